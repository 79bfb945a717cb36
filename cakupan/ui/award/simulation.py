"""The Paritrana simulation: places under the reader's own weights, and how sure."""

import html
from collections.abc import Sequence

import streamlit as st

from cakupan import sentences
from cakupan.data.store import Row
from cakupan.errors import CakupanError
from cakupan.topics.award import phrases as said
from cakupan.topics.award.ask import AwardSimulation, read_award
from cakupan.topics.award.figures.breakeven import Lift
from cakupan.topics.award.figures.evidence import plain
from cakupan.topics.award.figures.scoring import Scored
from cakupan.topics.award.labels import SIMULATION
from cakupan.topics.ranking.ask_members import COVERAGE, members_of
from cakupan.ui import blocks, state
from cakupan.ui.award import simulation_changes as changes
from cakupan.ui.award import simulation_evidence as evidence
from cakupan.ui.award import simulation_files as files
from cakupan.ui.award import simulation_inputs as inputs
from cakupan.ui.award import simulation_opening as opening
from cakupan.ui.award import simulation_places as places
from cakupan.ui.copylink import copy_link
from cakupan.ui.fields import ranking as ranking_fields
from cakupan.ui.notes import note
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.ui.state import View
from cakupan.wording import Wording, _

KEYS = inputs.KEYS


def draw(question: Question) -> None:
    """Draw the simulation that the address asks for."""
    kept = inputs.available_profiles()
    what = ranking_fields.request(question)
    own = ranking_fields.own_code(question)
    award, lifts, error = _simulated(question, kept, own)
    members = question.data.remembered(members_of, what, question.scope.vintage)

    # Answer, and never without saying whose weights they are.
    _mark(question)
    if error is not None:
        note(question.words.error(error), kind="ck-note ck-warn")
    if award is not None:
        _answer(question, award, own)
    ranking_fields.choices(question)
    ranking_fields.unusual(question)
    inputs.fields(question, kept)
    if award is not None:
        _doors(question, award)

    # Evidence: the places, what would change them, what they stand on.
    if award is not None and _has_places(award):
        places.draw(question, award, own)
        changes.draw(question, award, lifts, own)
    evidence.draw(question, award, members)
    if award is not None:
        places.criteria(question, award)
    opening.draw(question, kept.profiles)
    if award is not None:
        files.draw(question, award, question.data.pinned_day)
        _doubts(question, award)
    inputs.forget_fault()


def _simulated(
    question: Question, kept: inputs.AvailableProfiles, own: str | None
) -> tuple[AwardSimulation | None, list[Lift], CakupanError | None]:
    """Return the simulation and what would lift the region, or why there is none."""
    try:
        asked = inputs.simulation_request(question, kept.profiles)
        found, lifts = question.data.remembered(read_award, asked, own)
    except CakupanError as error:
        return None, [], error
    return found, lifts, None


def _has_places(award: AwardSimulation) -> bool:
    return len(award.standings.ranked) > 1


def _mark(question: Question) -> None:
    text = question.words.say(SIMULATION)
    mark, _colon, rest = text.partition(":")
    st.html(
        f'<p class="ck-tags"><strong>{html.escape(mark)}</strong>:{html.escape(rest)}'
        "</p>"
    )


def _answer(question: Question, award: AwardSimulation, own: str | None) -> None:
    words = question.words
    if not _has_places(award):
        st.html(
            f'<p class="ck-answer">{html.escape(said.of_nobody(award, words))}.</p>'
            f"{paragraph(said.of_figures(award, words), 'ck-tags')}"
        )
        _ways_out(question, award)
        return
    found = award.scored(own) if own else None
    first = award.standings.ranked[0]
    shown: Sequence[Scored] = [found] if found else [first]
    lines = [said.of_place(award, item, words) for item in shown]
    st.html(
        "".join(f'<p class="ck-answer">{html.escape(line)}.</p>' for line in lines)
        + paragraph(_beside(question, award, found, own), "ck-tags")
    )


