"""The site on a phone's home screen and without a network: manifest, icons, the last stories read."""
