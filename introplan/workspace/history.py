"""What git and this computer remember of a file that each programme of a workspace has, whatever became of it since.

Git has it in every branch and tag, fetched ones too, and for some months in its log of what branches once were; this
computer has it as it was last given out. Renamed folders, deleted files and commits taken back are all among it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from introplan.diagnostics import Message, _
from introplan.workspace.contents import bytes_of, digest_of, told_in
from introplan.workspace.git import Git, GitError
from introplan.workspace.private import Private
from introplan.workspace.refusals import Refusal, refusal_of
from introplan.workspace.writing import replace_whole

FOLDER = "programmes"
REMEMBERED = "remembered"
NO_PAST = Refusal(
    Message(_("git cannot read the plan's past: {complaint}")),
    Message(_("try `git status` in this folder, and do what it says")),
)


class CommittedFile(NamedTuple):
    """The file as a commit has it: the commit, its path from the repository's top, and its blob."""

    commit: str
    path: str
    blob: str

    @property
    def programme(self) -> str:
        """The name that the programme's folder had."""
        return self.path.split("/")[-2]


class History(NamedTuple):
    """The past of the programmes' files called `name`, in the repository that the workspace at `root` lies in.

    `refs` are the names of branches and tags with their commits, HEAD too; `logged` is how long git's log of HEAD is.
    `is_cut` says that this copy of the repository holds only the latest commits, `refusal` why git will tell nothing.
    """

    root: Path
    name: str
    refs: tuple[tuple[str, str], ...]
    logged: int
    is_cut: bool
    refusal: Refusal | None = None

    @classmethod
    def of(cls, root: Path, name: str) -> "History | None":
        """The history as git has it now; None without git, and outside a repository. It asks git twice.

        Where git finds a repository and will not use it, the history tells only that.
        """
        git = Git(root)
        try:
            told = git.says("rev-parse", "--is-shallow-repository", "--git-path", "logs/HEAD")
            if told is None:
                refusal = git.refusal()
                return cls(root, name, (), 0, is_cut=False, refusal=refusal) if refusal else None
            listed = git.says("show-ref", "--head") or ""
        except GitError:
            return None
        is_cut, _line, log = told.partition("\n")
        refs = tuple((ref, commit) for commit, _space, ref in (line.partition(" ") for line in listed.splitlines()))
        path = root / log
        return cls(root, name, refs, path.stat().st_size if path.is_file() else 0, is_cut == "true")

    @property
    def tips(self) -> tuple[str, ...]:
        """What the branches and tags point to."""
        return tuple(sorted({commit for _ref, commit in self.refs}))

    @property
    def digest(self) -> str:
        """Another one whenever git may know more than before."""
        return digest_of(repr((self.refs, self.logged)).encode())

    def tags(self, folder: str) -> frozenset[str]:
        """The names of the tags in a folder of theirs, such as `1.2` for `malmo/1.2`."""
        start = f"refs/tags/{folder}/"
        return frozenset(ref.removeprefix(start) for ref, _commit in self.refs if ref.startswith(start))

    def kept(self, known: Sequence[str] = ()) -> list[CommittedFile]:
        """Each time that a commit has changed such a file, without what `known` tips lead to.

        The latest come first, and every commit after all that build upon it, however clocks go.
        Raises GitError when git will not answer.
        """
        if not self.refs and not self.logged:
            return []
        git = Git(self.root)
        asked = (
            "log",
            "--all",
            "--reflog",
            "--stdin",
            "--date-order",
            "--format=%H",
            "--raw",
            "-z",
            "--no-abbrev",
            "-m",
            "--root",
        )
        how = ("--no-ext-diff", "--no-renames", "--full-history", "--", FOLDER)
        given = "".join(f"^{tip}\n" for tip in known).encode()
        told = git.run(*asked, *how, given=given)
        if told.returncode != 0 and known:  # a tip that git has thrown away since
            told = git.run(*asked, *how)
        if told.returncode != 0:
            raise GitError(*refusal_of(told, NO_PAST))
        return list(_kept(told.stdout, self.name))

    def contents(self, blobs: Iterable[str]) -> Iterator[bytes | None]:
        """The bytes of some blobs, one at a time; None for what the repository lacks."""
        with Git(self.root).asked_for_blobs() as answers:
            for blob in blobs:
                yield answers.content(blob)


def _kept(told: bytes, name: str) -> Iterator[CommittedFile]:
    """What `git log --raw -z` tells: a commit, and for each file what it was and is, and its path."""
    commit, blob = "", ""
    for word in told.decode(errors="surrogateescape").split("\0"):
        part = word.lstrip("\n")
        if blob:
            if part.endswith(f"/{name}") and set(blob) != {"0"}:
                yield CommittedFile(commit, part, blob)
            blob = ""
        elif part.startswith(":"):
            mode, blob = part.split()[1], part.split()[3]
            blob = blob if mode.startswith("100") else "0"
        else:
            commit = part


class Remembered(NamedTuple):
    """What was known of one programme's file when nothing of its past was missing in it: the tips, and its bytes."""

    tips: tuple[str, ...]
    content: bytes


class Recollection(NamedTuple):
    """What this computer itself remembers of one programme's file, in the workspace's private folder."""

    root: Path
    programme: str

    def is_as(self, digest: str) -> bool:
        """Whether nothing is another than when nothing was missing; `digest` is of all that can be."""
        return bool(told_in(self._notes).get("digest") == digest)

    def before(self) -> Remembered | None:
        """What was known then; None when that is not to be had, which costs only time."""
        known, content = told_in(self._notes), bytes_of(self._content)
        if content is None or known.get("content") != digest_of(content):
            return None
        tips = known.get("tips")
        return Remembered(tuple(map(str, tips)), content) if isinstance(tips, list) else None

    def keep(self, digest: str, tips: Sequence[str], content: bytes) -> None:
        """Remember that nothing was missing. A disk that does not take it costs time and nothing else."""
        try:
            Private(self.root).made_within(REMEMBERED)
            replace_whole(self._content, content)
            values = {"digest": digest, "tips": list(tips), "content": digest_of(content)}
            replace_whole(self._notes, json.dumps(values).encode())
        except OSError:
            return

    @property
    def _notes(self) -> Path:
        return self._content.with_suffix(".json")

    @property
    def _content(self) -> Path:
        return Private(self.root).folder / REMEMBERED / f"{self.programme}.ledger"


def copies_beside(folder: Path, name: str) -> dict[str, bytes]:
    """Files in a programme's folder that look like copies of the one called `name`, by their own names.

    Such as those that OneDrive, Dropbox, the Explorer or a merge leave: `releases-DATOR.ledger`,
    `releases - Kopia.ledger`, `releases (1).ledger`, `releases.ledger.orig`, `Kopia av releases.ledger`.
    """
    stem, _dot, ending = name.partition(".")
    found = {}
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return {}
    for path in paths:
        word = path.name.casefold()
        is_like = (stem in word and f".{ending}" in word) or word.startswith("introplan-ledger")
        if path.name == name or path.name.startswith((".", "~$")) or not is_like or not path.is_file():
            continue
        content = bytes_of(path)
        if content is not None:
            found[path.name] = content
    return found
