"""Whom the workers of a claim are, where they are not all workers of its place.

A group is named, so that it is never held against the figures of all workers: one that
a list knows, and one that only a word beside the worker or the number betrays.
"""

from __future__ import annotations

import re

from cakupan.data.nouns import WORKERS
from cakupan.topics.claims.sentence import lexicon
from cakupan.topics.claims.sentence.clauses import CLAUSE_END, OPENS_OUT_OF, WordsBeside
from cakupan.topics.claims.sentence.subjects import LEADS
from cakupan.topics.claims.sentence.weighing import Roles

_WORKER = rf"(?:{WORKERS}|tenaga)"
# Some of the workers: whole names of groups, and "pekerja" with what they do.
_GROUP = re.compile(
    rf"\b(?:{_WORKER} (?:tidak tetap|rentan|informal|formal|migran|perempuan|laki-laki|"
    r"muda|"
    r"mandiri|lepas|harian|kontrak|honorer|non-?ASN|sawit|perkebunan|tani|kebun|konstruksi|"
    r"rumah tangga|sektor \w+|sosial|keagamaan|seni|tambang|pabrik|pelabuhan)|"
    r"(?:informal|formal|vulnerable|migrant|female|male|domestic) workers|"
    r"bukan penerima upah|penerima upah|BPU|PU|jasa konstruksi|jakon|(?:in)?formal|"
    r"self-employed|wage[ -]earners?|(?:perangkat|aparatur|aparat) desa|"
    r"guru(?: \w+)?|honorer|non-?ASN|PPPK|RT/RW|nelayan|petani|pekebun|peternak|ojol|"
    r"ojek|pengemudi|sopir|pedagang|PKL|kader|marbot|ustaz|santri|perempuan|"
    r"laki-laki|penyandang disabilitas|disabilitas|fishers?|farmers?|drivers?|"
    r"teachers?|traders?|women|men)\b",
    re.IGNORECASE,
)
# Words that may stand beside "pekerja", a number or "cakupan" and name no group of
# workers; an ending "nya" does not count.
_PLAIN_WORDS = """
    ada adalah agar akan akhir aktif angka angkatan antara atas atau awal bagi
    baru bawah belum berkat bersama besok bila bisa bpjamsostek bpjs bukan bulan
    buruh cakupan capai capaian cuma daerah dahulu dalam dan dapat dari demi
    dengan di dulu guna hampir hanya harus hingga ikut indonesia ini itu jaminan
    jamsostek jika jiwa juga jumlah kabupaten kalau kami karena karyawan kata ke
    kemarin kembali kepesertaan kerja keseluruhan ketenagakerjaan kini kira
    kisaran kita kota kurang lagi lain lainnya lalu lebih lewat lokal luar maka
    maksimal masih menjadi mereka minimal naik naker namun nasional negara negeri
    nyaris oleh orang pada paling para pegawai pekerja penduduk penuh per
    perlindungan peserta potensi program provinsi rata rate ratio resmi saja
    sampai sana sebagai sebagian sebanyak sebelum sebesar secara sedang segera
    sehingga sejak sejumlah sekadar sekaligus sekarang sekitar selain selama
    seluruh sementara semesta semua senilai seorang sepanjang seperti serta sesuai
    setahun setara setelah setempat setiap sini sosial sudah supaya tahun tak tapi
    target telah tenaga tersebut tetap tetapi tidak tinggal tingkat total turun
    ucj universal untuk usia warga wilayah yaitu yakni yang
    a across active all among and are as at be been before by can could covered
    covers eligible employed employees employment enrolled for from had has have
    hit in insured is its labor labour late may members more national nationally
    nationwide no not now number of on only or other our out over participants
    people point points protected reached registered remain remained remains rose
    security should so social stand stands still stood than that the their there
    this to total uncovered under unprotected was were which who will with worker
    workers workforce working would year years yet
"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
# Verbs are known by their first letters, as "terlindungi", "mendapat", "dibayari".
_VERB = re.compile(
    r"(?:ter|ber|me(?:m|n|ng|ny|l|r|w)|di(?!fabel|sab|str|rek))\w{2,}", re.IGNORECASE
)
_AFTER_WORKER = re.compile(
    rf"\b(?:{_WORKER}|orang|jiwa) "
    r"([^\W\d_]{2,}(?:-[^\W\d_]+)?)",
    re.IGNORECASE,
)
# "pekerja di hotel"; the names of regions are blank here.
_AT_WORK = re.compile(
    rf"\b(?i:{WORKERS}) (?:di|pada|in|at) ([a-z]{{3,}})",
)
_BEFORE_WORKERS = re.compile(r"\b([^\W\d_]{3,}) (?:workers|employees)\b", re.IGNORECASE)
_FIRST = re.compile(rf"\W{{0,3}}(?:{LEADS} )*([^\W\d_]{{2,}})\b", re.IGNORECASE)
_AFTER_COVERAGE = re.compile(r"\b(?:cakupan|coverage of) ([^\W\d_]{2,})", re.IGNORECASE)
_NARROWS = (_AFTER_WORKER, _AT_WORK, _AFTER_COVERAGE, _BEFORE_WORKERS)
_SECTOR = re.compile(
    r"\bsektor (?!ekonomi\b|usaha\b)\w+|\b(?!(?:all|every|the)\b)\w+ sector\b",
    re.IGNORECASE,
)
# A place below the regency, of which no figure is here; read with its name.
_AREA = re.compile(
    r"\b(?:[Kk]ecamatan|[Kk]ec\.|[Dd]esa|[Kk]elurahan|[Dd]istrik|[Nn]agari|"
    r"[Kk]ampung|[Vv]illage of|[Dd]istrict of)\s+[A-Z]\w+(?:\s+[A-Z]\w+)?",
)


def group_of(text: str, roles: Roles) -> str:
    """Return the group of workers that the coverage of a text is about; else nothing.

    Args:
        text: the sentence with its places left in: a village is a group as well.
        roles: its numbers.
    """
    area = _AREA.search(text)
    if area:
        return " ".join(area.group().split())
    for place, words in enumerate(roles.words):
        role = roles.by_place.get(place)
        if role not in ("pct", "gap", "active", "eligible"):
            continue
        nears = [words.right, words.left]
        if OPENS_OUT_OF.match(words.tail):
            nears.append(CLAUSE_END.split(words.tail, maxsplit=1)[0])
        for near in nears:
            group = _GROUP.search(near)
            if group:
                return " ".join(group.group().split())
    return ""


def unknown_group(roles: Roles) -> str:
    """Return words that name workers whom nothing here knows: "pekerja hotel".

    A word beside the worker, the number or the coverage that is no plain word of a
    claim may narrow whom it counts; what it counts is then not known.
    """
    for place, words in enumerate(roles.words):
        if roles.by_place.get(place) not in ("pct", "gap", "active", "eligible"):
            continue
        group = _narrowing(words)
        if group:
            return " ".join(group.split())
    return ""


def _narrowing(words: WordsBeside) -> str:
    """Return what narrows whom a number counts; nothing where no word does."""
    clause = words.right
    if OPENS_OUT_OF.match(words.tail):
        clause = CLAUSE_END.split(words.tail, maxsplit=1)[0]
    first = _FIRST.match(clause)
    if first and not _is_plain(clause, first.start(1), first[1]):
        return first[1]
    for near in (clause, words.left):
        for form in _NARROWS:
            for match in form.finditer(near):
                if not _is_plain(near, match.start(1), match[1]):
                    return match.group()
        sector = _SECTOR.search(near)
        if sector:
            return sector.group()
    return ""


def _is_plain(text: str, start: int, word: str) -> bool:
    """Return whether a word narrows nothing: a plain word, or a cue begins there."""
    bare = word.lower()
    if bare in _PLAIN or bare.removesuffix("nya") in _PLAIN or _VERB.fullmatch(bare):
        return True
    return any(cue.start == 0 for cue in lexicon.find_cues(text[start:]))
