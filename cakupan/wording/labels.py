"""The field's words for the codes that stand in files, queries and links.

Every label is a message: English here or in a list of ``data/``, Indonesian in the
catalogue. ``LONG``
tables hold what stands alone or in a sentence, ``SHORT`` tables what fits a
chip, a legend or a table head. Names that are the same in both languages
(RPJMN, UCJ) are messages all the same, so that a translator sees them.
"""

from collections.abc import Mapping
from types import MappingProxyType

from cakupan import vocabulary
from cakupan.wording.catalogue import _


def _table(**labels: str) -> Mapping[str, str]:
    """Freeze a table of labels."""
    return MappingProxyType(labels)


SEGMENT_LONG = _table(**{one.code: one.label for one in vocabulary.segments()})
SEGMENT_SHORT = _table(**{one.code: one.short_label for one in vocabulary.segments()})

BASE_LONG = _table(**{one.code: one.label for one in vocabulary.bases() if one.label})
BASE_SHORT = _table(
    **{one.code: one.short_label for one in vocabulary.bases() if one.short_label}
)
BASE_NOTE = _table(**{one.code: one.note for one in vocabulary.bases() if one.note})

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
    in_part=_("on record in part"),
    awaited=_("not sent yet"),
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

REGIME_SHORT = _table(**{one.code: one.short_label for one in vocabulary.regimes()})
REGIME_LONG = _table(**{one.code: one.label for one in vocabulary.regimes()})
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
PAYER = _table(**{one.code: one.label for one in vocabulary.payers()})

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

AWARD_STAGE = _table(national=_("national"), provincial=_("provincial"))
DATASET = _table(terbit=_("published figures"), simulasi=_("SIMULATION"))
MAP_VIEW = _table(geographic=_("Map"), tiles=_("Tiles"), bubbles=_("Bubbles"))
VINTAGE = _table(
    auto=_("regions as the source has them"),
    **{"34": _("34 provinces"), "38": _("38 provinces")},
)
LANGUAGE = _table(id=_("Indonesian"), en=_("English"))
