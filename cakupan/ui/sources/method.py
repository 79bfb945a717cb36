"""Blocks of *Sources & method* that explain: definitions, checks, words, quoting.

What a measure is stands in ``cakupan.glossary``; its SQL is read from ``queries/`` when
the page is drawn, so that the page shows the statement that runs.
"""

import html
from datetime import date

import streamlit as st

from cakupan import __version__, glossary, paths, sentences
from cakupan.data import definitions
from cakupan.data.store import Row
from cakupan.data.store.catalogue import load_query, whole_text
from cakupan.glossary import Measure
from cakupan.topics.coverage import phrases
from cakupan.ui import reading, run
from cakupan.ui.question import Question
from cakupan.ui.sheets import table_words
from cakupan.ui.table import Cell, Column, data_table
from cakupan.ui.table import Row as TableRow
from cakupan.wording import Wording, _, speak

# Anchors of the page; links from other pages and from outside rest on them.
SECTIONS = (
    ("definisi", _("How each figure is made")),
    ("sumber", _("Sources")),
    ("konflik", _("Figures that disagree")),
    ("koreksi", _("Known errors in publications")),
    ("belum-ada", _("What is missing, and who could supply it")),
    ("pemeriksaan", _("Checks that the data passed")),
    ("perhatian", _("To be looked at in the office's own figures")),
    ("istilah", _("Words of the field")),
    ("kutipan", _("How to quote, licences, limits")),
)
# The region whose published percents differ most plainly.
_EXAMPLE, _EXAMPLE_TIME = "64", (date(2023, 1, 1), date(2023, 7, 31))
_QUOTE, _NOT_ONE = _("How to quote"), _("Why there is no single coverage")
_LIMITS = (
    (
        _QUOTE,
        (
            _(
                "Name the publisher first, then Cakupan, and give segments, base and "
                "month with the number. The link of a page holds all of them."
            ),
            _(
                "“Quote” copies a text of under 300 characters and a permanent link. "
                "Both end in a checksum over the figure, its definition, its sources "
                "and the day of the data. Opened later, the link shows the figure as "
                "it was known on that day, whether the checksum still fits, and what "
                "has changed since. 'cakupan cite --verify' checks a text that "
                "somebody quotes."
            ),
        ),
    ),
    (
        _("Licences"),
        (
            _(
                "Figures belong to their publishers; they are quoted as facts with "
                "their source. Few publishers state terms; where one does, they stand "
                "in the list of sources. The arrangement of the data and the program "
                "are under the MIT licence."
            ),
            _(
                "The built-in boundaries are approximate, made by this project from "
                "district points (cahyadsn/wilayah_boundaries, MIT) and the Natural "
                "Earth coastline (public domain). The typeface is IBM Plex Sans (SIL "
                "Open Font License)."
            ),
        ),
    ),
    (
        _("34 and 38 provinces"),
        (
            _(
                "In 2022 Papua became four provinces and Papua Barat two. The codes 91 "
                "and 92 stayed, for less land: in a table of 34 provinces they are "
                "other regions than in a table of 38. So each figure keeps the "
                "division of its publication, and figures of the two are never divided "
                "by each other."
            ),
        ),
    ),
    (
        _NOT_ONE,
        (
            _(
                "The same province is published with percents far apart within "
                "months, of about the same base, because the workers counted differ. "
                "A number without its four tags says little."
            ),
        ),
    ),
    (
        _("Aggregates only"),
        (
            _(
                "No identity number, name, birth date or telephone number is held, and "
                "a file with such a column is refused."
            ),
        ),
    ),
)
_STYLE = """
.ck-sql summary, .ck-list summary { cursor: pointer; padding: 0.25rem 0; }
.ck-sql pre { background: var(--ck-tint); font-size: 0.8125rem; line-height: 1.45;
  margin: 0.25rem 0 0; max-height: 30rem; overflow: auto; padding: 0.75rem; }
.ck-sql code, .ck-table code { font-size: 0.8125rem; overflow-wrap: anywhere;
  white-space: pre-wrap; }
.ck-sql pre code { white-space: pre; }
.ck-define th { width: 11rem; }
.ck-read { max-width: 48rem; }
.stApp .ck-read h3 { font-size: 1.0625rem; padding: 0.75rem 0 0.25rem; }
.ck-read p + p { padding-top: 0.5rem; }
.ck-list details { border-top: 1px solid var(--ck-line); }
.ck-list details p { font-size: 0.9375rem; max-width: 60rem; padding: 0 0 0.5rem 1rem; }
.ck-list .ck-place { color: var(--ck-muted); font-size: 0.875rem; }
@media (max-width: 40rem) {
  .ck-define th { display: block; border-bottom: 0; padding-bottom: 0; width: auto; }
  .ck-define td { display: block; }
}
@media print { .ck-sql pre { max-height: none; overflow: visible; } }
"""


