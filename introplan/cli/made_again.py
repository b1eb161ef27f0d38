"""What a release gave out, made once more where neither its place nor the stage has it: never from the disk."""

from collections.abc import Sequence
from dataclasses import replace

from introplan.agenda import Plan
from introplan.cli.forms import tell_unmade
from introplan.cli.links import Links
from introplan.cli.made import Making, outputs, overview, release_files
from introplan.cli.resources import template_loader
from introplan.cli.screen import tell_fault, words
from introplan.cli.sources import ReleaseSource, release_source
from introplan.diagnostics import _
from introplan.releases import FILE_NAME, Edition, edition_of, read_ledger
from introplan.rendering.printing import PrintFault, TemplateFault
from introplan.rendering.prints.folders import whose_prints
from introplan.workspace.contents import digest_of, has
from introplan.workspace.files import Workspace
from introplan.workspace.intents import Begun, Intent
from introplan.workspace.placing import PlacedFile, Placing
from introplan.workspace.private import Private
from introplan.workspace.protocol import AFTER, Giving
from introplan.workspace.repository import Repository
from introplan.workspace.shelves import ENDINGS, Shelf
from introplan.workspace.staging import Stage


def giving_of(workspace: Workspace, begun: Begun) -> Giving:
    repository = Repository.around(workspace.root, FILE_NAME) if begun.in_git else None
    return Giving(workspace.root, FILE_NAME, begun, repository)


def made_again(workspace: Workspace, intent: Intent, missing: Sequence[tuple[Placing, PlacedFile]]) -> Intent:
    """The intent with what the stage lacks staged anew: of releases from what they were made of, never from the disk.

    What was only built is not made again here: the next build makes it.
    """
    again = _Again(workspace, intent)
    folders = {placing.folder for placing, _place in missing}
    placings = []
    for placing in intent.placings:
        if placing.folder not in folders:
            placings.append(placing)
        elif (files := again.files_that_can_be_made(placing)) is not None:
            placings.append(_restaged(placing, files, Stage(Private(workspace.root))))
        elif placing.kind == "letters":
            tell_fault(
                words(_("what {folder} was made of is lost, so it cannot be made again"), folder=placing.folder),
                words(_("`introplan diff` with the release before it shows what to tell whom")),
            )
    return replace(intent, placings=tuple(placings))


def _restaged(placing: Placing, files: dict[str, bytes], stage: Stage) -> Placing:
    """The same folder with these files, those staged that do not stand there."""

    def place(path: str, content: bytes) -> PlacedFile:
        digest = digest_of(content)
        return PlacedFile(path, digest, "" if has(placing.folder / path, digest) else stage.put(content))

    return replace(placing, places=tuple(place(path, content) for path, content in files.items()))


class _Again:
    """What releases were made of, read once, and what is made of it."""

    def __init__(self, workspace: Workspace, intent: Intent) -> None:
        self.workspace = workspace
        self.personal = {each.programme: each for each in intent.placings if each.kind == "private"}
        self.sources: dict[str, tuple[Begun, ReleaseSource, Plan]] = {}
        self.made: dict[str, dict[Shelf, dict[str, bytes]]] = {}
        for begun in intent.releases:
            content = giving_of(workspace, begun).content(AFTER)
            release = read_ledger(FILE_NAME, content)[0].last if content else None
            source = release_source(workspace, begun.programme, release) if release else None
            plan = source.plan() if source else None
            if source and plan:
                self.sources[begun.programme] = begun, source, plan

    def files_that_can_be_made(self, placing: Placing) -> dict[str, bytes] | None:
        """The same, when a template of one's own fails that has worked: it took longer, or introplan is another."""
        try:
            return self.files(placing)
        except (TemplateFault, PrintFault) as fault:
            tell_unmade(fault)
            self.made.setdefault(placing.programme, {})  # so that it is told once; its letters are another matter
            return None

    def files(self, placing: Placing) -> dict[str, bytes] | None:
        """Everything that is to stand in a folder; None when it cannot be made again."""
        if not placing.programme:
            return self._overview()
        if placing.programme not in self.sources:
            return None
        begun, source, plan = self.sources[placing.programme]
        key = Links(self.workspace.root).key_of_release() if begun.secret_links else None
        if placing.kind == "letters":
            return dict(release_files(plan, source.earlier(), source, key))
        if placing.programme not in self.made:
            made: dict[Shelf, dict[str, bytes]] = {shelf: {} for shelf in ENDINGS}
            personal = self.personal.get(placing.programme)
            paths = [place.path for place in personal.places] if personal else []
            making = Making(edition_of(plan, source.after), source.loader, key, whose_prints(plan, paths))
            for shelf, path, content in outputs(making, made.__getitem__):
                made[shelf][path] = content
            self.made[placing.programme] = made
        return self.made[placing.programme].get(placing.kind)

    def _overview(self) -> dict[str, bytes] | None:
        if len(self.sources) != len(self.workspace.names):
            return None
        editions = [Edition(plan) for _begun, _source, plan in self.sources.values()]
        if len(editions) == 1:
            return {}
        return {"index.html": overview(editions, template_loader(self.workspace))}
