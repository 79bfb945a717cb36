"""What was promised, how far a region is from it, and how fast it must go."""
