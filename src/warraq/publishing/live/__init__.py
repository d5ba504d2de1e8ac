"""Making entries of a live coverage public, one by one, and keeping what readers see of them."""
