"""What a reader types of a budget: money, workers, months, payers, and what they give.

The fields begin with the region's latest programme of known size, else with round
numbers, so that the page shows a plan before anybody types.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import streamlit as st

from cakupan import vocabulary
from cakupan.data import Row
from cakupan.errors import CakupanError
from cakupan.topics.budget import phrases
from cakupan.topics.budget.ask_change import WorkersAtTwoDates
from cakupan.topics.budget.ask_forecast import ForecastInputs
from cakupan.topics.budget.ask_plan import (
    BudgetInputs,
    RevenueShareInputs,
    latest_programme,
)
from cakupan.topics.budget.ask_rates import JKK_JKM, WITH_JHT
from cakupan.topics.budget.ask_shares import (
    EMPLOYED,
    NON_WAGE,
    InequalityInputs,
    SharesInputs,
    below,
    is_without_coverage,
)
from cakupan.topics.budget.figures.budget import INTAKES
from cakupan.topics.budget.figures.rates import PAYERS
from cakupan.ui import state
from cakupan.ui.fields.planning import (
    count,
    default_due,
    field,
    month,
    percent,
    written,
)
from cakupan.ui.notes import note
from cakupan.ui.question import Question
from cakupan.ui.state import View
from cakupan.wording import Wording, _
from cakupan.writers.markup import paragraph

SOUGHT = {
    "months": _("How many months"),
    "workers": _("How many workers"),
    "rupiah": _("How much money"),
}
# Payers whose money is a share of revenue, of which a part alone may be used.
OF_REVENUE = tuple(
    payer.code for payer in vocabulary.payers() if payer.kind == "revenue_share"
)
# Where no programme of the region is on record: round numbers, said to be such.
_ROUND = {"workers": 1_000, "months": 12, "rupiah": 1_000_000_000}
_REVENUE_SHARE = "20"
_MONTHS = "12"
_PARTS = ("a0", "e0", "a1", "e1")


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


@dataclass(frozen=True)
class TypedPlan:
    """A budget as it is asked; texts as they were typed."""

    ask: str
    rupiah: str
    workers: str
    months: str
    start: str
    payer: str
    jht: str
    intake: str


def example(question: Question) -> Example:
    """Return the example: the region's own latest programme, else round numbers."""
    last = latest_programme(question.data, question.region, question.view.vintage)
    texts = {
        key: written(int((last or {}).get(key) or number), question.words)
        for key, number in _ROUND.items()
    }
    ask = "months" if last and last["rupiah"] else "rupiah"
    is_regency = question.region.level == "regency"
    payer = "apbd_kabkota" if is_regency else "apbd_provinsi"
    if last and last["payer"] in PAYERS:
        payer = last["payer"]
    first = f"{question.as_of:%Y-%m}"
    return Example({**texts, "from": first}, ask, payer, last)


def first_plan(shown: Example) -> TypedPlan:
    """Return the plan that the fields begin with, before the reader types."""
    texts = shown.texts
    return TypedPlan(
        ask=shown.ask,
        rupiah=texts["rupiah"],
        workers=texts["workers"],
        months=texts["months"],
        start=texts["from"],
        payer=shown.payer,
        jht="no",
        intake=INTAKES[0],
    )


def typed_plan(question: Question) -> TypedPlan:
    """Return what is typed: the address, and the example where it says nothing."""
    return plan_of(question.view, example(question))


def plan_of(view: View, shown: Example) -> TypedPlan:
    """Return the plan of a view, and the example where it says nothing."""
    texts = {key: view[key] or text for key, text in shown.texts.items()}
    return TypedPlan(
        shown.ask if view["ask"] == "auto" else view["ask"],
        texts["rupiah"],
        texts["workers"],
        texts["months"],
        texts["from"],
        shown.payer if view["payer"] == "auto" else view["payer"],
        view["jht"],
        view["intake"],
    )


def pinned(question: Question) -> View:
    """Return the view with every example that the fields show, for permanent links."""
    view, shown = question.view, example(question)
    texts = {**shown.texts, "by": default_due(question), "pool": shown.texts["rupiah"]}
    ask = shown.ask if view["ask"] == "auto" else view["ask"]
    kept = {key: text for key, text in texts.items() if not view[key]}
    payer = shown.payer if view["payer"] == "auto" else view["payer"]
    return question.pinned_view.change(**kept, ask=ask, payer=payer)


# ---------------------------------------------------------- money, workers and months


def plan(question: Question) -> BudgetInputs | None:
    """Draw what is sought, two of the three, and who pays for what.

    Returns:
        The budget of the fields; None where one cannot be read, which is said.
    """
    words, typed, texts = (
        question.words,
        typed_plan(question),
        example(question).texts,
    )
    state.bound_segmented(
        words.say(_("What is sought")),
        list(SOUGHT),
        "ask",
        lambda code: words.say(SOUGHT[code]),
        value=typed.ask,
    )
    with st.container(key="budget_fields", horizontal=True):
        for key in ("rupiah", "workers", "months"):
            if key != typed.ask:
                field(question, key, texts[key])
        field(question, "from", texts["from"])
    with st.container(key="budget_choices", horizontal=True):
        state.bound_selectbox(
            words.say(_("Who pays")),
            PAYERS,
            "payer",
            words.payer,
            value=typed.payer,
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
            list(INTAKES),
            "intake",
            lambda code: words.say(phrases.INTAKE[code]),
            width=240,
        )
    try:
        return budget_inputs(question)
    except CakupanError as error:
        _say_wrong(error, words)
        return None


