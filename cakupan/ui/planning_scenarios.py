"""Two named plans side by side, kept in the link and taken along as a file.

A scenario is the page's plan as one text: ``v=1;name=...;rupiah=...``. A text of an
older or newer version still opens: what is not known here is named and left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from cakupan.answers.forms import Document
from cakupan.answers.gap import gap_to_typed
from cakupan.errors import CakupanError
from cakupan.ui import blocks, state
from cakupan.ui.planning_budget import COLUMNS, Example, Plan, compute, plan_of
from cakupan.ui.planning_desk import asked, coverage_asked
from cakupan.ui.planning_inputs import KEYS, field, note, percent
from cakupan.ui.profile_table import Cell, cell, head, paragraph, table
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

VERSION = "1"
SLOTS = {"scenario_a": "A", "scenario_b": "B"}
# The keys of a plan in the text, and where ``Plan`` has them.
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
_EXTRA = ("name", "target_pct")
_BREAKS = str.maketrans("", "", ";=")


@dataclass(frozen=True)
class Scenario:
    """A named plan, and what of its text was not used.

    Attributes:
        name: as the reader called it.
        plan: the budget.
        target_pct: typed target; empty without one.
        dropped: keys or values that are not known here.
    """

    name: str
    plan: Plan
    target_pct: str
    dropped: tuple[str, ...] = ()


def write(name: str, plan: Plan, target_pct: str) -> str:
    """Return a scenario as one text for the address.

    >>> plan = Plan("months", "2", "1", "5", "2026-01", "csr", "no", "even")
    >>> write("a;b", plan, "61")[:14]
    'v=1;name=ab;ta'
    """
    parts = {"v": VERSION, "name": name.strip(), "target_pct": target_pct}
    parts |= {key: getattr(plan, own) for key, own in _KEYS.items()}
    return ";".join(f"{key}={text.translate(_BREAKS)}" for key, text in parts.items())


def parse(text: str, shown: Plan) -> Scenario:
    """Return the scenario of a text; what it lacks is taken from the shown plan.

    >>> plan = Plan("months", "2", "1", "5", "2026-01", "csr", "no", "even")
    >>> found = parse("v=9;name=a;workers=7;colour=red;payer=king", plan)
    >>> found.plan.workers, found.plan.payer, found.dropped
    ('7', 'csr', ('colour', 'payer=king'))
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
    plan = Plan(
        **{own: values.get(key) or getattr(shown, own) for key, own in _KEYS.items()}
    )
    return Scenario(
        values.get("name", ""), plan, values.get("target_pct", ""), tuple(dropped)
    )


def _is_allowed(key: str, value: str) -> bool:
    known = next(part for part in KEYS if part.name == key)
    return known.read(value) is not None and value != "auto"


def scenarios(question: Question, shown: Example) -> None:
    """Draw the two buttons that keep the plan above, and both plans side by side."""
    words, view = question.words, question.view
    st.subheader(words.say(_("Two scenarios side by side")), anchor=False)
    text = _(
        "Keep the plan above under a name, change it, keep the other. Both stand in "
        "the link, with the numbers typed and nothing about persons."
    )
    st.html(paragraph(words.say(text), "ck-tags"))
    plan = plan_of(question, shown)
    with st.container(key="keep", horizontal=True, vertical_alignment="bottom"):
        name = field(question, "name")
        for slot, letter in SLOTS.items():
            st.button(
                words.say(_("Keep as {letter}"), letter=letter),
                key=f"keep_{letter}",
                on_click=state.update,
                kwargs={slot: write(name or letter, plan, view["target_pct"])},
            )
    kept = {
        letter: parse(view[slot], plan) for slot, letter in SLOTS.items() if view[slot]
    }
    if kept:
        _draw(question, kept)


def _draw(question: Question, kept: Mapping[str, Scenario]) -> None:
    words = question.words
    answers: dict[str, Document] = {}
    for letter, scenario in kept.items():
        if scenario.dropped:
            message = _(
                "Scenario {letter} comes from another version; not used: {dropped}."
            )
            listed = ", ".join(scenario.dropped)
            note(words.say(message, letter=letter, dropped=listed))
        try:
            answers[letter] = {
                **_computed(question, scenario),
                "scenario": letter,
            }
        except CakupanError as error:
            message = _("Scenario {letter}: {reason}")
            reason = words.error(error)
            note(words.say(message, letter=letter, reason=reason), "ck-note ck-warn")
    if not answers:
        return
    st.html(side_by_side(answers, words))
    with st.container(key="open_scenarios", horizontal=True):
        for slot, letter in SLOTS.items():
            if letter in kept:
                _buttons(slot, letter, kept[letter], words)
    columns = ("scenario", "name", *COLUMNS, "target_pct", "gap_workers", "gap_pp")
    blocks.downloads(question, "scenarios", columns, [*answers.values()], "scenarios")


def _buttons(slot: str, letter: str, scenario: Scenario, words: Wording) -> None:
    values = {key: getattr(scenario.plan, own) for key, own in _KEYS.items()}
    values |= {"name": scenario.name, "target_pct": scenario.target_pct}
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


def _computed(question: Question, scenario: Scenario) -> Document:
    """Return what a scenario leads to.

    Raises:
        CakupanError: a number that cannot be used, or a figure that is missing.
    """
    found: dict[str, Any] = compute(question, scenario.plan)
    found |= {"name": scenario.name, "target_pct": None}
    found |= {"gap_workers": None, "gap_pp": None}
    if scenario.target_pct:
        target = percent(scenario.target_pct, "target_pct", question.words)
        gap = gap_to_typed(asked(question), coverage_asked(question), target)
        found |= {key: gap[key] for key in ("target_pct", "gap_workers", "gap_pp")}
    return found


def side_by_side(answers: Mapping[str, Document], words: Wording) -> str:
    """Return one row a quantity, one column a scenario."""
    heads = [head(words.say(_("Scenario")))] + [
        head(f"{letter}: {found['name']}", is_number=True)
        for letter, found in answers.items()
    ]
    documents = list(answers.values())
    lines = [
        _line(_("Who pays"), [words.payer(d["payer"]) for d in documents], words),
        _line(_("Programmes"), [d["programmes"] for d in documents], words),
        _line(_("First month"), [words.month(d["from"]) for d in documents], words),
        _line(_("Workers"), [words.number(d["workers"]) for d in documents], words),
        _line(_("Whole months"), [words.number(d["months"]) for d in documents], words),
        _line(_("Money"), [words.rupiah(d["rupiah"]) for d in documents], words),
        _line(
            _("Left over"),
            [words.rupiah(d["remainder_rupiah"]) for d in documents],
            words,
        ),
        _line(
            _("Upkeep of the year after"),
            [words.rupiah(d["upkeep_next_year_rupiah"]) for d in documents],
            words,
        ),
    ]
    if any(d["gap_workers"] is not None for d in documents):
        gaps = [_gap(d, words) for d in documents]
        lines.append(_line(_("Gap to the target, your typed target"), gaps, words))
    caption = words.say(_("Two scenarios side by side"))
    return table(heads, lines, caption)


def _gap(found: Document, words: Wording) -> str:
    if found["gap_workers"] is None:
        return "–"
    return words.say(
        _("{workers} to {target}"),
        workers=words.number(found["gap_workers"]),
        target=words.stated_percent(f"{found['target_pct']:.10g}"),
    )


def _line(label: str, values: Sequence[str], words: Wording) -> list[Cell]:
    return [
        cell(words.say(label), is_head=True),
        *(cell(value, is_number=True) for value in values),
    ]
