"""Coverage over time: every published percent in its own words, and our own."""

from dataclasses import replace

from cakupan import findings
from cakupan.blocks import Block
from cakupan.site.asking import Here
from cakupan.tables import statements
from cakupan.wording import _


def block(here: Here) -> Block | None:
    """Return the chart of coverage with every figure as its table; None without any.

    Targets are drawn; their words stand in a block of their own.
    """
    facts, words = here.facts, here.words
    if facts.row["coverage_pct"] is None and not facts.statements:
        return None
    made = replace(here.brief.block("trend"), key="tren", notes=())
    if made.sheet:
        made = replace(made, sheet=replace(made.sheet, kind="records"))
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
        sheet=statements.by_day(facts.statements, facts.row, facts.sources, words),
    )
