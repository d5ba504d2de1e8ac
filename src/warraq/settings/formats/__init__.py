"""How Django writes moments where a language has no way of its own: the folders are languages, as Django looks for them."""
