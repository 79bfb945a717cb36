"""Sources & method in a real browser: sections, sources, files."""

import csv
import io
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PATH = "sumber_metode?region=64&lang=id"
LAST = "Hanya angka agregat"


def opened(page: Page, url: str, path: str = PATH) -> Page:
    page.goto(f"{url}/{path}")
    expect(page.get_by_text(LAST)).to_be_attached(timeout=60_000)
    return page


@pytest.fixture
def method(page: Page, address: str) -> Page:
    """The page under the project's own server, read from Kalimantan Timur."""
    return opened(page, address)


def test_a_link_to_a_section_leads_there_on_a_cold_server(page: Page, server) -> None:
    opened(page, server.url, f"{PATH}#konflik")
    heading = page.get_by_role("heading", name="Angka yang bertentangan")
    expect(heading).to_be_in_viewport(ratio=1, timeout=15_000)
    page.get_by_role("link", name="Istilah", exact=True).click()
    expect(page.get_by_role("heading", name="Istilah")).to_be_in_viewport(ratio=1)


def test_a_statement_opens_by_keyboard_and_is_the_one_that_runs(method: Page) -> None:
    summary = method.locator("summary", has_text="reads/coverage__by_region.sql").first
    code = method.locator("details", has=summary).locator("pre").first
    expect(code).to_be_hidden()
    summary.focus()
    method.keyboard.press("Enter")
    expect(code).to_be_visible()
    expect(code).to_contain_text(
        "100.0 * sums.active_workers / nullif(base_rows.base_workers, 0)"
    )


def test_a_source_is_found_picked_and_kept_in_the_address(method: Page) -> None:
    table = method.get_by_role("grid", name="Pilih satu baris")
    method.get_by_role("searchbox").first.fill("satudata.kemnaker.go.id/data")
    row = table.get_by_role("row", name="data_peserta_bpjstk.csv")
    expect(row).to_have_count(1)
    row.click()
    card = method.locator(".ck-note", has_text="(S0006)")
    link = card.get_by_role("link")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    assert link.get_attribute("href").startswith("https://github.com/")
    query = parse_qs(urlparse(method.url).query)
    assert query["source"] == ["S0006"]
    assert query["region"] == ["64"]
    method.reload()
    expect(card).to_be_visible(timeout=30_000)


def test_a_case_is_found_opened_and_kept_in_the_address(method: Page) -> None:
    table = method.get_by_role("grid", name="Pilih satu kasus")
    method.get_by_role("searchbox").nth(1).fill("Benuanta")
    row = table.get_by_role("row", name="22.121 pekerja rentan dianggarkan")
    expect(row).to_have_count(1)
    row.click()
    card = method.locator("#perkara")
    expect(card).to_contain_text("Yang dapat menyelesaikannya", timeout=15_000)
    query = parse_qs(urlparse(method.url).query)
    assert query["conflict"] == ["C-65-2025-programme"]
    method.reload()
    expect(card.get_by_role("heading")).to_be_in_viewport(timeout=30_000)


def test_a_download_holds_every_source(method: Page) -> None:
    # All tables are drawn: until then the buttons below them still move.
    counts = method.get_by_text(re.compile(r"^(\d+) dari \1$"))
    expect(counts).to_have_count(3)
    with method.expect_download() as started:
        method.get_by_role("button", name="Unduh CSV").first.click()
    text = started.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text.split("\n", 1)[1])))
    shown = method.get_by_text(f"{len(rows)} dari {len(rows)}", exact=True)
    expect(shown.first).to_be_visible()
    assert started.value.suggested_filename == "cakupan-sumber.csv"
    assert any(row["source_id"] == "S0006" for row in rows)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_needs_no_sideways_scrolling(
    open_page: Callable, address: str, scheme: str
) -> None:
    page = opened(open_page("phone", color_scheme=scheme), address)
    for summary in page.locator("summary").all():
        summary.evaluate("each => { each.parentElement.open = true; }")
    width = page.evaluate("() => document.querySelector('.stMain').scrollWidth")
    assert width <= 360
    # A table of our own names its columns in each block.
    label = page.locator("td[data-label='Baris diperiksa']").first
    shown = label.evaluate("each => getComputedStyle(each, '::before').content")
    assert "Baris diperiksa" in shown


def test_english_says_the_same_in_english(page: Page, address: str) -> None:
    page.goto(f"{address}/sumber_metode?region=64&lang=en")
    expect(page.get_by_text("Aggregates only")).to_be_attached(timeout=60_000)
    expect(page.locator(".ck-answer")).to_contain_text("335 sources")
    expect(page.get_by_role("heading", name="Figures that disagree")).to_be_attached()
