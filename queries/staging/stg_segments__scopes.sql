-- Purpose:  every scope that a figure of participants may have, and what it counts.
-- Grain:    one row per segment_scope.
-- Inputs:   raw_segments.
-- Params:   none.
-- Columns:  segment_scope varchar, segments varchar[], kind varchar (segment, programme
--           or unlisted), place bigint, is_single boolean, is_shown boolean,
--           covers_all_workers boolean.
-- Excludes: sums with a programme in them: it counts workers of any segment, so that
--           nothing may be added to it. is_shown marks the scopes of tables: each
--           segment of a default coverage, those that all workers need, and all of the
--           default.
with recursive sums as (
    select
        code as segment_scope,
        [code] as segments,
        kind,
        place,
        place as last_place,
    from raw_segments
    union all
    select
        sums.segment_scope || '+' || raw_segments.code as segment_scope,
        list_append(sums.segments, raw_segments.code) as segments,
        sums.kind,
        sums.place,
        raw_segments.place as last_place,
    from sums
    inner join raw_segments
        on
            sums.kind = 'segment'
            and sums.kind = raw_segments.kind
            and sums.last_place < raw_segments.place
),

lists as (
    select
        list(code order by place) filter (where all_workers = 'needed') as needed,
        list(code) filter (where all_workers = 'whole') as whole,
        list(code) filter (where all_workers = 'no') as never_in,
        list(code order by place) filter (where is_default) as usual,
    from raw_segments
),

final as (
    select
        sums.segment_scope,
        sums.segments,
        sums.kind,
        sums.place,
        len(sums.segments) = 1 as is_single,
        sums.segments in (lists.needed, lists.usual)
        or (
            len(sums.segments) = 1
            and list_contains(lists.usual, sums.segment_scope)
        ) as is_shown,
        coalesce(list_contains(lists.whole, sums.segment_scope), false)
        or (
            list_has_all(sums.segments, lists.needed)
            and not coalesce(list_has_any(sums.segments, lists.never_in), false)
        ) as covers_all_workers,
    from sums
    cross join lists
)

select * from final
order by segment_scope
