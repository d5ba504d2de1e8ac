"""The pages a reader can open."""
