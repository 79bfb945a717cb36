"""A ranking in sentences: who is ranked, where one stands, why it moved. Pure."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from cakupan import sentences
from cakupan.topics.ranking import ask_peers
from cakupan.topics.ranking.ask import Ranking, Standing
from cakupan.topics.ranking.ask_members import COUNT, COVERAGE, SHARE
from cakupan.topics.ranking.ask_movement import (
    BASE_BREAK,
    NO_EARLIER_FIGURE,
    NO_EARLIER_PERIOD,
)
from cakupan.topics.ranking.ask_peers import Compared, PeerGroup
from cakupan.wording import Wording, _, numbers

MEASURE = {
    COVERAGE: _("Coverage"),
    SHARE: _("Informal share"),
    COUNT: _("Workers not paid a wage"),
}
_REASON = {
    NO_EARLIER_PERIOD: _(
        "No movement can be told: the {series} has no {month} of an earlier year."
    ),
    NO_EARLIER_FIGURE: _("No movement: this region has no figure in {month}."),
    BASE_BREAK: _(
        "No movement: the survey took new population weights in August 2023, and "
        "figures before and after it are not compared."
    ),
}
_MOST_NAMED = 4


def value(amount: Fraction, ranking: Ranking, words: Wording) -> str:
    """Return what a region is ranked by, as readers write it."""
    if ranking.what.by == COUNT:
        return words.number(amount)
    return words.percent(amount)


def set_name(ranking: Ranking, words: Wording) -> str:
    """Return who is ranked, ``34 provinsi``, and how many of them cannot be."""
    named = _set_name(ranking, words)
    if not ranking.set_aside:
        return named
    return words.say(
        _("{peers} that can be compared ({count} cannot)"),
        peers=named,
        count=words.number(len(ranking.set_aside)),
    )


def _set_name(ranking: Ranking, words: Wording) -> str:
    count = words.number(len(ranking.standings))
    regions = words.level(ranking.what.level, plural=True)
    if ranking.what.peer_group and ranking.around:
        return words.say(
            _("{count} {regions}, {region} and its peers"),
            count=count,
            regions=regions,
            region=ranking.around.region_name,
        )
    place = ranking.around.region_name if ranking.around else None
    if ranking.what.zone:
        place = words.say(_("the zone {zone}"), zone=ranking.what.zone)
    if place:
        return words.say(
            _("{count} {regions} in {place}"), count=count, regions=regions, place=place
        )
    return words.say(_("{count} {regions}"), count=count, regions=regions)


def headline(ranking: Ranking, item: Standing | None, words: Wording) -> str:
    """Return where a region stands; without one, who is first and last.

    Args:
        ranking: with at least two regions.
        item: the region in question; None where it is not ranked.
        words: the reader's words.
    """
    fields = {
        "month": words.month(ranking.scope.period_end),
        "peers": set_name(ranking, words),
        "measure": words.say(MEASURE[ranking.what.by]).lower(),
    }
    if item is None:
        first, last = ranking.standings[0], ranking.standings[-1]
        return words.say(
            _(
                "{month}, {peers} by {measure}: {first} stands first, {most}; {last} "
                "last, {least}"
            ),
            first=first.row["region_name"],
            most=value(first.place.value, ranking, words),
            last=last.row["region_name"],
            least=value(last.place.value, ranking, words),
            **fields,
        )
    message = _("{month}: {region} ranks {rank} of {peers} by {measure}, {value}")
    if item.place.rank in ranking.shared_ranks():
        message = _(
            "{month}: {region} ranks {rank} (shared) of {peers} by {measure}, {value}"
        )
    elif item.place.near:
        message = _(
            "{month}: {region} ranks {rank} of {peers} by {measure}, {value}, not "
            "distinguishable from {near}"
        )
    return words.say(
        message,
        region=item.row["region_name"],
        rank=words.number(item.place.rank),
        value=value(item.place.value, ranking, words),
        near=near(ranking, item, words),
        **fields,
    )


def tags(ranking: Ranking, words: Wording) -> str:
    """Return definition, month, division and source of what is ranked."""
    row = ranking.standings[0].row
    if ranking.what.by == COVERAGE:
        text = sentences.tags(row, words)
    else:
        text = words.say(
            _(
                "{measure}: employed people by residence, Sakernas {month}. "
                "Source: BPS."
            ),
            measure=words.say(MEASURE[ranking.what.by]),
            month=words.month(row["base_period"]),
        )
    if ranking.what.level == "province":
        division = words.vintage(ranking.scope.vintage)
        text += " " + words.say(_("Division: {division}."), division=division)
    if ranking.what.zone:
        text += " " + words.say(
            _("Zones as the award's sources name them; the rest are ours, by island.")
        )
    return text


def too_few(ranking: Ranking, words: Wording) -> str:
    """Return that fewer than two regions have a figure."""
    return words.say(
        _("{count} region has a figure: there is nothing to rank. Choose others."),
        count=len(ranking.standings),
    )


def nothing_published(requested: Ranking, words: Wording) -> str:
    """Return that nobody publishes members of these regions, and what is ranked."""
    return words.say(
        _(
            "{count} of {of} {regions} have published members ({month}), so their "
            "coverage cannot be ranked. Percents that single governments state follow "
            "unlike definitions and are not ranked either. Ranked here: the share of "
            "informal workers, which the survey gives for all."
        ),
        count=len(requested.standings),
        of=len(requested.standings) + len(requested.set_aside),
        regions=words.level(requested.what.level, plural=True),
        month=words.month(requested.scope.period_end),
    )


def next_place(ranking: Ranking, item: Standing, words: Wording) -> str:
    """Return how far the places above and below are; one of them at an end."""
    above = [other for other in ranking.standings if other.place.rank < item.place.rank]
    below = [other for other in ranking.standings if other.place.rank > item.place.rank]
    parts = []
    if above:
        parts.append(_below(ranking, item, above[-1], words))
    if below:
        parts.append(_above(ranking, item, below[0], words))
    return "; ".join(parts)


def _apart(ranking: Ranking, item: Standing, other: Standing, words: Wording) -> str:
    distance = abs(other.place.value - item.place.value)
    if ranking.what.by == COUNT:
        return words.say(_("{count} people"), count=words.number(distance))
    return words.points(distance)


def _above(ranking: Ranking, item: Standing, other: Standing, words: Wording) -> str:
    return words.say(
        _("{distance} above {region} (rank {rank})"),
        distance=_apart(ranking, item, other, words),
        region=other.row["region_name"],
        rank=other.place.rank,
    )


def _below(ranking: Ranking, item: Standing, other: Standing, words: Wording) -> str:
    text = words.say(
        _("{distance} below {region} (rank {rank})"),
        distance=_apart(ranking, item, other, words),
        region=other.row["region_name"],
        rank=other.place.rank,
    )
    # Above 100 percent is registration at head offices, nothing to catch up with.
    if ranking.what.by != COVERAGE or other.row["is_over_100"]:
        return text
    distance = other.place.value - item.place.value
    return words.say(
        _("{said}, equalled by {workers} more workers if all others stay"),
        said=text,
        workers=words.number(ceil(distance * item.row["base_workers"] / 100)),
    )


def moved(ranking: Ranking, item: Standing, words: Wording) -> str:
    """Return how a region's place moved and why, or why that cannot be told."""
    if item.moved is None:
        return reason(ranking, item.moved_reason or NO_EARLIER_PERIOD, words)
    fields = {
        "month": words.month(ranking.earlier or ranking.scope.period_end),
        "own": signed(item.moved.own),
        "others": signed(item.moved.others),
    }
    change = change_text(item.moved.change, words)
    if not (item.moved.own or item.moved.others or item.moved.restated):
        return words.say(_("The same place as in {month}."), **fields)
    text = words.say(
        _("Against {month}: {change} (own figure {own}, other regions {others})."),
        change=change,
        **fields,
    )
    if not item.moved.restated:
        return text
    return words.say(
        _("{said} Of this {count} come from figures that were corrected since."),
        said=text,
        count=signed(item.moved.restated),
    )


