"""Sitemaps: an index of parts, and the news of two days."""
