"""The page Periksa angka: a published claim, its arithmetic, what stands beside it."""
