"""Where a region stands among its peers: the same places on page, copy and brief.

Provinces are ranked by coverage, by each definition in use. Below them hardly any
coverage is published: there the labour force survey's latest round ranks all regions.
"""

from collections.abc import Callable
from datetime import date

from cakupan import mapdata, sentences
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.findings import Standing
from cakupan.measures import position
from cakupan.wording import Wording, _

# The definitions in use: label, segments, base.
PRESETS = (
    (_("All segments / employed"), ("PU", "BPU", "JAKON"), "employed"),
    (_("Close to UCJ (estimate)"), ("PU", "BPU"), "eligible_estimate"),
    (_("PU / employees"), ("PU",), "employees"),
    (_("BPU / non-wage"), ("BPU",), "non_wage"),
)
# Coverage of all provinces by a definition; workforce of a province's regencies, or
# of all regencies (None).
ReadCoverage = Callable[[Definition], list[Row]]
ReadWorkforce = Callable[[str | None], list[Row]]


def of_province(
    region: Region, asked: Definition, read: ReadCoverage, words: Wording
) -> list[Standing]:
    """Return a province's places by the definitions in use, the asked one among them.

    Args:
        region: the province, in the division of the figures.
        asked: the definition that the reader chose.
        read: gives the coverage of all provinces.
        words: the reader's words.
    """
    presets = [(words.say(label), Definition(s, base)) for label, s, base in PRESETS]
    if asked not in [definition for _label, definition in presets]:
        label = f"{words.scope(asked.scope)} / {words.base(asked.base)}"
        presets.insert(0, (label, asked))
    found = []
    for label, definition in presets:
        by_land = {row["territory_id"]: row["coverage_pct"] for row in read(definition)}
        place = position(by_land.get(region.territory_id), list(by_land.values()))
        if place:
            peers = tuple(value for value in by_land.values() if value is not None)
            provinces = words.level("province", plural=True)
            found.append(Standing(label, label, place, peers, "percent", provinces))
    return found


def of_regency(
    region: Region, province: str, read: ReadWorkforce, words: Wording
) -> list[Standing]:
    """Return a regency's places in its province and in Indonesia, by the survey.

    Args:
        region: the regency.
        province: its province's short name.
        read: gives the latest round of a province's regencies, or of all.
        words: the reader's words.
    """
    found = []
    for column, unit, said in (
        ("informal_share_pct", "percent", words.say(_("informal workers"))),
        ("non_wage", "count", words.say(_("non-wage"))),
    ):
        for parent, where in ((region.parent_code, province), (None, "Indonesia")):
            by_code = {row["region_code"]: row[column] for row in read(parent)}
            place = position(by_code.get(region.region_code), list(by_code.values()))
            if place:
                peers = tuple(value for value in by_code.values() if value is not None)
                name = words.say(_("regencies and cities in {region}"), region=where)
                label = f"{said}, {where}"
                found.append(Standing(said, label, place, peers, unit, name))
    return found


def tags_of_regency(rows: list[Row], words: Wording) -> str:
    """Return which round ranks regencies, as ``Sakernas, Agustus 2025``."""
    known = next((row for row in rows if row["base_period"]), None)
    return f"{mapdata.sakernas_tags(known, words)}." if known else ""


def none_known(month: date, words: Wording) -> str:
    """Return that a region has no place among its peers in a month."""
    return words.say(
        _("No place: nobody published a figure that all peers have for {month}."),
        month=words.month(month),
    )


def ranks(
    territory_id: str, asked: Definition, read: ReadCoverage, words: Wording
) -> str:
    """Return a province's rank by the asked base, and by the eligible estimate.

    Empty where the province has no coverage.
    """
    said = []
    for base in dict.fromkeys([asked.base, "eligible_estimate"]):
        peers = read(Definition(asked.segments, base))
        own = next((p for p in peers if p["territory_id"] == territory_id), None)
        values = [peer["coverage_pct"] for peer in peers]
        found = position(own["coverage_pct"] if own else None, values)
        if own and found:
            said.append((base, sentences.series_short(own, words), found))
    return sentences.ranks(said, words.level("province", plural=True), words)
