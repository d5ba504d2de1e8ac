"""Topics and sections offered for a draft while it is written."""
