"""The words an edition has taught its copy checker."""
