"""What is said of funded cohorts, each block composed once for all its readers."""
