"""Search: an index that follows the bulletin, and the reader's search page."""
