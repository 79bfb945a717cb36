"""Money, workers and months: two are typed, the third follows; who pays what rate."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from cakupan.answers import sentences as said
from cakupan.answers.forms import Document
from cakupan.answers.labels import INTAKE
from cakupan.data.store import Row
from cakupan.topics.budget import ask_plan
from cakupan.topics.budget.ask_rates import JKK_JKM, WITH_JHT, rate_book
from cakupan.topics.budget.figures import budget as budgets
from cakupan.topics.budget.figures.rates import PAYERS, RateBook
from cakupan.topics.cohorts import figures, phrases
from cakupan.ui import blocks, state
from cakupan.ui.fields.planning import count, field, month, written
from cakupan.ui.notes import saying_errors
from cakupan.ui.planning import dbh
from cakupan.ui.planning.desk import default_due, default_month
from cakupan.ui.profile.facts import sources
from cakupan.ui.profile.table import cell, head, paragraph, source_cell, table
from cakupan.ui.question import Question
from cakupan.ui.state import View
from cakupan.wording import Wording, _, half_up

SOUGHT = {
    "months": _("How many months"),
    "workers": _("How many workers"),
    "rupiah": _("How much money"),
}
# Where no programme of the region is on record: round numbers, said to be such.
_ROUND = {"workers": 1_000, "months": 12, "rupiah": 1_000_000_000}
COLUMNS = (
    "payer",
    "programmes",
    "intake",
    "from",
    "rupiah",
    "workers",
    "months",
    "months_exact",
    "remainder_rupiah",
    "rupiah_per_month",
    "rupiah_per_year",
    "upkeep_from",
    "upkeep_next_year_rupiah",
    "base",
    "base_workers",
    "cost_of_one_point_per_year",
    "rupiah_per_base_worker",
    "share_of_apbd_pct",
    "apbd_year",
)


@dataclass(frozen=True)
class Example:
    """What the fields show until the reader types.

    Attributes:
        texts: by key of the address.
        ask: which of the three is sought.
        payer: who paid for that programme, else the region's own budget.
        programme: the region's latest with workers; None where none is on record.
    """

    texts: dict[str, str]
    ask: str
    payer: str
    programme: Row | None


def example(question: Question) -> Example:
    """Return the example: the region's own latest programme, else round numbers."""
    last = figures.latest_cohort(
        question.data.rows(
            "programmes__cohorts", territories=[question.region.territory_id]
        )
    )
    first = f"{default_month(question):%Y-%m}"
    texts = {
        key: written(int((last or {}).get(key) or number), question.words)
        for key, number in _ROUND.items()
    }
    ask = "months" if last and last["rupiah"] else "rupiah"
    is_regency = question.region.level == "regency"
    payer = "apbd_kabkota" if is_regency else "apbd_provinsi"
    if last and last["payer"] in PAYERS:
        payer = last["payer"]
    return Example({**texts, "from": first}, ask, payer, last)


@dataclass(frozen=True)
class Plan:
    """A budget as it is asked; texts as they were typed."""

    ask: str
    rupiah: str
    workers: str
    months: str
    start: str
    payer: str
    jht: str
    intake: str


def plan_of(question: Question, shown: Example) -> Plan:
    """Return what is asked: the address, and the example where it says nothing."""
    view = question.view
    ask = shown.ask if view["ask"] == "auto" else view["ask"]
    texts = {key: view[key] or text for key, text in shown.texts.items()}
    return Plan(
        ask,
        texts["rupiah"],
        texts["workers"],
        texts["months"],
        texts["from"],
        shown.payer if view["payer"] == "auto" else view["payer"],
        view["jht"],
        view["intake"],
    )


def pinned(question: Question, shown: Example) -> View:
    """Return the view with every example that the fields show, for permanent links."""
    view = question.view
    texts = {**shown.texts, "by": default_due(question), "pool": shown.texts["rupiah"]}
    ask = shown.ask if view["ask"] == "auto" else view["ask"]
    kept = {key: text for key, text in texts.items() if not view[key]}
    payer = shown.payer if view["payer"] == "auto" else view["payer"]
    return question.pinned_view.change(**kept, ask=ask, payer=payer)


