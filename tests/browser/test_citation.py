"""One tap quotes a figure; the link that it gives says later whether it still fits."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LAST = "Semua sumber halaman ini"
QUERY = "wilayah?region=64&period=2023-12"


def opened(page: Page, url: str) -> Page:
    page.goto(url)
    expect(page.get_by_text(LAST)).to_be_attached(timeout=60_000)
    return page


def test_on_a_phone_one_tap_copies_text_and_link(
    open_page: Callable, address: str
) -> None:
    page = open_page("phone", has_touch=True)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, f"{address}/{QUERY}")
    button = page.get_by_role("button", name="Kutip: Kalimantan Timur")
    page.get_by_text(LAST).scroll_into_view_if_needed()
    # It is at hand wherever the reader is on the page.
    expect(button).to_be_in_viewport(ratio=1, timeout=15_000)
    button.tap()
    expect(page.get_by_text("Teks dan tautan tersalin.")).to_be_in_viewport()
    text, link = page.evaluate("navigator.clipboard.readText()").split("\n")
    assert len(text) < 300
    assert "1.323.233 dari 1.847.295 pekerja terlindungi, 71,63%" in text
    assert link.startswith(address)
    keys = parse_qs(urlparse(link).query)
    assert keys["known_on"] == ["2026-11-30"]
    assert text.endswith(f"[Cakupan {keys['cite'][0]}]")

    opened(page, link)
    note = page.locator(".ck-note", has_text="Kutipan diperiksa")
    expect(note).to_contain_text("cocok. Ditampilkan menurut keadaan data")
    expect(note).to_contain_text("Sejak itu angka ini tidak berubah")


def test_where_the_browser_may_not_copy_the_words_stand_to_be_copied_by_hand(
    page: Page, address: str
) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'isSecureContext', {value: false});"
        "document.execCommand = () => false;"
    )
    opened(page, f"{address}/{QUERY}")
    page.get_by_role("button", name="Kutip: Kalimantan Timur").click()
    field = page.get_by_role("textbox", name="Salin sendiri")
    expect(field).to_be_visible()
    assert "71,63%" in field.input_value()
    assert "&cite=" in field.input_value()


def test_a_choice_made_later_leaves_the_quotation(page: Page, address: str) -> None:
    opened(page, f"{address}/{QUERY}&vintage=34&known_on=2026-11-21&cite=00000000")
    note = page.locator(".ck-note", has_text="Kutipan diperiksa")
    expect(note).to_contain_text("tidak cocok")
    page.get_by_role("button", name="34 provinsi").click()
    expect(note).to_have_count(0, timeout=30_000)
    assert "cite=&" in f"{page.url}&"
