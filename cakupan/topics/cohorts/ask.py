"""What the question of funded cohorts asks of the figures."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from cakupan.data import NATION, Data, Region, Row, Scope
from cakupan.data.months import first_day, parse_month
from cakupan.data.regions import RegionIndex
from cakupan.topics.cohorts.figures import DatedCohort, latest_cohort, stated_until
from cakupan.wording.dates import to_date

_MOST_NEIGHBOURS = 40
_MOST_LEADING = 20  # statements behind an answer


@dataclass(frozen=True)
class CohortChoices:
    """What a reader chose of funded cohorts.

    Attributes:
        with_below: count the cohorts of the regions in it too; always of the nation.
        with_handbook: show the count of BPJS's membership handbook.
    """

    with_below: bool = False
    with_handbook: bool = False


OWN = CohortChoices()


def cohort_of(row: Row) -> DatedCohort:
    """Return a dated cohort for the calendar.

    Raises:
        BadInputError: the stored month is none; data with a fault.
    """
    return DatedCohort(
        cohort_id=row["cohort_id"],
        region_code=row["region_code"],
        first_month=parse_month(row["first_month"], "first_month"),
        months=row["months"],
        workers=row["workers"],
        payer=row["payer"],
        is_plan=row["is_plan"],
    )


def dated_cohorts(
    data: Data, region: Region, *, below: bool = True
) -> list[DatedCohort]:
    """Return the cohorts with months of a region and, if wanted, of those in it."""
    rows = cohort_rows(data, region, below=below)
    return [cohort_of(row) for row in rows if row["is_dated"]]


def cohort_rows(data: Data, region: Region, *, below: bool) -> list[Row]:
    """Return the counted statement of each cohort, with months first.

    Args:
        data: the figures.
        region: whose cohorts.
        below: those of the regions in it too.
    """
    return data.rows("programmes__cohorts", territories=_lands(data, region, below))


def count_below(data: Data, region: Region) -> int:
    """Return how many cohorts are on record of a region and of those in it."""
    return len(cohort_rows(data, region, below=True))


def statement_rows(data: Data, region: Region, *, below: bool) -> list[Row]:
    """Return every statement of cohorts, each with the rate that its payer paid."""
    return data.rows("programmes__arithmetic", territories=_lands(data, region, below))


def _lands(data: Data, region: Region, below: bool) -> list[str]:
    places = data.regions.below(region) if below else [region]
    return [place.territory_id for place in places]


def programme_region(index: RegionIndex, region: Region, vintage: str) -> Region:
    """Return the region whose cohorts are shown beside a region's other figures.

    Funded cohorts are told of today's provinces, also where participants are still
    counted in 34 of them; only who asks for the old division gets its own.

    Args:
        index: all regions.
        region: in the division of the other figures.
        vintage: that the reader asked for: ``auto``, ``34`` or ``38``.
    """
    if region.vintage == "34" and vintage == "34":
        return region
    return index.of(region.region_code, "38")


def programme_scope(data: Data, scope: Scope, vintage: str) -> Scope:
    """Return a scope in the division in which its cohorts are told.

    Args:
        data: the figures.
        scope: of the region's other figures.
        vintage: that the reader asked for.
    """
    region = programme_region(data.regions, scope.region, vintage)
    return replace(scope, region=region, vintage=region.vintage)


@dataclass(frozen=True)
class FundedCohorts:
    """Funded cohorts of a region, as far as somebody told of them.

    Attributes:
        region: whose cohorts.
        with_below: whether those of the regions in it are counted too.
        this_month: first day of the reader's month.
        dated: those with first month, months and workers, by first month.
        rows: the counted statement of each cohort, by its id.
        statements: every statement, by its id.
    """

    region: Region
    with_below: bool
    this_month: date
    dated: tuple[DatedCohort, ...]
    rows: Mapping[str, Row]
    statements: Mapping[str, Row]

    def rows_of(self, cohorts: Iterable[DatedCohort]) -> list[Row]:
        """Return the counted statements of some cohorts, in their order."""
        return [self.rows[cohort.cohort_id] for cohort in cohorts]

    def statement_of(self, row: Row) -> Row:
        """Return a cohort's counted statement with the rate that its payer paid."""
        return self.statements[row["statement_id"]]

    def other_statements(self, cohort_id: str) -> list[Row]:
        """Return what else was stated of a cohort: beside the counted, in no sum."""
        return [
            row
            for row in self.statements.values()
            if row["cohort_id"] == cohort_id and not row["is_counted"]
        ]

    @property
    def own(self) -> list[Row]:
        """Return the counted statements of the region's own cohorts."""
        code = self.region.region_code
        return [row for row in self.rows.values() if row["region_code"] == code]

    @property
    def paid(self) -> list[DatedCohort]:
        """Return the cohorts with months that are no plan: plans cover nobody."""
        return [cohort for cohort in self.dated if not cohort.is_plan]

    @property
    def running(self) -> list[DatedCohort]:
        """Return the cohorts that are covered this month, what ends next first."""
        covered = [cohort for cohort in self.dated if cohort.covers(self.this_month)]
        return sorted(covered, key=lambda cohort: (cohort.last_month, -cohort.workers))

    @property
    def coming(self) -> list[DatedCohort]:
        """Return the cohorts whose cover has not begun, the earliest first."""
        return [c for c in self.dated if c.first_month > self.this_month]

    @property
    def ended(self) -> list[DatedCohort]:
        """Return the cohorts whose cover has ended, the latest first."""
        past = [cohort for cohort in self.dated if cohort.last_month < self.this_month]
        return sorted(past, key=lambda cohort: cohort.last_month, reverse=True)

    @property
    def ending_next(self) -> list[DatedCohort]:
        """Return the running cohorts that end first, all of one month; paid ones first.

        A plan ends nothing as long as nobody says that it was paid.
        """
        running = [c for c in self.running if not c.is_plan] or self.running
        return [c for c in running if c.last_month == running[0].last_month]

    @property
    def ended_last(self) -> list[DatedCohort]:
        """Return the ended cohorts of the latest last month; those paid, if any are."""
        if not self.ended:
            return []
        last = self.ended[0].last_month
        group = [cohort for cohort in self.ended if cohort.last_month == last]
        return _largest_first([c for c in group if not c.is_plan] or group)

    @property
    def at_an_end(self) -> list[DatedCohort]:
        """Return the cohorts that end next; where none runs, those that ended last."""
        return _largest_first(self.ending_next) or self.ended_last

    @property
    def undated(self) -> list[Row]:
        """Return the cohorts without months, what was told last first."""
        rows = [row for row in self.rows.values() if not row["is_dated"]]
        return sorted(rows, key=lambda row: self.stated_from(row), reverse=True)

    @property
    def latest_undated(self) -> Row | None:
        """Return the latest cohort without months that tells workers, own first."""
        code = self.region.region_code
        own = [row for row in self.undated if row["region_code"] == code]
        return latest_cohort(own) or latest_cohort(self.undated)

    @property
    def later_money(self) -> list[Row]:
        """Return the region's later cohorts of which money alone is told."""
        latest = self.latest_undated
        since = stated_until(latest) if latest else None
        return [
            row
            for row in self.own
            if row["rupiah"]
            and not row["workers"]
            and (since is None or stated_until(row) > since)
        ]

    @property
    def leading(self) -> list[Row]:
        """Return the counted statements that an answer on the region speaks of."""
        rows = self.rows_of(self.running or self.ended_last or self.coming[:1])
        if self.latest_undated and not self.running:
            rows.append(self.latest_undated)
        # At least a programme of which no source tells workers.
        return (rows or self.undated[:1])[:_MOST_LEADING]

    def stated_from(self, row: Row) -> date:
        """Return the first day that a cohort's counted statement is about."""
        day: date = self.statement_of(row)["said_from"]
        return day


