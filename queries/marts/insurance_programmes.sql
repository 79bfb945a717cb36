-- Purpose:  programmes of BPJS Ketenagakerjaan, in the order of readers.
-- Grain:    one row per programme.
-- Inputs:   raw_insurance_programmes.
-- Params:   none.
-- Columns:  programme varchar, place bigint.
-- Excludes: labels, which the message catalogue has.
with final as (
    select
        code as programme,
        place,
    from raw_insurance_programmes
)

select * from final
order by place
