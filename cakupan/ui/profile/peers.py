"""A region beside those most like it: the difference to their median, and who they are.

On published figures a regency has no coverage: then what the labour force survey gives
for all regions is compared, and the block says so.
"""

import streamlit as st

from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.errors import NotPublishedError
from cakupan.topics.ranking import ask_peers as answers
from cakupan.topics.ranking.ask_peers import Compared, PeerGroup, PeersRequest
from cakupan.topics.ranking.figures.peers import PEERS
from cakupan.ui import blocks, state
from cakupan.ui.profile.table import HtmlCell, cell, head, paragraph, table
from cakupan.ui.question import Question
from cakupan.ui.sheets import table_words
from cakupan.ui.table import Cell, Column, data_table
from cakupan.ui.table import Row as TableRow
from cakupan.wording import Wording, _, numbers

KEYS = (state.one_of("peers", *map(str, (PEERS, 5, 15, 20))),)
COLUMNS = (
    "region_code",
    "region_name",
    "distance",
    "traits",
    "base_period",
    "employed",
    "informal_share_pct",
    "non_wage_share_pct",
    "budget_year",
    "budget_per_worker",
    "employed_change_pct",
    "informal_change_pp",
    "coverage_pct",
    "period_end",
    "segment_scope",
    "base",
    "series",
    "source_id",
    "coverage_source_id",
)
_NAMES = {
    answers.COVERAGE: _("Coverage"),
    "employed": _("Employed"),
    "informal_share_pct": _("Share of informal workers"),
    "non_wage_share_pct": _("Share not paid a wage"),
    "employed_change_pct": _("Change of the employed in a year"),
    "informal_change_pp": _("Change of the informal share"),
}
_KINDS = {
    "provinsi": _("provinces"),
    "kabupaten": _("regencies"),
    "kota": _("cities"),
}
_TALL = 560


def peers(question: Question) -> None:
    """Draw the block; nothing for the nation and for groups of islands."""
    words, region = question.words, question.region
    if region.level not in answers.LEVELS or region.region_code == NATION:
        return
    st.subheader(words.say(_("Regions most like it")), anchor=False)
    what = PeersRequest(
        region.region_code,
        int(question.view["peers"]),
        question.definition,
        question.scope.period_end if _has_coverage(question) else None,
        region.vintage if region.level == "province" else "auto",
    )
    try:
        group = question.data.remembered(answers.group_of, what)
    except NotPublishedError as error:
        st.html(paragraph(words.error(error)))
        return
    st.html(
        f"{paragraph(finding(group, words))}{paragraph(rule(group, words), 'ck-tags')}"
    )
    left, right = st.columns([5, 6], gap="large")
    with left:
        st.html(compared_table(group, words))
        said = f"{caution(group, words)} {_source(question, group)}"
        st.html(paragraph(said, "ck-foot"))
    with right:
        _peers_table(question, group)
    rows = [
        {**row, "distance": round(peer.distance, 4), "traits": " ".join(peer.traits)}
        for peer, row in group.peers
    ]
    title = f"peers of {region.region_code} {region.region_name}"
    blocks.downloads(question, "peers", COLUMNS, rows, title)


def _has_coverage(question: Question) -> bool:
    return question.coverage()[answers.COVERAGE] is not None


def _source(question: Question, group: PeerGroup) -> str:
    words = question.words
    series = [words.series("sakernas_august")]
    # All coverage here is of one series, which the region itself may not be in.
    covered = [group.own, *(row for _peer, row in group.peers)]
    known = next((row for row in covered if row["series"]), None)
    if known:
        series.append(words.series(known["series"], known["coverage_publisher"]))
    return words.say(_("Source: {sources}."), sources="; ".join(series))


def compared_of(group: PeerGroup, indicator: str) -> Compared:
    """Return one compared indicator."""
    return next(found for found in group.compared if found.indicator == indicator)


def finding(group: PeerGroup, words: Wording) -> str:
    """Return what the comparison shows, in one sentence."""
    coverage = compared_of(group, answers.COVERAGE)
    count, name = len(group.peers), group.region.region_name
    if coverage.difference is not None:
        return words.say(
            _(
                "{region} covers {percent}: {distance} the median of its {count} "
                "peers, {median}."
            ),
            region=name,
            percent=words.percent(coverage.value or 0),
            distance=_above_or_below(coverage.difference, words),
            count=count,
            median=words.percent(coverage.median or 0),
        )
    said = words.say(
        _("No coverage of {region} is published to set beside its {count} peers.")
        if coverage.value is None
        else _("Fewer than half of the {count} peers of {region} have a coverage."),
        region=name,
        count=count,
    )
    change = compared_of(group, "employed_change_pct")
    if change.difference is None:
        return said
    return (
        said
        + " "
        + words.say(
            _(
                "What the survey gives for all is compared: its employed {change} in "
                "a year, those of the median peer {median}."
            ),
            change=_change(change.value or 0, words),
            median=_change(change.median or 0, words),
        )
    )


def _above_or_below(difference: float, words: Wording) -> str:
    points = words.points(difference)
    if not numbers.half_up(difference):
        return words.say(_("the same as"))
    if difference > 0:
        return words.say(_("{points} above"), points=points)
    return words.say(_("{points} below"), points=points)


def _change(percent: float, words: Wording) -> str:
    """Return a change of a count in percent with its direction."""
    size = words.percent(abs(percent))
    if not numbers.half_up(percent):
        return words.say(_("stayed the same"))
    return words.say(
        _("grew by {percent}") if percent > 0 else _("fell by {percent}"), percent=size
    )


