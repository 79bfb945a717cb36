"""How figures are made: in words and in SQL, what was checked, words, how to quote.

What a measure is stands in ``cakupan.glossary``; its SQL is read from ``queries/``, so
that a reader has the statement that runs.
"""

from datetime import date

from cakupan import __version__, glossary, paths, sentences
from cakupan.blocks import Block, Cell, Note, Sheet
from cakupan.data import Data, Row, Scope, definitions
from cakupan.data.scope import months_of
from cakupan.data.store.catalogue import load_query, whole_text
from cakupan.glossary import Measure
from cakupan.sentences import upper_first
from cakupan.topics import cells
from cakupan.topics.cells import head, number
from cakupan.topics.coverage import ask, phrases
from cakupan.wording import Wording, _, speak

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


def all_figures(data: Data, scope: Scope, words: Wording) -> Block:
    """Return what stands behind all figures, in one sentence."""
    del scope
    tables = data.rows("sources__by_table")
    every = next(row for row in tables if row["table_name"] == "all")
    regions = {
        row["level"]: row["regions_total"] for row in data.rows("regions__with_figures")
    }
    count = words.number(len(data.rows("sources__all")))
    sources = words.say(_("{count} sources"), count=count)
    rows, day = words.number(every["rows_used"]), words.date(every["latest_entry"])
    return Block(
        key="evidence.all_figures",
        title="",
        finding=words.say(
            _(
                "Behind every figure stand {sources} and {rows} rows of data, for "
                "{provinces} provinces and {regencies} regencies and cities; the "
                "latest entry is of {day}."
            ),
            sources=sources,
            rows=rows,
            provinces=regions["province"],
            regencies=regions["regency"],
            day=day,
        ),
        tags=words.say(
            _(
                "Nothing is cleaned in silence: what is printed wrong stays as "
                "printed, beside its correction; what disagrees stays side by side; "
                "what is missing is named."
            )
        ),
        number=sources,
        stressed=(rows, day),
        is_answer=True,
    )


def measures(data: Data, scope: Scope, words: Wording) -> Block:
    """Return each measure in words and in SQL, and the bases with their size."""
    del scope
    key = "evidence.measures"
    return Block(
        key=key,
        title=words.say(_("How each figure is made")),
        finding=words.say(
            _(
                "A coverage has no single definition. Four things make it: the "
                "segments counted, whose workers, the base, and the month. Figures "
                "that differ in one of them are never joined, subtracted or ranked "
                "together."
            )
        ),
        parts=tuple(
            _measure(f"{key}.{measure.key}", measure, data, words)
            for measure in glossary.MEASURES
        ),
    )


def _measure(key: str, measure: Measure, data: Data, words: Wording) -> Block:
    name = words.say(measure.name)
    query = load_query(paths.queries_dir(), measure.query)
    lines = [
        (Cell(words.say(label)), Cell(words.say(text)))
        for label, text in (
            (_("Formula"), measure.formula),
            (_("Who is counted"), measure.counted),
            (_("Caution"), measure.caveat),
        )
    ]
    if measure.columns:
        shown = "\n".join(query.expression(column) for column in measure.columns)
        lines.append((Cell(words.say(_("In SQL"))), Cell(shown, is_code=True)))
    purpose = words.say(query.header["Purpose"])
    label = words.say(_("The whole statement"))
    statement = Block(
        f"{key}.statement",
        f"{label}: queries/{measure.query}.sql, {purpose}",
        notes=(
            Note(whole_text(paths.queries_dir(), measure.query).strip(), is_code=True),
        ),
    )
    parts = [statement]
    if measure.key == "basis":
        parts.append(Block(f"{key}.sizes", "", sheet=_bases(data, words)))
    table = Sheet(name, (Cell(""), Cell("")), tuple(lines), kind="records")
    defined = Block(f"{key}.words", "", sheet=table)
    return Block(key, name, parts=(defined, *parts))


