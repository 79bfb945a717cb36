"""Sentences that carry figures: the answer, its tags, its consequence. Pure.

Every sentence is built from rows of the reads and the reader's words; the same
sentence stands on a page, in a tooltip and in a file.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from cakupan.data.store import Row
from cakupan.measures import Position
from cakupan.wording import Wording, _


def summed(row: Row, words: Wording) -> str:
    """Return that a province's figure is a sum of its regencies; empty where not.

    Args:
        row: of ``coverage__by_region`` or another that tells ``regencies_summed``.
        words: the reader's words.
    """
    count = row.get("regencies_summed")
    if not count:
        return ""
    return words.say(_("sum of {count} regencies and cities"), count=count)


def scope(row: Row, words: Wording) -> str:
    """Return the segments of a figure, and that it is a sum of regencies if it is."""
    scope, total = words.scope(row["segment_scope"]), summed(row, words)
    return f"{scope} ({total})" if total else scope


def regencies_in(row: Row, words: Wording) -> str:
    """Return how many regencies of a province are in, ``3 of 10 ...``; may be empty."""
    if row.get("regencies_in") is None:
        return ""
    return words.say(
        _("{count} of {of} regencies and cities"),
        count=row["regencies_in"],
        of=row["regencies_of"],
    )


IN_PART, AWAITED = "in_part", "awaited"


def absence_kind(row: Row) -> str:
    """Return why a region of a map has no figure: a reason, or what is on its way.

    ``in_part`` where some segments or some regencies are on record, ``awaited`` where
    the office that sends the region has not sent this month; else the row's reason.

    Args:
        row: of ``coverage__by_region`` or ``workforce__by_level``, without a figure.
    """
    if row["absence_reason"] != "not_published":
        return str(row["absence_reason"])
    if row.get("sent_scope") or row.get("regencies_in") is not None:
        return IN_PART
    return AWAITED if row.get("is_awaited") else "not_published"


def absence_short_of(row: Row, words: Wording) -> str:
    """Return why a region has no figure, in a few words."""
    kind = absence_kind(row)
    if kind == IN_PART and row.get("sent_scope"):
        return words.say(_("{scope} alone"), scope=words.scope(row["sent_scope"]))
    if kind == IN_PART:
        return regencies_in(row, words)
    return words.absence_short(kind)


def absence_of(row: Row, words: Wording) -> str:
    """Return why a region has no figure for its month and segments, as a sentence."""
    kind = absence_kind(row)
    fields = {
        "region": row["region_name"],
        "month": words.month(row["period_end"]) if "period_end" in row else "",
    }
    if kind == IN_PART and row.get("sent_scope"):
        return words.say(
            _("{region}, {month}: on record for {sent} alone, not for {scope}."),
            sent=words.scope(row["sent_scope"]),
            scope=words.scope(row["segment_scope"]),
            **fields,
        )
    if kind == IN_PART:
        return words.say(
            _(
                "{region}, {month}: {count} of {of} regencies and cities are in "
                "({scope}). Their sum stands for the province once all are in."
            ),
            count=row["regencies_in"],
            of=row["regencies_of"],
            scope=words.scope(row["segment_scope"]),
            **fields,
        )
    if kind == AWAITED:
        return words.say(_("{region}, {month}: not sent yet."), **fields)
    return words.absence(kind, row["region_name"])


def tags(row: Row, words: Wording) -> str:
    """Return a coverage figure's definition: segments, whose workers, base, dates."""
    return words.say(
        _("{scope}, {basis}; base: {base}, {base_month}. Source: {sources}."),
        scope=scope(row, words),
        basis=words.worker_basis(row["worker_basis"], row["worker_basis_evidence"]),
        base=words.base(row["base"]),
        base_month=words.month(row["base_period"]),
        sources=sources(row, words),
    )


