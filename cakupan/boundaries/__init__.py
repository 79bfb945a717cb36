"""Boundaries: make the built-in set, check and install official ones."""
