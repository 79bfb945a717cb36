"""Address, widgets and the browser's Back in step, on a page made for the test."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from cakupan import paths, vocabulary
from cakupan.ui import frame

pytestmark = pytest.mark.browser

PAGE = """
import streamlit as st
from cakupan.ui import frame, state
from cakupan.wording import _

frame.require()
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
view, words = frame.page(_("Region"))
with st.popover("define"):
    state.bound_multiselect("s", ["PU", "BPU", "JAKON"], "segments")
state.bound_selectbox("r", ["00", "64", "65"], "region")
state.bound_segmented("v", ["geographic", "tiles"], "view")
st.button("go", on_click=state.update, kwargs={"region": "65"})
st.button("idle")
frame.page_link("ringkasan", "there", view, region="64")
shown = [view.region, view.view, ",".join(view.segments), st.session_state["runs"]]
st.text(" ".join(map(str, shown)))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> str:
    """A project of such pages alone, with this project's settings and fonts."""
    root: Path = tmp_path_factory.mktemp("project")
    for name in (".streamlit", "static"):
        (root / name).symlink_to(paths.root() / name)
    (root / "data").mkdir()
    for name in vocabulary.LISTS:  # what segments and bases are called
        file = f"data/{name}.csv"
        (root / file).symlink_to(paths.root() / file)
    (root / "pages").mkdir()
    for entry in frame.PAGES:
        (root / "pages" / f"{entry.name}.py").write_text(PAGE)
    (root / "app.py").write_text("from cakupan.ui import frame\nframe.open_app()\n")
    return str(root)


@pytest.fixture
def url(project, warm_server) -> str:
    return warm_server("cakupan serve", CAKUPAN_HOME=project).url


def shows(page: Page, text: str) -> None:
    """Wait until the page was made for this region, view, segments and run."""
    expect(page.get_by_text(text, exact=True)).to_be_visible(timeout=15_000)


def query(page: Page) -> dict[str, str]:
    parts = parse_qs(urlsplit(page.url).query, keep_blank_values=True)
    return {key: values[-1] for key, values in parts.items()}


def region(page: Page) -> Locator:
    return page.locator("[class*=st-key-region] input")


def choose_region(page: Page, code: str) -> None:
    region(page).click()
    page.get_by_role("option", name=code, exact=True).click()


def segments_taken(page: Page) -> list[str]:
    page.get_by_role("button", name="define").click()
    group = page.locator("[class*=st-key-segments]")
    expect(group.get_by_role("button")).to_have_count(3)
    taken = group.locator("button[aria-pressed=true]").all_inner_texts()
    page.keyboard.press("Escape")
    return taken


def test_back_and_forward_bring_widgets_along(url, page):
    page.goto(f"{url}/wilayah?region=64")
    shows(page, "64 geographic PU,BPU,JAKON 1")
    choose_region(page, "65")
    shows(page, "65 geographic PU,BPU,JAKON 2")
    page.get_by_role("radio", name="tiles").click()
    shows(page, "65 tiles PU,BPU,JAKON 3")
    page.go_back()
    shows(page, "65 geographic PU,BPU,JAKON 4")
    page.go_back()
    shows(page, "64 geographic PU,BPU,JAKON 5")
    expect(region(page)).to_have_count(1)  # the one that it replaces is gone
    expect(region(page)).to_have_value("64")
    expect(page.get_by_role("radio", name="geographic")).to_be_checked()
    assert query(page) == {"region": "64"}
    page.go_forward()
    shows(page, "65 geographic PU,BPU,JAKON 6")
    expect(region(page)).to_have_count(1)
    expect(region(page)).to_have_value("65")


def test_a_button_moves_address_and_widget(url, page):
    page.goto(f"{url}/wilayah?region=64")
    shows(page, "64 geographic PU,BPU,JAKON 1")
    page.get_by_role("button", name="go").click()
    shows(page, "65 geographic PU,BPU,JAKON 2")
    expect(region(page)).to_have_value("65")
    assert query(page)["region"] == "65"


def test_a_widget_in_a_closed_popover_does_not_bring_its_old_value_back(url, page):
    page.goto(f"{url}/wilayah?region=64")
    shows(page, "64 geographic PU,BPU,JAKON 1")
    page.get_by_role("button", name="define").click()
    page.get_by_role("button", name="BPU", exact=True).click()
    shows(page, "64 geographic PU,JAKON 2")
    page.keyboard.press("Escape")
    page.go_back()
    shows(page, "64 geographic PU,BPU,JAKON 3")
    page.get_by_role("button", name="idle").click()
    shows(page, "64 geographic PU,BPU,JAKON 4")
    assert segments_taken(page) == ["PU", "BPU", "JAKON"]


