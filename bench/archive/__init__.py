"""An archive of stories made of real Arabic words, as often as Arabic has them: for measuring search and related."""
