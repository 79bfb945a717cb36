-- Purpose:  the least and most workers that published numbers which are not exact may
--           stand for, region by region.
-- Grain:    one row per region that the rows belong to.
-- Inputs:   enrolment.
-- Params:   $row_ids varchar[], $segments varchar[].
-- Columns:  territory_id varchar, workers_low decimal(20,1), workers_high
--           decimal(20,1).
-- Excludes: rows of single segments where one row holds the whole scope, as in
--           coverage__by_region. A bound is empty where the source leaves it open.
with named as (
    select unnest($row_ids) as row_id
),

known as (
    select
        enrolment.territory_id,
        enrolment.workers,
        enrolment.precision,
        enrolment.value_low,
        enrolment.value_high,
        enrolment.segment_scope = array_to_string($segments, '+') as is_whole_scope,
        -- The unit of the last digit that is not zero: 10,000 of 1,060,000.
        pow(
            10,
            length(enrolment.workers::varchar)
            - length(rtrim(enrolment.workers::varchar, '0'))
        )::decimal(20, 1) as unit,
    from enrolment
    inner join named
        on enrolment.row_id = named.row_id
    qualify
        enrolment.segment_scope = array_to_string($segments, '+')
        or not bool_or(enrolment.segment_scope = array_to_string($segments, '+'))
            over (partition by enrolment.territory_id)
),

bounds as (
    select
        territory_id,
        case
            when precision = 'exact' then workers
            when value_low is not null then value_low
            when precision = 'at_least' then workers
            when precision in ('rounded', 'about') and workers < 0.5 * unit then 0
            when precision in ('rounded', 'about') then workers - 0.5 * unit
        end::decimal(20, 1) as workers_low,
        case
            when precision = 'exact' then workers
            when value_high is not null then value_high
            when precision = 'at_most' then workers
            when precision in ('rounded', 'about') then workers + 0.5 * unit
        end::decimal(20, 1) as workers_high,
    from known
),

final as (
    select
        territory_id,
        case when count(workers_low) = count(*) then sum(workers_low) end::decimal(
            20, 1
        ) as workers_low,
        case when count(workers_high) = count(*) then sum(workers_high) end::decimal(
            20, 1
        ) as workers_high,
    from bounds
    group by territory_id
)

select * from final
order by territory_id
