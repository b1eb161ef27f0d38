"""The one way from a programme's files and its ledger to its plan, whichever command asks."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from introplan.agenda import Plan, plan_of
from introplan.cli.ledgers import NO_LEDGER, LedgerFile, history_of, ledger_file
from introplan.cli.pasts import Owner
from introplan.cli.rulesets import published
from introplan.diagnostics import Diagnostic
from introplan.model import Pictures, Programme, RuleSet
from introplan.model.ids import KnownIds
from introplan.reading import Folder, gather, read_gathered
from introplan.releases import given_out_of
from introplan.workspace.files import Workspace
from introplan.workspace.history import History
from introplan.workspace.pictures import pictures_on_disk

PicturesOf = Callable[[Iterable[str]], Pictures]
"""Whoever gets pictures by their files as they are written."""


class ReadPlan(NamedTuple):
    """One programme after reading its folder; there is no plan when it could not be read.

    `known` has the ids that there are, also without a plan; None when some of the files are not YAML.
    """

    name: str
    folder: Folder
    plan: Plan | None
    diagnostics: list[Diagnostic]
    releases: LedgerFile = NO_LEDGER
    known: KnownIds | None = None


def read_plan(
    name: str,
    folder: Folder,
    rule_sets: Mapping[str, RuleSet] | None = None,
    releases: LedgerFile = NO_LEDGER,
    pictures_of: "PicturesOf | None" = None,
) -> ReadPlan:
    """The plan called `name`, with the rule sets it could be held to, after what its ledger has given out.

    Its pictures are looked for when somebody tells how.
    """
    return _read(name, folder, rule_sets, lambda _owner: releases, pictures_of or (lambda _wanted: {}))


def read_plans(
    workspace: Workspace, chosen: Iterable[str], rule_sets: Mapping[str, RuleSet] | None = None
) -> list[ReadPlan]:
    """The plans of a workspace's programmes as they are on disk, after all that is remembered of their releases."""
    history = history_of(workspace)
    return [
        _read(
            name,
            workspace.folder(name),
            rule_sets,
            partial(ledger_file, workspace, name, history=history),
            partial(pictures_on_disk, workspace, name),
        )
        for name in chosen
    ]


def read_as(
    workspace: Workspace, folder: Folder, rule_sets: Mapping[str, RuleSet], history: History | None
) -> ReadPlan:
    """The plan of a programme of the workspace as it would be with these files."""
    name = folder.name
    ledger_of = partial(ledger_file, workspace, name, history=history)
    return _read(name, folder, rule_sets, ledger_of, partial(pictures_on_disk, workspace, name))


def _read(
    name: str,
    folder: Folder,
    rule_sets: Mapping[str, RuleSet] | None,
    ledger_of: Callable[[Owner | None], LedgerFile],
    pictures_of: PicturesOf,
) -> ReadPlan:
    gathered = gather(folder)
    programme, origins, diagnostics = read_gathered(gathered)
    if programme is None:
        return ReadPlan(name, folder, None, list(diagnostics), ledger_of(None), gathered.known())
    frame = programme.frame
    releases = ledger_of(Owner(frame.id, frame.domain, origins.span(("programme", "id"))))
    known = published() if rule_sets is None else rule_sets
    pictures = pictures_of(pictures_named(programme))
    plan = plan_of(name, programme, origins, known, given_out_of(releases.ledger))
    plan = replace(plan, pictures=pictures)
    return ReadPlan(name, folder, plan, list(diagnostics), releases, gathered.known())


def pictures_named(programme: Programme) -> tuple[str, ...]:
    """The files of the pictures that a programme names, each once."""
    return tuple(dict.fromkeys(picture.file for picture in programme.pictures.values()))
