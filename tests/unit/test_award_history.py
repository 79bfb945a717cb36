"""The award's history: readings of one award together, and winners against coverage."""

from fractions import Fraction

from cakupan.data.regions import Region, RegionIndex
from cakupan.topics.award.figures.history import (
    EDITION,
    most_often,
    results_of,
    winners_by_coverage,
)


def result(winner: str, year: int = 2019, rank: int | None = None, **more):
    return {
        "award_id": f"{winner}{year}{rank}",
        "award_year": year,
        "stage": "national",
        "category": "provincial_government",
        "category_en": "Provincial government",
        "rank": rank,
        "is_rank_disputed": False,
        "winner": winner,
        "winner_kind": "province",
        "region_code": winner,
        "region_name": winner,
        "territory_id": winner,
        "has_zone_award": False,
        **more,
    }


def test_sources_of_one_award_stand_together_ranked_ones_first():
    rows = [
        result("B", rank=None, is_rank_disputed=True, source_id="late"),
        result("A", rank=2),
        result("B", rank=3, is_rank_disputed=True, source_id="early"),
        result("B", rank=1, category="village", category_en="Village"),
    ]
    found = results_of(rows)
    assert [(a.first["winner"], len(a.readings)) for a in found] == [
        ("A", 1), ("B", 2), ("B", 1),
    ]  # fmt: skip
    assert [row["rank"] for row in found[1].readings] == [3, None]
    assert [award.is_disputed for award in found] == [False, True, False]


def test_most_often_counts_editions_not_results_nor_steps():
    rows = [
        result("A", 2019, is_rank_disputed=True),
        result("A", 2019, category="special", category_en="Special"),
        result("A", 2021),
        result("A", 2024, category="interview_stage", category_en="Interview"),
        result("B", 2019),
        result("B", 2018, stage="provincial"),
    ]
    assert most_often(results_of(rows)) == (["A"], [2019, 2021], [2019])
    assert most_often([]) == ([], [], [])


def province(code: str, zone: str, vintage: str, land: str | None = None) -> Region:
    return Region(
        code, vintage, land or code, None, "province", "provinsi", code, code, "00",
        None, None, zone, "published", None, None, None,
    )  # fmt: skip


def coverage(code: str, pct: float | None):
    return {"region_code": code, "territory_id": code, "coverage_pct": pct}


# Zone N: a to d; zone S: e and f. The land f was divided: its heir has its own.
CODES = [("a", "N"), ("b", "N"), ("c", "N"), ("d", "N"), ("e", "S"), ("f", "S")]
INDEX = RegionIndex(
    [province(code, zone, "34") for code, zone in CODES]
    + [
        province(code, zone, "38", "f@38" if code == "f" else None)
        for code, zone in CODES
    ]
)
COVERAGE = [
    coverage(code, pct)
    for code, pct in zip("abcdef", (50.0, 40.0, 30.0, 20.0, 10.0, 90.0), strict=True)
]


def zone_award(winner: str, **more):
    return result(winner, EDITION, has_zone_award=True, **more)


def test_winners_are_set_beside_as_many_highest_coverages_of_their_zone():
    found = winners_by_coverage(
        [zone_award("a"), zone_award("c"), zone_award("f", territory_id="f@38")],
        COVERAGE,
        INDEX,
    )
    # N has two winners among four: a is in the first two, c is third; by lot 2 x 2 / 4.
    assert (found.cases, found.hits, found.leaders) == (2, 1, 1)
    assert found.by_chance == Fraction(1)
    assert [row["winner"] for row in found.set_aside] == ["f"]
    assert [row["region_code"] for row in found.outside] == ["f"]
    places = {c.row["region_code"]: c.place for c in found.zones[0].candidates}
    assert places == {"a": 1, "b": 2, "c": 3, "d": 4}
    assert "f" not in {row["region_code"] for row in found.rows}
    # With b instead of c both winners are in the first two.
    both = winners_by_coverage([zone_award("a"), zone_award("b")], COVERAGE, INDEX)
    assert (both.hits, both.cases) == (2, 2)


def test_other_editions_and_awards_without_a_zone_do_not_count():
    rows = [result("a", EDITION), result("b", EDITION - 1, has_zone_award=True)]
    assert winners_by_coverage(rows, COVERAGE, INDEX).cases == 0


def test_a_winner_without_a_coverage_is_set_aside_not_counted_as_missed():
    known = [row | {"coverage_pct": None} if row["region_code"] == "a" else row
             for row in COVERAGE]  # fmt: skip
    found = winners_by_coverage([zone_award("a")], known, INDEX)
    assert (found.cases, found.hits) == (0, 0)
    assert [row["winner"] for row in found.set_aside] == ["a"]
