"""House rules that no other tool holds: sizes, names, and what may not be committed."""

import ast
import re
import subprocess

import pytest

from tests.country import PROJECT

MOST_LINES = {"cakupan": 700, "pages": 160}
MOST_LINES_OF_A_FUNCTION = 60
WORN_NAMES = {"utils", "helpers", "common", "misc", "tools"}


def tracked(*patterns):
    result = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [PROJECT / name for name in result.stdout.split("\0") if name]


PYTHON = [path for path in tracked("*.py") if path.is_file()]


def name_of(path):
    return str(path.relative_to(PROJECT))


def lines_of(path):
    return path.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("folder", MOST_LINES)
def test_modules_stay_short(folder):
    most = MOST_LINES[folder]
    long = {
        name_of(path): len(lines_of(path))
        for path in PYTHON
        if name_of(path).startswith(f"{folder}/") and len(lines_of(path)) > most
    }
    assert long == {}


def test_functions_stay_short():
    long = {
        f"{name_of(path)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in PYTHON
        if name_of(path).startswith(("cakupan/", "pages/"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and body_lines(node) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def body_lines(function):
    """Count the lines of a function below its arguments and its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def test_every_class_of_the_house_has_its_name_alone():
    borne = {}
    for path in PYTHON:
        if name_of(path).startswith("cakupan/"):
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef):
                    borne.setdefault(node.name, []).append(name_of(path))
    assert {name: places for name, places in borne.items() if len(places) > 1} == {}


def test_modules_are_named_for_what_they_hold():
    parts = {part for path in PYTHON for part in name_of(path).split("/")}
    assert {part.removesuffix(".py") for part in parts} & WORN_NAMES == set()


@pytest.mark.parametrize(
    ("what", "pattern"),
    [
        ("machine paths", r"(^|[^\w.])/(work|root|home/\w+)/"),
        (
            "addresses of package indexes",
            r"index[-]url|pythonhos[t]ed|registry[.]npmj[s]",
        ),
        ("unfinished work", r"\b(TOD[O]|FIXM[E]|XX[X])\b|NotImplement[e]dError"),
        ("tests that cannot fail", r"xfai[l]|pytest[.]ski[p]|skipi[f]|assert[ ]True"),
    ],
)
def test_nothing_of_this_is_committed(what, pattern):
    """The patterns are written so that they do not find themselves here."""
    found = [
        f"{name_of(path)}:{number}"
        for path in tracked("*.py", "*.sql", "*.toml", "*.md", "*.sh", ".ci/*", "*.css")
        if path.is_file()
        for number, line in enumerate(lines_of(path), start=1)
        if re.search(pattern, line)
    ]
    assert found == [], what


def test_direct_packages_are_pinned_and_the_rest_is_constrained():
    project = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    constraints = dict(
        line.split("==")
        for line in lines_of(PROJECT / "constraints.txt")
        if line and not line.startswith("#")
    )
    direct = re.findall(
        r'^ {4}"([A-Za-z0-9_.-]+)==([^"]+)"', project, flags=re.MULTILINE
    )
    assert len(direct) > 10
    wrong = {
        name: (version, constraints.get(name.lower()))
        for name, version in direct
        if constraints.get(name.lower()) != version
    }
    assert wrong == {}
