"""What a reader states on the claim checker: numbers, whom, when, who pays, examples.

The link holds the fields and not the sentence: a pasted text may be long and may name
people, and what was read from it is what is checked.
"""

import streamlit as st

from cakupan.data.intake import typed
from cakupan.data.regions import NATION, Region
from cakupan.data.store import Row
from cakupan.errors import CakupanError
from cakupan.sentences import published
from cakupan.topics.budget.figures.rates import PAYERS
from cakupan.topics.claims.ask import StatedClaim, region_of
from cakupan.topics.claims.ask_records import published_claim
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
from cakupan.ui import controls, frame, run, simulation, state
from cakupan.ui.copylink import copy_link
from cakupan.ui.notes import note
from cakupan.ui.question import Question
from cakupan.ui.state import Key
from cakupan.wording import Wording, _

_LONGEST = 60
_ALL_FIELDS = (*FIELDS, "part")
# What the browser's session holds of a pasted sentence: its text, how it was read.
TEXT = "claim_text"
READING = "_cakupan_claim_reading"
_REGION = "claim_region"
# Seen where nothing is typed yet; the others wait behind "more numbers".
_FIRST_FIELDS = ("pct", "active", "eligible", "gap", "target_pct")
_UNKNOWN = ""
# Between the two units of one thing: "300.000 = 60%".
_ALSO = " = "
NATION_MEANT = "nation"
# Examples shown at once: one of each kind that a hearing meets most.
_FIRST_EXAMPLES = ("P02", "P07", "P15", "P22", "P24")
_STYLE = """
.st-key-claim_examples button, .st-key-claim_others button { text-align: left; }
.stApp .stHtml details summary { cursor: pointer; padding: 0.375rem 0; }
.stApp .stHtml ul.ck-read { list-style: none; margin: 0; padding: 0; display: flex;
  flex-wrap: wrap; gap: 0.25rem 0.5rem; }
.ck-read li { border: 1px solid var(--ck-line, #c9ced6); border-radius: 999px;
  padding: 0.125rem 0.625rem; font-size: 0.875rem; }
.ck-read li.ck-unread { border-style: dashed; }
.ck-read strong { font-weight: 600; }
"""


def _text_key(name: str) -> Key:
    def read(text: str) -> str:
        return text.strip()[:_LONGEST]

    return Key(name, "", read, "")


def _number_key(name: str) -> Key:
    """Return a key that takes a number as typed, and hides one of a person."""

    def read(text: str) -> str:
        is_money = UNITS.get(name) == RUPIAH
        return typed.hidden(text.strip()[:_LONGEST], is_money=is_money)

    return Key(name, "", read, "")


KEYS = (
    *map(_number_key, FIELDS),
    _number_key("part"),
    # Whether the parts are some of all: "termasuk 63.000 pekerja rentan".
    state.one_of("some", "no", "yes"),
    _text_key("on"),
    # Some of the workers, in the words of the sentence: not held against all of them.
    _text_key("group"),
    state.one_of("payer", *PAYERS),
    state.one_of("share", "no", "yes"),
    # Whether "00" in the address is the nation, or no region at all.
    state.one_of("about", "region", NATION_MEANT),
)


def style() -> None:
    """Draw the rules of the page's own fields."""
    st.html(f"<style>{_STYLE}</style>")


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


def choose(name: str, choice: str) -> None:
    """Take one of several readings into its field; for callbacks."""
    if name == "region":
        state.update(**_take_region(choice))
        return
    number = read_field(name, choice)
    state.update(**{name: write_field(number, state.shown().lang)})


def drop_sentence() -> None:
    """Forget the sentence: the fields hold something else now."""
    st.session_state.pop(READING, None)
    st.session_state[TEXT] = ""


def _clear() -> None:
    """Empty the box and all fields; for callbacks."""
    drop_sentence()
    fill(Claim(), on="")


