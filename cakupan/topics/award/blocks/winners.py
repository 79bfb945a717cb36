"""Would coverage alone have named the winners? Said with the cases."""

from cakupan import sentences
from cakupan.blocks import Block, Cell, Records, Sheet
from cakupan.charts import DotGroup, DotGroups, GroupDot, Tick
from cakupan.data import Data, Scope
from cakupan.measures import nice_ticks
from cakupan.topics.award import ask_history as ask
from cakupan.topics.award.figures.history import (
    DIVISION,
    EDITION,
    EDITION_END,
    AwardZone,
    WinnersByCoverage,
    ZoneCandidate,
)
from cakupan.wording import Wording, _

COLUMNS = (
    "zone",
    "region_code",
    "region_name",
    "active_workers",
    "base_workers",
    "coverage_pct",
    "place",
    "of",
    "is_winner",
    "source_id",
    "base_source_id",
)


def winners(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the zone winners beside the coverage of their zones; None without any."""
    compared = ask.winners(data, scope.definition)
    if not compared.cases:
        return None
    title = words.say(_("Would coverage alone have named the winners?"))
    first = compared.rows[0]
    return Block(
        key="award.winners",
        title=title,
        finding=_finding(compared, words),
        tags=words.say(
            _(
                "Edition {year}, zone awards of provinces; {tags} The {count} "
                "provinces whose land is the same in both divisions."
            ),
            year=EDITION,
            tags=sentences.tags(first, words),
            count=len(compared.rows),
        ),
        picture=_picture(compared, title, words),
        sheet=_sheet(compared, words),
        records=Records(
            "award-winners",
            COLUMNS,
            _rows(compared),
            title,
            about=(("period", EDITION_END.isoformat()), ("vintage", DIVISION)),
        ),
        foot=_caveats(compared, words),
        sources=(first["source_id"], first["base_source_id"]),
    )


def _finding(compared: WinnersByCoverage, words: Wording) -> str:
    """Return the finding with the number of cases and what a lot would have given."""
    return words.say(
        _(
            "In part: {hits} of {cases} winners stood among as many highest "
            "coverages of their zone as it had winners; a lot would have named about "
            "{chance}. The highest coverage won in {leaders} of {zones} zones."
        ),
        hits=compared.hits,
        cases=compared.cases,
        chance=words.number(float(compared.by_chance)),
        leaders=compared.leaders,
        zones=len([zone for zone in compared.zones if zone.winners]),
    )


def _picture(compared: WinnersByCoverage, title: str, words: Wording) -> DotGroups:
    largest = max(
        part.row["coverage_pct"] for zone in compared.zones for part in zone.candidates
    )
    return DotGroups(
        title=title,
        groups=tuple(
            DotGroup(
                zone.name,
                words.say(
                    _("{hits} of {count} winners"),
                    hits=zone.hits,
                    count=len(zone.winners),
                ),
                tuple(_dot(part, words) for part in zone.candidates),
            )
            for zone in compared.zones
        ),
        ticks=tuple(
            Tick(tick, f"{words.number(tick)}%") for tick in nice_ticks(largest)
        ),
        chosen=words.say(_("Winner")),
        others=words.say(_("The other provinces of the zone")),
        legend=words.say(
            _("Diamond: a winner. Ring: the other provinces of the zone.")
        ),
    )


def _dot(part: ZoneCandidate, words: Wording) -> GroupDot:
    percent = words.percent(part.row["coverage_pct"])
    lines = [
        f"{part.row['region_name']}: {percent}",
        sentences.fraction(part.row, words),
        *_award_names(part, words),
    ]
    return GroupDot(
        part.row["region_name"],
        part.row["coverage_pct"],
        percent,
        "\n".join(lines),
        is_chosen=bool(part.awards),
    )


def _award_names(part: ZoneCandidate, words: Wording) -> list[str]:
    return [row[f"category_{words.lang}"] for row in part.awards]


def _sheet(compared: WinnersByCoverage, words: Wording) -> Sheet:
    """Return one row a winner: its zone, award, place in the zone, who stood first."""
    return Sheet(
        caption=words.say(_("Zone winners beside the coverage of their zone")),
        heads=(
            Cell(words.say(_("Winner"))),
            Cell(words.say(_("Coverage")), is_number=True),
            Cell(words.say(_("Place in the zone")), is_number=True),
            Cell(words.say(_("Highest coverage of the zone"))),
        ),
        rows=tuple(
            (
                Cell(
                    part.row["region_name"],
                    "; ".join([zone.name, *_award_names(part, words)]),
                ),
                Cell(words.percent(part.row["coverage_pct"]), is_number=True),
                Cell(
                    words.say(
                        _("{place} of {count}"),
                        place=part.place,
                        count=len(zone.candidates),
                    ),
                    words.say(_("named by coverage"))
                    if part.place <= len(zone.winners)
                    else "",
                    is_number=True,
                ),
                Cell(_leader(zone, words)),
            )
            for zone in compared.zones
            for part in zone.winners
        ),
        kind="records",
    )


def _leader(zone: AwardZone, words: Wording) -> str:
    first = zone.candidates[0].row
    percent = words.percent(first["coverage_pct"])
    over = words.say(_("above 100%")) if first["is_over_100"] else ""
    return f"{first['region_name']}, {percent}" + (f" ({over})" if over else "")


def _rows(compared: WinnersByCoverage) -> tuple[dict[str, object], ...]:
    """Return one row a province that was compared, by zone."""
    return tuple(
        {
            **{name: part.row[name] for name in COLUMNS if name in part.row},
            "zone": zone.name,
            "place": part.place,
            "of": len(zone.candidates),
            "is_winner": bool(part.awards),
        }
        for zone in compared.zones
        for part in zone.candidates
    )


def _caveats(compared: WinnersByCoverage, words: Wording) -> str:
    """Return why the comparison proves little."""
    parts = [
        words.say(
            _(
                "Few cases prove nothing. The jury also judged regulation, innovation "
                "and an interview, with weights that are not public; coverage is by "
                "place of registration, of {month} alone, and its order depends on "
                "the base: choose another under “change definition”."
            ),
            month=words.month(EDITION_END),
        )
    ]
    if compared.set_aside:
        parts.append(
            words.say(
                _(
                    "Left out: {winners}, divided in 2022, for this coverage counts "
                    "the undivided land ({outside})."
                ),
                winners=words.listing(row["region_name"] for row in compared.set_aside),
                outside=words.listing(row["region_name"] for row in compared.outside),
            )
        )
    parts.append(
        words.say(
            _(
                "Earlier and later editions have no coverage of all provinces to "
                "compare."
            )
        )
    )
    return " ".join(parts)
