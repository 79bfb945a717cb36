"""What a reader waits for, in Debian's Chromium: first figure, map, repainted map.

Times are taken in the page, from its own clock: a screen frame after the thing stood
there, so that it has been painted. Nothing of the driver's own delay is in them.
"""

import contextlib
import statistics
from collections.abc import Iterator

from playwright.sync_api import Page, Playwright, sync_playwright

from benchmarks.measuring import Sample, Samples, measures
from benchmarks.pages import OPEN, PAGE
from benchmarks.workshop import Workshop

_CHROMIUM = "/usr/bin/chromium"
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_WAIT = 60_000  # ms

# Looks at every frame; what is found is painted by the next one.
_WATCH = """
(() => {
  const seen = (window.benchSeen = {});
  const change = (window.benchChange = {from: 0, to: 0, before: null});
  const options = () => {
    const hosts = document.querySelectorAll('[data-testid=stBidiComponentIsolated]');
    for (const host of hosts) {
      const found = host.shadowRoot?.querySelectorAll('svg.drawing [role=option]');
      if (found?.length) return [...found];
    }
    return [];
  };
  const labels = () => options().map(each => each.getAttribute('aria-label')).join();
  window.benchLabels = labels;
  const there = {
    empty: () => document.querySelector('[data-testid=stMarkdown] p')?.textContent,
    headline: () => document.querySelector('.ck-answer')?.textContent.trim(),
    map: () => 'headline' in seen && options().length,
  };
  const look = now => {
    for (const [name, find] of Object.entries(there)) {
      if (name in seen || !find()) continue;
      seen[name] = null;
      requestAnimationFrame(() => { seen[name] = performance.now(); });
    }
    if (change.before && change.from && !change.to) {
      const after = labels();
      if (after && after !== change.before) {
        change.to = -1;
        requestAnimationFrame(() => { change.to = performance.now(); });
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener('pointerdown', event => { change.from = event.timeStamp; }, true);
})();
"""
_ARM = "() => Object.assign(benchChange, {from: 0, to: 0, before: benchLabels()})"
_IDLE = ".stApp[data-test-script-state='notRunning']"


@contextlib.contextmanager
def _fresh_page(playwright: Playwright) -> Iterator[Page]:
    """Open a page in a browser that has seen nothing yet."""
    browser = playwright.chromium.launch(
        executable_path=_CHROMIUM, args=list(_ARGUMENTS)
    )
    try:
        context = browser.new_context(
            viewport={"width": 1366, "height": 768}, locale="id-ID"
        )
        context.add_init_script(_WATCH)
        yield context.new_page()
    finally:
        browser.close()


def _seen(playwright: Playwright, url: str, *names: str) -> list[float]:
    """Return when things stood on a page that a fresh browser opens, in ms."""
    with _fresh_page(playwright) as page:
        page.goto(url)
        for name in names:
            page.wait_for_function(f"() => benchSeen.{name}", timeout=_WAIT)
        return [page.evaluate(f"() => benchSeen.{name}") for name in names]


@measures("browser.headline", "browser.map_38", "browser.map_514")
def opening(workshop: Workshop) -> Samples:
    """Open the overview and an empty page in turn, each in a fresh browser."""
    ratios: dict[str, list[float]] = {}
    times: dict[str, list[float]] = {}
    with (
        workshop.serve("empty") as empty,
        workshop.serve("cakupan serve") as ours,
        sync_playwright() as playwright,
    ):
        page = f"{ours.url}/{PAGE}?{OPEN}"
        regencies = f"{page}&level=regency"
        _seen(playwright, empty.url, "empty")  # both servers are warm from here on
        _seen(playwright, page, "map")
        _seen(playwright, regencies, "map")
        for _run in range(workshop.runs):
            (base,) = _seen(playwright, empty.url, "empty")
            headline, provinces = _seen(playwright, page, "headline", "map")
            (regency,) = _seen(playwright, regencies, "map")
            for name, value in (
                ("headline", headline),
                ("map_38", provinces),
                ("map_514", regency),
            ):
                ratios.setdefault(f"browser.{name}", []).append(value / base)
                times.setdefault(f"browser.{name}", []).append(value)
            times.setdefault("empty", []).append(base)
    first = statistics.median(times["empty"])
    return {
        name: Sample(
            values, f"{statistics.median(times[name]):.0f} ms to {first:.0f} ms"
        )
        for name, values in ratios.items()
    }


def _wait_until_idle(page: Page) -> None:
    page.locator(_IDLE).wait_for(timeout=_WAIT)


def _repainted(page: Page) -> float:
    """Return the milliseconds from the last press to the map's new values."""
    page.wait_for_function("() => benchChange.to > 0", timeout=_WAIT)
    took: float = page.evaluate("() => benchChange.to - benchChange.from")
    _wait_until_idle(page)
    return took


def _choose_month(page: Page, name: str) -> float:
    """Choose a month from the list and return how long the map took."""
    page.evaluate(_ARM)
    page.locator(".st-key-period button").click()
    page.get_by_role("option", name=name, exact=True).click()
    return _repainted(page)


def _choose_preset(page: Page, number: int) -> float:
    """Choose other segments by a preset and return how long the map took."""
    button = page.locator(f".st-key-preset_{number} button")
    if not button.is_visible():
        page.get_by_role("button", name="Ubah definisi").click()
    page.evaluate(_ARM)
    button.click()
    return _repainted(page)


@measures("browser.year_38", "browser.segment_38", "browser.year_514")
def change(workshop: Workshop) -> Samples:
    """Change year and segments on a page that stands, to and fro.

    The server has read each of them before, as it has for any but the first reader.
    """
    took: dict[str, list[float]] = {
        "browser.year_38": [],
        "browser.segment_38": [],
        "browser.year_514": [],
    }
    with workshop.serve("cakupan serve") as server, sync_playwright() as playwright:
        for name, query in (("year_38", ""), ("year_514", "&level=regency")):
            with _fresh_page(playwright) as page:
                _open(page, f"{server.url}/{PAGE}?{OPEN}&lang=id{query}")
                for run in range(workshop.runs + 2):
                    month = "Desember 2023" if run % 2 else "Februari 2025"
                    milliseconds = _choose_month(page, month)
                    if run >= 2:  # by then both are known
                        took[f"browser.{name}"].append(milliseconds)
        with _fresh_page(playwright) as page:
            _open(page, f"{server.url}/{PAGE}?{OPEN}&lang=id")
            for run in range(workshop.runs + 2):
                milliseconds = _choose_preset(page, 0 if run % 2 else 2)
                if run >= 2:
                    took["browser.segment_38"].append(milliseconds)
    return {name: Sample(values) for name, values in took.items()}


def _open(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_function("() => benchSeen.map", timeout=_WAIT)
    _wait_until_idle(page)
