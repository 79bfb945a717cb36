"""A region's page from the top: where it lies, its answer; last, the level below."""

import html
from datetime import date

import streamlit as st

from cakupan import documents, findings, sentences
from cakupan.answers import division, on_record
from cakupan.answers import headline as answers
from cakupan.data.regions import NATION, Region
from cakupan.data.store import Row
from cakupan.ui import blocks, cache, citation, frame, regionmap
from cakupan.ui.copylink import copy_link
from cakupan.ui.profile import charts, stated
from cakupan.ui.profile.facts import sources, stated_counts, statements
from cakupan.ui.profile.table import cell, paragraph, table
from cakupan.ui.question import Question
from cakupan.ui.sources import conflicts
from cakupan.wording import Wording, _


def breadcrumb(question: Question) -> None:
    """Draw the way up: nation, province, this region; then a word on old Papua."""
    region, view = question.region, question.view
    if region.region_code == NATION:
        return
    with st.container(key="breadcrumb", horizontal=True, gap="small"):
        for above in _above(question):
            label = f"{above.region_name} ›"
            frame.page_link("wilayah", label, view, region=above.region_code)
        here = html.escape(region.region_name)
        st.html(f'<p aria-current="page"><b>{here}</b></p>', width="content")
    _division_note(question)


def _above(question: Question) -> list[Region]:
    """Return the regions above this one, the nation first."""
    found: list[Region] = []
    code = question.region.parent_code
    while code:
        above = question.index.of(code, question.region.vintage)
        found.insert(0, above)
        code = above.parent_code
    return found


def _division_note(question: Question) -> None:
    """Say which Papua this is, with the way to the other one."""
    words, region = question.words, question.region
    text = division.said(region, words)
    if not text:
        return
    with st.container(key="division", horizontal=True, gap="small"):
        st.html(paragraph(text, "ck-tags"), width="content")
        for other in division.others(region, question.index):
            frame.page_link(
                "wilayah",
                f"{other.region_name} ({words.vintage(other.vintage)})",
                question.view,
                region=other.region_code,
                vintage=other.vintage,
            )


def headline(question: Question, row: Row) -> None:
    """Draw the answer; without a figure, what is real and what was said instead."""
    blocks.answer(question, row)
    _on_record(question, row)
    if row["coverage_pct"] is not None:
        return
    if question.region.level != "regency":
        _said_nearby(question, row)
    said = answers.as_published(
        statements(question), stated_counts(question), question.words
    )
    if said:
        st.html(paragraph(said, "ck-sowhat"))


def _on_record(question: Question, row: Row) -> None:
    """Draw the ways to the other months and segments that the answer names."""
    words = question.words
    found = on_record.beside(question.months, row)
    # Another count of the same month has no address of its own.
    places = dict.fromkeys(
        (item.row["period_end"], item.row["segment_scope"])
        for item in found
        if item.kind != on_record.OTHER_SERIES
    )
    if not places:
        return
    with st.container(key="on_record", horizontal=True, gap="small"):
        for month, scope in places:
            label = words.say(
                _("Show {month}, {scope} ›"),
                month=words.month(month),
                scope=words.scope(scope),
            )
            frame.page_link(
                "wilayah",
                label,
                question.view,
                period=f"{month:%Y-%m}",
                segments=tuple(scope.split("+")),
            )


def doors(question: Question, row: Row) -> None:
    """Draw why figures differ, where the answer's come from, and the link to copy."""
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        known = findings.coverage_statements(statements(question))
        if known or row["coverage_pct"] is not None:
            blocks.why_different(question)
        _origin(question, row)
        conflicts.door(question)
        citation.cite(question, row)
        copy_link(question.pinned_view, question.words)
        label = question.words.say(_("Brief for a hearing ›"))
        frame.page_link("risalah", label, question.pinned_view)


def _origin(question: Question, row: Row) -> None:
    if row["coverage_pct"] is not None:
        blocks.origin(question, row)
        return
    own = blocks.latest_workforce(question)
    if own and own["employed"] is not None:
        with st.popover(question.words.say(_("Where does this number come from?"))):
            st.html(workforce_origin(own, question.words))


def workforce_origin(row: Row, words: Wording) -> str:
    """Return the parts, the round and the source of the workforce under an answer."""
    share = words.say(
        _("{active} of {base}"),
        active=words.number(row["employed_informal"]),
        base=words.number(row["employed"]),
    )
    lines = [
        (words.base("employed"), words.number(row["employed"])),
        (words.base("non_wage"), words.number(row["non_wage"])),
        (words.say(_("informal workers")), share),
    ]
    return _origin_table(lines, row["base_period"], row["source_id"], words)


def _origin_table(
    lines: list[tuple[str, str]], survey: date, source_id: str, words: Wording
) -> str:
    source = sources()[source_id]
    said = f"{source['title']} · {source['publisher']} ({source_id})"
    lines = [
        *lines,
        (words.say(_("Survey round")), words.month(survey)),
        (words.say(_("Source")), said),
    ]
    cells = [[cell(name, is_head=True), cell(value)] for name, value in lines]
    return table([], cells, words.say(_("Where does this number come from?")))


def _said_nearby(question: Question, row: Row) -> None:
    """Name what was published within six months of a month without a figure."""
    words = question.words
    document = documents.absence_document(
        cache.store(), question.region, row, question.definition, question.known_on
    )
    near = {
        (said["source"]["source_id"], said["period_end"], said["stated_pct_as_printed"])
        for said in document["statements"]
    }
    found = [
        _nearby(said, words)
        for said in findings.coverage_statements(statements(question))
        if (
            said["source_id"],
            said["period_end"].isoformat(),
            said["stated_pct_as_printed"],
        )
        in near
    ]
    if found:
        text = words.say(
            _("Published within six months of {month}: {figures}."),
            month=words.month(row["period_end"]),
            figures="; ".join(dict.fromkeys(found)),
        )
        st.html(paragraph(text, "ck-sowhat"))


def _nearby(row: Row, words: Wording) -> str:
    value = sentences.statement_and_workers(row, words)
    day = sentences.span(row["period_start"], row["period_end"], words)
    return f"{value} ({day})"


def trends(question: Question, row: Row) -> None:
    """Draw workers since 2018 and coverage as published, side by side."""
    left, right = st.columns(2, gap="large")
    with left:
        charts.workforce(question)
    with right:
        stated.stated(question, row)


def below(question: Question) -> None:
    """Draw the level below as map and table; for a regency the ways to its peers."""
    if question.region.level == "regency":
        _neighbours(question)
        return
    if question.region.level not in ("national", "province"):
        return
    label = (
        _("Provinces of {region}")
        if question.region.region_code == NATION
        else _("Regencies and cities of {region}")
    )
    title = question.words.say(label, region=question.region.region_name)
    st.subheader(title, anchor=False)
    regionmap.region_map_and_table(question)


def _neighbours(question: Question) -> None:
    words, region = question.words, question.region
    province = question.index.of(region.parent_code or NATION, "38")
    others = [
        other
        for other in question.index.children(province, "38")
        if other.region_code != region.region_code
    ]
    st.subheader(
        words.say(
            _("Other regencies and cities of {region}"), region=province.region_name
        ),
        anchor=False,
    )
    with st.container(key="neighbours", horizontal=True, gap="small"):
        for other in others:
            frame.page_link(
                "wilayah",
                _short(other),
                question.view,
                region=other.region_code,
            )


def _short(region: Region) -> str:
    return region.short_name or region.region_name
