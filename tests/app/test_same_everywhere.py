"""A region's page, its offline copy and its brief say the same of the same thing."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.blocks import Block, Document
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.site.asking import Site
from cakupan.site.content import SiteAsked
from cakupan.site.pages import page_of
from cakupan.topics.coverage import borders
from cakupan.topics.evidence.blocks.sources import ids_of
from cakupan.ui import question
from cakupan.wording import speak
from cakupan.writers.html import HtmlPage
from tests.briefs import follows, notes, others

TODAY = date(2026, 11, 21)
# A province with coverage, one over 100 %, two of the new Papua; regencies with no
# figure, with statements only, with several cohorts, with ranges, with targets.
PLACES = (
    *("64", "31", "61", "94", "92", "65"),
    *("64.01", "64.03", "64.09", "64.72", "61.08", "61.72", "33.12", "94.01"),
)


class _FixedDay(date):
    """A calendar whose today is fixed."""

    @classmethod
    def today(cls) -> date:
        return TODAY


@pytest.fixture(scope="module", autouse=True)
def _settings(shipped_path: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        patch.setattr(question, "date", _FixedDay)
        yield


@pytest.fixture(scope="module")
def asked(shipped_store: Store) -> Data:
    return Data(shipped_store)


@pytest.fixture(scope="module")
def copies(asked: Data):
    """Return a region's page in the copy of its province."""

    @cache
    def site(province: str, lang: str) -> Site:
        return Site(asked, SiteAsked(province, TODAY, langs=(lang,)))

    @cache
    def page(code: str, lang: str) -> HtmlPage:
        made = site(code[:2], lang)
        region = next(r for r in made.places() if r.region_code == code)
        return page_of(made, region, lang)

    return page


def opened(name: str, **params: str) -> str:
    """Return the HTML of a page."""
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    page.switch_page(f"pages/{name}.py")
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception
    assert not page.error
    html = "\n".join(part.proto.body for part in page.get("html"))
    return re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)


def text_of(html: str) -> str:
    """Return what is read, one line a paragraph or cell."""
    lines = re.sub(r"</(p|li|tr|td|th|div|summary)>", "\n", html)
    return unescape(re.sub(r"<[^>]+>", "", lines))


@pytest.fixture(scope="module")
def screens():
    """Return the text of a region's page, each opened once."""

    @cache
    def text(code: str, lang: str) -> str:
        return text_of(opened("wilayah", region=code, lang=lang))

    return text


def brief_of(asked: Data, code: str, lang: str) -> Document:
    return compose(asked, BriefAsked(code, TODAY, lang=lang))


def block_of(page: HtmlPage, key: str) -> Block | None:
    return next((block for block in page.blocks if block.key == key), None)


def missing_from(text: str, said: list[str]) -> list[str]:
    return [part for part in said if part.rstrip(".") not in text]


COMPUTED = ("dihitung: ", "computed: ", "S0006, D007")
EVERYWHERE = pytest.mark.parametrize("lang", ["id", "en"])
OF_EACH = pytest.mark.parametrize("code", PLACES)


@EVERYWHERE
@OF_EACH
def test_the_answer_is_the_same(asked, copies, screens, code, lang):
    brief, copied, screen = (
        brief_of(asked, code, lang),
        copies(code, lang),
        screens(code, lang),
    )
    answer = brief.answer
    assert copied.answer
    assert copied.answer.finding == answer.finding
    assert copied.answer.tags == answer.tags
    # Two pages have room for less of what follows; what they say, the copy says.
    assert tuple(n for n in copied.answer.notes if n in answer.notes) == answer.notes
    assert copied.others == brief.others
    # The page says within which borders a province stands above the way to the other
    # division, whose page lists what was published since; the brief counts that.
    vintage = "34" if brief.period_end < date(2024, 1, 1) else "38"
    region, words = asked.regions.of(code, vintage), speak(lang)
    named = borders.sentence(region, asked.regions, words)
    tags = (answer.tags.partition(named)[0] if named else answer.tags).strip()
    apart = borders.borders_note(region, words) if named else ""
    assert missing_from(screen, [answer.finding, tags, apart]) == []
    # The page sets the workforce and its source as two lines, the rank into one.
    assert missing_from(screen.replace("\n", " "), follows(brief)) == []
    for value, what in others(brief):
        assert f"{value} {what}" in screen


