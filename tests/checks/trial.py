"""Ways out, tried in memory: a plan's files are changed as fixes say, read and checked again.

A plan is laid out first as plain data of its files, written without comments, so that what is compared is told of
the same text but for the changes.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import yaml

from introplan.agenda import Plan, plan_of
from introplan.checks import name_of, run_checks
from introplan.checks.causes import CAUSES
from introplan.cli.rulesets import published
from introplan.demands import BETWEEN, SLOTS
from introplan.diagnostics import Diagnostic, Fix, Identity, Message
from introplan.editing import by_file, changed
from introplan.language import fill
from introplan.model import EMPTY, Programme
from introplan.reading import File, Folder, Origins, gather, read_programme
from introplan.reading.origins import NOTHING
from introplan.reading.sections import Gathered


class _Words(yaml.CSafeDumper):
    """Writes every word as it would be written by hand: plain, unless YAML takes it for something else."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}

    def ignore_aliases(self, data: object) -> bool:
        """A plan has no anchors."""
        return True


def _scalar(dumper: _Words, word: str) -> yaml.ScalarNode:
    style = "|" if "\n" in word else '"' if word in NOTHING or word.startswith(("“", "”", "„")) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", word, style=style)


_Words.add_representer(str, _scalar)
_Words.add_representer(type(None), lambda dumper, _none: dumper.represent_scalar("tag:yaml.org,2002:str", "~"))


def written(values: object) -> bytes:
    """The YAML text of plain values."""
    return yaml.dump(values, Dumper=_Words, allow_unicode=True, sort_keys=False, width=10_000).encode()


def plain_files(folder: Folder) -> dict[str, object]:
    """What each file says, as plain words, lists and mappings."""
    return {
        file.path: plain(file.content.decode("utf-8-sig")) for file in folder.files if isinstance(file.content, bytes)
    }


def plain(text: str) -> object:
    """What a text says; what stands there without anything is None."""
    node = yaml.compose(text, Loader=yaml.CBaseLoader)
    return _plain(node) if node else None


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return None if node.value in NOTHING and not node.style else node.value


def plain_tree(tree: object) -> object:
    """A gathered tree as plain values."""
    if isinstance(tree, dict):
        return {key: plain_tree(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [plain_tree(item) for item in tree]
    return None if tree is EMPTY else tree


@dataclass(frozen=True)
class Trial:
    """A plan as plain data of its files, with what is found in it. `texts` are the files that are written already."""

    name: str
    files: Mapping[str, object]
    today: date | None = None
    texts: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def folder(self) -> Folder:
        """The folder with the files as YAML."""
        texts = {path: self.texts.get(path) or written(values) for path, values in self.files.items()}
        return Folder(self.name, tuple(File(path, text) for path, text in sorted(texts.items())))

    @cached_property
    def _gathered(self) -> Gathered:
        return gather(self.folder)

    @cached_property
    def _read(self) -> tuple[Programme | None, Origins, list[Diagnostic]]:
        return read_programme(self.folder)

    @property
    def is_read(self) -> bool:
        """Whether the files hold a programme at all; without one nothing is checked."""
        return self._read[0] is not None

    @cached_property
    def findings(self) -> list[Diagnostic]:
        """What reading says of the files, and the checks of the plan that they hold."""
        programme, origins, diagnostics = self._read
        plan: Plan | None = plan_of("trial", programme, origins, published()) if programme else None
        return diagnostics + (run_checks(plan, self.today) if plan else [])

    @property
    def with_fix(self) -> list[Diagnostic]:
        """The findings whose way out is one that can be tried."""
        return [each for each in self.findings if each.fix and each.fix.edits]

    def after(self, *fixes: Fix) -> "Trial":
        """The plan with the ways out taken, all of them together."""
        of_file = by_file(self._gathered, (edit for fix in fixes for edit in fix.edits))
        files = {path: changed(self.files.get(path), edits) for path, edits in of_file.items()}
        texts = {file.path: file.content for file in self.folder.files if isinstance(file.content, bytes)}
        unchanged = {path: text for path, text in texts.items() if path not in files}
        after = {path: values for path, values in {**self.files, **files}.items() if values is not None}
        return Trial(self.name, after, self.today, unchanged)


@dataclass(frozen=True)
class Outcome:
    """What came of ways out: whose findings stay, and which new ones came, notes for themselves."""

    stayed: tuple[str, ...]
    new: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        """Whether all that was to go is gone, and nothing new has come."""
        return not self.stayed and not self.new


OF_ITS_DAY = {name for demand in (*SLOTS, *BETWEEN) for name in demand.names} - {
    "place-too-small",
    "too-many-participants",
    "session-outside-phase",
}
"""What is another finding on another day; all else is the same about a session that has moved."""


def tried(before: Trial, findings: Iterable[Diagnostic]) -> Outcome:
    """What comes of the findings' ways out, taken together."""
    those = list(findings)
    made = before.after(*(each.fix for each in those if each.fix))
    after = made.findings if before.is_read else made._read[2]  # what was not read, is checked for the first time
    known = {part.identity for each in before.findings for part in each.each}
    left = {each.identity for each in after}
    said = {fact for each in before.findings for fact in facts(each)}
    lasting = {(each.name, each.about) for each in before.findings if each.name not in OF_ITS_DAY}
    came = [
        each
        for each in after
        if any(part.identity not in known for part in each.each)
        and (each.name, each.about) not in lasting
        and not facts(each) <= said
    ]
    return Outcome(
        tuple(told(each) for each in those if each.identity in left),
        tuple(told(each) for each in came if _is_grave(each, known)),
        tuple(told(each) for each in came if not _is_grave(each, known)),
    )


def _is_grave(found: Diagnostic, known: Collection[Identity]) -> bool:
    """Whether something new in it is more than a note."""
    return any(part.severity != "note" and part.identity not in known for part in found.each)


def facts(found: Diagnostic) -> set[str]:
    """What a finding tells, or all that it tells together: what is grouped in another way is not new."""
    is_grouped = found.name in {name_of(cause) for cause in CAUSES}
    parts = [Message(label.template, label.values or {}) for label in found.also] if is_grouped else []
    messages = parts or [found.message]
    return {fill(each.template, each.values, "en") for each in messages}


def told(found: Diagnostic) -> str:
    """A finding in a line, for whoever reads why a test fails."""
    return f"{found.severity}[{found.name}] {fill(found.message.template, found.message.values, 'en')}"


def failures(plans: Iterable[tuple[str, Trial]]) -> list[str]:
    """Each way out that does not mend what it is for, or brings something new, alone or with the others of its run."""
    return [each for label, trial in plans for each in _failures(label, trial)]


def _failures(label: str, trial: Trial) -> Iterator[str]:
    together = [[each] for each in trial.with_fix]
    together += [trial.with_fix] if len(trial.with_fix) > 1 else []
    for findings in together:
        outcome = tried(trial, findings)
        new = [each for each in outcome.new if not _asked_for(each, findings) and "[tuning-unused]" not in each]
        if outcome.stayed or new:
            yield f"{label}: {'; '.join(map(told, findings))}: stayed {outcome.stayed}, new {new}"


def _asked_for(line: str, findings: Iterable[Diagnostic]) -> bool:
    """Whether it is what a rule set says that is named at last, or a line that tunes what is gone now."""
    those = list(findings)
    guesses = {each.message.values["guess"] for each in those if each.name == "rule-set-unknown"}
    tuned = "[tuning-unused]" in line and any(f"`{each.name}`" in line for each in those)
    return tuned or any(f"[{guess}/" in line for guess in guesses)
