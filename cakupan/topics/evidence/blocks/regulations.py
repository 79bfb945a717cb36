"""Which instruments oblige or allow a region to protect workers."""

from collections.abc import Sequence

from cakupan import sentences, watermark
from cakupan.blocks import Block, Cell, Sheet
from cakupan.data import NATION, Data, Row, Scope
from cakupan.sentences import upper_first
from cakupan.topics import cells
from cakupan.topics.cells import Sources, head
from cakupan.topics.coverage import absences
from cakupan.topics.evidence import phrases
from cakupan.wording import Wording, _

_KINDS = {
    "uu": _("Law (UU)"),
    "pp": _("Government Regulation (PP)"),
    "perpres": _("Presidential Regulation (Perpres)"),
    "inpres": _("Presidential Instruction (Inpres)"),
    "permenaker": _("Regulation of the Minister of Manpower (Permenaker)"),
    "permendagri": _("Regulation of the Minister of Home Affairs (Permendagri)"),
    "pmk": _("Regulation of the Minister of Finance (PMK)"),
    "kepmen": _("Ministerial Decree (Kepmen)"),
    "surat_edaran": _("Circular"),
    "surat": _("Letter"),
    "perdir": _("Regulation of the directors of BPJS Ketenagakerjaan (Perdir)"),
    "perda": _("Regional Regulation (Perda)"),
    "pergub": _("Governor's Regulation (Pergub)"),
    "perbup": _("Regent's Regulation (Perbup)"),
    "perwali": _("Mayor's Regulation (Perwali)"),
}
_EVIDENCE = {
    "P": _("known from its text or an official site"),
    "O": _("known from an official quoted in the press"),
    "S": _("known at second hand"),
}


def regulations(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the region's own instruments, then the national ones."""
    key, title = "evidence.regulations", words.say(_("Regulations"))
    if data.dataset == watermark.SIMULATION:
        return Block(key, title, notes=phrases.not_simulated(data, words))
    region = scope.region
    rows = data.rows("regulations__by_region", territory_id=region.territory_id)
    own = [row for row in rows if row["region_code"] != NATION]
    national = [row for row in rows if row["region_code"] == NATION]
    label = words.say(
        _("{count} national instruments that bind every region"), count=len(national)
    )
    binding = Block(
        f"{key}.national",
        label,
        sheet=_instruments(label, national, data.sources, words),
        sources=cells.source_ids(national),
    )
    own_sheet = _instruments(title, own, data.sources, words)
    listed = Block(f"{key}.own", "", sheet=own_sheet, sources=cells.source_ids(own))
    has_none = not own and region.region_code != NATION
    return Block(
        key=key,
        title=title,
        finding=_none_of_its_own(data, scope, words) if has_none else "",
        parts=(listed, binding) if own else (binding,),
        sources=cells.source_ids(rows),
    )


def _none_of_its_own(data: Data, scope: Scope, words: Wording) -> str:
    region = scope.region
    none = words.say(
        _("No instrument of {region} of its own is on record here."),
        region=region.region_name,
    )
    why = absences.reason(
        data.rows("absences__all"), region.territory_id, ("regulation",), words
    )
    return cells.joined((none, why))


def _instruments(
    caption: str, rows: Sequence[Row], known: Sources, words: Wording
) -> Sheet:
    """Return one row an instrument: name, subject, how it is known, source."""
    heads = (
        head(words.say(_("Instrument"))),
        head(words.say(_("What it is about"))),
        head(words.say(_("How it is known"))),
        head(words.say(_("Source"))),
    )
    lines = tuple(_instrument(row, known, words) for row in rows)
    return Sheet(caption, heads, lines, kind="records")


def _instrument(row: Row, known: Sources, words: Wording) -> tuple[Cell, ...]:
    name = cells.joined((words.say(_KINDS[row["kind"]]), row["number"] or ""))
    subject = row["subject_id"] if words.lang == "id" else row["subject"]
    return (
        Cell(name),
        Cell(subject, sentences.note(row, words)),
        Cell(upper_first(words.say(_EVIDENCE[row["evidence"]]))),
        cells.source(row["source_id"], known, words),
    )
