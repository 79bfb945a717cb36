"""A region's answer, what else is said of it, what follows, where it comes from."""

from collections.abc import Iterable
from dataclasses import replace

from cakupan import findings, sentences
from cakupan.blocks import Absence, Address, Block, Cell, Link, Note, Records, Sheet
from cakupan.data import Data, Row, Scope
from cakupan.sentences import upper_first
from cakupan.topics.coverage import absences, ask, phrases
from cakupan.topics.coverage.ask import Answered
from cakupan.topics.coverage.figures import OTHER_SERIES, Beside, OtherFigure
from cakupan.topics.targets import ask as ask_targets
from cakupan.wording import Wording, _

_MOST_CASES = 3
ANSWER_COLUMNS = (
    "region_code",
    "region_name",
    "vintage",
    "period_end",
    "segment_scope",
    "worker_basis",
    "worker_basis_evidence",
    "base",
    "base_period",
    "active_workers",
    "base_workers",
    "coverage_pct",
    "gap_to_universal_workers",
    "surplus_workers",
    "is_over_100",
    "absence_reason",
    "precision",
    "series",
    "source_id",
    "base_source_id",
    "row_ids",
    "base_row_id",
)
READING_COLUMNS = (
    "kind",
    "coverage_pct",
    "stated_pct_as_printed",
    "precision",
    "segment_scope",
    "base",
    "indicator",
    "period_end",
    "source_id",
    "base_source_id",
)


def answer(data: Data, scope: Scope, words: Wording) -> Block:
    """Return the answer: a coverage with its tags and age, or that there is none.

    Without a coverage its absence is the answer, and what is known of the workforce
    stands under it with its name: a large number would be read as coverage.
    """
    answered = ask.answer(data, scope)
    if answered.row["coverage_pct"] is None:
        return _absent(answered, data, scope, words)
    row = answered.row
    fraction = sentences.fraction(row, words)
    age = upper_first(sentences.age(row["period_end"], data.today, words))
    tags = f"{sentences.tags(row, words)} {age}."
    if row["is_over_100"]:
        tags += " " + words.say(
            _(
                "Above 100%: counted by place of registration; many companies are "
                "registered at their head office."
            )
        )
    beside = (*_beside(answered.beside, words), *_coming(answered, words))
    return Block(
        key="coverage.answer",
        title="",
        finding=f"{phrases.protected(row, words)}.",
        tags=tags,
        number=words.percent(row["coverage_pct"]),
        number_of=words.say(_("Coverage")).lower(),
        stressed=(fraction,),
        records=_records(row),
        notes=beside,
        links=_months(answered, scope, words),
        sources=_ids(
            ask.sources_of(row),
            (item.row["source_id"] for item in answered.beside),
        ),
        is_answer=True,
    )


def _records(row: Row) -> Records:
    return Records("coverage", ANSWER_COLUMNS, (row,), "coverage")


def _absent(found: Answered, data: Data, scope: Scope, words: Wording) -> Block:
    row, region = found.row, scope.region
    said = phrases.absence(found.months, row, words)
    asked = words.say(_("Looked for: {tags}."), tags=sentences.short_tags(row, words))
    why = absences.of_coverage(found.absences, region.territory_id, region.level, words)
    if found.is_office:
        why = ""  # that nobody publishes such figures is no reason here
    beside = (*_beside(found.beside, words), *_coming(found, words))
    notes = [*beside, *_workforce(found, data, words)]
    # A regency's neighbours in time are few; its latest figures stand here anyway.
    near = ""
    if region.level != "regency":
        near = phrases.published_near(found.statements, row["period_end"], words)
    latest = phrases.as_published(found.statements, found.counts, words)
    published = [Note(text) for text in (near, latest) if text]
    quoted = (
        *findings.latest_statements(found.statements),
        *findings.latest_counts(found.counts),
    )
    workforce = found.workforce["source_id"] if found.workforce else None
    block = Block(
        key="coverage.answer",
        title="",
        finding=said,
        tags=f"{asked} {why}".strip(),
        stressed=(said,),
        records=_records(row),
        notes=(*notes, *published),
        links=_months(found, scope, words),
        sources=_ids(
            (row["source_id"], row["base_source_id"], workforce),
            (item.row["source_id"] for item in found.beside),
            (part["source_id"] for part in quoted),
        ),
        absence=Absence(row["absence_reason"], said),
        is_answer=True,
    )
    if not near:
        return block
    # Two pages have the latest figures, and all of them in the table of the trend.
    short = (*notes, *published[1:])
    return replace(block, short=replace(block, notes=short))


def _workforce(found: Answered, data: Data, words: Wording) -> tuple[Note, ...]:
    """Return the workforce in words, with its source and age."""
    row = found.workforce
    said = phrases.employed(row, words) if row else ""
    if row is None or not said:
        return ()
    tags = words.say(
        _("Source: {series}. {age}."),
        series=words.series("sakernas_august"),
        age=upper_first(sentences.age(row["base_period"], data.today, words)),
    )
    return (Note(said, tags=tags),)


