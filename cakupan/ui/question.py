"""What a page is asked: the address made into region, period and definition.

A value in the address that the store does not know is named on the page and
replaced by the default; the page stands.
"""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from cakupan.data import Data, Scope
from cakupan.data.definitions import Definition, parse_period
from cakupan.data.regions import NATION, Region, RegionIndex
from cakupan.data.scope import months_of
from cakupan.data.store import Row
from cakupan.errors import BadInputError, CakupanError, UnknownRegionError
from cakupan.ui import frame, regionask, run, state
from cakupan.ui.state import View
from cakupan.wording import Wording


@dataclass(frozen=True)
class Question:
    """The question that a page answers.

    Attributes:
        view: the address as it was parsed.
        words: of the reader's language.
        data: the figures, as they were known on the day of the address.
        scope: region, period, division and definition.
    """

    view: View
    words: Wording
    data: Data
    scope: Scope

    @property
    def index(self) -> RegionIndex:
        """Return all regions."""
        return self.data.regions

    @property
    def region(self) -> Region:
        """Return the region, in the division of the period where it exists there."""
        return self.scope.region

    @property
    def definition(self) -> Definition:
        """Return segments and base."""
        return self.scope.definition

    @property
    def as_of(self) -> date:
        """Return the reader's today, for ages."""
        return self.data.today

    @property
    def periods(self) -> list[Row]:
        """Return the months with figures for these segments."""
        return self.data.rows("enrolment__periods", segments=self.definition.segments)

    @property
    def region_name(self) -> str:
        """Return the region's name in the reader's language."""
        return self.region.region_name

    @property
    def pinned_view(self) -> View:
        """Return the view with the period that is on screen, for permanent links."""
        return self.view.change(period=f"{self.scope.period_end:%Y-%m}")

    @property
    def months(self) -> list[Row]:
        """Return what is on record of the region, month by month."""
        return months_of(self.data, self.region, self.definition)

    def coverage(self, region: Region | None = None) -> Row:
        """Return the coverage row of one region (the question's own by default)."""
        chosen = region or self.region
        return self.data.rows(
            "coverage__by_region",
            region=chosen.region_code,
            vintage=chosen.vintage,
            period_end=self.scope.period_end,
            segments=self.definition.segments,
            base=self.definition.base,
        )[0]

    def division_of(self, parent: str | None) -> str:
        """Return the division in which the regions below a parent are asked for.

        A province of 2022 has its regencies in its own division alone, also where
        the figures of the scope still count 34 provinces.
        """
        if parent is None:
            return self.scope.vintage
        return self.index.of(parent, self.scope.vintage).vintage


def _warn(error: CakupanError, words: Wording) -> None:
    st.warning(frame.escape_markdown(words.error(error)))


def _definition(view: View, words: Wording) -> Definition:
    try:
        return Definition(view.segments, view.base)
    except BadInputError as error:
        _warn(error, words)
        return Definition(view.segments)


def _as_known(data: Data, view: View, words: Wording) -> Data:
    if not view.known_on:
        return data
    try:
        return data.on(date.fromisoformat(view.known_on)).check_known_on()
    except CakupanError as error:
        _warn(error, words)
        return data


def _region(index: RegionIndex, view: View, vintage: str, words: Wording) -> Region:
    """Return the region of the address, in which people write names too."""
    try:
        return index.find(view.region, vintage)
    except UnknownRegionError as error:
        nation = index.of(NATION, vintage)
        regionask.say(error, index, words, nation)
        return nation


def ask(view: View, words: Wording) -> Question:
    """Make the address into a question to the store.

    Raises:
        CakupanError: no store can be had.
    """
    data = run.data().at(date.today())
    if data.store.notice:
        message, params = data.store.notice
        st.warning(frame.escape_markdown(words.fill(message, params)))
    definition = _definition(view, words)
    data = _as_known(data, view, words)
    period_end = parse_period(view.period) if view.period else None
    found = _region(data.regions, view, "38", words)
    if data.regions.names.meant(view.region).code:
        view = state.settle(replace(view, region=found.region_code))
    regionask.draw(data.regions, words, found)
    scope = data.scope(found, definition, period_end, view.vintage)
    return Question(view, words, data, scope)
