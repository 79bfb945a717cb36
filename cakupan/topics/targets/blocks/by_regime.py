"""Every target of a region by regime, met or not in words, drawn and as a table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from cakupan import findings, sentences, watermark
from cakupan.blocks import Block, Cell, Note, Records, Sheet
from cakupan.charts import Tick, Timeline, TimeMark, TimeSeries
from cakupan.data import Data, Row, Scope
from cakupan.measures import nice_ticks
from cakupan.topics import cells
from cakupan.topics.cells import head, number
from cakupan.topics.coverage import absences
from cakupan.topics.coverage import ask as ask_coverage
from cakupan.topics.targets import ask
from cakupan.topics.targets.ask import RegionTargets
from cakupan.wording import Wording, _

TARGET_COLUMNS = (
    "row_id",
    "region_code",
    "vintage",
    "regime",
    "indicator",
    "due_on",
    "segment_scope",
    "target_pct_as_printed",
    "target_workers",
    "latest_pct_as_printed",
    "latest_period_end",
    "gap_pp",
    "is_met",
    "source_id",
    "latest_source_id",
)
_KEY = "targets.by_regime"


def by_regime(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the targets of a region, drawn and as a table, and those of the nation.

    Without any of its own those of the nation stand in it, as national. The short form
    has the table alone: the region's own, or where it has none those of the nation.
    """
    targets = ask.of_region(data, scope)
    own = targets.own
    figures = _like_figures(data, scope, own)
    instead = () if own or not targets.national else (targets.national,)
    compared = _compared(own, words)
    block = Block(
        key=_KEY,
        title=words.say(_("Targets by regime")),
        finding=_finding(targets, data, scope, words),
        tags="" if own else _reason(data, scope, words),
        picture=_picture(targets, figures, scope, words),
        sheet=_sheet(own, data, words) if own else None,
        records=_records("targets", own) if own else None,
        notes=_notes(targets, scope, words),
        parts=tuple(_national(rows, data, words) for rows in instead),
        sources=_ids((*own, *targets.national, *figures)),
        foot=cells.joined((compared if own else "", _publishers(targets, words))),
    )
    short = replace(
        block,
        title=words.say(_("Targets")),
        picture=None,
        sheet=replace(block.sheet, is_folded=False) if block.sheet else None,
        sources=_ids(own or targets.national),
        foot=compared if own else "",
    )
    return replace(block, short=short)


