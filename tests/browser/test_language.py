"""A change of language in a real browser leaves the rest of the address alone."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def query(page: Page) -> dict[str, str]:
    parts = parse_qs(urlsplit(page.url).query, keep_blank_values=True)
    return {key: values[-1] for key, values in parts.items()}


def take(page: Page, field: str, label: str) -> None:
    """Choose a label in a box of choices, by typing it."""
    box = page.locator(f"[class*=st-key-{field}] input").first
    box.click()
    box.fill(label)
    page.get_by_role("option", name=label).first.click()


def speak(page: Page, lang: str) -> None:
    page.get_by_role("radio", name=lang.upper(), exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", lang, timeout=15_000)
    expect(page).to_have_url(re.compile(f"lang={lang}"))


def shows_month(page: Page, month: str) -> None:
    """Wait until there is one field for the month, and it shows it.

    Both are asked at one moment: while a page is made anew, the field that is replaced
    may stand alone, and then beside the new one.
    """
    page.wait_for_function(
        """month => {
            const fields = document.querySelectorAll('[class*=st-key-period] input');
            return fields.length === 1 && fields[0].value === month;
        }""",
        arg=month,
        timeout=20_000,
    )


def test_month_and_measure_survive_a_change_of_language(address, page):
    page.goto(f"{address}/?region=64&period=2025-03&measure=informal_share&lang=id")
    shows_month(page, "Maret 2025")
    speak(page, "en")
    shows_month(page, "March 2025")
    before = query(page)
    assert before["period"] == "2025-03"
    take(page, "region", "Kalimantan Utara")
    expect(page).to_have_url(re.compile("region=65"), timeout=15_000)
    assert query(page) == {**before, "region": "65"}
    expect(page).to_have_title(re.compile("Overview"))
    page.reload()
    shows_month(page, "March 2025")
    speak(page, "id")
    assert query(page) == {**before, "region": "65", "lang": "id"}
    page.go_back()
    shows_month(page, "March 2025")
    page.go_back()
    expect(page).to_have_url(re.compile("region=64"), timeout=15_000)
    shows_month(page, "March 2025")
    page.go_back()
    shows_month(page, "Maret 2025")
    assert query(page) == {
        "region": "64",
        "period": "2025-03",
        "measure": "informal_share",
        "lang": "id",
    }


@pytest.mark.parametrize(
    ("name", "asked", "kept"),
    [
        ("peringkat", "region=64&level=regency&among=parent", {"among": "parent"}),
        ("target_anggaran", "region=64&payer=csr&lapses=known", {"payer": "csr"}),
        ("pekerja_rentan", "region=64&base=labour_force", {"base": "labour_force"}),
    ],
)
def test_choices_of_a_page_survive_both_languages(address, page, name, asked, kept):
    page.goto(f"{address}/{name}?{asked}&lang=en")
    expect(page.locator("[class*=st-key-region] input")).to_be_visible()
    speak(page, "id")
    before = query(page)
    take(page, "region", "Kalimantan Utara")
    expect(page).to_have_url(re.compile("region=65"), timeout=15_000)
    assert query(page) == {**before, "region": "65"}
    assert query(page) | kept == query(page)


def test_two_tabs_keep_their_own_addresses(address, open_page):
    one, other = open_page(), open_page()
    for tab in (one, other):
        tab.goto(f"{address}/?region=64&period=2025-03&lang=id")
        expect(tab.locator("[class*=st-key-period] input")).to_be_visible()
    speak(one, "en")
    take(other, "region", "Kalimantan Utara")
    expect(other).to_have_url(re.compile("region=65"), timeout=15_000)
    take(one, "region", "Kalimantan Barat")
    expect(one).to_have_url(re.compile("region=61"), timeout=15_000)
    assert (query(one)["lang"], query(one)["period"]) == ("en", "2025-03")
    assert (query(other)["lang"], query(other)["period"]) == ("id", "2025-03")


@pytest.mark.parametrize(
    ("typed", "code", "name"),
    [
        ("Aceh", "11", "Aceh"),
        ("Papua Barat", "92", "Papua Barat"),
        ("Kab. Tangerang", "36.03", "Kabupaten Tangerang"),
        ("kutai kart", "64.02", "Kabupaten Kutai Kartanegara"),
    ],
)
def test_a_name_and_enter_open_its_region(address, page, typed, code, name):
    page.goto(f"{address}/?region=64&period=2023-12&lang=id")
    box = page.locator("[class*=st-key-region] input").first
    box.click()
    box.fill(typed)
    seen = page.get_by_role("option")
    expect(seen.first).to_have_text(f"Cari: {typed}")
    if typed in name:
        expect(seen.nth(1)).to_contain_text(re.compile(f"^{name}"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"region={re.escape(code)}&"), timeout=15_000)
    expect(box).to_have_value(re.compile(f"^{name}.*{re.escape(code)}$"))


def test_digits_of_two_offices_are_asked_in_the_search_field(address, page):
    page.goto(f"{address}/wilayah?region=64&lang=id")
    box = page.locator("[class*=st-key-region] input").first
    box.click()
    box.fill("6403")
    page.keyboard.press("Enter")
    expect(
        page.get_by_text("berarti wilayah lain dalam kode Kemendagri")
    ).to_be_visible()
    assert query(page) == {"region": "64", "lang": "id"}
    expect(box).to_have_value(re.compile("^Kalimantan Timur"))
    choice = page.get_by_role("button", name="Kabupaten Kutai Kartanegara · 64.02")
    choice.click()
    expect(page).to_have_url(re.compile(r"region=64\.02"), timeout=15_000)
    expect(choice).to_have_count(0)
