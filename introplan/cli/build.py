"""`introplan build`: check, then calendars, booklets and the page; all of it or nothing."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.progress import BarColumn, Progress, TextColumn

from introplan.agenda import Plan
from introplan.cli.alone import alone
from introplan.cli.check import Checked, examined_programmes, tell_unreleased
from introplan.cli.completion import STOPPED, begin, complete_what_was_begun, tidy
from introplan.cli.conversation import tell_given_out, tell_of_sharing
from introplan.cli.forms import print_diagnostics
from introplan.cli.links import KEY, Links
from introplan.cli.made import Making, outputs, overview
from introplan.cli.resources import template_loader
from introplan.cli.screen import counted, news, several, tell, tell_template, words, wrong_use
from introplan.diagnostics import _, _n, worst
from introplan.rendering.feeds import PEOPLE, link_list
from introplan.rendering.printing import PrintFault, TemplateFault
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.intents import Intent, Intents
from introplan.workspace.manifests import MANIFEST
from introplan.workspace.output import Output
from introplan.workspace.private import FOLDER, Private
from introplan.workspace.staging import Stage

FILES = _n("{count} file", "{count} files")
NEW = _n("{count} new", "{count} new")
CHANGED = _n("{count} changed", "{count} changed")
REMOVED = _n("{count} removed", "{count} removed")
PATIENCE = 5.0  # seconds that another command may take before a build gives up


def build_programmes(wanted: Sequence[str], output: Path | None, *, drafts: bool, secret_links: bool = False) -> int:
    """Build the wanted programmes; the exit code. An error in any of them writes nothing.

    Without `output`, the folder is `build` in the workspace, wherever in it the command is run. With `secret_links`
    the personal calendars have addresses that nobody can guess.
    """
    workspace, folder = Workspace.here(), _output_folder(output)
    try:
        with alone(workspace, "build", PATIENCE):
            begun = complete_what_was_begun(workspace, "build", releases_alone=True)
            tell_given_out(begun)
            tell_of_sharing(workspace, begun)
            if begun.code == STOPPED or begun.waits:
                return begun.code
            try:
                code = _build(workspace, wanted, folder, drafts=drafts, secret_links=secret_links)
            finally:
                tidy(workspace)
            return code or (begun.code if begun.letters_held else 0)
    except WorldError as fault:
        tell(fault)
        return 1


def _build(workspace: Workspace, wanted: Sequence[str], folder: Path, *, drafts: bool, secret_links: bool) -> int:
    programmes, diagnostics = examined_programmes(wanted, drafts=drafts)
    print_diagnostics(diagnostics, "full")
    if worst(diagnostics) == "error":
        news().print(words(_("{findings}. Nothing was written."), findings=counted(diagnostics)))
        complete_what_was_begun(workspace, "build")  # so that what stands is of one build, if not of this one
        return 1
    try:
        made = Build(workspace, folder, drafts=drafts, secret_links=secret_links)
        made.make(programmes)
        code = _put_in_place(workspace, made)
    except KeyboardInterrupt:
        news().print(words(_("Stopped. Build again when you like: no file is half-written.")))
        return STOPPED
    except TemplateFault as fault:
        tell_template(fault)
        complete_what_was_begun(workspace, "build")  # as above
        return 1
    except PrintFault as fault:
        print_diagnostics(fault.found, "full")
        news().print(words(_("{findings}. Nothing was written."), findings=counted(fault.found)))
        complete_what_was_begun(workspace, "build")  # as above
        return 1
    if code == 0:
        made.tell()
        tell_unreleased(programmes)
        if diagnostics:
            news().print(words(_("checked: {findings}"), findings=counted(diagnostics)))
    return code


def _put_in_place(workspace: Workspace, made: "Build") -> int:
    """Put what has been made where it belongs; the exit code."""
    placings = tuple(each.placing for each in made.outputs)
    if Intents(Private(workspace.root)).read() is None and all(placing.is_settled for placing in placings):
        return 0
    return begin(workspace, Intent((), placings), "build").code


def has_secret_links(folder: Path, programmes: Sequence[str]) -> bool:
    """Whether the last build of any of these gave personal calendars secret places, so that the next one does too."""
    return any((folder / programme / PEOPLE).is_dir() for programme in programmes)


def _output_folder(output: Path | None) -> Path:
    """Where to write. Raises BadParameter for a place among the plan's own files."""
    workspace = Workspace.here()
    if output is None:
        return Path(os.path.relpath(workspace.root / "build"))
    place = output.resolve()
    if place.is_relative_to((workspace.root / "programmes").resolve()):
        raise wrong_use(
            _("`{path}` lies among the plan's own files; choose a folder outside `programmes`"), path=output
        )
    if place.is_relative_to((workspace.root / FOLDER).resolve()):
        raise wrong_use(_("`{path}` is introplan's own folder, which it empties; choose another"), path=output)
    return output


