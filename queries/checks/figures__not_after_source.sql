-- Purpose:  no month of an office is later than the document that gives it.
-- Grain:    one row per row of an office's enrolment, statements and bases.
-- Inputs:   raw_enrolment, raw_statements, raw_workforce, sources.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, found date, published_on date,
--           source_id varchar, is_ok boolean.
-- Excludes: documents without a day of publication. A year that is spoken of is held
--           by its first day: it may still run.
with figures as (
    select
        row_id,
        period_end,
        source_id,
    from raw_enrolment
    where origin = 'office'
    union all
    select
        row_id,
        coalesce(period_start, period_end) as period_end,
        source_id,
    from raw_statements
    where origin = 'office'
    union all
    select
        row_id,
        coalesce(period_start, period_end) as period_end,
        source_id,
    from raw_workforce
    where origin = 'office'
),

final as (
    select
        figures.row_id,
        'period_end' as column_name,
        figures.period_end as found,
        sources.published_on,
        figures.source_id,
        figures.period_end <= sources.published_on as is_ok,
    from figures
    inner join sources
        on figures.source_id = sources.source_id
    where sources.published_on is not null
)

select * from final
order by row_id
