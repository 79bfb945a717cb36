"""Names of the planning desk's codes, as catalogue messages."""

from cakupan.topics.budget.figures import allocation, budget, forecast
from cakupan.wording import Wording, _

WAY = {
    allocation.LIFT_LOWEST: _("lift the lowest"),
    allocation.MOST_AT_TARGET: _("most regencies to the target"),
    allocation.IN_PROPORTION: _("in proportion to the gap"),
}
INTAKE = {
    budget.AT_START: _("all from the first month"),
    budget.EVEN: _("the same number every month"),
}
METHOD = {
    forecast.SEASONAL: _("change over the same month of the year before"),
    forecast.LINEAR: _("straight line"),
}
REASON = {
    "not_published": _("no figure twelve months earlier in the same series"),
    "not_growing": _("members did not become more over twelve months"),
    "no_base": _("no base of the same definition is published"),
}


def label(table: dict[str, str], code: str, words: Wording) -> str:
    """Return a code's name in the reader's language.

    >>> label(WAY, "lift_lowest", Wording("en"))
    'lift the lowest'
    """
    return words.say(table[code])
