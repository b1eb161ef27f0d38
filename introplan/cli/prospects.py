"""A programme as it is and as it would be with other files, as one value: nothing of it is written yet."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from introplan.agenda import Plan
from introplan.changes.comparison import Comparison
from introplan.cli.checked import Checked, checked, in_print
from introplan.cli.ledgers import history_of
from introplan.cli.outputs import same_identities
from introplan.cli.plans import read_as
from introplan.cli.protected import content_found, names_of
from introplan.cli.rewrites import rewrites_of
from introplan.cli.rulesets import rule_sets_of
from introplan.cli.today import today_here
from introplan.diagnostics import Diagnostic, Edit, Identity, Rename, Retype
from introplan.editing import Chosen, EditRefusal, Files, edit, retyped
from introplan.language.persons import Names
from introplan.model import RuleSet
from introplan.reading import Folder, gather
from introplan.releases import Edition, events_of
from introplan.workspace.files import Workspace
from introplan.workspace.history import History
from introplan.workspace.names_file import names_file
from introplan.workspace.rewriting import PlanRewrite

ToldFindings = tuple[str, Identity]


@dataclass(frozen=True)
class ProspectSurroundings:
    """What programmes of a workspace are read with, and the plans of those that can be read."""

    workspace: Workspace
    plans: Sequence[Plan]

    @cached_property
    def rule_sets(self) -> Mapping[str, RuleSet]:
        """The rule sets that a programme could be held to."""
        return rule_sets_of(self.workspace)[0]

    @cached_property
    def history(self) -> History | None:
        """The past of the ledgers in git."""
        return history_of(self.workspace)

    @cached_property
    def protected(self) -> Names | None:
        """The names that may stand nowhere; None when there are none."""
        return names_of(names_file(self.workspace.root))

    def checked(self, folder: Folder) -> Checked:
        """A programme as a folder would have it, with what is found in it."""
        return checked(read_as(self.workspace, folder, self.rule_sets, self.history), today_here())


@dataclass(frozen=True)
class Prospect:
    """One programme as it is found, with the files that are to be others; None for one that goes."""

    around: ProspectSurroundings
    before: Checked
    folder: Folder
    files: Mapping[str, bytes | None]
    chosen: tuple[Chosen, ...] = ()
    renames: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, around: ProspectSurroundings, before: Checked, edits: Iterable[Edit], signs: Iterable[Retype] = ()
    ) -> "Prospect | tuple[EditRefusal, ...]":
        """The programme after other signs in its files, and then edits of its data; or all that is in the way."""
        folder, those = around.workspace.folder(before.name), tuple(edits)
        legible = retyped(folder, signs)
        found = edit(gather(folder.after(legible)), those)
        if not isinstance(found, Files):
            return found
        return cls(around, before, folder, {**legible, **found.contents}, found.chosen, renames_in(those))

    @property
    def name(self) -> str:
        """The programme's name."""
        return self.before.name

    @cached_property
    def folder_after(self) -> Folder:
        """The folder as it is to be."""
        return self.folder.after(self.files)

    @cached_property
    def after(self) -> Checked:
        """The programme as it would be, with what is found in it."""
        return self.around.checked(self.folder_after)

    @cached_property
    def new_errors(self) -> list[Diagnostic]:
        """The errors that come of it. What is found already is none of them, whatever else it is told with then."""
        known = self._found_before if self.before.plan else ()
        return errors_beside(self.new_findings, known, self.renames)

    @cached_property
    def new_findings(self) -> list[Diagnostic]:
        """What would be told that is not told now; of a programme that can be read for the first time, nothing."""
        if self.before.plan is None:
            return self._protected_names
        found = beside(self._all_in(self.after), self._found_before, self.renames)
        return sorted([*found, *self._protected_names], key=lambda each: each.severity == "error")

    @cached_property
    def _found_before(self) -> list[Diagnostic]:
        """What is found now."""
        return self._all_in(self.before)

    def _all_in(self, programme: Checked) -> list[Diagnostic]:
        """What is found in the programme, for print, and between it and the others."""
        plan, around = programme.plan, self.around
        if plan is None:
            return programme.diagnostics
        others = [each for each in around.plans if each is not self.before.plan]
        return [*programme.diagnostics, *in_print(Edition(plan)), *same_identities([*others, plan])]

    @property
    def _protected_names(self) -> list[Diagnostic]:
        """Protected names that would stand in files in which they do not stand now."""
        names = self.around.protected
        if names is None:
            return []
        found = ((path, self.folder.bytes_of(path), after) for path, after in self.files.items())
        return [
            each
            for path, old, new in found
            for each in beside(content_found(names, path, new or b""), content_found(names, path, old or b""))
        ]

    @cached_property
    def changes(self) -> Comparison | None:
        """What would be another date, place or person for anybody; None without a plan before and after."""
        plans = self.plans
        return Comparison.of(events_of(plans[0]), plans[1]) if plans else None

    @property
    def plans(self) -> tuple[Plan, Plan] | None:
        """The plan before and after, when there are both."""
        before, after = self.before.plan, self.after.plan
        return (before, after) if before and after else None

    @cached_property
    def rewrites(self) -> Mapping[str, PlanRewrite]:
        """The files that change, by their path in the workspace."""
        return rewrites_of(self.around.workspace, self.folder, self.files)


