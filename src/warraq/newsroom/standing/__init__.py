"""Pages that stand for years: about us, contact, privacy."""
