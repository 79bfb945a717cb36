"""The brief with its data as one zip: files, tables, what they are, SQL, a readme.

``datapackage.json`` follows the Data Package specification, so that other programs
find columns, sources and checksums.
"""

import hashlib
import json
from typing import Any

from cakupan import paths, watermark
from cakupan.blocks import Document
from cakupan.data.store.catalogue import whole_text
from cakupan.wording import _, speak
from cakupan.writers.archive import pack
from cakupan.writers.csv import csv_lines

# The statements that a brief's figures come from, below ``queries/reads``.
STATEMENTS = (
    "absences__all",
    "citation__latest_entry",
    "conflicts__all",
    "conflicts__figures",
    "context_figures__by_region",
    "contribution_rates__by_payer",
    "corrections__all",
    "coverage__by_region",
    "coverage__matrix_by_region",
    "enrolment__months_by_region",
    "enrolment__periods",
    "enrolment__points_by_region",
    "enrolment__programmes_by_region",
    "enrolment__regencies_by_month",
    "enrolment__stated_by_region",
    "programmes__arithmetic",
    "programmes__by_region",
    "programmes__cohorts",
    "regions__all",
    "sources__all",
    "statements__by_region",
    "statements__latest_by_level",
    "targets__by_region",
    "workforce__by_level",
    "workforce__by_region",
    "workforce__history_by_region",
    "workforce__stated_by_region",
)
_FIELDS = {
    "key": ("string", "stable name of the figure, the same in both languages"),
    "label": ("string", "what it is"),
    "value": ("number", "rounded half-up to two decimals"),
    "unit": ("string", "percent, workers, rupiah or rank"),
    "definition": ("string", "segments, base and rule"),
    "period": ("string", "ISO day or month that it describes"),
    "source_ids": ("string", "ids of its sources, apart by spaces"),
    "as_published": ("string", "as its publisher gives it; empty if computed here"),
    "value_low": ("number", "lower end, where a range was published"),
    "value_high": ("number", "upper end, where a range was published"),
    "precision": ("string", "of the published figure; computed: computed here"),
}


def package(brief: Document, shown: dict[str, bytes], figures: bytes) -> bytes:
    """Return the zip.

    Args:
        brief: what it is about.
        shown: files for readers, by name.
        figures: the figures as CSV.
    """
    files = {"readme.txt": _readme(brief, list(shown)).encode()}
    files |= shown
    tables = {"data/figures.csv": figures, "data/sources.csv": _sources(brief)}
    files |= tables
    files["datapackage.json"] = json.dumps(
        _description(brief, tables), ensure_ascii=False, indent=2
    ).encode()
    for name in STATEMENTS:
        text = whole_text(paths.queries_dir(), f"reads/{name}")
        files[f"sql/{name}.sql"] = text.encode()
    return pack(files)


def _sources(brief: Document) -> bytes:
    rows = [[source.source_id, source.text, source.url] for source in brief.sources]
    return csv_lines([["source_id", "title", "url"], *rows])


def _description(brief: Document, tables: dict[str, bytes]) -> dict[str, Any]:
    """Return what the tables are, as a data package."""
    fields = {
        "data/figures.csv": [
            {"name": name, "type": kind, "description": meaning}
            for name, (kind, meaning) in _FIELDS.items()
        ],
        "data/sources.csv": [
            {"name": name, "type": "string"} for name in ("source_id", "title", "url")
        ],
    }
    name = f"risalah-{brief.region_code}-{brief.period_end:%Y-%m}".lower()
    return {
        "name": watermark.file_name(name, brief.about["dataset"]).lower(),
        "title": f"{brief.mark} {brief.title}".strip(),
        "description": brief.answer.finding,
        "created": f"{brief.day.isoformat()}T00:00:00Z",
        "profile": "tabular-data-package",
        "cakupan": dict(brief.about),
        "sources": [
            {"title": source.text, **({"path": source.url} if source.url else {})}
            for source in brief.sources
        ],
        "resources": [
            {
                "name": path.removeprefix("data/").removesuffix(".csv"),
                "path": path,
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "dialect": {"commentChar": "#"},
                "bytes": len(content),
                "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
                "schema": {"fields": fields[path]},
            }
            for path, content in tables.items()
        ],
    }


def _readme(brief: Document, shown: list[str]) -> str:
    words = speak(brief.lang)
    line = f"{words.say(watermark.LINE)}\n" if brief.mark else ""
    about = "\n".join(f"{key}: {value}" for key, value in brief.about.items())
    text = words.say(
        _(
            "In this package: the brief to read ({files}); data/ the same figures as "
            "tables, with their sources; datapackage.json what the tables and columns "
            "are, with checksums; sql/ the statements that the figures come from."
        ),
        files=", ".join(shown),
    )
    same = words.say(
        _("Lines that begin with # say what a table is; they are no data.")
    )
    return (
        f"{line}{brief.title}\n{brief.answer.finding}\n{brief.answer.tags}\n\n{text}\n{same}\n\n"
        f"{about}\n\n{brief.foot}\n"
    )
