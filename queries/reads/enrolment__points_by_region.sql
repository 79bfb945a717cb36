-- Purpose:  active workers of a segment scope in a region, month by month, by series.
-- Grain:    one row per series, worker_basis and period_end.
-- Inputs:   province_regencies, monthly_enrolment.
-- Params:   $territory_id varchar, $segments varchar[], $known_on date.
-- Columns:  series varchar, segment_scope varchar, vintage varchar, worker_basis
--           varchar, period_end date, active_workers bigint, precision varchar,
--           source_id varchar, source_publisher varchar, row_ids varchar,
--           conflicting bigint, regencies_summed bigint.
-- Excludes: as_stated and copies of a series; figures not at a month's end. Of several
--           figures with equal tags the exact one stands before the rounded, official
--           before press, then the later published; conflicting counts the others whose
--           number differs. A province is the sum of its regencies where all are in.
with final as (
    select
        series,
        array_to_string($segments, '+') as segment_scope,
        vintage,
        worker_basis,
        period_end,
        active_workers,
        precision,
        source_id,
        source_publisher,
        row_ids,
        conflicting,
        regencies_summed,
    from region_scope($segments, $known_on, land := $territory_id)
    where territory_id = $territory_id
)

select * from final
order by series, worker_basis, period_end
