"""The data table in a real browser: what a reader sees, does and prints."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("table_app") / "app.py"
SETTINGS = Path(__file__).parents[2] / ".streamlit"  # the product's own colours
PHONE = {
    "viewport": {"width": 360, "height": 780},
    "has_touch": True,
    "is_mobile": True,
}
GIVEN = ["c", "b10", "b2", "e", "h", "d"]
HOSTILE = '<img src=x onerror="document.title=1">'


@pytest.fixture(scope="module")
def table_server(tmp_path_factory, run_app) -> str:
    """The little app, in the product's own colours."""
    folder = tmp_path_factory.mktemp("table_app")
    shutil.copy(APP, folder / "app.py")
    shutil.copytree(SETTINGS, folder / ".streamlit")
    return run_app(
        folder, server_enableStaticServing="false", server_allowedHosts="127.0.0.1"
    ).url


class OpenTable:
    """A page with the table on it, and all that went wrong or over the line."""

    def __init__(self, browser: Browser, url: str, **context) -> None:
        self.context = browser.new_context(**context)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.url = url

    def open(self, query: str = "", rows: int = 6) -> Page:
        self.page.goto(f"{self.url}/?{query}")
        found = self.page.locator("tbody tr:not(.beyond)")
        expect(found).to_have_count(rows, timeout=30_000)
        return self.page

    def row(self, key: str):
        return self.page.locator(f"tbody tr[data-key='{key}']")

    def head(self, label: str):
        return self.page.get_by_role("columnheader", name=label)

    def order(self) -> list[str]:
        rows = self.page.locator("tbody tr:not(.beyond)")
        return rows.evaluate_all("rows => rows.map(row => row.dataset.key)")

    def expect_text(self, text: str) -> None:
        expect(self.page.get_by_text(text, exact=True)).to_be_visible()


@pytest.fixture
def table(browser, table_server, request):
    opened = OpenTable(browser, table_server, **getattr(request, "param", {}))
    yield opened
    opened.context.close()
    assert opened.errors == []
    outside = [url for url in opened.requests if not url.startswith(table_server)]
    assert [url for url in outside if not url.startswith(("blob:", "data:"))] == []


# ---- picking


def test_a_click_picks_once_and_an_old_pick_does_not_fire_again(table):
    page = table.open()
    table.row("e").click()
    table.expect_text("picks: ['e']")
    page.get_by_role("button", name="Tahun").click()
    table.expect_text("year: 2024, level: nation")
    table.expect_text("picks: ['e']")


def test_a_double_click_is_one_pick(table):
    page = table.open()
    table.row("b10").locator("td").nth(1).click()  # an empty cell: nothing to mark
    table.expect_text("picks: ['b10']")
    page.mouse.down(click_count=2)
    page.mouse.up(click_count=2)
    page.get_by_role("button", name="Tahun").click()
    table.expect_text("runs: 3")  # first, pick, button


def test_marking_text_is_not_a_pick(table):
    page = table.open()
    box = table.row("c").locator("th").bounding_box()
    page.mouse.move(box["x"] + 14, box["y"] + 18)
    page.mouse.down()
    page.mouse.move(box["x"] + 50, box["y"] + 18, steps=4)
    page.mouse.up()
    table.row("d").click()
    table.expect_text("picks: ['d']")


def test_a_table_that_is_only_read_reports_nothing_and_has_no_chosen_rows(table):
    page = table.open("read=1")
    expect(page.get_by_role("table", name="Cakupan & <wilayah>")).to_be_visible()
    assert page.locator("[aria-selected]").count() == 0
    table.row("e").click()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Tahun").click()
    table.expect_text("runs: 2")
    table.expect_text("picks: []")


# ---- keyboard


