-- Purpose:  a cohort of an office may be one that another statement counts too.
-- Grain:    one row per counted cohort of an office beside one like it.
-- Inputs:   programmes, raw_programmes.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, territory_id varchar, period_end date,
--           series varchar, segment_scope varchar, workers bigint, other_workers
--           bigint, change_pct double, other_row_id varchar, entered_on date.
-- Excludes: corrected statements; two of one source, whose notes tell them apart. Alike
--           are workers and payer in one region and year.
with counted as (
    select
        programmes.*,
        raw_programmes.origin,
        coalesce(
            left(programmes.first_month, 4),
            strftime(programmes.period_start, '%Y'),
            strftime(programmes.period_end, '%Y')
        ) as cover_year,
    from programmes
    inner join raw_programmes
        on programmes.statement_id = raw_programmes.statement_id
    where
        programmes.is_counted
        and programmes.superseded_on is null
        and programmes.workers is not null
),

final as (
    select
        mine.statement_id as row_id,
        'cohort_id' as column_name,
        mine.territory_id,
        mine.period_end,
        null::varchar as series,
        null::varchar as segment_scope,
        mine.workers,
        min(other.workers) as other_workers,
        null::double as change_pct,
        min(other.statement_id) as other_row_id,
        case
            when mine.entered_on > min(other.entered_on) then mine.entered_on
            else min(other.entered_on)
        end as entered_on,
    from counted as mine
    inner join counted as other
        on
            mine.territory_id = other.territory_id
            and mine.payer = other.payer
            and mine.workers = other.workers
            and mine.cover_year = other.cover_year
            and mine.cohort_id <> other.cohort_id
            and mine.source_id <> other.source_id
    where
        mine.origin = 'office'
        and (other.origin <> 'office' or mine.statement_id > other.statement_id)
    group by
        mine.statement_id, mine.territory_id, mine.period_end, mine.workers,
        mine.entered_on
)

select * from final
order by row_id
