"""A published target as it meets a region: its own before the nation's, like with like.

A target stands beside the latest statement of its own indicator; without one, the
error says what is missing.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cakupan import sentences, vocabulary, watermark
from cakupan.data import Data, Scope
from cakupan.data.regions import NATION, Region
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError, Phrase
from cakupan.jsonfields import AMONG
from cakupan.topics.targets.results import TYPED, PublishedTarget, TypedAim
from cakupan.wording import half_up, labels

# Each twice: the nation's target never reads as one of the region.
_UNNAMED = (
    "{region}: the target of {pct}% ({regime}, {due}) does not name its indicator, so "
    "no published coverage can be held against it. Type it as your own target to "
    "compare it with a computed coverage."
)
_UNNAMED_NATIONAL = (
    "{region}: the target of {pct}% ({regime}, {due}) is one of the nation, not of "
    "{region}, and does not name its indicator, so no published coverage can be held "
    "against it. Type it as your own target to compare it with a computed coverage."
)
_UNLIKE = (
    "{region}: target of {pct}% ({regime}, {due}); no coverage of the same indicator "
    "since the regime began is on record, so neither gap nor pace can be said. Type "
    "it as your own target to compare it with a computed coverage."
)
_UNMEASURED = (
    "{region}: target of {pct}% ({regime}, {due}) is measured on {scope} over {base}; "
    "no month of that coverage is on record since the regime began. Enter the months, "
    "or choose another target."
)
_UNLIKE_NATIONAL = (
    "{region}: the target of {pct}% ({regime}, {due}) is one of the nation, not of "
    "{region}; no coverage of {region} of the same indicator since the regime began is "
    "on record, so neither gap nor pace can be said. Type it as your own target to "
    "compare it with a computed coverage."
)


# A target so many years after the first figure would make an axis of time too long.
FAR_YEARS = 6


def against_statements(data: Data) -> dict[str, list[Row]]:
    """Return the regions that published a coverage and a target, by level.

    None in *Simulasi*: it holds no published percents.
    """
    levels: dict[str, list[Row]] = {}
    for level in ("province", "regency"):
        rows = data.rows("targets__against_statements", level=level)
        levels[level] = [] if data.dataset == watermark.SIMULATION else rows
    return levels


@dataclass(frozen=True)
class RegionTargets:
    """The targets that a region meets, each beside the latest like statement.

    Attributes:
        own: of the region, beside its own figures; of ``targets__by_region``.
        national: of the nation, beside the nation's figures; empty for the nation.
        national_here: of the nation, beside the region's figures; likewise.
    """

    own: tuple[Row, ...]
    national: tuple[Row, ...]
    national_here: tuple[Row, ...]

    @property
    def like(self) -> list[Row]:
        """Return the region's own targets that a figure of their kind stands beside."""
        return [row for row in self.own if row["latest_row_id"] is not None]

    @property
    def next_like(self) -> Row | None:
        """Return that of them which a page names first; None if there is none."""
        return sentences.next_target(self.like)

    def missed(self, today: date) -> Row | None:
        """Return the own target that its like figure is short of; None if none is.

        The next one to come goes first, then the last that fell due.
        """
        short = [row for row in self.like if not row["is_met"]]
        coming = [row for row in short if row["due_on"] >= today]

        def order(row: Row) -> tuple[date, str]:
            return row["due_on"], row["row_id"]

        return min(coming, key=order) if coming else max(short, key=order, default=None)

    def drawn(self, first: date) -> list[tuple[Row, bool]]:
        """Return the targets that fit an axis, and whether they are national.

        The region's own; only without any, those of the nation.

        Args:
            first: day on which the axis begins.
        """
        for rows, is_national in ((self.own, False), (self.national, True)):
            known = [
                row
                for row in rows
                if row["target_pct"] is not None
                and first.year <= row["due_on"].year <= first.year + FAR_YEARS
            ]
            if known:
                return [(row, is_national) for row in known]
        return []


def of_region(data: Data, scope: Scope) -> RegionTargets:
    """Return the targets of a region, and of the nation."""
    own, nation = scope.region, data.regions.of(NATION, scope.vintage)

    def targets(whose: Region, figures_of: Region) -> tuple[Row, ...]:
        rows = data.rows(
            "targets__by_region",
            territory_id=whose.territory_id,
            figures_of=figures_of.territory_id,
        )
        return tuple(rows)

    if own.region_code == NATION:
        return RegionTargets(targets(own, own), (), ())
    return RegionTargets(
        targets(own, own), targets(nation, nation), targets(nation, own)
    )


