"""No address, however wrong, ends in a fault; what was not used is named."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.ui import frame, state
from tests.reader import Reader

PLACES = [
    *((entry.name, {}) for entry in frame.PAGES),
    *(("peringkat", {"section": name}) for name in ("award", "history", "scorecard")),
]
BAD = {
    "empty": "",
    "huge": "9" * 5000,
    "script": "<script>alert(1)</script>",
    "digits": "٦٤",
    "null": "\x00",
    "negative": "-1",
    "words": "Maret 2025",
    "future": "2062-01",
    "past": "1800-01-01",
    "list": "64,65,64.72,xx",
    "number": "1e999",
}


@pytest.fixture(scope="module", autouse=True)
def store(shipped_path: Path):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_STORE", str(shipped_path))
        yield


@pytest.fixture(scope="module")
def keys() -> dict[str, list[str]]:
    """The keys of every page, as a choice writes all of them into the address."""
    found = {}
    for page, query in PLACES:
        reader = Reader(page, **query)
        reader.choose("lang", "EN")
        found[page] = list(reader.address)
    return found


def opened(page: str, query: dict[str, str | list[str]]) -> AppTest:
    app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    return app


@pytest.mark.parametrize("value", BAD.values(), ids=BAD)
@pytest.mark.parametrize(
    ("page", "fixed"),
    PLACES,
    ids=lambda x: x if isinstance(x, str) else "".join(x),
)
def test_a_wrong_value_of_every_key_is_no_fault(keys, page, fixed, value):
    query = dict.fromkeys(keys[page], value) | fixed
    app = opened(page, query)
    assert not app.exception, app.exception
    said = "".join(part.proto.body for part in app.get("html"))
    assert "<script>" not in said
    assert 'class="ck-fault"' not in said


def test_a_key_given_twice_is_read_once():
    for page in ("ringkasan", "wilayah"):
        app = opened(page, {"region": ["64", "65"], "lang": ["id", "en"]})
        assert not app.exception
        assert app.get("html")


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("entry", frame.PAGES, ids=lambda entry: entry.name)
def test_a_deep_link_speaks_its_language_from_the_first_run(entry, lang):
    app = opened(entry.name, {"region": "64", "lang": lang})
    labels = [link.proto.label for link in app.get("page_link")]
    assert ("Wilayah" in labels) is (lang == "id")
    assert ("Region" in labels) is (lang == "en")
    assert state.format(state.View())["lang"] == "id"
