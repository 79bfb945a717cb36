"""The page of the brief in a real browser: cold, its file, on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PATH = "risalah?region=65&lang=id"


def opened(page: Page, url: str) -> Page:
    page.goto(f"{url}/{PATH}")
    expect(page.locator(".ck-answer")).to_be_visible(timeout=30_000)
    expect(page.locator("footer.ck-foot")).to_be_attached(timeout=30_000)
    return page


def test_a_cold_deep_link_shows_the_brief_and_gives_the_pdf(page: Page, server) -> None:
    opened(page, server.url)
    expect(page.locator(".ck-answer")).to_contain_text("66,07%")
    drawings = page.locator("img[alt]")
    expect(drawings).to_have_count(4, timeout=30_000)
    widths = drawings.evaluate_all("found => found.map(one => one.naturalWidth)")
    assert min(widths) > 0
    with page.expect_download(timeout=30_000) as waiting:
        page.get_by_role("button", name="PDF, dua halaman").click()
    download = waiting.value
    assert download.suggested_filename == "cakupan-risalah-65-2023-12-id.pdf"
    assert download.path().read_bytes().startswith(b"%PDF-")


def test_a_phone_needs_no_sideways_scrolling(
    open_page: Callable[..., Page], address: str
) -> None:
    page = opened(open_page("phone"), address)
    wide, window = page.evaluate(
        "() => { const e = document.querySelector('.stMain');"
        " return [e.scrollWidth, e.clientWidth]; }"
    )
    assert wide <= window
