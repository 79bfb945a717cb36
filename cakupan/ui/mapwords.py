"""The words of the map: what it shows, speaks and writes into saved files."""

from cakupan.ui.map.component import MapWords
from cakupan.wording import Wording, _


def map_words(words: Wording, *, way_up: bool) -> MapWords:
    """Return every word that the map shows or speaks.

    Args:
        words: the reader's words.
        way_up: whether there is a level above.
    """
    return {
        "loading": words.say(_("Drawing the map …")),
        "failed": words.say(
            _("The map's shapes did not arrive. The table beside it holds all figures.")
        ),
        "retry": words.say(_("Try again")),
        "open": words.say(_("Open")),
        "up": words.say(_("Back to Indonesia")) if way_up else "",
        "keys": words.say(
            _("Arrow keys move between regions, Enter opens, Escape goes up.")
        ),
        "legend": words.say(_("Legend")),
        "count": words.say(_("({count} regions)"), count="{count}"),
        "over": ">100",
        "without_shape": words.say(_("Not drawn: {names}."), names="{names}"),
        "save_svg": words.say(_("Save as SVG")),
        "save_png": words.say(_("Save as PNG")),
    }


def foot_text(credit: str, borders: str) -> str:
    """Return the source line of a saved map, with whose borders it draws.

    Args:
        credit: who stands behind the figures.
        borders: the sentence under the map.
    """
    borders = borders.removesuffix(".")
    return " · ".join(part for part in (credit, borders, "Cakupan") if part)
