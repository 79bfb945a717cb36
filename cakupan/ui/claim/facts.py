"""The claim of the page, checked; once for each claim and store."""

from dataclasses import dataclass
from datetime import date

from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.topics.claims.ask import CheckedClaim, check_claim
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.dates import When
from cakupan.ui.claim import fields
from cakupan.ui.question import Question


@dataclass(frozen=True)
class Checked:
    """What the page shows.

    Attributes:
        question: what it is asked.
        region: whom the claim is about, if that is known.
        answer: the verdict; None while no number is given.
    """

    question: Question
    region: Region | None
    answer: CheckedClaim | None


def checked(question: Question) -> Checked:
    """Return the claim of the fields with its verdict; say what cannot be read."""
    claim = fields.typed_claim(question)
    when = fields.typed_date(question)
    region = fields.chosen_region(question)
    if claim.is_empty:
        return Checked(question, region, None)
    answer: CheckedClaim = question.data.remembered(
        _answer, claim, region, when, question.view["payer"], question.as_of
    )
    return Checked(question, region, answer)


def _answer(
    data: Data,
    claim: Claim,
    region: Region | None,
    when: When | None,
    payer: str,
    as_of: date,
) -> CheckedClaim:
    return check_claim(data, claim, region, when, payer, as_of)
