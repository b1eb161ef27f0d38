"""Which edits are about the same, so that two ways out of different findings are not written over one another."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from introplan.diagnostics import Edit
from introplan.model import Path
from introplan.reading.origins import Origins


@dataclass(frozen=True)
class Collisions:
    """The edits that have been taken so far, by their paths, and all that leads to those."""

    origins: Origins
    taken: dict[Path, Edit] = field(default_factory=dict)
    above: set[Path] = field(default_factory=set)

    def take(self, edits: Sequence[Edit]) -> bool:
        """Take edits, unless one is about what another that has been taken is about; whether they were taken.

        The same edit twice is no collision, and neither are two items that a list gets.
        """
        if any(map(self._collides, edits)):
            return False
        for each in edits:
            if not self._is_added(each.path):
                self.taken[each.path] = each
                self.above.update(each.path[:length] for length in range(len(each.path)))
        return True

    def _collides(self, edit: Edit) -> bool:
        path = edit.path
        if self._is_added(path):
            return any(path[:length] in self.taken for length in range(len(path)))
        if path in self.taken:
            return self.taken[path] != edit
        return path in self.above or any(path[:length] in self.taken for length in range(len(path)))

    def _is_added(self, path: Path) -> bool:
        """Whether a path is of an item that a list has not yet."""
        return isinstance(path[-1], int) and not self.origins.is_written(path)
