-- Purpose:  the day of the latest entry of figures, which "as known today" stands for.
-- Grain:    one row.
-- Inputs:   enrolment, workforce, statements, targets, programmes, benefits,
--           award_results, remarks, regulations, context_figures, contribution_rates,
--           corrections, conflicts.
-- Params:   $known_on date.
-- Columns:  entered_on date.
-- Excludes: entries after the day; the date is empty where nothing had entered by then.
with entries as (
    select max(entered_on) as entered_on
    from enrolment
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from workforce
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from statements
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from targets
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from programmes
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from benefits
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from award_results
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from remarks
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from regulations
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from context_figures
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from contribution_rates
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from corrections
    where has_entered(entered_on, $known_on)
    union all
    select max(entered_on)
    from conflicts
    where has_entered(entered_on, $known_on)
),

final as (
    select max(entered_on) as entered_on from entries
)

select * from final
