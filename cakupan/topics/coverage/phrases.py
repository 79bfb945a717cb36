"""Sentences on coverage that carry figures, in the reader's words. Pure.

Blocks are made of them; documents of the command line and questions of the brief say
some of them too.
"""

from collections.abc import Sequence
from datetime import date

from cakupan import findings, sentences
from cakupan.data.definitions import Definition
from cakupan.data.store import Row
from cakupan.topics.coverage import map_measures
from cakupan.topics.coverage.documents import six_months_around
from cakupan.topics.coverage.figures import (
    IN_USE,
    LATEST,
    NARROWER,
    NEWER,
    OTHER_SERIES,
    OWN_BASES,
    Beside,
    Matrix,
    OtherFigure,
    PeerPlace,
    Rounds,
    beside,
    pairs,
)
from cakupan.wording import Wording, _, half_up

# What the definitions in use are called.
_IN_USE = (
    _("All segments / employed"),
    _("Close to UCJ (estimate)"),
    _("PU / employees"),
    _("BPU / non-wage"),
)
PRESETS = tuple(zip(IN_USE, _IN_USE, strict=True))


def definition_label(definition: Definition, words: Wording) -> str:
    """Return what a definition is called, or its segments and its base."""
    for known, label in PRESETS:
        if known == definition:
            return words.say(label)
    return f"{words.scope(definition.scope)} / {words.base(definition.base)}"


# The answer


def protected(row: Row, words: Wording) -> str:
    """Return how many of how many workers are protected, and which part that is.

    A province whose regencies were summed says so.
    """
    said = words.say(
        _("{month}: {fraction} workers of {region} are protected, {percent}"),
        month=words.month(row["period_end"]),
        fraction=sentences.fraction(row, words),
        region=row["region_name"],
        percent=words.percent(row["coverage_pct"]),
    )
    total = sentences.summed(row, words)
    return f"{said} ({total})" if total else said


def employed(row: Row, words: Wording) -> str:
    """Return how many work, how many of them without a wage; empty without a round.

    Args:
        row: of ``workforce__by_level``.
        words: the reader's words.
    """
    if row["employed"] is None:
        return ""
    return words.say(
        _(
            "{month}: {employed} people of {region} are employed; {non_wage} of "
            "them are not paid a wage, and {informal} are informal workers."
        ),
        month=words.month(row["base_period"]),
        employed=words.number(row["employed"]),
        region=row["region_name"],
        non_wage=words.number(row["non_wage"]),
        informal=words.percent(row["informal_share_pct"]),
    )


def december(row: Row, words: Wording) -> str:
    """Return that a coverage of December is a peak; empty for any other."""
    if row["coverage_pct"] is None or row["period_end"].month != 12:
        return ""
    return words.say(
        _(
            "December is a peak: contributions paid once or twice a year from public "
            "budgets fall due then. It is not the level of the year."
        )
    )


def as_published(
    statements: Sequence[Row], counts: Sequence[Row], words: Wording
) -> str:
    """Return the latest percents and members that were published of a region.

    They stand under an answer that has no coverage of its own, which would else read
    as if nobody had ever counted a member there.

    Args:
        statements: of ``statements__by_region``.
        counts: of ``enrolment__stated_by_region``.
        words: the reader's words.
    """
    said = []
    percents = findings.latest_statements(statements)
    if percents:
        text = " ".join(findings.latest_sentence(row, words) for row in percents)
        said.append(
            words.say(_("The latest published percent: {statement}"), statement=text)
        )
    members = findings.latest_counts(counts)
    if members:
        text = findings.counts_sentence(members, words)
        said.append(
            words.say(
                _("Members as last published without a percent: {counts}"), counts=text
            )
        )
    return " ".join(said)


