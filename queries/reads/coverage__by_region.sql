-- Purpose:  active workers of the chosen segments over the chosen base, region by
--           region.
-- Grain:    one row per region of the chosen level, parent and vintage.
-- Inputs:   regions, enrolment, workforce, absences, sources.
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
--           boolean, absence_reason varchar, source_id varchar, source_publisher
--           varchar, base_source_id varchar, row_ids varchar, base_row_id varchar.
-- Excludes: as_stated and copies of a series, which are statements and never summed.
--           A region without a figure stays, with absence_reason; over 100 stays. Of
--           several figures with equal tags the exact one goes first, then the
--           official one, then the one published later.
with chosen_regions as (
    select *
    from regions
    where
        (
            vintage = $vintage
            or (level in ('regency', 'area') and vintage = '38')
        )
        and ($level is null or level = $level)
        and ($region is null or region_code = $region)
        and (
            $parent is null
            or case
                when level = 'regency' and $vintage = '34' then province_code_34
                else parent_code
            end = $parent
        )
),

known as (
    select
        enrolment.*,
        sources.publisher,
        array_to_string($segments, '+') = enrolment.segment_scope as is_whole_scope,
        case enrolment.precision
            when 'exact' then 1
            when 'rounded' then 2
            else 3
        end as precision_rank,
    from enrolment
    left join sources
        on enrolment.source_id = sources.source_id
    where
        enrolment.status = 'active'
        and enrolment.worker_group is null
        and enrolment.is_at_month_end
        and enrolment.period_end = $period_end
        and enrolment.series not in ('as_stated', 'kemnaker_spn_copy')
        and ($series is null or enrolment.series = $series)
        and enrolment.workers is not null
        and is_known(enrolment.entered_on, enrolment.superseded_on, $known_on)
        and (
            enrolment.segment_scope = array_to_string($segments, '+')
            or list_contains($segments, enrolment.segment_scope)
        )
    qualify row_number() over (
            partition by
                enrolment.territory_id, enrolment.series, enrolment.segment_scope
            order by
                precision_rank,
                sources.kind_rank,
                sources.published_on desc nulls last,
                enrolment.row_id
        ) = 1
),

-- A figure of the whole scope stands for its parts, with its own source and tags.
chosen as (
    select
        *,
        string_agg(row_id, ' ') over (
            partition by territory_id, series
            order by row_id
            rows between unbounded preceding and unbounded following
        ) as all_row_ids,
    from known
    qualify
        is_whole_scope
        = bool_or(is_whole_scope) over (partition by territory_id, series)
),

sums as (
    select
        territory_id,
        series,
        sum(workers)::bigint as active_workers,
        any_value(worker_basis) as worker_basis,
        any_value(worker_basis_evidence) as worker_basis_evidence,
        case max(precision_rank)
            when 1 then 'exact'
            when 2 then 'rounded'
            else 'about'
        end as precision,
        any_value(vintage) as published_vintage,
        arg_min(source_id, row_id) as source_id,
        string_agg(distinct publisher, '; ' order by publisher) as source_publisher,
        any_value(all_row_ids) as row_ids,
    from chosen
    group by territory_id, series
    having
        bool_or(is_whole_scope)
        or (count(*) = len($segments) and count(distinct worker_basis) = 1)
),

-- One region is shown in the series that its whole level is shown in, if it has it.
peers as (
    select territory_id
    from regions
    where
        $region is not null
        and level in (select chosen_regions.level from chosen_regions)
        and (
            vintage = $vintage
            or (level in ('regency', 'area') and vintage = '38')
        )
    union
    select chosen_regions.territory_id
    from chosen_regions
),

series_by_reach as (
    select
        sums.series,
        count(*) as regions_found,
        count(*) filter (where sums.precision = 'exact') as regions_exact,
    from sums
    inner join peers
        on sums.territory_id = peers.territory_id
    group by sums.series
),

chosen_series as (
    select series
    from series_by_reach
    where
        series in (
            select sums.series
            from sums
            inner join chosen_regions
                on sums.territory_id = chosen_regions.territory_id
        )
    qualify row_number() over (
            order by regions_found desc, regions_exact desc, series
        ) = 1
),

-- A region with a figure in another series than the one shown is not unpublished.
other_series as (
    select distinct
        territory_id,
        'not_comparable' as absence_reason,
    from sums
    where series <> (select chosen_series.series from chosen_series)
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
        100.0 * sums.active_workers / nullif(base_rows.base_workers, 0) as coverage_pct,
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
                        other_series.absence_reason,
                        reasons_in_rows.absence_reason,
                        reasons.absence_reason,
                        'not_published'
                    )
            when coalesce(base_rows.base_workers, 0) = 0 then 'no_base'
        end as absence_reason,
        sums.source_id,
        sums.source_publisher,
        base_rows.base_source_id,
        sums.row_ids,
        base_rows.base_row_id,
    from chosen_regions
    left join sums
        on
            chosen_regions.territory_id = sums.territory_id
            and sums.series = (select chosen_series.series from chosen_series)
    left join base_rows
        on chosen_regions.territory_id = base_rows.territory_id
    left join other_series
        on chosen_regions.territory_id = other_series.territory_id
    left join reasons_in_rows
        on chosen_regions.territory_id = reasons_in_rows.territory_id
    left join reasons
        on chosen_regions.territory_id = reasons.territory_id
)

select * from final
order by region_code, vintage
