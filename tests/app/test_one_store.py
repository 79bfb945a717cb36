"""One answer, one store: a page that began with a store ends with it."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import duckdb
import pytest
import streamlit as st
from click.testing import CliRunner
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.cli import main
from cakupan.data import KNOWN_NOW
from cakupan.data.memory import SHARED
from cakupan.errors import StoreError
from cakupan.ui import run

PAGES = {
    "pages/wilayah.py": {"region": "64"},
    "pages/ringkasan.py": {"region": "64"},
    "pages/target_anggaran.py": {"region": "65"},
}
STORES = 3
# A store more would not show more; each run of a page meets a dozen swaps.
RUNS = 8


@pytest.fixture(scope="module")
def stores(shipped_path: Path, tmp_path_factory) -> list[Path]:
    """The shipped store, and others whose every count of workers is another."""
    folder = tmp_path_factory.mktemp("stores")
    return [_multiplied(shipped_path, folder / f"{n}.duckdb", n) for n in range(STORES)]


def _multiplied(shipped: Path, path: Path, number: int) -> Path:
    shutil.copy(shipped, path)
    with duckdb.connect(str(path)) as connection:
        columns = connection.execute(
            "select table_name, column_name from duckdb_columns() "
            "where schema_name = 'main' and not internal and data_type = 'BIGINT' "
            "and table_name not in ('build_checks', 'submissions')"
        ).fetchall()
        assert len(columns) > 10
        for table, column in columns:
            connection.execute(
                f'update "{table}" set "{column}" = "{column}" + {number} '
                f'where "{column}" > 100'
            )
        connection.execute(f"update sources set publisher = publisher || ' ({number})'")
    return path


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the pages look for their store."""
    path = tmp_path / "cakupan.duckdb"
    monkeypatch.setenv("CAKUPAN_STORE", str(path))
    return path


def put(store: Path, place: Path) -> None:
    """Put a store where the pages look, as a build does: in one step."""
    new = place.with_suffix(".new")
    os.link(store, new)
    new.replace(place)


@pytest.fixture
def swapping(stores: list[Path], place: Path) -> Iterator[Callable[[], int]]:
    """Put one store after the other; gives a function that stops and counts."""
    is_over = threading.Event()
    count = 0

    def swap() -> None:
        nonlocal count
        while not is_over.wait(0.01):
            count += 1
            put(stores[count % STORES], place)

    thread = threading.Thread(target=swap)

    def stop() -> int:
        is_over.set()
        thread.join()
        return count

    put(stores[0], place)
    thread.start()
    yield stop
    stop()


def said(page: str, params: dict[str, str]) -> str:
    app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    app.switch_page(page)
    for key, value in params.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception, app.exception
    assert not app.error, [error.value for error in app.error]
    charts = [part.proto.spec for part in app.get("plotly_chart")]
    return unescape("\n".join([part.proto.body for part in app.get("html")] + charts))


@pytest.mark.parametrize("page", PAGES)
def test_no_page_mixes_two_stores(page, stores, place, request):
    whole = []
    for store in stores:
        put(store, place)
        whole.append(said(page, PAGES[page]))
    assert len(set(whole)) == STORES
    stop = request.getfixturevalue("swapping")
    got = [said(page, PAGES[page]) for _ in range(RUNS)]
    assert stop() > RUNS
    mixed = [text for text in got if text not in whole]
    assert len(mixed) == 0


def test_no_command_mixes_two_stores(stores, place, tmp_path, request):
    def written() -> bytes:
        out = tmp_path / "brief.csv"
        line = ["brief", "64", "--out", str(out), "--as-of", "2026-11-21"]
        result = CliRunner().invoke(main, line)
        assert result.exit_code == 0, result.output
        return out.read_bytes()

    whole = []
    for store in stores:
        put(store, place)
        whole.append(written())
    assert len(set(whole)) == STORES
    stop = request.getfixturevalue("swapping")
    got = [written() for _ in range(RUNS)]
    assert stop() > RUNS
    assert [each for each in got if each not in whole] == []


DOWNLOADS = {
    "pages/ringkasan.py": {},
    "pages/peringkat.py": {},
    "pages/risalah.py": {"region": "64"},
    "pages/sumber_metode.py": {},
}


@pytest.mark.parametrize("page", DOWNLOADS)
def test_a_download_belongs_to_the_page_that_offers_it(
    page, stores, place, monkeypatch
):
    offered: list[Callable[[], bytes]] = []
    draw = st.download_button

    def noted(*args, **settings):
        if settings["mime"] == "text/csv":
            offered.append(settings["data"])
        return draw(*args, **settings)

    monkeypatch.setattr(st, "download_button", noted)
    put(stores[1], place)
    said(page, DOWNLOADS[page])
    at_once = [make() for make in offered]
    put(stores[2], place)
    said("pages/wilayah.py", {})
    assert [make() for make in offered[: len(at_once)]] == at_once
    offered.clear()
    said(page, DOWNLOADS[page])
    assert at_once
    assert [make() for make in offered] != at_once


def held(place: Path) -> list[str]:
    """Return the store files that this process holds open."""
    links = [
        str(link.readlink())
        for link in Path("/proc/self/fd").glob("*")
        if link.is_symlink()
    ]
    return [link for link in links if link.startswith(str(place))]


def first_source() -> str:
    """Return the publisher of the first source in the store that stands there now."""
    publisher: str = run.data().rows("sources__all")[0]["publisher"]
    return publisher


def test_a_replaced_store_is_let_go_when_its_last_answer_ends(stores, place):
    put(stores[0], place)
    with run.one_answer():
        began_with = run.data()
        sources = began_with.rows("sources__all")
        put(stores[1], place)
        assert run.data().store is began_with.store
        now = began_with.store.rows("reads/sources__all", known_on=KNOWN_NOW)
        assert now == sources
        said("pages/wilayah.py", PAGES["pages/wilayah.py"])  # another reader's run
        assert len(held(place)) == 2
        number = began_with.store.number
        assert number in {key[0] for key in SHARED.values()}
    assert len(held(place)) == 1
    with pytest.raises(StoreError, match=r"replaced since\. Reload the page\.$"):
        began_with.rows("sources__all")  # what a page left on screen holds no store
    assert "(1)" in first_source()
    assert number not in {key[0] for key in SHARED.values()}
    said("pages/risalah.py", PAGES["pages/wilayah.py"])
    said("pages/peringkat.py", {"view": "award"})
    put(stores[2], place)
    assert "(2)" in first_source()
    assert len(held(place)) == 1
