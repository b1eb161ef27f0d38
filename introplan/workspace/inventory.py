"""Everything that lies in a workspace and is its author's own, and everything that git would take from it."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from introplan.workspace.git import Git
from introplan.workspace.links import is_link

MADE = frozenset({"build", "node_modules", "venv", "__pycache__"})
"""Folders of what programs make."""


@dataclass(frozen=True)
class Inventory:
    """What there is in the workspace at `root`, or only in some `folders` of it."""

    root: Path
    folders: Sequence[str] = ("",)

    @cached_property
    def paths(self) -> list[Path]:
        """Every file, folder and link, each folder before what lies in it.

        What is hidden, or made by programs, is left out, but for what git would take all the same.
        """
        found = set(self._walked[0])
        for path in self._taken():
            found.add(path)
            found.update(parent for parent in path.parents if self.root in parent.parents)
        return sorted(found)

    @property
    def closed(self) -> list[Path]:
        """The folders that cannot be looked into."""
        return self._walked[1]

    @cached_property
    def git(self) -> Git | None:
        """Git, where the workspace lies in a repository."""
        inside = any((folder / ".git").exists() for folder in (self.root, *self.root.parents))
        return Git(self.root) if inside and Git.is_installed() else None

    def around(self) -> Iterator[Path]:
        """What lies where a file for the top of the workspace may have been put: there, below it, above it."""
        tops = [each for each in (self.root, *self.root.parents) if (each / ".git").exists()]
        above = [each for each in self.root.parents if tops and tops[0] in (each, *each.parents)]
        below = (*self.root.glob("*/"), *self.root.glob("programmes/*/"))
        own = [each for each in below if not each.name.startswith(".") and each.name not in MADE]
        for folder in (self.root, *own, *above):
            with suppress(OSError):
                yield from folder.iterdir()

    def is_ignored(self, path: Path) -> bool:
        """Whether git leaves a file alone; so it does where there is no git, and where it refuses to work."""
        return self.git is None or self.git.run("check-ignore", "-q", os.path.relpath(path, self.root)).returncode != 1

    def staged(self) -> Iterator[tuple[str, bytes | None]]:
        """What is staged and differs from the last commit: each path, and its bytes, None where git lacks them.

        Raises GitError when git will not answer.
        """
        if self.git is None:
            return
        words = ("diff", "--cached", "--no-ext-diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--diff-filter=AMT")
        pathspec = [folder or "." for folder in self.folders]
        listed = self.git.gives(*words, "--relative", "--", *pathspec).split(b"\0")
        changes = list(zip(listed[::2], listed[1::2], strict=False))
        if not changes:
            return
        with self.git.asked_for_blobs() as blobs:
            for about, path in changes:
                yield os.fsdecode(path), blobs.content(about.split()[3].decode())

    @cached_property
    def _walked(self) -> tuple[list[Path], list[Path]]:
        """What lies there, and the folders that cannot be looked into."""
        paths, closed = list[Path](), list[OSError]()
        for start in (self.root / folder for folder in self.folders):
            if start != self.root and os.path.lexists(start):
                paths.append(start)
            if is_link(start):
                continue
            for place, folders, files in os.walk(start, onerror=closed.append):
                here = Path(place)
                folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in MADE)
                paths += (here / name for name in (*folders, *files))
                folders[:] = [name for name in folders if not is_link(here / name)]
        there = (Path(fault.filename) for fault in closed if not isinstance(fault, FileNotFoundError))
        return paths, [path for path in there if path.is_dir()]

    def _taken(self) -> Iterator[Path]:
        """What git has, or would have after `git add`; without what is not there any more."""
        if self.git is None:
            return
        pathspec = [folder or "." for folder in self.folders]
        listed = self.git.run("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *pathspec).stdout
        for name in filter(None, listed.split(b"\0")):
            path = self.root / PurePosixPath(os.fsdecode(name).rstrip("/"))
            if os.path.lexists(path):
                yield path
