"""The shape files that are shipped: complete, sound, small and up to date."""

import csv
import gzip
import hashlib
import json
import re

import pytest

from cakupan import paths
from cakupan.boundaries.make import LAYOUTS, hash_inputs
from cakupan.boundaries.tiles import read_layout
from cakupan.shapes import OLD_PROVINCES, read_set

SHAPES = read_set("builtin")
PATH = re.compile(r"(?:M-?[\d.]+ -?[\d.]+(?:l[\d.\s-]+|(?:[hv]-?[\d.]+){3})z)+")
ONE_DECIMAL = re.compile(r"-?\d*(?:\.\d)?")
NUMBER = re.compile(r"-?\d*\.?\d+")
KIB = 1024


def district_regencies():
    file = paths.geo_dir() / "district_points.csv"
    with file.open(encoding="utf-8", newline="") as text:
        return sorted({row["district_code"][:5] for row in csv.DictReader(text)})


REGENCIES = district_regencies()
PROVINCES = sorted({code[:2] for code in REGENCIES})
NEW_PROVINCES = {new for many in OLD_PROVINCES.values() for new in many}


def codes(key):
    return [shape[0] for shape in SHAPES.load(key)["shapes"]]


def expected_codes(key):
    """Return the codes that a file must hold, from its key."""
    name = key.removeprefix("tile-")
    if name == "province-38":
        return PROVINCES
    if name == "province-34":
        return sorted((set(PROVINCES) - NEW_PROVINCES) | set(OLD_PROVINCES))
    if name == "regency":
        return REGENCIES
    place = name.removeprefix("regency-")
    parents = OLD_PROVINCES[place[3:]] if place.startswith("34-") else (place,)
    return [code for code in REGENCIES if code[:2] in parents]


def test_there_are_514_regencies_in_38_and_34_provinces():
    assert len(codes("regency")) == len(codes("tile-regency")) == 514
    assert len(codes("province-38")) == len(codes("tile-province-38")) == 38
    assert len(codes("province-34")) == len(codes("tile-province-34")) == 34


def test_every_map_that_can_be_asked_for_is_there():
    names = ["province-38", "province-34", "regency", "regency-34-91", "regency-34-92"]
    names += [f"regency-{code}" for code in PROVINCES]
    assert sorted(SHAPES.files) == sorted([*names, *(f"tile-{n}" for n in names)])


@pytest.mark.parametrize("key", sorted(SHAPES.files))
def test_a_file_holds_its_regions_once_in_order(key):
    assert codes(key) == expected_codes(key)


@pytest.mark.parametrize("key", sorted(SHAPES.files))
def test_every_region_has_a_path_on_the_canvas_with_one_decimal(key):
    document = SHAPES.load(key)
    width, height = document["width"], document["height"]
    assert SHAPES.size(key) == (width, height)
    assert document["kind"] == ("tiles" if key.startswith("tile-") else "geographic")
    assert max(width, height) == 1000
    for code, path, x, y in document["shapes"]:
        assert PATH.fullmatch(path), code
        assert all(ONE_DECIMAL.fullmatch(n) for n in NUMBER.findall(path)), code
        for start in re.findall(r"M(\S+) ([\d.-]+)", path):
            assert 0 <= float(start[0]) <= width, code
            assert 0 <= float(start[1]) <= height, code
        assert 0 < x < width, code
        assert 0 < y < height, code


def rings(path):
    """Return a geographic path's rings as lists of points."""
    result = []
    for start, steps in re.findall(r"M([^l]+)l([^z]+)z", path):
        x, y = map(float, NUMBER.findall(start))
        numbers = [float(n) for n in NUMBER.findall(steps)]
        ring = [(x, y)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        result.append(ring)
    return result


def area(ring):
    turned = [*ring[1:], ring[0]]
    pairs = zip(ring, turned, strict=True)
    return abs(sum(a * d - c * b for (a, b), (c, d) in pairs)) / 2


def contains(ring, x, y):
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside


@pytest.mark.parametrize(
    "key", sorted(k for k in SHAPES.files if not k.startswith("tile-"))
)
def test_every_region_can_be_seen_and_its_label_lies_inside(key):
    for code, path, x, y in SHAPES.load(key)["shapes"]:
        drawn = rings(path)
        assert sum(map(area, drawn)) > 1.5, code
        assert sum(contains(ring, x, y) for ring in drawn) % 2 == 1, code


def test_kepulauan_seribu_stands_in_the_nation_and_in_jakarta():
    for key in ("regency", "regency-31"):
        shapes = {code: (x, y) for code, _, x, y in SHAPES.load(key)["shapes"]}
        # North-west of Jakarta Pusat: a smaller x and a smaller y.
        assert shapes["31.01"] < shapes["31.71"]
        assert shapes["31.01"][1] < shapes["31.71"][1]


@pytest.mark.parametrize("key", sorted(SHAPES.files))
def test_files_are_small_when_compressed(key):
    content = (SHAPES.folder / SHAPES.entry(key)[0]).read_bytes()
    budget = {"province-38": 40, "province-34": 40, "regency": 75}.get(key, 25)
    assert len(gzip.compress(content, 9, mtime=0)) <= budget * KIB


@pytest.mark.parametrize("key", sorted(SHAPES.files))
def test_index_tells_the_hash_and_size_of_each_file(key):
    content = (SHAPES.folder / SHAPES.files[key]["file"]).read_bytes()
    assert SHAPES.files[key]["sha256"] == hashlib.sha256(content).hexdigest()
    assert SHAPES.files[key]["bytes"] == len(content)


def test_no_file_lies_about_that_the_index_does_not_know():
    named = {entry["file"] for entry in SHAPES.files.values()}
    found = {path.name for path in SHAPES.folder.iterdir()}
    assert found == named | {"index.json"}


def test_shapes_are_no_older_than_their_inputs():
    index = json.loads((SHAPES.folder / "index.json").read_text(encoding="utf-8"))
    assert index["made_from"] == hash_inputs(paths.geo_dir())


@pytest.mark.parametrize(("name", "file"), sorted(LAYOUTS.items()))
def test_layouts_give_every_region_a_cell_of_its_own(name, file):
    layout = read_layout(paths.geo_dir() / file)
    assert sorted(layout) == expected_codes(f"tile-{name}")
    assert len(set(layout.values())) == len(layout)


def pieces(cells):
    """Count the connected groups of cells."""
    left = set(cells)
    count = 0
    while left:
        count += 1
        reached = [left.pop()]
        while reached:
            row, col = reached.pop()
            for near in (
                (row + 1, col),
                (row - 1, col),
                (row, col + 1),
                (row, col - 1),
            ):
                if near in left:
                    left.remove(near)
                    reached.append(near)
    return count


@pytest.mark.parametrize("province", PROVINCES)
def test_tiles_of_a_province_stand_together(province):
    layout = read_layout(paths.geo_dir() / LAYOUTS["regency"])
    own = [cell for code, cell in layout.items() if code[:2] == province]
    # Natuna and Anambas lie far out at sea from the rest of Kepulauan Riau.
    assert pieces(own) == (3 if province == "21" else 1)
