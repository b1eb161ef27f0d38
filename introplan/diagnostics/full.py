"""The form for people: the fact, the author's own line with a caret, other places, the way out."""

from collections.abc import Callable

from rich.cells import cell_len
from rich.text import Text

from introplan.diagnostics.diagnostic import Diagnostic, Label, Message, _

Say = Callable[[Message], str]
"""Puts a message into words of the reader's language."""

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
WORDS = {"error": _("error"), "warning": _("warning"), "note": _("note")}
LONGEST_LINE = 100
LONGEST_CARET = 60


def full(diagnostic: Diagnostic, say: Say) -> Text:
    """The diagnostic as styled text that ends with a newline. Built from text, never from markup."""
    style = STYLES[diagnostic.severity]
    values = diagnostic.message.values
    labels = (diagnostic.at, *diagnostic.also)
    gutter = max(len(str(label.span.start.line + 1)) for label in labels)
    text = Text()
    text.append(f"{say(Message(WORDS[diagnostic.severity]))}[{', '.join(diagnostic.names)}]", style)
    text.append(f": {say(diagnostic.message)}\n", "bold")
    for label in labels:
        words = say(diagnostic.seen_at(label)) if label.template else ""
        text.append_text(_excerpt(label, words, gutter, style if label is diagnostic.at else ""))
    if diagnostic.help:
        text.append(say(Message(_("help"))), "bold green")
        text.append(f": {say(Message(diagnostic.help, values))}\n")
    return text


def _excerpt(label: Label, words: str, gutter: int, style: str) -> Text:
    """The place, its line and the mark under it; `style` is the main place's, others have none.

    A place without text, such as a folder or a file that is not text, is its path alone.
    """
    span, mark, arrow = label.span, "^" if style else "-", "-->" if style else ":::"
    text = Text()
    text.append(f"{' ' * gutter}{arrow} ", "blue")
    if not span.source.text:
        text.append(f"{seen(span.path)} {words}".rstrip() + "\n")
        return text
    number = span.start.line + 1
    line, start, width = _visible(span.source.line(span.start.line), span.start.column, _length(label))
    text.append(f"{seen(span.path)}:{number}:{span.start.column + 1}\n")
    if style:
        text.append(f"{' ' * gutter} |\n", "blue")
    text.append(f"{number:>{gutter}} | ", "blue")
    text.append(f"{line}\n")
    text.append(f"{' ' * gutter} | ", "blue")
    text.append(" " * start)
    text.append(mark * max(1, min(width, LONGEST_CARET)), style or "bold blue")
    text.append(f" {words}\n" if words else "\n", style or "bold blue")
    return text


def _length(label: Label) -> int:
    """How many characters of the span stand on its first line."""
    start, end = label.span.start, label.span.end
    line = label.span.source.line(start.line)
    last = end.column if end.line == start.line else len(line.rstrip())
    return max(1, last - start.column)


def seen(text: str) -> str:
    """The text as a terminal can show it, character by character; nothing in it can move the cursor."""
    return "".join("→" if char == "\t" else char if char.isprintable() else "·" for char in text)


def _visible(line: str, column: int, length: int) -> tuple[str, int, int]:
    """The line as it can be shown, with the start and width of the mark in terminal cells.

    A tab is an arrow, one cell wide, and what can not be seen a middle dot; of a long line, the part around the mark.
    """
    shown = seen(line.rstrip(" "))
    lead = ""
    if len(shown) > LONGEST_LINE and column + min(length, LONGEST_CARET) > LONGEST_LINE:
        cut = column - LONGEST_LINE // 2
        shown, column, lead = shown[cut:], column - cut, "…"
    if len(shown) > LONGEST_LINE:
        shown = shown[:LONGEST_LINE] + "…"
    shown = lead + shown
    column += len(lead)
    return shown, cell_len(shown[:column]), cell_len(shown[column : column + length]) or 1
