-- Purpose:  how many rows of each table stand on how many sources, and of which time.
-- Grain:    one row per table of figures, and one for all of them.
-- Inputs:   enrolment, workforce, statements, targets, benefits, programmes,
--           award_results, remarks, regulations, context_figures, contribution_rates.
-- Params:   $known_on date.
-- Columns:  table_name varchar, rows_used bigint, sources_used bigint, first_year
--           bigint, last_year bigint, latest_entry date.
-- Excludes: rows entered later. table_name is 'all' in the row for all. Years are those
--           that the figures describe, empty where no row is dated.
with entries as (
    select
        'enrolment' as table_name,
        source_id,
        period_end as described_on,
        entered_on,
    from enrolment
    union all
    select 'workforce', source_id, period_end, entered_on
    from workforce
    union all
    select 'statements', source_id, period_end, entered_on
    from statements
    union all
    select 'targets', source_id, due_on, entered_on
    from targets
    union all
    select 'benefits', source_id, period_end, entered_on
    from benefits
    union all
    select 'programmes', source_id, period_end, entered_on
    from programmes
    union all
    select 'award_results', source_id, make_date(award_year, 12, 31), entered_on
    from award_results
    union all
    select 'remarks', source_id, period_end, entered_on
    from remarks
    union all
    select 'regulations', source_id, issued_on, entered_on
    from regulations
    union all
    select
        'context_figures', source_id, make_date(left(period, 4)::bigint, 12, 31),
        entered_on
    from context_figures
    union all
    select 'contribution_rates', source_id, valid_from, entered_on
    from contribution_rates
),

final as (
    select
        coalesce(table_name, 'all') as table_name,
        count(*)::bigint as rows_used,
        count(distinct source_id)::bigint as sources_used,
        year(min(described_on))::bigint as first_year,
        year(max(described_on))::bigint as last_year,
        max(entered_on) as latest_entry,
    from entries
    where has_entered(entered_on, $known_on)
    group by grouping sets ((table_name), ())
)

select * from final
order by table_name
