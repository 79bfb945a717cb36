"""The files of a copy: pages, style, scripts, search, checksums."""

import base64
import functools
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from cakupan import __version__, paths, watermark
from cakupan.site import search
from cakupan.site.about import SUMS, command
from cakupan.site.asking import ABOUT, INDEX, Site
from cakupan.site.pages import pages
from cakupan.wording import Wording, _, speak
from cakupan.writers import html

MARKER = "cakupan-site.json"
_HERE = Path(__file__).resolve().parent
_ASSETS = "berkas"
_FONTS = {400: "ibm-plex-sans-latin-400-normal", 700: "ibm-plex-sans-latin-700-normal"}
_LICENCE = "LICENSE-IBM-Plex-Sans.txt"


def files(site: Site) -> dict[str, bytes]:
    """Return every file of a copy by its place; the same request gives the same."""
    made: dict[str, bytes] = {}
    for lang in site.what.langs:
        every = list(pages(site, lang))
        for page in every:
            made[page.file] = page_html(page, site).encode()
        made[_asset(f"cari-{lang}.js", site)] = search.script(every).encode()
    made[_asset("salinan.css", site)] = style().encode()
    made[_asset("salinan.js", site)] = (_HERE / "assets" / "salinan.js").read_bytes()
    made[_asset(_LICENCE, site)] = (
        paths.static_dir() / "fonts" / _LICENCE
    ).read_bytes()
    made[site.file(MARKER, site.what.langs[0])] = marker(site, made).encode()
    made[site.file(SUMS, site.what.langs[0])] = _sums(made).encode()
    return made


def first_page_bytes(made: Mapping[str, bytes], site: Site) -> int:
    """Return what the first page weighs with everything that it loads."""
    lang = site.what.langs[0]
    names = (
        site.file(INDEX, lang),
        _asset("salinan.css", site),
        _asset("salinan.js", site),
        _asset(f"cari-{lang}.js", site),
    )
    return sum(len(made[name]) for name in names)


def _asset(name: str, site: Site) -> str:
    return f"{_ASSETS}/{watermark.file_name(name, site.what.dataset)}"


def page_html(page: html.HtmlPage, site: Site) -> str:
    """Return a page as HTML."""
    frame = html.HtmlFrame(
        say=_labels(site, speak(page.lang)),
        css=_asset("salinan.css", site),
        script=_asset("salinan.js", site),
        data=_asset(f"cari-{page.lang}.js", site),
        home=site.link(site.province),
        about=site.file(ABOUT, site.what.langs[0]),
        mark=watermark.of_dataset(site.what.dataset),
        name=site.province.region_name,
        href=site.href,
    )
    return html.page_html(page, frame)


def _labels(site: Site, words: Wording) -> dict[str, str]:
    """Return what the frame of a page says."""
    return {
        "skip": words.say(_("To the content")),
        "menu": words.say(_("Menu")),
        "about": words.say(_("About this copy")),
        "search": words.say(_("Search a name, a code or a figure")),
        "found": words.say(_("{count} found")),
        "nothing": words.say(
            _("Nothing found. Write a name, an alias, a code or a figure.")
        ),
        "more": words.say(_("and {count} more; write more letters")),
        "sort": words.say(_("Sort by {column}")),
        "outside": words.say(_("opens a page on the internet")),
        "mark": words.say(watermark.LINE),
        "contents": words.say(_("On this page")),
        "choose": words.say(
            _(
                "Point at a region for its figures; its page opens with a click or "
                "Enter."
            )
        ),
        "day": words.say(
            _("Copy of {day}: ages, and the word “today”, are of that day."),
            day=words.date(site.what.as_of),
        ),
        "foot": words.say(
            _(
                "Offline copy of {day}, figures as known on {known_on}. Cakupan "
                "{version}. Figures belong to their publishers."
            ),
            day=words.date(site.what.as_of),
            known_on=words.date(site.data.known_on),
            version=__version__,
        ),
        **{f"lang_{code}": speak(code).language(code) for code in site.what.langs},
    }


@functools.cache
def style() -> str:
    """Return the style with the typeface in it: a page in a folder may not load one."""
    faces = "".join(_face(weight, name) for weight, name in _FONTS.items())
    own = (_HERE / "assets" / "salinan.css").read_text(encoding="utf-8")
    return faces + own + watermark.style()


def _face(weight: int, name: str) -> str:
    font = (paths.static_dir() / "fonts" / f"{name}.woff2").read_bytes()
    return (
        '@font-face{font-family:"IBM Plex Sans";font-style:normal;'
        f"font-weight:{weight};font-display:swap;src:url(data:font/woff2;base64,"
        f'{base64.b64encode(font).decode()}) format("woff2")}}\n'
    )


def marker(site: Site, made: Iterable[str]) -> str:
    """Return the file by which a copy is known as ours, with what it was made from."""
    what = site.what
    document = {
        "made_by": "cakupan export-site",
        "version": __version__,
        "command": command(site),
        "data": site.data.store.fingerprint,
        "dataset": what.dataset,
        "region_code": what.region_code,
        "region_name": site.province.region_name,
        "as_of": what.as_of.isoformat(),
        "known_on": site.data.known_on.isoformat(),
        "files": sorted(made),
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _sums(made: Mapping[str, bytes]) -> str:
    return "".join(_sum_lines(made))


def _sum_lines(made: Mapping[str, bytes]) -> Iterator[str]:
    for name in sorted(made):
        yield f"{hashlib.sha256(made[name]).hexdigest()}  {name}\n"
