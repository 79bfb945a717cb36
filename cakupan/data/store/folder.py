"""An office's own folder (``CAKUPAN_DATA``): which names in it are read, and which not.

A table whose name is misspelt must never be left out in silence, so each name is one
of four kinds: a table, which is read; a workbook or archive, which may hold figures and
is not read, which is said; what people and systems leave beside tables, which holds
none; and any other, which is refused.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cakupan import paths
from cakupan.data.intake.personal import safe_file_name
from cakupan.data.intake.schema import Table
from cakupan.data.intake.tables import check_place
from cakupan.errors import SourceFileError

# What may hold figures but is not read.
_WORKBOOKS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_ARCHIVES = (".zip", ".rar", ".7z")
# Notes, letters, scans and slides.
_NOTES = (
    *(".txt", ".md", ".rtf", ".pdf", ".doc", ".docx", ".odt", ".ppt", ".pptx"),
    *(".png", ".jpg", ".jpeg", ".msg", ".eml", ".lnk", ".tmp"),
)
# What systems and programs leave, in lower case.
_OF_SYSTEMS = frozenset(
    {
        *("thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r", "@eadir", "lost+found"),
        *("__macosx", "$recycle.bin", "system volume information"),
    }
)
_READ_BY_PEOPLE = frozenset({"readme", "baca_saya", "bacasaya", "baca saya", "catatan"})
_PROFILES = "award_profiles"
_NO_FIGURES = "sources"
_MOST_NAMES = 5


def check_folder(tables: Iterable[Table]) -> tuple[str, ...]:
    """Look over the names in the office's folder; return those that are not read.

    Args:
        tables: the documented tables.

    Returns:
        Workbooks and archives beside the tables, by name; none without a folder.

    Raises:
        SourceFileError: it cannot be listed, holds an unknown name, one of our names
            that is no readable file, or workbooks where tables are expected.
    """
    office = paths.office_data_dir()
    if office is None:
        return ()
    entries = _entries(office)
    own = sorted(table.name for table in tables if table.is_of_offices)
    expected = ", ".join(f"{name}.csv" for name in own)
    unread, unknown, present = [], [], set()
    for path in entries:
        if path.suffix == ".csv" and path.stem in own:
            check_place(path)
            present.add(path.stem)
        elif _is_harmless(path, own):
            continue
        elif path.name.lower().endswith(_WORKBOOKS + _ARCHIVES) and path.is_file():
            unread.append(path.name)
        else:
            unknown.append(path.name)
    # Also Enrolment.CSV and enrolment.csv.txt: nobody would notice that it is not read.
    if unknown:
        raise SourceFileError(
            "CAKUPAN_DATA: expected files named {expected}, found {found}. Rename "
            "the file or move it elsewhere.",
            expected=expected,
            found=_listed(unknown),
        )
    instead = unread
    if present - {_NO_FIGURES}:
        missing = set(own) - present
        instead = [name for name in unread if _table_of(name) in missing]
    if instead:
        raise SourceFileError(
            "CAKUPAN_DATA: expected tables as CSV files named {expected}, found "
            "{found}, which is not read. Save each table as CSV UTF-8 under its name.",
            expected=expected,
            found=_listed(instead),
        )
    return tuple(unread)


def _entries(office: Path) -> list[Path]:
    try:
        return sorted(office.iterdir())
    except OSError as error:
        raise SourceFileError(
            "CAKUPAN_DATA: expected a folder with your own tables, found '{path}', "
            "which is no folder that can be read ({fault}). Create it, give the right "
            "to read it, or clear CAKUPAN_DATA.",
            path=office,
            fault=error.strerror or type(error).__name__,
        ) from error


def _table_of(name: str) -> str:
    """Return the table that a file is named after, whatever its kind."""
    return name.partition(".")[0].strip().lower()


def _is_harmless(path: Path, own: Sequence[str]) -> bool:
    name = path.name.lower()
    if name.startswith((".", "~$")) or name in _OF_SYSTEMS or name == _PROFILES:
        return True
    if not path.is_file():
        return False
    # What Windows shows as enrolment.csv, or Excel saves with tabs, is a table.
    is_text_of_table = name.endswith(".txt") and _table_of(name) in own
    is_note = name.endswith(_NOTES) or name in _READ_BY_PEOPLE
    return is_note and not is_text_of_table


def _listed(names: Sequence[str]) -> str:
    shown = [safe_file_name(name) for name in names[:_MOST_NAMES]]
    rest = len(names) - _MOST_NAMES
    return ", ".join(shown) + (f" (+{rest})" if rest > 0 else "")
