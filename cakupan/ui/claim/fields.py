"""What a reader states on the claim checker: numbers, whom, when, who pays.

The link holds the fields and not the sentence: a pasted text may be long and may name
people, and what was read from it is what is checked.
"""

from collections.abc import Sequence

import streamlit as st

from cakupan.data.intake import typed
from cakupan.data.regions import NATION, Region
from cakupan.errors import CakupanError
from cakupan.topics.budget.figures.rates import PAYERS
from cakupan.topics.claims.figures.claim import (
    FIELDS,
    UNITS,
    Claim,
    read_field,
    read_parts,
    write_field,
    write_parts,
)
from cakupan.topics.claims.figures.dates import When, parse_when
from cakupan.topics.claims.figures.quantities import RUPIAH, Stated
from cakupan.topics.claims.phrases import NAMES
from cakupan.topics.claims.sentence.reading import LONGEST, SentenceReading, read_text
from cakupan.ui import controls, run, state
from cakupan.ui.notes import note
from cakupan.ui.question import Question
from cakupan.ui.state import Key
from cakupan.wording import Wording, _

_LONGEST = 60
ALL_FIELDS = (*FIELDS, "part")
_TEXT = "claim_text"
_READING = "_cakupan_claim_reading"
_REGION = "claim_region"
# Seen where nothing is typed yet; the others wait behind "more numbers".
_FIRST = ("pct", "active", "eligible", "gap", "target_pct")
_UNKNOWN = ""
# Between the two units of one thing: "300.000 = 60%".
_ALSO = " = "
_NATION = "nation"


def _typed(name: str) -> Key:
    def read(text: str) -> str:
        return text.strip()[:_LONGEST]

    return Key(name, "", read, "")


def _number(name: str) -> Key:
    """Return a key that takes a number as typed, and hides one of a person."""

    def read(text: str) -> str:
        is_money = UNITS.get(name) == RUPIAH
        return typed.hidden(text.strip()[:_LONGEST], is_money=is_money)

    return Key(name, "", read, "")


KEYS = (
    *map(_number, FIELDS),
    _number("part"),
    # Whether the parts are some of all: "termasuk 63.000 pekerja rentan".
    state.one_of("some", "no", "yes"),
    _typed("on"),
    # Some of the workers, in the words of the sentence: not held against all of them.
    _typed("group"),
    state.one_of("payer", *PAYERS),
    state.one_of("share", "no", "yes"),
    # Whether "00" in the address is the nation, or no region at all.
    state.one_of("about", "region", _NATION),
)


def fill(claim: Claim, **more: str) -> None:
    """Put a claim into the fields, and empty the others; for callbacks."""
    lang = state.shown().lang
    stated = claim.stated
    texts = {
        name: write_field(stated[name], lang) if name in stated else ""
        for name in FIELDS
    }
    for name, also in claim.also:
        texts[name] += f"{_ALSO}{write_field(also, lang)}"
    texts["part"] = write_parts(claim.part, lang)
    share = "yes" if claim.is_achievement else "no"
    some = "yes" if claim.has_more_parts and claim.part else "no"
    state.update(**texts, share=share, some=some, group=claim.group, **more)


def _take_text() -> None:
    """Read the pasted sentence into the fields."""
    text = st.session_state.get(_TEXT, "")
    if not text.strip():
        st.session_state.pop(_READING, None)
        return
    take(read_text(text, run.data().regions))


def take(found: SentenceReading) -> None:
    """Keep a reading, and put what it says into the fields; for callbacks."""
    st.session_state[_READING] = found
    place: dict[str, str] = {}
    if found.region_code:
        about = _NATION if found.region_code == NATION else "region"
        place = {"region": found.region_code, "about": about}
    fill(found.claim, on=found.when.text if found.when else "", **place)


