-- Purpose:  what is on record of a region's active workers, month by month: the scope
--           asked for, or as much of it as was sent, over the base asked for.
-- Grain:    one row per series, worker_basis and period_end.
-- Inputs:   province_regencies, monthly_enrolment, workforce, bases.
-- Params:   $territory_id varchar, $segments varchar[], $base varchar, $known_on date.
-- Columns:  series varchar, worker_basis varchar, worker_basis_evidence varchar,
--           period_end date, vintage varchar, segment_scope varchar, is_whole boolean,
--           lacking varchar, lacking_reason varchar, is_office boolean, active_workers
--           bigint, precision varchar, base varchar, base_period date, base_workers
--           bigint, coverage_pct double, source_id varchar, source_publisher varchar,
--           base_source_id varchar, row_ids varchar, regencies_summed bigint.
-- Excludes: as_stated and copies of a series; figures not at a month's end. Of several
--           scopes of a month the one asked for stands, then the widest within it, then
--           the widest other; lacking names the segments asked for that it is without.
--           No percent where the base is the universe of another segment. A province
--           that a series does not give itself is the sum of its regencies, scope by
--           scope, where all of them are in: regencies_summed says how many.
with rows_known as (
    select *
    from monthly_enrolment
    where
        territory_id = $territory_id
        and is_known(entered_on, superseded_on, $known_on)
),

members as (
    select regency_id as territory_id
    from province_regencies
    where territory_id = $territory_id
),

regency_rows as (
    select monthly_enrolment.*
    from monthly_enrolment
    inner join members
        on monthly_enrolment.territory_id = members.territory_id
    where
        monthly_enrolment.workers is not null
        and is_known(
            monthly_enrolment.entered_on, monthly_enrolment.superseded_on, $known_on
        )
    qualify monthly_enrolment.choice_rank = min(monthly_enrolment.choice_rank) over (
            partition by
                monthly_enrolment.territory_id,
                monthly_enrolment.series,
                monthly_enrolment.worker_basis,
                monthly_enrolment.period_end,
                monthly_enrolment.segment_scope
        )
),

-- Some regencies send a scope as one row and others a row a segment: the scope asked
-- for is summed over both.
sums_of_regencies as (
    select
        series,
        worker_basis,
        period_end,
        segment_scope,
        is_part,
        any_value(place) as place,
        min(worker_basis_evidence) as worker_basis_evidence,
        any_value(vintage) as vintage,
        max(origin) as origin,
        sum(workers)::bigint as workers,
        max(precision_rank) as precision_rank,
        arg_min(source_id, row_id) as source_id,
        array_to_string(
            list_sort(list_distinct(list(source_publisher))), '; '
        ) as source_publisher,
        string_agg(row_id, ' ' order by row_id) as row_id,
        count(*) as regencies_summed,
    from regency_rows
    where len($segments) = 1 or segment_scope <> array_to_string($segments, '+')
    group by series, worker_basis, period_end, segment_scope, is_part
    having count(*) = (select count(*) from members)
    union all by name
    select
        sums.series,
        sums.worker_basis,
        sums.period_end,
        array_to_string($segments, '+') as segment_scope,
        false as is_part,
        0 as place,
        sums.worker_basis_evidence,
        sums.vintage,
        (select max(regency_rows.origin) from regency_rows) as origin,
        sums.active_workers as workers,
        case sums.precision
            when 'exact' then 1
            when 'rounded' then 2
            else 3
        end as precision_rank,
        sums.source_id,
        sums.source_publisher,
        sums.row_ids as row_id,
        sums.regencies_in as regencies_summed,
    from own_and_regencies_scope(
            $segments, $known_on, land := $territory_id
        ) as sums
    where
        sums.territory_id = $territory_id
        and sums.regencies_in = sums.regencies_of
        and len($segments) > 1
),

own as (
    select *
    from rows_known
    where workers is not null
    qualify choice_rank = min(choice_rank) over (
            partition by series, worker_basis, period_end, segment_scope
        )
),

given as (
    select distinct
        series,
        worker_basis,
        period_end,
    from own
),

