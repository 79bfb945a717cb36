"""Targets and budget in a real browser: deep link, keyboard, phone, files, link."""

import csv
import io
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

KALTARA = "target_anggaran?region=65&lang=id&from=2025-08"


def key_of(page: Page, name: str) -> str:
    return parse_qs(urlparse(page.url).query, keep_blank_values=True)[name][0]


def opened(page: Page, url: str, path: str = KALTARA) -> Page:
    page.goto(f"{url}/{path}")
    expect(page.locator(".ck-answer").first).to_be_visible(timeout=30_000)
    expect(page.locator("footer.ck-foot")).to_be_visible(timeout=30_000)
    return page


def budget_of(page: Page):
    """Return the sentence that answers what the money does."""
    return page.locator(".ck-answer").filter(has_text="melindungi")


def test_a_cold_deep_link_gives_the_budget(page: Page, server) -> None:
    opened(page, server.url)
    expect(budget_of(page)).to_contain_text("5 bulan")
    expect(budget_of(page)).to_contain_text("Sisa Rp141.836.000")
    expect(page.get_by_text("Rp4.459.593.600").first).to_be_visible()


@pytest.fixture
def desk(page: Page, address: str) -> Page:
    """The page for Kalimantan Utara under the project's own server."""
    return opened(page, address)


def test_the_keyboard_types_a_target_and_the_link_keeps_it(desk: Page) -> None:
    field = desk.get_by_role("textbox", name="Target, persen")
    field.focus()
    desk.keyboard.type("70")
    desk.keyboard.press("Enter")
    answer = desk.locator(".ck-answer").first
    expect(answer).to_contain_text("14.641")
    expect(desk.get_by_text("Selisih ke target, target ketikan Anda")).to_be_visible()
    assert key_of(desk, "target_pct") == "70"
    desk.reload()
    expect(answer).to_contain_text("14.641", timeout=30_000)
    expect(field).to_have_value("70")


def test_a_wrong_number_stays_and_is_said(desk: Page) -> None:
    field = desk.get_by_label("Uang, rupiah").first
    field.fill("dua miliar")
    field.press("Enter")
    expect(desk.locator(".ck-warn").first).to_contain_text("Uang, rupiah")
    expect(field).to_have_value("dua miliar")
    field.fill("4.000.000.000")
    field.press("Enter")
    expect(budget_of(desk)).to_contain_text("10 bulan")


def test_a_plan_is_kept_and_taken_along(desk: Page) -> None:
    name = desk.get_by_label("Nama skenario")
    name.fill("Lima bulan")
    name.press("Enter")
    expect(desk).to_have_url(re.compile("name=Lima"))
    desk.get_by_role("button", name="Simpan sebagai A").click()
    table = desk.get_by_role("region", name="Dua skenario berdampingan")
    expect(table).to_contain_text("A: Lima bulan")
    assert "workers=22.121" in key_of(desk, "scenario_a")
    with desk.expect_download() as download:
        buttons = desk.locator(".st-key-downloads_scenarios button")
        buttons.first.click()
    text = download.value.path().read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text.split("\n", 1)[1])))
    assert [(row["name"], row["remainder_rupiah"]) for row in rows] == [
        ("Lima bulan", "141836000")
    ]


def test_a_phone_needs_no_sideways_scrolling(open_page: Callable, address: str) -> None:
    page = opened(open_page("phone"), address)
    width = page.evaluate(
        "() => Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('.stMain').scrollWidth)"
    )
    assert width <= 360
    expect(budget_of(page)).to_contain_text("5 bulan")
