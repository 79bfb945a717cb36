"""Personal data: seen by its form, refused, and never said.

Only aggregates enter. Whoever says a fault may name the cell, but quotes its content
through ``shown`` or ``safe`` alone: an identity number reaches no message, page or log.
"""

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from cakupan.data.nouns import LAWS, MONEY, SCHEME

# Identity numbers are made of Kemendagri's codes of provinces, a regency, a district,
# a date (day + 40 for women) and a serial number. Regencies are not listed: a number
# keeps the code of the day on which it was given.
_PROVINCES = frozenset(
    str(code)
    for first, last in ((11, 19), (21, 21), (31, 36), (51, 53), (61, 65), (71, 76))
    for code in range(first, last + 1)
) | {"81", "82", *(str(code) for code in range(91, 97))}
# Digits with at most three of these between are one number to whoever wrote it so.
_GROUPS = re.compile(r"\d+(?:[ .\-_/,'\t\n]{0,3}\d+)*")
# Groups with one and the same sign between all of them are one number too, whatever
# the sign; in the address of a page only what stands for a space there.
_UNIFORM = re.compile(r"(?<!\d)\d+(?P<sign>\W{1,6}|[_xX])\d+(?:(?P=sign)\d+)*(?!\d)")
_OF_ADDRESSES = frozenset(" +-._")
_NUMBER = re.compile(r"\d+")
# A cell without any of these holds nothing that is looked for here.
_WORTH_A_LOOK = re.compile(
    r"(?:\d\D{0,6}){9}\d|@|[\[({]\s?at\s?[\])}]|lahir|ttl|born|birth|\bdob\b"
    r"|\d[ ./\-]{1,2}\w+[ ./\-,]{1,2}(?:(?:19|20)\d\d|\d\d\b)"
    r"|(?:19|20)\d\d[./\-]\w+[./\-]\d|[a-z]{3} \d{1,2}, (?:19|20)\d\d",
    re.IGNORECASE,
)
# The last name of a host has letters: "pekerja @ 16.800" is a price.
_EMAIL = re.compile(
    r"[\w.+-]+\s?(?:@|[\[({]\s?(?:at|@)\s?[\])}])\s?[\w-]+"
    r"(?:(?:\.|\s?[\[({]\s?(?:dot|titik)\s?[\])}]\s?)[\w-]+)*"
    r"(?:\.|\s?[\[({]\s?(?:dot|titik)\s?[\])}]\s?)[^\W\d_]{2,}",
    re.IGNORECASE,
)
_MONEY_BEFORE = re.compile(rf"{MONEY}\s*$", re.IGNORECASE)
_LABELLED = re.compile(
    r"\b(?:nik|ktp|kk|kartu keluarga|npwp|nomor induk kependudukan)\b"
    r"\W{0,5}(?:\d[ .\-]?){10,}\d",
    re.IGNORECASE,
)
_LABELLED_MEMBER = re.compile(r"\bkpj\b\W{0,5}(?:\d[ .\-]?){9,}\d", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:(?:\+\s?|(?<!\d)(?:00)?)62(?:[ .\-]?\(0\))?|(?<!\d)0)[ .\-(]{0,2}8\d"
    r"(?:[ .\-/)]{0,2}\d){6,10}(?!\d)"
    r"|(?<!\d)8[1-9]\d{8,10}(?!\d)|(?<!\d)8[1-9]\d[ .\-]\d{4}[ .\-]\d{3,5}(?!\d)"
    r"|(?<![\w.,/\-])0\d{2,3}[ \-]\d{5,8}(?!\d)"
    r"|\b(?:telp?|telepon|phone|hp|wa|whatsapp|hubungi)\W{1,4}\(?\+?\d"
    r"(?:[ .\-)]{0,2}\d){6,}"
    r"|\(0\d{2,3}\)[ .\-]?\d{5,8}(?!\d)",
    re.IGNORECASE,
)
_CALLED_BY_LINK = re.compile(
    r"(?:wa\.me/|tel:|[?&](?:phone|hp|telp?|wa|kk|kpj)=)\+?\d{8,}", re.IGNORECASE
)
_ELEVEN = re.compile(r"(?<!\d)\d{11}(?!\d)")
_OF_MEMBERS = frozenset(" -.")
_THOUSANDS = re.compile(r"\d{1,3}(?:[., ]\d{3})+")
_MONTH = (
    r"(?:\d{1,2}|jan\w*|[fp]eb\w*|mar\w*|apr\w*|mei|may|jun\w*|jul\w*|a[gu][gus]\w*|"
    r"sep\w*|o[kc]t\w*|nov\w*|de[sc]\w*)"
)
_DATE = (
    rf"(?:\d{{1,2}}[ ./\-]{{1,2}}{_MONTH}[ ./\-,]{{1,2}}(?:19[2-9]\d|20[01]\d)"
    rf"|(?:19[2-9]\d|20[01]\d)[./\-]{_MONTH}[./\-]\d{{1,2}}"
    rf"|{_MONTH} \d{{1,2}}, (?:19[2-9]\d|20[01]\d))"
)
_BIRTH = re.compile(
    rf"(?:lahir(?:an|kan)?|\b(?:ttl|born|birth|dob))\b.{{0,40}}?{_DATE}",
    re.IGNORECASE | re.DOTALL,
)
_DAY = re.compile(
    rf"(?<!\d){_DATE}(?!\d)|(?<!\d)\d{{1,2}}([/\-])\d{{1,2}}\1[3-9]\d(?!\d)",
    re.IGNORECASE,
)
_LAST_BIRTH_YEAR = 2012
_YEAR = re.compile(r"(?:19|20)\d\d")
# "1. Siti Aminah, 12-05-1990": names and days of birth, and no more. A cell with one of
# these words speaks of the day of a document or of an event.
_PERSONS = re.compile(r"(?:\d{1,3}[.)]\s*)?(?P<words>\D+)")
_MOST_WORDS = 6
_OF_EVENTS = re.compile(
    rf"\b(?:{LAWS}|{SCHEME}|sejak|berlaku|per|tanggal|tgl|mulai|sampai|hingga|pada|dari|"
    r"surat|edaran|nomor|no|tahun|kabupaten|kota|provinsi|kecamatan|data|angka|jumlah|"
    r"berdiri|dibentuk|ditetapkan|diundangkan|revisi|bpjs|astek|bps|pt|cv|since|from|"
    r"until|as|of|dated|"
    r"law|act|regulation|decree|letter|in|on|by|founded|enacted|force|the)\b",
    re.IGNORECASE,
)

