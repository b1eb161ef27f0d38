"""Remembering a build, so that the next one of the same is over at once; see `unchanged`."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from introplan.agenda import Plan
from introplan.cli.plain_lines import shown
from introplan.cli.reader import LANGUAGES, said_in
from introplan.cli.today import today_here
from introplan.workspace.contents import bytes_of, has
from introplan.workspace.files import Workspace
from introplan.workspace.output import Output, explained
from introplan.workspace.private import Private
from introplan.workspace.unchanged import BuildFacts, EarlierBuild, EarlierBuilds, UnsureError, digest_of_output
from introplan.workspace.writing import FOR_THE_OWNER, replace_whole


class BuildMemory:
    """What a plain build goes by, taken before anything is read: kept only where it is the same when all is done.

    So a file that is saved meanwhile is never filed under what the build has not seen.
    """

    def __init__(self, workspace: Workspace, wanted: Sequence[str]) -> None:
        self._workspace, self._wanted = workspace, wanted
        self._before = self._facts()
        self._build: Callable[[BuildFacts], EarlierBuild] | None = None

    def take(self, plans: Sequence[Plan], outputs: Sequence[Output], lines: Sequence[Callable[[], str]]) -> None:
        """What has been built of which plans, and what there is to say of it when nothing has changed.

        Where something stands otherwise than it was made, there is no such build to remember.
        """
        if not all(has(output.folder / path, digest) for output in outputs for path, digest in output.digests()):
            return
        try:
            made = dict(_standing(self._workspace.root, outputs))
        except UnsureError:
            return
        zones = sorted({plan.programme.frame.timezone for plan in plans})
        told: dict[str, Sequence[str]] = {each: said_in(each, lambda: _said(lines)) for each in LANGUAGES}
        self._build = lambda facts: EarlierBuild(facts.digest(zones), zones, made, told)

    def keep(self) -> None:
        """Remember the build, where nothing has changed meanwhile. Raises OutputError."""
        facts = self._facts()
        if not facts or not self._before or facts.given != self._before.given or self._build is None:
            return
        record = EarlierBuilds(str(self._workspace.root))
        file = Path(record.place(self._wanted))
        try:
            content = record.content(self._build(facts))
            if bytes_of(file) != content:
                Private(self._workspace.root).made_within(file.parent.name)
                replace_whole(file, content, FOR_THE_OWNER)
        except UnsureError:
            return
        except OSError as fault:
            raise explained(fault, file) from fault

    def _facts(self) -> BuildFacts | None:
        if any(os.sep in word or "/" in word for word in self._wanted):
            return None
        try:
            return BuildFacts(str(self._workspace.root), os.environ, today_here().isoformat())
        except UnsureError:
            return None


def _said(lines: Sequence[Callable[[], str]]) -> list[str]:
    """The lines as a screen shows them."""
    return [part for line in lines for part in shown(line()).split("\n")]


def _standing(root: Path, outputs: Sequence[Output]) -> Iterator[tuple[str, str]]:
    """What stands of what was made: the folders of programmes whole, and of the page over them all each file."""
    for output in outputs:
        folder = Path(os.path.relpath(output.folder, root)).as_posix()
        paths = ["/"] if output.programme else [f"/{path}" for path in (*output.made, output.manifest.name)]
        for path in paths:
            yield f"{folder}{path}", digest_of_output(f"{root}/{folder}{path}")
