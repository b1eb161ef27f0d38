"""Writing several files of a workspace as one: what is decided is written down first, so that a kill loses nothing.

Each file is replaced whole, and only if it still is what it was when that was decided, or is already what it is to be.
Whichever command comes next does what is left. The files as they were are kept beside: one as a copy, several in one
archive that any computer can unpack.
"""

import io
import json
import os
import shutil
import tarfile
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import starmap
from pathlib import Path
from typing import Any, NamedTuple

from introplan.workspace.contents import bytes_of, digest_of, told_in
from introplan.workspace.links import is_link, is_ours
from introplan.workspace.mentions import People
from introplan.workspace.private import FOLDER, Private
from introplan.workspace.shelves import BUILD
from introplan.workspace.writing import FOR_THE_OWNER, is_write_protected, mode_of, replace_whole, staged_beside

FILE = "rewriting.json"
VERSION = 1
BEFORE_CLOSE, BEFORE_CHANGE = "before-close", "before-change"
CLOSE = "close"
MOST_KEPT = 20
"""So many of the latest changes can be taken back."""
PLANS = "programmes/"
"""Where files may be made that were not there."""
NOBODY = People(())


class PlanRewrite(NamedTuple):
    """A file as it was and as it is to be; None for one that is not there, or is to go."""

    before: bytes | None
    after: bytes | None


class Step(NamedTuple):
    """What is written down of a file: a digest of what it was, and what it is to be."""

    before: str | None
    after: bytes | None

    def has_begun_from(self, content: bytes | None) -> bool:
        """Whether this is what the file was when it was decided."""
        return self.before == (None if content is None else digest_of(content))


class Kept(NamedTuple):
    """What takes a change back: the files as they were, packed or as a copy of the one, and those that were not there.

    By their paths in the workspace; `place` is empty where all were not there.
    """

    place: str
    copy_of: str = ""
    new: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rewriting:
    """What is to become of files of a workspace, by their paths in it; and what `folders` are to go, with all in them.

    Nothing in the folders is kept: it is what introplan can make again.
    """

    files: Mapping[str, PlanRewrite]
    folders: tuple[str, ...] = ()
    people: People = NOBODY
    """Who goes, so that whoever goes on can say where else they stand."""
    command: str = CLOSE
    """The command that has decided it, so that whoever goes on can name it."""
    kept: Kept | None = None
    """What takes it back, where whoever goes on is to say so."""
    archive: str = ""
    """Where the files as they were are kept, packed; when empty, beside those of the changes before."""

    @property
    def is_built_from(self) -> bool:
        """Whether what is built is made anew of the files as a part of it."""
        return self.command == CLOSE


