"""How readers get it: pages of the site, and what carries them. Only published rows are read here."""
