"""The verdict on a claim: its title, and one sentence with the number that counts."""

from fractions import Fraction

from cakupan.sentences import statement_value
from cakupan.topics.claims.ask import CheckedClaim
from cakupan.topics.claims.ask_cohorts import CohortSum
from cakupan.topics.claims.ask_records import NearbyRecord
from cakupan.topics.claims.figures import verdicts
from cakupan.topics.claims.figures.claim import Claim
from cakupan.topics.claims.figures.outcomes import Finding, NumberTest
from cakupan.topics.claims.figures.quantities import PERCENT, PERSONS, POINTS
from cakupan.topics.claims.phrases import (
    NAMES,
    Explanation,
    definition,
    equation,
    figure,
    of_test,
    stated,
    time_of,
    value,
)
from cakupan.wording import Wording, _

TITLES = {
    verdicts.CONSISTENT: _("The numbers fit each other"),
    verdicts.LAST_DIGIT_SLIP: _("One unit of the last digit off: cut, not rounded?"),
    verdicts.INCONSISTENT: _("The numbers do not fit each other"),
    verdicts.POTENTIAL_AS_GAP: _("The whole potential is called the gap"),
    verdicts.POINTS_AS_PERCENT: _("Percentage points and percent are mixed up"),
    verdicts.ACHIEVEMENT_AS_COVERAGE: _("A share of the target is called coverage"),
    verdicts.GAP_TO_UNIVERSAL: _("The gap to 100% is called the gap to the target"),
    verdicts.TWO_TARGETS: _("Two targets are mixed up"),
    verdicts.OVER_100: _("Above 100%"),
    verdicts.UNIT_CONFUSION: _("A unit is mixed up"),
    verdicts.SCOPE_DIFFERS: _("Other workers are counted than before"),
    verdicts.CONFLICTS: _("Another figure says something else"),
    verdicts.NOT_CHECKABLE: _("Cannot be checked"),
}


def title(code: str, words: Wording) -> str:
    """Return a verdict in a few plain words."""
    return words.say(TITLES[code])


def explain(checked: CheckedClaim, finding: Finding, words: Wording) -> Explanation:
    """Return a verdict in words.

    The first verdict also says how far the claim's own number rose or fell, which no
    other sentence of the answer says.
    """
    explanation = _explained(checked, finding, words)
    movement = movement_of(checked, words) if finding is checked.findings[0] else None
    if movement is None or movement.text == explanation.text:
        return explanation
    return Explanation(f"{explanation.text} {movement.text}", explanation.number)


def _explained(checked: CheckedClaim, finding: Finding, words: Wording) -> Explanation:
    if finding.code in _BY_CODE:
        return _BY_CODE[finding.code](checked, finding, words)
    test = finding.of or _first_test(checked)
    return (
        of_test(test, checked.check.claim, words)
        if test
        else of_untested(checked, words)
    )


def _first_test(checked: CheckedClaim) -> NumberTest | None:
    """Return the test that the verdict of a fitting claim names."""
    tests = checked.check.tests
    return tests[0] if tests else None


def _of_cohorts(
    checked: CheckedClaim, cohorts: CohortSum, words: Wording
) -> Explanation:
    """Return what a sum of cohorts adds up, and what it is worth for a year."""
    stated_text = stated(checked.check.claim.stated[cohorts.field], words)
    sizes = [words.number(one.row["workers"]) for one in cohorts.cohorts]
    text = words.say(
        _("{stated} is {workers} registered, added up."),
        stated=stated_text,
        workers=words.say(_(" and ")).join(sizes),
    )
    if cohorts.stated_by:
        row = cohorts.stated_by.row
        text = words.say(
            _("{stated} is {workers} registered, as {publisher} reports it: {note}"),
            stated=stated_text,
            workers=words.say(_(" and ")).join(sizes),
            publisher=row["source_publisher"],
            note=(row["note_id"] if words.lang == "id" else row["note"]) or "",
        ).rstrip(": ")
    year = cohorts.full_year
    if year is None:
        return Explanation(text, stated_text)
    number = words.number(int(year))
    worth = words.say(
        _("By their months of cover that is worth {number} workers for a full year."),
        number=number,
    )
    return Explanation(f"{text} {worth}", number)


