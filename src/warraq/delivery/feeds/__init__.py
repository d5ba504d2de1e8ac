"""RSS, Atom and JSON Feed of an edition, a section, a topic or a contributor; robots.txt and llms.txt."""