def _bases(data: Data, words: Wording) -> Sheet:
    nation = data.regions.of("00", "38")
    rows = data.rows(
        "workforce__by_region",
        territory_id=nation.territory_id,
        period_end=definitions.KNOWN_NOW,
    )
    workers = {row["base"]: row["workers"] for row in rows}
    month = words.month(rows[0]["period_end"]) if rows else ""
    heads = (
        head(words.say(_("Base"))),
        head(words.say(_("Who is counted"))),
        head(words.say(_("Segments that may stand over it"))),
        head(words.say(_("Indonesia, {month}"), month=month), is_number=True),
    )
    lines = tuple(
        (
            Cell(words.base(base)),
            Cell(words.base_note(base)),
            Cell(_scopes(base, words)),
            number(words.number(workers[base]) if base in workers else cells.NONE),
        )
        for base in definitions.BASES
    )
    caption = words.say(_("The six bases, and their size in Indonesia"))
    return Sheet(caption, heads, lines, kind="records")


def _scopes(base: str, words: Wording) -> str:
    own = definitions.SEGMENT_BASES.get(base)
    if own is None:
        return words.say(_("any sum of segments"))
    return words.say(_("{scope} alone"), scope=words.scope(own))


def checks(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the checks of the build, and how many rows each looked at."""
    del scope
    title = words.say(_("Checks that the data passed"))
    heads = (
        head(words.say(_("What must hold"))),
        head(words.say(_("Rows examined")), is_number=True),
        head(words.say(_("File"))),
    )
    lines = tuple(_check(row, words) for row in data.rows("build_checks__all"))
    return Block(
        key="evidence.checks",
        title=title,
        finding=words.say(
            _(
                "These rules are examined whenever the data change. If one fails, the "
                "new data are refused with the rows named, and the last good figures "
                "stay on screen."
            )
        ),
        sheet=Sheet(title, heads, lines, kind="records"),
    )


def _check(row: Row, words: Wording) -> tuple[Cell, ...]:
    name = f"checks/{row['check_name']}"
    rule = words.say(load_query(paths.queries_dir(), name).header["Purpose"])
    return (
        Cell(upper_first(rule)),
        number(words.number(row["rows_checked"])),
        Cell(f"queries/{name}.sql"),
    )


def terms(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the words of the field in both languages with short meanings."""
    del data, scope
    title = words.say(_("Words of the field"))
    indonesian, english = speak("id"), speak("en")
    heads = (
        Cell(indonesian.language("id"), english.language("en")),
        Cell(words.say(_("Meaning"))),
    )
    lines = tuple(
        (
            Cell(
                indonesian.say(term.name),
                english.say(term.name),
                order=indonesian.say(term.name),
            ),
            Cell(words.say(term.meaning)),
        )
        for term in glossary.TERMS
    )
    sheet = Sheet(
        title,
        heads,
        lines,
        is_sortable=True,
        is_searchable=True,
        keys=tuple(term.name for term in glossary.TERMS),
    )
    return Block("evidence.terms", title, sheet=sheet)


def how_to_quote(data: Data, scope: Scope, words: Wording) -> Block:
    """Return how to quote, what may be reused, and what the figures cannot say."""
    key = "evidence.how_to_quote"
    examples = {
        _QUOTE: _example(data, scope, words),
        _NOT_ONE: _readings(data, words),
    }
    parts = []
    for place, (title, texts) in enumerate(_LIMITS, start=1):
        lines = [*(words.say(text) for text in texts), examples.get(title, "")]
        notes = tuple(Note(line) for line in lines if line)
        parts.append(Block(f"{key}.{place}", words.say(title), notes=notes))
    return Block(
        key, words.say(_("How to quote, licences, limits")), parts=tuple(parts)
    )


def _example(data: Data, scope: Scope, words: Wording) -> str:
    """Return a quotation as it should look, of the scope's region."""
    row = ask.coverage(data, scope)
    if row["coverage_pct"] is None:
        months = months_of(data, scope.region, scope.definition)
        return phrases.absence(months, row, words)
    known = max(table["latest_entry"] for table in data.rows("sources__by_table"))
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


def _readings(data: Data, words: Wording) -> str:
    """Return the percents published for the example region within half a year."""
    region = data.regions.of(_EXAMPLE, "38")
    rows = data.rows(
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