def inputs_of(typed: TypedPlan, words: Wording) -> BudgetInputs:
    """Return a budget as typed, its numbers read.

    Raises:
        BadInputError: a text that is no number, or no month.
    """
    numbers = {
        key: None if key == typed.ask else count(getattr(typed, key), key, words)
        for key in ("rupiah", "workers", "months")
    }
    return BudgetInputs(
        **numbers,
        start=month(typed.start, "from", words),
        payer=typed.payer,
        with_jht=typed.jht == "yes",
        intake=typed.intake,
    )


def budget_inputs(question: Question) -> BudgetInputs:
    """Return the budget of the fields.

    Raises:
        BadInputError: a text that is no number, or no month.
    """
    return inputs_of(typed_plan(question), question.words)


def revenue(question: Question, budget: BudgetInputs) -> RevenueShareInputs | None:
    """Draw two fields where a share of revenue (DBH) pays a budget.

    Returns:
        What the fields hold; None where another payer pays, or where one cannot be
        read, which is said.
    """
    if budget.payer not in OF_REVENUE:
        return None
    view, words = question.view, question.words
    with st.container(key="dbh_fields", horizontal=True):
        field(question, "dbh")
        field(question, "dbh_share", _REVENUE_SHARE)
    try:
        return RevenueShareInputs(
            budget,
            count(view["dbh"], "dbh", words) if view["dbh"] else None,
            percent(view["dbh_share"] or _REVENUE_SHARE, "dbh_share", words),
        )
    except CakupanError as error:
        _say_wrong(error, words)
        return None


# ---------------------------------------------------------------- the regions below


def shares(question: Question) -> SharesInputs | None:
    """Draw the fields of money to be shared among the regions below.

    By which workers it is shared can be chosen where no coverage is published.

    Returns:
        What the fields hold; None for a region without regions below, or where one
        cannot be read, which is said.
    """
    words, level = question.words, question.region.level
    if level not in ("national", "province"):
        return None
    regions = words.level("province" if level == "national" else "regency", plural=True)
    title = words.say(_("Money shared among {regions}"), regions=regions)
    st.subheader(title, anchor=False)
    pool = example(question).texts["rupiah"]
    with st.container(key="share_fields", horizontal=True):
        field(question, "pool", pool)
        field(question, "pool_months", _MONTHS)
    what = below(question.scope, _period(question))
    if is_without_coverage(question.data, what):
        state.bound_segmented(
            words.say(_("Shared by")), [NON_WAGE, EMPLOYED], "ground", words.base
        )
    view, typed = question.view, typed_plan(question)
    try:
        return SharesInputs(
            rupiah=count(view["pool"] or pool, "pool", words),
            months=count(view["pool_months"] or _MONTHS, "pool_months", words),
            start=month(typed.start, "from", words),
            payer=typed.payer,
            with_jht=typed.jht == "yes",
            target_pct=_target(question),
            ground=view["ground"],
            period_end=_period(question),
        )
    except CakupanError as error:
        _say_wrong(error, words)
        return None


def inequality(question: Question) -> InequalityInputs | None:
    """Return what the regions below are measured against; None if it cannot be read.

    What is wrong with it is said.
    """
    try:
        return InequalityInputs(_target(question), _period(question))
    except CakupanError as error:
        _say_wrong(error, question.words)
        return None


def _target(question: Question) -> Decimal | None:
    typed = question.view["target_pct"]
    return percent(typed, "target_pct", question.words) if typed else None


def _period(question: Question) -> date | None:
    """Return the month of the regions below; None for their own latest one."""
    return question.scope.period_end if question.view.period else None


# ---------------------------------------------------------- where it leads, and why


def forecast(question: Question) -> ForecastInputs | None:
    """Return until when the series is drawn on; None where the date is no month.

    What is wrong with it is said.
    """
    words = question.words
    try:
        target = _target(question)
    except CakupanError:
        target = None  # the field of the target says what is wrong
    try:
        until = month(question.view["by"] or default_due(question), "by", words)
        return ForecastInputs(until, target)
    except CakupanError as error:
        _say_wrong(error, words)
        return None


def change(question: Question) -> WorkersAtTwoDates | None:
    """Draw the fields of a change of the reader's own.

    Returns:
        What the fields hold; None until all are typed, or where one cannot be read,
        which is said.
    """
    words, view = question.words, question.view
    st.markdown(f"**{words.say(_('A change between two numbers of your own'))}**")
    with st.container(key="change_fields", horizontal=True):
        for key in _PARTS:
            field(question, key)
    if not all(view[key] for key in _PARTS):
        text = _(
            "Type protected workers and base of both dates: the change is split "
            "exactly into what members and what the base did."
        )
        st.html(paragraph(words.say(text), "ck-tags"))
        return None
    try:
        return WorkersAtTwoDates(*(count(view[key], key, words) for key in _PARTS))
    except CakupanError as error:
        _say_wrong(error, words)
        return None


def _say_wrong(error: CakupanError, words: Wording) -> None:
    """Say what is wrong with a field, where its answer would stand."""
    note(words.error(error), kind="ck-note ck-warn")
