-- Purpose:  whether a row had entered our data by a day.
-- Grain:    one value.
-- Inputs:   none.
-- Params:   entered_on date, known_on date.
-- Columns:  boolean.
-- Excludes: nothing; a row that was replaced by then had entered all the same.
create macro has_entered(entered_on, known_on) as
entered_on <= known_on
