"""Counting what is read, without knowing who reads."""
