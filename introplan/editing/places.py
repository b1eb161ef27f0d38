"""Another value in the place of one that stands behind a colon or a dash, in lines."""

from collections.abc import Iterator

import yaml

from introplan.diagnostics import Message, _
from introplan.editing import words
from introplan.editing.lines import Lines
from introplan.editing.marks import MarkedText, RefusedError, is_block, is_text_below
from introplan.editing.siblings import Sibling, siblings_of, without_comment
from introplan.editing.splices import Splice
from introplan.editing.styles import StyledText, in_brackets, kind_of
from introplan.editing.traces import Fields, Items
from introplan.model import Path


def replaced(lines: Lines, number: int, value: object, path: Path) -> Iterator[Splice]:
    """The value of a field or an item is another one, of which nothing was there."""
    text, sibling = lines.text, lines.siblings[number]
    node = sibling.value
    if is_block(node) and (value is None or value == []):
        yield from _emptied(lines, sibling, value, path)
        return
    if isinstance(node, yaml.MappingNode) and node.value and isinstance(value, Items) and _is_first_of(value):
        yield from _with_more(lines, sibling, value, path)
        return
    written = _written(lines, number, value, path)
    if is_block(node):
        yield from _in_place_of_lines(text, lines, sibling, written)
    elif node.start_mark.index == node.end_mark.index:
        yield from _where_nothing_stood(text, lines, sibling, written)
    else:
        yield from _in_place_of_words(text, lines, sibling, written)


def _is_first_of(items: Items) -> bool:
    """Whether what stood alone is the first item of a list, and is as it was."""
    return list(items.before) == [0, *[None] * (len(items) - 1)] and not isinstance(items[0], Fields)


def _with_more(lines: Lines, sibling: Sibling, items: Items, path: Path) -> Iterator[Splice]:
    """A mapping that stood alone becomes the first item of a list, with its comments."""
    text, node = lines.text, sibling.value
    start, end = int(node.start_mark.index), text.end(node)
    if not is_block(node):
        yield Splice(start, start, "[")
        yield Splice(end, end, "".join(f", {in_brackets(each)}" for each in items[1:]) + "]")
        return
    line, column = text.line(start), text.column(start)
    last = text.beneath(text.line(end), lines.column)
    yield Splice(start, start, "- ")
    yield from (
        Splice(text.start(each), text.start(each), "  ")
        for each in range(line + 1, last + 1)
        if not text.is_blank(each)
    )
    ending = text.ending(line)
    new = (line for number, each in enumerate(items[1:], 1) for line in lines.style.item(each, (*path, number), column))
    at = text.start(last + 1)
    yield Splice(at, at, "".join(f"{line}{ending}" for line in new))


def _written(lines: Lines, number: int, value: object, path: Path) -> StyledText:
    sibling = lines.siblings[number]
    node = sibling.value
    are_lines = lines.are_lines.get(kind_of(value))
    if sibling.key is None:
        return lines.style.item_written(value, path, lines.column, lines=are_lines)
    if isinstance(value, str) and isinstance(node, yaml.ScalarNode):
        return _text(lines, sibling, node, value)
    used = lines.text.column(sibling.mark) + 1
    return lines.style.written(value, path, lines.column, used, lines=are_lines)


def _text(lines: Lines, sibling: Sibling, node: yaml.ScalarNode, value: str) -> StyledText:
    """A text as the one was that it takes the place of: in its marks, or at the indentation that it had."""
    if not is_text_below(node):
        return lines.style.text(value, lines.column + lines.style.habits.step(), node.style)
    text = lines.text
    numbers = range(text.line(node.start_mark.index) + 1, text.line(sibling.end) + 1)
    indents = [text.indent(number) for number in numbers if not text.is_blank(number)]
    column = indents[0] if indents else lines.column + lines.style.habits.step()
    if node.style == ">" and (
        found := words.folded(value, " " * column, max(len(text.source.line(n)) for n in numbers))
    ):
        return StyledText(found[0], tuple(found[1]))
    return lines.style.text(value, column)


def _emptied(lines: Lines, sibling: Sibling, value: object, path: Path) -> Iterator[Splice]:
    """A mapping or a list in lines has nothing in it any more; the comments within it stay."""
    text = lines.text
    inner = siblings_of(text, sibling.value)
    if not text.before(inner[0].start).strip():
        yield from Lines(text, lines.style, sibling.value, inner, path).around([], Items.of([], []))
        words = " []" if isinstance(value, list) else "" if sibling.key else " {}"
        yield Splice(sibling.mark, sibling.mark, words)
        return
    start, end = inner[0].start, sibling.end
    without_comment(text, start, end, [sibling])
    yield Splice(start, end, "[]" if isinstance(value, list) else "{}")


def _in_place_of_lines(text: MarkedText, lines: Lines, sibling: Sibling, written: StyledText) -> Iterator[Splice]:
    """All lines under a colon or a dash go, with the comments among them."""
    mark = text.line(sibling.mark)
    ending = text.ending(mark)
    end = text.start(text.beneath(text.line(sibling.end), lines.column) + 1)
    below = "".join(f"{line}{ending}" for line in written.below)
    first = int(sibling.value.start_mark.index)
    if text.line(first) == mark:  # behind the dash of an item
        yield Splice(first, end, f"{written.inline}{ending}{below}")
        return
    if written.inline:
        yield Splice(sibling.mark, sibling.mark, f" {written.inline}")
    yield Splice(text.start(mark + 1), end, below)


def _where_nothing_stood(text: MarkedText, lines: Lines, sibling: Sibling, written: StyledText) -> Iterator[Splice]:
    line = text.line(sibling.mark)
    if written.inline:
        yield Splice(sibling.mark, sibling.mark, f" {written.inline}")
    if written.below:
        ending = text.ending(line)
        last = line if written.inline else text.beneath(line, lines.column)
        at = text.start(last + 1)
        yield Splice(at, at, "".join(f"{line}{ending}" for line in written.below))


def _in_place_of_words(text: MarkedText, lines: Lines, sibling: Sibling, written: StyledText) -> Iterator[Splice]:
    """Words, brackets or a text under a pipe go; the comment behind them stays."""
    node = sibling.value
    start, end = int(node.start_mark.index), text.end(node)
    comment = ""
    if is_text_below(node):
        sign = text.behind(start)
        comment = f"  {sign[sign.index('#') :]}" if "#" in sign else ""
    line = text.line(end)
    ending = text.ending(line)
    if written.inline:
        yield Splice(start, end, f"{written.inline}{comment}")
    elif text.line(start) == text.line(sibling.mark):
        yield Splice(sibling.mark, end, comment)
    elif not text.before(start).strip() and not text.behind(end).strip():
        yield Splice(text.start(text.line(start)), text.start(line + 1), "")
    else:
        raise RefusedError(Message(_("there is a comment between this and its value")), start)
    if written.below:
        at = text.start(line + 1)
        yield Splice(at, at, "".join(f"{line}{ending}" for line in written.below))
