"""The page that says what a copy is: words, licence, day, and how to verify it."""

from cakupan import __version__
from cakupan.blocks import Block, Cell, Note, Sheet
from cakupan.site.asking import Site
from cakupan.topics.coverage import blocks as coverage
from cakupan.wording import Wording, _
from cakupan.writers.html import HtmlPage

SUMS = "SHA256SUMS"


def command(site: Site) -> str:
    """Return the command line that makes the same copy again."""
    what = site.what
    both = what.langs == ("id", "en")
    options = (
        ("--region", what.region_code),
        ("--period", f"{what.period_end:%Y-%m}"),
        ("--segments", ",".join(what.definition.segments)),
        ("--base", what.definition.base),
        ("--vintage", what.vintage),
        ("--lang", "both" if both else what.langs[0]),
        ("--as-of", what.as_of.isoformat()),
        ("--known-on", site.data.known_on.isoformat()),
        ("--dataset", what.dataset),
    )
    said = " ".join(f"{name} {value}" for name, value in options)
    return f"cakupan export-site DIR {said}"


def page(site: Site, words: Wording, file: str) -> HtmlPage:
    """Return the page about this copy."""
    return HtmlPage(
        file=file,
        lang=words.lang,
        title=words.say(_("About this copy")),
        subtitle=site.province.region_name,
        blocks=(
            _what(site, words),
            _definitions(site, words),
            _verify(site, words),
            _licence(words),
        ),
    )


def _what(site: Site, words: Wording) -> Block:
    what = site.what
    facts = (
        (_("Region"), site.province.region_name),
        (_("Month"), words.month(what.period_end or what.as_of)),
        (_("Segments"), words.scope(what.definition.scope)),
        (_("Base"), words.base(what.definition.base)),
        (_("Division"), words.vintage(site.province.vintage)),
        (_("Ages counted on"), words.date(what.as_of)),
        (_("Figures as known on"), words.date(site.data.known_on)),
        (_("Data set"), words.dataset(what.dataset)),
        (_("Version"), f"Cakupan {__version__}"),
    )
    rows = tuple((Cell(words.say(name)), Cell(value)) for name, value in facts)
    title = words.say(_("What this is"))
    finding = words.say(
        _(
            "A copy of the pages on {region} and its regencies and cities. It needs "
            "neither a server nor a network: it opens from a folder or a USB stick. "
            "It does not change by itself; newer figures need a new copy."
        ),
        region=site.province.region_name,
    )
    sheet = Sheet(title, (Cell(""), Cell("")), rows, kind="narrow")
    return Block("isi", title, finding, sheet=sheet)


def _definitions(site: Site, words: Wording) -> Block:
    terms = coverage.terms(site.what.definition, words)
    rows = tuple((Cell(name), Cell(meaning)) for name, meaning in terms)
    title = words.say(_("Definitions"))
    heads = (Cell(words.say(_("Word"))), Cell(words.say(_("Meaning"))))
    finding = words.say(
        _(
            "Figures are compared only where segments, whose workers, base and month "
            "are the same."
        )
    )
    return Block("definisi", title, finding, sheet=Sheet(title, heads, rows))


def _verify(site: Site, words: Wording) -> Block:
    finding = words.say(
        _(
            "The same command makes the same copy, byte for byte, with the same "
            "version and the same data:"
        )
    )
    return Block(
        key="verifikasi",
        title=words.say(_("How to verify")),
        finding=finding,
        notes=(
            Note(command(site), is_code=True),
            Note(
                words.say(
                    _("Data it was made from: {fingerprint}."),
                    fingerprint=site.data.store.fingerprint,
                )
            ),
            Note(
                words.say(
                    _(
                        "{file} holds a checksum of every file: 'sha256sum -c {file}' "
                        "in the folder says whether one was changed."
                    ),
                    file=site.file(SUMS, site.what.langs[0]),
                )
            ),
            Note(
                words.say(
                    _(
                        "Every figure names its source; the list at the end of each "
                        "page leads to the documents. Only these links need a network."
                    )
                )
            ),
        ),
    )


def _licence(words: Wording) -> Block:
    lines = (
        _(
            "Figures belong to their publishers and are quoted as facts with their "
            "source. The program and the arrangement of the data: MIT licence."
        ),
        _(
            "Built-in boundaries are approximate: district points "
            "(cahyadsn/wilayah_boundaries, MIT) and the Natural Earth coastline "
            "(public domain). Typeface: IBM Plex Sans, SIL Open Font License, whose "
            "text lies in the copy."
        ),
        _("Only totals are held; nothing in it points at a person."),
    )
    notes = tuple(Note(words.say(line)) for line in lines)
    return Block("lisensi", words.say(_("Licences")), notes=notes)
