"""What the product's measures, checks and words mean; pure text, no figures.

The page *Sources & method* and ``docs/GLOSSARY.md`` both stand on this file. A
measure names the statement that makes it; what is shown of that statement is read
from its file, so that words and SQL cannot part unnoticed.
"""

from dataclasses import dataclass

from cakupan.wording.catalogue import _


@dataclass(frozen=True)
class Measure:
    """A figure that readers see, in words and by its statement.

    Attributes:
        key: its anchor on the page.
        formula: how it is made.
        counted: who or what is counted.
        caveat: what to know before quoting it.
        query: the statement below ``queries/`` that makes it.
        columns: its columns there; empty where the whole statement is the rule.
    """

    key: str
    name: str
    formula: str
    counted: str
    caveat: str
    query: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Term:
    """A word of the field with its short meaning; both are messages."""

    name: str
    meaning: str


MEASURES = (
    Measure(
        key="peserta-aktif",
        name=_("Active participants"),
        formula=_(
            "The number that a publisher gives for a region, a month and a segment; "
            "several segments are their sum within one series."
        ),
        counted=_(
            "Memberships whose contributions are paid at the month's end. In "
            "Kemnaker's table migrant workers are apparently inside PU, and workers "
            "count where they are registered (both our inference)."
        ),
        caveat=_(
            "Not unique people: one person may be PU and BPU at once. Members of a "
            "programme (JKK, JKM, JHT, JP, JKP) stand in a column of their own, "
            "`programme`, and join no sum. Rows outside a series are never summed."
        ),
        query="marts/enrolment",
    ),
    Measure(
        key="basis",
        name=_("Bases: the workers divided by"),
        formula=_(
            "The Sakernas August round of the same year or the nearest earlier one; "
            "sums of the seven statuses of the main job."
        ),
        counted=_("People aged 15 and over by where they live."),
        caveat=_(
            "A sample survey: the base of a small regency can move by about 10% by "
            "chance alone. Between August 2022 and August 2023 the population "
            "weights changed; regencies are not compared across that line."
        ),
        query="staging/stg_sakernas__workforce",
    ),
    Measure(
        key="cakupan",
        name=_("Coverage"),
        formula=_(
            "100 × active participants of the chosen segments ÷ the chosen base."
        ),
        counted=_(
            "Participants by place of registration over workers by residence. PU "
            "alone may stand over employees, BPU alone over non-wage workers; any "
            "sum of segments over the other four bases."
        ),
        caveat=_(
            "May exceed 100% where head offices register workers who live "
            "elsewhere; it is shown, not cut off. A province's coverage is sum over "
            "sum, never a mean of regencies."
        ),
        query="reads/coverage__by_region",
        columns=("coverage_pct", "is_over_100"),
    ),
    Measure(
        key="selisih",
        name=_("Gap to universal coverage"),
        formula=_(
            "Base − active participants, never below zero; what exceeds the base is "
            "the surplus, shown apart."
        ),
        counted=_("Workers of the base whom no active membership covers."),
        caveat=_(
            "The national gap is smaller than the sum of the provinces' gaps by the "
            "surplus of the provinces above 100%."
        ),
        query="reads/coverage__by_region",
        columns=("gap_to_universal_workers", "surplus_workers"),
    ),
    Measure(
        key="eligible",
        name=_("Eligible workers (our estimate)"),
        formula=_(
            "Employed people of job status 1 (own account), 3 (employer with paid "
            "workers), 4 (employee), 5 and 6 (casual workers)."
        ),
        counted=_(
            "Everyone employed except status 2 (own account with unpaid help) and "
            "status 7 (unpaid family workers)."
        ),
        caveat=_(
            "BPJS Ketenagakerjaan does not publish how it counts eligible workers. "
            "This is an arithmetic fit, not its rule; civil servants, forces and "
            "police are still inside. Employees plus non-wage workers is another "
            "number: it contains status 2."
        ),
        query="staging/stg_sakernas__workforce",
    ),
    Measure(
        key="jarak-target",
        name=_("Distance to a target"),
        formula=_(
            "Latest published coverage − target, in percentage points, only where "
            "both name the same indicator (UCJ with UCJ)."
        ),
        counted=_("Published percents only; a computed coverage is never used."),
        caveat=_(
            "Where the indicator is not named there is no distance and no verdict. "
            "Share of a target reached is not coverage."
        ),
        query="reads/targets__against_statements",
        columns=("difference_pp", "is_met"),
    ),
    Measure(
        key="basis-tersirat",
        name=_("Implied base of a published percent"),
        formula=_(
            "100 × workers stated ÷ percent stated; its bounds take half a unit of "
            "the last printed digit of both."
        ),
        counted=_("Whatever the publisher divided by, which often is not said."),
        caveat=_(
            "It shows which base was used; it is never used to compute a coverage."
        ),
        query="reads/statements__by_region",
        columns=("implied_base", "implied_base_low", "implied_base_high"),
    ),
    Measure(
        key="pekerja-informal",
        name=_("Informal share"),
        formula=_("100 × employed in job status 1, 2, 5, 6 and 7 ÷ employed."),
        counted=_("Employed people aged 15 and over, Sakernas August."),
        caveat=_(
            "Known for every surveyed regency; it says how hard enrolment is, not "
            "how many are enrolled."
        ),
        query="reads/workforce__by_level",
        columns=("informal_share_pct",),
    ),
    Measure(
        key="peringkat",
        name=_("Place in a ranking"),
        formula=_(
            "1 + the regions of the set with a larger unrounded value; equal ones "
            "share a place and the next is skipped (1, 2, 2, 4)."
        ),
        counted=_(
            "Regions of one level and division with a figure in the same series, month "
            "and definition; the others are set aside with the reason."
        ),
        caveat=_(
            "The order depends on the base. Rounded numbers leave places open; the "
            "survey's error is not published and widens a place only where the reader "
            "assumes one."
        ),
        query="reads/coverage__by_region",
        columns=("coverage_pct",),
    ),
)

