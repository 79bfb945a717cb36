"""The web server: Streamlit's application with this project's own manners.

This adds what an office needs: shapes, fonts and program files packed and cached, a
page in the reader's language from the first byte, headers that keep a page from being
abused, refusals, and ``/ready`` for probes. ``streamlit run app.py`` finds the same
application in ``app.py``; its own host, port and names come from Streamlit's options.
"""

import asyncio
import contextlib
import functools
import re
import resource
import socket
import tomllib
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
import uvicorn
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from streamlit import config

from cakupan import paths
from cakupan.data.store import following, inputs_stamp, ready_store
from cakupan.data.store.following import SECONDS
from cakupan.errors import BadInputError, CakupanError, one_line
from cakupan.hosts import KnownHosts, checked
from cakupan.inbound import MOST_BYTES, UPLOADS, Inbound
from cakupan.packed import (
    ASK_FIRST,
    FOREVER,
    Folder,
    Packed,
    Scope,
    header,
    pack,
    send_packed,
    send_text,
)
from cakupan.startpage import content_policy, index_page, with_early_parts
from cakupan.ui import frame
from cakupan.wording import LANGUAGES, _, speak

_HOST = re.compile(r"[A-Za-z0-9.\-:\[\]]+")
_NAME_OF_A_PAGE = re.compile(r"/[A-Za-z0-9_-]{1,60}")
_SETTINGS = Path(__file__).with_name("streamlit.toml")
_MOST_OPEN_FILES = 65536
_COMMAND_LINE = "command-line argument or environment variable"
# What our pages ask of Streamlit, and ``/ready``.
_ANSWERED = {"/ready", "/_stcore/health", "/_stcore/host-config"}
_ANSWERED_BELOW = ("/media/", "/_stcore/bidi-components/")
_SAID = {
    404: _("There is nothing at this address. The pages begin at /."),
    500: _("This request could not be answered. Try again."),
}


class Manners:
    """The layer around Streamlit: packed files, our start page, safe headers."""

    def __init__(self, app: Any) -> None:
        """Take the application inside and prepare what it is asked most."""
        own = Path(st.__file__).parent / "static"
        page = index_page((own / "index.html").read_text(encoding="utf-8"))
        page = with_early_parts(page, own / "static" / "js")
        frame.start_page_has_icon = True
        self._app = app
        self._folders = {
            "/app/static/": Folder(paths.static_dir()),
            "/static/": Folder(own / "static"),
        }
        self._page = pack(page.encode(), ".html")
        self._policy = content_policy(page)
        self._page_paths = {"/", *(f"/{entry.name}" for entry in frame.PAGES)}

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answer from memory what is in memory; pass on the rest."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        is_begun = False

        async def send_with_headers(message: dict[str, Any]) -> None:
            nonlocal is_begun
            if message["type"] == "http.response.start":
                is_begun = True
                head = [*message["headers"], *added]
                message = {**message, "headers": head}
            await send(message)

        added = self._headers(scope)
        try:
            await self._answer(scope, receive, send_with_headers)
        except Exception:
            if is_begun:
                raise
            frame.log.exception("a request could not be answered")
            await _say_status(send_with_headers, 500)

    async def _answer(self, scope: Scope, receive: Any, send: Any) -> None:
        """Answer from memory, let Streamlit answer, or say that there is nothing."""
        is_read = scope["method"] in {"GET", "HEAD"}
        found = await self._find(scope) if is_read else None
        is_part = header(scope, b"range") and scope["path"] not in self._page_paths
        if found is not None and not is_part:
            await send_packed(scope, send, *found)
        elif found is not None or self._is_streamlits(scope):
            await self._app(scope, receive, send)
        elif is_read and _NAME_OF_A_PAGE.fullmatch(scope["path"]):
            # A link with a slip: Streamlit says so, in the reader's language.
            await send_packed(scope, send, self._page, ASK_FIRST, status=404)
        else:
            await _say_status(send, 404)

    async def _find(self, scope: Scope) -> tuple[Packed, str] | None:
        """Return the packed file that is asked for and how long it may be kept."""
        path = scope["path"]
        if path in self._page_paths:
            return self._page, ASK_FIRST
        for prefix, folder in self._folders.items():
            if path.startswith(prefix):
                name = path.removeprefix(prefix)
                packed = await asyncio.to_thread(folder.find, name)
                if packed is None:
                    return None
                return packed, _keep(prefix, name, scope["query_string"])
        return None

    def _is_streamlits(self, scope: Scope) -> bool:
        """Tell whether Streamlit, or a route of ours, has an answer that pages need.

        Its start page, which it gives for any other address, is not ours, and its
        numbers of sessions and memory are nobody's business.
        """
        path = scope["path"]
        if path.startswith(UPLOADS):
            return scope["method"] in {"PUT", "DELETE", "OPTIONS"}
        return (
            path in _ANSWERED
            or path.startswith(_ANSWERED_BELOW)
            or path in self._page_paths
            or path.rstrip("/") in self._page_paths
        )

    def _headers(self, scope: Scope) -> list[tuple[bytes, bytes]]:
        """Return the safe headers, which every answer has."""
        host = header(scope, b"host")
        sockets = f"ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
        policy = self._policy.format(sockets=sockets).replace(" ;", ";")
        return [
            (b"content-security-policy", policy.encode("latin-1")),
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"SAMEORIGIN"),
            (b"referrer-policy", b"same-origin"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
        ]


