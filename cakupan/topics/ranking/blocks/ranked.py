"""Who stands where: the answer, every place drawn and listed, what could move one."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import groupby
from statistics import median

from cakupan import sentences
from cakupan.blocks import (
    Absence,
    Address,
    Block,
    Cell,
    Note,
    Records,
    Sheet,
)
from cakupan.charts import RankedDot, RankedDots, Tick
from cakupan.data import Data, Scope
from cakupan.errors import NotPublishedError
from cakupan.measures import nice_ticks
from cakupan.topics.ranking import ask, documents, phrases
from cakupan.topics.ranking.ask import Aside, Ranking, ShownRanking, Standing
from cakupan.topics.ranking.ask_members import COUNT, COVERAGE, RankRequest
from cakupan.topics.ranking.blocks.pages import page_of
from cakupan.wording import Wording, _

_MOST_DOTS = 40  # lines of a chart
_ABOVE, _AROUND = 10, 12
# The half-width of a range that a reader assumes: 95 %, as in the places.
_Z = Fraction(196, 100)
_NONE = "–"


def instead(
    data: Data, scope: Scope, words: Wording, request: RankRequest | None = None
) -> Block | None:
    """Return why coverage cannot be ranked and what is; None where it is."""
    try:
        shown = ask.shown_ranking(data, scope, request)
    except NotPublishedError:
        return None
    if not shown.is_instead:
        return None
    text = phrases.nothing_published(shown.requested, words)
    absence = Absence("not_published", text)
    return Block("ranking.instead", "", finding=text, absence=absence)


def answer(
    data: Data, scope: Scope, words: Wording, request: RankRequest | None = None
) -> Block:
    """Return who stands where in a sentence, and what follows from it."""
    key = "ranking.answer"
    try:
        shown = ask.shown_ranking(data, scope, request)
    except NotPublishedError as error:
        text = words.error(error)
        absence = Absence(error.absence_reason, text)
        return Block(key, "", finding=text, absence=absence, is_answer=True)
    ranking = shown.ranking
    if len(ranking.standings) < 2:
        text = phrases.too_few(ranking, words)
        absence = Absence("not_published", text)
        return Block(key, "", finding=text, absence=absence, is_answer=True)
    item = shown.own_standing
    own, ends = item or ranking.standings[0], ranking.standings
    value = phrases.value(own.place.value, ranking, words)
    last = phrases.value(ends[-1].place.value, ranking, words)
    age = sentences.age(ranking.scope.period_end, data.today, words)
    return Block(
        key=key,
        title="",
        finding=phrases.headline(ranking, item, words),
        tags=f"{phrases.tags(ranking, words)} {age}.",
        number=words.number(item.place.rank) if item else value,
        number_of=words.say(_("rank")) if item else "",
        stressed=(value,) if item else (last,),
        notes=tuple(Note(text) for text in _follows(data, shown, words) if text),
        sources=ranking.source_ids,
        absence=_own_absence(shown, words),
        is_answer=True,
    )


def _own_absence(shown: ShownRanking, words: Wording) -> Absence | None:
    """Return why the region in question has no place; None where it has one."""
    aside = next((i for i in shown.ranking.set_aside if i.code == shown.own), None)
    if aside is None:
        return None
    return Absence(aside.reason, words.absence(aside.reason, aside.region.region_name))


def _follows(data: Data, shown: ShownRanking, words: Wording) -> list[str]:
    """Return what follows: the next places, who is left out, the base, movements."""
    ranking, item = shown.ranking, shown.own_standing
    other = ask.over_other_base(data, ranking)
    on_base = phrases.by_other_base(ranking, other, shown.own, words) if other else ""
    lines = [phrases.left_out(ranking, words), on_base]
    if item is None:
        return [*lines, phrases.movements(ranking, words) if ranking.earlier else ""]
    near = phrases.next_place(ranking, item, words)
    moved = phrases.moved(ranking, item, words) if item.moved else ""
    near = f"{near}." if near else ""
    return [" ".join(part for part in (near, moved) if part), *lines]


def places(
    data: Data, scope: Scope, words: Wording, request: RankRequest | None = None
) -> Block | None:
    """Return every place, drawn and as a table; None where nothing can be ranked.

    Its rows are the table's, and the line under it gives them again.
    """
    try:
        shown = ask.shown_ranking(data, scope, request)
    except NotPublishedError:
        return None
    ranking = shown.ranking
    if not (ranking.standings or ranking.set_aside):
        return None
    title = words.say(_("Ranking of {peers}"), peers=phrases.set_name(ranking, words))
    command = documents.command_line(ranking, data.pinned_day, data.dataset)
    again = words.say(_("The same table at any later time:"))
    is_drawn = len(ranking.standings) > 1
    return Block(
        key="ranking.places",
        title=title,
        picture=_dots(shown, title, words) if is_drawn else None,
        sheet=_sheet(data, shown, title, words),
        records=Records(
            "ranking",
            documents.FILE_COLUMNS,
            tuple(documents.file_rows(ranking)),
            f"ranking, {ranking.what.level}, {ranking.what.by}",
            about=tuple(documents.metadata(ranking, command, data).items()),
            address=_address(data, scope, ranking),
        ),
        sources=ranking.source_ids,
        foot=f"{again} {command}",
    )


def _address(data: Data, scope: Scope, ranking: Ranking) -> Address:
    """Return where the same digits stand at any later time, every choice written."""
    what = ranking.what
    chosen = (
        (what.peer_group, "peers"),
        (what.parent, "parent"),
        (what.zone, "zone"),
    )
    among = next((name for value, name in chosen if value), "all")
    rse = f"{what.rse_pct.normalize():f}" if what.rse_pct else ""
    return Address(
        "peringkat",
        what.peer_group or scope.region.region_code,
        changes=(
            ("level", what.level),
            ("period", f"{ranking.scope.period_end:%Y-%m}"),
            ("vintage", ranking.scope.vintage),
            ("known_on", data.pinned_day.isoformat()),
            ("section", "ranking"),
            ("among", among),
            ("parent", what.parent or ""),
            ("zone", what.zone or ""),
            ("by", what.by),
            ("leave_out", ",".join(what.left_out)),
            ("assume_rse", rse),
        ),
    )


# ---------------------------------------------------------------------- the chart


def _dots(shown: ShownRanking, title: str, words: Wording) -> RankedDots:
    ranking = shown.ranking
    middle = median(item.place.value for item in ranking.standings)
    drawn = drawn_part(ranking.standings, shown.own)
    dots = tuple(_dot_lines(drawn, shown, words))
    measure = words.say(phrases.MEASURE[ranking.what.by])
    return RankedDots(
        title=title,
        dots=dots,
        ticks=tuple(
            Tick(number, _tick(number, ranking, words))
            for number in nice_ticks(max(dot.high for dot in dots))
        ),
        median=float(middle),
        name=measure,
        unit="workers" if ranking.what.by == COUNT else "percent",
        legend=_legend(ranking, middle, len(drawn), words),
    )


def _legend(ranking: Ranking, middle: Fraction, drawn: int, words: Wording) -> str:
    """Return how the marks are to be read, and what is not drawn."""
    parts = [
        words.say(
            _("Dots: {measure}; dotted line: the median, {median}."),
            measure=words.say(phrases.MEASURE[ranking.what.by]).lower(),
            median=phrases.value(middle, ranking, words),
        )
    ]
    if ranking.what.by != COVERAGE:
        parts.append(words.say(_("Rank 1 is the highest share or number.")))
    if ranking.what.rse_pct:
        text = _(
            "Bars: 95% range under the error that you assume, not a published one."
        )
        parts.append(words.say(text))
    if drawn < len(ranking.standings):
        text = _("{shown} of {of} are drawn; the table has all.")
        parts.append(words.say(text, shown=drawn, of=len(ranking.standings)))
    return " ".join(parts)


def drawn_part(standings: Sequence[Standing], own: str | None) -> list[Standing]:
    """Return what a chart has room for: all, or the best and those around one region.

    Without a region in question, the best and the last.
    """
    if len(standings) <= _MOST_DOTS:
        return list(standings)
    place = next((i for i, item in enumerate(standings) if item.code == own), None)
    if place is None:
        rest = _MOST_DOTS - 2 * _ABOVE
        return [*standings[: _ABOVE + rest], *standings[-_ABOVE:]]
    near = range(max(0, place - _AROUND), min(len(standings), place + _AROUND + 1))
    return [
        item
        for number, item in enumerate(standings)
        if number < _ABOVE or number in near
    ]


def _dot_lines(
    drawn: Sequence[Standing], shown: ShownRanking, words: Wording
) -> list[RankedDot]:
    ranking = shown.ranking
    codes = {item.code for item in drawn}
    hidden = [item.place.rank for item in ranking.standings if item.code not in codes]
    dots, before = [], 0
    for rank, group in groupby(drawn, key=lambda item: item.place.rank):
        tied = list(group)
        is_gap = any(before < place < rank for place in hidden)
        before = rank
        value = tied[0].place.value
        width = _Z * Fraction(ranking.what.rse_pct) / 100 * value
        names = ", ".join(chart_name(item.row["region_name"]) for item in tied)
        dots.append(
            RankedDot(
                label=f"{rank} {names}",
                value=float(value),
                value_label=phrases.value(value, ranking, words),
                low=float(value - width),
                high=float(value + width),
                detail=_detail(tied, ranking, words),
                is_own=any(item.code == shown.own for item in tied),
                follows_gap=is_gap,
            )
        )
    return dots


def _detail(tied: Sequence[Standing], ranking: Ranking, words: Wording) -> str:
    parts = []
    for item in tied:
        value = phrases.value(item.place.value, ranking, words)
        text = f"{item.row['region_name']}: {value}"
        parts.append(f"{text}, {phrases.place_range(item, words)}")
    return "; ".join(parts)


def chart_name(name: str) -> str:
    """Return a region's name as it fits a chart.

    >>> chart_name("Kabupaten Kutai Timur")
    'Kab. Kutai Timur'
    >>> chart_name("Kota Administrasi Jakarta Barat")
    'Kota Jakarta Barat'
    """
    name = name.replace("Kabupaten Administrasi ", "Kab. ")
    name = name.replace("Kota Administrasi ", "Kota ")
    return name.replace("Kabupaten ", "Kab. ").replace("Kepulauan ", "Kep. ")


def _tick(number: float, ranking: Ranking, words: Wording) -> str:
    if ranking.what.by == COUNT:
        return words.workers_words(number) if number else "0"
    return f"{words.number(number)}%"


# ---------------------------------------------------------------------- the table


def _sheet(data: Data, shown: ShownRanking, title: str, words: Wording) -> Sheet:
    """Return one row a region, best first, then those that are not ranked."""
    ranking = shown.ranking
    has_range = any(i.place.rank_low != i.place.rank_high for i in ranking.standings)
    heads = _heads(ranking, words, has_range=has_range)
    ranks = ranking.shared_ranks()
    rows = [
        (
            _rank_cell(item, ranks, words),
            *_value_cells(item, ranking, words, has_range=has_range),
        )
        for item in ranking.standings
    ]
    empty = len(heads) - 3
    rows += [_aside_row(item, empty, words) for item in ranking.set_aside]
    codes = (*(i.code for i in ranking.standings), *(i.code for i in ranking.set_aside))
    regions = [data.regions.of(code, ranking.scope.vintage) for code in codes]
    linked = tuple(
        (rank, replace(name, address=page_of(region, data)), *rest)
        for (rank, name, *rest), region in zip(rows, regions, strict=True)
    )
    return Sheet(
        title,
        tuple(heads),
        linked,
        is_sortable=True,
        key_column=1,
        keys=codes,
        own=shown.own or "",
        terms=tuple(region.terms for region in regions),
    )


def _heads(ranking: Ranking, words: Wording, *, has_range: bool) -> list[Cell]:
    unit = "" if ranking.what.by == COUNT else "%"
    measure = words.say(phrases.MEASURE[ranking.what.by])
    heads = [
        Cell(words.say(_("Rank")), is_number=True),
        Cell(words.level(ranking.what.level).capitalize()),
        Cell(measure, unit, is_number=True),
    ]
    if has_range:
        heads.append(Cell(words.say(_("Place between")), is_number=True))
    if ranking.earlier is not None:
        month = words.month(ranking.earlier, short=True)
        heads.append(Cell(words.say(_("Movement")), month))
    return heads


def _rank_cell(item: Standing, shared: set[int], words: Wording) -> Cell:
    rank = item.place.rank
    mark = "=" if rank in shared else ""
    return Cell(f"{words.number(rank)}{mark}", is_number=True, order=rank)


def _value_cells(
    item: Standing, ranking: Ranking, words: Wording, *, has_range: bool
) -> list[Cell]:
    place, is_over = item.place, bool(item.row.get("is_over_100"))
    above, below = documents.parts_of(ranking.what)
    note, name = "", item.row["region_name"]
    if below:
        note = f"{words.number(item.row[above])} / {words.number(item.row[below])}"
    cells = [
        Cell(name, note, order=name),
        Cell(
            words.number(place.value, 0 if ranking.what.by == COUNT else 2),
            ">100" if is_over else "",
            is_number=True,
            order=float(place.value),
            tone="over" if is_over else "",
        ),
    ]
    if has_range:
        text = f"{place.rank_low}–{place.rank_high}"
        if place.rank_low == place.rank_high:
            text = str(place.rank_low)
        cells.append(Cell(text, is_number=True, order=place.rank_low))
    if ranking.earlier is not None:
        cells.append(_moved_cell(item, words))
    return cells


def _moved_cell(item: Standing, words: Wording) -> Cell:
    moved = item.moved
    if moved is None:
        return Cell(_NONE, tone="muted")
    note = ""
    if moved.own or moved.others or moved.restated:
        note = words.say(
            _("own {own}, others {others}"),
            own=phrases.signed(moved.own),
            others=phrases.signed(moved.others),
        )
        if moved.restated:
            note = words.say(
                _("{note}, corrected {count}"),
                note=note,
                count=phrases.signed(moved.restated),
            )
    return Cell(phrases.change_text(moved.change, words), note, order=moved.change)


def _aside_row(item: Aside, empty: int, words: Wording) -> tuple[Cell, ...]:
    note, name = "", item.region.region_name
    if item.other_series:
        note = words.series(item.other_series, item.other_publisher, short=True)
    return (
        Cell(_NONE, is_number=True, tone="muted"),
        Cell(name, order=name),
        Cell(words.absence_short(item.kind), note, is_number=True, tone="muted"),
        *(Cell(_NONE, tone="muted") for _column in range(empty)),
    )


# ---------------------------------------------------------------------- the doubts


def doubts(
    data: Data, scope: Scope, words: Wording, request: RankRequest | None = None
) -> Block | None:
    """Return what could move a place: rounding, an assumed error, who is out."""
    try:
        shown = ask.shown_ranking(data, scope, request)
    except NotPublishedError:
        return None
    ranking, item = shown.ranking, shown.own_standing
    if not (ranking.standings or ranking.set_aside):
        return None
    lines = [
        phrases.assumed(ranking, item, words),
        phrases.set_aside(ranking, words),
        _other_movement(ranking, item, words),
    ]
    notes = [Note(text) for text in lines if text]
    if ranking.what.by == COVERAGE:
        over = sentences.over_100([i.row for i in ranking.standings], words)
        notes += [Note(over, "doubt")] if over else []
    return Block(
        key="ranking.doubts",
        title="",
        finding=phrases.how_sure(ranking, words),
        notes=tuple(notes),
        sources=ranking.source_ids,
    )


def _other_movement(ranking: Ranking, item: Standing | None, words: Wording) -> str:
    """Return the movement that the answer left out: the others', or why none."""
    if ranking.earlier is None or (item is not None and item.moved):
        return phrases.movements(ranking, words)
    return phrases.moved(ranking, item, words) if item is not None else ""