def choose_target(
    data: Data,
    region: Region,
    regime: str,
    due: str | None = None,
    after: date | None = None,
) -> PublishedTarget:
    """Return the target of a regime, the region's own before the nation's.

    Args:
        data: the figures.
        region: whose target.
        regime: as ``UCJ`` or ``Perda``, in any case.
        due: its month or year; None for the one a page names first.
        after: of several, take those due on or after this day, if there are any.

    Raises:
        NotPublishedError: neither region nor nation has a percent of that regime.
    """
    nation = data.regions.of(NATION, "38")
    found: list[Row] = []
    known: set[str] = set()
    for place in (region, nation):
        rows = data.rows(
            "targets__by_region",
            territory_id=place.territory_id,
            figures_of=region.territory_id,
        )
        rows = [row for row in rows if row["target_pct"] is not None]
        known |= {f"{row['regime']} {row['due_on'].year}" for row in rows}
        found = [row for row in rows if row["regime"].lower() == regime.lower()]
        if due:
            found = [row for row in found if row["due_on"].isoformat().startswith(due)]
        ahead = [row for row in found if after and row["due_on"] >= after]
        chosen = sentences.next_target(ahead or found, after)
        if chosen:
            own = place.territory_id == region.territory_id
            return PublishedTarget(chosen, not own)
    raise NotPublishedError(
        "{region}: no target in percent of regime '{regime}'; on record: {known}. "
        "Choose one of them, or type a target.",
        "not_published",
        {
            "region_code": region.region_code,
            "regime": regime,
            "due": due,
            "absence_reason": "not_published",
        },
        region=region.region_name,
        regime=f"{regime} {due or ''}".strip(),
        known=", ".join(sorted(known)) or "-",
    )


def like_statement(data: Data, region: Region, target: PublishedTarget) -> Row | None:
    """Return the statement of a region that a target stands beside; None if none."""
    if target.row["base"]:
        return measured(data, target.row)
    rows = data.rows("statements__by_region", territory_id=region.territory_id)
    wanted = target.row["latest_row_id"]
    return next((row for row in rows if row["row_id"] == wanted), None)


def measured(data: Data, target: Row) -> Row | None:
    """Return the coverage that a target is measured on, in the form of a statement.

    Its numbers are those of the months, and ``is_computed`` tells it from what somebody
    published. None where no such coverage is on record.

    Args:
        data: the figures.
        target: of ``targets__by_region``, with a base.
    """
    if target["latest_row_id"] is None:
        return None
    source = data.sources[target["latest_source_id"]]
    percent = float(half_up(target["latest_pct"]))
    base = target["latest_base_workers"]
    return {
        "row_id": target["latest_row_id"],
        "region_code": target["region_code"],
        "vintage": target["vintage"],
        "said_on": source["published_on"],
        "period_start": target["latest_period_end"],
        "period_end": target["latest_period_end"],
        "stated_pct": percent,
        "stated_pct_as_printed": target["latest_pct_as_printed"],
        "pct_low": percent,
        "pct_high": percent,
        "stated_active": target["latest_active_workers"],
        "active_precision": target["latest_precision"],
        "stated_base": base,
        "base_precision": "exact",
        "implied_base": base,
        "implied_base_low": base,
        "implied_base_high": base,
        "precision": target["latest_precision"],
        "kind": "coverage",
        "segment_scope": target["segment_scope"],
        "worker_group": None,
        "worker_basis": target["latest_worker_basis"],
        "worker_basis_evidence": target["latest_worker_basis_evidence"],
        "scope_as_worded": None,
        "base_as_worded": None,
        "indicator": target["indicator"],
        "source_id": target["latest_source_id"],
        "source_title": source["title"],
        "source_publisher": target["latest_publisher"],
        "source_url": source["url"],
        "base_source_id": target["latest_base_source_id"],
        "is_computed": True,
    }


