-- Purpose:  regions that published both a coverage and a target, like beside like.
-- Grain:    one row per region of the chosen level that gave both.
-- Inputs:   regions, targets, statements.
-- Params:   $level varchar, $known_on date.
-- Columns:  region_code varchar, vintage varchar, region_name varchar, short_name
--           varchar, is_like boolean, indicator varchar, target_indicator varchar,
--           period_start date, period_end date, stated_pct double,
--           stated_pct_as_printed varchar, precision varchar, due_on date, regime
--           varchar, target_pct double, target_pct_as_printed varchar, difference_pp
--           decimal(10,4), is_met boolean, row_id varchar, source_id varchar,
--           target_row_id varchar, target_source_id varchar.
-- Excludes: targets that are measured on a coverage, not on an indicator; regions that
--           gave only one of the two. is_like is true only where both name
--           the same indicator for all workers, the statement is a number and no older
--           than the year before the first of the regime's targets (as in
--           targets__by_region); else there is no difference and no verdict. Of several
--           pairs the like one goes first, then the latest statement, then the target
--           that is due first on or after it.
with known_targets as (
    select
        *,
        make_date(
            year(min(due_on) over (partition by territory_id, regime, indicator)) - 1,
            1,
            1
        ) as regime_from,
    from targets
    where
        level = $level
        and target_pct is not null
        and base is null
        and is_known(entered_on, superseded_on, $known_on)
),

known_statements as (
    select *
    from statements
    where
        level = $level
        and statement_kind = 'coverage'
        and covers_all_workers
        and worker_group is null
        and is_known(entered_on, superseded_on, $known_on)
),

pairs as (
    select
        known_statements.*,
        known_targets.row_id as target_row_id,
        known_targets.due_on,
        known_targets.regime,
        known_targets.indicator as target_indicator,
        known_targets.target_pct,
        known_targets.target_pct_as_printed,
        known_targets.source_id as target_source_id,
        known_statements.indicator = known_targets.indicator
        and known_statements.indicator <> 'not_stated'
        and known_statements.precision in ('exact', 'rounded', 'about')
        and known_statements.period_end >= known_targets.regime_from
        and (
            known_targets.segment_scope = known_statements.segment_scope
            or 'as_stated' in (
                known_targets.segment_scope, known_statements.segment_scope
            )
        )
        and known_targets.covers_all_workers as is_like,
    from known_statements
    inner join known_targets
        on known_statements.territory_id = known_targets.territory_id
),

best as (
    select *
    from pairs
    qualify row_number() over (
            partition by territory_id
            order by
                is_like desc,
                period_end desc,
                due_on < period_end,
                abs(datediff('day', period_end, due_on)),
                row_id,
                target_row_id
        ) = 1
),

final as (
    select
        best.region_code,
        best.vintage,
        regions.region_name,
        regions.short_name,
        best.is_like,
        best.indicator,
        best.target_indicator,
        best.period_start,
        best.period_end,
        best.stated_pct,
        best.stated_pct_as_printed,
        best.precision,
        best.due_on,
        best.regime,
        best.target_pct,
        best.target_pct_as_printed,
        case
            when best.is_like
                then
                    best.stated_pct_as_printed::decimal(9, 4)
                    - best.target_pct_as_printed::decimal(9, 4)
        end as difference_pp,
        case when best.is_like then best.stated_pct >= best.target_pct end as is_met,
        best.row_id,
        best.source_id,
        best.target_row_id,
        best.target_source_id,
    from best
    inner join regions
        on
            best.region_code = regions.region_code
            and best.vintage = regions.vintage
)

select * from final
order by region_code
