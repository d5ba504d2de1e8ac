"""A run of saved pages: each taken in, then linked to one another, then released; and what to tell of it."""