def published_near(statements: Sequence[Row], month: date, words: Wording) -> str:
    """Return what was published within six months of a month without a figure.

    Args:
        statements: of ``statements__by_region``.
        month: that has no figure.
        words: the reader's words.
    """
    first, last = six_months_around(month)
    found = [
        f"{sentences.statement_and_workers(row, words)} "
        f"({sentences.span(row['period_start'], row['period_end'], words)})"
        for row in findings.coverage_statements(statements)
        if first <= row["period_end"] <= last
    ]
    if not found:
        return ""
    return words.say(
        _("Published within six months of {month}: {figures}."),
        month=words.month(month),
        figures="; ".join(dict.fromkeys(found)),
    )


# What is on record beside it


def absence(months: Sequence[Row], shown: Row, words: Wording) -> str:
    """Return that a coverage is not there, and what it lacks where that is known.

    Args:
        months: of ``enrolment__months_by_region``.
        shown: the coverage asked for, which is absent.
        words: the reader's words.
    """
    if sentences.regencies_in(shown, words):
        return sentences.absence_of(shown, words)
    known = beside(months, shown)
    if not known and shown.get("is_awaited"):
        return sentences.absence_of(shown, words)
    if not known:
        return words.absence(shown["absence_reason"], shown["region_name"])
    fields = {
        "region": shown["region_name"],
        "month": words.month(shown["period_end"]),
        "scope": words.scope(shown["segment_scope"]),
    }
    for found in known:
        if found.kind == NARROWER and found.row["lacking"]:
            return words.say(
                _("{region}, {month}: no figure of {scope}; {lacking}."),
                lacking=_lacking(found.row, words),
                **fields,
            )
    return words.say(_("{region}, {month}: no figure of {scope}."), **fields)


def _lacking(row: Row, words: Wording) -> str:
    """Return which segments are not there, and why they are not."""
    lacking = words.scope(row["lacking"])
    if row["lacking_reason"]:
        reason = words.absence_short(row["lacking_reason"])
        return words.say(_("{segments}: {reason}"), segments=lacking, reason=reason)
    if row["is_office"]:
        return words.say(_("{segments} not sent yet"), segments=lacking)
    return words.say(_("{segments} not published"), segments=lacking)


def scope(row: Row, words: Wording) -> str:
    """Return the segments of a month's figure, and those that it is without."""
    counted = words.scope(row["segment_scope"])
    total = sentences.summed(row, words)
    if total:
        counted = f"{counted}, {total}"
    if not row["lacking"]:
        return counted
    return words.say(
        _("{scope}, without {lacking}: {why}"),
        scope=counted,
        lacking=words.scope(row["lacking"]),
        why=_lacking(row, words),
    )


def value(row: Row, words: Wording) -> str:
    """Return workers and, over a base that fits them, their share of it."""
    is_exact = row["precision"] == "exact"
    write = words.number if is_exact else words.workers_words
    workers = write(row["active_workers"])
    if row["coverage_pct"] is None:
        return words.say(_("{workers} workers"), workers=workers)
    return words.say(
        _("{workers} of {base} workers, {percent}"),
        workers=workers,
        base=words.number(row["base_workers"]),
        percent=words.percent(row["coverage_pct"]),
    )


_ON_RECORD = {
    NARROWER: _("On record for {month}: {value} ({scope}). {source}"),
    LATEST: _("The last month on record, {month}: {value} ({scope}). {source}"),
    NEWER: _("A later month is on record, {month}: {value} ({scope}). {source}"),
    OTHER_SERIES: _(
        "Another count of the same month: {value} ({scope}). {source} Unlike series "
        "are never added or compared."
    ),
}


def on_record(found: Beside, words: Wording) -> str:
    """Return a figure that is on record with its month, scope and publisher."""
    row = found.row
    return words.say(
        _ON_RECORD[found.kind],
        month=words.month(row["period_end"]),
        value=value(row, words),
        scope=scope(row, words),
        source=words.say(_("Source: {sources}."), sources=row["source_publisher"]),
    )


