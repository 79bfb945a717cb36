"""The claim checker in a real browser: a phone, a pasted sentence, a copied link."""

from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import VIEWPORTS

pytestmark = pytest.mark.browser

SENTENCE = "Kaltim, 5 Juli 2023: baru 49,74 persen, setara dengan 675 ribu pekerja"


def test_a_phone_gets_the_verdict_of_a_pasted_sentence_on_one_screen(
    page: Page, address: str
) -> None:
    width, height = VIEWPORTS["phone"]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{address}/periksa_angka")
    box = page.get_by_role("textbox", name="Tempel kalimat")
    expect(box).to_be_visible(timeout=30_000)
    box.fill(SENTENCE)
    page.get_by_role("button", name="Periksa", exact=True).click()
    answer = page.locator(".ck-answer")
    expect(answer).to_contain_text("1.358.649")
    expect(page.get_by_role("textbox", name="Cakupan, persen")).to_have_value("49,74%")
    expect(answer).to_be_in_viewport()
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0
    query = parse_qs(urlparse(page.url).query)
    assert query["active"] == ["675.000"]
    assert "setara" not in page.url
    # The link alone gives the same verdict.
    page.reload()
    expect(page.locator(".ck-answer")).to_contain_text("1.358.649", timeout=30_000)
    expect(page.get_by_role("textbox", name="Tempel kalimat")).to_have_value("")


def test_the_keyboard_corrects_a_field_and_goes_back(page: Page, address: str) -> None:
    link = "periksa_angka?pct=22,77%25&active=16.684&gap=73.236&region=61.72&on=2025-06"
    page.goto(f"{address}/{link}")
    chip = page.locator("#claims-verdict")
    expect(chip).to_contain_text("Seluruh potensi", timeout=30_000)
    field = page.get_by_role("textbox", name="Belum terlindungi")
    field.fill("56.552")
    field.press("Enter")
    expect(chip).to_contain_text("Meleset satu angka terakhir")
    page.go_back()
    expect(chip).to_contain_text("Seluruh potensi")
    expect(field).to_have_value("73.236")
