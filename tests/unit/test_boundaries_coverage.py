"""Simplifying, smoothing and encoding keep neighbours together."""

import itertools
import re

import numpy as np
import pytest
import shapely

from cakupan.boundaries import coverage
from cakupan.boundaries.encode import Frame, encode_shape
from cakupan.boundaries.shapeset import (
    dissolve_old_provinces,
    dissolve_provinces,
    geographic_documents,
)
from cakupan.boundaries.smooth import smooth_inner_borders


def wave(x0, x1, y, height, waves):
    """Return the points of a wavy line from left to right."""
    x = np.linspace(x0, x1, 200)
    return np.column_stack([x, y + height * np.sin(waves * np.pi * (x - x0))])


@pytest.fixture
def wavy():
    """Two regions with one wavy border, a small one in the corner, an island."""
    border = wave(0, 8, 4, 0.02, 3)
    lower = shapely.Polygon([*border, (8, 0), (0, 0)])
    upper = shapely.Polygon([*border, (8, 8), (0, 8)])
    corner = shapely.Point(1, 7).buffer(0.3, quad_segs=32)
    upper = upper.difference(corner)
    island = shapely.box(9, 0, 9.02, 0.02)
    lower = shapely.union(lower, island)
    return np.array([lower, upper, corner], dtype=object)


def decode(path):
    """Return an SVG path's polygons, holes cut out, in units."""
    result = shapely.Polygon()
    for start, steps in re.findall(r"M([^l]+)l([^z]+)z", path):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", f"{start} {steps}")]
        points = np.cumsum(np.reshape(numbers, (-1, 2)), axis=0)
        ring = shapely.Polygon(np.round(points, 1))
        result = result.symmetric_difference(ring)
    return result


TOLERANCE = coverage.Tolerance(inner=0.3, coast=0.3, small=0.01, small_area=1)


def test_simplifying_drops_vertices_and_keeps_a_coverage(wavy):
    simple = coverage.simplify(wavy, TOLERANCE)
    assert shapely.coverage_is_valid(simple)
    before, after = (shapely.get_num_coordinates(s[0]) for s in (wavy, simple))
    assert after < before / 4


def test_small_regions_keep_their_shape_where_large_ones_lose_it(wavy):
    small = coverage.simplify(wavy, TOLERANCE)[2]
    as_large = coverage.Tolerance(inner=0.3, coast=0.3, small=0.3, small_area=0)
    assert small.area == pytest.approx(wavy[2].area, rel=0.02)
    assert shapely.get_num_coordinates(
        coverage.simplify(wavy, as_large)[2]
    ) < shapely.get_num_coordinates(small)


def test_specks_go_but_never_a_regions_last_part(wavy):
    kept = coverage.drop_specks(wavy, 0.5)
    assert [len(shapely.get_parts(shape)) for shape in kept] == [1, 1, 1]
    assert kept[2].area == wavy[2].area  # smaller than a speck, but all there is
    assert len(shapely.get_parts(coverage.drop_specks(wavy, 0.0001)[0])) == 2


def test_a_region_of_nothing_but_specks_keeps_the_largest():
    specks = [shapely.box(0, 0, 0.1, 0.1), shapely.box(5, 5, 5.2, 5.2)]
    kept = coverage.drop_specks(np.array([shapely.MultiPolygon(specks)]), 1.0)
    assert kept[0].equals(specks[1])


def test_a_small_part_that_touches_a_neighbour_is_no_speck():
    left = shapely.MultiPolygon([shapely.box(0, 0, 2, 2), shapely.box(5, 0, 5.1, 0.1)])
    right = shapely.box(5.1, 0, 7, 2)
    kept = coverage.drop_specks(np.array([left, right]), 0.5)
    assert len(shapely.get_parts(kept[0])) == 2


def test_tiny_regions_become_a_dot_of_the_least_size():
    shapes = np.array([shapely.box(0, 0, 0.1, 0.1), shapely.box(5, 5, 8, 8)])
    enlarged = coverage.enlarge_tiny(shapes, 1.0)
    assert enlarged[0].area == pytest.approx(1.0, rel=0.03)
    assert enlarged[1].equals(shapes[1])


