"""Brackets that an edit has made too wide become lines, one for each thing in them, of the words that stand there."""

from collections.abc import Collection, Iterator, Sequence

import yaml

from introplan.diagnostics import Source
from introplan.editing.marks import MarkedText, composed, is_block, is_flow
from introplan.editing.siblings import Sibling, siblings_of
from introplan.editing.splices import Splice, places_of, spliced
from introplan.editing.styles import STEP, WIDTH, Habits


def widened(before: MarkedText, after: str, splices: Sequence[Splice]) -> set[int]:
    """The lines of the new text that are too wide, and were not before."""
    source = Source("", after)
    found = set()
    for splice, start, end in places_of(splices):
        was = max(len(before.source.line(before.line(at))) for at in (splice.start, splice.end))
        lines = {source.position(start).line, source.position(end).line}
        found |= {line for line in lines if len(source.line(line)) > WIDTH >= was}
    return found


def in_lines(after: str, wide: Collection[int], habits: Habits) -> str:
    """A text whose too wide lines, by their numbers, are several, as far as brackets stand in them."""
    while wide:
        root, anchored = composed(after)
        text = MarkedText(Source("", after), anchored)
        splices = [splice for part in _parts(text, root, wide, habits) for splice in part] if root else []
        new = spliced(after, splices)
        if not splices or new is None:
            break
        after, wide = new, _still_wide(new, splices)
    return after


def _still_wide(text: str, splices: Sequence[Splice]) -> set[int]:
    """The lines within the new words that are too wide by themselves."""
    source = Source("", text)
    found: set[int] = set()
    for _splice, start, end in places_of(splices):
        first, last = source.position(start).line, source.position(end).line
        found |= {line for line in range(first, last + 1) if len(source.line(line)) > WIDTH}
    return found


def _parts(text: MarkedText, node: yaml.Node, wide: Collection[int], habits: Habits) -> Iterator[list[Splice]]:
    """What makes lines of the brackets that stand on lines of these numbers."""
    if not is_block(node):
        return
    if not any(text.line(node.start_mark.index) <= line <= node.end_mark.line for line in wide):
        return
    for each in siblings_of(text, node):
        value = each.value
        line = text.line(each.mark)
        if is_flow(value) and value.value and {line, text.line(each.end)} <= set(wide):
            yield _laid_out(text, each, habits)
        else:
            yield from _parts(text, value, wide, habits)


def _laid_out(text: MarkedText, sibling: Sibling, habits: Habits) -> list[Splice]:
    """One line for each thing in brackets, and the comment where it stood: behind the key, or the first of them."""
    line = text.line(sibling.mark)
    ending = text.ending(line)
    inner = siblings_of(text, sibling.value)
    kind = list if isinstance(sibling.value, yaml.SequenceNode) else dict
    column = text.column(sibling.start) + (habits.step(kind) if sibling.key else STEP)
    words = [_words(text, each) for each in inner]
    if sibling.key is not None:
        below = "".join(f"{' ' * column}{each}{ending}" for each in words)
        return [Splice(sibling.mark, sibling.end), Splice(text.start(line + 1), text.start(line + 1), below)]
    if isinstance(sibling.value, yaml.SequenceNode):
        return []
    below = "".join(f"{' ' * column}{each}{ending}" for each in words[1:])
    return [
        Splice(int(sibling.value.start_mark.index), sibling.end, words[0]),
        Splice(text.start(line + 1), text.start(line + 1), below),
    ]


def _words(text: MarkedText, sibling: Sibling) -> str:
    """A field or an item of brackets, as it stands on a line of its own."""
    words = text.text[sibling.start : sibling.end]
    if sibling.key is None:
        return f"- {words}"
    return words if text.text[sibling.mark - 1] == ":" else f"{words}:"
