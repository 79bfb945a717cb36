"""The verdicts on a claim, and which of several stands first."""

UNIT_CONFUSION = "unit_confusion"
POTENTIAL_AS_GAP = "potential_as_gap"
ACHIEVEMENT_AS_COVERAGE = "achievement_as_coverage"
POINTS_AS_PERCENT = "points_as_percent"
GAP_TO_UNIVERSAL = "gap_to_universal_as_gap_to_target"
TWO_TARGETS = "two_targets"
INCONSISTENT = "inconsistent"
OVER_100 = "over_100"
SCOPE_DIFFERS = "scope_differs"
CONFLICTS = "conflicts_with_other_figure"
LAST_DIGIT_SLIP = "last_digit_slip"
CONSISTENT = "consistent"
NOT_CHECKABLE = "not_checkable"

# A misreading that explains a miss stands before the bare miss; a miss before what
# is only remarkable; another figure matters where the claim's own numbers cannot be
# held against each other; a slip is a fit with a remark.
PRIORITY = (
    UNIT_CONFUSION,
    POTENTIAL_AS_GAP,
    ACHIEVEMENT_AS_COVERAGE,
    POINTS_AS_PERCENT,
    GAP_TO_UNIVERSAL,
    TWO_TARGETS,
    INCONSISTENT,
    OVER_100,
    SCOPE_DIFFERS,
    CONFLICTS,
    LAST_DIGIT_SLIP,
    CONSISTENT,
    NOT_CHECKABLE,
)


def first(codes: set[str]) -> str:
    """Return the verdict that stands first; none is ``not_checkable``.

    >>> first({"consistent", "over_100"}), first(set())
    ('over_100', 'not_checkable')
    """
    return min(codes or {NOT_CHECKABLE}, key=PRIORITY.index)