class Build:
    """All that is built of some programmes, staged: one output for each, and one for the page over them all."""

    def __init__(self, workspace: Workspace, folder: Path, *, drafts: bool, secret_links: bool) -> None:
        self.workspace, self.folder, self.drafts = workspace, folder, drafts
        self.links = Links(workspace.root) if secret_links else None
        self.stage = Stage(Private(workspace.root))
        self.templates = template_loader(workspace.root)
        self.plans: list[Plan] = []
        self.outputs: list[Output] = []
        self.told: list[str] = []

    def make(self, programmes: Sequence[Checked]) -> None:
        """Make and stage every file of every programme. Raises OutputError, TemplateFault, PrintFault."""
        console = news()
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"))
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
            for programme in programmes:
                if plan := programme.plan:
                    task = progress.add_task(plan.name, total=None)
                    for _path in self._programme(plan, programme):
                        progress.advance(task)
        whole = len(self.plans) == len(self.workspace.names)
        if whole and (len(self.plans) > 1 or (self.folder / MANIFEST).is_file()):
            page = Output(self.folder, PEOPLE, self.stage)
            if len(self.plans) > 1:
                page.add("index.html", overview(self.plans, self.templates, drafts=self.drafts))
            self.outputs.append(page)
        self.told = [_told(output) for output in self.outputs]

    def _programme(self, plan: Plan, programme: Checked) -> Iterator[str]:
        output = Output(self.folder / plan.name, PEOPLE, self.stage, programme=plan.name)
        key = self.links.key if self.links else None
        making = Making(plan, programme.edition, self.templates, key, self.drafts)
        for path, content in outputs(making, lambda: output.made):
            output.add(path, content)
            yield path
        self.plans.append(plan)
        self.outputs.append(output)

    def tell(self) -> None:
        """What has been built, and what was left out."""
        for plan, output, told in zip(self.plans, self.outputs, self.told, strict=False):
            news().print(f"{plan.name}: {told} → {(output.folder / 'index.html').as_posix()}")
            self._tell_of_links(plan, output)
            for cohort in plan.programme.cohorts.values():
                if cohort.status == "draft" and not self.drafts:
                    left_out = words(
                        _("{cohort} is a draft and was left out; --drafts includes it"), cohort=cohort.title
                    )
                    news().print(f"{plan.name}: {left_out}")
        for left in sorted(self.folder.glob(f"*/{MANIFEST}")):
            if left.parent.name not in self.workspace.names:
                news().print(words(_("{path} is from a programme that is no more; delete it"), path=left.parent))

    def _tell_of_links(self, plan: Plan, output: Output) -> None:
        """Where the list of secret links lies, and what has become of those that were handed out."""
        links = self.links

        def tell(template: str, **values: object) -> None:
            news().print(words(template, name=plan.name, **values))

        if links:
            told = links.write(plan.name, link_list(plan, links.key, output.made))
            tell(_("{name}: who has which link → {path}"), path=told.as_posix())
        if links and links.is_new and output.had_secrets:
            tell(_("{name}: the key was gone, so everybody has got a new link"))
        elif links and links.is_new:
            key = (links.folder / KEY).as_posix()
            tell(_("{name}: keep a copy of {path}; with another key everybody gets a new link"), path=key)
        elif output.had_secrets and not links:
            tell(_("{name}: the secret links are gone from here; --secret-links brings them back"))


def _told(output: Output) -> str:
    """`62 files, 3 new, 1 changed`."""
    counts = ((NEW, output.new), (CHANGED, output.changed), (REMOVED, output.removed))
    changes = [several(forms, count) for forms, count in counts if count] or [words(_("none changed"))]
    return ", ".join([several(FILES, len(output.made)), *changes])
