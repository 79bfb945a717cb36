-- Purpose:  employed, non-wage workers and informal share of every region of a level.
-- Grain:    one row per region of the chosen level, parent and vintage.
-- Inputs:   regions, workforce.
-- Params:   $level varchar, $parent varchar (NULL: all), $vintage varchar,
--           $period_end date, $known_on date.
-- Columns:  region_code varchar, vintage varchar, territory_id varchar, region_name
--           varchar, short_name varchar, kind varchar, parent_code varchar, base_period
--           date, labour_force bigint, employed bigint, eligible_estimate bigint,
--           employees bigint, non_wage bigint, employed_informal bigint,
--           informal_share_pct double, absence_reason varchar, source_id varchar.
-- Excludes: nothing; a region that was not surveyed stays, with absence_reason.
with chosen_regions as (
    select *
    from regions
    where
        level = $level
        and (vintage = $vintage or (level = 'regency' and vintage = '38'))
        and (
            $parent is null
            or case
                when level = 'regency' and $vintage = '34' then province_code_34
                else parent_code
            end = $parent
        )
),

known as (
    select *
    from workforce
    where
        series = 'sakernas_august'
        and period_end <= $period_end
        and is_known(entered_on, superseded_on, $known_on)
    qualify period_end = max(period_end) over ()
),

bases as (
    select
        territory_id,
        any_value(period_end) as base_period,
        max(workers) filter (where base = 'labour_force') as labour_force,
        max(workers) filter (where base = 'employed') as employed,
        max(workers) filter (where base = 'eligible_estimate') as eligible_estimate,
        max(workers) filter (where base = 'employees') as employees,
        max(workers) filter (where base = 'non_wage') as non_wage,
        max(workers) filter (where base = 'employed_informal') as employed_informal,
        any_value(source_id) as source_id,
    from known
    group by territory_id
),

final as (
    select
        chosen_regions.region_code,
        chosen_regions.vintage,
        chosen_regions.territory_id,
        chosen_regions.region_name,
        chosen_regions.short_name,
        chosen_regions.kind,
        chosen_regions.parent_code,
        bases.base_period,
        bases.labour_force,
        bases.employed,
        bases.eligible_estimate,
        bases.employees,
        bases.non_wage,
        bases.employed_informal,
        100.0 * bases.employed_informal / nullif(bases.employed, 0)
            as informal_share_pct,
        case when bases.employed is null then 'not_collected' end as absence_reason,
        bases.source_id,
    from chosen_regions
    left join bases
        on chosen_regions.territory_id = bases.territory_id
)

select * from final
order by region_code, vintage
