"""Published coverage against published target, of all regions that gave both."""

from collections.abc import Iterable, Sequence

from cakupan import sentences
from cakupan.blocks import Address, Block, Cell, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.topics.cells import head, number
from cakupan.topics.targets import ask
from cakupan.wording import Wording, _

AGAINST_COLUMNS = (
    "region_code",
    "region_name",
    "period_end",
    "stated_pct_as_printed",
    "precision",
    "indicator",
    "due_on",
    "regime",
    "target_pct_as_printed",
    "target_indicator",
    "is_like",
    "difference_pp",
    "is_met",
    "source_id",
    "target_source_id",
)


def against_statements(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return which regions published both, and which of them are at their target.

    Like beside like: a coverage of another indicator than the target's is named and not
    compared. None in *Simulasi*, which holds no published percents.
    """
    levels = ask.against_statements(data)
    if not any(levels.values()):
        return None
    return Block(
        key="targets.against_statements",
        title=words.say(_("Published coverage against published target")),
        finding=_finding(levels, words),
        parts=tuple(
            _of_level(level, rows, words) for level, rows in levels.items() if rows
        ),
        sources=_ids(row for rows in levels.values() for row in rows),
    )


def _ids(rows: Iterable[Row]) -> tuple[str, ...]:
    ids = (row[key] for row in rows for key in ("source_id", "target_source_id"))
    return tuple(dict.fromkeys(ids))


def _finding(levels: dict[str, list[Row]], words: Wording) -> str:
    """Return how many regions gave both, of one indicator, and which are at target."""
    like = {
        level: [row for row in rows if row["is_like"]] for level, rows in levels.items()
    }
    met = [
        row["region_name"] for rows in like.values() for row in rows if row["is_met"]
    ]
    sentence = words.say(
        _(
            "{provinces} provinces and {regencies} regencies have published both a "
            "coverage and a target. For {like_provinces} and {like_regencies} of them "
            "both are of the same indicator and can be compared."
        ),
        provinces=len(levels["province"]),
        regencies=len(levels["regency"]),
        like_provinces=len(like["province"]),
        like_regencies=len(like["regency"]),
    )
    if not met:
        return sentence
    at_target = words.say(_("At target: {regions}."), regions=words.listing(met))
    return f"{sentence} {at_target}"


def _of_level(level: str, rows: Sequence[Row], words: Wording) -> Block:
    """Return the regions of a level: those that can be compared first, the worst up."""
    ordered = sorted(
        rows,
        key=lambda row: (
            not row["is_like"],
            row["difference_pp"] if row["is_like"] else 0,
            row["region_code"],
        ),
    )
    heads = (
        head(words.level(level).capitalize()),
        head(words.say(_("Coverage")), is_number=True),
        head(words.say(_("Target")), is_number=True),
        head(words.say(_("Against target")), is_number=True),
        head(words.say(_("Indicator"))),
    )
    caption = words.say(
        _("{level}: published coverage against published target"),
        level=words.level(level, plural=True).capitalize(),
    )
    name = f"target-{level}"
    return Block(
        key=f"targets.against_{level}",
        title="",
        sheet=Sheet(
            caption,
            heads,
            tuple(_line(row, words) for row in ordered),
            is_sortable=True,
            is_captioned=True,
            first_rows=len(ordered),
            keys=tuple(row["region_code"] for row in ordered),
        ),
        records=Records(name, AGAINST_COLUMNS, tuple(ordered), name),
        sources=_ids(ordered),
    )


def _line(row: Row, words: Wording) -> tuple[Cell, ...]:
    due = f"{words.regime(row['regime'])} {row['due_on'].year}"
    return (
        Cell(
            row["region_name"],
            order=row["region_name"],
            address=Address("wilayah", row["region_code"]),
        ),
        number(
            sentences.statement_value(row, words),
            sentences.month_of(row, words, short=True),
            order=row["stated_pct"],
        ),
        number(
            words.stated_percent(row["target_pct_as_printed"]),
            due,
            order=row["target_pct"],
        ),
        _verdict(row, words),
        Cell(_indicators(row, words)),
    )


def _verdict(row: Row, words: Wording) -> Cell:
    """Return how a coverage stands to its target, or that unlike are not compared."""
    if not row["is_like"]:
        return Cell(words.say(_("not compared")), is_number=True, tone="muted")
    beside = {"latest_period_end": row["period_end"], "gap_pp": row["difference_pp"]}
    return Cell(
        sentences.target_verdict(row | beside, words),
        is_number=True,
        order=float(row["difference_pp"]),
        tone="met" if row["is_met"] else "missed",
    )


def _indicators(row: Row, words: Wording) -> str:
    own, target = row["indicator"], row["target_indicator"]
    if own == target:
        return words.indicator(own)
    return words.say(
        _("coverage: {own}; target: {target}"),
        own=words.indicator(own),
        target=words.indicator(target),
    )
