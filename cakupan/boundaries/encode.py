"""Turn polygons in degrees into SVG paths on a canvas of about 1000 units.

The projection is plate carree: longitude runs to the right, latitude up, both on
the same scale, which at these latitudes stretches nothing by more than 2 %.
Coordinates are counted in whole tenths of a unit, so that two neighbours round
their common vertices alike and no error adds up along a path.
"""

from dataclasses import dataclass

import numpy as np
import shapely

LONG_SIDE = 1000.0
PADDING = 6.0  # units around the land, for outlines
TENTHS = 10
SMALLEST_RING = 8  # half square tenths: smaller holes and islands cannot be seen
LABEL_PRECISION = 0.5  # units


@dataclass(frozen=True)
class Frame:
    """The window of a map: which degrees lie at the origin, and the scale.

    Attributes:
        west: longitude of the canvas's left edge, degrees.
        north: latitude of the canvas's top edge, degrees.
        scale: units per degree.
        width: of the canvas, units.
        height: of the canvas, units.
    """

    west: float
    north: float
    scale: float
    width: float
    height: float

    @classmethod
    def around(cls, shapes: np.ndarray) -> "Frame":
        """Return the frame whose longer side is 1000 units around the shapes."""
        west, south, east, north = shapely.total_bounds(shapes)
        scale = (LONG_SIDE - 2 * PADDING) / max(east - west, north - south)
        pad = PADDING / scale
        return cls(
            west=west - pad,
            north=north + pad,
            scale=scale,
            width=round((east - west) * scale + 2 * PADDING, 1),
            height=round((north - south) * scale + 2 * PADDING, 1),
        )

    def to_tenths(self, xy: np.ndarray) -> np.ndarray:
        """Return canvas coordinates of degrees (n x 2), in whole tenths."""
        x = (xy[:, 0] - self.west) * self.scale * TENTHS
        y = (self.north - xy[:, 1]) * self.scale * TENTHS
        return np.rint(np.column_stack([x, y])).astype(np.int64)


def encode_shape(shape: shapely.Geometry, frame: Frame) -> tuple[str, float, float]:
    """Return a region's SVG path and a label point inside it, in canvas units.

    Islands and holes too small to be seen are left out, but never the largest
    island.
    """
    polygons = [
        _visible_rings(polygon, frame)
        for polygon in shapely.get_parts(shapely.normalize(shape))
    ]
    largest = max(polygons, key=lambda rings: _doubled_area(rings[0]))
    seen = [p for p in polygons if p is largest or _is_visible(p[0])]
    path = "".join(_path(ring) for rings in seen for ring in rings)
    return path, *_label_point(largest)


def _visible_rings(polygon: shapely.Polygon, frame: Frame) -> list[np.ndarray]:
    """Return the outer ring and those holes that can be seen."""
    holes = [_ring(hole, frame) for hole in polygon.interiors]
    return [_ring(polygon.exterior, frame), *filter(_is_visible, holes)]


def _is_visible(ring: np.ndarray) -> bool:
    """Say whether a ring encloses enough to be seen."""
    return _doubled_area(ring) >= SMALLEST_RING


def _ring(ring: shapely.LinearRing, frame: Frame) -> np.ndarray:
    """Return a ring's vertices in tenths, closing vertex and repeats left out."""
    points = frame.to_tenths(shapely.get_coordinates(ring))
    moved = np.any(np.diff(points, axis=0) != 0, axis=1)
    return points[1:][moved]


def _doubled_area(ring: np.ndarray) -> int:
    """Return twice the area that a ring encloses, in square tenths."""
    if len(ring) < 3:
        return 0
    x, y = ring[:, 0], ring[:, 1]
    return abs(int(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y)))


def _label_point(rings: list[np.ndarray]) -> tuple[float, float]:
    """Return the middle of the largest circle in a polygon, in units.

    It is measured on the rounded path, because that is what the reader sees, and
    keeps one decimal unless only more decimals put it inside.
    """
    outer, *holes = [ring / TENTHS for ring in rings]
    parts = shapely.get_parts(shapely.make_valid(shapely.Polygon(outer, holes)))
    body = max(parts, key=shapely.area)
    circle = shapely.maximum_inscribed_circle(body, tolerance=LABEL_PRECISION)
    x, y = (float(value) for value in shapely.get_coordinates(circle)[0])
    rounded = ((round(x, digits), round(y, digits)) for digits in (1, 2, 3))
    return next((p for p in rounded if shapely.contains_xy(body, *p)), (x, y))


def _path(ring: np.ndarray) -> str:
    """Return one closed subpath: an absolute start, then relative steps."""
    steps = np.diff(ring, axis=0).ravel()
    text = "".join(_signed(int(number)) for number in steps).lstrip()
    return f"M{_tenths(int(ring[0, 0]))} {_tenths(int(ring[0, 1]))}l{text}z"


def _signed(number: int) -> str:
    """Return a number of tenths that sets itself apart from the one before."""
    return _tenths(number) if number < 0 else f" {_tenths(number)}"


def _tenths(number: int) -> str:
    """Return tenths as units with at most one decimal, the shortest way SVG reads.

    >>> _tenths(1234), _tenths(-5), _tenths(70)
    ('123.4', '-.5', '7')
    """
    whole, tenth = divmod(abs(number), TENTHS)
    sign = "-" if number < 0 else ""
    if tenth == 0:
        return f"{sign}{whole}"
    return f"{sign}{whole or ''}.{tenth}"
