import asyncio
import gzip

import pytest

from cakupan.packed import ASK_FIRST, FOREVER, Folder, pack, send_packed

TEXT = b"coverage " * 200


def ask(headers: dict[str, str] | None = None, method: str = "GET") -> dict:
    """Send TEXT packed to a browser with these headers; return what it receives."""
    scope = {
        "method": method,
        "headers": [
            (name.encode(), value.encode()) for name, value in (headers or {}).items()
        ],
    }
    got: dict = {}

    async def send(message):
        if message["type"] == "http.response.start":
            got["status"] = message["status"]
            got["headers"] = {k.decode(): v.decode() for k, v in message["headers"]}
        else:
            got["body"] = message["body"]

    asyncio.run(send_packed(scope, send, pack(TEXT, ".json"), FOREVER))
    return got


def test_text_is_packed_and_pictures_are_not():
    assert pack(TEXT, ".js").is_gzip
    assert gzip.decompress(pack(TEXT, ".js").body) == TEXT
    assert pack(TEXT, ".woff2").body == TEXT


def test_what_packing_does_not_shorten_stays_as_it_is():
    assert not pack(b"short", ".json").is_gzip


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        (".json", "application/json"),
        (".js", "text/javascript; charset=utf-8"),
        (".css", "text/css; charset=utf-8"),
        (".html", "text/html; charset=utf-8"),
        (".woff2", "font/woff2"),
        (".unknown", "application/octet-stream"),
    ],
)
def test_media_types(suffix, media_type):
    assert pack(b"", suffix).media_type == media_type


def test_a_browser_that_unpacks_gets_it_packed():
    got = ask({"accept-encoding": "br, gzip;q=0.8"})
    assert got["status"] == 200
    assert got["headers"]["content-encoding"] == "gzip"
    assert got["headers"]["cache-control"] == FOREVER
    assert got["headers"]["content-length"] == str(len(got["body"]))
    assert gzip.decompress(got["body"]) == TEXT


def test_a_browser_that_does_not_unpack_gets_it_plain():
    got = ask()
    assert "content-encoding" not in got["headers"]
    assert got["body"] == TEXT


def test_head_has_the_length_and_no_body():
    got = ask(method="HEAD")
    assert got["headers"]["content-length"] == str(len(TEXT))
    assert got["body"] == b""


@pytest.mark.parametrize("tag", ["{etag}", 'W/{etag}, "other"', "*"])
def test_what_the_browser_has_is_not_sent_again(tag):
    etag = pack(TEXT, ".json").etag
    got = ask({"if-none-match": tag.format(etag=etag)})
    assert got["status"] == 304
    assert got["body"] == b""
    assert got["headers"]["etag"] == etag


def test_another_hash_gets_the_file():
    assert ask({"if-none-match": '"other"'})["status"] == 200


def test_a_folder_gives_its_files_and_nothing_outside(tmp_path):
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.json").write_bytes(TEXT)
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "static" / "way.txt").symlink_to(tmp_path / "secret.txt")
    folder = Folder(tmp_path / "static")
    assert folder.find("a.json").is_gzip
    for name in ("b.json", "", "../secret.txt", "/etc/passwd", "way.txt"):
        assert folder.find(name) is None, name


def test_a_file_is_packed_once_and_again_when_it_changes(tmp_path):
    file = tmp_path / "a.json"
    file.write_bytes(TEXT)
    folder = Folder(tmp_path)
    first = folder.find("a.json")
    assert folder.find("a.json") is first
    file.write_bytes(TEXT + b"!")
    assert folder.find("a.json").etag != first.etag


def test_cache_times_say_what_they_mean():
    assert "immutable" in FOREVER
    assert ASK_FIRST == "no-cache"