def test_rounding_borders_keeps_land_and_junctions():
    corner = [(0, 2), (1.5, 2), (1.5, 3.5), (4, 3.5)]
    lower = shapely.Polygon([*corner, (4, 0), (0, 0)])
    upper = shapely.Polygon([*corner, (4, 5), (0, 5)])
    smooth = smooth_inner_borders(np.array([lower, upper]))
    assert shapely.coverage_is_valid(smooth)
    assert shapely.area(smooth).sum() == pytest.approx(20)
    corners = shapely.MultiPoint(corner)
    border = shapely.intersection(*smooth)
    assert border.distance(corners.geoms[0]) == 0  # on the coast: stays
    assert border.distance(corners.geoms[1]) > 0.05  # inside: cut off


def test_rounding_a_city_inside_a_regency_keeps_its_size():
    city = shapely.box(2, 2, 3, 3)
    around = shapely.box(0, 0, 5, 5).difference(city)
    smooth = smooth_inner_borders(np.array([around, city]))
    assert shapely.area(smooth).sum() == pytest.approx(25)
    assert smooth[1].area == pytest.approx(1)
    assert smooth[1].distance(shapely.Point(2, 2)) > 0.1  # the corner is cut off


def test_neighbours_share_edges_on_the_canvas(wavy):
    shapes = dict(zip(["01.01", "01.02", "01.03"], wavy, strict=True))
    document = geographic_documents(shapes, lambda key: None)["regency-01"]
    drawn = [decode(path) for _, path, _, _ in document["shapes"]]
    for one, other in itertools.combinations(drawn, 2):
        assert one.intersection(other).area == pytest.approx(0, abs=1e-6)
    land = shapely.union_all(drawn)
    assert all(not part.interiors for part in shapely.get_parts(land))


def test_frame_puts_a_thousand_units_on_the_longer_side():
    wide = Frame.around(np.array([shapely.box(100, 0, 104, 1)]))
    assert (wide.width, wide.height) == (1000.0, 259.0)  # 988 / 4 + twice 6
    tall = Frame.around(np.array([shapely.box(100, 0, 101, 4)]))
    assert (tall.width, tall.height) == (259.0, 1000.0)


def test_path_has_north_up_one_decimal_and_relative_steps():
    square = shapely.box(100, 0, 101, 1)
    path, x, y = encode_shape(square, Frame(100, 2, 10.25, 20, 20))
    assert decode(path).bounds == (0, 10.2, 10.2, 20.5)  # halves go to even
    assert re.fullmatch(r"M\S+ \S+l(?: ?-?\d*\.?\d)+z", path)
    assert (x, y) == pytest.approx((5.1, 15.35), abs=0.06)


def test_label_lies_inside_a_crescent_and_off_an_enclave():
    disc = shapely.Point(101, 1).buffer(1)
    crescent = disc.difference(shapely.Point(101.3, 1).buffer(0.9))
    frame = Frame.around(np.array([disc]))
    path, x, y = encode_shape(crescent, frame)
    assert shapely.contains_xy(decode(path), x, y)
    ring = disc.difference(shapely.Point(101, 1).buffer(0.5))
    path, x, y = encode_shape(ring, frame)
    assert shapely.contains_xy(decode(path), x, y)
    assert path.count("M") == 2


def test_invisible_islands_are_not_drawn_but_the_largest_is():
    frame = Frame(100, 2, 10, 20, 20)
    islands = [shapely.box(100, 0, 100.5, 0.5), shapely.box(101, 0, 101.001, 0.001)]
    assert encode_shape(shapely.MultiPolygon(islands), frame)[0].count("M") == 1


def test_provinces_are_joined_by_the_start_of_the_code_and_papua_by_vintage():
    codes = ["64.01", "64.02", "91.01", "94.01", "92.01", "96.01"]
    shapes = {code: shapely.box(n, 0, n + 1, 1) for n, code in enumerate(codes)}
    provinces = dissolve_provinces(shapes)
    assert list(provinces) == ["64", "91", "92", "94", "96"]
    assert provinces["64"].area == 2
    old = dissolve_old_provinces(provinces)
    assert list(old) == ["64", "91", "92"]
    assert [shape.area for shape in old.values()] == [2, 2, 2]
