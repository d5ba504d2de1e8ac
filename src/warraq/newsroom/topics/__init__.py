"""What stories are about."""
