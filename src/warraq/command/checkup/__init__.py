"""What `warraq doctor` looks at, one file per part of an install."""
