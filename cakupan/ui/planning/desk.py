"""The planning desk from the top: the gap of a region, and what it follows from."""

import html

import streamlit as st

from cakupan import sentences
from cakupan.answers.forms import Document
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.errors import CakupanError, NotPublishedError
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.coverage.ask_computed import CoverageAsked
from cakupan.topics.targets import phrases
from cakupan.topics.targets.ask_gap import gap_to_published, gap_to_typed
from cakupan.ui import citation, frame
from cakupan.ui.copylink import copy_link
from cakupan.ui.fields.planning import field, percent
from cakupan.ui.notes import note
from cakupan.ui.profile.table import cell, paragraph, table
from cakupan.ui.question import Question
from cakupan.ui.sources import conflicts
from cakupan.ui.state import View
from cakupan.ui.writing import popover, write
from cakupan.wording import _, to_date

_WHY_NO_WORKERS = {
    "no_base": _("Workers cannot be said: the publisher gives no base with it."),
    "rounded": _(
        "Workers cannot be said to the person: the publisher's numbers are rounded."
    ),
}


def coverage_asked(question: Question) -> CoverageAsked:
    """Return which computed coverage the page is about."""
    return CoverageAsked(
        question.region.region_code,
        question.definition,
        question.scope.period_end,
        question.region.vintage if question.region.level == "province" else "auto",
    )


def own_targets(question: Question) -> list[Row]:
    """Return the region's published targets."""
    rows: list[Row] = question.data.rows(
        "targets__by_region",
        territory_id=question.region.territory_id,
        figures_of=question.region.territory_id,
    )
    return rows


def national_targets(question: Question) -> list[Row]:
    """Return the nation's targets; none on the nation's own page."""
    if question.region.region_code == NATION:
        return []
    nation = question.index.of(NATION, question.region.vintage)
    rows: list[Row] = question.data.rows(
        "targets__by_region",
        territory_id=nation.territory_id,
        figures_of=nation.territory_id,
    )
    return rows


def like_target(question: Question) -> Row | None:
    """Return the region's own target that can be compared, the one named first."""
    like = [row for row in own_targets(question) if row["latest_row_id"] is not None]
    return sentences.next_target(like)


def answer(question: Question, row: Row) -> None:
    """Draw the answer: the gap to a typed or published target, else to all workers."""
    words = question.words
    typed = question.view["target_pct"]
    drawn = False
    if typed:
        drawn = _typed_answer(question, typed)
    like = like_target(question)
    if like:
        _published_answer(question, like, is_first=not drawn)
    elif not drawn:
        _without_target(question, row)
    if row["coverage_pct"] is not None and (like or drawn):
        universal = words.say(
            _("Gap to all workers, whatever the target: {gap} of {base} ({tags})."),
            gap=words.number(row["gap_to_universal_workers"]),
            base=words.number(row["base_workers"]),
            tags=sentences.short_tags(row, words),
        )
        st.html(paragraph(universal, "ck-sowhat"))


def _typed_answer(question: Question, typed: str) -> bool:
    """Draw the gap to a typed target; say why there is none."""
    words = question.words
    try:
        target = percent(typed, "target_pct", words)
        found = gap_to_typed(question.data, coverage_asked(question), target)
    except NotPublishedError as error:
        note(
            words.say(
                _(
                    "A target of {target} can be typed here only against a computed "
                    "coverage. {reason}"
                ),
                target=words.stated_percent(str(target)),
                reason=words.absence(error.absence_reason, question.region.region_name),
            )
        )
        return False
    except CakupanError as error:
        note(words.error(error), kind="ck-note ck-warn")
        return False
    _headline(_of_region(phrases.of_gap(found, words), question), found, question)
    row = question.coverage()
    tags = words.say(
        _("Gap to the target, your typed target. {percent} now: {tags} {age}."),
        percent=words.percent(row["coverage_pct"]),
        tags=sentences.tags(row, words),
        age=sentences.age(row["period_end"], question.as_of, words),
    )
    st.html(paragraph(tags, "ck-tags"))
    return True


def _gap_number(found: Document, question: Question) -> str:
    """Return the number of a gap that stands in large type."""
    words = question.words
    if found["gap_workers"]:
        return words.number(found["gap_workers"])
    if found.get("surplus_workers"):
        return words.number(found["surplus_workers"])
    return words.points(found["gap_pp"]) if found.get("gap_pp") is not None else "0"


def _of_region(sentence: str, question: Question) -> str:
    return question.words.say(
        _("{region}: {sentence}"),
        region=question.region.region_name,
        sentence=sentence[:1].lower() + sentence[1:],
    )


def _headline(sentence: str, found: Document, question: Question) -> None:
    """Draw a sentence with the number of its gap in large type."""
    number = _gap_number(found, question)
    big = f'<strong class="ck-number">{html.escape(number)}</strong>'
    text = html.escape(sentence).replace(html.escape(number), big, 1)
    st.html(f'<p class="ck-answer">{text}</p>')


