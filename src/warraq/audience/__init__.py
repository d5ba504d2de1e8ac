"""Who reads the newspaper: counts, the most read, the view for the newsroom, letters and pushes."""
