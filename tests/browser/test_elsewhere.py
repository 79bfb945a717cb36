"""A server looks and behaves alike from whatever folder it is started."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

# What another project of the same machine may have set for itself.
FOREIGN = """
[browser]
gatherUsageStats = true
[client]
showErrorDetails = "full"
toolbarMode = "developer"
[server]
enableStaticServing = false
maxUploadSize = 200
[theme]
primaryColor = "#7700FF"
font = "serif"
"""
LOOK = """() => Object.fromEntries(
  ["body", ".ck-answer", ".stMain a", "h2", "[data-testid=stSelectbox] div"].map(
    name => {
      const part = document.querySelector(name);
      if (!part) return [name, null];
      const {fontFamily, fontSize, fontWeight, color, backgroundColor, borderRadius} =
        getComputedStyle(part);
      return [name, {fontFamily, fontSize, fontWeight, color, backgroundColor,
        borderRadius}];
    }
  ).concat([["fonts", [...document.fonts].filter(font => font.status == "loaded")
    .map(font => font.family + font.weight).sort()]])
)"""


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder that is another project's, and its owner's home."""
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text(FOREIGN)
    return tmp_path


def seen(page: Page, url: str) -> tuple[dict, set[str]]:
    """Return how a page looks, and which hosts it asked."""
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on("websocket", lambda line: hosts.add(line.url.split("/")[2]))
    page.goto(f"{url}/wilayah?region=64")
    expect(page.locator("footer.ck-foot")).to_be_attached(timeout=60_000)
    expect(page.get_by_test_id("stSelectbox").first).to_be_attached(timeout=60_000)
    expect(page.get_by_test_id("stStatusWidget")).to_have_count(0)
    page.wait_for_timeout(3000)  # the rest of the page comes after its answer
    page.evaluate("() => document.fonts.ready.then(() => true)")
    assert page.get_by_text("Deploy").count() == 0
    return page.evaluate(LOOK), hosts


@pytest.mark.parametrize("kind", ["cakupan serve", "streamlit run"])
def test_a_server_looks_alike_from_another_folder(
    kind,
    elsewhere: Path,
    address: str,
    open_page: Callable[..., Page],
    start_server: Callable,
):
    server = start_server(kind, folder=elsewhere, HOME=str(elsewhere))
    look, hosts = seen(open_page(), server.url)
    assert hosts == {server.url.removeprefix("http://")}  # and no other is asked
    assert look == seen(open_page(), address)[0]
    assert any("IBM Plex Sans" in font for font in look["fonts"])
