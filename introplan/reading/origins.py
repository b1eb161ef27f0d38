"""Where each value was written, kept as libyaml's nodes and looked up only when somebody points at it."""

from dataclasses import dataclass, field
from functools import cached_property

import yaml

from introplan.diagnostics import Plain, Position, Source, Span
from introplan.model import Path

NOTHING = frozenset(["", "~", "null"])
"""What stands for no value, when it stands without quotation marks."""
FEW = 8
"""So many entries of a mapping are sooner looked through than listed."""

Child = tuple[yaml.Node | None, yaml.Node]
"""A value and the key above it; an item of a list has none of its own."""


@dataclass(frozen=True, slots=True)
class Written:
    """A key and its value as nodes of one file."""

    source: Source
    key: yaml.Node
    value: yaml.Node


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
        for length in (2, 1):
            if written := self.roots.get(path[:length]):
                return self._deepest(written, path[length:], key=key)
        if path and (near := self._sections.get(path[0])):
            return node_span(near.source, near.key)
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
        if written is None or not isinstance(node, yaml.ScalarNode) or not words:
            return self.span(path)
        start, end = (written.source.start_of(mark.line) + mark.column for mark in (node.start_mark, node.end_mark))
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
        node = self._node(path)
        return None if node is None else plain_of(node)

    def _node(self, path: Path) -> yaml.Node | None:
        """The value that is written at a path."""
        for length in (2, 1):
            if written := self.roots.get(path[:length]):
                node: yaml.Node | None = written.value
                for step in path[length:]:
                    child = self._child(node, step)
                    node = child[1] if child else None
                return node
        return None

    def _deepest(self, written: Written, path: Path, *, key: bool) -> Span:
        key_node, value = written.key, written.value
        for step in path:
            if step == "[key]":
                return node_span(written.source, key_node)
            if child := self._child(value, step):
                key_node, value = child[0] or child[1], child[1]
        if key or not _stands_alone(value):
            return node_span(written.source, key_node)
        return node_span(written.source, value)

    def _child(self, node: yaml.Node | None, step: str | int) -> Child | None:
        """The child of a mapping or sequence with this key or index, if any."""
        if isinstance(node, yaml.MappingNode):
            if len(node.value) > FEW:
                return self._listed(node).get(step)
            for key, value in node.value:  # asked thousands of times: a generator and next() cost double
                if key.value == step:
                    return key, value
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            return None, node.value[step]
        return None

    def _listed(self, node: yaml.MappingNode) -> dict[object, Child]:
        """The children of a large mapping by their keys: a cohort may have thousands of sessions. The first counts."""
        if id(node) not in self._large:
            children = (child for child in reversed(node.value) if isinstance(child[0], yaml.ScalarNode))
            self._large[id(node)] = {key.value: (key, value) for key, value in children}
        return self._large[id(node)]

    @cached_property
    def _large(self) -> dict[int, dict[object, Child]]:
        """The mappings that have been listed, by the node, which `roots` keeps."""
        return {}

    @cached_property
    def _sections(self) -> dict[str | int, Written]:
        """The first entry of each section."""
        return {path[0]: written for path, written in reversed(self.roots.items())}


def _stands_alone(node: yaml.Node) -> bool:
    if isinstance(node, yaml.ScalarNode):
        return bool(node.value) and node.style not in ("|", ">")
    return isinstance(node, yaml.SequenceNode) and bool(node.flow_style)


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
