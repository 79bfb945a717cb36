"""The start page: Streamlit's own, made ours before its program runs in the browser."""

import base64
import hashlib
import html
import re
from pathlib import Path

from cakupan.ui import frame
from cakupan.wording import _, speak

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
