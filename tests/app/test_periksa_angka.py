"""The claim checker's page: a sentence, a link, an example, and what is asked."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from tests.app.test_wilayah import asked, missing_from, text_of
from tests.reader import widget

PAGE = "pages/periksa_angka.py"


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        yield


def opened(**params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(PAGE)
    return asked(page, **params)


def pasted(text: str, **params: str) -> AppTest:
    page = opened(**params)
    page.text_area(key="claim_text").set_value(text).run()
    return page


def raw(page: AppTest) -> str:
    return "\n".join(block.proto.body for block in page.get("html"))


def key_of(page: AppTest, name: str) -> str:
    value = page.query_params[name]
    return value if isinstance(value, str) else value[-1]


KALTIM = {"region": "64", "pct": "49,74%", "active": "675 ribu", "on": "2023-07-05"}


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        (
            KALTIM,
            ["Pekerja yang dihitung berbeda dari sebelumnya", "1.358.649",
             "1.355.915 sampai 1.358.198", "675 ribu dipotong, bukan dibulatkan",
             "71,63%", "Kaltim 2023: 71,63%, 70,86%, 49,74%", "SEED1"],
        ),
        (
            {"region": "61.72", "pct": "22,77", "active": "16.684", "gap": "73.236"},
            ["Seluruh potensi disebut sebagai selisih", "56.552", "22,78%"],
        ),
        (
            {"region": "65", "rupiah": "2 miliar", "needed": "22.121",
             "months": "4-5", "on": "2025-07-30"},
            ["5,38 bulan (5 bulan penuh)", "iuran Rp16.800 sebulan", "cocok"],
        ),
        (
            {"region": "33.12", "pct": "31.99", "target_pct": "52.69",
             "gap": "68.01%", "on": "2025-10"},
            ["20,70 poin", "68,01 poin", "Soloaja"],
        ),
        (
            {"region": "61", "pct": "27", "on": "2025-12-31"},
            ["Ada angka lain yang berbeda", "37%", "10,00 poin", "60,80%"],
        ),
        (
            {"region": "61", "pct": "37", "target_pct": "61", "on": "2025-12-24"},
            ["Belum dapat diperiksa", "24,00 poin", "Terbit kemudian"],
        ),
        (
            {"region": "64", "pct": "71,63", "on": "2023-12"},
            ["Bacaan yang cocok: PU + BPU + jasa konstruksi, basis penduduk bekerja"],
        ),
        ({"pct": "61", "lang": "en"}, ["Cannot be checked", "Choose the region"]),
        ({}, ["Contoh lain (13)"]),
    ],
)  # fmt: skip
def test_the_page_says_what_the_numbers_say(params, expected):
    page = opened(**params)
    assert not page.exception
    labels = [part.label for part in page.expander]
    assert missing_from(text_of(page) + " ".join(labels), expected) == []


def test_a_pasted_sentence_fills_the_fields_and_the_link_without_the_text():
    page = pasted("Kaltim, 5 Juli 2023: 49,74 persen, setara 675 ribu pekerja")
    assert widget(page, "claim_pct").value == "49,74%"
    assert widget(page, "claim_active").value == "675.000"
    assert widget(page, "claim_region").value == "64"
    assert {name: key_of(page, name) for name in ("region", "on", "active")} == {
        "region": "64",
        "on": "2023-07-05",
        "active": "675.000",
    }
    assert "setara" not in str(dict(page.query_params))
    assert "berbeda dari sebelumnya" in text_of(page)


def test_a_corrected_field_changes_the_verdict():
    page = pasted("16.684 pekerja dari 73.236, 22,77 persen")
    assert "Meleset satu angka terakhir" in text_of(page)
    widget(page, "claim_pct").set_value("22,78").run()
    assert "Angkanya cocok satu sama lain" in text_of(page)
    widget(page, "claim_pct").set_value("32,78").run()
    assert "Angkanya tidak cocok satu sama lain" in text_of(page)


def test_what_the_sentence_leaves_open_is_asked_with_buttons():
    page = pasted("Di Bogor 1,358 pekerja terlindungi, 45 persen")
    said = text_of(page)
    assert "“1,358” dapat dibaca dengan dua cara" in said
    assert "32.01 Kabupaten Bogor, 32.71 Kota Bogor" in said
    page.button(key="claim_choice_active_0").click().run()
    assert widget(page, "claim_active").value == "1.358"
    assert "dua cara" not in text_of(page)
    page.button(key="claim_choice_region_1").click().run()
    assert widget(page, "claim_region").value == "32.71"
    assert "cocok dengan beberapa wilayah" not in text_of(page)


def test_the_reading_stands_first_with_what_was_not_used():
    page = pasted("Peserta aktif 210.000 dari 8.400 badan usaha, cakupan 21 persen")
    said = raw(page)
    assert "<strong>210.000</strong> Pekerja terlindungi" in said
    assert "<strong>8.400 badan usaha</strong> tidak dipakai" in said
    assert said.index('id="bacaan"') < said.index('id="claims-verdict"')
    # Moved to the base by its chip: the fields, the link and the verdict follow.
    chip = next(one for one in page.selectbox if one.label == "210.000")
    chip.set_value("eligible").run()
    assert widget(page, "claim_eligible").value == "210.000"
    assert key_of(page, "active") == ""
    assert "44.100" in text_of(page)


def test_of_several_claims_each_is_answered_once_chosen():
    page = pasted(
        "Tenaga non-ASN 78 persen terlindungi, sedangkan RT/RW baru 22 persen"
    )
    assert "yang mana?" in raw(page)
    assert 'id="claims-verdict"' not in raw(page)
    for number, pct in ((2, "22%"), (1, "78%")):
        page.button(key=f"claim_of_text_{number}").click().run()
        assert widget(page, "claim_pct").value == pct
        assert 'id="claims-verdict"' in raw(page)


def test_a_number_that_no_word_explains_is_asked_by_its_chip():
    page = pasted("Usulan 10.000 pekerja, disetujui 7.000 pekerja")
    assert "Belum jelas “10.000” menghitung apa" in text_of(page)
    chip = next(one for one in page.selectbox if one.label == "7.000")
    chip.set_value("active").run()
    assert widget(page, "claim_active").value == "7.000"
    assert "“7.000” menghitung apa" not in text_of(page)


def test_parts_and_two_units_survive_the_link():
    page = pasted(
        "600.000 pekerja terlindungi, terdiri dari PU 400.000 dan BPU 190.000"
    )
    assert key_of(page, "part") == "400.000 + 190.000"
    assert "590.000" in text_of(page)
    again = opened(active="600.000", part="400.000 + 190.000")
    assert "590.000" in text_of(again)
    both = opened(gap="300.000 = 50%", eligible="500.000")
    assert "Angkanya tidak cocok" in text_of(both)


def test_an_example_fills_the_fields_and_names_its_source():
    page = opened()
    page.button(key="claim_example_P15").click().run()
    assert widget(page, "claim_needed").value == "21.311"
    said = text_of(page)
    assert "Dua target tercampur" in said
    assert ">8.305</strong>" in raw(page)
    assert "S0220" in said
    page.button(key="claim_clear").click().run()
    assert key_of(page, "needed") == ""


def test_text_is_never_markup():
    page = pasted("<b>61%</b> <script>x</script> [a](http://x) **Kaltim**")
    assert not page.exception
    assert "<script>" not in raw(page)
    page = opened(pct="<img src=x>", on="<i>")
    said = raw(page)
    assert "<img" not in said
    assert "&lt;img src=x&gt;" in said
    assert "&lt;i&gt;" in said
