-- Purpose:  active workers at a month's end, as the series give them that are summed,
--           compared and ranked.
-- Grain:    one row per row_id.
-- Inputs:   enrolment, sources, segment_scopes.
-- Params:   none.
-- Columns:  row_id varchar, territory_id varchar, vintage varchar, level varchar,
--           period_end date, series varchar, segment_scope varchar, is_part boolean,
--           place bigint, worker_basis varchar, worker_basis_evidence varchar, workers
--           bigint, precision varchar, precision_rank integer, absence_reason varchar,
--           source_id varchar, source_publisher varchar, choice_rank bigint, origin
--           varchar, entered_on date, superseded_on date.
-- Excludes: as_stated and copies of a series; figures not at a month's end; workers of
--           a group and members of a programme. Of figures with equal tags the one with
--           the least choice_rank is shown: the exact one goes first, then the official
--           one, then the one published later. is_part: one segment, which sums with
--           others.
with final as (
    select
        enrolment.row_id,
        enrolment.territory_id,
        enrolment.vintage,
        enrolment.level,
        enrolment.period_end,
        enrolment.series,
        enrolment.segment_scope,
        segment_scopes.is_single and segment_scopes.kind = 'segment' as is_part,
        segment_scopes.place,
        enrolment.worker_basis,
        enrolment.worker_basis_evidence,
        enrolment.workers,
        enrolment.precision,
        case enrolment.precision
            when 'exact' then 1
            when 'rounded' then 2
            else 3
        end as precision_rank,
        enrolment.absence_reason,
        enrolment.source_id,
        sources.publisher as source_publisher,
        row_number() over (
            partition by
                enrolment.territory_id, enrolment.series, enrolment.worker_basis,
                enrolment.period_end, enrolment.segment_scope
            order by
                case enrolment.precision
                    when 'exact' then 1
                    when 'rounded' then 2
                    else 3
                end,
                sources.kind_rank,
                sources.published_on desc nulls last,
                enrolment.row_id
        ) as choice_rank,
        enrolment.origin,
        enrolment.entered_on,
        enrolment.superseded_on,
    from enrolment
    inner join segment_scopes
        on enrolment.segment_scope = segment_scopes.segment_scope
    left join sources
        on enrolment.source_id = sources.source_id
    where
        enrolment.status = 'active'
        and not enrolment.is_counted_apart
        and enrolment.is_at_month_end
        and enrolment.series not in ('as_stated', 'kemnaker_spn_copy')
)

select * from final
order by period_end, territory_id, series, segment_scope, row_id
