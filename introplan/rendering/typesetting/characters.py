"""Texts that no font of a booklet can show: PDF/UA does not allow them, and Typst says only that there is one.

The letters of Western and Northern European languages and usual punctuation are known to be there, each by itself.
Any other text is tried out on Typst, which knows the fonts: a letter may be there, and the mark above it, but not
the one with the other.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from html import escape, unescape
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from introplan.model import Cohort, Path, Phase
from introplan.model.written import given_out_words
from introplan.releases import Edition
from introplan.rendering.booklets.booklet import booklet_of
from introplan.rendering.markup import typst_of_markdown, typst_string, typst_text
from introplan.rendering.typesetting.typesetter import compiler_of
from introplan.rendering.whereabouts import where_tables

if TYPE_CHECKING:
    from typst import Compiler

KNOWN = frozenset(
    chr(number)
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022))
    for number in range(first, last + 1)
) | frozenset("\t\n\r…‰′″‹›⁄€™−→←↑↓≤≥≠≈∞√½¼¾•\u00ad\u2009\u202f\u200b")
"""Characters that the fonts have, and that do nothing to the one before them."""

FAMILY = "Source Sans 3"
"""What `lib.typ` sets booklets in; where it lacks a character, Typst looks for one in the fonts that it brings."""

PICTURE_FAMILIES = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', system-ui, sans-serif"
"""What `timeline.svg.j2` asks for."""

_HEAD = f'''#set document(title: "-")
#set text(font: "{FAMILY}", lang: "sv", hyphenate: false, number-type: "lining")
#show raw: set text(font: "{FAMILY}")'''
Ways = Callable[[str], Iterator[str]]
"""The Typst source of a text in each of the ways that it may have to be set."""

_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")
_BEFORE = ("", "a", "1", "–", "(", "a ")
"""What may stand right before a text in print, and take up a mark that it begins with."""


def unprintable(edition: Edition, *, fonts: FilePath) -> Iterator[tuple[Path, str]]:
    """Where the plan has characters that its booklets cannot show, as a path into the programme and the character.

    It is several in one when only the one with the other cannot be shown, such as a letter and the mark above it.
    `fonts` are as for `booklets`.
    """
    cohorts, programme = edition.printed_cohorts, edition.plan.programme
    printed = {text for cohort in cohorts for text in _texts(booklet_of(edition, cohort))}
    entries: tuple[Cohort | Phase, ...] = (*cohorts, *programme.frame.phases.values())
    pictured: dict[Path, str] = {(*entry.path, "title"): entry.title for entry in entries} if cohorts else {}
    in_lanes = {text for cohort in cohorts for text in _texts(where_tables(edition.plan, cohort))}
    pictured |= {path: text for path, text in given_out_words(programme) if text in in_lanes} if in_lanes else {}
    trial = Trial(fonts)
    in_text = trial.missing(printed, _set_in_all_ways)
    in_picture = trial.missing(pictured.values(), _set_in_picture)
    if in_text or in_picture:
        for path, text in given_out_words(programme):
            missing = in_text | in_picture if path in pictured else in_text
            for char in sorted(char for char in missing if char in text or char in unescape(text)):
                yield path, char


@dataclass(frozen=True)
class Trial:
    """Typst with the fonts of a folder, to try texts on."""

    fonts: FilePath

    @cached_property
    def _compiler(self) -> "Compiler":
        return compiler_of(self.fonts)

    def missing(self, texts: Iterable[str], ways: Ways) -> set[str]:
        """What cannot be set of the texts in all the ways, in the smallest pieces that cannot."""
        doubtful = {text for text in texts if not KNOWN.issuperset(text) or _ENTITY.search(text)}
        if not doubtful or self._sets(doubtful, ways):
            return set()
        faulty = (text for text in doubtful if not self._sets([text], ways))
        return {piece for text in faulty for piece in self._culprits(unescape(text), ways)}

    def _sets(self, texts: Iterable[str], ways: Ways) -> bool:
        import typst  # noqa: PLC0415 - only booklets need it

        source = "\n\n".join([_HEAD, *(part for text in texts for part in ways(text))])
        try:
            self._compiler.compile(source.encode(), pdf_standards=["ua-1"])
        except typst.TypstError:
            return False
        return True

    def _culprits(self, text: str, ways: Ways) -> list[str]:
        """The pieces that cannot be set; when each can by itself, the shortest part of the text that cannot."""
        pieces = _pieces(text)
        if found := [
            piece for piece in dict.fromkeys(pieces) if not KNOWN.issuperset(piece) and not self._sets([piece], ways)
        ]:
            return found
        while len(pieces) > 1 and not self._sets(["".join(pieces[1:])], ways):
            pieces = pieces[1:]
        while len(pieces) > 1 and not self._sets(["".join(pieces[:-1])], ways):
            pieces = pieces[:-1]
        return ["".join(pieces)]


def _set_in_all_ways(text: str) -> Iterator[str]:
    """As plain text and as Markdown, in every weight, whatever stands before it."""
    for before in _BEFORE:
        yield typst_text(before + text)
    for style in ("strong", "emph", "text(weight: 600)"):
        yield f"#{style}[{typst_text(text)}]"
    yield f"#raw({typst_string(text)})"
    yield typst_of_markdown(text)


def _set_in_picture(text: str) -> Iterator[str]:
    """As in the picture of the years, for which Typst looks for fonts in another way, and beside it as text."""
    words = f'<text y="20" font-weight="600">{escape(text)}</text>'
    root = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 20" font-family="{PICTURE_FAMILIES}">"""
    picture = f"{root}{words}</svg>"
    yield typst_text(text)
    yield f'#image(bytes({typst_string(picture)}), alt: "-")'


def _pieces(text: str) -> list[str]:
    """What a reader takes for one character each: a letter with its marks, an emoji put together, a flag."""
    pieces: list[str] = []
    for char in text:
        if pieces and (_joins(char) or pieces[-1].endswith("\u200d") or _is_half_a_flag(pieces[-1], char)):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _joins(char: str) -> bool:
    """Whether a character has no place of its own: a mark, a joiner, a colour of skin, a letter of a flag's tag."""
    is_mark = unicodedata.category(char).startswith("M")
    return (
        is_mark
        or char in "\u200c\u200d"
        or "\U0001f3fb" <= char <= "\U0001f3ff"
        or "\U000e0020" <= char <= "\U000e007f"
    )


def _is_half_a_flag(before: str, char: str) -> bool:
    return len(before) == 1 and all("\U0001f1e6" <= each <= "\U0001f1ff" for each in before + char)


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of the booklet, in no order: there are tens of thousands of parts, one in another."""
    left = [value]
    while left:
        each = left.pop()
        if isinstance(each, str):
            yield each
        elif isinstance(each, tuple):
            left += each
        elif is_dataclass(each):
            left += (getattr(each, field.name) for field in fields(each))
