"""A pasted sentence read as a claim: its numbers, their roles, region, date, doubts."""
