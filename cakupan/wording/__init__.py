"""What a reader reads: sentences, numbers, dates and labels in one language.

Pure: no Streamlit, no clock, no store. ``speak(lang)`` gives the process-wide
``Wording`` of a language; messages come from the gettext catalogues.
"""

import datetime
import functools
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath

from babel.lists import format_list

from cakupan import vocabulary
from cakupan.errors import CakupanError, Phrase, Phrases
from cakupan.wording import dates, labels, numbers
from cakupan.wording.catalogue import LANGUAGES, _, load
from cakupan.wording.dates import Date, months_between, to_date
from cakupan.wording.numbers import Number, half_up, parse_number, rounded_down

__all__ = [
    "LANGUAGES",
    "Wording",
    "_",
    "half_up",
    "months_between",
    "parse_number",
    "rounded_down",
    "speak",
    "to_date",
]


class Wording:
    """The words of one language.

    Attributes:
        lang: ``id`` or ``en``.
    """

    def __init__(self, lang: str = "id", *, is_local: bool = False) -> None:
        """Take the language's messages; an unknown language is an error.

        Args:
            lang: ``id`` or ``en``.
            is_local: said to whoever sits at this machine, as the terminal is: a
                path is said whole. A page's reader is told the file's name alone.
        """
        if lang not in LANGUAGES:
            raise ValueError(f"`lang` must be one of {LANGUAGES}, got {lang!r}")
        self.lang = lang
        self._is_local = is_local
        self._messages = load(lang)

    # Sentences

    def say(self, msgid: str, /, **fields: object) -> str:
        """Return a message with its ``{fields}`` filled in.

        A message that is not translated is said in English.

        >>> Wording("en").say("{number} million", number="1.5")
        '1.5 million'
        >>> Wording("id").say("{number} million", number="1,5")
        '1,5 juta'
        """
        text = self._messages.get(msgid, msgid)
        return text.format(**fields) if fields else text

    def error(self, error: CakupanError) -> str:
        """Return the sentence of an error, its parts in the same language."""
        return self.fill(error.message, error.params)

    def fill(self, msgid: str, params: Mapping[str, object]) -> str:
        """Return a message whose fields may be phrases or errors themselves."""
        said = {name: self._part(value) for name, value in params.items()}
        return self.say(msgid, **said)

    def _part(self, value: object) -> object:
        """Return one field of a message in this language."""
        if isinstance(value, CakupanError | Phrase):
            return self.fill(value.message, value.params)
        if isinstance(value, PurePath) and not self._is_local:
            return value.name
        if isinstance(value, Phrases):
            return "; ".join(self.fill(part.message, part.params) for part in value)
        if isinstance(value, datetime.date):
            return self.date(value)
        if isinstance(value, Decimal):
            return numbers.format_digits(value, self.lang)
        return value

    def listing(self, items: Iterable[str]) -> str:
        """Return items as the language lists them.

        >>> Wording("id").listing(["PU", "BPU", "PMI"])
        'PU, BPU, dan PMI'
        """
        return format_list(list(items), locale=self.lang)

    # Numbers

    def number(self, value: Number, places: int = 0) -> str:
        """Return a number with separators.

        >>> Wording("id").number(1234567), Wording("en").number(1234567)
        ('1.234.567', '1,234,567')
        """
        return numbers.format_number(value, self.lang, places)

    def persons(self, value: Number) -> str:
        """Return persons, who are whole: a part of one more is no one yet.

        >>> Wording("id").persons(15_750.0), Wording("en").persons(1166.67)
        ('15.750', '1,166')
        """
        return self.number(rounded_down(value, 0))

    def months_paid(self, value: Number) -> str:
        """Return months that money pays, with two decimals and never rounded up.

        >>> Wording("id").months_paid(9.9989), Wording("id").months_paid(5)
        ('9,99', '5')
        """
        known = rounded_down(value)
        return self.number(known, 0 if known == known.to_integral() else 2)

    def percent(self, value: Number, places: int = 2) -> str:
        """Return a computed percent (0 to 100 and over), rounded half-up.

        >>> Wording("id").percent(71.63), Wording("en").percent(100)
        ('71,63%', '100.00%')
        """
        return f"{self.number(value, places)}%"

    def stated_percent(self, text: str | Decimal) -> str:
        """Return a published percent with exactly its publisher's digits.

        >>> Wording("id").stated_percent("49.74"), Wording("id").stated_percent("61")
        ('49,74%', '61%')
        """
        return f"{numbers.format_digits(text, self.lang)}%"

    def points(self, value: Number, places: int = 2) -> str:
        """Return a distance in percentage points, without direction.

        >>> Wording("id").points(12.33), Wording("en").points(-1)
        ('12,33 poin', '1.00 points')
        """
        size = abs(half_up(value, places))
        return self.say(_("{number} points"), number=self.number(size, places))

    def change(self, value: Number, places: int = 2) -> str:
        """Return a change in percentage points with its direction.

        >>> Wording("id").change(12.33), Wording("id").change(-0.5)
        ('naik 12,33 poin', 'turun 0,50 poin')
        >>> Wording("id").change(0.001)
        'tetap'
        """
        rounded = half_up(value, places)
        if not rounded:
            return self.say(_("unchanged"))
        points = self.points(rounded, places)
        if rounded > 0:
            return self.say(_("up {points}"), points=points)
        return self.say(_("down {points}"), points=points)

    def rupiah(self, value: Number) -> str:
        """Return exact rupiah.

        >>> Wording("id").rupiah(16800), Wording("en").rupiah(-16800)
        ('Rp16.800', '-Rp16,800')
        """
        size = numbers.exact(value)
        sign = "-" if size < 0 else ""
        return f"{sign}Rp{self.number(abs(size))}"

    def rupiah_words(self, value: Number) -> str:
        """Return rupiah in words from a million on; write the exact sum under it.

        >>> Wording("id").rupiah_words(371632800)
        'Rp371,6 juta'
        >>> Wording("id").rupiah_words(3494591835909)
        'Rp3,49 triliun'
        >>> Wording("en").rupiah_words(4000000000), Wording("id").rupiah_words(838000)
        ('Rp4 billion', 'Rp838.000')
        """
        size = numbers.exact(value)
        sign = "-" if size < 0 else ""
        return f"{sign}Rp{self._in_words(abs(size), 10**6)}"

    def workers_words(self, value: Number) -> str:
        """Return a count of workers in words from a hundred thousand on.

        >>> Wording("id").workers_words(675000), Wording("id").workers_words(41560938)
        ('675 ribu', '41,56 juta')
        >>> Wording("id").workers_words(22121)
        '22.121'
        """
        return self._in_words(value, 10**5)

    def _in_words(self, value: Number, smallest: int) -> str:
        """Return a large number with its scale's word, or all its digits."""
        scaled = numbers.scale(value, smallest)
        if scaled is None:
            return self.number(value)
        kept, message = scaled
        return self.say(message, number=numbers.format_digits(kept, self.lang))

    def precise(
        self, precision: str | None, value: str = "", low: str = "", high: str = ""
    ) -> str:
        """Return a written value with how precise its source is; as it stands if not.

        >>> Wording("id").precise("about", "675 ribu")
        'sekitar 675 ribu'
        >>> Wording("id").precise("range", low="65%", high="68%")
        '65% sampai 68%'
        """
        message = labels.PRECISE_VALUE[precision or "exact"]
        return self.say(message, value=value, low=low, high=high)

    # Dates

    def date(self, value: Date) -> str:
        """Return a full date, ``5 Juli 2023``."""
        return dates.format_day(value, self.lang)

    def month(self, value: Date, *, short: bool = False) -> str:
        """Return month and year, ``Desember 2023`` or ``Des 2023``."""
        return dates.format_month(value, self.lang, short)

    def months(self, count: int) -> str:
        """Return a number of months: budgets and cover are counted in months.

        >>> Wording("id").months(12), Wording("en").months(1)
        ('12 bulan', '1 month')
        """
        message = _("1 month") if count == 1 else _("{count} months")
        return self.say(message, count=self.number(count))

    def duration(self, months: int) -> str:
        """Return a number of months in years and months.

        >>> Wording("id").duration(34), Wording("en").duration(13)
        ('2 tahun 10 bulan', '1 year 1 month')
        >>> Wording("id").duration(0)
        'kurang dari sebulan'
        """
        years, rest = divmod(months, 12)
        parts = []
        if years:
            word = _("1 year") if years == 1 else _("{count} years")
            parts.append(self.say(word, count=years))
        if rest:
            word = _("1 month") if rest == 1 else _("{count} months")
            parts.append(self.say(word, count=rest))
        return " ".join(parts) if parts else self.say(_("less than a month"))

    def age(self, period_end: Date, as_of: Date) -> str:
        """Return how long ago a date was, or how far ahead it lies.

        >>> Wording("id").age("2023-12-31", "2026-11-21")
        '2 tahun 10 bulan lalu'
        >>> Wording("en").age("2027-03", "2026-11-21")
        'in 4 months'
        """
        end, today = to_date(period_end), to_date(as_of)
        if end > today:
            ahead = self.duration(months_between(today, end))
            return self.say(_("in {duration}"), duration=ahead)
        past = self.duration(months_between(end, today))
        return self.say(_("{duration} ago"), duration=past)

    # Codes

    def segment(self, code: str, *, short: bool = False) -> str:
        """Return a segment's name, ``Penerima Upah`` or ``PU``."""
        return self._label(labels.SEGMENT_SHORT if short else labels.SEGMENT_LONG, code)

    def scope(self, segments: str | Sequence[str]) -> str:
        """Return a sum of segments as readers write it.

        >>> Wording("id").scope("PU+BPU+JAKON"), Wording("id").scope(["BPU", "PU"])
        ('PU + BPU + jasa konstruksi', 'PU + BPU')
        """
        if segments == vocabulary.AS_STATED:
            return self.segment(vocabulary.AS_STATED)
        codes = segments.split("+") if isinstance(segments, str) else list(segments)
        ordered = vocabulary.in_order(codes)
        return " + ".join(self.segment(code, short=True) for code in ordered)

    def base(self, code: str, *, short: bool = False) -> str:
        """Return a base's name, ``penduduk bekerja``; short, ``bekerja``."""
        return self._label(labels.BASE_SHORT if short else labels.BASE_LONG, code)

    def base_note(self, code: str) -> str:
        """Return one sentence on who is counted in a base."""
        return self._label(labels.BASE_NOTE, code)

    def worker_basis(
        self, code: str, evidence: str = "stated", *, short: bool = False
    ) -> str:
        """Return where workers are counted and whether the source says so.

        >>> Wording("id").worker_basis("registered", "inferred", short=True)
        'menurut tempat pendaftaran (kesimpulan kami)'
        """
        basis = self._label(labels.WORKER_BASIS, code)
        if evidence != "inferred":
            return basis
        message = labels.INFERRED_SHORT if short else labels.INFERRED_LONG
        return self.say(message, basis=basis)

    def absence(self, reason: str, region: str = "") -> str:
        """Return why there is no figure, as a full sentence."""
        if region:
            return self.say(labels.ABSENCE_OF_REGION[reason], region=region)
        return self._label(labels.ABSENCE_LONG, reason)

    def absence_short(self, reason: str) -> str:
        """Return why there is no figure, in two or three words for a legend."""
        return self._label(labels.ABSENCE_SHORT, reason)

    def award_stage(self, code: str) -> str:
        """Return the name of a stage of the Paritrana Award, ``provinsi``."""
        return self._label(labels.AWARD_STAGE, code)

    def precision(self, code: str | None) -> str:
        """Return the name of a precision, ``dibulatkan``; that none is stated."""
        return (
            self._label(labels.PRECISION, code) if code else self.say(_("not stated"))
        )

    def series(
        self, code: str, publisher: str | None = None, *, short: bool = False
    ) -> str:
        """Return a series' name, or its publisher's where no catalogue knows it.

        >>> Wording("id").series("kacab_a", "Cabang Samarinda")
        'deret Cabang Samarinda'
        """
        table = labels.SERIES_SHORT if short else labels.SERIES_LONG
        if code in table:
            return self._label(table, code)
        name = publisher or self.say(_("the office itself"))
        return self.say(_("series of {publisher}"), publisher=name)

    def regime(self, code: str, *, short: bool = True) -> str:
        """Return a target regime's name."""
        return self._label(labels.REGIME_SHORT if short else labels.REGIME_LONG, code)

    def indicator(self, code: str) -> str:
        """Return an indicator's name."""
        return self._label(labels.INDICATOR, code)

    def statement(self, code: str) -> str:
        """Return what kind of statement a published percent is."""
        return self._label(labels.STATEMENT, code)

    def payer(self, code: str) -> str:
        """Return who pays a cohort's contributions."""
        return self._label(labels.PAYER, code)

    def plan(self, code: str) -> str:
        """Return how far a cohort has come: planned, said or realised."""
        return self._label(labels.PLAN, code)

    def worker_group(self, code: str) -> str:
        """Return whose cover a figure is about where it is not everybody's."""
        return self._label(labels.WORKER_GROUP, code)

    def insurance_programme(self, code: str) -> str:
        """Return a programme of BPJS Ketenagakerjaan, ``hari tua (JHT)``."""
        return self._label(vocabulary.insurance_programmes(), code)

    def level(self, code: str, *, plural: bool = False) -> str:
        """Return a level's name, ``provinsi``."""
        return self._label(labels.LEVEL_PLURAL if plural else labels.LEVEL, code)

    def kind(self, code: str) -> str:
        """Return a region's kind, ``kabupaten`` or ``kota``."""
        return self._label(labels.KIND, code)

    def status(self, code: str) -> str:
        """Return a participant status, ``peserta aktif``."""
        return self._label(labels.STATUS, code)

    def dataset(self, code: str) -> str:
        """Return a data set's name."""
        return self._label(labels.DATASET, code)

    def map_view(self, code: str) -> str:
        """Return the name of a way to draw the map."""
        return self._label(labels.MAP_VIEW, code)

    def vintage(self, code: str) -> str:
        """Return a vintage's name."""
        return self._label(labels.VINTAGE, code)

    def language(self, code: str) -> str:
        """Return a language's name."""
        return self._label(labels.LANGUAGE, code)

    def _label(self, table: Mapping[str, str], code: str) -> str:
        """Return a code's label in this language."""
        return self.say(table[code])


@functools.cache
def speak(lang: str) -> Wording:
    """Return the process-wide words of a language."""
    return Wording(lang)
