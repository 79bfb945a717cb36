"""The sections of the rankings page: which one is shown, and the keys of all.

Only the chosen section is computed. A new one is a line in ``SECTIONS``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cakupan.ui import state
from cakupan.ui.award import history, simulation
from cakupan.ui.question import Question
from cakupan.ui.ranking import coverage, scorecard
from cakupan.ui.state import Key
from cakupan.wording import _


@dataclass(frozen=True)
class Section:
    """A part of the page that is shown alone.

    Attributes:
        name: its value in the address.
        title: its name for the reader, a message.
        draw: draws everything under the choice of sections, sources included.
        keys: its own keys of the address.
    """

    name: str
    title: str
    draw: Callable[[Question], None]
    keys: tuple[Key, ...] = ()


SECTION = state.one_of("section", "ranking", "award", "history", "scorecard")
SECTIONS = (
    Section("ranking", _("Coverage ranking"), coverage.draw, coverage.KEYS),
    Section("award", _("Paritrana simulation"), simulation.draw, simulation.KEYS),
    Section("history", _("Award history"), history.draw, history.KEYS),
    Section("scorecard", _("Scorecard"), scorecard.draw, scorecard.KEYS),
)
KEYS = (SECTION, *(key for section in SECTIONS for key in section.keys))


def draw(question: Question) -> None:
    """Draw the choice of sections where there is one, and the chosen section."""
    by_name = {section.name: section for section in SECTIONS}
    chosen = question.view[SECTION.name]
    if len(by_name) > 1:
        chosen = state.bound_segmented(
            question.words.say(_("What is ranked")),
            list(by_name),
            SECTION.name,
            lambda name: question.words.say(by_name[name].title),
            label_visibility="collapsed",
        )
    by_name.get(chosen, SECTIONS[0]).draw(question)
