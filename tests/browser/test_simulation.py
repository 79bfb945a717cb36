"""The word SIMULASI lies across every screen and every sheet, and hides nothing."""

import re
import zlib

import pytest

pytestmark = pytest.mark.browser

ADDRESS = "wilayah?dataset=simulasi&region=65&period=2024-06"
# The colour of the letters, as Chromium writes it where it draws a sheet.
RED = b".8039 .098 .098 RG"


def sheets_of(pdf: bytes) -> list[bytes]:
    """Return what is drawn on each sheet of a PDF."""
    found = []
    for content in re.findall(rb"/Contents (\d+) 0 R", pdf):
        body = re.search(
            rb"\n%s 0 obj.*?stream\r?\n(.*?)endstream" % content, pdf, re.DOTALL
        )
        assert body, f"content {content!r} of a sheet"
        found.append(zlib.decompress(body[1]))
    return found


@pytest.fixture
def url(warm_server, simulation_path) -> str:
    return warm_server("cakupan serve", CAKUPAN_SIMULATION=str(simulation_path)).url


@pytest.fixture
def simulated(open_page, url):
    page = open_page()
    page.goto(f"{url}/{ADDRESS}")
    page.locator("footer.ck-foot").wait_for()
    page.locator(".ck-watermark").wait_for(state="attached")
    return page


def test_every_sheet_of_paper_bears_the_word(simulated):
    sheets = sheets_of(simulated.pdf(format="A4"))
    assert len(sheets) > 2
    assert [sheet.count(RED) >= 8 for sheet in sheets] == [True] * len(sheets)


def test_the_word_covers_the_screen_wherever_the_page_is_scrolled(simulated):
    across = simulated.locator(".ck-watermark")
    for place in (0, 1e6):
        simulated.evaluate(
            "y => document.querySelector('.stMain').scrollTo(0, y)", place
        )
        box = across.bounding_box()
        size = simulated.viewport_size
        assert (box["x"], box["y"]) == (0, 0)
        assert (box["width"], box["height"]) == (size["width"], size["height"])


def test_the_word_lets_clicks_through(simulated):
    simulated.get_by_role("button", name="Kembali ke angka terbit").click()
    simulated.locator(".ck-watermark").wait_for(state="detached")
    assert "dataset=terbit" in simulated.url


def test_a_phone_shows_the_line_without_scrolling_sideways(open_page, url):
    page = open_page("phone")
    page.goto(f"{url}/{ADDRESS}")
    page.locator(".ck-simulation strong").wait_for()
    page.locator("footer.ck-foot").wait_for(state="attached", timeout=60_000)
    wide = page.evaluate(
        "() => document.querySelector('.stMain').scrollWidth - innerWidth"
    )
    assert wide <= 0
