"""What is in doubt: figures that disagree, printed wrong, or not there at all."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cakupan import sentences
from cakupan.blocks import Block, Cell, Note, Records, Sheet
from cakupan.data import NATION, Data, Row, Scope
from cakupan.topics import cells
from cakupan.topics.evidence import ask_doubts as ask
from cakupan.topics.evidence import cases
from cakupan.wording import Wording, _

CASE_COLUMNS = (
    "conflict_id",
    "topic",
    "status",
    "period_start",
    "period_end",
    "title_id",
    "title_en",
    "reading_id",
    "reading_en",
    "settle_id",
    "settle_en",
)
CORRECTION_COLUMNS = (
    "correction_id",
    "table_name",
    "figure_id",
    "column_name",
    "as_published",
    "corrected",
    "reason_id",
    "reason_en",
    "source_id",
    "source_title",
    "source_publisher",
)
ABSENCE_COLUMNS = (
    "region_code",
    "vintage",
    "region_name",
    "subject",
    "absence_reason",
    "why_id",
    "why_en",
    "who_could_supply_id",
    "who_could_supply_en",
)
_MOST_DOUBTS = 3  # cases and corrections on two pages


def disagreements(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the figures of the region that disagree, side by side; None if none do."""
    rows = ask.cases_of(data, scope.region)
    return disagreements_of(rows, data, words) if rows else None


def disagreements_of(rows: Sequence[Row], data: Data, words: Wording) -> Block:
    """Return some cases, each with its figures.

    Args:
        rows: of ``conflicts__all``; one at least.
        data: the figures.
        words: the reader's words.
    """
    figures = ask.figures_of_cases(data)
    parts = tuple(case(row, figures.get(row["conflict_id"], []), words) for row in rows)
    block = Block(
        key="evidence.disagreements",
        title=words.say(_("Figures that disagree")),
        finding=cases.states(rows, words),
        parts=parts,
        records=Records("disagreements", CASE_COLUMNS, tuple(rows), "disagreements"),
        sources=_ids(source_id for part in parts for source_id in part.sources),
    )
    return replace(block, short=_short_cases(block, rows, words))


def case(row: Row, figures: Sequence[Row], words: Wording) -> Block:
    """Return one case: how it is read, its figures, what would settle it.

    Args:
        row: of ``conflicts__all``.
        figures: of ``conflicts__figures``, of this case.
        words: the reader's words.
    """
    reading, title = row[f"reading_{words.lang}"], row[f"title_{words.lang}"]
    notes = [Note(cases.settle(row, words))]
    if not figures:
        said = words.say(_("The figures of this case stand in the reading alone."))
        notes.append(Note(said))
    return Block(
        key=f"evidence.disagreements.{row['conflict_id']}",
        title=title,
        finding=reading,
        tags=cases.place(row, words),
        stressed=(cases.lead(reading),),
        sheet=_side_by_side(title, figures, words) if figures else None,
        notes=tuple(notes),
        sources=cells.source_ids(figures),
    )


def _side_by_side(caption: str, figures: Sequence[Row], words: Wording) -> Sheet:
    heads = (
        Cell(words.say(_("Figure")), is_number=True),
        Cell(words.say(_("Of what"))),
        Cell(words.say(_("Describes"))),
        Cell(words.say(_("Who said it, when"))),
    )
    told = cases.side_by_side(figures, words)
    lines = tuple(
        (
            Cell(value, is_number=True),
            Cell(what),
            Cell(when),
            Cell(
                who,
                f"{row['source_id']} · {key}",
                href=cells.address(row["source_url"]),
                title=row["source_title"] or "",
            ),
        )
        for row, (value, what, when, who, key) in zip(figures, told, strict=True)
    )
    return Sheet(caption, heads, lines, kind="records")


def _short_cases(block: Block, rows: Iterable[Row], words: Wording) -> Block:
    """Return the first cases in a line each; who ranked first is no doubt there."""
    shown = [row for row in rows if row["topic"] != "award"][:_MOST_DOUBTS]
    named = {f"{block.key}.{row['conflict_id']}" for row in shown}
    parts = tuple(_line(part, words) for part in block.parts if part.key in named)
    ids = _ids(source_id for part in parts for source_id in part.sources)
    return replace(block, parts=parts, sources=ids)


