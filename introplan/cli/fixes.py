"""`introplan check --fix`: do what findings advise, where there is but one way, after showing whom it is told to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from introplan.cli.amending import Wish, as_finding, in_whole, must_be_answered, write_all
from introplan.cli.arguments import Form
from introplan.cli.check import FindingsWish, check_programmes, must_be_known, tell_found
from introplan.cli.checked import Checked, examined_programmes, plans_of
from introplan.cli.forms import print_diagnostics
from introplan.cli.names import demand_known, known_names
from introplan.cli.prospects import Prospect, ProspectSurroundings
from introplan.cli.screen import ask, news, out, say, several, words
from introplan.cli.shown_amendments import show_changes, show_concerned, show_files, show_new_findings
from introplan.cli.shown_lines import show_lines
from introplan.diagnostics import Diagnostic, Edit, Fix, Retype, _, _n
from introplan.diagnostics.full import brief
from introplan.editing import Collisions, EditRefusal, Files, edit, overlap, retyped
from introplan.model import RuleFile
from introplan.reading import Folder, gather
from introplan.reading.sections import Gathered
from introplan.reading.shape import fields_of
from introplan.workspace.contents import bytes_of
from introplan.workspace.files import Workspace
from introplan.workspace.rewriting import PlanRewrite

COMMAND = "check --fix"
RULE_SETS = tuple(fields_of(RuleFile))
MENDED = _n("{count} finding would be fixed:", "{count} findings would be fixed:")
FIXES = _n("{count} file would be fixed:", "{count} files would be fixed:")
LEFT = _n(
    "{count} fix cannot be combined with these; it is left for the next run:",
    "{count} fixes cannot be combined with these; they are left for the next run:",
)
BY_HAND = _n(
    "{count} finding needs you to fix it; see its help",
    "{count} findings need you to fix them; see their help",
)


def fix_programmes(typed: Sequence[str], form: Form, wish: FindingsWish, asking: Wish) -> int:
    """Mend what can be mended in the wanted programmes, after asking, and check again; the exit code."""
    must_be_answered(asking)
    workspace = Workspace.here()
    wanted, those = _wanted(workspace, typed, wish)
    must_be_known(those)
    return in_whole(workspace, COMMAND, lambda: _fix(workspace, wanted, form, those, asking))


def _wanted(workspace: Workspace, typed: Sequence[str], wish: FindingsWish) -> tuple[list[str], FindingsWish]:
    """The programmes that were typed, and the wish with the checks that were. Raises WrongUseError for neither."""
    names = workspace.names
    programmes = [word for word in typed if Path(word).name in names]
    checks = [word for word in typed if word not in programmes]
    if checks and not known_names().issuperset(checks):
        workspace.chosen([word for word in checks if "/" in word])  # a path is meant for a programme
        demand_known(checks, others=names)
    return programmes, wish._replace(only=wish.only | frozenset(checks))


class Mending(NamedTuple):
    """A finding whose way out can be written."""

    found: Diagnostic
    fix: Fix

    @property
    def ids(self) -> frozenset[str]:
        """What it changes, as findings call it: an entry by its id, a session with its cohort before it."""
        paths = [edit.path for edit in self.fix.edits]
        within = {f"{path[1]}/{path[3]}" for path in paths if path[0] == "cohorts" and len(path) > 3}
        return frozenset(within | {str(path[1]) for path in paths if len(path) > 1 and path[0] != "cohorts"})

    def is_in(self, rule_sets: Folder) -> bool:
        """Whether it changes something in the workspace's own rule sets."""
        return any(one.path[0] in RULE_SETS for one in self.fix.edits) or any(
            sign.file in rule_sets.contents for sign in self.fix.signs
        )


@dataclass(frozen=True)
class Mended:
    """All that would be written, and the findings that are left for the next run, each with what is in the way."""

    taken: tuple[Mending, ...]
    prospects: tuple[Prospect, ...]
    others: Mapping[str, PlanRewrite]
    left: tuple[Diagnostic, ...] = ()
    refused: tuple[Diagnostic, ...] = ()


def _fix(workspace: Workspace, wanted: Sequence[str], form: Form, wish: FindingsWish, asking: Wish) -> int:
    examined = examined_programmes(wanted)
    programmes, found = examined
    those = [each for each in found if wish.admits(each)]
    # What a file will say is not decided before its conflict is.
    is_decided = all(each.name != "merge-conflict" for each in found)
    mendings = [Mending(each, each.fix) for each in those if each.fix and is_decided and _is_to_be_taken(each, wish)]
    mended = _mended(workspace, programmes, mendings)
    if mended.refused:
        print_diagnostics(mended.refused, "full")
    if not mended.taken:
        news().print(words(_("There is nothing here that `--fix` can fix.")))
        if wish.only and (by_hand := len(those) - len(mendings)):
            news().print(several(BY_HAND, by_hand))
        return tell_found(*examined, form, wish)
    _show(mended)
    if asking.dry_run or (not asking.yes and not ask(_("Fix this? Yes or no [y/N]:"))):
        news().print(words(_("Nothing was changed.")))
        return tell_found(*examined, form, wish)
    return write_all(workspace, COMMAND, mended.prospects, mended.others) or check_programmes(wanted, form, wish)


def _is_to_be_taken(found: Diagnostic, wish: FindingsWish) -> bool:
    """Whether its way out is written: what has a price only for those who ask for it by name."""
    return bool(wish.only) or "price" not in found.message.values