def _consistent(checked: CheckedClaim, finding: Finding, words: Wording) -> Explanation:
    if checked.cohorts and "sum_of_cohorts" in finding.figures:
        return _of_cohorts(checked, checked.cohorts, words)
    test = finding.of or _first_test(checked)
    if test:
        return of_test(test, checked.check.claim, words)
    if checked.deciding_record is None:
        return of_untested(checked, words)
    stated_text = stated(checked.check.claim.stated[finding.field or "pct"], words)
    return Explanation(
        words.say(
            _("{stated} is what published figures give: {definition}."),
            stated=stated_text,
            definition=f"{definition(checked.deciding_record, words)}, "
            f"{time_of(checked.deciding_record, words)}",
        ),
        stated_text,
    )


def _potential(checked: CheckedClaim, finding: Finding, words: Wording) -> Explanation:
    figures = finding.figures
    number = words.number(figures["gap"])
    text = _(
        "{potential} seems to be the whole potential: {active} of it is {pct}. Not "
        "protected are {gap}."
    )
    claim = checked.check.claim
    return Explanation(
        words.say(
            text,
            potential=words.number(figures["potential"]),
            active=stated(claim.active, words) if claim.active else "",
            pct=words.percent(figures["pct"]),
            gap=number,
        ),
        number,
    )


def _achievement(
    checked: CheckedClaim, finding: Finding, words: Wording
) -> Explanation:
    claim, coverage = checked.check.claim, finding.figures.get("coverage")
    pct = stated(claim.pct, words) if claim.pct else ""
    target = stated(claim.target_pct, words) if claim.target_pct else ""
    if coverage is None:
        text = _("{pct} is a share of a target that is not named, not coverage.")
        return Explanation(words.say(text, pct=pct), pct)
    number = words.percent(coverage)
    if checked.deciding_record is not None:
        text = _(
            "{pct} is the share of the target of {target} that is reached; coverage is "
            "{coverage} ({month})."
        )
        printed = checked.deciding_record.row.get("stated_pct_as_printed")
        number = words.stated_percent(printed) if printed else number
        month = time_of(checked.deciding_record, words)
        fields = {"pct": pct, "target": target, "coverage": number, "month": month}
        return Explanation(words.say(text, **fields), number)
    text = _(
        "{pct} is a share of the target of {target}: that is a coverage of {coverage}."
    )
    return Explanation(words.say(text, pct=pct, target=target, coverage=number), number)


def _points(checked: CheckedClaim, finding: Finding, words: Wording) -> Explanation:
    change = checked.check.claim.change
    stated_text = stated(change, words) if change else ""
    points, percent = (finding.figures.get(name) for name in ("points", "percent"))
    if points is None or percent is None:
        known_change = value(points or Fraction(0), POINTS, words, signed=True)
        if points is None:
            known_change = value(percent or Fraction(0), PERCENT, words, signed=True)
        text = _("The change is {known}, not {stated}.")
        return Explanation(
            words.say(text, known=known_change, stated=stated_text), known_change
        )
    number = value(points, POINTS, words, signed=True)
    text = _(
        "The change is {points}, that is {percent} of the level before; not {stated}."
    )
    share = value(percent, PERCENT, words, signed=True)
    return Explanation(
        words.say(text, points=number, percent=share, stated=stated_text), number
    )


def _gap_to_universal(
    checked: CheckedClaim, finding: Finding, words: Wording
) -> Explanation:
    figures, claim = finding.figures, checked.check.claim
    target = stated(claim.target_pct, words) if claim.target_pct else ""
    if "to_target" in figures:
        number = value(figures["to_target"], POINTS, words)
        other = value(figures["to_universal"], POINTS, words)
    else:
        number = words.number(figures["workers_to_target"])
        other = words.number(figures["workers_to_universal"])
    text = _("To the target of {target} it is {number}; {other} is the gap to 100%.")
    return Explanation(
        words.say(text, target=target, number=number, other=other), number
    )