_LONGEST_SHOWN = 60
_COLUMN_NAME = re.compile(r"[A-Za-z][\w .()\-]{0,39}")
# The names under which lists of persons hold what must not enter.
_PERSONAL_COLUMN = re.compile(
    r"(no(mor)?[ _.]*)?(nik|e?-?ktp|kk|kartu[ _]keluarga|kpj|nip|npwp|telepon|telp|tlp|"
    r"hp|wa|whatsapp|handphone|ponsel|rekening)([ _].*)?|nama([ _].*)?|"
    r"name|full[ _]?name|(tempat|tgl|tanggal|tmp)([ _/]*(tgl|tanggal))?[ _]?lahir|ttl|"
    r"birth.*|date[ _]of[ _]birth|dob|e-?mail|(mobile|phone)([ _].*)?|alamat([ _].*)?|"
    r"address|nama[ _]ibu.*|ibu[ _]kandung",
    re.IGNORECASE,
)


def _(msgid: str) -> str:
    """Mark a message for the catalogues, which this layer does not read."""
    return msgid


_IDENTITY = _("a number built or labelled as a NIK or KK (content not shown)")
_LONG = _("a number of 16 digits, as long as a NIK (content not shown)")
_SERVANT = _("a number built as a NIP (content not shown)")
_MEMBER = _("a number of 11 digits, as long as a KPJ (content not shown)")
_TELEPHONE = _("a telephone number (content not shown)")
_MAIL = _("an e-mail address (content not shown)")
_BORN = _("a date of birth (content not shown)")


