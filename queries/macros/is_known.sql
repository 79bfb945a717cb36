-- Purpose:  whether a row stands as known on a day: it had entered, and no correction
--           of it had.
-- Grain:    one value.
-- Inputs:   none.
-- Params:   entered_on date, superseded_on date (NULL: never), known_on date.
-- Columns:  boolean.
-- Excludes: nothing.
create macro is_known(entered_on, superseded_on, known_on) as
entered_on <= known_on
and (superseded_on is null or superseded_on > known_on)
