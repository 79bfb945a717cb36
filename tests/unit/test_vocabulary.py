"""The lists of codes: what they count, and that nobody lists the codes again."""

import ast
import re

import pytest

from cakupan import vocabulary
from cakupan.data import definitions
from cakupan.data.intake.schema import load_schema
from cakupan.data.store import build_store
from cakupan.errors import SourceFileError
from cakupan.wording import speak
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


@pytest.mark.parametrize("name", vocabulary.LISTS)
@pytest.mark.parametrize("text", ["", "code,place\nPU,1\n", "code,place,label\nPU\n"])
def test_a_list_without_a_column_is_named_with_what_it_lacks(tmp_path, name, text):
    (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with pytest.raises(SourceFileError, match=rf"{name}\.csv, header: .* label"):
        vocabulary.rows(tmp_path, name)


JHT = "JHT,6,{},{},{},old-age savings,JHT"


@pytest.mark.parametrize(
    ("name", "row", "said"),
    [
        ("segments", JHT.format("programme", "whole", "false"), "all_workers: .* no, "),
        ("segments", JHT.format("programme", "needed", "false"), "all_workers: .* no,"),
        ("segments", JHT.format("programme", "no", "true"), "is_default: .* false, "),
        ("segments", JHT.format("unlisted", "no", "false"), "all_workers: .* whole, "),
        (
            "segments",
            JHT.format("segment", "whole", "false"),
            r"all_workers: expected needed \| part \| no, found 'whole'",
        ),
        ("segments", "JHT,1,programme,no,false,x,x", "place: .* found '1' again"),
        ("segments", "PU+BPU,6,programme,no,false,x,x", "code: expected a code with"),
        (
            "bases",
            "other,20,publisher,segment,,,false,x,x,x",
            r"segment: expected a value of segments\.code, found ''",
        ),
        (
            "bases",
            "other,20,publisher,any,PU,,false,x,x,x",
            "segment: expected an empty cell, found 'PU'",
        ),
    ],
)
def test_a_list_that_contradicts_itself_is_refused_by_place(tiny_root, name, row, said):
    """A programme that is said to be part of all workers would count as a total."""
    path = tiny_root / "data" / f"{name}.csv"
    line = len(path.read_text(encoding="utf-8").splitlines()) + 1
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{row}\n")
    vocabulary.forget()
    try:
        with pytest.raises(SourceFileError) as caught:
            build_store()
    finally:
        vocabulary.forget()
    text = speak("en").error(caught.value)
    assert re.search(rf"{name}\.csv: row {line}, column {said}", text), text


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
