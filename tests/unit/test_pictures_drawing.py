"""SVG in the making: safe for any text, in the colours and hatches of the pages."""

import re
from xml.etree import ElementTree

import pytest
from PIL import ImageFont

from cakupan.pictures.drawing import Drawing
from cakupan.pictures.look import HATCHES
from cakupan.pictures.placing import text_width
from tests.country import PROJECT

WILD = "<b>&\"'</b>"


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 -- our own drawing


def test_hatches_are_those_of_the_map():
    script = (PROJECT / "cakupan/ui/map/drawing.js").read_text(encoding="utf-8")
    block = re.search(r"const HATCHES = \{(.*?)\};", script, re.DOTALL)
    assert block
    found = {
        name: (int(size), path, float(width))
        for name, size, path, width in re.findall(
            r"(\w+): \[(\d+), '([^']+)', ([\d.]+)\]", block.group(1)
        )
    }
    assert found == HATCHES


def test_text_names_and_series_are_escaped():
    made = Drawing(100, 20)
    with made.series(WILD):
        made.text(0, 10, WILD)
    root = read(made.svg(WILD))
    (group,) = root
    assert root.get("aria-label") == group.get("data-series") == WILD
    assert [part.text for part in group] == [WILD]


def test_lines_of_one_kind_become_one_path_and_keep_their_order():
    made = Drawing(100, 20)
    made.line(2, 1, 2.04, 9)
    made.line(4.5, 1, 4.5, 9)
    made.line(5, 1, 5, 9, dash="2 3")
    made.dot(5, 5, 2, colour="#16191D")
    made.line(6, 1, 6, 9, dash="2 3")
    parts = [
        (part.tag.rpartition("}")[2], part.get("d")) for part in read(made.svg("alt"))
    ]
    assert parts == [
        ("path", "M2 1L2 9M4.5 1L4.5 9"),
        ("path", "M5 1L5 9"),
        ("circle", None),
        ("path", "M6 1L6 9"),
    ]


def test_a_drawing_beside_text_that_says_the_same_is_passed_over():
    root = read(Drawing(100, 20).svg(""))
    assert (root.get("aria-hidden"), root.get("role")) == ("true", None)


@pytest.mark.parametrize("is_bold", [False, True])
def test_a_width_is_near_that_of_the_type(is_bold):
    name = "Bold" if is_bold else "Regular"
    fonts = PROJECT / "cakupan/writers/fonts"
    font = ImageFont.truetype(fonts / f"IBMPlexSans-{name}.ttf", 1000)
    for text in (
        "35,68%",
        "disebut pejabat 49%",
        "RPJMN 43,92%",
        "Kota Singkawang, CSR",
    ):
        measured = font.getlength(text) / 1000 * 12
        estimate = text_width(text, 12, bold=is_bold)
        assert 0.97 * measured <= estimate <= 1.08 * measured, text
