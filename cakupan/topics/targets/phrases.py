"""The sentences on targets: what is missing, how fast it must go, whose target it is.

Pure. A national target is named as the nation's wherever it stands beside a region's
figure, and a pace names the months that it runs over.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from cakupan import sentences
from cakupan.data.months import add_months
from cakupan.data.store import Row
from cakupan.topics.targets.figures import OUT_OF_REACH, Gap
from cakupan.topics.targets.results import (
    ComputedPace,
    PaceFrom,
    PublishedGap,
    PublishedTarget,
    StatedPace,
    TypedGap,
    TypedPace,
)
from cakupan.wording import Wording, _

AnyPace = TypedPace | ComputedPace | StatedPace

# ---------------------------------------------------------------- what is missing


def typed_percent(percent: Decimal, words: Wording) -> str:
    """Return a target as the reader gave it: 61% and not 61.00%."""
    return words.stated_percent(f"{percent.normalize():f}")


def _printed(target: PublishedTarget, words: Wording) -> str:
    """Return a target with its publisher's digits."""
    return words.stated_percent(target.row["target_pct_as_printed"])


def gap(target: str, gap_pp: Fraction, workers: Gap | None, words: Wording) -> str:
    """Return how far a coverage is from a target, in workers where these are known."""
    points = words.points(gap_pp)
    if workers is None:
        message = _("{points} are missing to the target of {target}.")
        if gap_pp <= 0:
            message = _("The target of {target} is reached, {points} above it.")
        return words.say(message, target=target, points=points)
    if workers.gap_workers:
        return words.say(
            _("{workers} workers are missing to the target of {target}, {points}."),
            workers=words.number(workers.gap_workers),
            target=target,
            points=points,
        )
    return words.say(
        _("The target of {target} is reached, with {workers} workers above it."),
        workers=words.number(workers.surplus_workers),
        target=target,
    )


def typed_gap(found: TypedGap, words: Wording) -> str:
    """Return how many workers are missing to a typed target, or are above it."""
    return gap(
        typed_percent(found.target_pct, words), found.gap.gap_pp, found.gap, words
    )


def gap_to(found: PublishedGap, words: Wording) -> str:
    """Return how far a published target is from the statement of its indicator."""
    return gap(_printed(found.target, words), found.gap_pp, found.gap, words)


def published_gap(found: PublishedGap, words: Wording) -> str:
    """Return the gap to a published target: whose target, and which figure."""
    target, statement = found.target, found.statement
    said = gap_to(found, words)
    if target.is_national:
        said = words.say(
            _("A target of the nation, {regime} {year}, not one of {region}: {said}"),
            regime=words.regime(target.row["regime"]),
            year=target.row["due_on"].year,
            region=found.region.region_name,
            said=lower_first(said),
        )
    percent = words.precise(
        "about" if statement["precision"] == "about" else "exact",
        words.stated_percent(statement["stated_pct_as_printed"]),
    )
    month = words.month(statement["period_end"])
    if target.row["base"]:
        latest = words.say(
            _("Measured on {definition}: {percent}, {month}."),
            definition=sentences.measured_on(target.row, words),
            percent=percent,
            month=month,
        )
    else:
        latest = words.say(
            _("Latest figure of the same indicator: {percent}, {month}."),
            percent=percent,
            month=month,
        )
    return f"{said} {latest}"


def universal_gap(found: Gap, words: Wording) -> str:
    """Return how many workers of the whole base are not protected."""
    return words.say(
        _("{workers} workers of the whole base are not protected."),
        workers=words.number(found.gap_to_universal_workers),
    )


def lower_first(text: str) -> str:
    """Return a sentence as it stands within another one."""
    return text[:1].lower() + text[1:]


# ---------------------------------------------------------------- how fast


def pace(found: AnyPace, words: Wording) -> str:
    """Return the required enrolment a month, or the range that conflicts leave.

    With the months it runs over: a start of last year leaves fewer months than that.
    """
    target, span = _aim(found, words), pace_span(found, words)
    if not isinstance(found, StatedPace):
        return _single(target, found.start.pace.required_per_month, span, words)
    if found.single is not None:
        return _single(target, found.single, span, words)
    indicators = {part.statement["indicator"] for part in found.starts}
    message = (
        _(
            "To reach {target}, {low} to {high} workers must join every month{span}: "
            "the sources conflict on the starting point."
        )
        if len(indicators) == 1 and indicators != {"not_stated"}
        else _(
            "To reach {target}, {low} to {high} workers must join every month{span}: "
            "the published starting points differ, and so may their definitions."
        )
    )
    return words.say(
        message,
        target=target,
        low=words.number(found.low),
        high=words.number(found.high),
        span=span,
    )


