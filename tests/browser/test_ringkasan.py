"""The overview in a real browser: map, table, address and files say the same."""

import csv
import io
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DEEP = (
    "ringkasan?region=00&vintage=auto&period=2023-12&segments=PU,BPU,JAKON"
    "&base=employed&dataset=terbit&view=geographic&level=province&lang=id&known_on="
)
NATION = "41.560.938 dari 139.852.377"
KALTIM = "1.323.233 dari 1.847.295"


def region(page: Page, name: str):
    """Return the map's shape of a region, by what a screen reader hears."""
    return page.locator("svg.drawing [role=option]").and_(
        page.locator(f"[aria-label*='{name}']")
    )


def key_of(page: Page, name: str) -> str:
    return parse_qs(urlparse(page.url).query, keep_blank_values=True)[name][0]


def opened(page: Page, url: str, path: str = DEEP) -> Page:
    page.goto(f"{url}/{path}")
    expect(page.locator(".ck-answer")).to_be_visible(timeout=30_000)
    expect(page.locator("svg.drawing [role=option]").first).to_be_attached(
        timeout=30_000
    )
    return page


@pytest.fixture
def overview(page: Page, any_address: str) -> Page:
    """The overview, under each kind of server."""
    return opened(page, any_address)


def test_says_the_nation_and_a_click_goes_down_and_back(overview: Page) -> None:
    answer = overview.locator(".ck-answer")
    expect(answer).to_contain_text(NATION)
    expect(answer).to_contain_text("29,72%")
    region(overview, "Kalimantan Timur").first.click(force=True)
    expect(answer).to_contain_text(KALTIM)
    expect(answer).to_contain_text("71,63%")
    assert key_of(overview, "region") == "64"
    expect(region(overview, "Kutai Kartanegara").first).to_be_attached()
    overview.go_back()
    expect(answer).to_contain_text(NATION)
    # An old pick must not go down again by itself.
    expect(region(overview, "Kalimantan Timur").first).to_be_attached()
    overview.wait_for_timeout(1500)
    expect(answer).to_contain_text(NATION)


@pytest.fixture
def quick(page: Page, address: str) -> Page:
    """The overview under the project's own server."""
    return opened(page, address)


def test_the_keyboard_alone_reaches_a_region_and_comes_back(overview: Page) -> None:
    answer = overview.locator(".ck-answer")
    region(overview, "Kalimantan Utara").first.focus()
    overview.keyboard.press("ArrowDown")
    focused = overview.evaluate(
        "() => { let e = document.activeElement;"
        " while (e.shadowRoot) e = e.shadowRoot.activeElement;"
        " return e.getAttribute('aria-label'); }"
    )
    assert "Kalimantan Timur" in focused
    overview.keyboard.press("Enter")
    expect(answer).to_contain_text(KALTIM)
    region(overview, "Berau").first.focus()
    overview.keyboard.press("Escape")
    expect(answer).to_contain_text(NATION)


def test_map_and_table_mark_the_same_regency(quick: Page) -> None:
    region(quick, "Kalimantan Timur").first.click(force=True)
    row = quick.get_by_role("row", name="Kabupaten Kutai Kartanegara")
    row.click()
    expect(row).to_have_attribute("aria-selected", "true")
    expect(region(quick, "Kutai Kartanegara").first).to_have_attribute(
        "aria-selected", "true"
    )
    region(quick, "Berau").first.click(force=True)
    expect(quick.get_by_role("row", name="Kabupaten Berau")).to_have_attribute(
        "aria-selected", "true"
    )
    assert key_of(quick, "pick") == "64.03"
    expect(quick.get_by_text("Buka halaman Kabupaten Berau")).to_be_visible()


def test_a_download_holds_exactly_the_rows_of_the_table(overview: Page) -> None:
    table = overview.get_by_role("grid", name="Cakupan menurut provinsi")
    expect(table.get_by_role("row")).to_have_count(35)
    shown = {
        row.get_by_role("rowheader").inner_text().strip(): [
            cell.strip().split("\n")[0]
            for cell in row.get_by_role("gridcell").all_inner_texts()
        ]
        for row in table.get_by_role("row").all()[1:]
    }
    with overview.expect_download() as started:
        overview.get_by_role("button", name="Unduh CSV").first.click()
    text = started.value.path().read_text(encoding="utf-8-sig")
    first, rest = text.split("\n", 1)
    assert "segment_scope: PU+BPU+JAKON" in first
    assert "base: employed" in first
    rows = list(csv.DictReader(io.StringIO(rest)))
    assert len(rows) == 34 == len(shown)
    for row in rows:
        pct, active, base = shown[row["region_name"]]
        assert float(pct.replace(",", ".")) == float(row["coverage_pct"])
        assert active.replace(".", "") == row["active_workers"]
        assert base.replace(".", "") == row["base_workers"]


def test_a_phone_needs_no_sideways_scrolling(open_page: Callable, address: str) -> None:
    page = opened(open_page("phone"), address)
    width = page.evaluate(
        "() => Math.max(document.documentElement.scrollWidth,"
        " document.querySelector('.stMain').scrollWidth)"
    )
    assert width <= 360
    expect(page.locator(".ck-answer")).to_contain_text("29,72%")


def test_over_100_and_absence_are_said_not_hidden(quick: Page) -> None:
    legend = quick.locator("ul.legend")
    expect(legend).to_contain_text("di atas 100%")
    expect(region(quick, "DKI Jakarta").first).to_have_attribute(
        "aria-label", "DKI Jakarta, 147,82%"
    )
    quick.goto(quick.url.replace("vintage=auto", "vintage=38"))
    expect(legend).to_contain_text("belum terbit", timeout=30_000)
    expect(region(quick, "Papua Pegunungan").first).to_have_attribute(
        "aria-label", "Papua Pegunungan, belum terbit"
    )


def test_a_bad_address_is_named_and_the_page_stands(page: Page, address: str) -> None:
    path = "ringkasan?region=99&period=2023-13&base=foo&bogus=1&lang=id"
    opened(page, address, path)
    expect(page.locator(".ck-answer")).to_contain_text("29,72%")
    for word in ("bogus", "2023-13", "foo"):
        expect(page.get_by_text(word).first).to_be_visible()
    expect(page.get_by_text("ditemukan '99'").first).to_be_visible()
