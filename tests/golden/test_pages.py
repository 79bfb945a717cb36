"""What readers get from every page, in both languages, is what the golden files say.

A file a page and language, a section a region: seven on published figures, two on
*Simulasi*, two with an office's folder. ``page_text.py`` says how a page is written.
"""

import difflib
import doctest
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.ui import frame, question
from tests.golden import page_text
from tests.golden.page_text import Element, elements, sections
from tests.reader import one_look_at_the_packages

FOLDER = Path(__file__).parent / "pages"
TODAY = date(2026, 11, 30)
LANGUAGES = ("id", "en")
PUBLISHED = ("00", "64", "65", "61", "31", "94", "64.09")
SIMULATED = ("65", "65.01")
OFFICE = ("64", "64.09")
# A published sentence of the region, as its numbers stand in the address.
CLAIMS = {
    "64": {"pct": "49,74", "active": "675 ribu", "on": "2023-07-05"},
    "65": {
        "rupiah": "2 miliar",
        "needed": "22.121",
        "months": "4-5",
        "on": "2025-07-30",
    },
    "61": {"pct": "37", "target_pct": "61", "on": "2025-12-24"},
    "61.72": {"pct": "22,77", "active": "16.684", "gap": "73.236", "on": "2025-06"},
}
# Sections of a page that open by their address alone.
SECTIONS: dict[str, dict[str, dict[str, str]]] = {
    "peringkat": {
        "award, evidence of Kalimantan": {
            "section": "award",
            "region": "65",
            "period": "2023-12",
            "among": "zone",
            "evidence": "r61-1_62-0_63-2_64-2_65-3*n61-60_62-50_63-75_64-80_65-70",
        },
        "award, too few figures": {
            "section": "award",
            "region": "64",
            "period": "2023-12",
        },
        "history": {"section": "history", "region": "00"},
        "history of Kalimantan": {
            "section": "history",
            "region": "64",
            "won_in": "2023",
            "won_zone": "Kalimantan",
        },
    }
}


class Today(date):
    """A calendar whose today is fixed."""

    @classmethod
    def today(cls) -> date:
        return TODAY


@pytest.fixture(scope="module", autouse=True)
def settings(shipped_path: Path, simulation_path: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch, one_look_at_the_packages():
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        patch.setenv("CAKUPAN_SIMULATION", str(simulation_path))
        patch.setenv("CAKUPAN_TODAY", TODAY.isoformat())
        patch.setattr(question, "date", Today)
        yield


@pytest.fixture
def file_names(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The names of the files that a page offers, by the button's key."""
    found: dict[str, str] = {}
    offer = st.download_button

    def noted(*args, **settings):
        found[settings["key"]] = settings["file_name"]
        return offer(*args, **settings)

    monkeypatch.setattr(st, "download_button", noted)
    return found


def shown(page: str, file_names: dict[str, str], **params: str) -> list[Element]:
    """Return what a page shows at an address."""
    app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    return elements(app, file_names, is_of_sources=page == "sumber_metode")


def all_of(page: str, lang: str, file_names: dict[str, str], office: Path) -> str:
    """Return a page for every region as text."""
    is_claim = page == "periksa_angka"
    more = [code for code in CLAIMS if code not in PUBLISHED] if is_claim else []
    claims = CLAIMS if is_claim else {}
    pages = [
        (
            code,
            shown(page, file_names, region=code, lang=lang, **claims.get(code, {})),
        )
        for code in (*PUBLISHED, *more)
    ]
    pages += [
        (
            f"simulasi {code}",
            shown(page, file_names, region=code, lang=lang, dataset="simulasi"),
        )
        for code in SIMULATED
    ]
    pages += [
        (name, shown(page, file_names, lang=lang, **params))
        for name, params in SECTIONS.get(page, {}).items()
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_DATA", str(office.parent / "kantor"))
        patch.setenv("CAKUPAN_STORE", str(office))
        pages += [
            (f"office {code}", shown(page, file_names, region=code, lang=lang))
            for code in OFFICE
        ]
    return sections(pages)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", [entry.name for entry in frame.PAGES])
def test_a_page_is_what_its_golden_file_says(
    page: str,
    lang: str,
    file_names: dict[str, str],
    office_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    file = FOLDER / f"{page}.{lang}.txt"
    now = all_of(page, lang, file_names, office_path)
    if request.config.getoption("rewrite_golden", default=False):
        file.write_text(now, encoding="utf-8")
    kept = file.read_text(encoding="utf-8")
    if now != kept:
        pytest.fail(unlike(kept, now, file.name), pytrace=False)


def unlike(kept: str, now: str, name: str) -> str:
    """Return the difference line by line, and what to do about it."""
    lines = difflib.unified_diff(
        kept.splitlines(), now.splitlines(), f"kept/{name}", f"now/{name}", n=1
    )
    return "\n".join(
        (
            *(line.rstrip("\n") for line in lines),
            "",
            f"tests/golden/pages/{name} is not what readers get now. If it is meant, "
            "write it with",
            "pytest tests/golden --rewrite-golden; what changed must be said in the "
            "commit.",
        )
    )


def test_every_page_has_its_files_and_there_are_no_others() -> None:
    names = {f"{entry.name}.{lang}.txt" for entry in frame.PAGES for lang in LANGUAGES}
    assert {file.name for file in FOLDER.iterdir()} == names


def test_the_examples_of_how_a_page_is_written_hold() -> None:
    found = doctest.testmod(page_text)
    assert found.attempted
    assert not found.failed
