"""No label of a brief covers another or leaves its frame: measured in the real type."""

import io
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations
from xml.etree import ElementTree

import pytest
from PIL import ImageFont
from pypdf import PdfReader

from cakupan.blocks import Block, Document
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.writers.drawn import svg_of
from cakupan.writers.pdf import pdf_file
from tests.country import PROJECT

TODAY = date(2026, 11, 21)
FONTS = PROJECT / "cakupan/writers/fonts"
# The nation, crowded and empty trends, over 100 %, new Papua, many cohorts, regencies.
PLACES = ("00", "31", "61", "64", "65", "94", "92", "12", "33.12", "61.72", "64.72")
Box = tuple[float, float, float, float]


@cache
def type_of(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / f"IBMPlexSans-{name}.ttf", 1000)


def labels(svg: str) -> Iterator[tuple[str, Box]]:
    """Yield each text of a drawing with the box that its letters fill."""
    for text in ElementTree.fromstring(svg).iter():  # noqa: S314 -- our own drawing
        if not text.tag.endswith("text"):
            continue
        said, size = text.text or "", float(text.get("font-size", "0"))
        font = type_of("Bold" if text.get("font-weight") == "700" else "Regular")
        width = font.getlength(said) / 1000 * size
        x, y = float(text.get("x", "0")), float(text.get("y", "0"))
        left = {"start": x, "middle": x - width / 2, "end": x - width}[
            text.get("text-anchor", "start")
        ]
        yield said, (left, y - 0.72 * size, left + width, y + 0.2 * size)


def meet(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


@pytest.fixture(scope="module")
def asked(shipped_store: Store) -> Data:
    return Data(shipped_store)


def brief_of(asked: Data, code: str, lang: str) -> Document:
    return compose(asked, BriefAsked(code, TODAY, lang=lang))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", PLACES)
def test_labels_keep_apart_and_inside(asked, code, lang):
    for part in map(Block.brief, brief_of(asked, code, lang).blocks):
        if part.picture is None:
            continue
        svg = svg_of(part.picture, part.finding)
        root = ElementTree.fromstring(svg)  # noqa: S314 -- our own
        wide, high = float(root.get("width", "0")), float(root.get("height", "0"))
        placed = list(labels(svg))
        assert placed, part.key
        for said, box in placed:
            assert min(box[:2]) >= -0.5, (part.key, said)
            assert box[2] <= wide + 0.5, (part.key, said)
            assert box[3] <= high + 0.5, (part.key, said)
        for (one, a), (other, b) in combinations(placed, 2):
            assert not meet(a, b), (part.key, one, other)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("code", ["31", "61", "00"])
def test_no_name_of_a_table_runs_into_the_number_beside_it(asked, code, lang):
    pages = PdfReader(io.BytesIO(pdf_file(brief_of(asked, code, lang)))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert not re.findall(r"[a-z]{4,}\d[\d.,]{3,}", text)
