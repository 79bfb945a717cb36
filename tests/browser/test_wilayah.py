"""The page of a region in a real browser: cold, small, dark, by keyboard, as a file."""

import csv
import io
import re
from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

# No coverage: the absence is the headline; 382,520 employed stand below it, by name.
NONE_OF_KUKAR = "Belum ada angka peserta Kabupaten Kutai Kartanegara yang terbit"
ANSWERS = {
    "region=64": "1.323.233 dari 1.847.295",
    "region=64.02": NONE_OF_KUKAR,
    "region=93": "Belum ada angka peserta Papua Selatan",
    "region=91&vintage=34": "20,30%",
    "region=00": "41.560.938 dari 139.852.377",
}
LAST = "Semua sumber halaman ini"
# Words of the English face that may not stand on an Indonesian page, and the reverse.
ENGLISH = ["Workers since", "Coverage as published", "Regulations", "Source:"]
INDONESIAN = [
    "Tenaga kerja sejak",
    "Cakupan sebagaimana",
    "Peraturan Daerah",
    "Sumber:",
]


def opened(page: Page, url: str, query: str, last: str = LAST) -> Page:
    page.goto(f"{url}/wilayah?{query}")
    expect(page.get_by_text(last)).to_be_attached(timeout=60_000)
    return page


def drawn(page: Page) -> Page:
    """Wait until every chart of the page has its lines."""
    charts = page.locator("[data-testid=stPlotlyChart]")
    expect(charts.first).to_be_attached(timeout=30_000)
    for chart in charts.all():
        chart.scroll_into_view_if_needed()
        expect(chart.locator(".scatterlayer path").first).to_be_attached(timeout=30_000)
    return page


def keys_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlparse(page.url).query, keep_blank_values=True)


@pytest.mark.parametrize("kind", ["cakupan serve", "streamlit run"])
def test_deep_links_answer_on_a_cold_server(
    open_page: Callable, start_server: Callable, kind: str
) -> None:
    url = start_server(kind).url
    # Which server it is matters to the first pages alone.
    for query in list(ANSWERS)[: 2 if kind == "streamlit run" else None]:
        page = opened(open_page(), url, query)
        expect(page.locator(".ck-answer")).to_contain_text(ANSWERS[query])
        drawn(page)
        expect(page.locator("[data-testid=stAlert]")).to_have_count(0)


def test_the_breadcrumb_goes_up_and_back_comes_down(page: Page, address: str) -> None:
    opened(page, address, "region=64.02&base=labour_force")
    way = page.locator(".st-key-breadcrumb")
    way.get_by_role("link", name="Kalimantan Timur").click()
    answer, here = page.locator(".ck-answer"), way.locator("[aria-current=page]")
    expect(answer).to_contain_text("67,83%")
    expect(here).to_have_count(1)
    expect(here).to_have_text("Kalimantan Timur")
    keys = keys_of(page)
    assert keys["region"] == ["64"]
    assert keys["base"] == ["labour_force"]
    assert "known_on" in keys
    page.go_back()
    expect(answer).to_contain_text(NONE_OF_KUKAR)
    page.locator(".st-key-neighbours").get_by_role("link", name="Berau").click()
    expect(here).to_have_text("Kabupaten Berau")


def test_a_change_keeps_the_place_that_a_link_led_to(page: Page, address: str) -> None:
    opened(page, address, "region=64.02&base=labour_force")
    way = page.locator(".st-key-breadcrumb")
    way.get_by_role("link", name="Kalimantan Timur").click()
    answer = page.locator(".ck-answer")
    expect(answer).to_contain_text("67,83%")
    page.get_by_role("radio", name="EN", exact=True).click()
    expect(answer).to_contain_text("67.83%")
    assert keys_of(page)["region"] == ["64"]
    page.go_back()
    expect(answer).to_contain_text("67,83%")
    page.go_back()
    expect(answer).to_contain_text(NONE_OF_KUKAR)


def test_the_undivided_papua_is_one_step_from_its_parts(
    page: Page, address: str
) -> None:
    opened(page, address, "region=93")
    page.get_by_role("link", name="Papua (34 provinsi)").click()
    expect(page.locator(".ck-answer")).to_contain_text("20,30%")
    page.get_by_role("link", name="Papua Tengah (38 provinsi)").click()
    expect(page.locator(".ck-answer")).to_contain_text("Papua Tengah")


def right_edges(page: Page) -> list[int]:
    """Return how far to the right the page and its texts, tables, charts reach."""
    return page.evaluate(
        """() => {
            const main = document.querySelector('[data-testid=stMain]');
            const own = '.ck-scroll, .stBidiComponent, .st-key-menu';
            const shown = (e) => !e.closest(own) && e.getBoundingClientRect().width > 0;
            return [main.scrollWidth, ...[...main.querySelectorAll('p, table, svg, h3')]
                .filter(shown)
                .map((e) => Math.round(e.getBoundingClientRect().right))];
        }"""
    )


