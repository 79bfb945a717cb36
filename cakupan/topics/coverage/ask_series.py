"""Active members of a region month by month, as one series gives them."""

from collections.abc import Sequence

from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.data.store import Row
from cakupan.errors import BadInputError
from cakupan.topics.targets.figures import Point


def points_of(rows: Sequence[Row]) -> list[Point]:
    """Return points of one series.

    Raises:
        BadInputError: the rows carry different series, segments or worker bases.
    """
    tags = {(r["series"], r["segment_scope"], r["worker_basis"]) for r in rows}
    if len(tags) > 1:
        raise BadInputError(
            "A series: expected figures with equal tags, found {found}. Choose one "
            "series.",
            found="; ".join(sorted(" ".join(map(str, tag)) for tag in tags)),
        )
    return [
        Point(row["period_end"].replace(day=1), row["active_workers"]) for row in rows
    ]


def series_points(
    data: Data,
    region: Region,
    segments: Sequence[str],
    series: str | None = None,
) -> tuple[str | None, list[Row]]:
    """Return the rows of one series: the named one, else the longest.

    Of equally long ones, the one with more exact figures, then by name.
    """
    rows = data.rows(
        "enrolment__points_by_region",
        territory_id=region.territory_id,
        segments=segments,
    )
    by_series: dict[str, list[Row]] = {}
    for row in rows:
        by_series.setdefault(row["series"], []).append(row)
    if series:
        return series, by_series.get(series, [])

    def worth(name: str) -> tuple[int, int, str]:
        exact = sum(row["precision"] == "exact" for row in by_series[name])
        return len(by_series[name]), exact, name

    longest = max(by_series, key=worth, default=None)
    return longest, by_series.get(longest or "", [])
