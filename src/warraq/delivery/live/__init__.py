"""The page of a live coverage: entries newest first, key points, and updates that arrive without loading it again."""
