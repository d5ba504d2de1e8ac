"""Names that must not stand for two."""
