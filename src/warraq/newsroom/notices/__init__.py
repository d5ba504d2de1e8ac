"""What concerns a journalist: a story was given to them, returned, approved, commented on, or could not go out."""
