-- Purpose:  active workers of the chosen segments over the chosen base, region by
--           region.
-- Grain:    one row per region of the chosen level, parent and vintage.
-- Inputs:   regions, province_regencies, monthly_enrolment, enrolment, workforce,
--           absences.
-- Params:   $level varchar (NULL: any), $region varchar (NULL: all), $parent varchar
--           (NULL: all), $vintage varchar, $period_end date, $segments varchar[],
--           $base varchar, $series varchar (NULL: the series with most regions),
--           $known_on date.
-- Columns:  region_code varchar, vintage varchar, territory_id varchar, level varchar,
--           region_name varchar, short_name varchar, parent_code varchar, period_end
--           date, segment_scope varchar, base varchar, series varchar, worker_basis
--           varchar, worker_basis_evidence varchar, precision varchar, base_period
--           date, active_workers bigint, base_workers bigint, coverage_pct double,
--           gap_to_universal_workers bigint, surplus_workers bigint, is_over_100
--           boolean, absence_reason varchar, source_id varchar, source_ids varchar,
--           source_publisher varchar, base_source_id varchar, row_ids varchar,
--           base_row_id varchar, regencies_summed bigint, regencies_in bigint,
--           regencies_of bigint, sent_scope varchar, is_awaited boolean.
-- Excludes: as_stated and copies of a series, which are statements and never summed.
--           A region without a figure stays, with absence_reason; over 100 stays. Of
--           several figures with equal tags the exact one goes first, then the
--           official one, then the one published later. A province is the sum of its
--           regencies only where all are in (regencies_summed) and nobody published
--           the province itself for that month; else regencies_in of regencies_of says
--           how many are, sent_scope which of the segments a region has, and is_awaited
--           that the office of the series shown sends it in other months.
with division as (
    select
        *,
        ($level is null or level = $level)
        and ($region is null or region_code = $region)
        and (
            $parent is null
            or case
                when level = 'regency' and $vintage = '34' then province_code_34
                else parent_code
            end = $parent
        ) as is_chosen,
    from regions
    where
        vintage = $vintage
        or (level in ('regency', 'area') and vintage = '38')
),

-- One region is shown in the series that its whole level is shown in, if it has it.
peers as (
    select *
    from division
    qualify
        is_chosen
        or ($region is not null and bool_or(is_chosen) over (partition by level))
),

months as materialized (
    select *
    from own_and_regencies_scope($segments, $known_on)
    where period_end = $period_end and ($series is null or series = $series)
),

regency_months as (
    select *
    from months
    where regencies_in is not null
),

-- As region_scope has it, but that the regencies are counted once for both needs.
figures as (
    select
        * exclude (regencies_in, regencies_of),
        regencies_in as regencies_summed,
    from months
    where regencies_in is null or regencies_in = regencies_of
),

all_series as (
    select *
    from figures
    qualify
        regencies_summed is null
        or bool_and(regencies_summed is not null) over (partition by territory_id)
),

chosen_series as (
    select all_series.series
    from all_series
    inner join peers
        on all_series.territory_id = peers.territory_id
    group by all_series.series
    having bool_or(peers.is_chosen)
    qualify row_number() over (
            order by
                count(*) desc,
                count(*) filter (where all_series.regencies_summed is null) desc,
                count(*) filter (where all_series.precision = 'exact') desc,
                all_series.series
        ) = 1
),

chosen_regions as (
    select *
    from peers
    where is_chosen
),

sums as (
    select all_series.*
    from all_series
    inner join chosen_series
        on all_series.series = chosen_series.series
),

-- A region with a figure in another series than the one shown is not unpublished.
with_figure as (
    select distinct territory_id
    from all_series
),

-- Of a region without the whole scope: the most of it that one series gives.
parts as (
    select
        territory_id,
        segment_scope,
        series,
        is_part,
        place,
    from monthly_enrolment
    where
        period_end = $period_end
        and workers is not null
        and is_known(entered_on, superseded_on, $known_on)
        and ($series is null or series = $series)
        and list_has_all($segments, string_split(segment_scope, '+'))
),

scopes_sent as (
    select
        territory_id,
        string_agg(
            distinct segment_scope, '+'
            order by list_position($segments, segment_scope)
        ) as sent_scope,
    from parts
    where is_part
    group by territory_id, series
    union all
    select
        territory_id,
        segment_scope as sent_scope,
    from parts
    where not is_part
),

sent as (
    select
        territory_id,
        arg_max(sent_scope, len(string_split(sent_scope, '+'))) as sent_scope,
    from scopes_sent
    group by territory_id
),

-- Of a province: how many regencies have the whole scope, in the series with the most.
whole_regencies as (
    select
        territory_id,
        max(regencies_in) as regencies_in,
    from regency_months
    group by territory_id
),

