"""A budget shared among the regions below, three ways, with what each leads to."""

from collections.abc import Sequence

from cakupan.blocks import Absence, Block, Cell, Note, Records, Sheet
from cakupan.data import Data, Scope
from cakupan.errors import NotPublishedError
from cakupan.topics import cells
from cakupan.topics.budget import phrases
from cakupan.topics.budget.ask_shares import (
    ALL,
    InequalityInputs,
    SharedMoney,
    SharesInputs,
    UnequalRegencies,
    below,
    inequality_of,
    shared_money,
)
from cakupan.topics.budget.figures.allocation import WAYS, Allocation, Share
from cakupan.topics.coverage import absences
from cakupan.wording import Wording, _

SHARE_COLUMNS = (
    "region_code",
    "region_name",
    "ground",
    "ground_workers",
    "before_pct",
    *(f"{way}_{part}" for way in WAYS for part in ("workers", "rupiah", "after_pct")),
)
INEQUALITY_COLUMNS = (
    *("regions", "period_end", "mean_pct", "lowest", "lowest_pct"),
    *("highest", "highest_pct", "range_pp", "deviation_pp", "gini", "below_target"),
    "gap_share_of_lowest_pct",
)
# Regions in which money can be shared.
_LEVELS = {"national": "province", "province": "regency"}


def shares(
    data: Data, scope: Scope, words: Wording, inputs: SharesInputs
) -> Block | None:
    """Return how a budget would fall on the regions below; None for a regency.

    Raises:
        BadInputError: a value out of range.
        NotPublishedError: the payer has no rate.
    """
    level = _LEVELS.get(scope.region.level)
    if level is None:
        return None
    shared = shared_money(data, scope, inputs)
    first, *others = (_way(way, shared, words) for way in shared.ways)
    return Block(
        key="budget.shares",
        title=words.say(
            _("Money shared among {regions}"), regions=words.level(level, plural=True)
        ),
        finding=first,
        notes=(
            *(Note(text) for text in others[:-1]),
            Note(others[-1], tags=_ground(shared, inputs, scope, words)),
        ),
        sheet=_sheet(shared, words),
        records=Records("share", SHARE_COLUMNS, _records(shared), "share"),
        sources=_sources(shared),
    )


def inequality(
    data: Data, scope: Scope, words: Wording, inputs: InequalityInputs
) -> Block | None:
    """Return how far apart the regions below are, or what is missing; None for one.

    Raises:
        BadInputError: a target out of range.
    """
    if scope.region.level not in _LEVELS:
        return None
    key, target = "budget.inequality", inputs.target_pct or ALL
    try:
        unequal = inequality_of(data, below(scope, inputs.period_end), target)
    except NotPublishedError:
        unequal = None
    if unequal is None or unequal.measures is None:
        text = _(
            "How unequal the regencies of {region} are cannot be said: fewer than two "
            "have a published coverage of this definition."
        )
        lacking = words.say(text, region=scope.region.region_name)
        who = absences.reason(
            data.rows("absences__all"), scope.region.territory_id, ("enrolment",), words
        )
        finding = f"{lacking} {who}".strip()
        return Block(key, "", finding, absence=Absence("not_published", finding))
    measures, names = unequal.measures, unequal.regencies.names
    tags = words.say(
        _(
            "{count} regions, {month}. Standard deviation weighted by workers "
            "{deviation}; Gini {gini} (0 is equal)."
        ),
        count=measures.regions,
        month=words.month(unequal.regencies.period_end),
        deviation=words.points(measures.deviation_pp),
        gini=cells.NONE if measures.gini is None else words.number(measures.gini, 2),
    )
    if inputs.target_pct is not None:
        tags += " " + words.say(
            _("Below your target: {below} of {count}."),
            below=measures.below_target,
            count=measures.regions,
        )
    return Block(
        key=key,
        title="",
        finding=phrases.inequality(measures, names, words),
        tags=tags,
        records=Records(
            "inequality", INEQUALITY_COLUMNS, (_measures(unequal),), "inequality"
        ),
        sources=_ids(unequal.regencies.rows),
    )


def _measures(unequal: UnequalRegencies) -> dict[str, object]:
    measures = unequal.measures
    row = {name: getattr(measures, name, None) for name in INEQUALITY_COLUMNS}
    return row | {"period_end": unequal.regencies.period_end}


