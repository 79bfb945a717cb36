"""What a reader types and chooses of a target, and what can be asked of its answer."""

import html
from collections.abc import Iterator
from contextlib import suppress
from decimal import Decimal
from typing import Any

import streamlit as st

from cakupan.data import Row
from cakupan.errors import CakupanError
from cakupan.topics.budget import blocks as budget
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.targets import ask, phrases
from cakupan.topics.targets import blocks as targets
from cakupan.topics.targets.figures import check_target
from cakupan.topics.targets.results import (
    NO_TARGET,
    TYPED,
    TypedAim,
    TypedNumbers,
    TypedTarget,
)
from cakupan.ui import frame, state
from cakupan.ui.copylink import copy_link
from cakupan.ui.fields import citation
from cakupan.ui.fields.budget import budget_inputs
from cakupan.ui.fields.evidence import way_to_cases
from cakupan.ui.fields.planning import churn, count, default_due, field, month, percent
from cakupan.ui.notes import note
from cakupan.ui.question import Question
from cakupan.ui.state import View
from cakupan.ui.writing import popover
from cakupan.wording import _
from cakupan.writers.markup import paragraph

_LAPSES = {"none": _("not counted"), "known": _("those on record")}


def typed_target(question: Question) -> TypedTarget:
    """Return the typed target; what is wrong with it is said, and it does not count."""
    text, words = question.view["target_pct"], question.words
    if not text:
        return NO_TARGET
    try:
        target = percent(text, "target_pct", words)
        check_target(target)
    except CakupanError as error:
        note(words.error(error), kind="ck-note ck-warn")
        return NO_TARGET
    return TypedTarget(target)


def target(question: Question) -> None:
    """Draw the field for a target that the reader types."""
    words = question.words
    help_text = words.say(
        _(
            "Percent of the base chosen above. Your own target: it is compared with "
            "the computed coverage, and stands in the link."
        )
    )
    with st.container(key="typed_target", horizontal=True, vertical_alignment="bottom"):
        field(question, "target_pct", help_text=help_text)
        if question.view["target_pct"]:
            said = html.escape(words.say(_("your typed target")))
            st.html(f'<span class="ck-chip">{said}</span>')


def typed_aim(question: Question) -> TypedAim:
    """Return towards what a pace is asked.

    Raises:
        BadInputError: a text that is no percent or no month.
    """
    view, words = question.view, question.words
    aim, due_on, target_pct = view["aim"], None, None
    is_typed = aim == TYPED or (aim not in _ahead(question) and view["target_pct"])
    if is_typed and view["target_pct"]:
        target_pct = percent(view["target_pct"], "target_pct", words)
        check_target(target_pct)
    if is_typed and view["by"]:
        due_on = month(view["by"], "by", words)
    return TypedAim(
        aim=aim,
        target_pct=target_pct,
        due_on=due_on,
        churn_pct=churn(question),
        counts_lapses=view["lapses"] == "known",
    )


def aim_or_none(question: Question) -> TypedAim | None:
    """Return the same; None where it cannot be read: its section says why."""
    try:
        return typed_aim(question)
    except CakupanError:
        return None


def _ahead(question: Question) -> dict[str, Row]:
    """Return the region's published targets that can still be planned for."""
    known = ask.of_region(question.data, question.scope)
    return ask.targets_ahead(known, question.as_of)


def aim(question: Question) -> TypedAim | None:
    """Draw the fields of the pace; return what they hold, None where one is wrong."""
    words = question.words
    st.subheader(words.say(_("Workers to join each month")), anchor=False)
    ahead, asked = _ahead(question), aim_or_none(question)
    typed = Decimal(0) if question.view["target_pct"] else None
    chosen = ask.aim_of(ahead, asked or TypedAim(question.view["aim"], typed))

    def label(code: str) -> str:
        if code != TYPED:
            return phrases.aim(ahead[code], words)
        return phrases.typed_aim(asked.target_pct if asked else None, words)

    with st.container(key="pace_fields", horizontal=True, vertical_alignment="bottom"):
        state.bound_selectbox(
            words.say(_("Towards which target")),
            [*ahead, TYPED],
            "aim",
            label,
            value=chosen,
            width=330,
        )
        if chosen == TYPED:
            field(question, "by", default_due(question))
        field(question, "churn", "0")
        state.bound_selectbox(
            words.say(_("Covers that end before")),
            list(_LAPSES),
            "lapses",
            lambda code: words.say(_LAPSES[code]),
            width=240,
        )
    try:
        return typed_aim(question)
    except CakupanError as error:
        note(words.error(error), kind="ck-note ck-warn")
        return None


def own_numbers(question: Question) -> TypedNumbers | None:
    """Draw the fields for numbers that nobody published; None until all are typed."""
    words, view = question.words, question.view
    st.markdown(f"**{words.say(_('With your own numbers'))}**")
    with st.container(key="own_fields", horizontal=True):
        for key in ("eligible", "active"):
            field(question, key)
        field(question, "span", "12")
    if not all((view["eligible"], view["active"], view["target_pct"])):
        text = _(
            "Type base, protected workers and, above, a target: gap and monthly "
            "enrolment follow, with the leaving of the fields above."
        )
        st.html(paragraph(words.say(text), "ck-tags"))
        return None
    try:
        return TypedNumbers(
            eligible=count(view["eligible"], "eligible", words),
            active=count(view["active"], "active", words),
            target_pct=percent(view["target_pct"], "target_pct", words),
            months=count(view["span"] or "12", "span", words),
            churn_pct=churn(question),
        )
    except CakupanError as error:
        note(words.error(error), kind="ck-note ck-warn")
        return None


def lines_in_short(question: Question) -> Iterator[tuple[Any, ...]]:
    """Yield the desk's answers of a line each, with what the fields hold.

    One whose fields cannot be read is left out: its section says why.
    """
    view = question.view
    with suppress(CakupanError):
        yield targets.pace_in_short, typed_aim(question)
    with suppress(CakupanError):
        plan, are_typed = budget_inputs(question), bool(view["workers"])
        yield budget.year_in_short, plan, view.vintage, are_typed
    yield cohorts.end_in_short, view.vintage


def actions(question: Question, row: Row, pinned: View) -> None:
    """Draw where the numbers come from, the link to copy, and the way to the region.

    Args:
        question: what the page is asked.
        row: coverage of the region.
        pinned: the view with every example that the fields show.
    """
    words = question.words
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        # Where a published figure is the answer, the target says where it is from.
        like = ask.of_region(question.data, question.scope).next_like
        if row["coverage_pct"] is not None or like is None:
            popover(question, coverage.origin)
        popover(question, targets.origin)
        way_to_cases(question, "target", "base", "coverage")
        citation.cite_gap(question, row, pinned)
        copy_link(pinned, words)
        label = words.say(_("{region} in full ›"), region=question.region.region_name)
        frame.page_link("wilayah", label, question.view)
        label = words.say(_("When funded cover ends ›"))
        frame.page_link("pekerja_rentan", label, question.view)
