"""Where a line may break inside a word that is too long for a narrow column, so that nothing is printed over anything.

Words that the typesetter can hyphenate are left to it: a break of ours shows no hyphen, and is for addresses, codes and
what no hyphenation knows. Nothing is put into the text itself, so what is copied from the print is what was written.
"""

import re
import unicodedata
from collections.abc import Iterator
from math import ceil

WIDEST = 9.5
"""How wide a part of a word may be that no line breaks, in sizes of its letters: as wide as the narrowest column."""

LONG = 25  # letters, from which a word may be hyphenated in wide columns too

_CLASSES = (("ijlI.,:;'| ", 0.38), ("frt()-", 0.49), ("mwMW@…—", 1.04), ("BCDGHNOQRUVÄÅÖ", 0.8))
_VOWEL = "aeiouyåäöæøáàâãéèêëíìîïóòôõúùûüýAEIOUYÅÄÖÆØÁÀÂÃÉÈÊËÍÌÎÏÓÒÔÕÚÙÛÜÝ"
_SYLLABLE = re.compile(f"(?<=[{_VOWEL}])(?=[^{_VOWEL}\u0300-\u036f]{{1,5}}[{_VOWEL}])")
_DATE = re.compile(r"(?<=\d) (?=[^\W\d])| (?=\d+\))")
_WORD_SIGNS = "-–—/'’"
_BREAKS_AFTER = "-_/\\=&?:;,+#~|%–\u00a0\u2007\u202f\u2060"
_JOINERS = "\u200c\u200d"


def letter_width(text: str, size: float) -> float:
    """How wide a text can be in letters of a size: in a wide and bold font, since a reader may lack the usual one."""
    return size * sum(next((width for chars, width in _CLASSES if char in chars), 0.7) for char in text)


def kept_together(date: str) -> str:
    """A date in words, of which no line breaks between day and month, nor within `(v. 36)`."""
    return _DATE.sub("\u00a0", date)


def is_address(word: str) -> bool:
    """Whether a word is an e-mail or web address, a file's name or a code, which a hyphen would make another of."""
    first, last = 0, len(word)
    while first < last and not word[first].isalnum():
        first += 1
    while last > first and not word[last - 1].isalnum():
        last -= 1
    return any(not _is_letter(char) and char not in _WORD_SIGNS and char != "\u00ad" for char in word[first:last])


def parts(word: str) -> list[str]:
    """The word in the parts that a line may break between; the whole word when it needs no break of ours."""
    if letter_width(word, 1) <= WIDEST:
        return [word]
    if is_address(word):
        return [part for each in _of_address(word) for part in pieces(each)]
    return list(_of_word(word))


def _of_address(word: str) -> Iterator[str]:
    """Before `@` and the full stop of a domain, after hyphens and the like."""
    part = ""
    for place, char in enumerate(word):
        after = word[place + 1 : place + 2]
        if part and (char == "@" or (char == "." and after.isalpha())):
            yield part
            part = ""
        part += char
        if char in _BREAKS_AFTER and after.isalnum():
            yield part
            part = ""
    yield part


def _of_word(word: str) -> Iterator[str]:
    """The whole, but for stretches that have no syllables to hyphenate them by."""
    kept = ""
    for stretch in re.split(r"(?<=[-–—/])(?=[^\W\d_])", word):
        # A soft hyphen turns the typesetter's own hyphenation off.
        for syllable in [stretch] if "\u00ad" in stretch else _SYLLABLE.split(stretch):
            *several, last = pieces(syllable)
            if several:
                yield from (part for part in (kept, *several) if part)
                kept = ""
            kept += last
    yield kept


def pieces(part: str) -> list[str]:
    """Pieces alike in width and no wider than the narrowest column; a letter keeps its marks."""
    whole = letter_width(part, 1)
    limit = whole / ceil(whole / WIDEST) if part else WIDEST
    several, width = [""], 0.0
    for char in part:
        wide = letter_width(char, 1)
        stands_alone = not unicodedata.category(char).startswith("M") and char not in _JOINERS
        if stands_alone and width + wide / 2 > limit * len(several):
            several.append("")
        several[-1] += char
        width += wide
    return several


def _is_letter(char: str) -> bool:
    return char.isalpha() or unicodedata.category(char).startswith("M")
