"""The panic button and command: end all sessions, freeze publishing, withdraw a story."""
