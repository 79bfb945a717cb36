"""Where a region stands among its peers; of the nation, the provinces at both ends."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from cakupan import sentences
from cakupan.blocks import Absence, Block, Cell, Records, Sheet
from cakupan.charts import PlaceLine, Places, Tick
from cakupan.data import NATION, Data, Row, Scope
from cakupan.measures import Position, nice_ticks, power_ticks
from cakupan.topics import cells
from cakupan.topics.coverage import ask, phrases
from cakupan.topics.coverage.ask import Ends
from cakupan.topics.coverage.figures import PeerPlace
from cakupan.wording import Wording, _

PLACE_COLUMNS = (
    "measure",
    "segment_scope",
    "base",
    "among",
    "value",
    "rank",
    "of",
    "lowest",
    "lower_quarter",
    "median",
    "upper_quarter",
    "highest",
)
_KEY = "coverage.place_among_peers"
_LEAST_AXIS = 50  # percent: a shorter axis would make much of little


def place_among_peers(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the region's places, drawn and as a table, by the definition asked first.

    None for a group of islands, which has no peers.
    """
    if scope.region.region_code == NATION:
        return _both_ends(data, scope, words)
    if scope.region.level not in ("province", "regency"):
        return None
    places = ask.places(data, scope)
    title = words.say(_("Place among peers"))
    if not places:
        return _no_place(title, scope, words)
    name = scope.region.short_name
    finding = phrases.standing(places, name, words) + "."
    by = _ranking(data, scope, places, words)
    first = words.say(_("Rank 1 is the highest value."))
    block = Block(
        key=_KEY,
        title=title,
        finding=finding,
        tags=f"{by.tags} {first}".strip(),
        picture=_places(places, name, words),
        sheet=_sheet(places, title, words),
        records=Records(
            "place", PLACE_COLUMNS, _rows(places), "place among peers", survey=by.survey
        ),
        sources=by.source_ids,
    )
    short = replace(block, tags=f"{by.short_tags} {first}".strip(), sheet=None)
    return replace(block, short=short)


def _no_place(title: str, scope: Scope, words: Wording) -> Block:
    said = phrases.no_place(scope.period_end, words)
    return Block(_KEY, title, said, absence=Absence("not_published", said))


@dataclass(frozen=True)
class _Ranking:
    """What ranks a region.

    Attributes:
        tags: month or round, division, and who stands behind it.
        short_tags: the same with publishers alone.
        source_ids: of the figures.
        survey: round, where the survey ranks.
    """

    tags: str
    short_tags: str
    source_ids: tuple[str, ...]
    survey: date | None = None


def _ranking(
    data: Data, scope: Scope, found: Sequence[PeerPlace], words: Wording
) -> _Ranking:
    """Return what ranks the region: a series, the survey, or first the one."""
    if scope.region.level != "regency":
        return _by_series(ask.ranking_row(data, scope), scope, words)
    survey = _by_survey(data, scope, words)
    if found[0].definition is None:
        return survey
    series = _by_series(ask.coverage(data, scope), scope, words)
    return _Ranking(
        f"{series.tags} {survey.tags}",
        f"{series.short_tags} {survey.short_tags}",
        tuple(dict.fromkeys((*series.source_ids, *survey.source_ids))),
    )


def _by_series(row: Row | None, scope: Scope, words: Wording) -> _Ranking:
    if row is None:
        return _Ranking("", "", ())
    month = words.month(scope.period_end)
    tags, short_tags = (
        words.say(_("{round}. Source: {source}."), round=month, source=said)
        if scope.region.level == "regency"
        else words.say(
            _("{month}, {vintage}. Source: {sources}."),
            month=month,
            vintage=words.vintage(scope.region.vintage),
            sources=said,
        )
        for said in (
            sentences.series_and_survey(row, words),
            sentences.sources(row, words),
        )
    )
    return _Ranking(tags, short_tags, ask.sources_of(row))


def _by_survey(data: Data, scope: Scope, words: Wording) -> _Ranking:
    rows = ask.regencies_workforce(data, scope.region.parent_code)
    own = next(r for r in rows if r["region_code"] == scope.region.region_code)
    survey = phrases.survey_tags(rows, words)
    tags, short_tags = (
        f"{survey} {words.say(_('Source: {sources}.'), sources=said)}"
        for said in (
            words.series("sakernas_august"),
            sentences.survey_publisher(words),
        )
    )
    return _Ranking(tags, short_tags, (own["source_id"],), own["base_period"])


def _places(found: list[PeerPlace], name: str, words: Wording) -> Places:
    title = words.say(_("Place among peers"))
    legend = words.say(
        _(
            "Dot: {region}; thin strokes: its peers; long stroke: the median; bar: "
            "the middle half."
        ),
        region=name,
    )
    counts = [item for item in found if item.unit == "workers"]
    if counts:
        legend += " " + words.say(_("Numbers of people stand on a logarithmic scale."))
    percents = [item.place.maximum for item in found if item.unit == "percent"]
    ticks: tuple[Tick, ...] = ()
    if percents:
        ticks = tuple(
            Tick(value, f"{words.number(value)}%")
            for value in nice_ticks(max(*percents, _LEAST_AXIS))
        )
    return Places(
        title=title,
        places=tuple(_place(item, words) for item in found),
        own=name,
        ticks=ticks,
        count_ticks=tuple(
            Tick(value, words.number(value))
            for value in _powers([item.place for item in counts])
        ),
        legend=legend,
    )


