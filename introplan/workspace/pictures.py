"""The pictures that a programme names: where they can lie in a workspace, and their bytes."""

import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from introplan.reading import NoPicture
from introplan.reading.suggestions import nearest
from introplan.workspace.files import KEPT_TO_ITSELF, Workspace, content_of, leads_out
from introplan.workspace.sources import SHARED

if TYPE_CHECKING:
    from introplan.workspace.revisions import Revision

LARGEST_PICTURE = 10_000_000
"""Bytes from which on no picture is read: each print has all of them in it."""

PICTURES = (".png", ".jpg", ".jpeg", ".svg", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".pdf", ".eps", ".ai")
"""What the names of files end in that somebody may have meant."""


def places(programme: str, written: str) -> tuple[str, ...]:
    """Where in a workspace a file can lie that a programme names: in its own folder, else counted from the workspace.

    None for a path that leads out of the workspace, such as `C:\\logo.png`.
    """
    path = written.replace("\\", "/")
    if path.startswith("/") or re.match("[A-Za-z]:", path):
        return ()
    paths = (posixpath.normpath(f"{folder}{path}") for folder in (f"programmes/{programme}/", ""))
    return tuple(dict.fromkeys(place for place in paths if not _is_private(place)))


def _is_private(place: str) -> bool:
    parts = place.split("/")
    return any(part.startswith(".") for part in parts) or parts[0].casefold() in KEPT_TO_ITSELF


def pictures_on_disk(workspace: Workspace, programme: str, wanted: Iterable[str]) -> dict[str, bytes | NoPicture]:
    """The pictures that a programme names, by what it calls them."""
    return {written: _on_disk(workspace, programme, written) for written in wanted}


def _on_disk(workspace: Workspace, programme: str, written: str) -> bytes | NoPicture:
    possible = places(programme, written)
    if not possible:
        return NoPicture("outside-workspace")
    there = next((place for place in possible if os.path.lexists(workspace.root / place)), None)
    if there is None:
        return NoPicture("not-there", _meant(workspace, programme, written))
    content = content_of(workspace.root, workspace.root / there, LARGEST_PICTURE)
    if isinstance(content, bytes):
        return content
    if content in ("outside-workspace", "no-permission", "too-large"):
        return NoPicture(content)
    return NoPicture("not-a-file")


def _meant(workspace: Workspace, programme: str, written: str) -> str:
    """The picture in the programme's folder, or elsewhere in the workspace, that is called most alike."""
    own = workspace.root / "programmes" / programme
    found = {path.relative_to(own).as_posix() for path in _pictures_in(workspace.root, own)}
    for folder in (workspace.root, workspace.root / "templates"):
        if folder.is_dir():
            found |= {path.relative_to(workspace.root).as_posix() for path in _pictures_among(workspace.root, folder)}
    found |= {
        path.relative_to(workspace.root).as_posix()
        for folder in sorted(workspace.root.iterdir())
        if folder.is_dir() and not _is_private(folder.name) and folder.name not in ("programmes", "templates")
        for path in _pictures_among(workspace.root, folder)
    }
    by_name = {PurePosixPath(path).name: path for path in sorted(found, reverse=True)}
    same = by_name.get(PurePosixPath(written.replace("\\", "/")).name)
    return same or nearest(written, sorted(found)) or (next(iter(found)) if len(found) == 1 else "")


def _pictures_in(root: Path, folder: Path) -> Iterator[Path]:
    for place, folders, _names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from _pictures_among(root, Path(place))


def _pictures_among(root: Path, folder: Path) -> Iterator[Path]:
    paths = (path for path in sorted(folder.iterdir()) if path.name.lower().endswith(PICTURES))
    return (path for path in paths if path.is_file() and not leads_out(root, path))


def pictures_elsewhere(root: Path, programme: str, pictures: Mapping[str, bytes | NoPicture]) -> dict[str, bytes]:
    """Those of the pictures that lie neither in the programme's folder nor in what all programmes share, by path."""
    own = tuple(f"{folder}/" for folder in (f"programmes/{programme}", *SHARED))
    lying = {
        next((place for place in places(programme, written) if (root / place).is_file()), ""): content
        for written, content in pictures.items()
        if isinstance(content, bytes)
    }
    return {place: content for place, content in lying.items() if place and not place.startswith(own)}


def pictures_at(revision: "Revision", programme: str, wanted: Iterable[str]) -> dict[str, bytes | NoPicture]:
    """The same as git has them at a revision, as far as it has."""
    found: dict[str, bytes | NoPicture] = {}
    for written in wanted:
        contents = (revision.content(place) for place in places(programme, written))
        content = next((each for each in contents if each is not None), None)
        found[written] = NoPicture("not-there") if content is None else content
    return found