def on_its_way(row: Row, words: Wording) -> str:
    """Return how many regencies of a province are in for a month still incomplete.

    Args:
        row: of ``enrolment__regencies_by_month``.
        words: the reader's words.
    """
    return words.say(
        _(
            "{month}: {count} of {of} regencies and cities are in. Their sum stands "
            "for the province once all are in. Source: {sources}."
        ),
        month=words.month(row["period_end"]),
        count=row["regencies_in"],
        of=row["regencies_of"],
        sources=row["source_publisher"],
    )


def computed_months(rows: Sequence[Row], words: Wording, *, is_only: bool) -> str:
    """Return the first and the last month of one series; of a sum, that it is one.

    Args:
        rows: of coverage, by month.
        words: the reader's words.
        is_only: whether no other month is on record, of any series.
    """
    first, last = rows[0], rows[-1]
    if first is not last:
        said = words.say(
            _("{first_month} {first}, {month} {last}, in one series"),
            first_month=words.month(first["period_end"]),
            first=words.percent(first["coverage_pct"]),
            month=words.month(last["period_end"]),
            last=words.percent(last["coverage_pct"]),
        )
    else:
        said = words.say(
            _("One month can be computed: {month}, {percent}")
            if is_only
            else _("Computed: {month}, {percent}"),
            month=words.month(last["period_end"]),
            percent=words.percent(last["coverage_pct"]),
        )
    total = sentences.summed(last, words)
    return f"{said} ({total})" if total else said


def on_record_plain(found: Beside) -> str:
    """Return a figure that is on record in codes, for a line on the terminal."""
    row = found.row
    percent = row["coverage_pct"]
    summed = row["regencies_summed"]
    return (
        f"{row['period_end'].isoformat()} {row['segment_scope']} "
        f"{row['active_workers']}"
        + (f" = {float(half_up(percent))} %" if percent is not None else "")
        + (f", sum of {summed} regencies" if summed else "")
        + f" ({row['source_id']})"
    )


# Other figures in circulation


def reading_value(reading: OtherFigure, words: Wording) -> str:
    """Return a figure in circulation: ours exactly, another's as it was printed."""
    if reading.kind == "computed":
        return words.percent(reading.row["coverage_pct"])
    return sentences.statement_value(reading.row, words)


def reading_tag(reading: OtherFigure, words: Wording) -> str:
    """Return its definition in a few words."""
    row = reading.row
    if reading.kind == "computed":
        return words.base(row["base"], short=True)
    return words.say(
        _("stated, {month} ({indicator})"),
        month=sentences.month_of(row, words, short=True),
        indicator=words.indicator(row["indicator"]),
    )


# What follows


def not_protected(row: Row, words: Wording) -> str:
    """Return how many of the base are not protected yet; empty where there are none."""
    if not row["gap_to_universal_workers"]:
        return ""
    return words.say(
        _("{count} of the {base} are not protected yet."),
        count=words.number(row["gap_to_universal_workers"]),
        base=words.base(row["base"]),
    )


def ranks(places: Sequence[PeerPlace], series: str, words: Wording) -> str:
    """Return a province's rank by the base asked for, and by others.

    Args:
        places: by coverage, that of the base asked for first.
        series: short name of the series that ranks.
        words: the reader's words.

    Returns:
        A sentence without its full stop; empty without a place.
    """
    known = [
        (item.definition.base, series, item.place)
        for item in places
        if item.definition is not None
    ]
    return sentences.ranks(known, words.level("province", plural=True), words)


# Segments and bases


def own_universe(matrix: Matrix, words: Wording) -> str:
    """Return coverage of each segment over those who could be in it; may be empty."""
    by_pair = pairs(matrix.rows)
    parts = [
        words.say(
            _("{scope}: {active} of {base_workers} {base}, {percent}"),
            scope=words.scope(segment),
            active=words.number(row["active_workers"]),
            base_workers=words.number(row["base_workers"]),
            base=words.base(base),
            percent=words.percent(row["coverage_pct"]),
        )
        for segment, base in OWN_BASES.items()
        if (row := by_pair.get((segment, base))) is not None
        and row["coverage_pct"] is not None
    ]
    return "; ".join(parts) + "." if parts else ""


