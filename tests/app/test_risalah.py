"""The page of the brief says what its files say, and gives them."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.data import Data
from cakupan.data.store import ready_store
from cakupan.ui import question
from tests.briefs import doubts, follows, parts, queries

PAGE = "pages/risalah.py"


class _Day(date):
    """A calendar whose today is fixed."""

    @classmethod
    def today(cls) -> date:
        return date(2026, 11, 21)


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        patch.setattr(question, "date", _Day)
        yield


def opened(**params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(PAGE)
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, (params, page.exception)
    assert not page.error, (params, [error.value for error in page.error])
    return page


def text_of(page: AppTest) -> str:
    html = "\n".join(part.proto.body for part in page.get("html"))
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("region", ["00", "31", "64", "65", "64.03"])
def test_the_page_says_what_the_file_says(region, lang):
    page = opened(region=region, lang=lang)
    said = text_of(page)
    store = ready_store()
    asked = Data(store)
    brief = compose(asked, BriefAsked(region, date(2026, 11, 21), lang=lang))
    store.close()
    for text in (
        brief.answer.finding,
        brief.answer.tags,
        *follows(brief),
        *(part.finding for part in parts(brief)),
        *(part.missing for part in parts(brief)),
        *(row[0] for row in queries(brief)),
        *(row[1] for row in queries(brief)),
        *doubts(brief),
    ):
        assert text in said


def test_each_file_has_a_button_and_names_region_month_and_language():
    page = opened(region="64")
    labels = [button.proto.label for button in page.get("download_button")]
    assert labels[0] == "PDF, dua halaman"
    assert len(labels) >= 5


def test_a_definition_from_the_link_holds_for_the_brief():
    page = opened(region="64", segments="BPU", base="non_wage", lang="en")
    said = text_of(page)
    assert "315,162 of 731,052 workers of Kalimantan Timur" in said
    assert "43.11%" in said


def test_the_page_of_a_region_leads_here():
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page("pages/wilayah.py")
    page.query_params["region"] = "64"
    page.run()
    links = {link.proto.label: link.proto for link in page.get("page_link")}
    door = links["Risalah untuk rapat ›"]
    assert door.page == "risalah"
    assert "region=64&" in door.query_string
