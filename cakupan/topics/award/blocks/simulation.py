"""The award simulated with the reader's weights: places, how sure, what would change.

No official weights were ever published, and everything said here says so.
"""

from collections.abc import Sequence
from dataclasses import replace

from cakupan import sentences
from cakupan.blocks import Absence, Block, Cell, Note, Records, Sheet
from cakupan.charts import RankRow, RankRows, Tick
from cakupan.data import Data, Row, Scope
from cakupan.errors import CakupanError, NotPublishedError
from cakupan.sentences import upper_first
from cakupan.topics.award import ask, documents, phrases
from cakupan.topics.award.ask import AwardRequest, AwardSimulation
from cakupan.topics.award.figures.criteria import COVERAGE
from cakupan.topics.award.figures.scoring import Scored
from cakupan.topics.award.labels import (
    LABEL,
    MEASURED,
    NOT_OFFICIAL,
    SCALE_NOTE,
    SIMULATION,
    amount,
    criterion,
    listed,
)
from cakupan.topics.cells import NONE
from cakupan.wording import Wording, _

_MOST_ROWS = 40  # of the chart
_TOP, _AROUND = 15, 10
_MOST_TICKS = 6


def not_official(data: Data, scope: Scope, words: Wording) -> Block:
    """Return that the weights are the reader's: nobody has published the jury's."""
    text = words.say(SIMULATION)
    mark = text.partition(":")[0]
    return Block("award.not_official", "", finding=text, stressed=(mark,))


def _simulated(
    data: Data, scope: Scope, request: AwardRequest | None
) -> AwardSimulation | None:
    """Return the simulation where two regions have a place; None elsewhere."""
    try:
        award = ask.simulation(data, scope, request)
    except CakupanError:
        return None
    return award if award.has_places else None


# ---------------------------------------------------------------------- the answer


def simulated_answer(
    data: Data, scope: Scope, words: Wording, request: AwardRequest | None = None
) -> Block:
    """Return where the region in question stands, else who is first, else why nobody.

    Its notes say what can be done where figures are too few.
    """
    key = "award.simulated_answer"
    try:
        award = ask.simulation(data, scope, request)
    except CakupanError as error:
        text = words.error(error)
        absence = None
        if isinstance(error, NotPublishedError):
            absence = Absence(error.absence_reason, text)
        return Block(key, "", finding=text, absence=absence, is_answer=True)
    if not award.has_places:
        text = f"{phrases.of_nobody(award, words)}."
        return Block(
            key=key,
            title="",
            finding=text,
            tags=phrases.of_figures(award, words),
            notes=(Note(_what_to_do(award, words)),),
            sources=award.source_ids,
            absence=Absence("not_published", text),
            is_answer=True,
        )
    own = ask.region_in_question(scope, award)
    place = award.scored(own) or award.standings.ranked[0]
    return Block(
        key=key,
        title="",
        finding=f"{phrases.of_place(award, place, words)}.",
        tags=_beside(award, own, words),
        sources=award.source_ids,
        is_answer=True,
    )


def _what_to_do(award: AwardSimulation, words: Wording) -> str:
    text = (
        _(
            "Published figures give only coverage for every province. Take coverage "
            "alone, type what you know below, or look at it on made-up figures."
        )
        if len(award.rows) > 1
        else _(
            "No coverage of these regions is published for this month and definition. "
            "Type what you know below, or look at it on made-up figures."
        )
    )
    return words.say(text)


def _beside(award: AwardSimulation, own: str, words: Wording) -> str:
    """Return the first, who has no place, and what the figures are."""
    place = award.scored(own)
    parts = []
    if place is not None and place.rank > 1:
        first = award.standings.ranked[0]
        parts.append(
            words.say(
                _("First: {region}, score {score}."),
                region=award.regions[first.region_code].region_name,
                score=phrases.score(first.score, words),
            )
        )
    if place is None and own in award.regions:
        text = _("{region} has no place: its criteria carry less than half the weight.")
        parts.append(words.say(text, region=award.regions[own].region_name))
    if award.standings.set_aside:
        count = phrases.region_count(award, len(award.standings.set_aside), words)
        parts.append(words.say(_("{count} without a place."), count=count))
    parts.append(phrases.of_figures(award, words))
    if COVERAGE in award.request.profile.shares and award.rows:
        parts.append(_coverage_tags(next(iter(award.rows.values())), words))
    return " ".join(parts)


