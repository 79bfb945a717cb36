"""The region map in a real browser: what a reader sees, does and takes away."""

import json
import re
import shutil
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

APP = Path(__file__).with_name("map_app") / "app.py"
SVG = "{http://www.w3.org/2000/svg}"


def square_country() -> dict:
    """Three by three squares of 90, numbered from the top left."""
    shapes = []
    for i in range(9):
        x, y = 100 * (i % 3) + 5, 100 * (i // 3) + 5
        path = f"M{x},{y}h90v90h-90z"
        shapes.append([f"0{i + 1}", path, x + 45.0, y + 45.0])
    return {"width": 300.0, "height": 300.0, "kind": "geographic", "shapes": shapes}


def island_country() -> dict:
    """The same, but the first square is an island of 2 in a wide sea."""
    country = square_country()
    country["shapes"][0] = ["01", "M49,49h2v2h-2z", 50.0, 50.0]
    return country


class MapServer:
    """The little app with the shapes that it serves.

    Attributes:
        url: where it answers.
        static: the folder of the shapes.
    """

    def __init__(self, folder: Path, run_app: Callable[..., Any]) -> None:
        shutil.copy(APP, folder / "app.py")
        self.static = folder / "static"
        self.static.mkdir()
        (self.static / "squares.json").write_text(json.dumps(square_country()))
        (self.static / "island.json").write_text(json.dumps(island_country()))
        self.url = run_app(
            folder,
            server_address="127.0.0.1",
            server_headless="true",
            server_enableStaticServing="true",
            server_fileWatcherType="none",
            browser_gatherUsageStats="false",
        ).url


@pytest.fixture(scope="module")
def map_server(tmp_path_factory, run_app):
    return MapServer(tmp_path_factory.mktemp("map_app"), run_app)


class OpenMap:
    """A page with the map on it, and all that went wrong or over the line."""

    def __init__(self, browser: Browser, server: MapServer, **context) -> None:
        self.context = browser.new_context(**context)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.server = server

    def open(self, query: str = "", wait: bool = True) -> Page:
        self.page.goto(f"{self.server.url}/?{query}")
        if wait:
            expect(self.region("01")).to_be_visible(timeout=30_000)
        return self.page

    def region(self, code: str):
        return self.page.locator(f".drawing path[data-code='{code}']")

    def shape_requests(self) -> int:
        return sum("squares.json" in url for url in self.requests)

    def expect_text(self, text: str) -> None:
        expect(self.page.get_by_text(text, exact=True)).to_be_visible()


@pytest.fixture
def open_map(browser, map_server, request):
    opened = OpenMap(browser, map_server, **getattr(request, "param", {}))
    yield opened
    opened.context.close()
    assert opened.errors == []
    outside = [url for url in opened.requests if not url.startswith(map_server.url)]
    assert [url for url in outside if not url.startswith(("blob:", "data:"))] == []


PHONE = {
    "viewport": {"width": 360, "height": 780},
    "has_touch": True,
    "is_mobile": True,
}


def test_click_picks_once_and_an_old_pick_does_not_fire_again(open_map):
    page = open_map.open()
    open_map.region("05").click()
    open_map.expect_text("picks: ['05']")
    page.get_by_role("button", name="Tahun").click()
    open_map.expect_text("year: 2024, level: nation")
    open_map.expect_text("picks: ['05']")


def test_a_click_on_the_sea_picks_nothing(open_map):
    page = open_map.open()
    box = open_map.region("01").bounding_box()
    page.mouse.click(box["x"] - 90, box["y"] + 10)
    open_map.region("02").click()
    open_map.expect_text("picks: ['02']")


@pytest.mark.parametrize("open_map", [PHONE], indirect=True)
def test_a_finger_beside_a_small_island_finds_it(open_map):
    page = open_map.open("shapes=island.json")
    box = open_map.region("01").bounding_box()
    assert box["width"] < 5
    page.touchscreen.tap(box["x"] + 14, box["y"] + 8)
    expect(page.locator(".card .name")).to_have_text("Kotak 1")


def test_arrows_move_to_the_neighbour_and_enter_picks(open_map):
    page = open_map.open()
    assert page.locator(".drawing [tabindex='0']").count() == 1
    page.locator(".drawing [tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    expect(open_map.region("02")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(open_map.region("05")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(open_map.region("02")).to_be_focused()
    page.keyboard.press("End")
    expect(open_map.region("09")).to_be_focused()
    page.keyboard.press("PageUp")
    expect(open_map.region("08")).to_be_focused()
    assert page.locator(".drawing [tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    open_map.expect_text("picks: ['08']")


def test_a_focused_region_is_said_with_name_value_and_place(open_map):
    page = open_map.open()
    page.locator(".drawing [tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("option", name="Kotak 2, 2023,01%")).to_be_focused()
    expect(page.locator(".live")).to_have_text(
        "Kotak 2: 1 dari 9; baris dua; Juli 2023: 49,74%"
    )
    expect(page.get_by_role("listbox", name="Judul & <peta>")).to_be_visible()
    expect(page.locator(".keys")).to_be_in_viewport()
    expect(page.locator(".card .value")).to_have_text("2023,01%")


def test_escape_goes_up_and_the_focus_goes_along(open_map):
    page = open_map.open("drill=1")
    page.locator(".drawing [tabindex='0']").focus()
    page.keyboard.press("Escape")  # there is no level above: nothing may be reported
    page.keyboard.press("ArrowRight")
    page.keyboard.press(" ")
    open_map.expect_text("year: 2023, level: 02")
    expect(page.locator(".drawing :focus")).to_have_count(1)
    page.keyboard.press("Escape")
    open_map.expect_text("year: 2023, level: nation")
    open_map.expect_text("ups: ['02']")
    open_map.expect_text("picks: ['02']")


def test_the_way_up_is_a_button_too(open_map):
    page = open_map.open("drill=1")
    expect(page.get_by_role("button", name="Naik")).to_have_count(0)
    open_map.region("03").click()
    page.get_by_role("button", name="Naik").click()
    open_map.expect_text("ups: ['03']")


def test_new_values_repaint_the_same_paths_without_a_new_request(open_map):
    page = open_map.open()
    region = open_map.region("01").element_handle()
    assert region.get_attribute("fill") == "#2c7fb8"  # (0 + 2023) mod 5 = 3
    page.get_by_role("button", name="Tahun").click()
    open_map.expect_text("year: 2024, level: nation")
    expect(open_map.region("01")).to_have_attribute("fill", "#253494")
    assert region.evaluate("node => node.isConnected")
    assert open_map.region("01").get_attribute("aria-label") == "Kotak 1, 2024,00%"
    assert open_map.shape_requests() == 1


def test_every_reason_of_absence_has_a_hatch_of_its_own_and_a_count(open_map):
    page = open_map.open("absent=1")
    reasons = [
        "not_published",
        "not_collected",
        "withheld",
        "region_did_not_exist",
        "not_comparable",
        "no_base",
    ]
    hatches = set()
    for i, reason in enumerate(reasons):
        fill = open_map.region(f"0{i + 1}").get_attribute("fill")
        assert fill == f"url(#map-{reason})"
        hatches.add(page.locator(f"#map-{reason} path").get_attribute("d"))
        entry = page.locator("ul.legend li.absence").nth(i)
        assert entry.locator(".label").inner_text() == reason
        assert entry.locator(".count").inner_text() == "1"
        assert entry.locator(".spoken").text_content() == "1 wilayah"
    assert len(hatches) == 6
    classes = page.locator("ul.legend li.class .count").all_inner_texts()
    assert classes == ["1", "1", "0", "0", "1"]  # 07 to 09: (6, 7, 8 + 2023) mod 5


def test_over_100_is_darkest_dotted_and_marked(open_map):
    page = open_map.open("over=1")
    assert open_map.region("07").get_attribute("fill") == "#253494"
    assert page.locator(".drawing path.over[stroke-dasharray]").count() == 1
    expect(page.locator(".drawing text")).to_have_text(">100")
    expect(page.locator("ul.legend li.over")).to_contain_text("di atas 100%")


def test_bubbles_have_areas_in_proportion_and_the_largest_lies_lowest(open_map):
    page = open_map.open("mode=bubbles")
    circles = page.locator(".drawing circle.bubble")
    radii = [float(circle.get_attribute("r")) for circle in circles.all()]
    assert radii == sorted(radii, reverse=True)
    assert len(radii) == 8  # one region has no size
    assert radii[0] ** 2 / radii[-1] ** 2 == pytest.approx(8)  # 800 to 100
    circles.last.click()
    open_map.expect_text("picks: ['01']")


def test_tiles_show_their_names_where_they_fit(open_map):
    page = open_map.open("kind=tiles&over=1")
    texts = page.locator(".drawing text").all_text_contents()
    assert texts[:2] == ["K1", "2023,00%"]
    assert texts[12:14] == ["K7", ">100"]


@pytest.mark.parametrize("open_map", [PHONE], indirect=True)
def test_a_phone_is_not_made_to_scroll_sideways(open_map):
    page = open_map.open("absent=1&over=1")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    stage = page.locator(".stage").bounding_box()
    assert stage["width"] > 300


@pytest.mark.parametrize("open_map", [PHONE], indirect=True)
def test_a_finger_sees_the_card_first_and_picks_with_the_second_tap(open_map):
    page = open_map.open()
    open_map.region("03").tap()
    card = page.locator(".card")
    expect(card.locator(".name")).to_have_text("Kotak 3")
    expect(card.get_by_role("button", name="Buka wilayah")).to_be_visible()
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    open_map.expect_text("picks: []")
    open_map.region("03").tap(position={"x": 5, "y": 5})
    open_map.expect_text("picks: ['03']")
    open_map.region("04").tap()
    page.get_by_role("button", name="Buka wilayah").tap()
    open_map.expect_text("picks: ['03', '04']")
    expect(card).to_be_hidden()


def test_the_card_stays_in_the_window(open_map):
    page = open_map.open()
    for code in ("01", "03", "07", "09"):
        open_map.region(code).hover()
        expect(page.locator(".card")).to_be_visible()
        box = page.locator(".card").bounding_box()
        window = page.viewport_size
        assert box["x"] >= 0
        assert box["y"] >= 0
        assert box["x"] + box["width"] <= window["width"]
        assert box["y"] + box["height"] <= window["height"]


def test_a_hostile_name_stays_text(open_map):
    page = open_map.open()
    open_map.region("09").hover()
    expect(page.locator(".card .name")).to_have_text(
        '<img src=x onerror="document.title=1">'
    )
    assert page.locator(".map img").count() == 0
    assert page.title() != "1"


def test_regions_without_a_shape_are_named(open_map):
    page = open_map.open("unknown=1")
    expect(page.locator(".note")).to_have_text(
        'Tidak ada di peta: <img src=x onerror="document.title=1">'
    )
    assert page.locator(".drawing path[data-code='09']").count() == 0


def test_height_stands_before_the_shapes_do(open_map):
    held = []
    open_map.page.route("**/squares.json", lambda route: held.append(route))
    page = open_map.open(wait=False)
    expect(page.locator(".status p")).to_have_text("Memuat peta", timeout=30_000)
    expect(page.locator(".legend li")).to_have_count(5)
    before = page.locator(".map").bounding_box()["height"]
    stage = page.locator(".stage").bounding_box()["height"]
    held[0].continue_()
    expect(open_map.region("01")).to_be_visible()
    assert page.locator(".stage").bounding_box()["height"] == stage
    assert page.locator(".map").bounding_box()["height"] == before


def test_shapes_that_fail_are_said_and_can_be_asked_for_again(open_map):
    page = open_map.open("shapes=later.json", wait=False)
    expect(page.locator(".status p")).to_have_text(
        "Peta tidak dapat dimuat.", timeout=30_000
    )
    open_map.expect_text("picks: []")
    expect(page.locator(".legend li")).to_have_count(5)
    later = open_map.server.static / "later.json"
    later.write_text(json.dumps(square_country()))
    page.get_by_role("button", name="Coba lagi").click()
    expect(open_map.region("05")).to_be_visible()
    expect(page.locator(".status")).to_be_hidden()


def saved(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    file = waiting.value
    return file.suggested_filename, Path(file.path()).read_bytes()


def test_the_saved_svg_holds_everything_and_needs_nothing(open_map):
    page = open_map.open("absent=1&over=1&watermark=SIMULASI")
    name, content = saved(page, "Simpan SVG")
    assert name == "peta-uji.svg"
    text = content.decode("utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314 (our own file)
    texts = [node.text for node in root.iter(f"{SVG}text")]
    for part in ("Judul & <peta>", "Basis: bekerja", "Sumber: uji", "SIMULASI"):
        assert part in texts
    assert "not_published (1)" in texts
    assert "di atas 100% (1)" in texts
    ids = {node.get("id") for node in root.iter(f"{SVG}pattern")}
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= ids
    assert {"map-withheld", "swatch-withheld"} <= ids
    addresses = set(re.findall(r"https?://[^\"]+", text))
    assert addresses == {"http://www.w3.org/2000/svg"}
    assert not any(tag in text for tag in ("<style", "<image", "<script", "var("))
    assert root.get("font-family") == "sans-serif"


@pytest.mark.parametrize("open_map", [{"color_scheme": "dark"}], indirect=True)
def test_the_saved_picture_is_on_white_paper_at_twice_the_size(open_map):
    page = open_map.open()
    _, sheet = saved(page, "Simpan SVG")
    name, content = saved(page, "Simpan PNG")
    assert name == "peta-uji.png"
    assert content.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", content[16:24])
    root = ElementTree.fromstring(sheet.decode())  # noqa: S314 (our own)
    assert (width, height) == (2400, 2 * int(root.get("height")))
    assert len(content) > 20_000
    assert root.find(f"{SVG}rect").get("fill") == "#ffffff"


def test_print_keeps_colours_and_hides_buttons(open_map):
    page = open_map.open()
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Simpan SVG")).to_be_hidden()
    adjust = "node => getComputedStyle(node).printColorAdjust"
    assert page.locator(".map").evaluate(adjust) == "exact"
