"""Two named plans side by side, kept in the link and taken along as a file.

A scenario is the page's plan as one text: ``v=2;name=...;rupiah=...``. A text of an
older or newer version still opens: what is not known here is named and left out, what
it lacks is named and taken from what the fields begin with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from cakupan.answers.forms import Document
from cakupan.data.typed_numbers import parse_churn
from cakupan.errors import CakupanError
from cakupan.topics.budget.figures.budget import INTAKES
from cakupan.topics.targets.ask_gap import gap_to_typed
from cakupan.topics.targets.ask_pace import PaceAsked, pace_from_computed
from cakupan.ui import blocks, state
from cakupan.ui.fields.planning import KEYS, NAMES, field, month, percent
from cakupan.ui.notes import note
from cakupan.ui.planning.budget import COLUMNS, Example, Plan, compute, plan_of
from cakupan.ui.planning.desk import coverage_asked, default_due
from cakupan.ui.profile.table import HtmlCell, cell, head, paragraph, table
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

VERSION = "2"
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
_EXTRA = ("name", "target_pct", "by", "churn")
_MONTHLY = "required_per_month"
_AIM_COLUMNS = ("target_pct", "gap_workers", "gap_pp", "due", "churn_pct", _MONTHLY)
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
class Scenario:
    """A named plan, and what of its text was not used.

    Attributes:
        name: as the reader called it.
        plan: the budget.
        aim: typed target, its date and the leaving.
        dropped: keys or values that are not known here.
        filled: keys that the text lacks.
    """

    name: str
    plan: Plan
    aim: Aim
    dropped: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()


def write(name: str, plan: Plan, aim: Aim) -> str:
    """Return a scenario as one text for the address.

    >>> plan = Plan("months", "2", "1", "5", "2026-01", "csr", "no", "even")
    >>> write("a;b", plan, Aim("61"))[:14]
    'v=2;name=ab;ta'
    """
    parts = {"v": VERSION, "name": name.strip(), **asdict(aim)}
    parts |= {key: getattr(plan, own) for key, own in _KEYS.items()}
    return ";".join(f"{key}={text.translate(_BREAKS)}" for key, text in parts.items())


def parse(text: str, begun: Plan) -> Scenario:
    """Return the scenario of a text; what it lacks is taken from a plan.

    Args:
        text: as ``write`` gives it, or of another version.
        begun: what the fields begin with.

    >>> plan = Plan("months", "2", "1", "5", "2026-01", "csr", "no", "even")
    >>> found = parse("v=9;name=a;workers=7;colour=red;payer=king", plan)
    >>> found.plan.workers, found.plan.payer, found.dropped
    ('7', 'csr', ('colour', 'payer=king'))
    >>> found.filled[:3]
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
    plan = Plan(
        **{own: values.get(key) or getattr(begun, own) for key, own in _KEYS.items()}
    )
    aim = Aim(*(values.get(key, "") for key in ("target_pct", "by", "churn")))
    # What is sought is computed, so that no text needs it.
    needed = [key for key in _KEYS if key != plan.ask]
    filled = tuple(key for key in needed if not values.get(key))
    return Scenario(values.get("name", ""), plan, aim, tuple(dropped), filled)


def begun_of(shown: Example) -> Plan:
    """Return the plan that the fields begin with, before the reader types."""
    texts = shown.texts
    return Plan(
        ask=shown.ask,
        rupiah=texts["rupiah"],
        workers=texts["workers"],
        months=texts["months"],
        start=texts["from"],
        payer=shown.payer,
        jht="no",
        intake=INTAKES[0],
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
    aim = Aim(*(view[key] for key in ("target_pct", "by", "churn")))
    with st.container(key="keep", horizontal=True, vertical_alignment="bottom"):
        name = field(question, "name")
        for slot, letter in SLOTS.items():
            st.button(
                words.say(_("Keep as {letter}"), letter=letter),
                key=f"keep_{letter}",
                on_click=state.update,
                kwargs={slot: write(name or letter, plan, aim)},
            )
    begun = begun_of(shown)
    kept = {
        letter: parse(view[slot], begun) for slot, letter in SLOTS.items() if view[slot]
    }
    if kept:
        _draw(question, kept)


def _draw(question: Question, kept: Mapping[str, Scenario]) -> None:
    words = question.words
    answers: dict[str, Document] = {}
    for letter, scenario in kept.items():
        for message, keys in (
            (
                _("Scenario {letter} comes from another version; not used: {dropped}."),
                scenario.dropped,
            ),
            (
                _(
                    "Scenario {letter} lacks {dropped}; what the fields begin with "
                    "stands there."
                ),
                tuple(words.say(_NAMED.get(key, key)) for key in scenario.filled),
            ),
        ):
            if keys:
                listed = ", ".join(keys)
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
    columns = ("scenario", "name", *COLUMNS, *_AIM_COLUMNS)
    blocks.downloads(question, "scenarios", columns, [*answers.values()], "scenarios")


def _buttons(slot: str, letter: str, scenario: Scenario, words: Wording) -> None:
    values = {key: getattr(scenario.plan, own) for key, own in _KEYS.items()}
    values |= {"name": scenario.name, **asdict(scenario.aim)}
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
    found |= {"name": scenario.name, **dict.fromkeys(_AIM_COLUMNS)}
    if not scenario.aim.target_pct:
        return found
    words, desk, what = question.words, question.data, coverage_asked(question)
    target = percent(scenario.aim.target_pct, "target_pct", words)
    gap = gap_to_typed(desk, what, target)
    found |= {key: gap[key] for key in ("target_pct", "gap_workers", "gap_pp")}
    how = PaceAsked(
        target_pct=target,
        due_on=month(scenario.aim.by or default_due(question), "by", words),
        churn_pct=parse_churn(scenario.aim.churn or "0", words.say(NAMES["churn"])),
        as_of=question.as_of,
    )
    pace = pace_from_computed(desk, what, how)
    return found | {key: pace[key] for key in ("due", "churn_pct", _MONTHLY)}


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
        joining = [_joining(d, words) for d in documents]
        lines.append(_line(_("To join each month"), joining, words))
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


def _joining(found: Document, words: Wording) -> str:
    if found[_MONTHLY] is None:
        return "–"
    return words.say(
        _("{workers} to {month}, {percent} leaving"),
        workers=words.number(found[_MONTHLY]),
        month=words.month(found["due"]),
        percent=words.percent(found["churn_pct"]),
    )


def _line(label: str, values: Sequence[str], words: Wording) -> list[HtmlCell]:
    return [
        cell(words.say(label), is_head=True),
        *(cell(value, is_number=True) for value in values),
    ]
