"""All pages of a copy, from the facts of its regions."""

from collections.abc import Iterator
from dataclasses import replace

from cakupan.blocks import Address, Block, Link
from cakupan.data.regions import Region
from cakupan.site import about, doubts
from cakupan.site.asking import ABOUT, INDEX, Here, Site
from cakupan.topics import Compose
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.targets import blocks as targets
from cakupan.wording import _, speak
from cakupan.writers.html import HtmlPage, Way


def pages(site: Site, lang: str) -> Iterator[HtmlPage]:
    """Yield the pages of one language: the province, its regencies, about the copy."""
    words = speak(lang)
    for region in site.places():
        here = _here(site, region, lang)
        if here.is_province:
            first = here.brief
        yield _page(here)
    file = site.file(ABOUT, lang)
    made = about.page(site, first, words, file)
    yield _with_twins(made, site, ABOUT)


def page_of(site: Site, region: Region, lang: str) -> HtmlPage:
    """Return the page of one region, as it stands in the copy."""
    return _page(_here(site, region, lang))


def _here(site: Site, region: Region, lang: str) -> Here:
    code = region.region_code
    return Here(site, region, site.facts(code, lang), site.brief(code, lang))


def _page(here: Here) -> HtmlPage:
    site, brief, words = here.site, here.brief, here.words
    answer = _answer(here)
    made = HtmlPage(
        file=site.page_file(here.region, words.lang),
        lang=words.lang,
        title=here.region.region_name,
        subtitle=brief.subtitle,
        names=_names(here.region),
        above=None if here.is_province else _above(site),
        answer=answer,
        others=brief.others,
        blocks=_shown(here, answer),
    )
    name = INDEX if here.is_province else f"{here.region.region_code}.html"
    return _with_twins(made, site, name)


def _with_twins(page: HtmlPage, site: Site, name: str) -> HtmlPage:
    """Return a page with the way to itself in the copy's other languages."""
    up = "../" if "/" in page.file else ""
    twins = tuple(
        Way(lang, up + site.file(name, lang))
        for lang in site.what.langs
        if lang != page.lang
    )
    return replace(page, twins=twins)


def _above(site: Site) -> Way:
    return Way(site.province.region_name, site.link(site.province))


def _names(region: Region) -> tuple[str, ...]:
    """Return what people call a region, its codes among it."""
    found = [region.region_code, region.short_name, *region.aliases]
    if region.level == "province":
        found.append(f"Provinsi {region.region_name}")
    if region.region_code_bps:
        found.append(region.region_code_bps)
    return tuple(dict.fromkeys(name for name in found if name))


# Where the blocks of a topic stand on a page of a copy: addresses that people keep.
_PLACES = {
    "targets.by_regime": "target",
    "coverage.regions": "peta",
    "coverage.matrix": "segmen",
    "coverage.trend": "tren",
    "coverage.months": "bulanan",
    "coverage.place_among_peers": "posisi",
    "coverage.workforce": "pekerja",
    "cohorts.calendar": "kalender",
    "cohorts.statements": "kohort",
    "coverage.stated_workers": "angka-terbit",
    "evidence.benefits": "manfaat",
    "evidence.awards": "penghargaan",
    "evidence.remarks": "juga-disebut",
    "evidence.disagreements": "beda-angka",
    "evidence.corrections": "koreksi",
    "evidence.absences": "belum-ada",
    "evidence.sources": "sumber",
}


def _said(here: Here, compose: Compose) -> Block | None:
    """Return a block of a topic, at its place on the page."""
    facts = here.facts
    is_told_apart = compose in cohorts.BLOCKS  # within the borders of today
    scope = facts.programme_scope if is_told_apart else facts.scope
    block = compose(facts.data, scope, here.words)
    return block and replace(block, key=_PLACES[block.key])


def _answer(here: Here) -> Block:
    """Return the answer with what follows, and the borders that it is within."""
    asked = here.facts.data, here.facts.scope, here.words
    follows = coverage.consequence(*asked)
    answer = coverage.with_consequence(coverage.answer(*asked), follows)
    # The other months that it names have no page in a copy.
    return replace(answer, tags=here.brief.answer.tags, links=())


def _shown(here: Here, answer: Block) -> tuple[Block, ...]:
    """Return the blocks of a page, their sources and the ways to its neighbours."""
    found = [block for block in _blocks(here) if block is not None]
    listed = doubts.sources(here, (answer, here.brief.others, *found))
    found.append(replace(listed, key=_PLACES[listed.key]))
    if not here.is_province:
        found.append(_neighbours(here))
    return tuple(found)


def _blocks(here: Here) -> Iterator[Block | None]:
    if here.is_province:
        yield _said(here, coverage.regions)
        yield _said(here, coverage.matrix)
        yield _said(here, coverage.trend)
        yield _said(here, coverage.months)
        yield _said(here, coverage.place_among_peers)
    else:
        yield _said(here, coverage.matrix)
        yield _said(here, coverage.workforce)
        yield _said(here, coverage.trend)
        yield _said(here, coverage.months)
        yield _said(here, coverage.place_among_peers)
    yield _said(here, targets.as_table)
    yield _said(here, cohorts.calendar)
    yield _said(here, cohorts.statements)
    yield _said(here, coverage.stated_workers)
    yield _said(here, evidence.benefits)
    yield _said(here, evidence.awards)
    yield _said(here, evidence.remarks)
    if here.is_province:
        yield _said(here, coverage.workforce)
    yield _said(here, evidence.disagreements)
    yield _said(here, evidence.corrections)
    yield _said(here, evidence.absences)


def _neighbours(here: Here) -> Block:
    site = here.site
    links = tuple(
        Link(
            region.short_name or region.region_name,
            Address("wilayah", region.region_code),
        )
        for region in site.regencies
        if region.region_code != here.region.region_code
    )
    title = here.words.say(
        _("Other regencies and cities of {region}"), region=site.province.region_name
    )
    return Block("tetangga", title, links=links)
