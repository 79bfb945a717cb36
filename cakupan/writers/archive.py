"""Zipped files with the same bytes each time: fixed days, fixed order, nothing else."""

import io
import re
import zipfile
from datetime import date

_MEDIA = (".png", ".jpg", ".jpeg")
_CREATED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(<)")


def pack(files: dict[str, bytes]) -> bytes:
    """Return files as a zip, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            is_packed = name.endswith(_MEDIA)
            entry.compress_type = (
                zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            )
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, content)
    return buffer.getvalue()


def pinned(content: bytes, day: date) -> bytes:
    """Return an Office file without the clock's time: made on a day, at midnight.

    Workbooks inside it (those of charts) likewise.
    """
    files = {}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        for name in packed.namelist():
            part = packed.read(name)
            if name.endswith(".xlsx"):
                part = pinned(part, day)
            elif name == "docProps/core.xml":
                moment = f"{day.isoformat()}T00:00:00Z".encode()
                part = _CREATED.sub(rb"\g<1>" + moment + rb"\g<3>", part)
            files[name] = part
    return pack(files)