def _powers(counts: list[Position]) -> list[int]:
    if not counts:
        return []
    least = min(place.minimum for place in counts)
    return power_ticks(least, max(place.maximum for place in counts))


def _place(item: PeerPlace, words: Wording) -> PlaceLine:
    mark = item.place

    def exact(number: float) -> str:
        return phrases.place_value(item, number, words)

    return PlaceLine(
        label=phrases.place_label(item, words),
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
        details=(
            words.say(_("lowest: {value}"), value=exact(mark.minimum)),
            words.say(_("a quarter is at or below {value}"), value=exact(mark.lower)),
            words.say(_("median: {value}"), value=exact(mark.median)),
            words.say(_("a quarter is at or above {value}"), value=exact(mark.upper)),
            words.say(_("highest: {value}"), value=exact(mark.maximum)),
        ),
        unit=item.unit,
    )


def _sheet(found: list[PeerPlace], caption: str, words: Wording) -> Sheet:
    """Return the numbers of the drawing: value, rank, and the peers' five marks."""
    heads = [Cell(words.say(_("Indicator")))] + [
        Cell(words.say(label), is_number=True)
        for label in (
            _("Here"),
            _("Rank"),
            _("Lowest"),
            _("Lower quarter"),
            _("Median"),
            _("Upper quarter"),
            _("Highest"),
        )
    ]
    lines = []
    for item in found:
        mark = item.place
        numbers = (mark.minimum, mark.lower, mark.median, mark.upper, mark.maximum)
        rank = words.say(_("{rank} of {of}"), rank=mark.rank, of=mark.of)
        texts = [
            phrases.place_value(item, mark.value, words),
            rank,
            *(phrases.place_value(item, number, words) for number in numbers),
        ]
        cells = (Cell(text, is_number=True) for text in texts)
        lines.append((Cell(phrases.place_label(item, words)), *cells))
    return Sheet(
        caption,
        tuple(heads),
        tuple(lines),
        is_folded=True,
        opens_as=words.say(_("The chart as a table")),
    )


def _rows(found: list[PeerPlace]) -> tuple[Row, ...]:
    return tuple(
        {
            "measure": item.column,
            "segment_scope": item.definition.scope if item.definition else None,
            "base": item.definition.base if item.definition else None,
            "among": item.among or None,
            "value": item.place.value,
            "rank": item.place.rank,
            "of": item.place.of,
            "lowest": item.place.minimum,
            "lower_quarter": item.place.lower,
            "median": item.place.median,
            "upper_quarter": item.place.upper,
            "highest": item.place.maximum,
        }
        for item in found
    )


_END_COLUMNS = (
    "rank",
    "region_code",
    "region_name",
    "period_end",
    "segment_scope",
    "base",
    "active_workers",
    "base_workers",
    "coverage_pct",
    "is_over_100",
    "gap_to_universal_workers",
    "surplus_workers",
    "source_id",
    "base_source_id",
)


def _both_ends(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the provinces at both ends, where the region is the nation itself."""
    title = words.say(_("Provinces at both ends"))
    both_ends = ask.ends(data, scope)
    if both_ends is None:
        return _no_place(title, scope, words)
    rows = tuple({**row, "rank": rank} for rank, row in both_ends.shown)
    keys = ("source_id", "base_source_id")
    ids = dict.fromkeys(row[key] for row in rows for key in keys)
    return Block(
        key=_KEY,
        title=title,
        finding=_below_nation(both_ends, scope, words),
        tags=f"{sentences.short_tags(rows[0], words)}.",
        sheet=_ends_sheet(both_ends, title, words),
        records=Records("both-ends", _END_COLUMNS, rows, "provinces at both ends"),
        sources=tuple(part for part in ids if part),
    )


def _below_nation(found: Ends, scope: Scope, words: Wording) -> str:
    """Return how many provinces stand below the published national figure."""
    if found.below is None:
        return phrases.no_place(scope.period_end, words)
    return words.say(
        _("{count} of {of} provinces stand below the national {percent}."),
        count=found.below,
        of=found.of,
        percent=words.percent(found.row["coverage_pct"]),
    )


def _ends_sheet(found: Ends, caption: str, words: Wording) -> Sheet:
    heads = (
        Cell(words.say(_("Rank")), is_number=True),
        Cell(words.level("province").capitalize()),
        Cell(words.say(_("Coverage")), is_number=True),
        Cell(words.say(_("Not protected yet")), is_number=True),
    )
    lines = tuple(_end(rank, row, words) for rank, row in found.shown)
    return Sheet(caption, heads, lines)


def _end(rank: int, row: Row, words: Wording) -> tuple[Cell, ...]:
    """Return one province; beyond 100 % nobody knows how many are not protected."""
    over, gap = row["is_over_100"], row["gap_to_universal_workers"]
    return (
        Cell(words.number(rank), is_number=True),
        Cell(row["region_name"]),
        Cell(
            words.percent(row["coverage_pct"]),
            ">100" if over else "",
            is_number=True,
            order=row["coverage_pct"],
            tone="over" if over else "",
        ),
        Cell(cells.NONE if over else words.number(gap), is_number=True),
    )
