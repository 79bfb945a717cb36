-- Purpose:  Indonesian of the English notes beside figures.
-- Grain:    one row per note.
-- Inputs:   raw_note_translations.
-- Params:   none.
-- Columns:  note varchar, note_id varchar.
-- Excludes: nothing.
with final as (
    select
        note,
        note_id,
    from raw_note_translations
)

select * from final
order by note
