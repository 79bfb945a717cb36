"""The verdict on a claim in one sentence, and the arithmetic that it rests on."""

from collections.abc import Mapping

from cakupan import sentences
from cakupan.blocks import Block, Cell, Fit, Note, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.data.regions import Region
from cakupan.topics.claims import ask, phrases, phrases_of_verdicts
from cakupan.topics.claims.ask import NOTHING_STATED, CheckedClaim, StatedClaim
from cakupan.topics.claims.figures import outcomes, verdicts
from cakupan.topics.claims.figures.identities import DerivedNumber
from cakupan.wording import Wording, _

# Verdicts that neither confirm the numbers nor stand in the way of quoting them.
_OPEN = (verdicts.NOT_CHECKABLE, verdicts.LAST_DIGIT_SLIP)
_LENGTH_OF_A_MONTH = len("2023-07")


def verdict(
    data: Data, scope: Scope, words: Wording, typed: StatedClaim = NOTHING_STATED
) -> Block:
    """Return the verdict with what it rests on; without a claim, how to give one."""
    del scope
    checked = ask.checked_claim(data, typed)
    if checked is None:
        text = _(
            "Paste a sentence, type the numbers, or take an example: whether they "
            "fit, and which known figure was meant, follows at once."
        )
        return Block("claims.verdict", "", words.say(text))
    explanation = phrases_of_verdicts.explain(checked, checked.findings[0], words)
    publication = ask.publication_of(checked)
    return Block(
        key="claims.verdict",
        title=phrases_of_verdicts.title(checked.verdict_code, words),
        finding=explanation.text,
        number=explanation.number,
        tags=_tags(ask.region_of(data, typed), checked, publication, words),
        sources=(publication["source_id"],) if publication else (),
        fit=_fit(checked.verdict_code),
        is_answer=True,
    )


def _fit(verdict_code: str) -> Fit:
    if verdict_code in _OPEN:
        return ""
    return "fits" if verdict_code == verdicts.CONSISTENT else "misses"


def _tags(
    region: Region | None,
    checked: CheckedClaim,
    publication: Row | None,
    words: Wording,
) -> str:
    """Return whom and when the claim is about, who pays, and who published it."""
    parts = [region.region_name if region else words.say(_("no region"))]
    if checked.when:
        day = checked.when.text
        if len(day) == _LENGTH_OF_A_MONTH:
            day = words.month(day)
        elif len(day) > _LENGTH_OF_A_MONTH:
            day = words.date(day)
        parts.append(day)
    claim = checked.check.claim
    rate = claim.month_rate if claim.rupiah else None
    if rate is not None:
        parts.append(
            words.say(
                _("contribution {rate} a month, {payer}"),
                rate=words.rupiah(rate),
                payer=words.payer(checked.payer),
            )
        )
    parts.append(words.say(_("computed from the numbers in the fields")))
    tags = f"{' · '.join(parts)}."
    if publication is None:
        return tags
    published = words.say(
        _("Published by {publisher}, {day} ({source_id})."),
        publisher=publication["source_publisher"],
        day=sentences.published(publication, words),
        source_id=publication["source_id"],
    )
    return f"{tags} {published}"


def arithmetic(
    data: Data, scope: Scope, words: Wording, typed: StatedClaim = NOTHING_STATED
) -> Block | None:
    """Return what was computed from what, with the ends that the digits leave.

    None where the numbers give nothing.
    """
    del scope
    checked = ask.checked_claim(data, typed)
    if checked is None or not (checked.tests or checked.derived):
        return None
    tests = tuple(
        Note(
            phrases.of_test(test, checked.claim_of(test), words).text,
            fit="misses" if test.fit == outcomes.MISSES else "fits",
        )
        for test in checked.tests
    )
    return Block(
        key="claims.arithmetic",
        title=words.say(_("What the numbers give")),
        tags=" ".join(_lent(checked, words)),
        sheet=_derived(checked, words) if checked.derived else None,
        notes=tests,
        sources=tuple(
            dict.fromkeys(row["source_id"] for row in checked.filled.values())
        ),
        foot=words.say(
            _(
                "Each number means half a unit of its last digit to either side; 675 "
                "thousand is 674,500 to 675,500."
            )
        ),
    )


def _lent(checked: CheckedClaim, words: Wording) -> list[str]:
    """Return which numbers come from our data and not from the reader."""
    return [
        words.say(
            _("{field} {number} comes from our data: {publisher} ({source_id})."),
            field=words.say(phrases.NAMES[name]),
            number=phrases.stated(checked.check.claim.stated[name], words),
            publisher=row["source_publisher"],
            source_id=row["source_id"],
        )
        for name, row in checked.filled.items()
    ]


def _derived(checked: CheckedClaim, words: Wording) -> Sheet:
    by_name = {number.name: number for number in checked.derived}
    return Sheet(
        caption=words.say(_("What follows from the numbers")),
        heads=(
            Cell(words.say(_("It follows"))),
            Cell(words.say(_("Result")), is_number=True),
            Cell(words.say(_("Between")), is_number=True),
            Cell(words.say(_("From"))),
        ),
        rows=tuple(
            _derived_row(number, checked, by_name, words) for number in checked.derived
        ),
        kind="records",
    )


def _derived_row(
    number: DerivedNumber,
    checked: CheckedClaim,
    by_name: Mapping[str, DerivedNumber],
    words: Wording,
) -> tuple[Cell, ...]:
    return (
        Cell(words.say(phrases.NAMES[number.name])),
        Cell(phrases.figure(number, words), is_number=True),
        Cell(phrases.span(number, words) or "–", is_number=True),
        Cell(phrases.equation(number.relation, checked.read_as, words, by_name)),
    )
