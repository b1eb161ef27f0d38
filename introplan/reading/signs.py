"""Slips with signs: quotation marks, brackets, and signs that a value cannot begin with."""

import re

from introplan.diagnostics import Diagnostic, Label, Position, Source, Span, _, error
from introplan.reading.complaints import Complaint, missing_key, quoted
from introplan.reading.mendings import in_quotes
from introplan.reading.shape import all_fields


def unclosed_quote(complaint: Complaint) -> Diagnostic | None:
    """A quotation mark opens, and the file ends before it closes."""
    if complaint.begun is None or complaint.context != "while scanning a quoted scalar":
        return None
    return _quote_opens(complaint.source, complaint.begun)


def _quote_opens(source: Source, at: Position) -> Diagnostic:
    return error(
        "unclosed-quote",
        _("the quotation mark that opens here is never closed"),
        at=Span.of(source, at),
        help=_("write the same mark at the end of the text"),
    )


def text_after_quote(complaint: Complaint) -> Diagnostic | None:
    """The quotation mark before the problem has closed a text; maybe not the text that it was meant for."""
    mark = complaint.before[-1:]
    if mark not in ("'", '"') or not complaint.char or "expected key" not in complaint.problem:
        return None
    if complaint.before.count(mark) % 2:  # it was meant to open a text, and one on a line above has no end
        lines = range(complaint.at.line - 1, -1, -1)
        if (line := next((n for n in lines if complaint.source.line(n).count(mark) % 2), None)) is not None:
            return _quote_opens(complaint.source, Position(line, complaint.source.line(line).rindex(mark)))
    return error(
        "text-after-quotation-mark",
        _("more text follows after the quotation mark that closes"),
        at=complaint.rest,
        help=_("write `''` for an apostrophe in the text, or put double quotation marks around the whole")
        if mark == "'"
        else _("put the whole text in quotation marks; inside them, write single ones"),
    )


def unknown_escape(complaint: Complaint) -> Diagnostic | None:
    """A backslash in double quotation marks, as in a path of Windows."""
    if complaint.context != "while parsing a quoted scalar":
        return None
    column = complaint.line.rfind("\\", 0, complaint.at.column + 1)
    at = Position(complaint.at.line, max(column, 0))
    return error(
        "unknown-escape",
        _("in double quotation marks a backslash begins a code, and `{code}` is none"),
        at=Span.of(complaint.source, at, 2),
        help=_("use single quotation marks instead"),
        values={"code": complaint.line[at.column : at.column + 2]},
    )


def anchor(complaint: Complaint) -> Diagnostic | None:
    """A value begins with `*` or `&`, which YAML keeps for anchors."""
    word = re.match(r"[&*]?[^\s,\[\]{}]*", complaint.line[complaint.at.column :])
    span = Span.of(complaint.source, complaint.at, max(1, len(word[0]) if word else 1))
    if "undefined alias" in complaint.problem:
        return error(
            "unknown-anchor",
            _("a value that begins with `*` repeats an anchor, and this file has none of that name"),
            at=span,
            help=_("put the text in quotation marks if it is to begin with `*`"),
            fix=in_quotes(complaint.source, complaint.at, _value_from(complaint.source, complaint.at)),
        )
    if "duplicate anchor" in f"{complaint.context} {complaint.problem}":
        return error(
            "duplicate-anchor",
            _("the file has this anchor twice"),
            at=span,
            help=_("give one of them another name, or put the text in quotation marks if it is to begin with `&`"),
        )
    return None


def text_after_pipe(complaint: Complaint) -> Diagnostic | None:
    """Text on the same line as the `|` that announces it."""
    begun = complaint.begun
    if begun is None or "block scalar" not in complaint.context or "comment or line break" not in complaint.problem:
        return None
    return error(
        "text-after-pipe",
        _("there is text on the same line as the sign `|` or `>`"),
        at=complaint.rest,
        help=_("the text begins on the next line, indented; if the sign is a part of it, write {quoted}"),
        values={"quoted": quoted(complaint.line[begun.column :].rstrip())},
    )


_NEED_QUOTES = (
    "cannot start any token",
    "block sequence entries are not allowed",
    "mapping keys are not allowed",
    "expected alphabetic or numeric character",
    "tag",
)


def needs_quotes(complaint: Complaint) -> Diagnostic | None:
    """A value begins with a sign that YAML keeps for itself."""
    at = complaint.at
    if "expected alphabetic or numeric" in complaint.problem and complaint.begun:
        at = complaint.begun
    elif not any(words in complaint.problem for words in _NEED_QUOTES) and "directive" not in complaint.context:
        return None
    value = _value_from(complaint.source, at)
    return error(
        "needs-quotes",
        _("a value cannot begin with {sign}"),
        at=Span.of(complaint.source, at),
        help=_("put the whole value in quotation marks: {quoted}"),
        values={"sign": value[:1], "quoted": quoted(value)},
        fix=in_quotes(complaint.source, at, value),
    )


def _value_from(source: Source, at: Position) -> str:
    """The value that begins at a place, to the end of its line; within brackets it ends where the next begins."""
    line = source.line(at.line)
    value = re.split(r"\s#", line[at.column :])[0].rstrip()
    return re.split(r"[,\]}]", value)[0].rstrip() if re.search(r"[\[{][^\]}]*$", line[: at.column]) else value


