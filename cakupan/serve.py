"""The web server: Streamlit's application with this project's own manners.

``streamlit run app.py`` shows the same pages. This adds what an office needs: shapes,
fonts and program files packed and cached, a page in the reader's language from the
first byte, headers that keep a page from being abused, and ``/ready`` for probes.
"""

import asyncio
import base64
import contextlib
import functools
import hashlib
import html
import re
import socket
import webbrowser
from collections.abc import AsyncIterator, Callable, Sequence
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
from cakupan.errors import BadInputError, CakupanError
from cakupan.hosts import KnownHosts, checked
from cakupan.packed import (
    ASK_FIRST,
    FOREVER,
    Folder,
    Packed,
    Scope,
    header,
    pack,
    send_packed,
)
from cakupan.store import ready_store
from cakupan.ui import frame
from cakupan.wording import LANGUAGES, _, speak

# Every weight that the first screen is written in, the text's first.
_FONTS = [
    f"app/static/fonts/ibm-plex-sans-latin-{weight}-normal.woff2"
    for weight in (400, 600, 700)
]
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
# Where this server is, so that the browser connects at once. Streamlit's program would
# first look for a server below the page's own address, and ask what it may do there.
_START = (
    'window.__streamlit={BACKEND_BASE_URL:new URL(".",location.href).href,'
    "HOST_CONFIG:{allowedOrigins:[location.origin],useExternalAuthToken:false}}"
)
# Parts of Streamlit's program that every page of ours draws with.
EARLY = (
    "BidiComponent",
    "ButtonGroup",
    "DownloadButton",
    "Html",
    "PageLink",
    "Selectbox",
)
_PART = re.compile(r'\./static/js/([^"]+\.js)')
_IMPORT = re.compile(r"""(?:from|import)["']\./([^"']+\.js)["']""")
_HOST = re.compile(r"[A-Za-z0-9.\-:\[\]]+")


def index_page(source: str) -> str:
    """Return Streamlit's start page in Indonesian and with our font and name.

    Streamlit sets language and title only when its program runs; until then a
    screen reader would read Indonesian as English.
    """
    icon = base64.b64encode(frame.icon_file().read_bytes()).decode()
    fonts = "\n".join(
        f'<link rel="preload" href="./{font}" as="font" type="font/woff2" crossorigin>'
        for font in _FONTS
    )
    for pattern, text in (
        (r'<html lang="en">', '<html lang="id">'),
        (r"<title>.*?</title>", "<title>Cakupan</title>"),
        (
            r'<link rel="shortcut icon"[^>]*>',
            f'<link rel="icon" href="data:image/svg+xml;base64,{icon}" />',
        ),
        (r'<link\s+rel="preload"[^>]*\bas="font"[^>]*>', fonts),
        (r'<link rel="service-desc"[^>]*>', ""),
        (r"<!--.*?-->", ""),
        (r"<head>", f"<head>\n    <script>{_START}</script>"),
    ):
        source = re.sub(pattern, text, source, flags=re.DOTALL)
    message = html.escape(
        speak("id").say(_("Cakupan needs JavaScript. Please allow it for this page."))
    )
    return re.sub(
        r"<noscript>.*?</noscript>",
        f"<noscript>{message}</noscript>",
        source,
        flags=re.DOTALL,
    )


def with_early_parts(page: str, folder: Path) -> str:
    """Return the start page asking at once for the parts that our pages draw with.

    Streamlit's program asks for a part when a message needs it, then for the parts
    of that part; the reader would wait meanwhile.

    Args:
        page: the start page.
        folder: of Streamlit's scripts.
    """
    known = set(_PART.findall(page))
    wanted = [path.name for name in EARLY for path in folder.glob(f"{name}.*.js")]
    early: list[str] = []
    while wanted:
        name = wanted.pop(0)
        if name not in known:
            known.add(name)
            early.append(name)
            wanted += _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    links = "".join(
        f'    <link rel="modulepreload" crossorigin href="./static/js/{name}">\n'
        for name in early
    )
    return page.replace("  </head>", f"{links}  </head>")


