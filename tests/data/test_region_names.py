"""All 552 regions in every form that people write: found, or asked, never another."""

import csv
import re
from collections import defaultdict

import pytest

from cakupan.data import Data
from cakupan.errors import UnknownRegionError
from tests.country import PROJECT


@pytest.fixture(scope="module")
def index(shipped_store):
    return Data(shipped_store).regions


@pytest.fixture(scope="module")
def regions(index):
    return [
        region
        for region in index.regions
        if region.vintage == "38" and region.level in ("province", "regency")
    ]


def bare(name: str) -> str:
    return re.sub(r"^(Kabupaten|Kota)( Administrasi)? ", "", name)


def forms(region) -> list[str]:
    """Return what people write for a region, its kind said."""
    name = bare(region.region_name)
    kinds = {
        "provinsi": ["Provinsi ", "Prov. ", "Prov ", "PROPINSI ", "Pemprov "],
        "kabupaten": ["Kabupaten ", "Kab. ", "Kab ", "Kab.", "Pemkab ", "Kab. Adm. "],
        "kota": ["Kota ", "Kodya ", "Kotamadya ", "Pemkot ", "Kota Adm. "],
    }
    said = [kind + name for kind in kinds[region.kind]]
    said.append(f"Pemerintah {said[0]}")
    said.append(region.region_name)
    short = name.replace("Kepulauan ", "Kep. ")
    return [*said, kinds[region.kind][1] + short]


def spellings(text: str) -> set[str]:
    return {
        text,
        text.upper(),
        text.lower(),
        f"  {text} ",
        text.replace(" ", "  "),
        re.sub(r"(?<=[a-z]) (?=[A-Z])", "-", text),
    }


def test_every_form_of_every_region_finds_it_and_no_other(index, regions):
    assert len(regions) == 552
    wrong = []
    for region in regions:
        for form in forms(region):
            for text in spellings(form):
                meant = index.names.meant(text)
                is_province_and_more = (
                    text.strip().casefold() == region.region_name.casefold()
                    and region.level == "province"
                )
                if is_province_and_more and region.region_code in meant.codes:
                    continue
                if meant.code != region.region_code:
                    wrong.append((text, region.region_code, meant))
    assert not wrong


def parted(region, province: str) -> list[str]:
    """Return a region's name with its code, kind or province, as lists write them."""
    code, name = region.region_code, region.region_name
    said = [
        region.line,
        f"{code} {name}",
        f"{code} - {bare(name)}",
        f"{name} ({code})",
        f"{code.replace('.', '')} {name}",
    ]
    if region.level == "regency":
        kind = {"kabupaten": ("Kab.", "KABUPATEN"), "kota": ("Kota", "KOTA")}
        said += [f"{bare(name)}, {word}" for word in kind[region.kind]]
        said += [
            f"{code}.",
            f"{bare(name)} ({kind[region.kind][0]})",
            f"{province}, {name}",
        ]
        said += [f"{name} - {province}", f"{name}, Prov. {province}"]
        said.append(f"{name} ({province})")
    return said


def test_a_name_with_its_code_kind_or_province_is_found(index, regions):
    wrong = []
    for region in regions:
        province = index.of(region.parent_code, "38").region_name
        for text in parted(region, province):
            meant = index.names.meant(text)
            if meant.code != region.region_code:
                wrong.append((text, region.region_code, meant))
    assert not wrong


def test_every_bare_name_finds_its_only_region_or_asks_for_all(index, regions):
    having = defaultdict(set)
    for region in regions:
        having[bare(region.region_name).casefold()].add(region.region_code)
    for name, codes in having.items():
        for text in spellings(name):
            found = set(index.names.meant(text).codes)
            assert codes <= found, (text, codes, found)
            if len(codes) > 1:
                assert index.names.meant(text).code is None