def plain(text: str) -> str:
    """Return a text with digits of any script as 0 to 9, and nothing invisible.

    Dashes and spaces of any kind become those of the keyboard.

    >>> plain("６４٠１"), plain("64\u201401\u2009x")
    ('6401', '64-01 x')
    """
    if text.isascii():
        return text
    folded = unicodedata.normalize("NFKC", text)
    return "".join(_plain_sign(char) for char in folded)


def _plain_sign(char: str) -> str:
    kind = unicodedata.category(char)
    if kind == "Nd":
        return str(unicodedata.decimal(char))
    return {"Cf": "", "Pd": "-", "Zs": " "}.get(kind, char)


def _read(text: str) -> str:
    """Return a text as ``plain``, also what a web page or an address would hide."""
    text = plain(text)
    if "&" in text or "%" in text:
        return plain(unquote(html.unescape(text)))
    return text


def is_identity_number(digits: str) -> bool:
    """Return whether 16 digits are built as a NIK or KK.

    >>> is_identity_number("6472055203900001"), is_identity_number("6472053203900001")
    (True, False)
    """
    day = int(digits[6:8])
    return (
        digits[:2] in _PROVINCES
        and digits[2:4] != "00"
        and digits[4:6] != "00"
        and (1 <= day <= 31 or 41 <= day <= 71)
        and 1 <= int(digits[8:10]) <= 12
        and digits[12:] != "0000"
    )


def _is_servant_number(digits: str) -> bool:
    """Return whether 18 digits are built as a NIP: birth, entry, sex, serial."""
    return (
        "1940" <= digits[:4] <= "2012"
        and "01" <= digits[4:6] <= "12"
        and "01" <= digits[6:8] <= "31"
        and "1960" <= digits[8:12] <= "2040"
        and ("01" <= digits[12:14] <= "12" or digits[12:14] == "21")
        and digits[14] in "12"
    )


def _uniform_numbers(text: str, signs: frozenset[str] | None = None) -> Iterator[str]:
    """Give numbers whose groups have one sign between them, thousands excepted.

    Args:
        text: where they stand.
        signs: the only signs that are looked at; any by default.
    """
    for found in _UNIFORM.finditer(text):
        is_sign = signs is None or found["sign"] in signs
        if is_sign and not _THOUSANDS.fullmatch(found[0]):
            yield "".join(_NUMBER.findall(found[0]))


def _is_identity(digits: str) -> bool:
    return len(digits) == 16 and is_identity_number(digits)


def _identity_in(text: str) -> bool:
    """Return whether neighbouring groups of digits make an identity number."""
    for found in _GROUPS.finditer(text):
        if _MONEY_BEFORE.search(text[: found.start()]):
            continue  # its dots are those of thousands
        parts = _NUMBER.findall(found[0])
        for first in range(len(parts)):
            digits = ""
            for part in parts[first:]:
                digits += part
                if len(digits) >= 16:
                    break
            if _is_identity(digits):
                return True
    return any(map(_is_identity, _uniform_numbers(text)))


def of_text(text: str, *, is_address: bool = False) -> str | None:
    """Return what personal data a cell of words holds, as a message; None if none.

    Args:
        text: the cell.
        is_address: the cell is the address of a page. Such hold long numbers of
            their own; refused there are one built as a NIK, e-mail, and a number
            that the address says is called.
    """
    text = _read(text)
    if not _WORTH_A_LOOK.search(text):
        return None
    if _EMAIL.search(text):
        return _MAIL
    if any(map(_is_identity, _NUMBER.findall(text))):
        return _IDENTITY
    return _in_address(text) if is_address else _in_words(text)


def _in_address(text: str) -> str | None:
    if any(map(_is_identity, _uniform_numbers(text, _OF_ADDRESSES))):
        return _IDENTITY
    return _TELEPHONE if _CALLED_BY_LINK.search(text) else None


def _in_words(text: str) -> str | None:
    numbers = [*_NUMBER.findall(text), *_uniform_numbers(text)]
    if _LABELLED.search(text) or _identity_in(text):
        return _IDENTITY
    if any(len(number) == 16 for number in _NUMBER.findall(text)):
        return _LONG
    if any(len(number) == 18 and _is_servant_number(number) for number in numbers):
        return _SERVANT
    if _LABELLED_MEMBER.search(text):
        return _MEMBER
    return _born(text) or _called(text)


