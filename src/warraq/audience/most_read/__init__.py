"""The most read: one list for each edition and section, honest about what it rests on."""