def _line(part: Block, words: Wording) -> Block:
    """Return a case as one note: its title and how it is read."""
    text = words.say(
        _("{title}. {reading}"), title=part.title.rstrip("."), reading=part.finding
    )
    return Block(part.key, "", notes=(Note(text, "doubt"),), sources=part.sources)


def corrections(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return what is known to be wrong in figures of the region; None if nothing is."""
    rows = ask.corrections_of(data, scope.region)
    if not rows:
        return None
    title = words.say(_("Printed wrong, and kept as printed"))
    key = "evidence.corrections"
    ids = cells.source_ids(rows)
    short = tuple(
        Block(
            f"{key}.{row['correction_id']}",
            "",
            notes=(Note(row[f"reason_{words.lang}"], "doubt"),),
            sources=(row["source_id"],),
        )
        for row in rows
    )
    return Block(
        key=key,
        title=title,
        notes=tuple(_correction(row, words) for row in rows),
        records=Records("corrections", CORRECTION_COLUMNS, tuple(rows), "corrections"),
        sources=ids,
        short=Block(key, title, parts=short, sources=ids),
    )


def _correction(row: Row, words: Wording) -> Note:
    """Return what is wrong in a figure, with the document that it stands in."""
    source = words.say(
        _("Source: {sources}."),
        sources=f"{row['source_publisher']} ({row['source_id']})",
    )
    return Note(row[f"reason_{words.lang}"], tags=source)


def absences(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return what is not there yet: what, why, and who could supply it; None if all is.

    A region's own come first, then the nationwide ones that touch it.
    """
    rows = ask.absences_of(data, scope)
    if not rows:
        return None
    block = _listed(
        "evidence.absences", words.say(_("What is not there yet")), rows, words
    )
    # Two pages say why there are no other figures of members, which is asked first.
    first = ask.members_absent(data, scope)
    short = _listed(block.key, block.title, [first] if first else [], words)
    notes = tuple(replace(note, weight="doubt") for note in short.notes)
    return replace(block, short=replace(short, notes=notes))


def missing_nationwide(data: Data, scope: Scope, words: Wording) -> Block:
    """Return how many regencies have no figure, and every gap of the nation."""
    del scope
    with_figure, total = ask.regencies_with_figure(data)
    key = "evidence.missing_nationwide"
    rows = [row for row in data.rows("absences__all") if row["region_code"] == NATION]
    gaps = _listed(
        f"{key}.gaps",
        words.say(_("Each gap, why, and who could fill it")),
        rows,
        words,
    )
    return Block(
        key=key,
        title=words.say(_("What is missing")),
        finding=words.say(
            _(
                "{with_figure} of {all} regencies and cities have a published coverage "
                "figure of any kind; {without} have none."
            ),
            with_figure=with_figure,
            all=total,
            without=total - with_figure,
        ),
        parts=(replace(gaps, records=None),) if rows else (),
        records=gaps.records,
    )


def _listed(key: str, title: str, rows: Sequence[Row], words: Wording) -> Block:
    """Return absences, each sentence once: two subjects may lack one document."""
    texts = dict.fromkeys(sentences.absence(row, words) for row in rows)
    return Block(
        key=key,
        title=title,
        notes=tuple(Note(text) for text in texts),
        records=Records("absences", ABSENCE_COLUMNS, tuple(rows), "what is missing"),
    )


def in_doubt(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the doubts that stand on two pages: the short forms of the three above.

    None where nothing is in doubt.
    """
    cases_and_errors = [
        doubt
        for compose in (disagreements, corrections)
        if (block := compose(data, scope, words)) is not None
        for doubt in block.brief().parts
    ]
    shown = cases_and_errors[:_MOST_DOUBTS]
    notes = [note for doubt in shown for note in doubt.notes]
    if (missing := absences(data, scope, words)) is not None:
        notes += missing.brief().notes
    if not notes:
        return None
    return Block(
        key="evidence.in_doubt",
        title=words.say(_("What is in doubt")),
        notes=tuple(notes),
        sources=_ids(source_id for doubt in shown for source_id in doubt.sources),
    )


def _ids(found: Iterable[str | None]) -> tuple[str, ...]:
    """Return source ids in their order, each once."""
    return tuple(dict.fromkeys(source_id for source_id in found if source_id))
