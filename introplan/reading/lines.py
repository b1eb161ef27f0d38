"""Slips with lines: tabs and other spaces, colons left out, lines that begin in the wrong column."""

import re

from introplan.diagnostics import Diagnostic, Label, Position, Span, _, error
from introplan.model.ids import is_id
from introplan.reading.characters import HYPHENS, ODD, SPACE, UNSEEN_ONE, stray
from introplan.reading.complaints import Complaint
from introplan.reading.shape import all_fields
from introplan.reading.signs import colon_in_text
from introplan.reading.strays import found_in


def tab(complaint: Complaint) -> Diagnostic | None:
    """A line is indented with a tab."""
    indent = complaint.line[: len(complaint.line) - len(complaint.line.lstrip())]
    if "\t" not in indent and complaint.char != "\t":
        return None
    column = indent.index("\t") if "\t" in indent else complaint.at.column
    return error(
        "tab",
        _("this is a tab, and YAML is indented with spaces"),
        at=Span.of(complaint.source, Position(complaint.at.line, column), max(1, len(indent) - column)),
        help=_("replace each tab with two spaces; most editors can do so whenever they save"),
    )


def space_of_another_kind(complaint: Complaint) -> Diagnostic | None:
    """A space that is none to YAML stands where YAML has signs of its own, or what nobody sees stands in a line."""
    above = complaint.line_above(complaint.at.line)
    source = complaint.source
    if re.match(ODD, complaint.char) and (
        one := stray(complaint.char, source.start_of(complaint.at.line) + complaint.at.column)
    ):
        return found_in(source, [one])
    for line in (complaint.at.line, above):
        if line is None or not (found := re.search(rf"(?:^ *|:){SPACE}|{UNSEEN_ONE}", source.line(line))):
            continue
        if (one := stray(found[0][-1], source.start_of(line) + found.end() - 1)) is not None:
            return found_in(source, [one])
    return None


def second_document(complaint: Complaint) -> Diagnostic | None:
    """A line `---` or `...` in the middle of the file."""
    if "another document" in complaint.problem:
        return error(
            "two-documents",
            _("the line `---` begins a second document, and a file has one"),
            at=Span.of(complaint.source, complaint.at, 3),
            help=_("remove the line, or make a second file"),
        )
    if "<document start>" not in complaint.problem:
        return None
    above = complaint.line_above(complaint.at.line)
    if above is None or complaint.source.line(above).strip() != "...":
        return None
    return error(
        "two-documents",
        _("the line `...` ends the document, and more follows"),
        at=complaint.source.words(above),
        help=_("remove the line"),
    )


def stray_colon(complaint: Complaint) -> Diagnostic | None:
    """A second `: `: a text with a colon in it, a colon missing on the line above, or a line indented too far."""
    if "mapping values are not allowed" not in complaint.problem:
        return None
    key = re.match(r"\s*(?:- )*[^:\s][^:]*: +(\S.*)$", complaint.line)
    if key and complaint.at.column > key.start(1):
        return colon_in_text(complaint, key[1].rstrip())
    above = complaint.line_above(complaint.at.line)
    if above is None:
        return None
    words = complaint.source.words(above)
    text = complaint.source.line(above).strip()
    if tight := re.match(r"\s*(?:- )*[\w-]+:(?=[^\s/])", complaint.source.line(above)):
        return error(
            "missing-space",
            _("a space is missing after the colon"),
            at=Span.of(complaint.source, Position(above, tight.end() - 1)),
            help=_("write `word: value`, with a space between"),
        )
    if not re.search(r":(\s|$)", text):
        return _missing_colon(words)
    return error(
        "indentation",
        _("this line is indented deeper than the line above lets it"),
        at=complaint.source.words(complaint.at.line),
        also=[Label(words, _("this line already has a value"))],
        help=_("lines that belong together begin in the same column"),
    )


def _dashes(words: Span) -> Diagnostic:
    """A list, or a line of one, that begins with a dash where YAML has a hyphen."""
    source, indent = words.source, words.source.line(words.start.line)[: words.start.column]
    lines = [line for line, text in enumerate(source.lines) if re.match(f"{indent}[{HYPHENS}] ", text)]
    starts = [source.start_of(line) + len(indent) for line in lines if line >= words.start.line]
    return found_in(
        source, [one for at in starts if (one := stray(source.text[at], at)) is not None], lines=len(starts)
    )


def _missing_colon(words: Span) -> Diagnostic:
    text = words.source.line(words.start.line)[words.start.column : words.end.column]
    if re.match(f"[{HYPHENS}] ", text):
        return _dashes(words)
    return error(
        "missing-colon",
        _("a colon is missing after these words"),
        at=words,
        help=_("write `{text}:`; what belongs to it goes on the lines below, indented")
        if is_id(text) and text not in all_fields()
        else _("write `word: value`; text over several lines goes under `|`, indented"),
        values={"text": text},
    )


def text_at_the_margin(complaint: Complaint) -> Diagnostic | None:
    """Text that belongs to the line above, and begins too far to the left."""
    if "could not find expected ':'" not in complaint.problem:
        return None
    line = complaint.begun.line if complaint.begun else complaint.at.line
    above = complaint.line_above(line)
    if above is not None and re.search(r": +[|>][-+\d]*\s*$", complaint.source.line(above)):
        return error(
            "indentation",
            _("the text under `{sign}` is not indented"),
            at=complaint.source.words(line),
            also=[Label(complaint.source.words(above), _("it belongs to this"))],
            help=_("begin each line of the text two spaces further in than the word above it"),
            values={"sign": complaint.source.line(above).rstrip("-+0123456789 \t")[-1]},
        )
    return _missing_colon(complaint.source.words(line))


def indentation(complaint: Complaint) -> Diagnostic | None:
    """A line begins in a column where nothing else does."""
    if not any(words in complaint.problem for words in ("expected key", "expected '-'", "block end", "document start")):
        return None
    if (cut := _cut_by_comment(complaint)) is not None:
        return cut
    words = complaint.source.words(complaint.at.line)
    column, above = words.start.column, complaint.indents_above(complaint.at.line)
    shallow = max((indent for indent in above if indent < column), default=column)
    deep = min((indent for indent in above if indent > column), default=column)
    if column in above or shallow == deep:
        return error(
            "indentation",
            _("this line does not fit with the lines above it"),
            at=words,
            also=[Label(complaint.source.words(complaint.begun.line), _("it is read as a part of this"))]
            if complaint.begun and complaint.begun.line < complaint.at.line
            else [],
            help=_("lines that belong together begin in the same column, and a list has a hyphen on each line"),
        )
    return error(
        "indentation",
        _("this line is indented {column} spaces, and the lines above it {shallow} or {deep}")
        if shallow < column < deep
        else _("this line is indented {column} spaces, and the lines above it {shallow}"),
        at=words,
        help=_("lines that belong together begin in the same column"),
        values={"column": column, "shallow": shallow if shallow < column else deep, "deep": deep},
    )


def _cut_by_comment(complaint: Complaint) -> Diagnostic | None:
    """A text that goes on under a line in which a `#` stands: with it a comment begins, and the text is at its end."""
    line = complaint.line_above(complaint.at.line)
    if line is None or (comment := re.search(r"\w.* (#[^\s#])", complaint.source.line(line))) is None:
        return None
    return error(
        "indentation",
        _("the text ends before `#`, which begins a comment, and this line goes on with it"),
        at=complaint.source.words(complaint.at.line),
        also=[Label(Span.of(complaint.source, Position(line, comment.start(1))), _("the comment begins here"))],
        help=_("put the whole text in quotation marks, or write it under `|`"),
    )