def base_name(base: str, words: Wording) -> str:
    """Return the name of a count of a survey round."""
    if base == "employed_informal":
        return words.say(_("informal workers"))
    return words.base(base)


# Place among peers

_COLUMNS = {"informal_share_pct": _("informal workers"), "non_wage": _("non-wage")}


def indicator(place: PeerPlace, words: Wording) -> str:
    """Return what is compared."""
    if place.definition is not None:
        return definition_label(place.definition, words)
    return words.say(_COLUMNS[place.column])


def place_label(place: PeerPlace, words: Wording) -> str:
    """Return what is compared and, where there are several sets of peers, whose."""
    said = indicator(place, words)
    return f"{said}, {place.among}" if place.among else said


def place_value(place: PeerPlace, number: float, words: Wording) -> str:
    """Return a value of the measure."""
    return words.percent(number) if place.unit == "percent" else words.number(number)


def standing(places: Sequence[PeerPlace], region: str, words: Wording) -> str:
    """Return a region's rank by the first measure, among each set of its peers.

    Args:
        places: one at least.
        region: its short name.
        words: the reader's words.
    """
    first = places[0]
    found = [
        words.say(
            _("rank {rank} of {of} {peers}"),
            rank=item.place.rank,
            of=item.place.of,
            peers=_peers(item, words),
        )
        for item in places
        if (item.column, item.definition) == (first.column, first.definition)
    ]
    return words.say(
        _("{region}: {indicator} {value}, {ranks}"),
        region=region,
        indicator=indicator(first, words),
        value=place_value(first, first.place.value, words),
        ranks=words.listing(found),
    )


def _peers(place: PeerPlace, words: Wording) -> str:
    if not place.among:
        return words.level("province", plural=True)
    if place.is_partial:
        said = _("regencies and cities in {region} that have a figure")
        return words.say(said, region=place.among)
    return words.say(_("regencies and cities in {region}"), region=place.among)


def survey_tags(rows: Sequence[Row], words: Wording) -> str:
    """Return which round ranks regencies, as ``Sakernas, Agustus 2025.``."""
    known = next((row for row in rows if row["base_period"]), None)
    return f"{map_measures.sakernas_tags(known, words)}." if known else ""


def no_place(month: date, words: Wording) -> str:
    """Return that a region has no place among its peers in a month."""
    return words.say(
        _("No place: nobody published a figure that all peers have for {month}."),
        month=words.month(month),
    )


# Workers since 2018


def workforce(rounds: Rounds, words: Wording) -> str:
    """Return the employed of the latest round and of the first comparable one."""
    known = rounds.of("employed")
    if not known:
        return ""
    last = known[-1]
    run = rounds.run(last["period_end"])
    first = next(row for row in known if rounds.run(row["period_end"]) == run)
    if first is last:
        return words.say(
            _("{count} people were employed in {month}"),
            count=words.number(last["workers"]),
            month=words.month(last["period_end"]),
        )
    return words.say(
        _("{count} people were employed in {month}; {first} in {first_month}"),
        count=words.number(last["workers"]),
        month=words.month(last["period_end"]),
        first=words.number(first["workers"]),
        first_month=words.month(first["period_end"]),
    )


def rounds_tags(rounds: Rounds, words: Wording) -> str:
    """Return what the rounds count, and where they are not compared."""
    text = words.say(
        _("People, Sakernas August; the eligible workers are our estimate.")
    )
    if rounds.breaks:
        text += " " + words.say(
            _(
                "From August 2023 the survey uses new weights: the figures before "
                "and after are not compared."
            )
        )
    return text


# Regions side by side
