"""Who must answer a question, by what it is about and where."""

from cakupan.data.regions import Region
from cakupan.wording import Wording, _

_AGENCY = {
    "branch": {
        "national": _("BPJS Ketenagakerjaan (head office)"),
        "province": _("BPJS Ketenagakerjaan regional office"),
        "regency": _("BPJS Ketenagakerjaan branch office"),
    },
    "labour": {
        "national": _("Ministry of Manpower (Kemnaker)"),
        "province": _("Provincial labour office (Disnakertrans)"),
        "regency": _("Regency or city labour office (Disnaker)"),
    },
    "planning": {
        "national": _("Ministry of National Development Planning (Bappenas)"),
        "province": _("Provincial planning agency (Bappeda)"),
        "regency": _("Regency or city planning agency (Bappeda)"),
    },
    "budget": {
        "national": _("Ministry of Finance"),
        "province": _("Provincial budget team (TAPD)"),
        "regency": _("Regency or city budget team (TAPD)"),
    },
    "survey": {
        "national": _("BPS and BPJS Ketenagakerjaan"),
        "province": _("Provincial BPS and BPJS Ketenagakerjaan"),
        "regency": _("BPS of the region and BPJS Ketenagakerjaan"),
    },
}
_PAYING = {
    "apbdes": _("Village community office (DPMD)"),
    "csr": _("The companies that pay, and the CSR forum"),
}


def office(region: Region, words: Wording, kind: str) -> str:
    """Return who answers for a kind of question at the region's level."""
    agencies = _AGENCY[kind]
    return words.say(agencies.get(region.level, agencies["national"]))


def payer_office(region: Region, words: Wording, payer: str) -> str:
    """Return who answers for money that a payer gives."""
    if payer in _PAYING:
        return words.say(_PAYING[payer])
    return office(region, words, "budget")