def content_policy(page: str) -> str:
    """Return what a page may load: this server's own things and nothing else.

    Streamlit writes styles while it runs and loads components from memory (blob);
    of scripts inside the page only those that stand in it now may run.
    """
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in _SCRIPT.findall(page)
    )
    rules = {
        "default-src": "'self'",
        "script-src": f"'self' blob: {hashes}".strip(),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' {sockets}",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


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
        send = self._with_headers(scope, send)
        found = await self._find(scope)
        if found is None:
            await self._app(scope, receive, send)
        else:
            await send_packed(scope, send, *found)

    async def _find(self, scope: Scope) -> tuple[Packed, str] | None:
        """Return the packed file that is asked for and how long it may be kept."""
        path = scope["path"]
        if scope["method"] not in {"GET", "HEAD"} or header(scope, b"range"):
            return None
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

    def _with_headers(self, scope: Scope, send: Any) -> Any:
        """Return a ``send`` that adds the safe headers to every answer."""
        host = header(scope, b"host")
        sockets = f"ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
        policy = self._policy.format(sockets=sockets).replace(" ;", ";")
        added = [
            (b"content-security-policy", policy.encode("latin-1")),
            (b"x-content-type-options", b"nosniff"),
            (b"x-frame-options", b"SAMEORIGIN"),
            (b"referrer-policy", b"same-origin"),
            (b"cross-origin-opener-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
        ]

        async def send_with_headers(message: dict[str, Any]) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        return send_with_headers


def _keep(prefix: str, name: str, query: bytes) -> str:
    """Return how long the browser may keep a file without asking.

    For good where the address changes with the content: Streamlit's own files have
    a hash in their name, shapes have one behind the ``?``, a font is never edited.
    """
    is_fixed = prefix == "/static/" or name.startswith("fonts/") or b"v=" in query
    return FOREVER if is_fixed else ASK_FIRST


def open_and_close_store() -> None:
    """Open the store, building it first if need be, and close it.

    Raises:
        CakupanError: no store can be had.
    """
    ready_store(paths.store_path()).close()


def create_app(
    check: Callable[[], None] = open_and_close_store, names: Sequence[str] = ()
) -> st.App:
    """Return the application.

    Args:
        check: raises a CakupanError while the pages cannot be answered.
        names: under which it may be asked for, beside this machine's own.
    """

    async def ready(_request: Request) -> JSONResponse:
        try:
            await asyncio.to_thread(check)
        except CakupanError as error:
            return JSONResponse({"ready": False, "reason": str(error)}, 503)
        return JSONResponse({"ready": True})

    return st.App(
        paths.root() / "app.py",
        routes=[Route("/ready", ready)],
        middleware=[Middleware(KnownHosts, names=names), Middleware(Manners)],
        lifespan=functools.partial(_while_running, check),
        on_script_error=frame.say_fault,
    )


@asynccontextmanager
async def _while_running(
    check: Callable[[], None], _app: st.App
) -> AsyncIterator[dict[str, Any]]:
    """Read catalogues and open the store before the first reader comes."""
    warming = asyncio.create_task(asyncio.to_thread(_warm_up, check))
    yield {}
    await warming


def _warm_up(check: Callable[[], None]) -> None:
    """Do early what the first page would wait for; a page says what fails here."""
    for lang in LANGUAGES:
        speak(lang)
    try:
        check()
    except CakupanError as error:
        frame.log.warning("%s", error)


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
    config.set_option("server.allowedHosts", [])  # KnownHosts looks at every request
    listener = bind(host, port)
    name = f"[{host}]" if ":" in host else host
    url = f"http://{name}:{listener.getsockname()[1]}"
    app = create_app(names=names)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            ws="websockets-sansio",
            ws_max_size=config.get_option("server.maxMessageSize") * 2**20,
            ws_per_message_deflate=config.get_option(
                "server.enableWebsocketCompression"
            ),
            access_log=False,
            server_header=False,
            log_level="warning",
            timeout_graceful_shutdown=3,
        )
    )
    print(url, flush=True)
    if open_browser:
        webbrowser.open(url)
    with listener, contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[listener])
