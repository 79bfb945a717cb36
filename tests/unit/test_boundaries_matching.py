"""Recognising the regions of a file by code or by name."""

import pandas as pd
import pytest

from cakupan.boundaries.matching import (
    ExpectedRegion,
    match_rows,
    parse_code,
    split_name,
)
from cakupan.errors import BoundaryError

REGIONS = [
    ExpectedRegion("01", "Provinsi Satu", ("Satu",)),
    ExpectedRegion("02", "Daerah Istimewa Dua"),
    ExpectedRegion("01.01", "Kabupaten Banjar"),
    ExpectedRegion("01.02", "Kabupaten Kepulauan Tiga", ("Kep. Tiga", "Pulau Tiga")),
    ExpectedRegion("02.01", "Kabupaten Empat"),
    ExpectedRegion("02.71", "Kota Banjar"),
]
CODES = ["01.01", "01.02", "02.01", "02.71"]
NAMES = ["Kabupaten Banjar", "Kab. Kep. Tiga", "EMPAT", "Kota Banjar"]


def table(**columns):
    return pd.DataFrame(columns)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("64.01", "64.01"),
        ("6401", "64.01"),
        (6401, "64.01"),
        (6401.0, "64.01"),
        ("6401.0", "64.01"),
        (64.01, "64.01"),
        (64.1, "64.10"),
        ("64.1", "64.10"),
        ("64.10", "64.10"),
        ("6401000000", "64.01"),
        (" 64.01 ", "64.01"),
        ("ID6401", "64.01"),
        ("64", "64"),
        (64, "64"),
        (64.0, "64"),
        ("6400", "64"),
        ("64.00", "64"),
        ("64.01.02", None),
        ("6401020", None),
        ("7", None),
        ("", None),
        (None, None),
        (float("nan"), None),
        ("Paser", None),
    ],
)
def test_codes_are_read_however_they_are_written(value, code):
    assert parse_code(value) == code


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("Kabupaten Paser", ("regency", "paser")),
        ("KAB. PASER", ("regency", "paser")),
        ("Kota Adm. Jakarta Pusat", ("city", "jakartapusat")),
        ("Prov. DKI Jakarta", ("province", "jakarta")),
        ("Daerah Istimewa Yogyakarta", (None, "yogyakarta")),
        ("DI Yogyakarta", (None, "yogyakarta")),
        ("Toli-Toli", (None, "tolitoli")),
        ("Kep. Seribu", (None, "kepulauanseribu")),
        ("Kota", ("city", "kota")),
    ],
)
def test_names_are_split_into_kind_and_bare_name(name, split):
    assert split_name(name) == split


@pytest.mark.parametrize(
    "values",
    [
        CODES,
        [code.replace(".", "") for code in CODES],
        [f"ID{code.replace('.', '')}" for code in CODES],
    ],
    ids=["dotted", "plain", "prefixed"],
)
def test_regions_are_recognised_by_code_in_any_column(values):
    match = match_rows(table(KDPKAB=values, area=[1.5, 2.5, 3.5, 4.5]), REGIONS)
    assert match.codes == CODES
    assert (match.by_code, match.by_name, match.column) == (4, 0, "KDPKAB")


def test_regions_are_recognised_by_province_and_regency_part():
    rows = table(kdprov=["01", "01", "02", "02"], kdkab=["01", "02", "01", "71"])
    match = match_rows(rows, REGIONS)
    assert match.codes == CODES
    assert match.column == "kdprov + kdkab"


def test_regions_are_recognised_by_name_where_there_are_no_codes():
    match = match_rows(table(NAMOBJ=NAMES, note=["a", "b", "c", "d"]), REGIONS)
    assert match.codes == CODES
    assert (match.by_code, match.by_name, match.column) == (0, 4, None)


def test_aliases_are_names_too():
    names = ["Kab. Banjar", "Pulau Tiga", "Empat", "Kota Banjar"]
    assert match_rows(table(name=names), REGIONS).codes == CODES


def test_a_column_of_province_names_does_not_make_regencies_provinces():
    rows = table(prov=["Satu", "Satu", "Dua", "Dua"], name=NAMES)
    assert match_rows(rows, REGIONS).codes == CODES


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["Satu", "Dua"], ["01", "02"]),
        (["Satu", "Kab. Empat", "Kep. Tiga"], ["01.71", "02.01", "01.02"]),
    ],
    ids=["a table of provinces", "a table of regencies"],
)
def test_a_city_named_like_its_province_goes_by_the_level_of_the_table(names, codes):
    regions = [*REGIONS, ExpectedRegion("01.71", "Kota Satu")]
    assert match_rows(table(name=names), regions).codes == codes


def test_a_bare_name_is_the_one_that_no_other_row_says():
    names = ["Banjar", "Kep. Tiga", "Empat", "Kota Banjar"]
    assert match_rows(table(name=names), REGIONS).codes == CODES


