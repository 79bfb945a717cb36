"""Blocks of the overview: coverage against target, what is missing, the doors."""

import html
from dataclasses import replace

import streamlit as st

from cakupan import sentences
from cakupan.data.store import Row
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.ui import blocks, citation, frame, reading, simulation
from cakupan.ui.copylink import copy_link
from cakupan.ui.question import Question
from cakupan.ui.sheets import table_words
from cakupan.ui.sources import conflicts
from cakupan.ui.table import Cell, Column, data_table
from cakupan.ui.table import Row as TableRow
from cakupan.ui.writing import block_of, page_of, popover
from cakupan.wording import Wording, _

TARGET_COLUMNS = (
    "region_code",
    "region_name",
    "period_end",
    "stated_pct_as_printed",
    "precision",
    "indicator",
    "due_on",
    "regime",
    "target_pct_as_printed",
    "target_indicator",
    "is_like",
    "difference_pp",
    "is_met",
    "source_id",
    "target_source_id",
)


def doors(question: Question, row: Row) -> None:
    """Draw what can be asked of the answer, then the doors by reader."""
    words, view = question.words, question.view
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        popover(question, coverage.why_different)
        popover(question, coverage.origin)
        conflicts.door(question)
        citation.cite(question, row)
        copy_link(question.pinned_view, words)
    with st.container(horizontal=True, key="ways"):
        label = html.escape(words.say(_("Coverage & target")))
        st.html(f'<a href="#capaian-target">{label}</a>', width="content")
        frame.page_link("periksa_angka", words.say(_("Check a number")), view)
        frame.page_link("peringkat", words.say(_("Rankings")), view)
        whole = words.say(_("{region} in full ›"), region=question.region.region_name)
        frame.page_link("wilayah", whole, view)


def targets(question: Question) -> None:
    """Draw published coverage against published target, like beside like."""
    words = question.words
    reading.heading(
        words.say(_("Published coverage against published target")), "capaian-target"
    )
    if simulation.is_left_out(question.view, words):
        return
    both = {
        level: question.data.rows("targets__against_statements", level=level)
        for level in ("province", "regency")
    }
    st.write(_summary(both, words))
    for level, rows in both.items():
        _targets_of(question, level, rows)
    used = [
        row[key]
        for rows in both.values()
        for row in rows
        for key in ("source_id", "target_source_id")
    ]
    with st.expander(words.say(_("Sources of coverage and targets"))):
        blocks.sources_foot(used, words)


def _summary(both: dict[str, list[Row]], words: Wording) -> str:
    like = {level: [r for r in rows if r["is_like"]] for level, rows in both.items()}
    met = [
        row["region_name"] for rows in like.values() for row in rows if row["is_met"]
    ]
    sentence = words.say(
        _(
            "{provinces} provinces and {regencies} regencies have published both a "
            "coverage and a target. For {like_provinces} and {like_regencies} of them "
            "both are of the same indicator and can be compared."
        ),
        provinces=len(both["province"]),
        regencies=len(both["regency"]),
        like_provinces=len(like["province"]),
        like_regencies=len(like["regency"]),
    )
    if met:
        return (
            sentence
            + " "
            + words.say(_("At target: {regions}."), regions=words.listing(met))
        )
    return sentence


def _targets_of(question: Question, level: str, rows: list[Row]) -> None:
    words = question.words
    ordered = sorted(
        rows,
        key=lambda row: (
            not row["is_like"],
            row["difference_pp"] if row["is_like"] else 0,
            row["region_code"],
        ),
    )
    columns = [
        Column("name", words.level(level).capitalize(), is_key=True),
        Column("stated", words.say(_("Coverage")), "number"),
        Column("target", words.say(_("Target")), "number"),
        Column("difference", words.say(_("Against target")), "number"),
        Column("indicator", words.say(_("Indicator")), "text"),
    ]
    event = data_table(
        columns,
        [_target_row(row, words) for row in ordered],
        key=f"targets_{level}",
        caption=words.say(
            _("{level}: published coverage against published target"),
            level=words.level(level, plural=True).capitalize(),
        ),
        words=table_words(words),
    )
    name = f"target-{level}"
    blocks.downloads(question, name, TARGET_COLUMNS, ordered, name)
    if event.picked:
        found = next(r for r in ordered if r["region_code"] == event.picked)
        label = words.say(_("Open the page of {region} ›"), region=found["region_name"])
        frame.page_link("wilayah", label, question.view, region=event.picked)


def _target_row(row: Row, words: Wording) -> TableRow:
    month = sentences.month_of(row, words, short=True)
    year = row["due_on"].year
    cells = [
        Cell(row["region_name"], row["region_name"]),
        Cell(sentences.statement_value(row, words), row["stated_pct"], note=month),
        Cell(
            words.stated_percent(row["target_pct_as_printed"]),
            row["target_pct"],
            note=f"{words.regime(row['regime'])} {year}",
        ),
        _verdict(row, words),
        Cell(_indicators(row, words), None),
    ]
    return TableRow(row["region_code"], cells)


def _verdict(row: Row, words: Wording) -> Cell:
    if not row["is_like"]:
        return Cell(words.say(_("not compared")), None, tone="muted")
    said = sentences.target_verdict(
        {
            **row,
            "latest_period_end": row["period_end"],
            "gap_pp": row["difference_pp"],
        },
        words,
    )
    difference = float(row["difference_pp"])
    return Cell(said, difference, tone="met" if row["is_met"] else "missed")


def _indicators(row: Row, words: Wording) -> str:
    own, target = row["indicator"], row["target_indicator"]
    if own == target:
        return words.indicator(own)
    return words.say(
        _("coverage: {own}; target: {target}"),
        own=words.indicator(own),
        target=words.indicator(target),
    )


def missing(question: Question) -> None:
    """Draw what is missing nationwide, why, and who could supply it."""
    words = question.words
    reading.heading(words.say(_("What is missing")), "yang-belum-ada")
    if simulation.is_left_out(question.view, words):
        return
    block = block_of(question, evidence.missing_nationwide)
    if block is not None:
        page_of(question).write(replace(block, title=""))
