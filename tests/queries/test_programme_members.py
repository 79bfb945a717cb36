"""Members by programme: rows of one month in every programme, larger than any segment.

Whatever sums, compares, ranks or checks enrolment must be as it is without them.
"""

from datetime import date

import pytest

from cakupan.data import Data
from cakupan.data.store import Store, open_store
from cakupan.errors import SourceFileError
from cakupan.topics.coverage import ask
from tests import office
from tests.conftest import build_store

PROGRAMMES = ("JKK", "JKM", "JHT", "JP", "JKP")
OCTOBER = office.MONTHS[-1]
TODAY = date(2026, 11, 30)


def members() -> list[dict[str, str]]:
    """Return a member row for each programme and regency: 90,000 and more of them."""
    return [
        {
            **row,
            "row_id": f"{row['row_id']}-{programme}",
            "programme": programme,
            "workers": str(90_000 + number),
        }
        for row in office.rows(months=[OCTOBER], segments=["PU"])
        for number, programme in enumerate(PROGRAMMES)
    ]


def opened(root, rows) -> Store:
    path = office.write(root / "kantor", rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CAKUPAN_DATA", str(path))
        return open_store(build_store(root / "cakupan.duckdb").path)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Return the figures without members by programme, and with them."""
    rows = [{**row, "programme": ""} for row in office.rows()]
    plain = opened(tmp_path_factory.mktemp("plain"), rows)
    more = opened(tmp_path_factory.mktemp("more"), [*rows, *members()])
    yield Data(plain, today=TODAY), Data(more, today=TODAY)
    plain.close()
    more.close()


READS = {
    "coverage__by_region": {
        "level": "regency",
        "region": None,
        "parent": "64",
        "vintage": "38",
        "period_end": OCTOBER,
        "segments": ("PU", "BPU", "JAKON"),
        "base": "employed",
        "series": None,
    },
    "coverage__matrix_by_region": {
        "territory_id": "64.01",
        "period_end": OCTOBER,
        "series": "cabang_contoh",
    },
    "enrolment__months_by_region": {
        "territory_id": "64",
        "segments": ("PU", "BPU", "JAKON"),
        "base": "employed",
    },
    "enrolment__points_by_region": {"territory_id": "64.01", "segments": ("PU",)},
    "enrolment__series_by_region": {"territory_id": "64.01", "segments": ("PU",)},
    "enrolment__periods": {"segments": ("PU", "BPU", "JAKON")},
    "enrolment__stated_by_region": {"territory_id": "64.01"},
    "build_warnings__all": {},
}


@pytest.mark.parametrize("name", READS)
def test_no_answer_changes_by_members_of_programmes(both, name):
    plain, more = (each.rows(name, **READS[name]) for each in both)
    assert plain == more


def test_they_stand_in_a_list_of_their_own_in_the_order_of_readers(both):
    plain, more = both
    region = more.regions.of("64.01", "38")
    assert ask.programme_members(plain, region) == []
    rows = ask.programme_members(more, region)
    assert [row["programme"] for row in rows] == list(PROGRAMMES)
    assert [row["workers"] for row in rows] == [90_000 + n for n in range(5)]


def test_a_programme_that_is_not_listed_is_refused(tmp_path):
    rows = [{**office.rows()[0], "programme": "JKX"}]
    with pytest.raises(SourceFileError, match="programme: expected JKK"):
        opened(tmp_path, rows)
