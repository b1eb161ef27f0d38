"""Where the nodes of a file stand and what they say, in a fifth of the room that libyaml's nodes take.

A plan keeps the place of everything that is written, to point at it, while nodes would be a third of all that a large
plan takes. Where a word stands on one line as it is meant, its place is all that is kept.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple, TypeAlias

import yaml

from introplan.diagnostics import Plain, Source, Span

NOTHING = frozenset(["", "~", "null"])
"""What stands for no value, when it stands without quotation marks."""
DEEPEST: Final = 40
"""Levels beneath an entry: whatever goes deeper is no plan, and is told."""
BITS: Final = 30
"""Of each number in an extent: more characters than a file may have."""
MASK: Final = (1 << BITS) - 1

Extent: TypeAlias = int
"""From which character of a file up to which, not including that, as one number."""


class PlacedText(NamedTuple):
    """A text that is not what stands there letter by letter."""

    extent: Extent
    text: str
    style: str | None


class PlacedList(NamedTuple):
    """A list, `[]` or on lines of its own."""

    extent: Extent
    in_brackets: bool
    items: "tuple[PlaceInFile, ...]"


class PlacedMapping(NamedTuple):
    """A mapping: key by key its name, where that stands, and what stands under it. The first of a name counts."""

    extent: Extent
    flat: "tuple[str | PlaceInFile, ...]"


PlaceInFile: TypeAlias = Extent | PlacedText | PlacedList | PlacedMapping
"""A node; a text without quotation marks on one line is where it stands."""


class Places:
    """The places of one file's nodes; what stands in several of them, by aliases, has one."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._known: dict[int, PlaceInFile] = {}
        self._words: dict[str, str] = {}

    def of(self, node: yaml.Node, depth: int = 0) -> PlaceInFile:
        """The place of a node, and of all under it as deep as a plan goes. The nodes have to live on meanwhile."""
        if isinstance(node, yaml.ScalarNode):
            where = extent_of(node)
            is_as_written = not node.style and self._text[slice(*ends(where))] == node.value
            return where if is_as_written else PlacedText(where, node.value, node.style)
        if (known := self._known.get(id(node))) is not None:
            return known
        where = self._known[id(node)] = extent_of(node)  # an alias within itself leads no further
        place = self._known[id(node)] = self._of_several(node, where, depth + 1) if depth < DEEPEST else where
        return place

    def _of_several(self, node: yaml.Node, where: Extent, depth: int) -> PlaceInFile:
        if not isinstance(node, yaml.MappingNode):
            assert isinstance(node, yaml.SequenceNode), node
            return PlacedList(where, bool(node.flow_style), tuple([self.of(item, depth) for item in node.value]))
        flat: list[str | PlaceInFile] = []
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                name: str = self._words.setdefault(key.value, key.value)  # a field's name stands in hundreds of entries
                flat += name, extent_of(key), self.of(value, depth)
        return PlacedMapping(where, tuple(flat))


def extent_of(node: yaml.Node) -> Extent:
    """From where to where a node stands."""
    where: Extent = node.start_mark.index << BITS | node.end_mark.index
    return where


def whole(place: PlaceInFile) -> Extent:
    """From where to where a place goes."""
    return place if isinstance(place, int) else place.extent


def ends(extent: Extent) -> tuple[int, int]:
    """From which character, and up to which."""
    return extent >> BITS, extent & MASK


def span_at(source: Source, extent: Extent) -> Span:
    """The words there."""
    return Span(source, *map(source.position, ends(extent)))


def stands_alone(place: PlaceInFile) -> bool:
    """Whether one points at it itself, and not at the key above it."""
    if isinstance(place, int):
        start, end = ends(place)
        return start != end
    if isinstance(place, PlacedText):
        return bool(place.text) and place.style not in ("|", ">")
    return isinstance(place, PlacedList) and place.in_brackets


def by_name(place: PlacedMapping) -> Mapping[object, "tuple[Extent, PlaceInFile]"]:
    """What stands in a mapping, each with where its key stands, by name."""
    flat = iter(place.flat[::-1])
    return {name: (where, value) for value, where, name in zip(flat, flat, flat, strict=True)}  # type: ignore[misc]


def plain_at(source: Source, place: PlaceInFile) -> Plain:
    """What is written at a place, as plain words, lists and mappings; None for nothing."""
    if isinstance(place, PlacedMapping):
        flat = iter(place.flat)
        return {name: plain_at(source, value) for name, _where, value in zip(flat, flat, flat, strict=True)}  # type: ignore[misc, arg-type]
    if isinstance(place, PlacedList):
        return [plain_at(source, item) for item in place.items]
    if isinstance(place, PlacedText):
        return None if not place.style and place.text in NOTHING else place.text
    text = source.text[slice(*ends(place))]
    return None if text in NOTHING else text
