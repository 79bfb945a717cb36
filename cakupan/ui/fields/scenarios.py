"""Two named plans: kept in the link, opened above again, taken away.

A kept plan is the page's plan as one text: ``v=2;name=...;rupiah=...``. A text of an
older or newer version still opens: what is not known here is named and left out, what
it lacks is named and taken from what the fields begin with.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import streamlit as st

from cakupan.data.typed_numbers import parse_churn
from cakupan.errors import CakupanError
from cakupan.topics.budget.ask_scenarios import KeptPlan
from cakupan.ui import state
from cakupan.ui.fields.budget import (
    Example,
    TypedPlan,
    example,
    first_plan,
    inputs_of,
    plan_of,
)
from cakupan.ui.fields.planning import (
    KEYS,
    NAMES,
    default_due,
    field,
    month,
    percent,
)
from cakupan.ui.notes import note
from cakupan.ui.question import Question
from cakupan.wording import Wording, _
from cakupan.writers.markup import paragraph

VERSION = "2"
SLOTS = {"scenario_a": "A", "scenario_b": "B"}
# The keys of a plan in the text, and where ``TypedPlan`` has them.
_KEYS = {
    "ask": "ask",
    "rupiah": "rupiah",
    "workers": "workers",
    "months": "months",
    "from": "start",
    "payer": "payer",
    "jht": "jht",
    "intake": "intake",
}
_EXTRA = ("name", "target_pct", "by", "churn")
# What a key is called where a text lacks it.
_NAMED = {
    **{key: NAMES[key] for key in ("rupiah", "workers", "months", "from")},
    "ask": _("What is sought"),
    "payer": _("Who pays"),
    "jht": _("Programmes"),
    "intake": _("Intake"),
}
_BREAKS = str.maketrans("", "", ";=")


@dataclass(frozen=True)
class Aim:
    """What a plan is held against; texts as they were typed, empty without one."""

    target_pct: str = ""
    by: str = ""
    churn: str = ""


@dataclass(frozen=True)
class KeptText:
    """A named plan as it was typed, and what of its text was not used.

    Attributes:
        name: as the reader called it.
        plan: the budget.
        aim: typed target, its date and the leaving.
        dropped: keys or values that are not known here.
        filled: keys that the text lacks.
    """

    name: str
    plan: TypedPlan
    aim: Aim
    dropped: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()


def text_of(name: str, plan: TypedPlan, aim: Aim) -> str:
    """Return a plan as one text for the address.

    >>> plan = TypedPlan("months", "2", "1", "5", "2026-01", "csr", "no", "even")
    >>> text_of("a;b", plan, Aim("61"))[:14]
    'v=2;name=ab;ta'
    """
    parts = {"v": VERSION, "name": name.strip(), **asdict(aim)}
    parts |= {key: getattr(plan, own) for key, own in _KEYS.items()}
    return ";".join(f"{key}={text.translate(_BREAKS)}" for key, text in parts.items())


def read_text(text: str, first: TypedPlan) -> KeptText:
    """Return the plan of a text; what it lacks is taken from another.

    Args:
        text: as ``text_of`` gives it, or of another version.
        first: what the fields begin with.

    >>> plan = TypedPlan("months", "2", "1", "5", "2026-01", "csr", "no", "even")
    >>> kept = read_text("v=9;name=a;workers=7;colour=red;payer=king", plan)
    >>> kept.plan.workers, kept.plan.payer, kept.dropped
    ('7', 'csr', ('colour', 'payer=king'))
    >>> kept.filled[:3]
    ('ask', 'rupiah', 'from')
    """
    values: dict[str, str] = {}
    dropped = []
    for part in text.split(";"):
        key, _equals, value = part.partition("=")
        if key in _KEYS or key in _EXTRA:
            values[key] = value
        elif key and key != "v":
            dropped.append(key)
    for key in ("ask", "payer", "jht", "intake"):
        if values.get(key) and not _is_allowed(key, values[key]):
            dropped.append(f"{key}={values.pop(key)}")
    plan = TypedPlan(
        **{own: values.get(key) or getattr(first, own) for key, own in _KEYS.items()}
    )
    aim = Aim(*(values.get(key, "") for key in ("target_pct", "by", "churn")))
    # What is sought is computed, so that no text needs it.
    needed = [key for key in _KEYS if key != plan.ask]
    filled = tuple(key for key in needed if not values.get(key))
    return KeptText(values.get("name", ""), plan, aim, tuple(dropped), filled)


def _is_allowed(key: str, value: str) -> bool:
    known = next(part for part in KEYS if part.name == key)
    return known.read(value) is not None and value != "auto"


def keep(question: Question) -> tuple[KeptPlan, ...]:
    """Draw the heading, a name, and the two buttons that keep the plan above.

    Returns:
        The plans that are kept; what of their texts was not used is said.
    """
    words = question.words
    st.subheader(words.say(_("Two scenarios side by side")), anchor=False)
    text = _(
        "Keep the plan above under a name, change it, keep the other. Both stand in "
        "the link, with the numbers typed and nothing about persons."
    )
    st.html(paragraph(words.say(text), "ck-tags"))
    with st.container(key="keep", horizontal=True, vertical_alignment="bottom"):
        field(question, "name")
        for slot, letter in SLOTS.items():
            st.button(
                words.say(_("Keep as {letter}"), letter=letter),
                key=f"keep_{letter}",
                on_click=_keep_as,
                args=(slot, letter, example(question)),
            )
    return _kept_plans(question)


def _keep_as(slot: str, letter: str, shown: Example) -> None:
    """Keep the plan as it is typed when the button is pressed.

    A name that was typed just before may not have been drawn yet.
    """
    view = state.shown()
    aim = Aim(*(view[key] for key in ("target_pct", "by", "churn")))
    text = text_of(view["name"] or letter, plan_of(view, shown), aim)
    state.update(**{slot: text})


def _kept_plans(question: Question) -> tuple[KeptPlan, ...]:
    """Return the plans that are kept; say what of their texts was not used."""
    words, plans = question.words, []
    for letter, kept in _kept(question).items():
        _say_unused(letter, kept, words)
        try:
            plans.append(_parsed(question, letter, kept))
        except CakupanError as error:
            message = _("Scenario {letter}: {reason}")
            reason = words.error(error)
            note(words.say(message, letter=letter, reason=reason), "ck-note ck-warn")
    return tuple(plans)


def _kept(question: Question) -> Mapping[str, KeptText]:
    """Return what is kept, by letter."""
    view, first = question.view, first_plan(example(question))
    return {
        letter: read_text(view[slot], first)
        for slot, letter in SLOTS.items()
        if view[slot]
    }


def _say_unused(letter: str, kept: KeptText, words: Wording) -> None:
    filled = tuple(words.say(_NAMED.get(key, key)) for key in kept.filled)
    for message, keys in (
        (
            _("Scenario {letter} comes from another version; not used: {dropped}."),
            kept.dropped,
        ),
        (
            _(
                "Scenario {letter} lacks {dropped}; what the fields begin with "
                "stands there."
            ),
            filled,
        ),
    ):
        if keys:
            note(words.say(message, letter=letter, dropped=", ".join(keys)))


def _parsed(question: Question, letter: str, kept: KeptText) -> KeptPlan:
    """Return a kept plan with its numbers read.

    Raises:
        BadInputError: a text that is no number, or no month.
    """
    words, aim = question.words, kept.aim
    target = percent(aim.target_pct, "target_pct", words) if aim.target_pct else None
    return KeptPlan(
        letter=letter,
        name=kept.name,
        inputs=inputs_of(kept.plan, words),
        target_pct=target,
        due=month(aim.by or default_due(question), "by", words),
        churn_pct=parse_churn(aim.churn or "0", words.say(NAMES["churn"])),
    )


def open_or_remove(question: Question) -> None:
    """Draw the buttons that open a kept plan above, or take it away."""
    kept = _kept(question)
    if not kept:
        return
    with st.container(key="open_scenarios", horizontal=True):
        for slot, letter in SLOTS.items():
            if letter in kept:
                _buttons(slot, letter, kept[letter], question.words)


def _buttons(slot: str, letter: str, kept: KeptText, words: Wording) -> None:
    values = {key: getattr(kept.plan, own) for key, own in _KEYS.items()}
    values |= {"name": kept.name, **asdict(kept.aim)}
    st.button(
        words.say(_("Open {letter} above"), letter=letter),
        key=f"open_{letter}",
        on_click=state.update,
        kwargs=values,
    )
    st.button(
        words.say(_("Remove {letter}"), letter=letter),
        key=f"remove_{letter}",
        on_click=state.update,
        kwargs={slot: ""},
    )
