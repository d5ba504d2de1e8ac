"""One list of all stories, the views of it that somebody keeps by name, and what matters now on the home page."""
