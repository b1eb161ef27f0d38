"""The plan as it was at a git revision, read through git without touching the working tree or the network."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from introplan.cli.workspace import LARGEST_FILE
from introplan.diagnostics import Message, _
from introplan.reading import File, Folder, Unread

SYMLINK, SUBMODULE = "120000", "160000"


class RevisionError(Exception):
    """A revision can not be read: what is the matter, and the way out."""

    def __init__(self, message: Message, way_out: Message) -> None:
        super().__init__(message.template)
        self.message, self.way_out = message, way_out


@dataclass(frozen=True)
class Revision:
    """A commit of the repository that a workspace lies in. `prefix` leads from the repository to the workspace."""

    root: Path
    prefix: str
    name: str
    commit: str

    def programmes(self) -> list[str]:
        """The folder names in `programmes` at the revision."""
        folder = f"{self.prefix}programmes/"
        listed = _git(self.root, "ls-tree", "-z", "-d", "--full-tree", "--name-only", self.commit, "--", folder)
        names = [PurePosixPath(path).name for path in _words(listed)]
        return sorted(name for name in names if not name.startswith((".", "_")))

    def folder(self, name: str) -> Folder:
        """A programme's files at the revision, as reading wants them; without any when there was no such programme.

        Raises RevisionError when the repository lacks what the revision says.
        """
        start = f"{self.prefix}programmes/{name}/"
        listed = _git(self.root, "ls-tree", "-r", "-l", "-z", "--full-tree", self.commit, "--", start)
        blobs = {blob.path: blob for blob in map(_blob, _words(listed)) if blob.mode != SUBMODULE}
        wanted = {path: blob for path, blob in blobs.items() if _is_read(path.removeprefix(start))}
        contents = dict(zip(wanted, self._contents([blob.id for blob in wanted.values()]), strict=True))
        files = []
        for path, blob in wanted.items():
            content: bytes | Unread = contents[path]
            if blob.mode == SYMLINK:
                target = os.path.normpath(PurePosixPath(path).parent / os.fsdecode(contents[path]))
                content = contents.get(target.replace(os.sep, "/"), "outside-workspace")
            elif blob.size > LARGEST_FILE:
                content = "too-large"
            files.append(File(f"{self.name}:{path}", content))
        return Folder(f"{self.name}:{start.removesuffix('/')}", tuple(files))

    def content(self, path: str) -> bytes | None:
        """One file of the workspace at the revision; None when it was not there."""
        listed = _git(self.root, "ls-tree", "-l", "-z", "--full-tree", self.commit, "--", f"{self.prefix}{path}")
        blobs = [blob.id for blob in map(_blob, _words(listed)) if blob.size]
        return self._contents(blobs)[0] if blobs else None

    def history(self, path: str) -> "Iterator[Revision]":
        """The revisions up to this one that have changed a file of the workspace, the latest first."""
        found = _git(self.root, "log", "--format=%H", self.commit, "--", f":(top,literal){self.prefix}{path}")
        for commit in found.decode().split():
            yield Revision(self.root, self.prefix, commit[:8], commit)

    def _contents(self, blobs: Sequence[str]) -> list[bytes]:
        answer = _git(self.root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode())
        contents, at = [], 0
        for blob in blobs:
            line_end = answer.index(b"\n", at)
            *_known, size = answer[at:line_end].split()
            if not size.isdigit():  # `… missing`
                raise _lacking(self.name)
            first = line_end + 1
            contents.append(answer[first : first + int(size)])
            at = first + int(size) + 1
            assert answer[at - 1 : at] == b"\n", blob
        return contents


def revision(root: Path, name: str) -> Revision | None:
    """The commit that a name means; None when git knows no such commit.

    Raises RevisionError without git, outside a repository, and in a shallow clone that may lack the commit.
    """
    prefix = _git(root, "rev-parse", "--show-prefix").decode("utf-8", errors="surrogateescape").rstrip("\n")
    if (commit := _commit(root, name)) is not None:
        return Revision(root, prefix, name, commit)
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        raise RevisionError(
            Message(
                _("`{name}` is not in this copy of the repository, which holds only the latest revisions"),
                {"name": name},
            ),
            Message(_("fetch the earlier ones with `git fetch --unshallow --tags`, and try again")),
        )
    return None


def is_repository(root: Path) -> bool:
    """Whether git is there and the folder lies in a repository."""
    try:
        _git(root, "rev-parse", "--git-dir")
    except RevisionError:
        return False
    return True


def names_of_revisions(root: Path, *kinds: str) -> list[str]:
    """The branches and tags of the repository, or only what lies under these, such as `refs/heads`."""
    listed = _git(root, "for-each-ref", "--format=%(refname:lstrip=2)", *(kinds or ("refs/heads", "refs/tags")))
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
        found = _run(root, ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"), b"")
    except ValueError:  # a null character
        return None
    return found.stdout.decode().strip() if found.returncode == 0 else None


def _lacking(name: str) -> RevisionError:
    return RevisionError(
        Message(_("this copy of the repository lacks files of `{name}`"), {"name": name}),
        Message(_("fetch them with `git fetch --refetch`, and try again")),
    )


def _git(root: Path, *words: str, given: bytes = b"") -> bytes:
    """What git answers. Raises RevisionError without git, outside a repository, and when git will not answer."""
    answer = _run(root, words, given)
    if answer.returncode == 0:
        return answer.stdout
    complaint = answer.stderr.decode(errors="replace").strip()
    if "not a git repository" in complaint:
        raise RevisionError(
            Message(_("this folder is not a git repository, so earlier plans can not be read")),
            Message(_("compare with the last release instead: `introplan diff` without a name")),
        )
    raise RevisionError(
        Message(_("git does not give the plan: {complaint}"), {"complaint": complaint.removeprefix("fatal: ")}),
        Message(_("try `git status` in this folder, and do what it says")),
    )


def _run(root: Path, words: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    # In English, so that its complaints can be told apart; and without fetching what a partial clone lacks.
    environment = {**os.environ, "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        return subprocess.run(("git", *words), cwd=root, input=given, env=environment, capture_output=True, check=False)
    except FileNotFoundError:
        raise RevisionError(
            Message(_("git is not installed here, so earlier plans can not be read")),
            Message(
                _("install it from git-scm.com, or compare with the last release: `introplan diff` without a name")
            ),
        ) from None
