"""What a number is about, where its words do not name all workers of a place.

The last look at a sentence's roles. A share of firms, villages, members or a budget, a
share of a target and a percent that may be either lose their role: the reader is asked.
"""

from __future__ import annotations

import re

from cakupan.data.nouns import COVERAGE, FIRMS, PEOPLE
from cakupan.topics.claims.figures.quantities import PERCENT, PERSONS, RUPIAH
from cakupan.topics.claims.figures.relations import CHANGE_ACTIVE
from cakupan.topics.claims.sentence import lexicon
from cakupan.topics.claims.sentence.clauses import JOINT, WordsBeside
from cakupan.topics.claims.sentence.counts import OF_MEMBERS
from cakupan.topics.claims.sentence.weighing import OF_TARGET, Roles

_SHARES = ("pct", "gap", "previous_pct", "change")
# Words that may stand before the noun which a percent is a share of.
LEADS = (
    r"(?:dari|of|terhadap|total|seluruh|semua|jumlah|para|the|all|its|their|our|"
    r"keseluruhan|sekitar|lebih|kurang)"
)
# Other things than workers, of which there are shares as well.
_THINGS = (
    r"(?:perusahaan\w*|badan|pemberi|pengusaha|UMKM|UKM|usaha|koperasi|toko|desa|"
    r"kelurahan|kecamatan|distrik|kampung|nagari|kabupaten|kota|provinsi|daerah|wilayah|"
    r"sekolah\w*|kantor|instansi|OPD|proyek|rumah|keluarga|KK|peserta\w*|kepesertaan|"
    r"anggota|APBD|APBN|APBDes|anggaran|dana|upah|gaji|iuran|klaim|penduduk(?! "
    r"(?:yang )?(?:bekerja|usia))|warga\w*|target|sasaran|kuota|companies|company|"
    r"firms?|employers?|businesse?s?|villages?|districts?|regenc\w+|cities|provinces|"
    r"schools?|households?|members|participants|population|residents|budget|wages?|"
    r"claims?|contributions?|enterprises?|MSMEs?|SMEs?)"
)
_OF_THING = re.compile(rf"^\s*(?:{LEADS}\s+)*{_THINGS}\b", re.IGNORECASE)
_SOME_OF = re.compile(
    r"^\W*(?:(?:peserta )?aktif\b|di ?antara(?:nya| mereka)|darinya|"
    r"of (?:whom|which|them|these|those)|"
    r"dari (?:mereka|jumlah|angka|total) (?:itu|tersebut))",
    re.IGNORECASE,
)
# A share of members, told by what is said of them.
_IS_SORT = re.compile(
    r"^\s*(?:\w+\s+){0,3}?(?:adalah|merupakan|tergolong|berasal|berstatus|bekerja di|"
    r"didominasi|are (?:self|wage|in|from)|is (?:self|wage)|come from|work in|"
    r"berjenis|berusia|dibiayai|dibayari|menunggak)\b",
    re.IGNORECASE,
)
_MADE_OF = re.compile(
    r"\b(?:didominasi|dominated|komposisi|proporsi|porsi|share of|sebagian besar|"
    r"mayoritas|keaktifan|tingkat aktif)\b",
    re.IGNORECASE,
)
_OWN_NOUN = re.compile(rf"\b(?:{COVERAGE}\w*|pekerja\w*|workers)\b", re.IGNORECASE)
_NO_ENTITY = re.compile(
    r"(?:tahun|years?|hari|days?|jam|kali|times|program\w*|WIB|WITA|WIT)\s*$", re.I
)
_MET = re.compile(
    r"\btarget\W+(?:\w+\W+){0,3}?(?:tercapai|terpenuhi|terealisasi|met|reached)\b|"
    r"\b(?:terhadap|atas) target\b",
    re.IGNORECASE,
)
_MET_BEHIND = re.compile(
    r"^\s*(?:dari |of )?(?:the )?(?:target|sasaran)\b"
    r"(?!\s+(?:nasional|national|19|20))",
    re.IGNORECASE,
)
_OF_AIM = re.compile(r"\b(?:dari|terhadap|of)\s+(?:\w+\s+)?target", re.IGNORECASE)
_COVERAGE = re.compile(rf"\b{COVERAGE}\w*", re.IGNORECASE)
_FOR_TARGET = re.compile(r"^[\s-]*(?:\w+[\s-]+){0,2}(?:target|goal)\b", re.IGNORECASE)
_POPULATION = re.compile(
    r"^\s*(?:jiwa )?(?:penduduk|warga|residents|population|inhabitants)\b"
    r"(?!\s+(?:yang )?(?:bekerja|usia kerja|working))",
    re.IGNORECASE,
)
_FIRMS = re.compile(rf"\b{FIRMS}\b", re.IGNORECASE)
_OWN_WORKERS = re.compile(rf"\b(?:{PEOPLE}|{COVERAGE})\b", re.IGNORECASE)
# A number so small, and no word for people beside it, may be a percent.
_MOST_PERCENT = 100
# A word for what is counted, and none that only joins: "85 perangkat desa".
_NAMES_WHAT = re.compile(
    r"[^\W\d_]{3,}(?<!titik)(?<!dan)(?<!dari)(?<!atau)(?<!pada)(?<!saat)(?<!per)"
    r"(?<!and)(?<!out)(?<!for)\b",
    re.IGNORECASE,
)
_COUNTED = ("active", "previous_active", "target_workers", "eligible", "other")
# What may stand behind a base: persons, or words that go on about them.
_IS_BASE = re.compile(
    rf"^\W*(?:$|{PEOPLE}\b|(?:(?:\w+\s+){{0,2}}(?:pekerja|tenaga kerja|angkatan kerja|"
    r"potensi\w*|penduduk|warga|bekerja|workers|workforce|labou?r|employed|people|"
    r"residents|population)|eligible|universe|guru|honorer|sasaran|target\w*|di|yang|"
    r"itu|tersebut|ini|sudah|telah|baru|belum|atau|total|lebih|sekitar|per|pada|as|in|"
    r"masyarakat|ojol|ojek|pengemudi|pedagang|petani|nelayan|perangkat|aparatur|"
    r"karyawan|buruh|peserta|who|that|are|is)\b)",
    re.IGNORECASE,
)
# What is wished or due, and is not: "45 persen pekerja ingin menjadi peserta".
_TO_BE = re.compile(
    r"^\s*(?:(?:dari|of)\s+)?"
    r"(?:(?!(?:dari|of|dan|and|tetapi|but|dengan|sudah|telah|baru)\b)\w+\s+){0,3}"
    r"(?:harus|wajib|akan|ditargetkan|diharapkan|perlu|ingin|mau|hendak|berniat|"
    r"berencana|berminat|tertarik|siap|bersedia|bisa|dapat|berhak|berpeluang|layak|"
    r"seharusnya|semestinya|sebaiknya|mengaku|must|should|will|shall|would|could|can|"
    r"may|might|want|wish|hope|plan|intend|need)\b",
    re.IGNORECASE,
)
_COLLECTED = re.compile(
    r"\b(?:terkumpul|terhimpun|dihimpun|penerimaan|pendapatan|collected)\b",
    re.IGNORECASE,
)


