"""The nodes of texts that have been read, for when the same is read again: at a save, or before and after a change."""

from typing import Final

import yaml

from introplan.diagnostics import Source

MOST: Final = 1_000_000
"""Characters of the texts whose nodes are kept, five municipalities: nodes take thirty times as much room."""


class KeptNodes:
    """Nodes by path and text, those that were asked for last; as many as their texts have room for."""

    def __init__(self, most: int = MOST) -> None:
        self._left = most
        self._nodes: dict[tuple[str, str], yaml.Node] = {}

    def of(self, source: Source) -> yaml.Node | None:
        """The nodes of a file with this text, where they are kept."""
        mark = source.path, source.text
        node = self._nodes.pop(mark, None)
        if node is not None:
            self._nodes[mark] = node  # behind all others
        return node

    def keep(self, source: Source, node: yaml.Node) -> None:
        """Keep the nodes of a file, in place of those that nobody has asked for the longest."""
        mark = source.path, source.text
        self._left -= 0 if mark in self._nodes else len(source.text)
        self._nodes[mark] = node
        while self._left < 0:
            path, text = next(iter(self._nodes))
            del self._nodes[path, text]
            self._left += len(text)
