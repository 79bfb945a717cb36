"""Statements are read as texts: their headers, their columns, their list."""

import pytest

from cakupan.data.store.catalogue import (
    BEGIN,
    END,
    LAYERS,
    Query,
    catalogue_text,
    with_catalogue,
)

HEADER = """\
-- Purpose:  what it gives.
-- Grain:    one row per region
--           and month.
-- Inputs:   regions, workforce.
-- Params:   $level varchar, $known_on date.
-- Columns:  region_code varchar, share_pct double, has_it boolean.
-- Excludes: nothing.
"""
SQL = (
    HEADER
    + """\
with kept as (
    select 1 as share_pct
),

final as (
    select
        regions.region_code,
        round(
            100.0 * kept.part
            / nullif(kept.whole, 0)
        ) as share_pct,
        case
            when kept.part > 0 then true
        end as has_it,
    from regions
)

select * from final
"""
)


@pytest.mark.parametrize(
    ("column", "expression"),
    [
        ("region_code", "regions.region_code"),
        (
            "share_pct",
            "round( 100.0 * kept.part / nullif(kept.whole, 0) ) as share_pct",
        ),
        ("has_it", "case when kept.part > 0 then true end as has_it"),
    ],
)
def test_a_column_is_shown_as_its_statement_makes_it(column: str, expression: str):
    assert Query("reads/share", SQL, {}).expression(column) == expression


@pytest.mark.parametrize("column", ["code", "pct", "part"])
def test_a_column_that_the_statement_does_not_make_is_refused(column: str):
    with pytest.raises(KeyError, match=column):
        Query("reads/share", SQL, {}).expression(column)


@pytest.fixture
def queries(tmp_path):
    for layer in LAYERS:
        (tmp_path / layer).mkdir()
    (tmp_path / "reads" / "share__all.sql").write_text(SQL)
    return tmp_path


def test_the_catalogue_lists_each_statement_from_its_header(queries):
    lines = catalogue_text(queries).splitlines()
    assert (
        "| `share__all` | what it gives | region and month | `$level` `$known_on` |"
        in lines
    )


def test_only_what_stands_between_the_markers_is_written_anew(queries):
    old = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    new = with_catalogue(old, queries)
    assert new.startswith(f"before\n{BEGIN}\n### queries/macros")
    assert new.endswith(f"\n{END}\nafter\n")
    assert "old" not in new
    assert with_catalogue(new, queries) == new


@pytest.mark.parametrize("document", ["none", f"{BEGIN} only", f"{END}{BEGIN}"])
def test_a_document_without_both_markers_is_refused(queries, document: str):
    with pytest.raises(ValueError, match="expected the markers"):
        with_catalogue(document, queries)
