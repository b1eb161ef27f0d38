"""Persons' names, and where in a text one of them stands, however it is written. Pure: a text in, stretches of it out.

A name is a first name and a surname, in either order, parted by anything or by nothing, with further names or initials
between them or without, with a genitive's s, with accents or without, as an id, or as the beginning of an address.
Two names beside each other, such as `Karin Öberg, Åsa Lind`, are not the name between them. Longer than other
modules, since the words and patterns that a name is made of are those by which two names are parted.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import NamedTuple

from introplan.language.readings import Letter, Reading, as_seen, folded, readings

SMALL = "af al av bin da de del della den der des di do dos du el ibn la las le los van von y zu"
PARTICLES = frozenset(SMALL.split())
"""Words that belong to the surname after them."""

NO_CAPITALS = PARTICLES | {"f", "fodd", "nee", "geb"}
"""Words that are written with a small letter among names."""

JOINING = "and at av eller for fran hos i med men och on or om pa samt som till to und vid with"
IN_BETWEEN = frozenset(JOINING.split())
"""Words that make two persons of what stands on either side of them, also in a heading."""

BEFORE_NAMES = (
    "ask boka call chef deltagare dr email fraga froken fru halsa handledare herr introduktor kontakta mail maila"
    " meddela meet mejla mentor mot mr mrs ms participant prata ring skicka skriv supervisor tala traffa"
)
NO_NAMES = frozenset(BEFORE_NAMES.split())
"""Words that may begin a sentence, and a name comes after: `Ring Öberg, Åsa Maria` is about one person."""

SPELT = {
    "å": ("a", "aa"),
    "ä": ("a", "ae"),
    "æ": ("ae", "a"),
    "ö": ("o", "oe"),
    "ø": ("o", "oe"),
    "œ": ("oe", "o"),
    "ü": ("u", "ue"),
    "aa": ("aa", "a"),
    "ae": ("ae", "a"),
    "oe": ("oe", "o"),
    "ue": ("ue", "u"),
}
"""What stands for a letter where there is none like it, and the other way round."""

PIECE = re.compile("|".join(sorted(SPELT, key=len, reverse=True)) + r"|[^\W\d_]")
MOST_CHOICES = 3  # letters of a word that are spelt freely, each by itself; with more, all of them alike
REACH = 250  # characters on either side of a surname that its name may take up
PART, OVERLAP = 200_000, 4_000  # characters of a text that are looked at in one go, and that two goes have in common

LETTER = r"[^\W\d_]"
BEGINS, ENDS = rf"(?<!{LETTER})", rf"(?:[':]?s)?(?!{LETTER})"
WITHIN = r"[\s_.'#>-]{0,40}"
TIE = r"(?:[\s\"'“”„«»()#>]{1,40}|[-_.])"
FURTHER = rf"(?:{LETTER}\.?|{LETTER}{{2,25}})"
LABEL = r"(?:(?:efter|for)?namn|(?:last|first|family|given)(?:[ _]?name)?|name|surname)"
GAP = rf"\d{{0,2}}[\W_]{{0,60}}(?:{LABEL}[\W_]{{1,20}})?"
AT_SIGNS = ("@", "(at)", "[at]")
AT = "|".join(map(re.escape, AT_SIGNS))
SHORTEST_JOINED = 4  # letters of a surname that an initial may stand before without anything between

WORD = re.compile(rf"{LETTER}+")
FIELDS = re.compile(r"[,;|\t:=→]|\s(?:[&+/]|och|samt|and)\s")
"""What parts two persons on a line of names, and a person from what else is told; or the two words of a name."""

LABELLED = re.compile(r"([^:=→]*)(?::\s|=>?|→)(.*)")
PERSON = 2  # words of a name, at least
WORD_BEFORE = re.compile(rf"({LETTER}+)([\W_]{{0,20}})\Z")
WORD_AFTER = re.compile(rf"([\W_]{{0,20}})({LETTER}+)")


class Found(NamedTuple):
    """A stretch of a text where a name stands."""

    start: int
    end: int


class Names:
    """Names to be found, from lines such as `Åsa Öberg`, `Öberg, Åsa` and `Anna-Karin Berg von Essen`."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.by_surname: dict[str, list[_Name]] = {}
        for line in lines:
            for name in _names_of(line):
                for way in name.surname_ways:
                    self.by_surname.setdefault(way, []).append(name)

    def found(self, text: str) -> list[Found]:
        """Where a name stands in a text, in order, no two of them over each other."""
        stretches: list[Found] = []
        for stretch in sorted({stretch for part in _parts(text) for stretch in self._found_in(part)}):
            if not stretches or stretch.start >= stretches[-1].end:
                stretches.append(stretch)
        return stretches

    def _found_in(self, part: "_Part") -> Iterator[Found]:
        for reading in readings(part.text):
            for way, names in self.by_surname.items():
                if way not in reading.normal:  # dear for none but those whose surname stands here
                    continue
                for at in _places(way, reading.normal):
                    stretches = (stretch for name in names for stretch in name.found_around(at, reading))
                    yield from (
                        Found(part.at + start, part.at + end)
                        for start, end in stretches
                        if part.low <= start < part.high
                    )


