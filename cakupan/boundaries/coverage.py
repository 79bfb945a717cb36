"""Work on a coverage: polygons that share their edges exactly and never overlap.

Every step here keeps that property, so that no slivers appear between
neighbours however coarse the shapes become.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely

WGS84 = "EPSG:4326"
GAP_WIDTH = 1e-7  # degrees (1 cm): gaps that only rounding can have made
SEA_MARGIN = 1.0  # degrees of sea around the land
DISC_MARGIN = 1.03  # a disc of twelve corners is this much smaller than its circle


@dataclass(frozen=True)
class Tolerance:
    """How far a coverage may be simplified, in degrees.

    A vertex goes when the triangle that it spans is smaller than the square of
    the tolerance.

    Attributes:
        inner: for borders between regions.
        coast: for borders with the sea.
        small: for both, where one side is a region smaller than ``small_area``.
        small_area: square degrees (0.01 is about 120 km2).
    """

    inner: float
    coast: float
    small: float
    small_area: float


def clean(shapes: np.ndarray, gap_width: float = GAP_WIDTH) -> np.ndarray:
    """Return the shapes as a valid coverage: no overlap, equal shared edges."""
    return shapely.coverage_clean(shapes, gap_width=gap_width)


def simplify(shapes: np.ndarray, tolerance: Tolerance) -> np.ndarray:
    """Simplify a coverage more where regions are large, less where small.

    The sea takes part as one more polygon, so that a coast is an edge between
    two polygons like any other. Each pass gives only the polygons whose common
    edges may change and leaves all other edges alone.
    """
    large = shapely.area(shapes) >= tolerance.small_area
    shapes = _simplify_inner(shapes, large, tolerance.inner)
    for chosen, width in ((large, tolerance.coast), (large | True, tolerance.small)):
        with_sea = np.append(shapes, _sea_around(shapes))
        shapes = _simplify_inner(with_sea, np.append(chosen, True), width)[:-1]
    return shapes


def _simplify_inner(shapes: np.ndarray, chosen: np.ndarray, width: float) -> np.ndarray:
    """Simplify the edges that two chosen polygons share."""
    result = shapes.copy()
    if chosen.any():
        result[chosen] = shapely.coverage_simplify(
            shapes[chosen], width, simplify_boundary=False
        )
    return result


def _sea_around(shapes: np.ndarray) -> shapely.Geometry:
    """Return what lies outside of the shapes, with their very vertices."""
    bounds = shapely.total_bounds(shapes)
    frame = shapely.box(*(bounds + SEA_MARGIN * np.array([-1, -1, 1, 1])))
    return shapely.difference(frame, shapely.coverage_union_all(shapes))


def drop_specks(shapes: np.ndarray, smallest: float) -> np.ndarray:
    """Drop islands smaller than an area (square degrees), never a region's last.

    Only whole islands go: a part that touches another region stays, or a hole
    would open between neighbours.
    """
    parts, owner = shapely.get_parts(shapes, return_index=True)
    areas = shapely.area(parts)
    keep = (areas >= smallest) | ~_stands_alone(parts)
    for number in range(len(shapes)):
        own = np.flatnonzero(owner == number)
        keep[own[np.argmax(areas[own])]] = True
    return np.array(
        [
            shapely.MultiPolygon(parts[keep & (owner == number)].tolist())
            for number in range(len(shapes))
        ]
    )


def _stands_alone(parts: np.ndarray) -> np.ndarray:
    """Return which polygons touch no other polygon."""
    first, second = shapely.STRtree(parts).query(parts, predicate="intersects")
    alone = np.ones(len(parts), dtype=bool)
    alone[first[first != second]] = False
    return alone


def enlarge_tiny(shapes: np.ndarray, smallest: float) -> np.ndarray:
    """Put a disc of an area (square degrees) under regions smaller than that.

    On a map of the nation some cities and island regencies would be less than a
    dot. The disc may cover a neighbour's edge, so this is the last step.
    """
    result = shapes.copy()
    for number in np.flatnonzero(shapely.area(shapes) < smallest):
        parts = shapely.get_parts(shapes[number])
        middle = shapely.point_on_surface(parts[np.argmax(shapely.area(parts))])
        disc = middle.buffer(np.sqrt(smallest / np.pi) * DISC_MARGIN, quad_segs=3)
        result[number] = shapely.union(shapes[number], disc)
    return result


def dissolve(shapes: np.ndarray, parents: Sequence[str]) -> dict[str, shapely.Geometry]:
    """Join regions of a coverage into their parents, ordered by the parent's code."""
    groups = np.array(parents)
    return {
        parent: shapely.coverage_union_all(shapes[groups == parent])
        for parent in sorted(set(parents))
    }
