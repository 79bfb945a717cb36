"""What protection paid in a region, and which awards it won."""

from collections.abc import Sequence

from cakupan import findings, reads, sentences
from cakupan.site import cells
from cakupan.site.asking import Here
from cakupan.site.cells import head, number
from cakupan.site.content import Block, Cell, Sheet
from cakupan.store import Row
from cakupan.wording import _

_PROGRAMMES = {
    "all": _("all programmes"),
    "JKK": _("work injury (JKK)"),
    "JKM": _("death (JKM)"),
    "JHT": _("old age (JHT)"),
}
_STAGES = {"national": _("national"), "provincial": _("provincial")}


def benefits(here: Here) -> Block | None:
    """Return work-accident cases by segment, then benefits as published, if any."""
    words = here.words
    rows = reads.read_benefits(here.site.asked.store, here.region, here.site.known_on)
    if not rows:
        return None
    claims = findings.claims_table(rows)
    others = [row for row in rows if row not in claims]
    sheets = []
    if claims:
        sheets.append(_claims(rows, here))
    if others:
        sheets.append(_published(others, here))
    finding = findings.of_claims(rows, words)
    careful = words.say(
        _(
            "Cases paid, not all accidents: those of workers who are not members "
            "are not counted, and more cases can mean more members. By place of "
            "registration (our inference)."
        )
    )
    return Block(
        key="manfaat",
        title=words.say(_("What protection paid")),
        finding=f"{finding}." if finding else "",
        tags=careful if claims else "",
        sheets=tuple(sheets),
        foot=_foot(claims, here) if claims else "",
    )


def _claims(rows: Sequence[Row], here: Here) -> Sheet:
    words = here.words
    heads = (
        head(words.say(_("Segment"))),
        head(words.say(_("Cases")), is_number=True),
        head(words.say(_("Rupiah")), is_number=True),
    )
    lines = tuple(
        (
            Cell(words.scope(item.scope)),
            number(words.number(item.cases)),
            cells.rupiah(item.rupiah, None, words),
        )
        for item in findings.claims(rows)
    )
    caption = words.say(_("Work-accident cases paid, by segment"))
    return Sheet(caption, heads, lines, kind="narrow")


def _foot(claims: Sequence[Row], here: Here) -> str:
    words, first = here.words, claims[0]
    source = here.facts.sources[first["source_id"]]
    note = sentences.note(first, words)
    text = words.say(
        _("{note}. Source: {sources}."),
        note=note[:1].upper() + note[1:],
        sources=f"{source['publisher']}, {sentences.published(source, words)} "
        f"({first['source_id']})",
    )
    if any(_is_small(row) for row in claims):
        text += " " + words.say(
            _("A segment with fewer than {count} cases is added to another."),
            count=findings.SMALLEST_CELL,
        )
    return text


def _is_small(row: Row) -> bool:
    return row["measure"] == "cases" and row["amount"] < findings.SMALLEST_CELL


def _published(rows: Sequence[Row], here: Here) -> Sheet:
    words = here.words
    heads = (
        head(words.say(_("Describes"))),
        head(words.say(_("Programme"))),
        head(words.say(_("Paid")), is_number=True),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(
        (
            Cell(cells.span(row["period_start"], row["period_end"], words)),
            Cell(words.say(_PROGRAMMES[row["programme"]])),
            _paid(row, here),
            Cell(sentences.note(row, words) or cells.NONE),
            cells.source(row["source_id"], here.facts.sources, words),
        )
        for row in rows
    )
    return Sheet(words.say(_("Benefits as published")), heads, lines, kind="records")


def _paid(row: Row, here: Here) -> Cell:
    words = here.words
    if row["measure"] == "rupiah":
        return cells.rupiah(row["amount"], None, words)
    if _is_small(row):
        return number(words.say(_("fewer than {count}"), count=findings.SMALLEST_CELL))
    return number(words.say(_("{count} cases"), count=words.number(row["amount"])))


def awards(here: Here) -> Block | None:
    """Return the results of the Paritrana Award, if any."""
    words = here.words
    rows = reads.read_award_results(
        here.site.asked.store, here.region, here.site.known_on
    )
    if not rows:
        return None
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
                cells.source(row["source_id"], here.facts.sources, words),
            )
        )
    title = words.say(_("Paritrana Award"))
    note = words.say(
        _("The year is the one that was judged. The jury's weights are not public.")
    )
    sheet = Sheet(title, heads, tuple(lines), kind="records")
    return Block("penghargaan", title, tags=note, sheets=(sheet,))
