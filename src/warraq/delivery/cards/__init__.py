"""Pictures for shared links: drawn for stories that have no fit one, and for the edition itself."""
