"""Funded cohorts, one row as somebody published it."""

from collections.abc import Mapping, Sequence

from cakupan import sentences
from cakupan.blocks import Cell, Sheet
from cakupan.data.store import Row
from cakupan.topics import cells
from cakupan.topics.cells import Sources, head
from cakupan.wording import Wording, _


def cohorts(
    rows: Sequence[Row], labels: Mapping[str, str], known: Sources, words: Wording
) -> Sheet:
    """Return one row a statement: the counted one of each cohort, then the others.

    Args:
        rows: of ``programmes__by_region``.
        labels: names of worker groups by code.
        known: sources by id.
        words: the reader's words.
    """
    heads = (
        head(words.say(_("Described"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Months of cover"))),
        head(words.say(_("Payer"))),
        head(words.say(_("Rupiah")), is_number=True),
        head(words.say(_("Who, and what was said"))),
        head(words.say(_("Source"))),
    )
    together: dict[str, list[Row]] = {}
    for row in rows:
        together.setdefault(row["cohort_id"], []).append(row)
    lines = tuple(
        _cohort(row, labels, known, words)
        for cohort in together.values()
        for row in sorted(cohort, key=lambda row: not row["is_counted"])
    )
    title = words.say(_("Funded vulnerable workers"))
    return Sheet(title, heads, lines, kind="records")


def _cohort(
    row: Row, labels: Mapping[str, str], known: Sources, words: Wording
) -> tuple[Cell, ...]:
    groups = [labels[code] for code in (row["worker_groups"] or "").split(";") if code]
    said = cells.joined(
        (f"{words.plan(row['plan_status'])}.", sentences.note(row, words))
    )
    differs = "" if row["is_counted"] else words.say(_("differs, not counted"))
    return (
        Cell(sentences.span(row["period_start"], row["period_end"], words), differs),
        cells.workers(row["workers"], row["precision"], words),
        Cell(_months(row, words)),
        Cell(words.payer(row["payer"]), cells.programmes(row["programmes"], words)),
        cells.rupiah(row["rupiah"], row["rupiah_precision"], words),
        Cell(", ".join(groups) or cells.NONE, said),
        cells.source(row["source_id"], known, words),
    )


def cohorts_note(words: Wording) -> str:
    """Return how the table of cohorts is to be read."""
    return words.say(
        _(
            "One row a cohort as it was published; a figure of the same cohort that "
            "differs stands under it and is not counted. Where no source names the "
            "months, it is not known when the protection ends."
        )
    )


def _months(row: Row, words: Wording) -> str:
    """Return the months of cover, as far as a source gives them."""
    first, last = row["first_month"], row["last_month"]
    if first and last:
        return words.say(
            _("{first} to {last}, {months}"),
            first=words.month(first, short=True),
            last=words.month(last, short=True),
            months=words.duration(row["months"]),
        )
    if row["months"]:
        return words.say(
            _("{months}, first month not stated"), months=words.duration(row["months"])
        )
    return words.say(_("months not stated"))
