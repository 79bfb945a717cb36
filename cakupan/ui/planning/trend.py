"""Where a series leads, why coverage changed, and how unequal regions are.

Only where figures of one series allow it; elsewhere one sentence says what is missing.
"""

from datetime import date
from decimal import Decimal

import streamlit as st

from cakupan.answers import forms
from cakupan.answers import sentences as said
from cakupan.data.definitions import DEFAULT_BASE, Definition
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError
from cakupan.topics.budget.ask_change import change_between
from cakupan.topics.budget.ask_forecast import trend_series
from cakupan.topics.budget.ask_shares import inequality_of
from cakupan.topics.budget.figures.decompose import decompose
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.ui.fields.planning import count, field, percent
from cakupan.ui.notes import saying_errors
from cakupan.ui.planning.desk import below_asked
from cakupan.ui.planning.forecast import forecast, segments
from cakupan.ui.profile.facts import missing
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.wording import _

_PARTS = ("a0", "e0", "a1", "e1")


def trend(question: Question) -> None:
    """Draw forecast, change and inequality, or what is missing for each."""
    words = question.words
    st.subheader(words.say(_("Where it leads, and why it changed")), anchor=False)
    series = _longest(question)
    with saying_errors(words):
        forecast(question, series)
    with saying_errors(words):
        _change(question, series)
    _own_change(question)
    if question.region.level in ("national", "province"):
        with saying_errors(words):
            _inequality(question)


def _longest(question: Question) -> Row | None:
    """Return the series of the trend, of the segments chosen where that is enough."""
    rows = question.data.rows(
        "enrolment__series_by_region",
        territory_id=question.region.territory_id,
        segments=question.definition.segments,
    )
    return trend_series(rows, question.definition.scope)


def _change(question: Question, series: Row | None) -> None:
    """Draw the change over the last twelve months of the longest series."""
    words = question.words
    ends = _comparable(question, series) if series else None
    if series is None or ends is None:
        text = _(
            "No change can be said for {region}: no two Decembers, or any two months "
            "a year apart, stand in one published series."
        )
        st.html(paragraph(words.say(text, region=question.region.region_name)))
        return
    what = CoverageAsked(
        question.region.region_code,
        Definition(segments(series), DEFAULT_BASE),
    )
    try:
        found = change_between(question.data, what, ends, series["series"])
    except NotPublishedError as error:
        st.html(paragraph(words.absence(error.absence_reason)))
        return
    tags = words.say(
        _(
            "From {before} ({before_pct}) to {after} ({after_pct}); {scope} over "
            "{base}; {series}."
        ),
        before=words.month(found["from"]["period_end"]),
        before_pct=words.percent(found["from"]["coverage_pct"]),
        after=words.month(found["to"]["period_end"]),
        after_pct=words.percent(found["to"]["coverage_pct"]),
        scope=words.scope(found["segment_scope"]),
        base=words.base(found["base"]),
        series=words.series(found["series"], found["to"]["source_publisher"]),
    )
    if found["is_definition_change"]:
        tags += " " + words.say(
            _("The survey's weights changed: that part is a change of definition.")
        )
    st.html(paragraph(said.of_change(found, words)) + paragraph(tags, "ck-tags"))


def _comparable(question: Question, series: Row) -> tuple[date, date] | None:
    """Return the last two months of a series that lie whole years apart."""
    rows = question.data.rows(
        "enrolment__points_by_region",
        territory_id=question.region.territory_id,
        segments=segments(series),
    )
    days = sorted(
        {row["period_end"] for row in rows if row["series"] == series["series"]}
    )
    for last in reversed(days):
        before = [day for day in days if day.month == last.month and day < last]
        if before:
            return before[-1], last
    return None


def _own_change(question: Question) -> None:
    words, view = question.words, question.view
    st.markdown(f"**{words.say(_('A change between two numbers of your own'))}**")
    with st.container(key="change_fields", horizontal=True):
        for key in _PARTS:
            field(question, key)
    if not all(view[key] for key in _PARTS):
        text = _(
            "Type protected workers and base of both dates: the change is split "
            "exactly into what members and what the base did."
        )
        st.html(paragraph(words.say(text), "ck-tags"))
        return
    with saying_errors(words):
        numbers = [count(view[key], key, words) for key in _PARTS]
        found = forms.change_document(decompose(*numbers))
        st.html(
            f'<div role="status">{paragraph(said.of_change(found, words))}</div>'
            + paragraph(
                words.say(_("Your typed numbers, not published ones.")), "ck-tags"
            )
        )


def _inequality(question: Question) -> None:
    """Draw how far apart the regions below are, or what is missing."""
    words = question.words
    typed = question.view["target_pct"]
    target = percent(typed, "target_pct", words) if typed else Decimal(100)
    try:
        found = inequality_of(question.data, below_asked(question), target)
    except NotPublishedError:
        found = {"measures": None}
    measures = found["measures"]
    if measures is None:
        text = _(
            "How unequal the regencies of {region} are cannot be said: fewer than two "
            "have a published coverage of this definition."
        )
        lacking = words.say(text, region=question.region.region_name)
        st.html(paragraph(f"{lacking} {missing(question, 'enrolment')}".strip()))
        return
    sentence = words.say(
        _("{highest} has {high}, {lowest} {low}: {range} apart."),
        highest=measures["highest_name"],
        high=words.percent(measures["highest_pct"]),
        lowest=measures["lowest_name"],
        low=words.percent(measures["lowest_pct"]),
        range=words.points(measures["range_pp"]),
    )
    tags = words.say(
        _(
            "{count} regions, {month}. Standard deviation weighted by workers "
            "{deviation}; Gini {gini} (0 is equal)."
        ),
        count=found["regions"],
        month=words.month(found["period_end"]),
        deviation=words.points(measures["deviation_pp"]),
        gini="–" if measures["gini"] is None else words.number(measures["gini"], 2),
    )
    if typed:
        tags += " " + words.say(
            _("Below your target: {below} of {count}."),
            below=measures["below_target"],
            count=found["regions"],
        )
    st.html(paragraph(sentence) + paragraph(tags, "ck-tags"))