async def _say_status(send: Any, status: int) -> None:
    """Say in both languages that there is no answer: not here (404), or not now."""
    message = _SAID[status]
    said = [speak(lang).say(message) for lang in ("id", "en")]
    await send_text(send, status, "\n\n".join(said))


def _keep(prefix: str, name: str, query: bytes) -> str:
    """Return how long the browser may keep a file without asking.

    For good where the address changes with the content: Streamlit's own files have
    a hash in their name, shapes have one behind the ``?``, a font is never edited.
    """
    is_fixed = prefix == "/static/" or name.startswith("fonts/") or b"v=" in query
    return FOREVER if is_fixed else ASK_FIRST


def open_and_close_store() -> str | None:
    """Open the store, building it first if need be, and close it.

    Returns what readers are told of it: that newer files are bad, or that it stands
    in the temporary folder; None if there is nothing to tell.

    Raises:
        CakupanError: no store can be had.
    """
    store = ready_store(paths.store_path())
    store.close()
    return speak("id").fill(*store.notice) if store.notice else None


def parts(
    check: Callable[[], str | None] = open_and_close_store, names: Sequence[str] = ()
) -> dict[str, Any]:
    """Return what makes Streamlit's application ours, and settle its options.

    Args:
        check: raises a CakupanError while the pages cannot be answered; returns what
            readers are told of the store.
        names: under which it may be asked for, beside this machine's own.
    """
    names = checked(names)
    take_settings()
    config.set_option("server.allowedHosts", [])  # KnownHosts looks at every request

    async def ready(_request: Request) -> JSONResponse:
        try:
            notice = await asyncio.to_thread(check)
        except CakupanError as error:
            reason = speak("id").error(error)
            return JSONResponse({"ready": False, "reason": reason}, 503)
        told = {"notice": notice} if notice else {}
        return JSONResponse({"ready": True, **told})

    return {
        "routes": [Route("/ready", ready)],
        "middleware": [
            Middleware(KnownHosts, names=names),
            Middleware(Manners),
            Middleware(Inbound),
        ],
        "lifespan": functools.partial(_while_running, check),
        "on_script_error": frame.say_fault,
    }


def create_app(
    check: Callable[[], str | None] = open_and_close_store, names: Sequence[str] = ()
) -> st.App:
    """Return the application, as ``parts`` makes it."""
    return st.App(script(), **parts(check, names))


