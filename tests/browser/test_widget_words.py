"""Streamlit's own widgets speak the reader's language, however they are drawn."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

APART = ", ".join(
    f"[aria-label^='{english}']"
    for english in ("Open", "Help for", "Remove", "Selected", "Clear", "file upload")
)


def opened(page: Page, url: str, path: str) -> Page:
    page.goto(f"{url}/{path}")
    expect(page.locator("footer.ck-foot")).to_be_attached(timeout=60_000)
    return page


def test_a_list_without_a_choice_says_so_in_either_language(page: Page, address: str):
    opened(page, address, "wilayah?region=64")
    box = page.locator("[class*=st-key-period]")
    box.get_by_role("combobox").fill("zzzz")
    expect(page.get_by_text("Tidak ada yang cocok")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(APART)).to_have_count(0)
    shown = box.get_by_role("button", name="Tampilkan pilihan")
    expect(shown).to_be_attached()
    page.get_by_role("radio", name="EN", exact=True).click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(box.get_by_role("button", name="Open")).to_be_attached()
    box.get_by_role("combobox").fill("zzzz")
    expect(page.get_by_text("No results")).to_be_visible()


@pytest.mark.parametrize(
    ("lang", "offer", "answer"),
    [
        (
            "id",
            "Cari: zzzz",
            "ditemukan 'zzzz', yang tidak mirip dengan wilayah mana pun",
        ),
        ("en", "Look for: zzzz", "found 'zzzz', which is like none"),
    ],
)
def test_a_region_that_no_list_has_is_looked_for_and_answered(
    page: Page, address: str, lang: str, offer: str, answer: str
):
    opened(page, address, f"wilayah?region=64&lang={lang}")
    page.locator("[class*=st-key-region]").get_by_role("combobox").fill("zzzz")
    option = page.get_by_role("option")
    expect(option).to_have_text(offer)
    option.click()
    expect(page.get_by_test_id("stAlert")).to_contain_text(answer)


def test_a_file_is_asked_for_and_refused_in_the_readers_language(
    page: Page, address: str
):
    opened(page, address, "peringkat?section=award")
    given = page.get_by_test_id("stFileUploader")
    expect(given).to_be_attached()
    given.evaluate("given => { given.closest('details').open = true; }")
    expect(given.get_by_role("button", name="Pilih berkas")).to_be_visible()
    expect(given).to_contain_text("paling besar 1MB • TOML")
    wrong = {"name": "x.csv", "mimeType": "text/csv", "buffer": b"a"}
    given.locator("input").set_input_files(wrong)
    expect(given).to_contain_text("Jenis berkas ini (text/csv) tidak dapat dipakai.")
    expect(page.locator(APART)).to_have_count(0)


def test_a_page_that_does_not_exist_is_told_in_indonesian(page: Page, address: str):
    opened(page, address, "tidak_ada")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Halaman ini tidak ada")
    expect(dialog).to_contain_text("Yang ditampilkan adalah halaman Ringkasan.")
    dialog.get_by_role("button", name="Tutup").click()
    expect(dialog).to_have_count(0)
