"""From libyaml's nodes to plain text, lists and mappings: duplicate keys, tags and exploding anchors end here."""

import yaml

from introplan.diagnostics import Diagnostic, Label, Position, Source, Span, _, error
from introplan.model import EMPTY

DEEPEST = 40
_NOTHING = frozenset(["", "~", "null"])
_PLAIN_TAGS = frozenset(["tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"])


class TooMuchError(Exception):
    """The anchors of a file repeat so much that it would not fit in memory, or go in a circle."""

    def __init__(self, node: yaml.Node) -> None:
        super().__init__()
        self.node = node


class Tree:
    """Turns the nodes of one file into values, and keeps what it finds on the way."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.diagnostics: list[Diagnostic] = []
        self._left = len(source.text) + 10_000

    def plain(self, node: yaml.Node, depth: int = 0) -> object:
        """Text, `EMPTY`, a list or a dict; every scalar as it is written. Raises TooMuchError."""
        self._left -= 1
        if self._left < 0 or depth > DEEPEST:
            raise TooMuchError(node)
        if node.tag not in _PLAIN_TAGS:
            self._tag(node)
        if isinstance(node, yaml.ScalarNode):
            return EMPTY if not node.style and node.value in _NOTHING else node.value
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, depth + 1) for item in node.value]
        assert isinstance(node, yaml.MappingNode), node
        return {key: self.plain(value, depth + 1) for key, value in self.items(node).items()}

    def items(self, node: yaml.MappingNode) -> dict[str, yaml.Node]:
        """The values of a mapping by key; of a key that stands twice, the first."""
        keys: dict[str, yaml.Node] = {}
        values: dict[str, yaml.Node] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.diagnostics.append(
                    error(
                        "key-not-text",
                        _("before the colon stands a list or a mapping, and a key is a word"),
                        at=self.span(key),
                        help=_("put it in quotation marks if it is text"),
                    )
                )
            elif key.value in keys:
                self.diagnostics.append(
                    error(
                        "duplicate-key",
                        _("`{key}` stands twice here"),
                        at=self.span(key),
                        also=[Label(self.span(keys[key.value]), _("first here"))],
                        help=_("keep one of them"),
                        values={"key": key.value},
                    )
                )
            else:
                keys[key.value] = key
                values[key.value] = value
        return values

    def span(self, node: yaml.Node) -> Span:
        """Where a node stands."""
        start, end = node.start_mark, node.end_mark
        return Span(self.source, Position(start.line, start.column), Position(end.line, end.column))

    def _tag(self, node: yaml.Node) -> None:
        start = node.start_mark
        word = self.source.line(start.line)[start.column :].split(" ")[0] or "!"
        self.diagnostics.append(
            error(
                "tag",
                _("words that begin with `!` are tags, and a plan has none"),
                at=Span(
                    self.source,
                    Position(start.line, start.column),
                    Position(start.line, start.column + len(word)),
                ),
                help=_("remove `{tag}`, or put the text in quotation marks"),
                values={"tag": word},
            )
        )