def script() -> Path:
    """Return the script behind every page."""
    return paths.root() / "app.py"


def take_settings() -> None:
    """Set Streamlit's options as the package has them.

    Streamlit looks for them in the folder that it is started from and in the home of
    whoever starts it: from elsewhere, pages would look otherwise, load other fonts and
    send statistics to its makers. What ``streamlit run`` was told on its command line
    stays.
    """
    given = tomllib.loads(_SETTINGS.read_text(encoding="utf-8"))
    for key, value in _options(given):
        if config.get_where_defined(key) != _COMMAND_LINE:
            config.set_option(key, value)


def _options(given: dict[str, Any], above: str = "") -> Iterator[tuple[str, Any]]:
    """Give options by their dotted names."""
    for name, value in given.items():
        if isinstance(value, dict):
            yield from _options(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


def names_of_streamlit_run() -> tuple[str, ...]:
    """Return the names that ``streamlit run`` was given in ``server.allowedHosts``."""
    return tuple(config.get_option("server.allowedHosts"))


@asynccontextmanager
async def _while_running(
    check: Callable[[], str | None], _app: st.App
) -> AsyncIterator[dict[str, Any]]:
    """Open the store before the first reader comes, and follow its files."""
    with following.watching():
        task = asyncio.create_task(_follow(check))
        yield {}
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def _follow(check: Callable[[], str | None]) -> None:
    """Read catalogues, then take in the files whenever they change."""
    for lang in LANGUAGES:
        await asyncio.to_thread(speak, lang)
    taken = None
    while True:
        found = await asyncio.to_thread(inputs_stamp)
        if found != taken:
            await asyncio.to_thread(_take_in, check)
            following.take(found)
            taken = found
        await asyncio.sleep(SECONDS)


def _take_in(check: Callable[[], str | None]) -> None:
    """Build of the files what can be built; pages and log say what cannot."""
    try:
        notice = check()
    except CakupanError as error:
        notice = str(error)
    if notice:
        frame.log.warning("%s", one_line(notice))


def bind(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes any that is free.

    Raises:
        BadInputError: the address cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio leaves small messages waiting for each other's receipt
    # (Nagle): 40 ms a run of a page.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as fault:
        listener.close()
        raise BadInputError(
            _(
                "Expected a free address, found that {host}:{port} cannot be had "
                "({fault}). Choose another --port; 0 takes any free one."
            ),
            host=host,
            port=port,
            fault=fault,
        ) from fault
    listener.listen(128)
    return listener


def _allow_open_files() -> None:
    """Let the process hold as many files open as the system grants it.

    A session holds about three; the usual 1,024 would be reached by 250 readers.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    granted = _MOST_OPEN_FILES if hard == resource.RLIM_INFINITY else hard
    most = min(granted, _MOST_OPEN_FILES)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def serve(
    host: str = "127.0.0.1",
    port: int = 8501,
    open_browser: bool = False,
    names: Sequence[str] = (),
) -> None:
    """Serve the pages until told to stop, and print where they are.

    Args:
        host: the address to listen on; only this machine unless told otherwise.
        port: 0 takes any free one.
        open_browser: show the pages in this machine's browser.
        names: under which readers may ask for it, beside this machine's own.

    Raises:
        BadInputError: the address cannot be had, or a name is none.
    """
    names = checked(names)
    listener = bind(host, port)
    name = f"[{host}]" if ":" in host else host
    url = f"http://{name}:{listener.getsockname()[1]}"
    app = create_app(names=names)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            ws="websockets-sansio",
            ws_max_size=MOST_BYTES,
            ws_per_message_deflate=config.get_option(
                "server.enableWebsocketCompression"
            ),
            access_log=False,
            server_header=False,
            log_level="warning",
            timeout_graceful_shutdown=3,
        )
    )
    _allow_open_files()
    print(url, flush=True)
    if open_browser:
        webbrowser.open(url)
    with listener, contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
