"""Rows to Plotly figures; pure, and the only place that imports Plotly.

A figure carries no title: the page writes finding, tags and source as text around it,
where they wrap on a phone and a screen reader finds them. Numbers in a figure are
written by the reader's words, never by Plotly, so that they look alike everywhere.
"""

from cakupan.figures.lapses import LapseRow, lapses
from cakupan.figures.spine import SpineRow, spine
from cakupan.figures.stated import StatedRow, like_runs, stated
from cakupan.figures.workforce import workforce
from cakupan.pictures.look import Look, look

__all__ = [
    "LapseRow",
    "Look",
    "SpineRow",
    "StatedRow",
    "lapses",
    "like_runs",
    "look",
    "spine",
    "stated",
    "workforce",
]
