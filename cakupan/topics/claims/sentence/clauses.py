"""The words that belong to each number: before it, behind it, and what joins two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cakupan.data.nouns import PEOPLE
from cakupan.topics.claims.sentence.lexicon import Cue, find_cues
from cakupan.topics.claims.sentence.tokens import NumberToken

_SENTENCE = re.compile(r"[.!?;](?=\s|$)|\n")
# Where the words of one number end and those of the next begin.
JOINT = re.compile(
    r"[,;:()=→]|\s[-–—]+\s|->|\b(?:atau|(?<!lebih )(?<!kurang )dari(?!pada)|"
    r"terhadap|dan|serta|sedangkan|"
    r"sementara|padahal|namun|tetapi|tapi|dengan|untuk|bagi|terdiri|termasuk|meliputi|"
    r"setara|yakni|yaitu|menjadi(?! peserta| anggota)|naik|turun|"
    r"meningkat|menurun|"
    r"bertambah|kata|ujar|ungkap|tutur|said|says|or|of|out of|and|while|whereas|but|"
    r"against|from|to(?! be)|with|for|"
    r"including|consisting|up|down|rose|fell)\b",
    re.IGNORECASE,
)
_FILLERS = (
    r"(?:sebanyak|sebesar|sejumlah|sekitar|berjumlah|jumlahnya|yang|adalah|mencapai|itu|"
    r"hanya|sekira|kurang lebih|lebih dari|lebih|hampir|about|around|some|the|only|"
    r"a|an|"
    r"its|their|nearly|almost|over|more than|of|total|seluruh|jumlah|semua|all|"
    r"kira-kira|"
    r"tersebut|these|those|equal|sama dengan|setara dengan|setara|dengan|equivalent|to)"
)
_OUT_OF = re.compile(
    rf"(?:(?<!lebih )(?<!kurang )\bdari|\bof|\bout of|÷|\bdibagi|\bterhadap|"
    rf"/)\s+(?:{_FILLERS}\s+)*$"
    r"|/\s*$",
    re.IGNORECASE,
)
# "dari jumlah itu 120.000": of what was said, which is no base.
_OF_THAT = re.compile(
    r"(?:dari|of)\s+(?:jumlah|angka|total|sebanyak)?\s*(?:itu|tersebut|sana|that|those|these)"
    r"[\s,]*(?:sebanyak|baru|sekitar|only)?\s*$",
    re.IGNORECASE,
)
CLAUSE_END = re.compile(
    r"[,;:()]|\b(?:atau|sedangkan|sementara|while|whereas|but|"
    r"kata|ujar|jelas|ungkap|tutur|menurut|said|says)\b",
    re.IGNORECASE,
)
OPENS_OUT_OF = re.compile(
    r"^\W*(?:dari|terhadap|of|out of|÷|dibagi)\s(?!whom|which|them)", re.IGNORECASE
)
_EQUALS = re.compile(
    rf"^\W*(?:\(|atau|or|setara|yakni|yaitu|yang berarti|i\.e\.|equal|equivalent|=|"
    rf"sama dengan)?\s*(?:{_FILLERS}\s*)*\W*(?:Rp)?$",
    re.IGNORECASE,
)
_SAYS_EQUAL = re.compile(
    r"\(|\b(?:atau|or|setara|yakni|yaitu|berarti|equal|equivalent|sama dengan)\b|=",
    re.IGNORECASE,
)
_AND = re.compile(r"^\W*(?:dan|and|serta|,)\W", re.IGNORECASE)
_TO = re.compile(
    rf"(?:\b(?:menjadi|ke|jadi|to)|→|->)\s*(?:{_FILLERS}\s+)*$", re.IGNORECASE
)
_FROM = re.compile(rf"\b(?:dari|from)\s*(?:{_FILLERS}\s+)*$", re.IGNORECASE)
_NOUN = re.compile(rf"^\W*(?:{PEOPLE}\b\s*)+", re.IGNORECASE)


@dataclass(frozen=True)
class WordsBeside:
    """The words of one number.

    Attributes:
        token: the number.
        left: what stands before it, from the joint behind the number before.
        right: what stands behind it, up to the next joint.
        tail: what stands behind it, up to the next number.
        sentence: which sentence of the text it stands in.
        is_first: whether it is the first number of its sentence.
    """

    token: NumberToken
    left: str
    right: str
    tail: str
    sentence: int
    is_first: bool

    @cached_property
    def before(self) -> list[Cue]:
        """The cues before the number."""
        return find_cues(self.left)

    @cached_property
    def behind(self) -> list[Cue]:
        """The cues behind the number, up to the next joint."""
        return find_cues(self.right)

    @cached_property
    def later(self) -> list[Cue]:
        """The cues behind the number in its clause, past "dari" and "of"."""
        return find_cues(CLAUSE_END.split(self.tail, maxsplit=1)[0])

    @cached_property
    def is_of(self) -> bool:
        """Whether "dari" stands right before it: "30.000 dari 200.000"."""
        return bool(_OUT_OF.search(self.left)) and not _OF_THAT.search(self.left)

    @cached_property
    def opens_of(self) -> bool:
        """Whether its words begin with "dari": "dari total potensi di kota itu"."""
        return bool(OPENS_OUT_OF.match(self.left)) and not _OF_THAT.search(self.left)

    @cached_property
    def is_equal(self) -> bool:
        """Whether it says the number before it in another unit: "atau 26 persen"."""
        return bool(_EQUALS.match(self.left)) and not self.is_first

    @cached_property
    def says_equal(self) -> bool:
        """Whether a word of that meaning stands before it, and no comma alone."""
        return not self.is_first and bool(_SAYS_EQUAL.search(self.left))

    @cached_property
    def is_and(self) -> bool:
        """Whether it is joined to the number before it: "dan BPU 200.000"."""
        return not self.is_first and bool(_AND.match(self.left + " "))

    @cached_property
    def is_to(self) -> bool:
        """Whether it is what something became: "menjadi 26 persen"."""
        return bool(_TO.search(self.left))

    @cached_property
    def is_from(self) -> bool:
        """Whether it is where something began: "dari 16 persen"."""
        return bool(_FROM.search(self.left))

    @property
    def is_bare(self) -> bool:
        """Whether no word but its noun belongs to it."""
        left = re.sub(rf"\b{_FILLERS}\b", "", self.left, flags=re.IGNORECASE)
        right = _NOUN.sub("", self.right)
        return not re.search(r"\w", left) and not re.search(r"\w", right)


def words_of(text: str, tokens: Sequence[NumberToken]) -> list[WordsBeside]:
    """Return the words of every number of a text."""
    spans = [
        (match.start(), match.end())
        for match in _SENTENCE.finditer(text)
        if not any(token.start <= match.start() < token.end for token in tokens)
    ]
    words = []
    for place, token in enumerate(tokens):
        last = tokens[place - 1] if place else None
        following = tokens[place + 1] if place + 1 < len(tokens) else None
        start = max((end for _start, end in spans if end <= token.start), default=0)
        stop = min(
            (begin for begin, _end in spans if begin >= token.end), default=len(text)
        )
        is_first = last is None or last.end <= start
        left = text[start : token.start]
        if last is not None and not is_first:
            between = text[last.end : token.start]
            joint = JOINT.search(between)
            left = between[joint.start() :] if joint else between
        if following is not None:
            stop = min(stop, following.start)
        tail = text[token.end : stop]
        joint = JOINT.search(tail)
        right = tail[: joint.start()] if joint else tail
        number = sum(1 for _start, end in spans if end <= token.start)
        words.append(WordsBeside(token, left, right, tail, number, is_first))
    return words
