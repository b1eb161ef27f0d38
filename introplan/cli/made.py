"""Every file that is made of a programme: what is built of it, and what a release writes to those concerned."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from introplan.agenda import Plan
from introplan.checks.rules import answers, named_sets
from introplan.cli.resources import font_folders
from introplan.cli.sources import ReleaseSource
from introplan.releases import Edition, edition_of
from introplan.rendering.feeds import PEOPLE, at_secret_place, feed_pages, is_ones_own
from introplan.rendering.notices import private_notice
from introplan.workspace.files import Workspace
from introplan.workspace.output import Output
from introplan.workspace.private import Private
from introplan.workspace.shelves import Shelf, letters_folder
from introplan.workspace.staging import Stage

if TYPE_CHECKING:
    from jinja2 import BaseLoader

    from introplan.rendering.calendars.calendar import FinishedCalendar
    from introplan.rendering.changes.release import ReleaseFiles
    from introplan.rendering.made_before import MadeBefore
    from introplan.rendering.typesetting.recipes import EarlierPrints

Made = Iterator[tuple[str, bytes]]
"""Files, each made when it is asked for: its path and its bytes."""

Shelved = Iterator[tuple[Shelf, str, bytes]]
"""The same, each after the shelf that it lies on."""


class Making(NamedTuple):
    """What the outputs of a programme are made with.

    The `key` is that of the secret links, if there are to be any; `people`, by id, are those who get their own prints.
    `earlier` tells of each shelf which prints stand there from an earlier build, and `made_before` has what this
    process has made.
    """

    edition: Edition
    templates: "BaseLoader"
    key: bytes | None = None
    people: Collection[str] = ()
    earlier: "Callable[[Shelf], EarlierPrints | None]" = lambda _shelf: None
    made_before: "MadeBefore | None" = None


def outputs(
    making: Making, made: Callable[[Shelf], Collection[str]], beside: "Callable[[FinishedCalendar], None] | None" = None
) -> Shelved:
    """What is built of one programme; what can fail comes first, what is large one at a time.

    What is made `beside` it of the same calendars gets each as soon as it is finished.
    `made` tells the paths of what has been made so far for a shelf: the page leads to nothing but what may be shared.
    """
    from introplan.rendering.calendars import finished_calendars  # noqa: PLC0415 - dear to import, and only here
    from introplan.rendering.prints import Printer  # noqa: PLC0415 - as above
    from introplan.rendering.prints.family import cohort_prints, personal_prints  # noqa: PLC0415 - as above
    from introplan.rendering.reports import rules_report  # noqa: PLC0415 - as above
    from introplan.rendering.site import site  # noqa: PLC0415 - as above

    edition, templates, key, people, earlier, made_before = making
    plan = edition.plan
    own: Shelf = "secret-links" if key else "private"
    printer = Printer(edition, templates, fonts=font_folders())
    for what in cohort_prints(edition, templates):
        yield from _on("shared", printer.files(what, earlier("shared")))
    for what in personal_prints(edition, people):
        yield from _on("private", printer.files(what, earlier("private")))
    for calendar in finished_calendars(edition, made_before):
        path = calendar.path
        shelf: Shelf = own if is_ones_own(path) else "shared"
        yield shelf, at_secret_place(plan, path, key) if key else path, calendar.content
        if beside:
            beside(calendar)
    if key:
        yield from _on(own, feed_pages(edition, templates, key, frozenset(made(own))))
    yield from _on("private", [private_notice(plan)])
    for rule_set in named_sets(plan):
        yield from _on("shared", [rules_report(edition, templates, rule_set, answers(plan, rule_set))])
    yield from _on("shared", site(edition, templates, made=frozenset(made("shared"))))


def _on(shelf: Shelf, files: Iterable[tuple[str, bytes]]) -> Shelved:
    return ((shelf, path, content) for path, content in files)


def overview(editions: Sequence[Edition], templates: "BaseLoader") -> bytes:
    """The page over several programmes, made when all of the workspace are built."""
    from introplan.rendering.site import overview as page  # noqa: PLC0415 - dear to import, and only here

    return page([(f"{edition.plan.name}/index.html", edition) for edition in editions], templates)


class Letters:
    """What a release writes to those concerned, staged for its folder; with a `key` it tells of everybody's own page.

    Its calendars are those that are built of it, taken one by one. Raises OutputError, TemplateFault.
    """

    def __init__(
        self, workspace: Workspace, plan: Plan, earlier: Plan | None, source: ReleaseSource, key: bytes | None
    ) -> None:
        folder = letters_folder(workspace.root, plan.name, source.release.name)
        self.output = Output(folder, PEOPLE, Stage(Private(workspace.root)), "letters", plan.name)
        self._built: EarlierPrints | None = None
        self._files = release_files(plan, earlier, source, key, lambda: self._built)

    def beside(self, prints: "EarlierPrints") -> None:
        """They are made beside a build: what it has set of the same prints is not set again."""
        self._built = prints

    def take(self, calendar: "FinishedCalendar") -> None:
        """What one of the calendars leads to."""
        self._add(self._files.of(calendar))

    def finish(self) -> Output:
        """What is left when all calendars have been taken."""
        self._add(self._files.table())
        return self.output

    def made(self) -> Output:
        """All of them, where nothing is built of the release."""
        self._add(iter(self._files))
        return self.output

    def _add(self, files: Made) -> None:
        for path, content in files:
            self.output.add(path, content)


def release_files(
    plan: Plan,
    earlier: Plan | None,
    source: ReleaseSource,
    key: bytes | None,
    built: "Callable[[], EarlierPrints | None]" = lambda: None,
) -> "ReleaseFiles":
    """The files of a release, of what it is made of, with everybody's own prints: as `built`, where they are."""
    from introplan.rendering.changes.release import ReleaseFiles  # noqa: PLC0415 - dear to import, and only here
    from introplan.rendering.prints import Printer  # noqa: PLC0415 - as above
    from introplan.rendering.prints.family import enclosed_prints  # noqa: PLC0415 - as above

    edition = edition_of(plan, source.after)
    printer = Printer(edition, source.loader, fonts=font_folders())

    def prints(person: str) -> Iterator[tuple[str, bytes]]:
        return enclosed_prints(edition, printer, person, built())

    return ReleaseFiles(plan, source.before, source.after, source.loader, earlier=earlier, key=key, prints=prints)
