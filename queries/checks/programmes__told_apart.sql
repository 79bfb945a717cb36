-- Purpose:  no cohort of an office is counted twice under two ids.
-- Grain:    one row per counted cohort of an office.
-- Inputs:   programmes, raw_programmes.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, found varchar, other varchar, is_ok
--           boolean.
-- Excludes: corrected statements. Cohorts are alike if region, payer, workers, times,
--           programmes, groups and notes all are; a note may tell two apart, as where
--           each village of a regency enrols a hundred.
with counted as (
    select
        programmes.statement_id,
        programmes.cohort_id,
        raw_programmes.origin,
        hash(
            programmes.territory_id,
            programmes.payer,
            programmes.workers,
            programmes.period_start,
            programmes.period_end,
            programmes.first_month,
            programmes.months,
            programmes.programmes,
            programmes.worker_groups,
            coalesce(programmes.note, ''),
            coalesce(programmes.note_id, '')
        ) as likeness,
    from programmes
    inner join raw_programmes
        on programmes.statement_id = raw_programmes.statement_id
    where
        programmes.is_counted
        and programmes.superseded_on is null
        and programmes.workers is not null
),

beside as (
    select
        mine.statement_id,
        mine.cohort_id,
        min(other.cohort_id) as other,
    from counted as mine
    left join counted as other
        on
            mine.likeness = other.likeness
            and mine.cohort_id <> other.cohort_id
    where mine.origin = 'office'
    group by mine.statement_id, mine.cohort_id
),

final as (
    select
        statement_id as row_id,
        'cohort_id' as column_name,
        cohort_id as found,
        other,
        other is null as is_ok,
    from beside
)

select * from final
order by row_id