def _ids(rows: Sequence[dict[str, object]]) -> tuple[str, ...]:
    ids = (row.get(key) for row in rows for key in ("source_id", "base_source_id"))
    return tuple(dict.fromkeys(str(source_id) for source_id in ids if source_id))


def _sources(shared: SharedMoney) -> tuple[str, ...]:
    return _ids(shared.rows)


def _way(way: Allocation, shared: SharedMoney, words: Wording) -> str:
    message = (
        _(
            "{way}: {workers} workers; {reached} of {all} regions at {target}, the "
            "lowest then at {lowest}; {left} is left."
        )
        if shared.is_coverage
        else _(
            "{way}: {workers} workers in {reached} of {all} regions; {left} is left."
        )
    )
    fields: dict[str, object] = {
        "way": words.say(phrases.WAY[way.way]).capitalize(),
        "workers": words.number(way.workers),
        "all": len(way.shares),
        "reached": sum(share.workers > 0 for share in way.shares),
        "left": words.rupiah(way.unspent_rupiah),
    }
    if shared.is_coverage:
        fields["reached"] = way.at_target
        lowest = min(share.coverage_after_pct for share in way.shares)
        fields["lowest"] = words.percent(lowest)
        fields["target"] = phrases.typed_percent(shared.target_pct, words)
    return words.say(message, **fields)


def _ground(
    shared: SharedMoney, inputs: SharesInputs, scope: Scope, words: Wording
) -> str:
    """Return what the shares stand on, and what is missing."""
    price = words.rupiah(shared.rupiah_per_worker)
    month = words.month(shared.period_end) if shared.period_end else ""
    if not shared.is_coverage:
        return words.say(
            _(
                "No regency of {region} has a published coverage of this definition, "
                "so the money is shared by {base} instead, {month}: what comes out is "
                "the part of them that it reaches, not coverage. Branch offices of "
                "BPJS Ketenagakerjaan could supply the figures. One worker costs "
                "{price}."
            ),
            region=scope.region.region_name,
            base=words.base(shared.ground),
            month=month,
            price=price,
        )
    text = words.say(
        _("By coverage of {month}; one worker costs {price}."), month=month, price=price
    )
    if inputs.target_pct is None:
        text += " " + words.say(
            _("No target is typed, so all workers of the base are the target.")
        )
    if shared.set_aside:
        text += " " + words.say(
            _("Regions without a coverage are left out: {count}."),
            count=len(shared.set_aside),
        )
    return text


def _by_region(shared: SharedMoney) -> list[tuple[Share, ...]]:
    """Return the shares of each region, one a way."""
    return list(zip(*(way.shares for way in shared.ways), strict=True))


def _sheet(shared: SharedMoney, words: Wording) -> Sheet:
    heads = [cells.head(words.say(_("Region")))]
    if shared.is_coverage:
        heads.append(cells.head(words.say(_("Coverage before")), is_number=True))
    after = words.say(
        _("coverage after") if shared.is_coverage else _("part of them reached")
    )
    heads += [
        cells.head(words.say(phrases.WAY_SHORT[way.way]), after, is_number=True)
        for way in shared.ways
    ]
    rows = []
    for row, parts in zip(shared.rows, _by_region(shared), strict=True):
        line = [Cell(row["region_name"], order=row["region_name"])]
        if shared.is_coverage:
            before = parts[0].coverage_before_pct
            line.append(cells.number(words.percent(before), order=float(before)))
        line += [
            cells.number(
                words.number(part.workers),
                words.percent(part.coverage_after_pct),
                part.workers,
            )
            for part in parts
        ]
        rows.append(tuple(line))
    return Sheet(
        words.say(_("Workers by region in each way to share the money")),
        tuple(heads),
        tuple(rows),
        is_sortable=True,
        keys=tuple(row["region_code"] for row in shared.rows),
    )


def _records(shared: SharedMoney) -> tuple[dict[str, object], ...]:
    rows = []
    for row, parts in zip(shared.rows, _by_region(shared), strict=True):
        line: dict[str, object] = {
            "region_code": row["region_code"],
            "region_name": row["region_name"],
            "ground": shared.ground,
            "ground_workers": parts[0].gap_workers,
            "before_pct": parts[0].coverage_before_pct if shared.is_coverage else None,
        }
        for way, part in zip(shared.ways, parts, strict=True):
            line[f"{way.way}_workers"] = part.workers
            line[f"{way.way}_rupiah"] = part.rupiah
            line[f"{way.way}_after_pct"] = part.coverage_after_pct
        rows.append(line)
    return tuple(rows)
