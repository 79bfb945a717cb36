"""What every page run without a browser would do over again."""

from collections.abc import Iterator

import pytest

from tests.reader import one_look_at_the_packages


@pytest.fixture(scope="session", autouse=True)
def _one_look_at_the_packages() -> Iterator[None]:
    with one_look_at_the_packages():
        yield
