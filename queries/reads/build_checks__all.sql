-- Purpose:  the checks that the data passed when the store was built.
-- Grain:    one row per check.
-- Inputs:   build_checks.
-- Params:   none.
-- Columns:  check_name varchar, rows_checked bigint.
-- Excludes: nothing; a store whose data fail a check is never put into use.
with final as (
    select
        check_name,
        rows_checked,
    from build_checks
)

select * from final
order by check_name