def _coverage_tags(row: Row, words: Wording) -> str:
    """Return what the coverage stands on: month, then its tags."""
    return words.say(
        _("Coverage of {month}: {tags}"),
        month=words.month(row["period_end"]),
        tags=sentences.tags(row, words),
    )


# ---------------------------------------------------------------------- the places


def simulated_places(
    data: Data, scope: Scope, words: Wording, request: AwardRequest | None = None
) -> Block | None:
    """Return every place with its range over the draws, drawn and as a table.

    Where nobody has a place, the table says what each region lacks, on demand.
    """
    try:
        award = ask.simulation(data, scope, request)
    except CakupanError:
        return None
    key, own = "award.simulated_places", ask.region_in_question(scope, award)
    sheet = _places_sheet(award, own, words)
    records = Records(
        "paritrana-bukan-resmi",
        documents.columns_of(award),
        tuple(documents.file_rows(award)),
        LABEL,
        about=tuple(documents.metadata(award).items()),
    )
    ids = award.source_ids
    if not award.has_places:
        count = phrases.region_count(award, len(award.without_place), words)
        opens_as = words.say(_("{count} without a place."), count=count)
        sheet = replace(sheet, is_folded=True, opens_as=opens_as)
        return Block(key, "", sheet=sheet, records=records, sources=ids)
    title = words.say(_("Places under this profile"))
    first = phrases.of_place(award, award.standings.ranked[0], words)
    return Block(
        key=key,
        title=title,
        finding=f"{words.say(NOT_OFFICIAL)}. {first}.",
        tags=_how(award, words),
        picture=_rank_rows(award, own, title, words),
        sheet=sheet,
        records=records,
        sources=ids,
    )


def _how(award: AwardSimulation, words: Wording) -> str:
    profile = award.request.profile
    scale = words.say(SCALE_NOTE[profile.scale])
    if len(profile.shares) == 1:
        text = _("{scale} With one criterion there is no weight to vary.")
        return words.say(text, scale=scale)
    return words.say(
        _(
            "{scale} Dot: place at the weights of the profile. Line: 5–95% range over "
            "{draws} draws of the weights (seed {seed})."
        ),
        scale=scale,
        draws=words.number(profile.draws),
        seed=profile.seed,
    )


def _rank_rows(
    award: AwardSimulation, own: str, title: str, words: Wording
) -> RankRows:
    drawn = drawn_part(award.standings.ranked, own)
    count = len(award.standings.ranked)
    legend = ""
    if len(drawn) < count:
        text = _("{shown} of {count} are drawn; all stand in the table.")
        legend = words.say(text, shown=len(drawn), count=count)
    return RankRows(
        title=title,
        rows=tuple(_rank_row(award, item, own, words) for item in drawn),
        ticks=tuple(Tick(rank, words.number(rank)) for rank in rank_ticks(count)),
        mark=words.say(NOT_OFFICIAL),
        legend=legend,
    )


def drawn_part(ranked: Sequence[Scored], own: str) -> list[Scored]:
    """Return whom the chart shows: all, else the top and who stands around the own."""
    if len(ranked) <= _MOST_ROWS:
        return list(ranked)
    place = next((n for n, item in enumerate(ranked) if item.region_code == own), 0)
    return [
        item
        for number, item in enumerate(ranked)
        if number < _TOP or abs(number - place) <= _AROUND
    ]


def _rank_row(
    award: AwardSimulation, item: Scored, own: str, words: Wording
) -> RankRow:
    sure = award.sureness[item.region_code]
    return RankRow(
        label=award.regions[item.region_code].short_name,
        rank=item.rank,
        low=sure.rank_low,
        high=sure.rank_high,
        detail=phrases.of_place(award, item, words),
        is_own=item.region_code == own,
    )


