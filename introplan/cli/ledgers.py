"""The ledgers of a workspace's programmes, read as values: their files, and all that is remembered of them."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from introplan.cli.screen import several
from introplan.diagnostics import Diagnostic, Fix, Message, Source, Span, _, _n, error, note, worst
from introplan.language import Verbatim
from introplan.reading.text import UNREAD
from introplan.releases import EMPTY, FILE_NAME, Ledger, joined, ledger_text, read_ledger
from introplan.releases.ledger_lines import VERSION, KnownLines, read_ledgers, version_of
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.git import GitError
from introplan.workspace.history import History, Kept, Recollection, Remembered, copies_beside
from introplan.workspace.repository import refused, tag_of

EXPLANATIONS = {
    "ledger-behind": (
        _("The ledger of releases lacks something that has been given out, as git or this computer remembers it."),
        _(
            "So it is after `git revert`, when a line or the file is deleted, and when an old copy has come back. "
            "With an older ledger, a number would be given out twice with different times, and calendars would keep "
            "the wrong one. So everything goes by what is remembered, and the next release writes it down again."
        ),
    ),
    "ledger-copy": (
        _("Beside the ledger of releases lies a copy of it, such as OneDrive makes when two computers have saved it."),
        _("What it alone knows counts all the same, until the ledger holds it; after that the copy can go."),
    ),
    "ledger-past-unknown": (
        _("This copy of the git repository lacks its past, so nobody can tell whether the ledger lacks something."),
        _(
            "So it is in most automatic checks, which fetch only the latest commit, and where git will not use the "
            "repository, such as when the folder belongs to another user. Publishing needs all of it."
        ),
    ),
    "programme-begins-anew": (
        _("The folder has releases behind it, of a programme with another `id`."),
        _("Its calendar entries have nothing in common with those, and its numbers begin anew."),
    ),
}
PROGRAMME = re.compile(rb"^programme (\S+) (\S+)\s*$", re.MULTILINE)
GIT_REMEMBERS = _n(
    "Git remembers {count} line that the file lacks. It is brought back.",
    "Git remembers {count} lines that the file lacks. They are brought back.",
)
COMPUTER_REMEMBERS = _n(
    "This computer remembers {count} line that the file lacks. It is brought back.",
    "This computer remembers {count} lines that the file lacks. They are brought back.",
)


class Owner(NamedTuple):
    """Whose ledger it is: the programme's `id` and `domain`, and where they are written."""

    id: str
    domain: str
    at: Span

    @property
    def identity(self) -> tuple[str, str]:
        """What the ledger is known by."""
        return self.id, self.domain


class LedgerFile(NamedTuple):
    """A programme's ledger: all that has been given out, whether its file has it or not.

    `content` are the file's own bytes, None without a file, and `missing` how many lines it lacks. `taken` are the
    names of releases that tags have. `fetching` is how to get what this copy of the repository lacks of its past,
    where the file may lack more, and `refusal` why git tells nothing of it.
    """

    ledger: Ledger
    diagnostics: list[Diagnostic]
    content: bytes | None
    missing: int = 0
    taken: frozenset[str] = frozenset()
    fetching: str = ""
    refusal: Verbatim | None = None
    has_git: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the file says all that the ledger does, each thing once."""
        faulty = {"ledger-behind", "ledger-line-twice"}
        found = self.diagnostics
        return self.content is not None and not any(each.name in faulty or each.severity == "error" for each in found)


NO_LEDGER = LedgerFile(EMPTY, [], None)


def history_of(workspace: Workspace) -> History | None:
    """The past of a workspace's ledgers in git; None without git."""
    return History.of(workspace.root, FILE_NAME)


def ledger_file(
    workspace: Workspace, name: str, owner: Owner | None = None, history: History | None = None
) -> LedgerFile:
    """The ledger of a programme: its file's, joined with what is remembered of it; empty before its first release.

    Without an owner, as when the plan can not be read, it is that of whomever the file belongs to.
    """
    file = workspace.file(name, FILE_NAME)
    if file is not None and isinstance(file.content, str):
        fault, what, way_out = UNREAD[file.content]
        return LedgerFile(EMPTY, [error(fault, what, at=Source(file.path, "").words(0), help=way_out)], None)
    content = file.content if file is not None and isinstance(file.content, bytes) else None
    path = workspace.path(name, FILE_NAME)
    lines: KnownLines = {}
    ledger, found = read_ledger(path, content, lines) if content is not None else (EMPTY, [])
    past = _Past(workspace, name, ledger, content, owner, history or history_of(workspace), lines)
    return _compared(past, path, found)


def restored_words(releases: LedgerFile) -> str | None:
    """What publishing says when it writes down again what the file lacks; None when it lacks nothing."""
    if not releases.missing:
        return None
    return several(GIT_REMEMBERS if releases.has_git else COMPUTER_REMEMBERS, releases.missing)


def must_know_its_past(releases: LedgerFile) -> None:
    """Raise WorldError where git's past is not here, so that a number might be given out twice."""
    if releases.refusal:
        raise refused(releases.refusal)
    if releases.fetching:
        raise WorldError(
            Message(_("this copy of the repository lacks its past, so nobody knows what has been given out")),
            Message(_("fetch it with `{command}`, and publish again"), {"command": releases.fetching}),
        )


