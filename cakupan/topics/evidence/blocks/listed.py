"""Whole lists for *Sources & method*: known errors, what is missing or stands out."""

import re
from collections import Counter
from collections.abc import Sequence

from cakupan import watermark
from cakupan.blocks import Block, Cell, Note, Records, Sheet
from cakupan.data import NATION, Data, Row, Scope
from cakupan.sentences import upper_first
from cakupan.topics.cells import head
from cakupan.topics.evidence import build_warnings, phrases
from cakupan.topics.evidence.blocks.doubts import ABSENCE_COLUMNS, CORRECTION_COLUMNS
from cakupan.wording import Wording, _
from cakupan.wording.numbers import format_digits

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"\d+(\.\d+)?")
_MOST_SHOWN = 50
_LEVELS = ("national", "island_group", "province", "regency")


def printed_errors(data: Data, scope: Scope, words: Wording) -> Block:
    """Return known errors by place: as printed beside as it should read."""
    key, title = "evidence.known_errors", words.say(_("Known errors in publications"))
    if data.dataset == watermark.SIMULATION:
        return Block(key, title, notes=phrases.not_simulated(data, words))
    rows = data.rows("corrections__all")
    return Block(
        key=key,
        title=title,
        finding=words.say(
            _(
                "What a publication prints wrong stays in the data as printed. Where "
                "the right figure is known it stands beside it; where only the doubt "
                "is known, the place stays empty."
            )
        ),
        parts=tuple(
            Block(
                f"{key}.{name}",
                f"{label} ({len(group)})",
                sheet=_corrected(group, words),
                is_open=name == "own",
            )
            for name, label, group in _by_place(rows, data, scope, words)
        ),
        records=Records(
            "koreksi", CORRECTION_COLUMNS, tuple(rows), "koreksi", is_whole=True
        ),
    )