# Who stands behind a series, in a word or two; the full title is one click away.
_PUBLISHERS = {
    "kemnaker_1726": _("Kemnaker"),
    "kemnaker_press": _("Kemnaker, rounded by the press"),
    "bpjs_national": _("BPJS Ketenagakerjaan"),
    "sakernas_august": _("BPS"),
    "simulasi": _("SIMULASI"),
}


def publisher(row: Row, words: Wording) -> str:
    """Return who stands behind a figure of a series.

    Of an office's own series those are the publishers of its documents.
    """
    message = _PUBLISHERS.get(row["series"])
    return words.say(message) if message else str(row["source_publisher"])


def survey_publisher(words: Wording) -> str:
    """Return who stands behind the survey that gives the bases."""
    return words.say(_PUBLISHERS["sakernas_august"])


def sources(row: Row, words: Wording) -> str:
    """Return who gave numerator and denominator, ``Kemnaker; BPS``."""
    return f"{publisher(row, words)}; {survey_publisher(words)}"


def series_short(row: Row, words: Wording) -> str:
    """Return the short name of a figure's series, ``deret Kemnaker``."""
    return words.series(row["series"], row["source_publisher"], short=True)


def series_and_survey(row: Row, words: Wording) -> str:
    """Return the names of a figure's series and of the survey under it."""
    series = words.series(row["series"], row["source_publisher"])
    return f"{series}; {words.series('sakernas_august')}"


def short_tags(row: Row, words: Wording) -> str:
    """Return the definition in a few words, for subtitles and tooltips."""
    return words.say(
        _("{scope} over {base}, {month}"),
        scope=scope(row, words),
        base=words.base(row["base"]),
        month=words.month(row["period_end"]),
    )


def age(period_end: date, as_of: date, words: Wording) -> str:
    """Return how old a figure is, ``Data per Desember 2023, 2 tahun lalu``."""
    return words.say(
        _("Data as of {month}, {age}"),
        month=words.month(period_end),
        age=words.age(period_end, as_of),
    )


def fraction(row: Row, words: Wording) -> str:
    """Return numerator and denominator, ``1.323.233 dari 1.847.295``."""
    return words.say(
        _("{active} of {base}"),
        active=words.number(row["active_workers"]),
        base=words.number(row["base_workers"]),
    )


def span(start: date | None, end: date, words: Wording) -> str:
    """Return the days that a figure is about: a day, years, or from and to.

    >>> from datetime import date
    >>> from cakupan.wording import speak
    >>> span(date(2025, 1, 1), date(2025, 12, 31), speak("id"))
    '2025'
    >>> span(date(2025, 10, 20), date(2025, 10, 20), speak("id"))
    '20 Oktober 2025'
    """
    if start is None or start == end:
        return words.date(end)
    if _is_whole_years(start, end):
        return "–".join(dict.fromkeys((str(start.year), str(end.year))))
    return words.say(
        _("{start} to {end}"), start=words.date(start), end=words.date(end)
    )


def month_of(row: Row, words: Wording, *, short: bool = False) -> str:
    """Return the month of a published figure, or the year if no more is known.

    The last day of such a year is where the figure is kept, not what was said.
    """
    start, end = row["period_start"], row["period_end"]
    if start and _is_whole_years(start, end):
        return span(start, end, words)
    return words.month(row["period_end"], short=short)


def _is_whole_years(start: date, end: date) -> bool:
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)


def statement_value(row: Row, words: Wording) -> str:
    """Return a published percent with its publisher's digits and precision."""
    precision = row["precision"]
    printed = words.stated_percent(row["stated_pct_as_printed"])
    if precision == "range":
        return words.precise(
            "range",
            low=words.stated_percent(_digits(row["pct_low"])),
            high=words.stated_percent(_digits(row["pct_high"])),
        )
    return words.precise("exact" if precision == "rounded" else precision, printed)


