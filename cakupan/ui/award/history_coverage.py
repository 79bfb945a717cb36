"""How well would coverage alone have told the winners? Said with the cases."""

import streamlit as st

from cakupan import sentences
from cakupan.topics.award.ask_history import (
    EDITION,
    EDITION_END,
    Candidate,
    Prediction,
    Zone,
    read_prediction,
)
from cakupan.ui.pictures import look, show
from cakupan.ui.profile.table import cell, head, paragraph, table
from cakupan.ui.question import Question
from cakupan.wording import Wording, _


def prediction(question: Question) -> list[str]:
    """Draw the comparison; return the sources that its figures stand on."""
    words = question.words
    found = question.data.remembered(read_prediction, question.definition)
    if not found.cases:
        return []
    title = words.say(_("Would coverage alone have named the winners?"))
    st.subheader(title, anchor=False)
    said = sentence(found, words)
    tags = words.say(
        _(
            "Edition {year}, zone awards of provinces; {tags} The {count} provinces "
            "whose land is the same in both divisions."
        ),
        year=EDITION,
        tags=sentences.tags(found.rows[0], words),
        count=len(found.rows),
    )
    st.html(f"{paragraph(said)}{paragraph(tags, 'ck-tags')}")
    _figure(found, said, words)
    st.html(zones_table(found, words))
    st.html(paragraph(caveats(found, words), "ck-foot"))
    first = found.rows[0]
    return [first["source_id"], first["base_source_id"]]


def sentence(found: Prediction, words: Wording) -> str:
    """Return the finding with the number of cases and what a lot would have given."""
    return words.say(
        _(
            "In part: {hits} of {cases} winners stood among as many highest "
            "coverages of their zone as it had winners; a lot would have named about "
            "{chance}. The highest coverage won in {leaders} of {zones} zones."
        ),
        hits=found.hits,
        cases=found.cases,
        chance=words.number(float(found.by_chance)),
        leaders=found.leaders,
        zones=len([zone for zone in found.zones if zone.winners]),
    )


def _figure(found: Prediction, alt: str, words: Wording) -> None:
    from cakupan.figures.awards import ZoneDot, ZoneRow, zones

    rows = [
        ZoneRow(
            zone.name,
            words.say(
                _("{hits} of {count} winners"),
                hits=zone.hits,
                count=len(zone.winners),
            ),
            tuple(
                ZoneDot(
                    part.row["coverage_pct"], _detail(part, words), bool(part.awards)
                )
                for part in zone.candidates
            ),
        )
        for zone in found.zones
    ]
    how = words.say(_("Diamond: a winner. Ring: the other provinces of the zone."))
    st.html(paragraph(how, "ck-tags"))
    show(zones(rows, words, look()), "chart_award_zones", alt)


def _detail(part: Candidate, words: Wording) -> str:
    lines = [
        f"{part.row['region_name']}: {words.percent(part.row['coverage_pct'])}",
        sentences.fraction(part.row, words),
        *_award_names(part, words),
    ]
    return "\n".join(lines)


def _award_names(part: Candidate, words: Wording) -> list[str]:
    return [row[f"category_{words.lang}"] for row in part.awards]


def zones_table(found: Prediction, words: Wording) -> str:
    """Return one row a winner: its zone, award, place in the zone, who stood first."""
    heads = [
        head(words.say(_("Winner"))),
        head(words.say(_("Coverage")), is_number=True),
        head(words.say(_("Place in the zone")), is_number=True),
        head(words.say(_("Highest coverage of the zone"))),
    ]
    rows = [
        [
            cell(
                part.row["region_name"],
                "; ".join([zone.name, *_award_names(part, words)]),
                is_head=True,
            ),
            cell(words.percent(part.row["coverage_pct"]), is_number=True),
            cell(
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
            cell(_leader(zone, words)),
        ]
        for zone in found.zones
        for part in zone.winners
    ]
    caption = words.say(_("Zone winners beside the coverage of their zone"))
    return table(heads, rows, caption, kind="records")


def _leader(zone: Zone, words: Wording) -> str:
    first = zone.candidates[0].row
    percent = words.percent(first["coverage_pct"])
    over = words.say(_("above 100%")) if first["is_over_100"] else ""
    return f"{first['region_name']}, {percent}" + (f" ({over})" if over else "")


def caveats(found: Prediction, words: Wording) -> str:
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
    if found.set_aside:
        parts.append(
            words.say(
                _(
                    "Left out: {winners}, divided in 2022, for this coverage counts "
                    "the undivided land ({outside})."
                ),
                winners=words.listing(row["region_name"] for row in found.set_aside),
                outside=words.listing(row["region_name"] for row in found.outside),
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