def _corrected(rows: Sequence[Row], words: Wording) -> Sheet:
    heads = (
        head(words.say(_("As printed"))),
        head(words.say(_("Should read"))),
        head(words.say(_("Why"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(
        (
            Cell(_printed(row, "as_published", words)),
            Cell(_printed(row, "corrected", words) or words.say(_("not known"))),
            Cell(row[f"reason_{words.lang}"]),
            Cell(f"{row['source_publisher']} ({_places(row)})"),
        )
        for row in rows
    )
    return Sheet(words.say(_("Known errors")), heads, lines, kind="records")


def _printed(row: Row, column: str, words: Wording) -> str:
    """Return a printed value as the language writes it; a misprint as it stands."""
    text: str = row[column] or ""
    if row["column_name"] == "printed_caption" and column == "as_published":
        return text
    if _DAY.fullmatch(text):
        return words.date(text)
    return format_digits(text, words.lang) if _NUMBER.fullmatch(text) else text


def _places(row: Row) -> str:
    return " · ".join(part for part in (row["source_id"], row["figure_id"]) if part)


def all_missing(data: Data, scope: Scope, words: Wording) -> Block:
    """Return how much is missing, by month, and each case with who could help."""
    key = "evidence.all_missing"
    title = words.say(_("What is missing, and who could supply it"))
    if data.dataset == watermark.SIMULATION:
        return Block(key, title, notes=phrases.not_simulated(data, words))
    rows = data.rows("absences__all")
    return Block(
        key=key,
        title=title,
        notes=tuple(Note(line) for line in _extent(data, scope, words)),
        parts=tuple(
            Block(
                f"{key}.{name}",
                f"{label} ({len(group)})",
                notes=tuple(_absence(row, words) for row in group),
                is_open=name == "own",
            )
            for name, label, group in _by_place(rows, data, scope, words)
        ),
        records=Records(
            "belum-ada", ABSENCE_COLUMNS, tuple(rows), "belum-ada", is_whole=True
        ),
    )


def _absence(row: Row, words: Wording) -> Note:
    """Return what is missing of which region and why, and who could supply it."""
    who = row[f"who_could_supply_{words.lang}"]
    place = "" if row["region_code"] == NATION else f"{row['region_name']}: "
    return Note(
        f"{place}{row[f'why_{words.lang}']}",
        tags=words.say(_("Could supply it: {who}."), who=who) if who else "",
    )


def _extent(data: Data, scope: Scope, words: Wording) -> list[str]:
    """Return how many regions have a figure: by level, and by month."""
    lines = [
        words.say(
            _(
                "{level}: {stated} of {total} have any published percent, {coverage} "
                "a coverage of all or several segments, {target} a target."
            ),
            level=words.level(row["level"], plural=True).capitalize(),
            stated=row["regions_with_statement"],
            coverage=row["regions_with_coverage"],
            target=row["regions_with_target"],
            total=row["regions_total"],
        )
        for row in data.rows("regions__with_figures")
    ]
    months = Counter(
        {
            (row["period_end"], row["regions_total"]): row["regions_published"]
            for row in data.rows(
                "enrolment__periods", segments=scope.definition.segments
            )
            if row["level"] == "province"
        }
    )
    lines += [
        words.say(
            _("{month}: participants of {published} of {total} provinces."),
            month=words.month(month),
            published=published,
            total=total,
        )
        for (month, total), published in sorted(months.items())
    ]
    return lines


def _by_place(
    rows: Sequence[Row], data: Data, scope: Scope, words: Wording
) -> list[tuple[str, str, list[Row]]]:
    """Return rows by place: those of the scope's region, then all by level.

    Each place has a name for programs, ``own`` or its level, and one for readers.
    """
    own = scope.region.territory_id
    mine = [row for row in rows if own != NATION and row["territory_id"] == own]
    groups = [("own", scope.region.region_name, mine)]
    for level in _LEVELS:
        of_level = [
            row
            for row in rows
            if data.regions.of(row["region_code"], row["vintage"]).level == level
        ]
        name = upper_first(words.level(level, plural=True))
        groups.append((level, name, of_level))
    return [group for group in groups if group[2]]


def to_be_looked_at(data: Data, scope: Scope, words: Wording) -> Block:
    """Return what stands out in an office's own figures, with file, row and column."""
    del scope
    title = words.say(_("To be looked at in the office's own figures"))
    rows = build_warnings.gravest_first(data.rows("build_warnings__all"))
    if not rows:
        nothing = _("Nothing stands out, or no office's own figures are in.")
        return Block("evidence.to_be_looked_at", title, words.say(nothing))
    heads = (
        head(words.say(_("What stands out"))),
        head(words.say(_("Where it stands"))),
    )
    lines = tuple(
        (
            Cell(build_warnings.sentence(row, words)),
            Cell(build_warnings.place(row, words)),
        )
        for row in rows[:_MOST_SHOWN]
    )
    caption = words.say(_("What stands out in the office's own figures"))
    return Block(
        key="evidence.to_be_looked_at",
        title=title,
        finding=" ".join(_counted(rows, words)),
        sheet=Sheet(caption, heads, lines, kind="records"),
        records=Records(
            "perhatian",
            (*build_warnings.COLUMNS, "sentence"),
            tuple(build_warnings.document(row, words) for row in rows),
            "perhatian",
            is_whole=True,
        ),
        foot=_left_out(rows, words),
    )


def _counted(rows: Sequence[Row], words: Wording) -> list[str]:
    """Return how many figures stand out, and how many files are not read."""
    lines, figures = [], len(build_warnings.of_figures(rows))
    if figures:
        said = _(
            "These figures of the office's own folder may be right, and are shown; "
            "somebody who knows them should look. {count} stand out."
        )
        lines.append(words.say(said, count=words.number(figures)))
    if figures < len(rows):
        said = _("Files in the office's own folder that are not read: {count}.")
        lines.append(words.say(said, count=words.number(len(rows) - figures)))
    return lines


def _left_out(rows: Sequence[Row], words: Wording) -> str:
    if len(rows) <= _MOST_SHOWN:
        return ""
    return words.say(
        _("The first {shown} of {count}; left out: {kinds}. The files hold all."),
        shown=_MOST_SHOWN,
        count=words.number(len(rows)),
        kinds=build_warnings.by_kind(rows[_MOST_SHOWN:], words),
    )
