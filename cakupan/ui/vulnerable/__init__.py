"""The page Pekerja rentan: funded cohorts, who pays, and when their cover ends."""