def nothing_in_brackets(complaint: Complaint) -> Diagnostic | None:
    """A comma without anything before it, or a bracket that opens at the very end."""
    if "expected node content" not in complaint.problem:
        return None
    if complaint.char == ",":
        return error(
            "missing-comma",
            _("there is nothing before this comma"),
            at=complaint.here,
            help=_("remove the comma, or write what should be before it"),
        )
    column = max(complaint.before.rfind("["), complaint.before.rfind("{"))
    if column < 0:
        return None
    return _never_closed(complaint.source, Position(complaint.at.line, column))


def _never_closed(source: Source, opening: Position) -> Diagnostic:
    return error(
        "unclosed-bracket",
        _("the bracket that opens here is never closed"),
        at=Span.of(source, opening),
        help=_("write `{closing}` where it ends, or write one entry on each line instead"),
        values={"closing": "]" if source.line(opening.line)[opening.column] == "[" else "}"},
    )


def brackets(complaint: Complaint) -> Diagnostic | None:
    """Within brackets: one not closed, closed by the wrong sign, a comma missing, or a colon in a text."""
    if "unexpected ':'" in complaint.problem:
        return colon_in_text(complaint, _value_around(complaint))
    if "expected ','" not in complaint.problem or complaint.begun is None:
        return None
    opening = complaint.source.line(complaint.begun.line)[complaint.begun.column]
    opened = Span.of(complaint.source, complaint.begun)
    closing = "]" if opening == "[" else "}"
    if complaint.char in ("]", "}"):
        return error(
            "wrong-bracket",
            _("`{opening}` is closed by `{found}`"),
            at=Label(complaint.here, _("this should be `{closing}`")),
            also=[Label(opened, _("opened here"))],
            values={"opening": opening, "found": complaint.char, "closing": closing},
        )
    if complaint.at.line == complaint.begun.line and closing in complaint.line[complaint.at.column :]:
        return _comma_or_colon(complaint)
    return _cut_by_comment(complaint.source, complaint.begun) or _never_closed(complaint.source, complaint.begun)


def _cut_by_comment(source: Source, opening: Position) -> Diagnostic | None:
    """The bracket that closes stands behind a `#`, which begins a comment: `{title: Sal #3, capacity: 12}`."""
    line = source.line(opening.line)
    cut = re.compile(r"(?P<value>[^\s,{\[:#][^,{\[:#]*) (?P<rest>#[^\s#][^,\]}]*)[^#]*[\]}]").search(
        line, opening.column
    )
    if cut is None:
        return None
    text = f"{cut['value']} {cut['rest']}".rstrip()
    return error(
        "unclosed-bracket",
        _("the `#` begins a comment, and the closing bracket is in it"),
        at=Span.of(source, Position(opening.line, cut.start("rest"))),
        also=[Label(Span.of(source, opening), _("opened here"))],
        help=_("put the whole text in quotation marks: {quoted}"),
        values={"quoted": quoted(text)},
        fix=in_quotes(source, Position(opening.line, cut.start("value")), text),
    )


def _comma_or_colon(complaint: Complaint) -> Diagnostic:
    """On one line in brackets: the words before the colon are a field without a comma, or the text goes on."""
    before = complaint.before
    word = re.search(r"[\w-]+$", before)
    if complaint.char != ":" or (word and word[0] in all_fields()):
        start = Position(complaint.at.line, word.start() if word else complaint.at.column)
        return error(
            "missing-comma",
            _("a comma is missing before this"),
            at=Span.of(complaint.source, start, max(1, complaint.at.column - start.column)),
            help=_("write a comma between the fields, and quotation marks around a text that has a colon in it"),
        )
    return colon_in_text(complaint, _value_around(complaint))


def _value_around(complaint: Complaint) -> str:
    """The whole value in brackets that the problem lies in."""
    before = re.split(r"[,{\[]|: ", complaint.line[: complaint.at.column])[-1]
    after = re.split(r"[,}\]]", complaint.line[complaint.at.column :])[0]
    return f"{before}{after}".strip()


def colon_in_text(complaint: Complaint, text: str) -> Diagnostic:
    """A text holds `: `, and is read as a key and a value."""
    column = complaint.line.find(text)
    start = Position(complaint.at.line, column) if complaint.line.count(text) == 1 else None
    return error(
        "colon-in-text",
        _("the colon splits the text in two"),
        at=complaint.here,
        help=_("put the whole text in quotation marks: {quoted}"),
        values={"quoted": quoted(text)},
        fix=in_quotes(complaint.source, start, text) if start else None,
    )


def stray_bracket(complaint: Complaint) -> Diagnostic | None:
    """A bracket that closes what was never opened, or that a text begins with."""
    if complaint.char in ("]", "}"):
        return error(
            "wrong-bracket",
            _("a bracket is closed here that was never opened"),
            at=complaint.here,
            help=_("remove it, or open it before the first word"),
        )
    if "expected key" not in complaint.problem and "expected '-'" not in complaint.problem:
        return None
    if complaint.before[-1:] in ("]", "}"):
        opening = max(complaint.before.rfind(": "), complaint.before.rfind("- ")) + 2
        return error(
            "needs-quotes",
            _("text follows after a list in brackets"),
            at=complaint.rest,
            help=_("put the whole text in quotation marks: {quoted}"),
            values={"quoted": quoted(complaint.line[opening:].strip())},
        )
    if complaint.char == ":":
        return missing_key(complaint.here)
    return None
