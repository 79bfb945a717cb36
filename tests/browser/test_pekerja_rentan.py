"""The page on vulnerable workers in a real browser: cold, on a phone, by its link."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlparse

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

DEEP = (
    "pekerja_rentan?region=65&vintage=auto&period=2023-12&segments=PU,BPU,JAKON"
    "&base=employed&dataset=terbit&view=geographic&level=province&lang=id&known_on="
)
CALENDAR = "hari ini tidak ada perlindungan berjalan yang bulannya disebut"


def opened(page: Page, url: str, path: str = DEEP) -> Page:
    page.goto(f"{url}/{path}")
    expect(page.locator(".ck-answer")).to_be_visible(timeout=30_000)
    expect(page.locator("footer.ck-foot")).to_be_attached(timeout=30_000)
    return page


def key_of(page: Page, name: str) -> str:
    return parse_qs(urlparse(page.url).query, keep_blank_values=True)[name][0]


def test_a_cold_deep_link_says_when_the_cover_ended(page: Page, server) -> None:
    opened(page, server.url)
    answer = page.locator(".ck-answer")
    expect(answer).to_contain_text("7.000 pekerja rentan")
    expect(answer).to_contain_text("Januari 2024")
    chart = page.locator(".stPlotlyChart")
    expect(chart).to_have_count(1, timeout=30_000)
    expect(chart.locator("text", has_text="hari ini")).to_be_visible()
    expect(chart.locator(".bars path")).to_have_count(2)
    expect(page.get_by_text(CALENDAR).first).to_be_visible()


def test_the_choices_stand_in_the_link(page: Page, address: str) -> None:
    opened(page, address)
    page.get_by_role("radio", name="dengan kabupaten/kotanya").click()
    expect(page.get_by_text("Kabupaten Nunukan").first).to_be_attached()
    assert key_of(page, "below") == "all"
    page.get_by_role("radio", name="dipakai", exact=True).click()
    expect(page.get_by_text("2.333")).to_be_visible()
    assert key_of(page, "handbook") == "on"
    page.reload()
    expect(page.get_by_text("2.333")).to_be_visible(timeout=30_000)


def test_a_phone_needs_no_sideways_scrolling(
    open_page: Callable[..., Page], address: str
) -> None:
    page = opened(open_page("phone"), address)
    expect(page.locator(".stPlotlyChart text", has_text="hari ini")).to_be_visible()
    wide, window = page.evaluate(
        "() => { const e = document.querySelector('.stMain');"
        " return [e.scrollWidth, e.clientWidth]; }"
    )
    assert wide <= window
    labels = page.locator(".stPlotlyChart .annotation-text").evaluate_all(
        "all => all.map(e => { const b = e.getBoundingClientRect();"
        " return [b.left, b.right, b.top, b.bottom]; })"
    )
    assert len(labels) >= 5  # names, months that have room, and today
    for place, one in enumerate(labels):
        assert 0 <= one[0] <= one[1] <= window
        for other in labels[place + 1 :]:
            apart = one[1] <= other[0] or other[1] <= one[0]
            above = one[3] <= other[2] + 4 or other[3] <= one[2] + 4
            assert apart or above
