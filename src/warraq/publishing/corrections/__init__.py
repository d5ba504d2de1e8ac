"""The public list of corrections."""
