"""Backgrounds as readers have them."""