class _Part(NamedTuple):
    """A part of a long text, from `at` on, and which beginnings of names in it are its own and no other part's."""

    text: str
    at: int
    low: int
    high: int


def _parts(text: str) -> Iterator[_Part]:
    """A text in parts that lap over, so that the longest takes no more memory than one of them."""
    at = 0
    while True:
        end = at + PART
        is_last = end >= len(text)
        yield _Part(text[at:end], at, OVERLAP // 2 if at else 0, PART if is_last else PART - OVERLAP // 2)
        if is_last:
            return
        at = end - OVERLAP


def words_of(line: str) -> list[str]:
    """The words of a line of names, the first name first; `von` and the like belong to the word after them.

    What has a figure in it, such as an id, is no name; nor is one word that a colon comes after, nor what is written
    with a small letter beside two words that are not.
    """
    line = unicodedata.normalize("NFKC", as_seen(line))
    if (labelled := LABELLED.fullmatch(line)) and len(words_of(labelled[1])) < PERSON <= len(words_of(labelled[2])):
        return words_of(labelled[2])
    before, comma, after = re.sub(r"[;|=→]", " ", line).partition(",")
    after = " ".join(_in_capitals(after.partition(",")[0].split(), beside=before))
    in_order = f"{after} {before}" if comma and WORD.search(after) else before
    words, particles = list[str](), list[str]()
    for bare in _in_capitals(in_order.split()):
        if words and folded(bare) in PARTICLES:
            particles.append(bare)
            continue
        words.append(" ".join([*particles, bare]))
        particles = []
    return words


def _in_capitals(words: Iterable[str], beside: str = "") -> list[str]:
    """The words without what stands around them, and without remarks, such as in `Åsa Öberg, mentor till 7`."""
    bare = [word.strip("\"'“”„«»()[]{}<>.:*_-•") for word in words]
    bare = [word for word in bare if WORD.search(word) and not re.search(r"\d", word)]
    known = [word for word in (*bare, *beside.split()) if word[0].isupper()]
    if len(known) < PERSON:
        return bare
    return [
        word
        for before, word in zip(("", *bare), bare, strict=False)
        if not word.islower() or not PARTICLES.isdisjoint((folded(before), folded(WORD.findall(word)[0])))
    ]


def _names_of(line: str) -> Iterator["_Name"]:
    """What is to be found of a line: its person; and of a line of several, each of them.

    `Berg Lind, Anna Maria` may be either.
    """
    line = as_seen(line)
    fields = [words for field in FIELDS.split(line) if len(words := words_of(field)) >= PERSON]
    is_several = len(fields) > 1
    is_comma = is_several and FIELDS.findall(line) == [","]
    if is_several:
        for words in fields:
            yield from _names_in(words, is_whole=not is_comma)
    if is_comma or not is_several:
        yield from _names_in(words_of(line))


def _names_in(words: Sequence[str], *, is_whole: bool = True) -> Iterator["_Name"]:
    """The first word with the last; and with another alone, where no surname follows."""
    if not words:
        return
    first, *others = words
    if not others:
        yield _Name(None, _Word.of(first))
        return
    for other in others[:-1]:
        if len(WORD.findall(other)[-1]) > 1 and folded(other) not in IN_BETWEEN:
            yield _Name(_Word.of(first), _Word.of(other), is_whole=False)
    yield _Name(_Word.of(first), _Word.of(others[-1]), tuple(map(_Word.of, others[:-1])), is_whole)


@dataclass(frozen=True)
class _Word:
    """A word of a name, such as `von Essen` or `Anna-Karin`: the ways to write each of its parts."""

    parts: tuple[tuple[str, ...], ...]
    particles: int

    @classmethod
    def of(cls, word: str) -> "_Word":
        parts = WORD.findall(unicodedata.normalize("NFC", word).casefold())
        particles = sum(1 for part in parts[:-1] if folded(part) in PARTICLES)
        return cls(tuple(tuple(_ways(part)) for part in parts), particles)

    @property
    def pattern(self) -> str:
        """The word in the normal form; its particles may be left out."""
        parts = [f"(?:{'|'.join(map(re.escape, ways))})" for ways in self.parts]
        left_out = "".join(f"(?:{part}{WITHIN})?" for part in parts[: self.particles])
        return left_out + WITHIN.join(parts[self.particles :])

    @property
    def initials(self) -> str:
        """Its initial, or all of them."""
        letters = [f"[{''.join(dict.fromkeys(way[0] for way in ways))}]" for ways in self.parts]
        return rf"{letters[0]}(?:[._-]?{'[._-]?'.join(letters[1:])})?" if letters[1:] else letters[0]


@dataclass(frozen=True)
class _Name:
    """A first name and a surname, or one word alone; `between` are those that are known to stand between.

    With `is_whole` not, they are a part of a longer name.
    """

    first: _Word | None
    last: _Word
    between: tuple[_Word, ...] = ()
    is_whole: bool = True

    @property
    def surname_ways(self) -> tuple[str, ...]:
        """What has to stand in a text where the name does."""
        return self.last.parts[-1]

    @cached_property
    def alone(self) -> re.Pattern[str]:
        return re.compile(f"{BEGINS}{self.last.pattern}{ENDS}")

    @cached_property
    def forward(self) -> re.Pattern[str]:
        assert self.first, "a word alone has no order"
        known = "".join(f"(?:{word.pattern}[.]?{WITHIN})?" for word in self.between)
        gap = rf"{GAP}|(?P<known>{WITHIN}{known})|(?:{TIE}{FURTHER}){{1,3}}{TIE}" if self.is_whole else rf"{TIE}?"
        return re.compile(f"{BEGINS}{self.first.pattern}(?P<gap>{gap}){self.last.pattern}{ENDS}")

    @cached_property
    def backward(self) -> re.Pattern[str]:
        assert self.first, "a word alone has no order"
        gap = rf"{GAP}|[\W_]{{1,10}}(?:{FURTHER}{TIE}){{1,2}}"
        return re.compile(f"{BEGINS}{self.last.pattern}(?P<gap>{gap}){self.first.pattern}{ENDS}")

    @cached_property
    def address(self) -> re.Pattern[str]:
        assert self.first, "a word alone has no initial"
        first, last = self.first.initials, self.last.pattern
        tie = "[._-]?" if len(self.last.parts[-1][0]) >= SHORTEST_JOINED else "[._-]"
        return re.compile(rf"(?<![^\W_])(?:{first}{tie}{last}|{last}{tie}{first})\d*(?:{AT})")

    def found_around(self, at: int, reading: Reading) -> Iterator[Found]:
        """Where the name stands around `at`, where its surname is."""
        text, low, high = reading.normal, max(0, at - REACH), at + 2 * REACH
        if self.first is None:
            yield from (_stretch(match, reading) for match in _matches(self.alone, text, low, high))
            return
        if any(text.find(way, low, high) >= 0 for way in self.first.parts[0]):
            yield from self._in_order(self.forward, low, high, reading)
            if self.is_whole:
                yield from self._in_order(self.backward, low, high, reading)
        if self.is_whole and any(text.find(mark, at, high) >= 0 for mark in AT_SIGNS):
            yield from (_stretch(match, reading) for match in _matches(self.address, text, low, high))

    def _in_order(self, pattern: re.Pattern[str], low: int, high: int, reading: Reading) -> Iterator[Found]:
        for match in _matches(pattern, reading.normal, low, high):
            beside = _Beside(match, reading.letters, reading.normal, is_backward=pattern is self.backward)
            if beside.is_one_name and (self.is_whole or not beside.goes_on):
                yield _stretch(match, reading)


@dataclass(frozen=True)
class _Beside:
    """A first name and a surname near each other, and what stands between and around them."""

    match: re.Match[str]
    letters: Sequence[Letter]
    normal: str
    is_backward: bool

    @property
    def is_one_name(self) -> bool:
        """Whether they are one person's: with only names between, and tied to each other as to what is around them."""
        return self._has_names_between and not self._are_two_names

    @property
    def goes_on(self) -> bool:
        """Whether a further name follows, so that what stands here is somebody else's."""
        after = self._after
        return after is not None and _strength(after[1]) <= 1 and (self._is_capital(after[2]) or after[1] == "-")

    @property
    def _has_names_between(self) -> bool:
        """Whether the words between are names: with a capital, or tied as in an id, and none such as `and`."""
        start, gap = self.match.start("gap"), self.match["gap"]
        if self.match.groupdict().get("known") or re.fullmatch(GAP, gap):
            return True
        ties = [tie for tie in WORD.split(gap) if tie]
        tied = all(tie in ("-", "_", ".") for tie in ties)
        return all(
            word[0] not in IN_BETWEEN and (tied or word[0] in NO_CAPITALS or self._is_capital(start + word.start()))
            for word in WORD.finditer(gap)
        )

    @property
    def _are_two_names(self) -> bool:
        """Whether each is tied more closely to a name on its other side: `karin-oberg, asa-lind`."""
        gap, before, after = self._gap_strength, self._before, self._after
        if gap < 2 or before is None or after is None:
            return False
        left, right = _strength(before[1]), _strength(after[1])
        if left >= gap or right >= gap:
            return False
        if not (left == 0 or before[0] in PARTICLES or self._is_capital(before[2])) or before[0] in NO_NAMES:
            return False
        if not (right == 0 or self._is_capital(after[2])):
            return False
        if self.is_backward or left == right == 0:
            return True
        line = self.normal[self.normal.rfind("\n", 0, before[2]) + 1 : before[2]]
        return gap == 3 and left == right == 2 and not WORD.search(line)  # lines of `Lind, Åsa`

    @property
    def _gap_strength(self) -> int:
        """How far apart the two are: also by what has been dropped between them, as two table cells are."""
        start, end = self.match.span("gap")
        is_dropped = start == end and self.letters[start - 1].end < self.letters[end].start
        return 2 if is_dropped else _strength(self.match["gap"])

    @property
    def _before(self) -> tuple[str, str, int] | None:
        """The word before, what parts them, and where it stands."""
        low = max(0, self.match.start() - 80)
        found = WORD_BEFORE.search(self.normal[low : self.match.start()])
        return (found[1], found[2], low + found.start()) if found else None

    @property
    def _after(self) -> tuple[str, str, int] | None:
        """The word after, what parts them, and where it stands."""
        found = WORD_AFTER.match(self.normal, self.match.end())
        return (found[2], found[1], found.start(2)) if found else None

    def _is_capital(self, at: int) -> bool:
        return self.letters[at].shown.isupper()


def _strength(parting: str) -> int:
    """How far apart something puts two words: 0 not at all, 1 by a space, 2 by a comma or another sign, 3 by a line."""
    if parting in ("", "-", "_", "."):
        return 0
    if "\n" in parting:
        return 3
    return 1 if parting.isspace() else 2


def _places(word: str, text: str) -> Iterator[int]:
    """Where a word stands, but for places so near the one before that whoever looks around that one sees them too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + REACH)


def _matches(pattern: re.Pattern[str], text: str, low: int, high: int) -> Iterator[re.Match[str]]:
    """All matches between two places, also those in one another: `Åsa och Åsa Öberg` has the name in what is none."""
    while match := pattern.search(text, low, high):
        if match.end() < high or high >= len(text):  # else it may go on, and whoever looks there sees it whole
            yield match
        low = match.start() + 1


def _ways(word: str) -> Iterator[str]:
    """How one word may be written in the normal form: `öberg` as oberg and oeberg."""
    choices = [SPELT.get(piece, (folded(piece),)) for piece in PIECE.findall(word)]
    free = [choice for choice in choices if len(choice) > 1]
    if len(free) <= MOST_CHOICES:
        yield from dict.fromkeys(map("".join, product(*choices)))
        return
    yield from dict.fromkeys("".join(choice[-one if len(choice) > 1 else 0] for choice in choices) for one in (0, 1))


def _stretch(match: re.Match[str], reading: Reading) -> Found:
    """Where in the author's own text a match stands."""
    return Found(reading.letters[match.start()].start, reading.letters[match.end() - 1].end)