def _largest_first(cohorts: Iterable[DatedCohort]) -> list[DatedCohort]:
    return sorted(cohorts, key=lambda cohort: (-cohort.workers, cohort.cohort_id))


def funded_cohorts(data: Data, region: Region, choices: CohortChoices) -> FundedCohorts:
    """Return a region's funded cohorts.

    Args:
        data: the figures; their today tells which cohorts run.
        region: whose cohorts, in the division in which they are told.
        choices: whether those of the regions in it are counted too.
    """
    below = choices.with_below or region.region_code == NATION
    rows = cohort_rows(data, region, below=below)
    statements = statement_rows(data, region, below=below)
    return FundedCohorts(
        region=region,
        with_below=below,
        this_month=first_day(data.today),
        dated=tuple(cohort_of(row) for row in rows if row["is_dated"]),
        rows={row["cohort_id"]: row for row in rows},
        statements={row["statement_id"]: row for row in statements},
    )


def funded_cohorts_beside(data: Data, scope: Scope, vintage: str) -> FundedCohorts:
    """Return the funded cohorts that are told beside a scope's other figures.

    Args:
        data: the figures; their today tells which cohorts run.
        scope: of the region's other figures.
        vintage: that the reader asked for: ``auto``, ``34`` or ``38``.
    """
    region = programme_region(data.regions, scope.region, vintage)
    return funded_cohorts(data, region, OWN)