def like_statements(data: Data, region: Region, target: PublishedTarget) -> list[Row]:
    """Return the statements of a target's own indicator, up to the latest like one.

    Raises:
        NotPublishedError: there is none, or the target names no indicator.
    """
    if target.row["latest_row_id"] is None:
        raise unlike(region, target)
    if target.row["base"]:
        found = measured(data, target.row)
        return [found] if found else []
    rows = data.rows("statements__by_region", territory_id=region.territory_id)
    last = target.row["latest_period_end"]
    return [
        row for row in rows if same_indicator(row, target) and row["period_end"] <= last
    ]


@dataclass(frozen=True)
class UnmetTarget:
    """A target that no figure of its kind can be held against, as JSON has it.

    Attributes:
        known: what is known of it, a data class; None where the region alone is.
    """

    region_code: str
    known: Any = field(metadata=AMONG)
    absence_reason: str


def unlike(
    region: Region, target: PublishedTarget, known: Any = None
) -> NotPublishedError:
    """Return what is missing to hold a figure of a region against a target.

    Args:
        region: whose figure.
        target: without a figure of its kind.
        known: what is known, a data class that JSON is made of.
    """
    row = target.row
    national = target.is_national
    if row["base"]:
        return NotPublishedError(
            _UNMEASURED,
            "not_published",
            UnmetTarget(region.region_code, known, "not_published"),
            region=region.region_name,
            pct=target.percent,
            regime=Phrase(labels.REGIME_SHORT[row["regime"]]),
            due=row["due_on"],
            scope=row["segment_scope"],
            base=Phrase(labels.BASE_LONG[row["base"]]),
        )
    return NotPublishedError(
        (_UNNAMED_NATIONAL if national else _UNNAMED)
        if row["indicator"] == "not_stated"
        else (_UNLIKE_NATIONAL if national else _UNLIKE),
        "not_comparable",
        UnmetTarget(region.region_code, known, "not_comparable"),
        region=region.region_name,
        pct=target.percent,
        regime=Phrase(labels.REGIME_SHORT[row["regime"]]),
        due=row["due_on"],
    )


def same_indicator(statement: Row, target: PublishedTarget | None) -> bool | None:
    """Return whether a statement and a target name one indicator.

    The coverage that a target is measured on is of its kind.

    None where there is no published target, or where one of the two does not say
    its indicator: what is not stated is never taken for the same.
    """
    if target is not None and target.row["base"]:
        return bool(statement.get("is_computed"))
    if target is None or "not_stated" in (
        statement["indicator"],
        target.row["indicator"],
    ):
        return None
    return bool(statement["indicator"] == target.row["indicator"])


# A law of the region's own goes before what others set for it.
_FIRST = [
    code
    for _place, code in sorted(
        (regime.own_place, regime.code)
        for regime in vocabulary.regimes()
        if regime.own_place
    )
]


def targets_ahead(targets: RegionTargets, today: date) -> dict[str, Row]:
    """Return the published targets that can still be planned for, by their key.

    The region's own only: a national target is nobody else's. The next one due goes
    first, of those a law of the region's own.

    Args:
        targets: of the region.
        today: the reader's.
    """

    def order(row: Row) -> tuple[date, int, str]:
        regime = row["regime"]
        place = _FIRST.index(regime) if regime in _FIRST else len(_FIRST)
        return row["due_on"], place, row["row_id"]

    ahead = [
        row
        for row in targets.own
        if row["target_pct"] is not None
        and (row["due_on"].year, row["due_on"].month) >= (today.year, today.month)
    ]
    return {
        f"{row['regime']}@{row['due_on']:%Y-%m}": row
        for row in sorted(ahead, key=order)
    }


def aim_of(ahead: dict[str, Row], typed: TypedAim) -> str:
    """Return the key of the target that is planned for.

    As it was chosen; else the typed target, if there is one; else the first that has a
    figure of its own indicator to start from.

    Args:
        ahead: of ``targets_ahead``.
        typed: what the reader chose and typed.
    """
    if typed.aim in (*ahead, TYPED):
        return typed.aim
    if typed.target_pct is not None and not typed.aim:
        return TYPED
    like = [key for key, row in ahead.items() if row["latest_row_id"] is not None]
    return (like or [*ahead, TYPED])[0]


def due_by_default(today: date) -> date:
    """Return the December that a typed target is due in until the reader says else."""
    return date(today.year + (today.month == 12), 12, 1)