def test_the_table_is_one_tab_stop_and_arrows_move_in_it(table):
    page = table.open()
    page.get_by_role("button", name="Peta").focus()
    page.keyboard.press("Tab")
    expect(table.row("c")).to_be_focused()
    expect(page.locator(".keys")).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    expect(table.row("b10")).to_be_focused()
    page.keyboard.press("End")
    expect(table.row("d")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(table.row("d")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(table.row("h")).to_be_focused()
    assert page.locator(".box [tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    table.expect_text("picks: ['h']")
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    table.expect_text("picks: ['h', 'c']")
    page.keyboard.press("Tab")
    assert page.locator(".box :focus").count() == 0
    page.keyboard.press("Shift+Tab")
    expect(table.row("c")).to_be_focused()


def test_the_head_is_reached_by_arrow_and_sorts_by_enter_and_space(table):
    page = table.open()
    table.row("c").focus()
    page.keyboard.press("ArrowUp")
    expect(table.head("Wilayah").locator("button")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(table.head("Cakupan").locator("button")).to_be_focused()
    page.keyboard.press("Enter")
    assert table.order() == ["e", "c", "h", "d", "b2", "b10"]
    page.keyboard.press("Space")
    assert table.order() == ["b2", "d", "c", "h", "e", "b10"]
    expect(table.head("Cakupan").locator("button")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(table.row("b2")).to_be_focused()
    table.expect_text("picks: []")


def test_links_are_reached_from_their_row_and_are_no_tab_stops(table):
    page = table.open()
    table.row("c").focus()
    page.keyboard.press("ArrowRight")
    expect(table.row("c").locator("a")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(table.row("c")).to_be_focused()
    assert page.locator("tbody a[tabindex='-1']").count() == 3
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?region=c")


def test_the_focus_goes_along_to_the_table_of_the_level_below(table):
    page = table.open("drill=1")
    table.row("c").focus()
    page.keyboard.press("Enter")
    table.expect_text("year: 2023, level: below")
    expect(page.locator("tbody tr:focus")).to_have_count(1)


def test_the_focus_stays_on_its_row_when_rows_are_reordered(table):
    page = table.open("reorder=1")
    table.row("b2").focus()
    page.keyboard.press("Enter")
    table.expect_text("year: 2023, level: below")
    expect(table.row("b2")).to_be_focused()
    assert table.order() == ["h", "e", "b2", "b10", "c", "new"]


def test_the_focus_moves_on_when_its_row_is_gone(table):
    page = table.open("reorder=1")
    table.row("d").focus()
    page.keyboard.press("Enter")
    table.expect_text("year: 2023, level: below")
    expect(table.row("h")).to_be_focused()


# ---- order


def test_numbers_sort_largest_first_then_smallest_then_as_given(table):
    table.open()
    head = table.head("Cakupan")
    assert head.get_attribute("aria-sort") is None
    head.locator("button").click()
    assert table.order() == ["e", "c", "h", "d", "b2", "b10"]  # 99 30 30 7 5 none
    assert head.get_attribute("aria-sort") == "descending"
    head.locator("button").click()
    assert table.order() == ["b2", "d", "c", "h", "e", "b10"]  # 5 7 30 30 99 none
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert table.order() == GIVEN
    assert head.get_attribute("aria-sort") is None


def test_texts_sort_as_indonesian_readers_expect(table):
    page = table.open()
    table.head("Wilayah").locator("button").click()
    # "2" before "10", small letters and accents beside their plain letter
    assert table.order() == ["h", "b2", "b10", "c", "d", "e"]
    expect(page.locator(".live")).to_have_text("Urut Wilayah: naik")
    table.head("Wilayah").locator("button").click()
    assert table.order() == ["e", "d", "c", "b10", "b2", "h"]


def test_sorting_by_another_column_starts_that_column_anew(table):
    page = table.open()
    table.head("Cakupan").locator("button").click()
    table.head("Wilayah").locator("button").click()
    assert table.head("Cakupan").get_attribute("aria-sort") is None
    assert table.head("Wilayah").get_attribute("aria-sort") == "ascending"
    assert page.locator("[aria-sort]").count() == 1


def test_a_column_without_values_is_not_sorted(table):
    page = table.open()
    expect(table.head("Catatan").locator("button")).to_be_disabled()
    table.row("c").focus()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("End")
    expect(table.head("Sumber").locator("button")).to_be_focused()
    page.keyboard.press("Enter")
    assert table.order() == GIVEN  # all the same: as given


def test_new_values_stand_in_the_same_cells_and_the_readers_order_stays(table):
    page = table.open()
    table.head("Cakupan").locator("button").click()
    figure = table.row("e").locator("td").first.element_handle()
    assert figure.inner_text().split("\n") == ["2023,99%", "99 dari 99"]
    page.get_by_role("button", name="Tahun").click()
    table.expect_text("year: 2024, level: nation")
    expect(table.row("e").locator("td .figure").first).to_have_text("2024,99%")
    assert figure.evaluate("node => node.isConnected")
    assert table.order() == ["e", "c", "h", "d", "b2", "b10"]


# ---- what is in it


@pytest.fixture(scope="module")
def seen(browser, table_server):
    """A table that is only looked at, opened once."""
    opened = OpenTable(browser, table_server)
    opened.open()
    yield opened
    opened.context.close()


def test_hostile_text_stays_text_and_only_links_into_the_app_are_links(seen):
    table, page = seen, seen.page
    expect(table.row("h").locator("th")).to_have_text(HOSTILE)
    assert page.locator(".table img").count() == 0
    assert page.title() != "1"
    links = page.locator("tbody a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert links == ["?region=c", "/wilayah", "./wilayah"]
    expect(table.row("e").locator("td").nth(3)).to_have_text("S1")


def test_screen_readers_hear_a_named_grid_with_heads_and_chosen_row(table):
    page = table.open("keep=1")
    grid = page.get_by_role("grid", name="Cakupan & <wilayah>")
    expect(grid).to_be_visible()
    assert grid.get_attribute("aria-rowcount") == "7"
    assert page.locator("thead th[scope='col']").count() == 6
    expect(page.get_by_role("columnheader", name="Cakupan persen")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Cilacap")).to_be_visible()
    assert page.locator("tbody th[scope='row']").count() == 6
    table.row("e").click()
    expect(page.get_by_role("row", selected=True)).to_have_count(1)
    expect(table.row("e")).to_have_attribute("aria-selected", "true")
    bar = table.row("e").locator("th").evaluate("n => getComputedStyle(n).boxShadow")
    assert "4px 0px 0px 0px inset" in bar


def test_a_caption_that_is_not_shown_still_names_the_table(table):
    page = table.open("quiet=1")
    expect(page.get_by_role("grid", name="Cakupan & <wilayah>")).to_be_visible()
    assert page.locator("caption span").bounding_box()["width"] <= 1


def test_a_target_met_or_missed_has_a_sign_beside_its_word(seen):
    page = seen.page
    met = page.locator("[data-tone='met'] svg path")
    missed = page.locator("[data-tone='missed'] svg path")
    assert (met.count(), missed.count()) == (3, 3)
    assert met.first.get_attribute("d") != missed.first.get_attribute("d")
    over = page.locator("[data-tone='over'] .figure")
    assert over.evaluate("n => getComputedStyle(n).outlineStyle") == "dotted"


def test_numbers_stand_to_the_right_in_figures_of_one_width(seen):
    cell = seen.row("c").locator("td.number").first
    style = cell.evaluate(
        "n => [getComputedStyle(n).textAlign, getComputedStyle(n).fontVariantNumeric]"
    )
    assert style[0] == "right"
    assert "tabular-nums" in style[1]


def test_without_rows_a_sentence_stands_for_the_table(table):
    page = table.open("rows=0&search=1", rows=0)
    table.expect_text("Belum ada angka yang terbit.")
    expect(page.locator("table")).to_be_hidden()
    expect(page.locator(".search")).to_be_hidden()


# ---- finding and showing


def test_search_finds_by_words_accents_aside_and_counts(table):
    page = table.open("search=1")
    box = page.get_by_role("searchbox", name="Cari wilayah")
    assert box.get_attribute("placeholder") == "Cari wilayah"
    table.expect_text("6 dari 6")
    box.fill("10 BLOK")
    table.expect_text("1 dari 6")
    assert table.order() == ["b10"]
    box.fill("ende")
    assert table.order() == ["e"]
    box.fill("clp")  # another name, which is not shown
    assert table.order() == ["c"]
    box.fill("tak ada")
    table.expect_text("Tidak ada wilayah yang cocok.")
    box.press("Escape")
    expect(box).to_have_value("")
    assert table.order() == GIVEN


def test_letters_in_the_search_box_give_streamlit_no_commands(table):
    page = table.open("search=1")
    page.get_by_role("searchbox").press_sequentially("rc")
    page.get_by_role("button", name="Tahun").click()
    table.expect_text("runs: 2")  # "r" would have been a run
    assert page.get_by_role("dialog").count() == 0  # "c" would have opened one


def test_a_filter_stays_when_values_change(table):
    page = table.open("search=1")
    page.get_by_role("searchbox").fill("blok")
    page.get_by_role("button", name="Tahun").click()
    table.expect_text("year: 2024, level: nation")
    assert table.order() == ["b10", "b2"]
    table.expect_text("2 dari 6")


def test_a_row_picked_elsewhere_scrolls_into_the_box_and_the_page_stays(table):
    table.page.set_viewport_size({"width": 1280, "height": 220})  # box below the fold
    page = table.open("rows=60&height=300", rows=60)
    inside = """row => {
      const box = row.closest('.box');
      const nodes = [row, box, box.querySelector('th')];
      const [line, frame, head] = nodes.map(node => node.getBoundingClientRect());
      return line.top >= head.bottom - 1 && line.bottom <= frame.bottom + 1;
    }"""
    assert not table.row("r40").evaluate(inside)
    page.get_by_role("button", name="Peta").click()
    expect(table.row("r40")).to_have_attribute("aria-selected", "true")
    assert table.row("r40").evaluate(inside)
    assert page.evaluate("document.querySelector('.stMain').scrollTop") == 0
    assert page.evaluate("scrollY") == 0
    page.locator(".box").evaluate("box => { box.scrollTop = 0; }")
    page.get_by_role("button", name="Tahun").click()
    table.expect_text("year: 2024, level: nation")
    expect(table.row("r1").locator("td").first).to_have_text("2024: 1.0")
    assert page.locator(".box").evaluate("box => box.scrollTop") == 0  # no new pick


def test_the_head_stays_in_sight_and_hides_no_row_that_is_walked_to(table):
    page = table.open("rows=60&height=300", rows=60)
    table.row("r1").focus()
    page.keyboard.press("End")
    for _ in range(12):
        page.keyboard.press("ArrowUp")
    expect(table.row("r48")).to_be_focused()
    head = page.locator("thead th").first.bounding_box()
    box = page.locator(".box").bounding_box()
    row = table.row("r48").bounding_box()
    assert head["y"] == pytest.approx(box["y"], abs=1)
    assert row["y"] >= head["y"] + head["height"] - 1


def test_more_rows_are_shown_on_request_and_the_focus_stands_on_the_first(table):
    page = table.open("rows=60&page=20", rows=20)
    more = page.get_by_role("button", name="Tampilkan semua (60)")
    more.click()
    assert len(table.order()) == 60
    expect(table.row("r21")).to_be_focused()
    expect(more).to_be_hidden()


def test_search_reaches_rows_beyond_the_first_page(table):
    page = table.open("rows=60&page=20&search=1", rows=20)
    table.expect_text("20 dari 60")
    page.get_by_role("searchbox").fill("blok 58")
    assert table.order() == ["r58"]


def test_a_picked_row_beyond_the_first_page_is_shown(table):
    page = table.open("rows=60&page=20", rows=20)
    page.get_by_role("button", name="Peta").click()
    expect(table.row("r40")).to_be_visible()


def test_all_regencies_stand_in_one_table(table):
    page = table.open("rows=514&height=500&search=1", rows=514)
    table.expect_text("514 dari 514")
    assert page.locator("tbody td").count() == 514 * 7
    table.head("Angka 3").locator("button").click()
    assert table.order()[0] == "r514"


# ---- screens and paper


@pytest.mark.parametrize("table", [PHONE], indirect=True)
def test_a_phone_scrolls_the_box_and_not_the_page(table):
    page = table.open("rows=60&height=500&search=1", rows=60)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    box = page.locator(".box")
    assert box.evaluate("n => n.scrollWidth - n.clientWidth") > 100
    left = table.row("r1").locator("th").bounding_box()["x"]
    box.evaluate("n => { n.scrollLeft = 150; }")
    assert table.row("r1").locator("th").bounding_box()["x"] == pytest.approx(left)
    shown = page.locator(".frame.from-left")
    expect(shown).to_have_count(1)
    heads = page.locator("thead button")
    assert min(head.bounding_box()["height"] for head in heads.all()) >= 40
    sizes = page.locator(".table :is(th, td, span, button, input, p)").evaluate_all(
        "nodes => nodes.map(n => parseFloat(getComputedStyle(n).fontSize))"
    )
    assert min(sizes) >= 14


@pytest.mark.parametrize("table", [PHONE], indirect=True)
def test_a_finger_picks_with_one_tap(table):
    table.open()
    table.row("b2").tap()
    table.expect_text("picks: ['b2']")


CONTRAST = """nodes => {
  const canvas = document.createElement('canvas').getContext('2d');
  const light = colour => {
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255)
      .map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return nodes.map(node => {
    const ink = light(getComputedStyle(node).color);
    const ground = light(getComputedStyle(node.closest('th, td')).backgroundColor);
    const [low, high] = [ink, ground].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  });
}"""


@pytest.mark.parametrize(
    "table", [{"color_scheme": "light"}, {"color_scheme": "dark"}], indirect=True
)
def test_every_text_stands_out_from_its_ground(table):
    page = table.open("keep=1")
    for key in GIVEN:
        table.row(key).click(position={"x": 20, "y": 12})
        expect(table.row(key)).to_have_attribute("aria-selected", "true")
        texts = page.locator("table :is(th, td, .figure, .note, .label)")
        assert min(texts.evaluate_all(CONTRAST)) >= 4.5


@pytest.mark.parametrize("table", [{"color_scheme": "dark"}], indirect=True)
def test_paper_has_every_row_in_black_on_white_and_no_buttons(table):
    page = table.open("rows=60&height=300&page=20&search=1", rows=20)
    page.emulate_media(media="print")
    expect(table.row("r60")).to_be_visible()
    assert page.locator(".box").evaluate("n => n.scrollHeight - n.clientHeight") <= 0
    expect(page.locator(".all")).to_be_hidden()
    expect(page.locator(".search")).to_be_hidden()
    cell = table.row("r1").locator("th")
    colours = "n => [getComputedStyle(n).color, getComputedStyle(n).backgroundColor]"
    assert cell.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_paper_cuts_no_column_off_and_heads_stand_over_their_figures(table):
    page = table.open("width=30")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 960})  # A4 less its margins
    box = page.locator(".box")
    assert (
        box.evaluate("n => n.querySelector('table').offsetWidth - n.offsetWidth") <= 0
    )
    ends = "n => { const r = document.createRange(); r.selectNodeContents(n);"
    ends += " return r.getBoundingClientRect().right; }"
    label = table.head("Terlindungi").locator(".label").evaluate(ends)
    figure = table.row("c").locator("td").nth(1).evaluate(ends)
    assert label == pytest.approx(figure, abs=1)


def test_paper_says_which_filter_is_on(table):
    page = table.open("search=1")
    page.get_by_role("searchbox").fill("blok")
    page.emulate_media(media="print")
    expect(page.get_by_role("searchbox")).to_be_visible()
    table.expect_text("2 dari 6")
