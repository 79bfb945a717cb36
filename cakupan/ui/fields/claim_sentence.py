"""The sentence that a reader pastes into the claim checker, and how it was read.

Each number stands with its role, to be corrected; what the sentence leaves open is
asked. What was read fills the fields of ``claims``; the sentence stays in the session.
"""

import html
import zlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from cakupan.data.regions import NATION
from cakupan.topics.claims import phrases_of_doubts
from cakupan.topics.claims.figures.quantities import (
    MONTHS,
    PERCENT,
    PERSONS,
    POINTS,
    RUPIAH,
)
from cakupan.topics.claims.phrases import NAMES
from cakupan.topics.claims.sentence.reading import (
    LONGEST,
    OPEN_NUMBER,
    TWO_NUMBERS,
    UNCLEAR,
    Doubt,
    FoundNumber,
    SentenceReading,
    read_claim,
    read_text,
    with_role,
)
from cakupan.ui import run
from cakupan.ui.fields import claims
from cakupan.ui.notes import note
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

_SHORT = 90
_MOST_CHOICES = 8
_UNUSED = ""
_COUNTS = ("active", "eligible", "gap", "needed", "target_workers", "previous_active",
           "change", "part", "other")  # fmt: skip
_SHARES = ("pct", "target_pct", "gap", "needed", "previous_pct", "change",
           "share_of_members", "other")  # fmt: skip
# What a number of a unit may be.
_ROLES = {
    PERSONS: _COUNTS,
    PERCENT: _SHARES,
    POINTS: ("change", "gap", "needed"),
    RUPIAH: ("rupiah", "rate"),
    MONTHS: ("months",),
}


def text_box(question: Question) -> None:
    """Draw the box for a sentence; what is read from it fills the fields."""
    words = question.words
    st.text_area(
        words.say(_("Paste a sentence from the news or a speech")),
        key=claims.TEXT,
        height=92,
        max_chars=LONGEST,
        placeholder=words.say(
            _("49.74 percent of the workers of Kaltim, equal to 675 thousand ...")
        ),
        on_change=_take_text,
    )
    st.button(
        words.say(_("Check the sentence")),
        key="claim_read",
        on_click=_take_text,
        type="primary",
    )


def _take_text() -> None:
    """Read the pasted sentence into the fields."""
    text = st.session_state.get(claims.TEXT, "")
    if not text.strip():
        st.session_state.pop(claims.READING, None)
        return
    _take_reading(read_text(text, run.data().regions))


def _take_reading(reading: SentenceReading) -> None:
    """Keep a reading, and put what it says into the fields; for callbacks."""
    st.session_state[claims.READING] = reading
    place: dict[str, str] = {}
    if reading.region_code:
        is_nation = reading.region_code == NATION
        about = claims.NATION_MEANT if is_nation else "region"
        place = {"region": reading.region_code, "about": about}
    on = reading.when.text if reading.when else ""
    claims.fill(reading.claim, on=on, **place)


def last_reading() -> SentenceReading | None:
    """Return how the sentence was read last, if the box still holds it."""
    reading: SentenceReading | None = st.session_state.get(claims.READING)
    text = st.session_state.get(claims.TEXT)
    is_held = reading is not None and text and reading.text == text[:LONGEST]
    return reading if is_held else None


def doubts() -> tuple[Doubt, ...]:
    """Return what the sentence leaves to be asked and said."""
    reading = last_reading()
    return reading.doubts if reading else ()


def chips(question: Question) -> None:
    """Draw the reading of the pasted sentence, and the list that corrects it."""
    reading = last_reading()
    if reading is None or not reading.numbers:
        return
    words = question.words
    asked_texts = _asked_about(reading)
    items = "".join(_chip(number, asked_texts, words) for number in reading.numbers)
    label = html.escape(words.say(_("Read as")))
    st.html(f'<ul class="ck-read" id="bacaan" aria-label="{label}">{items}</ul>')
    with st.popover(words.say(_("Correct the reading"))):
        for place, number in enumerate(reading.numbers):
            _role_box(reading, place, number, words)


