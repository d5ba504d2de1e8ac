"""Two names for one: made one again."""
