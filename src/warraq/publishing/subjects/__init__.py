"""What is published teaches which texts belong under which topic and section."""
