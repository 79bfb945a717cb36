"""The command that checks a claim: by its numbers, or by the sentence."""

from typing import Any

import click
from tabulate import tabulate

from cakupan.commands.terminal import Call, common, main, today_option
from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.errors import BadInputError
from cakupan.topics.budget.figures.rates import PAYERS, parse_payer
from cakupan.topics.claims import document as claim_json
from cakupan.topics.claims import phrases, phrases_of_doubts, phrases_of_verdicts
from cakupan.topics.claims.ask import CheckedClaim, check_claim
from cakupan.topics.claims.figures.claim import Claim, read_field
from cakupan.topics.claims.figures.dates import parse_when
from cakupan.topics.claims.sentence.reading import (
    PERSONAL,
    SentenceReading,
    read_claim,
    read_text,
)
from cakupan.wording import Wording, _

_OPTIONS = {
    "active": "--active",
    "eligible": "--eligible",
    "gap": "--gap",
    "pct": "--pct",
    "target_pct": "--target-pct",
    "previous_pct": "--previous-pct",
    "previous_active": "--previous-active",
    "change": "--change",
    "needed": "--needed",
    "rupiah": "--rupiah",
    "months": "--months",
    "other": "--other",
    "target_workers": "--target-workers",
    "share_of_members": "--share-of-members",
    "rate": "--rate",
}


@main.command()
@click.option("--active", help="Protected workers, as 675000 or '675 ribu'.")
@click.option("--eligible", help="Workers of the base.")
@click.option("--gap", help="Workers not protected, or a percent as 68.01%.")
@click.option("--pct", help="Coverage, percent.")
@click.option("--target-pct", help="Target, percent.")
@click.option("--previous-pct", help="Coverage before, percent.")
@click.option("--previous-active", help="Protected workers before.")
@click.option("--change", help="Change, as 14.23% or '12.33 poin'.")
@click.option("--needed", help="Workers missing to the target, or paid for.")
@click.option("--rupiah", help="Money, as 2000000000 or '2 miliar'.")
@click.option("--months", help="Months of cover, as 5 or 4-5.")
@click.option("--other", help="What somebody else says of the same thing.")
@click.option("--target-workers", help="Target, workers.")
@click.option("--share-of-members", help="Share of the nation's members, percent.")
@click.option("--rate", help="What one worker costs in a month, rupiah.")
@click.option("--part", multiple=True, help="A part of the workers; once for each.")
@click.option(
    "--payer",
    default="apbd_provinsi",
    show_default=True,
    help=f"{', '.join(PAYERS)}; APBD is apbd_provinsi.",
)
@click.option("--region", help="Code, name or alias, as 64 or Kaltim.")
@click.option("--date", "when", help="Day, month or year: 2023-07-05, 2023-07, 2023.")
@click.option("--text", help="The sentence; options stand before what it says.")
@click.option(
    "--claim",
    "chosen",
    type=int,
    help="Which claim, where the text makes several: 1 is the first.",
)
@today_option
@common
def claim(
    call: Call,
    *,
    payer: str,
    region: str | None,
    when: str | None,
    text: str | None,
    chosen: int | None,
    part: tuple[str, ...],
    **numbers: str | None,
) -> None:
    """Check a published claim: do its numbers fit, and which figure was meant?"""
    typed_numbers = {
        name: read_field(name, typed, _OPTIONS[name])
        for name, typed in numbers.items()
        if typed is not None
    }
    payer_code = parse_payer(payer)
    today = call.today
    data = call.data
    sentence = _sentence(data, text, chosen)
    region_meant = _region(data, region, sentence)
    time = parse_when(when, "--date") if when else sentence.when if sentence else None
    stated = _claim(data, typed_numbers, sentence, is_region_given=region is not None)
    if part:
        parts = tuple(read_field("active", one, "--part") for one in part)
        stated = stated.with_(part=parts)
    if stated.is_empty:
        raise BadInputError(
            "Expected a number of the claim, found none. Write for instance --pct "
            "49.74 --active 675000, or --text with the sentence.",
        )
    checked = check_claim(data, stated, region_meant, time, payer_code, today)
    if call.as_json:
        call.print_json(
            claim_json.claim_document(checked, region_meant, call.words, sentence)
        )
        return
    _print(call, checked, region_meant, sentence)


