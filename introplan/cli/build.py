"""`introplan build`: check, then calendars, booklets and the page; all of it or nothing."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn

from introplan.agenda import Plan
from introplan.checks.rules import answers, named_sets
from introplan.cli.check import Checked, editions_of, examined_programmes, tell_unreleased
from introplan.cli.forms import print_diagnostics
from introplan.cli.links import KEY, Links
from introplan.cli.resources import font_folder, template_loader
from introplan.cli.screen import counted, news, several, tell, tell_template, words, wrong_use
from introplan.diagnostics import _, _n, worst
from introplan.releases import Edition
from introplan.rendering.feeds import PEOPLE, at_secret_places, feed_pages, link_list
from introplan.rendering.printing import TemplateFault
from introplan.workspace.files import Workspace
from introplan.workspace.output import MANIFEST, Output, OutputError

if TYPE_CHECKING:
    from jinja2 import BaseLoader


FILES = _n("{count} file", "{count} files")
NEW = _n("{count} new", "{count} new")
CHANGED = _n("{count} changed", "{count} changed")
REMOVED = _n("{count} removed", "{count} removed")
STOPPED = 130  # what shells call a command that Ctrl-C has ended


def build_programmes(wanted: Sequence[str], output: Path | None, *, drafts: bool, secret_links: bool = False) -> int:
    """Build the wanted programmes; the exit code. An error in any of them writes nothing.

    Without `output`, the folder is `build` in the workspace, wherever in it the command is run. With `secret_links`
    the personal calendars have addresses that nobody can guess.
    """
    folder = _output_folder(output)
    programmes, diagnostics = examined_programmes(wanted, drafts=drafts)
    print_diagnostics(diagnostics, "full")
    if worst(diagnostics) == "error":
        news().print(words(_("{findings}. Nothing was written."), findings=counted(diagnostics)))
        return 1
    code = build_checked(programmes, folder, drafts=drafts, secret_links=secret_links)
    if code == 0 and diagnostics:
        news().print(words(_("checked: {findings}"), findings=counted(diagnostics)))
    return code


def build_checked(programmes: Sequence[Checked], folder: Path, *, drafts: bool, secret_links: bool = False) -> int:
    """Build programmes that have no errors; the exit code."""
    try:
        _write(editions_of(programmes), folder, drafts=drafts, secret_links=secret_links)
    except OutputError as fault:
        tell(fault)
        return 1
    except KeyboardInterrupt:
        news().print(words(_("Stopped. Build again when you like: no file is half-written.")))
        return STOPPED
    except TemplateFault as fault:
        tell_template(fault)
        return 1
    tell_unreleased(programmes)
    return 0


def has_secret_links(folder: Path, programmes: Sequence[Checked]) -> bool:
    """Whether the last build of any of these gave personal calendars secret places, so that the next one does too."""
    return any((folder / programme.name / PEOPLE).is_dir() for programme in programmes)


def _output_folder(output: Path | None) -> Path:
    """Where to write. Raises BadParameter for a place among the plan's own files."""
    workspace = Workspace.here()
    if output is None:
        return Path(os.path.relpath(workspace.root / "build"))
    if output.resolve().is_relative_to((workspace.root / "programmes").resolve()):
        raise wrong_use(
            _("`{path}` lies among the plan's own files; choose a folder outside `programmes`"), path=output
        )
    return output