members as (
    select
        province_regencies.territory_id,
        count(*)::bigint as regencies_of,
        count(sent.territory_id) as regencies_sent,
    from province_regencies
    left join sent
        on province_regencies.regency_id = sent.territory_id
    group by province_regencies.territory_id
),

usual as (
    select distinct monthly_enrolment.territory_id
    from monthly_enrolment
    inner join chosen_series
        on monthly_enrolment.series = chosen_series.series
    where
        monthly_enrolment.origin <> 'embedded'
        and monthly_enrolment.workers is not null
        and is_known(
            monthly_enrolment.entered_on, monthly_enrolment.superseded_on, $known_on
        )
),

base_rows as (
    select
        territory_id,
        period_end as base_period,
        workers as base_workers,
        source_id as base_source_id,
        row_id as base_row_id,
    from workforce
    where
        series = 'sakernas_august'
        and base = $base
        and period_end <= $period_end
        and is_known(entered_on, superseded_on, $known_on)
    qualify period_end = max(period_end) over ()
),

reasons_in_rows as (
    select
        territory_id,
        arg_min(absence_reason, row_id) as absence_reason,
    from enrolment
    where
        workers is null
        and status = 'active'
        and period_end = $period_end
        and ($series is null or series = $series)
        and is_known(entered_on, superseded_on, $known_on)
        and (
            segment_scope = array_to_string($segments, '+')
            or list_contains($segments, segment_scope)
        )
    group by territory_id
),

reasons as (
    select
        territory_id,
        arg_min(absence_reason, why_en) as absence_reason,
    from absences
    where subject = 'enrolment' and has_entered(entered_on, $known_on)
    group by territory_id
),

final as (
    select
        chosen_regions.region_code,
        chosen_regions.vintage,
        chosen_regions.territory_id,
        chosen_regions.level,
        chosen_regions.region_name,
        chosen_regions.short_name,
        chosen_regions.parent_code,
        $period_end as period_end,
        array_to_string($segments, '+') as segment_scope,
        $base as base,
        sums.series,
        sums.worker_basis,
        sums.worker_basis_evidence,
        sums.precision,
        base_rows.base_period,
        sums.active_workers,
        base_rows.base_workers,
        100.0 * sums.active_workers / nullif(base_rows.base_workers, 0)
            as coverage_pct,
        case
            when sums.active_workers <= base_rows.base_workers
                then base_rows.base_workers - sums.active_workers
            when sums.active_workers > base_rows.base_workers then 0
        end::bigint as gap_to_universal_workers,
        case
            when sums.active_workers > base_rows.base_workers
                then sums.active_workers - base_rows.base_workers
            when sums.active_workers <= base_rows.base_workers then 0
        end::bigint as surplus_workers,
        coalesce(sums.active_workers > base_rows.base_workers, false) as is_over_100,
        case
            when chosen_regions.valid_from > $period_end then 'region_did_not_exist'
            when sums.active_workers is null
                then
                    coalesce(
                        case
                            when with_figure.territory_id is not null
                                then 'not_comparable'
                        end,
                        reasons_in_rows.absence_reason,
                        reasons.absence_reason,
                        'not_published'
                    )
            when coalesce(base_rows.base_workers, 0) = 0 then 'no_base'
        end as absence_reason,
        sums.source_id,
        sums.source_ids,
        sums.source_publisher,
        base_rows.base_source_id,
        sums.all_row_ids as row_ids,
        base_rows.base_row_id,
        sums.regencies_summed,
        case
            when sums.active_workers is null and members.regencies_sent > 0
                then coalesce(whole_regencies.regencies_in, 0)
        end::bigint as regencies_in,
        case
            when sums.active_workers is null and members.regencies_sent > 0
                then members.regencies_of
        end::bigint as regencies_of,
        case when sums.active_workers is null then sent.sent_scope end as sent_scope,
        sums.active_workers is null
        and with_figure.territory_id is null
        and sent.territory_id is null
        and reasons_in_rows.territory_id is null
        and usual.territory_id is not null as is_awaited,
    from chosen_regions
    left join sums
        on chosen_regions.territory_id = sums.territory_id
    left join base_rows
        on chosen_regions.territory_id = base_rows.territory_id
    left join with_figure
        on chosen_regions.territory_id = with_figure.territory_id
    left join sent
        on chosen_regions.territory_id = sent.territory_id
    left join members
        on chosen_regions.territory_id = members.territory_id
    left join usual
        on chosen_regions.territory_id = usual.territory_id
    left join whole_regencies
        on chosen_regions.territory_id = whole_regencies.territory_id
    left join reasons_in_rows
        on chosen_regions.territory_id = reasons_in_rows.territory_id
    left join reasons
        on chosen_regions.territory_id = reasons.territory_id
)

select * from final
order by region_code, vintage
