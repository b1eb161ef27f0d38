"""Findings of characters that are not what they look like: where YAML has its own signs, and in what is no text."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence

import yaml

from introplan.diagnostics import Counted, Diagnostic, Fix, Retype, Source, Span, _, _n, error
from introplan.reading.characters import COLONS, HYPHENS, ODD, SPACE, CharacterKind, Stray, strays

_KEY = r"[ ]*(?:-[ ]+)*(?:[\w./-]+|\"[^\"\n]*\"|'[^'\n]*')"
_CLOSED = rf"^{_KEY}:[ ]+(?:\"[^\"\n]*\"|'[^'\n]*'|\[.*\]|{{.*}}|[|>][-+\d]*)[ ]*"
_BEGINNING = (
    rf"^[ ]*(?:-[ ]+)*{ODD}[ \t]*|^[ ]*-{ODD}|^{_KEY}:{ODD}|^{_KEY}:[ ]+{ODD}+(?=[ \"'\[{{|>])|{_CLOSED}{ODD}"
    rf"|^[ ]*[{HYPHENS}][ ]+[\w-]+:(?!\S)|^{_KEY}[{COLONS}]"
)
_ODD_RUN = f"{ODD}{ODD[:-1]} ]*|[{COLONS}][ ]*|[{HYPHENS}]"
"""Patterns that are compiled when a file has something of the kind, since that takes longer than to read most files."""
_RARE = re.compile(f"{ODD[:-1]}{COLONS}‐‑−]")
_DASH_FIRST = re.compile("^[ ]*[–—]", re.MULTILINE)
"""What most files have none of: one set of characters, and a dash where it is no punctuation, are soon looked for."""
_NAMES: dict[CharacterKind, str] = {
    "space": "special-space",
    "unseen": "control-character",
    "look-alike": "look-alike-character",
}
_TOLD: dict[CharacterKind, Counted] = {
    "space": _n(
        "this is {called} ({code}), which YAML takes for a letter",
        "this is {called} ({code}), which YAML takes for a letter; {lines} lines of the file begin so",
        by="lines",
    ),
    "unseen": _n(
        "this is {called} ({code}), which nobody sees and YAML takes for a letter",
        "this is {called} ({code}), which nobody sees and YAML takes for a letter; {lines} lines of the file have such",
        by="lines",
    ),
    "look-alike": _n(
        "this is {called} ({code}), which only looks like `{plain}`",
        "this is {called} ({code}), which only looks like `{plain}`; {lines} lines of the file have such",
        by="lines",
    ),
}
_SPACE_TO_GO = _("delete it; it often comes along when pasting from Word or a web page")
_UNSEEN_FOR_A_SPACE = _("put the cursor right after it, press Backspace once, and type a space")
_TYPED: dict[CharacterKind, str] = {
    "space": _("delete it and type a space; it often comes along when pasting from Word or a web page"),
    "unseen": _("put the cursor right after it and press Backspace once"),
    "look-alike": _("delete it and type `{plain}`"),
}


def found_in(
    source: Source, those: Iterable[Stray], *, lines: int = 1, signs: Iterable[Retype] = (), meant: str = ""
) -> Diagnostic:
    """What is said of the first of some strays, by their indexes in the file, with all of them typed as is `meant`."""
    every = list(those)
    first = every[0]
    typed = tuple(signs) or tuple(Retype(source.path, each.at, each.char, each.plain) for each in every)
    return error(
        _NAMES[first.kind],
        _TOLD[first.kind],
        at=Span.of(source, source.position(first.at)),
        help=_("type it again as `{meant}`") if meant else _way_out(first, typed[0]),
        values={"called": first.called, "code": first.code, "plain": first.plain, "lines": lines, "meant": meant},
        fix=Fix(signs=typed),
    )


def _way_out(first: Stray, typed: Retype) -> str:
    """What to do about the first stray of several, by how it is to be typed again."""
    if first.kind == "space" and len(typed.new) < len(typed.old):
        return _SPACE_TO_GO
    return _UNSEEN_FOR_A_SPACE if first.kind == "unseen" and typed.new == " " else _TYPED[first.kind]


def in_structure(source: Source) -> Diagnostic | None:
    """The first stray that stands where YAML looks for an indent, or behind a colon or a hyphen of its own.

    What such a character does to the lines below cannot be told from what the author meant, so it alone is told.
    """
    has_dashes = "–" in source.text or "—" in source.text
    if not _RARE.search(source.text) and not (has_dashes and _DASH_FIRST.search(source.text)):
        return None
    found = [
        (source.position(match.start()).line, match) for match in re.finditer(_BEGINNING, source.text, re.MULTILINE)
    ]
    texts = frozenset(_lines_of_texts(source)) if found else frozenset[int]()
    places = [match for line, match in found if not _is_in_text(source, line, texts)]
    runs = [run for match in places if (run := _run_in(source.text, match)) is not None]
    if not runs:
        return None
    first = next(strays(source.text[runs[0].start() :]))
    lines = len({source.position(run.start()).line for run in runs})
    at = first._replace(at=runs[0].start() + first.at)
    return found_in(source, [at], lines=lines, signs=_signs(source, runs))


def _signs(source: Source, runs: Sequence[re.Match[str]]) -> list[Retype]:
    """All strays typed so that the file can be read: as spaces, or without those that only stand in the way."""
    as_spaces = [
        _typed(source, run)._replace(new=_without_spaces(run))
        if _is_before_a_hyphen(source, run)
        else _typed(source, run)
        for run in runs
    ]
    if _can_be_read(source.text, as_spaces):
        return as_spaces
    without = [
        each._replace(new=_without_spaces(run)) if _is_indent(source.text, run) else each
        for each, run in zip(as_spaces, runs, strict=True)
    ]
    return without if _can_be_read(source.text, without) else as_spaces


def _can_be_read(text: str, signs: Iterable[Retype]) -> bool:
    try:
        yaml.compose(typed_again(text, signs), Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return False
    return True


def typed_again(text: str, signs: Iterable[Retype]) -> str:
    """The text with all of them typed in their places."""
    for each in sorted(signs, key=lambda each: each.start, reverse=True):
        text = text[: each.start] + each.new + text[each.start + len(each.old) :]
    return text


def _is_indent(text: str, run: re.Match[str]) -> bool:
    return not text[text.rfind("\n", 0, run.start()) + 1 : run.start()].strip(" ")


def _is_before_a_hyphen(source: Source, run: re.Match[str]) -> bool:
    """Whether a line of a list begins further in for it than the line of the same list above."""
    line = source.position(run.start()).line
    indent = source.text[source.start_of(line) : run.start()]
    is_list = _is_indent(source.text, run) and source.text.startswith("- ", run.end())
    return is_list and line > 0 and source.line(line - 1).startswith(f"{indent}- ")


def _without_spaces(run: re.Match[str]) -> str:
    return re.sub(ODD, "", run[0])


def _run_in(text: str, beginning: re.Match[str]) -> re.Match[str] | None:
    """The strays at a line's beginning, with the spaces between them."""
    return re.compile(_ODD_RUN).search(text, beginning.start(), _end_of_line(text, beginning.end()))


