"""What the store knows beside a claim: its region's figures, by definition."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from cakupan.data import Data
from cakupan.data.definitions import DEFAULT_SCOPE, DEFAULT_SEGMENTS
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.findings import coverage_statements
from cakupan.topics.claims.figures.claim import FIELDS, Claim, read_field
from cakupan.topics.claims.figures.dates import When, parse_when
from cakupan.topics.claims.figures.quantities import (
    PERCENT,
    PERSONS,
    Stated,
    count_step,
)
from cakupan.vocabulary import covers_all_workers

# Figures of one month before count as of the same time: offices report monthly.
SAME_TIME = timedelta(days=31)
# Figures this far away are shown beside a claim.
NEARBY = timedelta(days=366)
WHOLE_SCOPE = DEFAULT_SCOPE
# A coverage published that soon after a claim nobody could know when it was made.
_SOON_AFTER_DAYS = 62
# Definitions of computed coverage that readers meet; others stand where they fit.
_USUAL = (
    ("PU+BPU+JAKON", "employed"),
    ("PU+BPU+JAKON", "labour_force"),
    ("PU+BPU+JAKON", "eligible_estimate"),
    ("PU+BPU", "eligible_estimate"),
)
_MOST_STATED = 6
_MOST_WORKERS = 4
# A percent that our data compute: two decimals leave no room for chance.
_FINE = Fraction(1, 100)


@dataclass(frozen=True)
class NearbyRecord:
    """One definition under which a claim may have been meant.

    Attributes:
        kind: ``computed``, ``stated``, ``workers`` or ``funded``.
        row: as the read gives it.
        on: the day that it describes.
        pct: its percent, with the digits that it has.
        active: its workers.
        eligible: its base.
        fits: the numbers of the claim that it reproduces.
        apart: how far it is from them, as shares, added up.
    """

    kind: str
    row: Row
    on: date
    pct: Stated | None = None
    active: Stated | None = None
    eligible: Stated | None = None
    fits: tuple[str, ...] = ()
    apart: Fraction = Fraction(0)


@dataclass(frozen=True)
class ClaimRecords:
    """What is known of a claim's region.

    Attributes:
        region: the region.
        when: the claim's time; None where it names none.
        computed: coverage by scope and base in the nearest month, read as a claim.
        stated: percents that somebody published, the nearest first.
        workers: numbers of workers that somebody published.
        funded: statements about funded cohorts.
        targets: the region's targets.
        conflicts: figures that are known to disagree at that time.
        published: claims of that time as somebody published them.
    """

    region: Region
    when: When | None
    computed: tuple[NearbyRecord, ...]
    stated: tuple[NearbyRecord, ...]
    workers: tuple[NearbyRecord, ...]
    funded: tuple[NearbyRecord, ...]
    targets: tuple[Row, ...]
    conflicts: tuple[Row, ...]
    published: tuple[tuple[Claim, Row], ...]

    @property
    def readings(self) -> tuple[NearbyRecord, ...]:
        """All of them."""
        return (*self.computed, *self.stated, *self.workers, *self.funded)

    @property
    def fitting(self) -> tuple[NearbyRecord, ...]:
        """Those that reproduce the claim, the ones with more of its numbers first."""
        fitting = [record for record in self.readings if record.fits]

        def worth(record: NearbyRecord) -> tuple[int, Fraction, Fraction, int]:
            parts = (getattr(record, name, None) for name in ("active", "pct"))
            step = max((part.step for part in parts if part), default=Fraction(0))
            away, _key = distance(record, self.when)
            return -len(record.fits), record.apart, step, away

        return tuple(sorted(fitting, key=worth))


def records_near_claim(
    data: Data, region: Region, when: When | None, claim: Claim
) -> ClaimRecords:
    """Return what the store knows of a region near the time of a claim."""
    # Coverage takes as long as all other reads together: side by side with them.
    with ThreadPoolExecutor(max_workers=1) as side:
        computing = side.submit(_computed, data, region, when)
        stated = [
            _of_statement(row)
            for row in coverage_statements(
                data.rows("statements__by_region", territory_id=region.territory_id)
            )
        ]
        workers = _counted(data, region) if claim.active else []
        # A percent is nobody's funded cohort.
        funded = _funded(data, region) if not claim.pct else []
        targets = data.rows(
            "targets__by_region",
            territory_id=region.territory_id,
            figures_of=region.territory_id,
        )
        register, claims = data.rows("conflicts__all"), data.rows("claims__published")
        computed = computing.result()
    conflicts = [
        row
        for row in register
        if row["territory_id"] == region.territory_id and _overlaps(row, when)
    ]

    def fitted_near(readings: Iterable[NearbyRecord]) -> tuple[NearbyRecord, ...]:
        near = [_fitted(record, claim) for record in readings if is_near(record, when)]
        return tuple(sorted(near, key=lambda record: distance(record, when)))

    return ClaimRecords(
        region=region,
        when=when,
        computed=tuple(_fitted(record, claim) for record in computed),
        stated=fitted_near(stated),
        workers=fitted_near(workers),
        funded=fitted_near(funded),
        targets=tuple(targets),
        conflicts=tuple(conflicts),
        published=tuple(
            (published_claim(row), row)
            for row in claims
            if row["region_code"] == region.region_code and _is_of(row, when)
        ),
    )


def beside_claim(records: ClaimRecords) -> list[NearbyRecord]:
    """Return the figures that stand beside a claim, the fitting ones first.

    Then one of each kind, then the rest of each; each figure once.
    """
    usual = [
        record
        for record in records.computed
        if (record.row["segment_scope"], record.row["base"]) in _USUAL
    ]
    in_order = [
        *records.fitting[:2],
        *usual[:1],
        *records.stated[:3],
        *usual[1:],
        *records.fitting[2:],
        *records.stated[3:_MOST_STATED],
        *records.workers[:_MOST_WORKERS],
        *(record for record in records.funded if record.fits),
    ]
    return list({id(record.row): record for record in in_order}.values())


def published_soon_after(records: ClaimRecords) -> list[NearbyRecord]:
    """Return coverages published within two months after a claim's time."""
    when = records.when
    if when is None:
        return []
    return [
        record
        for record in records.stated
        if record.on > when.end and distance(record, when)[0] <= _SOON_AFTER_DAYS
    ]


