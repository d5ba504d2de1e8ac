"""Times keep what was typed: when the rules of a zone change, what is pending there is reckoned anew."""
