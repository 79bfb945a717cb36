"""The profiles that are kept: the project's own, and an office's beside its tables."""

from pathlib import Path

from cakupan import paths
from cakupan.topics.award.figures.profile_files import (
    ProfileFile,
    load_kept,
    load_profile,
)
from cakupan.topics.award.figures.profiles import Profile

# The profile that is taken where none is chosen.
USUAL_PROFILE = "equal"
_FOLDER = "award_profiles"


def folders() -> list[Path]:
    """Return the folders with kept profiles: the project's, then the office's."""
    office = paths.office_data_dir()
    existing = [paths.data_dir() / _FOLDER]
    if office is not None and (office / _FOLDER).is_dir():
        existing.append(office / _FOLDER)
    return existing


def profiles_by_code() -> dict[str, Profile]:
    """Return the kept profiles by code; an office's goes before ours of one code.

    Raises:
        BadInputError: a file cannot be used, with the place in it.
    """
    kept: dict[str, Profile] = {}
    for folder in folders():
        kept |= load_kept(folder)
    return kept


def project_profiles() -> dict[str, Profile]:
    """Return the profiles of the project alone, by code."""
    return load_kept(folders()[0])


def named_profile(text: str) -> ProfileFile:
    """Return a profile by the path of its file, or by the code of a kept one.

    Raises:
        BadInputError: it cannot be read.
    """
    kept = {} if Path(text).is_file() else profiles_by_code()
    if text in kept:
        return ProfileFile(kept[text], {}, (), {})
    return load_profile(Path(text))
