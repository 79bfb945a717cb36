"""Where a series leads: a sentence, a chart with its table, or what is missing."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from cakupan.answers.forms import Document
from cakupan.answers.labels import METHOD
from cakupan.data.months import parse_month
from cakupan.data.store import Row
from cakupan.errors import CakupanError
from cakupan.topics.budget.ask_forecast import forecast_of
from cakupan.topics.targets.figures import workers_at
from cakupan.ui import blocks
from cakupan.ui.fields.planning import month, percent
from cakupan.ui.pictures import look, show
from cakupan.ui.planning.desk import (
    default_due,
    own_targets,
)
from cakupan.ui.profile.facts import missing
from cakupan.ui.profile.table import HtmlCell, cell, head, paragraph, table
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

if TYPE_CHECKING:
    from cakupan.figures.ahead import Course, Foretold, Level, Seen

COLUMNS = ("month", "workers", "low", "high", "if_nothing_is_renewed")
_MOST_MONTHS = 24
_MOST_DRAWN = 48  # months; on a phone more would leave no room for those ahead
_MOST_LEVELS = 3  # more would hide the line


def segments(series: Row) -> tuple[str, ...]:
    """Return the segments of a series."""
    return tuple(series["segment_scope"].split("+"))


def who_could(question: Question) -> str:
    """Return who could supply the months that a series lacks."""
    is_regency = question.region.level == "regency"
    return missing(question, "enrolment" if is_regency else "enrolment_monthly")


def forecast(question: Question, series: Row | None) -> None:
    """Draw the forecast of a series with its chart and table, or what is missing."""
    words = question.words
    if series is None:
        text = _(
            "No forecast: no series of active workers of {region} is published. Six "
            "months of one series are the least."
        )
        said = words.say(text, region=question.region.region_name)
        st.html(paragraph(f"{said} {who_could(question)}".strip()))
        return
    until = month(question.view["by"] or default_due(question), "by", words)
    found = forecast_of(
        question.data, question.region, segments(series), until, series["series"]
    )
    if found["missing"]:
        text = _(
            "No forecast: {points} comparable points of one series are known, at "
            "least {needed} are needed."
        )
        said = words.say(text, **found["missing"])
        st.html(paragraph(f"{said} {who_could(question)}".strip()))
        return
    finding = _said(found, words)
    st.html(paragraph(finding) + paragraph(_how(question, found, words), "ck-tags"))
    _draw(question, found, finding)
    with st.expander(words.say(_("The forecast as a table"))):
        rows = _rows(found)
        st.html(_table(found["known"][-_MOST_MONTHS:], rows, words))
        blocks.downloads(question, "forecast", COLUMNS, rows, "forecast")
    st.html(paragraph(_foot(found, words), "ck-foot"))


def _said(found: Document, words: Wording) -> str:
    """Return the expected workers, the warning, the error, and without renewal."""
    last, tested = found["expected"][-1], found["back_test"]
    parts = [
        words.say(
            _("{month}: {workers} workers, between {low} and {high}."),
            month=words.month(last["month"]),
            workers=words.workers_words(last["workers"]),
            low=words.workers_words(last["low"]),
            high=words.workers_words(last["high"]),
        )
    ]
    if found["method"] == "linear":
        text = _(
            "A straight line through {points} points: it does not know that members "
            "fall back every year after December."
        )
        parts.append(words.say(text, points=found["points"]))
    if tested:
        error = words.percent(tested["mean_error_pct"])
        text = _("On months already known it was wrong by {error} on average.")
        parts.append(words.say(text, error=error))
    else:
        parts.append(words.say(_("It cannot be tested on months already known.")))
    ending = found["if_nothing_is_renewed"]
    if ending and ending[-1]["workers"] < last["workers"]:
        text = _("If nothing that is funded is renewed: {workers}.")
        count_text = words.workers_words(ending[-1]["workers"])
        parts.append(words.say(text, workers=count_text))
    return " ".join(parts)


def _how(question: Question, found: Document, words: Wording) -> str:
    """Return the tags of the series and how the chart is to be read."""
    tags = words.say(
        _("{series}; {scope}; {method}; interval of {share}%."),
        series=words.series(found["series"], found["known"][-1]["source_publisher"]),
        scope=words.scope(found["segment_scope"]),
        method=words.say(METHOD[found["method"]]),
        share=found["interval_pct"],
    )
    how = words.say(
        _("Full line: figures of the series; dashed: the forecast; band: its interval.")
    )
    parts = [tags, how]
    asked_for = question.definition.scope
    if found["segment_scope"] != asked_for:
        text = _("Of {scope} fewer than six months are known.")
        parts.insert(1, words.say(text, scope=words.scope(asked_for)))
    if _beside(question, found):
        parts.append(
            words.say(_("Hollow dots: other series or segments, never joined."))
        )
    if any(not level.is_typed for level in _levels(question, found)):
        parts.append(
            words.say(_("Thin lines: targets in workers of the same segments."))
        )
    if not found["funded_cohorts"]:
        parts.append(
            words.say(
                _(
                    "No cover with stated months runs on, so nothing can be said of "
                    "what is not renewed."
                )
            )
        )
    return " ".join(parts)


def _draw(question: Question, found: Document, finding: str) -> None:
    from cakupan.figures.ahead import ahead

    course = course_of(question, found)
    show(ahead(course, question.words, look()), "chart_ahead", finding)


def course_of(question: Question, found: Document) -> "Course":
    """Return what the chart shows of a forecast."""
    from cakupan.figures.ahead import Course

    return Course(
        known=_known(found, question.words),
        expected=_expected(found),
        beside=_beside(question, found),
        levels=_levels(question, found),
    )


def _known(found: Document, words: Wording) -> "list[Seen]":
    from cakupan.figures.ahead import Seen

    return [
        Seen(
            date.fromisoformat(row["period_end"]),
            row["active_workers"],
            f"{words.date(row['period_end'])}\n"
            f"{words.workers_words(row['active_workers'])} ({row['source_id']})",
        )
        for row in found["known"][-_MOST_DRAWN:]
    ]


def _expected(found: Document) -> "list[Foretold]":
    from cakupan.figures.ahead import Foretold

    ending = {row["month"]: row["workers"] for row in found["if_nothing_is_renewed"]}
    return [
        Foretold(
            parse_month(row["month"], "month"),
            row["workers"],
            row["low"],
            row["high"],
            ending.get(row["month"]),
        )
        for row in found["expected"]
    ]


def _beside(question: Question, found: Document) -> "list[Seen]":
    """Return the figures of other series of all segments, which nothing joins."""
    from cakupan.figures.ahead import Seen

    words = question.words
    scopes = {question.definition.scope, found["segment_scope"]}
    rows = [
        row
        for scope in sorted(scopes)
        for row in question.data.rows(
            "enrolment__points_by_region",
            territory_id=question.region.territory_id,
            segments=tuple(scope.split("+")),
        )
        if "+" in scope
    ]
    return [
        Seen(
            row["period_end"],
            row["active_workers"],
            f"{words.series(row['series'], row['source_publisher'])}\n"
            f"{words.scope(row['segment_scope'])}\n"
            f"{words.date(row['period_end'])}: "
            f"{words.workers_words(row['active_workers'])}",
        )
        for row in rows
        if row["period_end"].isoformat() >= found["known"][0]["period_end"]
        and (row["series"], row["segment_scope"])
        != (found["series"], found["segment_scope"])
    ]


def _levels(question: Question, found: Document) -> "list[Level]":
    """Return targets in workers of the same segments, and the reader's own.

    A target in percent needs a base: only the reader's own meets the computed one.
    """
    from cakupan.figures.ahead import Level

    words = question.words
    first = found["known"][-_MOST_DRAWN:][0]["period_end"]
    last = found["expected"][-1]["month"]
    levels = [
        Level(
            words.say(_("target {year}"), year=row["due_on"].year),
            row["target_workers"],
        )
        for row in own_targets(question)
        if row["target_workers"] is not None
        and row["segment_scope"] == found["segment_scope"]
        and first <= row["due_on"].isoformat()
        and f"{row['due_on']:%Y-%m}" <= last
    ]
    typed = _typed_level(question, found)
    return [*([typed] if typed else []), *levels[-_MOST_LEVELS:]]


def _typed_level(question: Question, found: Document) -> "Level | None":
    """Return the reader's target in workers of the computed base; None without one."""
    from cakupan.figures.ahead import Level

    words, typed = question.words, question.view["target_pct"]
    workers = question.coverage()["base_workers"]
    is_like = question.definition.scope == found["segment_scope"]
    if not (typed and workers and is_like):
        return None
    try:
        target = percent(typed, "target_pct", words)
        wanted = round(workers_at(workers, target))
    except CakupanError:
        return None  # the field above says what is wrong with it
    label = words.say(
        _("your target {target}"),
        target=words.stated_percent(f"{target.normalize():f}"),
    )
    return Level(label, wanted, is_typed=True)


