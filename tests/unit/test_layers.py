"""Which module may import which; read from the code, nothing is run but at the end."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.country import PROJECT

# A module imports from modules of a smaller number only, and from its own part.
RANKS = {
    "cakupan": 0,
    "cakupan.errors": 0,
    "cakupan.charts": 0,
    "cakupan.blocks": 0.2,
    "cakupan.jsonfields": 0,
    "cakupan.paths": 0,
    "cakupan.packed": 0,
    "cakupan.outputs": 1,
    "cakupan.data.regionnames": 0,
    "cakupan.data.nouns": 0,
    "cakupan.data.definitions": 1,
    "cakupan.data.intake": 1,
    "cakupan.data.store": 2,
    "cakupan.data.regions": 3,
    "cakupan.data": 4,
    "cakupan.vocabulary": 0.5,
    "cakupan.wording": 1,
    "cakupan.glossary": 2,
    "cakupan.hosts": 2,
    "cakupan.uploads": 2,
    "cakupan.inbound": 3,
    "cakupan.watermark": 2,
    "cakupan.shapes": 5,
    "cakupan.measures": 5,
    "cakupan.topics.targets.figures": 4.5,
    "cakupan.simulation": 5,
    "cakupan.documents": 5,
    "cakupan.sentences": 6,
    "cakupan.findings": 7,
    "cakupan.pictures": 6,
    "cakupan.boundaries": 8,
    "cakupan.topics": 7.5,
    "cakupan.topics.cohorts.figures": 4.5,
    "cakupan.topics.cohorts.ask_money": 7.6,
    "cakupan.topics.cohorts.blocks": 8.7,
    "cakupan.topics.budget": 8.6,
    "cakupan.topics.budget.ask_rates": 7.5,
    "cakupan.topics.budget.figures": 5.5,
    "cakupan.topics.award.figures": 5.5,
    "cakupan.topics.claims": 7.7,
    "cakupan.writers": 7,
    "cakupan.writers.page": 8,
    "cakupan.brief": 9,
    "cakupan.site": 10,
    "cakupan.ui": 10,
    "pages": 11,
    "app": 13,
    "cakupan.startpage": 11,
    "cakupan.serve": 12,
    "cakupan.commands": 13,
    "cakupan.cli": 14,
}
# A library, and the parts of the code that alone may import it.
OWNERS = {
    "duckdb": {"cakupan.data.store"},
    "geopandas": {"cakupan.boundaries"},
    "numpy": {"cakupan.topics.award.figures", "cakupan.boundaries"},
    "shapely": {"cakupan.boundaries"},
    "pyogrio": {"cakupan.boundaries"},
    "pyproj": {"cakupan.boundaries"},
    "plotly": {"cakupan.pictures"},
    "streamlit": {
        "cakupan.ui",
        "cakupan.writers.page",
        "cakupan.inbound",
        "cakupan.serve",
        "pages",
        "app",
    },
    "click": {"cakupan.cli", "cakupan.commands", "cakupan.boundaries"},
    "cakupan.boundaries": {"cakupan.boundaries", "cakupan.commands"},
    "cakupan.ui": {
        "cakupan.ui",
        "cakupan.serve",
        "cakupan.startpage",
        "pages",
        "app",
    },
    "cakupan.serve": {"cakupan.commands", "app"},
    "pages": set(),
    "app": set(),
    "tests": set(),
}
FILES = sorted(
    [
        *(PROJECT / "cakupan").rglob("*.py"),
        *(PROJECT / "pages").glob("*.py"),
        PROJECT / "app.py",
    ]
)


def module_of(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts).removesuffix(".__init__")


def imports_of(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            # A name may be a module: "from cakupan import paths".
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part_of(module: str) -> str | None:
    """Return the longest listed part that a module belongs to."""
    names = module.split(".")
    for length in range(len(names), 0, -1):
        if ".".join(names[:length]) in RANKS:
            return ".".join(names[:length])
    return None


def faults(module: str, code: str) -> list[str]:
    own = part_of(module)
    found = []
    for name in imports_of(code):
        for library, owners in OWNERS.items():
            inside = name == library or name.startswith(f"{library}.")
            if inside and own not in owners:
                found.append(f"{module} imports {name}")
        other = part_of(name)
        if other and other != own and RANKS[other] >= RANKS[own]:
            found.append(f"{module} imports {name}, which stands above it")
    return found


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_arrows_never_point_up(path):
    module = module_of(path)
    if module != "cakupan":
        assert part_of(module) != "cakupan", f"give {module} a place in RANKS"
    assert faults(module, path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("module", "code", "fault"),
    [
        ("cakupan.topics", "import duckdb", "cakupan.topics imports duckdb"),
        (
            "cakupan.ui.map",
            "def f():\n    from geopandas import read_file",
            "cakupan.ui.map imports geopandas.read_file",
        ),
        (
            "pages.peta",
            "from plotly import express",
            "pages.peta imports plotly.express",
        ),
        (
            "pages.peta",
            "from pages.wilayah import show",
            "pages.peta imports pages.wilayah.show",
        ),
        (
            "cakupan.data.store.build",
            "from cakupan import topics",
            "cakupan.data.store.build imports cakupan.topics, which stands above it",
        ),
        ("cakupan.pictures", "import streamlit", "cakupan.pictures imports streamlit"),
    ],
)
def test_a_wrong_import_is_seen(module, code, fault):
    assert fault in faults(module, code)


def test_a_writer_knows_no_topic():
    allowed = (
        "cakupan.blocks",
        "cakupan.charts",
        "cakupan.errors",
        "cakupan.pictures",
        "cakupan.shapes",
        "cakupan.watermark",
        "cakupan.wording",
        "cakupan.writers",
    )
    known = {
        name
        for path in FILES
        if path.parent.name == "writers"
        for name in imports_of(path.read_text(encoding="utf-8"))
        if name.startswith("cakupan.") and not name.startswith(allowed)
    }
    assert known == {"cakupan.__version__"}


def uses_caching(code: str) -> bool:
    names = {"cache_data", "cache_resource"}
    return any(
        (isinstance(node, ast.Attribute) and node.attr in names)
        or (isinstance(node, ast.alias) and node.name in names)
        for node in ast.walk(ast.parse(code))
    )


def test_nothing_of_ours_lives_in_the_caches_of_streamlit():
    caching = [
        module_of(path)
        for path in FILES
        if uses_caching(path.read_text(encoding="utf-8"))
    ]
    assert caching == []


def test_the_page_process_never_loads_what_makes_boundaries():
    modules = [
        name
        for name in map(module_of, FILES)
        if part_of(name)
        not in ("cakupan.boundaries", "cakupan.commands", "cakupan.cli")
        and name.startswith("cakupan")
        and not name.endswith("__main__")
    ]
    assert "cakupan.ui.run" in modules
    code = (
        f"import importlib, sys\nfor name in {modules!r}:\n"
        "    importlib.import_module(name)\n"
        "heavy = {'geopandas', 'shapely', 'pyogrio', 'pyproj'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == "[]"


def test_a_command_of_figures_starts_without_blocks_and_charts():
    code = (
        "import sys, cakupan.commands.figures\n"
        "late = {'cakupan.blocks', 'cakupan.pictures', 'cakupan.brief', 'plotly'}\n"
        "print(sorted(late & set(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout.strip()) == (0, "[]"), result.stderr
