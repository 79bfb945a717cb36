"""The glossary explains every column that the store holds."""

import re

import pytest

from cakupan.data.store.catalogue import load_query
from tests.country import PROJECT
from tests.lab import QUERIES

MARTS = sorted(path.stem for path in (QUERIES / "marts").glob("*.sql"))
GLOSSARY = PROJECT / "docs" / "GLOSSARY.md"


def explained():
    """Return the names that stand in code signs in the first cell of a table's row."""
    cells = re.findall(
        r"^\| (`[^|]*) \|", GLOSSARY.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


@pytest.mark.parametrize("mart", MARTS)
def test_every_column_is_explained(mart):
    header = load_query(QUERIES, f"marts/{mart}").header["Columns"]
    columns = [
        part.split()[0] for part in re.split(r"[,;]\s+(?![^(]*\))", header) if part
    ]
    assert len(columns) > 1
    assert [name for name in columns if name not in explained()] == []
