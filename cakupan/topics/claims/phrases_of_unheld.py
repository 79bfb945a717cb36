"""What is said of a claim whose numbers meet no other: of what it states, alone."""

from cakupan.topics.claims.ask import CheckedClaim
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.quantities import PERCENT, PERSONS, POINTS
from cakupan.topics.claims.phrases import Explanation, equation, figure, stated, value
from cakupan.wording import Wording, _


def unheld(answer: CheckedClaim, words: Wording) -> Explanation:
    """Return what a claim says whose numbers meet no other; of what it states alone."""
    claim = answer.check.claim
    given = claim.stated
    way = moved(answer, words)
    if way:
        return way
    bases = [one for one in answer.derived if one.name == "eligible"]
    if claim.pct and claim.active and bases and "eligible" not in given:
        made = bases[0]
        low, high = words.number(made.low), words.number(made.high)
        text = _(
            "{pct} and {active} imply a base of {low} to {high}; no base is given to "
            "hold it against."
        )
        fields = {"low": low, "high": high}
        return Explanation(_filled(text, claim, words, **fields), low)
    if claim.pct and claim.target_pct:
        return _to_target(claim, words)
    if claim.share_of_members:
        shown = stated(claim.share_of_members, words)
        text = _("{share_of_members} is a share of all members of the nation, which "
                 "says nothing of coverage.")  # fmt: skip
        return Explanation(_filled(text, claim, words), shown)
    targets = {"target_pct", "target_workers"} & set(given)
    if targets and len(given) == 1:
        shown = stated(given[targets.pop()], words)
        text = _("{number} is a target: nothing is said of what is reached today.")
        return Explanation(words.say(text, number=shown), shown)
    if len(given) == 1 and claim.pct and not claim.part:
        shown = stated(claim.pct, words)
        text = _("{pct} alone cannot be checked: no number of workers and no base.")
        return Explanation(_filled(text, claim, words), shown)
    if claim.gap and claim.gap.unit == PERCENT and len(given) == 1:
        number = value(100 - claim.gap.value, PERCENT, words)
        text = _("{gap} not protected means a coverage of {coverage}.")
        return Explanation(_filled(text, claim, words, coverage=number), number)
    if claim.gap and len(given) == 1:
        shown = stated(claim.gap, words)
        text = _(
            "{gap} not protected cannot be checked without the number who are: it may "
            "be the whole potential."
        )
        return Explanation(_filled(text, claim, words), shown)
    return _loose(answer, words)


def moved(answer: CheckedClaim, words: Wording) -> Explanation | None:
    """Return how far a coverage or a number of workers rose or fell."""
    claim = answer.check.claim
    if claim.change:
        return None
    for before, after, unit in (
        (claim.previous_pct, claim.pct, POINTS),
        (claim.previous_active, claim.active, PERSONS),
    ):
        if before is None or after is None:
            continue
        apart = after.value - before.value
        number = value(abs(apart), unit, words)
        text = _("From {before} to {after} it stayed the same.")
        if apart:
            rose = _("From {before} to {after} it rose by {number}.")
            text = (
                rose
                if apart > 0
                else _("From {before} to {after} it fell by {number}.")
            )
        said = words.say(
            text,
            before=stated(before, words),
            after=stated(after, words),
            number=number,
        )
        return Explanation(said, number if apart else "")
    return None


def _to_target(claim: Claim, words: Wording) -> Explanation:
    """Return how far a coverage is from the target that stands beside it."""
    pct, target = claim.pct, claim.target_pct
    if pct is None or target is None:
        return Explanation("")
    distance = target.value - pct.value
    points = value(abs(distance), POINTS, words)
    if distance < 0:
        text = _("{pct} is {points} above the target of {target_pct}, if both have one "
                 "definition.")  # fmt: skip
    else:
        text = _(
            "From {pct} to the target of {target_pct} it is {points}, if both have one "
            "definition."
        )
    return Explanation(_filled(text, claim, words, points=points), points)


def _loose(answer: CheckedClaim, words: Wording) -> Explanation:
    """Return what follows from numbers that meet no other; one alone gives nothing."""
    given = answer.check.claim.stated
    if len(given) + bool(answer.check.claim.part) > 1 and answer.derived:
        made = answer.derived[0]
        number = figure(made, words)
        text = _(
            "{equation} is {number}; no such number is stated that it could be held "
            "against."
        )
        shown = equation(made.relation, answer.read_as, words)
        return Explanation(words.say(text, equation=shown, number=number), number)
    if len(given) > 1:
        text = _("None of the numbers given can be held against another.")
        return Explanation(words.say(text))
    if answer.check.claim.part and not given:
        text = _("Parts alone cannot be checked: no number of the whole is given.")
        return Explanation(words.say(text))
    if given:
        first = stated(next(iter(given.values())), words)
        text = _("{first} alone cannot be checked: one more number is needed.")
        return Explanation(words.say(text, first=first), first)
    return Explanation(words.say(_("No number is given yet.")))


def _filled(message: str, claim: Claim, words: Wording, **more: str) -> str:
    shown = {name: stated(part, words) for name, part in claim.stated.items()}
    return words.say(message, **shown, **more)
