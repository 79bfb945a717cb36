"""What words say about the number beside them, Indonesian and English.

A cue is a word or phrase with a meaning; the grammar in ``roles`` weighs the cues
before a number and behind it. Words of one cue that contain another's ("belum
terlindungi") are found first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cakupan.data.nouns import SCHEME

TARGET = "target"
REACHED = "reached"
COVERED = "covered"
GAP = "gap"
DISTANCE = "distance"
NEEDED = "needed"
BASE = "base"
ALL = "all"
UP = "up"
DOWN = "down"
BEFORE = "before"
NOW = "now"
PART = "part"
SEGMENT = "segment"
SHARE = "share"
SPEAKER = "speaker"
OTHER = "other"
FUTURE = "future"
GIVES = "gives"
ADDED = "added"
UNKNOWN = "unknown"

_ITS = r"(?:(?:kartu|peserta|kepesertaan|jaminan|perlindungan|sosial|oleh) ){0,2}"
# To be a member, in words that do not say so: "sudah punya BPJS Ketenagakerjaan".
_IS_MEMBER = (
    r"(?<!belum )(?<!tidak )(?<!tak )(?<!lagi )(?<!semua )(?<!not )"
    r"(?:(?:punya|mempunyai|memiliki|mengantongi|memegang|dijamin|have|has|had|hold) "
    rf"{_ITS}{SCHEME}|(?:masuk|ikut(?: serta)?|mengikuti|(?:ber|ter)gabung|joined)"
    rf"(?: ke| di)?(?: dalam)?(?: program| layanan)? {_ITS}{SCHEME}|"
    rf"ber-?{SCHEME}|"
    r"(?:punya|mempunyai|memiliki) (?:jaminan|perlindungan)(?! kesehatan| hukum)|"
    r"(?:mendapat(?:kan)?|memperoleh) (?:jaminan sosial|perlindungan)"
    r"(?! kesehatan| hukum)|"
    r"(?:di|ter)-?(?:cover|proteksi))"
)

_PATTERNS = (
    (
        UNKNOWN,
        r"selisih\w* (?:dengan|dari|dibanding\w*) (?:tahun|bulan|periode) "
        r"(?:lalu|sebelumnya)",
    ),
    (
        SHARE,
        r"(?:total |seluruh |jumlah )?(?:peserta|kepesertaan|pekerja terlindungi|"
        r"capaian)"
        r"(?: aktif)?(?: BPJS \w+| BPJamsostek)?(?: di tingkat| secara)? nasional|"
        r"capaian nasional|(?:all|total) (?:active )?members(?: nation\w*)?|"
        r"national (?:membership|total)",
    ),
    (
        GAP,
        r"(?:masih )?belum (?:ter\w+|ter-cover|menjadi|jadi|ikut|dilindungi|"
        r"mendapat\w*|"
        r"memiliki|punya|didaftarkan|tersentuh|aktif|di\w+)|(?:masih )?belum(?! lama| "
        r"(?:men)?capai| sampai| genap| semua| seluruh| sepenuhnya| optimal| maksimal| "
        r"ada\b| lagi\b)|(?:tidak|tak) lagi (?:aktif|ter\w+|"
        r"menjadi|punya|mempunyai|memiliki|ikut|masuk|di\w+)|no longer|"
        r"(?:do|does|did) not(?: yet)? (?:have|hold|join)|(?:don|doesn)['’]t have|"
        r"tidak (?:terlindungi|terdaftar|tercover|memiliki|punya|dilindungi)|"
        r"(?:berada )?di luar (?:per\w+|jaminan|kepesertaan|cakupan|sistem|program)|"
        r"tanpa (?:per\w+|jaminan|jamsos\w*)|sisanya|"
        r"(?:are |is |were )?not(?: yet)?(?: been)? (?:registered|covered|protected|"
        r"enrolled|insured|members)|(?:are|is|were) not(?: yet)?(?=\W*$)|"
        r"not yet(?: \w+ed)?|un(?:registered|covered|protected|insured)|"
        r"lack(?:s|ed|ing)?|(?:have|has) no|"
        r"without (?:\w+ )?(?:protection|coverage|insurance)|"
        r"outside (?:the|social)",
    ),
    (
        UNKNOWN,
        r"(?<!belum )(?<!tidak )(?<!tak )pernah|sempat|formerly|used to be",
    ),
    (COVERED, _IS_MEMBER),
    (
        DISTANCE,
        r"selisih\w*|kesenjangan|\bgap\b|terpaut|jarak(?:nya)?|shortfall",
    ),
    (
        NEEDED,
        r"(?:di|mem)?butuh(?:kan|nya)?|perlu(?! di| menambah| merekrut| mendaftarkan| "
        r"melindungi| menjaring)|diperlukan|memerlukan|kekurangan|"
        r"kurang(?! dari| lebih)|(?:harus|perlu|wajib|mesti) (?:menambah|merekrut|"
        r"mendaftarkan|melindungi|menjaring)\w*|need(?:ed|s)?|missing|short of|to go",
    ),
    (ADDED, r"tambahan|penambahan|menambah|additional|bergabung|join(?:s|ed)|new"),
    (
        TARGET,
        r"(?:me|di|ber)?(?:nt|n|t)arget\w*|sasaran(?:nya)?|"
        r"membidik|dibidik|menyasar|mengejar|dipatok|mematok|"
        r"(?:untuk|guna|agar) mencapai|agar|supaya|kejar|dikejar|ingin|berharap|"
        r"harus (?:menjadi|mencapai|naik)|diharapkan|"
        r"aim(?:s|ed|ing)? (?:for|to|at)|goal|to reach",
    ),
    (
        FUTURE,
        r"(?:di)?proyeksi(?:kan|nya)?|diprediksi|diperkirakan|akan \w+|"
        r"(?:bisa|dapat|mampu) (?:mencapai|menjadi|tembus)|optimis\w*(?: \w+)?|"
        r"(?:men|di)dorong|berkomitmen|menuju|potensial|hope\w*|"
        r"projected|forecast|expected|will (?:be|"
        r"reach)",
    ),
    (
        GIVES,
        r"berkontribusi|kontribusi\w*|menyumbang\w*|sumbangan|accounts? for|"
        r"contribut\w+",
    ),
    (
        PART,
        r"terdiri (?:dari|atas)|meliputi|di ?antaranya|termasuk|rinciannya|"
        r"dengan rincian|terbagi|masing-masing|includ(?:es|ing)|compris\w+|"
        r"consist(?:s|ing) of|made up of|of (?:whom|which|them)",
    ),
    (
        OTHER,
        r"kemiskinan|penduduk miskin|warga miskin|pengangguran|TPT|inflasi|"
        r"pertumbuhan ekonomi|ekonomi tumbuh|ekonomi|PDRB|PDB|stunting|upah minimum|"
        r"UMP|UMK|beasiswa|kartu|santunan|manfaat|ahli waris|hasil investasi|"
        r"dana kelolaan|(?<!program )(?<!perlindungan )(?<!dan )(?<!-)"
        r"(?:JHT|JKM|JKK|JKP)|klaim|poverty|unemployment(?: rate)?|"
        r"inflation|scholarships?|heirs?|JKN|(?:BPJS|jaminan|asuransi) Kesehatan|"
        r"health insurance|"
        r"imunisasi|vaksin\w*|"
        r"belanja|biaya|investasi|kepuasan|indeks|responden|survei|kepatuhan|"
        r"tunggakan|menunggak|piutang|non-?aktif|tidak aktif|PHK|magang|"
        r"pendapatan|penyerapan|realisasi (?:anggaran|belanja|pendapatan|APBD)",
    ),
    (
        UNKNOWN,
        r"perempuan|laki-laki|wanita|pria|lulusan|pendidikan|usia|"
        r"women|men|female|male|"
        r"(?:adalah|merupakan|tergolong|berasal dari|are|is) "
        r"(?:\w+ ){0,2}(?:in)?formal",
    ),
    (
        REACHED,
        r"(?:ter)?realisasi(?:nya|kan)?|(?:pen)?capaian(?:nya)?|tercapai|tercatat|reached|"
        r"achiev\w+|realisation|realization",
    ),
    (
        BEFORE,
        r"lebih (?:tinggi|banyak|rendah|besar|kecil|sedikit) (?:dari|dibanding\w*)|"
        r"(?:higher|lower|more|less) than in|sebelumnya|semula|awalnya|tadinya|"
        r"(?:di)?banding(?:kan)?|"
        r"(?:tahun|bulan|triwulan|semester) (?:lalu|sebelumnya)|"
        r"periode yang sama|previously|last (?:year|month)|a year (?:earlier|ago|"
        r"before)|"
        r"compared (?:to|with)|the year before",
    ),
    (
        NOW,
        r"saat ini|sekarang|\bkini\b|hingga kini|baru(?! \w+kan)|sudah|telah|hanya|"
        r"just|"
        r"currently|now|so far|only|already",
    ),
    (
        UP,
        r"(?:me)?naik(?:kan|nya)?|kenaikan|(?:me|di)?ningkat(?:kan|nya)?|peningkatan|"
        r"meningkat\w*|bertambah|tumbuh|pertumbuhan|melonjak|lonjakan|terkerek|"
        r"\bup\b(?! to)|rose|ris(?:e|es|en|ing)|gr[eo]w(?:n|th)?|increas\w+|"
        r"rais(?:e|es|ed|ing)",
    ),
    (
        DOWN,
        r"turun(?:kan|nya)?|menurun\w*|penurunan|berkurang|merosot|anjlok|menyusut|down|"
        r"slip(?:s|ped)|slid|fell|falls?|fallen|drop(?:s|ped)?|decreas\w+|declin\w+",
    ),
    (
        BASE,
        r"potensi(?:nya)?|angkatan kerja(?:nya)?|penduduk (?:yang )?bekerja|semesta|"
        r"eligible|basis|labou?r force|work ?force|employed|"
        r"universe",
    ),
    (
        COVERED,
        r"cakupan(?:nya)?|coverage|UCJ|universal coverage\w*|kepesertaan(?:nya)?|"
        r"peserta(?:nya)?(?: aktif)?|tercakup|terlindungi|"
        r"(?:di|me)lindungi|terdaftar|(?:men|di)daftar(?:kan)?|mendaftarkan|"
        r"aktif|menjadi peserta|keikutsertaan|ikut serta|dibiayai|diikutsertakan|"
        r"protect(?:s|ed|ing)|covered|covers|"
        r"registered|enrolled|insured|members(?:hip)?|participants?|funded|"
        r"(?:the )?fund (?:had|has)|active",
    ),
    (
        ALL,
        r"(?:total|seluruh|jumlah) (?:\w+ )?(?:pekerja|tenaga kerja|naker|buruh|"
        r"workers)"
        r"(?:nya)?|number of workers",
    ),
    (
        SEGMENT,
        r"bukan penerima upah|penerima upah|\bBPU\b|\bPU\b|jasa konstruksi|jakon|"
        r"(?:pekerja |sektor )?(?:in)?formal(?: (?:workers|sector))?|"
        r"non-?wage(?: earners?)?|wage[ -]earners?|pekerja migran|PMI|"
        r"perangkat desa|pekerja rentan|nelayan|petani|ojek",
    ),
    (
        SPEAKER,
        r"against|versus|vs\.?|menurut|versi|menyebut(?:kan)?|kata|mencatat|bukan|"
        r"gubernur|bupati|wali ?kota|kanwil|disnaker\w*|kemnaker|according to|says?",
    ),
)
_ALL = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE))
    for kind, pattern in _PATTERNS
)


@dataclass(frozen=True)
class Cue:
    """A word that says something about a number.

    Attributes:
        kind: what it says.
        start: its place in the words that were searched.
        end: the place behind it.
        text: as written.
    """

    kind: str
    start: int
    end: int
    text: str


def find_cues(text: str) -> list[Cue]:
    """Return the cues of some words in their order, none inside another.

    >>> [cue.kind for cue in find_cues("yang belum terlindungi dari total potensi")]
    ['gap', 'base']
    """
    cues: list[Cue] = []
    for kind, form in _ALL:
        for match in form.finditer(text):
            is_inside_another = any(
                match.start() < cue.end and cue.start < match.end() for cue in cues
            )
            if not is_inside_another:
                cues.append(Cue(kind, match.start(), match.end(), match.group()))
    return sorted(cues, key=lambda cue: cue.start)
