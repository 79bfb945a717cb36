"""A map drawn: each region in its class or hatch, with its ways and its legend."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from cakupan.blocks import Address, Map, MapRegion, Sign
from cakupan.pictures.look import HATCHES, PALETTE
from cakupan.pictures.placing import meet, text_width
from cakupan.pictures.svg import draw_map, draw_sign
from cakupan.shapes import ShapeSet, read_set
from tests.pictured import texts

WILD = "<img src=x>\"'&"
# Five regencies of Kalimantan Utara, of which one has no row at all.
CODES = ("65.01", "65.02", "65.03", "65.04", "65.71")


@pytest.fixture(scope="module")
def shapes() -> ShapeSet:
    return read_set("builtin")


def region(code: str, **more) -> MapRegion:
    made = {
        "name": f"Kabupaten {code}",
        "short_name": code,
        "value": 40.0,
        "value_label": "40,00%",
        "detail": "4 dari 10\nSakernas",
        "shade": 2,
        "absence": None,
        "address": Address("wilayah", code),
    }
    return MapRegion(code, **(made | more))


SHOWN = Map(
    "Peta",
    "persen",
    "regency-65",
    (
        region("65.01", shade=0),
        region("65.02", shade=4, is_over=True, value=120.0, value_label="120,00%"),
        region(
            "65.03",
            value=None,
            value_label="belum terbit",
            shade=None,
            absence="not_comparable",
        ),
        region("65.71", mark="Disebut: 49%", name=WILD, size=200.0),
    ),
    (
        Sign("class", 0, "di bawah 25%", 1),
        Sign("over", "over", "di atas 100%", 1),
        Sign("absence", "not_comparable", "tak sebanding", 1),
        Sign("mark", "mark", "ada angka sebutan", 1),
    ),
    outlined="65.04",
)


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 -- our own drawing


def fills(svg: str, shapes: ShapeSet) -> dict[str, str]:
    """Return the first fill of each region's shape; a hatch as its reason."""
    root = read(svg)
    hatches = {
        f"url(#{pattern.get('id')})": reason
        for pattern in root.iter()
        if pattern.tag.endswith("pattern")
        for reason, (_size, path, _width) in HATCHES.items()
        if pattern[1].get("d") == path
    }
    paths = {shape[1]: shape[0] for shape in shapes.load("regency-65")["shapes"]}
    found: dict[str, str] = {}
    for part in root.iter():
        code = paths.get(part.get("d", ""))
        if code:
            fill = part.get("fill") or ""
            found.setdefault(code, hatches.get(fill, fill))
    return found


@pytest.mark.parametrize("href", [None, lambda address: f"{address.region_code}.html"])
def test_each_region_has_its_class_or_the_hatch_of_its_reason(shapes, href):
    assert fills(draw_map(SHOWN, shapes, "alt", href), shapes) == {
        "65.01": PALETTE[0],
        "65.02": PALETTE[-1],
        "65.03": "not_comparable",
        "65.04": "not_published",
        "65.71": PALETTE[2],
    }


def test_a_document_has_the_legend_with_its_counts(shapes):
    root = read(draw_map(SHOWN, shapes, "Peta: temuan."))
    assert (root.get("role"), root.get("aria-label")) == ("img", "Peta: temuan.")
    assert [said for said, _spot in texts(root)] == [
        "di bawah 25% (1)",
        "di atas 100% (1)",
        "tak sebanding (1)",
        "ada angka sebutan (1)",
    ]
    assert not [part for part in root.iter() if part.tag.endswith("}a")]


def test_in_the_copy_a_region_is_a_link_that_says_its_figure(shapes):
    ways = {"65.01": "65.01.html", "65.71": "a?b=1&c='2'"}
    svg = draw_map(
        SHOWN, shapes, "Peta", lambda address: ways.get(address.region_code, "")
    )
    root = read(svg)
    links = [part for part in root.iter() if part.tag.endswith("}a")]
    assert [link.get("href") for link in links] == list(ways.values())
    assert [link.get("aria-label") for link in links] == [
        "Kabupaten 65.01: 40,00%. 4 dari 10; Sakernas",
        f"{WILD}: 40,00%. 4 dari 10; Sakernas. Disebut: 49%",
    ]
    assert "<img" not in svg
    assert (root.get("role"), root.get("width")) == ("group", None)


def test_over_100_is_dotted_and_the_own_region_outlined(shapes):
    paths = {shape[0]: shape[1] for shape in shapes.load("regency-65")["shapes"]}
    for href in (None, lambda address: address.region_code):
        drawn = [
            part
            for part in read(draw_map(SHOWN, shapes, "alt", href)).iter()
            if part.get("fill") == "none" or part.get("class") == "over"
        ]
        dotted = {p.get("d") for p in drawn if p.get("class") == "over"}
        dotted |= {p.get("d") for p in drawn if p.get("stroke-dasharray")}
        assert paths["65.02"] in dotted
        assert paths["65.04"] not in dotted
        (ring,) = (p for p in drawn if p.get("d") == paths["65.04"])
        assert ring.get("stroke") == "#A33D12"


def test_a_province_of_another_division_is_outlined_from_its_own_file(shapes):
    key = shapes.key_for("province", None, "38")
    shown = Map(
        "Peta", "", shapes.key_for("province", None, "34"), (), (),
        outlined="94", outline_shapes=key,
    )  # fmt: skip
    (path,) = (shape[1] for shape in shapes.load(key)["shapes"] if shape[0] == "94")
    assert f'd="{path}" fill="none"' in draw_map(shown, shapes, "alt")


def test_names_in_the_copy_cover_no_other(shapes):
    listed = shapes.load("regency-35")["shapes"]
    shown = Map(
        "Peta", "", "regency-35",
        tuple(region(shape[0], short_name=f"Nama {shape[0]}") for shape in listed), (),
    )  # fmt: skip
    root = read(draw_map(shown, shapes, "alt", lambda address: address.region_code))
    boxes = [
        (x - wide / 2, y - 21, x + wide / 2, y + 25)
        for said, (x, y) in texts(root)
        for wide in (text_width(said, 21),)
    ]
    assert 5 < len(boxes) < len(listed)
    assert not [pair for pair in combinations(boxes, 2) if meet(*pair)]


def test_circles_are_as_large_as_the_people_they_stand_for(shapes):
    shown = Map(
        "Peta", "", "regency-65",
        (region("65.01", size=400), region("65.71", size=100)),
        (Sign("size", 400, "400 orang"), Sign("size", 100, "100 orang")),
        mode="bubbles",
    )  # fmt: skip
    for href in (None, lambda address: address.region_code):
        svg = draw_map(shown, shapes, "alt", href)
        radii = [float(r) for r in re.findall(r'<circle [^>]*?r="([\d.]+)"', svg)]
        scale = radii[2] / radii[0]
        assert radii[0] == 2 * radii[1]  # four times the area
        assert radii[2:] == pytest.approx([scale * r for r in radii[:2]], abs=0.1)
        assert PALETTE[2] not in svg
        assert {"400 orang", "100 orang"} <= {said for said, _at in texts(read(svg))}


@pytest.mark.parametrize(
    ("sign", "part"),
    [
        (SHOWN.legend[0], f'fill="{PALETTE[0]}"'),
        (SHOWN.legend[1], 'class="over"'),
        (SHOWN.legend[2], HATCHES["not_comparable"][1]),
        (SHOWN.legend[3], "<circle "),
    ],
)
def test_a_sign_of_the_legend_stands_alone(sign, part):
    svg = draw_sign(sign)
    assert part in svg
    assert read(svg).get("aria-hidden") == "true"  # its words stand beside it
