"""Stories: what journalists write."""
