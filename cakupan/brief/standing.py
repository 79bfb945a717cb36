"""Where the region stands among its peers."""

from collections.abc import Sequence

from cakupan import sentences
from cakupan.answers import standings as places
from cakupan.blocks import Bar, Bars, Block, Place, Places, Sheet
from cakupan.brief.facts import Facts
from cakupan.brief.money import without_picture
from cakupan.brief.sheets import of_texts
from cakupan.data.definitions import Definition
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.findings import Standing, of_standings
from cakupan.wording import Wording, _

_ENDS = 4


def standings(facts: Facts) -> list[Standing]:
    """Return the region's places among its peers, by what is known of all of them."""
    region, words = facts.region, facts.words
    if region.level == "province":
        return places.of_province(region, facts.what.definition, facts.peers, words)
    if facts.is_regency:
        province = facts.data.regions.of(region.parent_code or NATION, "38")
        return places.of_regency(
            region, province.short_name, facts.regencies_workforce, words
        )
    return []


def place(facts: Facts, known: Sequence[Standing]) -> Block:
    """Return the places among peers, drawn; for the nation, why there are none."""
    words = facts.words
    title = words.say(_("Place among peers"))
    if facts.is_nation:
        return _ends(facts)
    if not known:
        return Block("place", title, _no_place(facts))
    finding = of_standings(known, facts.region.short_name, words) + "."
    legend = words.say(
        _(
            "Dot: {region}; thin strokes: its peers; long stroke: the median; bar: "
            "the middle half."
        ),
        region=facts.region.short_name,
    )
    return Block(
        key="place",
        title=title,
        finding=finding,
        tags=f"{_round(facts)} {words.say(_('Rank 1 is the highest value.'))}".strip(),
        picture=Places(
            title=finding,
            places=tuple(_place(item, words) for item in known),
            own=facts.region.short_name,
            legend=legend,
        ),
    )


def _round(facts: Facts) -> str:
    """Return what ranks the region and who stands behind it: a round, or a month."""
    words = facts.words
    if facts.is_regency:
        tags = places.tags_of_regency(facts.neighbours, words)
        sources = sentences.survey_publisher(words)
        return f"{tags} {words.say(_('Source: {sources}.'), sources=sources)}"
    rows = [facts.row, *facts.peers(Definition())]
    row = next((row for row in rows if row["series"]), None)
    if row is None:
        return ""
    return words.say(
        _("{month}, {vintage}. Source: {sources}."),
        month=words.month(facts.scene.period_end),
        vintage=words.vintage(facts.region.vintage),
        sources=sentences.sources(row, words),
    )


def _ends(facts: Facts) -> Block:
    """Return the provinces at both ends, where the region is the nation itself."""
    words = facts.words
    known = sorted(
        (
            r
            for r in facts.peers(facts.what.definition)
            if r["coverage_pct"] is not None
        ),
        key=lambda row: (-row["coverage_pct"], row["region_code"]),
    )
    title = words.say(_("Provinces at both ends"))
    if len(known) <= 2 * _ENDS:
        return Block("place", title, _no_place(facts))
    shown = [*known[:_ENDS], *known[-_ENDS:]]
    values = [row["coverage_pct"] for row in known]
    finding = _below_nation(facts, values)
    bars = tuple(
        Bar(row["short_name"], row["coverage_pct"], words.percent(row["coverage_pct"]))
        for row in shown
    )
    return without_picture(
        Block(
            key="place",
            title=title,
            finding=finding,
            tags=f"{sentences.short_tags(known[0], words)}.",
            picture=Bars(finding, bars, name=words.say(_("Coverage"))),
            sheet=_ends_table(title, shown, values, words),
        )
    )


def _below_nation(facts: Facts, values: Sequence[float]) -> str:
    """Return how many provinces stand below the published national figure."""
    own = facts.row["coverage_pct"]
    if own is None:
        return _no_place(facts)
    return facts.words.say(
        _("{count} of {of} provinces stand below the national {percent}."),
        count=sum(value < own for value in values),
        of=len(values),
        percent=facts.words.percent(own),
    )


def _ends_table(
    title: str, shown: Sequence[Row], values: Sequence[float], words: Wording
) -> Sheet:
    heads = (
        (words.say(_("Rank")), True),
        (words.level("province").capitalize(), False),
        (words.say(_("Coverage")), True),
        (words.say(_("Not protected yet")), True),
    )
    rows = tuple(
        (
            words.number(1 + sum(value > row["coverage_pct"] for value in values)),
            row["region_name"],
            words.percent(row["coverage_pct"]),
            words.number(row["gap_to_universal_workers"]),
        )
        for row in shown
    )
    return of_texts(title, heads, rows)


def _no_place(facts: Facts) -> str:
    return places.none_known(facts.scene.period_end, facts.words)


def _place(item: Standing, words: Wording) -> Place:
    exact = words.percent if item.unit == "percent" else words.number
    mark = item.place
    return Place(
        label=item.label,
        value_label=words.say(
            _("{value} · {rank} of {of}"),
            value=exact(mark.value),
            rank=mark.rank,
            of=mark.of,
        ),
        value=mark.value,
        least=mark.minimum,
        lower=mark.lower,
        median=mark.median,
        upper=mark.upper,
        most=mark.maximum,
        peers=item.peers,
        ticks=(exact(mark.minimum), exact(mark.median), exact(mark.maximum)),
        unit="percent" if item.unit == "percent" else "workers",
    )
