"""What a sentence was read as: each number with its role, to be corrected."""

import html
import zlib
from dataclasses import replace
from typing import Any

import streamlit as st

from cakupan.topics.claims.figures.quantities import (
    MONTHS,
    PERCENT,
    PERSONS,
    POINTS,
    RUPIAH,
)
from cakupan.topics.claims.phrases import NAMES
from cakupan.topics.claims.sentence.reading import (
    OPEN_NUMBER,
    TWO_NUMBERS,
    UNCLEAR,
    FoundNumber,
    SentenceReading,
    read_claim,
    with_role,
)
from cakupan.ui import run
from cakupan.ui.claim import fields
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

_SHORT = 90
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
STYLE = """
.stApp .stHtml ul.ck-read { list-style: none; margin: 0; padding: 0; display: flex;
  flex-wrap: wrap; gap: 0.25rem 0.5rem; }
.ck-read li { border: 1px solid var(--ck-line, #c9ced6); border-radius: 999px;
  padding: 0.125rem 0.625rem; font-size: 0.875rem; }
.ck-read li.ck-unread { border-style: dashed; }
.ck-read strong { font-weight: 600; }
"""


def chips(question: Question) -> None:
    """Draw the reading of the pasted sentence, and the list that corrects it."""
    found = fields.reading()
    if found is None or not found.numbers:
        return
    words = question.words
    asked = _asked(found)
    items = "".join(_chip(one, asked, words) for one in found.numbers)
    label = html.escape(words.say(_("Read as")))
    st.html(f'<ul class="ck-read" id="bacaan" aria-label="{label}">{items}</ul>')
    with st.popover(words.say(_("Correct the reading"))):
        for place, number in enumerate(found.numbers):
            _choice(found, place, number, words)


def _asked(found: SentenceReading) -> set[str]:
    """Return the numbers that the reader is asked about, as written."""
    texts: set[str] = set()
    for doubt in found.questions:
        if doubt.code == TWO_NUMBERS:
            texts.update(doubt.choices)
        elif doubt.code in (UNCLEAR, OPEN_NUMBER):
            texts.add(doubt.text)
    return texts


def _chip(one: FoundNumber, asked: set[str], words: Wording) -> str:
    text = html.escape(one.token.text)
    if one.token.text in asked:
        said = html.escape(words.say(_("what is it?")))
        return f'<li class="ck-unread"><strong>{text}</strong> {said}</li>'
    if one.role is None:
        said = html.escape(words.say(_("not used")))
        return f'<li class="ck-unread"><strong>{text}</strong> {said}</li>'
    name = html.escape(words.say(NAMES[one.role]))
    return f"<li><strong>{text}</strong> {name}</li>"


def _choice(
    found: SentenceReading, place: int, one: FoundNumber, words: Wording
) -> None:
    """Draw the roles that a number may have; the choice is taken at once."""
    roles = [_UNUSED, *_ROLES.get(one.token.unit, ())]
    if one.role is not None and one.role not in roles:
        roles.append(one.role)

    def label(role: str) -> str:
        return words.say(NAMES[role]) if role else words.say(_("not used"))

    # An asked number shows no role, so that "not used" is an answer too.
    role = None if one.token.text in _asked(found) else one.role or _UNUSED
    key = f"claim_role_{zlib.crc32(found.text.encode())}_{place}"
    settings: dict[str, Any] = {"key": key}
    if key not in st.session_state:
        settings["index"] = None if role is None else roles.index(role)
    elif st.session_state[key] != role:
        st.session_state[key] = role
    st.selectbox(
        one.token.text,
        roles,
        placeholder=words.say(_("what is it?")),
        format_func=label,
        disabled=one.token.stated is None,
        on_change=_take,
        args=(place, key),
        **settings,
    )


def _take(place: int, key: str) -> None:
    """Read the sentence with the role that was chosen for one number."""
    found = fields.reading()
    if found is not None:
        fields.take(with_role(found, place, st.session_state[key] or None))


def claims(question: Question) -> None:
    """Draw the claims of a text that makes several, one button each."""
    found = fields.reading()
    if found is None or not found.claims:
        return
    words = question.words
    st.caption(words.say(_("The text makes several claims: which one?")))
    with st.container(key="claim_several", horizontal=True):
        for number, text in enumerate(found.claims, start=1):
            st.button(
                text[:_SHORT],
                key=f"claim_of_text_{number}",
                on_click=_take_claim,
                args=(number,),
            )


def _take_claim(number: int) -> None:
    """Read one claim of the text; the others stay to be chosen."""
    found = fields.reading()
    if found is not None:
        part = read_claim(found.text, number, run.data().regions)
        fields.take(replace(part, text=found.text, claims=found.claims))
