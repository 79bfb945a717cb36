-- Purpose:  what the labour force survey gives for each region, beside a year before.
-- Grain:    one row per region of the level.
-- Inputs:   regions, workforce.
-- Params:   $level varchar, $vintage varchar, $period_end date, $known_on date.
-- Columns:  region_code varchar, vintage varchar, territory_id varchar, region_name
--           varchar, base_period date, earlier_period date, employed bigint,
--           employed_informal bigint, non_wage bigint, informal_share_pct double,
--           non_wage_share_pct double, employed_change_pct double, informal_change_pp
--           double, non_wage_change_pp double, change_reason varchar, absence_reason
--           varchar, source_id varchar, earlier_source_id varchar.
-- Excludes: nothing; a region that was not surveyed stays, with absence_reason. No
--           change across the new population weights of August 2023 for regencies, nor
--           for provinces whose working-age population moved by over a tenth in it
--           (change_reason base_break), nor without a round a year earlier.
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
),

last_round as (
    select max(period_end) as period_end from known
),

bases as (
    select
        known.territory_id,
        known.period_end,
        max(known.workers) filter (where known.base = 'employed') as employed,
        max(known.workers) filter (where known.base = 'employed_informal')
            as employed_informal,
        max(known.workers) filter (where known.base = 'non_wage') as non_wage,
        max(known.workers) filter (where known.base = 'working_age_population')
            as working_age,
        any_value(known.source_id) as source_id,
    from known
    where
        year(known.period_end)
        >= year((select last_round.period_end from last_round)) - 1
    group by known.territory_id, known.period_end
),

shares as (
    select
        territory_id,
        period_end,
        employed,
        employed_informal,
        non_wage,
        working_age,
        source_id,
        100.0 * employed_informal / nullif(employed, 0) as informal_share_pct,
        100.0 * non_wage / nullif(employed, 0) as non_wage_share_pct,
    from bases
),

pairs as (
    select
        newer.territory_id,
        newer.period_end as base_period,
        older.period_end as earlier_period,
        newer.employed,
        newer.employed_informal,
        newer.non_wage,
        newer.informal_share_pct,
        newer.non_wage_share_pct,
        100.0 * (newer.employed - older.employed) / nullif(older.employed, 0)
            as employed_change_pct,
        newer.informal_share_pct - older.informal_share_pct as informal_change_pp,
        newer.non_wage_share_pct - older.non_wage_share_pct as non_wage_change_pp,
        year(newer.period_end) = 2023
        and coalesce(
            abs(newer.working_age - older.working_age) > 0.1 * older.working_age, false
        ) as is_moved,
        newer.source_id,
        older.source_id as earlier_source_id,
    from shares as newer
    left join shares as older
        on
            newer.territory_id = older.territory_id
            and year(older.period_end) = year(newer.period_end) - 1
    where newer.period_end = (select last_round.period_end from last_round)
),

reasons as (
    select
        chosen_regions.region_code,
        chosen_regions.vintage,
        chosen_regions.territory_id,
        chosen_regions.region_name,
        pairs.base_period,
        pairs.earlier_period,
        pairs.employed,
        pairs.employed_informal,
        pairs.non_wage,
        pairs.informal_share_pct,
        pairs.non_wage_share_pct,
        pairs.employed_change_pct,
        pairs.informal_change_pp,
        pairs.non_wage_change_pp,
        pairs.source_id,
        pairs.earlier_source_id,
        case
            when pairs.employed is null then 'not_collected'
        end as absence_reason,
        case
            when pairs.employed is null or pairs.earlier_period is null
                then 'no_earlier_period'
            when
                year(pairs.base_period) = 2023
                and (chosen_regions.level = 'regency' or pairs.is_moved)
                then 'base_break'
        end as change_reason,
    from chosen_regions
    left join pairs
        on chosen_regions.territory_id = pairs.territory_id
),

final as (
    select
        region_code,
        vintage,
        territory_id,
        region_name,
        base_period,
        earlier_period,
        employed,
        employed_informal,
        non_wage,
        informal_share_pct,
        non_wage_share_pct,
        case when change_reason is null then employed_change_pct end
            as employed_change_pct,
        case when change_reason is null then informal_change_pp end
            as informal_change_pp,
        case when change_reason is null then non_wage_change_pp end
            as non_wage_change_pp,
        change_reason,
        absence_reason,
        source_id,
        earlier_source_id,
    from reasons
)

select * from final
order by region_code, vintage