def _counted(data: Data, region: Region) -> list[NearbyRecord]:
    """Return the numbers of active workers that somebody published."""
    return [
        _of_workers("workers", row)
        for row in data.rows(
            "enrolment__stated_by_region", territory_id=region.territory_id
        )
        if row["status"] == "active" and row["worker_group"] is None
    ]


def _funded(data: Data, region: Region) -> list[NearbyRecord]:
    """Return the statements about funded cohorts that give a number of workers."""
    return [
        _of_workers("funded", row)
        for row in data.rows("programmes__by_region", territory_id=region.territory_id)
        if row["workers"] is not None and row["period_end"] is not None
    ]


def published_claim(row: Row) -> Claim:
    """Return the numbers of a published claim."""
    columns = {name: "stated_pct" if name == "pct" else name for name in FIELDS}
    return Claim().with_(
        **{
            name: read_field(name, row[column])
            for name, column in columns.items()
            if row.get(column)
        }
    )


def _is_of(row: Row, when: When | None) -> bool:
    """Return whether a published claim is about a time, as far as that is known."""
    if when is None:
        return True
    time_of_claim = parse_when(row["as_of"], "as_of")
    return time_of_claim.start <= when.end and time_of_claim.end >= when.start


def is_near(record: NearbyRecord, when: When | None) -> bool:
    """Return whether a figure lies within a year of a claim; all do without a time."""
    if when is None:
        return True
    return when.start - NEARBY <= record.on <= when.end + NEARBY


def is_of_same_time(record: NearbyRecord, when: When | None) -> bool:
    """Return whether a figure was there when the claim was made, and just then.

    Later figures do not count against a claim: nobody could know them. Cohorts are
    funded by the year; of coverage a year says too little.
    """
    if when is None:
        return False
    start: date = record.row.get("period_start") or record.on
    if record.kind == "funded":
        return start <= when.end and record.on >= when.start
    if when.end - when.start > SAME_TIME:
        return False
    return when.end - SAME_TIME <= record.on <= when.end


def distance(record: NearbyRecord, when: When | None) -> tuple[int, str]:
    """Return how far a figure is from a claim in days; without a time, its age."""
    key = str(record.row.get("row_id") or record.row.get("statement_id"))
    if when is None:
        return -record.on.toordinal(), key
    if when.start <= record.on <= when.end:
        return 0, key
    edges = (abs((record.on - edge).days) for edge in (when.start, when.end))
    return min(edges), key


