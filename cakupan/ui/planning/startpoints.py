"""The published percents that a pace starts from, each with the base it counts on."""

from collections.abc import Sequence

from cakupan.answers.forms import Document
from cakupan.ui.profile.facts import sources
from cakupan.ui.profile.table import cell, head, paragraph, source_cell, table
from cakupan.wording import Wording, _


def base_said(rows: Sequence[Document], words: Wording) -> str:
    """Return on whose base a percent without one is counted, as HTML; else nothing."""
    apart = [r for r in rows if r["base_source_id"] != r["source"]["source_id"]]
    if not apart or not apart[0]["base_source_id"]:
        return ""
    said = words.say(
        _(
            "The percent is published without its base; workers are counted on the "
            "base last published for the region, {base} ({source})."
        ),
        base=words.number(apart[0]["eligible"]),
        source=apart[0]["base_source_id"],
    )
    return paragraph(said, "ck-tags")


def starts_table(rows: Sequence[Document], words: Wording) -> str:
    """Return one row a starting point, with the enrolment it asks for."""
    heads = [
        head(words.say(_("Starting point"))),
        head(words.say(_("Protected, workers")), is_number=True),
        head(words.say(_("Base, workers")), is_number=True),
        head(words.say(_("Months")), is_number=True),
        head(words.say(_("To join each month")), is_number=True),
        head(words.say(_("Source"))),
    ]
    known = sources()
    lines = []
    for row in rows:
        stated = words.stated_percent(f"{row['stated_pct']:.10g}")
        tag = f"{words.indicator(row['indicator'])}, {words.date(row['period_end'])}"
        value = words.precise(
            "exact" if row["precision"] == "rounded" else row["precision"],
            stated,
            low=stated,
            high=stated,
        )
        base_source = row["base_source_id"] or ""
        lines.append(
            [
                cell(value, tag, is_head=True),
                cell(words.number(row["active"]), is_number=True),
                cell(words.number(row["eligible"]), base_source, is_number=True),
                cell(words.number(row["months"]), is_number=True),
                cell(words.number(row["required_per_month"]), is_number=True),
                source_cell(row["source"]["source_id"], known, words),
            ]
        )
    caption = words.say(_("Workers to join each month"))
    return table(heads, lines, caption, kind="records")
