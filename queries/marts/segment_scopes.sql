-- Purpose:  every scope that a figure of participants may have, and what it counts.
-- Grain:    one row per segment_scope.
-- Inputs:   stg_segments__scopes.
-- Params:   none.
-- Columns:  segment_scope varchar, segments varchar[], kind varchar, place bigint,
--           is_single boolean, is_shown boolean, covers_all_workers boolean.
-- Excludes: nothing.
with final as (
    select
        segment_scope,
        segments,
        kind,
        place,
        is_single,
        is_shown,
        covers_all_workers,
    from stg_segments__scopes
)

select * from final
order by segment_scope
