"""From a file's bytes to libyaml's nodes, with a diagnostic for whatever keeps it from being YAML."""

import re

import yaml

from introplan.diagnostics import Diagnostic, Label, Position, Source, Span, _, error, warning
from introplan.reading.folder import File, Unread

UNREAD: dict[Unread, tuple[str, str, str]] = {
    "outside-workspace": (
        "outside-workspace",
        _("the link leads to a file outside the workspace"),
        _("copy the file into the folder: a plan in git has to hold all of itself"),
    ),
    "no-permission": (
        "no-permission",
        _("you have no permission to read this file"),
        _("ask whoever owns the file, or copy it"),
    ),
    "not-a-file": (
        "not-a-file",
        _("this can not be read as a file"),
        _("rename the folder, or remove the broken link"),
    ),
    "too-large": (
        "file-too-large",
        _("the file is larger than 5 MB, too large for a plan"),
        _("split it, or keep it elsewhere"),
    ),
    "wrong-ending": (
        "wrong-file-ending",
        _("the file is not read: its name does not end in `.yaml`"),
        _("rename it; in Windows, let the Explorer show file name extensions first"),
    ),
}


def at_file(source: Source) -> Span:
    """The file as a whole."""
    return Span(source, Position(0, 0), Position(0, 1))


def read_text(file: File) -> tuple[Source | None, list[Diagnostic]]:
    """The file's text as UTF-8, with or without a byte order mark, or the reason why it has none."""
    whole = Source(file.path, "")
    if isinstance(file.content, str):
        name, template, help_text = UNREAD[file.content]
        kind = warning if file.content == "wrong-ending" else error
        return None, [kind(name, template, at=at_file(whole), help=help_text)]
    content = file.content
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content:
        wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        return None, [
            error(
                "not-utf-8" if wide else "binary-file",
                _("the file is saved as UTF-16") if wide else _("the file is not text"),
                at=at_file(whole),
                help=_("save it again as UTF-8")
                if wide
                else _("move it out of the programme's folder, or give it a name that does not end in `.yaml`"),
            )
        ]
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return None, [_not_utf_8(file.path, content, fault.start)]
    return Source(file.path, text), []


def _not_utf_8(path: str, content: bytes, start: int) -> Diagnostic:
    """Latin-1 and Windows-1252 read every byte, so the author's own line can be shown as it was meant."""
    meant = Source(path, content.decode("cp1252", errors="replace"))
    before = content[:start].decode("cp1252", errors="replace")
    line, column = before.count("\n"), len(before) - (before.rfind("\n") + 1)
    return error(
        "not-utf-8",
        _("the file is not saved as UTF-8"),
        at=Label(
            Span(meant, Position(line, column), Position(line, column + 1)),
            _("the first character that shows it"),
        ),
        help=_("save it again as UTF-8: in Notepad, Save as and Encoding"),
    )


def compose(source: Source) -> tuple[yaml.Node | None, list[Diagnostic]]:
    """The file's one document as nodes; None with a diagnostic when it is not YAML, or is empty."""
    if (deep := _too_deep(source)) is not None:
        return None, [deep]
    try:
        node = yaml.compose(source.text, Loader=yaml.CBaseLoader)
    except yaml.MarkedYAMLError as fault:
        return None, [_syntax(source, fault)]
    except yaml.reader.ReaderError as fault:
        return None, [_control_character(source, fault)]
    if node is None:
        return None, [
            warning(
                "empty-file",
                _("the file is empty"),
                at=at_file(Source(source.path, "")),
                help=_("write a section in it, such as `people:`, or remove the file"),
            )
        ]
    return node, []


DEEPEST_BRACKETS = 200


def _too_deep(source: Source) -> Diagnostic | None:
    """Brackets within brackets by the hundred, which no plan has and libyaml falls over."""
    deep = re.search(r"(?:[-?][ \t]+){50}", source.text)
    place = deep.start() if deep else None
    if source.text.count("[") + source.text.count("{") > DEEPEST_BRACKETS:
        depth = 0
        for bracket in re.finditer(r"[\[\]{}]", source.text):
            depth += 1 if bracket[0] in "[{" else -1
            if depth > DEEPEST_BRACKETS:
                place = bracket.start()
                break
    if place is None:
        return None
    start = _position(source, place)
    return error(
        "nested-too-deep",
        _("here are lists within lists, far deeper than a plan goes"),
        at=Span(source, start, Position(start.line, start.column + 1)),
        help=_("a plan is five deep at most; something was pasted here"),
    )


def _position(source: Source, index: int) -> Position:
    before = source.text[:index]
    return Position(before.count("\n"), index - (before.rfind("\n") + 1))


def _control_character(source: Source, fault: yaml.reader.ReaderError) -> Diagnostic:
    match = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", source.text)
    place = _position(source, match.start() if match else 0)
    return error(
        "control-character",
        _("here is a character that can not be seen, U+{code}"),
        at=Span(source, place, Position(place.line, place.column + 1)),
        help=_("delete it and type the text again; it often comes along when pasting from Word or a PDF"),
        values={"code": f"{ord(match[0]) if match else 0:04X}"},
    )