def _published_answer(question: Question, target: Row, *, is_first: bool) -> None:
    """Draw the gap of a published target to the figure of its own indicator."""
    words = question.words
    found = gap_to_published(
        question.data,
        coverage_asked(question),
        target["regime"],
        target["due_on"].isoformat(),
    )
    sentence = phrases.of_gap(found, words)
    statement = found["statement"]
    tags = words.say(
        _(
            "Gap to the target {regime} {year} of {region}: latest figure of the same "
            "indicator {percent}, {month} ({age}). Source: {sources}."
        ),
        regime=words.regime(target["regime"]),
        year=target["due_on"].year,
        region=question.region.region_name,
        percent=words.stated_percent(statement["stated_pct_as_printed"]),
        month=words.date(statement["period_end"]),
        age=words.age(statement["period_end"], question.as_of),
        sources="; ".join(
            dict.fromkeys(
                (target["source_publisher"], statement["source"]["publisher"])
            )
        ),
    )
    due, latest = target["due_on"], to_date(statement["period_end"])
    if due < question.as_of and (latest.year, latest.month) != (due.year, due.month):
        tags += " " + words.say(
            _("Due in {due}: no figure of that month is published."),
            due=words.month(due),
        )
    if found["gap_workers"] is None:
        tags += f" {words.say(_WHY_NO_WORKERS[found['workers_reason']])}"
    if not is_first:
        st.html(paragraph(sentence, "ck-sowhat") + paragraph(tags, "ck-tags"))
        return
    _headline(_of_region(sentence, question), found, question)
    st.html(paragraph(tags, "ck-tags"))
    _beside(question, found["computed"])


def _beside(question: Question, found: Document | None) -> None:
    """Draw the computed coverage beside a published one, not subtracted."""
    if found is None:
        return
    words = question.words
    text = words.say(
        _("Other definition, not subtracted: {percent} ({month}, {base})."),
        percent=words.percent(found["coverage_pct"]),
        month=words.month(found["period_end"]),
        base=words.base(found["base"]),
    )
    st.html(paragraph(text, "ck-tags"))


def _without_target(question: Question, row: Row) -> None:
    """Say that no target can be compared, and what can be done."""
    words = question.words
    if row["coverage_pct"] is None:
        write(question, coverage.answer)
        return
    sentence = words.say(
        _("{workers} workers of {region} are not protected yet, of {base}"),
        workers=words.number(row["gap_to_universal_workers"]),
        region=row["region_name"],
        base=words.number(row["base_workers"]),
    )
    _headline(
        f"{sentence}.",
        {"gap_workers": row["gap_to_universal_workers"]},
        question,
    )
    tags = words.say(
        _(
            "{tags} {age}. No published target of {region} has a figure of the same "
            "indicator; type a target to see the gap to it."
        ),
        tags=sentences.tags(row, words),
        age=sentences.age(row["period_end"], question.as_of, words),
        region=question.region.region_name,
    )
    st.html(paragraph(tags, "ck-tags"))


def target_field(question: Question) -> None:
    """Draw the field for a target that the reader types."""
    words = question.words
    help_text = words.say(
        _(
            "Percent of the base chosen above. Your own target: it is compared with "
            "the computed coverage, and stands in the link."
        )
    )
    with st.container(key="typed_target", horizontal=True, vertical_alignment="bottom"):
        field(question, "target_pct", help_text=help_text)
        if question.view["target_pct"]:
            st.html(f'<span class="ck-chip">{_typed_chip(question)}</span>')


def _typed_chip(question: Question) -> str:
    return html.escape(question.words.say(_("your typed target")))


def doors(question: Question, row: Row, pinned: View) -> None:
    """Draw where the numbers come from, the link to copy, and the way to the region.

    Args:
        question: what the page is asked.
        row: coverage of the region.
        pinned: the view with every example that the fields show.
    """
    words = question.words
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        # Where a published figure is the answer, the target says where it is from.
        if row["coverage_pct"] is not None or like_target(question) is None:
            popover(question, coverage.origin)
        target_origin(question)
        conflicts.door(question, "target", "base", "coverage")
        citation.cite_gap(question, row, pinned)
        copy_link(pinned, words)
        label = words.say(_("{region} in full ›"), region=question.region.region_name)
        frame.page_link("wilayah", label, question.view)
        label = words.say(_("When funded cover ends ›"))
        frame.page_link("pekerja_rentan", label, question.view)


def target_origin(question: Question) -> None:
    """Draw where a published target and its figure come from."""
    like = like_target(question)
    if like is None:
        return
    words = question.words
    with st.popover(words.say(_("Where does the target come from?"))):
        lines = [
            (words.say(_("Target")), words.stated_percent(
                like["target_pct_as_printed"]
            )),
            (words.say(_("Regime")), words.regime(like["regime"], short=False)),
            (words.say(_("Indicator")), words.indicator(like["indicator"])),
            (words.say(_("Due")), words.date(like["due_on"])),
            (words.say(_("Source")), _source(like)),
            (words.say(_("Latest of the same indicator")), _latest(like, question)),
            (words.say(_("Rows of our data")),
             f"{like['row_id']} / {like['latest_row_id']}"),
        ]  # fmt: skip
        cells = [[cell(name, is_head=True), cell(value)] for name, value in lines]
        st.html(table([], cells, words.say(_("Where does the target come from?"))))


def _source(row: Row) -> str:
    return f"{row['source_title']} · {row['source_publisher']} ({row['source_id']})"


def _latest(row: Row, question: Question) -> str:
    words = question.words
    percent_text = words.stated_percent(row["latest_pct_as_printed"])
    day = words.date(row["latest_period_end"])
    return f"{percent_text}, {day} ({row['latest_source_id']})"


def source_ids(question: Question, row: Row, programme: Row | None) -> list[str | None]:
    """Return the sources that the page stands on: coverage, targets, programme."""
    found = [row["source_id"], row["base_source_id"]]
    for target in (*own_targets(question), *national_targets(question)):
        found += [target["source_id"], target["latest_source_id"]]
    return [*found, programme["source_id"] if programme else None]
