"""The coverage ranking of provinces: places, who stands where."""

import html
from fractions import Fraction

import streamlit as st

from cakupan import sentences
from cakupan.ranking.places import exact, places
from cakupan.ui import blocks
from cakupan.ui.profile_table import paragraph
from cakupan.ui.question import Question
from cakupan.ui.regiontable import table_words
from cakupan.ui.state import Key
from cakupan.ui.table import Cell, Column, data_table
from cakupan.ui.table import Row as TableRow
from cakupan.wording import _

KEYS: tuple[Key, ...] = ()


def draw(question: Question) -> None:
    """Draw the ranking of the provinces of the shown division."""
    words = question.words
    rows = {row["region_code"]: row for row in question.coverage_of("province", None)}
    known = {code: row for code, row in rows.items() if row["coverage_pct"] is not None}
    found = places(
        exact(code, Fraction(100 * row["active_workers"], row["base_workers"]))
        for code, row in known.items()
    )
    if not found:
        return
    first = known[found[0].region_code]
    said = words.say(
        _("{region} stands first of {of} provinces, {percent}"),
        region=html.escape(first["region_name"]),
        of=len(found),
        percent=f'<strong class="ck-number">{words.percent(found[0].value)}</strong>',
    )
    st.html(
        f'<p class="ck-answer">{said}</p>'
        f"{paragraph(sentences.tags(first, words), 'ck-tags')}"
    )
    data_table(
        [
            Column("rank", words.say(_("Rank")), "number"),
            Column("name", words.level("province").capitalize(), is_key=True),
            Column("value", words.say(_("Coverage")), "number", note="%"),
        ],
        [
            TableRow(
                place.region_code,
                [
                    Cell(words.number(place.rank), place.rank),
                    Cell(known[place.region_code]["region_name"], None),
                    Cell(words.number(place.value, 2), float(place.value)),
                ],
            )
            for place in found
        ],
        key="ranking",
        caption=words.say(_("Coverage ranking")),
        words=table_words(words),
        pickable=False,
        show_caption=False,
    )
    blocks.notes(question, [known[place.region_code] for place in found])
    blocks.sources_foot([first["source_id"], first["base_source_id"]], words)