def _write(editions: Sequence[tuple[Plan, Edition]], output: Path, *, drafts: bool, secret_links: bool) -> None:
    """Stage every file of every programme, then put them all in place; raises OutputError."""
    workspace, plans = Workspace.here(), [plan for plan, _edition in editions]
    loader = template_loader(workspace.root)
    links = Links(workspace.root) if secret_links else None
    with ExitStack() as stack:
        outputs = [stack.enter_context(Output(output / plan.name, PEOPLE)) for plan in plans]
        columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"))
        console = news()
        bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        progress = stack.enter_context(bar)
        for (plan, edition), folder in zip(editions, outputs, strict=True):
            task = progress.add_task(plan.name, total=None)
            for path, content in _made(plan, edition, loader, folder, links, drafts=drafts):
                folder.add(path, content)
                progress.advance(task)
        whole = len(plans) == len(workspace.names)
        if whole and (len(plans) > 1 or (output / MANIFEST).is_file()):
            outputs.append(stack.enter_context(Output(output, PEOPLE)))
            if len(plans) > 1:
                outputs[-1].add("index.html", _overview(plans, loader, drafts=drafts))
        progress.stop()
        for folder in outputs:
            folder.finish()
        for plan, folder in zip(plans, outputs, strict=False):
            news().print(f"{plan.name}: {_told(folder)} → {(folder.folder / 'index.html').as_posix()}")
            _tell_of_links(plan, folder, links)
            for cohort in plan.programme.cohorts.values():
                if cohort.status == "draft" and not drafts:
                    left_out = words(
                        _("{cohort} is a draft and was left out; --drafts includes it"), cohort=cohort.title
                    )
                    news().print(f"{plan.name}: {left_out}")
        for left in sorted(output.glob(f"*/{MANIFEST}")):
            if left.parent.name not in workspace.names:
                news().print(words(_("{path} is from a programme that is no more; delete it"), path=left.parent))


def _tell_of_links(plan: Plan, folder: Output, links: Links | None) -> None:
    """Where the list of secret links lies, and what has become of those that were handed out."""

    def tell(template: str, **values: object) -> None:
        news().print(words(template, name=plan.name, **values))

    if links:
        told = links.write(plan.name, link_list(plan, links.key, folder.made))
        tell(_("{name}: who has which link → {path}"), path=told.as_posix())
    if links and links.is_new and folder.had_secrets:
        tell(_("{name}: the key was gone, so everybody has got a new link"))
    elif links and links.is_new:
        key = (links.folder / KEY).as_posix()
        tell(_("{name}: keep a copy of {path}; with another key everybody gets a new link"), path=key)
    elif folder.had_secrets and not links:
        tell(_("{name}: the secret links are gone from here; --secret-links brings them back"))


def _overview(plans: Sequence[Plan], loader: "BaseLoader", *, drafts: bool) -> bytes:
    """The page over several programmes, made when all of the workspace are built."""
    from introplan.rendering.site import overview  # noqa: PLC0415 - dear to import, and only here

    return overview([(f"{plan.name}/index.html", plan) for plan in plans], loader, drafts=drafts)


def _made(  # noqa: PLR0913 - one place that knows what each output is made of
    plan: Plan, edition: Edition, loader: "BaseLoader", folder: Output, links: Links | None, *, drafts: bool
) -> Iterator[tuple[str, bytes]]:
    """Every file of one programme; what can fail comes first, what is large one at a time."""
    from introplan.rendering.booklets import booklets  # noqa: PLC0415 - dear to import, and only here
    from introplan.rendering.calendars import calendars  # noqa: PLC0415 - as above
    from introplan.rendering.reports import rules_report  # noqa: PLC0415 - as above
    from introplan.rendering.site import site  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory(prefix="introplan-") as scratch:
        fonts, empty = font_folder(), Path(scratch)
        yield from booklets(plan, loader, fonts=fonts, scratch=empty, drafts=drafts, edition=edition)
    made = calendars(plan, drafts=drafts, edition=edition)
    yield from at_secret_places(plan, made, links.key) if links else made
    if links:
        yield from feed_pages(plan, loader, links.key, frozenset(folder.made))
    for rule_set in named_sets(plan):
        yield rules_report(plan, loader, rule_set, answers(plan, rule_set))
    yield from site(plan, loader, made=frozenset(folder.made), drafts=drafts, edition=edition)


def _told(folder: Output) -> str:
    """`62 files, 3 new, 1 changed`."""
    counts = ((NEW, folder.new), (CHANGED, folder.changed), (REMOVED, folder.removed))
    changes = [several(forms, count) for forms, count in counts if count] or [words(_("none changed"))]
    return ", ".join([several(FILES, len(folder.made)), *changes])