def test_a_phone_shows_all_of_it(open_page: Callable, address: str) -> None:
    for query in ("region=64", "region=35.01", "region=64.08"):
        page = drawn(opened(open_page("phone"), address, query))
        assert max(right_edges(page)) <= 360, query
    # A record is a list of label and value there.
    table = page.locator("table[aria-label='Pekerja rentan yang iurannya dibayari']")
    first = table.locator("td").first
    label = first.evaluate("e => getComputedStyle(e, '::before').content")
    assert label == '"Pekerja"'
    assert table.bounding_box()["width"] <= 340


def overlapping(page: Page, chart: str) -> list[tuple[str, str]]:
    """Return the pairs of texts of a chart that stand on each other."""
    boxes = page.locator(f".st-key-{chart} .annotation-text-g, .st-key-{chart} .xtick")
    found = [(box.text_content(), box.bounding_box()) for box in boxes.all()]
    return [
        (first, second)
        for place, (first, a) in enumerate(found)
        for second, b in found[place + 1 :]
        if a["x"] + 1 < b["x"] + b["width"]
        and b["x"] + 1 < a["x"] + a["width"]
        and a["y"] + 2 < b["y"] + b["height"]
        and b["y"] + 2 < a["y"] + a["height"]
    ]


def test_texts_of_a_chart_keep_off_each_other(
    open_page: Callable, address: str
) -> None:
    for viewport, query in (
        ("phone", "region=64"),
        ("phone", "region=64.02&lang=en"),
        ("desktop", "region=31"),
    ):
        last = "All sources of this page" if "lang=en" in query else LAST
        page = drawn(opened(open_page(viewport), address, query, last))
        for chart in ("chart_place_among_peers", "chart_workforce", "chart_stated"):
            assert overlapping(page, chart) == [], (query, chart)


def test_a_chart_wears_the_readers_theme(open_page: Callable, address: str) -> None:
    for scheme, ink in (("light", "rgb(22, 25, 29)"), ("dark", "rgb(236, 239, 241)")):
        page = drawn(opened(open_page(color_scheme=scheme), address, "region=64"))
        label = page.locator(".st-key-chart_place_among_peers .annotation-text").first
        expect(label).to_have_css("fill", ink)


def test_the_language_switch_leaves_nothing_behind(page: Page, address: str) -> None:
    opened(page, address, "region=64")
    text = page.locator("[data-testid=stMain]").inner_text()
    assert [word for word in ENGLISH if word in text] == []
    page.get_by_role("radio", name="EN", exact=True).click()
    expect(page.get_by_text("All sources of this page")).to_be_attached()
    expect(page.get_by_text(LAST)).to_have_count(0)
    text = page.locator("[data-testid=stMain]").inner_text()
    assert [word for word in INDONESIAN if word in text] == []
    assert "71.63%" in text


def test_the_table_behind_a_chart_opens_by_keyboard(page: Page, address: str) -> None:
    opened(page, address, "region=64")
    summary = page.locator("summary", has_text="Setiap angka dengan rumusan").first
    table = page.locator("table[aria-label='Cakupan sebagaimana terbit']")
    expect(table).to_be_hidden()
    summary.focus()
    page.keyboard.press("Enter")
    expect(table).to_be_visible()
    expect(table).to_contain_text("1.355.915 sampai 1.358.198")


def test_a_download_holds_exactly_the_published_percents_shown(
    page: Page, address: str
) -> None:
    opened(page, address, "region=64")
    page.locator("summary", has_text="Setiap angka dengan rumusan").first.click()
    table = page.locator("table[aria-label='Cakupan sebagaimana terbit']")
    expect(table).to_be_visible()
    # The coverage that is computed here stands among them, marked as such.
    lines = table.locator("tbody tr")
    expect(lines.filter(has_text="dihitung:")).to_have_count(1)
    published = lines.filter(has_not_text="dihitung:")
    shown = [
        re.search(r"\((?:S|SEED)\d+\)|(?:S|SEED)\d+$", text.strip())[0]
        for text in published.locator("td:last-child").all_inner_texts()
    ]
    with page.expect_download() as started:
        page.locator(".st-key-downloads_statements").get_by_role(
            "button", name="Unduh CSV"
        ).click()
    text = started.value.path().read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text.split("\n", 1)[1])))
    assert [row["source_id"] for row in rows] == shown
    assert [row["stated_pct_as_printed"] for row in rows].count("70.86") == 2


def test_a_conflict_unfolds_where_it_stands(page: Page, address: str) -> None:
    opened(page, address, "region=64")  # more cases than stand open
    note = page.locator("details.ck-note", has_text="Basis 70,86% disebut").first
    reading = note.locator("p").first
    expect(reading).to_be_hidden()
    note.locator("summary").click()
    expect(reading).to_be_visible()
