"""What is on record for a region: targets, cohorts, worker numbers as stated."""

import html
from collections.abc import Mapping, Sequence
from datetime import date

import streamlit as st

from cakupan import reads, sentences
from cakupan.regions import NATION
from cakupan.store import Row
from cakupan.ui import blocks, cache, frame
from cakupan.ui.profile.facts import missing, sources
from cakupan.ui.profile.table import (
    Cell,
    Sources,
    cell,
    head,
    paragraph,
    raw_cell,
    source_cell,
    table,
)
from cakupan.ui.question import Question
from cakupan.wording import Wording, _

TARGET_COLUMNS = (
    "row_id",
    "region_code",
    "vintage",
    "regime",
    "indicator",
    "due_on",
    "segment_scope",
    "target_pct_as_printed",
    "target_workers",
    "latest_pct_as_printed",
    "latest_period_end",
    "gap_pp",
    "is_met",
    "source_id",
    "latest_source_id",
)
PROGRAMME_COLUMNS = (
    "statement_id",
    "cohort_id",
    "is_counted",
    "period_start",
    "period_end",
    "first_month",
    "last_month",
    "months",
    "workers",
    "precision",
    "payer",
    "programmes",
    "rupiah",
    "rupiah_precision",
    "plan_status",
    "worker_groups",
    "source_id",
)
_PLAN = {
    "realised": _("realised"),
    "stated": _("said to be covered"),
    "budgeted": _("budgeted"),
    "planned": _("planned"),
    "committed": _("pledged"),
    "target": _("aimed at"),
}
_GROUPS = {
    "RENTAN": _("vulnerable workers"),
    "NON_ASN": _("non-civil-servant staff"),
    "POOR": _("poor workers"),
}


def targets(question: Question) -> None:
    """Draw the targets, each beside the latest figure of the same indicator."""
    words, region = question.words, question.region
    st.subheader(words.say(_("Targets")), anchor=False)
    rows = cache.read(reads.read_targets, region, question.known_on)
    if rows:
        _draw_targets(question, rows)
        return
    nation = question.index.of(NATION, region.vintage)
    national = cache.read(reads.read_targets, nation, question.known_on)
    note = words.say(
        _(
            "{region} has no published target of its own. The national targets are "
            "shown as national; they are not targets of {region}."
        ),
        region=region.region_name,
    )
    st.html(paragraph(f"{note} {missing(question, 'target')}".strip()))
    since = question.scene.period_end
    first = sentences.next_target(national, since)
    if first:
        said = words.say(
            _("Nationally: {target}."),
            target=sentences.target_sentence(first, words, since),
        )
        st.html(paragraph(said))
    with st.expander(words.say(_("{count} national targets"), count=len(national))):
        _draw_targets(question, national)


def _draw_targets(question: Question, rows: Sequence[Row]) -> None:
    words = question.words
    note = words.say(
        _(
            "A target is compared only with a published figure of the same indicator; "
            "a coverage computed here has another definition."
        )
    )
    drawn = targets_table(rows, sources(), words)
    st.html(f"{drawn}{paragraph(note, 'ck-foot')}")
    blocks.downloads(question, "targets", TARGET_COLUMNS, rows, "targets")


def targets_table(rows: Sequence[Row], known: Sources, words: Wording) -> str:
    """Return one row a target, with a verdict where like stands beside like."""
    heads = [
        head(words.say(_("Target of"))),
        head(words.say(_("Due"))),
        head(words.say(_("Target")), is_number=True),
        head(words.say(_("Latest of the same indicator"))),
        head(words.say(_("Source"))),
    ]
    lines = [
        [
            cell(
                words.regime(row["regime"], short=False),
                sentences.note(row, words),
                is_head=True,
            ),
            cell(words.date(row["due_on"])),
            cell(_target_value(row, words), _scope(row, words), is_number=True),
            _verdict(row, words),
            source_cell(row["source_id"], known, words),
        ]
        for row in rows
    ]
    return table(heads, lines, words.say(_("Targets")), kind="records")


def _target_value(row: Row, words: Wording) -> str:
    if row["target_pct"] is not None:
        return words.stated_percent(row["target_pct_as_printed"])
    count = words.number(row["target_workers"])
    return words.say(_("{count} workers"), count=count)


def _scope(row: Row, words: Wording) -> str:
    scope = row["segment_scope"]
    return "" if scope == "as_stated" else words.scope(scope)


def _verdict(row: Row, words: Wording) -> Cell:
    if row["latest_row_id"] is None:
        return cell(words.say(_("no figure of the same indicator; not compared")))
    latest = words.say(
        _("{percent}, {month}"),
        percent=words.stated_percent(row["latest_pct_as_printed"]),
        month=words.month(row["latest_period_end"]),
    )
    points = words.points(abs(row["gap_pp"]))
    if row["is_met"]:
        said = words.say(_("met, {points} above"), points=points)
    else:
        said = words.say(_("{points} short"), points=points)
    universal = words.say(
        _("{points} to universal coverage"),
        points=words.points(row["gap_to_universal_pp"]),
    )
    return raw_cell(f"{html.escape(latest)}: <b>{html.escape(said)}</b>", universal)


