"""Where the nodes of a file stand and what they say, in a fifth of the room that libyaml's nodes take.

A plan keeps the place of everything that is written, to point at it, while nodes would be a third of all that a large
plan takes. Where a word stands on one line as it is meant, its place is all that is kept.
"""

from collections.abc import Mapping
from sys import intern
from typing import Final, NamedTuple, TypeAlias

import yaml

from introplan.diagnostics import Plain, Source, Span

NOTHING = frozenset(["", "~", "null"])
"""What stands for no value, when it stands without quotation marks."""
BITS: Final = 30
"""Of each number in a stretch: more characters than a file may have."""
MASK: Final = (1 << BITS) - 1

Stretch: TypeAlias = int
"""From which character of a file up to which, not including that, as one number."""


class Text(NamedTuple):
    """A text that is not what stands there letter by letter."""

    stretch: Stretch
    text: str
    style: str | None


class Items(NamedTuple):
    """A list, `[]` or on lines of its own."""

    stretch: Stretch
    in_brackets: bool
    items: "tuple[Place, ...]"


class Fields(NamedTuple):
    """A mapping: key by key its name, where that stands, and what stands under it. The first of a name counts."""

    stretch: Stretch
    flat: "tuple[str | Place, ...]"


Place: TypeAlias = Stretch | Text | Items | Fields
"""A node; a text without quotation marks on one line is where it stands."""


class Places:
    """The places of one file's nodes; what stands in several of them, by aliases, has one."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._known: dict[int, Place] = {}

    def of(self, node: yaml.Node) -> Place:
        """The place of a node, and of all under it. The nodes have to live on meanwhile."""
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            where: Stretch = start << BITS | end
            is_as_written = not node.style and self._text[start:end] == node.value
            return where if is_as_written else Text(where, node.value, node.style)
        if (known := self._known.get(id(node))) is not None:
            return known
        where = self._known[id(node)] = stretch_of(node)  # an alias within itself leads no further
        place = self._known[id(node)] = self._of_several(node, where)
        return place

    def _of_several(self, node: yaml.Node, where: Stretch) -> Place:
        if not isinstance(node, yaml.MappingNode):
            assert isinstance(node, yaml.SequenceNode), node
            return Items(where, bool(node.flow_style), tuple([self.of(item) for item in node.value]))
        flat: list[str | Place] = []
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                flat += intern(key.value), key.start_mark.index << BITS | key.end_mark.index, self.of(value)
        return Fields(where, tuple(flat))


def stretch_of(node: yaml.Node) -> Stretch:
    """From where to where a node stands."""
    where: Stretch = node.start_mark.index << BITS | node.end_mark.index
    return where


def whole(place: Place) -> Stretch:
    """From where to where a place goes."""
    return place if isinstance(place, int) else place.stretch


def ends(stretch: Stretch) -> tuple[int, int]:
    """From which character, and up to which."""
    return stretch >> BITS, stretch & MASK


def span_at(source: Source, stretch: Stretch) -> Span:
    """The words there."""
    return Span(source, *map(source.position, ends(stretch)))


def stands_alone(place: Place) -> bool:
    """Whether one points at it itself, and not at the key above it."""
    if isinstance(place, int):
        start, end = ends(place)
        return start != end
    if isinstance(place, Text):
        return bool(place.text) and place.style not in ("|", ">")
    return isinstance(place, Items) and place.in_brackets


def by_name(place: Fields) -> Mapping[object, "tuple[Stretch, Place]"]:
    """What stands in a mapping, each with where its key stands, by name."""
    flat = iter(place.flat[::-1])
    return {name: (where, value) for value, where, name in zip(flat, flat, flat, strict=True)}  # type: ignore[misc]


def plain_at(source: Source, place: Place) -> Plain:
    """What is written at a place, as plain words, lists and mappings; None for nothing."""
    if isinstance(place, Fields):
        flat = iter(place.flat)
        return {name: plain_at(source, value) for name, _where, value in zip(flat, flat, flat, strict=True)}  # type: ignore[misc, arg-type]
    if isinstance(place, Items):
        return [plain_at(source, item) for item in place.items]
    text, style = (place.text, place.style) if isinstance(place, Text) else (source.text[slice(*ends(place))], None)
    return None if not style and text in NOTHING else text
