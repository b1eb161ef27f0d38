"""The form for people: the fact, the author's own line with a caret, other places, the way out."""

from collections.abc import Iterable
from itertools import accumulate, takewhile
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text

from introplan.diagnostics.diagnostic import WAYS, Diagnostic, Label, Message, Say
from introplan.diagnostics.wrapping import seen, wrapped
from introplan.language import _

STYLES = {"error": "bold red", "warning": "bold yellow", "note": "bold cyan"}
WORDS = {"error": _("error"), "warning": _("warning"), "note": _("note")}
LONGEST_LINE = 100
LONGEST_CARET = 60
NARROWEST = 30
"""The cells that words beside a caret get at least; where there are fewer, they stand beneath it."""
INDENT = 4


class ScreenPage(NamedTuple):
    """How wide findings may be, None for any width, and how wide the numbers of lines are."""

    width: int | None
    gutter: int

    @property
    def room(self) -> int | None:
        """The cells for an author's line, beside its number."""
        return self.width and max(NARROWEST, self.width - self.gutter - len(" | "))


def full(diagnostic: Diagnostic, say: Say, width: int | None = None) -> Text:
    """The diagnostic as styled text that ends with a newline. Built from text, never from markup.

    With a `width`, sentences are broken between words and authors' lines are shortened to fit.
    """
    style = STYLES[diagnostic.severity]
    labels = (diagnostic.at, *diagnostic.also)
    page = ScreenPage(width, max(len(str(label.span.start.line + 1)) for label in labels))
    text = heading(diagnostic, say(diagnostic.message), say, width)
    for label in labels:
        words = say(diagnostic.seen_at(label)) if label.template else ""
        text.append_text(_excerpt(label, words, page, style if label is diagnostic.at else ""))
    return text.append_text(_help(diagnostic, say, width))


def brief(diagnostic: Diagnostic, say: Say, width: int | None = None) -> Text:
    """The fact and the way out alone, for whoever sees the lines elsewhere."""
    return heading(diagnostic, say(diagnostic.message), say, width).append_text(_help(diagnostic, say, width))


def _help(diagnostic: Diagnostic, say: Say, width: int | None) -> Text:
    text = Text()
    for way in _ways_out(diagnostic):
        text.append_text(helping(way, say, width))
    return text


def helping(way_out: Message, say: Say, width: int | None) -> Text:
    """A way out."""
    return headed(say(Message(_("help"))), say(way_out), width, "bold green")


def _ways_out(diagnostic: Diagnostic) -> tuple[Message, ...]:
    """What is to be done, a line each where one cause asks for several things: each may have a `;` of its own."""
    values = diagnostic.message.values
    ways = values["ways"] if diagnostic.help == WAYS else Message(diagnostic.help, values)
    many = ways if isinstance(ways, tuple) else (ways,)
    return tuple(way for way in many if isinstance(way, Message) and way.template)


def heading(diagnostic: Diagnostic, sentence: str, say: Say, width: int | None = None) -> Text:
    """How grave it is, its name, and a sentence about it."""
    head = f"{say(Message(WORDS[diagnostic.severity]))}[{', '.join(diagnostic.names)}]"
    return headed(head, sentence, width, STYLES[diagnostic.severity], "bold")


def headed(head: str, sentence: str, width: int | None, head_style: str, style: str = "") -> Text:
    """A sentence behind a head, such as how grave it is."""
    text = Text()
    lines = wrapped(head, width, indent=INDENT)
    first, *others = wrapped(sentence, width, beside=cell_len(lines[-1]) + 2, indent=INDENT)
    text.append("\n".join(lines), head_style)
    text.append(f": {first}".rstrip(" ") + "\n", style)
    for line in others:
        text.append(f"{line}\n", style)
    return text


def _excerpt(label: Label, words: str, page: ScreenPage, style: str) -> Text:
    """The place, its line and the mark under it; `style` is the main place's, others have none.

    A place without text, such as a folder or a file that is not text, is its path alone.
    """
    span, mark, arrow = label.span, "^" if style else "-", "-->" if style else ":::"
    text = Text()
    text.append(f"{' ' * page.gutter}{arrow} ", "blue")
    if not span.source.text:
        for line in wrapped(f"{seen(span.path)} {words}".rstrip(), page.width, beside=page.gutter + 4, indent=INDENT):
            text.append(f"{line}\n")
        return text
    number = span.start.line + 1
    line, start, width = _visible(span.source.line(span.start.line), span.start.column, _length(label), page.room)
    text.append(f"{seen(span.path)}:{number}:{span.start.column + 1}\n")
    if style:
        text.append(f"{' ' * page.gutter} |\n", "blue")
    text.append(f"{number:>{page.gutter}} | ", "blue")
    text.append(f"{line}\n")
    for marked in _marked(mark * max(1, min(width, LONGEST_CARET)), start, words, page.room):
        text.append(f"{' ' * page.gutter} | ", "blue")
        text.append(" " * (len(marked) - len(marked.lstrip(" "))))
        text.append(f"{marked.lstrip(' ')}\n", style or "bold blue")
    return text


def _marked(mark: str, start: int, words: str, room: int | None) -> list[str]:
    """The mark under the author's words, and what is to be seen there: beside it, or beneath it when cramped."""
    line = f"{' ' * start}{mark}"
    if not words:
        return [line]
    beside = cell_len(line) + 1
    if room is None or beside + min(cell_len(words), NARROWEST) <= room:
        first, *others = wrapped(words, room, beside=beside, indent=beside)
        return [f"{line} {first}", *others]
    indent = min(start, max(0, room - 2 * NARROWEST))
    first, *others = wrapped(words, room, beside=indent, indent=indent)
    return [line, " " * indent + first, *others]


def _length(label: Label) -> int:
    """How many characters of the span stand on its first line."""
    start, end = label.span.start, label.span.end
    line = label.span.source.line(start.line)
    last = end.column if end.line == start.line else len(line.rstrip())
    return max(1, last - start.column)


def _visible(line: str, column: int, length: int, room: int | None) -> tuple[str, int, int]:
    """The line as it can be shown, with the start and width of the mark in terminal cells.

    A tab is an arrow, one cell wide, and what cannot be seen a middle dot; of a long line, the part around the mark.
    """
    shown = seen(line.rstrip(" "))
    if cell_len(shown) > (room or LONGEST_LINE):
        most = room - 2 if room else LONGEST_LINE  # in a terminal, what is left out has its sign within the line
        shown, column = _around(shown, column, min(length, LONGEST_CARET), most)
    return shown, cell_len(shown[:column]), cell_len(shown[column : column + length]) or 1


def _around(shown: str, column: int, length: int, most: int) -> tuple[str, int]:
    """A part of a line that is at most so many cells wide, `…` for what is left out, and the mark's place in it."""
    fits = cell_len(shown[: column + length]) <= most
    cut = 0 if fits else column - _fitting(reversed(shown[:column]), most // 2)
    lead = "…" if cut else ""
    end = cut + _fitting(shown[cut:], most)
    return f"{lead}{shown[cut:end]}{'…' if end < len(shown) else ''}", column - cut + len(lead)


def _fitting(characters: Iterable[str], most: int) -> int:
    """How many of the characters, the first ones, are at most so many cells wide together."""
    widths = accumulate(map(cell_len, characters))
    return sum(1 for _width in takewhile(lambda width: width <= most, widths))
