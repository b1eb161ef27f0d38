"""Where a build may go: not among the workspace's own files, nor where the computer or git keep theirs."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from introplan.cli.links import FOLDER as SECRET_LINKS
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import Message, _
from introplan.workspace.files import Workspace
from introplan.workspace.links import LinkError, is_link, must_be_reached
from introplan.workspace.manifests import MANIFEST
from introplan.workspace.output import OutputError, explained
from introplan.workspace.private import FOLDER as PRIVATE
from introplan.workspace.shelves import BUILD, ENDINGS, programme_of, shelf_folder

PLANS = ("programmes", "templates", "rulesets", SECRET_LINKS)
"""The folders of a workspace that somebody keeps something in."""


def output_folder(workspace: Workspace, output: Path | None) -> Path:
    """Where to write: `build` in the workspace when nothing is said, wherever in it the command is run.

    Raises WrongUseError where a build would lie among other things, OutputError for a link in the workspace.
    """
    if output is None:
        folder = Path(os.path.relpath(workspace.root / BUILD))
    else:
        _must_be_free(workspace, output)
        folder = _resolved(output) if ".." in output.parts else output
    if folder.absolute().is_relative_to(workspace.root):
        try:
            must_be_reached(folder, workspace.root)
        except LinkError as fault:
            raise OutputError(
                Message(
                    _("{path} is a link to another place, and introplan writes nothing through links"),
                    {"path": Path(os.path.relpath(fault.path))},
                ),
                Message(_("remove the link, or choose another folder with -o")),
            ) from fault
    return folder.resolve() if is_link(folder) else folder


def _must_be_free(workspace: Workspace, output: Path) -> None:
    place, root = _resolved(output), _resolved(workspace.root)
    written = [place, *_shelves(workspace.names, place)]
    if place.exists() and not place.is_dir():
        raise wrong_use(_("`{path}` is a file; choose a folder"), path=output)
    if place in {Path(place.anchor), _home()}:
        raise wrong_use(_("`{path}` contains other things; choose a folder of its own"), path=output)
    if any(_is_gits(each) for folder in written for each in (folder, *folder.parents)):
        raise wrong_use(_("`{path}` belongs to git; choose another folder"), path=output)
    for name in PLANS:
        own = (root / name, _resolved(workspace.root / name))
        if any(_is_in(folder, each) for folder in written for each in own):
            raise wrong_use(
                _("`{path}` is among the plan's own files; choose a folder outside `{name}`"), path=output, name=name
            )
    if any(_is_in(folder, root / PRIVATE) for folder in written):
        raise wrong_use(_("`{path}` is introplan's own folder, which it empties; choose another"), path=output)
    if place == root or any(_is_in(root, folder) for folder in written[1:]):
        raise wrong_use(_("`{path}` contains the workspace; choose a folder such as build"), path=output)
    if name := _built_there(workspace.names, place):
        raise wrong_use(
            _("`{path}` is inside what is built of {name}; choose a folder beside it"), path=output, name=name
        )


def _shelves(programmes: Sequence[str], place: Path) -> Iterator[Path]:
    """The folders that a build would write in."""
    for programme in programmes:
        yield from (_resolved(shelf_folder(place, programme, shelf)) for shelf in ENDINGS)


def _built_there(programmes: Sequence[str], place: Path) -> str:
    """The programme whose shelf a place is or lies in; empty for a place outside all of them."""
    for folder in (place, *place.parents):
        if programme_of(folder) in programmes and (folder / MANIFEST).is_file():
            return programme_of(folder)
    return ""


def _resolved(path: Path) -> Path:
    """Where a path leads, also one that is not there yet.

    Raises WrongUseError for one that leads nowhere, OutputError for one that may not be looked at.
    """
    try:
        place = path.resolve()
        with suppress(FileNotFoundError, NotADirectoryError):
            place.stat()
        return place
    except PermissionError as fault:
        raise explained(fault, path) from fault
    except (OSError, RuntimeError, ValueError) as fault:  # a circle of links, a name that no disk takes
        raise wrong_use(_("`{path}` leads nowhere; choose another folder"), path=path) from fault


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except (OSError, RuntimeError):  # whoever runs this has none
        return None


def _is_in(place: Path, folder: Path) -> bool:
    """Whether a place is a folder or lies in it, by whatever capitals: not all disks tell them apart."""
    parts = [part.casefold() for part in place.parts]
    return parts[: len(folder.parts)] == [part.casefold() for part in folder.parts]


def _is_gits(folder: Path) -> bool:
    """Whether git keeps a repository there, whatever the folder is called."""
    kept = (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()
    return kept or folder.name.casefold().rstrip(". ") == ".git"