def numbers(question: Question) -> None:
    """Draw the numbers that were read, whom and when, for correction."""
    words, view = question.words, question.view
    filled = [name for name in _ALL_FIELDS if view[name]]
    shown = filled or list(_FIRST_FIELDS)
    with st.container(key="claim_fields", horizontal=True, vertical_alignment="bottom"):
        for name in shown:
            _field(question, name, words.say(NAMES[name]))
        _region_box(question)
        hint = words.date("2023-07-05")
        _field(question, "on", words.say(_("Date")), placeholder=hint)
        if view["rupiah"]:
            _payer_box(words)
        if filled:
            st.button(words.say(_("Start again")), key="claim_clear", on_click=_clear)
    others = [name for name in _ALL_FIELDS if name not in shown]
    with (
        st.expander(words.say(_("More numbers"))),
        st.container(key="claim_more", horizontal=True, vertical_alignment="bottom"),
    ):
        for name in others:
            _field(question, name, words.say(NAMES[name]))


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


def _payer_box(words: Wording) -> None:
    state.bound_selectbox(
        words.say(_("Who pays")), PAYERS, "payer", words.payer, width=260
    )


def _take_region(chosen: str) -> dict[str, str]:
    about = NATION_MEANT if chosen == NATION else "region"
    return {"region": chosen or NATION, "about": about}


def _region_box(question: Question) -> None:
    """Draw the list of regions, with "not chosen" before the nation."""
    index = question.index
    groups = (r.region_code for r in index.of_level("island_group", "38"))
    options = [_UNKNOWN, *index.searched, *groups]
    region = _region(question)

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
        value=region.region_code if region else _UNKNOWN,
        take=_take_region,
        width=300,
    )


def stated_claim(question: Question) -> StatedClaim:
    """Return the claim of the fields; say which of them cannot be read."""
    region = _region(question)
    return StatedClaim(
        claim=_claim(question),
        region_code=region.region_code if region else "",
        when=_date(question),
        payer=question.view["payer"],
    )


def _region(question: Question) -> Region | None:
    """Return the region that the claim is about; None if nobody chose one."""
    code = question.region.region_code
    if code == NATION and question.view["about"] != NATION_MEANT:
        return None
    return question.index.of(code, "38")


def _claim(question: Question) -> Claim:
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
        part=_parts(question),
        has_more_parts=view["some"] == "yes",
        also=tuple(also),
    )
    return claim.with_(**stated)


def _parts(question: Question) -> tuple[Stated, ...]:
    words, text = question.words, question.view["part"]
    try:
        return read_parts(text, words.say(NAMES["part"]))
    except CakupanError as error:
        note(words.error(error), kind="ck-note ck-warn")
        return ()


def _date(question: Question) -> When | None:
    text = question.view["on"]
    if not text:
        return None
    try:
        return parse_when(text, question.words.say(_("Date")))
    except CakupanError as error:
        note(question.words.error(error), kind="ck-note ck-warn")
        return None


def links_onward(question: Question, stated: StatedClaim) -> None:
    """Draw the button that copies the link, and the way to the claim's region."""
    if stated.claim.is_empty:
        return
    words = question.words
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        copy_link(question.pinned_view, words)
        region = region_of(question.data, stated)
        if region:
            label = words.say(_("{region} in full ›"), region=region.region_name)
            frame.page_link("wilayah", label, question.view)


def examples(question: Question) -> None:
    """Draw published claims that fill the fields: five at once, others on demand."""
    words = question.words
    if simulation.is_left_out(question.view, words):
        return
    rows: list[Row] = question.data.rows("claims__published")
    first = [row for row in rows if row["claim_id"] in _FIRST_EXAMPLES]
    st.caption(words.say(_("Examples, as published")))
    with st.container(key="claim_examples", horizontal=True):
        for row in first:
            _example(row, words)
    others = [row for row in rows if row not in first]
    label = words.say(_("More examples ({count})"), count=len(others))
    with st.expander(label), st.container(key="claim_others", horizontal=True):
        for row in others:
            _example(row, words)


def _example(row: Row, words: Wording) -> None:
    text = row[f"said_{words.lang}"]
    source = f"{row['source_publisher']}, {published(row, words)} ({row['source_id']})"
    st.button(
        f"{row['short_name']}: {text}",
        key=f"claim_example_{row['claim_id']}",
        help=source,
        on_click=_take_example,
        args=(row["claim_id"],),
    )


def _take_example(claim_id: str) -> None:
    rows: list[Row] = run.data().rows("claims__published")
    row = next(row for row in rows if row["claim_id"] == claim_id)
    drop_sentence()
    place = _take_region(row["region_code"])
    fill(published_claim(row), on=row["as_of"], **place)
