"""What the program says stands in the catalogue, and only there."""

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from cakupan import paths, vocabulary
from cakupan.wording import LANGUAGES
from cakupan.wording.catalogue import catalogue_files, load, load_file

ROOT = paths.root()
SPOKEN = sorted([*ROOT.glob("cakupan/**/*.py"), *ROOT.glob("pages/*.py")])
DRAWN = sorted([*ROOT.glob("pages/*.py"), *ROOT.glob("cakupan/ui/**/*.py")])
MARKS = {"_", "say", "fill", "Phrase", "ShapeNote"}
# Streamlit's calls and settings whose text a reader sees.
TEXT_CALLS = {
    "badge", "button", "caption", "checkbox", "code", "data_editor", "date_input",
    "download_button", "error", "expander", "feedback", "file_uploader", "form",
    "form_submit_button", "header", "help", "html", "info", "latex", "link_button",
    "markdown", "metric", "multiselect", "number_input", "page_link", "pills",
    "popover", "radio", "segmented_control", "select_slider", "selectbox", "slider",
    "spinner", "status", "subheader", "success", "tabs", "text", "text_area",
    "text_input", "time_input", "title", "toast", "toggle", "warning", "write",
    "bound_selectbox", "bound_segmented", "bound_multiselect",
}  # fmt: skip
TEXT_SETTINGS = {"label", "help", "placeholder", "body", "alt", "page_title"}
NOT_TEXT = {"download_button": 1, "form": 0, "page_link": 1}  # words read from here on


def constants(tree: ast.AST) -> dict[str, ast.expr]:
    """Return the module's names with what stands behind them: texts, tables."""
    found = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign | ast.AnnAssign):
            continue
        if not isinstance(node.value, ast.Constant | ast.Dict):
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        found |= dict.fromkeys(names, node.value)
    return found


def texts_of(node: ast.expr | None, named: dict[str, ast.expr]) -> list[str]:
    """Return every text that an expression may stand for.

    It may be a text, a name for one such as ``_NO_KEY``, one of two
    (``_A if found else _B``) or one of a table's (``_BROKEN[name]``).
    """
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    parts: list[ast.expr | None] = []
    if isinstance(node, ast.Name):
        parts = [named.get(node.id)]
    elif isinstance(node, ast.IfExp):
        parts = [node.body, node.orelse]
    elif isinstance(node, ast.Subscript):
        parts = [node.value]
    elif isinstance(node, ast.Dict):
        # A table that another is taken into says what the other says.
        parts = [part for key, part in zip(node.keys, node.values, strict=True) if key]
    return [text for part in parts for text in texts_of(part, named)]


def name_of(function: ast.expr) -> str:
    """Return the last part of what is called."""
    return getattr(function, "attr", getattr(function, "id", ""))


def calls_in(path: Path) -> Iterator[tuple[ast.Call, list[str]]]:
    """Return every call that says a message, and the texts that it may say."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = constants(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = name_of(node.func)
        if called in MARKS or (called.endswith("Error") and is_ours(called, path)):
            yield node, texts_of(node.args[0] if node.args else None, named)


def messages_in(path: Path) -> Iterator[tuple[str, str]]:
    """Return place and text of every message that a file says."""
    for call, texts in calls_in(path):
        for text in texts:
            yield f"{path.relative_to(ROOT)}:{call.lineno}", text


def unseen_in(path: Path) -> Iterator[str]:
    """Return the errors and notes whose text cannot be found in the code.

    A text in ``_()`` is seen there; ``self.message`` is one that was seen before.
    """
    for call, texts in calls_in(path):
        called = name_of(call.func)
        if texts or not (called == "ShapeNote" or called.endswith("Error")):
            continue
        first = call.args[0] if call.args else None
        seen = isinstance(first, ast.Call) and name_of(first.func) == "_"
        if not seen and ast.unparse(first or call) != "self.message":
            yield f"{path.relative_to(ROOT)}:{call.lineno}: {ast.unparse(call)}"


def is_ours(error: str, path: Path) -> bool:
    """Tell whether an error is one that readers meet; Python's own are for us."""
    own = (ROOT / "cakupan" / "errors.py").read_text(encoding="utf-8")
    return f"class {error}(" in own and path.name != "errors.py"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


MESSAGES = [
    *(item for path in SPOKEN for item in messages_in(path)),
    *(("data/", text) for text in vocabulary.messages()),
]


def test_messages_are_found_in_the_code():
    assert len({text for _, text in MESSAGES}) > 150


