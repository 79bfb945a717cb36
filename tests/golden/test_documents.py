"""What the command line prints and writes, held against kept transcripts.

Each file in ``documents/`` is a transcript. A line ``$ cakupan ...`` is run, a line
``> file`` shows as text a file that it wrote; what follows is indented: ``!`` stands
before a line on stderr, ``=`` before an exit code other than 0. To ask for more, write
such a line and run ``pytest tests/golden --rewrite-golden``.
"""

import difflib
import json
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cakupan.cli import main
from tests.golden.texts import file_text, json_text

HERE = Path(__file__).resolve().parent / "documents"
TRANSCRIPTS = sorted(HERE.glob("*.txt"))
TODAY = "2026-11-30"
# What differs from run to run, or with every change of the program.
_VOLATILE = re.compile(r'("(?:seconds|store|bytes|first_page_bytes)": )[^,}]+')
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_OF_A_SOURCE = ("source_id", "title", "publisher", "url", "published_on")
_NOT_ASKED = {"serve", "boundaries", "simulate"}


@pytest.fixture
def place(
    shipped_path: Path,
    simulation_path: Path,
    office_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """An empty folder to work in, at a day that stays; the stores are built."""
    monkeypatch.setenv("CAKUPAN_STORE", str(shipped_path))
    monkeypatch.setenv("CAKUPAN_SIMULATION", str(simulation_path))
    monkeypatch.setenv("CAKUPAN_TODAY", TODAY)
    monkeypatch.chdir(tmp_path)
    for given in HERE.glob("*.csv"):
        shutil.copy(given, tmp_path)
    return tmp_path


def sources_once(value: Any, told: dict[str, dict[str, Any]]) -> Any:
    """Return a document whose sources are described once in a transcript."""
    if isinstance(value, list):
        return [sources_once(part, told) for part in value]
    if not isinstance(value, dict):
        return value
    about = {key: part for key, part in value.items() if key in _OF_A_SOURCE}
    if len(about) < len(_OF_A_SOURCE):
        return {key: sources_once(part, told) for key, part in value.items()}
    name = value["source_id"]
    if told.get(name) != about:
        told.setdefault(name, about)
        return value
    left = {key: part for key, part in value.items() if key not in about}
    return {"source_id": name, "as": "above", **left}


def run(
    line: str,
    office_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: dict[str, dict[str, Any]],
) -> list[str]:
    """Return what a command says, and its exit code unless it is 0."""
    *before, words = re.split(r"\bcakupan ", line.removeprefix("$ "), maxsplit=1)
    with monkeypatch.context() as patch:
        for name, value in (one.split("=") for one in before[0].split()):
            patch.setenv(name, value)
            if name == "CAKUPAN_DATA":
                patch.setenv(name, str(office_path.parent / value))
                patch.setenv("CAKUPAN_STORE", str(office_path))
        result = CliRunner().invoke(main, shlex.split(words), catch_exceptions=False)
    try:
        shown = list(json_text(sources_once(json.loads(result.stdout), told)))
    except ValueError:
        shown = result.stdout.splitlines()
    said = [f"! {text}" for text in result.stderr.splitlines()]
    code = [f"= {result.exit_code}"] if result.exit_code else []
    return settled(*shown, *said, *code)


def settled(*lines: str) -> list[str]:
    """Return lines as they are kept: indented, without what differs each time."""
    here = str(Path.cwd())
    kept = (_VOLATILE.sub(r'\1"..."', line).replace(here, ".") for line in lines)
    return [f"  {_DIGEST.sub('...', line)}".rstrip() for line in kept]


def unlike(kept: str, found: str, name: str) -> str:
    """Return the difference line by line."""
    lines = difflib.unified_diff(
        kept.splitlines(), found.splitlines(), f"kept/{name}", f"found/{name}", n=2
    )
    return "\n".join(lines)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_command_line_gives_what_it_gave(
    path, place, office_path, monkeypatch, request
):
    kept = path.read_text(encoding="utf-8")
    found: list[str] = []
    told: dict[str, dict[str, Any]] = {}
    for line in kept.splitlines():
        if line.startswith("$ "):
            found += [line, *run(line, office_path, monkeypatch, told)]
        elif line.startswith("> "):
            found += [line, *settled(*file_text(place / line.removeprefix("> ")))]
    text = "\n".join(found) + "\n"
    if request.config.getoption("rewrite_golden", default=False):
        path.write_text(text, encoding="utf-8")
    elif text != kept:
        pytest.fail(
            f"{unlike(kept, text, path.name)}\n\nIf this is meant, write it with "
            "--rewrite-golden; what changed must be said in the commit.",
            pytrace=False,
        )


def test_every_command_with_a_document_is_asked():
    asked = {
        re.split(r"\bcakupan ", line, maxsplit=1)[1].split()[0]
        for path in TRANSCRIPTS
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.startswith("$ ") and " --json" in line
    }
    assert asked == set(main.modules) - _NOT_ASKED