# Purposes of statements that readers see, word for word as in the headers of
# ``queries/``, where they are looked up; a test compares them.
PURPOSES = (
    _("workers of one segment scope and status in a region, as published"),
    _("Sakernas August as one row per base, with the bases that are sums of statuses"),
    _("active workers of the chosen segments over the chosen base, region by region"),
    _("regions that published both a coverage and a target, like beside like"),
    _("percents that somebody published for a region, with the base they imply"),
    _("employed, non-wage workers and informal share of every region of a level"),
    _("conflicts and corrections name figures that exist"),
    _("one series counts workers on one basis, so that its rows may be summed"),
    _("the provinces of one series and vintage sum to its national figure"),
    _("segments sum to the total that the same source gives, within their rounding"),
    _("figures name segments, bases, payers and regimes of the lists alone"),
    _("no figure without its tags: scope, worker basis, precision, source, entry"),
    _("keys of the figure tables are unique, and every figure has its region"),
    _("one series gives one current figure per region, month, scope and status"),
    _("every figure names a source that is listed"),
    _("each cohort has exactly one counted statement, and months that fit"),
    _("514 regencies, 34 and 38 provinces, each under a known parent with a code"),
    _("every published figure is mapped by exactly one written rule"),
    _("provinces of either vintage sum to the nation in Sakernas August"),
    _("regencies of Sakernas August sum to their province, base by base"),
    _(
        "enrolment that an office or the simulation delivers stands at a month's end, "
        "so that it can be summed"
    ),
    _("a correction names one older figure of its table, and no other does"),
    _("a percent in use stands beside numbers in use: a corrected part restates it"),
    _("every published target figure stands in targets as it was printed"),
    _(
        "an office's count is at most ten times the employed of its region, so that no "
        "coverage exceeds 1,000 percent"
    ),
    _(
        "a count of an office for a part of the country is at most the nation's labour "
        "force"
    ),
    _("no month of an office is later than the document that gives it"),
    _(
        "a correction replaces a row of the same region and deliverer, and no chain of "
        "corrections comes back to its start"
    ),
    _("no cohort of an office is counted twice under two ids"),
    _(
        "a percent of an office is its own numerator over its own base, within the "
        "digits that are given"
    ),
)

