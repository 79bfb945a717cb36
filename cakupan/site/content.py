"""What a copy is asked. Plain data."""

from dataclasses import dataclass

from cakupan.brief.content import BriefAsked


@dataclass(frozen=True)
class SiteAsked(BriefAsked):
    """Which copy is meant: of a province, as a brief, in one language or more.

    Attributes:
        langs: languages, the first is the one that opens.
    """

    langs: tuple[str, ...] = ("id",)
