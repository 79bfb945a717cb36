"""What would change an order: a criterion of one region, a weight between two."""

import streamlit as st

from cakupan.sentences import upper_first
from cakupan.topics.award import phrases as said
from cakupan.topics.award.ask import AwardSimulation, break_even
from cakupan.topics.award.figures.breakeven import Lift
from cakupan.topics.award.labels import NOT_OFFICIAL, amount, criterion
from cakupan.ui import controls
from cakupan.ui.award import simulation_inputs as inputs
from cakupan.ui.profile.table import cell, head, paragraph, table
from cakupan.ui.question import Question
from cakupan.wording import _


def draw(
    question: Question, award: AwardSimulation, lifts: list[Lift], own: str | None
) -> None:
    """Draw both, for the region in question; without one, for the second place."""
    code = own if own and award.scored(own) else award.standings.ranked[1].region_code
    left, right = st.columns(2, gap="medium")
    with left:
        _lifts(question, award, lifts, code)
    with right:
        _pair(question, award, code)


def _lifts(
    question: Question, award: AwardSimulation, lifts: list[Lift], code: str
) -> None:
    words, name = question.words, award.regions[code].region_name
    st.subheader(words.say(_("What would lift me one place")), anchor=False)
    item = award.scored(code)
    if not lifts or item is None:
        text = _("Choose a region above to see what would lift it.")
        st.html(paragraph(words.say(text)))
        return
    if item.rank == 1:
        text = _("{region} is first already.")
        st.html(paragraph(words.say(text, region=name)))
        return
    text = _(
        "{mark}. {region}, place {rank}: the smallest change of one criterion that "
        "gives a better place, if nothing else changes."
    )
    mark = words.say(NOT_OFFICIAL)
    how = words.say(text, mark=mark, region=name, rank=words.number(item.rank))
    rows = [
        [
            cell(
                upper_first(criterion(lift.criterion, words)),
                amount(lift.criterion, award.known[code][lift.criterion].amount, words),
                is_head=True,
            ),
            cell(upper_first(said.of_lift(award, lift, code, words))),
        ]
        for lift in lifts
    ]
    heads = [head(words.say(_("Criterion"))), head(words.say(_("Smallest change")))]
    caption = words.say(_("What would lift me one place"))
    st.html(paragraph(how, "ck-tags") + table(heads, rows, caption, kind="narrow"))


def _pair(question: Question, award: AwardSimulation, code: str) -> None:
    words = question.words
    st.subheader(words.say(_("Break-even weight between two")), anchor=False)
    names = {
        item.region_code: award.regions[item.region_code].region_name
        for item in award.standings.ranked
        if item.region_code != code
    }
    against = question.view[inputs.AGAINST.name]
    if against not in names:
        against = _neighbour(award, code)
    own = award.regions[code].region_name
    controls.region_box(
        question,
        words.say(_("{region} against"), region=own),
        list(names),
        inputs.AGAINST.name,
        names.__getitem__,
        value=against,
        width=330,
    )
    lines = break_even(award, code, against) or []
    rows = [
        [
            cell(upper_first(criterion(line.criterion, words)), is_head=True),
            cell(said.share(line.weight, words), is_number=True),
            cell(upper_first(said.of_break_even(award, line, (code, against), words))),
        ]
        for line in lines
    ]
    heads = [
        head(words.say(_("Criterion"))),
        head(words.say(_("Weight")), is_number=True),
        head(words.say(_("Break-even"))),
    ]
    text = _(
        "{mark}. The weight at which both would be equal; the other weights keep their "
        "proportions."
    )
    caption = words.say(_("Break-even weight between two"))
    st.html(
        paragraph(words.say(text, mark=words.say(NOT_OFFICIAL)), "ck-tags")
        + table(heads, rows, caption, kind="narrow")
    )


def _neighbour(award: AwardSimulation, code: str) -> str:
    """Return who stands right before a region, or after the first."""
    order = [item.region_code for item in award.standings.ranked]
    place = order.index(code)
    return order[place - 1] if place else order[1]
