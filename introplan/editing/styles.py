"""How new values look: in brackets or in lines, as what stands around them does."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import yaml

from introplan.editing import words
from introplan.editing.marks import is_block
from introplan.model import Path
from introplan.reading.shape import entries_at, part_at

WIDTH = 120
"""How wide a line may be; a value that would make it wider stands in lines instead of in brackets."""
STEP = 2
"""How much deeper what belongs to a key stands than the key."""

MOST_WITHIN = 2
"""How many fields an entry has at most that stands in brackets within other brackets, where nothing says otherwise."""


class StyledText(NamedTuple):
    """A value as YAML: what stands behind its colon or dash, and whole lines below that, without their ends."""

    inline: str
    below: tuple[str, ...] = ()


class Habits:
    """What the values of a file look like, by the shape of their paths: all of one kind of entry have one."""

    def __init__(self, root: yaml.Node | None, lines: Sequence[str] = ()) -> None:
        """`lines` are those of the file, without which nobody knows where blank ones stand."""
        self._root, self._lines = root, lines

    def are_apart(self, path: Path) -> bool:
        """Whether a blank line mostly stands above what is at such a path, where something stands before it."""
        found = self._counted.apart.get(_shape(path), Counter[bool]())
        return found[True] > found[False]

    def are_lines(self, path: Path) -> bool | None:
        """Whether mappings or lists at such a path mostly stand in lines; None when there are none."""
        found = self._counted.styles.get(_shape(path))
        return _mostly(found) if found else None

    def step(self, kind: type = dict) -> int:
        """How much deeper the fields of a mapping, or the dashes of a list, mostly stand than the key above them."""
        steps = self._counted.steps
        most = (steps[kind] or steps[dict]).most_common(1)
        return most[0][0] if most else STEP

    @cached_property
    def _counted(self) -> "_Counted":
        found = _Counted(self._lines, {}, {dict: Counter(), list: Counter()}, {})
        if self._root is not None:
            found.add(self._root, ())
        return found


class _Counted(NamedTuple):
    """How often values stand in lines, and apart, by the shape of their paths; and how much deeper than what is above.

    Shapes have `*` for an id.
    """

    lines: Sequence[str]
    styles: dict[Path, Counter[bool]]
    steps: dict[type, Counter[int]]
    apart: dict[Path, Counter[bool]]

    def add(self, node: yaml.Node, shape: Path) -> None:
        """Count a value and all within it."""
        if isinstance(node, yaml.ScalarNode):
            return
        if node.value:
            self.styles.setdefault(shape, Counter())[is_block(node)] += 1
        are_entries = isinstance(node, yaml.MappingNode) and entries_at(shape)
        for number, child in enumerate(node.value):
            if not isinstance(child, tuple):
                self.add(child, (*shape, 0))
                continue
            key, value = child
            step = "*" if are_entries else key.value
            if number and is_block(node) and self.lines:
                self.apart.setdefault((*shape, step), Counter())[self._is_apart(key.start_mark.line)] += 1
            if is_block(value) and is_block(node):
                kind = dict if isinstance(value, yaml.MappingNode) else list
                self.steps[kind][value.start_mark.column - key.start_mark.column] += 1
            self.add(value, (*shape, step))

    def _is_apart(self, line: int) -> bool:
        """Whether a blank line stands above a line, and above the comments that stand above that."""
        above = next((each for each in reversed(self.lines[:line]) if not each.lstrip().startswith("#")), "#")
        return not above.strip()


def siblings_in_lines(siblings: Iterable[yaml.Node], kind: type) -> bool | None:
    """Whether most of the siblings of a kind stand in lines; None when there are none."""
    node_type = yaml.MappingNode if kind is dict else yaml.SequenceNode
    found = Counter(is_block(node) for node in siblings if isinstance(node, node_type) and node.value)
    return _mostly(found) if found else None


def _mostly(found: Counter[bool]) -> bool:
    return found[True] >= found[False]


def _shape(path: Path) -> Path:
    shape: list[str | int] = []
    for step in path:
        shape.append(0 if isinstance(step, int) else "*" if entries_at(tuple(shape)) else step)
    return tuple(shape)


def kind_of(value: object) -> type:
    """Whether a value is a mapping, a list or a text."""
    return dict if isinstance(value, dict) else list if isinstance(value, list) else str


class Style:
    """Writes new values as those of a file are written."""

    def __init__(self, habits: Habits) -> None:
        self.habits = habits

    def written(self, value: object, path: Path, column: int, used: int, *, lines: bool | None = None) -> StyledText:
        """A value whose key or dash stands in a column, behind which `used` columns are taken on its line.

        `lines` is whether its siblings stand in lines; None when it has none.
        """
        if value is None:
            return StyledText("")
        if isinstance(value, str):
            return self.text(value, column + self.habits.step())
        if value and self._is_in_lines(value, path, used, lines):
            if isinstance(value, dict):
                return StyledText("", self.fields(value, path, column + self.habits.step()))
            return StyledText("", self.items(value, path, column + self.habits.step(list)))  # type: ignore[arg-type]
        return StyledText(in_brackets(value))

    def text(self, text: str, column: int, style: str | None = None) -> StyledText:
        """A text; one of several lines under a pipe, in a column."""
        if "\n" in text and style not in ("'", '"') and (found := words.below(text, " " * column)):
            return StyledText(found[0], tuple(found[1]))
        return StyledText(words.word(text, style))

    def fields(self, value: dict[str, object], path: Path, column: int) -> tuple[str, ...]:
        """The lines of a mapping."""
        return tuple(
            line
            for number, (key, inner) in enumerate(value.items())
            for line in (
                *([""] if number and self.habits.are_apart((*path, key)) else []),
                *self.field(inner, (*path, key), column),
            )
        )

    def field(
        self, value: object, path: Path, column: int, *, lines: bool | None = None, wide: int = 0
    ) -> tuple[str, ...]:
        """The lines of a field; what stands behind its colon begins in the column `wide`, if that is further on."""
        name = f"{' ' * column}{words.key(str(path[-1]))}:"
        found = self.written(value, path, column, len(name) + 1, lines=lines)
        return (f"{name.ljust(wide - 1)} {found.inline}" if found.inline else name, *found.below)

    def items(self, value: Sequence[object], path: Path, column: int) -> tuple[str, ...]:
        """The lines of a list."""
        return tuple(line for index, inner in enumerate(value) for line in self.item(inner, (*path, index), column))

    def item(self, value: object, path: Path, column: int, *, lines: bool | None = None) -> tuple[str, ...]:
        """The lines of an item; a mapping begins behind its dash."""
        inline, below = self.item_written(value, path, column, lines=lines)
        return (f"{' ' * column}- {inline}", *below)

    def item_written(self, value: object, path: Path, column: int, *, lines: bool | None = None) -> StyledText:
        """An item, behind its dash."""
        if value is None:
            return StyledText("~")
        if isinstance(value, dict) and value and self._is_in_lines(value, path, column + STEP, lines):
            first, *rest = self.fields(value, path, column + STEP)
            return StyledText(first.lstrip(), tuple(rest))
        if isinstance(value, str):
            return self.text(value, column + STEP)
        return StyledText(in_brackets(value))

    def _is_in_lines(self, value: object, path: Path, used: int, lines: bool | None) -> bool:
        if _holds_lines(value):
            return True
        if used + len(in_brackets(value)) > WIDTH:
            return True
        is_field = not entries_at(path[:-1])
        habit = self.habits.are_lines(path)
        if is_field and isinstance(value, list):
            return bool(habit)  # as lists of that name are, and not as another field of the same entry
        if is_field and habit is None and _holds_entries(value):
            return True  # such as a cohort's first session, whatever its participants look like
        lines = habit if lines is None else lines
        if lines is not None:
            return lines
        return isinstance(value, dict) and (_is_entry(path) or _is_entry((*path, next(iter(value)))))


def _is_entry(path: Path) -> bool:
    """Whether an entry with fields of its own stands at a path, such as a person."""
    return entries_at(path[:-1]) and part_at(path) is not None


def _holds_entries(value: object) -> bool:
    """Whether it holds something that has more fields than one reads within brackets that stand within others."""
    return isinstance(value, dict) and any(
        isinstance(inner, dict) and len(inner) > MOST_WITHIN for inner in value.values()
    )


def in_brackets(value: object) -> str:
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(pair(key, inner) for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(in_brackets, value)) + "]"
    return "~" if value is None else words.word(str(value), within=True)


def pair(key: str, value: object) -> str:
    """A field as it stands in brackets."""
    return f"{words.key(key, within=True)}: {in_brackets(value)}"


def _holds_lines(value: object) -> bool:
    """Whether a text of several lines stands somewhere in a value."""
    if isinstance(value, dict):
        return any(map(_holds_lines, value.values()))
    return any(map(_holds_lines, value)) if isinstance(value, list) else isinstance(value, str) and "\n" in value
