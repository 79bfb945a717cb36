"""The claim checker: a sentence read, checked, and set beside what the store knows."""

from datetime import date
from functools import partial

from benchmarks.measuring import Sample, Samples, measures
from benchmarks.workshop import Workshop
from cakupan.data import Data
from cakupan.data.store import open_store
from cakupan.topics.claims.ask import CheckedClaim, check_claim
from cakupan.topics.claims.sentence.reading import read_text

# A province with many figures, a regency, and one with money.
_SENTENCES = (
    "Kaltim, 5 Juli 2023: 49,74 persen, setara dengan 675 ribu pekerja",
    "Muba Juli 2025: 48,26% (103.079 dari 213.582), butuh 21.311 lagi untuk 52,15%",
    "Kaltara, 30 Juli 2025: Rp2 miliar untuk 22.121 pekerja selama 4-5 bulan",
)


def answer(asked: Data, text: str) -> CheckedClaim:
    """Return the verdict on a sentence, as page and command make it."""
    found = read_text(text, asked.regions)
    region = asked.regions.of(found.region_code or "00", "38")
    return check_claim(asked, found.claim, region, found.when, as_of=date(2026, 11, 21))


@measures("claim.answer")
def claim(workshop: Workshop) -> Samples:
    """Check each sentence on an open store; the slowest counts."""
    store = open_store(workshop.store_path)
    try:
        asked = Data(store)
        took = [
            Sample(workshop.time(partial(answer, asked, text))) for text in _SENTENCES
        ]
    finally:
        store.close()
    return {"claim.answer": max(took, key=lambda sample: sample.median)}