def leave_others(roles: Roles) -> None:
    """Take the role from numbers whose own words say that they are something else."""
    for place, words in enumerate(roles.words):
        role = roles.by_place.get(place)
        if words.token.unit == PERCENT and role in (*_SHARES, "needed"):
            _look_at_percent(place, role, roles)
        elif (role == "target_pct" and _is_either(place, roles)) or (
            role == "needed" and _is_of_income(place, roles)
        ):
            del roles.by_place[place]
        elif role == "eligible" and words.is_of and not _IS_BASE.match(words.right):
            _leave_base(place, roles, is_ratio=True)
            if roles.by_place.get(place - 1) in ("pct", "gap"):
                del roles.by_place[place - 1]
        elif (role in _COUNTED and _may_be_percent(place, roles)) or (
            role == "active"
            and (_is_bare_base(place, roles) or _TO_BE.match(words.tail))
        ):
            del roles.by_place[place]
        elif role == "eligible" and (_is_ratio(words) or _is_population(words)):
            _leave_base(place, roles, is_ratio=_is_ratio(words))
        elif role == "eligible" and _FOR_TARGET.match(words.right):
            roles.by_place[place] = "target_workers"
            if roles.by_place.get(place - 1) == "pct":
                del roles.by_place[place - 1]


def _look_at_percent(place: int, role: str | None, roles: Roles) -> None:
    words = roles.words[place]
    if role in ("pct", "gap", "previous_pct", "needed"):
        is_other = (
            (_OF_THING.match(words.tail) and not OF_TARGET.match(words.tail))
            or _MADE_OF.search(words.left)
            or (_IS_SORT.match(words.tail) and not _is_named_before(words))
            or _is_after_things(place, roles)
            or _is_of_members(place, roles)
            or _is_of_else(words)
            or _is_to_be(place, roles)
            or _is_of_firms(words)
            or (role == "pct" and _is_left_out(words))
        )
        if is_other:
            del roles.by_place[place]
            return
    if role != "pct":
        return
    if _SOME_OF.match(words.tail):
        _leave_some_of(place, roles)
    elif _is_met(place, roles) or _is_above(place, roles):
        del roles.by_place[place]
    elif _is_growth(place, roles):
        _settle_growth(place, roles)


