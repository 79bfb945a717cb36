"""Shapes: what the browser fetches once, packed as ``cakupan serve`` sends it."""

from benchmarks.measuring import Sample, Samples, measures
from benchmarks.workshop import Workshop
from cakupan.packed import pack
from cakupan.shapes import read_set


@measures("shapes.province_38", "shapes.regency", "shapes.one_province")
def shapes(_workshop: Workshop) -> Samples:
    """Pack every file of the built-in boundaries."""
    found = read_set("builtin")
    packed = {
        key: len(pack((found.folder / found.entry(key)[0]).read_bytes(), ".json").body)
        for key in found.files
    }
    details = [key for key in packed if key.startswith("regency-")]
    largest = max(details, key=lambda key: packed[key])
    return {
        "shapes.province_38": Sample([packed["province-38"] / 1000]),
        "shapes.regency": Sample([packed["regency"] / 1000]),
        "shapes.one_province": Sample([packed[largest] / 1000], largest),
    }
