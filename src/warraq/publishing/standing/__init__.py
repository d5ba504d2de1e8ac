"""What readers see of standing pages."""
