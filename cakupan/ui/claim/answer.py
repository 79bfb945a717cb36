"""The verdict on a claim: one sentence, and under it the arithmetic."""

import html

import streamlit as st

from cakupan.sentences import published
from cakupan.topics.claims import phrases, phrases_of_verdicts
from cakupan.topics.claims.ask import CheckedClaim
from cakupan.topics.claims.figures import outcomes, verdicts
from cakupan.topics.claims.figures.identities import DerivedNumber
from cakupan.ui import frame, reading
from cakupan.ui.claim import chips
from cakupan.ui.claim.facts import Checked
from cakupan.ui.copylink import copy_link
from cakupan.ui.profile.table import link, paragraph
from cakupan.wording import Wording, _

# A verdict that stands in the way of quoting the claim.
_GOOD = (verdicts.CONSISTENT,)
_OPEN = (verdicts.NOT_CHECKABLE, verdicts.LAST_DIGIT_SLIP)
_STYLE = """
.stApp .stHtml ul.ck-plain { list-style: none; margin: 0; padding: 0; }
.ck-plain li { padding: 0.125rem 0; }
.st-key-claim_examples button, .st-key-claim_others button { text-align: left; }
.stApp .stHtml details summary { cursor: pointer; padding: 0.375rem 0; }
"""
_MARKS = {True: "✓", False: "✕"}


def style() -> None:
    """Draw the page's own rules."""
    st.html(f"<style>{reading.style()}{_STYLE}{chips.STYLE}</style>")


def verdict(known: Checked) -> None:
    """Draw the verdict, what it rests on in one line, and the ways on."""
    words, answer = known.question.words, known.answer
    if answer is None:
        text = words.say(
            _(
                "Paste a sentence, type the numbers, or take an example: whether they "
                "fit, and which known figure was meant, follows at once."
            )
        )
        st.html(paragraph(text, "ck-sowhat"))
        return
    finding = answer.findings[0]
    said = phrases_of_verdicts.explain(answer, finding, words)
    title = phrases_of_verdicts.title(answer.verdict_code, words)
    mark = _mark(answer)
    st.html(
        f'<p class="ck-chip" id="putusan">{mark}{html.escape(title)}</p>'
        f'<p class="ck-answer" role="status">{_large(said)}</p>'
        f'<p class="ck-tags">{_tags(known, answer, words)}</p>'
    )
    with st.container(horizontal=True, key="doors", vertical_alignment="center"):
        copy_link(known.question.pinned_view, words)
        if known.region:
            label = words.say(_("{region} in full ›"), region=known.region.region_name)
            frame.page_link("wilayah", label, known.question.view)


def _mark(answer: CheckedClaim) -> str:
    if answer.verdict_code in _OPEN:
        return ""
    sign = _MARKS[answer.verdict_code in _GOOD]
    return f'<span aria-hidden="true">{sign} </span>'


def _large(said: phrases.Explanation) -> str:
    """Return a sentence with the number that counts in large type."""
    text = html.escape(said.text)
    if not said.number:
        return text
    number = html.escape(said.number)
    return text.replace(number, f'<strong class="ck-number">{number}</strong>', 1)


def _tags(known: Checked, answer: CheckedClaim, words: Wording) -> str:
    """Return whom and when the claim is about, who pays, and who published it."""
    region = known.region.region_name if known.region else words.say(_("no region"))
    parts = [html.escape(region)]
    if answer.when:
        text = answer.when.text
        shown = words.date(text) if len(text) > len("2023-07") else text
        if len(text) == len("2023-07"):
            shown = words.month(text)
        parts.append(html.escape(shown))
    claim = answer.check.claim
    rate = claim.month_rate if claim.rupiah else None
    if rate is not None:
        said = words.say(
            _("contribution {rate} a month, {payer}"),
            rate=words.rupiah(rate),
            payer=words.payer(answer.payer),
        )
        parts.append(html.escape(said))
    parts.append(html.escape(words.say(_("computed from the numbers in the fields"))))
    return " · ".join(parts) + "." + _published(answer, words)


def _published(answer: CheckedClaim, words: Wording) -> str:
    """Return who published just these numbers, if our table has the claim."""
    given = answer.check.claim.stated
    for claim, row in answer.known.published if answer.known else ():
        whole = claim.stated
        if all(n in whole and whole[n].point == p.point for n, p in given.items()):
            name, url = row["source_publisher"], row["source_url"]
            source = link(name, url, row["source_title"])
            day = html.escape(published(row, words))
            said = html.escape(words.say(_("Published by")))
            return f" {said} {source}, {day} ({row['source_id']})."
    return ""


def arithmetic(known: Checked) -> None:
    """Draw what was computed from what, with the ends that the digits leave."""
    answer, words = known.answer, known.question.words
    if answer is None:
        return
    tests, made = answer.tests, answer.derived
    if not tests and not made:
        return
    reading.heading(words.say(_("What the numbers give")), "hitungan")
    _filled(answer, words)
    lines = [phrases.of_test(test, answer.claim_of(test), words) for test in tests]
    signs = [test.fit != outcomes.MISSES for test in tests]
    items = "".join(
        f'<li><span aria-hidden="true">{_MARKS[fits]}</span> '
        f"{html.escape(said.text)}</li>"
        for said, fits in zip(lines, signs, strict=True)
    )
    if items:
        st.html(f'<ul class="ck-plain">{items}</ul>')
    if made:
        st.html(_derived(answer, words))
    st.html(paragraph(words.say(_(
        "Each number means half a unit of its last digit to either side; 675 thousand "
        "is 674,500 to 675,500."
    )), "ck-tags"))  # fmt: skip


def _filled(answer: CheckedClaim, words: Wording) -> None:
    """Say which numbers came from our data and not from the reader."""
    for name, row in answer.filled.items():
        part = answer.check.claim.stated[name]
        text = words.say(
            _("{field} {number} comes from our data: {publisher} ({source_id})."),
            field=words.say(phrases.NAMES[name]),
            number=phrases.stated(part, words),
            publisher=row["source_publisher"],
            source_id=row["source_id"],
        )
        st.html(paragraph(text, "ck-tags"))


def _derived(answer: CheckedClaim, words: Wording) -> str:
    others = {one.name: one for one in answer.derived}
    return reading.stacked(
        [
            words.say(_("It follows")),
            words.say(_("Result")),
            words.say(_("Between")),
            words.say(_("From")),
        ],
        [_row(made, answer, others, words) for made in answer.derived],
        caption=words.say(_("What follows from the numbers")),
        numbers=(1, 2),
    )


def _row(
    made: DerivedNumber,
    answer: CheckedClaim,
    others: dict[str, DerivedNumber],
    words: Wording,
) -> list[str]:
    return [
        words.say(phrases.NAMES[made.name]),
        phrases.figure(made, words),
        phrases.span(made, words) or "–",
        phrases.equation(made.relation, answer.read_as, words, others),
    ]
