"""Releasing, withdrawing and correcting: the one door between the newsroom and readers."""