def statement_and_workers(row: Row, words: Wording) -> str:
    """Return a published percent with the members that its publisher counted."""
    percent = statement_value(row, words)
    if row["stated_active"] is None:
        return percent
    is_exact = row["active_precision"] == "exact"
    write = words.number if is_exact else words.workers_words
    return words.say(
        _("{workers} = {percent}"), workers=write(row["stated_active"]), percent=percent
    )


def _digits(value: float) -> str:
    return f"{value:g}"


def ranks(
    places: Sequence[tuple[str, str, Position]], peers: str, words: Wording
) -> str:
    """Return where a region stands, by each base that orders it otherwise.

    Args:
        places: base, name of the series and position, the shown base first.
        peers: what is ranked, as ``provinsi``.
        words: the reader's words.
    """
    if not places:
        return ""
    base, series, found = places[0]
    said = words.say(
        _("Rank {rank} of {of} {peers} ({series}, base {base})"),
        rank=found.rank,
        of=found.of,
        peers=peers,
        series=series,
        base=words.base(base, short=True),
    )
    others = [
        words.say(
            _("rank {rank} by base {base}"),
            rank=other.rank,
            base=words.base(name, short=True),
        )
        for name, _series, other in places[1:]
    ]
    return "; ".join([said, *others])


def target_sentence(row: Row, words: Wording, since: date | None = None) -> str:
    """Return a target beside the latest statement of the same indicator.

    Without a like statement the target stands alone, without a verdict; one that was
    due before ``since`` is said to be the last.
    """
    target = words.say(
        _("Target {regime} {year}: {pct}"),
        regime=words.regime(row["regime"]),
        year=row["due_on"].year,
        pct=words.stated_percent(row["target_pct_as_printed"]),
    )
    if row["latest_row_id"] is None:
        if since and row["due_on"] < since:
            target = words.say(_("{target}, the last one, is past"), target=target)
        if row["base"]:
            return words.say(
                _("{target}; no figure of {definition} is on record yet"),
                target=target,
                definition=measured_on(row, words),
            )
        return words.say(
            _("{target}; no figure of the same indicator is published"), target=target
        )
    if row["base"]:
        target = words.say(
            _("{target}, measured on {definition}"),
            target=target,
            definition=measured_on(row, words),
        )
        return words.say(
            _("{target}; {pct} in {month}: {verdict}"),
            target=target,
            pct=latest_value(row, words),
            month=words.month(row["latest_period_end"]),
            verdict=target_verdict(row, words),
        )
    return words.say(
        _("{target}; latest of the same indicator {pct} ({month}): {verdict}"),
        target=target,
        pct=latest_value(row, words),
        month=words.month(row["latest_period_end"]),
        verdict=target_verdict(row, words),
    )


def measured_on(row: Row, words: Wording) -> str:
    """Return the coverage that a target names, ``PU + BPU of employed``.

    A province whose regencies were summed says so.

    Args:
        row: of ``targets__by_region``, with a base.
        words: the reader's words.
    """
    scope, total = words.scope(row["segment_scope"]), summed(row, words)
    if total:
        scope = f"{scope} ({total})"
    return words.say(
        _("{scope} over {base}"), scope=scope, base=words.base(row["base"])
    )


def latest_value(row: Row, words: Wording) -> str:
    """Return the figure that a target stands beside, as its publisher gave it.

    A coverage that is computed here has two decimals, as everywhere.
    """
    printed = words.stated_percent(row["latest_pct_as_printed"])
    if row["latest_precision"] == "about":
        return words.precise("about", printed)
    return printed


def target_verdict(row: Row, words: Wording) -> str:
    """Return how a target's latest figure stands to it, with the word that it allows.

    Met or missed is a target in the month in which it is due; a figure of another
    month is above it or short of it, and says nothing of the due month.
    """
    due, latest = row["due_on"], row["latest_period_end"]
    is_due = (due.year, due.month) == (latest.year, latest.month)
    if row["is_met"]:
        message = _("met, {points} above") if is_due else _("{points} above the target")
    else:
        message = _("not met, {points} short") if is_due else _("{points} short")
    return words.say(message, points=words.points(abs(row["gap_pp"])))


