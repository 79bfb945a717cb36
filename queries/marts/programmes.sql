-- Purpose:  funded cohorts of vulnerable workers, as stated.
-- Grain:    one row per statement_id.
-- Inputs:   raw_programmes, regions.
-- Params:   none.
-- Columns:  statement_id varchar, cohort_id varchar, is_counted boolean, region_code
--           varchar, territory_id varchar, vintage varchar, period_start date,
--           period_end date, first_month varchar, last_month varchar, months bigint,
--           workers bigint, precision varchar, payer varchar, payer_as_worded varchar,
--           programmes varchar, rupiah bigint, rupiah_precision varchar, plan_status
--           varchar, worker_groups varchar, note varchar, note_id varchar, source_id
--           varchar, entered_on date, superseded_on date.
-- Excludes: nothing.
with superseded as (
    select
        supersedes as statement_id,
        min(entered_on) as superseded_on,
    from raw_programmes
    where supersedes is not null
    group by supersedes
),

final as (
    select
        raw_programmes.statement_id,
        raw_programmes.cohort_id,
        raw_programmes.is_counted,
        raw_programmes.region_code,
        regions.territory_id,
        raw_programmes.vintage,
        raw_programmes.period_start,
        raw_programmes.period_end,
        raw_programmes.first_month,
        raw_programmes.last_month,
        raw_programmes.months,
        raw_programmes.workers,
        raw_programmes.precision,
        raw_programmes.payer,
        raw_programmes.payer_as_worded,
        raw_programmes.programmes,
        raw_programmes.rupiah,
        raw_programmes.rupiah_precision,
        raw_programmes.plan_status,
        raw_programmes.worker_groups,
        raw_programmes.note,
        raw_programmes.note_id,
        raw_programmes.source_id,
        raw_programmes.entered_on,
        superseded.superseded_on,
    from raw_programmes
    left join superseded
        on raw_programmes.statement_id = superseded.statement_id
    left join regions
        on
            raw_programmes.region_code = regions.region_code
            and raw_programmes.vintage = regions.vintage
)

select * from final
order by statement_id
