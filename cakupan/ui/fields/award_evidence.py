"""What no figure gives of regions: typed, or pasted from a spreadsheet."""

import functools
from collections.abc import Sequence

import streamlit as st

from cakupan.data.regions import Region
from cakupan.errors import BadInputError, CakupanError
from cakupan.sentences import upper_first
from cakupan.topics.award.ask import RECORDS, AwardSimulation
from cakupan.topics.award.figures import evidence as region_evidence
from cakupan.topics.award.figures.criteria import CRITERIA, TYPED, parse_value
from cakupan.topics.award.figures.evidence import LONGEST, Evidence
from cakupan.topics.award.labels import CRITERION, MEASURED, amount
from cakupan.topics.ranking.ask_members import members_of
from cakupan.ui import controls, state
from cakupan.ui.fields import award as fields
from cakupan.ui.fields import ranking as ranking_fields
from cakupan.ui.question import Question
from cakupan.wording import Wording, _
from cakupan.writers.markup import paragraph

_PASTED = "award_pasted"
_MOST_SHOWN = 12


def evidence(question: Question, award: AwardSimulation | None) -> None:
    """Draw the fields of one region, the table to paste into, and what is typed.

    Args:
        question: what the page is asked.
        award: the simulation; None where it could not be made.
    """
    words = question.words
    members = question.data.remembered(
        members_of, ranking_fields.request(question), question.scope.vintage
    )
    st.subheader(words.say(_("Your own evidence")), anchor=False)
    text = _(
        "No published figure gives innovation, interview or presence, and our records "
        "of regulation and budget are not complete. What you type is marked as typed, "
        "stands in the link, and goes nowhere else. Numbers of regions only, nothing "
        "about persons."
    )
    st.html(paragraph(words.say(text), "ck-tags"))
    _region_fields(question, award, members)
    fields.say_fault("evidence", words)
    with st.expander(words.say(_("Paste a table from a spreadsheet"))):
        _paste(question)
    _typed(question, members)


def _criteria(award: AwardSimulation | None) -> list[str]:
    """Return the criteria that can be typed and count; all where none does."""
    shares = award.request.profile.shares if award else {}
    return [code for code in TYPED if code in shares] or list(TYPED)


def _filled(question: Question, members: Sequence[Region]) -> str:
    codes = [region.region_code for region in members]
    own = ranking_fields.own_code(question)
    for code in (question.view[fields.FILLED.name], own):
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
            fields.FILLED.name,
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
    value = region_evidence.by_key(fields.evidence(question)).get((criterion, code))
    key = f"typed_{criterion}_{code}"
    text = "" if value is None else region_evidence.plain(value)
    state.bound_text(
        upper_first(words.say(CRITERION[criterion])),
        key,
        state.typed(key, text) if fields.fault("evidence") else text,
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
    value = award.values.get(code, {}).get(criterion) if award else None
    if value is None or value.origin != RECORDS:
        return None
    return amount(criterion, value.amount, words)


def _take(criterion: str, code: str, words: Wording, text: str) -> dict[str, str]:
    typed = region_evidence.from_link(state.shown()[fields.EVIDENCE.name]) or ()
    try:
        value = None
        if text.strip():
            place = words.say(CRITERION[criterion])
            value = parse_value(text.strip(), CRITERIA[criterion], place)
    except BadInputError as error:
        fields.keep_fault("evidence", error)
        return {}
    return _put(region_evidence.changed(typed, criterion, code, value))


def _put(evidence: Evidence) -> dict[str, str]:
    """Return the address's change to this evidence; none where it has no room."""
    link = region_evidence.to_link(evidence)
    if len(link) > LONGEST:
        fields.keep_fault(
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
    fields.forget_fault()
    return {fields.EVIDENCE.name: link}


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
    typed = region_evidence.from_link(state.shown()[fields.EVIDENCE.name]) or ()

    def find(named: str) -> str:
        return question.index.find(named).region_code

    try:
        place = words.say(_("Table"))
        added = region_evidence.read_csv(st.session_state[_PASTED], place, find, called)
    except CakupanError as error:
        fields.keep_fault("evidence", error)
        return
    state.update(**_put(region_evidence.merged(typed, added)))


def _typed(question: Question, members: Sequence[Region]) -> None:
    """Draw how much is typed, and the way to take all of it out."""
    words, evidence = question.words, fields.evidence(question)
    if not evidence:
        return
    names = {region.region_code: region.short_name for region in members}
    shown = [
        f"{_name(names, code, question)}: {words.say(CRITERION[criterion])} "
        f"{region_evidence.plain(value)}"
        for criterion, code, value in evidence[:_MOST_SHOWN]
    ]
    rest = len(evidence) - len(shown)
    text = words.say(
        _("Typed by you, {count} values: {values}."),
        count=words.number(len(evidence)),
        values="; ".join(shown) + ("; …" if rest > 0 else ""),
    )
    st.html(paragraph(text, "ck-tags"))
    st.button(
        words.say(_("Take all typed values out")),
        key="award_clear",
        on_click=_clear,
    )


def _clear() -> None:
    fields.forget_fault()
    state.update(evidence="")


def _name(names: dict[str, str], code: str, question: Question) -> str:
    if code in names:
        return names[code]
    try:
        return question.index.of(code, "38").short_name
    except CakupanError:
        return code
