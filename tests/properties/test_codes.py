"""The crosswalk of codes, over whatever country may be."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.country import crosswalk, region
from tests.lab import Lab

PROVINCES = ["11", "12", "13", "14", "15"]
# For each of a few regencies: the province before, and the province after.
moves = st.lists(
    st.tuples(st.sampled_from(PROVINCES[:3]), st.sampled_from(PROVINCES)),
    min_size=1,
    max_size=8,
)


@settings(max_examples=15)
@given(moves)
def test_the_land_of_a_code_is_one_to_one_and_shared_only_if_nothing_moved(pairs):
    lab = Lab()
    old = sorted({before for before, _ in pairs})
    new = sorted({after for _, after in pairs})
    for vintage, codes in (("34", old), ("38", new)):
        for code in codes:
            lab.given("regions", region(code, vintage, "province", code))
            lab.given("region_code_crosswalk", crosswalk(code, vintage, None, None))
    for number, (before, after) in enumerate(pairs):
        code = f"{after}.{number:02}"
        lab.given("regions", region(code, "38", "regency", code))
        lab.given("region_code_crosswalk", crosswalk(code, "38", before, after))
    rows = lab.ask("marts/regions")
    for vintage in ("34", "38"):
        lands = [row["territory_id"] for row in rows if row["vintage"] == vintage]
        assert len(set(lands)) == len(lands)
    land = {(row["region_code"], row["vintage"]): row["territory_id"] for row in rows}
    for code in set(old) & set(new):
        before = {n for n, pair in enumerate(pairs) if pair[0] == code}
        after = {n for n, pair in enumerate(pairs) if pair[1] == code}
        is_one_land = land[code, "34"] == land[code, "38"]
        # Where regencies left, the code means other land.
        assert is_one_land is (before <= after)
