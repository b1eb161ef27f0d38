"""Letters in pictures: Typst sets the text of an SVG in another way than its own, and refuses letters that join there.

So a letter that changes by its neighbours, as Arabic ones do, is written in the form that it has there, and a letter
with a mark as the one character that it is. A mark that is no part of one is left out in the picture alone: whatever
a picture says stands beside it too, in words.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache

_PICTURE = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
_TEXT = re.compile(r"<text\b.*?</text>", re.DOTALL)
_PUT_TOGETHER = re.compile("[\u0180-\u036f\u1e00-\u1fff]+")
_WIDE = r"<tspan font-family=\"'Noto Sans'\">"
"""As it stands within a string of Typst source."""
_WORDS = re.compile(rf"(?<!{re.escape(_WIDE[-15:-1])})>([^<]+)(?=<)")
_ARABIC = re.compile("[\u0620-\u06ff]+")
_DRAWN_WITH_A_MARK = str.maketrans("ێڵڕٸۉ", "یلريو")
"""Letters that the font draws as two, and those that they are then, as near as can be."""
_DRAWN_WHOLE = frozenset("ءاحدرسصطعلمهوىکیە")
"""Letters that stand alone as they are; of others the font draws the dots apart, unless they are joined to one."""
_FORMS = ("<isolated>", "<initial>", "<medial>", "<final>")
_ODD = re.compile("[^\x00-\u017f\u2000-\u206f\u2190-\u2bff]")


def in_pictures(source: str) -> str:
    """Typst source in which the pictures say the same in letters that can be shown there."""
    return _in_words(source, _written)


def with_boxes_in_pictures(source: str) -> str:
    """Typst source in which pictures have a box for every unusual letter: what is left when nothing else helps."""
    return _in_words(source, lambda words: _ODD.sub("□", words))


def _in_words(source: str, written: Callable[[str], str]) -> str:
    def of_text(text: re.Match[str]) -> str:
        return _WORDS.sub(lambda found: f">{written(found[1])}", text[0])

    return _PICTURE.sub(lambda picture: _TEXT.sub(of_text, picture[0]), source)


def _written(words: str) -> str:
    composed = unicodedata.normalize("NFC", words)
    bare = "".join(char for char in composed if unicodedata.category(char) != "Mn")
    return _PUT_TOGETHER.sub(_in_wide, _ARABIC.sub(_joined, bare))


def _in_wide(found: re.Match[str]) -> str:
    """In the family that has these letters as one character each; Source Sans 3 puts some of them together."""
    return f"{_WIDE}{found[0]}</tspan>"


def _joined(found: re.Match[str]) -> str:
    """An Arabic word, each letter in the form that it has between its neighbours."""
    letters = _letters(found[0].translate(_DRAWN_WITH_A_MARK))
    forms = [_forms().get(letter, {}) for letter in letters]
    written = []
    for place, (letter, own) in enumerate(zip(letters, forms, strict=True)):
        before = place > 0 and "<initial>" in forms[place - 1] and "<final>" in own
        after = place + 1 < len(letters) and "<final>" in forms[place + 1] and "<initial>" in own
        form = ("<medial>" if after else "<final>") if before else ("<initial>" if after else "")
        alone = letter if letter in _DRAWN_WHOLE else own.get("<isolated>" if len(letter) > 1 else "<final>", "□")
        written.append(own.get(form, alone))
    return "".join(written)


def _letters(word: str) -> list[str]:
    """The letters of a word, lam with alef as one: so it is written."""
    letters: list[str] = []
    for char in word:
        if letters and letters[-1] + char in _forms():
            letters[-1] += char
        else:
            letters.append(char)
    return letters


@cache
def _forms() -> Mapping[str, Mapping[str, str]]:
    """The joined forms of each Arabic letter, as Unicode lists them; of two letters in one, lam with alef alone."""
    found: dict[str, dict[str, str]] = {}
    for number in range(0xFB50, 0xFEFF):
        form, *codes = unicodedata.decomposition(chr(number)).split() or [""]
        letters = "".join(chr(int(code, 16)) for code in codes if form in _FORMS)
        if len(letters) == 1 or (len(letters) == 2 and letters[0] == "ل" and letters[1] in "اأإآ"):
            found.setdefault(letters, {}).setdefault(form, chr(number))
    return found