def test_every_alias_finds_its_region_or_asks(index):
    with (PROJECT / "data" / "region_aliases.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 500
    for row in rows:
        for text in spellings(row["alias"]):
            meant = index.names.meant(text)
            assert row["region_code"] in meant.codes, (row, meant)
            assert meant.why in ("", "several"), (row, meant)


def test_a_name_without_spaces_or_with_hyphens_is_the_same(index, regions):
    for region in regions:
        name = region.region_name
        for text in (name.replace(" ", ""), name.replace(" ", "-")):
            assert region.region_code in index.names.meant(text).codes, text


def test_codes_that_name_another_regency_at_bps_are_asked(index, regions):
    by_bps = {r.region_code_bps: r.region_code for r in regions if r.level == "regency"}
    asked, old = {}, []
    for region in regions:
        code = region.region_code
        assert index.names.meant(code).code == code
        if region.level == "province":
            continue
        digits = code.replace(".", "")
        meant = index.names.meant(digits)
        theirs = by_bps.get(digits)
        if theirs is None and digits[:2] in ("91", "94"):
            # Before 2022 BPS numbered other regencies of Papua so: 9401 was not Nabire.
            assert (meant.code, meant.codes, meant.why) == (None, (code,), "old")
            old.append(code)
            continue
        if theirs in (None, code):
            assert meant.code == code, (digits, meant)
            continue
        assert meant.code is None
        assert meant.codes == (code, theirs)
        asked[digits] = theirs
    assert len(asked) == 169
    assert len(old) == 12
    assert len({digits[:2] for digits in asked}) == 28
    # And BPS's own codes are found, or asked with the region among the choices.
    for bps, code in by_bps.items():
        meant = index.names.meant(bps)
        assert code in meant.codes
        assert (meant.code == code) is (bps not in asked)


def test_a_code_that_a_spreadsheet_cut_is_always_asked(index, regions):
    for region in regions:
        if not (cut := re.fullmatch(r"(..)\.(.)0|(..)\.0(.)", region.region_code)):
            continue
        short = f"{cut[1] or cut[3]}.{cut[2] or cut[4]}"
        for text in (short, short.replace(".", ",")):
            meant = index.names.meant(text)
            assert meant.code is None
            assert region.region_code in meant.codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kab. Tangerang", "36.03"),
        ("KAB TANGERANG", "36.03"),
        ("Kota Tangerang", "36.71"),
        ("Prov. Jawa Barat", "32"),
        ("Provinsi Aceh", "11"),
        ("Aceh", "11"),
        ("Papua Barat", "92"),
        ("Papua", "91"),
        ("Kota Adm. Jakarta Selatan", "31.74"),
        ("Kota Administrasi Jakarta Selatan", "31.74"),
        ("Jakarta Selatan", "31.74"),
        ("Kab.Adm. Kepulauan Seribu", "31.01"),
        ("Kep. Seribu", "31.01"),
        ("DKI", "31"),
        ("D.K.I. Jakarta", "31"),
        ("DIY", "34"),
        ("D.I. Yogyakarta", "34"),
        ("DI Aceh", "11"),
        ("Provinsi Yogyakarta", "34"),
        ("Provinsi Jambi", "15"),
        ("Prov. Gorontalo", "75"),
        ("Kota Jambi", "15.71"),
        ("Kota Baru", "63.02"),
        ("Kab. Kota Baru", "63.02"),
        ("Toli-Toli", "72.04"),
        ("Benua Etam", "64"),
        ("West Java Province", "32"),
        ("Bogor City", "32.71"),
        ("Kota Bogor, Jawa Barat", "32.71"),
        ("Kab. Bogor (Jawa Barat)", "32.01"),
        ("64,03", "64.03"),
        ("6400", "64"),
        ("9471", "91.71"),
        ("6403 Kutai Kartanegara", "64.02"),
        ("6403 Berau", "64.03"),
        ("64.02.", "64.02"),
        ("Kt. Banjar", "32.79"),
        ("Bogor, Kota", "32.71"),
        ("Jawa Barat, Kab: Bogor", "32.01"),
        ("Kab. 50 Kota, Sumatera Barat", "13.07"),
        ("Kabupaten Bima · Bima · 52.06", "52.06"),
        ("Papua Barat (92)", "92"),
    ],
)
def test_what_people_write_is_understood(index, text, code):
    assert index.find(text).region_code == code


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "6403",
            r"'6403' is another region in the codes of Kemendagri than in those "
            r"of BPS: 64\.03 Kabupaten Berau \(Kemendagri\), 64\.02 Kabupaten Kutai "
            r"Kartanegara \(BPS\)\. Write the code with its dot",
        ),
        (
            "9171",
            r"'9171' may be a code of BPS from before .* 91\.71 Kota Jayapura\.",
        ),
        ("9100", r"91 Papua \(Kemendagri\), 92 Papua Barat \(BPS\)"),
        (
            "64.1",
            r"'64\.1' looks like a code that a spreadsheet cut\. It may have been "
            r"64\.01 Kabupaten Paser or 64\.10 \(no region has it\)\. Write",
        ),
        ("32.1", r"32\.01 Kabupaten Bogor or 32\.10 Kabupaten Majalengka"),
        ("Tangerang", r"fits 2 regions: 36\.03 Kabupaten Tangerang, 36\.71 Kota"),
        ("Gorontalo", r"fits 3 regions: 75 Gorontalo, 75\.01 Kab.*, 75\.71 Kota"),
        ("Jambi", r"fits 2 regions: 15 Jambi, 15\.71 Kota Jambi"),
        ("Yogyakarta", r"fits 2 regions: 34 DI Yogyakarta, 34\.71 Kota Yogyakarta"),
        ("Kab. Jambi", r"Did you mean 15 Jambi, 15\.71 Kota Jambi\?"),
        ("Minyak", r"'Minyak'\. Did you mean"),
        ("64.01 Berau", r"Did you mean 64\.01 Kabupaten Paser, 64\.03 Kabupaten Berau"),
        ("Bogor, Jawa Timur", r"Did you mean 35 Jawa Timur, 32\.01 .*, 32\.71 Kota"),
        ("Bandung, Jawa Barat", r"fits 2 regions: 32\.04 Kab.*, 32\.73 Kota Bandung"),
        ("97", r"'97'\. Did you mean 95 Papua Pegunungan\?"),
        ("110", r"found '110'"),
        ("٦٤", r"which is like none"),
    ],
)
def test_what_may_be_several_regions_is_asked_as_it_was_written(index, text, message):
    with pytest.raises(UnknownRegionError, match=message) as error:
        index.find(text)
    assert set(error.value.choices) <= {r.region_code for r in index.regions}


@pytest.mark.parametrize(
    ("text", "code"),
    [("Aceh", "11"), ("kutai kart", "64.02"), ("mahulu", "64.11"), ("Riau", "14")],
)
def test_a_search_takes_the_only_region_that_fits(index, text, code):
    assert index.names.search(text).code == code


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("94", ("94", "91")),
        ("bogor", ("32.01", "32.71")),
        ("kalimantan t", ("62", "64")),
        ("Papua B", ("92", "96")),
    ],
)
def test_a_search_that_fits_several_is_asked(index, text, codes):
    meant = index.names.search(text)
    assert meant.code is None
    assert meant.codes == codes


def test_two_digits_are_ours_and_the_other_reading_is_told(index):
    told = []
    index.note = lambda message, params: told.append(message.format(**params))
    try:
        assert index.find("91").region_code == "91"
        assert index.find("64").region_code == "64"
    finally:
        index.note = None
    assert told == [
        "Region: 91 is read as Kemendagri's code, 91 Papua; in the codes of BPS it is "
        "92 Papua Barat. Write the name if you mean that."
    ]
