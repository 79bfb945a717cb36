"""A region beside those most like it: the difference to their median, who they are.

On published figures a regency has no coverage: then what the labour force survey gives
for all regions is compared, and the block says so.
"""

from datetime import date

from cakupan.blocks import Absence, Block, Cell, Records, Sheet
from cakupan.data import NATION, Data, Row, Scope
from cakupan.errors import NotPublishedError
from cakupan.topics.ranking import ask_peers, phrases
from cakupan.topics.ranking.ask_peers import COVERAGE, Compared, PeerGroup
from cakupan.topics.ranking.blocks.pages import page_of
from cakupan.topics.ranking.documents import compared_indicator
from cakupan.topics.ranking.figures.peers import PEERS
from cakupan.wording import Wording, _

COLUMNS = (
    "region_code",
    "region_name",
    "distance",
    "traits",
    "base_period",
    "employed",
    "informal_share_pct",
    "non_wage_share_pct",
    "budget_year",
    "budget_per_worker",
    "employed_change_pct",
    "informal_change_pp",
    "coverage_pct",
    "period_end",
    "segment_scope",
    "base",
    "series",
    "source_id",
    "coverage_source_id",
)
_NAMES = {
    COVERAGE: _("Coverage"),
    "employed": _("Employed"),
    "informal_share_pct": _("Share of informal workers"),
    "non_wage_share_pct": _("Share not paid a wage"),
    "employed_change_pct": _("Change of the employed in a year"),
    "informal_change_pp": _("Change of the informal share"),
}
_NONE = "–"


def peers(data: Data, scope: Scope, words: Wording, count: int = PEERS) -> Block | None:
    """Return a region beside the median of those most like it.

    Args:
        data: the figures.
        scope: of a province or a regency; None is returned for any other.
        words: the reader's words.
        count: how many peers.
    """
    if not _has_peers(scope):
        return None
    key, title = "ranking.peers", words.say(_("Regions most like it"))
    try:
        group = ask_peers.group_of_scope(data, scope, count)
    except NotPublishedError as error:
        text = words.error(error)
        absence = Absence(error.absence_reason, text)
        return Block(key, title, finding=text, absence=absence)
    return Block(
        key=key,
        title=title,
        finding=phrases.beside_peers(group, words),
        tags=phrases.peer_rule(group, words),
        sheet=_compared_sheet(group, words),
        records=_compared_records(group),
        sources=group.source_ids,
        foot=f"{phrases.peer_caution(group, words)} {_source(group, words)}",
    )


def peers_listed(
    data: Data, scope: Scope, words: Wording, count: int = PEERS
) -> Block | None:
    """Return the regions most like one, the nearest first; None where it has none."""
    if not _has_peers(scope):
        return None
    try:
        group = ask_peers.group_of_scope(data, scope, count)
    except NotPublishedError:
        return None
    return Block(
        key="ranking.peers_listed",
        title="",
        sheet=_listed_sheet(data, group, words),
        records=_records(group),
        sources=group.source_ids,
    )


def _has_peers(scope: Scope) -> bool:
    region = scope.region
    return region.level in ask_peers.LEVELS and region.region_code != NATION


def _source(group: PeerGroup, words: Wording) -> str:
    series = [words.series("sakernas_august")]
    # All coverage here is of one series, which the region itself may not be in.
    covered = [group.own, *(row for _peer, row in group.peers)]
    row = next((row for row in covered if row["series"]), None)
    if row:
        series.append(words.series(row["series"], row["coverage_publisher"]))
    return words.say(_("Source: {sources}."), sources="; ".join(series))


def _round_of(group: PeerGroup) -> date | None:
    """Return the survey's round where no coverage stands beside it; None otherwise."""
    rows = (group.own, *(row for _peer, row in group.peers))
    if any(row[COVERAGE] is not None for row in rows):
        return None
    base_period: date = group.own["base_period"]
    return base_period


def _records(group: PeerGroup) -> Records:
    rows = tuple(
        {**row, "distance": round(peer.distance, 4), "traits": " ".join(peer.traits)}
        for peer, row in group.peers
    )
    region = group.region
    title = f"peers of {region.region_code} {region.region_name}"
    return Records("peers", COLUMNS, rows, title, survey=_round_of(group))


# ------------------------------------------------------- the region and the median


