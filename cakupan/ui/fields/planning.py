"""What a reader types on the planning desk: kept in the address, as it was typed.

A text that cannot be read stays in its field, and a sentence beside the answer says
what was expected. An empty field means the example that stands in it.
"""

from datetime import date
from decimal import Decimal

from cakupan.data.intake import typed
from cakupan.data.months import parse_month
from cakupan.data.typed_numbers import parse_churn, parse_percent
from cakupan.errors import BadInputError
from cakupan.topics.budget.figures.budget import INTAKES
from cakupan.topics.budget.figures.rates import PAYERS
from cakupan.ui import state
from cakupan.ui.question import Question
from cakupan.ui.state import Key
from cakupan.wording import Wording, _, parse_number

_LONGEST = 60
_LONGEST_SCENARIO = 400


# Keys whose numbers are rupiah.
MONEY = ("rupiah", "dbh", "pool")


def _typed(name: str, default: str = "", longest: int = _LONGEST) -> Key:
    """Return a key that takes any text; the block that uses it says what is wrong."""

    def read(text: str) -> str:
        return text.strip()[:longest]

    return Key(name, default, read, "")


def _number(name: str, default: str = "") -> Key:
    """Return a key that takes a number as typed, and hides one of a person."""

    def read(text: str) -> str:
        return typed.hidden(text.strip()[:_LONGEST], is_money=name in MONEY)

    return Key(name, default, read, "")


KEYS = (
    _number("target_pct"),
    _typed("aim"),
    _typed("by"),
    _number("churn", "0"),
    state.one_of("lapses", "none", "known"),
    _number("eligible"),
    _number("active"),
    _number("span", "12"),
    state.one_of("ask", "auto", "months", "workers", "rupiah"),
    _number("rupiah"),
    _number("workers"),
    _number("months"),
    _typed("from"),
    state.one_of("payer", "auto", *PAYERS),
    state.one_of("jht", "no", "yes"),
    state.one_of("intake", *INTAKES),
    _number("dbh"),
    _number("dbh_share", "20"),
    _number("pool"),
    _number("pool_months", "12"),
    state.one_of("ground", "non_wage", "employed"),
    _number("a0"),
    _number("e0"),
    _number("a1"),
    _number("e1"),
    _typed("name"),
    _typed("scenario_a", longest=_LONGEST_SCENARIO),
    _typed("scenario_b", longest=_LONGEST_SCENARIO),
)

# What a field is called, in its label and in the sentence about a wrong value.
NAMES = {
    "target_pct": _("Target, percent"),
    "by": _("Target date"),
    "churn": _("Leaving each month, percent"),
    "eligible": _("Base, workers"),
    "active": _("Protected, workers"),
    "span": _("Months to the target"),
    "rupiah": _("Money, rupiah"),
    "workers": _("Workers"),
    "months": _("Months"),
    "from": _("First month"),
    "dbh": _("DBH of the region, rupiah"),
    "dbh_share": _("Share that may be used, percent"),
    "pool": _("Money to share, rupiah"),
    "pool_months": _("Months per worker"),
    "a0": _("Protected before"),
    "e0": _("Base before"),
    "a1": _("Protected after"),
    "e1": _("Base after"),
    "name": _("Name of the scenario"),
}


def field(
    question: Question,
    key: str,
    example: str = "",
    *,
    help_text: str | None = None,
    width: int = 190,
) -> str:
    """Draw a text field for a key of the address and return what holds.

    Args:
        question: what the page is asked.
        key: of ``KEYS``.
        example: stands in the field while the address has nothing for it.
        help_text: behind the question mark.
        width: in pixels.
    """
    text = question.view[key] or example
    state.bound_text(
        question.words.say(NAMES[key]),
        key,
        text,
        help=help_text,
        width=width,
        max_chars=_LONGEST,
    )
    return text


def count(text: str, key: str, words: Wording) -> int:
    """Read a whole number as readers type it, ``22.121`` or ``Rp2.000.000.000``.

    Raises:
        BadInputError: no number, or one with decimals.
    """
    bare = text.strip()
    is_negative = bare.startswith("-")
    name = words.say(NAMES[key])
    typed.refuse(bare, name, is_money=key in MONEY)
    try:
        value = parse_number(bare.removeprefix("-"))
    except BadInputError as error:
        raise BadInputError(
            _("{name}: {reason}"), name=name, reason=words.error(error)
        ) from error
    if value != value.to_integral_value():
        raise BadInputError(
            _("{name}: expected a whole number, found “{found}”. Leave decimals out."),
            name=name,
            found=bare[:_LONGEST],
        )
    return -int(value) if is_negative else int(value)


def percent(text: str, key: str, words: Wording) -> Decimal:
    """Read a percent, ``61`` or ``52,15``, exactly.

    Raises:
        BadInputError: no such number.
    """
    return parse_percent(text, words.say(NAMES[key]))


def churn(question: Question) -> Decimal:
    """Read the share of members who leave each month, percent.

    Raises:
        BadInputError: no number, or one with two readings.
    """
    text = question.view["churn"] or "0"
    return parse_churn(text, question.words.say(NAMES["churn"]))


def month(text: str, key: str, words: Wording) -> date:
    """Read a month, ``2026-12``, as its first day.

    Raises:
        BadInputError: any other form.
    """
    return parse_month(text, words.say(NAMES[key]))


def default_due(question: Question) -> str:
    """Return the December that a typed target is due in until the reader says else."""
    today = question.as_of
    return f"{today.year + (today.month == 12)}-12"


def written(number: int, words: Wording) -> str:
    """Return a number as a reader types it; ``count`` reads Indonesian grouping."""
    return words.number(number) if words.lang == "id" else str(number)
