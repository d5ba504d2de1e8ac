"""The Arabic language as pure functions: no Django, no state, exact about offsets."""
