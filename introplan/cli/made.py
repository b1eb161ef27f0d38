"""Every file that is made of a programme: what is built of it, and what a release writes to those concerned."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from introplan.agenda import Plan
from introplan.checks.rules import answers, named_sets
from introplan.cli.resources import font_folder
from introplan.cli.sources import Source
from introplan.releases import Edition
from introplan.rendering.feeds import PEOPLE, at_secret_place, feed_pages, is_ones_own
from introplan.rendering.notices import private_notice
from introplan.workspace.files import Workspace
from introplan.workspace.output import Output
from introplan.workspace.private import Private
from introplan.workspace.shelves import Shelf, letters_folder
from introplan.workspace.staging import Stage

if TYPE_CHECKING:
    from jinja2 import BaseLoader

Made = Iterator[tuple[str, bytes]]
"""Files, each made when it is asked for: its path and its bytes."""

Shelved = Iterator[tuple[Shelf, str, bytes]]
"""The same, each after the shelf that it lies on."""


class Making(NamedTuple):
    """What the outputs of a programme are made with; the `key` is that of the secret links, if there are to be any."""

    edition: Edition
    templates: "BaseLoader"
    key: bytes | None = None


def outputs(making: Making, made: Callable[[Shelf], Collection[str]]) -> Shelved:
    """What is built of one programme; what can fail comes first, what is large one at a time.

    `made` tells the paths of what has been made so far for a shelf: the page leads to nothing but what may be shared.
    """
    from introplan.rendering.booklets import booklets  # noqa: PLC0415 - dear to import, and only here
    from introplan.rendering.calendars import calendars  # noqa: PLC0415 - as above
    from introplan.rendering.reports import rules_report  # noqa: PLC0415 - as above
    from introplan.rendering.site import site  # noqa: PLC0415 - as above

    edition, templates, key = making
    plan = edition.plan
    own: Shelf = "secret-links" if key else "private"
    yield from _on("shared", booklets(edition, templates, fonts=font_folder()))
    for path, content in calendars(edition):
        shelf: Shelf = own if is_ones_own(path) else "shared"
        yield shelf, at_secret_place(plan, path, key) if key else path, content
    if key:
        yield from _on(own, feed_pages(edition, templates, key, frozenset(made(own))))
    yield from _on("private", [private_notice(plan)])
    for rule_set in named_sets(plan):
        yield from _on("shared", [rules_report(plan, templates, rule_set, answers(plan, rule_set))])
    yield from _on("shared", site(edition, templates, made=frozenset(made("shared"))))


def _on(shelf: Shelf, files: Iterable[tuple[str, bytes]]) -> Shelved:
    return ((shelf, path, content) for path, content in files)


def overview(editions: Sequence[Edition], templates: "BaseLoader") -> bytes:
    """The page over several programmes, made when all of the workspace are built."""
    from introplan.rendering.site import overview as page  # noqa: PLC0415 - dear to import, and only here

    return page([(f"{edition.plan.name}/index.html", edition) for edition in editions], templates)


def letters(plan: Plan, earlier: Plan | None, source: Source, key: bytes | None) -> Made:
    """What a release writes to those concerned; with a `key` they tell of everybody's own page.

    Raises TemplateFault for a workspace's own templates.
    """
    from introplan.rendering.changes.release import release_files  # noqa: PLC0415 - dear to import, and only here

    yield from release_files(plan, source.before, source.after, source.loader, earlier=earlier, key=key)


def made_letters(workspace: Workspace, plan: Plan, earlier: Plan | None, source: Source, key: bytes | None) -> Output:
    """The letters of a release, staged for their folder. Raises OutputError, TemplateFault."""
    folder = letters_folder(workspace.root, plan.name, source.release.name)
    output = Output(folder, PEOPLE, Stage(Private(workspace.root)), "letters", plan.name)
    for path, content in letters(plan, earlier, source, key):
        output.add(path, content)
    return output
