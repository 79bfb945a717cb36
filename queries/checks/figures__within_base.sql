-- Purpose:  an office's count is at most ten times the employed of its region, so that
--           no coverage exceeds 1,000 percent.
-- Grain:    one row per current row of an office's enrolment and cohorts.
-- Inputs:   enrolment, segment_scopes, programmes, raw_programmes, workforce.
-- Params:   none.
-- Columns:  row_id varchar, column_name varchar, found bigint, most bigint,
--           base_workers bigint, base_period date, fault varchar (alone or together),
--           is_ok boolean.
-- Excludes: regions and times without a Sakernas round; corrected rows. Single segments
--           of one month are held together, and named at the largest of them.
with counted as (
    select
        enrolment.row_id,
        enrolment.territory_id,
        enrolment.period_end,
        enrolment.workers,
        coalesce(
            sum(
                case
                    when
                        segment_scopes.is_single
                        and segment_scopes.kind = 'segment'
                        and not enrolment.is_counted_apart
                        then enrolment.workers
                end
            ) over (
                partition by
                    enrolment.series, enrolment.territory_id, enrolment.period_end,
                    enrolment.status
            ), 0
        )::bigint as together,
        row_number() over (
            partition by
                enrolment.series, enrolment.territory_id, enrolment.period_end,
                enrolment.status
            order by enrolment.workers desc, enrolment.row_id
        ) as place,
    from enrolment
    left join segment_scopes
        on enrolment.segment_scope = segment_scopes.segment_scope
    where
        enrolment.origin = 'office'
        and enrolment.superseded_on is null
        and enrolment.workers is not null
    union all by name
    select
        programmes.statement_id as row_id,
        programmes.territory_id,
        coalesce(programmes.period_end, programmes.entered_on) as period_end,
        programmes.workers,
        0::bigint as together,
        1 as place,
    from programmes
    inner join raw_programmes
        on programmes.statement_id = raw_programmes.statement_id
    where
        raw_programmes.origin = 'office'
        and programmes.superseded_on is null
        and programmes.workers is not null
),

rounds as (
    select
        territory_id,
        period_end as base_period,
        workers as base_workers,
    from workforce
    where
        series = 'sakernas_august'
        and base = 'employed'
        and superseded_on is null
),

based as (
    select
        counted.row_id,
        counted.workers,
        case when counted.place = 1 then counted.together end as together,
        arg_max(rounds.base_workers, rounds.base_period) as base_workers,
        max(rounds.base_period) as base_period,
    from counted
    inner join rounds
        on
            counted.territory_id = rounds.territory_id
            and counted.period_end >= rounds.base_period
    group by counted.row_id, counted.place, counted.workers, counted.together
),

named as (
    select
        *,
        case
            when workers > 10 * base_workers then 'alone'
            when together > 10 * base_workers then 'together'
        end as fault,
    from based
),

final as (
    select
        row_id,
        'workers' as column_name,
        case when fault = 'together' then together else workers end as found,
        (10 * base_workers)::bigint as most,
        base_workers,
        base_period,
        fault,
        fault is null as is_ok,
    from named
)

select * from final
order by row_id
