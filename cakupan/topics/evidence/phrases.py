"""What several blocks of evidence say in the same words."""

from collections.abc import Sequence

from cakupan import watermark
from cakupan.blocks import Note
from cakupan.data import Data
from cakupan.data.definitions import DEFAULT_SCOPE
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.topics.cohorts.figures import ClaimsRatio, break_even_deaths
from cakupan.topics.evidence import figures
from cakupan.wording import Wording, _


def not_simulated(data: Data, words: Wording) -> tuple[Note, ...]:
    """Return the note that stands in the place of what publishers said.

    Empty for published figures.
    """
    if data.dataset != watermark.SIMULATION:
        return ()
    return (Note(words.say(watermark.NOT_SIMULATED)),)


def of_accident_cases(rows: Sequence[Row], words: Wording) -> str:
    """Return cases and rupiah of the work-accident table, empty without one."""
    whole = [
        item for item in figures.accident_cases(rows) if item.scope == DEFAULT_SCOPE
    ]
    if not whole:
        return ""
    return words.say(
        _("In {year}, {cases} work-accident (JKK) cases were paid, {rupiah}"),
        year=figures.accident_rows(rows)[0]["period_end"].year,
        cases=words.number(whole[0].cases),
        rupiah=words.rupiah_words(whole[0].rupiah),
    )


def of_claims_ratio(ratio: ClaimsRatio, year: int, words: Wording) -> str:
    """Return claims against contributions of the same year, in careful words."""
    if ratio.pct is not None:
        return words.say(
            _(
                "Claims paid in {year} were {pct} of the contributions of the same "
                "year and segments. A low share is no loss: cover is bought for what "
                "may happen."
            ),
            year=year,
            pct=words.percent(ratio.pct),
        )
    message = (
        _("Contributions of {year} are not published, so claims stand alone.")
        if ratio.reason == "not_published"
        else _(
            "Claims and contributions of {year} are of unlike segments or "
            "programmes, and are not compared."
        )
    )
    return words.say(message, year=year)


def of_break_even(words: Wording) -> str:
    """Return the mortality at which death cover pays out what it takes in."""
    return words.say(
        _(
            "Death cover (JKM) pays out what it takes in at {deaths} deaths a year "
            "per 1,000 workers, scholarships left out."
        ),
        deaths=words.number(break_even_deaths(), 2),
    )


def zone(region: Region, words: Wording) -> str:
    """Return the region's zone of the award, and whether a source says so or we do.

    Empty where it has none.
    """
    if not region.paritrana_zone:
        return ""
    basis = (
        _("as a source names it")
        if region.zone_basis == "published"
        else _("by our reckoning, from its island")
    )
    return words.say(
        _("Zone since the 2022 edition: {zone} ({basis})."),
        zone=region.paritrana_zone,
        basis=words.say(basis),
    )
