"""The page Peringkat: the coverage ranking, its chart and table, and the scorecard."""
