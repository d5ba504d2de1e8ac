"""A day of the newspaper: what is planned, written, read, scheduled and released, and when."""
