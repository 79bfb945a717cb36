"""Coverage over time: every published percent in its own words, and our own."""

from dataclasses import replace

from cakupan import findings, sentences
from cakupan.site import cells, standing
from cakupan.site.asking import Here
from cakupan.site.cells import head, number
from cakupan.site.content import Block, Cell, Sheet
from cakupan.store import Row
from cakupan.wording import Wording, _


def block(here: Here) -> Block | None:
    """Return the chart of coverage with every figure as its table; None without any.

    Targets are drawn; their words stand in a block of their own.
    """
    facts, words = here.facts, here.words
    if facts.row["coverage_pct"] is None and not facts.statements:
        return None
    part = here.brief.part("trend")
    made = replace(standing.of_part(part, "tren"), notes=())
    if not facts.statements:
        return made
    known = facts.coverage_statements
    if not known and facts.row["coverage_pct"] is None:
        # The brief draws the workers here, which have a block of their own.
        title = words.say(_("Coverage as published"))
        made = Block("tren", title)
    return replace(
        made,
        finding=f"{findings.of_statements(known, words)}." if known else "",
        tags=words.say(_("Percent. Each figure as its publisher worded it.")),
        sheets=(_sheet(here),),
    )


def _sheet(here: Here) -> Sheet:
    """Return the published percents and our own, by the day that they describe."""
    words, row = here.words, here.facts.row
    heads = (
        head(words.say(_("Describes"))),
        head(words.say(_("Percent")), is_number=True),
        head(words.say(_("Workers and base"))),
        head(words.say(_("Definition"))),
        head(words.say(_("Source"))),
    )
    lines = [
        (said["period_end"], _statement(said, here)) for said in here.facts.statements
    ]
    if row["coverage_pct"] is not None:
        lines.append((row["period_end"], _computed(row, here)))
    lines.sort(key=lambda line: line[0])
    title = words.say(_("Coverage as published"))
    return Sheet(title, heads, tuple(line for _day, line in lines), kind="records")


def _computed(row: Row, here: Here) -> tuple[Cell, ...]:
    words = here.words
    tags = f"{words.scope(row['segment_scope'])} / {words.base(row['base'])}"
    return (
        Cell(words.date(row["period_end"])),
        number(
            words.percent(row["coverage_pct"]), ">100" if row["is_over_100"] else ""
        ),
        Cell(sentences.fraction(row, words)),
        Cell(words.say(_("computed: {tags}"), tags=tags)),
        cells.source(row["source_id"], here.facts.sources, words),
    )


def _statement(row: Row, here: Here) -> tuple[Cell, ...]:
    words = here.words
    kind = "" if row["kind"] == "coverage" else words.statement(row["kind"])
    tags = ", ".join(
        (
            words.indicator(row["indicator"]),
            words.scope(row["segment_scope"]),
            words.worker_basis(
                row["worker_basis"], row["worker_basis_evidence"], short=True
            ),
        )
    )
    worded = _worded(row, "scope", words)
    return (
        Cell(words.date(row["period_end"]), kind),
        number(
            sentences.statement_value(row, words),
            ">100" if row["stated_pct"] > 100 else "",
        ),
        Cell(_parts(row, words) or cells.NONE, _worded(row, "base", words)),
        Cell(worded or tags, tags if worded else ""),
        cells.source(row["source_id"], here.facts.sources, words),
    )


def _worded(row: Row, part: str, words: Wording) -> str:
    own = row[f"{part}_as_worded_id"] if words.lang == "id" else None
    return own or row[f"{part}_as_worded"] or ""


def _parts(row: Row, words: Wording) -> str:
    """Return the numbers that stood beside a percent, or the base that it implies."""
    active, base = row["stated_active"], row["stated_base"]
    if active is None:
        return ""
    said = words.number(active)
    if base is not None:
        return words.say(_("{active} of {base}"), active=said, base=words.number(base))
    if row["implied_base_low"] is None or row["implied_base_high"] is None:
        return words.say(_("{count} workers"), count=said)
    return words.say(
        _("{count} workers; implies a base of {low} to {high}"),
        count=said,
        low=words.number(row["implied_base_low"]),
        high=words.number(row["implied_base_high"]),
    )
