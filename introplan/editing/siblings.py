"""The fields of a mapping or the items of a list as they stand in a text, and which stay, go and come."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import yaml

from introplan.diagnostics import Message, _
from introplan.editing.marks import MarkedText, RefusedError, children, is_flow
from introplan.editing.traces import Fields, Items

SiblingStep = str | int

COMMENT = _("there is a comment here, which would go with it")


@dataclass(frozen=True)
class Sibling:
    """A field or an item in a text: from its key or dash, with the place behind its colon or dash, to its last sign."""

    step: SiblingStep
    key: yaml.Node | None
    value: yaml.Node
    start: int
    mark: int
    end: int


class KeptSibling(NamedTuple):
    """A sibling that stays, maybe under another key and with another value."""

    sibling: int
    step: SiblingStep
    value: object


class New(NamedTuple):
    """A field or an item that comes."""

    step: SiblingStep
    value: object


@dataclass(frozen=True)
class Run:
    """What comes between two siblings that stay, by their numbers; None where there is none on that side."""

    before: int | None
    after: int | None
    new: tuple[New, ...]


def siblings_of(text: MarkedText, node: yaml.Node) -> list[Sibling]:
    """What stands in a mapping or a list. Raises RefusedError for a key that stands twice, or on a line of its own."""
    found: list[Sibling] = []
    for step, key, value in children(node):
        if key is None:
            found.append(_item(text, node, step, value, found))
            continue
        start, end = int(key.start_mark.index), text.field_end(key, value)
        colon = text.text.find(":", key.end_mark.index, end)
        found.append(Sibling(step, key, value, start, colon + 1 if colon >= 0 else end, end))
    twice = next((step for step, count in Counter(each.step for each in found).items() if count > 1), None)
    if twice is not None:
        last = [each for each in found if each.step == twice][-1]
        raise RefusedError(Message(_("`{key}` appears twice here"), {"key": str(twice)}), last.start)
    return found


def _item(text: MarkedText, node: yaml.Node, step: SiblingStep, value: yaml.Node, before: Sequence[Sibling]) -> Sibling:
    start = int(value.start_mark.index)
    if is_flow(node):
        return Sibling(step, None, value, start, start, text.end(value))
    dash = int(node.start_mark.index)
    if before:
        column, line = text.column(dash), text.line(before[-1].end) + 1
        while text.indent(line) != column or text.text[text.start(line) + column] != "-":
            line += 1
        dash = text.start(line) + column
    return Sibling(step, None, value, dash, dash + 1, max(text.end(value), dash + 1))


def kept_of(siblings: Sequence[Sibling], new: Fields | Items) -> list[KeptSibling]:
    """The siblings that stay, in their order."""
    number = {each.step: index for index, each in enumerate(siblings)}
    return [KeptSibling(number[before], step, value) for step, before, value in _traces(new) if before is not None]


def runs_of(siblings: Sequence[Sibling], new: Fields | Items) -> list[Run]:
    """What comes, by the siblings that stay around it."""
    number = {each.step: index for index, each in enumerate(siblings)}
    runs: list[Run] = []
    before: int | None = None
    coming: list[New] = []
    for step, was, value in _traces(new):
        if was is None:
            coming.append(New(step, value))
            continue
        if coming:
            runs.append(Run(before, number[was], tuple(coming)))
        before, coming = number[was], []
    return [*runs, Run(before, None, tuple(coming))] if coming else runs


def gone_of(siblings: Sequence[Sibling], kept: Sequence[KeptSibling]) -> list[int]:
    """The numbers of the siblings that go."""
    stay = {each.sibling for each in kept}
    return [index for index in range(len(siblings)) if index not in stay]


def _traces(new: Fields | Items) -> list[tuple[SiblingStep, SiblingStep | None, object]]:
    """Each field or item as it will be, with the step that it was."""
    if isinstance(new, Fields):
        return [(key, new.before.get(key), value) for key, value in new.items()]
    return [(index, was, value) for index, (was, value) in enumerate(zip(new.before, new, strict=True))]


def together(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of the numbers that follow each other."""
    if not numbers:
        return []
    breaks = [index + 1 for index, (one, other) in enumerate(pairwise(numbers)) if other != one + 1]
    return [
        (numbers[start], numbers[end - 1]) for start, end in zip([0, *breaks], [*breaks, len(numbers)], strict=True)
    ]


def without_comment(text: MarkedText, start: int, end: int, siblings: Iterable[Sibling]) -> None:
    """Raise RefusedError for a comment from one place to another among siblings, where something goes."""
    last = start
    for node in (leaf for each in siblings for part in (each.key, each.value) if part for leaf in leaves(part)):
        if (at := text.text.find("#", last, max(last, int(node.start_mark.index)))) >= 0:
            raise RefusedError(Message(COMMENT), at)
        last = max(last, text.end(node))
    if (at := text.text.find("#", last, max(last, end))) >= 0:
        raise RefusedError(Message(COMMENT), at)


def leaves(node: yaml.Node) -> Iterator[yaml.Node]:
    """The words within a node."""
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for child in node.value:
        for part in child if isinstance(child, tuple) else (child,):
            yield from leaves(part)
