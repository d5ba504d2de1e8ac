"""Search by meaning, with the extra `warraq[semantic]`: a vector for each story, beside the index of words."""