@EVERYWHERE
@OF_EACH
def test_what_is_missing_is_the_same(copies, screens, code, lang):
    block = block_of(copies(code, lang), "belum-ada")
    assert block
    screen = screens(code, lang)
    assert missing_from(screen, notes(block)) == []
    heading = "What is not there yet" if lang == "en" else "Yang belum ada"
    assert heading == block.title
    tail = screen.split(notes(block)[0])[-1]
    assert len(block.notes) == 1 + sum(note in tail for note in notes(block)[1:])


@EVERYWHERE
@OF_EACH
def test_the_place_among_peers_is_the_same(asked, copies, screens, code, lang):
    part = brief_of(asked, code, lang).block("coverage.place_among_peers")
    block = block_of(copies(code, lang), "posisi")
    assert block
    assert block.finding == part.finding
    assert missing_from(screens(code, lang), [part.finding]) == []


def cells_of(block: Block | None) -> list[str]:
    """Return every text of a block's tables, as lines of a reader."""
    if block is None:
        return []
    found = []
    for row in block.sheet.rows if block.sheet else ():
        for cell in row:
            found += [cell.text, cell.note]
    return [text for text in found if text]


@EVERYWHERE
@OF_EACH
@pytest.mark.parametrize("key", ["target", "kohort", "tren", "segmen", "pekerja"])
def test_records_are_the_same(copies, screens, code, lang, key):
    block = block_of(copies(code, lang), key)
    # Where nobody published a percent, the copy draws the computed one alone.
    said = [text for text in cells_of(block) if not text.startswith(COMPUTED)]
    assert missing_from(screens(code, lang), said) == []


@EVERYWHERE
@OF_EACH
def test_the_brief_shows_targets_and_cohorts_of_the_page(asked, screens, code, lang):
    brief, screen = brief_of(asked, code, lang), screens(code, lang)
    own = speak(lang).say("Target")
    for row in brief.figures.rows:
        if row["key"].startswith("cohort ") or (
            row["key"].startswith("target_pct ") and row["label"] == own
        ):
            assert row["as_published"]
            assert row["as_published"] in screen


@EVERYWHERE
@OF_EACH
def test_every_source_of_the_page_is_one_of_the_copy_and_of_the_brief(
    asked, copies, screens, code, lang
):
    block = block_of(copies(code, lang), "sumber")
    assert block
    listed = {link.note.rpartition("(")[2].rstrip(")") for link in block.links}
    page = screens(code, lang).rsplit("Sumber: " if lang == "id" else "Sources: ")[-1]
    shown = set(re.findall(r"\(([A-Z]+\d+)\)", page))
    region = asked.regions.of(code, "38")
    # Instruments are listed on the page alone.
    rules = {
        row["source_id"]
        for row in asked.rows(
            "regulations__by_region", territory_id=region.territory_id
        )
    }
    assert shown - rules <= listed
    # Its map among other regions, what closing a gap costs and the questions stand in
    # the brief alone: a copy that listed their sources too named one it does not use.
    brief = brief_of(asked, code, lang)
    alone = ("coverage.regions_beside", "budget.gap_and_cost", "questions")
    shared = [block for block in brief.blocks if block.key not in alone]
    used = ids_of((brief.answer, brief.others, *shared))
    assert used
    assert set(used) <= listed


# Employed in the latest round, August 2025, and in that of December 2023.
WITHOUT_COVERAGE = {"64.03": ("138.610", "123.154"), "94": ("790.239", "817.169")}


@pytest.mark.parametrize("name", ["wilayah", "ringkasan", "risalah"])
@pytest.mark.parametrize("code", WITHOUT_COVERAGE)
def test_without_coverage_no_page_sets_another_number_large(code, name):
    latest, older = WITHOUT_COVERAGE[code]
    html = opened(name, region=code, lang="id")
    assert 'class="ck-number"' not in html
    lead = html[html.index('<p class="ck-answer"') :]
    answer, _tags, beneath = re.findall(r'<p class="ck-[^"]*"[^>]*>(.*?)</p>', lead)[:3]
    assert "Belum ada angka peserta" in answer
    assert not re.search(r"\d", answer)
    assert latest in beneath
    assert "bekerja" in beneath
    assert older not in beneath
