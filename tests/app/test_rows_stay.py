"""What is remembered is shared by all readers, and no page changes it."""

import hashlib
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.data.memory import MOST_CELLS, SHARED
from cakupan.ui.frame import PAGES

# A page each in the forms that ask for most.
ADDRESSES = (
    {"region": "64"},
    {"region": "00", "level": "regency", "lang": "en"},
    {"region": "64.09"},
    {"region": "64", "section": "award"},
)


def drawn(page: str, address: dict[str, str]) -> None:
    app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{page}.py")
    for key, value in address.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception


def digests() -> dict[tuple[int, str], str]:
    """Return what all that is remembered says now."""
    return {
        key: hashlib.sha256(repr(value).encode()).hexdigest()
        for key, value in SHARED.values().items()
        if not key[1].startswith("regions")
    }


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.name)
def test_a_page_changes_nothing_that_is_remembered(
    entry, shipped_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    SHARED.clear()
    for address in ADDRESSES:
        drawn(entry.name, address)
    before = digests()
    assert len(before) > 5
    for address in ADDRESSES:
        drawn(entry.name, address)
    after = digests()
    assert {key for key in before if after[key] != before[key]} == set()
    assert set(after) == set(before)  # all of the second look came from memory
    assert SHARED.cells < MOST_CELLS / 4
