"""The scorecard and the award's history in a real browser: colours, list, filter."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

# Contrast of each coloured place's text with its ground, by the WCAG formula.
_CONTRASTS = """cells => cells.map(cell => {
  const light = colour => {
    const parts = colour.match(/[0-9.]+/g).slice(0, 3).map(Number);
    const linear = parts.map(part => part / 255).map(
      part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05;
  };
  const ground = light(getComputedStyle(cell).backgroundColor);
  const texts = [...cell.querySelectorAll('.figure, .note')];
  return Math.min(...texts.map(text => {
    const ink = light(getComputedStyle(text).color);
    return Math.max(ink, ground) / Math.min(ink, ground);
  }));
})"""


def opened(page: Page, address: str, query: str) -> Page:
    page.goto(f"{address}/peringkat?{query}")
    expect(page.locator("footer.ck-foot")).to_be_visible(timeout=30_000)
    return page


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_coloured_place_is_readable_and_sorts_on_a_phone(
    open_page: Callable[..., Page], address: str, theme: str
) -> None:
    page = open_page("phone", color_scheme=theme)
    opened(page, address, "section=scorecard")
    coloured = page.locator("td[data-tone^='scale-']")
    expect(coloured.first).to_be_visible(timeout=30_000)
    assert coloured.count() == 34 * 9
    assert min(coloured.evaluate_all(_CONTRASTS)) >= 4.5
    first = page.locator("tr[data-key] th").first
    page.get_by_role("button", name="Cakupan dari bekerja %", exact=False).click()
    expect(first).to_have_text("DKI Jakarta")
    width = page.evaluate("document.querySelector('.stMain').scrollWidth")
    assert width <= 360


def test_the_own_list_is_chosen_by_name_and_stands_in_the_link(
    page: Page, address: str
) -> None:
    opened(page, address, "section=scorecard")
    page.get_by_role("radio", name="Daftar sendiri").click()
    expect(page.get_by_text("Daftar Anda masih kosong")).to_be_visible()
    box = page.get_by_role("combobox", name=re.compile("menurut nama atau kode"))
    box.fill("Kaltara")
    box.press("Enter")
    expect(page).to_have_url(re.compile("card_list=65(&|$)"))
    box.fill("64.72")
    box.press("Enter")
    expect(page).to_have_url(re.compile("card_list=65,64.72|card_list=65%2C64.72"))
    names = page.locator("tr[data-key] th")
    expect(names).to_have_text(["Kalimantan Utara", "Kota Samarinda"])
    page.reload()
    expect(names).to_have_text(["Kalimantan Utara", "Kota Samarinda"], timeout=30_000)


def test_the_history_is_filtered_in_the_link(page: Page, address: str) -> None:
    opened(page, address, "section=history&won_zone=Kalimantan")
    expect(page.locator("tr[data-key]").first).to_be_visible(timeout=30_000)
    page.get_by_role("combobox", name=re.compile("Tahun dinilai")).click()
    page.get_by_role("option", name="2023").click()
    expect(page).to_have_url(re.compile("won_in=2023"))
    winners = page.locator("tr[data-key] th")
    expect(winners).to_have_count(4)
    expect(winners.first).to_contain_text("Provinsi Kalimantan Utara")
