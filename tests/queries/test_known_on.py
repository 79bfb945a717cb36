"""Any figure as it was known on a day; history lives in the data, not in the store."""

from datetime import date

import pytest

from cakupan import paths
from cakupan.data import Data
from cakupan.data.definitions import Definition
from cakupan.data.store import ready_store
from cakupan.errors import NotPublishedError
from tests.country import append_row, figure, sakernas

FIRST, LATER = date(2024, 3, 1), date(2024, 6, 1)
EVE = date(2024, 5, 31)


@pytest.fixture
def corrected(tiny_root):
    """On 1 June Pesisir's PU workers of December became 310, its total 610."""
    path = tiny_root / "data" / "reported_figures.csv"
    for key, code, segment, value in (
        ("20-PU", "20", "PU", 310),
        ("20-ALL", "20", "ALL", 610),
        ("00-PU", "00", "PU", 340),
        ("00-ALL", "00", "ALL", 660),
    ):
        append_row(
            path,
            **figure(
                f"G-{key}",
                region_code=code,
                vintage="34",
                segment=segment,
                value=value,
                entered_on=LATER,
                supersedes=f"F-{key}",
            ),
        )
    store = ready_store()
    assert store.notice is None
    yield store
    store.close()


def active(store, day):
    rows = Data(store, day).rows(
        "coverage__by_region",
        region="20",
        vintage="34",
        period_end=date(2023, 12, 31),
        segments=Definition(("PU",)).segments,
        base=Definition(("PU",)).base,
    )
    return rows[0]["active_workers"]


@pytest.mark.parametrize(
    ("day", "workers"),
    [
        (date(2024, 2, 29), None),
        (FIRST, 300),
        (EVE, 300),
        (LATER, 310),
        (date(2030, 1, 1), 310),
    ],
)
def test_a_correction_holds_from_its_day_on(corrected, day, workers):
    assert active(corrected, day) == workers


def test_a_total_is_corrected_with_its_part(corrected):
    def total(day):
        rows = Data(corrected, day).rows(
            "coverage__by_region",
            region="20",
            vintage="34",
            period_end=date(2023, 12, 31),
            segments=Definition().segments,
            base=Definition().base,
        )
        return rows[0]["active_workers"]

    assert (total(EVE), total(LATER)) == (600, 610)


def test_a_store_built_anew_answers_the_same(corrected):
    days = [FIRST, EVE, LATER]
    before = [active(corrected, day) for day in days]
    corrected.close()
    paths.store_path().unlink()
    again = ready_store()
    assert [active(again, day) for day in days] == before == [300, 300, 310]
    again.close()


def test_a_day_before_the_first_entry_is_refused(corrected):
    Data(corrected, FIRST).check_known_on()
    with pytest.raises(
        NotPublishedError,
        match=r"^On 2024-02-29 we had no record yet; our first entry is of 2024-03-01",
    ) as caught:
        Data(corrected, date(2024, 2, 29)).check_known_on()
    assert caught.value.exit_code == 3
    assert caught.value.document["absence_reason"] == "not_published"


def test_a_statement_and_its_number_are_corrected_together(tiny_root):
    path = tiny_root / "data" / "reported_figures.csv"
    said = {"segment": "ALL", "period_end": "2023-06-30", "source_id": "T3"}
    append_row(
        path,
        **figure(
            "G-said", value="184", entered_on=LATER, supersedes="F-20-said", **said
        ),
    )
    append_row(
        path,
        **figure(
            "G-pct",
            measure="percent",
            value="46.0",
            indicator="ucj",
            statement_kind="coverage",
            entered_on=LATER,
            supersedes="F-20-pct",
            **said,
        ),
    )
    store = ready_store()
    assert store.notice is None
    pesisir = Data(store).regions.find("20")

    def stated(day):
        rows = Data(store, day).rows(
            "statements__by_region", territory_id=pesisir.territory_id
        )
        return [(row["stated_pct_as_printed"], row["stated_active"]) for row in rows]

    assert stated(EVE) == [("45.0", 180)]
    assert stated(LATER) == [("46.0", 184)]
    store.close()


def test_a_corrected_survey_changes_the_base_from_its_day_on(tiny_root):
    path = tiny_root / "data" / "workforce_sakernas_august.csv"
    # 100 people more in Teluk Satu, and so in Pesisir and in the nation.
    for code, level, tens in (
        ("20.01", "regency", 20),
        ("20", "province", 50),
        ("00", "national", 75),
    ):
        append_row(
            path,
            **sakernas(code, "38", level, 2023, tens),
            entered_on=LATER,
            supersedes=f"W-{code}-38-2023",
        )
    # The row keeps its place and date, but has a key of its own.
    text = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join([*text[:-3], *(f"X{line}" for line in text[-3:])]) + "\n",
        encoding="utf-8",
    )
    store = ready_store()
    assert store.notice is None

    def base(day):
        rows = Data(store, day).rows(
            "coverage__by_region",
            region="20",
            vintage="34",
            period_end=date(2023, 12, 31),
            segments=Definition().segments,
            base=Definition().base,
        )
        return rows[0]["base_workers"], rows[0]["coverage_pct"]

    assert base(EVE) == (400, 150.0)  # 600 of 400
    assert base(LATER) == (500, 120.0)  # 600 of 500
    store.close()
