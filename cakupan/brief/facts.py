"""What a brief asks the store: the reads that pages use, each once."""

from datetime import date
from functools import cached_property

from cakupan import documents, findings
from cakupan.brief.content import BriefAsked
from cakupan.data import Data, Scope
from cakupan.data.definitions import Definition
from cakupan.data.regions import NATION, Region
from cakupan.data.scope import months_of
from cakupan.data.store import Row
from cakupan.topics.budget.ask_cost import ClosingCost, closing_cost
from cakupan.topics.cohorts.ask import (
    OWN,
    FundedCohorts,
    funded_cohorts,
    programme_scope,
)
from cakupan.topics.coverage import absences, ask
from cakupan.topics.targets import ask as ask_targets
from cakupan.topics.targets.ask import RegionTargets
from cakupan.wording import Wording, speak


class Facts:
    """Everything that is known of a region for its brief.

    Attributes:
        what: the request.
        data: the figures, for a reader of the request's day.
        words: the reader's words.
        scope: what is asked for, settled.
        region: of the scope.
    """

    def __init__(self, data: Data, what: BriefAsked) -> None:
        """Settle region, period and division.

        Args:
            data: the figures.
            what: the request.

        Raises:
            UnknownRegionError: no such region.
            NotPublishedError: no period has a figure for these segments.
        """
        self.data = data.at(what.as_of)
        self.what = what
        self.words: Wording = speak(what.lang)
        self.scope: Scope = data.scope(
            what.region_code, what.definition, what.period_end, what.vintage
        )
        self.region = self.scope.region

    @property
    def is_nation(self) -> bool:
        """Return whether the region is the nation."""
        return self.region.region_code == NATION

    def coverage_of(self, region: Region, definition: Definition, period: date) -> Row:
        """Return one region's coverage row."""
        return self.data.rows(
            "coverage__by_region",
            region=region.region_code,
            vintage=region.vintage,
            period_end=period,
            segments=definition.segments,
            base=definition.base,
        )[0]

    @cached_property
    def row(self) -> Row:
        """Return the region's coverage, None where nobody published one."""
        return self.coverage_of(
            self.region, self.what.definition, self.scope.period_end
        )

    @cached_property
    def months(self) -> list[Row]:
        """Return what is on record of the region, month by month."""
        return months_of(self.data, self.region, self.what.definition)

    @cached_property
    def shown(self) -> Row:
        """Return the coverage, or the part of it that was sent, with its own scope."""
        return ask.shown(self.data, self.scope)

    @cached_property
    def matrix(self) -> list[Row]:
        """Return coverage by segments and base; empty without a series."""
        return list(ask.matrix(self.data, self.scope).rows)

    def cell(self, scope: str, base: str) -> Row | None:
        """Return one figure of the matrix."""
        for row in self.matrix:
            if (row["segment_scope"], row["base"]) == (scope, base):
                return row
        return None

    @cached_property
    def statements(self) -> list[Row]:
        """Return the percents that somebody published."""
        return self.data.rows(
            "statements__by_region", territory_id=self.region.territory_id
        )

    @cached_property
    def coverage_statements(self) -> list[Row]:
        """Return those of them that are coverage of workers."""
        return findings.coverage_statements(self.statements)

    @cached_property
    def targets(self) -> RegionTargets:
        """Return the region's published targets, and those of the nation."""
        return ask_targets.of_region(self.data, self.scope)

    @cached_property
    def workforce(self) -> list[Row]:
        """Return every base of the round that stands beside the answer."""
        return self.data.rows(
            "workforce__by_region",
            territory_id=self.region.territory_id,
            period_end=ask.round_until(self.row),
        )

    def base(self, name: str) -> Row | None:
        """Return one base of that round."""
        found = [row for row in self.workforce if row["base"] == name]
        return found[0] if found and found[0]["workers"] else None

    @cached_property
    def programme_scope(self) -> Scope:
        """Return the scope in which cohorts are told, which may be today's province."""
        return programme_scope(self.data, self.scope, self.what.vintage)

    @cached_property
    def funded(self) -> FundedCohorts:
        """Return the funded cohorts; of the nation those of all its regions."""
        return funded_cohorts(self.data, self.programme_scope.region, OWN)

    @cached_property
    def absence_rows(self) -> list[Row]:
        """Return what is known to be missing, of every region."""
        return self.data.rows("absences__all")

    def missing(self, subject: str) -> str:
        """Return why a kind of figure is missing and who could supply it."""
        return absences.reason(
            self.absence_rows, self.region.territory_id, (subject,), self.words
        )

    @cached_property
    def sources(self) -> documents.SourcesById:
        """Return all sources by id."""
        return self.data.sources

    @cached_property
    def cost(self) -> ClosingCost:
        """Return what closing the region's gap costs, at the rates of today."""
        return closing_cost(self.data, self.scope, self.what.vintage)
