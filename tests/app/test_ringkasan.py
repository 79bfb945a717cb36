"""The overview says the published digits, for every choice that it offers."""

import itertools
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.topics.coverage import map_measures

VIEWS = ("geographic", "tiles", "bubbles")


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        yield


def opened(**params: str) -> AppTest:
    page = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    for key, value in params.items():
        page.query_params[key] = value
    page.run()
    assert not page.exception, page.exception
    assert not page.error, page.error
    return page


def text_of(page: AppTest) -> str:
    html = " ".join(part.proto.body for part in page.get("html"))
    return html + " ".join(part.value for part in [*page.markdown, *page.caption])


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        # Kemnaker, December 2023, over Sakernas August 2023.
        ({}, ["41.560.938 dari 139.852.377", "29,72%", "28,14%", "40,76%"]),
        ({"region": "64"}, ["1.323.233 dari 1.847.295", "71,63%", "67,83%", "86,14%"]),
        ({"region": "64"}, ["Peringkat 2 dari 34", "peringkat 4", "49,74%", "70,86%"]),
        ({"region": "31"}, ["147,82%"]),
        ({"region": "18"}, ["12,32%"]),
        ({"region": "91"}, ["20,30%"]),
        ({"region": "92"}, ["71,13%"]),
        (
            {"region": "64", "segments": "PU,BPU", "base": "eligible_estimate"},
            ["65,43%"],
        ),
        ({"region": "64", "segments": "PU", "base": "employees"}, ["71,72%"]),
        ({"region": "32", "segments": "PU", "base": "employees"}, ["33,73%"]),
        ({"region": "65", "segments": "BPU", "base": "non_wage"}, ["54,27%"]),
        ({"region": "18", "segments": "BPU", "base": "non_wage"}, ["3,75%"]),
        ({"lang": "en", "region": "64"}, ["1,323,233 of 1,847,295", "71.63%"]),
    ],
)
def test_says_the_published_digits(params: dict, expected: list[str]) -> None:
    text = text_of(opened(**params))
    assert [part for part in expected if part not in text] == []


def test_counts_coverage_against_target_like_with_like() -> None:
    text = text_of(opened())
    assert "20 provinsi dan 9 kabupaten/kota" in text
    assert "Pada 11 provinsi dan 5 kabupaten/kota" in text
    assert "Sudah mencapai target: Kota Makassar" in text
    assert "66 dari 514 kabupaten/kota" in text


def test_the_new_papua_provinces_are_not_published_not_zero() -> None:
    for code in ("91", "92", "93", "94", "95", "96"):
        text = text_of(opened(region=code, vintage="38", period="2023-12"))
        assert "belum" in text
        assert "115,01" not in text
        assert "140,88" not in text


def test_the_bubbles_say_why_gaps_do_not_sum() -> None:
    text = text_of(opened(view="bubbles"))
    assert "100.717.234" in text
    assert "98.291.439" in text


@pytest.mark.parametrize(
    ("level", "view", "measure"),
    list(itertools.product(("province", "regency"), VIEWS, map_measures.MEASURES)),
)
def test_every_map_can_be_drawn(level: str, view: str, measure: str) -> None:
    opened(level=level, view=view, measure=measure)


@pytest.mark.parametrize("region", ["31", "64", "91", "93", "35"])
@pytest.mark.parametrize("view", VIEWS)
def test_every_province_can_be_opened(region: str, view: str) -> None:
    opened(region=region, view=view, level="regency")


@pytest.mark.parametrize("region", ["00", "64", "93", "65.71"])
def test_the_list_names_the_region_that_the_answer_is_about(region: str) -> None:
    page = opened(region=region)
    shown = next(box for box in page.selectbox if box.key.startswith("region"))
    assert shown.value == region


def test_a_day_before_our_first_entry_is_said_and_the_page_stands() -> None:
    page = opened(known_on="2020-01-01")
    assert "belum ada catatan kami" in page.warning[0].value
    assert "29,72%" in text_of(page)
