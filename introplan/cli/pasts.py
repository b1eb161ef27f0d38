"""Where a programme's ledger is remembered beside its file: in git, on this computer, and in copies of the file."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from introplan.diagnostics import Span
from introplan.releases import FILE_NAME, Ledger, joined
from introplan.releases.ledger_files import KnownLines, read_ledgers, version_of
from introplan.workspace.contents import digest_of
from introplan.workspace.files import Workspace
from introplan.workspace.git import GitError
from introplan.workspace.history import CommittedFile, History, Recollection, Remembered, copies_beside
from introplan.workspace.private import Private

PROGRAMME = re.compile(rb"^programme (\S+) (\S+)\s*$", re.MULTILINE)


class Owner(NamedTuple):
    """Whose ledger it is: the programme's `id` and `domain`, and where they are written."""

    id: str
    domain: str
    at: Span

    @property
    def identity(self) -> tuple[str, str]:
        """What the ledger is known by."""
        return self.id, self.domain


@dataclass(frozen=True)
class Past:
    """One programme's ledger as its file has it, and where else something of it is remembered."""

    workspace: Workspace
    name: str
    own: Ledger
    content: bytes | None
    owner: Owner | None
    history: History | None
    lines: KnownLines

    @property
    def identity(self) -> tuple[str, str] | None:
        """Whose past it is: another programme's is nobody's here."""
        return self.own.identity or (self.owner.identity if self.owner else None)

    @cached_property
    def recollection(self) -> Recollection:
        """What this computer remembers of it."""
        return Recollection(self.workspace.root, self.name)

    @cached_property
    def marks(self) -> list[bytes]:
        """The ledgers that this computer has given out."""
        return Private(self.workspace.root).given_out()

    @cached_property
    def copies(self) -> dict[str, bytes]:
        """The copies beside the file, by their names."""
        found = copies_beside(self.workspace.root / "programmes" / self.name, FILE_NAME)
        return {name: content for name, content in found.items() if self._is_of_it(content)}

    @cached_property
    def digest(self) -> str:
        """Another one whenever anything is that the answer depends on."""
        known = [self.content, *self.marks, *self.copies.values(), repr(self.identity).encode()]
        digests = [digest_of(each or b"") for each in known]
        return digest_of(repr((digests, self.history and self.history.digest)).encode())

    @cached_property
    def committed(self) -> list[tuple[CommittedFile, bytes | None]]:
        """What git has, or has got since nothing was missing: each content once, None for what it does not give."""
        if self.history is None:
            return []
        known = self.before.tips if self.before else ()
        try:
            kept = {each.blob: each for each in self.history.kept(known)}
            return list(zip(kept.values(), self.history.contents(kept), strict=True)) if kept else []
        except GitError:
            return [(CommittedFile("", "", ""), None)]  # whatever git has, it does not tell

    @cached_property
    def before(self) -> Remembered | None:
        """The ledger when nothing was missing in it, and what git knew then."""
        remembered = self.recollection.before()
        return remembered if remembered and self._is_of_it(remembered.content) else None

    @cached_property
    def is_settled(self) -> bool:
        """Whether all is as it was when nothing was missing."""
        return self.recollection.is_as(self.digest)

    @property
    def fetching(self) -> str:
        """The command that gets what this copy of the repository lacks of its past; empty when it lacks nothing."""
        if self.history is None or self.is_settled:
            return ""
        if self.history.is_cut:
            return "git fetch --unshallow --tags"
        return "git fetch --refetch --no-filter" if any(content is None for _kept, content in self.committed) else ""

    @cached_property
    def others(self) -> list[bytes]:
        """All that is remembered beside the file itself, each content once."""
        if self.identity is None or self.is_settled:
            return []
        committed = (content for _kept, content in self.committed if content is not None)
        contents = [*self.marks, *self.copies.values(), *committed]
        if self.before:
            contents.append(self.before.content)
        distinct = dict.fromkeys(content for content in contents if self._is_of_it(content))
        return [content for content in distinct if content != self.content]

    @property
    def newer(self) -> str | None:
        """The version of a ledger that was written by a newer introplan than this one; None without such a one."""
        return next((version for content in self.others if (version := version_of(content))), None)

    def ledger(self) -> Ledger:
        """All of it together."""
        if not self.others:
            return self.own
        own = [self.own] if self.content is not None else []
        return joined([*own, *read_ledgers(self.others, self.lines)])

    def keep(self) -> None:
        """Remember that nothing is missing; of a programme that has never been released, that it has not."""
        if self.history is None or not self.history.refs or self.is_settled or self.fetching:
            return
        if self.content is not None:
            self.recollection.keep(self.digest, self.history.tips, self.content)
        elif self.identity and not self.predecessor():
            self.recollection.keep(self.digest, self.history.tips, f"programme {' '.join(self.identity)}\n".encode())

    def predecessor(self) -> str | None:
        """The `id` of another programme that was released from this folder; None when none was."""
        if self.content is not None or self.owner is None or self.is_settled:  # which it is only without one
            return None
        there = [content for kept, content in self.committed if content and kept.programme == self.name]
        found = [identity[0] for content in there if (identity := _identity(content)) and identity != self.identity]
        return found[0] if found else None

    def _is_of_it(self, content: bytes) -> bool:
        return _identity(content) == self.identity


def _identity(content: bytes) -> tuple[str, str] | None:
    """Whose ledger it is, without reading it."""
    found = PROGRAMME.search(content)
    return (found[1].decode(errors="replace"), found[2].decode(errors="replace")) if found else None