def beside(
    found: Sequence[Diagnostic], known: Iterable[Diagnostic], renames: Mapping[str, str] | None = None
) -> list[Diagnostic]:
    """What is told beside what is known; of what is told as one, it is known when each part was told under its name.

    What was one of several and now stands alone reads as something new, and so does what was alone and is now one of
    several. What is about something that is renamed is known by the new id.
    """
    left = _known(known, renames or {})
    new = []
    for each in found:
        parts = Counter(_told([each]))
        if parts - left:
            new.append(each)
        left -= parts
    return new


def errors_beside(
    found: Iterable[Diagnostic], known: Iterable[Diagnostic], renames: Mapping[str, str] | None = None
) -> list[Diagnostic]:
    """The errors that hold something which is not known, and is as grave; whatever the known was told with."""
    left = _known((part for each in known for part in each.each), renames or {})
    errors = (each for each in found if each.severity == "error")
    return [each for each in errors if Counter(_told(_gravest(each))) - left]


def _known(found: Iterable[Diagnostic], renames: Mapping[str, str]) -> Counter[ToldFindings]:
    told = list(_told(found))
    known = Counter(told)
    if renames:  # things of two kinds may have the same id, so that what keeps it is known too
        known |= Counter((name, _renamed(identity, renames)) for name, identity in told)
    return known


def _told(found: Iterable[Diagnostic]) -> Iterator[ToldFindings]:
    """Each part by the name under which it is told, and its identity."""
    return ((each.name, part.identity) for each in found for part in each.each)


def _gravest(told: Diagnostic) -> list[Diagnostic]:
    """What makes a finding as grave as it is: those of its parts that are, or all when it is graver than they are."""
    parts = list(told.each)
    return [each for each in parts if each.severity == told.severity] or parts


def renames_in(edits: Iterable[Edit]) -> dict[str, str]:
    """The new ids by the old, as findings have them: a session with its cohort before it."""
    return dict(_rename(each) for each in edits if isinstance(each, Rename))


def _rename(edit: Rename) -> tuple[str, str]:
    match edit.path:
        case ("cohorts", cohort, "sessions", key):
            return f"{cohort}/{key}", f"{cohort}/{edit.key}"
        case _:
            return str(edit.path[-1]), edit.key


def _renamed(identity: Identity, renames: Mapping[str, str]) -> Identity:
    return identity._replace(about=tuple(sorted(_id_after(each, renames) for each in identity.about)))


def _id_after(id_: str, renames: Mapping[str, str]) -> str:
    return renames.get(id_) or "/".join(renames.get(part, part) for part in id_.split("/"))