def rank_ticks(count: int) -> list[int]:
    """Return ranks to name on an axis: the first, the last, round ones between.

    >>> rank_ticks(34), rank_ticks(5), rank_ticks(514)
    ([1, 10, 20, 34], [1, 2, 3, 4, 5], [1, 100, 200, 300, 400, 514])
    """
    if count <= _MOST_TICKS:
        return list(range(1, count + 1))
    steps = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
    step = next(step for step in steps if count / step < _MOST_TICKS)
    between = range(step, count - step // 2, step)
    return [1, *(tick for tick in between if tick > 1), count]


def _places_sheet(award: AwardSimulation, own: str, words: Wording) -> Sheet:
    """Return who has a place by place, then who has none."""
    level = words.level(award.ranking.what.level).capitalize()
    heads = (
        Cell(words.say(_("Place")), is_number=True),
        Cell(level),
        Cell(words.say(_("Score")), is_number=True),
        Cell(words.say(_("5–95% range")), is_number=True),
        Cell(words.say(_("First")), is_number=True),
        Cell(words.say(_("First three")), is_number=True),
    )
    empty = Cell(NONE, is_number=True, tone="muted")
    aside_rows = (
        (empty, _name(award, item.region_code, item.missing, words), *(empty,) * 4)
        for item in award.without_place
    )
    codes = [item.region_code for item in award.placed]
    codes += [item.region_code for item in award.without_place]
    return Sheet(
        caption=f"{words.say(NOT_OFFICIAL)}: {words.say(_('places'))}",
        heads=heads,
        rows=(
            *(_place_cells(award, item, words) for item in award.placed),
            *aside_rows,
        ),
        is_sortable=True,
        key_column=1,
        keys=tuple(codes),
        own=own,
        is_captioned=True,
    )


def _name(
    award: AwardSimulation, code: str, missing: Sequence[str], words: Wording
) -> Cell:
    name = award.regions[code].region_name
    nobody = phrases.criteria_without_values(award)  # said once, in a note
    lacked = tuple(name for name in missing if name not in nobody)
    note = ""
    if lacked:
        note = words.say(_("without {criteria}"), criteria=listed(lacked, words))
    return Cell(name, note, order=name)


def _place_cells(
    award: AwardSimulation, item: Scored, words: Wording
) -> tuple[Cell, ...]:
    sure = award.sureness[item.region_code]
    reach = words.number(sure.rank_low)
    if sure.rank_low != sure.rank_high:
        reach = f"{reach}–{words.number(sure.rank_high)}"
    return (
        Cell(words.number(item.rank), is_number=True, order=item.rank),
        _name(award, item.region_code, item.missing, words),
        Cell(phrases.score(item.score, words), is_number=True, order=float(item.score)),
        Cell(reach, is_number=True, order=sure.rank_low),
        Cell(phrases.share(sure.p_first, words), is_number=True, order=sure.p_first),
        Cell(phrases.share(sure.p_top3, words), is_number=True, order=sure.p_top3),
    )


# ---------------------------------------------------------- what would change a place


def lifts(
    data: Data, scope: Scope, words: Wording, request: AwardRequest | None = None
) -> Block | None:
    """Return the smallest change of one criterion that lifts the region one place.

    Without a region in question it is the second one.
    """
    award = _simulated(data, scope, request)
    if award is None:
        return None
    key, title = "award.lifts", words.say(_("What would lift me one place"))
    code = ask.region_compared(scope, award)
    own = ask.region_in_question(scope, award)
    item = award.scored(code)
    if item is None or code != own:
        text = _("Choose a region above to see what would lift it.")
        return Block(key, title, finding=words.say(text))
    name = award.regions[code].region_name
    if item.rank == 1:
        text = _("{region} is first already.")
        return Block(key, title, finding=words.say(text, region=name))
    how = words.say(
        _(
            "{mark}. {region}, place {rank}: the smallest change of one criterion that "
            "gives a better place, if nothing else changes."
        ),
        mark=words.say(NOT_OFFICIAL),
        region=name,
        rank=words.number(item.rank),
    )
    values = award.values[code]
    rows = tuple(
        (
            Cell(
                upper_first(criterion(lift.criterion, words)),
                amount(lift.criterion, values[lift.criterion].amount, words),
            ),
            Cell(upper_first(phrases.of_lift(award, lift, code, words))),
        )
        for lift in ask.lifts(award, code)
    )
    heads = (Cell(words.say(_("Criterion"))), Cell(words.say(_("Smallest change"))))
    sheet = Sheet(title, heads, rows, kind="narrow")
    return Block(key, title, tags=how, sheet=sheet, sources=award.source_ids)


def break_even(
    data: Data,
    scope: Scope,
    words: Wording,
    request: AwardRequest | None = None,
    against: str = "",
) -> Block | None:
    """Return the weight of each criterion at which two regions would be equal.

    Args:
        data: the figures.
        scope: its region is the one compared, or the second place.
        words: the reader's.
        request: what the reader chose.
        against: code of the other region; without a place of its own, the one that
            stands right before, or after the first.
    """
    award = _simulated(data, scope, request)
    if award is None:
        return None
    code = ask.region_compared(scope, award)
    pair = (code, ask.region_against(award, code, against))
    rows = tuple(
        (
            Cell(upper_first(criterion(line.criterion, words))),
            Cell(phrases.share(line.weight, words), is_number=True),
            Cell(upper_first(phrases.of_break_even(award, line, pair, words))),
        )
        for line in ask.break_even(award, *pair) or ()
    )
    heads = (
        Cell(words.say(_("Criterion"))),
        Cell(words.say(_("Weight")), is_number=True),
        Cell(words.say(_("Break-even"))),
    )
    title = words.say(_("Break-even weight between two"))
    how = words.say(
        _(
            "{mark}. The weight at which both would be equal; the other weights keep "
            "their proportions."
        ),
        mark=words.say(NOT_OFFICIAL),
    )
    return Block(
        key="award.break_even",
        title=title,
        tags=how,
        sheet=Sheet(title, heads, rows, kind="narrow"),
        sources=award.source_ids,
    )


# ---------------------------------------------------------------------- the criteria


def weights(
    data: Data, scope: Scope, words: Wording, request: AwardRequest | None = None
) -> Block | None:
    """Return each criterion with its weight, what the draws make of it, who has it."""
    try:
        award = ask.simulation(data, scope, request)
    except CakupanError:
        return None
    profile, counts = award.request.profile, award.standings.region_counts
    ranges = {item.criterion: item for item in award.weight_ranges}
    rows = []
    for name, share in profile.shares.items():
        low, high = (
            phrases.share(end, words) for end in (ranges[name].low, ranges[name].high)
        )
        is_lower = profile.polarity[name] == "lower"
        with_value = words.say(
            _("{known} of {of}"), known=counts[name], of=len(award.regions)
        )
        rows.append(
            (
                Cell(
                    upper_first(criterion(name, words)),
                    words.say(_("lower is better")) if is_lower else "",
                ),
                Cell(phrases.share(share, words), is_number=True),
                Cell(f"{low}–{high}", is_number=True),
                Cell(with_value, is_number=True),
                Cell(upper_first(words.say(MEASURED[name]))),
            )
        )
    heads = (
        Cell(words.say(_("Criterion"))),
        Cell(words.say(_("Weight")), is_number=True),
        Cell(words.say(_("5–95% range of the draws")), is_number=True),
        Cell(words.say(_("Regions with a value")), is_number=True),
        Cell(words.say(_("Measured as"))),
    )
    caption = words.say(_("Criteria and weights"))
    sheet = Sheet(caption, heads, tuple(rows), kind="records", is_folded=True)
    return Block("award.weights", "", sheet=sheet, sources=award.source_ids)


def simulation_doubts(
    data: Data, scope: Scope, words: Wording, request: AwardRequest | None = None
) -> Block | None:
    """Return what must be said beside the outcome."""
    try:
        award = ask.simulation(data, scope, request)
    except CakupanError:
        return None
    of_criteria = words.say(
        _(
            "The criteria are those that press and officials named, edition by "
            "edition. Which of them counted how much was never published; nor is this "
            "list complete."
        )
    )
    lines = [*phrases.notes(award, words), of_criteria]
    notes = [Note(" ".join(lines), "doubt")]
    over = sentences.over_100(list(award.rows.values()), words)
    notes += [Note(over, "doubt")] if over else []
    return Block(
        "award.simulation_doubts", "", notes=tuple(notes), sources=award.source_ids
    )
