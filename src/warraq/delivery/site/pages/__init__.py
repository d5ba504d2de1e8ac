"""One file for each kind of page: from published rows to a finished page."""
