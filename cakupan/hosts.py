"""Under which names the server may be reached: a lock against borrowed names.

A page of somebody else's can let its own name point to this machine (DNS rebinding)
and would then read what is served here as if it were its own, an office's unpublished
figures too. A browser says in each request under which name it asks, so names that
nobody gave are refused. An address in digits cannot be borrowed.
"""

import ipaddress
import re
import socket
from collections.abc import Sequence
from typing import Any

from cakupan.errors import BadInputError
from cakupan.packed import Scope, header
from cakupan.wording import _, speak

_WORDS = r"[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?"
_HOST = re.compile(rf"(?P<name>{_WORDS}|\[[0-9a-f:.]+\]|)(:\d+)?", re.IGNORECASE)
_NAME = re.compile(rf"\*|(\*\.)?{_WORDS}", re.IGNORECASE)


def checked(names: Sequence[str]) -> tuple[str, ...]:
    """Return names as they are compared.

    >>> checked(["Cakupan.Example.", "*.example"])
    ('cakupan.example', '*.example')

    Raises:
        BadInputError: one is no name.
    """
    for name in names:
        if not _NAME.fullmatch(name.strip()):
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
    return (
        name in {"", "localhost", socket.gethostname().lower(), *names}
        or "*" in names
        or any(name.endswith(each[1:]) for each in names if each.startswith("*."))
        or _is_digits(name)
    )


def _is_digits(name: str) -> bool:
    """Tell whether a host is an address in digits."""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True


class KnownHosts:
    """The layer around everything else that refuses names which nobody gave."""

    def __init__(self, app: Any, names: Sequence[str] = ()) -> None:
        """Take the application inside and the names beside this machine's own."""
        self._app = app
        self._names = checked(names)

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        """Pass on what is for us."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        host = header(scope, b"host")
        if is_allowed(host, self._names):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        else:
            await _refuse(host, send)


async def _refuse(host: str, send: Any) -> None:
    """Say in both languages that this name is not known, and what to do."""
    message = _(
        "This server does not know itself by the name “{host}”. Whoever runs it can "
        "allow the name: cakupan serve --allow-host NAME."
    )
    said = [speak(lang).say(message, host=host[:80]) for lang in ("id", "en")]
    head = [(b"content-type", b"text/plain; charset=utf-8")]
    await send({"type": "http.response.start", "status": 421, "headers": head})
    await send({"type": "http.response.body", "body": "\n\n".join(said).encode()})