def _is_to_be(place: int, roles: Roles) -> bool:
    """Return whether a percent is wished or due: of it, or of the base behind it."""
    if _TO_BE.match(roles.words[place].tail):
        return True
    after = place + 1
    if after == len(roles.words) or not roles.words[after].opens_of:
        return False
    return bool(_TO_BE.match(roles.words[after].right))


def _is_of_firms(words: WordsBeside) -> bool:
    """Return whether firms, and no workers, are named before a percent.

    "Perusahaan patuh, 45 persen pekerja terlindungi" names workers behind it.
    """
    if not _FIRMS.search(words.left) or _OWN_WORKERS.search(words.left):
        return False
    clause = re.split(r"[,;:]", words.left)[-1]
    is_apart = not _FIRMS.search(clause)
    return not (is_apart and re.match(rf"\W*{PEOPLE}\b", words.right, re.IGNORECASE))


def _may_be_percent(place: int, roles: Roles) -> bool:
    """Return whether a count of nothing that is named may be a percent: "UCJ 55"."""
    words, after = roles.words[place], place + 1
    stated = words.token.stated
    if stated is None or words.token.unit != PERSONS or stated.high > _MOST_PERCENT:
        return False
    if re.search(rf"\b{PEOPLE}\b", words.left, re.IGNORECASE):
        return False
    sides = [words.token.text, words.right]
    if after < len(roles.words) and roles.words[after].opens_of:
        sides.append(roles.words[after].right)  # "85 dari 120 perangkat desa"
    return not any(map(_NAMES_WHAT.search, sides))


def _is_named_before(words: WordsBeside) -> bool:
    """Return whether the percent is called a coverage before its number."""
    return bool(re.search(r"\b(?:cakupan|coverage|UCJ)\b", words.left, re.IGNORECASE))


def _is_of_else(words: WordsBeside) -> bool:
    """Return whether something else is named before it: "angka kemiskinan turun"."""
    kinds = [
        cue.kind for cue in words.before if cue.kind in (lexicon.OTHER, lexicon.COVERED)
    ]
    return kinds[-1:] == [lexicon.OTHER]


def _is_after_things(place: int, roles: Roles) -> bool:
    """Return whether things other than workers are counted right beside the percent.

    "Dari 5.000 perusahaan, 60 persen ..."; a coverage of its own clause is none.
    """
    words = roles.words[place]
    after = place + 1
    if after < len(roles.words):
        following = roles.words[after]
        is_base = following.token.is_aside and following.sentence == words.sentence
        if is_base and following.opens_of:
            return True
    last = place - 1
    if last < 0 or roles.words[last].sentence != words.sentence:
        return False
    token = roles.words[last].token
    if not token.is_aside or token.is_ordinal or _NO_ENTITY.search(token.text):
        return False
    return not (JOINT.match(words.left.lstrip()) and _OWN_NOUN.search(words.left))


def _is_of_members(place: int, roles: Roles) -> bool:
    """Return whether members, and no base, stand before: "Dari N peserta, ..."."""
    last = place - 1
    if last < 0 or roles.words[last].sentence != roles.words[place].sentence:
        return False
    base = roles.words[last]
    is_whole = base.is_of and base.is_first and base.token.unit == PERSONS
    if any(cue.kind == lexicon.BASE for cue in base.before):
        return False
    is_moved = roles.by_place.get(last) == "previous_active"
    return is_whole and not is_moved and bool(OF_MEMBERS.match(base.right))


def _leave_some_of(place: int, roles: Roles) -> None:
    """Ask about "X, 40 persen di antaranya": of whom is not said by the percent."""
    del roles.by_place[place]
    last = place - 1
    if roles.by_place.get(last) != "active":
        return
    words = roles.words[last]
    if not any(cue.kind == lexicon.COVERED for cue in (*words.before, *words.behind)):
        del roles.by_place[last]


def _is_met(place: int, roles: Roles) -> bool:
    """Return whether a percent is, or may be, a share of a target that is stated.

    A target in workers without a base leaves two readings of "60.000 atau 75 persen".
    """
    words = roles.words[place]
    mates = [
        (at, one)
        for at, one in enumerate(roles.words)
        if one.sentence == words.sentence and at != place
    ]
    roles_beside = {roles.by_place.get(at) for at, _one in mates}
    aims = "target_workers" in roles_beside or any(
        one.token.unit == PERSONS
        and any(cue.kind == lexicon.TARGET for cue in one.before)
        for _at, one in mates
    )
    if _MET.search(words.left) or _MET_BEHIND.match(words.tail):
        return aims or not OF_TARGET.match(words.tail)
    if not aims or roles_beside & {"eligible", "target_pct"}:
        return False
    return not _is_named_before(words)


