"""Plausible Arabic stories in any number, the same for the same seed, loaded as if the release verbs had written them."""
