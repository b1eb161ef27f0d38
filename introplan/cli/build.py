"""`introplan build`: check, then calendars, booklets and the page; all of it or nothing."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn

from introplan.cli.alone import alone
from introplan.cli.build_memory import BuildMemory
from introplan.cli.checked import Checked, examined_programmes, plans_of, unreleased
from introplan.cli.completion import STOPPED, begin, complete_what_was_begun, tidy
from introplan.cli.conversation import tell_given_out, tell_of_sharing
from introplan.cli.forms import tell_unmade
from introplan.cli.links import KEY, Links, has_secret_places
from introplan.cli.made import Letters, Making, outputs, overview
from introplan.cli.moved_letters import move_letters
from introplan.cli.output_folders import output_folder
from introplan.cli.own_prints import NOBODY_ASKED_FOR, PeopleWanted, PrintWish, people_wanted
from introplan.cli.own_schema import keep_schema
from introplan.cli.remarks import left_standing, remarks_on, show_errors_and_news, tell_of_the_rest
from introplan.cli.resources import set_with, template_loader
from introplan.cli.screen import counted, news, several, tell, terminal, words
from introplan.diagnostics import _, _n
from introplan.releases import Edition
from introplan.rendering.feeds import PEOPLE, link_list
from introplan.rendering.made_before import MadeBefore
from introplan.rendering.printing import PrintFault, TemplateFault
from introplan.rendering.prints.folders import PERSONAL, is_personal_print, whose_prints
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.intents import Intent, Intents
from introplan.workspace.kept_prints import KeptPrints, PrintsOfBuild
from introplan.workspace.manifests import MANIFEST
from introplan.workspace.output import Output
from introplan.workspace.private import Private
from introplan.workspace.shelves import ENDINGS, Shelf, programme_of, shelf_folder
from introplan.workspace.staging import Stage

FILES = _n("{count} file", "{count} files")
NEW = _n("{count} new", "{count} new")
CHANGED = _n("{count} changed", "{count} changed")
REMOVED = _n("{count} removed", "{count} removed")
OWN_PRINTS = _n(
    "{name}: personal prints of one person → {path}", "{name}: personal prints of {people} people → {path}", by="people"
)
PRINTS_GONE = _n(
    "{name}: removed the personal prints of one person",
    "{name}: removed the personal prints of {people} people",
    by="people",
)
BuildLine = Callable[[], str]
"""A line about what is built, said when it is called, in the reader's language."""
PATIENCE = 5.0  # seconds that another command may take before a build gives up


class BuildWish(NamedTuple):
    """What is built beside the rest: `drafts` of cohorts, personal prints, and calendars at addresses nobody can guess.

    None of `secret_links` leaves that as it is.
    """

    drafts: bool = False
    secret_links: bool | None = None
    prints: PrintWish = PrintWish()


def build_programmes(wanted: Sequence[str], output: Path | None, wish: BuildWish) -> int:
    """Build the wanted programmes; the exit code. An error in any of them writes nothing.

    Without `output`, the folder is `build` in the workspace, wherever in it the command is run.
    """
    workspace = Workspace.here()
    try:
        folder = output_folder(workspace, output)
        is_plain = output is None and wish == BuildWish()
        memory: BuildMemory | None = None

        def build() -> int:
            nonlocal memory
            memory = BuildMemory(workspace, wanted) if is_plain else None
            return _build(workspace, wanted, folder, wish, memory)

        return build_alone(workspace, "build", build, lambda: memory.keep() if memory else None)
    except WorldError as fault:
        tell(fault)
        return 1


