"""One block, one truth: every writer says of each block the same.

For seven regions in both languages each block of the listed topics is written in every
form and read back: its finding, its rows, its sources, and why a figure is absent. Then
the brief and the copy of the same regions are held to hold these blocks and no others.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from cakupan.blocks import Block, Records
from cakupan.brief.compose import compose
from cakupan.brief.content import BriefAsked
from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.site.asking import Site
from cakupan.site.content import SiteAsked
from cakupan.site.pages import page_of
from cakupan.topics import Compose
from cakupan.topics import block as block_of
from cakupan.topics.award import blocks as award
from cakupan.topics.award.ask import AwardRequest
from cakupan.topics.award.kept_profiles import project_profiles
from cakupan.topics.budget import blocks as budget
from cakupan.topics.budget.ask_change import WorkersAtTwoDates
from cakupan.topics.budget.ask_forecast import ForecastInputs
from cakupan.topics.budget.ask_plan import BudgetInputs, RevenueShareInputs
from cakupan.topics.budget.ask_scenarios import KeptPlan
from cakupan.topics.budget.ask_shares import InequalityInputs, SharesInputs
from cakupan.topics.claims import blocks as claims
from cakupan.topics.claims.ask import StatedClaim
from cakupan.topics.claims.figures.claim import Claim, read_field
from cakupan.topics.claims.figures.dates import parse_when
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.cohorts.ask import CohortChoices, programme_scope
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.evidence.blocks.quoted import QuotedAsked
from cakupan.topics.ranking import blocks as ranking
from cakupan.topics.ranking.ask_members import RankRequest
from cakupan.topics.targets import blocks as targets
from cakupan.topics.targets.results import TypedNumbers, TypedTarget
from cakupan.wording import speak
from cakupan.writers.json import document
from tests.blocks.written_forms import WRITERS, Form, lines_of, squeezed

TODAY = date(2026, 11, 21)
# Every block that is proved; a topic joins with its own list.
TOPICS: tuple[tuple[Compose, ...], ...] = (
    cohorts.BLOCKS,
    coverage.BLOCKS,
    evidence.BLOCKS,
    budget.BLOCKS,
    claims.BLOCKS,
    award.BLOCKS,
    targets.BLOCKS,
    ranking.BLOCKS,
)
# What a reader types, for the blocks that say nothing without it.
CLAIM = StatedClaim(
    Claim().with_(
        pct=read_field("pct", "49,74"), active=read_field("active", "675 ribu")
    ),
    region_code="64",
    when=parse_when("2023-07-05", "on"),
)
# What the reader knows of Kalimantan's provinces: only then has anybody a place.
SIMULATED = AwardRequest(
    RankRequest(period_end=date(2023, 12, 31)),
    project_profiles()["equal"],
    tuple(
        (criterion, code, Decimal(value))
        for criterion, values in (("regulation", (1, 0, 2, 2)), ("innovation", "6789"))
        for code, value in zip(("61", "62", "63", "64"), values, strict=True)
    ),
)
START = date(2026, 11, 1)
BUDGET = BudgetInputs(None, 22_121, 12, START, "dbh_sawit")
MONEY = replace(BUDGET, rupiah=2 * 10**9, months=None, payer="apbd_provinsi")
TYPED: dict[Compose, tuple[Any, ...]] = {
    **dict.fromkeys(claims.BLOCKS, (CLAIM,)),
    targets.gap: (TypedTarget(Decimal(61)),),
    targets.typed_without_coverage: (TypedTarget(Decimal(61)),),
    targets.own_numbers: (TypedNumbers(213_582, 103_079, Decimal("52.15"), 5),),
    budget.plan: (MONEY,),
    budget.year_in_short: (BUDGET,),
    budget.payers: (BUDGET,),
    budget.revenue_share: (RevenueShareInputs(BUDGET, 2 * 10**9, Decimal(20)),),
    budget.shares: (SharesInputs(10**9, 12, START, "apbd_provinsi"),),
    budget.scenarios: (
        (
            KeptPlan("A", "Setahun", BUDGET, Decimal(90), date(2027, 12, 1)),
            KeptPlan("B", "Rp2 miliar", MONEY, None, date(2027, 12, 1)),
        ),
    ),
    budget.forecast: (ForecastInputs(date(2026, 12, 1), Decimal(50)),),
    budget.typed_change: (
        WorkersAtTwoDates(2_500_000, 5_400_000, 3_300_000, 7_900_000),
    ),
    budget.inequality: (InequalityInputs(),),
    cohorts.handbook: (CohortChoices(with_handbook=True),),
    award.simulated_answer: (SIMULATED,),
    award.simulated_places: (SIMULATED,),
    award.lifts: (SIMULATED,),
    award.break_even: (SIMULATED, "61"),
    award.weights: (SIMULATED,),
    award.simulation_doubts: (SIMULATED,),
    evidence.quoted_figure: (QuotedAsked("4f3a91bc"),),
    evidence.one_source: ("S0006",),
    evidence.one_case: ("C-64-2023",),
}
# DKI Jakarta (31) stands for a coverage above 100 %.
CODES = ("00", "64", "65", "61", "31", "94", "64.09")
LANGUAGES = ("id", "en")
# A writer writes what it is given: English is written for three of the regions.
WRITTEN = [
    *((code, "id") for code in CODES),
    *((code, "en") for code in ("00", "64", "94")),
]
# Blocks that a brief and a page of a copy hold, by the anchors of the copy.
IN_COPY = {
    "posisi": coverage.place_among_peers,
    "segmen": coverage.matrix,
    "pekerja": coverage.workforce,
    "tren": coverage.trend,
    "angka-terbit": coverage.stated_workers,
    "beda-angka": evidence.disagreements,
    "koreksi": evidence.corrections,
    "target": targets.as_table,
    "belum-ada": evidence.absences,
}
# Cohorts are told within the borders of today.
PAID_FOR = {"kalender": cohorts.calendar, "kohort": cohorts.statements}
IN_COPY_OF_A_PROVINCE = {"peta": coverage.regions}


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


def composed(data: Data, code: str, lang: str) -> list[Block]:
    """Return every block of a region that has something to say."""
    scope = data.scope(code)
    # What is the same in every region is proved once.
    topics = (*TOPICS, evidence.WHOLE_BLOCKS) if code == CODES[0] else TOPICS
    found = [
        # Remembered: each writer and test asks for the same blocks.
        block_of(compose_one, data, scope, speak(lang), *TYPED.get(compose_one, ()))
        for topic in topics
        for compose_one in topic
    ]
    return [block for block in found if block is not None]


@pytest.mark.parametrize(("code", "lang"), WRITTEN)
@pytest.mark.parametrize("writer", WRITERS)
def test_every_writer_says_of_each_block_the_same(data, writer, code, lang):
    blocks = composed(data, code, lang)
    assert len(blocks) >= 6
    forms = WRITERS[writer](blocks, lang)
    assert set(forms) == {block.key for block in blocks}
    for form in forms.values():
        assert_same(form, writer)


def assert_same(form: Form, writer: str) -> None:
    """Hold a form to its block: finding, rows, sources, and why a figure is absent."""
    block = form.said
    # A CSV is one block: each case within another would be a file of its own.
    for part in [block] if writer == "csv" else block.walk():
        assert form.holds(part.finding), part.key
    missing = [line for line in lines_of(block) if line not in form.cells]
    assert missing == [], block.key
    records = block.records
    if form.rows is not None and records is not None:
        assert form.rows == [
            {name: document(row[name]) for name in records.columns}
            for row in records.rows
        ], block.key
    assert form.source_ids == set(block.sources), block.key
    absence = block.absence
    assert absence is None or form.holds(absence.text), block.key


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_the_short_form_is_the_same_block(data, code, lang):
    for block in composed(data, code, lang):
        short = block.brief()
        assert (short.key, short.finding) == (block.key, block.finding)
        assert short.absence == block.absence
        if short.records is not None:
            assert block.records is not None
            assert all(row in block.records.rows for row in short.records.rows)


def numbers_of(records: Records) -> list[str]:
    """Return all of a block's rows but their words, which are the reader's.

    A table that is sorted by words has another order in another language.
    """
    return sorted(
        repr([value for value in row.values() if not isinstance(value, str)])
        for row in records.rows
    )


@pytest.mark.parametrize("code", CODES)
def test_rows_and_sources_are_the_same_in_both_languages(data, code):
    both = [composed(data, code, lang) for lang in LANGUAGES]
    for one, other in zip(*both, strict=True):
        assert one.key == other.key
        assert one.sources == other.sources
        assert (one.records is None) == (other.records is None)
        if one.records and other.records:
            assert numbers_of(one.records) == numbers_of(other.records)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_the_brief_holds_these_blocks(data, code, lang):
    brief = compose(data, BriefAsked(code, TODAY, lang=lang))
    own = {block.key: block.brief() for block in composed(data, code, lang)}
    answer = own["coverage.answer"]
    assert brief.answer.finding == answer.finding
    assert set(answer.notes) <= set(brief.answer.notes)
    shown = {block.key: block.brief() for block in brief.blocks}
    for key in ("coverage.place_among_peers", "coverage.matrix", "coverage.bases"):
        assert (key in shown) == (key in own), key
        if key in own:
            assert shown[key] == own[key]
    others = own.get("coverage.circulating")
    assert (brief.others and brief.others.sheet) == (others and others.sheet)
    listed = {source.source_id for source in brief.sources}
    within = programme_scope(data, data.scope(code), "auto")
    calendar = cohorts.calendar(data, within, speak(lang))
    assert shown.get("cohorts.calendar") == (calendar and calendar.brief())
    for block in (brief.answer, *brief.blocks):
        if block.key.startswith(("coverage.", "cohorts.")):
            assert set(block.sources) <= listed, block.key


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("code", ["64", "64.01", "64.09", "65", "61", "94"])
def test_the_copy_holds_these_blocks(data, code, lang):
    asked = SiteAsked(code.partition(".")[0], TODAY, langs=(lang,))
    site = Site(data, asked)
    page = page_of(site, data.regions.of(code, site.province.vintage), lang)
    scope = data.scope(code)
    places = IN_COPY if "." in code else IN_COPY | IN_COPY_OF_A_PROVINCE
    own = {key: made(data, scope, speak(lang)) for key, made in places.items()}
    within = programme_scope(data, scope, "auto")
    own |= {key: made(data, within, speak(lang)) for key, made in PAID_FOR.items()}
    shown = {block.key: block for block in page.blocks}
    for key, block in own.items():
        assert (key in shown) == (block is not None), key
        if block is not None:
            said = shown[key]
            # Paser's page listed four absences, its copy three: all but the place.
            assert replace(said, key=block.key) == block
    answer = coverage.answer(data, scope, speak(lang))
    follows = coverage.consequence(data, scope, speak(lang))
    assert page.answer is not None
    assert page.answer.finding == answer.finding
    said = [note.text for note in page.answer.notes]
    assert said[: len(answer.notes)] == [note.text for note in answer.notes]
    assert follows is None or follows.finding in said


def test_a_text_that_a_writer_leaves_out_is_seen():
    """The proof itself: a form without a finding, a row or a source is told apart."""
    block = Block("a.b", "T", "Of 9 workers 7, 77.78%.", sources=("S1",))
    whole = Form(block, "Of 9 work\u00ad\ners 7, 77.78%.", (), frozenset({"S1"}))
    assert whole.holds(block.finding)
    assert not Form(block, "Of 9 workers", (), frozenset()).holds(block.finding)
    assert squeezed("77.78 %") != squeezed("77.79%")