def next_target(rows: Iterable[Row], since: date | None = None) -> Row | None:
    """Return the target that a page names first.

    Like with like goes first, then the one that is due first after that statement or,
    where nobody published one, after ``since``. If all are past, it is the last one.

    Args:
        rows: of ``targets__by_region``.
        since: last day of the period that the page is about.
    """
    known = [row for row in rows if row["target_pct"] is not None]
    like = [row for row in known if row["latest_row_id"] is not None]

    def order(row: Row) -> tuple[bool, int, str]:
        start = row["latest_period_end"] or since
        is_past = start is not None and row["due_on"] < start
        day = row["due_on"].toordinal()
        return is_past, -day if is_past else day, row["row_id"]

    return min(like or known, key=order, default=None)


def absence(row: Row, words: Wording) -> str:
    """Return why a kind of figure is missing and who could supply it."""
    why, who = row[f"why_{words.lang}"], row[f"who_could_supply_{words.lang}"]
    if not who:
        return str(why)
    return words.say(_("{why} Could be supplied by: {who}."), why=why, who=who)


def published(source: Row, words: Wording) -> str:
    """Return when a source was published, as exactly as is known."""
    if source["published_on"]:
        return words.date(source["published_on"])
    known = source["published_as"] or ""
    if len(known) == len("2024-04"):
        return words.month(known)
    return known or words.say(_("undated"))


def note(row: Row, words: Wording) -> str:
    """Return the note beside a figure in the reader's language; empty if none."""
    found = row["note_id"] if words.lang == "id" else row["note"]
    return found or row["note"] or ""


def own_or_national_target(
    own: Sequence[Row], national: Sequence[Row], name: str, since: date, words: Wording
) -> str:
    """Return a region's next target, else the nation's, named as what it is not.

    Args:
        own: targets of the region.
        national: those of the nation, each beside the region's own figure.
        name: the region's.
        since: day from which a target is still to come.
        words: the reader's words.
    """
    first = next_target(own, since)
    if first:
        return target_sentence(first, words, since)
    other = next_target(national, since)
    if other is None:
        return ""
    message = (
        _(
            "{region} has published no target of its own; {regime} {year} of {pct} is "
            "a target for the nation, and no figure of its indicator is published for "
            "{region}"
        )
        if other["latest_row_id"] is None
        else _(
            "{region} has published no target of its own; {regime} {year} of {pct} is "
            "a target for the nation, by the indicator of which {region} had {latest} "
            "({month})"
        )
    )
    fields = {"latest": "", "month": ""}
    if other["latest_row_id"] is not None:
        fields = {
            "latest": latest_value(other, words),
            "month": words.month(other["latest_period_end"]),
        }
    return words.say(
        message,
        region=name,
        regime=words.regime(other["regime"]),
        year=other["due_on"].year,
        pct=words.stated_percent(other["target_pct_as_printed"]),
        **fields,
    )


def upper_first(text: str) -> str:
    """Return a text that begins with a capital; the rest keeps its letters.

    >>> upper_first("kasus kecelakaan kerja (JKK)")
    'Kasus kecelakaan kerja (JKK)'
    """
    return text[:1].upper() + text[1:]


def over_100(rows: Sequence[Row], words: Wording) -> str:
    """Return which regions are above 100 %, and why; empty where none is.

    Args:
        rows: of ``coverage__by_region``.
        words: the reader's words.
    """
    over = [row["region_name"] for row in rows if row["is_over_100"]]
    if not over:
        return ""
    return words.say(
        _(
            "Above 100%: {regions}. Workers are counted by place of registration; "
            "many companies are registered at their head office. The figure is shown "
            "as it is."
        ),
        regions=words.listing(over),
    )
