"""Fixtures that every test may use."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from cakupan.data.store import Store, build_store, open_store, ready_store
from cakupan.simulation import Recipe, simulate
from tests import country, office
from tests.lab import Lab

MOST_PROCESSES = 4  # each builds stores of its own, and has a browser of its own
_SETTINGS = (
    "CAKUPAN_HOME",
    "CAKUPAN_DATA",
    "CAKUPAN_STORE",
    "CAKUPAN_SIMULATION",
    "CAKUPAN_LANG",
)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Let processes share a whole folder of tests; a few files are done by one."""
    if any(".py" in argument for argument in config.args):
        return 0
    return min(os.cpu_count() or 1, MOST_PROCESSES)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[None]:
    """Let a skipped test fail where nobody would see that it was skipped."""
    report = yield
    if os.environ.get("CI") and report.skipped:
        report.outcome = "failed"
        report.longrepr = f"skipped, which fails under CI: {call.excinfo}"
    return report


@pytest.fixture(scope="session", autouse=True)
def _no_settings() -> Iterator[None]:
    """Keep the settings of whoever runs the tests out of them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _SETTINGS:
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def _built_country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = country.write_root(tmp_path_factory.mktemp("country") / "negeri")
    with pytest.MonkeyPatch.context() as patch:
        for name in _SETTINGS:
            patch.delenv(name, raising=False)
        patch.setenv("CAKUPAN_HOME", str(root))
        build_store()
    return root


@pytest.fixture
def tiny_root(
    _built_country: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A project root of one's own with the country of ``tests/country.py``, built."""
    root = tmp_path / "negeri"
    shutil.copytree(_built_country, root)
    monkeypatch.setenv("CAKUPAN_HOME", str(root))
    return root


@pytest.fixture
def tiny_store(tiny_root: Path) -> Iterator[Store]:
    """The invented country's store, open."""
    store = ready_store()
    yield store
    store.close()


@pytest.fixture(scope="session")
def shipped_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store file of the shipped data, built once."""
    with pytest.MonkeyPatch.context() as patch:
        for name in _SETTINGS:
            patch.delenv(name, raising=False)
        path = tmp_path_factory.mktemp("shipped") / "cakupan.duckdb"
        return build_store(path).path


@pytest.fixture(scope="session")
def shipped_store(shipped_path: Path) -> Iterator[Store]:
    """The store of the shipped data, open."""
    store = open_store(shipped_path)
    yield store
    store.close()


@pytest.fixture(scope="session")
def simulation_path(
    shipped_store: Store, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The store file of a small simulation: Kaltara and Papua, 2022 to 2024."""
    path = tmp_path_factory.mktemp("simulation") / "simulasi.duckdb"
    recipe = Recipe(1, 2022, 2024, ("65", "91", "92"))
    with pytest.MonkeyPatch.context() as patch:
        for name in _SETTINGS:
            patch.delenv(name, raising=False)
        return simulate(recipe, path, published=shipped_store).path


@pytest.fixture(scope="session")
def simulation_store(simulation_path: Path) -> Iterator[Store]:
    """The store of the small simulation, open."""
    store = open_store(simulation_path)
    yield store
    store.close()


@pytest.fixture(scope="session")
def office_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the shipped data and the invented office of ``tests/office.py``.

    The office's folder lies beside it, as ``kantor``.
    """
    root = tmp_path_factory.mktemp("office")
    folder = office.write(root / "kantor")
    with pytest.MonkeyPatch.context() as patch:
        for name in _SETTINGS:
            patch.delenv(name, raising=False)
        patch.setenv("CAKUPAN_DATA", str(folder))
        return build_store(root / "cakupan.duckdb").path


@pytest.fixture(scope="session")
def office_store(office_path: Path) -> Iterator[Store]:
    """The store with the invented office, open."""
    store = open_store(office_path)
    yield store
    store.close()


@pytest.fixture
def lab() -> Lab:
    """A bench for single statements."""
    return Lab()
