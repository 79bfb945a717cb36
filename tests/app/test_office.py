"""The pages with an office's own figures: a row per segment, as offices send them."""

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.ui import question
from tests import office
from tests.app.test_wilayah import asked, text_of


class Today(date):
    """A day after the office's last month."""

    @classmethod
    def today(cls) -> date:
        return date(2026, 11, 30)


@pytest.fixture(scope="module", autouse=True)
def store(office_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_DATA", str(office_path.parent / "kantor"))
        patch.setenv("CAKUPAN_STORE", str(office_path))
        patch.setattr(question, "date", Today)
        yield


def opened(page: str, **params: str) -> str:
    app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    return text_of(asked(app, **params))


def use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pages answer with another office's folder."""
    monkeypatch.setenv("CAKUPAN_DATA", str(folder))
    monkeypatch.setenv("CAKUPAN_STORE", str(folder.parent / "cakupan.duckdb"))


def test_22_months_of_single_segments_have_a_forecast_and_a_change():
    text = opened("target_anggaran", region="64.01")
    assert "Belum ada prakiraan" not in text
    assert "Garis lurus melalui 22 titik" in text
    # October of both years: 1,853 and 2,057 of 134,978 (Sakernas, August 2025).
    assert "Dari Oktober 2025 (1,37%) ke Oktober 2026 (1,52%)" in text
    for scope in ("PU + BPU", "PU"):
        text = opened(
            "target_anggaran", region="64.01", segments=scope.replace(" + ", ",")
        )
        assert f"; {scope}; garis lurus" in text


def test_what_the_trend_stands_on_is_named_where_it_is_not_what_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Construction was sent for three months: the trend is of PU + BPU, by name."""
    sent = [
        *office.rows(["64.01"], segments=("PU", "BPU")),
        *office.rows(["64.01"], office.MONTHS[-3:], ("JAKON",)),
    ]
    use(office.write(tmp_path / "kantor", sent), monkeypatch)
    text = opened("target_anggaran", region="64.01")
    assert "; PU + BPU; garis lurus" in text
    assert "Untuk PU + BPU + jasa konstruksi kurang dari enam bulan" in text
    # 1,500 and 15 more in each of 21 months: 1,815 of PU + BPU in October 2026.
    assert "1.815" in text


def without_construction_in(month: date) -> list[office.Cells]:
    """Return the whole office, but for construction workers in one month."""
    return [
        row
        for row in office.rows()
        if (row["period_end"], row["segment_scope"]) != (month.isoformat(), "JAKON")
    ]


PART = (
    "Yang tercatat untuk Oktober 2026: 1.815 dari 134.978 pekerja, 1,34% (PU + BPU, "
    "tanpa jasa konstruksi: jasa konstruksi belum dikirim). Sumber: Cabang Contoh "
    "Kaltim."
)


@pytest.fixture(scope="module")
def last_month_in_part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose October 2026 is without construction workers."""
    root = tmp_path_factory.mktemp("part")
    return office.write(root / "kantor", without_construction_in(office.MONTHS[-1]))


def test_the_last_whole_month_stands_and_the_later_part_is_named_beside_it(
    last_month_in_part: Path, monkeypatch: pytest.MonkeyPatch
):
    use(last_month_in_part, monkeypatch)
    text = opened("wilayah", region="64.01")
    # September 2026: 1,700 and 17 more in each of 20 months.
    assert "September 2026: 2.040 dari 134.978 pekerja Kabupaten Paser" in text
    assert (
        "Ada bulan yang lebih baru, Oktober 2026: 1.815 dari 134.978 pekerja, 1,34% "
        "(PU + BPU, tanpa jasa konstruksi: jasa konstruksi belum dikirim)."
    ) in text


@pytest.mark.parametrize("page", ["wilayah", "risalah", "target_anggaran", "ringkasan"])
def test_a_month_without_a_segment_shows_what_is_there_by_its_name(
    last_month_in_part: Path, monkeypatch: pytest.MonkeyPatch, page: str
):
    use(last_month_in_part, monkeypatch)
    text = opened(page, region="64.01", period="2026-10")
    assert PART in text
    assert (
        "Kabupaten Paser, Oktober 2026: belum ada angka PU + BPU + jasa konstruksi; "
        "jasa konstruksi belum dikirim."
    ) in text
    assert "Belum ada angka peserta Kabupaten Paser yang terbit" not in text
    assert "tidak diterbitkan sebagai data terbuka" not in text or page == "ringkasan"


def test_an_office_without_construction_workers_is_asked_in_its_own_last_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    sent = office.rows(segments=("PU", "BPU"))
    use(office.write(tmp_path / "kantor", sent), monkeypatch)
    text = opened("wilayah", region="64.01")
    assert PART in text
    # The table of segments has what is there, and says whose it is.
    assert "Sumber: deret Cabang Contoh Kaltim; Sakernas Agustus (BPS)." in text
    assert "jasa konstruksi1.815" not in text
    narrower = opened("wilayah", region="64.01", segments="PU,BPU")
    assert "Oktober 2026: 1.815 dari 134.978 pekerja Kabupaten Paser" in narrower


def test_one_regency_that_is_ahead_is_not_the_month_of_all_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Balikpapan sent October early: the others are shown in their September."""
    sent = office.rows(months=office.MONTHS[:-1])
    sent += office.rows(["64.71"], office.MONTHS[-1:])
    use(office.write(tmp_path / "kantor", sent), monkeypatch)
    assert "September 2026: 2.040 dari" in opened("wilayah", region="64.01")
    ahead = opened("wilayah", region="64.71")
    # Balikpapan is number 8: 8 times 2,040, and 8 times 2,057 a month later.
    assert "September 2026: 16.320 dari" in ahead
    assert "Ada bulan yang lebih baru, Oktober 2026: 16.456 dari" in ahead


def test_of_many_cohorts_that_end_together_all_workers_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Five end in December 2026: 300, 200, 40, 30 and 20 workers, 590 together."""
    more = [
        office.cohort(name, workers=workers, payer="csr")
        for name, workers in (("lima", 40), ("enam", 30), ("tujuh", 20))
    ]
    use(
        office.write(tmp_path / "kantor", programmes=[*office.cohorts(), *more]),
        monkeypatch,
    )
    text = opened("pekerja_rentan", region="64.09")
    assert "Perlindungan 590 pekerja berakhir Desember 2026" in text
    assert "Semuanya 5 kohort." in text
