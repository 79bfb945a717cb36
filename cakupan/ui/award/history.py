"""The award's history: who won what and when, filtered in the link.

Sources of one award that disagree on its rank stand side by side in its row.
"""

import html
from collections.abc import Sequence

import streamlit as st

from cakupan import sentences
from cakupan.data.regions import NATION
from cakupan.data.store import Row
from cakupan.topics.award.ask_history import AwardResult, awards_of, most_often
from cakupan.ui import blocks, simulation, state
from cakupan.ui.award import history_coverage
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.ui.sheets import table_words
from cakupan.ui.table import Cell, Column, data_table
from cakupan.ui.table import Row as TableRow
from cakupan.wording import Wording, _

ALL = "all"
KEYS = (
    state.matching("won_in", ALL, r"20\d\d", "2023"),
    state.one_of("won_at", ALL, "national", "provincial"),
    state.matching("won_as", ALL, r"[a-z0-9_]{1,40}", "provincial_government"),
    state.matching("won_zone", ALL, r"[A-Za-z -]{1,40}", "Kalimantan"),
)
COLUMNS = (
    "award_id",
    "award_year",
    "stage",
    "category",
    "category_id",
    "category_en",
    "rank",
    "is_rank_disputed",
    "readings",
    "winner",
    "winner_kind",
    "region_code",
    "vintage",
    "region_name",
    "zone",
    "zone_basis",
    "handed_over_on",
    "note_id",
    "note",
    "source_id",
    "source_publisher",
)
STAGES = {"national": _("national"), "provincial": _("provincial")}
_ANYTHING = {
    "won_in": _("all editions"),
    "won_at": _("both stages"),
    "won_as": _("all categories"),
    "won_zone": _("all zones"),
}
_FEW = 20  # rows before a reader asks for the others


def draw(question: Question) -> None:
    """Draw the section: answer, filters, table, disputes, prediction, sources."""
    words = question.words
    if simulation.is_left_out(question.view, words):
        return
    rows = question.data.rows("awards__history")
    awards = awards_of(rows)
    chosen = [award for award in awards if _fits(award, question)]
    st.html(_answer(chosen, words))
    st.html(paragraph(_incomplete(question), "ck-tags"))
    _filters(question, awards)
    _table(question, chosen)
    _disputes(question, chosen)
    shown = [row for award in chosen for row in award.readings]
    blocks.downloads(question, "awards", COLUMNS, shown, "Paritrana Award 2017-2024")
    used = history_coverage.prediction(question)
    blocks.sources_foot(used, words)
    ids = sorted({row["source_id"] for row in shown})
    if ids:
        with st.expander(
            words.say(_("Sources of these awards: {count}"), count=len(ids))
        ):
            blocks.sources_foot(ids, words)


def _fits(award: AwardResult, question: Question) -> bool:
    """Tell whether an award is among those that the address asks for."""
    row, view = award.first, question.view
    has = {
        "won_in": str(row["award_year"]),
        "won_at": row["stage"],
        "won_as": row["category"],
        "won_zone": row["zone"],
    }
    return all(view[key] in (ALL, value) for key, value in has.items())


def _answer(awards: Sequence[AwardResult], words: Wording) -> str:
    """Return the sentence: how many awards, and who has most national editions."""
    if not awards:
        none = words.say(_("No award on record fits this choice."))
        return f'<p class="ck-answer">{html.escape(none)}</p>'
    years = sorted({award.first["award_year"] for award in awards})
    edition = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    count = sum(not award.is_step for award in awards)
    said = words.say(
        _("{years}: {count} awards are on record"),
        years=edition,
        count=f'<strong class="ck-number">{count}</strong>',
    )
    steps = len(awards) - count
    if steps:
        said += words.say(_(", and {count} nominations or interviews"), count=steps)
    names, editions, disputed = most_often(awards)
    if not names or len(editions) < 2:
        return f'<p class="ck-answer">{said}.</p>'
    most = words.say(
        _("most often national: {regions}, {count} editions ({years})"),
        regions=words.listing(names),
        count=len(editions),
        years=_years(editions, disputed, words)
        if len(names) == 1
        else words.say(_("each")),
    )
    return f'<p class="ck-answer">{said}; {html.escape(most)}.</p>'


def _years(editions: Sequence[int], disputed: Sequence[int], words: Wording) -> str:
    return ", ".join(
        words.say(_("{year} disputed"), year=year) if year in disputed else str(year)
        for year in editions
    )


def _incomplete(question: Question) -> str:
    """Return what of the lists is missing, and which year an edition is named by."""
    rows = question.data.rows("absences__all")
    known = [
        sentences.absence(row, question.words)
        for row in rows
        if row["subject"] == "award" and row["territory_id"] == NATION
    ]
    how = question.words.say(
        _("The year is the one that was judged. The jury's weights are not public.")
    )
    return " ".join([how, *known])


