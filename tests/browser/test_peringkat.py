"""The rankings in a real browser: deep link, a region left out, the file, a phone."""

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

KALTIM = "peringkat?region=64&lang=id"


def opened(page: Page, url: str, path: str = KALTIM) -> Page:
    page.goto(f"{url}/{path}")
    expect(page.locator(".ck-answer").first).to_be_visible(timeout=30_000)
    expect(page.locator("footer.ck-foot")).to_be_visible(timeout=30_000)
    return page


def key_of(page: Page, name: str) -> str:
    return parse_qs(urlparse(page.url).query, keep_blank_values=True)[name][0]


def test_a_region_left_out_closes_the_places_up_and_stays_in_the_link(
    page: Page, address: str
) -> None:
    opened(page, address)
    answer = page.locator(".ck-answer").first
    expect(answer).to_contain_text("2 dari 34 provinsi")
    page.get_by_role("button", name="Atur peringkat").click()
    page.get_by_role("combobox", name="Keluarkan").fill("DKI")
    page.keyboard.press("Enter")
    expect(answer).to_contain_text("1 dari 33 provinsi")
    assert key_of(page, "leave_out") == "31"
    page.reload()
    expect(answer).to_contain_text("1 dari 33 provinsi", timeout=30_000)
    page.get_by_role("button", name="tanpa DKI Jakarta").click()
    expect(answer).to_contain_text("2 dari 34 provinsi")
    assert key_of(page, "leave_out") == ""


def test_the_file_holds_the_rows_shown_and_the_command_that_gives_them(
    page: Page, address: str, store_file
) -> None:
    opened(page, address, f"{KALTIM}&leave_out=31&among=zone&zone=Kalimantan")
    with page.expect_download() as download:
        page.get_by_role("button", name="Unduh CSV").click()
    head, _, table = download.value.path().read_text("utf-8-sig").partition("\n")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["rank"], row["region_code"], row["value"]) for row in rows] == [
        ("1", "64", "71.63"),
        ("2", "65", "66.07"),
        ("3", "62", "50.82"),
        ("4", "63", "30.53"),
        ("5", "61", "26.28"),
    ]
    about = dict(part.split(": ", 1) for part in head.removeprefix("# ").split(" | "))
    assert "known_on=" in about["address"]
    program, *options = about["command"].split()
    assert program == "cakupan"
    line = [sys.executable, "-m", "cakupan.cli", *options, "--json"]
    line += ["--store", str(store_file)]
    again = subprocess.run(line, capture_output=True, text=True, check=True)
    found = {r["region_code"]: r["value"] for r in json.loads(again.stdout)["regions"]}
    assert found == {row["region_code"]: float(row["value"]) for row in rows}


def test_a_phone_needs_no_sideways_scrolling(open_page: Callable, address: str) -> None:
    page = opened(open_page("phone"), address, "peringkat?region=64.72&level=regency")
    expect(page.locator(".ck-answer").first).to_contain_text("481 dari 514")
    width = page.evaluate(
        "() => Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('.stMain').scrollWidth)"
    )
    assert width <= 360
