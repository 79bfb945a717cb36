-- Purpose:  targets of a region, each beside the latest statement of the same
--           indicator, of the region itself or of one that has no target of its own.
-- Grain:    one row per target.
-- Inputs:   targets, statements, sources, note_translations.
-- Params:   $territory_id varchar, $figures_of varchar, $known_on date.
-- Columns:  row_id varchar, region_code varchar, vintage varchar, regime varchar,
--           indicator varchar, due_on date, segment_scope varchar, target_pct double,
--           target_pct_as_printed varchar, target_workers bigint, precision varchar,
--           document_id varchar, document_en varchar, note varchar, note_id varchar,
--           latest_row_id varchar, latest_pct double, latest_pct_as_printed varchar,
--           latest_period_end date, latest_source_id varchar, latest_precision varchar,
--           gap_pp decimal(10,4), gap_to_universal_pp decimal(15,4), is_met boolean,
--           source_id varchar, source_title varchar, source_publisher varchar,
--           source_url varchar, published_on date.
-- Excludes: superseded rows. Only UCJ with UCJ and so on: an indicator that is not
--           stated is never compared; a share of a target is no coverage; a range or an
--           open end is no number to subtract; one segment is not all. A statement
--           older than the regime is none of it: the regime begins with the year before
--           the first one that it sets a target for.
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

final as (
    select
        known_targets.row_id,
        known_targets.region_code,
        known_targets.vintage,
        known_targets.regime,
        known_targets.indicator,
        known_targets.due_on,
        known_targets.segment_scope,
        known_targets.target_pct,
        known_targets.target_pct_as_printed,
        known_targets.target_workers,
        known_targets.precision,
        known_targets.document_id,
        known_targets.document_en,
        known_targets.note,
        note_translations.note_id,
        latest.row_id as latest_row_id,
        latest.stated_pct as latest_pct,
        latest.stated_pct_as_printed as latest_pct_as_printed,
        latest.period_end as latest_period_end,
        latest.source_id as latest_source_id,
        latest.precision as latest_precision,
        known_targets.target_pct_as_printed::decimal(9, 4)
        - latest.stated_pct_as_printed::decimal(9, 4) as gap_pp,
        100 - latest.stated_pct_as_printed::decimal(9, 4) as gap_to_universal_pp,
        latest.stated_pct >= known_targets.target_pct as is_met,
        known_targets.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_on,
    from known_targets
    left join latest
        on known_targets.row_id = latest.target_row_id
    left join sources
        on known_targets.source_id = sources.source_id
    left join note_translations
        on known_targets.note = note_translations.note
)

select * from final
order by due_on, regime, row_id
