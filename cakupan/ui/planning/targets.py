"""All targets of a region on one chart, national ones as national, and their table."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import streamlit as st

from cakupan import findings, sentences, watermark
from cakupan.data.store import Row
from cakupan.tables import records
from cakupan.ui import blocks
from cakupan.ui.pictures import look, show
from cakupan.ui.planning.desk import national_targets, own_targets
from cakupan.ui.profile.facts import missing, sources
from cakupan.ui.profile.records import TARGET_COLUMNS
from cakupan.ui.profile.table import paragraph, sheet
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

if TYPE_CHECKING:
    from cakupan.figures.targets import FigurePoint, TargetLine


def targets(question: Question) -> None:
    """Draw every target by regime, met or not in words, with chart and table."""
    words = question.words
    own, national = own_targets(question), national_targets(question)
    st.subheader(words.say(_("Targets by regime")), anchor=False)
    st.html(paragraph(_finding(question, own)))
    if not own:
        st.html(paragraph(missing(question, "target"), "ck-tags"))
    with_percent = [row for row in [*own, *national] if row["target_pct"] is not None]
    if with_percent:
        _draw_chart(question, own, national)
    for label, rows, name in (
        (_("The targets as a table"), own, "targets"),
        (_("{count} national targets"), national, "targets-national"),
    ):
        if rows:
            title = words.say(label, count=len(rows))
            with st.expander(title):
                st.html(sheet(records.targets(rows, sources(), words)))
                blocks.downloads(question, name, TARGET_COLUMNS, rows, name)


def _finding(question: Question, own: Sequence[Row]) -> str:
    """Return how many targets there are, what is met, and what conflicts."""
    words, name = question.words, question.region.region_name
    if not own:
        return words.say(
            _(
                "{region} has no published target of its own. The national targets "
                "are shown as national; they are not targets of {region}."
            ),
            region=name,
        )
    parts = [
        words.say(
            _("{region} has {count} published targets, of {regimes}."),
            region=name,
            count=len(own),
            regimes=words.listing(dict.fromkeys(_regime(r, words) for r in own)),
        )
    ]
    like = [row for row in own if row["latest_row_id"] is not None]
    if not like and question.view.dataset == watermark.SIMULATION:
        parts.append(
            words.say(
                _(
                    "Simulasi holds no published percents, so none is met or missed; "
                    "type one above to hold the computed coverage against it."
                )
            )
        )
    elif not like:
        parts.append(
            words.say(
                _(
                    "None has a published figure of the same indicator, so it cannot "
                    "be said whether one is met."
                )
            )
        )
    parts += [_verdict(row, words) for row in like]
    parts += _conflicts(own, words)
    return " ".join(parts)


def _regime(row: Row, words: Wording) -> str:
    return words.regime(row["regime"])


def _verdict(row: Row, words: Wording) -> str:
    return words.say(
        _("{regime} {year}: {verdict} ({month})."),
        regime=_regime(row, words),
        year=row["due_on"].year,
        verdict=sentences.target_verdict(row, words),
        month=words.month(row["latest_period_end"]),
    )


def _conflicts(rows: Sequence[Row], words: Wording) -> list[str]:
    """Return a sentence for each year for which targets in percent differ."""
    found = []
    known = [row for row in rows if row["target_pct"] is not None]
    ordered = sorted(known, key=lambda row: (row["due_on"], row["target_pct"]))
    for due_on, group in groupby(ordered, key=lambda row: row["due_on"]):
        values = {
            f"{_regime(row, words)} "
            f"{words.stated_percent(row['target_pct_as_printed'])}": row["target_pct"]
            for row in group
        }
        if len(set(values.values())) > 1:
            found.append(
                words.say(
                    _(
                        "{year} has several targets, kept side by side because their "
                        "definitions differ or are not named: {targets}."
                    ),
                    year=due_on.year,
                    targets=words.listing(values),
                )
            )
    return found


def _draw_chart(
    question: Question, own: Sequence[Row], national: Sequence[Row]
) -> None:
    from cakupan.figures import targets as drawn

    words = question.words
    lines = target_lines(own, words)
    lines += target_lines(national, words, is_national=True)
    points = figure_points(question, own)
    how = words.say(
        _(
            "Square: a target of {region}; full dot: a published figure of the same "
            "indicator. A dashed line between two years of one regime is ours, not "
            "published; an arrow marks a target beyond the axis. Coverage computed "
            "here has another definition and is not drawn."
        ),
        region=question.region.region_name,
    )
    if national:
        how += " " + words.say(_("Diamond: a national target."))
    st.html(paragraph(how, "ck-tags"))
    figure = drawn.targets(lines, points, words, look())
    show(figure, "chart_targets", _finding(question, own))
    publishers = [row["source_publisher"] for row in [*own, *national]]
    known = words.say(
        _("Source: {sources}."), sources="; ".join(dict.fromkeys(publishers))
    )
    st.html(paragraph(known, "ck-foot"))


def target_lines(
    rows: Sequence[Row], words: Wording, *, is_national: bool = False
) -> "list[TargetLine]":
    """Return the targets in percent by regime, indicator and segments.

    Args:
        rows: of ``targets__by_region``.
        words: of the reader.
        is_national: the nation's, beside a region's own.
    """
    from cakupan.figures.targets import TargetLine, TargetPoint

    found: dict[tuple[str, str, str], list[TargetPoint]] = {}
    for row in sorted(rows, key=lambda row: row["due_on"]):
        if row["target_pct"] is None:
            continue
        key = (row["regime"], row["indicator"], row["segment_scope"])
        detail = "\n".join(
            (
                words.regime(row["regime"], short=False),
                words.stated_percent(row["target_pct_as_printed"]),
                words.date(row["due_on"]),
                row["source_publisher"],
            )
        )
        point = TargetPoint(row["due_on"], row["target_pct"], detail)
        found.setdefault(key, []).append(point)
    return [
        TargetLine(words.regime(regime), tuple(points), is_national)
        for (regime, _indicator, _scope), points in found.items()
    ]


def figure_points(question: Question, own: Sequence[Row]) -> "list[FigurePoint]":
    """Return the region's published figures of the indicators of its targets."""
    from cakupan.figures.targets import FigurePoint

    words = question.words
    indicators = {row["indicator"] for row in own} - {"not_stated"}
    statements = question.data.rows(
        "statements__by_region", territory_id=question.region.territory_id
    )
    return [
        FigurePoint(
            row["period_end"],
            row["stated_pct"],
            words.stated_percent(row["stated_pct_as_printed"]),
            "\n".join(
                (
                    words.stated_percent(row["stated_pct_as_printed"]),
                    words.indicator(row["indicator"]),
                    words.date(row["period_end"]),
                    row["source_publisher"],
                )
            ),
        )
        for row in findings.coverage_statements(statements)
        if row["indicator"] in indicators and row["stated_pct"] is not None
    ]
