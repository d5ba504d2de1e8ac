"""The copy checker at the desk."""