def test_every_error_and_note_has_a_text_that_is_found():
    assert [line for path in SPOKEN for line in unseen_in(path)] == []


def test_every_message_is_in_the_indonesian_catalogue():
    known = load("id")
    missing = {text: place for place, text in MESSAGES if text not in known}
    listed = "\n".join(f"{place}: {text!r}" for text, place in missing.items())
    assert not missing, f"{len(missing)} without Indonesian:\n{listed}"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_translations_have_the_fields_of_their_message(lang):
    wrong = [
        (msgid, msgstr)
        for msgid, msgstr in load(lang).items()
        if fields(msgid) != fields(msgstr)
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_files_of_one_language_do_not_disagree(lang):
    said: dict[str, tuple[str, str]] = {}
    for path in catalogue_files(lang):
        for msgid, msgstr in load_file(path, lang).items():
            first, text = said.setdefault(msgid, (path.name, msgstr))
            assert text == msgstr, f"{msgid!r} differs in {first} and {path.name}"


def test_a_file_translates_a_message_once():
    for path in catalogue_files("id"):
        source = path.read_text(encoding="utf-8")
        written = len(re.findall(r"^msgid ", source, re.MULTILINE)) - 1
        assert written == len(load_file(path, "id")), path.name


def letters(node: ast.expr) -> str:
    """Return the words that a text would show; marks, tags and addresses are none."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    text = "".join(
        part.value
        for part in parts
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )
    text = re.sub(r"<style>.*?</style>|<[^<>]*>?|^[^<>]*>|&\w+;", "", text, flags=re.S)
    text = re.sub(r":material/\w+:|\bIndonesia\b", "", text)  # a name, not a word
    return "".join(re.findall(r"[^\W\d_]{2,}", text))


def unsaid_in(path: Path) -> Iterator[str]:
    """Return the texts that a file shows to a reader without the catalogue."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or name_of(node.func) not in TEXT_CALLS:
            continue
        called = name_of(node.func)
        shown = list(node.args[NOT_TEXT.get(called, 0) :][:1])
        shown += [key.value for key in node.keywords if key.arg in TEXT_SETTINGS]
        for text in shown:
            if letters(text):
                place = f"{path.relative_to(ROOT)}:{node.lineno}"
                yield f"{place}: {called}({ast.unparse(text)})"


def test_no_text_on_screen_bypasses_the_catalogue():
    assert [line for path in DRAWN for line in unsaid_in(path)] == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("st.title('Halo')", True),
        ("column.button(f'{n} pekerja')", True),
        ("st.text_input(x, placeholder='Cari')", True),
        ("st.html('<p class=\"ck-tags\">Sumber</p>')", True),
        ("st.html(f'<p class=\"ck-tags\">{text}</p>')", False),
        ("st.title(words.say(_('Region')))", False),
        ("st.write('·')", False),
    ],
)
def test_the_search_for_unsaid_text_sees(line, words, tmp_path, monkeypatch):
    file = tmp_path / "page.py"
    file.write_text(line)
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    assert bool(list(unsaid_in(file))) is words


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ("raise BoundaryError('Expected a')", ["Expected a"]),
        ("_A = 'Expected a'\nraise BoundaryError(_A, b=1)", ["Expected a"]),
        ("raise BoundaryError('a' if found else 'b')", ["a", "b"]),
        ("_T = {'k': 'a', 'l': 'b'}\nraise BoundaryError(_T[name])", ["a", "b"]),
        ("_T: dict[str, str] = {'k': 'a'}\nBoundaryError(_T['k'])", ["a"]),
        ("_N = ShapeNote('{count} regions')", ["{count} regions"]),
        ("raise ValueError('not for readers')", []),
    ],
)
def test_the_search_for_messages_sees(line, texts, tmp_path):
    file = tmp_path / "example.py"
    file.write_text(line)
    assert [text for _, said in calls_in(file) for text in said] == texts


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("raise BoundaryError(choose(), b=1)", False),
        ("raise BoundaryError(message=text)", False),
        ("_N = ShapeNote(_A + _B)", False),
        ("raise BadInputError(_('Expected a'))", True),
        ("_N = ShapeNote('{count} regions')", True),
    ],
)
def test_a_text_that_cannot_be_found_is_noticed(line, found, tmp_path, monkeypatch):
    file = tmp_path / "cakupan" / "example.py"
    file.parent.mkdir()
    errors = (ROOT / "cakupan" / "errors.py").read_text(encoding="utf-8")
    (file.parent / "errors.py").write_text(errors)
    file.write_text(line)
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    assert (not list(unseen_in(file))) is found
