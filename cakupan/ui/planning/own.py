"""Gap and pace for numbers that the reader types, published by nobody."""

from fractions import Fraction

import streamlit as st

from cakupan.answers import forms
from cakupan.topics.targets import phrases
from cakupan.topics.targets.figures import check_workers, compute_gap, compute_pace
from cakupan.ui.fields.planning import churn, count, field, percent
from cakupan.ui.notes import saying_errors
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.wording import _


def own_numbers(question: Question) -> None:
    """Draw gap and pace for numbers that the reader types."""
    words = question.words
    st.markdown(f"**{words.say(_('With your own numbers'))}**")
    with st.container(key="own_fields", horizontal=True):
        for key in ("eligible", "active"):
            field(question, key)
        field(question, "span", "12")
    view = question.view
    typed = [view["eligible"], view["active"], view["target_pct"]]
    if not all(typed):
        text = _(
            "Type base, protected workers and, above, a target: gap and monthly "
            "enrolment follow, with the leaving of the fields above."
        )
        st.html(paragraph(words.say(text), "ck-tags"))
        return
    with saying_errors(words):
        st.html(_own_answer(question))


def _own_answer(question: Question) -> str:
    """Return gap and pace of typed numbers as HTML.

    Raises:
        BadInputError: a text that is no number, or a number out of its range.
    """
    words, view = question.words, question.view
    eligible = count(view["eligible"], "eligible", words)
    active = count(view["active"], "active", words)
    check_workers(eligible, active)
    target = percent(view["target_pct"], "target_pct", words)
    gap = forms.gap_document(
        compute_gap(eligible, active, target), eligible, active, target
    )
    months = count(view["span"] or "12", "span", words)
    leaving = churn(question)
    with_churn = compute_pace(eligible, Fraction(active), target, months, leaving)
    text = words.say(
        _("In {months}, {workers} workers must join every month ({percent} leaving)."),
        months=words.months(months),
        workers=words.number(with_churn.required_per_month),
        percent=words.percent(leaving),
    )
    if leaving:
        bare = compute_pace(eligible, Fraction(active), target, months)
        text += " " + words.say(
            _("Without leaving: {workers}."),
            workers=words.number(bare.required_per_month),
        )
    gap_said = phrases.of_gap(gap, words)
    universal = phrases.of_universal_gap(gap, words)
    tag = words.say(_("Your typed numbers, not published ones."))
    return (
        f'<div role="status">{paragraph(gap_said, "ck-answer")}'
        f"{paragraph(text)}{paragraph(universal)}{paragraph(tag, 'ck-tags')}</div>"
    )
