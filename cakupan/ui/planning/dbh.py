"""What a share of palm or tobacco revenue (DBH) may pay for; the reader sets the share.

Nobody publishes a region's DBH in our data, and the share that may go to contributions
is decided where the budget is: both are typed.
"""

import streamlit as st

from cakupan import vocabulary
from cakupan.answers.forms import Document
from cakupan.topics.budget.figures.budget import check_money
from cakupan.topics.budget.figures.funding import part_of
from cakupan.topics.targets.figures import check_target
from cakupan.ui.fields.planning import count, field, percent
from cakupan.ui.profile.table import paragraph
from cakupan.ui.question import Question
from cakupan.wording import _

PAYERS = tuple(
    payer.code for payer in vocabulary.payers() if payer.kind == "revenue_share"
)
SHARE = "20"


def ceiling(question: Question, found: Document) -> None:
    """Draw the ceiling where DBH pays: two fields, and whether the plan fits.

    Raises:
        BadInputError: a text that is no number, or a share over 100.
    """
    if found["payer"] not in PAYERS:
        return
    words, view = question.words, question.view
    with st.container(key="dbh_fields", horizontal=True):
        field(question, "dbh")
        field(question, "dbh_share", SHARE)
    rule = words.say(
        _(
            "PMK 91/2023 keeps 80% of DBH Sawit for roads; the other 20% may pay, "
            "among other things, for palm workers who are not members yet "
            "(klikkalsel.com, 21 November 2023)."
        )
    )
    if not view["dbh"]:
        text = words.say(_("Type the region's DBH to see how far it may pay."))
        st.html(paragraph(f"{text} {rule}", "ck-tags"))
        return
    whole = count(view["dbh"], "dbh", words)
    check_money(whole)
    share = percent(view["dbh_share"] or SHARE, "dbh_share", words)
    check_target(share)
    most = part_of(whole, share)
    left = most - found["rupiah"]
    message = (
        _("{share} of {whole} is {most}: the plan fits, {left} is left.")
        if left >= 0
        else _("{share} of {whole} is {most}: the plan needs {left} more.")
    )
    text = words.say(
        message,
        share=words.stated_percent(f"{share.normalize():f}"),
        whole=words.rupiah(whole),
        most=words.rupiah(most),
        left=words.rupiah(abs(left)),
    )
    st.html(f'<div role="status">{paragraph(text)}</div>{paragraph(rule, "ck-tags")}')
