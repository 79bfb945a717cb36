"""Published figures, conflicts and quotations as the command line prints them.

Names of fields are the keys of the commands' JSON, which are a contract.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from cakupan.data.store import Row
from cakupan.jsonfields import AMONG, IF_KNOWN
from cakupan.topics.coverage.documents import CoverageDocument
from cakupan.topics.evidence.ask_sources import SourceDocument, source_of
from cakupan.topics.evidence.since import RowChange


@dataclass(frozen=True)
class FigureDocument:
    """One published figure with its definition and source.

    Attributes:
        table: of our data, that it stands in.
        value_as_printed: with its publisher's digits.
        entered_on: day of its row in our data.
    """

    figure_key: str
    table: str
    region_code: str
    vintage: str
    region_name: str
    period_start: date | None
    period_end: date | None
    measure: str
    value_as_printed: str | None
    precision: str | None
    rupiah: int | None
    months: str | None
    segment_scope: str | None
    worker_basis: str | None
    worker_basis_evidence: str | None
    indicator: str | None
    payer: str | None
    note: str | None
    source: SourceDocument
    entered_on: date


@dataclass(frozen=True)
class ChangedFigure:
    """One row that was replaced, added or left since a day."""

    kind: str
    old: FigureDocument | None
    new: FigureDocument | None


@dataclass(frozen=True)
class ConflictDocument:
    """Figures that disagree, side by side: how they are read, what would settle it."""

    conflict_id: str
    region_code: str
    region_name: str
    vintage: str
    period_start: date | None
    period_end: date | None
    topic: str
    status: str
    title_id: str
    title_en: str
    reading_id: str
    reading_en: str
    settle_id: str
    settle_en: str
    link: str
    figures: tuple[FigureDocument, ...]


@dataclass(frozen=True)
class QuotationDocument:
    """A figure made into a quotation.

    Attributes:
        characters: of the text.
        link: permanent; nothing in it is left to defaults.
        known_on: day as of which the data are known.
        canonical: text that the checksum is made from.
    """

    text: str
    characters: int
    link: str
    token: str
    checksum: str
    known_on: date
    canonical: str
    figure: CoverageDocument | FigureDocument | None


@dataclass(frozen=True)
class ChangesSinceQuoted:
    """What has changed behind a quotation since its day.

    Attributes:
        figure_now: the same figure of today; None where it is gone.
        corrections, conflicts: ids.
    """

    is_changed_since: bool
    figure_now: CoverageDocument | FigureDocument | None
    changes: tuple[ChangedFigure, ...]
    corrections: tuple[str, ...]
    conflicts: tuple[str, ...]


@dataclass(frozen=True)
class VerifiedQuotation:
    """A quotation held against the data.

    Attributes:
        checksum: of the quotation.
        checksum_of_data: of the figure that it is about; None where there is none.
        numbers_not_of_the_figure: numbers of the text that its figure does not have.
        known_on: day of the quotation; no key where no figure was found.
        since: sentences on what has changed.
        changes: no keys where no figure was found.
    """

    status: str
    sentence: str
    checksum: str
    checksum_of_data: str | None
    numbers_not_of_the_figure: tuple[str, ...]
    known_on: date | None = field(metadata=IF_KNOWN)
    text_of_data: str
    figure: CoverageDocument | FigureDocument | None
    since: tuple[str, ...]
    changes: ChangesSinceQuoted | None = field(metadata=AMONG)


def figure_document(row: Row) -> FigureDocument:
    """Return one published figure with its definition and source.

    Args:
        row: of ``citation__rows`` or ``conflicts__figures``.
    """
    return FigureDocument(
        figure_key=row.get("figure_key") or row["figure_id"],
        table=row["figure_table"],
        region_code=row["region_code"],
        vintage=row["vintage"],
        region_name=row["region_name"],
        period_start=row["period_start"],
        period_end=row["period_end"],
        measure=row["measure"],
        value_as_printed=row["value_as_printed"],
        precision=row["precision"],
        rupiah=row["rupiah"],
        months=row["months"],
        segment_scope=row["segment_scope"],
        worker_basis=row["worker_basis"],
        worker_basis_evidence=row["worker_basis_evidence"],
        indicator=row["indicator"],
        payer=row["payer"],
        note=row["note"],
        source=source_of(row),
        entered_on=row["entered_on"],
    )


def changed_figure(change: RowChange) -> ChangedFigure:
    """Return one row that was replaced, added or left."""
    return ChangedFigure(
        change.kind,
        figure_document(change.old) if change.old else None,
        figure_document(change.new) if change.new else None,
    )


def conflict_document(row: Row, figures: Iterable[Row], link: str) -> ConflictDocument:
    """Return one conflict with its figures side by side.

    Args:
        row: of ``conflicts__all``.
        figures: its own, of ``conflicts__figures``.
        link: address of its place in the register.
    """
    return ConflictDocument(
        conflict_id=row["conflict_id"],
        region_code=row["region_code"],
        region_name=row["region_name"],
        vintage=row["vintage"],
        period_start=row["period_start"],
        period_end=row["period_end"],
        topic=row["topic"],
        status=row["status"],
        title_id=row["title_id"],
        title_en=row["title_en"],
        reading_id=row["reading_id"],
        reading_en=row["reading_en"],
        settle_id=row["settle_id"],
        settle_en=row["settle_en"],
        link=link,
        figures=tuple(map(figure_document, figures)),
    )