def _syntax(source: Source, fault: yaml.MarkedYAMLError) -> Diagnostic:
    """libyaml's own complaint, told by what a newcomer most likely did."""
    problem = fault.problem or ""
    mark, context = fault.problem_mark, fault.context_mark
    at = Position(mark.line, mark.column) if mark else Position(0, 0)
    if mark and at.line >= len(source.lines):
        at = Position(len(source.lines) - 1, len(source.lines[-1]))
    line = source.line(at.line)
    here = Span(source, at, Position(at.line, at.column + 1))
    opened = (
        [
            Label(
                Span(source, Position(context.line, context.column), Position(context.line, context.column + 1)),
                _("begun here"),
            )
        ]
        if context and context.line != at.line
        else []
    )

    if "\t" in line[: len(line) - len(line.lstrip())] or (line[at.column : at.column + 1] == "\t"):
        column = line.index("\t")
        tab = Span(source, Position(at.line, column), Position(at.line, column + 1))
        return error(
            "tab",
            _("here is a tab, and YAML is indented with spaces"),
            at=tab,
            help=_("replace it with two spaces for each step; most editors can do so when they save"),
        )
    if "mapping values are not allowed" in problem:
        return _stray_colon(source, at)
    if "unexpected end of stream" in problem and (fault.context or "").startswith("while scanning a quoted scalar"):
        quote = Position(context.line, context.column) if context else at
        return error(
            "unclosed-quote",
            _("the quotation mark that opens here is never closed"),
            at=Span(source, quote, Position(quote.line, quote.column + 1)),
            help=_("write the same mark at the end of the text"),
        )
    if (
        "unexpected document indicator" in problem
        or "single document" in problem
        or "expected <document start>" in problem
    ):
        return error(
            "two-documents",
            _("a second document begins here, and a file holds one"),
            at=here,
            help=_("remove the line `---`, or make a second file"),
        )
    if "undefined alias" in problem:
        return error(
            "unknown-anchor",
            _("`*` refers to an anchor that is not in this file"),
            at=here,
            help=_("put the text in quotation marks if it begins with a `*`"),
        )
    if "cannot start any token" in problem:
        char = line[at.column : at.column + 1]
        return error(
            "needs-quotes",
            _("a value can not begin with `{char}`"),
            at=here,
            help=_("put the whole value in quotation marks"),
            values={"char": char},
        )
    if "tag" in problem:
        return error(
            "tag",
            _("words that begin with `!` are tags, and a plan has none"),
            at=here,
            help=_("put the text in quotation marks"),
        )
    if "escape" in problem or "escape" in (fault.context or ""):
        return error(
            "unknown-escape",
            _("a backslash in double quotation marks begins a code, and this is none"),
            at=here,
            help=_("use single quotation marks instead"),
        )
    if "expected ',' or" in problem:
        return error(
            "unclosed-bracket",
            _("a bracket is not closed, or a comma is missing"),
            at=here,
            also=opened,
            help=_("close the bracket, or write one entry on each line instead"),
        )
    if "expected key" in problem or "expected '-'" in problem or "block end" in problem:
        return _indentation(source, at, opened)
    if "could not find expected ':'" in problem:
        start = Position(context.line, context.column) if context else at
        end = Position(start.line, len(source.line(start.line).rstrip()))
        return error(
            "missing-colon",
            _("a colon is missing after this word"),
            at=Span(source, start, end),
            help=_("write `word: value`; text over several lines stands under `|`"),
        )
    return error(
        "not-yaml",
        _("YAML can not be read from here"),
        at=here,
        also=opened,
        help=_("compare with a file that works; often it is an indentation or a quotation mark above"),
    )


def _stray_colon(source: Source, at: Position) -> Diagnostic:
    """A second `: ` on one line: either a text with a colon in it, or a line that is indented too far."""
    line = source.line(at.line)
    key = re.match(r"\s*(?:- )?([^:]+): +(\S.*)$", line)
    if key and at.column > key.start(2):
        text = key[2].rstrip()
        return error(
            "colon-in-text",
            _("the colon splits the text in two"),
            at=Span(source, at, Position(at.line, at.column + 1)),
            help=_('put the text in quotation marks: `{key}: "{text}"`'),
            values={"key": key[1], "text": text},
        )
    start = len(line) - len(line.lstrip())
    above = next(
        (
            n
            for n in range(at.line - 1, -1, -1)
            if source.line(n).strip() and not source.line(n).lstrip().startswith("#")
        ),
        at.line,
    )
    return error(
        "indentation",
        _("this line is indented deeper than the line above lets it"),
        at=Span(source, Position(at.line, start), Position(at.line, len(line.rstrip()))),
        also=[
            Label(
                Span(
                    source,
                    Position(above, len(source.line(above)) - len(source.line(above).lstrip())),
                    Position(above, len(source.line(above).rstrip())),
                ),
                _("this line already has a value"),
            )
        ],
        help=_("lines that belong together begin in the same column"),
    )


def _indentation(source: Source, at: Position, opened: list[Label]) -> Diagnostic:
    line = source.line(at.line)
    start = len(line) - len(line.lstrip())
    return error(
        "indentation",
        _("this line does not fit with the lines above it"),
        at=Span(
            source,
            Position(at.line, min(start, at.column)),
            Position(at.line, max(at.column + 1, len(line.rstrip()))),
        ),
        also=opened,
        help=_("lines that belong together begin in the same column; two spaces for each step"),
    )
