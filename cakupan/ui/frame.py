"""The frame around every page: menu, language, errors, footer.

Streamlit serves a folder called ``pages`` by itself until ``st.navigation`` is first
called. A cold server whose first visitor opens a deep link would run that page's file
without ``app.py``; so each page begins with ``require()``, which opens the frame if
nobody has.
"""

import functools
import gc
import html
import logging
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cakupan import __version__, paths, watermark
from cakupan.errors import (
    CakupanError,
    NotMadeError,
    NotPublishedError,
    one_line,
)
from cakupan.ui import (
    firstpaint,
    program,
    run,
    simulation,
    state,
    uploader,
    widgetwords,
)
from cakupan.ui.state import Key, Problem, View
from cakupan.wording import Wording, _, speak

_HERE = Path(__file__).resolve().parent
_IS_OPEN = "_cakupan_frame_is_open"
_HEAD = "_cakupan_frame_head"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~$:^=&])")
log = logging.getLogger("cakupan")
# Set by a server whose start page shows the icon: Streamlit imports numpy to look at
# one, a tenth of a second of a fresh process.
start_page_has_icon = False


class _PageEnd(Exception):  # noqa: N818 -- no error: the page has said all it can
    """A page ends before its last line."""


@dataclass(frozen=True)
class PageEntry:
    """A page of the menu.

    Attributes:
        name: its file in ``pages/`` and its address.
        title: its name in the menu, a message.
    """

    name: str
    title: str


# The order is the menu's; the first is the home.
PAGES = (
    PageEntry("ringkasan", _("Overview")),
    PageEntry("wilayah", _("Region")),
    PageEntry("target_anggaran", _("Targets & budget")),
    PageEntry("pekerja_rentan", _("Vulnerable workers")),
    PageEntry("peringkat", _("Rankings")),
    PageEntry("periksa_angka", _("Check a number")),
    PageEntry("risalah", _("Brief")),
    PageEntry("sumber_metode", _("Sources & method")),
)


def open_app() -> None:
    """Draw the frame and run the page that the address asks for, on one store."""
    with run.one_answer(), uploader.watched():
        _open_app()


def _open_app() -> None:
    view = state.begin()
    words = speak(view.lang)
    named = {entry.name: _page(entry, words) for entry in PAGES}
    # The home is served at "/", and a second time under its own name, which is what
    # the menu links to: a relative link to "/" cannot be written from another page.
    home = _page(PAGES[0], words, is_home=True)
    page = st.navigation([home, *named.values()], position="hidden")
    mark = watermark.of_dataset(view.dataset)
    st.set_page_config(
        page_title=" · ".join(filter(None, (mark, page.title, "Cakupan"))),
        page_icon=None if start_page_has_icon else str(icon_file()),
        layout="wide",
        initial_sidebar_state="collapsed",
    )
    here = page.url_path or PAGES[0].name
    st.html(f"<style>{_text('frame.css')}{_mark_of(here)}</style>")
    with st.container(key="heard"):
        state.listen()
    st.session_state[_HEAD] = functools.partial(
        _draw_head, firstpaint.place("head"), view, words, named, here
    )
    simulation.mark(view, words)
    st.session_state[_IS_OPEN] = True
    try:
        page.run()
    except _PageEnd:
        log.debug("%s ended early", page.url_path)
    except CakupanError as error:
        _say_error(error, words)
    except Exception as fault:
        say_fault(fault)
        draw_head()
        _draw_foot(words)
        raise
    finally:
        st.session_state[_IS_OPEN] = False
    draw_head()
    _draw_foot(words)
    firstpaint.done()
    _settle()


@functools.cache
def _settle() -> None:
    """Take what a process holds after its first page out of the garbage sweep.

    It is held for good; each sweep over it would stop a page for 65 ms.
    """
    gc.freeze()


def draw_head() -> None:
    """Draw the menu and the language switch in their place, if nobody has yet.

    A page calls it once its answer is on its way to the reader; the frame calls it
    for pages that do not.
    """
    draw = st.session_state.pop(_HEAD, None)
    if draw is not None:
        draw()


def require() -> None:
    """Make sure that the page runs inside the frame; a page's first line."""
    if not st.session_state.get(_IS_OPEN):
        open_app()
        st.stop()


def stop() -> NoReturn:
    """End a page early, its foot included; after ``st.stop()`` nothing is drawn."""
    raise _PageEnd


def page(title: str, *keys: Key, is_title_seen: bool = True) -> tuple[View, Wording]:
    """Begin a page: its view and words, its title, what the address got wrong.

    Args:
        title: the page's title, a message.
        keys: the page's own keys of the address.
        is_title_seen: False where the answer itself stands first on the page; the
            title is then only spoken.
    """
    view, problems = state.read(*keys)
    words = speak(view.lang)
    if is_title_seen:
        st.title(words.say(title), anchor=False)
    else:
        st.html(f'<h1 class="ck-spoken">{html.escape(words.say(title))}</h1>')
    show_problems(problems, words)
    return view, words


def show_problems(problems: list[Problem], words: Wording) -> None:
    """Name the keys of the address that were not used."""
    if problems:
        lines = "<br>".join(html.escape(item.sentence(words)) for item in problems)
        st.html(f'<div class="ck-note" role="status">{lines}</div>')