def _rows(found: Document) -> list[Document]:
    ending = {row["month"]: row["workers"] for row in found["if_nothing_is_renewed"]}
    return [
        {**row, "if_nothing_is_renewed": ending.get(row["month"])}
        for row in found["expected"][-_MOST_MONTHS:]
    ]


def _table(known: Sequence[Document], rows: Sequence[Document], words: Wording) -> str:
    labels = (
        _("Month"),
        _("Workers"),
        _("At least"),
        _("At most"),
        _("Nothing renewed"),
    )
    heads = [
        head(words.say(label), is_number=place > 0)
        for place, label in enumerate(labels)
    ]
    published = words.say(_("on record"))
    lines = [
        [
            cell(
                words.month(row["period_end"]),
                f"{published} · {row['source_id']}",
                is_head=True,
            ),
            _about(row["active_workers"], words),
            *(cell("–", is_number=True) for _column in COLUMNS[2:]),
        ]
        for row in known
    ]
    lines += [
        [
            cell(words.month(row["month"]), is_head=True),
            *(_about(row[key], words) for key in COLUMNS[1:]),
        ]
        for row in rows
    ]
    return table(heads, lines, words.say(_("The forecast as a table")))


def _about(workers: int | None, words: Wording) -> HtmlCell:
    """Return workers with no more digits than a forecast has."""
    shown = "–" if workers is None else words.workers_words(workers)
    return cell(shown, is_number=True)


def _foot(found: Document, words: Wording) -> str:
    """Return who published the series, with the first and the last document."""
    by_publisher: dict[str, list[str]] = {}
    for row in found["known"]:
        by_publisher.setdefault(row["source_publisher"], []).append(row["source_id"])
    named = "; ".join(
        f"{publisher} ({' – '.join(dict.fromkeys([ids[0], ids[-1]]))})"
        for publisher, ids in by_publisher.items()
    )
    return words.say(_("Source: {sources}."), sources=named)
