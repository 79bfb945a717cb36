"""The invented country on the bench, without figures and with them."""

import pytest

from tests import country
from tests.lab import Lab

_GROUND = ("regions", "region_code_crosswalk", "sources", "figure_rules")


@pytest.fixture
def bench(lab: Lab) -> Lab:
    """Regions, sources and rules; a test gives the figures."""
    for name in (*_GROUND, "source_scopes"):
        lab.given(name, *country.TABLES[name])
    return lab


@pytest.fixture
def surveyed(bench: Lab) -> Lab:
    """The ground with the survey of August 2022 and 2023."""
    bench.given("workforce_sakernas_august", *country.WORKFORCE)
    return bench
