"""What the newsroom sees of its readers."""
