"""The rule sets there are: those that come with introplan, and the workspace's own."""

from collections import ChainMap
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from introplan.checks import tunable
from introplan.cli.resources import packaged
from introplan.diagnostics import Diagnostic
from introplan.model import RuleSet
from introplan.reading import File, Folder, read_rule_sets
from introplan.workspace.files import Workspace


class PublishedRuleSets(Mapping[str, RuleSet]):
    """The rule sets that come with introplan, by id: each has a file of its own, which is read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._files = {file.stem: file for file in sorted(folder.glob("*.yaml"))}
        self._read: dict[str, RuleSet] = {}

    def __getitem__(self, name: str) -> RuleSet:
        if name not in self._read:
            file = self._files[name]
            rule_sets, diagnostics = read_rule_sets(Folder("rulesets", (File(file.name, file.read_bytes()),)))
            assert not diagnostics, diagnostics
            self._read[name] = rule_sets[name]
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@cache
def published() -> Mapping[str, RuleSet]:
    """The rule sets that come with introplan, by id."""
    return PublishedRuleSets(packaged("rulesets"))


def rule_sets_of(workspace: Workspace) -> tuple[Mapping[str, RuleSet], list[Diagnostic]]:
    """All rule sets that a plan of the workspace can be held to, by id, and what is wrong with its own."""
    own, diagnostics = read_rule_sets(workspace.rule_sets(), taken=published().keys(), checks=tunable())
    return known_with(own), diagnostics


def known_with(own: Mapping[str, RuleSet]) -> Mapping[str, RuleSet]:
    """The rule sets that come with introplan, and those of a workspace; none is read before it is asked for."""
    # A ChainMap writes to the first alone, and so what comes along need not be one that can be written to.
    return ChainMap(dict(own), published()) if own else published()  # type: ignore[arg-type]
