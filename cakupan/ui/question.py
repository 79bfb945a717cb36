"""What a page is asked: the address made into region, period and definition.

A value in the address that the store does not know is named on the page and
replaced by the default; the page stands.
"""

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from cakupan import reads
from cakupan.data.definitions import KNOWN_NOW, Definition, parse_period
from cakupan.data.regions import NATION, Region, RegionIndex
from cakupan.data.store import Row
from cakupan.errors import BadInputError, CakupanError, UnknownRegionError
from cakupan.reads import Scene
from cakupan.reads_months import read_months
from cakupan.ui import cache, frame, regionask, state
from cakupan.ui.state import View
from cakupan.wording import Wording


@dataclass(frozen=True)
class Question:
    """The question that a page answers.

    Attributes:
        view: the address as it was parsed.
        region: the region, in the division of the scene where it exists there.
        scene: period and division.
        definition: segments and base.
        known_on: as the data were known on this day.
        as_of: the reader's today, for ages.
        periods: months with figures for these segments.
    """

    view: View
    words: Wording
    index: RegionIndex
    region: Region
    scene: Scene
    definition: Definition
    known_on: date
    as_of: date
    periods: list[Row]

    @property
    def region_name(self) -> str:
        """Return the region's name in the reader's language."""
        return self.region.region_name

    @property
    def pinned_view(self) -> View:
        """Return the view with the period that is on screen, for permanent links."""
        return self.view.change(period=f"{self.scene.period_end:%Y-%m}")

    @property
    def months(self) -> list[Row]:
        """Return what is on record of the region, month by month."""
        rows: list[Row] = cache.read(
            read_months, self.region.territory_id, self.definition, self.known_on
        )
        return rows

    def coverage(self, region: Region | None = None) -> Row:
        """Return the coverage row of one region (the question's own by default)."""
        chosen = region or self.region
        rows: list[Row] = cache.read(
            reads.read_coverage,
            self.definition,
            self.scene.period_end,
            chosen.vintage,
            region=chosen.region_code,
            known_on=self.known_on,
        )
        return rows[0]

    def coverage_of(
        self, level: str, parent: str | None, definition: Definition | None = None
    ) -> list[Row]:
        """Return the coverage rows of all regions of a level below a parent."""
        rows: list[Row] = cache.read(
            reads.read_coverage,
            definition or self.definition,
            self.scene.period_end,
            self.division_of(parent),
            level=level,
            parent=parent,
            known_on=self.known_on,
        )
        return rows

    def division_of(self, parent: str | None) -> str:
        """Return the division in which the regions below a parent are asked for.

        A province of 2022 has its regencies in its own division alone, also where
        the figures of the scene still count 34 provinces.
        """
        if parent is None:
            return self.scene.vintage
        return self.index.of(parent, self.scene.vintage).vintage


def _warn(error: CakupanError, words: Wording) -> None:
    st.warning(frame.escape_markdown(words.error(error)))


def _definition(view: View, words: Wording) -> Definition:
    try:
        return Definition(view.segments, view.base)
    except BadInputError as error:
        _warn(error, words)
        return Definition(view.segments)


def _known_on(view: View, words: Wording) -> date:
    if not view.known_on:
        return KNOWN_NOW
    day = date.fromisoformat(view.known_on)
    try:
        cache.read(reads.check_known_on, day)
    except CakupanError as error:
        _warn(error, words)
        return KNOWN_NOW
    return day


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
    store, index = cache.store(), cache.regions()
    if store.notice:
        message, params = store.notice
        st.warning(frame.escape_markdown(words.fill(message, params)))
    definition = _definition(view, words)
    known_on = _known_on(view, words)
    period_end = parse_period(view.period) if view.period else None
    found = _region(index, view, "38", words)
    if index.names.meant(view.region).code:
        view = state.settle(replace(view, region=found.region_code))
    regionask.draw(index, words, found)
    periods = cache.read(reads.read_periods, definition.segments, known_on)
    months = cache.read(read_months, found.territory_id, definition, known_on)
    scene = reads.scene_of(
        periods, found.level, definition.segments, period_end, view.vintage, months
    )
    return Question(
        view=view,
        words=words,
        index=index,
        region=index.of(found.region_code, scene.vintage),
        scene=scene,
        definition=definition,
        known_on=known_on,
        as_of=date.today(),
        periods=periods,
    )
