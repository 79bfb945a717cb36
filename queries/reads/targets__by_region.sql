-- Purpose:  targets of a region, each beside the latest figure of what it is measured
--           on, of the region itself or of one that has no target of its own: the
--           statement of its indicator, or the coverage over the base that it names.
-- Grain:    one row per target.
-- Inputs:   targets, statements, sources, note_translations, province_regencies,
--           monthly_enrolment, workforce.
-- Params:   $territory_id varchar, $figures_of varchar, $known_on date.
-- Columns:  row_id varchar, region_code varchar, vintage varchar, regime varchar,
--           indicator varchar, due_on date, segment_scope varchar, base varchar,
--           target_pct double, target_pct_as_printed varchar, target_workers bigint,
--           precision varchar, document_id varchar, document_en varchar, note varchar,
--           note_id varchar, latest_row_id varchar, latest_pct double,
--           latest_pct_as_printed varchar, latest_period_end date, latest_source_id
--           varchar, latest_precision varchar, latest_active_workers bigint,
--           latest_base_workers bigint, latest_base_period date, latest_base_source_id
--           varchar, latest_series varchar, latest_worker_basis varchar,
--           latest_worker_basis_evidence varchar, latest_publisher varchar,
--           regencies_summed bigint, gap_pp decimal(19,10), gap_to_universal_pp
--           decimal(19,10), is_met boolean, source_id varchar, source_title varchar,
--           source_publisher varchar, source_url varchar, published_on date.
-- Excludes: superseded rows. Only UCJ with UCJ and so on: an indicator that is not
--           stated is never compared; a share of a target is no coverage; a range or an
--           open end is no number to subtract; one segment is not all. A statement
--           older than the regime is none of it: the regime begins with the year before
--           the first one that it sets a target for. A target that names its base meets
--           no statement; the coverage has two decimals in latest_pct_as_printed alone.
with known_targets as (
    select
        *,
        make_date(
            year(min(due_on) over (partition by regime, indicator)) - 1, 1, 1
        ) as regime_from,
    from targets
    where
        territory_id = $territory_id
        and is_known(entered_on, superseded_on, $known_on)
),

known_statements as (
    select
        *,
    from statements
    where
        territory_id = $figures_of
        and statement_kind = 'coverage'
        and indicator <> 'not_stated'
        and worker_group is null
        and precision in ('exact', 'rounded', 'about')
        and is_known(entered_on, superseded_on, $known_on)
),

latest as (
    select
        known_targets.row_id as target_row_id,
        known_statements.*,
    from known_targets
    inner join known_statements
        on
            known_targets.indicator = known_statements.indicator
            and known_targets.base is null
            and known_targets.target_pct is not null
            and known_targets.regime_from <= known_statements.period_end
            and (
                known_targets.segment_scope = known_statements.segment_scope
                or (
                    known_targets.covers_all_workers
                    and known_statements.covers_all_workers
                    and 'as_stated' in (
                        known_targets.segment_scope, known_statements.segment_scope
                    )
                )
            )
    qualify row_number() over (
            partition by known_targets.row_id
            order by known_statements.period_end desc, known_statements.row_id
        ) = 1
),

measured_scopes as (
    select distinct
        segment_scope,
        string_split(segment_scope, '+') as segments,
    from known_targets
    where base is not null and target_pct is not null
),

months_of_all as (
    select
        measured_scopes.segment_scope,
        figures.*,
    from measured_scopes
    cross join region_scope(measured_scopes.segments, $known_on) as figures
),

months as (
    select *
    from months_of_all
    where territory_id = $figures_of
),

known_bases as (
    select
        base,
        workers,
        period_end,
        source_id,
    from workforce
    where
        territory_id = $figures_of
        and series = 'sakernas_august'
        and workers > 0
        and is_known(entered_on, superseded_on, $known_on)
),

-- Of one month a figure of the region itself goes before the sum of its regencies.
coverages as (
    select
        known_targets.row_id as target_row_id,
        months.*,
        known_bases.workers as base_workers,
        known_bases.period_end as base_period,
        known_bases.source_id as base_source_id,
        (20000 * months.active_workers::hugeint + known_bases.workers)
        // (2 * known_bases.workers) as hundredths,
        100.0 * months.active_workers / nullif(known_bases.workers, 0) as coverage_pct,
    from known_targets
    inner join months
        on
            known_targets.segment_scope = months.segment_scope
            and known_targets.regime_from <= months.period_end
    inner join known_bases
        on
            known_targets.base = known_bases.base
            and months.period_end >= known_bases.period_end
    where known_targets.target_pct is not null
    qualify row_number() over (
            partition by known_targets.row_id
            order by
                months.period_end desc,
                months.regencies_summed is not null,
                months.precision <> 'exact',
                months.series,
                months.worker_basis,
                known_bases.period_end desc
        ) = 1
),

final as (
    select
        known_targets.row_id,
        known_targets.region_code,
        known_targets.vintage,
        known_targets.regime,
        known_targets.indicator,
        known_targets.due_on,
        known_targets.segment_scope,
        known_targets.base,
        known_targets.target_pct,
        known_targets.target_pct_as_printed,
        known_targets.target_workers,
        known_targets.precision,
        known_targets.document_id,
        known_targets.document_en,
        known_targets.note,
        note_translations.note_id,
        coalesce(latest.row_id, coverages.row_ids) as latest_row_id,
        coalesce(latest.stated_pct, coverages.coverage_pct) as latest_pct,
        coalesce(
            latest.stated_pct_as_printed,
            format('{}.{:02d}', coverages.hundredths // 100, coverages.hundredths % 100)
        ) as latest_pct_as_printed,
        coalesce(latest.period_end, coverages.period_end) as latest_period_end,
        coalesce(latest.source_id, coverages.source_id) as latest_source_id,
        coalesce(latest.precision, coverages.precision) as latest_precision,
        coverages.active_workers as latest_active_workers,
        coverages.base_workers as latest_base_workers,
        coverages.base_period as latest_base_period,
        coverages.base_source_id as latest_base_source_id,
        coverages.series as latest_series,
        coverages.worker_basis as latest_worker_basis,
        coverages.worker_basis_evidence as latest_worker_basis_evidence,
        coverages.source_publisher as latest_publisher,
        coverages.regencies_summed,
        coalesce(
            known_targets.target_pct_as_printed::decimal(18, 10)
            - latest.stated_pct_as_printed::decimal(18, 10),
            known_targets.target_pct_as_printed::decimal(18, 10)
            - coverages.coverage_pct::decimal(18, 10)
        ) as gap_pp,
        100::decimal(18, 10) - coalesce(
            latest.stated_pct_as_printed::decimal(18, 10),
            coverages.coverage_pct::decimal(18, 10)
        ) as gap_to_universal_pp,
        coalesce(
            latest.stated_pct >= known_targets.target_pct,
            100 * coverages.active_workers::decimal(18, 0)
            >= known_targets.target_pct_as_printed::decimal(9, 4)
            * coverages.base_workers
        ) as is_met,
        known_targets.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from known_targets
    left join latest
        on known_targets.row_id = latest.target_row_id
    left join coverages
        on known_targets.row_id = coverages.target_row_id
    left join sources
        on known_targets.source_id = sources.source_id
    left join note_translations
        on known_targets.note = note_translations.note
)

select * from final
order by due_on, regime, row_id