def _beside(found: Iterable[Beside], words: Wording) -> tuple[Note, ...]:
    return tuple(Note(phrases.on_record(item, words)) for item in found)


def _coming(found: Answered, words: Wording) -> tuple[Note, ...]:
    row = found.coming
    return (Note(phrases.on_its_way(row, words)),) if row else ()


def _months(found: Answered, scope: Scope, words: Wording) -> tuple[Link, ...]:
    """Return the ways to the other months and segments that the answer names."""
    # Another count of the same month has no address of its own.
    places = dict.fromkeys(
        (item.row["period_end"], item.row["segment_scope"])
        for item in found.beside
        if item.kind != OTHER_SERIES
    )
    if found.coming:
        places[found.coming["period_end"], scope.definition.scope] = None
    return tuple(
        Link(
            words.say(
                _("Show {month}, {scope} ›"),
                month=words.month(month),
                scope=words.scope(segments),
            ),
            Address(
                "wilayah",
                scope.region.region_code,
                changes=(
                    ("period", f"{month:%Y-%m}"),
                    ("segments", segments.replace("+", ",")),
                ),
            ),
        )
        for month, segments in places
    )


def _ids(*found: Iterable[str | None]) -> tuple[str, ...]:
    """Return source ids in their order, each once."""
    return tuple(dict.fromkeys(part for ids in found for part in ids if part))


def with_consequence(answer: Block, follows: Block | None) -> Block:
    """Return an answer with what follows from it among its notes, for a document.

    Args:
        answer: of ``answer``, in the form that the document has room for.
        follows: of ``consequence``, likewise; None where nothing follows.
    """
    if follows is None:
        return answer
    return replace(
        answer,
        notes=(*answer.notes, Note(follows.finding), *follows.notes),
        sources=_ids(answer.sources, follows.sources),
        short=None,
    )


