"""The pages of a copy: lists of blocks of topics, each under an address that stays."""

from collections.abc import Iterator
from dataclasses import replace

from cakupan.blocks import Address, Block, Link
from cakupan.data import Scope
from cakupan.data.regions import Region
from cakupan.site import about
from cakupan.site.asking import ABOUT, INDEX, Site
from cakupan.topics import Compose
from cakupan.topics.cohorts import blocks as cohorts
from cakupan.topics.cohorts.ask import programme_scope
from cakupan.topics.coverage import blocks as coverage
from cakupan.topics.evidence import blocks as evidence
from cakupan.topics.evidence.blocks.sources import ids_of, sources_of
from cakupan.topics.targets import blocks as targets
from cakupan.wording import Wording, _, speak
from cakupan.writers.html import HtmlPage, Way

# An address that people keep, and what stands there.
Place = tuple[str, Compose]
_ON_RECORD: tuple[Place, ...] = (
    ("target", targets.as_table),
    ("kalender", cohorts.calendar),
    ("kohort", cohorts.statements),
    ("program", coverage.members_by_programme),
    ("angka-terbit", coverage.stated_workers),
    ("manfaat", evidence.benefits),
    ("penghargaan", evidence.awards),
    ("juga-disebut", evidence.remarks),
)
_IN_DOUBT: tuple[Place, ...] = (
    ("beda-angka", evidence.disagreements),
    ("koreksi", evidence.corrections),
    ("belum-ada", evidence.absences),
)
PROVINCE: tuple[Place, ...] = (
    ("peta", coverage.regions),
    ("segmen", coverage.matrix),
    ("tren", coverage.trend),
    ("bulanan", coverage.months),
    ("posisi", coverage.place_among_peers),
    *_ON_RECORD,
    ("pekerja", coverage.workforce),
    *_IN_DOUBT,
)
REGENCY: tuple[Place, ...] = (
    ("segmen", coverage.matrix),
    ("pekerja", coverage.workforce),
    ("tren", coverage.trend),
    ("bulanan", coverage.months),
    ("posisi", coverage.place_among_peers),
    *_ON_RECORD,
    *_IN_DOUBT,
)


def pages(site: Site, lang: str) -> Iterator[HtmlPage]:
    """Yield the pages of one language: the province, its regencies, about the copy."""
    for region in site.places():
        yield page_of(site, region, lang)
    made = about.page(site, speak(lang), site.file(ABOUT, lang))
    yield _with_twins(made, site, ABOUT)


def page_of(site: Site, region: Region, lang: str) -> HtmlPage:
    """Return the page of one region, as it stands in the copy."""
    words, scope = speak(lang), site.scope_of(region.region_code)
    is_province = region.level == "province"
    answer = coverage.answer_of_document(site.data, scope, words)
    others = coverage.circulating_in_document(site.data, scope, words)
    places = PROVINCE if is_province else REGENCY
    shown = [
        block
        for anchor, compose in places
        if (block := _at(anchor, compose, site, scope, words)) is not None
    ]
    sources = sources_of(ids_of((answer, others, *shown)), site.data, words)
    shown.append(replace(sources, key="sumber"))
    if not is_province:
        shown.append(_neighbours(site, region, words))
    made = HtmlPage(
        file=site.page_file(region, lang),
        lang=lang,
        title=region.region_name,
        subtitle=coverage.subtitle(site.data, scope, words),
        names=_names(region),
        above=None if is_province else _above(site),
        answer=replace(answer, short=None),
        others=others,
        blocks=tuple(shown),
    )
    return _with_twins(
        made, site, INDEX if is_province else f"{region.region_code}.html"
    )


def _at(
    anchor: str, compose: Compose, site: Site, scope: Scope, words: Wording
) -> Block | None:
    """Return a block of a topic under its address on the page."""
    if compose in cohorts.BLOCKS:  # told within the borders of today
        scope = programme_scope(site.data, scope, site.what.vintage)
    block = compose(site.data, scope, words)
    return block and replace(block, key=anchor)


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


def _neighbours(site: Site, own: Region, words: Wording) -> Block:
    links = tuple(
        Link(
            region.short_name or region.region_name,
            Address("wilayah", region.region_code),
        )
        for region in site.regencies
        if region.region_code != own.region_code
    )
    title = words.say(
        _("Other regencies and cities of {region}"), region=site.province.region_name
    )
    return Block("tetangga", title, links=links)
