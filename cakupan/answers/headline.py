"""The answer that a region's page, brief, copy, card and slides begin with. Pure.

A published coverage is the answer. Without one its absence is, and what is known of
the workforce stands under it with its name: a large number would be read as coverage.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cakupan import findings, sentences
from cakupan.answers import on_record
from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.store import Row
from cakupan.sentences import upper_first
from cakupan.wording import Wording, _


@dataclass(frozen=True)
class Headline:
    """What is said first of a region.

    Attributes:
        number: in large type, the coverage in percent; empty where there is none.
        number_of: what the number is.
        answer: one sentence that holds the number, or says that there is none.
        stressed: parts of the answer in bold type.
        tags: definition, sources and age; without a coverage why there is none.
        beneath: the workforce in words, where it is all that is known; else empty.
        beneath_tags: its source and age.
        on_record: other months, segments or counts that are on record, one a line.
    """

    number: str
    number_of: str
    answer: str
    stressed: tuple[str, ...]
    tags: str
    beneath: str = ""
    beneath_tags: str = ""
    on_record: tuple[str, ...] = ()


def round_until(row: Row) -> date:
    """Return the day until which a Sakernas round may stand beside a region's answer.

    A coverage has the round of its month for a base. Where no coverage is published,
    what is told of the workforce is the latest round that is on record.

    Args:
        row: of the statement ``coverage__by_region``.
    """
    until: date = row["period_end"]
    return until if row["coverage_pct"] is not None else KNOWN_NOW


def of_region(
    row: Row,
    months: Sequence[Row],
    workforce: Row | None,
    why: str,
    as_of: date,
    words: Wording,
) -> Headline:
    """Return the answer of a region.

    Args:
        row: its coverage, of the statement ``coverage__by_region``.
        months: all that is on record of it, of ``read_months``.
        workforce: its row of the latest round, of
            ``workforce__by_level``.
        why: why there is no coverage, of ``absences.of_coverage``.
        as_of: the reader's today, for ages.
        words: the reader's words.
    """
    if row["coverage_pct"] is None:
        return _without_coverage(row, months, workforce, why, as_of, words)
    number, fraction = (
        words.percent(row["coverage_pct"]),
        sentences.fraction(row, words),
    )
    answer = words.say(
        _("{month}: {fraction} workers of {region} are protected, {percent}"),
        month=words.month(row["period_end"]),
        fraction=fraction,
        region=row["region_name"],
        percent=number,
    )
    age = upper_first(sentences.age(row["period_end"], as_of, words))
    tags = f"{sentences.tags(row, words)} {age}."
    if row["is_over_100"]:
        tags += " " + words.say(
            _(
                "Above 100%: counted by place of registration; many companies are "
                "registered at their head office."
            )
        )
    of = words.say(_("Coverage")).lower()
    beside = _on_record(row, months, words)
    return Headline(number, of, f"{answer}.", (fraction,), tags, on_record=beside)


def _on_record(row: Row, months: Sequence[Row], words: Wording) -> tuple[str, ...]:
    found = on_record.beside(months, row)
    return tuple(on_record.said(item, words) for item in found)


def _without_coverage(
    row: Row,
    months: Sequence[Row],
    workforce: Row | None,
    why: str,
    as_of: date,
    words: Wording,
) -> Headline:
    absence = on_record.absence(months, row, words)
    if any(month["is_office"] for month in months):
        why = ""  # that nobody publishes such figures is no reason here
    beneath = of_workforce(workforce, words) if workforce else ""
    tags = ""
    if workforce and beneath:
        tags = words.say(
            _("Source: {series}. {age}."),
            series=words.series("sakernas_august"),
            age=upper_first(sentences.age(workforce["base_period"], as_of, words)),
        )
    asked = words.say(_("Looked for: {tags}."), tags=sentences.short_tags(row, words))
    return Headline(
        number="",
        number_of="",
        answer=absence,
        stressed=(absence,),
        tags=f"{asked} {why}".strip(),
        beneath=beneath,
        beneath_tags=tags,
        on_record=_on_record(row, months, words),
    )


def of_workforce(row: Row, words: Wording) -> str:
    """Return how many work, how many of them without a wage; empty without a round."""
    if row["employed"] is None:
        return ""
    return words.say(
        _(
            "{month}: {employed} people of {region} are employed; {non_wage} of "
            "them are not paid a wage, and {informal} are informal workers."
        ),
        month=words.month(row["base_period"]),
        employed=words.number(row["employed"]),
        region=row["region_name"],
        non_wage=words.number(row["non_wage"]),
        informal=words.percent(row["informal_share_pct"]),
    )


def of_month(row: Row, words: Wording) -> str:
    """Return that a coverage of December is a peak; empty for any other."""
    if row["coverage_pct"] is None or row["period_end"].month != 12:
        return ""
    return words.say(
        _(
            "December is a peak: contributions paid once or twice a year from public "
            "budgets fall due then. It is not the level of the year."
        )
    )


def as_published(
    statements: Sequence[Row], counts: Sequence[Row], words: Wording
) -> str:
    """Return the latest percents and members that were published of a region.

    They stand under an answer that has no coverage of its own, which would else read
    as if nobody had ever counted a member there.

    Args:
        statements: of ``statements__by_region``.
        counts: of ``enrolment__stated_by_region``.
        words: the reader's words.
    """
    said = []
    percents = findings.latest_statements(statements)
    if percents:
        text = " ".join(findings.latest_sentence(row, words) for row in percents)
        said.append(
            words.say(_("The latest published percent: {statement}"), statement=text)
        )
    members = findings.latest_counts(counts)
    if members:
        text = findings.counts_sentence(members, words)
        said.append(
            words.say(
                _("Members as last published without a percent: {counts}"), counts=text
            )
        )
    return " ".join(said)
