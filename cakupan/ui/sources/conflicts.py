"""The register of figures that disagree, and the doors to it where they bite."""

import html
from collections.abc import Collection, Sequence
from functools import partial

import streamlit as st

from cakupan import watermark
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.topics.evidence import ask_doubts, cases, register
from cakupan.topics.evidence.blocks.doubts import case, disagreements_of
from cakupan.ui import citation, controls, frame, simulation, state
from cakupan.ui.citebutton import cite_list
from cakupan.ui.copylink import copy_link
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.ui.sheets import table_words
from cakupan.ui.sources import evidence
from cakupan.ui.sources.method import heading
from cakupan.ui.table import Cell, Column, data_table
from cakupan.ui.table import Row as TableRow
from cakupan.ui.writing import page_of
from cakupan.wording import Wording, _

ANCHOR = "perkara"
_ALL = "all"
# The page's own keys: the case that is opened, the kind and the place that are shown.
KEYS = (
    state.matching("conflict", "", r"C-[A-Za-z0-9_.-]{1,60}", "C-64-2023"),
    state.one_of("topic", _ALL, *cases.TOPICS),
    state.matching("at", "", r"[A-Z0-9.-]{1,12}", "64, 64.02"),
)


def section(question: Question) -> None:
    """Draw the register: how many, the choice of kind and place, the list, a case."""
    words = question.words
    heading("konflik", words)
    if simulation.is_left_out(question.view, words):
        return
    every = question.data.rows("conflicts__all")
    figures = ask_doubts.figures_of_cases(question.data)
    still_open, _explained = cases.open_and_explained(every)
    st.html(
        paragraph(
            words.say(
                _(
                    "{count} cases in which published figures disagree; {open} are "
                    "open. All figures stay side by side; each case says how we read "
                    "it, which document would settle it, and who has it."
                ),
                count=len(every),
                open=still_open,
            )
        )
    )
    rows = _chosen(question, every)
    _list(question, rows, figures)
    _opened(question, every, figures)
    _downloads(question, rows, figures)


def _chosen(question: Question, every: Sequence[Row]) -> list[Row]:
    """Draw the choices of kind and place; return the cases that they leave."""
    words = question.words
    names = {
        row["region_code"]: row["region_name"]
        for row in sorted(every, key=lambda row: row["region_name"])
    }
    here = question.view["at"]
    if here and here not in names:
        names[here] = _named(question, here)
    with st.container(key="register", horizontal=True, vertical_alignment="bottom"):
        place = here if here in names else ""
        controls.region_box(
            question,
            words.say(_("Region of the case")),
            ["", *names],
            "at",
            lambda code: names.get(code) or words.say(_("All regions")),
            value=place,
        )
        topic = state.bound_segmented(
            words.say(_("Kind of figure")),
            [_ALL, *cases.TOPICS],
            "topic",
            lambda code: words.say(_("All") if code == _ALL else cases.TOPICS[code]),
        )
    lands = [
        row["territory_id"] for row in every if row["region_code"] == place
    ] or _lands(question, place)
    if place and place in {r.region_code for r in question.index.regions}:
        lands = [*lands, *_lands(question, place)]
    kinds = [] if topic == _ALL else [topic]
    if place and not lands:
        return []
    return cases.chosen(every, kinds, lands if place else [])


def _named(question: Question, code: str) -> str:
    found = [r for r in question.index.regions if r.region_code == code]
    return found[0].region_name if found else code


def _lands(question: Question, code: str) -> list[str]:
    """Return the land of a region and of the regencies in it, in both divisions."""
    found = [r for r in question.index.regions if code and r.region_code == code]
    regions = question.index.regions
    return [
        land
        for region in found
        if region.region_code != NATION
        for land in cases.places(regions, region)
    ]


def _list(
    question: Question, rows: Sequence[Row], figures: dict[str, list[Row]]
) -> None:
    words, picked = question.words, question.view["conflict"]
    own = question.region.territory_id
    ordered = sorted(rows, key=lambda row: row["territory_id"] != own)
    event = data_table(
        [
            Column("title", words.say(_("What disagrees")), is_key=True),
            Column("place", words.say(_("Region"))),
            Column("time", words.say(_("Time"))),
            Column("topic", words.say(_("Kind"))),
            Column("figures", words.say(_("Figures")), "number"),
            Column("status", words.say(_("State"))),
        ],
        [_line(row, figures.get(row["conflict_id"], []), words) for row in ordered],
        key="conflicts",
        caption=words.say(_("Choose a case to see its figures side by side.")),
        words=table_words(words),
        picked=picked or None,
        max_height=420,
        search=True,
    )
    if event.picked and event.picked != picked:
        state.update(conflict=event.picked)
        st.rerun()


