"""A number of a person in a field of a page: refused, and neither shown nor linked."""

import re
from pathlib import Path

import pytest

from tests.app.test_wilayah import text_of
from tests.reader import Reader

NIK = "6472055203900001"
FIELDS = (
    ("target_anggaran", "workers", {"ask": "months", "rupiah": "2000000000"}),
    ("target_anggaran", "active", {"eligible": "1000", "target_pct": "50"}),
    ("periksa_angka", "active", {"pct": "50"}),
    ("periksa_angka", "eligible", {"pct": "50"}),
)
SAID = {"en": "content not shown", "id": "isi tidak ditampilkan"}


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        yield


def shows(reader: Reader, number: str) -> bool:
    """Return whether a page, its fields or its links show a number."""
    drawn = [text_of(reader.app), *(part.proto.body for part in reader.app.get("html"))]
    drawn += [text for key in reader.fields() for text in reader.shown(key)]
    return any(number in re.sub(r"[ .,\-]", "", text) for text in drawn)


@pytest.mark.parametrize("number", [NIK, "12345678901", "081234567890"])
@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize(("page", "key", "more"), FIELDS)
def test_an_address_with_a_number_of_a_person_is_refused(page, key, more, lang, number):
    reader = Reader(page, **more, **{key: number}, lang=lang)
    assert SAID[lang] in text_of(reader.app)
    assert not shows(reader, number)


@pytest.mark.parametrize("lang", SAID)
@pytest.mark.parametrize(("page", "key", "more"), FIELDS)
def test_a_typed_number_of_a_person_reaches_no_address(page, key, more, lang):
    reader = Reader(page, **more, lang=lang)
    field = key if page == "target_anggaran" else f"claim_{key}"
    reader.choose(field, NIK)
    assert reader.address[key] == "•••"
    assert SAID[lang] in text_of(reader.app)
    assert not shows(reader, NIK)
    reader.choose(field, "22.121")
    assert reader.address[key] == "22.121"
    assert SAID[lang] not in text_of(reader.app)


def test_money_keeps_its_digits():
    money = "81234567890"
    reader = Reader("target_anggaran", ask="months", rupiah=money, workers="22121")
    assert reader.shown("rupiah") == [money]
    assert SAID["id"] not in text_of(reader.app)
