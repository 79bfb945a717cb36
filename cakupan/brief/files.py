"""Files of a brief by their ending, written whole or not at all."""

from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path

from cakupan import watermark
from cakupan.brief.content import Brief, Figure
from cakupan.errors import BadInputError

ENDINGS = ("pdf", "docx", "xlsx", "csv", "pptx", "png", "svg", "zip")


def make(brief: Brief, ending: str) -> bytes:
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


def _maker(ending: str) -> Callable[[Brief], bytes]:
    """Return what makes a kind of file; its library is imported only now."""
    if ending == "xlsx":
        from cakupan.brief.workbook import xlsx_file

        return xlsx_file
    if ending == "pptx":
        from cakupan.brief.slides import pptx_file

        return pptx_file
    if ending == "docx":
        from cakupan.brief.letter import docx_file

        return docx_file
    if ending == "csv":
        return csv_file
    if ending == "zip":
        return zip_file
    if ending in ("png", "svg"):
        from cakupan.brief.pdf import picture_file

        return lambda brief: picture_file(brief, "png" if ending == "png" else "svg")
    from cakupan.brief.pdf import pdf_file

    return pdf_file


def csv_file(brief: Brief) -> bytes:
    """Return the brief's figures as CSV, one a line, unrounded but for its edge."""
    from cakupan.brief.workbook import metadata
    from cakupan.writers.csv import csv_file as write_csv

    rows = [
        {**asdict(item), "source_ids": " ".join(item.source_ids)}
        for item in brief.figures
    ]
    return write_csv([field.name for field in fields(Figure)], rows, metadata(brief))


def zip_file(brief: Brief) -> bytes:
    """Return the brief with its data, what they are, the SQL and a readme."""
    from cakupan.brief.package import package

    shown = {
        file_name(brief, ending): make(brief, ending)
        for ending in ("pdf", "xlsx", "pptx", "docx")
    }
    return package(brief, shown, csv_file(brief))


def file_name(brief: Brief, ending: str) -> str:
    """Return the name under which a brief is kept: region, month, language."""
    name = (
        f"cakupan-risalah-{brief.region_code}-{brief.period_end:%Y-%m}-"
        f"{brief.asked.lang}.{ending}"
    )
    return watermark.file_name(name, brief.asked.dataset)


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
