"""Writing several files of a workspace as one: what is decided is written down first, so that a kill loses nothing.

Each file is replaced whole, and only if it still is what it was when that was decided, or is already what it is to be.
Whichever command comes next does what is left. The files as they were are kept beside, in one archive that any
computer can unpack.
"""

import io
import json
import shutil
import tarfile
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from introplan.workspace.contents import bytes_of, digest_of
from introplan.workspace.links import is_link, is_ours
from introplan.workspace.private import FOLDER, Private
from introplan.workspace.shelves import BUILD
from introplan.workspace.writing import replace_whole, staged_beside

FILE = "rewriting.json"
VERSION = 1
BEFORE = "before-close"


class Rewrite(NamedTuple):
    """A file as it was and as it is to be; None for one that is to go."""

    before: bytes
    after: bytes | None


class Step(NamedTuple):
    """What is written down of a file: a digest of what it was, and what it is to be."""

    before: str
    after: bytes | None


@dataclass(frozen=True)
class Rewriting:
    """What is to become of files of a workspace, by their paths in it; and what `folders` are to go, with all in them.

    Nothing in the folders is kept: it is what introplan can make again.
    """

    files: Mapping[str, Rewrite]
    folders: tuple[str, ...] = ()


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
        changed = (path for path, each in rewriting.files.items() if _content(self.root / path) != each.before)
        return next(changed, None)

    def not_as_meant(self, rewriting: Rewriting) -> str | None:
        """The path of a file that is not what it was to be, read again from the disk; None when all are."""
        others = (path for path, each in rewriting.files.items() if _content(self.root / path) != each.after)
        return next(others, None)

    def keep(self, rewriting: Rewriting, programme: str, name: str) -> Path:
        """Keep the files of a programme as they were in an archive called `name`; where it lies. Raises OSError."""
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as archive:
            for path, each in sorted(rewriting.files.items()):
                if each.before is not None:
                    told = tarfile.TarInfo(path)
                    told.size = len(each.before)
                    archive.addfile(told, io.BytesIO(each.before))
        self.private.made_within(BEFORE, programme)
        kept = self.kept(programme, name)
        replace_whole(kept, packed.getvalue())
        return kept

    def kept(self, programme: str, name: str) -> Path:
        """Where the files of a programme as they were lie, if they are kept."""
        return self.private.folder / BEFORE / programme / f"{name}.tar.gz"

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
        return self.file.is_file() and self._told() is None

    def complete(self) -> list[str] | None:
        """Do what is left; None when nothing was under way. What somebody has changed since is left, and told.

        It is under way until it is dropped, with nothing left to be done: what is made anew of the files as they are
        now, such as what introplan remembers of them, is no change of somebody's. Raises OSError.
        """
        told = self._told()
        if told is None:
            return None
        left = []
        for path, step in told.files.items():
            target = self.root / path
            content = _content(target)
            if content == step.after:
                staged_beside(target).unlink(missing_ok=True)
            elif _digest(content) != step.before:
                left.append(path)
            elif step.after is None:
                target.unlink(missing_ok=True)
            else:
                replace_whole(target, step.after)
        for folder in filter(Path.is_dir, (self.root / each for each in told.folders)):
            shutil.rmtree(folder)
        self._write_down(Rewriting({}))
        return left

    def _write_down(self, rewriting: Rewriting) -> None:
        """Say what is to be done."""
        files = {
            path: [_digest(each.before), None if each.after is None else b64encode(each.after).decode()]
            for path, each in rewriting.files.items()
        }
        told = {"version": VERSION, "files": files, "folders": rewriting.folders}
        replace_whole(self.file, json.dumps(told).encode())

    def drop(self) -> None:
        """All of it is done. Raises OSError."""
        self.file.unlink(missing_ok=True)

    def _told(self) -> "Decided | None":
        """What is written down; None for nothing, and for what would lead out of what a closing writes.

        A workspace that was sent may have it in it, and whichever command comes next carries it out unasked.
        """
        try:
            told = json.loads(bytes_of(self.file) or b"")
            if told["version"] != VERSION:
                return None
            files = {path: _step(*each) for path, each in told["files"].items()}
            found = Decided(files, tuple(told["folders"]))
            is_of_here = all(map(self._is_written, files)) and all(map(self._is_built, found.folders))
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            return None
        return found if is_of_here else None

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


def forget_before(private: Private, programme: str) -> None:
    """What was kept of a programme from before a cohort was closed is of no more use: the closing is given out."""
    shutil.rmtree(private.folder / BEFORE / programme, ignore_errors=True)


def _step(before: str, after: str | None) -> Step:
    return Step(before, None if after is None else b64decode(after))


def _digest(content: bytes | None) -> str | None:
    return None if content is None else digest_of(content)


def _content(file: Path) -> bytes | None:
    return bytes_of(file)
