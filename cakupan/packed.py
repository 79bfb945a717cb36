"""Files for the browser, kept in memory, packed once and never sent twice.

Streamlit serves its own files unpacked (its chart code is 4.7 MB) and those of the
``static`` folder without a cache time and packed anew for each visitor. This answers
in its place: the same addresses, gzip made once, a hash to ask with, and "not changed"
when the browser has the file already.
"""

import asyncio
import gzip
import hashlib
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Scope = Mapping[str, Any]
Stamp = tuple[str, int, int]

FOREVER = "public, max-age=31536000, immutable"
ASK_FIRST = "no-cache"

_TYPES = {".js": "text/javascript", ".woff2": "font/woff2", ".mjs": "text/javascript"}
_PACKABLE = {".css", ".html", ".js", ".json", ".map", ".mjs", ".svg", ".txt", ".wasm"}
_LEAST = 500  # bytes; packing less saves nothing


@dataclass(frozen=True)
class Packed:
    """A file as it is sent.

    Attributes:
        body: its bytes, with gzip if that made them fewer.
        is_gzip: whether it did.
        media_type: what kind of file it is.
        etag: a hash of its content, in quotes.
    """

    body: bytes
    is_gzip: bool
    media_type: str
    etag: str


def pack(content: bytes, suffix: str) -> Packed:
    """Pack a file's content, whatever kind it is by its suffix."""
    media_type = _TYPES.get(suffix) or mimetypes.types_map.get(suffix)
    text = suffix in _PACKABLE and suffix not in {".wasm", ".json"}
    etag = f'"{hashlib.sha256(content).hexdigest()[:20]}"'
    charset = "; charset=utf-8" if text else ""
    kind = f"{media_type or 'application/octet-stream'}{charset}"
    if suffix in _PACKABLE and len(content) >= _LEAST:
        smaller = gzip.compress(content, 6, mtime=0)
        if len(smaller) < len(content):
            return Packed(smaller, True, kind, etag)
    return Packed(content, False, kind, etag)


class Folder:
    """A folder whose files are read and packed once, and again when they change."""

    def __init__(self, path: Path) -> None:
        """Take the folder; it need not exist yet."""
        self._path = path.resolve()
        self._packed: dict[Stamp, Packed] = {}

    def find(self, name: str) -> Packed | None:
        """Return a file of the folder, packed, or None if it has no such file."""
        try:
            path = (self._path / name).resolve()
            if not path.is_relative_to(self._path) or not path.is_file():
                return None
            found = path.stat()
        except (OSError, ValueError):  # no name that a file can have
            return None
        stamp = (str(path), found.st_mtime_ns, found.st_size)
        if stamp not in self._packed:
            self._packed = {
                key: value for key, value in self._packed.items() if key[0] != stamp[0]
            }
            self._packed[stamp] = pack(path.read_bytes(), path.suffix)
        return self._packed[stamp]


def header(scope: Scope, name: bytes) -> str:
    """Return a header of a request, empty if it has none."""
    return next(iter(headers(scope, name)), "")


def headers(scope: Scope, name: bytes) -> list[str]:
    """Return a header of a request as often as it was sent."""
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


async def send_text(send: Any, status: int, text: str) -> None:
    """Answer a request with a text."""
    body = text.encode()
    head = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(body)).encode()),
    ]
    await _send(send, status, head, body)


def takes_gzip(scope: Scope) -> bool:
    """Tell whether the browser unpacks gzip."""
    offered = header(scope, b"accept-encoding").split(",")
    return any(item.split(";")[0].strip() == "gzip" for item in offered)


async def send_packed(
    scope: Scope, send: Any, packed: Packed, keep: str, status: int = 200
) -> None:
    """Answer a request with a packed file, or with "not changed"."""
    asked = {
        tag.strip().removeprefix("W/")
        for tag in header(scope, b"if-none-match").split(",")
    }
    headers = [
        (b"cache-control", keep.encode()),
        (b"etag", packed.etag.encode()),
        (b"vary", b"Accept-Encoding"),
    ]
    if asked & {packed.etag, "*"}:
        await _send(send, 304, headers, b"")
        return
    body = packed.body
    if packed.is_gzip and takes_gzip(scope):
        headers.append((b"content-encoding", b"gzip"))
    elif packed.is_gzip:
        body = await asyncio.to_thread(gzip.decompress, body)
    headers += [
        (b"content-type", packed.media_type.encode()),
        (b"content-length", str(len(body)).encode()),
    ]
    await _send(send, status, headers, b"" if scope["method"] == "HEAD" else body)


async def _send(
    send: Any, status: int, headers: list[tuple[bytes, bytes]], body: bytes
) -> None:
    """Send one whole answer."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
