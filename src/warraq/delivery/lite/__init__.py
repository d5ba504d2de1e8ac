"""Lite pages: the front, sections and stories in a few kilobytes, without pictures unless a reader asks."""
