"""Round the borders inside a coverage; the coast stays as it is.

Nearest-point cells give borders of straight pieces with sharp corners that no
real border has. Each border between two junctions is replaced by a smooth curve
along it, and the regions are put together again from the curves.
"""

import numpy as np
import shapely

HALVINGS = 2  # each puts a vertex in the middle of every piece
AVERAGINGS = 2  # after each halving; more gives a rounder curve


def smooth_inner_borders(shapes: np.ndarray) -> np.ndarray:
    """Return the coverage with curved borders between regions."""
    coast = shapely.boundary(shapely.coverage_union_all(shapes))
    lines = shapely.union_all(shapely.boundary(shapes))
    inner = shapely.line_merge(shapely.difference(lines, coast))
    curves = [_curve(arc) for arc in shapely.get_parts(inner)]
    faces = shapely.get_parts(shapely.polygonize([shapely.union_all([coast, *curves])]))
    return _put_together(faces, shapes)


def _put_together(faces: np.ndarray, shapes: np.ndarray) -> np.ndarray:
    """Join the faces of each region: a face belongs where most of it lay before."""
    face, region = shapely.STRtree(shapes).query(faces, predicate="intersects")
    shared = shapely.area(shapely.intersection(faces[face], shapes[region]))
    order = np.lexsort((region, shared, face))
    last = np.append(face[order][1:] != face[order][:-1], True)
    face, region, shared = (a[order][last] for a in (face, region, shared))
    owner = np.full(len(faces), -1)
    owner[face[shared > 0]] = region[shared > 0]
    return np.array(
        [shapely.coverage_union_all(faces[owner == n]) for n in range(len(shapes))]
    )


def _curve(arc: shapely.LineString) -> shapely.LineString:
    """Return a smooth curve along an arc; its ends stay, a ring stays closed."""
    points = original = shapely.get_coordinates(arc)
    closed = bool(np.array_equal(points[0], points[-1]))
    for _ in range(HALVINGS):
        points = _halve(points)
        for _ in range(AVERAGINGS):
            points = _average(points, closed)
    if closed:
        points = _with_area_of(original, points)
    return shapely.linestrings(points)


def _with_area_of(original: np.ndarray, ring: np.ndarray) -> np.ndarray:
    """Blow a ring up to the area it had; rounding alone halves a small city."""
    area = [shapely.Polygon(points).area for points in (original, ring)]
    middle = ring[:-1].mean(axis=0)
    return middle + (ring - middle) * np.sqrt(area[0] / area[1])


def _halve(points: np.ndarray) -> np.ndarray:
    """Put a vertex in the middle of every piece."""
    result = np.repeat(points, 2, axis=0)[:-1]
    result[1::2] = (points[1:] + points[:-1]) / 2
    return result


def _average(points: np.ndarray, closed: bool) -> np.ndarray:
    """Move every vertex halfway to the middle of its two neighbours."""
    if closed:
        ring = points[:-1]
        moved = (np.roll(ring, 1, axis=0) + 2 * ring + np.roll(ring, -1, axis=0)) / 4
        return np.vstack([moved, moved[:1]])
    result = points.copy()
    result[1:-1] = (points[:-2] + 2 * points[1:-1] + points[2:]) / 4
    return result
