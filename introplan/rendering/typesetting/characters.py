"""Texts with characters that no font of the prints has, found beforehand: what stands in their place is in `letters`.

The letters of Western and Northern European languages and usual punctuation are known to be there. Where a text has
others, Typst is asked, which knows the fonts and how they put letters together: once, for all texts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from pathlib import Path as FilePath
from typing import NamedTuple

from introplan.agenda.texts import given_out_words
from introplan.model import Path
from introplan.releases import Edition
from introplan.rendering.markup import typst_of_markdown, typst_text
from introplan.rendering.typesetting.letters import BOX, printable, substitutes_for, with_substitutes
from introplan.rendering.typesetting.usual_letters import KNOWN

_ENTITY = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]*);")


class Lacking(NamedTuple):
    """Characters of one text that prints do not show, and what they show instead of each: a box, or nothing."""

    path: Path
    characters: tuple[str, ...]
    instead: str


def unprintable(edition: Edition, *, fonts: Sequence[FilePath]) -> Iterator[Lacking]:
    """What prints do not show of the texts of the plan that are given out. `fonts` are as for a `Printer`.

    A name in letters that no font has is fine when it stands in brackets behind its Latin spelling.
    """
    doubtful = [(path, text) for path, text in given_out_words(edition.plan) if is_doubtful(text)]
    substitutes = substitutes_for(lacking((text for _path, text in doubtful), fonts)) if doubtful else {}
    for path, text in doubtful:
        there = [char for char in dict.fromkeys(unescape(text)) if char in substitutes]
        letters = tuple(char for char in there if substitutes[char])
        if letters and BOX in with_substitutes(unescape(text), substitutes).replace(BOX, "", text.count(BOX)):
            yield Lacking(path, letters, BOX)
        if signs := tuple(char for char in there if not substitutes[char] and char.isprintable()):
            yield Lacking(path, signs, "")


def is_doubtful(text: str) -> bool:
    """Whether a text has a character that is not known to be in the fonts."""
    return not KNOWN.issuperset(text) or _ENTITY.search(text) is not None


def lacking(texts: Iterable[str], fonts: Sequence[FilePath]) -> frozenset[str]:
    """The characters of the texts that Typst cannot show with the fonts."""
    import typst  # noqa: PLC0415 - only for what is unusual

    from introplan.rendering.typesetting.typesetter import compiler_of  # noqa: PLC0415 - as above

    compiler = compiler_of(fonts)
    sources = [part for text in dict.fromkeys(texts) for part in (typst_text(text), typst_of_markdown(text))]
    written = "\n\n".join(sources)
    shown: str | None = written
    while shown is not None:
        try:
            compiler.compile((_HEAD + shown).encode(), pdf_standards=["ua-1"])
            return frozenset(char for char in set(written) - KNOWN if char not in shown)
        except typst.TypstError as refused:
            shown = printable(shown, refused.diagnostic)
    raise AssertionError("letters that Typst can neither show nor name")


FAMILIES = ("Source Sans 3", "Noto Sans", "Noto Sans Arabic")
"""What `lib.typ` sets prints in, each where those before it lack a letter."""

_HEAD = f"""#set document(title: "-")
#set text(font: {FAMILIES!r}, lang: "sv", hyphenate: false, number-type: "lining")
#show raw: set text(font: {FAMILIES!r})

""".replace("'", '"')
