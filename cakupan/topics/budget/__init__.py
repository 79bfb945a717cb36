"""What closing a gap costs, who pays, how money is shared, and where a series leads."""
