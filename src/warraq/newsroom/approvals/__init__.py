"""The way of a draft through the newsroom: written, read by an editor of its section, released."""