def _two_targets(
    checked: CheckedClaim, finding: Finding, words: Wording
) -> Explanation:
    figures, claim = finding.figures, checked.check.claim
    number = words.number(figures["needed"])
    text = _(
        "For {target}, {number} workers are needed; {stated} fits {implied} as target."
    )
    sentence = words.say(
        text,
        target=stated(claim.target_pct, words) if claim.target_pct else "",
        number=number,
        stated=stated(claim.needed, words) if claim.needed else "",
        implied=words.percent(figures["implied_target"]),
    )
    return Explanation(sentence, number)


def _over_100(checked: CheckedClaim, finding: Finding, words: Wording) -> Explanation:
    claim = checked.check.claim
    number = words.percent(finding.figures["pct"])
    if claim.active and claim.eligible:
        text = _(
            "{equation} is {number}: the base is too small, or people are counted "
            "twice or where they do not live."
        )
        sentence = words.say(
            text, equation=equation("coverage", claim, words), number=number
        )
        return Explanation(sentence, number)
    number = stated(claim.pct, words) if claim.pct else number
    text = _(
        "{number} is more than all workers: the base is too small, or people are "
        "counted twice or where they do not live."
    )
    return Explanation(words.say(text, number=number), number)


def _units(checked: CheckedClaim, finding: Finding, words: Wording) -> Explanation:
    claim = checked.check.claim
    part = claim.stated[finding.field or ""]
    number = value(finding.figures["value"], part.unit, words)
    text = _("{stated} fits if {number} is meant: {field}.")
    sentence = words.say(
        text,
        stated=stated(part, words),
        number=number,
        field=words.say(NAMES[finding.field or ""]).lower(),
    )
    return Explanation(sentence, number)


def _scope(checked: CheckedClaim, finding: Finding, words: Wording) -> Explanation:
    claim, other = checked.check.claim, checked.deciding_record
    stated_text = stated(claim.pct, words) if claim.pct else ""
    if other is None:
        return Explanation(stated_text, stated_text)
    text = _(
        "{stated} and {other} ({month}) seem to stand on one base, {base}: so other "
        "workers are counted (our inference)."
    )
    sentence = words.say(
        text,
        stated=stated_text,
        other=words.stated_percent(other.row["stated_pct_as_printed"]),
        month=time_of(other, words),
        base=words.number(finding.figures["base"]),
    )
    return Explanation(sentence, stated_text)


def _other(reading: NearbyRecord, field: str, words: Wording) -> str:
    """Return the number that another figure has, with its own precision."""
    if field == "pct" and reading.kind == "stated":
        return statement_value(reading.row, words)
    return stated(getattr(reading, field), words)


def _conflicts(checked: CheckedClaim, finding: Finding, words: Wording) -> Explanation:
    claim, other = checked.check.claim, checked.deciding_record
    if finding.field == "other" and claim.other:
        stated_number = claim.pct if claim.other.unit == PERCENT else claim.active
        unit = POINTS if claim.other.unit == PERCENT else claim.other.unit
        number = value(finding.figures["apart"], unit, words)
        text = _("The sentence gives two figures, {own} and {other}: {apart} apart.")
        sentence = words.say(
            text,
            own=stated(stated_number, words) if stated_number else "",
            other=stated(claim.other, words),
            apart=number,
        )
        return Explanation(sentence, number)
    if other is None or finding.field is None:
        return Explanation("")
    unit = POINTS if finding.field == "pct" else PERSONS
    text = _("{own} here, {other} elsewhere ({month}): {apart} apart.")
    number = value(finding.figures["apart"], unit, words)
    sentence = words.say(
        text,
        own=stated(claim.stated[finding.field], words),
        other=_other(other, finding.field, words),
        month=time_of(other, words),
        apart=number,
    )
    return Explanation(sentence, number)