def test_a_name_that_fits_two_regions_is_reported_as_ambiguous():
    match = match_rows(table(name=["Banjar", "Kep. Tiga", "Empat"]), REGIONS)
    assert match.codes == [None, "01.02", "02.01"]
    assert match.ambiguous == ["#1 (Banjar) = 01.01/02.71"]
    assert match.unmatched == []


def test_rows_that_are_no_region_are_reported():
    rows = table(code=[*CODES, None], name=[*NAMES, "Danau Besar"])
    match = match_rows(rows, REGIONS)
    assert match.codes == [*CODES, None]
    assert match.no_land == ["#5 (Danau Besar)"]
    rows = table(code=[*CODES, None], name=[*NAMES, "Di Mana"])
    assert match_rows(rows, REGIONS).unmatched == ["#5 (Di Mana)"]


def test_an_empty_alias_names_nothing():
    regions = [*REGIONS[:-1], ExpectedRegion("02.71", "Kota Banjar", ("",))]
    assert match_rows(table(area=["1.5", "-"]), regions).codes == [None, None]


def test_a_missing_code_is_made_up_by_the_name():
    match = match_rows(table(code=[*CODES[:3], None], name=NAMES), REGIONS)
    assert match.codes == CODES
    assert (match.by_code, match.by_name) == (3, 1)


def test_codes_of_another_authority_are_not_used():
    # As BPS does: the same form, another order.
    others = ["01.02", "01.01", "02.01", "02.71"]
    match = match_rows(table(idkab=others, name=NAMES), REGIONS)
    assert match.codes == CODES
    assert match.column is None
    assert [str(note) for note in match.notes] == [
        'Column "idkab" holds codes of another kind: 2 of 4 disagree with the names '
        "beside them, such as 01.02 ≠ 01.01 (code, region of that name). It was not "
        "used."
    ]


def test_the_right_column_is_used_where_another_holds_other_codes():
    others = ["01.02", "01.01", "02.01", "02.71"]
    match = match_rows(table(idkab=others, KDPKAB=CODES, name=NAMES), REGIONS)
    assert match.codes == CODES
    assert match.column == "KDPKAB"


def test_one_row_whose_code_and_name_disagree_is_an_error():
    regions = [
        ExpectedRegion(f"01.{n:02d}", f"Kabupaten {'abcdefghijkl'[n]}x")
        for n in range(12)
    ]
    codes = [region.code for region in regions]
    names = [region.name for region in regions]
    names[3], names[4] = names[3], names[3]
    with pytest.raises(BoundaryError, match=r"found 01\.04 ≠ 01\.03 .* column .code"):
        match_rows(table(code=codes, name=names), regions)


def test_several_rows_may_be_parts_of_one_region():
    match = match_rows(table(name=[*NAMES, "Kep. Tiga"]), REGIONS)
    assert match.codes == [*CODES, "01.02"]


BERAU = (
    ExpectedRegion("63.02", "Kabupaten Kotabaru"),
    ExpectedRegion("63", "Kalimantan Selatan"),
    ExpectedRegion("64.02", "Kabupaten Kutai Kartanegara"),
    ExpectedRegion("64.03", "Kabupaten Berau"),
    ExpectedRegion("64.71", "Kota Balikpapan"),
    ExpectedRegion("32.01", "Kabupaten Bogor"),
    ExpectedRegion("32.10", "Kabupaten Majalengka"),
    ExpectedRegion("91", "Papua"),
    ExpectedRegion("92", "Papua Barat"),
    ExpectedRegion("11", "Aceh"),
)
BPS = {
    "6302": "63.02",
    "6403": "64.02",
    "6405": "64.03",
    "6471": "64.71",
    "3201": "32.01",
    "91": "92",
    "94": "91",
    "11": "11",
}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (["6403"], r"6403 = 64\.03 \(Kemendagri\) / 64\.02 \(BPS\)"),
        (["6471", "6403"], r"6403 = 64\.03"),
        (["32.1", "32.01"], r"32\.1 = 32\.01 / 32\.10"),
    ],
)
def test_codes_that_nothing_decides_are_asked(values, said):
    rows = pd.DataFrame({"kode": values})
    with pytest.raises(BoundaryError, match=f"one reading, found {said}"):
        match_rows(rows, BERAU, BPS)


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ({"kode": ["64.03"]}, ["64.03"]),
        ({"kode": ["6471"]}, ["64.71"]),
        ({"kode": ["6403"], "nama": ["Berau"]}, ["64.03"]),
        ({"kode": ["6403"], "nama": ["Kutai Kartanegara"]}, ["64.02"]),
        # The old provinces by BPS: one of three differs, and BPS explains it.
        ({"kode": ["11", "91"], "nama": ["Aceh", "Papua Barat"]}, ["11", "92"]),
        ({"ADM2_EN": ["Kota Baru"], "ADM1_EN": ["Kalimantan Selatan"]}, ["63.02"]),
    ],
)
def test_a_name_beside_a_code_decides(rows, codes):
    assert match_rows(pd.DataFrame(rows), BERAU, BPS).codes == codes