def rule(group: PeerGroup, words: Wording) -> str:
    """Return how the peers were chosen, with every number of the rule."""
    own = group.own
    said = words.say(
        _(
            "Of {all} {kind} the {count} nearest by the logarithm of the employed and "
            "by the share of informal workers, each standardised; Sakernas, {month}. "
            "Distance 0: the same; 1: one standard deviation apart."
        ),
        all=words.number(group.candidates + 1),
        kind=words.say(_KINDS[group.region.kind]),
        count=len(group.peers),
        month=words.month(own["base_period"]),
    )
    if group.with_budget:
        budget = words.say(
            _(
                "The budget a worker counts where both regions have one on record "
                "({known} of {all})."
            ),
            known=group.with_budget,
            all=words.number(group.candidates + 1),
        )
    else:
        budget = words.say(
            _("Fiscal capacity does not count: no budget of them is on record.")
        )
    return f"{said} {budget}"


def caution(group: PeerGroup, words: Wording) -> str:
    """Return what the differences cannot say."""
    said = words.say(
        _(
            "Size and informal share chose the peers, so these two differ little by "
            "making. The survey is a sample: small differences can be chance."
        )
    )
    if group.own["change_reason"] == "base_break":
        said += " " + words.say(
            _("No change in a year: the survey's weights are new since August 2023.")
        )
    return said


def compared_table(group: PeerGroup, words: Wording) -> str:
    """Return one row an indicator: here, the peers' median, the difference."""
    heads = [
        head(words.say(_("Indicator"))),
        head(words.say(_("Here")), is_number=True),
        head(words.say(_("Median of peers")), is_number=True),
        head(words.say(_("Difference")), is_number=True),
    ]
    rows = [_compared_row(found, group, words) for found in group.compared]
    caption = words.say(_("The region and the median of its peers"))
    return table(heads, rows, caption, kind="records")


def _compared_row(found: Compared, group: PeerGroup, words: Wording) -> list[HtmlCell]:
    own = group.own
    notes = []
    if found.indicator == answers.COVERAGE:
        base = words.base(own["base"], short=True)
        notes = [f"{words.month(own['period_end'], short=True)}, {base}"]
    if found.known < len(group.peers):
        said = words.say(
            _("{known} of {count} peers have a figure"),
            known=found.known,
            count=len(group.peers),
        )
        notes.append(said)
    name = cell(words.say(_NAMES[found.indicator]), "; ".join(notes), is_head=True)
    values = [
        _value(found.indicator, part, words) for part in (found.value, found.median)
    ]
    if found.value is None and found.indicator == answers.COVERAGE:
        values[0] = words.absence_short(own["coverage_reason"])
    difference = _difference(found, words)
    return [name, *(cell(text, is_number=True) for text in (*values, difference))]


def _value(indicator: str, value: float | None, words: Wording) -> str:
    if value is None:
        return "–"
    if indicator == "employed":
        return words.number(value)
    if indicator == "employed_change_pct":
        return signed(value, words) + "%"
    if indicator == "informal_change_pp":
        return words.say(_("{number} points"), number=signed(value, words))
    return words.percent(value)


def _difference(found: Compared, words: Wording) -> str:
    if found.difference is None:
        return "–"
    if answers.INDICATORS[found.indicator] == "workers":
        return signed(found.difference, words, 0)
    return words.say(_("{number} points"), number=signed(found.difference, words))


def signed(value: float, words: Wording, places: int = 2) -> str:
    """Return a number with its sign, a true minus before what is negative."""
    size = words.number(abs(value), places)
    if not numbers.half_up(value, places):
        return size
    return f"+{size}" if value > 0 else f"−{size}"


def _peers_table(question: Question, group: PeerGroup) -> None:
    words = question.words
    has_coverage = any(row[answers.COVERAGE] is not None for _p, row in group.peers)
    columns = [
        Column("name", words.level(group.region.level).capitalize(), is_key=True),
        Column("distance", words.say(_("Distance")), "number"),
        Column("employed", words.say(_("Employed")), "number"),
        Column("informal", words.say(_("Informal")), "number", note="%"),
    ]
    if has_coverage:
        columns.append(Column("pct", words.say(_("Coverage")), "number", note="%"))
    rows = []
    for peer, row in group.peers:
        href = state.link(question.view, "wilayah", region=peer.region_code)
        cells = [
            Cell(row["region_name"], row["region_name"], href=f"./{href}"),
            Cell(words.number(peer.distance, 2), peer.distance),
            Cell(words.number(row["employed"]), row["employed"]),
            Cell(words.number(row["informal_share_pct"], 2), row["informal_share_pct"]),
        ]
        if has_coverage:
            cells.append(_coverage_cell(row, words))
        rows.append(TableRow(peer.region_code, cells))
    data_table(
        columns,
        rows,
        key=f"peers_{group.region.region_code}",
        caption=words.say(_("The regions most like it, nearest first")),
        words=table_words(words),
        max_height=_TALL if len(rows) > PEERS else None,
        pickable=False,
    )
    state.bound_selectbox(
        words.say(_("Number of peers")),
        sorted(KEYS[0].allowed.split(", "), key=int),
        "peers",
        width=240,
    )


def _coverage_cell(row: Row, words: Wording) -> Cell:
    if row[answers.COVERAGE] is None:
        return Cell(words.absence_short(row["coverage_reason"]), None, tone="muted")
    return Cell(
        words.number(row[answers.COVERAGE], 2),
        row[answers.COVERAGE],
        note=">100" if row["is_over_100"] else None,
        tone="over" if row["is_over_100"] else None,
    )
