"""Where the project's folders lie; knows nothing of what is in them."""

import os
import sys
import tempfile
from pathlib import Path

_PARENT = Path(__file__).resolve().parent.parent
# A package that was installed without its project has the project's files here.
_INSTALLED = Path(sys.prefix) / "share" / "cakupan"
_HERE = _PARENT if (_PARENT / "queries").is_dir() else _INSTALLED


def root() -> Path:
    """Return the project's root: ``CAKUPAN_HOME``, else where its files lie.

    That is the package's parent, or, for a package installed without its project,
    ``share/cakupan`` of the environment.
    """
    home = os.environ.get("CAKUPAN_HOME")
    return Path(home).resolve() if home else _HERE


def data_dir() -> Path:
    """Return the folder of published figures."""
    return root() / "data"


def office_data_dir() -> Path | None:
    """Return the office's own data folder (``CAKUPAN_DATA``), or None."""
    folder = os.environ.get("CAKUPAN_DATA")
    return Path(folder).resolve() if folder else None


def geo_dir() -> Path:
    """Return the folder of boundary sources and tile layouts."""
    return root() / "geo"


def queries_dir() -> Path:
    """Return the folder of SQL statements."""
    return root() / "queries"


def static_dir() -> Path:
    """Return the folder that browsers read shapes and fonts from."""
    return root() / "static"


def installed_shapes() -> Path:
    """Return the index of the boundaries that an office installed, if there are any."""
    return static_dir() / "shapes" / "installed" / "index.json"


def store_path() -> Path:
    """Return the store file: ``CAKUPAN_STORE``, else ``build/cakupan.duckdb``."""
    named = os.environ.get("CAKUPAN_STORE")
    return Path(named).resolve() if named else root() / "build" / "cakupan.duckdb"


def simulation_path() -> Path:
    """Return the store of the simulation: ``CAKUPAN_SIMULATION``, else beside it."""
    named = os.environ.get("CAKUPAN_SIMULATION")
    return Path(named).resolve() if named else store_path().with_name("simulasi.duckdb")


def fallback_store_path() -> Path:
    """Return the store file in the temporary folder, for a read-only disk."""
    return Path(tempfile.gettempdir()) / f"cakupan-{os.getuid()}" / "cakupan.duckdb"