def _aim(found: AnyPace, words: Wording) -> str:
    """Return the target of a pace; a national one is named as the nation's."""
    if isinstance(found, TypedPace):
        return typed_percent(found.target_pct, words)
    if isinstance(found, ComputedPace) or found.target is None:
        return typed_percent(found.asked.target_pct, words)
    percent = _printed(found.target, words)
    if not found.target.is_national:
        return percent
    return words.say(
        _("{target}, a target of the nation and not of {region}"),
        target=percent,
        region=found.region.region_name,
    )


def _single(target: str, workers: int, span: str, words: Wording) -> str:
    if not workers:
        return words.say(
            _("{target} is reached at the start; no enrolment is needed for it."),
            target=target,
        )
    return words.say(
        _("To reach {target}, {workers} workers must join every month{span}."),
        target=target,
        workers=words.number(workers),
        span=span,
    )


def pace_span(found: AnyPace, words: Wording) -> str:
    """Return from which month to which a pace runs; its months for typed numbers."""
    if isinstance(found, TypedPace):
        return words.say(_(" for {months}"), months=words.months(found.start.months))
    starts = [found.start] if isinstance(found, ComputedPace) else [
        part.start for part in found.starts
    ]  # fmt: skip
    last = max(start.start_on for start in starts if start.start_on)
    return words.say(
        _(" from {first} to {due}"),
        first=words.month(add_months(last.replace(day=1), 1)),
        due=words.month(found.asked.due_on),
    )


_REASON = {
    "not_published": _("no figure twelve months earlier in the same series"),
    "not_growing": _("members did not become more over twelve months"),
}


def ratio(found: PaceFrom, words: Wording) -> str:
    """Return how a pace compares with the last twelve months, or what is missing."""
    share, mean = found.ratio.ratio, found.mean
    if share is None or mean is None:
        return words.say(
            _("Against the last twelve months: cannot be said, {reason}."),
            reason=words.say(_REASON[found.ratio.reason or "not_published"]),
        )
    message = (
        _(
            "{ratio} times the {mean} workers a month of the last twelve months: out "
            "of reach at that pace (over {limit} times)."
        )
        if found.ratio.is_out_of_reach
        else _("{ratio} times the {mean} workers a month of the last twelve months.")
    )
    return words.say(
        message,
        ratio=words.number(share, 2),
        mean=words.number(mean),
        limit=OUT_OF_REACH,
    )


def lapses(found: PaceFrom, words: Wording) -> str:
    """Return how many covers on record end before the target, and if they count."""
    if not found.known_lapses:
        return words.say(
            _("No cover with stated months ends before; of others it is not known.")
        )
    message = (
        _("Covers of {count} workers on record end before, and are counted.")
        if found.lapses
        else _("Covers of {count} workers on record end before, and are not counted.")
    )
    return words.say(message, count=words.number(found.known_lapses))


def aim(row: Row, words: Wording) -> str:
    """Return a published target as it is chosen, ``UCJ, December 2026: 60.80%``."""
    return words.say(
        _("{regime}, {month}: {percent}"),
        regime=words.regime(row["regime"]),
        month=words.month(row["due_on"]),
        percent=words.stated_percent(row["target_pct_as_printed"]),
    )


def typed_aim(percent: Decimal | None, words: Wording) -> str:
    """Return a typed target as it is chosen, or that one is to be typed."""
    if percent is None:
        return words.say(_("type a target above"))
    return words.say(
        _("{target}, your typed target"), target=typed_percent(percent, words)
    )


# ---------------------------------------------------------------- to be asked


def missed_question(row: Row, today: date, words: Wording) -> tuple[str, str]:
    """Return a question on a target that is missed, and the figure it stands on.

    Args:
        row: of ``RegionTargets.missed``.
        today: the reader's; of a target that is past it is asked if it was reached.
        words: the reader's words.
    """
    message = (
        _(
            "The target {regime} {year} is {target}, the latest figure {latest}: how "
            "many workers must join each month, and who counts them?"
        )
        if row["due_on"] >= today
        else _(
            "The target {regime} {year} of {target} has fallen due, the latest figure "
            "on record is {latest}: was it reached, and which target holds now?"
        )
    )
    question = words.say(
        message,
        regime=words.regime(row["regime"]),
        year=row["due_on"].year,
        target=words.stated_percent(row["target_pct_as_printed"]),
        latest=words.stated_percent(row["latest_pct_as_printed"]),
    )
    figure = words.say(
        _("{points} short ({month})"),
        points=words.points(row["gap_pp"]),
        month=words.month(row["latest_period_end"]),
    )
    return question, figure


def unset_question(region: str, national: Row, words: Wording) -> tuple[str, str]:
    """Return a question for a target of the region's own, and the nation's beside it.

    Args:
        region: its name.
        national: the nation's target that is named first.
        words: the reader's words.
    """
    question = words.say(
        _("Which coverage target binds {region}, from which year and document?"),
        region=region,
    )
    figure = words.say(
        _("none published; nationally {regime} {year}: {pct}"),
        regime=words.regime(national["regime"]),
        year=national["due_on"].year,
        pct=words.stated_percent(national["target_pct_as_printed"]),
    )
    return question, figure
