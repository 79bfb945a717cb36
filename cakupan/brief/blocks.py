"""The brief's own blocks: a topic's block in the form for two pages, and the questions.

Every function takes the figures, what is asked of them and the reader's words, and
returns a block. Those of cohorts take the division that the reader asked for, too.
"""

from dataclasses import replace

from cakupan.blocks import Block
from cakupan.brief import questions
from cakupan.brief.sheets import of_texts, with_bars
from cakupan.data import NATION, Data, Scope
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.cohorts.ask import programme_scope
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.coverage import phrases
from cakupan.wording import Wording, _


def regions_beside(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the regions beside it, in short on slides too."""
    return coverage.regions_beside(data, scope, words).brief()


def segments(data: Data, scope: Scope, words: Wording) -> Block:
    """Return coverage by segment and base; without participants, the bases.

    Raises:
        ValueError: neither is on record, which the matrix says itself.
    """
    matrix = coverage.matrix(data, scope, words)
    if matrix is not None:
        return with_bars(matrix.brief(), 0, 2)
    bases = coverage.bases(data, scope, words)
    if bases is None:
        raise ValueError("neither participants nor their absence: check the matrix")
    return with_bars(bases, 0, 1, "workers")


def end_of_cover(
    data: Data, scope: Scope, words: Wording, vintage: str = "auto"
) -> Block:
    """Return when cover ends; without a cohort on record, that there is none."""
    asked = data, programme_scope(data, scope, vintage), words
    calendar = cohorts.calendar(*asked)
    if calendar is not None:
        return calendar.brief()
    return replace(cohorts.statements(*asked), links=())


def place(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the place among peers; of the nation, the provinces at both ends."""
    among = coverage.place_among_peers(data, scope, words)
    if among is None:  # a group of islands has no peers
        title = words.say(_("Place among peers"))
        return Block("place", title, phrases.no_place(scope.period_end, words))
    is_nation = scope.region.region_code == NATION
    return with_bars(among, 1, 2) if is_nation else among.brief()


def five_questions(
    data: Data, scope: Scope, words: Wording, vintage: str = "auto"
) -> Block:
    """Return the questions to ask, each with its figure and who must answer."""
    queries = questions.find(data, scope, words, vintage)
    title = words.say(_("Five questions to ask"))
    labels = (_("Question"), _("Its figure"), _("Who must answer"))
    ids = [source_id for query in queries for source_id in query.source_ids]
    return Block(
        key="questions",
        title=title,
        sheet=of_texts(
            title,
            [(words.say(label), False) for label in labels],
            [(query.text, query.figure, query.office) for query in queries],
            (1.75, 1.15, 0.8),
            is_numbered=True,
        ),
        sources=tuple(dict.fromkeys(ids)),
    )
