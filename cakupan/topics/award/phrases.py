"""The simulation in sentences: who stands where, how sure, what would change it."""

from decimal import Decimal
from fractions import Fraction

from cakupan.topics.award.ask import AwardSimulation
from cakupan.topics.award.documents import hundred
from cakupan.topics.award.figures.breakeven import BreakEven, Lift
from cakupan.topics.award.figures.criteria import COVERAGE, CRITERIA, GROWTH
from cakupan.topics.award.figures.draws import Sureness
from cakupan.topics.award.figures.scoring import Scored
from cakupan.topics.award.labels import criterion, listed
from cakupan.wording import Wording, _

_WHOLE_BASE = Fraction(100)


def score(value: Fraction, words: Wording) -> str:
    """Return a score of 0 to 1 as 0 to 100 with two decimals."""
    return words.number(hundred(value), 2)


def share(value: Fraction | float, words: Wording) -> str:
    """Return a share of 1 as a percent."""
    return words.percent(Decimal(100) * Decimal(repr(float(value))))


def places(sure: Sureness, words: Wording) -> str:
    """Return the range of places, ``2 sampai 6``."""
    return words.say(
        _("{low} to {high}"),
        low=words.number(sure.rank_low),
        high=words.number(sure.rank_high),
    )


def region_count(award: AwardSimulation, count: int, words: Wording) -> str:
    """Return a number of the compared regions, ``34 provinsi``."""
    level = words.level(award.ranking.what.level, plural=True)
    return f"{words.number(count)} {level}"


def of_place(award: AwardSimulation, item: Scored, words: Wording) -> str:
    """Return where a region stands and how sure that is."""
    sure = award.sureness[item.region_code]
    name = award.regions[item.region_code].region_name
    of = region_count(award, len(award.standings.ranked), words)
    if len(award.request.profile.shares) == 1:
        return words.say(
            _("{region}: place {rank} of {of} in this profile, score {score}"),
            region=name,
            rank=words.number(item.rank),
            of=of,
            score=score(item.score, words),
        )
    return words.say(
        _(
            "{region}: place {rank} of {of} in this profile, 5–95% range {places}; "
            "chance of the first place {first}, of the first three {top3}"
        ),
        region=name,
        rank=words.number(item.rank),
        of=of,
        places=places(sure, words),
        first=share(sure.p_first, words),
        top3=share(sure.p_top3, words),
    )


def of_nobody(award: AwardSimulation, words: Wording) -> str:
    """Return why no region has a place under a profile; one alone has none either."""
    fields = {"of": region_count(award, len(award.regions), words)}
    if award.standings.ranked:
        code = award.standings.ranked[0].region_code
        return words.say(
            _(
                "Of {of} only {region} has criteria that carry half of the weight: one "
                "alone has no place"
            ),
            region=award.regions[code].region_name,
            **fields,
        )
    return words.say(
        _(
            "None of {of} can be given a place in this profile: no region has "
            "criteria that carry half of the weight"
        ),
        **fields,
    )


def of_figures(award: AwardSimulation, words: Wording) -> str:
    """Return which criteria figures give; on published ones, only coverage for all."""
    count = len(award.regions)
    counts = award.standings.region_counts
    whole = tuple(name for name in counts if counts[name] == count)
    some = [name for name in counts if name not in whole]
    parts = [
        words.say(
            _("{criterion} {known}"),
            criterion=criterion(name, words),
            known=counts[name],
        )
        for name in some
    ]
    every = region_count(award, count, words)
    if not some:
        return words.say(_("All {of} have every criterion."), of=every)
    if not whole:
        return words.say(
            _("No criterion is known of all {of}: {parts}."),
            of=every,
            parts=words.listing(parts),
        )
    return words.say(
        _("Known of all {of}: {whole}. Of fewer: {parts}."),
        of=every,
        whole=listed(whole, words),
        parts=words.listing(parts),
    )


def notes(award: AwardSimulation, words: Wording) -> list[str]:
    """Return what must be said beside this outcome."""
    profile, standings = award.request.profile, award.standings
    lines = []
    if profile.is_rescaled:
        lines.append(
            words.say(
                _(
                    "The weights sum to {total}, not to 1; they were rescaled in "
                    "proportion."
                ),
                total=words.number(profile.total, _decimals(profile.total)),
            )
        )
    if standings.constant:
        lines.append(
            words.say(
                _(
                    "Equal for all who have it, so it counts one half for each: "
                    "{criteria}."
                ),
                criteria=listed(standings.constant, words),
            )
        )
    lines += (
        _outlier_note(award, words) + _growth(award, words) + _nowhere(award, words)
    )
    if award.unused:
        lines.append(
            words.say(
                _(
                    "{count} typed values are not used: their region is not compared "
                    "here, or their criterion has no weight."
                ),
                count=words.number(len(award.unused)),
            )
        )
    return lines


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def outlier(award: AwardSimulation) -> str | None:
    """Return who presses the others together: above 100 % on a scale of distances."""
    over = [
        (values[COVERAGE].amount, code)
        for code, values in award.values.items()
        if COVERAGE in values and values[COVERAGE].amount > _WHOLE_BASE
    ]
    is_open = award.request.profile.scale == "min_max"
    return max(over)[1] if over and is_open else None


