-- Purpose:  Sakernas August as one row per base, with the bases that are sums of
--           statuses.
-- Grain:    one row per row_id and base.
-- Inputs:   raw_workforce_sakernas_august.
-- Params:   none.
-- Columns:  row_id varchar, region_code varchar, vintage varchar, period_end date, base
--           varchar, workers bigint, source_id varchar, entered_on date, supersedes
--           varchar, origin varchar.
-- Excludes: nothing; a region that was not surveyed has no row in the source.
with bases as (
    select
        row_id,
        region_code,
        vintage,
        period_end,
        unnest([
            'working_age_population',
            'labour_force',
            'employed',
            'employed_excl_unpaid',
            'eligible_estimate',
            'employees',
            'non_wage',
            'unemployed',
            'employed_formal',
            'employed_informal'
        ]) as base,
        unnest([
            working_age_population,
            labour_force,
            employed,
            employed - st7_unpaid_family,
            st1_own_account + st3_employer_paid + st4_employee + st5_casual_agri
            + st6_casual_nonagri,
            st4_employee,
            employed - st4_employee - st7_unpaid_family,
            unemployed,
            employed_formal,
            employed_informal
        ]) as workers,
        source_id,
        entered_on,
        supersedes,
        origin,
    from raw_workforce_sakernas_august
),

final as (
    select
        row_id,
        region_code,
        vintage,
        period_end,
        base,
        workers,
        source_id,
        entered_on,
        supersedes,
        origin,
    from bases
)

select * from final
order by row_id, base
