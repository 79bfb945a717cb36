"""The field's words for the codes that stand in files, queries and links.

Every label is a message: English here, Indonesian in the catalogue. ``LONG``
tables hold what stands alone or in a sentence, ``SHORT`` tables what fits a
chip, a legend or a table head. Names that are the same in both languages
(RPJMN, UCJ) are messages all the same, so that a translator sees them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from cakupan.wording.catalogue import _


def _table(**labels: str) -> Mapping[str, str]:
    """Freeze a table of labels."""
    return MappingProxyType(labels)


SEGMENT_LONG = _table(
    PU=_("wage earners"),
    BPU=_("non-wage workers"),
    JAKON=_("construction services"),
    PMI=_("Indonesian migrant workers"),
)
SEGMENT_SHORT = _table(
    PU=_("PU"), BPU=_("BPU"), JAKON=_("construction"), PMI=_("migrant workers")
)
AS_STATED_SCOPE = _("all segments, as the publisher words it")

BASE_LONG = _table(
    labour_force=_("labour force"),
    employed=_("employed population"),
    employed_excl_unpaid=_("employed population without unpaid family workers"),
    eligible_estimate=_("eligible workers (our estimate)"),
    employees=_("employees"),
    non_wage=_("workers not paid a wage"),
    eligible_bpjs=_("eligible workers according to BPJS Ketenagakerjaan"),
    as_stated=_("base as the publisher words it"),
)
BASE_SHORT = _table(
    labour_force=_("of labour force"),
    employed=_("of employed"),
    employed_excl_unpaid=_("of employed without unpaid family"),
    eligible_estimate=_("of eligible (estimate)"),
    employees=_("of employees"),
    non_wage=_("of non-wage"),
    eligible_bpjs=_("of eligible (BPJS)"),
    as_stated=_("as stated"),
)
BASE_NOTE = _table(
    labour_force=_("Everyone aged 15 and over who works or looks for work."),
    employed=_("Everyone aged 15 and over who works, in whatever status."),
    employed_excl_unpaid=_("Employed people except status 7, unpaid family workers."),
    eligible_estimate=_(
        "Job statuses 1, 3, 4, 5 and 6: our arithmetic fit to the base that BPJS "
        "Ketenagakerjaan does not publish."
    ),
    employees=_("Job status 4: labourers, clerks and employees; the universe of PU."),
    non_wage=_(
        "Employed people who are neither employees nor unpaid family workers: the "
        "universe of BPU."
    ),
    eligible_bpjs=_("Printed by BPJS Ketenagakerjaan, without its calculation."),
    as_stated=_("The publisher names no survey and no definition."),
)

WORKER_BASIS = _table(
    registered=_("by place of registration"),
    working=_("by place of work"),
    domicile=_("by place of residence"),
    not_stated=_("place rule not stated"),
)
INFERRED_LONG = _("{basis} (our inference; the source does not say)")
INFERRED_SHORT = _("{basis} (our inference)")

ABSENCE_SHORT = _table(
    not_published=_("not published"),
    not_collected=_("not collected"),
    withheld=_("withheld"),
    region_did_not_exist=_("region did not exist yet"),
    not_comparable=_("other definition"),
    no_base=_("no base"),
)
ABSENCE_LONG = _table(
    not_published=_("Nobody has published this figure yet."),
    not_collected=_("This figure is not collected for such a region."),
    withheld=_("The figure exists, but its owner has not released it."),
    region_did_not_exist=_("The region did not exist in this period."),
    not_comparable=_(
        "A figure exists, but under another definition, so it is not set beside these."
    ),
    no_base=_("There is no workforce figure to divide by for this period."),
)
ABSENCE_OF_REGION = _table(
    not_published=_(
        "No series on record here has a participant figure of {region} for this month "
        "and these segments."
    ),
    not_collected=_("This figure is not collected for {region}."),
    withheld=_("The figure of {region} exists, but its owner has not released it."),
    region_did_not_exist=_("{region} did not exist in this period."),
    not_comparable=_(
        "A figure of {region} exists, but under another definition, so it is not set "
        "beside these."
    ),
    no_base=_("There is no workforce figure of {region} to divide by for this period."),
)

PRECISION = _table(
    exact=_("exact"),
    rounded=_("rounded"),
    about=_("about"),
    at_least=_("more than"),
    at_most=_("at most"),
    range=_("range"),
)
PRECISE_VALUE = _table(
    exact=_("{value}"),
    rounded=_("{value} (rounded)"),
    about=_("about {value}"),
    at_least=_("more than {value}"),
    at_most=_("at most {value}"),
    range=_("{low} to {high}"),
)

SERIES_LONG = _table(
    kemnaker_1726=_("Satu Data Kemnaker, active participants by province and segment"),
    ucj=_("Universal Coverage Jamsostek (UCJ), as published"),
    kemnaker_press=_("Satu Data Kemnaker, rounded by the press"),
    kemnaker_1716=_("Satu Data Kemnaker, work accidents by province and segment"),
    bpjs_national=_("national participants according to BPJS Ketenagakerjaan"),
    sakernas_august=_("Sakernas August round (BPS)"),
    as_stated=_("as the publisher states it"),
    simulasi=_("SIMULASI: made-up figures for training"),
    kemnaker_spn_copy=_("Kemnaker figures as quoted by SPN"),
)
SERIES_SHORT = _table(
    kemnaker_1726=_("Kemnaker series"),
    ucj=_("UCJ series"),
    kemnaker_press=_("Kemnaker series, rounded by the press"),
    kemnaker_1716=_("Kemnaker accident series"),
    bpjs_national=_("national BPJS series"),
    sakernas_august=_("Sakernas August"),
    as_stated=_("as stated"),
    simulasi=_("SIMULASI"),
    kemnaker_spn_copy=_("Kemnaker via SPN"),
)

REGIME_SHORT = _table(
    RPJPN=_("RPJPN"),
    RPJMN=_("RPJMN"),
    RKP=_("RKP"),
    UCJ=_("UCJ"),
    RPJPD=_("RPJPD"),
    RPJMD=_("RPJMD"),
    Perda=_("Perda"),
    BPJS=_("BPJS Ketenagakerjaan"),
    roadmap=_("roadmap"),
    stated=_("stated"),
)
REGIME_LONG = _table(
    RPJPN=_("National Long-Term Development Plan (RPJPN)"),
    RPJMN=_("National Medium-Term Development Plan (RPJMN)"),
    RKP=_("Government Work Plan (RKP)"),
    UCJ=_("Universal Coverage Jamsostek (UCJ) target"),
    RPJPD=_("Regional Long-Term Development Plan (RPJPD)"),
    RPJMD=_("Regional Medium-Term Development Plan (RPJMD)"),
    Perda=_("Regional Regulation (Perda)"),
    BPJS=_("target of BPJS Ketenagakerjaan"),
    roadmap=_("roadmap of BPJS Ketenagakerjaan"),
    stated=_("target stated by an official, no document named"),
)
INDICATOR = _table(
    ucj=_("UCJ"),
    rpjmn=_("RPJMN indicator"),
    rkp=_("RKP indicator"),
    rpjpn=_("RPJPN indicator"),
    roadmap=_("BPJS Ketenagakerjaan roadmap"),
    sdg_8_8_1a=_("SDG 8.8.1.(a), share of non-wage workers covered"),
    not_stated=_("indicator not stated"),
)
STATEMENT = _table(
    coverage=_("coverage"),
    share_of_target=_("share of the target reached (not coverage)"),
    share_of_target_disputed=_(
        "worded as share of a target; other reports treat it as coverage"
    ),
    active_of_registered=_("active among registered members (not coverage)"),
    share_of_vulnerable=_("share of vulnerable workers covered"),
    award_claim=_("figure from an award report"),
    registered_share=_("registered members, active or not, as a share of the base"),
)

PLAN = _table(
    realised=_("realised"),
    stated=_("said to be covered"),
    budgeted=_("budgeted"),
    planned=_("planned"),
    committed=_("pledged"),
    target=_("aimed at"),
    not_allocated=_("not allocated"),
)
WORKER_GROUP = _table(
    RENTAN=_("vulnerable workers"),
    POOR=_("poor workers"),
    NON_ASN=_("non-civil-servant staff"),
)
PAYER = _table(
    apbd_provinsi=_("provincial budget (APBD)"),
    apbd_kabkota=_("regency or city budget (APBD)"),
    apbdes=_("village budget (APBDes)"),
    dbh_sawit=_("palm oil revenue share (DBH Sawit)"),
    dbh_cht=_("tobacco excise revenue share (DBH CHT)"),
    csr=_("company social responsibility (CSR/TJSL)"),
    sertakan=_("SERTAKAN, members paying for workers around them"),
    zakat=_("zakat (Baznas)"),
    mixed=_("several payers, shares not stated"),
    self_transport=_("self-paid, transport workers"),
    self_other=_("self-paid, other workers"),
    not_stated=_("payer not stated"),
)

LEVEL = _table(
    national=_("nation"),
    island_group=_("island group"),
    province=_("province"),
    regency=_("regency or city"),
    area=_("BPJS Ketenagakerjaan office area"),
)
LEVEL_PLURAL = _table(
    national=_("the nation"),
    island_group=_("island groups"),
    province=_("provinces"),
    regency=_("regencies and cities"),
    area=_("BPJS Ketenagakerjaan office areas"),
)
KIND = _table(
    nation=_("state"),
    island_group=_("island group"),
    province=_("province"),
    regency=_("regency"),
    city=_("city"),
    area=_("office area"),
)
STATUS = _table(
    active=_("active participants"),
    inactive=_("inactive members"),
    registered=_("registered members"),
    unregistered=_("workers not registered"),
    new=_("newly enrolled members"),
)

DATASET = _table(terbit=_("published figures"), simulasi=_("SIMULATION"))
MAP_VIEW = _table(geographic=_("Map"), tiles=_("Tiles"), bubbles=_("Bubbles"))
VINTAGE = _table(
    auto=_("regions as the source has them"),
    **{"34": _("34 provinces"), "38": _("38 provinces")},
)
LANGUAGE = _table(id=_("Indonesian"), en=_("English"))
