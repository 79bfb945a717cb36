"""The register of figures that disagree: the list, one case opened, the way to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cakupan import watermark
from cakupan.blocks import Absence, Address, Block, Cell, Link, Records, Sheet
from cakupan.data import NATION, Data, Row, Scope
from cakupan.topics.cells import head
from cakupan.topics.evidence import ask_doubts, cases, phrases
from cakupan.topics.evidence import register as lines
from cakupan.topics.evidence.blocks.doubts import case, disagreements_of
from cakupan.wording import Wording, _


@dataclass(frozen=True)
class CasesAsked:
    """Which cases of the register are meant.

    Attributes:
        topics: kinds of figures; none is all.
        place: code of the region with the regencies in it; empty for all.
        opened: id of the case that is opened; its row stands out.
    """

    topics: tuple[str, ...] = ()
    place: str = ""
    opened: str = ""


def all_cases(
    data: Data, scope: Scope, words: Wording, asked: CasesAsked | None = None
) -> Block:
    """Return the register: how many cases, then the chosen ones, the region's first."""
    asked = asked or CasesAsked()
    key, title = "evidence.all_cases", words.say(_("Figures that disagree"))
    if data.dataset == watermark.SIMULATION:
        return Block(key, title, notes=phrases.not_simulated(data, words))
    every = data.rows("conflicts__all")
    figures = ask_doubts.figures_of_cases(data)
    still_open, _explained = cases.open_and_explained(every)
    chosen = _chosen(every, data, asked)
    own = scope.region.territory_id
    ordered = sorted(chosen, key=lambda row: row["territory_id"] != own)
    return Block(
        key=key,
        title=title,
        finding=words.say(
            _(
                "{count} cases in which published figures disagree; {open} are "
                "open. All figures stay side by side; each case says how we read "
                "it, which document would settle it, and who has it."
            ),
            count=len(every),
            open=still_open,
        ),
        sheet=_listed(ordered, figures, asked.opened, words),
        records=Records(
            "konflik",
            lines.COLUMNS,
            tuple(lines.flat(chosen, figures)),
            "konflik",
            is_whole=True,
        ),
    )


def _chosen(every: Sequence[Row], data: Data, asked: CasesAsked) -> list[Row]:
    """Return the cases of the kinds and of the place that are asked for."""
    if not asked.place:
        return cases.chosen(every, asked.topics)
    regions = data.regions.regions
    lands = [row["territory_id"] for row in every if row["region_code"] == asked.place]
    lands += [
        land
        for region in regions
        if region.region_code == asked.place and asked.place != NATION
        for land in cases.places(regions, region)
    ]
    return cases.chosen(every, asked.topics, lands) if lands else []


def _listed(
    rows: Sequence[Row], figures: Mapping[str, list[Row]], opened: str, words: Wording
) -> Sheet:
    heads = (
        head(words.say(_("What disagrees"))),
        head(words.say(_("Region"))),
        head(words.say(_("Time"))),
        head(words.say(_("Kind"))),
        head(words.say(_("Figures")), is_number=True),
        head(words.say(_("State"))),
    )
    own = [(row, figures.get(row["conflict_id"], [])) for row in rows]
    return Sheet(
        words.say(_("Choose a case to see its figures side by side.")),
        heads,
        tuple(_line(row, part, words) for row, part in own),
        is_sortable=True,
        is_searchable=True,
        is_captioned=True,
        keys=tuple(row["conflict_id"] for row in rows),
        own=opened,
        terms=tuple(_terms(row, part, words) for row, part in own),
    )


def _line(row: Row, figures: Sequence[Row], words: Wording) -> tuple[Cell, ...]:
    day = row["period_end"] or row["period_start"]
    topic = words.say(cases.TOPICS[row["topic"]])
    state = words.say(cases.STATES[row["status"]])
    count = len(figures)
    return (
        Cell(row[f"title_{words.lang}"], order=row["conflict_id"]),
        Cell(row["region_name"], order=row["region_name"]),
        Cell(cases.time(row, words), order=day.isoformat() if day else None),
        Cell(topic, order=topic),
        Cell(words.number(count), order=count, is_number=True),
        Cell(state, order=state),
    )


def _terms(row: Row, figures: Sequence[Row], words: Wording) -> str:
    """Return further words by which a case is found: its id, reading, publishers."""
    said = " ".join(figure["source_publisher"] or "" for figure in figures)
    return f"{row['conflict_id']} {row[f'reading_{words.lang}']} {said}"


def one_case(data: Data, scope: Scope, words: Wording, conflict_id: str) -> Block:
    """Return one case: how it is read, its figures, what would settle it.

    Args:
        data: the figures.
        scope: not asked for.
        words: the reader's words.
        conflict_id: as ``C-64-2023``.
    """
    del scope
    row = _row_of(data, conflict_id)
    if row is None:
        text = words.say(_("No case has the id {conflict}."), conflict=conflict_id)
        return Block(
            "evidence.one_case", "", finding=text, absence=Absence("not_found", text)
        )
    figures = ask_doubts.figures_of_cases(data).get(conflict_id, [])
    told, code = case(row, figures, words), row["region_code"]
    if code != NATION and not code[0].isdigit():  # an area has no page of its own
        return told
    label = words.say(_("{region} in full ›"), region=row["region_name"])
    return replace(told, links=(Link(label, Address("wilayah", code)),))


def _row_of(data: Data, conflict_id: str) -> Row | None:
    rows = data.rows("conflicts__all")
    return next((row for row in rows if row["conflict_id"] == conflict_id), None)


def disagreements_by(
    data: Data, scope: Scope, words: Wording, topics: tuple[str, ...]
) -> Block | None:
    """Return the figures of the region that disagree by some topics, if any do."""
    rows = cases.chosen(ask_doubts.cases_of(data, scope.region), topics)
    return disagreements_of(rows, data, words) if rows else None


def way_to_cases(
    data: Data,
    scope: Scope,
    words: Wording,
    topics: tuple[str, ...] = (),
    *,
    with_below: bool = False,
) -> Link | None:
    """Return the way to the register, where figures of the region disagree.

    Args:
        data: the figures.
        scope: whose region is meant.
        words: the reader's words.
        topics: kinds of figures that the page shows; none is all.
        with_below: also those of the regencies in a province, or of all regions.
    """
    if data.dataset == watermark.SIMULATION:
        return None
    region = scope.region
    lands = (
        cases.places(data.regions.regions, region)
        if with_below
        else [region.territory_id]
    )
    rows = cases.chosen(data.rows("conflicts__all"), topics, lands)
    if not rows:
        return None
    changes = {"conflict": rows[0]["conflict_id"]}
    if len(rows) == 1:
        label = words.say(_("One case of disputed figures ›"))
    else:
        label = words.say(_("{count} cases of disputed figures ›"), count=len(rows))
        is_all = with_below and region.region_code == NATION
        changes["at"] = "" if is_all else region.region_code
        if len(topics) == 1:
            changes["topic"] = topics[0]
    return Link(label, Address("sumber_metode", changes=tuple(changes.items())))