def heading(key: str, words: Wording) -> None:
    """Draw the heading of a section under its anchor."""
    reading.heading(words.say(dict(SECTIONS)[key]), key)


def answer(question: Question) -> None:
    """Draw what stands behind all figures, in one sentence, and the way around."""
    words = question.words
    tables = question.data.rows("sources__by_table")
    every = next(row for row in tables if row["table_name"] == "all")
    regions = {
        row["level"]: row["regions_total"]
        for row in question.data.rows("regions__with_figures")
    }
    sentence = words.say(
        _(
            "Behind every figure stand {sources} and {rows} rows of data, for "
            "{provinces} provinces and {regencies} regencies and cities; the latest "
            "entry is of {day}."
        ),
        sources=_number(words.say(_("{count} sources"), count=_source_count(words))),
        rows=f"<strong>{words.number(every['rows_used'])}</strong>",
        provinces=regions["province"],
        regencies=regions["regency"],
        day=f"<strong>{words.date(every['latest_entry'])}</strong>",
    )
    promise = words.say(
        _(
            "Nothing is cleaned in silence: what is printed wrong stays as printed, "
            "beside its correction; what disagrees stays side by side; what is missing "
            "is named."
        )
    )
    label = words.say(_("Sections of this page"))
    links = " · ".join(
        f'<a href="#{key}">{html.escape(words.say(title))}</a>'
        for key, title in SECTIONS
    )
    st.html(
        f"<style>{_STYLE}{reading.style()}</style>"
        f'<p class="ck-answer">{sentence}</p>'
        f'<p class="ck-tags">{html.escape(promise)}</p>'
        f'<nav aria-label="{html.escape(label)}">'
        f"<p>{links}</p></nav>"
    )


def _number(text: str) -> str:
    return f'<strong class="ck-number">{html.escape(text)}</strong>'


def _source_count(words: Wording) -> str:
    return words.number(len(run.data().rows("sources__all")))


def define(question: Question) -> None:
    """Draw each measure in words and in SQL, and the bases with their size."""
    words = question.words
    heading("definisi", words)
    st.write(
        words.say(
            _(
                "A coverage has no single definition. Four things make it: the "
                "segments counted, whose workers, the base, and the month. Figures "
                "that differ in one of them are never joined, subtracted or ranked "
                "together."
            )
        )
    )
    for measure in glossary.MEASURES:
        reading.heading(words.say(measure.name), measure.key, level=3)
        st.html(_measure(measure, words))
        if measure.key == "basis":
            _bases(question)


def _measure(measure: Measure, words: Wording) -> str:
    query = load_query(paths.queries_dir(), measure.query)
    lines = [
        (_("Formula"), html.escape(words.say(measure.formula))),
        (_("Who is counted"), html.escape(words.say(measure.counted))),
        (_("Caution"), html.escape(words.say(measure.caveat))),
    ]
    if measure.columns:
        shown = "<br>".join(
            f"<code>{html.escape(query.expression(column))}</code>"
            for column in measure.columns
        )
        lines.append((_("In SQL"), shown))
    body = "".join(
        f'<tr><th scope="row">{html.escape(words.say(name))}</th><td>{text}</td></tr>'
        for name, text in lines
    )
    purpose = html.escape(words.say(query.header["Purpose"]))
    label = html.escape(words.say(_("The whole statement")))
    text = whole_text(paths.queries_dir(), measure.query).strip()
    return (
        f'<table class="ck-table ck-define"><tbody>{body}</tbody></table>'
        f'<details class="ck-sql"><summary>{label}: '
        f"<code>queries/{measure.query}.sql</code>, {purpose}</summary>"
        f'<pre tabindex="0"><code>{html.escape(text)}</code></pre>'
        "</details>"
    )


def _bases(question: Question) -> None:
    words = question.words
    nation = question.index.of("00", "38")
    rows = question.data.rows(
        "workforce__by_region",
        territory_id=nation.territory_id,
        period_end=definitions.KNOWN_NOW,
    )
    workers = {row["base"]: row["workers"] for row in rows}
    month = words.month(rows[0]["period_end"]) if rows else ""
    heads = (
        words.say(_("Base")),
        words.say(_("Who is counted")),
        words.say(_("Segments that may stand over it")),
        words.say(_("Indonesia, {month}"), month=month),
    )
    lines = [
        (
            words.base(base),
            words.base_note(base),
            _scopes(base, words),
            words.number(workers[base]) if base in workers else "–",
        )
        for base in definitions.BASES
    ]
    caption = words.say(_("The six bases, and their size in Indonesia"))
    st.html(reading.stacked(heads, lines, caption=caption, numbers=(3,)))