def _filters(question: Question, awards: Sequence[AwardResult]) -> None:
    words = question.words
    rows = [award.first for award in awards]
    listed = {row[f"category_{words.lang}"]: row["category"] for row in rows}
    categories = {listed[name]: name for name in sorted(listed)}
    years = sorted({str(row["award_year"]) for row in rows}, reverse=True)
    zones = sorted({row["zone"] for row in rows if row["zone"]})
    choices = (
        ("won_in", _("Year judged"), {year: year for year in years}),
        ("won_at", _("Stage"), {code: words.say(STAGES[code]) for code in STAGES}),
        ("won_as", _("Category"), categories),
        ("won_zone", _("Zone"), {zone: zone for zone in zones}),
    )
    with st.container(key="award_filters", horizontal=True):
        for key, label, names in choices:
            anything = {ALL: words.say(_ANYTHING[key])}
            state.bound_selectbox(
                words.say(label),
                [ALL, *names],
                key,
                (anything | names).__getitem__,
                width=330 if key == "won_as" else 200,
            )


def _table(question: Question, awards: Sequence[AwardResult]) -> None:
    words = question.words
    columns = [
        Column("year", words.say(_("Year judged")), "mark"),
        Column("winner", words.say(_("Winner")), is_key=True),
        Column("category", words.say(_("Category"))),
        Column("rank", words.say(_("Rank"))),
        Column("zone", words.say(_("Zone"))),
        Column("source", words.say(_("Source"))),
    ]
    data_table(
        columns,
        [
            TableRow(award.first["award_id"], _cells(award, question))
            for award in awards
        ],
        key="award_history",
        caption=words.say(_("Results of the Paritrana Award on record")),
        words=table_words(words),
        search=True,
        page_rows=_FEW,
        pickable=False,
        show_caption=False,
    )
    note = words.say(
        _(
            "Zones exist since the 2022 edition. Where no source puts the region into "
            "its zone, it is ours, by island; older awards show today's zone."
        )
    )
    st.html(paragraph(note, "ck-foot"))


def _cells(award: AwardResult, question: Question) -> list[Cell]:
    words, row = question.words, award.first
    category = row[f"category_{words.lang}"]
    place = min((r["rank"] for r in award.readings if r["rank"]), default=None)
    return [
        Cell(str(row["award_year"]), row["award_year"]),
        Cell(
            row["winner"],
            row["winner"],
            href=_page(row, question),
            note=_where(row),
        ),
        Cell(category, category, note=words.say(STAGES[row["stage"]])),
        _rank_cell(award, place, words),
        _zone_cell(award, words),
        Cell(
            "; ".join(dict.fromkeys(r["source_publisher"] for r in award.readings)),
            row["source_publisher"],
            note=" ".join(dict.fromkeys(r["source_id"] for r in award.readings)),
        ),
    ]


def _page(row: Row, question: Question) -> str | None:
    """Return the address of the winner's region, as it was when it won."""
    if not row["region_code"]:
        return None
    vintage = row["vintage"] if row["winner_kind"] == "province" else "auto"
    view = question.view.change(vintage=vintage)
    return f"./{state.link(view, 'wilayah', region=row['region_code'])}"


def _where(row: Row) -> str | None:
    """Return the region of a winner that is none itself."""
    is_region = row["winner_kind"] in ("province", "regency", "city")
    return None if is_region else row["region_name"]


def _rank_cell(award: AwardResult, place: int | None, words: Wording) -> Cell:
    if not award.is_disputed:
        if place is None:
            return Cell(words.say(_("not stated")), None, tone="muted")
        return Cell(words.number(place), place)
    readings = "; ".join(
        words.say(
            _("{rank} by {publisher}"),
            rank=words.say(_("no rank")) if row["rank"] is None else row["rank"],
            publisher=row["source_publisher"],
        )
        for row in award.readings
    )
    return Cell(words.say(_("disputed")), place, note=readings)


def _zone_cell(award: AwardResult, words: Wording) -> Cell:
    row = award.first
    if not row["zone"]:
        return Cell("–", None, tone="muted")
    note = words.say(_("by our reckoning")) if row["zone_basis"] == "ours" else None
    if not award.has_zones:
        note = words.say(_("zone of today"))
    return Cell(row["zone"], row["zone"], note=note)


def _disputes(question: Question, awards: Sequence[AwardResult]) -> None:
    """Draw the disputes that concern the awards shown, with what would settle them."""
    words, lang = question.words, question.words.lang
    years = {award.first["award_year"] for award in awards if award.is_disputed}
    for conflict in question.data.rows("conflicts__all"):
        end = conflict["period_end"]
        if conflict["topic"] != "award" or end is None or end.year not in years:
            continue
        settle = words.say(
            _("What would settle it: {document}"),
            document=conflict[f"settle_{lang}"],
        )
        st.html(
            '<div class="ck-note"><strong>'
            f"{html.escape(conflict[f'title_{lang}'])}</strong>"
            f"<p>{html.escape(conflict[f'reading_{lang}'])}</p>"
            f"<p>{html.escape(settle)}</p></div>"
        )
