"""The other documents: links that lead somewhere, lists that are not stale."""

import re

import click
import pytest

from cakupan import paths
from cakupan.cli import main
from cakupan.data.store.catalogue import with_catalogue
from tests.country import PROJECT

DOCUMENTS = sorted(
    path
    for pattern in ("*.md", "docs/**/*.md", "data/*.md", "geo/*.md", "benchmarks/*.md")
    for path in PROJECT.glob(pattern)
)


def name_of(path):
    return str(path.relative_to(PROJECT))


def anchors(path):
    """Return the anchors of a document's headings, as they are linked to."""
    titles = re.findall(r"^#+ (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-")
        for title in titles
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=name_of)
def test_links_lead_somewhere(path):
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link


def test_the_documents_that_a_newcomer_needs_are_there():
    assert {
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "data/README.md",
        "geo/README.md",
        "docs/ARCHITECTURE.md",
        "docs/GLOSSARY.md",
        "docs/COMMANDS.md",
    } <= {name_of(path) for path in DOCUMENTS}


def test_the_list_of_statements_is_the_one_that_the_headers_give():
    document = (PROJECT / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
    assert with_catalogue(document, paths.queries_dir()) == document, (
        "run: python -m cakupan.data.store"
    )


def commands(group, prefix=""):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, f"{prefix}{name} ")
        else:
            yield f"{prefix}{name}", command


@pytest.mark.parametrize(
    ("name", "command"), [pytest.param(*pair, id=pair[0]) for pair in commands(main)]
)
def test_every_command_and_option_is_documented(name, command):
    document = (PROJECT / "docs" / "COMMANDS.md").read_text(encoding="utf-8")
    titles = re.findall(r"^## (.*)$", document, flags=re.MULTILINE)
    assert any(title == name or title == name.split()[0] for title in titles)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert any(f"{option}" in document for option in parameter.opts), parameter
    assert command.help