SLOW_LINE = """
const listen = WebSocket.prototype.addEventListener;
WebSocket.prototype.addEventListener = function (kind, hear, ...rest) {
  const late = (event) => setTimeout(() => hear.call(this, event), 700);
  return listen.call(this, kind, kind === 'message' ? late : hear, ...rest);
};
"""


def test_two_changes_faster_than_the_line_both_count(url, page):
    page.add_init_script(SLOW_LINE)
    page.goto(f"{url}/wilayah?region=64")
    shows(page, "64 geographic PU,BPU,JAKON 1")
    choose_region(page, "65")
    page.get_by_role("radio", name="tiles").click()
    page.get_by_role("button", name="idle").click()
    expect(page.get_by_text("65 tiles PU,BPU,JAKON")).to_be_visible(timeout=15_000)
    expect(page).to_have_url(re.compile(r"region=65.*view=tiles"))


def test_two_steps_back_faster_than_the_line_end_where_they_lead(url, page):
    page.add_init_script(SLOW_LINE)
    with page.expect_websocket() as opened:
        page.goto(f"{url}/wilayah?region=64")
    shows(page, "64 geographic PU,BPU,JAKON 1")
    choose_region(page, "65")
    shows(page, "65 geographic PU,BPU,JAKON 2")
    page.get_by_role("radio", name="EN", exact=True).click()
    shows(page, "65 geographic PU,BPU,JAKON 3")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    # The server has answered the first step with its last line, of which the page has
    # not heard: its language switch still says EN when the second step is made.
    with opened.value.expect_event("framereceived", lambda said: b"ck-foot" in said):
        page.go_back()
    page.go_back()
    shows(page, "64 geographic PU,BPU,JAKON 5")
    assert query(page) == {"region": "64"}
    expect(page.locator("html")).to_have_attribute("lang", "id")
    page.get_by_role("button", name="idle").click()
    shows(page, "64 geographic PU,BPU,JAKON 6")
    assert query(page) == {"region": "64"}


def test_a_link_to_where_we_just_were_is_no_late_message(url, page):
    page.goto(f"{url}/wilayah?region=65")
    shows(page, "65 geographic PU,BPU,JAKON 1")
    choose_region(page, "64")
    shows(page, "64 geographic PU,BPU,JAKON 2")
    choose_region(page, "65")
    shows(page, "65 geographic PU,BPU,JAKON 3")
    page.get_by_role("link", name="there").click()
    shows(page, "64 geographic PU,BPU,JAKON 4")
    assert query(page)["region"] == "64"


def test_the_menu_takes_every_key_along_and_into_a_new_window(url, page):
    page.goto(f"{url}/wilayah?region=64&segments=PU")
    shows(page, "64 geographic PU 1")
    link = page.get_by_role("navigation").get_by_role("link").first
    address = link.evaluate("link => link.href")
    assert address.startswith(f"{url}/{frame.PAGES[0].name}?region=64&")
    link.click()
    page.wait_for_url(address)
    shows(page, "64 geographic PU 2")
    here = page.get_by_role("navigation").locator("[aria-current=page]")
    expect(here).to_have_text("Ringkasan")
    assert segments_taken(page) == ["PU"]
    page.go_back()
    shows(page, "64 geographic PU 3")
    assert urlsplit(page.url).path == "/wilayah"


def test_a_page_is_no_wider_than_a_phone_and_set_in_our_type(url, open_page):
    page = open_page("phone")
    page.goto(f"{url}/wilayah?region=64")
    shows(page, "64 geographic PU,BPU,JAKON 1")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("document.fonts.check('16px \"IBM Plex Sans\"')")
    body = page.locator(".stApp")
    expect(body).to_have_css("font-family", re.compile('^"IBM Plex Sans"'))
    expect(body).to_have_css("font-variant-numeric", "lining-nums tabular-nums")


def test_a_lost_server_is_told_in_the_readers_language(project, start_server, page):
    server = start_server("cakupan serve", CAKUPAN_HOME=project)
    page.goto(f"{server.url}/wilayah")
    shows(page, "00 geographic PU,BPU,JAKON 1")
    # The frame's part in the browser, which brings the words, has run.
    menu = page.get_by_role("navigation", name="Halaman", exact=True)
    expect(menu.locator("[aria-current=page]")).to_have_text("Wilayah")
    told = "getComputedStyle(document.querySelector('.stApp'), '::after').content"
    assert page.evaluate(told) == "none"
    server.stop()
    dialog = page.get_by_test_id("stDialog")
    expect(dialog).to_be_attached(timeout=20_000)
    assert page.evaluate(told) == '"Sambungan terputus. Mencoba lagi."'
    expect(dialog).to_be_hidden()
