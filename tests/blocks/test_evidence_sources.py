"""The list of sources is of what the blocks show, whoever composes the list."""

from datetime import date

import pytest

from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.site.asking import Site
from cakupan.site.content import SiteAsked
from cakupan.site.pages import page_of
from cakupan.topics.evidence.blocks.sources import ids_of, sources_of
from cakupan.wording import speak

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


@pytest.mark.parametrize("code", ["64", "65", "94", "64.09"])
def test_a_brief_lists_the_sources_of_all_of_its_blocks(data, code):
    """The doubts of Kaltim quote Narasi (S0219), which its brief did not list."""
    brief = compose(data, BriefAsked(code, TODAY))
    listed = [source.source_id for source in brief.sources]
    shown = (brief.answer, brief.others, *brief.blocks)
    assert set(ids_of(shown)) <= set(listed)
    assert len(listed) == len(set(listed))
    assert ("S0219" in listed) == (code == "64")


def test_a_page_of_a_copy_lists_the_sources_of_all_of_its_blocks(data):
    site = Site(data, SiteAsked("64", TODAY))
    for region in list(site.places())[:3]:
        page = page_of(site, region, "id")
        (listed,) = [block for block in page.blocks if block.key == "sumber"]
        shown = [page.answer, page.others, *page.blocks]
        assert set(ids_of(shown)) <= set(listed.sources)
        assert len(listed.links) == len(listed.sources)


def test_a_source_is_listed_once_with_publisher_and_day(data):
    block = sources_of(["S0006", None, "SEED1", "S0006"], data, speak("en"))
    assert block.sources == ("S0006", "SEED1")
    first, seed = block.links
    assert first.href.startswith("https://")
    assert first.note.endswith("(S0006)")
    # An article that is kept without an address is no link.
    assert seed.href == ""


@pytest.mark.parametrize("code", ["94", "92"])
def test_a_copy_names_no_source_that_no_figure_of_its_page_uses(shipped_store, code):
    """The pages of 94 and 92 took over the brief's list: its cost stands on no page."""
    site = Site(Data(shipped_store, today=TODAY), SiteAsked(code, TODAY))
    for region in site.places():
        page = page_of(site, region, "id")
        *shown, listed = [b for b in page.blocks if b.key != "tetangga"]
        assert listed.key == "sumber"
        used = ids_of((page.answer, page.others, *shown))
        assert set(listed.sources) == set(used), region.region_code