def circulating(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return the other figures in circulation, each with its definition; None if none.

    The reader arrives with another number in hand.
    """
    circulation = ask.circulating(data, scope)
    if not circulation:
        return None
    rows = tuple(
        (
            Cell(phrases.reading_value(item, words), is_number=True),
            Cell(phrases.reading_tag(item, words)),
        )
        for item in circulation
    )
    title = words.say(_("Other figures in circulation"))
    heads = (
        Cell(words.say(_("Figure")), is_number=True),
        Cell(words.say(_("Definition"))),
    )
    records = tuple(_reading(item) for item in circulation)
    return Block(
        key="coverage.circulating",
        title="",
        sheet=Sheet(title, heads, rows, kind="strip"),
        records=Records("other-figures", READING_COLUMNS, records, "other figures"),
        sources=_ids(
            row[key] for row in records for key in ("source_id", "base_source_id")
        ),
    )


def _reading(found: OtherFigure) -> Row:
    row = found.row
    is_ours = found.kind == "computed"
    return {
        "kind": found.kind,
        "coverage_pct": row["coverage_pct"] if is_ours else None,
        "stated_pct_as_printed": None if is_ours else row["stated_pct_as_printed"],
        "precision": None if is_ours else row["precision"],
        "segment_scope": row["segment_scope"],
        "base": row["base"] if is_ours else None,
        "indicator": None if is_ours else row["indicator"],
        "period_end": None if is_ours else row["period_end"],
        "source_id": row["source_id"],
        "base_source_id": row["base_source_id"] if is_ours else None,
    }


def why_different(data: Data, scope: Scope, words: Wording) -> Block:
    """Return why published figures differ, with the cases of the region."""
    lang = words.lang
    cases = tuple(
        Block(
            key=f"coverage.why_different.{row['conflict_id']}",
            title=row[f"title_{lang}"],
            finding=row[f"reading_{lang}"],
            notes=(
                Note(
                    words.say(
                        _("What would settle it: {document}"),
                        document=row[f"settle_{lang}"],
                    )
                ),
            ),
        )
        for row in ask.disagreements(data, scope)[:_MOST_CASES]
    )
    return Block(
        key="coverage.why_different",
        title=words.say(_("Why do they differ?")),
        finding=words.say(
            _(
                "Four things differ between published figures without being said: "
                "the segments counted, whose workers are counted (registered, "
                "working or living here), the workers they are divided by, and "
                "the month. Figures that differ in one of them are not compared."
            )
        ),
        parts=cases,
    )


def consequence(data: Data, scope: Scope, words: Wording) -> Block | None:
    """Return what follows from the answer, by rule; None where nothing does.

    A province's rank, or how many are not protected yet; the next target; that a
    December is a peak.
    """
    row = ask.coverage(data, scope)
    finding, series = _rank_or_gap(data, scope, row, words)
    target, ids = _target(data, scope, words)
    peak = phrases.december(row, words)
    lines = [line for line in (finding, target) if line]
    if not lines and not peak:
        return None
    notes = tuple(Note(line) for line in (*lines[1:], peak) if line)
    block = Block(
        key="coverage.consequence",
        title="",
        finding=lines[0] if lines else peak,
        notes=notes if lines else (),
        sources=_ids(series, ids),
    )
    if not finding or not target:
        return block
    # Two pages have the targets beside the trend.
    short = (Note(peak),) if peak else ()
    return replace(block, short=replace(block, notes=short, sources=_ids(series)))


def _rank_or_gap(
    data: Data, scope: Scope, row: Row, words: Wording
) -> tuple[str, tuple[str | None, ...]]:
    """Return a province's rank, or how many are not protected; and the sources."""
    if row["coverage_pct"] is None:
        return "", ()
    ids = ask.sources_of(row)
    if scope.region.level != "province":
        return phrases.not_protected(row, words), ids
    series = sentences.series_short(row, words)
    said = phrases.ranks(ask.ranks(data, scope), series, words)
    # A sum of regencies has no peers where no other province has the month.
    return (f"{said}." if said else phrases.not_protected(row, words)), ids


def _target(
    data: Data, scope: Scope, words: Wording
) -> tuple[str, tuple[str | None, ...]]:
    """Return the next target, of the region or else of the nation; and the sources."""
    targets, since = ask_targets.of_region(data, scope), scope.period_end
    said = sentences.own_or_national_target(
        targets.own, targets.national_here, scope.region.short_name, since, words
    )
    row = sentences.next_target(targets.own, since) or sentences.next_target(
        targets.national_here, since
    )
    if row is None:
        return "", ()
    keys = ("source_id", "latest_source_id", "latest_base_source_id")
    return f"{said}.", tuple(row[key] for key in keys)


def origin(data: Data, scope: Scope, words: Wording) -> Block:
    """Return where the answer's numbers come from, part by part."""
    row = ask.coverage(data, scope)
    title = words.say(_("Where does this number come from?"))
    key = "coverage.origin"
    if row["coverage_pct"] is not None:
        lines = _coverage_lines(row, data, words)
        ids = ask.sources_of(row)
        return Block(key, title, sheet=_pairs(title, lines, words), sources=ids)
    own = ask.latest_workforce(data, scope.region)
    if own and own["employed"] is not None:
        lines = _workforce_lines(own, data, words)
        ids = _ids((own["source_id"],))
        return Block(key, title, sheet=_pairs(title, lines, words), sources=ids)
    said = phrases.absence(ask.months(data, scope), row, words)
    return Block(key, title, absence=Absence(row["absence_reason"], said))


def _pairs(caption: str, lines: Iterable[tuple[str, str]], words: Wording) -> Sheet:
    heads = (Cell(words.say(_("What"))), Cell(words.say(_("Value"))))
    return Sheet(caption, heads, tuple((Cell(n), Cell(value)) for n, value in lines))


def _coverage_lines(row: Row, data: Data, words: Wording) -> list[tuple[str, str]]:
    lines = [
        (words.say(_("Numerator")), words.number(row["active_workers"])),
        (words.say(_("Denominator")), words.number(row["base_workers"])),
        (words.say(_("Segments")), words.scope(row["segment_scope"])),
        (
            words.say(_("Whose workers")),
            words.worker_basis(row["worker_basis"], row["worker_basis_evidence"]),
        ),
        (words.say(_("Base")), words.base(row["base"])),
        (words.say(_("Period")), words.date(row["period_end"])),
        (words.say(_("Survey round")), words.month(row["base_period"])),
        (words.say(_("Precision")), words.precision(row["precision"])),
        (words.say(_("Rows of our data")), f"{row['row_ids']} / {row['base_row_id']}"),
    ]
    total = sentences.summed(row, words)
    if total:
        lines.insert(1, (words.say(_("Made of")), total))
    for source_id in row["source_ids"].split():
        role = _("Source of the numerator")
        lines.append((words.say(role), _document(source_id, data)))
    role = _("Source of the denominator")
    lines.append((words.say(role), _document(row["base_source_id"], data)))
    if row["is_over_100"]:
        over = words.say(
            _(
                "{count} more than the base: counted by place of registration; many "
                "companies are registered at their head office."
            ),
            count=words.number(row["surplus_workers"]),
        )
        lines.append((words.say(_("Above 100%")), over))
    return lines


def _workforce_lines(row: Row, data: Data, words: Wording) -> list[tuple[str, str]]:
    share = words.say(
        _("{active} of {base}"),
        active=words.number(row["employed_informal"]),
        base=words.number(row["employed"]),
    )
    return [
        (words.base("employed"), words.number(row["employed"])),
        (words.base("non_wage"), words.number(row["non_wage"])),
        (words.say(_("informal workers")), share),
        (words.say(_("Survey round")), words.month(row["base_period"])),
        (words.say(_("Source")), _document(row["source_id"], data)),
    ]


def _document(source_id: str, data: Data) -> str:
    source = data.sources[source_id]
    return f"{source['title']} · {source['publisher']} ({source_id})"
