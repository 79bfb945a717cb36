"""What measurements share: a folder of their own, a built store, servers.

Servers run as a reader's office runs them, as processes of their own, on a port that
the system hands out. Everything is ended and removed when the workshop closes.
"""

import contextlib
import os
import queue
import re
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Self

from cakupan import paths
from cakupan.data.store import build_store

_URL = re.compile(r"http://127\.0\.0\.1:\d+")
_START_SECONDS = 60
_EMPTY_SCRIPT = 'import streamlit as st\n\nst.write("Kosong")\n'
# The empty script is served with the project's settings, so that only the page differs.
_SETTINGS = {
    "server.address": "127.0.0.1",
    "server.port": "0",
    "server.headless": "true",
    "server.enableWebsocketCompression": "true",
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "runner.postScriptGC": "false",
}


class Server:
    """A running server.

    Attributes:
        url: where it answers.
        began: ``time.perf_counter()`` when its process was started.
    """

    def __init__(self, command: list[str], folder: Path, store: Path) -> None:
        """Start the process and wait until it says where it is.

        Raises:
            RuntimeError: it ended or said nothing; with what it wrote.
        """
        self._lines: list[str] = []
        self._said: queue.Queue[str] = queue.Queue()
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, "CAKUPAN_STORE": str(store), "NO_COLOR": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        try:
            self.url = self._said.get(timeout=_START_SECONDS)
        except queue.Empty:
            self.url = ""
        if not self.url:
            self.stop()
            raise RuntimeError(f"the server did not start; it said:\n{self.output}")

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.append(line)
            found = _URL.search(line)
            if found:
                self._said.put(found.group())
        self._said.put("")

    @property
    def output(self) -> str:
        """Everything that the process wrote so far."""
        return "".join(self._lines)

    def stop(self) -> None:
        """End the process, kindly first."""
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(timeout=10)
        self._reader.join(timeout=10)


class Workshop:
    """A folder, a store and servers for one run of the benchmarks.

    Attributes:
        runs: how often each thing is measured.
    """

    def __init__(self, runs: int) -> None:
        """Make the folder and the empty script."""
        self.runs = runs
        self._stack = contextlib.ExitStack()
        made = tempfile.TemporaryDirectory(prefix="cakupan-bench-")
        self.folder = Path(self._stack.enter_context(made))
        self._empty = self.folder / "empty"
        self._empty.mkdir()
        (self._empty / "app.py").write_text(_EMPTY_SCRIPT, encoding="utf-8")

    def __enter__(self) -> Self:
        """Return the workshop."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Remove the folder."""
        self._stack.close()

    @cached_property
    def store_path(self) -> Path:
        """Return a store of the embedded data, built at the first call."""
        return build_store(self.folder / "cakupan.duckdb").path

    @contextlib.contextmanager
    def serve(self, kind: str, *options: str) -> Iterator[Server]:
        """Run a fresh server.

        Args:
            kind: ``cakupan serve`` or ``streamlit run`` (the pages), or ``empty``
                (Streamlit with a script of one line).
            options: passed to the Python interpreter.
        """
        python = [sys.executable, *options, "-m"]
        run = [*python, "streamlit", "run", "app.py", "--server.port=0"]
        settings = [f"--{name}={value}" for name, value in _SETTINGS.items()]
        commands = {
            "cakupan serve": [*python, "cakupan.cli", "serve", "--port", "0"],
            "streamlit run": run,
            "empty": [*run, *settings],
        }
        folder = self._empty if kind == "empty" else paths.root()
        server = Server(commands[kind], folder, self.store_path)
        try:
            yield server
        finally:
            server.stop()

    def time(self, act: Callable[[], object]) -> list[float]:
        """Return the milliseconds of each run of an act, after one unmeasured."""
        (took,) = self.time_in_turn([act])
        return took

    def time_in_turn(self, acts: Sequence[Callable[[], object]]) -> list[list[float]]:
        """Return the same for several acts, each round of which runs all of them."""
        for act in acts:
            act()
        took: list[list[float]] = [[] for _act in acts]
        for _run in range(self.runs):
            for act, found in zip(acts, took, strict=True):
                began = time.perf_counter()
                act()
                found.append(1000 * (time.perf_counter() - began))
        return took
