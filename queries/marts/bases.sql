-- Purpose:  what a coverage may be divided by, and the segments it is the universe of.
-- Grain:    one row per base.
-- Inputs:   raw_bases.
-- Params:   none.
-- Columns:  base varchar, counted_by varchar, stands_under varchar, of_segment varchar.
-- Excludes: nothing; nothing stands over a base with stands_under none.
with final as (
    select
        code as base,
        counted_by,
        stands_under,
        segment as of_segment,
    from raw_bases
)

select * from final
order by base
