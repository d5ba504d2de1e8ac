"""What a topic's new readers need to know, pinned by an editor."""
