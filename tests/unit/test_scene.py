"""The month and the division in which an open question is answered."""

from datetime import date

import pytest

from cakupan import reads
from cakupan.errors import NotPublishedError

DECEMBER = date(2023, 12, 31)
ALL = ("PU", "BPU", "JAKON")


@pytest.mark.parametrize("level", ["national", "province", "regency"])
def test_the_latest_near_complete_month_is_the_default(tiny_store, level):
    scene = reads.resolve_scene(tiny_store, level, ALL, None, "auto")
    assert (scene.period_end, scene.vintage) == (DECEMBER, "34")


def test_a_division_that_is_asked_for_stays(tiny_store):
    scene = reads.resolve_scene(tiny_store, "province", ALL, DECEMBER, "38")
    assert (scene.period_end, scene.vintage) == (DECEMBER, "38")


def test_a_month_without_figures_is_answered_in_the_newer_division(tiny_store):
    july = date(2023, 7, 31)
    scene = reads.resolve_scene(tiny_store, "province", ALL, july, "auto")
    assert (scene.period_end, scene.vintage) == (july, "38")


def test_segments_that_nobody_published_are_said(tiny_store):
    with pytest.raises(
        NotPublishedError, match=r"^Nobody published a figure for segments PMI\. Choose"
    ):
        reads.resolve_scene(tiny_store, "province", ("PMI",), None, "auto")


def test_months_known_later_are_not_chosen(tiny_store):
    with pytest.raises(NotPublishedError, match=r"^Nobody published a figure"):
        reads.resolve_scene(
            tiny_store, "province", ALL, None, "auto", known_on=date(2024, 2, 29)
        )
