"""Putting what has been made in its place: each file whole, whatever holds another, and again until all of it stands.

What is removed again is only what a manifest lists and is made no more. Nothing else is ever touched.
"""

import errno
import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from introplan.workspace.contents import has
from introplan.workspace.links import LinkError, is_link, is_ours, must_be_reached, must_have_no_link
from introplan.workspace.manifests import MANIFEST, Manifest
from introplan.workspace.shelves import ShelfKind
from introplan.workspace.staging import Stage
from introplan.workspace.writing import put_in_place

STAGING_OF_OLD = re.compile(r"\.introplan-[a-z0-9_]{8}")
"""What earlier versions of introplan left in the build when they were stopped: folders with personal calendars."""


class PlacedFile(NamedTuple):
    """A file by its path in a folder, the digest of its bytes, and its name in the stage; empty when it stood there."""

    path: str
    digest: str
    staged: str = ""


@dataclass(frozen=True)
class Placing:
    """All that is to stand in a folder: the letters of a release, or a shelf of what is built, of a `programme`."""

    folder: Path
    secret: str
    kind: ShelfKind
    programme: str
    places: tuple[PlacedFile, ...]

    @property
    def open(self) -> Iterator[PlacedFile]:
        """What does not stand in its place yet."""
        return (place for place in self.places if not self._stands(place))

    @property
    def is_settled(self) -> bool:
        """Whether all of it stands there, and nothing that an earlier build made."""
        made = {place.path for place in self.places}
        listed = self.manifest.file.is_file() == bool(made) and self.manifest.paths() == made
        return listed and not any(self.open) and not any(_strays(self.folder))

    def _stands(self, place: PlacedFile) -> bool:
        target = self.folder / place.path
        return is_ours(self.folder, place.path) and not is_link(target) and has(target, place.digest)

    @property
    def manifest(self) -> Manifest:
        """What of the folder is introplan's."""
        return Manifest(self.folder, self.secret)


class Held(NamedTuple):
    """What could not be put in place or removed: a file, or a whole folder, and what the operating system says."""

    path: Path
    fault: OSError
    is_folder: bool = False

    @property
    def by_another(self) -> bool:
        """Whether another program has the file open, as far as one can tell: its folder can be written."""
        return (
            isinstance(self.fault, PermissionError)
            and not self.is_folder
            and not self.path.is_dir()
            and self.path.parent.is_dir()
            and os.access(self.path.parent, os.W_OK)
        )


Opened = Mapping[Placing, Sequence[PlacedFile]]
"""What does not stand in its place yet, of all that is to be put out."""


def opened_of(placings: Sequence[Placing]) -> Opened:
    """What is open of each, as the disk is now: every file that stands is read for it."""
    return {placing: tuple(placing.open) for placing in placings}


def lacking(opened: Opened, stage: Stage) -> list[tuple[Placing, PlacedFile]]:
    """What neither stands in its place nor lies in the stage, so that it has to be made again."""
    return [(placing, place) for placing, places in opened.items() for place in places if not _is_staged(place, stage)]


def put_out(opened: Opened, stage: Stage) -> list[Held]:
    """Put everything in its place, letters first, and remove what is made no more; what could not be.

    All manifests come before the first file, so that an interruption leaves nothing that nobody owns.
    """
    held: list[Held] = []
    ready = []
    for placing in sorted(opened, key=lambda each: each.kind != "letters"):
        try:
            _announce(placing, opened[placing], stage)
        except OSError as fault:
            path = fault.path if isinstance(fault, LinkError) else placing.folder
            held.append(Held(path, fault, is_folder=True))
        else:
            ready.append(placing)
    for placing in ready:
        held += _put(placing, opened[placing], stage)
    for placing in ready:
        held += _tidied(placing, stage)
    return held


def _announce(placing: Placing, opened: Sequence[PlacedFile], stage: Stage) -> None:
    """Write down what will stand in the folder beside what does. Raises OSError."""
    must_be_reached(placing.folder, stage.private.root)
    if not placing.places:
        return
    placing.folder.mkdir(parents=True, exist_ok=True)
    if opened:
        moved = not stage.folder.is_dir() or placing.folder.stat().st_dev == stage.folder.stat().st_dev
        beside = () if moved else (_part(place.path) for place in opened)
        _list(placing, stage, {*placing.manifest.paths(), *(place.path for place in placing.places), *beside})


def _put(placing: Placing, opened: Sequence[PlacedFile], stage: Stage) -> Iterator[Held]:
    for place in opened:
        target = placing.folder / place.path
        if not _is_staged(place, stage):
            continue
        try:
            must_have_no_link(placing.folder, place.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            _move(stage.folder / place.staged, target)
        except LinkError as fault:
            yield Held(fault.path, fault)
        except OSError as fault:
            yield Held(target, fault)


def _is_staged(place: PlacedFile, stage: Stage) -> bool:
    return bool(place.staged) and has(stage.folder / place.staged, place.digest)


def _move(staged: Path, target: Path) -> None:
    """Let a staged file take a place, also on another disk, where it is copied beside it first. Raises OSError."""
    try:
        put_in_place(staged, target)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        beside = target.with_name(_part(target.name))
        beside.unlink(missing_ok=True)  # left by a run that was stopped, and perhaps a link since
        shutil.copyfile(staged, beside)
        put_in_place(beside, target)


def _part(path: str) -> str:
    """The file beside a target that it is copied to, when it comes from another disk."""
    folder, _slash, name = path.rpartition("/")
    return f"{folder}/.{name}.part" if folder else f".{name}.part"


def _list(placing: Placing, stage: Stage, paths: Iterable[str]) -> None:
    """Write the manifest, unless it says so already. Raises OSError."""
    file, content = placing.folder / MANIFEST, placing.manifest.listing(paths)
    if not file.is_file() or file.read_bytes() != content:
        _move(stage.folder / stage.put(content), file)


def _tidied(placing: Placing, stage: Stage) -> Iterator[Held]:
    """Remove what earlier builds made and this one did not, and list what stands."""
    comes = {place.path for place in placing.places}
    held = set()
    for path in sorted(placing.manifest.paths() - comes):
        try:
            _remove(placing.folder, path)
        except OSError as fault:
            held.add(path)
            yield Held(placing.folder / path, fault)
    try:
        _remove_stray(placing.folder)
        if comes | held:
            _list(placing, stage, comes | held)
        else:
            _leave(placing)
    except OSError as fault:
        yield Held(placing.folder / MANIFEST, fault)


def _leave(placing: Placing) -> None:
    """Nothing in the folder is introplan's any more: it goes too, unless there is something else. Raises OSError."""
    placing.manifest.file.unlink(missing_ok=True)
    if placing.folder.is_dir() and not any(placing.folder.iterdir()):
        placing.folder.rmdir()


def _remove(folder: Path, path: str) -> None:
    """Remove a file, and the folders that are empty without it. Raises OSError."""
    target = folder / path
    if not target.is_file():
        return
    target.unlink()
    for parent in target.relative_to(folder).parents[:-1]:
        if any((folder / parent).iterdir()):
            break
        (folder / parent).rmdir()


def _remove_stray(folder: Path) -> None:
    """Remove what introplan has left in the folder beside what it made, now and in earlier versions."""
    for left in list(_strays(folder)):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)
        else:
            left.unlink(missing_ok=True)


def _strays(folder: Path) -> Iterator[Path]:
    for left in folder.iterdir() if folder.is_dir() else ():
        if left.name == _part(MANIFEST) or (STAGING_OF_OLD.fullmatch(left.name) and left.is_dir()):
            yield left
