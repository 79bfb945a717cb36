"""A cold server whose first visitor opens a deep link.

Streamlit serves a folder called ``pages`` by itself until the frame is first opened;
after that every page is right, so only a fresh server for each case shows the fault.
"""

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from cakupan.ui import frame, state
from cakupan.wording import speak

pytestmark = pytest.mark.browser

QUERY = {"region": "64", "period": "2023-12", "lang": "en"}
PATHS = {"": frame.PAGES[0], **{entry.name: entry for entry in frame.PAGES}}
ACCENT = "rgb(163, 61, 18)"
DONE = ".stApp[data-test-script-state='notRunning'] footer.ck-foot"


def open_at(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(DONE)).to_be_attached(timeout=60_000)


def assert_framed(page: Page, entry: frame.PageEntry, lang: str) -> None:
    words = speak(lang)
    expect(page).to_have_title(f"{words.say(entry.title)} · Cakupan")
    menu = page.get_by_role("navigation", name=words.say("Pages"), exact=True)
    titles = [words.say(each.title) for each in frame.PAGES]
    expect(menu.get_by_role("link")).to_have_text(titles)
    here = menu.locator("[aria-current=page]")
    expect(here).to_have_text(words.say(entry.title))
    expect(here).to_have_css("border-bottom-color", ACCENT)
    expect(page.locator("html")).to_have_attribute("lang", lang)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stSidebarNav")).to_have_count(0)


@pytest.mark.parametrize("path", PATHS)
def test_a_deep_link_is_right_on_a_cold_server(server, page, path):
    address = f"{server.url}/{path}?{urlencode(QUERY)}"
    refused = []
    page.on(
        "console",
        lambda line: refused.append(line.text) if "Policy" in line.text else None,
    )

    open_at(page, address)

    assert_framed(page, PATHS[path], "en")
    assert page.url == address

    # The server is warm now: Streamlit runs another file than in the first run, and
    # what the first run drew must still be understood.
    page.get_by_role("radio", name="ID", exact=True).click()
    assert_framed(page, PATHS[path], "id")
    expected = state.View(region="64", period="2023-12", lang="id")
    for key, value in state.format(expected).items():
        expect(page).to_have_url(re.compile(rf"[?&]{urlencode({key: value})}(&|$)"))
    assert refused == []
    server.check()
