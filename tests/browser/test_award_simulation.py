"""The simulation in a real browser: deep link, typing, phone, the file for others."""

import json
import re
from urllib.parse import parse_qs, urlparse

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page, expect

from cakupan.cli import main

pytestmark = pytest.mark.browser

EVIDENCE = "r61-1_62-0_63-2_64-2_65-3*n61-60_62-50_63-75_64-80_65-70"
KALTARA = (
    f"peringkat?section=award&region=65&period=2023-12&among=zone&evidence={EVIDENCE}"
)
MARK = "Simulasi, bukan bobot resmi"


def key_of(page: Page, name: str) -> str:
    return parse_qs(urlparse(page.url).query, keep_blank_values=True)[name][0]


def opened(page: Page, url: str, path: str = KALTARA) -> Page:
    page.goto(f"{url}/{path}")
    expect(page.locator(".ck-answer").first).to_be_visible(timeout=30_000)
    expect(page.locator("footer.ck-foot")).to_be_visible(timeout=30_000)
    return page


def test_a_cold_link_gives_the_place_and_the_file_gives_it_elsewhere(
    page: Page, server, shipped_path, tmp_path
) -> None:
    opened(page, server.url)
    answer = page.locator(".ck-answer").first
    expect(answer).to_contain_text("Kalimantan Utara: peringkat 2 dari 5 provinsi")
    expect(page.get_by_text(MARK).first).to_be_visible()
    expect(page.locator(".js-plotly-plot").first).to_contain_text(MARK)
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh profil beserta isian").click()
    path = tmp_path / "ours.toml"
    download.value.save_as(path)
    words = ["rank", "--store", str(shipped_path), "--profile", str(path), "--json"]
    found = json.loads(CliRunner().invoke(main, words).stdout)
    assert found["same_as_file"] is True


def test_what_is_typed_changes_the_place_and_stays_in_the_link(
    page: Page, address: str
) -> None:
    opened(page, address)
    answer = page.locator(".ck-answer").first
    expect(answer).to_contain_text("peringkat 2 dari 5")
    field = page.get_by_role("textbox", name="Inovasi")
    field.fill("dua")
    field.press("Enter")
    expect(page.locator(".ck-warn").first).to_contain_text("inovasi")
    expect(field).to_have_value("dua")
    field.fill("95")
    field.press("Enter")
    expect(answer).to_contain_text("peringkat 1 dari 5")
    expect(page).to_have_url(re.compile("65-95"))
    page.reload()
    expect(answer).to_contain_text("peringkat 1 dari 5", timeout=30_000)
    assert "65-95" in key_of(page, "evidence")


def test_a_phone_shows_places_without_scrolling_sideways(
    page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 780})
    opened(page, address)
    table = page.get_by_role("table", name=re.compile(MARK))
    expect(table).to_contain_text("Kalimantan Timur")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360