def of_untested(checked: CheckedClaim, words: Wording) -> Explanation:
    """Return what a claim says whose numbers meet no other; of what it states alone."""
    claim = checked.check.claim
    stated_numbers = claim.stated
    movement = movement_of(checked, words)
    if movement:
        return movement
    bases = [one for one in checked.derived if one.name == "eligible"]
    if claim.pct and claim.active and bases and "eligible" not in stated_numbers:
        base = bases[0]
        low, high = words.number(base.low), words.number(base.high)
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
    targets = {"target_pct", "target_workers"} & set(stated_numbers)
    if targets and len(stated_numbers) == 1:
        shown = stated(stated_numbers[targets.pop()], words)
        text = _("{number} is a target: nothing is said of what is reached today.")
        return Explanation(words.say(text, number=shown), shown)
    if len(stated_numbers) == 1 and claim.pct and not claim.part:
        shown = stated(claim.pct, words)
        text = _("{pct} alone cannot be checked: no number of workers and no base.")
        return Explanation(_filled(text, claim, words), shown)
    if claim.gap and claim.gap.unit == PERCENT and len(stated_numbers) == 1:
        number = value(100 - claim.gap.value, PERCENT, words)
        text = _("{gap} not protected means a coverage of {coverage}.")
        return Explanation(_filled(text, claim, words, coverage=number), number)
    if claim.gap and len(stated_numbers) == 1:
        shown = stated(claim.gap, words)
        text = _(
            "{gap} not protected cannot be checked without the number who are: it may "
            "be the whole potential."
        )
        return Explanation(_filled(text, claim, words), shown)
    return _of_loose_numbers(checked, words)


def movement_of(checked: CheckedClaim, words: Wording) -> Explanation | None:
    """Return how far a coverage or a number of workers rose or fell."""
    claim = checked.check.claim
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
        sentence = words.say(
            text,
            before=stated(before, words),
            after=stated(after, words),
            number=number,
        )
        return Explanation(sentence, number if apart else "")
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


def _of_loose_numbers(checked: CheckedClaim, words: Wording) -> Explanation:
    """Return what follows from numbers that meet no other; one alone gives nothing."""
    stated_numbers = checked.check.claim.stated
    if len(stated_numbers) + bool(checked.check.claim.part) > 1 and checked.derived:
        derived = checked.derived[0]
        number = figure(derived, words)
        text = _(
            "{equation} is {number}; no such number is stated that it could be held "
            "against."
        )
        shown = equation(derived.relation, checked.read_as, words)
        return Explanation(words.say(text, equation=shown, number=number), number)
    if len(stated_numbers) > 1:
        text = _("None of the numbers given can be held against another.")
        return Explanation(words.say(text))
    if checked.check.claim.part and not stated_numbers:
        text = _("Parts alone cannot be checked: no number of the whole is given.")
        return Explanation(words.say(text))
    if stated_numbers:
        first = stated(next(iter(stated_numbers.values())), words)
        text = _("{first} alone cannot be checked: one more number is needed.")
        return Explanation(words.say(text, first=first), first)
    return Explanation(words.say(_("No number is given yet.")))


def _filled(message: str, claim: Claim, words: Wording, **more: str) -> str:
    shown = {name: stated(part, words) for name, part in claim.stated.items()}
    return words.say(message, **shown, **more)


_BY_CODE = {
    verdicts.CONSISTENT: _consistent,
    verdicts.POTENTIAL_AS_GAP: _potential,
    verdicts.ACHIEVEMENT_AS_COVERAGE: _achievement,
    verdicts.POINTS_AS_PERCENT: _points,
    verdicts.GAP_TO_UNIVERSAL: _gap_to_universal,
    verdicts.TWO_TARGETS: _two_targets,
    verdicts.OVER_100: _over_100,
    verdicts.UNIT_CONFUSION: _units,
    verdicts.SCOPE_DIFFERS: _scope,
    verdicts.CONFLICTS: _conflicts,
}