def _scopes(base: str, words: Wording) -> str:
    own = definitions.SEGMENT_BASES.get(base)
    if own is None:
        return words.say(_("any sum of segments"))
    return words.say(_("{scope} alone"), scope=words.scope(own))


def checks(question: Question) -> None:
    """Draw the checks of the build and how many rows each looked at."""
    words = question.words
    heading("pemeriksaan", words)
    st.write(
        words.say(
            _(
                "These rules are examined whenever the data change. If one fails, the "
                "new data are refused with the rows named, and the last good figures "
                "stay on screen."
            )
        )
    )
    heads = (
        words.say(_("What must hold")),
        words.say(_("Rows examined")),
        words.say(_("File")),
    )
    lines = [_check(row, words) for row in question.data.rows("build_checks__all")]
    caption = words.say(_("Checks that the data passed"))
    st.html(reading.stacked(heads, lines, caption=caption, numbers=(1,)))


def _check(row: Row, words: Wording) -> tuple[str, str, str]:
    name = f"checks/{row['check_name']}"
    rule = words.say(load_query(paths.queries_dir(), name).header["Purpose"])
    return (
        rule[:1].upper() + rule[1:],
        words.number(row["rows_checked"]),
        f"queries/{name}.sql",
    )


def terms(question: Question) -> None:
    """Draw the words of the field in both languages with short meanings."""
    words = question.words
    heading("istilah", words)
    indonesian, english = speak("id"), speak("en")
    data_table(
        [
            Column(
                "word",
                indonesian.language("id"),
                note=english.language("en"),
                is_key=True,
            ),
            Column("meaning", words.say(_("Meaning"))),
        ],
        [
            TableRow(
                term.name,
                [
                    Cell(
                        indonesian.say(term.name),
                        indonesian.say(term.name),
                        note=english.say(term.name),
                    ),
                    Cell(words.say(term.meaning), None),
                ],
            )
            for term in glossary.TERMS
        ],
        key="terms",
        caption=words.say(_("Words of the field")),
        words=table_words(words),
        max_height=520,
        search=True,
        show_caption=False,
        pickable=False,
    )


def quoting(question: Question) -> None:
    """Draw how to quote, what may be reused, and what the figures cannot say."""
    heading("kutipan", question.words)
    shown = {_QUOTE: _example(question), _NOT_ONE: _readings(question)}
    parts = []
    for title, texts in _LIMITS:
        lines = [question.words.say(text) for text in texts]
        if title in shown:
            lines.append(shown[title])
        body = "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
        parts.append(f"<h3>{html.escape(question.words.say(title))}</h3>{body}")
    st.html(f'<div class="ck-read">{"".join(parts)}</div>')


def _example(question: Question) -> str:
    """Return a quotation as it should look, of the region that is being read."""
    words, row = question.words, question.coverage()
    if row["coverage_pct"] is None:
        return phrases.absence(question.months, row, words)
    tables = question.data.rows("sources__by_table")
    known = max(table["latest_entry"] for table in tables)
    return words.say(
        _(
            "Example: {publishers}, computed by Cakupan {version}: {region}, {month}, "
            "{fraction} workers, {percent}; {tags} Data as known on {day}."
        ),
        publishers=words.listing([sentences.publisher(row, words), "BPS"]),
        version=__version__,
        region=row["region_name"],
        month=words.month(row["period_end"]),
        fraction=sentences.fraction(row, words),
        percent=words.percent(row["coverage_pct"]),
        tags=sentences.tags(row, words),
        day=words.date(known),
    )


def _readings(question: Question) -> str:
    """Return the percents published for the example region within half a year."""
    words = question.words
    region = question.index.of(_EXAMPLE, "38")
    rows = question.data.rows(
        "statements__by_region",
        territory_id=region.territory_id,
        from_date=_EXAMPLE_TIME[0],
        to_date=_EXAMPLE_TIME[1],
    )
    said = [
        f"{sentences.statement_value(row, words)} ({words.date(row['period_end'])})"
        for row in rows
        if row["kind"] == "coverage"
    ]
    if not said:
        return ""
    return words.say(
        _("{region} in 2023: {readings}. The workers counted differed."),
        region=region.region_name,
        readings=words.listing(dict.fromkeys(said)),
    )
