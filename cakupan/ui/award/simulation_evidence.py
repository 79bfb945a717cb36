"""Evidence that no figure gives: typed for a region, or pasted from a spreadsheet."""

import functools
from collections.abc import Sequence

import streamlit as st

from cakupan.data.regions import Region
from cakupan.errors import BadInputError, CakupanError
from cakupan.sentences import upper_first
from cakupan.topics.award.ask import RECORDS, AwardSimulation
from cakupan.topics.award.figures import evidence as typed
from cakupan.topics.award.figures.criteria import CRITERIA, TYPED, parse_value
from cakupan.topics.award.figures.evidence import LONGEST, Evidence
from cakupan.topics.award.labels import CRITERION, MEASURED, amount
from cakupan.ui import controls, state
from cakupan.ui.award import simulation_inputs as inputs
from cakupan.ui.fields import ranking as ranking_fields
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

_PASTED = "award_pasted"
_MOST_SHOWN = 12


def draw(
    question: Question, award: AwardSimulation | None, members: Sequence[Region]
) -> None:
    """Draw the fields of one region, the table to paste into, and what is typed.

    Args:
        question: what the page is asked.
        award: the simulation; None where it could not be made.
        members: the regions compared.
    """
    words = question.words
    st.subheader(words.say(_("Your own evidence")), anchor=False)
    text = _(
        "No published figure gives innovation, interview or presence, and our records "
        "of regulation and budget are not complete. What you type is marked as typed, "
        "stands in the link, and goes nowhere else. Numbers of regions only, nothing "
        "about persons."
    )
    st.html(paragraph(words.say(text), "ck-tags"))
    _region_fields(question, award, members)
    inputs.say_fault("evidence", words)
    with st.expander(words.say(_("Paste a table from a spreadsheet"))):
        _paste(question)
    _typed(question, members)


def _criteria(award: AwardSimulation | None) -> list[str]:
    """Return the criteria that can be typed and count; all where none does."""
    shares = award.asked.profile.shares if award else {}
    return [code for code in TYPED if code in shares] or list(TYPED)


def _filled(question: Question, members: Sequence[Region]) -> str:
    codes = [region.region_code for region in members]
    own = ranking_fields.own_code(question)
    for code in (question.view[inputs.FILLED.name], own):
        if code in codes:
            return str(code)
    return codes[0]


def _region_fields(
    question: Question, award: AwardSimulation | None, members: Sequence[Region]
) -> None:
    words, code = question.words, _filled(question, members)
    names = {region.region_code: region.region_name for region in members}
    with st.container(
        key="award_evidence", horizontal=True, vertical_alignment="bottom"
    ):
        controls.region_box(
            question,
            words.say(_("Region to fill in")),
            list(names),
            inputs.FILLED.name,
            names.__getitem__,
            value=code,
            width=300,
        )
        for criterion in _criteria(award):
            _field(question, award, code, criterion)


def _field(
    question: Question, award: AwardSimulation | None, code: str, criterion: str
) -> None:
    words = question.words
    value = typed.by_key(inputs.evidence(question)).get((criterion, code))
    key = f"typed_{criterion}_{code}"
    text = "" if value is None else typed.plain(value)
    state.bound_text(
        upper_first(words.say(CRITERION[criterion])),
        key,
        state.typed(key, text) if inputs.fault("evidence") else text,
        take=functools.partial(_take, criterion, code, words),
        help=upper_first(words.say(MEASURED[criterion])),
        placeholder=_on_record(award, code, criterion, words),
        width=165,
        max_chars=16,
    )


def _on_record(
    award: AwardSimulation | None, code: str, criterion: str, words: Wording
) -> str | None:
    """Return what our records say, which a typed value would replace."""
    found = award.known.get(code, {}).get(criterion) if award else None
    if found is None or found.origin != RECORDS:
        return None
    return amount(criterion, found.amount, words)


def _take(criterion: str, code: str, words: Wording, text: str) -> dict[str, str]:
    known = typed.from_link(state.shown()[inputs.EVIDENCE.name]) or ()
    try:
        value = None
        if text.strip():
            place = words.say(CRITERION[criterion])
            value = parse_value(text.strip(), CRITERIA[criterion], place)
    except BadInputError as error:
        inputs.keep_fault("evidence", error)
        return {}
    return _put(typed.changed(known, criterion, code, value))


def _put(evidence: Evidence) -> dict[str, str]:
    """Return the address's change to this evidence; none where it has no room."""
    link = typed.to_link(evidence)
    if len(link) > LONGEST:
        inputs.keep_fault(
            "evidence",
            BadInputError(
                "Evidence: expected at most {most} letters in a link, found {found}. "
                "Compare fewer regions, or give a file: cakupan rank --profile FILE "
                "--evidence FILE.",
                most=LONGEST,
                found=len(link),
            ),
        )
        return {}
    inputs.forget_fault()
    return {inputs.EVIDENCE.name: link}


def _paste(question: Question) -> None:
    words = question.words
    names = ", ".join(words.say(CRITERION[code]) for code in TYPED)
    text = _(
        "First line: region, then the criteria ({criteria}). Then one line a region, "
        "by name or code; leave unknown cells empty. What you paste is added to what "
        "is typed."
    )
    st.caption(words.say(text, criteria=names))
    st.text_area(
        words.say(_("Table")), key=_PASTED, height=160, label_visibility="collapsed"
    )
    st.button(
        words.say(_("Use the table")),
        key="award_paste",
        on_click=_take_pasted,
        args=(question,),
    )


def _take_pasted(question: Question) -> None:
    words = question.words
    called = {words.say(CRITERION[code]).lower(): code for code in CRITERION}
    known = typed.from_link(state.shown()[inputs.EVIDENCE.name]) or ()

    def find(named: str) -> str:
        return question.index.find(named).region_code

    try:
        place = words.say(_("Table"))
        added = typed.read_csv(st.session_state[_PASTED], place, find, called)
    except CakupanError as error:
        inputs.keep_fault("evidence", error)
        return
    state.update(**_put(typed.merged(known, added)))


def _typed(question: Question, members: Sequence[Region]) -> None:
    """Draw how much is typed, and the way to take all of it out."""
    words, evidence = question.words, inputs.evidence(question)
    if not evidence:
        return
    names = {region.region_code: region.short_name for region in members}
    shown = [
        f"{_name(names, code, question)}: {words.say(CRITERION[criterion])} "
        f"{typed.plain(value)}"
        for criterion, code, value in evidence[:_MOST_SHOWN]
    ]
    rest = len(evidence) - len(shown)
    said = words.say(
        _("Typed by you, {count} values: {values}."),
        count=words.number(len(evidence)),
        values="; ".join(shown) + ("; …" if rest > 0 else ""),
    )
    st.html(paragraph(said, "ck-tags"))
    st.button(
        words.say(_("Take all typed values out")),
        key="award_clear",
        on_click=_clear,
    )


def _clear() -> None:
    inputs.forget_fault()
    state.update(evidence="")


def _name(names: dict[str, str], code: str, question: Question) -> str:
    if code in names:
        return names[code]
    try:
        return question.index.of(code, "38").short_name
    except CakupanError:
        return code
