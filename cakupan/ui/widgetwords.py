"""Words that Streamlit's own widgets say in English, in the reader's language.

Streamlit has no setting for them; some of them ``frame.css`` takes away, and for the
rest ``frame.js`` puts ours in their place as soon as they are drawn. The left side is
Streamlit's text to the letter; ``tests/unit/test_widget_words.py`` looks whether the
installed version still says it.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from cakupan.wording import Wording, _

# Streamlit's text; our message for it. A name in braces stands for what it fills in.
TEXTS = {
    # Boxes of choices
    "Choose an option": _("Choose one"),
    "Choose options": _("Choose one or more"),
    "No results": _("Nothing fits"),
    "Open": _("Show the choices"),
    "Selectbox options": _("Choices"),
    "Multiselect options": _("Choices"),
    "Selected values": _("Chosen"),
    "Select all": _("Choose all"),
    "Select {what} matches": _("Choose the {what} that fit"),
    # What was typed; the same is said in English.
    "Add: {what}": _("Look for: {what}"),
    "Clear value": _("Choose none"),
    "Clear all": _("Choose none"),
    "Remove {what}": _("Take away {what}"),
    "You can only select up to {what} option. Remove an option first.": _(
        "At most {what}. Take one away first."
    ),
    "You can only select up to {what} options. Remove an option first.": _(
        "At most {what}. Take one away first."
    ),
    # Fields
    "Help": _("Explanation"),
    "Help for {what}": _("Explanation: {what}"),
    # Files
    "Upload": _("Choose a file"),
    "Add files": _("Choose another file"),
    "file upload": _("The file"),
    "Drag and drop a file here": _("Drop the file here"),
    "{what} per file": _("at most {what}"),
    "{what} files are not allowed.": _("This kind of file ({what}) cannot be used."),
    "File must be {what} or smaller.": _("The file may have at most {what}."),
    # The program
    "Close": _("Close this"),
    "Page not found": _("This page does not exist"),
    "The page that you have requested does not seem to exist. "
    "Running the app's main page.": _("The overview is shown instead."),
    "You have requested page {what}, but no corresponding file was found in the app's "
    "pages/ directory. Running the app's main page.": _(
        "The overview is shown instead."
    ),
}

# "Add: Kaltim" adds nothing: the region is looked for.
_MISLEADING = {"Add: {what}"}


def texts(words: Wording) -> dict[str, str]:
    """Return what to say instead of Streamlit's; in English where that misleads."""
    return {
        english: words.say(message, what="{what}")
        for english, message in TEXTS.items()
        if words.lang != "en" or english in _MISLEADING
    }


def labels(options: Sequence[str], format_func: Callable[[str], str]) -> dict[str, str]:
    """Return the label of each option; labels alike get their options beside.

    The browser knows an option by its label: of two alike, the last would be taken.

    >>> labels(["a", "b", "c"], {"a": "one", "b": "two", "c": "one"}.get)
    {'a': 'one (a)', 'b': 'two', 'c': 'one (c)'}
    """
    found = {option: format_func(option) for option in options}
    count = Counter(found.values())
    return {
        option: f"{label} ({option})" if count[label] > 1 else label
        for option, label in found.items()
    }
