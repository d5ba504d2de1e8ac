"""Who did what in the newsroom, when and from where."""