def is_whole(record: NearbyRecord) -> bool:
    """Return whether a figure is about all workers; one without segments is."""
    scope = record.row.get("segment_scope")
    return scope is None or covers_all_workers(scope)


def _overlaps(row: Row, when: When | None) -> bool:
    if when is None:
        return True
    start, end = row["period_start"], row["period_end"]
    return (start is None or start <= when.end + SAME_TIME) and (
        end is None or end >= when.start - SAME_TIME
    )


def _computed(data: Data, region: Region, when: When | None) -> list[NearbyRecord]:
    """Return coverage by scope and base in the month nearest to a claim."""
    points = data.rows(
        "enrolment__points_by_region",
        territory_id=region.territory_id,
        segments=DEFAULT_SEGMENTS,
    )
    if not points:
        return []
    wanted = when.end if when else max(point["period_end"] for point in points)
    nearest = min(points, key=lambda point: abs((point["period_end"] - wanted).days))
    rows = data.rows(
        "coverage__matrix_by_region",
        territory_id=region.territory_id,
        period_end=nearest["period_end"],
        series=nearest["series"],
    )
    return [_of_computed(row, nearest) for row in rows]


def _of_computed(row: Row, point: Row) -> NearbyRecord:
    exact = Fraction(100 * row["active_workers"], row["base_workers"])
    pct = Stated(exact, exact, Fraction(0), PERCENT)
    return NearbyRecord(
        "computed",
        {**row, "period_end": point["period_end"], "series": point["series"]},
        point["period_end"],
        pct,
        _number(row["active_workers"], point["precision"]),
        _number(row["base_workers"], "exact"),
    )


def _of_statement(row: Row) -> NearbyRecord:
    active, base = row["stated_active"], row["stated_base"]
    return NearbyRecord(
        "stated",
        row,
        row["period_end"],
        _stated_pct(row),
        None if active is None else _number(active, row["active_precision"]),
        None if base is None else _number(base, row["base_precision"]),
    )


def _of_workers(kind: str, row: Row) -> NearbyRecord:
    return NearbyRecord(
        kind, row, row["period_end"], active=_number(row["workers"], row["precision"])
    )


def _stated_pct(row: Row) -> Stated:
    printed = str(row["stated_pct_as_printed"])
    _, _, fraction = printed.partition(".")
    step = Fraction(1, 10 ** len(fraction))
    low, high = row["pct_low"], row["pct_high"]
    if row["precision"] in ("range", "at_least", "at_most"):
        ends = [Fraction(str(end)) for end in (low, high) if end is not None]
        # An open end: nothing can be said against it.
        bottom = Fraction(0) if low is None else ends[0]
        top = Fraction(1000) if high is None else ends[-1]
        return Stated(bottom, top, Fraction(0), PERCENT, printed)
    exact = Fraction(printed)
    return Stated(exact, exact, step, PERCENT, printed)


def _number(workers: int, precision: str) -> Stated:
    """Return workers with the digits that their precision leaves."""
    exact = Fraction(workers)
    if precision in ("exact", None):
        return Stated(exact, exact, Fraction(1), PERSONS)
    step = count_step(workers)
    if precision in ("about", "at_least", "at_most", "range"):
        # Said in passing: a tenth to either side says nothing against it.
        step = max(step, exact / 5)
    return Stated(exact, exact, step, PERSONS)


def _fitted(record: NearbyRecord, claim: Claim) -> NearbyRecord:
    """Return a reading with the numbers of a claim that it reproduces."""
    fits: list[str] = []
    apart = Fraction(0)
    for name in ("pct", "active", "eligible"):
        stated, recorded = getattr(claim, name), getattr(record, name)
        if stated is None or recorded is None:
            continue
        # A percent without decimals fits many definitions by chance.
        if name == "pct" and record.kind == "computed" and stated.step > _FINE:
            continue
        if _same(stated, recorded):
            fits.append(name)
            apart += abs(stated.value - recorded.value) / max(stated.value, Fraction(1))
    if claim.active is None and record.kind == "funded":
        paid = claim.needed
        if paid and record.active and _same(paid, record.active):
            fits.append("needed")
    return replace(record, fits=tuple(fits), apart=apart)


def _same(stated: Stated, recorded: Stated) -> bool:
    """Return whether two numbers may be one, and neither is much coarser."""
    if not stated.interval.meets(recorded.interval):
        return False
    return abs(stated.value - recorded.value) <= max(stated.step, recorded.step)