def reason(ranking: Ranking, code: str, words: Wording) -> str:
    """Return why there is no movement."""
    before = ranking.earlier or ranking.scope.period_end
    month = words.month(before)
    if code == NO_EARLIER_PERIOD:
        month = month.rsplit(" ", 1)[0]
    series = "-"
    if ranking.series:
        series = words.series(ranking.series, ranking.publisher, short=True)
    return words.say(_REASON[code], series=series, month=month)


def change_text(change: int, words: Wording) -> str:
    """Return places gained or lost.

    >>> change_text(2, Wording("id")), change_text(-1, Wording("en"))
    ('naik 2', 'down 1')
    """
    if not change:
        return words.say(_("same place"))
    message = _("up {count}") if change > 0 else _("down {count}")
    return words.say(message, count=abs(change))


def signed(count: int) -> str:
    """Return a number of places with its sign.

    >>> signed(2), signed(-1), signed(0)
    ('+2', '−1', '0')
    """
    return f"+{count}" if count > 0 else f"−{-count}" if count else "0"


def movements(ranking: Ranking, words: Wording) -> str:
    """Return how many regions moved, or why that cannot be told."""
    changes = [item.moved.change for item in ranking.standings if item.moved]
    if not changes:
        return reason(ranking, ranking.earlier_reason or NO_EARLIER_PERIOD, words)
    return words.say(
        _("Against {month}: {up} up, {down} down, {same} at the same place."),
        month=words.month(ranking.earlier or ranking.scope.period_end),
        up=sum(change > 0 for change in changes),
        down=sum(change < 0 for change in changes),
        same=sum(change == 0 for change in changes),
    )


