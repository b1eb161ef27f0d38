"""Where each value was written, looked up only when somebody points at it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from introplan.diagnostics import Plain, Position, Source, Span
from introplan.model import Path
from introplan.reading.places import (
    NOTHING,
    Extent,
    PlacedList,
    PlacedMapping,
    PlacedText,
    PlaceInFile,
    Places,
    by_name,
    ends,
    plain_at,
    span_at,
    stands_alone,
    whole,
)

FEW = 8
"""So many entries of a mapping are sooner looked through than listed."""

Child = tuple[Extent, PlaceInFile]
"""A value and where the key above it stands; an item of a list has none of its own, and is its own."""


@dataclass(slots=True)
class Written:
    """A key and its value in one file, where they stand or, until somebody asks, as the node that has been read."""

    source: Source
    key: Extent
    standing: PlaceInFile | yaml.Node

    @property
    def value(self) -> PlaceInFile:
        """The place of the value, to be asked for when all of the file has been read."""
        return self.settle(Places(self.source)) if isinstance(self.standing, yaml.Node) else self.standing

    def settle(self, places: Places) -> PlaceInFile:
        """Keep the place in place of the node, by what is known of others in the same file."""
        if isinstance(self.standing, yaml.Node):
            self.standing = places.of(self.standing)
        return self.standing

    @property
    def at(self) -> Span:
        """Where the key stands."""
        return span_at(self.source, self.key)


@dataclass(frozen=True)
class Origins:
    """The places of everything in a programme. They take no part in equality: equal plans may stand elsewhere."""

    folder: str = field(compare=False)
    roots: dict[Path, Written] = field(compare=False, repr=False)

    def span(self, path: Path, *, key: bool = False) -> Span:
        """The words for a path such as `("people", "ada", "capacity", "mentor")`.

        That is the value when it stands on its own (text, a list in brackets), else the key over it; of a
        path that is not written, such as a default, the nearest part that is. `key` asks for the key always.
        """
        found = self._spans.get((path, key))
        if found is None:
            found = self._spans[path, key] = self._span(path, key=key)
        return found

    def _span(self, path: Path, *, key: bool) -> Span:
        for length in (2, 1):
            if written := self.roots.get(path[:length]):
                return self._deepest(written, path[length:], key=key)
        if path and (near := self._sections.get(path[0])):
            return near.at
        return Span(Source(self.folder, ""), Position(0, 0), Position(0, 1))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The files that anything is written in, each once, by path."""
        found = {written.source.path: written.source for written in self.roots.values()}
        return tuple(source for _path, source in sorted(found.items()))

    def words(self, path: Path, words: str, place: int = 0) -> Span:
        """The words of a text at a path, of which `place` like them stand before; else all that `span` gives."""
        written = self._written(path)
        node = self._node(path)
        if written is None or not isinstance(node, int | PlacedText) or not words:
            return self.span(path)
        start, end = ends(whole(node))
        for _earlier in range(place + 1):
            found = written.source.text.find(words, start, end)
            if found < 0:
                return self.span(path)
            start = found + len(words)
        return Span(written.source, written.source.position(found), written.source.position(start))

    def _written(self, path: Path) -> Written | None:
        """The entry, or the section, that a path leads into."""
        return next((written for length in (2, 1) if (written := self.roots.get(path[:length]))), None)

    def is_written(self, path: Path) -> bool:
        """Whether the author wrote this very path, rather than leaving it to a default."""
        return self._node(path) is not None

    def plain(self, path: Path) -> Plain:
        """What is written at a path, as plain words, lists and mappings; None when nothing is."""
        written, node = self._written(path), self._node(path)
        return None if written is None or node is None else plain_at(written.source, node)

    def _node(self, path: Path) -> PlaceInFile | None:
        """The value that is written at a path."""
        for length in (2, 1):
            if written := self.roots.get(path[:length]):
                node: PlaceInFile | None = written.value
                for step in path[length:]:
                    child = self._child(node, step)
                    node = child[1] if child else None
                return node
        return None

    def _deepest(self, written: Written, path: Path, *, key: bool) -> Span:
        under, value = written.key, written.value
        for step in path:
            if step == "[key]":
                return span_at(written.source, under)
            if child := self._child(value, step):
                under, value = child
        if key or not stands_alone(value):
            return span_at(written.source, under)
        return span_at(written.source, whole(value))

    def _child(self, node: PlaceInFile | None, step: str | int) -> Child | None:
        """The child of a mapping or sequence with this key or index, if any."""
        if isinstance(node, PlacedMapping):
            flat = node.flat
            if len(flat) > 3 * FEW:
                return self._listed(node).get(step)
            for at in range(0, len(flat), 3):  # asked thousands of times: a list of them costs double
                if flat[at] == step:
                    return flat[at + 1], flat[at + 2]  # type: ignore[return-value]  # as `PlacedMapping` has them
            return None
        if isinstance(node, PlacedList) and isinstance(step, int) and step < len(node.items):
            item = node.items[step]
            return whole(item), item
        return None

    def _listed(self, node: PlacedMapping) -> Mapping[object, Child]:
        """The children of a large mapping by their keys: a cohort may have thousands of sessions."""
        if id(node) not in self._large:
            self._large[id(node)] = by_name(node)
        return self._large[id(node)]

    @cached_property
    def _spans(self) -> dict[tuple[Path, bool], Span]:
        """What has been asked for: a lecture is pointed at again for each of its sessions."""
        return {}

    @cached_property
    def _large(self) -> dict[int, Mapping[object, Child]]:
        """The mappings that have been listed, by the place, which `roots` keeps."""
        return {}

    @cached_property
    def _sections(self) -> dict[str | int, Written]:
        """The first entry of each section."""
        return {path[0]: written for path, written in reversed(self.roots.items())}


def plain_of(node: yaml.Node) -> Plain:
    """What a node says, as plain words, lists and mappings."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: plain_of(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [plain_of(item) for item in node.value]
    is_nothing = isinstance(node, yaml.ScalarNode) and not node.style and node.value in NOTHING
    return None if is_nothing else str(node.value)


def node_span(source: Source, node: yaml.Node) -> Span:
    """Where a node stands."""
    start, end = node.start_mark, node.end_mark
    return Span(source, Position(start.line, start.column), Position(end.line, end.column))
