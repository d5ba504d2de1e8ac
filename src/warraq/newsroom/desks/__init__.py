"""The people of the newsroom: journalists, their desks and their roles."""