def compute(question: Question, plan: Plan) -> Document:
    """Return the budget with what it is measured against.

    Raises:
        BadInputError: a text that is no number, or a number out of its range.
        NotPublishedError: no rate of the payer for a month.
    """
    found = ask_plan.costed(
        question.data,
        asked_of(plan, question.words),
        question.region,
        question.definition.base,
    )
    return ask_plan.budget_document(found)


def asked_of(plan: Plan, words: Wording) -> ask_plan.BudgetAsked:
    """Return a budget as typed, its numbers read.

    Raises:
        BadInputError: a text that is no number.
    """
    numbers = {
        key: None if key == plan.ask else count(getattr(plan, key), key, words)
        for key in ("rupiah", "workers", "months")
    }
    return ask_plan.BudgetAsked(
        **numbers,
        start=month(plan.start, "from", words),
        payer=plan.payer,
        with_jht=plan.jht == "yes",
        intake=plan.intake,
    )


def budget(question: Question, shown: Example) -> None:
    """Draw the fields, the answer in one sentence, and its numbers as a table."""
    words = question.words
    st.subheader(words.say(_("Money, workers and months")), anchor=False)
    st.html(paragraph(_example_said(question, shown), "ck-tags"))
    plan = plan_of(question, shown)
    _fields(question, shown, plan)
    with saying_errors(words):
        found = compute(question, plan)
        st.html(f'<p class="ck-answer" role="status">{_big(found, plan, words)}</p>')
        st.html(budget_table(found, words))
        dbh.ceiling(question, found)
        _who_pays(question, plan, found)
        blocks.downloads(question, "budget", COLUMNS, [found], "budget")


def _example_said(question: Question, shown: Example) -> str:
    words, programme = question.words, shown.programme
    if programme is None:
        return words.say(
            _(
                "No programme of {region} with workers is on record; the fields begin "
                "with round numbers as an example. Type your own."
            ),
            region=question.region.region_name,
        )
    source = sources()[programme["source_id"]]
    said = words.say(
        _(
            "The fields begin with the latest programme of known size: {workers} "
            "workers ({tag}), {payer} ({publisher}, {source}). Type your own."
        ),
        workers=words.number(programme["workers"]),
        tag=phrases.tag(programme, words),
        payer=words.payer(programme["payer"]),
        publisher=source["publisher"],
        source=programme["source_id"],
    )
    return f"{phrases.dispute(programme, words)} {said}".strip()


def _fields(question: Question, shown: Example, plan: Plan) -> None:
    words = question.words
    state.bound_segmented(
        words.say(_("What is sought")),
        list(SOUGHT),
        "ask",
        lambda code: words.say(SOUGHT[code]),
        value=plan.ask,
    )
    with st.container(key="budget_fields", horizontal=True):
        for key in ("rupiah", "workers", "months"):
            if key != plan.ask:
                field(question, key, shown.texts[key])
        field(question, "from", shown.texts["from"])
    with st.container(key="budget_choices", horizontal=True):
        state.bound_selectbox(
            words.say(_("Who pays")),
            PAYERS,
            "payer",
            words.payer,
            value=plan.payer,
            width=330,
        )
        state.bound_selectbox(
            words.say(_("Programmes")),
            ["no", "yes"],
            "jht",
            lambda code: WITH_JHT if code == "yes" else JKK_JKM,
            width=190,
        )
        state.bound_selectbox(
            words.say(_("Intake")),
            list(budgets.INTAKES),
            "intake",
            lambda code: words.say(INTAKE[code]),
            width=240,
        )


def _big(found: Document, plan: Plan, words: Wording) -> str:
    """Return the sentence of the budget, what was sought in large type."""
    sentence = said.of_budget(found, words)
    big = {
        "rupiah": words.rupiah(found["rupiah"]),
        "workers": words.number(found["workers"]),
        "months": words.months(found["months"]),
    }[plan.ask]
    strong = f'<strong class="ck-number">{big}</strong>'
    if plan.ask == "months":
        head_, tail = sentence.split(big, 1)
        return f"{head_}{strong}{tail}"
    return sentence.replace(big, strong, 1)


