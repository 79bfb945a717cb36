"""A picture of a block as SVG, for documents and the copy."""

from cakupan.blocks import Map
from cakupan.charts import Chart
from cakupan.pictures import svg
from cakupan.pictures.maps import Links
from cakupan.shapes import shape_set


def svg_of(picture: Chart | Map, alt: str, href: Links | None = None) -> str:
    """Return a chart or a map as SVG.

    Args:
        picture: what is drawn.
        alt: what it shows, for who does not see it.
        href: makes the regions of a map links.
    """
    if isinstance(picture, Map):
        return svg.draw_map(picture, shape_set(), alt, href)
    return svg.draw(picture, alt)
