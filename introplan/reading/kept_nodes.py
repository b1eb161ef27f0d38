"""The nodes of texts that have been read, for when the same is read again: at a save, or before and after a change."""

from typing import Final

import yaml

from introplan.diagnostics import Source

TEXTS: Final = 2
"""Of each file, the latest: `watch` reads one anew at every save."""
MOST: Final = 500_000
"""Characters of the texts whose nodes are kept, two municipalities: nodes take thirty times as much room.

A plan of more has no nodes of its own either, only places.
"""


class KeptNodes:
    """Nodes by path and text, of the files that were asked for last; as many as their texts have room for."""

    def __init__(self, most: int = MOST) -> None:
        self._left = most
        self._nodes: dict[str, dict[str, yaml.Node]] = {}

    def of(self, source: Source) -> yaml.Node | None:
        """The nodes of a file with this text, where they are kept."""
        those = self._nodes.pop(source.path, {})
        if those:
            self._nodes[source.path] = those  # behind all others
        if (node := those.pop(source.text, None)) is not None:
            those[source.text] = node
        return node

    def keep(self, source: Source, node: yaml.Node) -> None:
        """Keep the nodes of a file, in place of those that nobody has asked for the longest."""
        those = self._nodes.setdefault(source.path, {})
        self._left -= 0 if source.text in those else len(source.text)
        those[source.text] = node
        if len(those) > TEXTS:
            self._drop(source.path)
        while self._left < 0:
            self._drop(next(iter(self._nodes)))

    def _drop(self, path: str) -> None:
        those = self._nodes[path]
        text = next(iter(those))
        del those[text]
        self._left += len(text)
        if not those:
            del self._nodes[path]
