"""Characters that no font of a booklet can show: PDF/UA does not allow them, and Typst says only that there is one.

The letters of Western and Northern European languages and usual punctuation are known to be there. Anything else,
such as an emoji, is tried out on Typst, which knows the fonts, one character at a time.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path as FilePath

from pydantic import BaseModel

from introplan.agenda import Plan
from introplan.model import Path
from introplan.rendering.booklets.booklet import booklet_of
from introplan.rendering.markup import typst_text
from introplan.rendering.selection import published_cohorts

KNOWN = frozenset(
    chr(number)
    for first, last in ((0x20, 0x7E), (0xA0, 0x17F), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022))
    for number in range(first, last + 1)
) | frozenset("\t\n\r…‰′″‹›⁄€™−→←↑↓≤≥≠≈∞√½¼¾•\u00ad\u2009\u202f\u200b\u200c\u200d\ufe0f")
_NEVER_PRINTED = frozenset({"internal_note", "reason"})


def unprintable(plan: Plan, *, fonts: FilePath, scratch: FilePath, drafts: bool) -> Iterator[tuple[Path, str]]:
    """Where the plan has characters that its booklets can not show, as a path into the programme and the character.

    `fonts` and `scratch` are as for `booklets`.
    """
    printed: set[str] = set()
    for cohort in published_cohorts(plan, drafts=drafts):
        for text in _texts(booklet_of(plan, cohort, drafts=drafts)):
            printed.update(text)
    missing = refused(printed - KNOWN, fonts, scratch)
    if missing:
        for path, text in _written(plan.programme, ()):
            for char in sorted(missing.intersection(text)):
                yield path, char


def refused(characters: set[str], fonts: FilePath, scratch: FilePath) -> set[str]:
    """Those of the characters that Typst refuses to set."""
    if not characters:
        return set()
    import typst  # noqa: PLC0415 - only booklets need it

    chosen = typst.Fonts(include_system_fonts=False, font_paths=[fonts])
    compiler = typst.Compiler(root=scratch, font_paths=chosen)
    missing = set()
    for char in sorted(characters):
        try:
            compiler.compile(f'#set document(title: "-")\n{typst_text(char)}'.encode(), pdf_standards=["ua-1"])
        except typst.TypstError:
            missing.add(char)
    return missing


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of the booklet."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))


def _written(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text of a programme that could be printed, with the path that leads to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if name not in _NEVER_PRINTED:
                yield from _written(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _written(part, (*path, str(key)))
    elif isinstance(value, tuple | list):
        for index, part in enumerate(value):
            yield from _written(part, (*path, index))
