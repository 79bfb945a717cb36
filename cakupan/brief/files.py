"""Files of a brief by their ending, written whole or not at all."""

from collections.abc import Callable
from pathlib import Path

from cakupan import watermark
from cakupan.blocks import Document
from cakupan.errors import BadInputError

ENDINGS = ("pdf", "docx", "xlsx", "csv", "pptx", "png", "svg", "zip")


def make(brief: Document, ending: str) -> bytes:
    """Return a brief as a file of a kind.

    Raises:
        BadInputError: no such kind.
    """
    return _maker(ending)(brief)


def check_ending(path: Path) -> str:
    """Return the kind of file that a name asks for.

    Raises:
        BadInputError: none of ours.
    """
    ending = path.suffix.lower().lstrip(".")
    if ending not in ENDINGS:
        raise BadInputError(
            "Expected --out with one of the endings {expected}, found '{found}'. "
            "Choose one of them.",
            expected=", ".join(ENDINGS),
            found=path.name,
        )
    return ending


def _maker(ending: str) -> Callable[[Document], bytes]:
    """Return what makes a kind of file; its library is imported only now."""
    if ending == "xlsx":
        from cakupan.writers.xlsx import document_file

        return document_file
    if ending == "pptx":
        from cakupan.writers.pptx import pptx_file

        return pptx_file
    if ending == "docx":
        from cakupan.writers.docx import docx_file

        return docx_file
    if ending == "csv":
        return csv_file
    if ending == "zip":
        return zip_file
    if ending in ("png", "svg"):
        from cakupan.writers.pdf import picture_file

        return lambda brief: picture_file(brief, "png" if ending == "png" else "svg")
    from cakupan.writers.pdf import pdf_file

    return pdf_file


def csv_file(brief: Document) -> bytes:
    """Return the brief's figures as CSV, one a line, unrounded but for its edge."""
    from cakupan.writers.csv import csv_file as write_csv

    return write_csv(brief.figures.columns, brief.figures.rows, brief.about)


def zip_file(brief: Document) -> bytes:
    """Return the brief with its data, what they are, the SQL and a readme."""
    from cakupan.brief.package import package

    shown = {
        file_name(brief, ending): make(brief, ending)
        for ending in ("pdf", "xlsx", "pptx", "docx")
    }
    return package(brief, shown, csv_file(brief))


def file_name(brief: Document, ending: str) -> str:
    """Return the name under which a brief is kept: region, month, language."""
    return watermark.file_name(f"{brief.name}.{ending}", brief.about["dataset"])


def make_folder(folder: Path) -> None:
    """Make a folder for several files.

    Raises:
        BadInputError: it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(
            "Expected a folder that can be made at '{path}', found: {fault}. Choose "
            "another place.",
            path=str(folder),
            fault=error.strerror or str(error),
        ) from error
