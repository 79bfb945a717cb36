"""The page Sumber & metode: definitions, sources, conflicts, corrections, absences."""
