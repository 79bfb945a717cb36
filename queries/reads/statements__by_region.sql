-- Purpose:  percents that somebody published for a region, with the base they imply.
-- Grain:    one row per statement.
-- Inputs:   statements, sources, note_translations.
-- Params:   $territory_id varchar, $from_date date (NULL: from the first), $to_date
--           date (NULL: to the last), $known_on date.
-- Columns:  row_id varchar, region_code varchar, vintage varchar, said_on date,
--           period_start date, period_end date, stated_pct double,
--           stated_pct_as_printed varchar, pct_low double, pct_high double,
--           stated_active bigint, active_precision varchar, stated_base bigint,
--           base_precision varchar, implied_base bigint, implied_base_low bigint,
--           implied_base_high bigint, precision varchar, kind varchar, segment_scope
--           varchar, worker_group varchar, worker_basis varchar, worker_basis_evidence
--           varchar, scope_as_worded varchar, scope_as_worded_id varchar,
--           base_as_worded varchar, base_as_worded_id varchar, indicator varchar,
--           source_id varchar, source_title varchar, source_publisher varchar,
--           source_url varchar, published_as varchar.
-- Excludes: superseded statements. The implied base is the stated number of workers
--           over the stated percent, with half a unit of the last digit of both as
--           bounds.
with known as (
    select
        *,
        case
            when active_precision in ('rounded', 'about')
                then
                    0.5
                    * pow(10, length(regexp_extract(stated_active::varchar, '0*$')))
            else 0
        end as active_half_unit,
    from statements
    where
        territory_id = $territory_id
        and ($from_date is null or period_end >= $from_date)
        and ($to_date is null or period_end <= $to_date)
        and is_known(entered_on, superseded_on, $known_on)
),

final as (
    select
        known.row_id,
        known.region_code,
        known.vintage,
        sources.published_on as said_on,
        known.period_start,
        known.period_end,
        known.stated_pct,
        known.stated_pct_as_printed,
        known.pct_low,
        known.pct_high,
        known.stated_active,
        known.active_precision,
        known.stated_base,
        known.base_precision,
        round(100.0 * known.stated_active / nullif(known.stated_pct, 0))::bigint
            as implied_base,
        floor(
            100.0 * (known.stated_active - known.active_half_unit)
            / nullif(known.pct_high, 0)
        )::bigint as implied_base_low,
        floor(
            100.0 * (known.stated_active + known.active_half_unit)
            / nullif(known.pct_low, 0)
        )::bigint as implied_base_high,
        known.precision,
        known.statement_kind as kind,
        known.segment_scope,
        known.worker_group,
        known.worker_basis,
        known.worker_basis_evidence,
        known.note as scope_as_worded,
        note_translations.note_id as scope_as_worded_id,
        known.base_as_worded,
        base_translations.note_id as base_as_worded_id,
        known.indicator,
        known.source_id,
        sources.title as source_title,
        sources.publisher as source_publisher,
        sources.url as source_url,
        sources.published_as,
    from known
    left join sources
        on known.source_id = sources.source_id
    left join note_translations
        on known.note = note_translations.note
    left join note_translations as base_translations
        on known.base_as_worded = base_translations.note
)

select * from final
order by period_end, row_id
