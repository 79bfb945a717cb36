"""The offline copy of the province with most regencies: seconds and first page."""

import json
import os
import subprocess
import sys
import time

from benchmarks.measuring import Sample, Samples, measures
from benchmarks.workshop import Workshop

_LARGEST = "35"  # Jawa Timur, 38 regencies and cities


@measures("site.province", "site.first_page")
def province(workshop: Workshop) -> Samples:
    """Write the copy in both languages, from the start of a process to its end."""
    took, weights = [], []
    for _run in range(workshop.runs):
        began = time.perf_counter()
        said = subprocess.run(
            [
                *(sys.executable, "-m", "cakupan.cli", "export-site"),
                *(str(workshop.folder / "copy"), "--region", _LARGEST),
                *("--lang", "both", "--as-of", "2026-11-21", "--json"),
            ],
            env={**os.environ, "CAKUPAN_STORE": str(workshop.store_path)},
            capture_output=True,
            check=True,
        ).stdout
        took.append(time.perf_counter() - began)
        weights.append(json.loads(said)["first_page_bytes"] / 1000)
    return {"site.province": Sample(took), "site.first_page": Sample(weights)}
