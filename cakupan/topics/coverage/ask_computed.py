"""The computed coverage of a region, or an error that says what there is instead."""

from dataclasses import dataclass
from datetime import date

from cakupan import sentences
from cakupan.data import Data, Scope
from cakupan.data.definitions import Definition
from cakupan.data.regions import Region
from cakupan.data.scope import months_of
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError, Phrase
from cakupan.topics.coverage import documents, figures, phrases
from cakupan.wording import _, labels


@dataclass(frozen=True)
class CoverageAsked:
    """Which computed coverage is meant.

    Attributes:
        code: region.
        definition: segments and base.
        period_end: month's last day; None for the latest near-complete.
        vintage: ``auto``, ``34`` or ``38``.
    """

    code: str
    definition: Definition
    period_end: date | None = None
    vintage: str = "auto"

    @classmethod
    def of_scope(cls, scope: Scope) -> "CoverageAsked":
        """Return the coverage of a scope; a province stays in its division."""
        region = scope.region
        vintage = region.vintage if region.level == "province" else "auto"
        return cls(region.region_code, scope.definition, scope.period_end, vintage)


def computed(data: Data, what: CoverageAsked) -> tuple[Region, Row]:
    """Return the region in its division, and its coverage.

    Raises:
        NotPublishedError: there is no figure or no base.
    """
    return computed_coverage(
        data, what.code, what.definition, what.period_end, what.vintage
    )


def _reason(row: Row) -> Phrase:
    """Return why there is no coverage; of a province, how many regencies are in."""
    if row["regencies_in"] is None:
        return Phrase(labels.ABSENCE_SHORT[sentences.absence_kind(row)])
    count = {"count": row["regencies_in"], "of": row["regencies_of"]}
    return Phrase(_("{count} of {of} regencies and cities"), count)


def computed_coverage(
    data: Data,
    code: str,
    definition: Definition,
    period_end: date | None = None,
    vintage: str = "auto",
    series: str | None = None,
) -> tuple[Region, Row]:
    """Return a region and its computed coverage, the latest near-complete by default.

    Raises:
        NotPublishedError: nobody published active workers, or there is no base.
    """
    scope = data.scope(code, definition, period_end, vintage)
    region = scope.region
    row = data.rows(
        "coverage__by_region",
        region=region.region_code,
        vintage=region.vintage,
        period_end=scope.period_end,
        segments=definition.segments,
        base=definition.base,
        series=series,
    )[0]
    if row["coverage_pct"] is not None:
        return region, row
    months = months_of(data, region, definition)
    beside = figures.beside(months, row)
    statements = documents.statements_near(data, region, row["period_end"])
    said = "; ".join(map(documents.statement_plain, statements))
    raise NotPublishedError(
        "{region} ({code}), {period}, {scope} over {base}: no figure ({reason}). On "
        "record: {beside}. Said within six months: {said}."
        if beside
        else "{region} ({code}), {period}, {scope} over {base}: no figure ({reason}). "
        "Said within six months: {said}.",
        row["absence_reason"],
        documents.absent_coverage(region, row, definition, statements, beside),
        region=region.region_name,
        code=region.region_code,
        period=scope.period_end.isoformat(),
        scope=definition.scope,
        base=Phrase(labels.BASE_LONG[definition.base]),
        reason=_reason(row),
        beside="; ".join(map(phrases.on_record_plain, beside)),
        said=said or "-",
    )