def how_sure(ranking: Ranking, words: Wording) -> str:
    """Return which regions cannot be told apart, and by what."""
    names = {item.code: item.row["region_name"] for item in ranking.standings}
    near = [item for item in ranking.standings if item.place.near]
    if not near:
        text = words.say(
            _(
                "No two figures are equal, and none is rounded: only the survey's "
                "error, which is not published, could change a place."
            )
        )
        rough = any(_is_rounded(item) for item in ranking.standings)
        if rough:
            text = words.say(_("Rounding of the published numbers changes no place."))
    else:
        pairs = [
            f"{item.row['region_name']} – {names[other]}"
            for item in near
            for other in item.place.near
            if item.code < other
        ]
        shown = pairs[:_MOST_NAMED]
        if len(pairs) > len(shown):
            more = words.say(_("{count} more pairs"), count=len(pairs) - len(shown))
            shown.append(more)
        text = words.say(
            _("Not distinguishable, equal or within rounding: {pairs}."),
            pairs=words.listing(shown),
        )
    return text


def near(ranking: Ranking, item: Standing, words: Wording) -> str:
    """Return the regions that cannot be told apart from one."""
    names = {other.code: other.row["region_name"] for other in ranking.standings}
    return words.listing(names[code] for code in item.place.near)


def _is_rounded(item: Standing) -> bool:
    return item.row.get("precision", "exact") != "exact"


def assumed(ranking: Ranking, item: Standing | None, words: Wording) -> str:
    """Return what an assumed error does to the places; empty without one."""
    if not ranking.what.rse_pct:
        return ""
    rse = words.stated_percent(f"{ranking.what.rse_pct.normalize():f}")
    if item is not None:
        return words.say(
            _("Assuming a relative standard error of {rse}, {region} is {places}."),
            rse=rse,
            region=item.row["region_name"],
            places=place_range(item, words),
        )
    sure = sum(i.place.rank_low == i.place.rank_high for i in ranking.standings)
    return words.say(
        _("Assuming a relative standard error of {rse}, {count} places are sure."),
        rse=rse,
        count=sure,
    )


