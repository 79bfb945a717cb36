"""What is on record for a region, as tables of cells: for pages and offline copies."""
