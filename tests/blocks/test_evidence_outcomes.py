"""Benefits, awards, remarks and regulations: the same on page and in the copy."""

from dataclasses import replace
from datetime import date

import pytest

from cakupan.data import Data
from cakupan.data.store import Store
from cakupan.site.asking import Site
from cakupan.site.content import SiteAsked
from cakupan.site.pages import page_of
from cakupan.site.render import page_html
from cakupan.topics.evidence import blocks as evidence
from cakupan.wording import speak

ID, EN = speak("id"), speak("en")
TODAY = date(2026, 11, 21)
IN_COPY = {
    "manfaat": evidence.benefits,
    "penghargaan": evidence.awards,
    "juga-disebut": evidence.remarks,
}


@pytest.fixture(scope="module")
def data(shipped_store: Store) -> Data:
    return Data(shipped_store, today=TODAY)


@pytest.fixture(scope="module")
def site(data: Data) -> Site:
    return Site(data, SiteAsked("64", TODAY))


@pytest.mark.parametrize("code", ["64", "64.09"])
def test_the_copy_has_the_blocks_of_the_page(data, site, code):
    """The copy left out the careful words under benefits, and the award's zone."""
    page = page_of(site, data.regions.of(code, "38"), "id")
    shown = {block.key: block for block in page.blocks}
    scope = data.scope(code)
    for key, compose in IN_COPY.items():
        block = compose(data, scope, ID)
        assert (key in shown) == (block is not None), key
        if block is not None:
            assert replace(shown[key], key=block.key) == block


def test_kaltim_says_what_its_claims_do_not_tell(data):
    block = evidence.benefits(data, data.scope("64"), ID)
    assert block.finding.startswith("Pada 2023 dibayarkan 9.867 kasus kecelakaan kerja")
    assert block.foot.startswith("Iuran tahun 2023 tidak terbit, jadi klaim berdiri")
    assert "1,94 kematian setahun" in block.foot
    assert block.sources[0] == "S0021"
    # 1.94 deaths: Rp6,800 a month (Okezone) and Rp42 million (PP 82/2019). No document
    # that has the sentence named the first.
    assert block.sources[-2:] == ("D038", "D032")


def test_a_small_count_stands_in_no_row_behind_the_tables(data):
    """6 cases of JAKON in Gorontalo can be had from no file either."""
    for region in data.regions.regions:
        block = evidence.benefits(data, data.scope(region.region_code), EN)
        for row in block.records.rows if block else ():
            is_count = row["measure"] == "cases" and row["amount"] is not None
            assert not is_count or row["amount"] >= 10, region.region_code


def test_no_benefit_on_record_is_said_with_who_could_supply_it(data):
    scope = data.scope("64.09")
    assert evidence.benefits(data, scope, ID) is None
    block = evidence.benefits_or_absence(data, scope, ID)
    assert block.absence
    assert block.finding.startswith(block.absence.text)


def test_an_award_of_a_region_has_its_zone_and_the_way_to_all_of_it(data, site):
    block = evidence.awards(data, data.scope("64"), EN)
    assert block.foot.startswith("Zone since the 2022 edition: Kalimantan (")
    (way,) = block.links
    assert way.address.changes == (("section", "history"), ("won_zone", "Kalimantan"))
    # A copy has no page with all awards, so it names none.
    page = page_of(site, data.regions.of("64", "38"), "en")
    assert way.text not in page_html(page, site)


def test_own_instruments_stand_before_the_national_ones(data):
    own, national = evidence.regulations(data, data.scope("64"), EN).parts
    assert own.sheet.rows[0][0].text == "Governor's Regulation (Pergub) 19/2023"
    assert national.title.startswith(f"{len(national.sheet.rows)} national")
    paser = evidence.regulations(data, data.scope("64.09"), EN)
    assert paser.finding.startswith("No instrument of Kabupaten Penajam Paser Utara")
    assert [part.title for part in paser.parts] == [national.title]


def test_nobody_spoke_of_made_up_regions(simulation_store: Store):
    data = Data(simulation_store, today=TODAY)
    assert evidence.remarks(data, data.scope("64"), ID) is None
    block = evidence.regulations(data, data.scope("64"), ID)
    assert not block.parts
    assert block.notes[0].text.startswith("Tidak disimulasikan")
