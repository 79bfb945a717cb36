"""One function per statement in ``queries/reads``: typed arguments in, rows out.

Screen, terminal and files all call these, so that a figure is the same everywhere.
Every function takes ``known_on``: the day as of which the data are known.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cakupan.data.definitions import DEFAULT_SEGMENTS, KNOWN_NOW, Definition
from cakupan.data.regions import Region, RegionIndex
from cakupan.data.store import Row, Store
from cakupan.errors import NotPublishedError
from cakupan.reads_months import latest_period, own_period, read_months


def read_coverage(
    store: Store,
    definition: Definition,
    period_end: date,
    vintage: str,
    *,
    level: str | None = None,
    region: str | None = None,
    parent: str | None = None,
    series: str | None = None,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return coverage per region; every chosen region is present.

    ``coverage_pct`` is 0 to 100 and above, unrounded, None with an
    ``absence_reason`` where no figure or no base exists. ``series`` None takes the
    one series that reaches most of the chosen regions.
    """
    return store.rows(
        "reads/coverage__by_region",
        level=level,
        region=region,
        parent=parent,
        vintage=vintage,
        period_end=period_end,
        segments=list(definition.segments),
        base=definition.base,
        series=series,
        known_on=known_on,
    )


def read_periods(
    store: Store,
    segments: Sequence[str] = DEFAULT_SEGMENTS,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return the months in which a scope can be summed, with regions counted."""
    return store.rows(
        "reads/enrolment__periods", segments=list(segments), known_on=known_on
    )


def read_statements(
    store: Store,
    region: Region,
    from_date: date = date.min,
    to_date: date = date.max,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return the percents published for a region, by the day that they describe."""
    return store.rows(
        "reads/statements__by_region",
        territory_id=region.territory_id,
        from_date=from_date,
        to_date=to_date,
        known_on=known_on,
    )


def read_workforce(
    store: Store, region: Region, period_end: date, known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return every base of a region in the latest round on or before a date."""
    return store.rows(
        "reads/workforce__by_region",
        territory_id=region.territory_id,
        period_end=period_end,
        known_on=known_on,
    )


def read_workforce_history(
    store: Store, region: Region, known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return every base of a region in every Sakernas August."""
    return store.rows(
        "reads/workforce__history_by_region",
        territory_id=region.territory_id,
        known_on=known_on,
    )


def read_workforce_by_level(
    store: Store,
    level: str,
    period_end: date,
    vintage: str,
    parent: str | None = None,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return employed, non-wage and informal share for all regions of a level."""
    return store.rows(
        "reads/workforce__by_level",
        level=level,
        parent=parent,
        vintage=vintage,
        period_end=period_end,
        known_on=known_on,
    )


def read_targets(
    store: Store,
    region: Region,
    known_on: date = KNOWN_NOW,
    figures_of: Region | None = None,
) -> list[Row]:
    """Return a region's targets, each beside the latest like statement.

    Args:
        store: open store.
        region: whose targets.
        known_on: day as of which the data are known.
        figures_of: whose statements stand beside them, where that is another region
            than the targets': a region's own figure beside a national target.
    """
    return store.rows(
        "reads/targets__by_region",
        territory_id=region.territory_id,
        figures_of=(figures_of or region).territory_id,
        known_on=known_on,
    )


def read_targets_against_statements(
    store: Store, level: str, known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return the regions of a level that published both coverage and target."""
    return store.rows(
        "reads/targets__against_statements", level=level, known_on=known_on
    )


def read_coverage_matrix(
    store: Store,
    region: Region,
    period_end: date,
    series: str,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return one region's coverage by segment scope against each allowed base."""
    return store.rows(
        "reads/coverage__matrix_by_region",
        territory_id=region.territory_id,
        period_end=period_end,
        series=series,
        known_on=known_on,
    )


def read_stated_workers(
    store: Store, region: Region, known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return worker numbers published for a region that stand in no series."""
    return store.rows(
        "reads/enrolment__stated_by_region",
        territory_id=region.territory_id,
        known_on=known_on,
    )


def read_latest_statements(
    store: Store,
    level: str,
    vintage: str,
    parent: str | None = None,
    known_on: date = KNOWN_NOW,
) -> list[Row]:
    """Return the latest coverage statement of every region that has one."""
    return store.rows(
        "reads/statements__latest_by_level",
        level=level,
        parent=parent,
        vintage=vintage,
        known_on=known_on,
    )


def read_benefits(
    store: Store, region: Region, known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return benefits paid (rupiah) and work-accident cases of a region."""
    return store.rows(
        "reads/benefits__by_region",
        territory_id=region.territory_id,
        known_on=known_on,
    )


def read_programmes(
    store: Store, region: Region, known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return funded cohorts of vulnerable workers, every statement of each."""
    return store.rows(
        "reads/programmes__by_region",
        territory_id=region.territory_id,
        known_on=known_on,
    )


def read_worker_groups(store: Store) -> list[Row]:
    """Return the labels of groups of vulnerable workers."""
    return store.rows("reads/programmes__worker_groups")


def read_award_results(
    store: Store, region: Region, known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return Paritrana Award results of a region."""
    return store.rows(
        "reads/award_results__by_region",
        territory_id=region.territory_id,
        known_on=known_on,
    )


def read_regulations(
    store: Store, region: Region, known_on: date = KNOWN_NOW
) -> list[Row]:
    """Return a region's instruments and the national ones that bind it."""
    return store.rows(
        "reads/regulations__by_region",
        territory_id=region.territory_id,
        known_on=known_on,
    )


def read_conflicts(store: Store, known_on: date = KNOWN_NOW) -> list[Row]:
    """Return all figures that disagree, with the reading and what would settle it."""
    return store.rows("reads/conflicts__all", known_on=known_on)


def read_corrections(store: Store, known_on: date = KNOWN_NOW) -> list[Row]:
    """Return known errors of published figures."""
    return store.rows("reads/corrections__all", known_on=known_on)


def read_absences(store: Store, known_on: date = KNOWN_NOW) -> list[Row]:
    """Return what is known to be missing, why, and who could supply it."""
    return store.rows("reads/absences__all", known_on=known_on)


def read_sources(store: Store) -> list[Row]:
    """Return every source with the number of rows that stand on it."""
    return store.rows("reads/sources__all")


def read_data_tables(store: Store, known_on: date = KNOWN_NOW) -> list[Row]:
    """Return rows and sources of each table, and of ``all``, with their years."""
    return store.rows("reads/sources__by_table", known_on=known_on)


def read_regions_with_figures(store: Store, known_on: date = KNOWN_NOW) -> list[Row]:
    """Return how many provinces and regencies published a coverage or a target."""
    return store.rows("reads/regions__with_figures", known_on=known_on)


def read_build_checks(store: Store) -> list[Row]:
    """Return the checks that the store passed, with the rows that each examined."""
    return store.rows("reads/build_checks__all")


def read_first_entry(store: Store) -> date:
    """Return the first day on which any figure entered the data."""
    entered_on: date = store.rows("reads/enrolment__first_entry")[0]["entered_on"]
    return entered_on


def check_known_on(store: Store, known_on: date) -> None:
    """Refuse a day before our first entry.

    Raises:
        NotPublishedError: nothing was on record yet.
    """
    first = read_first_entry(store)
    if known_on < first:
        raise NotPublishedError(
            "On {known_on} we had no record yet; our first entry is of {first}. Ask "
            "for a later day.",
            "not_published",
            {"absence_reason": "not_published", "first_entry": first.isoformat()},
            known_on=known_on.isoformat(),
            first=first.isoformat(),
        )


@dataclass(frozen=True)
class Scene:
    """Which period and division a question is answered in.

    Attributes:
        period_end: month's last day.
        vintage: ``34`` or ``38``.
    """

    period_end: date
    vintage: str


def resolve_scene(
    store: Store,
    level: str,
    segments: Sequence[str],
    period_end: date | None,
    vintage: str,
    known_on: date = KNOWN_NOW,
    *,
    region: Region | None = None,
) -> Scene:
    """Choose period and division, for a level or for one region: see ``scene_of``.

    Raises:
        NotPublishedError: no period has a figure for these segments.
    """
    periods = read_periods(store, segments, known_on)
    scope = Definition(tuple(segments))
    months = read_months(store, region.territory_id, scope, known_on) if region else []
    return scene_of(periods, level, segments, period_end, vintage, months)


def scene_of(
    rows: list[Row],
    level: str,
    segments: Sequence[str],
    period_end: date | None,
    vintage: str,
    months: Sequence[Row] = (),
) -> Scene:
    """Choose period and division where the reader left them open.

    The default period is the latest with at least 90 % of the level's regions
    published; else the latest in which a series has 90 % of the regions that it ever
    has, as of an office's own regencies. A level without any month takes its
    provinces'. One region without a figure then has its own last month: whole, or as
    far as it was sent. ``auto`` takes the division that published the period.

    Args:
        rows: the periods of these segments, as ``read_periods`` gives them.
        level: of the region that is asked about.
        segments: of the coverage.
        period_end: as asked; None for the default.
        vintage: 34, 38 or auto.
        months: of ``read_months`` for one region; empty for a level.

    Raises:
        NotPublishedError: no period has a figure for these segments.
    """
    # The nation is shown with its provinces; regencies fall back to theirs.
    levels = [level, "province"] if level == "regency" else ["province"]
    own = [row for name in levels for row in rows if row["level"] == name]
    if period_end is None:
        period_end = own_period(months, latest_period(rows, levels))
        if period_end is None:
            raise NotPublishedError(
                "Nobody published a figure for segments {segments}. Choose other "
                "segments.",
                "not_published",
                {"absence_reason": "not_published"},
                segments="+".join(segments),
            )
    if vintage != "auto":
        return Scene(period_end, vintage)
    of_period = [row for row in own if row["period_end"] == period_end]
    widest = max(of_period, key=lambda row: row["regions_published"], default=None)
    return Scene(period_end, widest["vintage"] if widest else "38")


def region_in_scene(index: RegionIndex, code: str, scene: Scene) -> Region:
    """Return a region in the scene's division (a new province in its own)."""
    return index.of(code, scene.vintage)