def build_alone(
    workspace: Workspace, command: str, build: Callable[[], int], remember: Callable[[], None] = lambda: None
) -> int:
    """Build while no other command writes, after what an earlier run has left undone; the exit code.

    What has been built and leaves nothing to be done is remembered.

    Raises WorldError for what the disk will not do, and when another command has the workspace.
    """
    with alone(workspace, command, PATIENCE):
        begun = complete_what_was_begun(workspace, "build", releases_alone=True)
        tell_given_out(begun)
        tell_of_sharing(workspace, begun)
        if begun.code == STOPPED or begun.waits:
            return begun.code
        try:
            moved = move_letters(workspace)
            code = build()
        finally:
            tidy(workspace)
        if not code and not moved and not begun.code:
            remember()
        return code or moved or (begun.code if begun.letters_held else 0)


def _build(
    workspace: Workspace, wanted: Sequence[str], folder: Path, wish: BuildWish, memory: BuildMemory | None
) -> int:
    programmes, diagnostics = examined_programmes(wanted, drafts=wish.drafts)
    keep_schema(workspace, programmes)
    people = people_wanted(plans_of(programmes), wish.prints)
    remarks = remarks_on(programmes, diagnostics)
    show_errors_and_news(remarks)
    if remarks.errors:
        tell_of_the_rest(remarks)
        news().print(words(_("{findings}. Nothing was written."), findings=counted(diagnostics)))
        complete_what_was_begun(workspace, "build")  # so that what stands is of one build, if not of this one
        return 1
    try:
        made = Build(workspace, folder, secret_links=wish.secret_links, people=people)
        made.make(programmes)
        if wish.secret_links is False:
            made.links.put_aside()
        code = put_in_place(workspace, made)
    except KeyboardInterrupt:
        news().print(words(_("Stopped. Build again when you like: no file is half-written.")))
        return STOPPED
    except (TemplateFault, PrintFault) as fault:
        tell_unmade(fault)
        if isinstance(fault, PrintFault):
            news().print(words(_("{findings}. Nothing was written."), findings=counted(fault.found)))
        complete_what_was_begun(workspace, "build")  # as above
        return 1
    if code == 0:
        made.tell()
        changes = list(unreleased(programmes))
        for line in changes:
            news().print(line())
        tell_of_the_rest(remarks)
        if memory:
            memory.take(plans_of(programmes), made.outputs, [*made.lines_again(), *changes, *left_standing(remarks)])
    return code


def put_in_place(workspace: Workspace, made: "Build") -> int:
    """Put what has been made where it belongs; the exit code."""
    placings = tuple(each.placing for each in made.outputs)
    if Intents(Private(workspace.root)).read() is None and all(placing.is_settled for placing in placings):
        return 0
    return begin(workspace, Intent((), placings), "build").code


class Built(NamedTuple):
    """What is built of one programme: the shelves that it is put on, what is said of it, and whether it had links.

    With `links_beside`, they were among what may be shared, where an introplan of one folder had them.
    """

    edition: Edition
    shelves: Mapping[Shelf, Output]
    told: str
    had_links: bool
    links_beside: bool


