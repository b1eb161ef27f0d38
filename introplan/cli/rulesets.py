"""The rule sets there are: those that come with introplan, and the workspace's own."""

from collections.abc import Mapping
from functools import cache

from introplan.checks import tunable
from introplan.cli.resources import packaged
from introplan.diagnostics import Diagnostic
from introplan.model import RuleSet
from introplan.reading import File, Folder, read_rule_sets
from introplan.workspace.files import Workspace


@cache
def published() -> Mapping[str, RuleSet]:
    """The rule sets that come with introplan, by id."""
    folder = packaged("rulesets")
    files = tuple(File(file.name, file.read_bytes()) for file in sorted(folder.glob("*.yaml")))
    rule_sets, diagnostics = read_rule_sets(Folder("rulesets", files))
    assert not diagnostics, diagnostics
    return rule_sets


def rule_sets_of(workspace: Workspace) -> tuple[Mapping[str, RuleSet], list[Diagnostic]]:
    """All rule sets that a plan of the workspace can be held to, by id, and what is wrong with its own."""
    own, diagnostics = read_rule_sets(workspace.rule_sets(), taken=published().keys(), checks=tunable())
    return {**published(), **own}, diagnostics
