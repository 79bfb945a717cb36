-- Purpose:  documents that figures come from.
-- Grain:    one row per source_id.
-- Inputs:   raw_sources.
-- Params:   none.
-- Columns:  source_id varchar, title varchar, publisher varchar, url varchar,
--           published_on date, published_as varchar, kind varchar, kind_rank integer,
--           licence varchar, entered_on date.
-- Excludes: nothing. kind_rank orders official before press before derived.
with final as (
    select
        source_id,
        title,
        publisher,
        url,
        published_on,
        published_as,
        kind,
        case kind when 'official' then 1 when 'press' then 2 else 3 end as kind_rank,
        licence,
        entered_on,
    from raw_sources
)

select * from final
order by source_id