def programmes(question: Question) -> None:
    """Draw the cohorts of vulnerable workers, conflicting statements under each."""
    words, region = question.words, question.region
    st.subheader(words.say(_("Funded vulnerable workers")), anchor=False)
    rows = cache.read(reads.read_programmes, region, question.known_on)
    label = words.say(_("When cover ends, who pays, what it costs ›"))
    if not rows:
        st.html(paragraph(missing(question, "programme")))
        frame.page_link("pekerja_rentan", label, question.view)
        return
    frame.page_link("pekerja_rentan", label, question.view)
    labels = {
        group["code"]: group[f"label_{words.lang}"]
        for group in cache.read(reads.read_worker_groups)
    }
    note = words.say(
        _(
            "One row a cohort as it was published; a figure of the same cohort that "
            "differs stands under it and is not counted. Where no source names the "
            "months, it is not known when the protection ends."
        )
    )
    drawn = programmes_table(rows, labels, sources(), words)
    st.html(f"{paragraph(note, 'ck-tags')}{drawn}")
    blocks.downloads(question, "programmes", PROGRAMME_COLUMNS, rows, "cohorts")


def programmes_table(
    rows: Sequence[Row], labels: Mapping[str, str], known: Sources, words: Wording
) -> str:
    """Return one row a statement: the counted one of each cohort, then the others."""
    heads = [
        head(words.say(_("Described"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Months of cover"))),
        head(words.say(_("Payer"))),
        head(words.say(_("Rupiah")), is_number=True),
        head(words.say(_("Who, and what was said"))),
        head(words.say(_("Source"))),
    ]
    cohorts: dict[str, list[Row]] = {}
    for row in rows:
        cohorts.setdefault(row["cohort_id"], []).append(row)
    lines = [
        _programme_cells(row, labels, known, words)
        for cohort in cohorts.values()
        for row in sorted(cohort, key=lambda row: not row["is_counted"])
    ]
    return table(
        heads, lines, words.say(_("Funded vulnerable workers")), kind="records"
    )


def _programme_cells(
    row: Row, labels: Mapping[str, str], known: Sources, words: Wording
) -> list[Cell]:
    groups = [labels[code] for code in (row["worker_groups"] or "").split(";") if code]
    said = f"{words.say(_PLAN[row['plan_status']])}. {sentences.note(row, words)}"
    differs = "" if row["is_counted"] else words.say(_("differs, not counted"))
    return [
        cell(
            span(row["period_start"], row["period_end"], words), differs, is_head=True
        ),
        cell(_workers(row["workers"], row["precision"], words), is_number=True),
        cell(months(row, words)),
        cell(words.payer(row["payer"]), row["programmes"].replace("+", " + ")),
        _rupiah_cell(row["rupiah"], row["rupiah_precision"], words),
        cell(", ".join(groups) or "–", said),
        source_cell(row["source_id"], known, words),
    ]


def months(row: Row, words: Wording) -> str:
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


def span(start: date | None, end: date, words: Wording) -> str:
    """Return the days that a statement bounds: a day, a year, or from and to.

    >>> from datetime import date
    >>> from cakupan.wording import speak
    >>> span(date(2025, 1, 1), date(2025, 12, 31), speak("id"))
    '2025'
    >>> span(date(2025, 10, 20), date(2025, 10, 20), speak("id"))
    '20 Oktober 2025'
    """
    if start is None or start == end:
        return words.date(end)
    is_year = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    if is_year and start.year == end.year:
        return str(end.year)
    return words.say(
        _("{start} to {end}"), start=words.date(start), end=words.date(end)
    )


def _workers(count: int | None, precision: str | None, words: Wording) -> str:
    if count is None:
        return words.say(_("not stated"))
    number = words.number(count)
    if precision in ("about", "at_least", "at_most"):
        return words.precise(precision, number)
    return number


def _rupiah_cell(amount: int | None, precision: str | None, words: Wording) -> Cell:
    if amount is None:
        return cell("–", is_number=True)
    said, exact = words.rupiah_words(amount), words.rupiah(amount)
    note = "" if said == exact else exact
    if precision == "about":
        said = words.precise("about", said)
    return cell(said, note, is_number=True)


def stated_workers(question: Question) -> None:
    """Draw worker numbers that were published without a percent; nothing if none."""
    words = question.words
    rows = cache.read(reads.read_stated_workers, question.region, question.known_on)
    if not rows:
        return
    st.subheader(words.say(_("Worker numbers as published")), anchor=False)
    note = words.say(
        _("Published without a percent. They stand in no series and are never summed.")
    )
    st.html(
        f"{paragraph(note, 'ck-tags')}{stated_workers_table(rows, sources(), words)}"
    )


def stated_workers_table(rows: Sequence[Row], known: Sources, words: Wording) -> str:
    """Return one row a published number of workers."""
    heads = [
        head(words.say(_("Describes"))),
        head(words.say(_("Workers")), is_number=True),
        head(words.say(_("Who"))),
        head(words.say(_("What was said"))),
        head(words.say(_("Source"))),
    ]
    lines = []
    for row in rows:
        who = words.status(row["status"])
        group = words.say(_GROUPS[row["worker_group"]]) if row["worker_group"] else ""
        scope = _scope(row, words)
        lines.append(
            [
                cell(span(row["period_start"], row["period_end"], words), is_head=True),
                cell(_workers(row["workers"], row["precision"], words), is_number=True),
                cell(who, ", ".join(part for part in (scope, group) if part)),
                cell(sentences.note(row, words) or "–"),
                source_cell(row["source_id"], known, words),
            ]
        )
    return table(
        heads, lines, words.say(_("Worker numbers as published")), kind="records"
    )
