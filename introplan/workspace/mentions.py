"""Where people stand in what lies in a workspace, by id or by name, and in what git remembers of it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from introplan.diagnostics import Source
from introplan.language.persons import Names
from introplan.workspace.contents import bytes_of
from introplan.workspace.documents import contents_of
from introplan.workspace.git import Git, GitError
from introplan.workspace.inventory import Inventory

LEDGER = "introplan-ledger "
LARGEST = 20_000_000  # bytes of a file that somebody has written


class Mention(NamedTuple):
    """A line of a file, counted from 1, or 0 for its name and for a document; by the path from the workspace."""

    path: str
    line: int


class Remains(NamedTuple):
    """What git remembers: the versions of files that speak of somebody, and how many files and commits those are."""

    blobs: tuple[str, ...]
    files: int
    commits: int


@dataclass(frozen=True)
class People:
    """People to be looked for, by their ids and their names."""

    ids: tuple[str, ...]
    names: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds ids, and names as they stand in the plan: quick, for all that git has."""
        words = sorted((*self.ids, *self.names), key=len, reverse=True)
        ways = "|".join(map(re.escape, words)) or "(?!)"
        return re.compile(rf"(?<![\w-])(?:{ways})(?![\w-])", re.IGNORECASE)

    @cached_property
    def named(self) -> Names:
        """What finds names however they are written."""
        return Names(self.names)

    def places(self, text: str) -> set[int]:
        """Where in a text somebody stands."""
        found = {match.start() for match in self.pattern.finditer(text)}
        return found | ({each.start for each in self.named.found(text)} if self.names else set())


def mentions(root: Path, people: People, *, but_in: Collection[str]) -> Iterator[Mention]:
    """Where somebody stands in what lies in the workspace and its authors have written, and in the names of files.

    Files at the top of the workspace that its authors have not written are passed over: the ones `but_in` names.
    """
    for path in Inventory(root).paths:
        known_as = path.relative_to(root).as_posix()
        if known_as in but_in:
            continue
        if people.places(path.stem):
            yield Mention(known_as, 0)
        if not path.is_file() or path.is_symlink() or path.stat().st_size > LARGEST:
            continue
        contents = contents_of(bytes_of(path) or b"")
        source = Source(known_as, contents.text or "")
        lines = sorted({source.position(at).line + 1 for at in people.places(source.text)})
        yield from (Mention(known_as, line) for line in lines)
        if not lines and any(people.places(text) for text in contents.within):
            yield Mention(known_as, 0)


def remains(root: Path, people: People) -> Remains | None:
    """What git remembers of the workspace that speaks of them; None without git, and where it does not tell.

    What stands in the workspace as git has it is none of that: whoever clears the rest keeps it.
    """
    git = Git(root)
    asked = ("log", "--all", "--reflog", "--format=%H", "--raw", "-z", "--no-abbrev", "-m", "--root")
    try:
        told = git.says(*asked, "--no-ext-diff", "--no-renames", "--full-history", "--", ".")
        if told is None:
            return None
        versions, standing = list(_versions(told)), _standing(git)
        with git.asked_for_blobs() as answers:
            blobs = dict.fromkeys(blob for _commit, _path, blob in versions if blob not in standing)
            found = {blob for blob in blobs if _speaks(answers.content(blob), people)}
    except GitError:
        return None
    those = [(commit, path) for commit, path, blob in versions if blob in found]
    left = tuple(blob for blob in blobs if blob in found)
    return Remains(left, len({path for _commit, path in those}), len({commit for commit, _path in those}))


def messages(root: Path, people: People) -> list[str]:
    """The commits and tags whose messages, or own names, speak of them: a commit by its short hash, a tag by its name.

    Nothing without git, and where it does not tell.
    """
    git = Git(root)
    try:
        commits = git.says("log", "--all", "--reflog", "--format=%h%n%B%x00") or ""
        tags = git.says("for-each-ref", "refs/tags", "--format=%(refname:short)%0a%(contents)%00") or ""
    except GitError:
        return []
    told = (one.strip("\n") for one in f"{commits}\0{tags}".split("\0"))
    return list(dict.fromkeys(one.partition("\n")[0] for one in told if people.places(one)))


def _standing(git: Git) -> frozenset[str]:
    """The versions of files that the last commit has and that stand there unchanged."""
    changed = (git.says("diff", "--name-only", "-z", "--relative", "--no-ext-diff", "HEAD", "--", ".") or "").split(
        "\0"
    )
    listed = (git.says("ls-tree", "-r", "-z", "HEAD", "--", ".") or "").split("\0")
    told = (line.partition("\t") for line in listed if line)
    return frozenset(about.split()[2] for about, _tab, path in told if path not in changed)


def _speaks(content: bytes | None, people: People) -> bool:
    contents = contents_of(content or b"")
    texts = [each for each in (contents.text, *contents.within) if each]
    if any(people.pattern.search(text) for text in texts):
        return True
    is_ledger = texts and texts[0].startswith(LEDGER)  # large, often there, and without names
    return not is_ledger and bool(people.names) and any(people.named.found(text) for text in texts)


def _versions(told: str) -> Iterable[tuple[str, str, str]]:
    """What `git log --raw -z` tells: of each commit the files that it has changed, and what they became."""
    commit, blob = "", ""
    for word in told.split("\0"):
        part = word.lstrip("\n")
        if blob:
            if set(blob) != {"0"}:
                yield commit, part, blob
            blob = ""
        elif part.startswith(":"):
            mode, blob = part.split()[1], part.split()[3]
            blob = blob if mode.startswith("100") else "0"
        elif part:
            commit = part