def place_range(item: Standing, words: Wording) -> str:
    """Return the places that a region may have."""
    low, high = item.place.rank_low, item.place.rank_high
    if low == high:
        return words.say(_("at rank {rank}"), rank=low)
    return words.say(_("between rank {low} and {high}"), low=low, high=high)


def left_out(ranking: Ranking, words: Wording) -> str:
    """Return who was left out by the reader; empty if nobody."""
    if not ranking.left_out:
        return ""
    names = words.listing(region.region_name for region in ranking.left_out)
    return words.say(
        _("Without {regions}, left out by your choice; the places close up."),
        regions=names,
    )


def set_aside(ranking: Ranking, words: Wording) -> str:
    """Return how many regions could not be ranked, and why; empty if none."""
    if not ranking.set_aside:
        return ""
    counted = Counter(item.kind for item in ranking.set_aside)
    reasons = [
        f"{words.absence_short(code)} ({words.number(count)})"
        for code, count in counted.most_common()
    ]
    return words.say(
        _("Not ranked, {count} {regions}: {reasons}."),
        count=words.number(len(ranking.set_aside)),
        regions=words.level(ranking.what.level, plural=True),
        reasons=words.listing(reasons),
    )


def by_other_base(
    ranking: Ranking, other: Ranking, code: str | None, words: Wording
) -> str:
    """Return how the order depends on the base: the first places that change.

    Args:
        ranking: the ranking shown.
        other: of the same regions over another base.
        code: the region in question; its place is named where it changes.
        words: the reader's words.
    """
    before = {item.code: item.place.rank for item in ranking.standings}
    both = [item for item in other.standings if item.code in before]
    changed = [item for item in both if item.place.rank != before[item.code]]
    base = words.base(other.what.definition.base)
    if not changed:
        return words.say(_("Over {base} the order is the same."), base=base)
    block = _first_block(both, before)
    passed = [
        words.say(
            _("{region} ({value}, rank {rank})"),
            region=item.row["region_name"],
            value=value(item.place.value, other, words),
            rank=item.place.rank,
        )
        for item in block[:_MOST_NAMED]
    ]
    text = words.say(
        _(
            "The order depends on the base: over {base}, {first} is ahead of {others}; "
            "{count} of {of} change places."
        ),
        base=base,
        first=passed[0],
        others=words.listing(passed[1:]),
        count=len(changed),
        of=len(both),
    )
    named = {item.code for item in block[:_MOST_NAMED]}
    own = next((item for item in changed if item.code == code), None)
    if own is None or own.code in named:
        return text
    return words.say(
        _("{said} {region}: rank {before} becomes {after}."),
        said=text,
        region=own.row["region_name"],
        before=before[own.code],
        after=own.place.rank,
    )


def _first_block(ordered: Sequence[Standing], before: dict[str, int]) -> list[Standing]:
    """Return the first run of places that hold the same regions in another order."""
    block: list[Standing] = []
    for item in ordered:
        if block or item.place.rank != before[item.code]:
            block.append(item)
            last = max(before[inside.code] for inside in block)
            if last <= item.place.rank and len(block) > 1:
                break
    return block


def after_table(ranking: Ranking, words: Wording) -> list[str]:
    """Return what the terminal says under a ranking."""
    sentences_below = [
        movements(ranking, words),
        how_sure(ranking, words),
        assumed(ranking, None, words),
        left_out(ranking, words),
        set_aside(ranking, words),
    ]
    return [sentence for sentence in sentences_below if sentence]


# ---------------------------------------------------------------- beside its peers

_KINDS = {
    "provinsi": _("provinces"),
    "kabupaten": _("regencies"),
    "kota": _("cities"),
}


def _compared_of(group: PeerGroup, indicator: str) -> Compared:
    """Return one compared indicator."""
    return next(ranking for ranking in group.compared if ranking.indicator == indicator)