def page_link(name: str, label: str, view: View, **changes: Any) -> None:
    """Draw a link to another page that carries every key of the view.

    Args:
        name: the page, as in ``PAGES``.
        label: text of the link, in the reader's language.
        view: what the reader looks at now.
        changes: keys that differ behind the link, the other page's own included.
    """
    params = state.target(view, **changes)
    st.page_link(_file(name), label=escape_markdown(label), query_params=params)


def escape_markdown(text: str) -> str:
    r"""Return text that Streamlit's markdown shows as it is written.

    >>> escape_markdown("[x](y) :red[z]")
    '\\[x\\]\\(y\\) \\:red\\[z\\]'
    """
    return _MARKDOWN.sub(r"\\\1", text)


def error_code(error: Exception) -> str:
    """Return the short code under which an error stands on the page and in the log.

    The same message always has the same code.
    """
    text = error.message if isinstance(error, CakupanError) else type(error).__name__
    exit_code = error.exit_code if isinstance(error, CakupanError) else 1
    return f"C{exit_code}-{zlib.crc32(text.encode()) & 0xFFFF:04X}"


def _file(name: str) -> str:
    """Return a page's file as an absolute path; tests start from anywhere."""
    return str(paths.root() / "pages" / f"{name}.py")


def _page(entry: PageEntry, words: Wording, is_home: bool = False) -> st.Page:
    """Return a menu entry as Streamlit's page."""
    return st.Page(
        _file(entry.name),
        title=words.say(entry.title),
        url_path="" if is_home else entry.name,
        default=is_home,
    )


def _say_error(error: CakupanError, words: Wording) -> None:
    """Say an error to the reader, and its technical side to the log."""
    code = error_code(error)
    sentence = escape_markdown(words.error(error))
    if isinstance(error, NotPublishedError | NotMadeError):
        st.info(sentence)
        return
    said, cause = one_line(str(error)), error.__cause__
    log.warning("%s %s: %s", code, type(error).__name__, said, exc_info=cause)
    st.error(f"{sentence} ({words.say(_('code'))} {code})")


def say_fault(fault: Exception) -> bool:
    """Say that the program is at fault, once; Streamlit logs the fault itself.

    Returns True, which keeps Streamlit from saying it again in English where it
    asks (``cakupan serve``).
    """
    note = f"cakupan: {error_code(fault)}"
    if note in getattr(fault, "__notes__", ()):
        return True
    fault.add_note(note)  # so that the log has the code that the reader sends in
    words = speak(state.shown().lang)
    sentence = words.say(
        _(
            "This part of the page could not be made. The figures above stand. "
            "Reload the page; if it happens again, send the code to the "
            "administrator."
        )
    )
    st.html('<span class="ck-fault"></span>')
    st.error(f"{sentence} ({words.say(_('code'))} {error_code(fault)})")
    return True


def icon_file() -> Path:
    """Return the picture that stands for the pages in a browser's tab."""
    return _HERE / "icon.svg"


@functools.cache
def _text(name: str) -> str:
    """Return one of the frame's own files."""
    return (_HERE / name).read_text(encoding="utf-8")


def _browser_part() -> Any:
    """Return the part of the frame that runs in the browser."""
    return st.components.v2.component("cakupan_frame", js=_text("frame.js"))


def _mark_of(here: str) -> str:
    """Return the style that marks the menu's entry of a page.

    The browser part marks it too, for screen readers, but later.
    """
    link = f'.stMain .st-key-menu a[data-testid][href^="{here}?"]'
    return f"{link}{{border-color:var(--ck-accent)}}{link} p{{font-weight:600}}"


def _draw_head(
    place: DeltaGenerator,
    view: View,
    words: Wording,
    pages: dict[str, st.Page],
    here: str,
) -> None:
    """Draw the menu, the language switch and the frame's part in the browser."""
    with place:
        _draw_menu(view, words, pages)
        said = {
            "skip": words.say(_("To the page's content")),
            "menu": words.say(_("Pages")),
            "offline": words.say(_("Connection lost. Trying again.")),
            "widgets": widgetwords.texts(words),
        }
        with st.container(key="browser"):
            told = {"lang": view.lang, "page": here, "words": said}
            _browser_part()(data=program.plain(told))


def _draw_menu(view: View, words: Wording, pages: dict[str, st.Page]) -> None:
    params = state.format(view)
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        with st.container(key="menu", horizontal=True, gap=None):
            for entry in PAGES:
                st.page_link(
                    pages[entry.name],
                    label=words.say(entry.title),
                    query_params=params,
                )
        state.bound_segmented(
            words.say(_("Language")),
            ["id", "en"],
            "lang",
            str.upper,
            label_visibility="collapsed",
        )


def _draw_foot(words: Wording) -> None:
    """Draw what stands under every page."""
    simulation.switch(words)
    lines = (
        words.say(_("Cakupan {version}"), version=__version__),
        words.say(
            _(
                "Figures belong to their publishers and are quoted with their "
                "sources; their arrangement and the program are free to use under "
                "the MIT licence."
            )
        ),
    )
    text = "<br>".join(html.escape(line) for line in lines)
    st.html(f'<footer class="ck-foot">{text}</footer>')
