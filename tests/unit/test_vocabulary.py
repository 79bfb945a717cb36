"""The lists of codes: what they count, and that nobody lists the codes again."""

import ast
import re

import pytest

from cakupan import vocabulary
from cakupan.data import definitions
from cakupan.data.intake.schema import load_schema
from cakupan.errors import SourceFileError
from tests.country import PROJECT

DATA = PROJECT / "data"
CODES = {s.code for s in vocabulary.segments() if s.kind == "segment"}


@pytest.mark.parametrize(
    ("scope", "is_all"),
    [
        ("as_stated", True),
        ("PU+BPU", True),
        ("PU+BPU+JAKON+PMI", True),
        ("PU+JAKON", False),  # formal work: no worker without an employer is in it
        ("PU+PMI", False),
        ("PU", False),
        ("BPU", False),
        (None, False),
    ],
)
def test_all_workers_are_wage_earners_and_others(scope, is_all):
    assert vocabulary.covers_all_workers(scope) is is_all


def test_store_and_program_read_a_scope_alike(shipped_store):
    with shipped_store.cursor() as cursor:
        rows = cursor.execute(
            "select segment_scope, covers_all_workers, segments from segment_scopes"
        ).fetchall()
    assert len(rows) == 16  # 15 sums of four segments, and as_stated
    for scope, is_all, segments in rows:
        assert vocabulary.is_scope(scope)
        assert vocabulary.covers_all_workers(scope) is is_all
        assert segments == vocabulary.in_order(segments)
    with shipped_store.cursor() as cursor:
        shown = cursor.execute(
            "select segment_scope from segment_scopes where is_shown"
        ).fetchall()
    assert {scope for (scope,) in shown} == set(definitions.SCOPES)


def test_definitions_are_those_of_the_lists():
    assert definitions.DEFAULT_SCOPE == "PU+BPU+JAKON"
    assert definitions.SCOPES == ("PU+BPU+JAKON", "PU+BPU", "PU", "BPU", "JAKON")
    assert definitions.BASES == (
        "employed",
        "labour_force",
        "employed_excl_unpaid",
        "eligible_estimate",
        "employees",
        "non_wage",
    )
    assert definitions.SEGMENT_BASES == {"employees": ("PU",), "non_wage": ("BPU",)}
    assert definitions.ROUND_BASES[0] == "labour_force"


def test_the_format_of_a_table_allows_the_codes_of_a_list():
    column = {
        (table.name, column.name): column
        for table in load_schema(DATA / "schema.csv").values()
        for column in table.columns
    }
    assert column["targets", "regime"].allowed[0] == "RPJPN"
    payers = column["programmes", "payer"].allowed
    assert "mixed" in payers
    assert "self_other" not in payers  # who pays for himself is no funded cohort
    assert "self_other" in column["contribution_rates", "payer"].allowed


def test_a_missing_list_is_named(tmp_path):
    with pytest.raises(SourceFileError, match=r"payers\.csv, found no such file"):
        vocabulary.rows(tmp_path, "payers")


def test_no_module_lists_the_segments_by_hand():
    """Two codes or more in one tuple, list or set are a list beside the list."""
    found = []
    for path in sorted((PROJECT / "cakupan").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if not isinstance(node, ast.Tuple | ast.List | ast.Set):
                continue
            texts = {part.value for part in node.elts if isinstance(part, ast.Constant)}
            if len(texts & CODES) > 1 and texts <= CODES:
                found.append(f"{path.relative_to(PROJECT)}:{node.lineno}")
    # The presets of definitions and the generator's own arithmetic name their segments.
    own = ("cakupan/topics/coverage/figures.py", "cakupan/simulation/")
    assert [place for place in found if not place.startswith(own)] == []


@pytest.mark.parametrize("layer", ["reads", "checks", "warnings"])
def test_no_statement_names_a_segment(layer):
    for path in (PROJECT / "queries" / layer).glob("*.sql"):
        sql = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
        named = re.findall(r"'(?:PU|BPU|JAKON|PMI)\b[^']*'", sql)
        assert named == [], path.name
