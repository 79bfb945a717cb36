"""The list of commands is whole, and asking for one imports no other."""

import os
import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

from cakupan import commands
from cakupan.cli import main
from tests.country import PROJECT


def test_the_list_names_every_command_and_its_module():
    for found in iter_modules(commands.__path__):
        import_module(f"cakupan.commands.{found.name}")
    assert set(main.commands) == set(main.modules)
    modules = {
        name: command.callback.__module__.rpartition(".")[2]
        for name, command in main.commands.items()
    }
    assert modules == main.modules


def test_a_command_is_answered_without_the_others():
    code = (
        "import sys\nfrom cakupan.cli import main\n"
        "main(['coverage', '--help'], standalone_mode=False)\n"
        "print(sorted(n for n in sys.modules if n.startswith('cakupan.commands.')))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "--region" in result.stdout
    last = result.stdout.splitlines()[-1]
    assert last == "['cakupan.commands.figures', 'cakupan.commands.terminal']"


def test_a_project_without_its_lists_is_told_in_a_sentence(tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "cakupan.cli", "coverage", "--region", "64"],
        env={**os.environ, "CAKUPAN_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    assert (told.returncode, told.stdout) == (2, "")
    assert "segments.csv, found no such file. Restore it" in told.stderr
    assert "Traceback" not in told.stderr
