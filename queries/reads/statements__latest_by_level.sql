-- Purpose:  the latest published coverage percent of every region of a level.
-- Grain:    one row per region of the level that has a statement.
-- Inputs:   regions, statements, sources.
-- Params:   $level varchar, $parent varchar (NULL: all), $vintage varchar,
--           $known_on date.
-- Columns:  region_code varchar, vintage varchar, region_name varchar, short_name
--           varchar, parent_code varchar, row_id varchar, period_start date, period_end
--           date, stated_pct double, stated_pct_as_printed varchar, pct_low double,
--           pct_high double, precision varchar, stated_active bigint, indicator
--           varchar, segment_scope varchar, statement_count bigint, source_id
--           varchar, source_title varchar, source_publisher varchar.
-- Excludes: percents that are no coverage (share of a target, of vulnerable workers,
--           awards) or cover some segments alone (PU with JAKON is formal work), and
--           undated ones, of which nobody can say that they are the latest; of one
--           day, the indicator that is named goes first, then official before press.
--           statement_count counts the coverage statements that are left.
with known as (
    select
        statements.*,
        sources.kind_rank,
        sources.title as source_title,
        sources.publisher as source_publisher,
        count(*) over (partition by statements.territory_id) as statement_count,
    from statements
    left join sources
        on statements.source_id = sources.source_id
    where
        statements.statement_kind = 'coverage'
        and statements.worker_group is null
        and statements.period_end is not null
        and statements.covers_all_workers
        and is_known(statements.entered_on, statements.superseded_on, $known_on)
    qualify row_number() over (
            partition by statements.territory_id
            order by
                statements.period_end desc,
                statements.indicator = 'not_stated',
                sources.kind_rank,
                statements.row_id
        ) = 1
),

final as (
    select
        regions.region_code,
        regions.vintage,
        regions.region_name,
        regions.short_name,
        regions.parent_code,
        known.row_id,
        known.period_start,
        known.period_end,
        known.stated_pct,
        known.stated_pct_as_printed,
        known.pct_low,
        known.pct_high,
        known.precision,
        known.stated_active,
        known.indicator,
        known.segment_scope,
        known.statement_count::bigint as statement_count,
        known.source_id,
        known.source_title,
        known.source_publisher,
    from regions
    inner join known
        on regions.territory_id = known.territory_id
    where
        regions.level = $level
        and (
            regions.vintage = $vintage
            or (regions.level = 'regency' and regions.vintage = '38')
        )
        and (
            $parent is null
            or case
                when regions.level = 'regency' and $vintage = '34'
                    then regions.province_code_34
                else regions.parent_code
            end = $parent
        )
)

select * from final
order by region_code, vintage