def beside_peers(group: PeerGroup, words: Wording) -> str:
    """Return what the comparison shows, in one sentence."""
    coverage = _compared_of(group, ask_peers.COVERAGE)
    count, name = len(group.peers), group.region.region_name
    if coverage.difference is not None:
        return words.say(
            _(
                "{region} covers {percent}: {distance} the median of its {count} "
                "peers, {median}."
            ),
            region=name,
            percent=words.percent(coverage.value or 0),
            distance=_above_or_below(coverage.difference, words),
            count=count,
            median=words.percent(coverage.median or 0),
        )
    text = words.say(
        _("No coverage of {region} is published to set beside its {count} peers.")
        if coverage.value is None
        else _("Fewer than half of the {count} peers of {region} have a coverage."),
        region=name,
        count=count,
    )
    change = _compared_of(group, "employed_change_pct")
    if change.difference is None:
        return text
    return (
        text
        + " "
        + words.say(
            _(
                "What the survey gives for all is compared: its employed {change} in "
                "a year, those of the median peer {median}."
            ),
            change=_change(change.value or 0, words),
            median=_change(change.median or 0, words),
        )
    )


def _above_or_below(difference: float, words: Wording) -> str:
    points = words.points(difference)
    if not numbers.half_up(difference):
        return words.say(_("the same as"))
    if difference > 0:
        return words.say(_("{points} above"), points=points)
    return words.say(_("{points} below"), points=points)


def _change(percent: float, words: Wording) -> str:
    """Return a change of a count in percent with its direction."""
    size = words.percent(abs(percent))
    if not numbers.half_up(percent):
        return words.say(_("stayed the same"))
    return words.say(
        _("grew by {percent}") if percent > 0 else _("fell by {percent}"), percent=size
    )


def peer_rule(group: PeerGroup, words: Wording) -> str:
    """Return how the peers were chosen, with every number of the rule."""
    own = group.own
    text = words.say(
        _(
            "Of {all} {kind} the {count} nearest by the logarithm of the employed and "
            "by the share of informal workers, each standardised; Sakernas, {month}. "
            "Distance 0: the same; 1: one standard deviation apart."
        ),
        all=words.number(group.candidates + 1),
        kind=words.say(_KINDS[group.region.kind]),
        count=len(group.peers),
        month=words.month(own["base_period"]),
    )
    if group.with_budget:
        budget = words.say(
            _(
                "The budget a worker counts where both regions have one on record "
                "({known} of {all})."
            ),
            known=group.with_budget,
            all=words.number(group.candidates + 1),
        )
    else:
        budget = words.say(
            _("Fiscal capacity does not count: no budget of them is on record.")
        )
    return f"{text} {budget}"


def peer_caution(group: PeerGroup, words: Wording) -> str:
    """Return what the differences cannot say."""
    text = words.say(
        _(
            "Size and informal share chose the peers, so these two differ little by "
            "making. The survey is a sample: small differences can be chance."
        )
    )
    if group.own["change_reason"] == "base_break":
        text += " " + words.say(
            _("No change in a year: the survey's weights are new since August 2023.")
        )
    return text


def signed_number(value: float, words: Wording, places: int = 2) -> str:
    """Return a number with its sign, a true minus before what is negative."""
    size = words.number(abs(value), places)
    if not numbers.half_up(value, places):
        return size
    return f"+{size}" if value > 0 else f"−{size}"


def arrow(change: float, words: Wording) -> str:
    """Return an arrow with the size of a change.

    >>> arrow(1.005, Wording("en")), arrow(-0.2, Wording("id")), arrow(0, Wording())
    ('↑ 1.01', '↓ 0,20', '= 0,00')
    """
    size = words.number(abs(change), 2)
    if not numbers.half_up(change):
        return f"= {size}"
    return f"↑ {size}" if change > 0 else f"↓ {size}"