@dataclass(frozen=True)
class Rewritings:
    """The rewriting that is under way in the workspace at `root`, if one is."""

    root: Path

    @property
    def private(self) -> Private:
        """Where it is written down."""
        return Private(self.root)

    @property
    def file(self) -> Path:
        """The file that says what is to be done."""
        return self.private.folder / FILE

    def changed_since(self, rewriting: Rewriting) -> str | None:
        """The path of a file that has been changed since it was read; None when none has."""
        changed = (path for path, each in rewriting.files.items() if bytes_of(self.root / path) != each.before)
        return next(changed, None)

    def protected(self, rewriting: Rewriting) -> str | None:
        """The path of a file that is not to be written, as whoever protected it has said; None when all may."""
        return next((path for path in rewriting.files if is_write_protected(self.root / path)), None)

    def not_as_meant(self, rewriting: Rewriting) -> str | None:
        """The path of a file that is not what it was to be, read again from the disk; None when all are."""
        others = (path for path, each in rewriting.files.items() if bytes_of(self.root / path) != each.after)
        return next(others, None)

    def kept_to_go_back(self, rewriting: Rewriting) -> Kept:
        """Keep the files as they were; what takes them back. Raises OSError."""
        new = tuple(path for path, each in sorted(rewriting.files.items()) if each.before is None)
        there = {path: each.before for path, each in rewriting.files.items() if each.before is not None}
        if not there:
            return Kept("", "", new)
        if rewriting.archive:
            self.private.made_within(*rewriting.archive.split("/")[1:-1])
            replace_whole(self.root / rewriting.archive, self._packed(rewriting), FOR_THE_OWNER)
            return Kept(rewriting.archive, "", new)
        folder = self.private.made_within(BEFORE_CHANGE, str(self._next_number()), *_programmes(rewriting)[:1])
        is_one = len(rewriting.files) == 1
        place = folder / (Path(next(iter(there))).name if is_one else "before.tar.gz")
        content = next(iter(there.values())) if is_one else self._packed(rewriting)
        replace_whole(place, content, mode_of(self.root / next(iter(there))) if is_one else FOR_THE_OWNER)
        return Kept(place.relative_to(self.root).as_posix(), next(iter(there)) if is_one else "", new)

    def _next_number(self) -> int:
        """What comes after the numbers of the changes that are kept; those of long ago are kept no more."""
        folders = {
            int(each.name): each for each in (self.private.folder / BEFORE_CHANGE).glob("*") if each.name.isdecimal()
        }
        for number in sorted(folders)[: -MOST_KEPT + 1 or None] if len(folders) >= MOST_KEPT else ():
            shutil.rmtree(folders[number], ignore_errors=True)
        return max(folders, default=0) + 1

    def carry_out(self, rewriting: Rewriting) -> None:
        """Write down what is to be done, and do it. Raises OSError; then whichever command comes next goes on.

        It is under way until it is dropped.
        """
        self.private.made()
        self._write_down(rewriting)
        self.complete()

    @property
    def is_from_elsewhere(self) -> bool:
        """Whether something stands there that introplan did not write, so that it is not carried out."""
        return self.file.is_file() and self.under_way is None

    def complete(self) -> list[str] | None:
        """Do what is left; None when nothing was under way. What somebody has changed since is left, and told.

        It is under way until it is dropped, with nothing left to be done: what is made anew of the files as they are
        now, such as what introplan remembers of them, is no change of somebody's. Raises OSError.
        """
        told = self.under_way
        if told is None:
            staged_beside(self.file).unlink(missing_ok=True)  # of a run that was stopped before it was decided
            return None
        left = []
        for path, step in told.files.items():
            target = self.root / path
            content = bytes_of(target)
            if content == step.after:
                staged_beside(target).unlink(missing_ok=True)
            elif not step.has_begun_from(content) or (content is None and os.path.lexists(target)):
                left.append(path)
            elif step.after is None:
                target.unlink(missing_ok=True)
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                replace_whole(target, step.after, mode_of(target))
        for folder in filter(Path.is_dir, (self.root / each for each in told.folders)):
            shutil.rmtree(folder)
        self._write_down(Rewriting({}, people=told.people, command=told.command, kept=told.kept))
        return left

    def _write_down(self, rewriting: Rewriting) -> None:
        """Say what is to be done."""
        files = {
            path: [
                None if each.before is None else digest_of(each.before),
                None if each.after is None else b64encode(each.after).decode(),
            ]
            for path, each in rewriting.files.items()
        }
        people = {"ids": rewriting.people.ids, "names": rewriting.people.names}
        told = {
            "version": VERSION,
            "files": files,
            "folders": rewriting.folders,
            "people": people,
            "command": rewriting.command,
            "kept": rewriting.kept,
        }
        replace_whole(self.file, json.dumps(told).encode(), FOR_THE_OWNER)

    def _packed(self, rewriting: Rewriting) -> bytes:
        """The files as they were, as an archive, each to be read by those who may read it now."""
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as archive:
            for path, each in sorted(rewriting.files.items()):
                if each.before is not None:
                    told = tarfile.TarInfo(path)
                    told.size, told.mode = len(each.before), mode_of(self.root / path)
                    archive.addfile(told, io.BytesIO(each.before))
        return packed.getvalue()

    def drop(self) -> None:
        """All of it is done. Raises OSError."""
        self.file.unlink(missing_ok=True)

    @property
    def under_way(self) -> "Decided | None":
        """What is written down; None for nothing, and for what would lead out of what a closing writes.

        A workspace that was sent may have it in it, and whichever command comes next carries it out unasked.
        """
        try:
            told = told_in(self.file)
            if told["version"] != VERSION:
                return None
            files = {path: _step(*each) for path, each in told["files"].items()}
            people = told.get("people", {"ids": (), "names": ()})
            of = People(tuple(map(str, people["ids"])), tuple(map(str, people["names"])))
            kept = _kept(told.get("kept"))
            found = Decided(files, tuple(told["folders"]), of, str(told.get("command", CLOSE)), kept)
            places = filter(None, (*kept[:2], *kept.new)) if kept else ()
            is_of_here = all(starmap(self._is_step_of_here, files.items())) and all(map(self._is_built, found.folders))
            is_of_here = is_of_here and all(is_ours(self.root, place) for place in places)
        except (ValueError, KeyError, TypeError, AttributeError):
            return None
        return found if is_of_here else None

    def _is_step_of_here(self, path: str, step: Step) -> bool:
        return self._is_written(path) and (step.before is not None or path.startswith(PLANS))

    def _is_written(self, path: str) -> bool:
        """Whether a file lies in the workspace and is no other program's, such as git's. Raises AttributeError."""
        parts = path.split("/")
        folders = parts[1:-1] if parts[0] == FOLDER else parts[:-1]
        return is_ours(self.root, path) and not any(part.startswith(".") for part in folders)

    def _is_built(self, folder: str) -> bool:
        return folder.startswith(f"{BUILD}/") and is_ours(self.root, folder) and not is_link(self.root / folder)


@dataclass(frozen=True)
class Decided:
    """What has been written down."""

    files: Mapping[str, Step] = field(default_factory=dict)
    folders: tuple[str, ...] = ()
    people: People = NOBODY
    command: str = CLOSE
    kept: Kept | None = None


def archive_of_closing(programme: str, cohort: str) -> str:
    """Where the files as they were before a cohort was closed are kept until the next release, by its path."""
    return f"{FOLDER}/{BEFORE_CLOSE}/{programme}/{cohort}.tar.gz"


def forget_before(private: Private, programme: str) -> None:
    """What was kept of a programme to take changes and a closing back is of no more use: they are given out.

    It may tell of people who are not in the plan any more. Its numbers are not given to other changes.
    """
    shutil.rmtree(private.folder / BEFORE_CLOSE / programme, ignore_errors=True)
    for kept in (private.folder / BEFORE_CHANGE).glob("*"):
        of_several = [each for each in kept.glob("*") if each.is_file()]
        for each in of_several:
            each.unlink(missing_ok=True)
        shutil.rmtree(kept / programme, ignore_errors=True)


def _programmes(rewriting: Rewriting) -> tuple[str, ...]:
    """The one programme whose files change; none when they are of several, or of none."""
    names = {path.split("/")[1] for path in rewriting.files if path.startswith(PLANS)}
    is_of_one = len(names) == 1 and all(path.startswith(PLANS) for path in rewriting.files)
    return tuple(names) if is_of_one else ()


def _step(before: str | None, after: str | None) -> Step:
    return Step(before, None if after is None else b64decode(after))


def _kept(told: Sequence[Any] | None) -> Kept | None:
    if told is None:
        return None
    place, copy_of, new = told
    return Kept(str(place), str(copy_of), tuple(map(str, new)))
