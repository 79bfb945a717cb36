"""The words of measures, checks and the field are the same wherever they stand."""

import pytest

from cakupan import glossary, paths
from cakupan.data.store.catalogue import load_query
from cakupan.wording import speak

GLOSSARY = (paths.root() / "docs" / "GLOSSARY.md").read_text(encoding="utf-8")


def test_every_check_and_statement_has_its_purpose_in_words():
    queries = paths.queries_dir()
    names = [f"checks/{path.stem}" for path in (queries / "checks").glob("*.sql")]
    names += [measure.query for measure in glossary.MEASURES]
    purposes = {load_query(queries, name).header["Purpose"] for name in names}
    assert purposes == set(glossary.PURPOSES)


@pytest.mark.parametrize("measure", glossary.MEASURES, ids=lambda each: each.key)
def test_a_measure_reads_the_same_on_the_page_and_in_the_document(measure):
    line = next(
        line for line in GLOSSARY.splitlines() if line.startswith(f"| {measure.name} ")
    )
    told = (measure.formula, measure.counted, measure.caveat, f"`{measure.query}`")
    assert [text for text in told if text not in line] == []
    assert f"| {speak('id').say(measure.name)} |" in line
    query = load_query(paths.queries_dir(), measure.query)
    for column in measure.columns:
        assert f"`{column}`" in line
        assert query.expression(column).endswith(column)


def test_each_word_of_the_field_stands_in_the_document_in_both_languages():
    lines = [
        f"| {speak('id').say(term.name)} | {term.name} | {term.meaning} |"
        for term in glossary.TERMS
    ]
    assert [line for line in lines if line not in GLOSSARY] == []


def test_a_word_stands_once():
    names = [speak("id").say(term.name) for term in glossary.TERMS]
    assert len(names) == len(set(names))
