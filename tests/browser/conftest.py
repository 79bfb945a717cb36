"""Servers and pages for the browser tests.

A test that is about the first visitor of a server takes a fresh process (``server``,
``start_server``); all others share one of each kind, which stays warm (``address``,
``warm_server``). Ports are those that the system hands out. No request of a page
leaves for another host.
"""

import contextlib
import http.client
import os
import queue
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect, sync_playwright

from cakupan import paths

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PYTHON = [sys.executable, "-m"]
STREAMLIT = ["streamlit", "run", "app.py", "--server.port", "0"]
APP = paths.root() / "app.py"
COMMANDS = {
    "cakupan serve": [*PYTHON, "cakupan.cli", "serve", "--port", "0"],
    "streamlit run": [*PYTHON, *STREAMLIT[:2], str(APP), *STREAMLIT[3:]],
}
URL = re.compile(r"http://127\.0\.0\.1:\d+")
OUTSIDE = re.compile(r"^(?!\w+://(127\.0\.0\.1|localhost)[:/])(https?|wss?)://")
START_SECONDS = 90  # the first server also builds the store
# A gate shares its machine: a page may take its time, a wrong page never comes.
expect.set_options(timeout=20_000)
VIEWPORTS = {"desktop": (1366, 768), "phone": (360, 780)}


class Server:
    """A running server.

    Attributes:
        url: where it answers.
    """

    def __init__(self, command: list[str], folder: Path, **settings: str) -> None:
        """Start the process and wait until it says where it is."""
        self._lines: list[str] = []
        self._said: queue.Queue[str] = queue.Queue()
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "NO_COLOR": "1", **settings},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.url = self._wait_for_url()

    def _read(self) -> None:
        for line in self._process.stdout:
            self._lines.append(line)
            found = URL.search(line)
            if found:
                self._said.put(found.group())
        self._said.put("")

    def _wait_for_url(self) -> str:
        try:
            url = self._said.get(timeout=START_SECONDS)
        except queue.Empty:
            url = ""
        if not url:
            self.stop()
        assert url, f"The server did not start. It said:\n{self.output}"
        return url

    @property
    def output(self) -> str:
        """Everything the process wrote so far."""
        return "".join(self._lines)

    def check(self) -> None:
        """Make sure that it is this process that answers."""
        assert self._process.poll() is None, f"The server ended:\n{self.output}"
        line = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=30)
        with contextlib.closing(line):
            line.request("GET", "/_stcore/health")
            assert line.getresponse().read() == b"ok", self.output

    def stop(self) -> None:
        """End the process, kindly first."""
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(timeout=10)
        self._reader.join(timeout=10)
        self._process.stdout.close()


@pytest.fixture(scope="session")
def store_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the test run, built by the first server that needs it."""
    return tmp_path_factory.mktemp("store") / "cakupan.duckdb"


@pytest.fixture
def start_server(
    store_file: Path, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Server]]:
    """Start a fresh server of a kind (``cakupan serve`` or ``streamlit run``)."""
    servers: list[Server] = []

    def start(kind: str, *, folder: Path | None = None, **settings: str) -> Server:
        server = _start(kind, store_file, settings, folder)
        servers.append(server)
        return server

    yield start
    for server in servers:
        server.stop()
        if failed(request):
            print(f"{server.url} said:\n{server.output}")


@pytest.fixture(params=COMMANDS)
def server(
    request: pytest.FixtureRequest, start_server: Callable[..., Server]
) -> Server:
    """A fresh server, once of each kind."""
    return start_server(request.param)


@pytest.fixture(scope="session")
def _warm_servers() -> Iterator[dict[tuple[str, ...], Server]]:
    servers: dict[tuple[str, ...], Server] = {}
    yield servers
    for server in servers.values():
        server.stop()


@pytest.fixture
def warm_server(
    store_file: Path,
    _warm_servers: dict[tuple[str, ...], Server],
    request: pytest.FixtureRequest,
) -> Iterator[Callable[..., Server]]:
    """Give the one server of a kind and settings that all tests of the run share."""
    used: list[tuple[Server, int]] = []

    def give(kind: str, **settings: str) -> Server:
        key = (kind, *sorted(f"{name}={value}" for name, value in settings.items()))
        if key not in _warm_servers:
            _warm_servers[key] = _start(kind, store_file, settings)
        server = _warm_servers[key]
        server.check()
        used.append((server, len(server.output)))
        return server

    yield give
    for server, before in used:
        if failed(request):
            print(f"{server.url} said:\n{server.output[before:]}")


@pytest.fixture
def address(warm_server: Callable[..., Server]) -> str:
    """Where the project's own server answers, which other tests use too."""
    return warm_server("cakupan serve").url


@pytest.fixture(params=COMMANDS)
def any_address(
    request: pytest.FixtureRequest, warm_server: Callable[..., Server]
) -> str:
    """Where a server answers that other tests use too, once of each kind."""
    return warm_server(request.param).url


@pytest.fixture(scope="session")
def run_app() -> Iterator[Callable[..., Server]]:
    """Run the little app of a file of tests, from the folder that holds it."""
    servers: list[Server] = []

    def run(folder: Path, **options: str) -> Server:
        given = [f"--{name.replace('_', '.', 1)}={options[name]}" for name in options]
        server = Server([*PYTHON, *STREAMLIT, *given], folder)
        servers.append(server)
        server.check()
        return server

    yield run
    for server in servers:
        server.stop()


def _start(
    kind: str, store_file: Path, settings: dict[str, str], folder: Path | None = None
) -> Server:
    """Start a server on the run's store and make sure that it answers."""
    settings = {"CAKUPAN_STORE": str(store_file), **settings}
    server = Server(COMMANDS[kind], folder or paths.root(), **settings)
    server.check()
    return server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for the run; each page has a profile of its own."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_ARGS
        )
        yield chromium
        chromium.close()


@pytest.fixture
def open_page(
    browser: Browser, request: pytest.FixtureRequest
) -> Iterator[Callable[..., Page]]:
    """Open pages cut off from every other host; a try to reach one fails the test."""
    tried: list[str] = []
    pages: list[Page] = []

    def block(route: Route) -> None:
        tried.append(route.request.url)
        route.abort()

    def open_(viewport: str = "desktop", **settings: str) -> Page:
        width, height = VIEWPORTS[viewport]
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale="id-ID", **settings
        )
        context.route(OUTSIDE, block)
        page = context.new_page()
        page.on(
            "websocket",
            lambda line: tried.append(line.url) if OUTSIDE.match(line.url) else None,
        )
        pages.append(page)
        return page

    yield open_
    for number, page in enumerate(pages):
        if failed(request):
            keep_picture(page, f"{request.node.name}-{number}")
        page.context.close()
    assert tried == [], "The page asked another host"


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """One page of desktop size."""
    return open_page()


def failed(request: pytest.FixtureRequest) -> bool:
    """Tell whether the test of a fixture failed."""
    return getattr(request.node, "has_failed", False)


def keep_picture(page: Page, name: str) -> None:
    """Keep what the page showed, where the build keeps its things."""
    folder = paths.root() / "build" / "browser"
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{re.sub(r'[^A-Za-z0-9]+', '-', name)}.png"
    page.screenshot(path=file)
    print(f"{page.url} looked like {file}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Iterator[None]:
    """Leave a failure where the fixtures see it."""
    report = yield
    item.has_failed = getattr(item, "has_failed", False) or report.failed
    return report