def _born(text: str) -> str | None:
    if _BIRTH.search(text):
        return _BORN
    for line in (text, *re.split(r"[;\n]", text)):
        days = [found[0] for found in _DAY.finditer(line)]
        years = [int(year) for day in days for year in _YEAR.findall(day)]
        if days and max(years, default=0) <= _LAST_BIRTH_YEAR and _is_name(line):
            return _BORN
    return None


def _is_name(line: str) -> bool:
    """Return whether a line says nothing but a day and what may be a name."""
    found = _PERSONS.fullmatch(_DAY.sub("", line).strip())
    words = re.findall(r"[^\W\d_]+", found["words"]) if found else []
    is_short = 0 < len(words) <= _MOST_WORDS
    is_named = len(words) > 1 or any(word[0].isupper() for word in words)
    return is_short and is_named and not _OF_EVENTS.search(line)


def _called(text: str) -> str | None:
    """Return which number of a person words hold; money is none."""
    for pattern, message in ((_PHONE, _TELEPHONE), (_ELEVEN, _MEMBER)):
        for found in pattern.finditer(text):
            if not _MONEY_BEFORE.search(text[: found.start()]):
                return message
    if any(len(number) == 11 for number in _uniform_numbers(text, _OF_MEMBERS)):
        return _MEMBER
    return None


def of_number(text: str, *, is_money: bool = False) -> str | None:
    """Return what personal data a cell of a number is, as a message; None if none.

    A count of persons has nine digits at most, so a longer one is looked at; money
    may have as many digits as a KPJ or a telephone number, and is looked at for a
    NIK alone.
    """
    if len(text) < 10:
        return None
    folded = _read(text)
    if _EMAIL.search(folded):
        return _MAIL
    digits = "".join(_NUMBER.findall(folded))
    if len(digits) == 16 and is_identity_number(digits):
        return _IDENTITY
    if is_money:
        return None
    if len(digits) == 16:
        return _LONG
    if len(digits) == 18 and _is_servant_number(digits):
        return _SERVANT
    if re.fullmatch(r"(?:0|62)?8[1-9]\d{7,10}", digits):
        return _TELEPHONE
    if len(digits) == 11:
        return _MEMBER
    return of_text(text)


def is_personal_column(name: str) -> bool:
    """Return whether a column's name says that it holds persons.

    >>> [name for name in ("NIK", "no_hp", "nama peserta", "note") if
    ...  is_personal_column(name)]
    ['NIK', 'no_hp', 'nama peserta']
    """
    return bool(_PERSONAL_COLUMN.fullmatch(plain(name).strip()))


def safe(text: str) -> str:
    """Return what a message may say of a cell: short, printable, nobody's data.

    >>> safe("1.234"), safe("6472055203900001")
    ('1.234', '...')
    """
    if of_text(text) or of_number(text):
        return "..."
    cut = text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "..."
    return "".join(char if char.isprintable() else "�" for char in cut)


def shown(text: str) -> str:
    """Return a cell in quotation marks, as far as a message may say it."""
    return f"'{safe(text)}'"


def shown_name(text: str) -> str:
    """Return the name of a column as a message may quote it.

    In a file without a header the first row stands where names are expected: what
    is not built as a name is not quoted.

    >>> shown_name("pekerja"), shown_name("enrolment (1).csv"), shown_name("12,5")
    ('pekerja', 'enrolment (1).csv', '...')
    """
    is_name = _COLUMN_NAME.fullmatch(text) and safe(text) != "..."
    return text if is_name else "..."


def safe_file_name(name: str) -> str:
    """Return a file's name as a message may say it: all but somebody's data.

    >>> safe_file_name("1_bpjs_bulanan.xlsx"), safe_file_name("6472055203900001.csv")
    ('1_bpjs_bulanan.xlsx', '....csv')
    """
    stem, dot, kind = name.rpartition(".")
    if "..." in (safe(stem), safe(name)):
        return f"...{dot}{safe(kind)}"
    return safe(name)
