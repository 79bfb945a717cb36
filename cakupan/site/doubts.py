"""What bites on a page: figures that disagree, corrections, absences; the sources."""

from collections.abc import Iterable, Sequence

from cakupan import sentences
from cakupan.answers import conflicts
from cakupan.blocks import Block, Cell, Link, Note, Sheet
from cakupan.data.store import Row
from cakupan.site.asking import Here
from cakupan.tables import cells
from cakupan.tables.cells import head, number
from cakupan.topics.coverage import absences as answers
from cakupan.wording import _


def disagreements(here: Here) -> Block | None:
    """Return the figures of this region that disagree, side by side; None if none."""
    words, lang = here.words, here.words.lang
    rows = here.facts.conflicts
    if not rows:
        return None
    figures = conflicts.by_conflict(here.site.data)
    still_open, explained = conflicts.open_and_explained(rows)
    cases = tuple(
        Block(
            key=f"beda-angka.{row['conflict_id']}",
            title=row[f"title_{lang}"],
            finding=row[f"reading_{lang}"],
            tags=words.say(
                _("What would settle it: {document}"), document=row[f"settle_{lang}"]
            ),
            sheet=_side_by_side(figures.get(row["conflict_id"], []), here),
            sources=tuple(
                dict.fromkeys(
                    figure["source_id"]
                    for figure in figures.get(row["conflict_id"], [])
                )
            ),
        )
        for row in rows
    )
    finding = words.say(
        _("{open} cases are open, {explained} explained."),
        open=still_open,
        explained=explained,
    )
    title = words.say(_("Figures that disagree"))
    return Block("beda-angka", title, finding, parts=cases)


def _side_by_side(rows: Sequence[Row], here: Here) -> Sheet | None:
    words = here.words
    if not rows:
        return None
    heads = (
        head(words.say(_("Figure")), is_number=True),
        head(words.say(_("What it says"))),
        head(words.say(_("Describes"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(
        (number(value), Cell(what), Cell(when), Cell(who, key))
        for value, what, when, who, key in conflicts.side_by_side(rows, words)
    )
    return Sheet(words.say(_("Figures that disagree")), heads, lines, kind="records")


def corrections(here: Here) -> Block | None:
    """Return what is known to be wrong in figures of this region, as printed."""
    words, rows = here.words, here.facts.corrections
    if not rows:
        return None
    notes = tuple(
        Note(
            cells.joined(
                (
                    row[f"reason_{words.lang}"],
                    words.say(
                        _("Source: {sources}."),
                        sources=f"{row['source_publisher']} ({row['source_id']})",
                    ),
                )
            )
        )
        for row in rows
    )
    title = words.say(_("Printed wrong, and kept as printed"))
    return Block("koreksi", title, notes=notes)


def absences(here: Here) -> Block | None:
    """Return what is not there yet: what, why, and who could supply it."""
    if here.site.is_made_up:
        return None
    rows = here.site.data.rows("absences__all")
    region = here.region
    own = answers.here(rows, region.territory_id, region.level, here.facts.months)
    if not own:
        return None
    lines = dict.fromkeys(sentences.absence(row, here.words) for row in own)
    title = here.words.say(_("What is not there yet"))
    return Block("belum-ada", title, notes=tuple(map(Note, lines)))


def sources(here: Here) -> Block:
    """Return every source of the page: title, publisher, day, address."""
    words = here.words
    links = tuple(
        Link(
            row["title"],
            None,
            cells.address(row["url"]),
            f"{row['publisher']}, {sentences.published(row, words)} "
            f"({row['source_id']})",
        )
        for row in (here.facts.sources[key] for key in _source_ids(here))
    )
    return Block("sumber", words.say(_("Sources")), links=links)


def _source_ids(here: Here) -> list[str]:
    """Return the ids of the sources on the page, in the order of its blocks."""
    facts, region = here.facts, here.region
    data = here.site.data
    row = facts.row
    blocks: list[Iterable[Row]] = [
        facts.history,
        facts.statements,
        facts.own_targets or facts.national_targets,
        data.rows(
            "programmes__by_region", territory_id=facts.programme_region.territory_id
        ),
        data.rows("enrolment__stated_by_region", territory_id=region.territory_id),
        data.rows("benefits__by_region", territory_id=region.territory_id),
        data.rows("award_results__by_region", territory_id=region.territory_id),
        data.rows("remarks__by_region", territory_id=region.territory_id),
    ]
    found = [row["source_id"], row["base_source_id"]]
    found += [part["source_id"] for rows in blocks for part in rows]
    found += [part["latest_source_id"] for part in facts.own_targets]
    found += [source.source_id for source in here.brief.sources]
    if here.is_province:
        found += [mark["source_id"] for mark in here.site.marks.values()]
    figures = conflicts.by_conflict(data)
    found += [
        figure["source_id"]
        for case in facts.conflicts
        for figure in figures.get(case["conflict_id"], [])
    ]
    return list(dict.fromkeys(part for part in found if part))
