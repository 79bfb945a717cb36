"""The sentences on targets: what is missing, how fast it must go, whose target it is.

Pure. A national target is named as the nation's wherever it stands beside a region's
figure, and a pace names the months that it runs over.
"""

from datetime import date

from cakupan.answers.forms import Document
from cakupan.data.months import add_months
from cakupan.wording import Wording, _


def _typed(percent: float, words: Wording) -> str:
    """Return a target as it was given: 61% and not 61.00%."""
    return words.stated_percent(f"{percent:.10g}")


def of_gap(document: Document, words: Wording) -> str:
    """Return how many workers are missing to a target, or how many are above it."""
    target = _typed(document["target_pct"], words)
    if document["gap_workers"] is None:
        message = _("{points} are missing to the target of {target}.")
        if document["gap_pp"] <= 0:
            message = _("The target of {target} is reached, {points} above it.")
        points = words.points(document["gap_pp"])
        return words.say(message, target=target, points=points)
    if document["gap_workers"]:
        return words.say(
            _("{workers} workers are missing to the target of {target}, {points}."),
            workers=words.number(document["gap_workers"]),
            target=target,
            points=words.points(document["gap_pp"]),
        )
    return words.say(
        _("The target of {target} is reached, with {workers} workers above it."),
        workers=words.number(document["surplus_workers"]),
        target=target,
    )


def of_published_gap(document: Document, words: Wording) -> str:
    """Return the gap to a published target: whose target, and which figure."""
    target, statement = document["target"], document["statement"]
    said = of_gap(document, words)
    if target["is_national"]:
        said = words.say(
            _("A target of the nation, {regime} {year}, not one of {region}: {said}"),
            regime=words.regime(target["regime"]),
            year=target["due_on"][:4],
            region=document["region_name"],
            said=said[:1].lower() + said[1:],
        )
    latest = words.say(
        _("Latest figure of the same indicator: {percent}, {month}."),
        percent=words.precise(
            "about" if statement["precision"] == "about" else "exact",
            words.stated_percent(statement["stated_pct_as_printed"]),
        ),
        month=words.month(statement["period_end"]),
    )
    return f"{said} {latest}"


def of_universal_gap(document: Document, words: Wording) -> str:
    """Return how many workers of the whole base are not protected."""
    return words.say(
        _("{workers} workers of the whole base are not protected."),
        workers=words.number(document["gap_to_universal_workers"]),
    )


def of_pace(document: Document, words: Wording) -> str:
    """Return the required enrolment a month, or the range that conflicts leave.

    With the months it runs over: a start of last year leaves fewer months than that.
    """
    target = _typed(document["target_pct"], words)
    single, span = document.get("required_per_month"), pace_span(document, words)
    published = document.get("target")
    if published and published["is_national"]:
        target = words.say(
            _("{target}, a target of the nation and not of {region}"),
            target=target,
            region=document["region_name"],
        )
    if single == 0:
        return words.say(
            _("{target} is reached at the start; no enrolment is needed for it."),
            target=target,
        )
    if single is not None:
        return words.say(
            _("To reach {target}, {workers} workers must join every month{span}."),
            target=target,
            workers=words.number(single),
            span=span,
        )
    is_one = len({start["indicator"] for start in document["starts"]}) == 1
    message = (
        _(
            "To reach {target}, {low} to {high} workers must join every month{span}: "
            "the sources conflict on the starting point."
        )
        if is_one and document["starts"][0]["indicator"] != "not_stated"
        else _(
            "To reach {target}, {low} to {high} workers must join every month{span}: "
            "the published starting points differ, and so may their definitions."
        )
    )
    return words.say(
        message,
        target=target,
        low=words.number(document["required_per_month_low"]),
        high=words.number(document["required_per_month_high"]),
        span=span,
    )


def pace_span(document: Document, words: Wording) -> str:
    """Return from which month to which a pace runs; its months for typed numbers."""
    starts = [start["period_end"] for start in document.get("starts", [document])
              if "period_end" in start]  # fmt: skip
    if not starts:
        return words.say(_(" for {months}"), months=words.months(document["months"]))
    first = add_months(date.fromisoformat(max(starts)).replace(day=1), 1)
    return words.say(
        _(" from {first} to {due}"),
        first=words.month(first),
        due=words.month(document["due"]),
    )