@dataclass(frozen=True)
class _Past:
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
        return Recollection(self.workspace.root, self.name)

    @cached_property
    def marks(self) -> list[bytes]:
        """The ledgers that this computer has given out."""
        return self.recollection.given_out()

    @cached_property
    def copies(self) -> dict[str, bytes]:
        """The copies beside the file, by their names."""
        found = copies_beside(self.workspace.root / "programmes" / self.name, FILE_NAME)
        return {name: content for name, content in found.items() if self._is_of_it(content)}

    @cached_property
    def digest(self) -> str:
        """Another one whenever anything is that the answer depends on."""
        known = [self.content, *self.marks, *self.copies.values(), repr(self.identity).encode()]
        digests = [hashlib.sha256(each or b"").hexdigest() for each in known]
        return hashlib.sha256(repr((digests, self.history and self.history.digest)).encode()).hexdigest()

    @cached_property
    def committed(self) -> list[tuple[Kept, bytes | None]]:
        """What git has, or has got since nothing was missing: each content once, None for what it does not give."""
        if self.history is None:
            return []
        known = self.before.tips if self.before else ()
        try:
            kept = {each.blob: each for each in self.history.kept(known)}
            return list(zip(kept.values(), self.history.contents(kept), strict=True)) if kept else []
        except GitError:
            return [(Kept("", "", ""), None)]  # whatever git has, it does not tell

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


def _compared(past: _Past, path: str, found: list[Diagnostic]) -> LedgerFile:
    """The ledger, and what is to be said of its file beside what the file itself tells."""
    together, history = past.ledger(), past.history
    lost = [
        each for each in found if each.name == "ledger-line-lost" and each.message.values["key"] in together.records
    ]
    found = [each for each in found if each not in lost]  # what is remembered is told once, with all else that is
    is_faulty = worst(found) == "error"
    missing = 0 if is_faulty or together == past.own else _lacking(past.own, together)
    if is_faulty:
        found = list(_mended(found, path, past.own, together))
    elif missing and (at := _place(past, path)):
        found.append(_behind(at, path, together, missing))
    elif not missing and not past.newer:
        past.keep()
    if past.newer and (at := _place(past, path)):
        found.append(_newer(at, past.newer))
    found += _copied(past, path)
    refusal = history.refusal if history else None
    if refusal and (at := _place(past, path)):
        found.append(_past_untold(at, refusal))
    if past.fetching and (at := _place(past, path)):
        found.append(_past_unknown(at, past.fetching))
    if not together.releases and past.owner and (former := past.predecessor()):
        found.append(_begins_anew(past.owner, former))
    taken = history.tags(tag_of(past.name, "").rstrip("/")) if history else frozenset()
    return LedgerFile(
        together, found, past.content, missing, taken, past.fetching, refusal, has_git=history is not None
    )


def _lacking(own: Ledger, together: Ledger) -> int:
    """How many lines the file would have to have and has not."""
    return len(set(ledger_text(together).splitlines()) - set(ledger_text(own).splitlines()))


def _place(past: _Past, path: str) -> Span | None:
    """The ledger's first line; where it is gone, the programme whose it is."""
    if past.content is not None:
        return Source(path, past.content.decode("utf-8-sig", errors="replace")).words(0)
    return past.owner.at if past.owner else None


def _behind(at: Span, path: str, together: Ledger, missing: int) -> Diagnostic:
    last = together.last
    assert last, "what has no release lacks none"
    return error(
        "ledger-behind",
        _("the ledger lacks 1 line of what has been given out until release {release} of {released}")
        if missing == 1
        else _("the ledger lacks {count} lines of what has been given out until release {release} of {released}"),
        at=at,
        help=_("the next `introplan publish` brings them back, and so does `introplan check --fix`"),
        values={"count": missing, "release": last.name, "released": last.at.date()},
        fix=Fix(path, ledger_text(together).encode()),
    )


def _mended(found: list[Diagnostic], path: str, own: Ledger, together: Ledger) -> Iterator[Diagnostic]:
    """What is wrong with the file, with its way out where no line of it would get lost by that."""
    damaged = [each for each in found if each.name in ("ledger-line-changed", "ledger-line-lost")]
    is_remembered = len(damaged) <= _lacking(own, together)
    for each in found:
        can_be_mended = is_remembered and (each in damaged or each.name == "ledger-conflict")
        yield replace(each, fix=Fix(path, ledger_text(together).encode())) if can_be_mended else each


def _newer(at: Span, version: str) -> Diagnostic:
    return error(
        "ledger-of-newer-version",
        _("there is a ledger of version {version} in git or beside this one, and this introplan reads version {own}"),
        at=at,
        help=_("update introplan"),
        values={"version": version, "own": VERSION},
    )


def _past_unknown(at: Span, command: str) -> Diagnostic:
    return note(
        "ledger-past-unknown",
        _("this copy of the repository lacks its past, so nobody can tell whether the ledger lacks something"),
        at=at,
        help=_("`{command}` fetches it"),
        values={"command": command},
    )


def _past_untold(at: Span, refusal: Verbatim) -> Diagnostic:
    return note(
        "ledger-past-unknown",
        _("git will not use this repository, so nobody can tell whether the ledger lacks something: {complaint}"),
        at=at,
        help=_("do what git says"),
        values={"complaint": refusal},
    )


def _copied(past: _Past, path: str) -> Iterator[Diagnostic]:
    """Copies of the ledger that lie beside it."""
    folder = path.rpartition("/")[0]
    for name, content in past.copies.items():
        yield note(
            "ledger-copy",
            _("this is a copy of the ledger of releases"),
            at=Source(f"{folder}/{name}", content.decode("utf-8-sig", errors="replace")).words(0),
            help=_("when `introplan check` has no error about the ledger, the copy can be deleted"),
        )


def _begins_anew(owner: Owner, former: str) -> Diagnostic:
    return note(
        "programme-begins-anew",
        _("this is a new programme: what has been given out from this folder belongs to `{former}`"),
        at=owner.at,
        help=_("if it is the same programme, write `id: {former}` again"),
        values={"former": former},
    )
