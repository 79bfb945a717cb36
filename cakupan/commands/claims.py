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
from cakupan.topics.claims import phrases_of_doubts, phrases_of_verdicts
from cakupan.topics.claims.ask import CheckedClaim, check_claim
from cakupan.topics.claims.figures.claim import Claim, read_field
from cakupan.topics.claims.figures.dates import parse_when
from cakupan.topics.claims.phrases import NAMES, stated
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
    given = {
        name: read_field(name, typed, _OPTIONS[name])
        for name, typed in numbers.items()
        if typed is not None
    }
    code = parse_payer(payer)
    now = call.today
    data = call.data
    sentence = _sentence(data, text, chosen)
    place = _region(data, region, sentence)
    time = parse_when(when, "--date") if when else sentence.when if sentence else None
    stated = _claim(data, given, sentence, is_region_given=region is not None)
    if part:
        parts = tuple(read_field("active", one, "--part") for one in part)
        stated = stated.with_(part=parts)
    if stated.is_empty:
        raise BadInputError(
            "Expected a number of the claim, found none. Write for instance --pct "
            "49.74 --active 675000, or --text with the sentence.",
        )
    answer = check_claim(data, stated, place, time, code, now)
    document = claim_json.claim_document(answer, place, call.words, sentence)
    if call.as_json:
        call.print_json(document)
        return
    _print(call, document, answer, sentence)


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
    given: dict[str, Any],
    sentence: SentenceReading | None,
    *,
    is_region_given: bool,
) -> Claim:
    """Return the claim of a sentence, its numbers replaced by the options.

    Raises:
        BadInputError: the sentence leaves something open that no option answers.
    """
    if sentence is None:
        return Claim(**given)
    for question in sentence.questions:
        is_answered = question.name in given or (
            question.name == "region" and is_region_given
        )
        is_over = is_answered or (question.name is None and given)
        if question.code == PERSONAL or not is_over:
            raise phrases_of_doubts.ask(question, data.regions, sentence.claims)
    return sentence.claim.with_(**given)


def _read_lines(answer: CheckedClaim, words: Wording) -> list[tuple[str, str]]:
    """Return what the text was read as: each number under its name."""
    claim = answer.check.claim
    lines = [
        (words.say(NAMES[name]), stated(part, words))
        for name, part in claim.stated.items()
    ]
    lines += [(words.say(NAMES["part"]), stated(one, words)) for one in claim.part]
    return lines


def _print(
    call: Call,
    document: dict[str, Any],
    answer: CheckedClaim,
    sentence: SentenceReading | None,
) -> None:
    words = call.words
    lines = [(_("Verdict"), f"{document['verdict']} ({answer.verdict_code})")]
    if document["region_name"]:
        lines.append((_("Region"), document["region_name"]))
    if document["date"]:
        lines.append((_("Date"), document["date"]))
    if sentence is not None:
        lines += _read_lines(answer, words)
    lines += [(test["of"], test["sentence"]) for test in document["tests"]]
    for made in document["derived"]:
        ends = "" if made["low"] == made["high"] else f" ({made['low']}–{made['high']})"
        lines.append((made["name"], f"{made['value']}{ends} = {made['from']}"))
    click.echo(
        tabulate(
            [(words.say(name), text) for name, text in lines], disable_numparse=True
        )
    )
    for finding in answer.findings:
        click.echo(phrases_of_verdicts.explain(answer, finding, words).text)
    for doubt in sentence.doubts if sentence else ():
        click.echo(phrases_of_doubts.say(doubt, call.data.regions, words))
