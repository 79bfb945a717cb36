"""A budget shared among the regions below, three ways, with what each leads to."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import streamlit as st

from cakupan.answers.forms import Document
from cakupan.answers.labels import WAY
from cakupan.data.definitions import KNOWN_NOW
from cakupan.errors import NotPublishedError
from cakupan.topics.budget.ask_shares import share_by_workers, share_money
from cakupan.topics.budget.figures.allocation import (
    IN_PROPORTION,
    LIFT_LOWEST,
    MOST_AT_TARGET,
    WAYS,
)
from cakupan.ui import blocks, state
from cakupan.ui.fields.planning import count, field, month, percent
from cakupan.ui.notes import saying_errors
from cakupan.ui.planning.budget import Example, plan_of
from cakupan.ui.planning.desk import below_asked
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.ui.sheets import table_words
from cakupan.ui.table import Cell, Column, Row, data_table
from cakupan.wording import Wording, _

_ALL = Decimal(100)
# Heads of columns; the sentences above the table say the ways in full.
_SHORT = {
    LIFT_LOWEST: _("lowest first"),
    MOST_AT_TARGET: _("smallest gap first"),
    IN_PROPORTION: _("in proportion"),
}
COLUMNS = (
    "region_code",
    "region_name",
    "ground",
    "ground_workers",
    "before_pct",
    *(f"{way}_{part}" for way in WAYS for part in ("workers", "rupiah", "after_pct")),
)


def share(question: Question, shown: Example) -> None:
    """Draw how a budget would fall on the regions below; nothing for a regency."""
    words, level = question.words, question.region.level
    if level not in ("national", "province"):
        return
    below = words.level("province" if level == "national" else "regency", plural=True)
    title = words.say(_("Money shared among {regions}"), regions=below)
    st.subheader(title, anchor=False)
    with st.container(key="share_fields", horizontal=True):
        field(question, "pool", shown.texts["rupiah"])
        field(question, "pool_months", "12")
    with saying_errors(words):
        found = _by_coverage(question, shown) or _by_ground(question, shown)
        _draw(question, found)


def _typed(question: Question, shown: Example) -> tuple[int, int]:
    """Return money and months as typed.

    Raises:
        BadInputError: a text that is no whole number.
    """
    words, view = question.words, question.view
    pool = count(view["pool"] or shown.texts["rupiah"], "pool", words)
    return pool, count(view["pool_months"] or "12", "pool_months", words)


def _target(question: Question) -> Decimal:
    typed = question.view["target_pct"]
    return percent(typed, "target_pct", question.words) if typed else _ALL


def _by_coverage(question: Question, shown: Example) -> Document | None:
    """Return shares by coverage; None where the regions below have none."""
    pool, months = _typed(question, shown)
    plan = plan_of(question, shown)
    start = month(plan.start, "from", question.words)
    try:
        found = share_money(
            question.data,
            below_asked(question),
            _target(question),
            pool,
            plan.payer,
            (start, months),
            with_jht=plan.jht == "yes",
        )
    except NotPublishedError as error:
        if error.absence_reason == "not_published" and "set_aside" in error.document:
            return None
        raise
    return {**found, "ground": "coverage"}


def _by_ground(question: Question, shown: Example) -> Document:
    """Return shares by workers to be reached, where no coverage is published.

    Nobody's coverage is known, so each begins at nought: what comes out is the part
    of those workers that the money reaches, and no coverage.
    """
    words = question.words
    is_nation = question.region.level == "national"
    level = "province" if is_nation else "regency"
    parent = None if is_nation else question.region.region_code
    ground = state.bound_segmented(
        words.say(_("Shared by")),
        ["non_wage", "employed"],
        "ground",
        words.base,
    )
    rows = question.data.rows(
        "workforce__by_level",
        level=level,
        parent=parent,
        vintage="38",
        period_end=KNOWN_NOW,
    )
    known = {row["region_code"]: row for row in rows if row[ground]}
    pool, months = _typed(question, shown)
    plan = plan_of(question, shown)
    start = month(plan.start, "from", words)
    return share_by_workers(
        question.data,
        known,
        ground,
        pool,
        plan.payer,
        (start, months),
        with_jht=plan.jht == "yes",
    )


def _draw(question: Question, found: Document) -> None:
    words = question.words
    is_coverage = found["ground"] == "coverage"
    st.html(
        "".join(paragraph(_way_said(way, found, words)) for way in found["ways"])
        + paragraph(_ground_said(question, found), "ck-tags")
    )
    columns = [Column("name", words.say(_("Region")), is_key=True)]
    if is_coverage:
        columns.append(Column("before", words.say(_("Coverage before")), "number"))
    after = words.say(_("coverage after") if is_coverage else _("part of them reached"))
    columns += [
        Column(way["way"], words.say(_SHORT[way["way"]]), "number", note=after)
        for way in found["ways"]
    ]
    regions = list(zip(*(way["regions"] for way in found["ways"]), strict=True))
    data_table(
        columns,
        [_table_row(parts, words, is_coverage=is_coverage) for parts in regions],
        key=f"share_{question.region.territory_id}_{found['ground']}",
        caption=words.say(_("Workers by region in each way to share the money")),
        words=table_words(words),
        pickable=False,
        max_height=560,
        show_caption=False,
    )
    rows = [_file_row(parts, found) for parts in regions]
    blocks.downloads(question, "share", COLUMNS, rows, "share")


def _way_said(way: Mapping[str, Any], found: Document, words: Wording) -> str:
    message = (
        _(
            "{way}: {workers} workers; {reached} of {all} regions at {target}, the "
            "lowest then at {lowest}; {left} is left."
        )
        if found["ground"] == "coverage"
        else _(
            "{way}: {workers} workers in {reached} of {all} regions; {left} is left."
        )
    )
    fields: dict[str, object] = {
        "way": words.say(WAY[way["way"]]).capitalize(),
        "workers": words.number(way["workers"]),
        "all": len(way["regions"]),
        "reached": sum(part["workers"] > 0 for part in way["regions"]),
        "left": words.rupiah(way["unspent_rupiah"]),
    }
    if found["ground"] == "coverage":
        fields["reached"] = way["at_target"]
        lowest = min(part["coverage_after_pct"] for part in way["regions"])
        fields["lowest"] = words.percent(lowest)
        fields["target"] = words.stated_percent(f"{found['target_pct']:.10g}")
    return words.say(message, **fields)


def _ground_said(question: Question, found: Document) -> str:
    """Return what the shares stand on, and what is missing."""
    words = question.words
    price = words.rupiah(found["rupiah_per_worker"])
    if found["ground"] == "coverage":
        text = words.say(
            _("By coverage of {month}; one worker costs {price}."),
            month=words.month(found["period_end"]),
            price=price,
        )
        if not question.view["target_pct"]:
            text += " " + words.say(
                _("No target is typed, so all workers of the base are the target.")
            )
        if found["set_aside"]:
            text += " " + words.say(
                _("Regions without a coverage are left out: {count}."),
                count=len(found["set_aside"]),
            )
        return text
    return words.say(
        _(
            "No regency of {region} has a published coverage of this definition, so "
            "the money is shared by {base} instead, {month}: what comes out is the "
            "part of them that it reaches, not coverage. Branch offices of BPJS "
            "Ketenagakerjaan could supply the figures. One worker costs {price}."
        ),
        region=question.region.region_name,
        base=words.base(found["ground"]),
        month=words.month(found["base_period"]) if found["base_period"] else "",
        price=price,
    )


def _table_row(parts: Sequence[Document], words: Wording, *, is_coverage: bool) -> Row:
    first = parts[0]
    cells = [Cell(first["region_name"], first["region_name"])]
    if is_coverage:
        before = first["coverage_before_pct"]
        cells.append(Cell(words.percent(before), before))
    cells += [
        Cell(
            words.number(part["workers"]),
            part["workers"],
            note=words.percent(part["coverage_after_pct"]),
        )
        for part in parts
    ]
    return Row(first["region_code"], cells)


def _file_row(parts: Sequence[Document], found: Document) -> dict[str, Any]:
    first = parts[0]
    row: dict[str, Any] = {
        "region_code": first["region_code"],
        "region_name": first["region_name"],
        "ground": found["ground"],
        "ground_workers": first["gap_workers"],
        "before_pct": first["coverage_before_pct"],
    }
    for way, part in zip(found["ways"], parts, strict=True):
        row[f"{way['way']}_workers"] = part["workers"]
        row[f"{way['way']}_rupiah"] = part["rupiah"]
        row[f"{way['way']}_after_pct"] = part["coverage_after_pct"]
    return row
