"""The page Target & anggaran: gap, pace, money and who pays, part by part."""
