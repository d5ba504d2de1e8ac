"""Pictures: taken in safely, described for everyone, and made in every size before a reader asks."""