class Build:
    """All that is built of some programmes, staged: the shelves of each, and the page over them all.

    With `secret_links` unsaid, the workspace's own memory decides. What was `made_before` of the same is not made
    again. Raises OutputError for a key that is gone.
    """

    def __init__(
        self,
        workspace: Workspace,
        folder: Path,
        *,
        secret_links: bool | None = None,
        people: PeopleWanted = NOBODY_ASKED_FOR,
        made_before: MadeBefore | None = None,
    ) -> None:
        self.workspace, self.folder, self.people = workspace, folder, people
        self.links = Links(workspace.root)
        self.key = self.links.key_for_build(secret_links, folder, workspace.names)
        self.stage = Stage(Private(workspace.root))
        self.made_before = made_before
        self.templates = template_loader(workspace, made_before)
        self.prints = KeptPrints(Private(workspace.root), set_with())
        self.built: list[Built] = []
        self.page: Output | None = None

    @property
    def outputs(self) -> list[Output]:
        """Everything that is to be put in place."""
        return [*(output for built in self.built for output in built.shelves.values()), *filter(None, [self.page])]

    @property
    def is_another(self) -> bool:
        """Whether anything differs from what stands there."""
        return any(output.new or output.changed or output.removed for output in self.outputs)

    def make(
        self,
        programmes: Sequence[Checked],
        letters: Mapping[str, Letters] | None = None,
        *,
        shows_progress: bool = True,
    ) -> None:
        """Make and stage every file of every programme, and the `letters` of releases beside them, by programme.

        Raises OutputError, TemplateFault, PrintFault.
        """
        console = terminal()
        shows_progress &= console.is_terminal
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"))
        with Progress(*columns, console=console, transient=True, disable=not shows_progress) as progress:
            for programme in programmes:
                if programme.plan:
                    task = progress.add_task(programme.name, total=None)
                    for path in self._programme(programme.edition, (letters or {}).get(programme.name)):
                        whose = ", ".join(map(programme.plan.called, whose_prints(programme.plan, [path])))
                        told = f"{programme.name}: {whose}" if whose else programme.name
                        progress.update(task, advance=1, description=escape(told))
        self.prints.write()
        editions = [built.edition for built in self.built]
        whole = len(editions) == len(self.workspace.names)
        if whole and (len(editions) > 1 or (self.folder / MANIFEST).is_file()):
            self.page = Output(self.folder, PEOPLE, self.stage)
            if len(editions) > 1:
                self.page.add("index.html", overview(editions, self.templates))

    def _programme(self, edition: Edition, letters: Letters | None) -> Iterator[str]:
        name = edition.plan.name
        had_links = has_secret_places(self.folder, name)
        links_beside = has_secret_places(self.folder, name, ("shared",))
        shelves = {
            shelf: Output(shelf_folder(self.folder, name, shelf), PEOPLE, self.stage, shelf, name) for shelf in ENDINGS
        }
        stand = [path for path in shelves["private"].earlier if (shelves["private"].folder / path).is_file()]
        prints = {shelf: self.prints.within(output.folder) for shelf, output in shelves.items()}
        making = Making(
            edition,
            self.templates,
            self.key,
            self.people.of(edition.plan, stand),
            lambda shelf: prints[shelf],
            self.made_before,
        )
        if letters:
            letters.beside(PrintsOfBuild(prints["private"], shelves["private"]))
        for shelf, path, content in outputs(
            making, lambda shelf: shelves[shelf].made, letters.take if letters else None
        ):
            shelves[shelf].add(path, content)
            yield path
        self.built.append(Built(edition, shelves, _told(shelves.values()), had_links, links_beside))

    def tell(self) -> None:
        """What has been built, and what was left out."""
        for built in self.built:
            self._write_links(built)
            plan, page = built.edition.plan, (built.shelves["shared"].folder / "index.html").as_posix()
            news().print(f"{plan.name}: {built.told} → {page}")
            for line in (*self._of_calendars(built), *self._of_prints(built)):
                news().print(line())
            self._tell_of_prints(built)
            for line in (*self._of_links(built), *self._of_drafts(built)):
                news().print(line())
        for line in self._of_what_is_left():
            news().print(line())

    def lines_again(self) -> Iterator[BuildLine]:
        """What there is to say of the same when nothing has changed since."""
        for built in self.built:
            page = (built.shelves["shared"].folder / "index.html").as_posix()
            yield partial(words, _("{name}: nothing has changed → {path}"), name=built.edition.plan.name, path=page)
            yield from self._of_calendars(built)
            yield from self._of_prints(built)
            yield from self._of_links(built)
            yield from self._of_drafts(built)
        yield from self._of_what_is_left()

    def _of_what_is_left(self) -> Iterator[BuildLine]:
        """What has been built of programmes that there are no more."""
        for left in sorted(self.folder.glob(f"*/{MANIFEST}")):
            if programme_of(left.parent) not in self.workspace.names:
                told = _("{path} is from a programme that no longer exists; delete it")
                yield partial(words, told, path=left.parent)

    def _of_calendars(self, built: Built) -> Iterator[BuildLine]:
        """Where those are that are for one person alone."""
        if not self.key:
            told = _("{name}: personal calendars, each for one person alone → {path}")
            path = built.shelves["private"].folder.as_posix()
            yield partial(words, told, name=built.edition.plan.name, path=path)

    def _of_prints(self, built: Built) -> Iterator[BuildLine]:
        """Whose prints there are."""
        private = built.shelves["private"]
        if people := len(whose_prints(built.edition.plan, private.made)):
            path = (private.folder / PERSONAL).as_posix()
            yield partial(words, OWN_PRINTS, name=built.edition.plan.name, people=people, path=path)

    def _tell_of_prints(self, built: Built) -> None:
        """Who was asked for and has no prints, and what has gone."""
        plan, private = built.edition.plan, built.shelves["private"]
        whose = whose_prints(plan, private.made)
        for person in self.people.asked(plan):
            if person not in whose:
                called = plan.called(person)
                news().print(words(_("{name}: there is nothing to print for {person}"), name=plan.name, person=called))
        gone = {path.split("/")[1] for path in private.earlier - private.made if is_personal_print(path)}
        if gone := gone - {plan.programme.people[person].identity for person in whose}:
            news().print(words(PRINTS_GONE, name=plan.name, people=len(gone)))

    def _of_drafts(self, built: Built) -> Iterator[BuildLine]:
        """Which cohorts were left out."""
        plan = built.edition.plan
        for cohort in plan.programme.cohorts.values():
            if cohort.id not in built.edition.cohort_ids:
                template = _("{cohort} is a draft and was left out; --drafts includes it")
                yield partial(_after, plan.name, partial(words, template, cohort=cohort.title))

    def _write_links(self, built: Built) -> None:
        """Write who has which secret link."""
        if self.key:
            plan = built.edition.plan
            self.links.write(plan.name, link_list(plan, self.key, built.shelves["secret-links"].made))

    def _of_links(self, built: Built) -> Iterator[BuildLine]:
        """Where the list of secret links lies, and what has become of those that were handed out."""
        links, plan, secret = self.links, built.edition.plan, built.shelves["secret-links"]

        def line(template: str, **values: object) -> BuildLine:
            return partial(words, template, name=plan.name, **values)

        if self.key:
            yield line(_("{name}: pages at secret addresses → {path}"), path=secret.folder.as_posix())
            if built.links_beside and not links.is_new:
                told = _(
                    "{name}: the secret addresses are in {path}; put them where they were on the web, or no link works"
                )
                yield line(told, path=secret.folder.as_posix())
            yield line(_("{name}: who has which link → {path}"), path=links.list_of(plan.name).as_posix())
        if links.is_new and built.had_links:
            yield line(_("{name}: the key was gone, so everybody has a new link"))
        elif links.is_new:
            key = (links.folder / KEY).as_posix()
            yield line(_("{name}: keep a copy of {path}; with another key everybody gets a new link"), path=key)
        elif built.had_links and not self.key:
            told = _(
                "{name}: remove the folder people from the web server, and the secret links stop working; "
                "--secret-links brings them back"
            )
            yield line(told)


def _after(name: str, line: BuildLine) -> str:
    """A line about a programme."""
    return f"{name}: {line()}"


def _told(shelves: Collection[Output]) -> str:
    """`62 files, 3 new, 1 changed`."""
    counts = (
        (NEW, sum(each.new for each in shelves)),
        (CHANGED, sum(each.changed for each in shelves)),
        (REMOVED, sum(each.removed for each in shelves)),
    )
    changes = [several(forms, count) for forms, count in counts if count] or [words(_("none changed"))]
    return ", ".join([several(FILES, sum(len(each.made) for each in shelves)), *changes])
