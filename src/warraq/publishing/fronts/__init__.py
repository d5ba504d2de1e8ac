"""Fronts: what is placed where, by editors, and what fills the places they leave empty."""
