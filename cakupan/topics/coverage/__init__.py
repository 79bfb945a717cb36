"""How many workers are protected, out of how many, by which definition."""
