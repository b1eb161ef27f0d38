"""The plan as it was at a git revision, read through git without touching the working tree or the network."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from introplan.diagnostics import Message, _
from introplan.reading import File, Folder, Unread
from introplan.workspace.faults import WorldError
from introplan.workspace.files import LARGEST_FILE
from introplan.workspace.git import Git, GitError

SYMLINK, SUBMODULE = "120000", "160000"


class RevisionError(WorldError):
    """A revision cannot be read."""


@dataclass(frozen=True)
class Revision:
    """A commit of the repository that a workspace lies in. `prefix` leads from the repository to the workspace."""

    root: Path
    prefix: str
    name: str
    commit: str

    @property
    def git(self) -> Git:
        """Git in the workspace's folder."""
        return Git(self.root)

    def programmes(self) -> list[str]:
        """The folder names in `programmes` at the revision."""
        folder = f"{self.prefix}programmes/"
        listed = self.git.gives("ls-tree", "-z", "-d", "--full-tree", "--name-only", self.commit, "--", folder)
        names = [PurePosixPath(path).name for path in _words(listed)]
        return sorted(name for name in names if not name.startswith((".", "_")))

    def folder(self, name: str) -> Folder:
        """A programme's files at the revision, as reading wants them; without any when there was no such programme.

        Raises RevisionError when the repository lacks what the revision says.
        """
        start = f"{self.prefix}programmes/{name}/"
        listed = self.git.gives("ls-tree", "-r", "-l", "-z", "--full-tree", self.commit, "--", start)
        blobs = {blob.path: blob for blob in map(_blob, _words(listed)) if blob.mode != SUBMODULE}
        wanted = {path: blob for path, blob in blobs.items() if _is_read(path.removeprefix(start))}
        fetched = {path: blob.id for path, blob in wanted.items() if blob.size <= LARGEST_FILE}
        contents = dict(zip(fetched, self._contents(list(fetched.values())), strict=True))
        files = []
        for path, blob in wanted.items():
            content: bytes | Unread = contents.get(path, "too-large")
            if blob.mode == SYMLINK and isinstance(content, bytes):
                target = os.path.normpath(PurePosixPath(path).parent / os.fsdecode(content))
                content = contents.get(target.replace(os.sep, "/"), "outside-workspace")
            files.append(File(f"{self.name}:{path}", content))
        return Folder(f"{self.name}:{start.removesuffix('/')}", tuple(files))

    def content(self, path: str) -> bytes | None:
        """One file of the workspace at the revision; None when it was not there."""
        listed = self.git.gives("ls-tree", "-l", "-z", "--full-tree", self.commit, "--", f"{self.prefix}{path}")
        blobs = [blob.id for blob in map(_blob, _words(listed)) if blob.size]
        return self._contents(blobs)[0] if blobs else None

    def files(self, folder: str) -> dict[str, bytes]:
        """Every file in a folder of the workspace at the revision that is read, by its path in that folder."""
        start = f"{self.prefix}{folder}/"
        listed = self.git.gives("ls-tree", "-r", "-l", "-z", "--full-tree", self.commit, "--", start)
        files = (blob for blob in map(_blob, _words(listed)) if blob.mode not in (SUBMODULE, SYMLINK))
        blobs = [blob for blob in files if blob.size <= LARGEST_FILE]
        contents = self._contents([blob.id for blob in blobs])
        return {blob.path.removeprefix(start): content for blob, content in zip(blobs, contents, strict=True)}

    def before(self) -> "Revision | None":
        """The commit that it builds upon; None for the first."""
        commit = _commit(self.root, f"{self.commit}^")
        return Revision(self.root, self.prefix, commit[:8], commit) if commit else None

    def _contents(self, blobs: Sequence[str]) -> list[bytes]:
        with self.git.asked_for_blobs() as answers:
            return [self._there(answers.content(blob)) for blob in blobs]

    def _there(self, content: bytes | None) -> bytes:
        """Raises RevisionError for what the repository lacks."""
        if content is None:
            raise _lacking(self.name)
        return content


def revision(root: Path, name: str) -> Revision | None:
    """The commit that a name means; None when git knows no such commit.

    Raises GitError without git and outside a repository, RevisionError in a shallow clone that may lack the commit.
    """
    prefix = prefix_of(root)
    if (commit := _commit(root, name)) is not None:
        return Revision(root, prefix, name, commit)
    if Git(root).gives("rev-parse", "--is-shallow-repository").strip() == b"true":
        raise RevisionError(
            Message(
                _("`{name}` is not in this copy of the repository, which holds only the latest revisions"),
                {"name": name},
            ),
            Message(_("fetch the earlier ones with `git fetch --unshallow --tags`, and try again")),
        )
    return None


def prefix_of(root: Path) -> str:
    """What leads from the repository to the workspace. Raises GitError without git and outside a repository."""
    return Git(root).gives("rev-parse", "--show-prefix").decode("utf-8", errors="surrogateescape").rstrip("\n")


def is_repository(root: Path) -> bool:
    """Whether git is there and the folder lies in a repository."""
    try:
        Git(root).gives("rev-parse", "--git-dir")
    except GitError:
        return False
    return True


def names_of_revisions(root: Path, *kinds: str) -> list[str]:
    """The branches and tags of the repository, or only what lies under these, such as `refs/heads`."""
    listed = Git(root).gives("for-each-ref", "--format=%(refname:lstrip=2)", *(kinds or ("refs/heads", "refs/tags")))
    return listed.decode(errors="replace").splitlines()


@dataclass(frozen=True, slots=True)
class _Blob:
    mode: str
    id: str
    size: int
    path: str


def _blob(line: str) -> _Blob:
    about, path = line.split("\t", 1)
    mode, _kind, id_, size = about.split()
    return _Blob(mode, id_, int(size) if size.isdigit() else 0, path)


def _words(listed: bytes) -> Iterator[str]:
    return (word.decode("utf-8", errors="surrogateescape") for word in listed.split(b"\0") if word)


def _is_read(path: str) -> bool:
    """Whether the workspace would read a file of this path in a programme's folder."""
    *folders, name = path.split("/")
    hidden = any(folder.startswith(".") for folder in folders)
    return not hidden and not name.startswith("~$") and name.lower().endswith((".yaml", ".yml"))


def _commit(root: Path, name: str) -> str | None:
    if name.startswith("-"):
        return None
    try:
        return Git(root).says("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except ValueError:  # a null character
        return None


def _lacking(name: str) -> RevisionError:
    return RevisionError(
        Message(_("this copy of the repository lacks files of `{name}`"), {"name": name}),
        Message(_("fetch them with `git fetch --refetch`, and try again")),
    )
