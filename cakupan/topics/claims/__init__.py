"""Whether the numbers of a published claim fit, and which known figure was meant."""
