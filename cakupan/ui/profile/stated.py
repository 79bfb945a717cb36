"""Published percents on a region's page: as points by date, and each in its words."""

from typing import Any

import streamlit as st

from cakupan import findings, sentences
from cakupan.blocks import PercentRow, PercentRows, Tick
from cakupan.data.store import Row
from cakupan.measures import nice_ticks
from cakupan.tables import statements as published
from cakupan.ui import blocks, pictures, simulation
from cakupan.ui.profile.facts import missing, sources, statements
from cakupan.ui.profile.table import paragraph, sheet
from cakupan.ui.question import Question
from cakupan.vocabulary import AS_STATED
from cakupan.wording import Wording, _

STATEMENT_COLUMNS = (
    "row_id",
    "region_code",
    "vintage",
    "said_on",
    "period_end",
    "stated_pct_as_printed",
    "pct_low",
    "pct_high",
    "precision",
    "kind",
    "stated_active",
    "stated_base",
    "implied_base_low",
    "implied_base_high",
    "segment_scope",
    "worker_group",
    "worker_basis",
    "indicator",
    "scope_as_worded",
    "base_as_worded",
    "source_id",
)


def stated(question: Question, row: Row) -> None:
    """Draw the percents that somebody published, as points that are never mixed."""
    words = question.words
    found = statements(question)
    st.subheader(words.say(_("Coverage as published")), anchor=False)
    if simulation.is_left_out(question.view, words):
        return
    known = findings.coverage_statements(found)
    if not found:
        why = missing(question, "statement") or words.say(
            _(
                "No coverage percent of {region} was found in open sources. Could be "
                "supplied by: the BPJS Ketenagakerjaan office for this region and the "
                "local labour office."
            ),
            region=question.region.region_name,
        )
        st.html(paragraph(why))
        return
    points = stated_rows(found, row, words)
    if known:
        finding = findings.of_statements(found, words)
        tags = words.say(_("Percent. Each figure as its publisher worded it."))
        st.html(f"{paragraph(finding + '.')}{paragraph(tags, 'ck-tags')}")
    if len(points) > 1:
        pictures.draw(stated_of(points, words), "chart_stated", finding)
        how = words.say(
            _(
                "By date. Full dot: published; open dot: said to be about; diamond: "
                "computed here. A line joins only figures of one publisher under one "
                "definition."
            )
        )
        st.html(paragraph(how, "ck-foot"))
    with st.expander(
        words.say(_("Each figure with its wording and source")),
        expanded=len(points) < 2,
    ):
        st.html(sheet(published.by_day(found, row, sources(), words)))
        blocks.downloads(
            question, "statements", STATEMENT_COLUMNS, found, "published percents"
        )


def stated_of(rows: list[PercentRow], words: Wording) -> PercentRows:
    """Return the lines of the chart as one, over an axis to at least 100 percent."""
    ticks = nice_ticks(max(100.0, *(row.high or row.value for row in rows)))
    return PercentRows(
        title=words.say(_("Coverage as published")),
        rows=tuple(rows),
        ticks=tuple(Tick(tick, f"{words.number(tick)}%") for tick in ticks),
    )


def stated_rows(found: list[Row], row: Row, words: Wording) -> list[PercentRow]:
    """Return the lines of the chart: published coverage and our own, by date."""
    known = findings.coverage_statements(found)
    runs = findings.like_runs(known)
    rows = [
        (
            said["period_end"],
            PercentRow(
                label=_stated_label(said, words),
                value_label=sentences.statement_value(said, words),
                value=float(said["stated_pct"]),
                low=said["pct_low"],
                high=said["pct_high"],
                shape=_shape(said),
                run=runs.get(said["row_id"], ""),
                detail=statement_detail(said, words),
            ),
        )
        for said in known
    ]
    if row["coverage_pct"] is not None:
        computed = PercentRow(
            label=words.say(_("{day} · computed"), day=words.date(row["period_end"])),
            value_label=words.percent(row["coverage_pct"]),
            value=row["coverage_pct"],
            shape="computed",
            detail=f"{sentences.fraction(row, words)}\n{sentences.tags(row, words)}",
        )
        rows.append((row["period_end"], computed))
    rows.sort(key=lambda pair: pair[0])
    return [line for _day, line in rows]


def _stated_label(said: Row, words: Wording) -> str:
    """Return the day and what is known of the definition; it may be nothing."""
    scope = said["segment_scope"]
    parts = [sentences.span(said["period_start"], said["period_end"], words)]
    if said["indicator"] != "not_stated":
        parts.append(words.indicator(said["indicator"]))
    if scope != AS_STATED:
        parts.append(words.scope(scope))
    return " · ".join(parts)


def _shape(said: Row) -> Any:
    """Return how a percent is drawn: a full dot where it is published as a number."""
    precision = said["precision"]
    known = ("range", "at_least", "at_most", "about")
    return precision if precision in known else "stated"


def statement_detail(said: Row, words: Wording) -> str:
    """Return what a published percent says of itself, for a tooltip."""
    day = sentences.span(said["period_start"], said["period_end"], words)
    lines = [
        f"{sentences.statement_value(said, words)}, {day}",
        published.parts(said, words),
        published.worded(said, "scope", words),
        f"{said['source_publisher']} ({said['source_id']})",
    ]
    return "\n".join(line for line in lines if line)