def neighbours_with_cohorts(data: Data, region: Region) -> list[Region]:
    """Return the other regions of the same province that have a funded cohort."""
    above = region
    if region.level == "regency":
        above = data.regions.of(region.parent_code or NATION, "38")
    rows = cohort_rows(data, above, below=True)
    codes = {(row["region_code"], row["vintage"]) for row in rows}
    return [
        place
        for place in data.regions.below(above)
        if (place.region_code, place.vintage) in codes
        and place.region_code != region.region_code
    ][:_MOST_NEIGHBOURS]


@dataclass(frozen=True)
class StatedNumber:
    """How many vulnerable workers somebody said there are.

    Attributes:
        workers: persons.
        precision: as in ``programmes.precision``.
        period_start, period_end: days that it is about.
        source_id: where it stands.
    """

    workers: int
    precision: str | None
    period_start: date | None
    period_end: date
    source_id: str


def stated_numbers(data: Data, region: Region) -> list[StatedNumber]:
    """Return what was published as a region's number of vulnerable workers."""
    stated = data.rows("workforce__stated_by_region", territory_id=region.territory_id)
    context = data.rows(
        "context_figures__by_region",
        territory_id=region.territory_id,
        measure="vulnerable_workers",
    )
    return [
        *(
            StatedNumber(
                row["workers"],
                row["precision"],
                row["period_start"],
                row["period_end"],
                row["source_id"],
            )
            for row in stated
            if row["base"] == "vulnerable"
        ),
        *(
            StatedNumber(
                int(row["amount"]),
                row["precision"],
                None,
                to_date(row["period"]),
                row["source_id"],
            )
            for row in context
        ),
    ]


def worker_groups(data: Data, lang: str) -> dict[str, str]:
    """Return the names of groups of vulnerable workers by their codes."""
    rows = data.rows("programmes__worker_groups")
    return {row["code"]: row[f"label_{lang}"] for row in rows}


def groups_of(row: Row, labels: Mapping[str, str]) -> str:
    """Return a cohort's worker groups in words; empty where none are stated."""
    codes = (row["worker_groups"] or "").split(";")
    return ", ".join(labels[code] for code in codes if code)


def statements_by_cohort(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the statements of each cohort, the counted one first."""
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(row["cohort_id"], []).append(row)
    return {
        key: sorted(listed, key=lambda row: not row["is_counted"])
        for key, listed in together.items()
    }
