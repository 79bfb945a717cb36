"""A region as people write it, in the address and the search fields of all pages."""

from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.ui import frame
from tests.reader import Reader

PAGES = [entry.name for entry in frame.PAGES]


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        yield


def opened(page: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    return app


def warned(app: AppTest) -> str:
    return unescape(" ".join(one.value for one in app.warning)).replace("\\", "")


def choices(app: AppTest) -> list[str]:
    keys = [button.key or "" for button in app.button]
    return [k.rpartition("_")[2] for k in keys if k.startswith("region_choice_")]


@pytest.mark.parametrize("page", PAGES)
def test_digits_of_two_systems_are_asked_on_every_page(page):
    app = opened(page, region="6403", period="2023-12", lang="en")
    assert "64.03 Kabupaten Berau (Kemendagri)" in warned(app)
    assert "64.02 Kabupaten Kutai Kartanegara (BPS)" in warned(app)
    assert choices(app) == ["64.03", "64.02"]
    captions = [caption.value for caption in app.caption]
    assert r"Until you choose, this page is about Indonesia\." in captions
    app.button(key="region_choice_64.02").click().run()
    assert not app.exception
    assert app.query_params["region"] in ("64.02", ["64.02"])
    assert app.query_params["period"] in ("2023-12", ["2023-12"])
    assert not choices(app)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kab. Tangerang", "36.03"),
        ("Prov. Jawa Barat", "32"),
        ("PROVINSI ACEH", "11"),
        ("Kota Adm. Jakarta Selatan", "31.74"),
        ("Kaltim", "64"),
        ("6471", "64.71"),
        ("64,03", "64.03"),
    ],
)
def test_a_name_in_the_address_is_its_region_and_written_as_code(text, code):
    reader = Reader("wilayah", region=text, lang="en")
    assert not warned(reader.app)
    assert reader.shown("region")[0].endswith(code)
    assert reader.address["region"] == text  # the address is not filled in by itself
    reader.choose("lang", "ID")
    assert reader.address["region"] == code


@pytest.mark.parametrize(
    ("text", "said", "offered"),
    [
        ("64.1", "mungkin 64.01 Kabupaten Paser atau 64.10 (bukan kode", ["64.01"]),
        ("Jambi", "cocok dengan 2 wilayah", ["15", "15.71"]),
        ("Gorontalo", "cocok dengan 3 wilayah", ["75", "75.01", "75.71"]),
        ("64.99", "ditemukan '64.99'", None),
        ("Kaltimm", "Maksud Anda 64 Kalimantan Timur", None),
    ],
)
def test_what_is_not_one_region_is_asked_and_the_nation_shown(text, said, offered):
    app = opened("wilayah", region=text)
    assert said in warned(app)
    assert offered is None or choices(app) == offered
    assert "Indonesia" in "".join(part.proto.body for part in app.get("html"))


def test_other_choices_wait_for_the_answer():
    reader = Reader("ringkasan", region="6403")
    reader.choose("view", reader.labels("view")[1])
    assert reader.address["region"] == "6403"
    assert choices(reader.app) == ["64.03", "64.02"]


@pytest.mark.parametrize("page", [page for page in PAGES if page != "sumber_metode"])
@pytest.mark.parametrize(
    ("text", "code"),
    [("Aceh", "11"), ("KAB TANGERANG", "36.03"), ("kutai kart", "64.02")],
)
def test_what_is_typed_into_a_search_field_opens_its_region(page, text, code):
    reader = Reader(page, region="64")
    field = "claim_region" if page == "periksa_angka" else "region"
    reader.choose(field, text)
    assert reader.address["region"] == code
    assert reader.shown(field)[0].endswith(code)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("6403", ["64.03", "64.02"]),
        ("94", ["94", "91"]),
        ("Tangerang", ["36.03", "36.71"]),
        ("64.1", ["64.01"]),
        ("Papua B", ["92", "96"]),
    ],
)
@pytest.mark.parametrize("page", ["ringkasan", "periksa_angka"])
def test_what_is_typed_and_fits_several_is_asked(page, text, offered):
    reader = (
        Reader(page, region="64", pct="40")
        if page != "ringkasan"
        else Reader(page, region="64")
    )
    before = reader.address
    field = "claim_region" if page == "periksa_angka" else "region"
    shown = reader.shown(field)
    reader.choose(field, text)
    assert reader.address == before
    assert reader.shown(field) == shown
    assert choices(reader.app) == offered
    assert text in warned(reader.app)
    reader.app.button(key=f"region_choice_{offered[-1]}").click().run()
    assert reader.app.query_params["region"] in (offered[-1], [offered[-1]])
    assert not choices(reader.app)


def test_nothing_like_it_is_said_and_nothing_changes():
    reader = Reader("ringkasan", region="64")
    before = reader.address
    reader.choose("region", "<b>zzzz</b>")
    assert reader.address == before
    assert "tidak mirip" in warned(reader.app) or "zzzz" in warned(reader.app)
    reader.choose("view", reader.labels("view")[1])
    assert not warned(reader.app)


def test_in_a_list_of_provinces_jambi_is_the_province():
    reader = Reader("peringkat", region="64", level="regency", among="parent")
    reader.choose("parent", "Jambi")
    assert reader.address["parent"] == "15"


LISTS = {
    "left_out_list": ("leave_out", {"level": "regency"}),
    "card_list_choice": ("card_list", {"section": "scorecard", "card": "own"}),
}


@pytest.mark.parametrize("field", LISTS)
def test_a_list_of_several_regions_takes_what_people_write(field):
    key, query = LISTS[field]
    reader = Reader("peringkat", **query, **{key: "64.01"})
    taken = reader.shown(field)
    assert len(taken) == 1
    reader.choose(field, *taken, "Kukar")
    assert reader.address[key] == "64.01,64.02"
    assert len(reader.shown(field)) == 2
    reader.choose(field, *reader.shown(field), "Kab. Berau", "Kab. Paser")
    assert reader.address[key] == "64.01,64.02,64.03"
    before, shown = reader.address, reader.shown(field)
    reader.choose(field, *shown, "Bogor")
    assert (reader.address, reader.shown(field)) == (before, shown)
    assert choices(reader.app) == ["32.01", "32.71"]
    reader.app.button(key="region_choice_32.71").click().run()
    assert not reader.app.exception
    address = reader.app.query_params[key]
    written = address if isinstance(address, str) else address[-1]
    assert set(written.split(",")) == {"32.71", "64.01", "64.02", "64.03"}
    assert not choices(reader.app)
