"""Where words stand in a workspace's own texts, in the names of its files, and in what git remembers of them."""

import os
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from introplan.workspace.contents import bytes_of
from introplan.workspace.files import LARGEST_LEDGER
from introplan.workspace.git import Git, GitError

NO_TEXTS = frozenset({"node_modules", "venv", "__pycache__"})
WITHIN_IDS = r"[\w-]"


class Mention(NamedTuple):
    """A line of a file, counted from 1, or 0 for its name; by the path from the workspace."""

    path: str
    line: int


@dataclass(frozen=True)
class Remains:
    """What git remembers: the versions of files that hold one of the words, the files, and the commits."""

    blobs: tuple[str, ...]
    files: int
    commits: int


@dataclass(frozen=True)
class Words:
    """Words that are looked for: ids and names."""

    words: Collection[str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds them, whole and in letters of any size."""
        ways = "|".join(map(re.escape, sorted(self.words, key=len, reverse=True)))
        return re.compile(rf"(?<!{WITHIN_IDS})(?:{ways})(?!{WITHIN_IDS})", re.IGNORECASE)

    def lines(self, content: bytes) -> Iterator[int]:
        """The lines of a text that hold one of them."""
        text = _text(content)
        if self.words and self.pattern.search(text):
            yield from (number for number, line in enumerate(text.splitlines(), 1) if self.pattern.search(line))


def mentions(root: Path, words: Words) -> Iterator[Mention]:
    """Where the words stand in the workspace's files, but for git's own; hidden folders are introplan's or others'."""
    if not words.words:
        return
    for place, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in NO_TEXTS)
        for name in sorted(names):
            path = Path(place) / name
            known_as = path.relative_to(root).as_posix()
            if words.pattern.search(path.stem):
                yield Mention(known_as, 0)
            if not path.is_symlink() and (content := bytes_of(path)) is not None:
                yield from (Mention(known_as, line) for line in words.lines(content))


def remains(root: Path, words: Words) -> Remains | None:
    """What git remembers of the workspace with one of the words in it; None without git, and where it does not tell."""
    git = Git(root)
    asked = ("log", "--all", "--reflog", "--format=%H", "--raw", "-z", "--no-abbrev", "-m", "--root")
    try:
        told = git.says(*asked, "--no-ext-diff", "--no-renames", "--full-history", "--", ".")
        if told is None:
            return None
        versions = list(_versions(told))
        blobs = dict.fromkeys(blob for _commit, _path, blob in versions)
        with git.asked_for_blobs() as answers:
            found = {blob for blob in blobs if any(words.lines(answers.content(blob) or b""))}
    except GitError:
        return None
    those = [(commit, path) for commit, path, blob in versions if blob in found]
    return Remains(
        tuple(blob for blob in blobs if blob in found),
        len({path for _commit, path in those}),
        len({commit for commit, _path in those}),
    )


def _versions(told: str) -> Iterator[tuple[str, str, str]]:
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


def _text(content: bytes) -> str:
    """What a file says, as far as it is text."""
    if len(content) > LARGEST_LEDGER:
        return ""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        return ""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
