"""Every figure and fact of the five first articles reaches a reader.

``seed_facts.csv`` lists them: the article, the rows of our data that hold the fact, and
where it is read, in both languages. A fact that nobody shows fails here, and so does a
row from one of the articles that the list does not name.
"""

import csv
import html
import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from cakupan import paths
from cakupan.brief import files
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.data import Data
from cakupan.site import render
from cakupan.site.asking import Site
from cakupan.site.content import SiteAsked
from tests.briefs import notes, parts
from tests.country import PROJECT

TODAY = date(2026, 11, 30)
DATA = PROJECT / "data"
ARTICLES = {f"SEED{number}" for number in range(5)}


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FACTS = rows_of(PROJECT / "tests" / "data" / "seed_facts.csv")
READ = sorted({(row["place"], row["region_code"]) for row in FACTS})


def told(text):
    """Return what a reader reads: no marks, no styles, one blank between words."""
    plain = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", text, flags=re.DOTALL)
    return " ".join(html.unescape(plain).split())


def page(name, code, lang):
    app = AppTest.from_file(str(paths.root() / "app.py"), default_timeout=60)
    app.switch_page(f"pages/{name}.py")
    for key, value in {"region": code, "lang": lang}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return told(" ".join(part.proto.body for part in app.get("html")))


def copy(store, code, lang):
    """Return the page of a region in the offline copy of its province."""
    asked = SiteAsked(code[:2], TODAY, langs=(lang,))
    pages = render.files(Site(Data(store), asked))
    name = f"{code}.html" if "." in code else "index.html"
    return told(pages[name].decode())


def brief(store, code, lang):
    made = compose(Data(store), BriefAsked(code, TODAY, lang=lang))
    return " ".join(note for part in parts(made) for note in notes(part))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(("place", "code"), READ)
def test_a_reader_meets_each_fact(shipped_store, place, code, lang):
    if place == "copy":
        said = copy(shipped_store, code, lang)
    elif place == "brief":
        said = brief(shipped_store, code, lang)
    else:
        said = page(place, code, lang)
    missing = [
        row["fact"]
        for row in FACTS
        if (row["place"], row["region_code"]) == (place, code)
        and row[f"text_{lang}"] not in said
    ]
    assert missing == []


@pytest.mark.parametrize("ending", files.ENDINGS)
def test_a_brief_of_kaltim_is_made_in_every_form(shipped_store, ending):
    """The number of vulnerable workers stands in it without breaking a form."""
    asked = Data(shipped_store)
    assert files.make(compose(asked, BriefAsked("64", TODAY)), ending)


def test_no_row_of_an_article_is_left_out_of_the_list():
    named = {key for row in FACTS for key in row["rows"].split(";")}
    tables = {
        "seed_figures": "figure_id",
        "programmes": "statement_id",
        "corrections": "correction_id",
        "regulations": "regulation_id",
        "context_figures": "row_id",
    }
    for table, key in tables.items():
        rows = rows_of(DATA / f"{table}.csv")
        replaced = {row.get("supersedes") for row in rows}
        of_articles = {row[key] for row in rows if row["source_id"] in ARTICLES}
        assert of_articles - replaced - named == set(), table


def test_each_article_has_facts_and_each_fact_both_languages():
    assert {row["article"] for row in FACTS} == ARTICLES
    assert [row for row in FACTS if not (row["text_id"] and row["text_en"])] == []


def test_pmi_of_kalimantan_barat_is_the_red_cross():
    """The governor's "relawan PMI" are volunteers, not migrant workers."""
    (row,) = [r for r in rows_of(DATA / "seed_figures.csv") if r["figure_id"] == "G19"]
    assert "Red Cross (PMI)" in row["definition_note"]
    assert row["segment"] == "RENTAN"
