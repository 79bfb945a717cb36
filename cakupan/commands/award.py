"""The simulation on the command line: ``cakupan rank --profile``."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from cakupan import outputs
from cakupan.commands.terminal import Call
from cakupan.data import Data
from cakupan.data.regions import Region
from cakupan.errors import BadInputError, NotPublishedError
from cakupan.topics.award import phrases
from cakupan.topics.award.ask import AwardRequest, AwardSimulation, simulate
from cakupan.topics.award.documents import (
    SimulationDocument,
    different,
    file_text,
    rank_request_of_file,
    simulation_document,
)
from cakupan.topics.award.figures.evidence import Evidence, merged, read_csv
from cakupan.topics.award.figures.profile_files import ProfileFile
from cakupan.topics.award.figures.profiles import (
    LARGEST_SEED,
    MOST_DRAWS,
    SCALES,
    Profile,
)
from cakupan.topics.award.kept_profiles import named_profile
from cakupan.topics.award.labels import NOT_OFFICIAL, SIMULATION, listed
from cakupan.topics.ranking.ask import medians_of_peers
from cakupan.topics.ranking.ask_members import COVERAGE, RankRequest, zones
from cakupan.topics.ranking.typed import parse_regions, parse_zone
from cakupan.wording import _, half_up

_COLUMNS = (
    "rank",
    "region_code",
    "region_name",
    "score",
    "rank_low",
    "rank_high",
    "p_first",
    "p_top3",
    "missing",
)
_ONLY_HERE = ("evidence", "scale", "seed", "draws", "save")
# Options of the ranking and what a profile file calls them.
_QUESTION = {
    "level": "level",
    "period": "period",
    "segments": "segments",
    "base": "base",
    "vintage": "vintage",
    "parent": "parent",
    "zone": "zone",
    "peer_group": "peer_group",
    "leave_out": "left_out",
}
_FILE = click.Path(dir_okay=False, path_type=Path)


def award_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give the ranking the options of the simulation."""
    options = [
        click.option(
            "--profile",
            help="Simulate the award: a profile file, or equal, coverage, template.",
        ),
        click.option(
            "--evidence", type=_FILE, help="CSV: region_code, criterion, value."
        ),
        click.option("--scale", type=click.Choice(SCALES), help="Of the criteria."),
        click.option("--seed", type=click.IntRange(0, LARGEST_SEED), help="Of draws."),
        click.option("--draws", type=click.IntRange(100, MOST_DRAWS)),
        click.option("--save", type=_FILE, help="Write all of it as a profile file."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def is_asked(params: dict[str, Any]) -> bool:
    """Tell whether a ranking is to be simulated.

    Raises:
        BadInputError: an option of the simulation without a profile, or one of the
            ranking that a profile has no use for.
    """
    alone = [name for name in _ONLY_HERE if params[name] is not None]
    if params["profile"] is None and alone:
        raise BadInputError(
            "Expected --profile with {found}. Name a profile file, or one of equal, "
            "coverage, template.",
            found=", ".join(f"--{name}" for name in alone),
        )
    useless = [
        name
        for name, is_given in (
            ("--by", params["by"] != COVERAGE),
            ("--assume-rse", params["assume_rse"] is not None),
        )
        if is_given
    ]
    if params["profile"] is not None and useless:
        raise BadInputError(
            "Expected --profile without {found}: a profile ranks by its criteria, and "
            "how sure a place is comes from the draws. Leave it out.",
            found=", ".join(useless),
        )
    return params["profile"] is not None


def print_simulation(call: Call, context: click.Context) -> None:
    """Print the places under a profile; what the file asks holds unless typed.

    Raises:
        BadInputError: profile, evidence or question cannot be used.
        NotPublishedError: fewer than two regions have enough evidence.
    """
    params = context.params
    file = named_profile(params["profile"])
    for name in ("dataset", "known_on"):
        if not _is_typed(context, name) and file.question.get(name):
            setattr(call, name, file.question[name])
    data = call.data
    profile = _profile(file.profile, params)
    what = _what(context, data, file)
    evidence = _evidence(data, file, params["evidence"])
    award = simulate(data, AwardRequest(what, profile, evidence))
    medians = medians_of_peers(data, award.ranking)
    answer = simulation_document(award, data, medians, file.result)
    if not award.has_places:
        raise _refusal(award, answer)
    if params["save"]:
        text = file_text(award, call.dataset, data.pinned_day, call.words)
        outputs.write(params["save"], text.encode())
    if call.as_json:
        call.print_json(answer)
    else:
        _print_table(call, award, answer, file)


def _is_typed(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is not ParameterSource.DEFAULT


def _profile(profile: Profile, params: dict[str, Any]) -> Profile:
    names = ("scale", "seed", "draws")
    typed = {name: params[name] for name in names if params[name] is not None}
    return replace(profile, **typed)


def _what(context: click.Context, data: Data, file: ProfileFile) -> RankRequest:
    """Return the question of the file, with the options that were typed instead."""
    texts = dict(file.question)
    for option, key in _QUESTION.items():
        value = context.params.get(option)
        if value is not None and (_is_typed(context, option) or key not in texts):
            texts[key] = value
    if texts.get("zone"):
        texts["zone"] = parse_zone(texts["zone"], zones(data))
    if texts.get("peer_group"):
        peer = data.regions.find(texts["peer_group"])
        texts["peer_group"], texts["level"] = peer.region_code, peer.level
    if texts.get("parent"):
        parent = data.regions.find(texts["parent"])
        texts["parent"] = _checked_parent(parent, texts.get("level", "province"))
    if texts.get("left_out"):
        texts["left_out"] = ",".join(parse_regions(texts["left_out"], data.regions))
    return rank_request_of_file(texts, RankRequest(), str(context.params["profile"]))


def _checked_parent(parent: Region, level: str) -> str:
    """Return the code of a parent; empty for the nation's provinces, which are all.

    Raises:
        BadInputError: nothing of the level lies in the parent.
    """
    if parent.level == "national" and level == "province":
        return ""
    if level == "province" or parent.level not in ("national", "province"):
        raise BadInputError(
            "Expected a region with {level} regions below it, found '{parent}'. Name "
            "the nation for provinces, a province for regencies.",
            level=level,
            parent=parent.region_code,
        )
    return parent.region_code


def _evidence(data: Data, file: ProfileFile, path: Path | None) -> Evidence:
    for _name, code, _value in file.evidence:
        data.regions.find(code)
    if path is None:
        return file.evidence
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInputError(
            "{place}: cannot be read. Write the path of a file of evidence, as CSV.",
            place=str(path),
        ) from error

    def find(named: str) -> str:
        return data.regions.find(named).region_code

    return merged(file.evidence, read_csv(text, path.name, find))


def _refusal(award: AwardSimulation, answer: SimulationDocument) -> NotPublishedError:
    return NotPublishedError(
        "{count} of {of} regions have criteria that carry half of the weight: no "
        "places. Known of how many: {known}. Give evidence with --evidence, or take "
        "--profile coverage.",
        "not_published",
        {**vars(answer), "absence_reason": "not_published"},
        count=len(award.standings.ranked),
        of=len(award.regions),
        known=", ".join(f"{n} {c}" for n, c in award.standings.region_counts.items()),
    )


def _print_table(
    call: Call, award: AwardSimulation, answer: SimulationDocument, file: ProfileFile
) -> None:
    words = call.words
    click.echo(words.say(SIMULATION))
    by_place = sorted(answer.regions, key=lambda row: (row.rank, row.region_code))
    rows = [
        {
            **vars(region),
            "score": f"{half_up(region.score):.2f}",
            "p_first": f"{half_up(region.p_first, 4):.4f}",
            "p_top3": f"{half_up(region.p_top3, 4):.4f}",
            "missing": " ".join(region.missing),
        }
        for region in by_place
    ]
    call.print_table(rows, _COLUMNS)
    for item in award.standings.set_aside:
        click.echo(
            words.say(
                _("Without a place: {region} ({code}), missing {criteria}."),
                region=award.regions[item.region_code].region_name,
                code=item.region_code,
                criteria=listed(item.missing, words),
            )
        )
    for sentence in phrases.notes(award, words):
        click.echo(sentence)
    if file.result:
        count = len(different(award, file.result))
        message = (
            _("Not as in the file: place or score of {count} regions.")
            if count
            else _("Places and scores are those of the file.")
        )
        click.echo(words.say(message, count=count))
    click.echo(words.say(NOT_OFFICIAL))