def _end_of_line(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _typed(source: Source, run: re.Match[str]) -> Retype:
    """Strays as they are meant: as many spaces as are seen, a colon with one behind it, a hyphen.

    What is seen as nothing, and parts a colon or a hyphen from the word after it, was meant to be a space.
    """
    before, after = source.text[run.start() - 1 : run.start()], source.text[run.end() : run.end() + 1]
    if run[0][0] in COLONS:
        new = ": "
    elif run[0] in HYPHENS:
        new = "-"
    else:
        new = "".join(" " if re.match(f"[ ]|{SPACE}", char) else "" for char in run[0])
        new = new or (" " if before in (":", "-") and after.strip() else "")
    return Retype(source.path, run.start(), run[0], new)


def _is_in_text(source: Source, number: int, texts: Container[int]) -> bool:
    """Whether a line goes on with a text that begins above it, where such characters are lawful."""
    if number in texts:
        return True
    depth = _depth(source.line(number))
    for line in range(number - 1, -1, -1):
        above = source.line(line).rstrip()
        if above and not above.lstrip().startswith("#") and _depth(above) < depth:
            return not re.search(r":([ ]+#.*)?$|(^|[ ])-$", above)
    return False


def _depth(line: str) -> int:
    """How far in a line begins, behind the hyphens of lists."""
    beginning = re.match(r"[ ]*(?:-[ ]+)*", line)
    return len(beginning[0]) if beginning else 0


def _lines_of_texts(source: Source) -> Iterator[int]:
    """The lines under a `|` or `>`."""
    above: int | None = None
    for number, line in enumerate(source.lines):
        indent = len(line) - len(line.lstrip(" "))
        if above is not None and (not line.strip() or indent > above):
            yield number
            continue
        opens = re.search(r"(?:: +|- +)[|>][-+\d]*[ ]*(#.*)?$", line)
        above = _depth(line) - (2 if re.match(r"[ ]*(?:-[ ]+)+[|>]", line) else 0) if opens else None
