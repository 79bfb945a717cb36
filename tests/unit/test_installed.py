"""What the package reads beside itself travels with it."""

import subprocess
import tomllib
from pathlib import Path, PurePosixPath

from cakupan import serve
from tests.country import PROJECT

SETTINGS = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
READ = ("app.py", "pages", "queries", "data", "geo", "static", ".streamlit")


def tracked() -> set[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--", *READ],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(listed.stdout.split())


def test_every_file_that_is_read_is_installed_where_it_is_looked_for():
    installed = {
        str(PurePosixPath(place).relative_to("share/cakupan") / path.name)
        for place, patterns in SETTINGS["tool"]["setuptools"]["data-files"].items()
        for pattern in patterns
        for path in PROJECT.glob(pattern)
        if path.is_file()
    }
    assert tracked() - installed == set()


def test_settings_are_one_file_for_both_ways_to_start():
    link = PROJECT / ".streamlit" / "config.toml"
    assert link.resolve() == Path(serve.__file__).with_name("streamlit.toml").resolve()
    patterns = SETTINGS["tool"]["setuptools"]["package-data"]["cakupan"]
    assert "streamlit.toml" in patterns
