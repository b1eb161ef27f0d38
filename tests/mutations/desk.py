"""A programme laid open on a desk: its texts, what they say, and single changes to them, made where they stand."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path as Folder_
from typing import NamedTuple, cast

import yaml

from introplan.agenda import Plan, plan_of
from introplan.checks import name_of, run_checks
from introplan.checks.table import OFF
from introplan.cli.rulesets import published
from introplan.diagnostics import Diagnostic
from introplan.model import Path, Tuning, place_entries
from introplan.reading import File, Folder, Origins, read_programme

SILENT = frozenset(map(name_of, OFF))
PROGRAMMES = Folder_(__file__).parents[2] / "programmes"
Texts = dict[str, str]
Place = tuple[str, int]
"""A file and a line of it, counted from 0."""


class Slip(NamedTuple):
    """One change to one file: the line where it can be seen afterwards, and where it is made, if elsewhere."""

    file: str
    line: int
    change: Callable[[list[str]], list[str]]
    column: int = 0
    made_at: int | None = None

    @property
    def first(self) -> int:
        """The first line that it changes."""
        return self.line if self.made_at is None else self.made_at


@dataclass(frozen=True)
class Mistake:
    """One mistake a coordinator may make, and the check that claims to see it: one that is off is turned on for it.

    `where` are paths of entries whose line the finding may point at instead of the changed one: what is
    taken away has no line. `today` is the day when one asks, for what only waits until a day.
    """

    slips: tuple[Slip, ...]
    claimed_by: str
    what: str
    where: tuple[Path, ...] = ()
    today: date | None = None


@dataclass(frozen=True)
class Desk:
    """One programme that comes with introplan."""

    name: str

    @cached_property
    def texts(self) -> Texts:
        """The text of each file, by its path in the checkout."""
        files = sorted((PROGRAMMES / self.name).rglob("*.yaml"))
        return {
            f"programmes/{file.relative_to(PROGRAMMES).as_posix()}": file.read_text(encoding="utf-8") for file in files
        }

    @cached_property
    def plan(self) -> Plan:
        """The programme as it is, without a mistake."""
        plan, _diagnostics = self._read(self.texts)
        assert plan is not None
        return plan

    @cached_property
    def origins(self) -> Origins:
        """Where everything stands."""
        origins = self.plan.origins
        assert isinstance(origins, Origins)
        return origins

    def _read(self, texts: Texts) -> tuple[Plan | None, list[Diagnostic]]:
        folder = Folder(
            f"programmes/{self.name}", tuple(File(path, text.encode()) for path, text in sorted(texts.items()))
        )
        programme, origins, diagnostics = read_programme(folder)
        return (plan_of(self.name, programme, origins, published()) if programme else None), diagnostics

    def findings(self, *mistakes: Mistake) -> list[Diagnostic]:
        """What reading and the checks say of the programme, with the mistakes made, which are seen on the same day."""
        plan, diagnostics = self._read(self.texts_with(*mistakes))
        if plan is None:
            return diagnostics
        for silent in SILENT.intersection(mistake.claimed_by for mistake in mistakes):
            _turn_on(plan, silent)
        return diagnostics + run_checks(plan, mistakes[0].today if mistakes else None)

    def texts_with(self, *mistakes: Mistake) -> Texts:
        """The texts with the mistakes made."""
        texts = dict(self.texts)
        slips = [slip for mistake in mistakes for slip in mistake.slips]
        for slip in sorted(slips, key=lambda slip: (slip.first, slip.column), reverse=True):
            lines = texts[slip.file].split("\n")
            texts[slip.file] = "\n".join(slip.change(lines))
        return texts

    def places(self, mistake: Mistake, beside: tuple[Mistake, ...] = ()) -> set[Place]:
        """The lines where the mistake can be seen, in the changed files; others may be made beside it."""
        others = [slip for other in beside if other is not mistake for slip in other.slips]
        places = {(slip.file, slip.line + self._moved((slip.file, slip.line), others)) for slip in mistake.slips}
        for source, line in map(self._at, mistake.where):
            places.add((source, line + self._moved((source, line), [*mistake.slips, *others])))
        return places

    def _moved(self, place: Place, slips: Iterable[Slip]) -> int:
        """How much further down a place is when slips have been made."""
        file, line = place
        lines = self.texts[file].split("\n")
        return sum(len(slip.change(lines)) - len(lines) for slip in slips if slip.file == file and slip.first <= line)

    def _at(self, path: Path) -> Place:
        span = self.origins.span(path, key=True)
        return span.path, span.start.line

    def line_after(self, path: Path) -> int:
        """The second line that is put first into the entry at the path."""
        _key, value = self._nodes(path)
        return int(value.start_mark.line) + 1

    # Changes: each says where it can be seen

    def replace(self, path: Path, value: str) -> Slip:
        """Another value in a field that stands on one line."""
        span = self.origins.span(path)
        assert span.start.line == span.end.line, path
        number, start, end = span.start.line, span.start.column, span.end.column

        def change(lines: list[str]) -> list[str]:
            line = lines[number]
            return [*lines[:number], line[:start] + value + line[end:], *lines[number + 1 :]]

        return Slip(span.path, number, change, start)

    def rename(self, path: Path, key: str) -> Slip:
        """Another key over the same value."""
        span = self.origins.span(path, key=True)
        number, start, end = span.start.line, span.start.column, span.end.column

        def change(lines: list[str]) -> list[str]:
            line = lines[number]
            return [*lines[:number], line[:start] + key + line[end:], *lines[number + 1 :]]

        return Slip(span.path, number, change, start)

    def insert(self, path: Path, text: str) -> Slip:
        """A new field, `text`, in the entry at the path; it stands first in it."""
        key, value = self._nodes(path)
        source = self._at(path)[0]
        if isinstance(value, yaml.MappingNode) and value.flow_style:
            number, column = value.start_mark.line, value.start_mark.column + 1
            comma = ", " if value.value else ""

            def flow(lines: list[str]) -> list[str]:
                line = lines[number]
                return [*lines[:number], line[:column] + text + comma + line[column:], *lines[number + 1 :]]

            return Slip(source, number, flow)
        number = key.end_mark.line + 1
        indent = key.start_mark.column + 2
        if isinstance(value, yaml.MappingNode):
            number, indent = value.start_mark.line, value.start_mark.column
        new = [" " * indent + line for line in text.split("\n")]

        def block(lines: list[str]) -> list[str]:
            return [*lines[:number], *new, *lines[number:]]

        return Slip(source, number, block)

    def remove(self, path: Path) -> Slip:
        """The field, or the entry, gone with all that stands in it; its parent's line is what is left of it."""
        key, value = self._nodes(path)
        source = self._at(path)[0]
        first, last = key.start_mark.line, self._last_line(value)
        parent = self._at(path[:-1])[1]
        _parent_key, mapping = self._nodes(path[:-1]) if len(path) > 1 else (key, value)
        assert not (isinstance(mapping, yaml.MappingNode) and mapping.flow_style), path

        def change(lines: list[str]) -> list[str]:
            return [*lines[:first], *lines[last + 1 :]]

        return Slip(source, parent, change, made_at=first)

    def drop_item(self, path: Path) -> Slip:
        """One line of a list that has a line for each item, gone; the line of the list's key is what is left."""
        _key, value = self._nodes(path)
        number = value.start_mark.line

        def change(lines: list[str]) -> list[str]:
            return [*lines[:number], *lines[number + 1 :]]

        return Slip(self._at(path)[0], self._at(path[:-1])[1], change, made_at=number)

    def on_one_line(self, path: Path) -> bool:
        """Whether a list stands in brackets."""
        _key, value = self._nodes(path)
        return isinstance(value, yaml.SequenceNode) and bool(value.flow_style)

    def _last_line(self, node: yaml.Node) -> int:
        """The last line with something of the node on it: the end mark of a block lies on a later one."""
        if isinstance(node, yaml.MappingNode) and not node.flow_style and node.value:
            return self._last_line(node.value[-1][1])
        if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
            return self._last_line(node.value[-1])
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            return int(node.start_mark.line) + len(node.value.rstrip("\n").split("\n"))
        return int(node.end_mark.line)

    def _nodes(self, path: Path) -> tuple[yaml.Node, yaml.Node]:
        """The key and the value at a path."""
        for length in (2, 1):
            if written := self.origins.roots.get(path[:length]):
                key = value = _composed(written.source.text)
                for step in path:
                    key, value = next(self._children(value, step))
                return key, value
        raise KeyError(path)

    def _children(self, node: yaml.Node, step: str | int) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        if isinstance(node, yaml.SequenceNode):
            yield node.value[int(step)], node.value[int(step)]
        elif isinstance(node, yaml.MappingNode):
            yield from ((key, value) for key, value in node.value if key.value == step)

    def is_written(self, path: Path) -> bool:
        """Whether the author wrote this very field."""
        return self.origins.is_written(path)


@cache
def _composed(text: str) -> yaml.Node:
    """The nodes of a file, by the library alone."""
    node: yaml.Node = yaml.compose(text, Loader=yaml.CBaseLoader)
    return node


def _turn_on(plan: Plan, check: str) -> None:
    """Ask for a check that is off, as a line under `checks` does: without a line, so that all others keep theirs."""
    tuning = Tuning(severity="warning", reason="Här prövas den.")
    place_entries(tuning, ("programme", "checks", check, 0))
    cast("dict[str, tuple[Tuning, ...]]", plan.programme.frame.checks)[check] = (tuning,)


def seen(desk: Desk, mistake: Mistake, findings: list[Diagnostic], *, beside: tuple[Mistake, ...] = ()) -> bool:
    """Whether the check that claims to see the mistake does, and points at its line, first or second.

    What is told together with others of the same cause is seen too.
    """
    places = desk.places(mistake, beside)
    return any(
        mistake.claimed_by in finding.names
        and any(
            label.span.path == file and label.span.start.line <= line <= label.span.end.line
            for label in (finding.at, *finding.also)
            for file, line in places
        )
        for finding in findings
    )
