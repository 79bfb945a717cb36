"""Names and values of the simulation's criteria in the reader's language."""

from fractions import Fraction

from cakupan.topics.award.figures.criteria import CRITERIA
from cakupan.topics.award.figures.profiles import SCALES
from cakupan.wording import Wording, _

# Stands on every output; in files and documents as the field says it.
LABEL = "Simulasi, bukan bobot resmi"
NOT_OFFICIAL = _("Simulation, not official weights")
SIMULATION = _(
    "Simulation, not official weights: nobody has published the weights of the "
    "Paritrana Award."
)
CRITERION = {
    "regulation": _("regulation"),
    "coverage": _("coverage"),
    "coverage_growth": _("coverage growth"),
    "budget": _("budget"),
    "innovation": _("innovation"),
    "interview": _("interview"),
    "attendance": _("presence of the head of region"),
}
MEASURED = {
    "regulation": _(
        "strongest instrument: 3 regional law (perda), 2 regulation of the head of "
        "region, 1 circular, 0 none; the steps are ours"
    ),
    "coverage": _("percent of the base, as in the coverage ranking"),
    "coverage_growth": _("points since the same month of an earlier year"),
    "budget": _(
        "rupiah of the region's own budget in the year for each worker of the base, "
        "at the rate"
    ),
    "innovation": _("marks of 0 to 100, typed"),
    "interview": _("marks of 0 to 100, typed"),
    "attendance": _("1 came in person, 0 did not, typed"),
}
SCALE = {
    SCALES[0]: _("percentile"),
    SCALES[1]: _("least to most"),
    SCALES[2]: _("least to most, 100% at the most"),
}
SCALE_NOTE = {
    SCALES[0]: _(
        "Each criterion counts by the share of the compared regions that stand below."
    ),
    SCALES[1]: _(
        "Each criterion counts by its distance between the least and the most. One "
        "value far above presses all the others together."
    ),
    SCALES[2]: _(
        "As least to most, but coverage above 100% counts as 100%, so that one value "
        "far above does not press the others together."
    ),
}
GRADE = {
    0: _("none"),
    1: _("circular"),
    2: _("regulation of the head of region"),
    3: _("regional law (perda)"),
}
_PRESENT = {1: _("in person"), 0: _("not in person")}


def criterion(code: str, words: Wording) -> str:
    """Return a criterion's name.

    >>> criterion("budget", Wording("en"))
    'budget'
    """
    return words.say(CRITERION[code])


def listed(codes: tuple[str, ...], words: Wording) -> str:
    """Return the names of several criteria as one text."""
    return words.listing(criterion(code, words) for code in codes)


def amount(code: str, value: Fraction, words: Wording) -> str:
    """Return a criterion's value with its unit.

    >>> amount("coverage", Fraction(7163, 100), Wording("en"))
    '71.63%'
    >>> amount("regulation", Fraction(3), Wording("en"))
    'regional law (perda)'
    """
    unit = CRITERIA[code].unit
    if unit == "percent":
        return words.percent(value)
    if unit == "points":
        return words.change(value)
    if unit == "grade" and value in GRADE:
        return words.say(GRADE[int(value)])
    if unit == "yes_no" and value in _PRESENT:
        return words.say(_PRESENT[int(value)])
    if unit == "rupiah":
        return words.rupiah(value)
    return words.number(value, 0 if value.denominator == 1 else 2)
