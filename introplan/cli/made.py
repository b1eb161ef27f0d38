"""Every file that is made of a programme: what is built of it, and what a release writes to those concerned."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from introplan.agenda import Plan
from introplan.checks.rules import answers, named_sets
from introplan.cli.resources import font_folder
from introplan.cli.sources import Source
from introplan.releases import Edition, Release
from introplan.rendering.feeds import PEOPLE, at_secret_places, feed_pages
from introplan.workspace.files import Workspace
from introplan.workspace.output import Output
from introplan.workspace.private import Private
from introplan.workspace.staging import Stage

if TYPE_CHECKING:
    from jinja2 import BaseLoader

Made = Iterator[tuple[str, bytes]]
"""Files, each made when it is asked for: its path and its bytes."""


class Making(NamedTuple):
    """What the outputs of a programme are made with; the `key` is that of the secret links, if there are to be any."""

    plan: Plan
    edition: Edition
    templates: "BaseLoader"
    key: bytes | None = None
    drafts: bool = False


def outputs(making: Making, made: Callable[[], Collection[str]]) -> Made:
    """What is built of one programme; what can fail comes first, what is large one at a time.

    `made` tells the paths of what has been made so far, which the page leads to.
    """
    from introplan.rendering.booklets import booklets  # noqa: PLC0415 - dear to import, and only here
    from introplan.rendering.calendars import calendars  # noqa: PLC0415 - as above
    from introplan.rendering.reports import rules_report  # noqa: PLC0415 - as above
    from introplan.rendering.site import site  # noqa: PLC0415 - as above

    plan, edition, templates, key, drafts = making
    yield from booklets(plan, templates, fonts=font_folder(), drafts=drafts, edition=edition)
    ours = calendars(plan, drafts=drafts, edition=edition)
    yield from at_secret_places(plan, ours, key) if key else ours
    if key:
        yield from feed_pages(plan, templates, key, frozenset(made()))
    for rule_set in named_sets(plan):
        yield rules_report(plan, templates, rule_set, answers(plan, rule_set))
    yield from site(plan, templates, made=frozenset(made()), drafts=drafts, edition=edition)


def overview(plans: Sequence[Plan], templates: "BaseLoader", *, drafts: bool) -> bytes:
    """The page over several programmes, made when all of the workspace are built."""
    from introplan.rendering.site import overview as page  # noqa: PLC0415 - dear to import, and only here

    return page([(f"{plan.name}/index.html", plan) for plan in plans], templates, drafts=drafts)


def letters(plan: Plan, earlier: Plan | None, source: Source, key: bytes | None) -> Made:
    """What a release writes to those concerned; with a `key` they tell of everybody's own page.

    Raises TemplateFault for a workspace's own templates.
    """
    from introplan.rendering.changes.release import release_files  # noqa: PLC0415 - dear to import, and only here

    yield from release_files(plan, source.before, source.after, source.loader, earlier=earlier, key=key)


def letters_folder(workspace: Workspace, programme: str, release: Release) -> Path:
    """Where the letters of a release lie: beside what is built."""
    return workspace.root / "build" / programme / f"release-{release.name}"


def made_letters(workspace: Workspace, plan: Plan, earlier: Plan | None, source: Source, key: bytes | None) -> Output:
    """The letters of a release, staged for their folder. Raises OutputError, TemplateFault."""
    folder = letters_folder(workspace, plan.name, source.release)
    output = Output(folder, PEOPLE, Stage(Private(workspace.root)), "letters", plan.name)
    for path, content in letters(plan, earlier, source, key):
        output.add(path, content)
    return output
