"""How far a region's figures can be trusted: one sentence, then a compact table."""

import html

import streamlit as st

from cakupan import sentences, watermark
from cakupan.answers import trust
from cakupan.data.definitions import KNOWN_NOW
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.sentences import upper_first
from cakupan.topics.coverage import cases, phrases
from cakupan.topics.coverage.ask import matrix
from cakupan.ui.profile.facts import statements
from cakupan.ui.profile.table import Cell, cell, head, link, raw_cell, table
from cakupan.ui.question import Question
from cakupan.wording import Wording, _, months_between


def panel(question: Question, row: Row) -> None:
    """Draw the panel of a region's page; made-up figures have nobody to trust."""
    words = question.words
    if question.view.dataset == watermark.SIMULATION:
        return
    st.subheader(words.say(_("How far these figures can be trusted")), anchor=False)
    facts = _facts(question, row)
    first = _age(question, row)
    sentence = "; ".join([first, *facts])
    st.html(
        f'<p class="ck-sowhat">{html.escape(upper_first(sentence))}.</p>'
        f"{_table(question, row)}{_marks(question, row)}"
    )


def _age(question: Question, row: Row) -> str:
    words = question.words
    if row["coverage_pct"] is None:
        return phrases.absence(question.months, row, words).rstrip(".")
    return sentences.age(row["period_end"], question.as_of, words)


def _facts(question: Question, row: Row) -> list[str]:
    """Return reach, bounds and disputes, each in a few words."""
    words, said = question.words, []
    found = _reach(question)
    if found:
        said.append(trust.of_reach(found, words))
    bounds = trust.bounds(row, matrix(question.data, question.scope).rows)
    if bounds:
        said.append(trust.of_bounds(bounds, words))
    own = [
        part
        for part in question.data.rows("conflicts__all")
        if part["territory_id"] == question.region.territory_id
    ]
    said.append(trust.of_conflicts(*cases.open_and_explained(own), words))
    return said


def _reach(question: Question) -> trust.Reach | None:
    region = question.region
    level = trust.BELOW.get(region.level)
    if level is None:
        return None
    parent = None if region.region_code == NATION else region.region_code
    said = question.data.rows(
        "statements__latest_by_level",
        level=level,
        parent=parent,
        vintage=question.division_of(parent),
    )
    return trust.reach(level, question.coverage_of(level, parent), said)


def _figures(question: Question, row: Row) -> list[tuple[str, Row]]:
    region = question.region
    keys = trust.figure_keys(
        row,
        question.data.rows(
            "workforce__history_by_region", territory_id=region.territory_id
        ),
        statements(question),
        sentences.next_target(
            question.data.rows(
                "targets__by_region",
                territory_id=region.territory_id,
                figures_of=region.territory_id,
            )
        ),
        trust.latest_cohort(
            question.data.rows(
                "programmes__by_region", territory_id=region.territory_id
            )
        ),
    )
    found: list[tuple[str, Row]] = question.data.kept(trust.figures, tuple(keys))
    return found


def _table(question: Question, row: Row) -> str:
    words = question.words
    heads = [
        head(words.say(_("Figure"))),
        head(words.say(_("Value")), is_number=True),
        head(words.say(_("Describes"))),
        head(words.say(_("Published by, when"))),
        head(words.say(_("Entered our data"))),
        head(words.say(_("Precision"))),
    ]
    lines = [
        [
            cell(words.say(trust.ROLES[role]), is_head=True),
            cell(trust.value(role, figure, row, words), is_number=True),
            _described(figure, question),
            raw_cell(
                link(
                    figure["source_publisher"],
                    figure["source_url"],
                    figure["source_title"],
                ),
                f"{sentences.published(figure, words)} · {figure['source_id']}",
            ),
            cell(words.date(figure["entered_on"])),
            cell(_precision(role, figure, row, words)),
        ]
        for role, figure in _figures(question, row)
    ]
    if not lines:
        return ""
    caption = words.say(_("How far these figures can be trusted"))
    return table(heads, lines, caption, kind="records")


def _described(figure: Row, question: Question) -> Cell:
    words, end = question.words, figure["period_end"]
    if end is None:
        return cell(words.say(_("undated")))
    age = words.age(end, question.as_of)
    is_future = months_between(end, question.as_of) < 0
    return cell(words.date(end), words.say(_("planned")) if is_future else age)


def _precision(role: str, figure: Row, row: Row, words: Wording) -> str:
    code = row["precision"] if role == "active" else figure["precision"]
    return words.precision(code) if code else "–"


def _marks(question: Question, row: Row) -> str:
    """Return what must be known besides: figures above 100 %, a past day."""
    words, lines = question.words, []
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
    found = _reach(question)
    if found and found.over_100:
        lines.append(
            words.say(
                _("{count} of {all} {level} are above 100%."),
                count=found.over_100,
                all=found.regions,
                level=words.level(found.level, plural=True),
            )
        )
    if question.known_on != KNOWN_NOW:
        lines.append(
            words.say(_("Shown as known on {day}."), day=words.date(question.known_on))
        )
    return "".join(f'<p class="ck-tags">{html.escape(line)}</p>' for line in lines)
