-- Purpose:  which series of active workers a region has, and for how many months each
--           gives a scope: as one row, or as a row of every segment of it.
-- Grain:    one row per series, worker_basis and segment_scope.
-- Inputs:   monthly_enrolment, segment_scopes.
-- Params:   $territory_id varchar, $segments varchar[], $known_on date.
-- Columns:  series varchar, worker_basis varchar, segment_scope varchar, points bigint,
--           first_period date, last_period date.
-- Excludes: as_stated and copies of a series; figures not at a month's end; months of
--           which a segment of the scope is missing. Scopes are those of the rows, the
--           one asked for, and the sums that tables show.
with known as (
    select
        series,
        worker_basis,
        period_end,
        segment_scope,
    from monthly_enrolment
    where
        territory_id = $territory_id
        and workers is not null
        and is_known(entered_on, superseded_on, $known_on)
    group by series, worker_basis, period_end, segment_scope
),

scopes as (
    select segment_scope from known
    union
    select array_to_string($segments, '+')
    union
    select segment_scope
    from segment_scopes
    where is_shown and not is_single
),

months as (
    select
        known.series,
        known.worker_basis,
        known.period_end,
        scopes.segment_scope,
    from known
    inner join scopes
        on
            known.segment_scope = scopes.segment_scope
            or list_contains(
                string_split(scopes.segment_scope, '+'), known.segment_scope
            )
    group by
        known.series, known.worker_basis, known.period_end, scopes.segment_scope
    having
        bool_or(known.segment_scope = scopes.segment_scope)
        or count(*) = len(string_split(scopes.segment_scope, '+'))
),

final as (
    select
        series,
        worker_basis,
        segment_scope,
        count(*)::bigint as points,
        min(period_end) as first_period,
        max(period_end) as last_period,
    from months
    group by series, worker_basis, segment_scope
)

select * from final
order by points desc, series, segment_scope, worker_basis