known as (
    select
        series,
        worker_basis,
        period_end,
        segment_scope,
        is_part,
        place,
        worker_basis_evidence,
        vintage,
        origin,
        workers,
        precision_rank,
        source_id,
        source_publisher,
        row_id,
        null::bigint as regencies_summed,
    from own
    union all by name
    select sums_of_regencies.*
    from sums_of_regencies
    left join given
        on
            sums_of_regencies.series = given.series
            and sums_of_regencies.worker_basis = given.worker_basis
            and sums_of_regencies.period_end = given.period_end
    where given.series is null
),

-- Each combined row is a scope of its own, as is one of a programme; single segments
-- add up to two: those of the scope asked for, and all of them.
parts as (
    select
        *,
        unnest(
            case
                when not is_part then [segment_scope]
                when list_contains($segments, segment_scope) then ['asked', 'single']
                else ['single']
            end
        ) as scope_key,
    from known
),

sums as (
    select
        series,
        worker_basis,
        period_end,
        scope_key,
        any_value(worker_basis_evidence) as worker_basis_evidence,
        any_value(vintage) as vintage,
        string_agg(
            segment_scope, '+'
            order by place
        ) as segment_scope,
        bool_and(origin <> 'embedded') as is_office,
        sum(workers)::bigint as active_workers,
        max(precision_rank) as precision_rank,
        arg_min(source_id, row_id) as source_id,
        array_to_string(
            list_sort(list_distinct(list(source_publisher))), '; '
        ) as source_publisher,
        string_agg(row_id, ' ' order by row_id) as row_ids,
        max(regencies_summed) as regencies_summed,
    from parts
    group by series, worker_basis, period_end, scope_key
),

measured as (
    select
        *,
        segment_scope = array_to_string($segments, '+') as is_whole,
        string_split(segment_scope, '+') as segments,
    from sums
),

chosen as (
    select
        *,
        array_to_string(
            list_filter($segments, lambda part: not list_contains(segments, part)), '+'
        ) as lacking,
    from measured
    qualify row_number() over (
            partition by series, worker_basis, period_end
            order by
                is_whole desc,
                list_has_all($segments, segments) desc,
                len(segments) desc,
                precision_rank,
                segment_scope,
                -- A figure of the whole scope stands for its parts.
                scope_key = segment_scope desc
        ) = 1
),

reasons as (
    select
        series,
        period_end,
        arg_min(absence_reason, row_id) as lacking_reason,
    from rows_known
    where workers is null and list_contains($segments, segment_scope)
    group by series, period_end
),

known_bases as (
    select
        chosen.series,
        chosen.worker_basis,
        chosen.period_end,
        workforce.period_end as base_period,
        workforce.workers as base_workers,
        workforce.source_id as base_source_id,
    from chosen
    inner join workforce
        on
            workforce.territory_id = $territory_id
            and workforce.series = 'sakernas_august'
            and workforce.base = $base
            and chosen.period_end >= workforce.period_end
            and is_known(workforce.entered_on, workforce.superseded_on, $known_on)
    inner join bases
        on
            workforce.base = bases.base
            and coalesce(bases.of_segment, chosen.segment_scope) = chosen.segment_scope
    qualify row_number() over (
            partition by chosen.series, chosen.worker_basis, chosen.period_end
            order by workforce.period_end desc
        ) = 1
),

final as (
    select
        chosen.series,
        chosen.worker_basis,
        chosen.worker_basis_evidence,
        chosen.period_end,
        chosen.vintage,
        chosen.segment_scope,
        chosen.is_whole,
        chosen.lacking,
        reasons.lacking_reason,
        chosen.is_office,
        chosen.active_workers,
        case chosen.precision_rank
            when 1 then 'exact'
            when 2 then 'rounded'
            else 'about'
        end as precision,
        $base as base,
        known_bases.base_period,
        known_bases.base_workers,
        100.0 * chosen.active_workers / nullif(known_bases.base_workers, 0)
            as coverage_pct,
        chosen.source_id,
        chosen.source_publisher,
        known_bases.base_source_id,
        chosen.row_ids,
        chosen.regencies_summed,
    from chosen
    left join reasons
        on
            chosen.series = reasons.series
            and chosen.period_end = reasons.period_end
    left join known_bases
        on
            chosen.series = known_bases.series
            and chosen.worker_basis = known_bases.worker_basis
            and chosen.period_end = known_bases.period_end
)

select * from final
order by period_end, is_whole, series, worker_basis