def _beside(
    question: Question, award: AwardSimulation, found: Scored | None, own: str | None
) -> str:
    """Return what stands under the answer: the first, who has no place, the figures."""
    words = question.words
    parts = []
    if found is not None and found.rank > 1:
        first = award.standings.ranked[0]
        text = _("First: {region}, score {score}.")
        parts.append(
            words.say(
                text,
                region=award.regions[first.region_code].region_name,
                score=said.score(first.score, words),
            )
        )
    if found is None and own is not None and own in award.regions:
        text = _("{region} has no place: its criteria carry less than half the weight.")
        parts.append(words.say(text, region=award.regions[own].region_name))
    if award.standings.set_aside:
        text = _("{count} without a place.")
        count = said.regions_said(award, len(award.standings.set_aside), words)
        parts.append(words.say(text, count=count))
    parts.append(said.of_figures(award, words))
    if COVERAGE in award.asked.profile.shares and award.rows:
        row = next(iter(award.rows.values()))
        parts.append(_tags(row, words))
    return " ".join(parts)


def _tags(row: Row, words: Wording) -> str:
    """Return what the coverage stands on: month, then its tags."""
    month = words.month(row["period_end"])
    text = _("Coverage of {month}: {tags}")
    return words.say(text, month=month, tags=sentences.tags(row, words))


def _ways_out(question: Question, award: AwardSimulation) -> None:
    """Draw what can be done where figures are too few: three ways, one click each."""
    words = question.words
    has_coverage = len(award.rows) > 1
    text = (
        _(
            "Published figures give only coverage for every province. Take coverage "
            "alone, type what you know below, or look at it on made-up figures."
        )
        if has_coverage
        else _(
            "No coverage of these regions is published for this month and definition. "
            "Type what you know below, or look at it on made-up figures."
        )
    )
    st.html(paragraph(words.say(text)))
    with st.container(horizontal=True, key="award_ways"):
        if has_coverage:
            st.button(
                words.say(_("Coverage only")),
                key="award_coverage",
                on_click=state.update,
                kwargs={"profile": "coverage"},
            )
        if question.view.dataset != "simulasi":
            st.button(
                words.say(_("Try it on Simulasi")),
                key="award_simulasi",
                on_click=state.update,
                kwargs={"dataset": "simulasi"},
            )


def _doors(question: Question, award: AwardSimulation) -> None:
    """Draw the link, and two ways out where one region presses the others together."""
    words = question.words
    with st.container(horizontal=True, key="award_doors", vertical_alignment="center"):
        if (code := said.squeezer(award)) is not None:
            _around(question, award, code)
        copy_link(_pinned(question, award), words)


def _around(question: Question, award: AwardSimulation, code: str) -> None:
    """Draw the ways around a region that presses the others together."""
    words = question.words
    st.button(
        words.say(_("Count coverage above 100% as 100%")),
        key="award_cap",
        on_click=state.update,
        kwargs={"scale": "capped"},
    )
    out = sorted({code, *(r.region_code for r in award.ranking.left_out)})
    st.button(
        words.say(_("Without {region}"), region=award.regions[code].region_name),
        key="award_leave_out",
        on_click=state.update,
        kwargs={"leave_out": ",".join(out)},
    )


def _pinned(question: Question, award: AwardSimulation) -> View:
    """Return the view that gives the same digits at any later time."""
    profile = award.asked.profile
    return ranking_fields.pinned_view(question, award.ranking).change(
        scale=profile.scale, firm=plain(profile.concentration), seed=profile.seed
    )


def _doubts(question: Question, award: AwardSimulation) -> None:
    words = question.words
    lines = [*said.notes(award, words)]
    text = _(
        "The criteria are those that press and officials named, edition by edition. "
        "Which of them counted how much was never published; nor is this list complete."
    )
    lines.append(words.say(text))
    body = "".join(paragraph(line) for line in lines)
    st.html(f'<div class="ck-note">{body}</div>')
    blocks.notes(question, list(award.rows.values()))
    ids = dict.fromkeys(
        source_id
        for values in award.known.values()
        for value in values.values()
        for source_id in value.source_ids
    )
    blocks.sources_foot(list(ids), words)
