"""The award's simulation: ten thousand draws, and its page when nothing changed."""

from decimal import Decimal
from fractions import Fraction
from random import Random

from benchmarks.measuring import Sample, Samples, measures
from benchmarks.reader import Reader
from benchmarks.workshop import Workshop
from cakupan.data import Data
from cakupan.data.definitions import Definition, parse_period
from cakupan.data.store import open_store
from cakupan.topics.award.figures.draws import compute_sureness
from cakupan.topics.award.figures.profiles import Profile, Weight
from cakupan.topics.award.figures.scoring import compute_standings

_REGIONS, _DRAWS = 514, 10_000
_CRITERIA = ("regulation", "coverage", "coverage_growth", "budget", "innovation")
_PERIOD = "2023-12"


@measures("award.draws_514", "award.scores_514")
def draws(workshop: Workshop) -> Samples:
    """Score 514 regions on five criteria, and draw the weights ten thousand times.

    Made-up values: what they are does not change what is counted. One region in ten
    lacks a criterion, so that the weights are rescaled draw by draw.
    """
    chance = Random("award")  # noqa: S311 -- values to count with, no secrets
    weights = tuple(Weight(name, Decimal("0.2")) for name in _CRITERIA)
    profile = Profile("benchmark", weights, draws=_DRAWS)
    regions = {
        f"{number:05}": {
            name: Fraction(chance.randrange(10_000), 100)
            for name in _CRITERIA
            if name != "innovation" or chance.random() > 0.1
        }
        for number in range(_REGIONS)
    }
    ranked = compute_standings(profile, regions).ranked
    if len(ranked) != _REGIONS:
        raise RuntimeError(f"expected {_REGIONS} places, found {len(ranked)}")
    scored = workshop.time(lambda: compute_standings(profile, regions))
    drawn = workshop.time(lambda: compute_sureness(profile, ranked))
    return {
        "award.scores_514": Sample(scored),
        "award.draws_514": Sample([took / 1000 for took in drawn]),
    }


@measures("award.rerun_cached")
def rerun(workshop: Workshop) -> Samples:
    """Ask a warm server for the simulation again, with evidence for every province."""
    store = open_store(workshop.store_path)
    try:
        rows = Data(store).rows(
            "coverage__by_region",
            level="province",
            vintage="34",
            period_end=parse_period(_PERIOD),
            segments=Definition().segments,
            base=Definition().base,
        )
    finally:
        store.close()
    codes = [row["region_code"] for row in rows]
    marks = "_".join(f"{code}-{10 + place}" for place, code in enumerate(codes))
    grades = "_".join(f"{code}-{place % 4}" for place, code in enumerate(codes))
    asked = f"section=award&region=64&period={_PERIOD}&evidence=r{grades}*n{marks}"
    with (
        workshop.serve("cakupan serve") as server,
        Reader(server.url, "peringkat") as reader,
    ):
        reader.ask(asked)
        runs = [reader.ask(asked) for _ in range(workshop.runs)]
    return {
        "award.rerun_cached": Sample(
            [1000 * run.seconds for run in runs], f"{len(codes)} provinces"
        )
    }