TERMS = (
    Term(
        _("coverage rate"),
        _("active participants as a share of a named base of workers"),
    ),
    Term(
        _("UCJ, universal coverage of employment social security"),
        _(
            "participants over eligible workers; the indicator behind most regional "
            "targets"
        ),
    ),
    Term(
        _("achievement of a target"),
        _("share of the target reached; not coverage"),
    ),
    Term(
        _("active, inactive, registered member"),
        _("contributions paid; in arrears; both together"),
    ),
    Term(
        _("eligible workers, universe"),
        _("the workers who could be members; BPJS's own base, not published"),
    ),
    Term(
        _("labour force; employed"),
        _("people of 15 and over who work or seek work; who work"),
    ),
    Term(_("gap"), _("workers of the base who are not active participants")),
    Term(
        _("percentage point"), _("the distance between two percents: 40% to 45% is 5")
    ),
    Term(_("PU, wage earners"), _("workers paid by an employer")),
    Term(_("BPU, non-wage workers"), _("self-employed and others without an employer")),
    Term(
        _("construction services (Jakon)"),
        _("workers enrolled per project; their number follows the contracts"),
    ),
    Term(_("PMI, migrant workers"), _("before, during and after work abroad")),
    Term(
        _("JKK, JKM, JHT, JP, JKP"),
        _("work injury, death, old age, pension, loss of job"),
    ),
    Term(_("new enrolment"), _("workers who become members in a period")),
    Term(_("expansion"), _("work to enrol more workers and firms")),
    Term(
        _("contribution; receivable; arrears; fine"),
        _("paid each month; due; overdue; added for lateness"),
    ),
    Term(
        _("current, substandard, doubtful, bad"),
        _("classes of arrears by age"),
    ),
    Term(_("employer (PK/BU)"), _("a firm or person who gives work")),
    Term(
        _("PWBD; PDS"),
        _("liable, not registered; registered for part of workers, wage, programmes"),
    ),
    Term(
        _("inspection; special power of attorney; state attorney"),
        _("the steps against employers who do not comply"),
    ),
    Term(
        _("enrolment group; donor; agent"),
        _("who gathers non-wage members; who pays for others; PERISAI"),
    ),
    Term(
        _("region, branch, pioneer branch"),
        _("offices of BPJS; their areas are not always provinces or regencies"),
    ),
    Term(
        _("vulnerable worker"),
        _("income covers basic needs only; cannot pay contributions"),
    ),
    Term(_("extreme poor"), _("the poorest by the official line; a target group")),
    Term(
        _("contribution period; cover period; grace"),
        _("months paid; months covered; months in which arrears may be paid"),
    ),
    Term(_("lapse"), _("membership ends because nobody pays any longer")),
    Term(
        _("cash benefit; benefit; claim; heir"),
        _("what is paid; what is due; the request; who receives after a death"),
    ),
    Term(
        _("non-civil-servant staff"),
        _("regional workers outside the civil service; part-time PPPK stay members"),
    ),
    Term(
        _("budget original, revised; ceiling; absorption"),
        _("regional budget at the year's start, changed; most allowed; share spent"),
    ),
    Term(
        _("revenue share (palm, tobacco); village fund; village budget"),
        _("state money that may pay vulnerable workers' contributions"),
    ),
    Term(_("SERTAKAN; GN Lingkaran"), _("members or firms who pay for workers nearby")),
    Term(
        _("national plans"),
        _("20 years, five years, one year; each has its own target"),
    ),
    Term(
        _("regional plans"),
        _("the same of a province or regency; RKPD feeds the budget"),
    ),
    Term(
        _("regional legal products"),
        _("regulation of region, governor, regent, mayor; circular; decree; agreement"),
    ),
    Term(
        _("Sakernas"),
        _("labour force survey of BPS; the August round reaches regencies"),
    ),
    Term(
        _("series"),
        _("one publisher's line under one definition; only it is summed and ranked"),
    ),
    Term(
        _("worker basis"),
        _("whose workers: registered here, working here or living here"),
    ),
    Term(
        _("as known on"),
        _("the figures that had been entered and not replaced by that day"),
    ),
    Term(
        _("Paritrana Award"),
        _("yearly award of the government; its weights are not published"),
    ),
)
