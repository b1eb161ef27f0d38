"""Protected names in what a release would have git keep for ever: searched before git is called, and once more then.

Between the question whether to publish and the answer the plan may have been changed, and an earlier run that was
stopped is completed later, perhaps with other names in the file. So whoever gives a release out asks again.
"""

from collections.abc import Iterator

from introplan.cli.forms import print_diagnostics
from introplan.cli.protected import WRITE_THE_ID, about, content_found, found_in, known_as, names_of, written_in
from introplan.cli.publications import ReleaseWish
from introplan.diagnostics import Diagnostic, Message, _
from introplan.language.persons import Names
from introplan.releases import FILE_NAME
from introplan.workspace.files import Workspace
from introplan.workspace.intents import Begun
from introplan.workspace.inventory import Inventory
from introplan.workspace.names_file import names_file
from introplan.workspace.protocol import AFTER, Giving, NoTagError, Standing
from introplan.workspace.repository import RepositoryError
from introplan.workspace.sources import SHARED

SAY_IT_OTHERWISE = _("write it without the name: git keeps it for ever, and everybody who gets a letter reads it")


def names_in_wish(workspace: Workspace, wish: ReleaseWish) -> Iterator[Diagnostic]:
    """An error for each name in what was said on the command line."""
    names = names_of(names_file(workspace.root))
    if names:
        yield from written_in(names, "publish -m", wish.message or "", SAY_IT_OTHERWISE)
        yield from written_in(names, "publish --name", wish.name or "", SAY_IT_OTHERWISE)


def names_in_release(workspace: Workspace, begun: Begun, ledger: bytes | None) -> Iterator[Diagnostic]:
    """An error for each name in what a release would commit: words, files, what is staged, and the ledger to come."""
    file = names_file(workspace.root)
    if file is None:
        return
    yield from (each for each in about(file) if each.severity == "error")
    if names := names_of(file):
        yield from _in_words(names, workspace, begun)
        yield from _in_files(names, workspace, begun, ledger)


def must_name_nobody(workspace: Workspace, giving: Giving, found: Standing) -> None:
    """Raise RepositoryError, and tell where, when a release that is about to be given out has a protected name."""
    named: list[Diagnostic] = []
    if found is Standing.COMMITTED:
        if names := names_of(names_file(workspace.root)):
            named += _in_words(names, workspace, giving.begun)
    else:
        named += names_in_release(workspace, giving.begun, giving.content(AFTER))
    if not named:
        return
    print_diagnostics(named, "full")
    refusal = NoTagError if found is Standing.COMMITTED else RepositoryError
    raise refusal(
        Message(
            _("release {release} of {programme} contains a protected name"),
            {"release": giving.begun.name, "programme": giving.begun.programme},
        ),
        Message(_("remove the name, and publish again")),
    )


def _in_words(names: Names, workspace: Workspace, begun: Begun) -> Iterator[Diagnostic]:
    """The message, the tag, and the branch that leaves the computer with them."""
    yield from written_in(names, "publish -m", begun.message, SAY_IT_OTHERWISE)
    if not begun.in_git:
        return
    yield from written_in(names, "git tag", begun.tag, SAY_IT_OTHERWISE)
    git = Inventory(workspace.root).git
    branch = git.says("symbolic-ref", "-q", "--short", "HEAD") if git else None
    yield from written_in(names, "git branch", branch or "", _("call the branch something else: `git branch -m`"))


def _in_files(names: Names, workspace: Workspace, begun: Begun, ledger: bytes | None) -> Iterator[Diagnostic]:
    """The ledger as it will be; and where git commits, the files as they stand, and as they are staged."""
    place = workspace.root / "programmes" / begun.programme / FILE_NAME
    yield from content_found(names, known_as(place), ledger or b"")
    if not begun.in_git:
        return
    inventory = Inventory(workspace.root, (f"programmes/{begun.programme}", *SHARED, *begun.pictures))
    yield from (each for each in found_in(names, inventory, besides=[place]) if each.severity == "error")
    for path, content in inventory.staged():
        yield from written_in(names, f"git add {path}", path, WRITE_THE_ID)
        yield from content_found(names, f"git add {path}", content or b"")