def _is_above(place: int, roles: Roles) -> bool:
    """Return whether more is reached "of" a target than it asks for.

    "Dari target 50 persen, tercapai 80 persen" may be 80 percent of the 50: asked,
    unless the percent is called a coverage.
    """
    stated = roles.words[place].token.stated
    for at in (place - 1, place + 1):
        if roles.by_place.get(at) != "target_pct":
            continue
        aim = roles.words[at]
        is_of = aim.sentence == roles.words[place].sentence and (
            _OF_AIM.search(aim.left) or (aim.is_of and _FOR_TARGET.match(aim.right))
        )
        target = aim.token.stated
        if not is_of or stated is None or target is None or stated.low <= target.high:
            continue
        sides = (aim.left, roles.words[place].left)
        return not any(_COVERAGE.search(side) for side in sides)
    return False


def _is_either(place: int, roles: Roles) -> bool:
    """Return whether "120.000 dari target 160.000 atau 75 persen" leaves it open."""
    words, last = roles.words[place], place - 1
    if words.token.unit != PERCENT or not words.is_equal:
        return False
    is_beside = roles.by_place.get(last) == "target_workers"
    roles_before = [role for at, role in roles.by_place.items() if at < last]
    return is_beside and roles.words[last].is_of and "active" in roles_before


def _is_growth(place: int, roles: Roles) -> bool:
    """Return whether "dari A menjadi B atau 20 persen" may be the growth."""
    words, last = roles.words[place], place - 1
    is_beside = last >= 0 and roles.by_place.get(last) == "active"
    roles_held = set(roles.by_place.values())
    is_free = "change" not in roles_held and "eligible" not in roles_held
    is_moved = "previous_active" in roles_held and is_free
    return is_beside and is_moved and words.is_equal and not _is_named_before(words)


def _settle_growth(place: int, roles: Roles) -> None:
    """Take a percent for the growth if it is exactly that; else ask."""
    del roles.by_place[place]
    stated = {role: roles.words[at].token.stated for at, role in roles.by_place.items()}
    before, after = stated["previous_active"], stated["active"]
    percent = roles.words[place].token.stated
    if before is None or after is None or percent is None:
        return
    points = {"previous_active": before.point, "active": after.point}
    growth = CHANGE_ACTIVE.compute(points)
    if growth is not None and growth.meets(percent.interval):
        roles.by_place[place] = "change"


def _is_of_income(place: int, roles: Roles) -> bool:
    """Return whether money of the sentence came from these workers."""
    near = (roles.near(place, (RUPIAH,), step) for step in (-1, 1))
    return any(
        _COLLECTED.search(roles.words[money].left)
        or _COLLECTED.search(roles.words[money].right)
        for money in near
        if money is not None
    )


def _is_left_out(words: WordsBeside) -> bool:
    """Return whether those who are not covered are named: "tidak terlindungi naik"."""
    kinds = [
        cue.kind
        for cue in words.before
        if cue.kind in (lexicon.GAP, lexicon.COVERED, lexicon.REACHED, lexicon.NOW)
    ]
    return kinds[-1:] == [lexicon.GAP]


def _is_bare_base(place: int, roles: Roles) -> bool:
    """Return whether workers are called covered only by a percent behind a comma.

    "Terdapat 250.000 pekerja, 45 persen terlindungi": they may well be the base.
    """
    words, after = roles.words[place], place + 1
    if any(cue.kind == lexicon.COVERED for cue in (*words.before, *words.behind)):
        return False
    if re.search(r"\b(?:penduduk|warga|populasi|population)\b", words.left, re.I):
        return True
    if after >= len(roles.words) or roles.by_place.get(after) not in ("pct", "gap"):
        return False
    percent = roles.words[after]
    is_joined = percent.token.unit == PERCENT and not percent.says_equal
    return is_joined and any(cue.kind == lexicon.COVERED for cue in percent.behind)


def _is_ratio(words: WordsBeside) -> bool:
    """Return whether a base is a way of speaking: "dari 100 pekerja, hanya 28"."""
    stated = words.token.stated
    return stated is not None and stated.value in (10, 100, 1000)


def _is_population(words: WordsBeside) -> bool:
    """Return whether people of all ages are counted, who are no base of a coverage."""
    return bool(_POPULATION.match(words.right))


def _leave_base(place: int, roles: Roles, *, is_ratio: bool) -> None:
    del roles.by_place[place]
    if is_ratio:
        for at, role in list(roles.by_place.items()):
            words_at = roles.words[at]
            is_mate = words_at.sentence == roles.words[place].sentence
            if is_mate and role in ("active", "gap") and words_at.token.unit == PERSONS:
                del roles.by_place[at]
