"""Colours are readable and the style sheet has the theme's own."""

import re
import tomllib
from pathlib import Path

import pytest

from cakupan import paths
from cakupan.ui import frame

CONFIG = tomllib.loads((paths.root() / ".streamlit" / "config.toml").read_text())
STYLE = (Path(frame.__file__).parent / "frame.css").read_text()
THEMES = {name: CONFIG["theme"][name] for name in ("light", "dark")}


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts
    ]
    return sum(f * c for f, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(ink: str, paper: str, share: float) -> str:
    """The colour of ink that covers a share of the paper."""
    parts = [
        round(share * int(ink[i : i + 2], 16) + (1 - share) * int(paper[i : i + 2], 16))
        for i in (1, 3, 5)
    ]
    return "#" + "".join(f"{part:02x}" for part in parts)


def share(name: str) -> float:
    """How much of the text's colour a mixed colour of the style sheet has."""
    found = re.search(rf"--ck-{name}: color-mix\(in srgb, currentColor (\d+)%", STYLE)
    return int(found.group(1)) / 100


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_stands_out_from_every_ground(theme):
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        for colour in (theme["textColor"], theme["linkColor"], theme["primaryColor"]):
            assert contrast(colour, ground) >= 4.5, (colour, ground)
        muted = mixed(theme["textColor"], ground, share("muted"))
        assert contrast(muted, ground) >= 4.5, (muted, ground)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_edges_of_controls_stand_out(theme):
    ground = theme["backgroundColor"]
    edge = mixed(theme["textColor"], ground, share("edge"))
    assert contrast(edge, ground) >= 3


def test_the_style_sheet_has_the_themes_colours():
    light, dark = STYLE.split("@media (prefers-color-scheme: dark)")[:2]
    for part, theme in ((light, THEMES["light"]), (dark, THEMES["dark"])):
        assert f"--ck-accent: {theme['primaryColor'].lower()};" in part
        assert f"--ck-ink: {theme['textColor'].lower()};" in part
        assert f"--ck-paper: {theme['backgroundColor'].lower()};" in part


def test_every_face_is_hosted_here_with_its_licence():
    for face in CONFIG["theme"]["fontFaces"]:
        file = paths.root() / face["url"].removeprefix("app/")
        assert file.read_bytes()[:4] == b"wOF2", file
    licence = paths.static_dir() / "fonts" / "LICENSE-IBM-Plex-Sans.txt"
    assert "SIL Open Font License" in licence.read_text()


def test_nothing_is_sent_or_shown_that_a_reader_must_not_see():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["client"]["showErrorDetails"] == "none"
    assert CONFIG["client"]["toolbarMode"] == "minimal"
    assert CONFIG["server"]["address"] == "127.0.0.1"
