"""Who we are: editions and their sections."""