def national(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the targets of the nation under those of a region; None without these.

    A region that has none of its own has them within its own block.
    """
    targets = ask.of_region(data, scope)
    if not targets.own or not targets.national:
        return None
    block = _national(targets.national, data, words)
    return replace(block, title="", foot="")


def as_table(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the same block for a page that has other figures of the region too."""
    return by_regime(data, scope, words).brief()


def _finding(targets: RegionTargets, data: Data, scope: Scope, words: Wording) -> str:
    """Return how many targets there are, what is met, and what conflicts."""
    name, own = scope.region.region_name, targets.own
    if not own:
        return words.say(
            _(
                "{region} has no published target of its own. The national targets "
                "are shown as national; they are not targets of {region}."
            ),
            region=name,
        )
    regimes = dict.fromkeys(words.regime(row["regime"]) for row in own)
    message = _("{region} has {count} published targets, of {regimes}.")
    if len(own) == 1:
        message = _("{region} has one published target, of {regimes}.")
    listed = words.listing(regimes)
    parts = [words.say(message, region=name, count=len(own), regimes=listed)]
    if not targets.like:
        message = _(
            "None has a published figure of the same indicator, so it cannot be said "
            "whether one is met."
        )
        if data.dataset == watermark.SIMULATION:
            message = _(
                "Simulasi holds no published percents, so none is met or missed."
            )
        parts.append(words.say(message))
    parts += [_met_or_missed(row, words) for row in targets.like]
    parts += _conflicts(own, words)
    return " ".join(parts)


def _met_or_missed(row: Row, words: Wording) -> str:
    return words.say(
        _("{regime} {year}: {verdict} ({month})."),
        regime=words.regime(row["regime"]),
        year=row["due_on"].year,
        verdict=sentences.target_verdict(row, words),
        month=words.month(row["latest_period_end"]),
    )


def _conflicts(rows: Sequence[Row], words: Wording) -> list[str]:
    """Return a sentence for each year for which targets in percent differ."""
    conflicts = []
    known = [row for row in rows if row["target_pct"] is not None]
    ordered = sorted(known, key=lambda row: (row["due_on"], row["target_pct"]))
    for due_on, group in groupby(ordered, key=lambda row: row["due_on"]):
        values = {_percent(row, words): row["target_pct"] for row in group}
        if len(set(values.values())) > 1:
            conflicts.append(
                words.say(
                    _(
                        "{year} has several targets, kept side by side because their "
                        "definitions differ or are not named: {targets}."
                    ),
                    year=due_on.year,
                    targets=words.listing(values),
                )
            )
    return conflicts


def _percent(row: Row, words: Wording) -> str:
    """Return a target in percent with its regime, ``RPJMN 32,15%``."""
    percent = words.stated_percent(row["target_pct_as_printed"])
    return f"{words.regime(row['regime'])} {percent}"


def _reason(data: Data, scope: Scope, words: Wording) -> str:
    """Return why a region has no target, and who could supply one; may be empty."""
    rows = data.rows("absences__all")
    return absences.reason(rows, scope.region.territory_id, ("target",), words)


def _publishers(targets: RegionTargets, words: Wording) -> str:
    """Return who published the targets that are drawn."""
    rows = (*targets.own, *targets.national)
    known = dict.fromkeys(row["source_publisher"] for row in rows)
    return words.say(_("Source: {sources}."), sources="; ".join(known)) if known else ""


def _notes(targets: RegionTargets, scope: Scope, words: Wording) -> tuple[Note, ...]:
    """Return the next national target where a region has none."""
    if targets.own:
        return ()
    first = sentences.next_target(targets.national, scope.period_end)
    if first is None:
        return ()
    target = sentences.target_sentence(first, words, scope.period_end)
    return (Note(words.say(_("Nationally: {target}."), target=target)),)


# ---------------------------------------------------------------- as a table


def compared_with(words: Wording) -> str:
    """Return what a target is compared with."""
    return words.say(
        _(
            "A target is compared only with a published figure of the same indicator; "
            "a coverage computed here has another definition."
        )
    )


def _compared(own: Sequence[Row], words: Wording) -> str:
    """Return what the targets of a region are compared with."""
    if not any(row["base"] for row in own):
        return compared_with(words)
    measured = words.say(
        _("A target that names its base is compared with the coverage over that base.")
    )
    if all(row["base"] for row in own):
        return measured
    return f"{measured} {compared_with(words)}"


def _national(rows: Sequence[Row], data: Data, words: Wording) -> Block:
    """Return the targets of the nation, folded."""
    title = words.say(_("{count} national targets"), count=len(rows))
    caption = words.say(_("National targets"))
    return Block(
        key="targets.national",
        title=title,
        sheet=replace(_sheet(rows, data, words), caption=caption, opens_as=title),
        records=_records("targets-national", rows),
        sources=_ids(rows),
        foot=compared_with(words),
    )


def _sheet(rows: Sequence[Row], data: Data, words: Wording) -> Sheet:
    """Return one row a target, with a verdict where like stands beside like."""
    heads = (
        head(words.say(_("Target of"))),
        head(words.say(_("Due"))),
        head(words.say(_("Target")), is_number=True),
        head(words.say(_("Latest of the same indicator"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(
        (
            Cell(words.regime(row["regime"], short=False), sentences.note(row, words)),
            Cell(words.date(row["due_on"])),
            target_value(row, words),
            _verdict(row, words),
            cells.source(row["source_id"], data.sources, words),
        )
        for row in rows
    )
    return Sheet(
        words.say(_("Targets")),
        heads,
        lines,
        kind="records",
        is_folded=True,
        opens_as=words.say(_("The targets as a table")),
    )


def target_value(row: Row, words: Wording) -> Cell:
    """Return a target in the unit it was set in; in both, the workers under it."""
    parts, scope = [], cells.scope(row, words)
    if row["target_pct"] is not None:
        parts.append(words.stated_percent(row["target_pct_as_printed"]))
    if row["target_workers"] is not None:
        count = words.number(row["target_workers"])
        parts.append(words.say(_("{count} workers"), count=count))
    first, *others = parts
    return number(first, cells.joined((*others, scope), ", "))


def _verdict(row: Row, words: Wording) -> Cell:
    if row["latest_row_id"] is None and row["base"]:
        return Cell(
            words.say(
                _("no figure of {definition} yet"),
                definition=sentences.measured_on(row, words),
            )
        )
    if row["latest_row_id"] is None:
        return Cell(words.say(_("no figure of the same indicator; not compared")))
    latest = words.say(
        _("{percent}, {month}"),
        percent=sentences.latest_value(row, words),
        month=words.month(row["latest_period_end"]),
    )
    universal = words.say(
        _("{points} to universal coverage"),
        points=words.points(row["gap_to_universal_pp"]),
    )
    verdict = sentences.target_verdict(row, words)
    if row["base"]:
        universal = f"{sentences.measured_on(row, words)}; {universal}"
    return Cell(f"{latest}: ", universal, strong=verdict)


def _records(name: str, rows: Sequence[Row]) -> Records:
    return Records(name, TARGET_COLUMNS, tuple(rows), name)


def _ids(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the sources of targets and figures, each once, in their order."""
    keys = ("source_id", "latest_source_id", "latest_base_source_id")
    ids = [row.get(key) for row in rows for key in keys]
    return tuple(dict.fromkeys(source_id for source_id in ids if source_id))


# ---------------------------------------------------------------- on an axis of time


def _like_figures(data: Data, scope: Scope, own: Sequence[Row]) -> list[Row]:
    """Return the region's published figures of the indicators of its targets."""
    indicators = {row["indicator"] for row in own} - {"not_stated"}
    statements = ask_coverage.statements(data, scope.region)
    return [
        row
        for row in findings.coverage_statements(statements)
        if row["indicator"] in indicators and row["stated_pct"] is not None
    ]


@dataclass(frozen=True)
class _Regime:
    """The targets in percent of one regime, indicator and segment scope, by date."""

    rows: tuple[Row, ...]
    is_national: bool


def _regimes(targets: RegionTargets) -> list[_Regime]:
    """Return the targets that can be drawn, the region's own first."""
    regimes = []
    for rows, is_national in ((targets.own, False), (targets.national, True)):
        alike: dict[tuple[str, str, str], list[Row]] = {}
        for row in sorted(rows, key=lambda row: row["due_on"]):
            if row["target_pct"] is not None:
                key = (row["regime"], row["indicator"], row["segment_scope"])
                alike.setdefault(key, []).append(row)
        regimes += [_Regime(tuple(found), is_national) for found in alike.values()]
    return regimes


def _picture(
    targets: RegionTargets, figures: Sequence[Row], scope: Scope, words: Wording
) -> Timeline | None:
    regimes = _regimes(targets)
    if not regimes:
        return None
    days = [row["due_on"] for regime in regimes for row in regime.rows]
    days += [row["period_end"] for row in figures]
    near = min(days).year + ask.FAR_YEARS
    last = max(day.year for day in days if day.year <= near)
    series = [_series(regime, last, words) for regime in regimes]
    if figures:
        marks = tuple(_figure(row, words) for row in figures)
        name = words.say(_("Published figures"))
        series.append(TimeSeries(name, marks, is_own=True))
    return Timeline(
        title=words.say(_("Targets by regime")),
        series=tuple(series),
        ticks=tuple(
            Tick(value, f"{words.number(value)}%") for value in nice_ticks(100.0)
        ),
        legend=_legend(regimes, bool(figures), last, scope, words),
        last_year=last,
    )


def _series(regime: _Regime, last: int, words: Wording) -> TimeSeries:
    """Return the targets of a regime; only the last of them has a label."""
    latest = regime.rows[-1]
    marks = []
    for row in regime.rows:
        is_beyond = row["due_on"].year > last
        marks.append(
            TimeMark(
                row["due_on"],
                row["target_pct"],
                _label(row, words, is_beyond=is_beyond) if row is latest else "",
                "national" if regime.is_national else "target",
                "" if is_beyond else "regime",
                _detail(row, words),
            )
        )
    name = words.regime(latest["regime"])
    return TimeSeries(name, tuple(marks), is_labelled_at_end=True)


def _label(row: Row, words: Wording, *, is_beyond: bool) -> str:
    """Return a target with its regime, and with its year where the axis ends before."""
    percent = _percent(row, words)
    return f"{percent}, {row['due_on'].year} →" if is_beyond else percent


def _detail(row: Row, words: Wording) -> str:
    return "\n".join(
        (
            words.regime(row["regime"], short=False),
            words.stated_percent(row["target_pct_as_printed"]),
            words.date(row["due_on"]),
            row["source_publisher"],
        )
    )


def _figure(row: Row, words: Wording) -> TimeMark:
    percent = words.stated_percent(row["stated_pct_as_printed"])
    detail = (
        percent,
        words.indicator(row["indicator"]),
        words.date(row["period_end"]),
        row["source_publisher"],
    )
    is_exact = row["precision"] in ("exact", "rounded")
    return TimeMark(
        row["period_end"],
        float(row["stated_pct"]),
        sentences.statement_value(row, words),
        "stated" if is_exact else "about",
        detail="\n".join(detail),
    )


def _legend(
    regimes: Sequence[_Regime],
    has_figures: bool,
    last: int,
    scope: Scope,
    words: Wording,
) -> str:
    """Return how the marks that occur are to be read."""
    rows = [row for regime in regimes for row in regime.rows]
    is_joined = any(len(regime.rows) > 1 for regime in regimes)
    lines = (
        (any(not regime.is_national for regime in regimes),
         _("Square: a target of {region}.")),
        (any(regime.is_national for regime in regimes),
         _("Open square: a national target.")),
        (has_figures, _("Dot: a published figure of the same indicator.")),
        (is_joined,
         _("A dashed line between two years of one regime is ours, not published.")),
        (any(row["due_on"].year > last for row in rows),
         _("An arrow marks a target beyond the axis.")),
        (True,
         _("Coverage computed here has another definition and is not drawn.")),
    )  # fmt: skip
    region = scope.region.region_name
    return " ".join(words.say(line, region=region) for occurs, line in lines if occurs)
