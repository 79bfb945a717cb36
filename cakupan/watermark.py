"""What marks everything that is made from the simulation; pure.

Simulated figures look like real ones. So their mark stands on every page, picture
and file, in a form that survives printing, cutting out and renaming.
"""

from pathlib import Path

from cakupan.wording import _

SIMULATION = "simulasi"
WORD = "SIMULASI"
LINE = _("SIMULASI: made-up figures for training")
# In the place of a section on what publishers said.
NOT_SIMULATED = _(
    "Not simulated: this section is about what publishers said. It is there with "
    "published figures."
)
# In files, whose readers may not share the maker's language.
FILE_LINE = "SIMULASI: angka rekaan untuk latihan (made-up figures for training)"


def style() -> str:
    """Return the style of the word across a page, of the class ``ck-watermark``."""
    return Path(__file__).with_suffix(".css").read_text(encoding="utf-8")


def of_dataset(dataset: str) -> str:
    """Return the word that is drawn across, empty for published figures.

    >>> of_dataset("simulasi"), of_dataset("terbit")
    ('SIMULASI', '')
    """
    return WORD if dataset == SIMULATION else ""


def file_name(name: str, dataset: str) -> str:
    """Return a file's name, which says first that it is a simulation.

    >>> file_name("cakupan-64.csv", "simulasi"), file_name("cakupan-64.csv", "terbit")
    ('SIMULASI-cakupan-64.csv', 'cakupan-64.csv')
    """
    return f"{WORD}-{name}" if dataset == SIMULATION else name
