-- Purpose:  funded cohorts of vulnerable workers of a region, every statement of each.
-- Grain:    one row per statement.
-- Inputs:   programmes, sources.
-- Params:   $territory_id varchar, $known_on date.
-- Columns:  statement_id varchar, cohort_id varchar, is_counted boolean, period_start
--           date, period_end date, first_month varchar, last_month varchar, months
--           bigint, workers bigint, precision varchar, payer varchar, payer_as_worded
--           varchar, programmes varchar, rupiah bigint, rupiah_precision varchar,
--           plan_status varchar, worker_groups varchar, note varchar, note_id varchar,
--           source_id varchar, source_title varchar, source_publisher varchar,
--           source_url varchar, published_on date.
-- Excludes: superseded rows. period_start and period_end bound the statement, not the
--           cover; first_month, last_month and months stand only where a source gives
--           them.
with final as (
    select
        programmes.statement_id,
        programmes.cohort_id,
        programmes.is_counted,
        programmes.period_start,
        programmes.period_end,
        programmes.first_month,
        programmes.last_month,
        programmes.months,
        programmes.workers,
        programmes.precision,
        programmes.payer,
        programmes.payer_as_worded,
        programmes.programmes,
        programmes.rupiah,
        programmes.rupiah_precision,
        programmes.plan_status,
        programmes.worker_groups,
        programmes.note,
        programmes.note_id,
        programmes.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from programmes
    left join sources
        on programmes.source_id = sources.source_id
    where
        programmes.territory_id = $territory_id
        and is_known(programmes.entered_on, programmes.superseded_on, $known_on)
)

select * from final
order by
    coalesce(period_start, period_end) desc, cohort_id, is_counted desc, statement_id
