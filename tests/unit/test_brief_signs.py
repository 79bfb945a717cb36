"""Which signs our fonts have: as a reader of fonts finds them, to the last one."""

import json

from PIL import ImageFont

from cakupan.writers import fontsigns
from tests.country import PROJECT

FONTS = PROJECT / "cakupan" / "writers" / "fonts"


def test_signs_are_those_that_another_reader_of_fonts_draws():
    # Basic: sign by sign; others build a missing sign of its parts.
    file, basic = FONTS / "IBMPlexSans-Regular.ttf", ImageFont.Layout.BASIC
    font = ImageFont.truetype(str(file), 40, layout_engine=basic)
    missing = bytes(font.getmask("\uffff"))
    known = fontsigns._signs(FONTS)
    # A sign with no ink, or one that looks as the box of the missing, says nothing.
    drawn = {
        code
        for code in range(0x21, 0x2600)
        if chr(code).isprintable() and bytes(font.getmask(chr(code))) != missing
    }
    assert drawn - known == set()
    assert len(known) > 800


def test_json_stays_json_whatever_is_written():
    text = "".join(map(chr, [*range(0x20, 0xD800, 7), 0xFF02, 0xFF3C, 0x1F600]))
    shown = fontsigns.showable(json.dumps(text, ensure_ascii=False), FONTS)
    assert set(map(ord, shown)) <= fontsigns._signs(FONTS)
    assert json.loads(shown)


def test_words_that_every_font_has_stay_as_they_are():
    text = "Rp16.800 × 12 ≥ “71,63 %” – é"
    assert fontsigns.showable(text, FONTS) == text
