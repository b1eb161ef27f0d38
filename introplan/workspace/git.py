"""The one place that runs git: in English, without a pager, and where it only reads without changing a thing."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from introplan.diagnostics import Message, _
from introplan.workspace.faults import WorldError
from introplan.workspace.refusals import Refusal, damaged, refusal_of

WRITES = frozenset({"init", "add", "commit", "rm", "tag", "update-ref", "hash-object"})
"""The commands that may change the repository, and that its hooks may have a say in."""

ALWAYS = ("--no-pager", "-c", "i18n.commitEncoding=utf-8", "-c", "core.quotePath=false")
READING = (
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"),
    *("-c", "log.showSignature=false", "-c", "core.alternateRefsCommand=true"),
)
"""So that to read a workspace that somebody else has made runs no program of theirs.

Their settings name programs for diffs, filters, merges and mails too; but no command that reads is asked for such.
"""

ELSEWHERE = frozenset(
    {
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"),
        *("GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE"),
    }
)
"""What would lead git to another repository than the one around the folder, as in a hook of that one."""


NO_PLAN = Refusal(
    Message(_("git cannot read the plan: {complaint}")),
    Message(_("try `git status` in this folder, and do what it says")),
)
WILL_NOT = Refusal(
    Message(_("git will not use this repository: {complaint}")), Message(_("do what git says, and try again"))
)


class GitError(WorldError):
    """Git will not answer."""


class NoGitError(GitError):
    """Git is not installed here."""

    def __init__(self) -> None:
        super().__init__(
            Message(_("git is not installed here, so earlier plans cannot be read")),
            Message(
                _("install it from git-scm.com, or compare with the last release: `introplan diff` without a name")
            ),
        )


class NoRepositoryError(GitError):
    """The folder lies in no git repository."""

    def __init__(self) -> None:
        super().__init__(
            Message(_("this folder is not a git repository, so earlier plans cannot be read")),
            Message(_("compare with the last release instead: `introplan diff` without a name")),
        )


class Git(NamedTuple):
    """Git in a folder, which is where its commands run and where the paths given to them begin."""

    root: Path

    @staticmethod
    def is_installed() -> bool:
        """Whether there is a git to run."""
        return shutil.which("git") is not None

    def run(self, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """What a command gave back, whether it succeeded or not. Raises NoGitError; ValueError for a null character."""
        try:
            return subprocess.run(
                _command(words), cwd=self.root, input=given, env=_environment(words), capture_output=True, check=False
            )
        except FileNotFoundError:
            raise NoGitError from None

    def says(self, *words: str, given: bytes = b"") -> str | None:
        """What git answers, without the line's end; None when it says no."""
        answer = self.run(*words, given=given)
        return answer.stdout.decode(errors="replace").rstrip("\n") if answer.returncode == 0 else None

    def gives(self, *words: str, given: bytes = b"") -> bytes:
        """The bytes that git answers. Raises NoGitError, NoRepositoryError, and GitError when git will not answer."""
        answer = self.run(*words, given=given)
        if answer.returncode == 0:
            return answer.stdout
        if b"not a git repository" in answer.stderr:
            raise NoRepositoryError
        raise GitError(*refusal_of(answer, NO_PLAN))

    def refusal(self) -> Refusal | None:
        """Why git will not use the repository around the folder; None when it does, and where there is none.

        Such as when the folder belongs to another user, or when the repository is broken. Raises NoGitError.
        """
        answer = self.run("rev-parse", "--is-inside-work-tree")
        if answer.returncode == 0:
            return None
        if b"not a git repository" in answer.stderr:
            return damaged(answer) if _has_remains(self.root) else None
        return refusal_of(answer, WILL_NOT)

    def knows_who_you_are(self) -> bool:
        """Whether git has a name and an address to commit with."""
        return all(self.says("var", whom) is not None for whom in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"))

    @contextmanager
    def asked_for_blobs(self) -> "Iterator[Blobs]":
        """An open `cat-file --batch`, for reading many blobs one at a time. Raises NoGitError."""
        words = ("cat-file", "--batch")
        try:
            process = subprocess.Popen(
                _command(words),
                cwd=self.root,
                env=_environment(words),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except FileNotFoundError:
            raise NoGitError from None
        with process:
            try:
                yield Blobs(process)
            finally:
                if process.stdin:
                    process.stdin.close()


class Blobs(NamedTuple):
    """The blobs of a repository by their ids, from a git that is waiting to be asked."""

    process: "subprocess.Popen[bytes]"

    def content(self, blob: str) -> bytes | None:
        """A blob's bytes; None when the repository lacks it."""
        asking, answering = self.process.stdin, self.process.stdout
        assert asking, "asked without a pipe"
        assert answering, "asked without a pipe"
        asking.write(f"{blob}\n".encode())
        asking.flush()
        *_known, size = answering.readline().split() or [b"missing"]
        if not size.isdigit():  # `… missing`
            return None
        content = answering.read(int(size))
        answering.read(1)  # the line's end
        return content


def _has_remains(root: Path) -> bool:
    """Whether there is something of a repository around a folder, on the disk of it, as far as git itself looks."""
    disk = root.stat().st_dev
    places = (each / ".git" for each in (root, *root.parents) if each.stat().st_dev == disk)
    return any(place.is_file() or (place / "objects").is_dir() for place in places)


def _command(words: Sequence[str]) -> tuple[str, ...]:
    return ("git", *ALWAYS, *(() if words[0] in WRITES else READING), *words)


def _environment(words: Sequence[str]) -> dict[str, str]:
    """In English, so that complaints can be told apart; without fetching what a partial clone lacks, by any program."""
    ours = {name: value for name, value in os.environ.items() if name.upper() not in ELSEWHERE}
    environment = {**ours, "LC_ALL": "C", "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}
    if words[0] != "check-ignore":  # which takes no patterns, and not even to be told so
        environment["GIT_LITERAL_PATHSPECS"] = "1"
    if words[0] not in WRITES:
        environment["GIT_OPTIONAL_LOCKS"] = "0"
    return environment
