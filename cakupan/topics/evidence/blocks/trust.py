"""How far a region's figures can be trusted: one sentence, then a compact table."""

from datetime import date

from cakupan import sentences, watermark
from cakupan.blocks import Absence, Block, Cell, Records, Sheet
from cakupan.data import KNOWN_NOW, Data, Row, Scope
from cakupan.sentences import upper_first
from cakupan.topics import cells
from cakupan.topics.coverage import phrases
from cakupan.topics.evidence import ask_trust
from cakupan.topics.evidence import trust as says
from cakupan.topics.evidence.ask_trust import Trusted
from cakupan.wording import Wording, _, months_between

TRUST_COLUMNS = (
    "role",
    "figure_key",
    "value_as_printed",
    "measure",
    "precision",
    "period_start",
    "period_end",
    "published_on",
    "entered_on",
    "source_id",
)


def trust(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return age, reach, double counting and doubt of a region's figures.

    None for made-up figures: nobody published them, so there is nobody to trust.
    """
    if data.dataset == watermark.SIMULATION:
        return None
    found = ask_trust.trusted(data, scope)
    title = words.say(_("How far these figures can be trusted"))
    row = found.row
    absence = None
    if row["coverage_pct"] is None:
        said = phrases.absence(found.months, row, words)
        absence = Absence(row["absence_reason"], said.rstrip("."))
    return Block(
        key="evidence.trust",
        title=title,
        finding=_finding(found, data.today, words),
        sheet=_sheet(found, title, data.today, words),
        records=_records(found),
        foot=" ".join(_marks(found, data.known_on, words)),
        sources=tuple(dict.fromkeys(row["source_id"] for _role, row in found.figures)),
        absence=absence,
    )


def _finding(found: Trusted, today: date, words: Wording) -> str:
    """Return age, reach, bounds and disputes, each in a few words."""
    row = found.row
    if row["coverage_pct"] is None:
        said = [phrases.absence(found.months, row, words).rstrip(".")]
    else:
        said = [sentences.age(row["period_end"], today, words)]
    if found.reach:
        said.append(says.of_reach(found.reach, words))
    if found.bounds:
        said.append(says.of_bounds(found.bounds, words))
    said.append(says.of_conflicts(*found.open_and_explained, words))
    return f"{upper_first('; '.join(said))}."


def _sheet(found: Trusted, caption: str, today: date, words: Wording) -> Sheet | None:
    if not found.figures:
        return None
    heads = (
        Cell(words.say(_("Figure"))),
        Cell(words.say(_("Value")), is_number=True),
        Cell(words.say(_("Describes"))),
        Cell(words.say(_("Published by, when"))),
        Cell(words.say(_("Entered our data"))),
        Cell(words.say(_("Precision"))),
    )
    lines = tuple(
        (
            Cell(words.say(says.ROLES[role])),
            Cell(says.value(role, figure, found.row, words), is_number=True),
            _described(figure, today, words),
            Cell(
                figure["source_publisher"],
                f"{sentences.published(figure, words)} · {figure['source_id']}",
                href=cells.address(figure["source_url"]),
                title=figure["source_title"] or "",
            ),
            Cell(words.date(figure["entered_on"])),
            Cell(_precision(role, figure, found.row, words)),
        )
        for role, figure in found.figures
    )
    return Sheet(caption, heads, lines, kind="records")


def _described(figure: Row, today: date, words: Wording) -> Cell:
    end = figure["period_end"]
    if end is None:
        return Cell(words.say(_("undated")))
    if months_between(end, today) < 0:
        return Cell(words.date(end), words.say(_("planned")))
    return Cell(words.date(end), words.age(end, today))


def _precision(role: str, figure: Row, row: Row, words: Wording) -> str:
    code = row["precision"] if role == "active" else figure["precision"]
    return words.precision(code) if code else cells.NONE


def _records(found: Trusted) -> Records | None:
    rows = tuple({**figure, "role": role} for role, figure in found.figures)
    return (
        Records("trust", TRUST_COLUMNS, rows, "figures and sources") if rows else None
    )


def _marks(found: Trusted, known_on: date, words: Wording) -> list[str]:
    """Return what must be known besides: figures above 100 %, a past day."""
    row, lines = found.row, []
    if row["is_over_100"]:
        lines.append(
            words.say(
                _(
                    "Above 100%: {count} more members than workers of the base; they "
                    "are counted where their company is registered."
                ),
                count=words.number(row["surplus_workers"]),
            )
        )
    if found.reach and found.reach.over_100:
        lines.append(
            words.say(
                _("{count} of {all} {level} are above 100%."),
                count=found.reach.over_100,
                all=found.reach.regions,
                level=words.level(found.reach.level, plural=True),
            )
        )
    if known_on != KNOWN_NOW:
        lines.append(words.say(_("Shown as known on {day}."), day=words.date(known_on)))
    return lines
