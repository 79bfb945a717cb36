-- Purpose:  rows of our data by key, as a citation names them, and what replaced them.
-- Grain:    one row per asked key that exists; a Sakernas row is asked with its base.
-- Inputs:   enrolment, workforce, statements, targets, programmes, revisions, sources,
--           note_translations, regions.
-- Params:   $figure_keys varchar[], $known_on date.
-- Columns:  figure_key varchar, row_id varchar, figure_table varchar, region_code
--           varchar, vintage varchar, region_name varchar, period_start date,
--           period_end date, measure varchar, value_as_printed varchar, precision
--           varchar, value_low double, value_high double, rupiah bigint,
--           rupiah_precision varchar, months bigint, status varchar, statement_kind
--           varchar, plan_status varchar, payer varchar, segment_scope varchar,
--           worker_group varchar, programme varchar, worker_basis varchar,
--           worker_basis_evidence varchar, base varchar, regime varchar, indicator
--           varchar, target_workers bigint, note varchar, note_id varchar, series
--           varchar, source_id varchar, source_title varchar, source_publisher varchar,
--           source_url varchar, published_on date, published_as varchar, entered_on
--           date, superseded_on date, superseded_by varchar.
-- Excludes: rows entered later. superseded_on and superseded_by are empty where the
--           replacing row entered later; superseded_by is the key of that row, with the
--           base where the asked key has one.
with wanted as (
    select unnest($figure_keys) as figure_key
),

asked as (
    select
        row_id as figure_key,
        row_id,
        'enrolment' as figure_table,
        region_code,
        vintage,
        period_start,
        period_end,
        'workers' as measure,
        workers::varchar as value_as_printed,
        precision,
        value_low::double as value_low,
        value_high::double as value_high,
        status,
        segment_scope,
        worker_group,
        programme,
        worker_basis,
        worker_basis_evidence,
        indicator,
        note,
        series,
        source_id,
        entered_on,
        superseded_on,
    from enrolment
    where row_id in (select wanted.figure_key from wanted)
    union all by name
    select
        case
            when series = 'sakernas_august' then row_id || '.' || base else row_id
        end as figure_key,
        row_id,
        'workforce' as figure_table,
        region_code,
        vintage,
        period_end as period_start,
        period_end,
        'workforce_denominator' as measure,
        workers::varchar as value_as_printed,
        precision,
        segment_scope,
        base,
        base_as_worded as note,
        series,
        source_id,
        entered_on,
        superseded_on,
    from workforce
    where
        case
            when series = 'sakernas_august' then row_id || '.' || base else row_id
        end in (select wanted.figure_key from wanted)
    union all by name
    select
        row_id as figure_key,
        row_id,
        'statement' as figure_table,
        region_code,
        vintage,
        period_start,
        period_end,
        'percent' as measure,
        stated_pct_as_printed as value_as_printed,
        precision,
        pct_low as value_low,
        pct_high as value_high,
        statement_kind,
        segment_scope,
        worker_group,
        worker_basis,
        worker_basis_evidence,
        indicator,
        note,
        source_id,
        entered_on,
        superseded_on,
    from statements
    where row_id in (select wanted.figure_key from wanted)
    union all by name
    select
        row_id as figure_key,
        row_id,
        'target' as figure_table,
        region_code,
        vintage,
        due_on as period_start,
        due_on as period_end,
        case
            when target_pct is null then 'target_workers' else 'target_percent'
        end as measure,
        coalesce(target_pct_as_printed, target_workers::varchar) as value_as_printed,
        precision,
        segment_scope,
        regime,
        indicator,
        case when target_pct is not null then target_workers end as target_workers,
        note,
        source_id,
        entered_on,
        superseded_on,
    from targets
    where row_id in (select wanted.figure_key from wanted)
    union all by name
    select
        statement_id as figure_key,
        statement_id as row_id,
        'programme' as figure_table,
        region_code,
        vintage,
        period_start,
        period_end,
        'programme_workers' as measure,
        workers::varchar as value_as_printed,
        precision,
        rupiah,
        rupiah_precision,
        months,
        plan_status,
        payer,
        worker_groups as worker_group,
        note,
        note_id,
        source_id,
        entered_on,
        superseded_on,
    from programmes
    where statement_id in (select wanted.figure_key from wanted)
),

replacing as (
    select
        older_id,
        arg_min(newer_id, newer_id) as newer_id,
    from revisions
    where has_entered(entered_on, $known_on)
    group by older_id
),

final as (
    select
        asked.figure_key,
        asked.row_id,
        asked.figure_table,
        asked.region_code,
        asked.vintage,
        regions.region_name,
        asked.period_start,
        asked.period_end,
        asked.measure,
        asked.value_as_printed,
        asked.precision,
        asked.value_low,
        asked.value_high,
        asked.rupiah,
        asked.rupiah_precision,
        asked.months,
        asked.status,
        asked.statement_kind,
        asked.plan_status,
        asked.payer,
        asked.segment_scope,
        asked.worker_group,
        asked.programme,
        asked.worker_basis,
        asked.worker_basis_evidence,
        asked.base,
        asked.regime,
        asked.indicator,
        asked.target_workers,
        asked.note,
        coalesce(asked.note_id, note_translations.note_id) as note_id,
        asked.series,
        asked.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
        sources.published_as,
        asked.entered_on,
        case
            when asked.superseded_on <= $known_on then asked.superseded_on
        end as superseded_on,
        replacing.newer_id || right(
            asked.figure_key, length(asked.figure_key) - length(asked.row_id)
        ) as superseded_by,
    from asked
    left join replacing
        on asked.row_id = replacing.older_id
    left join regions
        on
            asked.region_code = regions.region_code
            and asked.vintage = regions.vintage
    left join sources
        on asked.source_id = sources.source_id
    left join note_translations
        on asked.note = note_translations.note
    where has_entered(asked.entered_on, $known_on)
)

select * from final
order by figure_key
