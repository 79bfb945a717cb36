"""Which signs our fonts can show; a document with another one could not be made.

An office writes what it likes into a name or note: Arabic, full width, a picture. What
no font of ours has is shown in its plain form, or as a question mark.
"""

import functools
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from struct import unpack_from

_UNKNOWN = "?"
_SEGMENTS = 4  # the kind of list that every font has: segments of 16-bit codes


def showable(text: str, folder: Path) -> str:
    """Return JSON text with signs alone that every font of a folder can show.

    Args:
        text: as ``json.dumps`` writes it, signs unescaped.
        folder: of TrueType fonts.
    """
    known = _signs(folder)
    if all(ord(char) in known for char in set(text)):
        return text
    return "".join(c if ord(c) in known else _instead(c, known) for c in text)


def _instead(char: str, known: frozenset[int]) -> str:
    if unicodedata.category(char) in ("Cf", "Mn"):  # shows nothing by itself
        return ""
    plain = unicodedata.normalize("NFKC", char)
    if not all(ord(each) in known for each in plain):
        plain = _UNKNOWN
    return json.dumps(plain, ensure_ascii=False)[1:-1]


@functools.cache
def _signs(folder: Path) -> frozenset[int]:
    fonts = [set(_signs_of(path.read_bytes())) for path in folder.glob("*.ttf")]
    return frozenset(set.intersection(*fonts))


def _signs_of(font: bytes) -> Iterator[int]:
    """Give the codes of all signs of a TrueType font, by its table ``cmap``."""
    (count,) = unpack_from(">H", font, 4)
    entries = range(12, 12 + 16 * count, 16)
    (start,) = (
        unpack_from(">L", font, at + 8)[0]
        for at in entries
        if font[at : at + 4] == b"cmap"
    )
    (count,) = unpack_from(">H", font, start + 2)
    for number in range(count):
        (offset,) = unpack_from(">L", font, start + 8 + 8 * number)
        if unpack_from(">H", font, start + offset)[0] == _SEGMENTS:
            yield from _in_segments(font, start + offset)


def _in_segments(font: bytes, at: int) -> Iterator[int]:
    (size,) = unpack_from(">H", font, at + 6)
    count = size // 2
    ends, starts, deltas, places = (
        unpack_from(f">{count}H", font, at + 14 + part * size + 2 * (part > 0))
        for part in range(4)
    )
    for number in range(count):
        for code in range(starts[number], ends[number] + 1):
            glyph = code
            if places[number]:
                here = at + 16 + 3 * size + 2 * number
                place = here + places[number] + 2 * (code - starts[number])
                (glyph,) = unpack_from(">H", font, place)
                if not glyph:
                    continue
            if (glyph + deltas[number]) % 65536:
                yield code