def _sentence(
    data: Data, text: str | None, chosen: int | None
) -> SentenceReading | None:
    """Return the text as it was read, or the claim of it that was chosen.

    Raises:
        BadInputError: the text does not make so many claims.
    """
    if text is None:
        return None
    if chosen is None:
        return read_text(text, data.regions)
    count = len(read_text(text, data.regions).claims) or 1
    if not 1 <= chosen <= count:
        raise BadInputError(
            "--claim: expected 1 to {count}, found {found}: the text makes so many "
            "claims. Write one of these.",
            count=count,
            found=chosen,
        )
    return read_claim(text, chosen, data.regions)


def _region(
    data: Data, region: str | None, sentence: SentenceReading | None
) -> Region | None:
    """Return the region of the option, else the one that the sentence names."""
    if region is not None:
        return data.regions.find(region)
    if sentence is None or sentence.region_code is None:
        return None
    return data.regions.of(sentence.region_code, "38")


def _claim(
    data: Data,
    typed_numbers: dict[str, Any],
    sentence: SentenceReading | None,
    *,
    is_region_given: bool,
) -> Claim:
    """Return the claim of a sentence, its numbers replaced by the options.

    Raises:
        BadInputError: the sentence leaves something open that no option answers.
    """
    if sentence is None:
        return Claim(**typed_numbers)
    for question in sentence.questions:
        is_answered = question.name in typed_numbers or (
            question.name == "region" and is_region_given
        )
        is_over = is_answered or (question.name is None and typed_numbers)
        if question.code == PERSONAL or not is_over:
            raise phrases_of_doubts.error_of(question, data.regions, sentence.claims)
    return sentence.claim.with_(**typed_numbers)


def _print(
    call: Call,
    checked: CheckedClaim,
    region: Region | None,
    sentence: SentenceReading | None,
) -> None:
    words, code = call.words, checked.verdict_code
    title = phrases_of_verdicts.title(code, words)
    lines = [(words.say(_("Verdict")), f"{title} ({code})")]
    if region:
        lines.append((words.say(_("Region")), region.region_name))
    if checked.when:
        lines.append((words.say(_("Date")), checked.when.text))
    if sentence is not None:
        lines += _read_lines(checked.check.claim, words)
    lines += [
        (
            words.say(phrases.NAMES[test.computed.name]),
            phrases.of_test(test, checked.claim_of(test), words).text,
        )
        for test in checked.tests
    ]
    lines += _derived_lines(checked, words)
    click.echo(tabulate(lines, disable_numparse=True))
    for finding in checked.findings:
        click.echo(phrases_of_verdicts.explain(checked, finding, words).text)
    for doubt in sentence.doubts if sentence else ():
        click.echo(phrases_of_doubts.sentence_of(doubt, call.data.regions, words))


def _read_lines(claim: Claim, words: Wording) -> list[tuple[str, str]]:
    """Return what the text was read as: each number under its name."""
    numbers = [*claim.stated.items(), *(("part", part) for part in claim.part)]
    return [
        (words.say(phrases.NAMES[name]), phrases.stated(number, words))
        for name, number in numbers
    ]


def _derived_lines(checked: CheckedClaim, words: Wording) -> list[tuple[str, str]]:
    """Return what follows from the numbers, between which ends, and from what."""
    by_name = {number.name: number for number in checked.derived}
    lines = []
    for number in checked.derived:
        ends = phrases.span(number, words)
        shown = phrases.figure(number, words) + (f" ({ends})" if ends else "")
        equation = phrases.equation(number.relation, checked.read_as, words, by_name)
        lines.append((words.say(phrases.NAMES[number.name]), f"{shown} = {equation}"))
    return lines
