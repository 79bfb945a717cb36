"""What figures stand on: their sources, doubts, quoting, and what is said beside."""
