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
