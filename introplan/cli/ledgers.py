"""The ledgers of a workspace's programmes, as values: what their files say, beside all that is remembered of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from introplan.cli.pasts import Owner, Past
from introplan.cli.screen import several
from introplan.diagnostics import Diagnostic, Fix, Message, Rewrite, Source, Span, _, _n, error, note, worst
from introplan.reading.text import UNREAD
from introplan.releases import EMPTY, FILE_NAME, Ledger, ledger_text, read_ledger
from introplan.releases.ledger_files import VERSION, KnownLines
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace
from introplan.workspace.history import History
from introplan.workspace.refusals import Refusal
from introplan.workspace.repository import RepositoryError, tag_of

EXPLANATIONS = {
    "ledger-behind": (
        _("The ledger of releases lacks something that has been released, as git or this computer remembers it."),
        _(
            "This happens after `git revert`, when a line or the file has been deleted, and when an old copy has "
            "come back. With an older ledger, a number would be used twice with different times, and calendars would"
            " keep the wrong one. So everything goes by what is remembered, and the next release writes it down "
            "again."
        ),
    ),
    "ledger-copy": (
        _("There is a copy beside the ledger of releases, such as OneDrive makes when two computers have saved it."),
        _("What only the copy has counts all the same, until the ledger has it; after that the copy can be deleted."),
    ),
    "ledger-past-unknown": (
        _("This copy of the git repository lacks its history, so nobody can tell whether the ledger lacks something."),
        _(
            "This is so in most automatic checks, which fetch only the latest commit, and where git refuses to use "
            "the repository, such as when the folder belongs to another user. Publishing needs all of it."
        ),
    ),
    "programme-begins-anew": (
        _("The folder has earlier releases, of a programme with another `id`."),
        _("Its calendar entries have nothing in common with those, and its numbers start again."),
    ),
}
GIT_REMEMBERS = _n(
    "Git remembers {count} line that the file lacks. It is brought back.",
    "Git remembers {count} lines that the file lacks. They are brought back.",
)
COMPUTER_REMEMBERS = _n(
    "This computer remembers {count} line that the file lacks. It is brought back.",
    "This computer remembers {count} lines that the file lacks. They are brought back.",
)


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
    refusal: Refusal | None = None
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

    Without an owner, as when the plan cannot be read, it is that of whomever the file belongs to.
    """
    file = workspace.file(name, FILE_NAME)
    if file is not None and isinstance(file.content, str):
        fault, what, way_out = UNREAD[file.content]
        return LedgerFile(EMPTY, [error(fault, what, at=Source(file.path, "").words(0), help=way_out)], None)
    content = file.content if file is not None and isinstance(file.content, bytes) else None
    path = workspace.path(name, FILE_NAME)
    lines: KnownLines = {}
    ledger, found = read_ledger(path, content, lines) if content is not None else (EMPTY, [])
    past = Past(workspace, name, ledger, content, owner, history or history_of(workspace), lines)
    return _compared(past, path, found)


def restored_words(releases: LedgerFile) -> str | None:
    """What publishing says when it writes down again what the file lacks; None when it lacks nothing."""
    if not releases.missing:
        return None
    return several(GIT_REMEMBERS if releases.has_git else COMPUTER_REMEMBERS, releases.missing)


def must_know_its_past(releases: LedgerFile) -> None:
    """Raise WorldError where git's past is not here, so that a number might be given out twice."""
    if releases.refusal:
        raise RepositoryError(*releases.refusal)
    if releases.fetching:
        raise WorldError(
            Message(_("this copy of the repository lacks its history, so nobody knows what has been released")),
            Message(_("fetch it with `{command}`, and publish again"), {"command": releases.fetching}),
        )


def _compared(past: Past, path: str, found: list[Diagnostic]) -> LedgerFile:
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


def _place(past: Past, path: str) -> Span | None:
    """The ledger's first line; where it is gone, the programme whose it is."""
    if past.content is not None:
        return Source(path, past.content.decode("utf-8-sig", errors="replace")).words(0)
    return past.owner.at if past.owner else None


def _behind(at: Span, path: str, together: Ledger, missing: int) -> Diagnostic:
    last = together.last
    assert last, "what has no release lacks none"
    return error(
        "ledger-behind",
        _n(
            "the ledger lacks {count} line of what was released up to release {release} of {released}",
            "the ledger lacks {count} lines of what was released up to release {release} of {released}",
        ),
        at=at,
        help=_n(
            "the next `introplan publish` brings it back, and so does `introplan check --fix`",
            "the next `introplan publish` brings them back, and so does `introplan check --fix`",
        ),
        values={"count": missing, "release": last.name, "released": last.at.date()},
        fix=Fix(files=(Rewrite(path, ledger_text(together).encode()),)),
    )


def _mended(found: list[Diagnostic], path: str, own: Ledger, together: Ledger) -> Iterator[Diagnostic]:
    """What is wrong with the file, with its way out where no line of it would get lost by that."""
    damaged = [each for each in found if each.name in ("ledger-line-changed", "ledger-line-lost")]
    is_remembered = len(damaged) <= _lacking(own, together)
    for each in found:
        can_be_mended = is_remembered and (each in damaged or each.name == "ledger-conflict")
        yield replace(each, fix=Fix(files=(Rewrite(path, ledger_text(together).encode()),))) if can_be_mended else each


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
        _("this copy of the repository lacks its history, so nobody can tell whether the ledger lacks something"),
        at=at,
        help=_("`{command}` fetches it"),
        values={"command": command},
    )


def _past_untold(at: Span, refusal: Refusal) -> Diagnostic:
    return note(
        "ledger-past-unknown",
        _("nobody can tell whether the ledger lacks something: {why}"),
        at=at,
        help="{way_out}",
        values={"why": refusal.message, "way_out": refusal.way_out},
    )


def _copied(past: Past, path: str) -> Iterator[Diagnostic]:
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
        _("this is a new programme: what has been released from this folder belongs to `{former}`"),
        at=owner.at,
        help=_("if it is the same programme, write `id: {former}` again"),
        values={"former": former},
    )