def _asked_about(reading: SentenceReading) -> set[str]:
    """Return the numbers that the reader is asked about, as written."""
    texts: set[str] = set()
    for doubt in reading.questions:
        if doubt.code == TWO_NUMBERS:
            texts.update(doubt.choices)
        elif doubt.code in (UNCLEAR, OPEN_NUMBER):
            texts.add(doubt.text)
    return texts


def _chip(number: FoundNumber, asked_texts: set[str], words: Wording) -> str:
    text = html.escape(number.token.text)
    is_read = number.role is not None and number.token.text not in asked_texts
    if is_read:
        name = html.escape(words.say(NAMES[number.role or ""]))
        return f"<li><strong>{text}</strong> {name}</li>"
    message = _("what is it?") if number.token.text in asked_texts else _("not used")
    label = html.escape(words.say(message))
    return f'<li class="ck-unread"><strong>{text}</strong> {label}</li>'


def _role_box(
    reading: SentenceReading, place: int, number: FoundNumber, words: Wording
) -> None:
    """Draw the roles that a number may have; the choice is taken at once."""
    roles = [_UNUSED, *_ROLES.get(number.token.unit, ())]
    if number.role is not None and number.role not in roles:
        roles.append(number.role)

    def label(role: str) -> str:
        return words.say(NAMES[role]) if role else words.say(_("not used"))

    # An asked number shows no role, so that "not used" is an answer too.
    is_asked = number.token.text in _asked_about(reading)
    role = None if is_asked else number.role or _UNUSED
    key = f"claim_role_{zlib.crc32(reading.text.encode())}_{place}"
    settings: dict[str, Any] = {"key": key}
    if key not in st.session_state:
        settings["index"] = None if role is None else roles.index(role)
    elif st.session_state[key] != role:
        st.session_state[key] = role
    st.selectbox(
        number.token.text,
        roles,
        placeholder=words.say(_("what is it?")),
        format_func=label,
        disabled=number.token.stated is None,
        on_change=_take_role,
        args=(place, key),
        **settings,
    )


def _take_role(place: int, key: str) -> None:
    """Read the sentence with the role that was chosen for one number."""
    reading = last_reading()
    if reading is not None:
        _take_reading(with_role(reading, place, st.session_state[key] or None))


def several_claims(question: Question) -> None:
    """Draw the claims of a text that makes several, one button each."""
    reading = last_reading()
    if reading is None or not reading.claims:
        return
    words = question.words
    st.caption(words.say(_("The text makes several claims: which one?")))
    with st.container(key="claim_several", horizontal=True):
        for number, text in enumerate(reading.claims, start=1):
            st.button(
                text[:_SHORT],
                key=f"claim_of_text_{number}",
                on_click=_take_claim,
                args=(number,),
            )


def _take_claim(number: int) -> None:
    """Read one claim of the text; the others stay to be chosen."""
    reading = last_reading()
    if reading is not None:
        part = read_claim(reading.text, number, run.data().regions)
        _take_reading(replace(part, text=reading.text, claims=reading.claims))


def open_questions(question: Question) -> None:
    """Draw what the sentence leaves open, with the choices as buttons."""
    reading = last_reading()
    if reading is None:
        return
    for doubt in reading.questions:
        if _is_answered(question, doubt.name, doubt.choices):
            continue
        # The claims themselves stand above, to be chosen from.
        if reading.claims and doubt.code == TWO_NUMBERS:
            continue
        text = phrases_of_doubts.sentence_of(doubt, question.index, question.words)
        note(text, "ck-note ck-warn")
        _choices(question, doubt.name, doubt.choices)


def _is_answered(question: Question, name: str | None, choices: Sequence[str]) -> bool:
    """Return whether the reader has chosen since."""
    if name == "region":
        return question.region.region_code in choices
    return name in dict(question.view.extra) and bool(question.view[name])


def _choices(question: Question, name: str | None, choices: Sequence[str]) -> None:
    """Draw a button for each of several readings."""
    if name is None or not choices:
        return
    with st.container(key=f"claim_choices_{name}", horizontal=True):
        for place, choice in enumerate(choices[:_MOST_CHOICES]):
            label = choice
            if name == "region":
                label = question.index.of(choice, "38").region_name
            st.button(
                label,
                key=f"claim_choice_{name}_{place}",
                on_click=claims.choose,
                args=(name, choice),
            )
