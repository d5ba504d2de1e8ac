"""What makes stories public."""
