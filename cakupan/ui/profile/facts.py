"""What a region's page knows: the reads that several of its blocks share."""

from cakupan import documents, reads, sentences
from cakupan.definitions import KNOWN_NOW, Definition
from cakupan.findings import Standing
from cakupan.measures import position
from cakupan.regions import NATION
from cakupan.store import Row
from cakupan.ui import cache, controls
from cakupan.ui.question import Question
from cakupan.wording import _


def sources() -> dict[str, Row]:
    """Return all sources by id."""
    found: dict[str, Row] = cache.read(documents.sources_by_id)
    return found


def statements(question: Question) -> list[Row]:
    """Return the percents that somebody published for the region."""
    rows: list[Row] = cache.read(
        reads.read_statements, question.region, known_on=question.known_on
    )
    return rows


def peers_workforce(question: Question, parent: str | None) -> list[Row]:
    """Return the latest Sakernas August of all regencies, or of a province's."""
    rows: list[Row] = cache.read(
        reads.read_workforce_by_level,
        "regency",
        KNOWN_NOW,
        "38",
        parent,
        question.known_on,
    )
    return rows


def own_workforce(question: Question) -> Row | None:
    """Return the region's own row of the latest Sakernas August."""
    code = question.region.region_code
    rows = peers_workforce(question, question.region.parent_code)
    return next((row for row in rows if row["region_code"] == code), None)


def missing(question: Question, subject: str) -> str:
    """Return why a kind of figure is missing here and who could supply it.

    The region's own reason goes first, then the nation's; empty where neither is known.
    """
    rows = cache.read(reads.read_absences, question.known_on)
    for place in (question.region.territory_id, NATION):
        for row in rows:
            if row["territory_id"] == place and row["subject"] == subject:
                return sentences.absence(row, question.words)
    return ""


def standings(question: Question) -> list[Standing]:
    """Return the region's place among its peers, by what is known of all of them."""
    if question.region.level == "province":
        return _province_standings(question)
    if question.region.level == "regency":
        return _regency_standings(question)
    return []


def _province_standings(question: Question) -> list[Standing]:
    """Return the place among the provinces of the scene, by each usual definition."""
    words, region = question.words, question.region
    found = []
    for label, segments, base in controls.PRESETS:
        rows = question.coverage_of("province", None, Definition(segments, base))
        by_land = {row["territory_id"]: row["coverage_pct"] for row in rows}
        place = position(by_land.get(region.territory_id), list(by_land.values()))
        if place:
            peers = tuple(value for value in by_land.values() if value is not None)
            provinces = words.level("province", plural=True)
            said = words.say(label)
            found.append(Standing(said, said, place, peers, "percent", provinces))
    return found


def _regency_standings(question: Question) -> list[Standing]:
    """Return the place among the province's regencies and among all, by what exists."""
    words, region = question.words, question.region
    province = question.index.of(region.parent_code or NATION, "38")
    found = []
    for column, unit, said in (
        ("informal_share_pct", "percent", words.say(_("informal workers"))),
        ("non_wage", "count", words.say(_("non-wage"))),
    ):
        for parent, where in (
            (region.parent_code, province.short_name),
            (None, "Indonesia"),
        ):
            rows = peers_workforce(question, parent)
            by_code = {row["region_code"]: row[column] for row in rows}
            place = position(by_code.get(region.region_code), list(by_code.values()))
            if place:
                peers = tuple(value for value in by_code.values() if value is not None)
                name = words.say(_("regencies and cities in {region}"), region=where)
                label = f"{said}, {where}"
                found.append(Standing(said, label, place, peers, unit, name))
    return found