def _compared_records(group: PeerGroup) -> Records:
    """Return the comparison unrounded, an indicator a row."""
    region = group.region
    of_region = {"region_code": region.region_code, "region_name": region.region_name}
    rows = tuple(
        {
            **of_region,
            "peers": len(group.peers),
            **vars(compared_indicator(item, group)),
        }
        for item in group.compared
    )
    title = f"{region.region_code} {region.region_name} beside the median of its peers"
    survey = _round_of(group)
    return Records("peer-median", tuple(rows[0]), rows, title, survey=survey)


def _compared_sheet(group: PeerGroup, words: Wording) -> Sheet:
    """Return one row an indicator: here, the peers' median, the difference."""
    heads = (
        Cell(words.say(_("Indicator"))),
        Cell(words.say(_("Here")), is_number=True),
        Cell(words.say(_("Median of peers")), is_number=True),
        Cell(words.say(_("Difference")), is_number=True),
    )
    rows = tuple(_compared_row(item, group, words) for item in group.compared)
    caption = words.say(_("The region and the median of its peers"))
    return Sheet(caption, heads, rows, kind="records")


def _compared_row(item: Compared, group: PeerGroup, words: Wording) -> tuple[Cell, ...]:
    own, notes = group.own, []
    if item.indicator == COVERAGE:
        base = words.base(own["base"], short=True)
        notes.append(f"{words.month(own['period_end'], short=True)}, {base}")
    if item.count < len(group.peers):
        text = _("{known} of {count} peers have a figure")
        notes.append(words.say(text, known=item.count, count=len(group.peers)))
    here, middle = (
        _value(item.indicator, part, words) for part in (item.value, item.median)
    )
    if item.value is None and item.indicator == COVERAGE:
        here = words.absence_short(own["coverage_reason"])
    texts = (here, middle, _difference(item, words))
    return (
        Cell(words.say(_NAMES[item.indicator]), "; ".join(notes)),
        *(Cell(text, is_number=True) for text in texts),
    )


def _value(indicator: str, value: float | None, words: Wording) -> str:
    if value is None:
        return _NONE
    if indicator == "employed":
        return words.number(value)
    if indicator == "employed_change_pct":
        return phrases.signed_number(value, words) + "%"
    if indicator == "informal_change_pp":
        number = phrases.signed_number(value, words)
        return words.say(_("{number} points"), number=number)
    return words.percent(value)


def _difference(item: Compared, words: Wording) -> str:
    if item.difference is None:
        return _NONE
    if ask_peers.INDICATORS[item.indicator] == "workers":
        return phrases.signed_number(item.difference, words, 0)
    number = phrases.signed_number(item.difference, words)
    return words.say(_("{number} points"), number=number)


# ------------------------------------------------------------------------ who they are


def _listed_sheet(data: Data, group: PeerGroup, words: Wording) -> Sheet:
    has_coverage = any(row[COVERAGE] is not None for _peer, row in group.peers)
    heads = [
        Cell(words.level(group.region.level).capitalize()),
        Cell(words.say(_("Distance")), is_number=True),
        Cell(words.say(_("Employed")), is_number=True),
        Cell(words.say(_("Informal")), "%", is_number=True),
    ]
    if has_coverage:
        heads.append(Cell(words.say(_("Coverage")), "%", is_number=True))
    vintage = group.region.vintage
    rows = []
    for peer, row in group.peers:
        region = data.regions.of(peer.region_code, vintage)
        name, share = row["region_name"], row["informal_share_pct"]
        cells = [
            Cell(name, order=name, address=page_of(region, data)),
            Cell(words.number(peer.distance, 2), is_number=True, order=peer.distance),
            Cell(words.number(row["employed"]), is_number=True, order=row["employed"]),
            Cell(words.number(share, 2), is_number=True, order=share),
        ]
        if has_coverage:
            cells.append(_coverage_cell(row, words))
        rows.append(tuple(cells))
    codes = tuple(peer.region_code for peer, _row in group.peers)
    return Sheet(
        words.say(_("The regions most like it, nearest first")),
        tuple(heads),
        tuple(rows),
        is_sortable=True,
        keys=codes,
        terms=tuple(data.regions.of(code, vintage).terms for code in codes),
        is_captioned=True,
    )


def _coverage_cell(row: Row, words: Wording) -> Cell:
    value, over = row[COVERAGE], row["is_over_100"]
    if value is None:
        reason = words.absence_short(row["coverage_reason"])
        return Cell(reason, is_number=True, tone="muted")
    return Cell(
        words.number(value, 2),
        ">100" if over else "",
        is_number=True,
        order=value,
        tone="over" if over else "",
    )
