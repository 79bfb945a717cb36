"""The offline copy in a browser: opened from a folder, with the network cut."""

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from cakupan.data import Data
from cakupan.site import folder, render
from cakupan.site.asking import Site
from cakupan.site.content import SiteAsked

pytestmark = pytest.mark.browser


@pytest.fixture
def place(shipped_store, tmp_path: Path) -> Path:
    asked = Data(shipped_store)
    what = SiteAsked("64", date(2026, 11, 21), langs=("id", "en"))
    return folder.write(tmp_path / "kaltim", render.files(Site(asked, what)))


def opened(browser: Browser, place: Path, **settings) -> tuple[Page, list[str]]:
    page = browser.new_context(offline=True, **settings).new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto((place / "index.html").as_uri())
    return page, faults


def test_a_copy_is_read_searched_and_walked_without_a_network(browser, place):
    page, faults = opened(browser, place, viewport={"width": 1366, "height": 768})
    expect(page.locator(".answer")).to_contain_text("1.323.233 dari 1.847.295")

    # Search: an alias leads to the page, a number to its place.
    page.get_by_role("searchbox").fill("Kukar")
    first = page.locator(".hits a").first
    expect(first).to_contain_text("Kabupaten Kutai Kartanegara")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Kabupaten Kutai Kartanegara")
    # Digits of two offices are for the reader to choose from: Enter opens neither.
    page.get_by_role("searchbox").fill("6403")
    expect(page.locator(".hits b")).to_have_text(
        ["Kabupaten Kutai Kartanegara", "Kabupaten Berau"]
    )
    page.keyboard.press("Enter")
    expect(page.locator(".hits a").first).to_be_focused()
    expect(page.locator("h1")).to_have_text("Kabupaten Kutai Kartanegara")
    page.get_by_role("searchbox").fill("64.03")
    expect(page.locator(".hits b").first).to_have_text("Kabupaten Berau")
    page.get_by_role("searchbox").fill("Prov. Kalimantan Timur")
    expect(page.locator(".hits b").first).to_have_text("Kalimantan Timur")
    page.get_by_role("searchbox").fill("1323233")
    expect(page.locator(".hits a").first).to_contain_text("1.323.233")
    page.locator(".hits a").first.click()
    expect(page.locator("h1")).to_have_text("Kalimantan Timur")

    # The map by keyboard: its figures are said, Enter opens the page.
    region = page.locator(".map svg a[href='64.71.html']")
    region.focus()
    expect(page.locator(".pointed")).to_contain_text("Kota Balikpapan: 36,67%")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Kota Balikpapan")

    # The same page in English, and back up.
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("h1")).to_have_text("Kota Balikpapan")
    page.locator(".above a").click()
    expect(page.locator(".answer")).to_contain_text("1,323,233 of 1,847,295")
    assert faults == []


def test_a_copy_fits_a_phone_and_its_table_is_sorted(browser, place):
    page, faults = opened(browser, place, viewport={"width": 360, "height": 780})
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    table = page.locator("#peta table")
    table.get_by_role("button", name="Bekerja", exact=True).click()
    expect(table.locator("tbody th").first).to_contain_text("Kota Samarinda")
    table.get_by_role("button", name="Kabupaten/kota").click()
    expect(table.locator("tbody th").first).to_contain_text("Kabupaten Berau")
    assert faults == []
