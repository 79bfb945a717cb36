-- Purpose:  what makes regions alike: workers, informal share, kind, budget a worker.
-- Grain:    one row per region of the level.
-- Inputs:   regions, workforce, context_figures.
-- Params:   $level varchar, $vintage varchar, $period_end date, $known_on date.
-- Columns:  region_code varchar, vintage varchar, territory_id varchar, region_name
--           varchar, short_name varchar, kind varchar, parent_code varchar, base_period
--           date, employed bigint, employed_informal bigint, informal_share_pct double,
--           budget_year varchar, budget_per_worker double, absence_reason varchar,
--           source_id varchar, budget_source_id varchar.
-- Excludes: nothing; a region that was not surveyed stays, with absence_reason. Budgets
--           of one year alone are set side by side: the year on or before period_end
--           that most regions of the level have, the latest of several.
with chosen_regions as (
    select *
    from regions
    where
        level = $level
        and (vintage = $vintage or (level = 'regency' and vintage = '38'))
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
        max(workers) filter (where base = 'employed') as employed,
        max(workers) filter (where base = 'employed_informal') as employed_informal,
        any_value(source_id) as source_id,
    from known
    group by territory_id
),

budgets as (
    select
        chosen_regions.territory_id,
        left(context_figures.period, 4) as budget_year,
        arg_max(
            context_figures.value::decimal(20, 4), context_figures.row_id
        ) as budget,
        arg_max(context_figures.source_id, context_figures.row_id) as source_id,
    from context_figures
    inner join chosen_regions
        on context_figures.territory_id = chosen_regions.territory_id
    where
        context_figures.measure = 'apbd_total'
        and has_entered(context_figures.entered_on, $known_on)
    group by chosen_regions.territory_id, left(context_figures.period, 4)
),

budget_years as (
    select
        budget_year,
        count(*) as regions_found,
    from budgets
    where budget > 0 and budget_year::integer <= year($period_end)
    group by budget_year
    qualify row_number() over (order by regions_found desc, budget_year desc) = 1
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
        bases.employed,
        bases.employed_informal,
        100.0 * bases.employed_informal / nullif(bases.employed, 0)
            as informal_share_pct,
        budgets.budget_year,
        budgets.budget::double / nullif(bases.employed, 0) as budget_per_worker,
        case when bases.employed is null then 'not_collected' end as absence_reason,
        bases.source_id,
        budgets.source_id as budget_source_id,
    from chosen_regions
    left join bases
        on chosen_regions.territory_id = bases.territory_id
    left join budgets
        on
            chosen_regions.territory_id = budgets.territory_id
            and budgets.budget_year
            = (select budget_years.budget_year from budget_years)
)

select * from final
order by region_code, vintage