def _mended(workspace: Workspace, programmes: Sequence[Checked], mendings: Sequence[Mending]) -> Mended:
    """What comes of ways out, as many of them as go together."""
    around = ProspectSurroundings(workspace, plans_of(programmes))
    taken, left, refused = list[Mending](), list[Diagnostic](), list[Diagnostic]()
    prospects = list[Prospect]()
    for programme in programmes:
        own = {id(each) for each in programme.diagnostics}
        those = [each for each in mendings if id(each.found) in own and (each.fix.edits or each.fix.signs)]
        choice = _Choice(around, programme).with_all(those)
        if isinstance(choice.prospect, Prospect) and choice.taken:
            prospects.append(choice.prospect)
        taken += choice.taken
        for each in those:
            if each not in choice.taken:
                why = choice.refusals(each)
                refused += why
                left += [] if why else [each.found]
    rule_sets = workspace.rule_sets()
    of_rules = [each for each in mendings if each.is_in(rule_sets)]
    legible = retyped(rule_sets, (sign for each in of_rules for sign in each.fix.signs))
    edits = [one for each in of_rules for one in each.fix.edits]
    files = edit(gather(rule_sets.after(legible), RULE_SETS), edits)
    others = _whole_files(workspace, mendings)
    if isinstance(files, Files):
        others |= _rewrites(workspace, {**legible, **files.contents})
        taken += of_rules
    else:
        refused += map(as_finding, files)
    taken += [each for each in mendings if each.fix.files]
    return Mended(tuple(taken), tuple(prospects), others, tuple(left), tuple(refused))


@dataclass(frozen=True)
class _Choice:
    """Ways out of one programme that go together: none is about what another is about, and no error comes of them."""

    around: ProspectSurroundings
    programme: Checked
    taken: tuple[Mending, ...] = ()
    prospect: "Prospect | tuple[EditRefusal, ...]" = ()

    @cached_property
    def gathered(self) -> Gathered:
        """The programme's files as they are."""
        return gather(self.around.workspace.folder(self.programme.name))

    def with_all(self, those: Sequence[Mending]) -> "_Choice":
        """With as many more as go together with these, the first before others."""
        collisions, signs, apart = Collisions(self.gathered.origins), list[Retype](), list[Mending]()
        for each in those:
            if not overlap(each.fix.signs, signs) and collisions.take(each.fix.edits):
                signs += each.fix.signs
                apart.append(each)
        return self._with_as_many_of(apart)

    def _with_as_many_of(self, those: Sequence[Mending]) -> "_Choice":
        if not those:
            return self
        all_of_them = replace(self, taken=(*self.taken, *those), prospect=self._prospect((*self.taken, *those)))
        if all_of_them.is_well:
            return all_of_them
        if len(those) == 1:
            return self
        if blamed := all_of_them.blamed(those):
            return self._with_as_many_of([each for each in those if each not in blamed])
        half = len(those) // 2
        return self._with_as_many_of(those[:half])._with_as_many_of(those[half:])

    def blamed(self, those: Sequence[Mending]) -> list[Mending]:
        """Of each new error, the last that changes something the error is about: by halves it would take far longer."""
        if not isinstance(self.prospect, Prospect):
            return [each for each in those if self.refusals(each)]
        found = []
        for wrong in self.prospect.new_errors:
            found += [each for each in those if not each.ids.isdisjoint(wrong.ids)][-1:]
        return found

    @property
    def is_well(self) -> bool:
        """Whether it can be written, and no error comes of it."""
        return isinstance(self.prospect, Prospect) and not self.prospect.new_errors

    def refusals(self, one: Mending) -> list[Diagnostic]:
        """What is in the way of a single way out in the files; nothing where it only does not go with others."""
        if one.fix.signs:
            return []
        alone = edit(self.gathered, one.fix.edits)
        return [] if isinstance(alone, Files) else list(map(as_finding, alone))

    def _prospect(self, those: Sequence[Mending]) -> "Prospect | tuple[EditRefusal, ...]":
        edits: list[Edit] = [one for each in those for one in each.fix.edits]
        return Prospect.of(self.around, self.programme, edits, (sign for each in those for sign in each.fix.signs))


def _whole_files(workspace: Workspace, mendings: Iterable[Mending]) -> dict[str, PlanRewrite]:
    """The files that nobody writes by hand, each once."""
    contents = {file.file: file.content for each in mendings for file in each.fix.files}
    return _rewrites(workspace, contents)


def _rewrites(workspace: Workspace, contents: Mapping[str, bytes | None]) -> dict[str, PlanRewrite]:
    return {workspace.place_of(path): PlanRewrite(bytes_of(Path(path)), content) for path, content in contents.items()}


def _show(mended: Mended) -> None:
    """What is mended and how, who is told of it, the lines, and what is left."""
    console = out()
    console.print(several(MENDED, len(mended.taken)))
    for each in mended.taken:
        console.print(brief(each.found, say, console.breadth), end="")
    for prospect in mended.prospects:
        show_changes(prospect)
        show_concerned(prospect)
    news().print(several(FIXES, len(mended.others) + sum(len(each.rewrites) for each in mended.prospects)))
    for prospect in mended.prospects:
        show_files(prospect)
    for path, file in mended.others.items():
        show_lines(path, file.before, file.after)
    for prospect in mended.prospects:
        show_new_findings(prospect)
    if mended.left:
        news().print(several(LEFT, len(mended.left)))
        for found in mended.left:
            news().print(f"  {found.name}: {say(found.message)}")
