"""What is asked of a region's figures before they are trusted."""

from dataclasses import dataclass

from cakupan import findings, sentences
from cakupan.data import NATION, Data, Row, Scope
from cakupan.topics.cohorts import figures
from cakupan.topics.coverage import ask
from cakupan.topics.evidence import cases, trust
from cakupan.topics.evidence.ask_doubts import cases_of
from cakupan.topics.evidence.trust import Bounds, Reach


@dataclass(frozen=True)
class Trusted:
    """What tells how far a region's figures can be trusted.

    Attributes:
        row: its coverage, of ``coverage__by_region``; it may be absent.
        months: all that is on record of it, of ``enrolment__months_by_region``.
        figures: the rows that its page stands on, of ``citation__rows``, each with its
            role, a key of ``trust.ROLES``.
        reach: how many regions below are known; None where there are none.
        bounds: how many people the memberships are; None without participants.
        cases: of figures that disagree, of ``conflicts__all``.
    """

    row: Row
    months: tuple[Row, ...]
    figures: tuple[tuple[str, Row], ...]
    reach: Reach | None
    bounds: Bounds | None
    cases: tuple[Row, ...]

    @property
    def open_and_explained(self) -> tuple[int, int]:
        """Return how many cases are open, and how many are explained."""
        return cases.open_and_explained(self.cases)


def trusted(data: Data, scope: Scope) -> Trusted:
    """Return what tells how far the figures of the scope's region can be trusted."""
    row = ask.coverage(data, scope)
    return Trusted(
        row=row,
        months=tuple(ask.months(data, scope)),
        figures=tuple(_figures(data, scope, row)),
        reach=_reach(data, scope),
        bounds=trust.bounds(row, ask.matrix(data, scope).rows),
        cases=tuple(cases_of(data, scope.region)),
    )


def _figures(data: Data, scope: Scope, row: Row) -> list[tuple[str, Row]]:
    """Return the rows that the page stands on, with their roles."""
    keys = _keys(data, scope, row)
    found = data.rows("citation__rows", figure_keys=tuple(key for _role, key in keys))
    by_key = {figure["figure_key"]: figure for figure in found}
    return [(role, by_key[key]) for role, key in keys if key in by_key]


def _keys(data: Data, scope: Scope, row: Row) -> list[tuple[str, str]]:
    """Return role and key of the rows that the page stands on.

    Without a coverage the base is the latest round of the region.
    """
    region, land = scope.region, scope.region.territory_id
    keys = [("active", key) for key in (row["row_ids"] or "").split()[:1]]
    if row["coverage_pct"] is not None:
        keys.append(("base", f"{row['base_row_id']}.{row['base']}"))
    elif latest := ask.rounds(data, region).of(row["base"]):
        keys.append(("base", f"{latest[-1]['row_id']}.{latest[-1]['base']}"))
    for said in findings.latest_statements(ask.statements(data, region))[:1]:
        keys.append(("statement", said["row_id"]))
    targets = data.rows("targets__by_region", territory_id=land, figures_of=land)
    target = sentences.next_target(targets)
    if target:
        keys.append(("target", target["row_id"]))
    told = data.rows("programmes__by_region", territory_id=land)
    cohort = figures.latest_cohort(part for part in told if part["is_counted"])
    if cohort:
        keys.append(("programme", cohort["statement_id"]))
    return keys


def _reach(data: Data, scope: Scope) -> Reach | None:
    """Return how many of the regions below are known; None where there are none."""
    level = trust.BELOW.get(scope.region.level)
    if level is None:
        return None
    code = scope.region.region_code
    parent = None if code == NATION else code
    vintage = scope.vintage
    if parent is not None:
        vintage = data.regions.of(parent, vintage).vintage
    said = data.rows(
        "statements__latest_by_level", level=level, parent=parent, vintage=vintage
    )
    rows = ask.coverage_of_level(data, scope, level, parent)
    return trust.reach(level, rows, said)
