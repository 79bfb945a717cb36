"""The README: every command in it runs, and every answer in it is the answer."""

import os
import re
import shlex
import subprocess
import sys

import pytest

from tests.country import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
GATE = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
INSTALL = "python3 -m venv "
COMMANDS = [
    line
    for block in re.findall(r"^```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    for line in block.splitlines()
    if line.strip()
]
# Those that install or test are run by .ci/run, which this test reads; the others here.
RUN_BY_CI = [line for line in COMMANDS if line.startswith((INSTALL, "pytest "))]
ANSWERS = re.findall(
    r"^```text\n\$ (.*?)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE
)


def run(line, store, folder):
    """Run a line of the README in another folder, with its settings in front."""
    words = shlex.split(line)
    settings = dict(word.split("=", 1) for word in words if word.startswith("CAKUPAN_"))
    program, *arguments = [word for word in words if not word.startswith("CAKUPAN_")]
    assert program == "cakupan"
    return subprocess.run(
        [sys.executable, "-m", "cakupan.cli", *arguments],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "CAKUPAN_STORE": str(store), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_readme_shows_commands_and_answers():
    assert len(COMMANDS) > 4
    assert len(ANSWERS) > 1


def test_two_lines_install_one_to_start_and_one_to_test():
    start, test = [line for line in COMMANDS if line.startswith(INSTALL)]
    assert start.endswith(
        "pip install -q -c constraints.txt -e . && .venv/bin/cakupan serve --open"
    )
    assert test.endswith(
        "pip install -q -c constraints.txt -e '.[dev]' && .venv/bin/pytest -q"
    )


@pytest.mark.parametrize("line", RUN_BY_CI)
def test_the_gate_runs_it(line):
    """As a line of its own; ``pytest -q`` is the end of the line that installs."""
    lines = GATE.splitlines()
    assert line in lines or any(text.endswith(f"&& .venv/bin/{line}") for text in lines)


@pytest.mark.parametrize("line", [line for line in COMMANDS if line not in RUN_BY_CI])
def test_a_command_runs(line, shipped_path, tmp_path):
    result = run(line, shipped_path, tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip()


@pytest.mark.parametrize(("line", "told"), ANSWERS, ids=[line for line, _ in ANSWERS])
def test_an_answer_is_what_the_program_says(line, told, shipped_path, tmp_path):
    """Line breaks may differ, and ``...`` stands for what is left out."""
    result = run(line, shipped_path, tmp_path)
    said = " ".join((result.stdout + result.stderr).split())
    place = 0
    for part in told.split("..."):
        wanted = " ".join(part.split())
        found = said.find(wanted, place)
        assert found >= 0, f"{wanted!r} not in {said!r}"
        place = found + len(wanted)


def test_the_readme_is_short():
    assert len(README.splitlines()) <= 150
    assert README.count("badge") <= 2
