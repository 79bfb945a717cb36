"""What every page run without a browser would do over again."""

import functools
from collections.abc import Iterator

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(scope="session", autouse=True)
def _one_look_at_the_packages() -> Iterator[None]:
    """Let Streamlit look once which packages bring components, not for each page.

    Its ``AppTest`` reads the description of every installed package anew: 0.2 s.
    """
    name = "scan_component_manifests"
    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(getattr(manifest_scanner, name))
        patch.setattr(manifest_scanner, name, once)
        yield