def text_box(question: Question) -> None:
    """Draw the box for a sentence; what is read from it fills the fields."""
    words = question.words
    st.text_area(
        words.say(_("Paste a sentence from the news or a speech")),
        key=_TEXT,
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


def reading() -> SentenceReading | None:
    """Return the sentence that was read last, if the box still holds it."""
    found: SentenceReading | None = st.session_state.get(_READING)
    text = st.session_state.get(_TEXT)
    is_held = found is not None and text and found.text == text[:LONGEST]
    return found if is_held else None


def drop_reading() -> None:
    """Forget the sentence: the fields hold something else now."""
    st.session_state.pop(_READING, None)
    st.session_state[_TEXT] = ""


def clear() -> None:
    """Empty the box and all fields; for callbacks."""
    drop_reading()
    fill(Claim(), on="")


def _field(
    question: Question, key: str, label: str, placeholder: str | None = None
) -> None:
    """Draw a text field that shows and writes a key of the address."""
    state.bound_text(
        label,
        f"claim_{key}",
        question.view[key],
        take=lambda text: {key: text},
        placeholder=placeholder,
        width=156,
        max_chars=_LONGEST,
    )


def fields(question: Question) -> None:
    """Draw the numbers that were read, whom and when, for correction."""
    words, view = question.words, question.view
    filled = [name for name in ALL_FIELDS if view[name]]
    shown = filled or list(_FIRST)
    with st.container(key="claim_fields", horizontal=True, vertical_alignment="bottom"):
        for name in shown:
            _field(question, name, words.say(NAMES[name]))
        _region(question)
        hint = words.date("2023-07-05")
        _field(question, "on", words.say(_("Date")), placeholder=hint)
        if view["rupiah"]:
            _payer(words)
        if filled:
            st.button(words.say(_("Start again")), key="claim_clear", on_click=clear)
    others = [name for name in ALL_FIELDS if name not in shown]
    with (
        st.expander(words.say(_("More numbers"))),
        st.container(key="claim_more", horizontal=True, vertical_alignment="bottom"),
    ):
        for name in others:
            _field(question, name, words.say(NAMES[name]))


def _payer(words: Wording) -> None:
    state.bound_selectbox(
        words.say(_("Who pays")), PAYERS, "payer", words.payer, width=260
    )


def _take_region(chosen: str) -> dict[str, str]:
    about = _NATION if chosen == NATION else "region"
    return {"region": chosen or NATION, "about": about}


def _region(question: Question) -> None:
    """Draw the list of regions, with "not chosen" before the nation."""
    index = question.index
    groups = (r.region_code for r in index.of_level("island_group", "38"))
    options = [_UNKNOWN, *index.searched, *groups]
    region = chosen_region(question)
    value = region.region_code if region else _UNKNOWN

    def label(code: str) -> str:
        if code == _UNKNOWN:
            return question.words.say(_("not chosen"))
        return index.of(code, "38").line

    controls.region_box(
        question,
        question.words.say(_("Region: name, short name or code")),
        options,
        _REGION,
        label,
        value=value,
        take=_take_region,
        width=300,
    )


def chosen_region(question: Question) -> Region | None:
    """Return the region that the claim is about; None if nobody chose one."""
    code = question.region.region_code
    if code == NATION and question.view["about"] != _NATION:
        return None
    return question.index.of(code, "38")


def typed_claim(question: Question) -> Claim:
    """Return the claim of the fields; say which of them cannot be read."""
    words, view = question.words, question.view
    stated: dict[str, Stated] = {}
    also: list[tuple[str, Stated]] = []
    for name in FIELDS:
        if not view[name]:
            continue
        try:
            text, _sign, second = view[name].partition(_ALSO)
            stated[name] = read_field(name, text, words.say(NAMES[name]))
            if second:
                also.append((name, read_field(name, second, words.say(NAMES[name]))))
        except CakupanError as error:
            note(words.error(error), kind="ck-note ck-warn")
    claim = Claim(
        is_achievement=view["share"] == "yes",
        group=view["group"],
        part=_typed_parts(question),
        has_more_parts=view["some"] == "yes",
        also=tuple(also),
    )
    return claim.with_(**stated)


def _typed_parts(question: Question) -> tuple[Stated, ...]:
    """Return the parts of the field; say if one cannot be read."""
    words, text = question.words, question.view["part"]
    try:
        return read_parts(text, words.say(NAMES["part"]))
    except CakupanError as error:
        note(words.error(error), kind="ck-note ck-warn")
        return ()


def typed_date(question: Question) -> When | None:
    """Return the date of the fields; say if it cannot be read."""
    text = question.view["on"]
    if not text:
        return None
    try:
        return parse_when(text, question.words.say(_("Date")))
    except CakupanError as error:
        note(question.words.error(error), kind="ck-note ck-warn")
        return None


def choose(name: str, choice: str) -> None:
    """Take one of several readings; for callbacks."""
    if name == "region":
        state.update(region=choice, about=_NATION if choice == NATION else "region")
        return
    stated = read_field(name, choice)
    state.update(**{name: write_field(stated, state.shown().lang)})


def choices_of(question: Question, name: str | None, choices: Sequence[str]) -> None:
    """Draw a button for each of several readings."""
    if name is None or not choices:
        return
    with st.container(key=f"claim_choices_{name}", horizontal=True):
        for place, choice in enumerate(choices[:8]):
            label = choice
            if name == "region":
                label = question.index.of(choice, "38").region_name
            st.button(
                label,
                key=f"claim_choice_{name}_{place}",
                on_click=choose,
                args=(name, choice),
            )