def _line(row: Row, figures: Sequence[Row], words: Wording) -> TableRow:
    day = row["period_end"] or row["period_start"]
    topic = words.say(cases.TOPICS[row["topic"]])
    status = words.say(cases.STATES[row["status"]])
    said = " ".join(figure["source_publisher"] or "" for figure in figures)
    return TableRow(
        row["conflict_id"],
        [
            Cell(row[f"title_{words.lang}"], row["conflict_id"]),
            Cell(row["region_name"], row["region_name"]),
            Cell(cases.time(row, words), day.isoformat() if day else None),
            Cell(topic, topic),
            Cell(words.number(len(figures)), len(figures)),
            Cell(status, status),
        ],
        terms=f"{row['conflict_id']} {row[f'reading_{words.lang}']} {said}",
    )


def _opened(
    question: Question, every: Sequence[Row], figures: dict[str, list[Row]]
) -> None:
    """Draw the case that the address names, with its ways on."""
    words, chosen = question.words, question.view["conflict"]
    if not chosen:
        return
    row = next((row for row in every if row["conflict_id"] == chosen), None)
    if row is None:
        text = words.say(_("No case has the id {conflict}."), conflict=chosen)
        note = f'<div class="ck-note" id="{ANCHOR}" role="status">'
        st.html(f"{note}{html.escape(text)}</div>")
        return
    own = figures.get(chosen, [])
    told = case(row, own, words)
    st.html(
        f'<div class="ck-note" id="{ANCHOR}" role="status">'
        f"<h3>{html.escape(told.title)}</h3>{page_of(question).inside(told)}</div>"
    )
    with st.container(key="case", horizontal=True, vertical_alignment="center"):
        copy_link(question.pinned_view, words, key="copy_case")
        if row["region_code"] == NATION or row["region_code"][0].isdigit():
            label = words.say(_("{region} in full ›"), region=row["region_name"])
            frame.page_link("wilayah", label, question.view, region=row["region_code"])
    day = citation.day(question)
    entries = citation.figures(question, [f["figure_id"] for f in own], day)
    if entries:
        label = words.say(
            _("Quote a figure of this case ({count})"), count=len(entries)
        )
        cite_list(entries, label, words, key="cite_case")


def _downloads(
    question: Question, rows: Sequence[Row], figures: dict[str, list[Row]]
) -> None:
    lines = partial(register.flat, rows, figures)
    evidence.downloads(question, "konflik", register.COLUMNS, lines())


def door(question: Question, *topics: str, with_below: bool = False) -> None:
    """Draw the way to the register, where figures of the region disagree.

    Args:
        question: what the page is asked.
        topics: kinds of figures that the page shows; none is all.
        with_below: also those of the regencies in a province, or of all regions.
    """
    if question.view.dataset == watermark.SIMULATION:
        return
    region, words = question.region, question.words
    lands = (
        cases.places(question.index.regions, region)
        if with_below
        else [region.territory_id]
    )
    every = question.data.rows("conflicts__all")
    rows = cases.chosen(every, topics, lands)
    if not rows:
        return
    if len(rows) == 1:
        label = words.say(_("One case of disputed figures ›"))
        changes = {"conflict": rows[0]["conflict_id"]}
    else:
        label = words.say(_("{count} cases of disputed figures ›"), count=len(rows))
        changes = {"conflict": rows[0]["conflict_id"], "at": region.region_code}
        if with_below and region.region_code == NATION:
            changes["at"] = ""
        if len(topics) == 1:
            changes["topic"] = topics[0]
    frame.page_link("sumber_metode", label, question.view, **changes)


def panel(question: Question, topics: Collection[str]) -> None:
    """Draw the figures of a region that disagree by some topics, each folded.

    Args:
        question: whose region is meant.
        topics: of the cases.
    """
    every = ask_doubts.cases_of(question.data, question.region)
    rows = cases.chosen(every, tuple(topics))
    if rows:
        block = disagreements_of(rows, question.data, question.words)
        page_of(question).write(block)


def anchor(question: Question) -> str:
    """Return where a link that names a case leads; empty if it names none."""
    return ANCHOR if question.view["conflict"] else ""
