"""What protection paid, by segment and as published, awards, and what else is said."""

from collections.abc import Sequence

from cakupan import findings, sentences
from cakupan.blocks import Cell, Sheet
from cakupan.data.store import Row
from cakupan.sentences import upper_first
from cakupan.topics import cells
from cakupan.topics.cells import Sources, head, number
from cakupan.topics.evidence import quotable
from cakupan.wording import Wording, _

_PROGRAMMES = {
    "all": _("all programmes"),
    "JKK": _("work injury (JKK)"),
    "JKM": _("death (JKM)"),
    "JHT": _("old age (JHT)"),
}
_STAGES = {"national": _("national"), "provincial": _("provincial")}


def claims(rows: Sequence[findings.Claims], words: Wording) -> Sheet:
    """Return work-accident cases and rupiah by segment."""
    heads = (
        head(words.say(_("Segment"))),
        head(words.say(_("Cases")), is_number=True),
        head(words.say(_("Rupiah")), is_number=True),
    )
    lines = tuple(
        (
            Cell(words.scope(row.scope)),
            number(words.number(row.cases)),
            cells.rupiah(row.rupiah, None, words),
        )
        for row in rows
    )
    caption = words.say(_("Work-accident cases paid, by segment"))
    return Sheet(caption, heads, lines, kind="narrow")


def claims_tags(words: Wording) -> str:
    """Return what cases paid do not tell."""
    return words.say(
        _(
            "Cases paid, not all accidents: those of workers who are not members "
            "are not counted, and more cases can mean more members. By place of "
            "registration (our inference)."
        )
    )


def claims_foot(rows: Sequence[Row], known: Sources, words: Wording) -> str:
    """Return note and source of work-accident cases, and that small ones are added."""
    first = rows[0]
    source = known[first["source_id"]]
    text = words.say(
        _("{note}. Source: {sources}."),
        note=sentences.upper_first(sentences.note(first, words)),
        sources=f"{source['publisher']}, {sentences.published(source, words)} "
        f"({first['source_id']})",
    )
    if any(_is_small(row) for row in rows):
        text += " " + words.say(
            _("A segment with fewer than {count} cases is added to another."),
            count=findings.SMALLEST_CELL,
        )
    return text


def _is_small(row: Row) -> bool:
    return row["measure"] == "cases" and row["amount"] < findings.SMALLEST_CELL


def benefits(rows: Sequence[Row], known: Sources, words: Wording) -> Sheet:
    """Return benefits as somebody published them, one row a figure."""
    heads = (
        head(words.say(_("Describes"))),
        head(words.say(_("Programme"))),
        head(words.say(_("Paid")), is_number=True),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(
        (
            Cell(sentences.span(row["period_start"], row["period_end"], words)),
            Cell(words.say(_PROGRAMMES[row["programme"]])),
            _paid(row, words),
            Cell(sentences.note(row, words) or cells.NONE),
            cells.source(row["source_id"], known, words),
        )
        for row in rows
    )
    return Sheet(words.say(_("Benefits as published")), heads, lines, kind="records")


def _paid(row: Row, words: Wording) -> Cell:
    if row["measure"] == "rupiah":
        return cells.rupiah(row["amount"], None, words)
    if _is_small(row):
        return number(words.say(_("fewer than {count}"), count=findings.SMALLEST_CELL))
    return number(words.say(_("{count} cases"), count=words.number(row["amount"])))


def awards(rows: Sequence[Row], known: Sources, words: Wording) -> Sheet:
    """Return one row an award; a disputed rank says so."""
    heads = (
        head(words.say(_("Year"))),
        head(words.say(_("Category"))),
        head(words.say(_("Rank"))),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    )
    lines = []
    for row in rows:
        rank = words.say(_("not stated")) if row["rank"] is None else str(row["rank"])
        disputed = words.say(_("disputed")) if row["is_rank_disputed"] else ""
        winner = row["winner"] if row["winner_kind"] == "village" else ""
        lines.append(
            (
                Cell(str(row["award_year"]), words.say(_STAGES[row["stage"]])),
                Cell(row[f"category_{words.lang}"], winner),
                Cell(rank, disputed),
                Cell(sentences.note(row, words) or cells.NONE),
                cells.source(row["source_id"], known, words),
            )
        )
    title = words.say(_("Paritrana Award"))
    return Sheet(title, heads, tuple(lines), kind="records")


def awards_tags(words: Wording) -> str:
    """Return which year is meant, and that nobody knows the weights."""
    return words.say(
        _("The year is the one that was judged. The jury's weights are not public.")
    )


def remarks(rows: Sequence[Row], known: Sources, words: Wording) -> Sheet:
    """Return one row a remark: the days it is about, its words, its source."""
    heads = (
        head(words.say(_("As of"))),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(
        (
            Cell(upper_first(quotable.when(row, words))),
            Cell(_remark(row, words)),
            cells.source(row["source_id"], known, words),
        )
        for row in rows
    )
    title = words.say(_("Also said, outside every series and sum"))
    return Sheet(title, heads, lines, kind="records")


def _remark(row: Row, words: Wording) -> str:
    """Return the words of a remark; of an undated figure what it is of, too."""
    if row["figure_table"] in ("award", "note"):
        return upper_first(sentences.note(row, words))
    what = f"{quotable.what(row, words)}; {quotable.definition(row, words)}"
    return f"{quotable.value(row, words)}: {what}"
