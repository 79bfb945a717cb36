-- Purpose:  funded cohorts of some regions by their counted statement.
-- Grain:    one row per cohort.
-- Inputs:   programmes, regions, sources, conflicts, conflict_figures.
-- Params:   $territories varchar[], $known_on date.
-- Columns:  cohort_id varchar, region_code varchar, vintage varchar, region_name
--           varchar, period_start date, period_end date, first_month varchar,
--           last_month varchar, months bigint, workers bigint, worker_months bigint,
--           precision varchar, payer varchar, payer_as_worded varchar, programmes
--           varchar, rupiah bigint, rupiah_precision varchar, plan_status varchar,
--           is_plan boolean, is_dated boolean, worker_groups varchar, note varchar,
--           note_id varchar, statement_id varchar, dispute_id varchar, dispute_title_id
--           varchar, dispute_title_en varchar, source_id varchar, source_title varchar,
--           source_publisher varchar, source_url varchar, published_on date.
-- Excludes: statements that do not count (they stand in programmes__by_region) and
--           superseded ones. is_dated is false where no source gives workers, first
--           month and months: such a cohort stands outside every monthly sum. A dispute
--           is an open conflict in which statements of the cohort stand against each
--           other; of several the one that begins last.
with disputes as (
    select
        programmes.cohort_id,
        conflicts.conflict_id,
        any_value(conflicts.title_id) as title_id,
        any_value(conflicts.title_en) as title_en,
    from conflicts
    inner join conflict_figures
        on conflicts.conflict_id = conflict_figures.conflict_id
    inner join programmes
        on conflict_figures.figure_id = programmes.statement_id
    where
        conflicts.topic = 'programme'
        and conflicts.status = 'open'
        and has_entered(conflicts.entered_on, $known_on)
        and is_known(programmes.entered_on, programmes.superseded_on, $known_on)
    group by programmes.cohort_id, conflicts.conflict_id
    having count(*) > 1
    qualify row_number() over (
            partition by programmes.cohort_id
            order by any_value(conflicts.period_start) desc, conflicts.conflict_id
        ) = 1
),

final as (
    select
        programmes.cohort_id,
        programmes.region_code,
        programmes.vintage,
        regions.region_name,
        programmes.period_start,
        programmes.period_end,
        programmes.first_month,
        programmes.last_month,
        programmes.months,
        programmes.workers,
        programmes.workers * programmes.months as worker_months,
        programmes.precision,
        programmes.payer,
        programmes.payer_as_worded,
        programmes.programmes,
        programmes.rupiah,
        programmes.rupiah_precision,
        programmes.plan_status,
        list_contains(
            ['planned', 'budgeted', 'committed', 'target', 'not_allocated'],
            programmes.plan_status
        ) as is_plan,
        (
            programmes.first_month is not null
            and programmes.months is not null
            and programmes.workers is not null
        ) as is_dated,
        programmes.worker_groups,
        programmes.note,
        programmes.note_id,
        programmes.statement_id,
        disputes.conflict_id as dispute_id,
        disputes.title_id as dispute_title_id,
        disputes.title_en as dispute_title_en,
        programmes.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from programmes
    left join regions
        on
            programmes.region_code = regions.region_code
            and programmes.vintage = regions.vintage
    left join sources
        on programmes.source_id = sources.source_id
    left join disputes
        on programmes.cohort_id = disputes.cohort_id
    where
        programmes.is_counted
        and list_contains($territories, programmes.territory_id)
        and is_known(programmes.entered_on, programmes.superseded_on, $known_on)
)

select * from final
order by first_month nulls last, region_code, cohort_id