def budget_table(found: Document, words: Wording) -> str:
    """Return the numbers of a budget, money exact and in words."""
    lines: list[tuple[str, ...]] = [
        (_("Workers"), words.number(found["workers"]), ""),
        (_("Whole months"), words.number(found["months"]), _exact(found, words)),
        (_("Money"), *_money(found["rupiah"], words)),
        (_("Left over"), *_money(found["remainder_rupiah"], words)),
        (_("One month of these workers"), *_money(found["rupiah_per_month"], words)),
        (_("A full year of these workers"), *_money(found["rupiah_per_year"], words)),
        (
            words.say(
                _("Upkeep of the year from {month}"),
                month=words.month(found["upkeep_from"]),
            ),
            *_money(found["upkeep_next_year_rupiah"], words),
        ),
    ]
    lines += _measured_lines(found, words)
    rows = [
        [
            cell(words.say(name), "".join(about), is_head=True),
            cell(value, note, is_number=True),
        ]
        for name, value, note, *about in lines
    ]
    return table([], rows, words.say(_("Money, workers and months")), kind="narrow")


def _measured_lines(found: Document, words: Wording) -> list[tuple[str, ...]]:
    """Return what the money is measured against: a point, the base, the budget."""
    lines: list[tuple[str, ...]] = []
    if found["cost_of_one_point_per_year"]:
        note = words.say(
            _("{base}, {workers}, {month}"),
            base=words.base(found["base"]),
            workers=words.number(found["base_workers"]),
            month=words.month(found["base_period"]),
        )
        rupiah = words.rupiah(found["cost_of_one_point_per_year"])
        lines.append((_("One percentage point for a year"), rupiah, "", note))
    if found["rupiah_per_base_worker"] is not None:
        lines.append(
            (
                _("This money for each worker of the base"),
                words.rupiah(half_up(found["rupiah_per_base_worker"], 0)),
                "",
                note,
            )
        )
    if found["share_of_apbd_pct"] is not None:
        lines.append(
            (
                words.say(_("Share of the budget {year}"), year=found["apbd_year"]),
                words.percent(found["share_of_apbd_pct"], 4),
                "",
                f"{words.rupiah(found['apbd_rupiah'])} · "
                f"{found['apbd_source']['publisher']}",
            )
        )
    return lines


def _exact(found: Document, words: Wording) -> str:
    if found["months_exact"] == found["months"]:
        return ""
    exact = words.months_paid(found["months_exact"])
    return words.say(_("{months} with the part of a month"), months=exact)


def _money(rupiah: int, words: Wording) -> tuple[str, str]:
    """Return money in words with the exact sum under it."""
    in_words, exact = words.rupiah_words(rupiah), words.rupiah(rupiah)
    return (in_words, exact) if in_words != exact else (exact, "")


def _who_pays(question: Question, plan: Plan, found: Document) -> None:
    """Draw what each payer's rate is, month by month where it changes."""
    words = question.words
    start = month(plan.start, "from", words)
    months = max(found["months"], 12)
    desk, with_jht = question.data, plan.jht == "yes"
    with st.expander(words.say(_("Who pays, and at what rate"))):
        heads = [
            head(words.say(_("Who pays"))),
            head(words.say(_("A month of one worker")), is_number=True),
            head(words.say(_("These workers for a year")), is_number=True),
            head(words.say(_("Source"))),
        ]
        lines = []
        for payer in PAYERS:
            book = rate_book(desk, payer, with_jht=with_jht)
            if book.rows:
                lines.append(_payer_line(book, start, months, found, words))
        caption = words.say(_("Who pays, and at what rate"))
        st.html(table(heads, lines, caption, kind="records"))
        note = words.say(
            _(
                "The discount of PP 50/2025 is for workers who pay themselves, inside "
                "its months; contributions from APBN and APBD are left out of it."
            )
        )
        st.html(paragraph(note, "ck-foot"))


def _payer_line(
    book: RateBook, start: date, months: int, found: Document, words: Wording
) -> list[Any]:
    rates = budgets.rates_from(book.of, start, months)
    changes = budgets.rate_changes(rates)
    said_rates = [
        words.say(
            _("{rupiah} from {month}"),
            rupiah=words.rupiah(rate.rupiah),
            month=words.month(rate.month),
        )
        for rate in changes
    ]
    row = book.row_of(start)
    year = budgets.cost(found["workers"], rates[:12])
    return [
        cell(words.payer(book.payer), row["legal_basis"] or "", is_head=True),
        cell("; ".join(said_rates), is_number=True),
        cell(words.rupiah(year), is_number=True),
        source_cell(row["source_id"], sources(), words),
    ]