def _outlier_note(award: AwardSimulation, words: Wording) -> list[str]:
    """Say that a coverage above 100 % presses the others together, and the way out."""
    code = outlier(award)
    others = [
        values[COVERAGE].amount
        for values in award.values.values()
        if COVERAGE in values and values[COVERAGE].amount <= _WHOLE_BASE
    ]
    if code is None or not others:
        return []
    value, least = award.values[code][COVERAGE].amount, min(others)
    return [
        words.say(
            _(
                "{region} with {value} presses the others together: from least to "
                "most, {next} counts only {share}. Choose the scale with 100% at the "
                "most, or the percentile."
            ),
            region=award.regions[code].region_name,
            value=words.percent(value),
            next=words.percent(max(others)),
            share=words.number((max(others) - least) / (value - least), 2),
        )
    ]


def criteria_without_values(award: AwardSimulation) -> tuple[str, ...]:
    """Return the criteria of the profile that no region has."""
    return tuple(
        name for name, count in award.standings.region_counts.items() if not count
    )


def _nowhere(award: AwardSimulation, words: Wording) -> list[str]:
    """Say which criteria no ranked region has, and who carries their weight."""
    names = criteria_without_values(award)
    if not names or not award.standings.ranked:
        return []
    return [
        words.say(
            _(
                "Known of no region: {criteria}. Their weight is carried by the other "
                "criteria, in proportion."
            ),
            criteria=listed(names, words),
        )
    ]


def _growth(award: AwardSimulation, words: Wording) -> list[str]:
    if GROWTH not in award.request.profile.shares:
        return []
    earlier = award.ranking.earlier
    if earlier is None:
        return [
            words.say(
                _(
                    "Coverage growth cannot be computed: no like figures of the same "
                    "month of an earlier year are on record."
                )
            )
        ]
    return [
        words.say(
            _("Coverage growth is counted from {month}."), month=words.month(earlier)
        )
    ]


def of_break_even(
    award: AwardSimulation, line: BreakEven, pair: tuple[str, str], words: Wording
) -> str:
    """Return what weight of a criterion would make two regions equal.

    Args:
        award: the simulation.
        line: of ``break_even``.
        pair: codes of the two regions, in the order asked.
        words: of the reader.
    """
    names = [award.regions[code].short_name for code in pair]
    scored = [award.scored(code) for code in pair]
    if not any(item and line.criterion in item.scaled for item in scored):
        return words.say(_("neither has it"))
    if line.is_always_equal:
        return words.say(_("equal at every weight"))
    if line.break_even is None:
        return words.say(_("no weight of it changes who stands before whom"))
    fields = {"weight": share(line.break_even, words)}
    if line.leads_above is None:
        return words.say(_("equal at {weight}"), **fields)
    leader = names[0] if line.leads_above == "first" else names[1]
    return words.say(
        _("equal at {weight}; above it {region} stands before"), **fields, region=leader
    )


def of_lift(award: AwardSimulation, lift: Lift, code: str, words: Wording) -> str:
    """Return the smallest change of one criterion that lifts a region's place."""
    name = criterion(lift.criterion, words)
    if lift.change is None or lift.value is None or lift.steps is None:
        return words.say(_("no value that it can take is enough"), criterion=name)
    rank = words.number(lift.rank or 0)
    if lift.criterion in (COVERAGE, GROWTH) and code in award.rows:
        text = words.say(
            _("{workers} more workers ({points}) would give place {rank}"),
            workers=words.number(lift.steps),
            points=words.change(lift.change),
            rank=rank,
        )
        if lift.follows:
            text = words.say(_("{said}; growth rises with them"), said=text)
        if lift.criterion == COVERAGE and lift.value > _WHOLE_BASE:
            text = words.say(_("{said}; that is more than the whole base"), said=text)
        return text
    return words.say(
        _("{change} to {value} would give place {rank}"),
        change=_signed(lift, words),
        value=_amount(lift.criterion, lift.value, words),
        rank=rank,
    )


def _signed(lift: Lift, words: Wording) -> str:
    change = lift.change or Fraction(0)
    message = _("{amount} more") if change > 0 else _("{amount} less")
    return words.say(message, amount=_amount(lift.criterion, abs(change), words))


def _amount(name: str, value: Fraction, words: Wording) -> str:
    if CRITERIA[name].unit == "rupiah":
        return words.rupiah(value)
    return words.number(value, 0 if value.denominator == 1 else 2)
