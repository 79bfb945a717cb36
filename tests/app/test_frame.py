"""The frame and the bound widgets, on pages made for the test."""

import re
import textwrap
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import __version__
from cakupan.ui import frame, state

PAGE = """
import streamlit as st
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.ui import frame, state
from cakupan.wording import _

frame.require()
st.session_state["runs"] = st.session_state.get("runs", 0) + 1
view, words = frame.page(_("Region"), state.one_of("sort", "name", "coverage"))
state.bound_selectbox("r", ["00", "64", "65"], "region")
state.bound_segmented("v", ["geographic", "tiles"], "view")
state.bound_multiselect("s", ["PU", "BPU", "JAKON"], "segments")
state.bound_segmented("o", ["name", "coverage"], "sort")
st.button("b", key="map", on_click=state.update, kwargs={"region": "65"})
st.button("d", key="sum", on_click=state.update, kwargs={"segments": ["JAKON"]})
"""
ENDINGS = {
    "plain": "",
    "error": "raise BadInputError('Expected {x}_, found *b*.', x='<a>')",
    "absent": "raise NotPublishedError('No figure of {x}.', 'not_published', 0, x='K')",
    "fault": "raise ZeroDivisionError('one over nothing')",
    "stop": "frame.stop()",
    "bad": "st.button('x', key='bad', on_click=state.update, kwargs="
    "{'view': 'Petak', 'sort': 'Nama', 'unknown': '1'})",
    "twins": "state.bound_selectbox('t', ['employed', 'non_wage'], 'base', "
    "lambda code: 'sama')",
}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose pages draw one widget of each kind."""
    monkeypatch.setenv("CAKUPAN_HOME", str(tmp_path))
    (tmp_path / "pages").mkdir()
    for entry in frame.PAGES:
        (tmp_path / "pages" / f"{entry.name}.py").write_text(PAGE)
    (tmp_path / "app.py").write_text("from cakupan.ui import frame\nframe.open_app()\n")
    return tmp_path


def opened(home: Path, ending: str = "plain", **query: str) -> AppTest:
    page = home / "pages" / "ringkasan.py"
    page.write_text(PAGE + textwrap.dedent(ENDINGS[ending]) + "\n")
    app = AppTest.from_file(str(home / "app.py"), default_timeout=20)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def html_of(app: AppTest) -> str:
    return "\n".join(block.proto.body for block in app.get("html"))


def links_of(app: AppTest) -> dict[str, str]:
    return {link.proto.label: link.proto.page for link in app.get("page_link")}


def query_of(app: AppTest) -> dict[str, str]:
    return {
        key: value if isinstance(value, str) else value[-1]
        for key, value in app.query_params.items()
    }


def test_home_opens_with_menu_title_and_foot(home):
    app = opened(home)
    assert not app.exception
    assert links_of(app) == {
        "Ringkasan": "ringkasan",
        "Wilayah": "wilayah",
        "Target & anggaran": "target_anggaran",
        "Pekerja rentan": "pekerja_rentan",
        "Peringkat": "peringkat",
        "Periksa angka": "periksa_angka",
        "Risalah": "risalah",
        "Sumber & metode": "sumber_metode",
    }
    assert app.title[0].value == "Wilayah"
    assert f"Cakupan {__version__}" in html_of(app)
    assert "lisensi MIT" in html_of(app)


def test_an_address_is_not_touched_until_something_changes(home):
    assert query_of(opened(home, region="64")) == {"region": "64"}


@pytest.mark.parametrize("entry", frame.PAGES, ids=lambda entry: entry.name)
def test_each_page_opens_from_the_menu(home, entry):
    app = opened(home).switch_page(f"pages/{entry.name}.py").run()
    assert not app.exception
    assert app.title[0].value == "Wilayah"


def test_menu_links_carry_every_key(home):
    app = opened(home, region="64", period="2023-12", sort="coverage")
    link = app.get("page_link")[0].proto
    assert "region=64&" in link.query_string
    assert "period=2023-12&" in link.query_string
    assert "base=employed&" in link.query_string
    assert "sort" not in link.query_string


def test_language_of_the_address_is_spoken(home):
    app = opened(home, lang="en")
    assert "Sources & method" in links_of(app)
    assert "MIT licence" in html_of(app)


def test_language_switch_writes_every_key(home):
    app = opened(home, region="64")
    app.button_group(key="lang").set_value("en").run()
    assert app.title[0].value == "Region"
    assert query_of(app) == {
        **state.format(state.View(region="64", lang="en")),
        "sort": "name",
    }


def test_widgets_show_the_address(home):
    app = opened(home, region="64", view="tiles", segments="PU,JAKON", sort="coverage")
    assert app.selectbox(key="region").value == "64"
    assert app.button_group(key="view").value == "tiles"
    assert app.button_group(key="segments").value == ["PU", "JAKON"]
    assert app.button_group(key="sort").value == "coverage"


def test_a_widget_writes_the_address_in_one_run(home):
    app = opened(home)
    app.selectbox(key="region").select("64").run()
    assert query_of(app)["region"] == "64"
    assert app.session_state["runs"] == 2


def test_a_change_elsewhere_reaches_the_widgets_in_one_run(home):
    app = opened(home, region="64", view="tiles")
    app.button(key="map").click().run()
    assert app.selectbox(key="region-1").value == "65"
    assert query_of(app)["region"] == "65"
    assert query_of(app)["view"] == "tiles"
    assert app.session_state["runs"] == 2


def test_a_widget_is_replaced_when_the_address_changes(home):
    app = opened(home)
    app.button_group(key="segments").set_value(["PU"]).run()
    assert query_of(app)["segments"] == "PU"
    app.button(key="sum").click().run()
    assert app.button_group(key="segments-1").value == ["JAKON"]
    assert query_of(app)["segments"] == "JAKON"


def test_the_last_segment_cannot_be_taken_away(home):
    app = opened(home, segments="PU")
    app.button_group(key="segments").set_value([]).run()
    assert query_of(app)["segments"] == "PU"
    assert app.button_group(key="segments-1").value == ["PU"]


def test_a_value_that_no_widget_offers_gives_the_first(home):
    app = opened(home, region="31")
    assert app.selectbox(key="region").value == "00"


def test_what_the_address_got_wrong_is_named_and_never_run(home):
    app = opened(home, region="<img src=x>", utm="[a](http://x)")
    assert not app.exception
    said = html_of(app)
    assert "&lt;img src=x&gt;" in said
    assert "“utm” dalam alamat halaman tidak dikenal" in said
    assert "<img" not in said


def test_an_error_is_a_sentence_with_a_code_and_the_page_stands(home):
    app = opened(home, "error")
    assert not app.exception
    assert app.title[0].value == "Wilayah"
    said = app.error[0].value
    assert said.startswith(r"Expected \<a\>\_, found \*b\*\.")
    assert re.search(r"\(kode C2-[0-9A-F]{4}\)$", said)
    assert "lisensi MIT" in html_of(app)


def test_the_same_error_always_has_the_same_code(home):
    codes = {opened(home, "error").error[0].value[-8:] for _ in range(2)}
    assert len(codes) == 1


def test_a_figure_that_nobody_published_is_no_error(home):
    app = opened(home, "absent")
    assert not app.error
    assert app.info[0].value == r"No figure of K\."


def test_a_fault_is_said_in_indonesian_and_still_seen_by_tests(home):
    app = opened(home, "fault")
    assert len(app.exception) == 1
    assert "Bagian halaman ini gagal dibuat." in app.error[0].value
    assert len(app.error) == 1
    assert "lisensi MIT" in html_of(app)


def test_a_page_that_stops_early_has_a_foot(home):
    app = opened(home, "stop")
    assert not app.exception
    assert "lisensi MIT" in html_of(app)


def test_a_page_file_opened_alone_brings_the_frame(home):
    app = AppTest.from_file(str(home / "pages" / "wilayah.py"), default_timeout=20)
    app.run()
    assert not app.exception
    assert "Ringkasan" in links_of(app)
    assert len(app.title) == 1


def test_a_value_that_a_key_cannot_have_is_never_written(home):
    app = opened(home, "bad", region="64")
    app.button(key="bad").click().run()
    assert not app.exception
    assert query_of(app) == {"region": "64"}


def test_the_fitting_part_of_a_change_is_written(home):
    app = opened(home, "bad", region="64", sort="coverage")
    app.button(key="map").click().run()
    app.button(key="bad").click().run()
    assert query_of(app) == {
        **state.format(state.View(region="65")),
        "sort": "coverage",
    }


def test_options_with_one_label_stay_apart(home):
    app = opened(home, "twins")
    assert app.selectbox(key="base").options == ["sama (employed)", "sama (non_wage)"]
    app.selectbox(key="base").select("employed").run()
    assert query_of(app).get("base", "employed") == "employed"
