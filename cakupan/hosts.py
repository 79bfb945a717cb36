"""Who may ask this server: a lock against borrowed names and foreign pages.

A page of somebody else's can let its own name point to this machine (DNS rebinding)
and would then read what is served here as if it were its own, an office's unpublished
figures too. A browser says in each request under which name it asks, so names that
nobody gave are refused. An address in digits cannot be borrowed.

A page of somebody else's can also open a line (WebSocket) to this server by its right
name; the browser then says whose page it is (``Origin``). Streamlit would ask an
outside host for this machine's address before it refuses, and every reader would wait
for that. So a line, or a file sent in, from a page of another place is refused first,
and Streamlit is not told whose page it is: it compares by other rules, and would ask
outside wherever it finds other letters (a proxy's name, a port left out).
"""

import ipaddress
import re
import socket
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from cakupan.errors import BadInputError
from cakupan.packed import Scope, headers, send_text
from cakupan.wording import _, speak

_WORDS = r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?"
_HOST = re.compile(rf"(?P<name>{_WORDS}|\[[0-9a-f:.]+\]|)(:\d+)?", re.IGNORECASE)
_NAME = re.compile(rf"\*|(\*\.)?{_WORDS}", re.IGNORECASE)
_PORTS = {"http": 80, "https": 443}
_HARMLESS = {"GET", "HEAD", "OPTIONS"}  # what they answer, a foreign page cannot read


def checked(names: Sequence[str]) -> tuple[str, ...]:
    """Return names as they are compared.

    >>> checked(["Cakupan.Example.", "*.example"])
    ('cakupan.example', '*.example')

    Raises:
        BadInputError: one is no name.
    """
    for name in names:
        if not _NAME.fullmatch(name.strip()) and not _is_digits(name.strip()):
            raise BadInputError(
                _(
                    "Expected a name such as cakupan.example or *.example, found "
                    "{name}. Give it without http:// and without a port."
                ),
                name=repr(name),
            )
    return tuple(name.strip().lower().rstrip(".") for name in names)


def is_allowed(host: str, names: Sequence[str]) -> bool:
    """Tell whether a request for this host is one for us.

    Args:
        host: what the browser asks for, with or without a port; empty from a program
            that names none.
        names: allowed names; ``*.example`` allows all below, ``*`` allows any.

    >>> [is_allowed(host, ["a.example"]) for host in ("A.example:8501", "b.example")]
    [True, False]
    >>> [is_allowed(host, []) for host in ("127.0.0.1:8501", "[::1]", "localhost", "")]
    [True, True, True, True]
    """
    found = _HOST.fullmatch(host.strip())
    if found is None:
        return False
    name = found["name"].lower().rstrip(".")
    own = {"", "localhost", socket.gethostname().lower()}
    return name in own or "*" in names or _is_among(name, names) or _is_digits(name)


def is_own_page(origin: str, host: str, names: Sequence[str]) -> bool:
    """Tell whether a page that a browser asks from is one of this server's.

    Args:
        origin: where the page is from, as the browser says it.
        host: what the browser asks for, as ``is_allowed`` takes it.
        names: given names. Behind a proxy that does not pass on the name and port
            that readers use, a page is known by them; ``*`` makes no page ours.

    >>> is_own_page("https://A.example", "a.example:443", [])
    True
    >>> is_own_page("http://a.example:8502", "a.example:8501", [])
    False
    >>> is_own_page("https://a.example", "127.0.0.1:8501", ["a.example"])
    True
    """
    try:
        page = urlsplit(origin)
        asked = urlsplit(f"//{host}")
        usual = _PORTS[page.scheme]
        port, asked_port = page.port or usual, asked.port or usual
    except (KeyError, ValueError):
        return False
    if not page.hostname or origin.count("/") != 2 or set(origin) & set("@?#\\"):
        return False
    name = _plain(page.hostname)
    if (name, port) == (_plain(asked.hostname or ""), asked_port):
        return True
    return _is_among(name, names)


def _plain(name: str) -> str:
    """Return a host as it is compared."""
    name = name.strip("[]").rstrip(".").lower()
    try:
        return str(ipaddress.ip_address(name))
    except ValueError:
        return name


def _is_among(name: str, names: Sequence[str]) -> bool:
    """Tell whether a host is one that was given, or below one."""
    return name in names or any(
        name.endswith(each[1:]) for each in names if each.startswith("*.")
    )


def _is_digits(name: str) -> bool:
    """Tell whether a host is an address in digits."""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


class KnownHosts:
    """The layer around everything else that refuses unknown names and foreign pages."""

    def __init__(self, app: Any, names: Sequence[str] = ()) -> None:
        """Take the application inside and the names beside this machine's own."""
        self._app = app
        self._names = checked(names)

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Pass on what is for us."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        hosts = headers(scope, b"host")
        host = hosts[0] if hosts else ""
        is_known = len(hosts) < 2 and is_allowed(host, self._names)
        if is_known and self._is_own(scope, host):
            await self._app(_decided(scope), receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        elif is_known:
            await _refuse_page(send)
        else:
            await _refuse(host, send)

    def _is_own(self, scope: Scope, host: str) -> bool:
        """Tell whether a request is none that a foreign page may not make."""
        if scope.get("method") in _HARMLESS:
            return True
        origins = headers(scope, b"origin")
        # A program that is no browser names no page.
        return not origins or (
            len(origins) == 1 and is_own_page(origins[0], host, self._names)
        )


def _decided(scope: Scope) -> Scope:
    """Return a request for a line as one whose page need not be looked at again."""
    if scope["type"] != "websocket":
        return scope
    kept = [(name, value) for name, value in scope["headers"] if name != b"origin"]
    return {**scope, "headers": kept}


async def _refuse(host: str, send: Any) -> None:
    """Say in both languages that this name is not known, and what to do."""
    message = _(
        "This server does not know itself by the name “{host}”. Whoever runs it can "
        "allow the name: cakupan serve --allow-host NAME."
    )
    said = [speak(lang).say(message, host=host[:80]) for lang in ("id", "en")]
    await send_text(send, 421, "\n\n".join(said))


async def _refuse_page(send: Any) -> None:
    """Say in both languages that a page of another place may not send anything."""
    message = _("This server takes nothing from pages of another address.")
    await send_text(
        send, 403, "\n\n".join(speak(lang).say(message) for lang in ("id", "en"))
    )
