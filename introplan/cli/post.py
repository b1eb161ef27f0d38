"""What is to be mailed of a release, worked out before anybody is asked: who gets what, who does not, and why."""

import os
from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from introplan.agenda import Plan
from introplan.cli.ledgers import ledger_file
from introplan.cli.letters import LettersSource, Wanted
from introplan.cli.made import release_files
from introplan.diagnostics import Message, _
from introplan.language import Language, fill
from introplan.mailing.log import (
    FILE_NAME,
    LETTER,
    Handed,
    LetterStanding,
    ReadLog,
    SendTurn,
    read_log,
    standings,
    turn_of,
)
from introplan.mailing.smtp import Envelope
from introplan.model import Person
from introplan.rendering.changes.mail import letter
from introplan.rendering.changes.release import ReleaseLetter
from introplan.workspace.contents import bytes_of
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace

Pile = Literal["ready", "uncertain", "has_it", "protected", "without_address", "nothing_for"]
PILES: tuple[Pile, ...] = get_args(Pile)


class LogError(WorldError):
    """The log of what has been sent cannot be read, so that somebody might get a letter twice."""


class PostWish(NamedTuple):
    """What `send` was asked for: from which address, to whom instead of the readers, to which of these, by identity,
    and whether again.
    """

    sender: str | None = None
    test: str = ""
    only: Collection[str] | None = None
    again: bool = False


class Stamped(NamedTuple):
    """A letter that is ready: to whom, by which turn, and its bytes once it is known when that began."""

    release: str
    letter: ReleaseLetter
    email: str
    turn: SendTurn
    sender: tuple[str, str]
    identity: str
    test: str = ""

    @property
    def handed(self) -> Handed:
        """What stands of it in the log."""
        return Handed(self.release, self.letter.person, LETTER, self.turn.attempt)

    @property
    def called(self) -> str:
        """Whom it is for."""
        return self.letter.name or self.letter.person

    @property
    def envelope(self) -> Envelope:
        """Between whom it goes."""
        return Envelope(self.sender[1], self.email)

    @property
    def subject(self) -> str:
        """What it is called when it arrives."""
        assert self.letter.mail is not None, self.letter.person
        return f"{self.test} {self.letter.mail.subject}".lstrip()

    @property
    def size(self) -> int:
        """How many bytes come with it."""
        return sum(len(content) for _name, content in self.letter.attached)

    def made(self, now: datetime) -> bytes:
        """The mail; the same bytes for the same turn that has begun."""
        assert self.letter.mail is not None, self.letter.person
        at = (self.turn.begun or now).replace(microsecond=0)
        of_this = f"test {at.isoformat()}" if self.test else f"{LETTER} {self.turn.attempt}"
        mail = self.letter.mail._replace(
            sender=self.sender,
            to=(self.letter.name, self.email),
            subject=self.subject,
            identity=f"{self.identity} {self.release} {self.letter.person} {of_this}",
            at=at,
        )
        return letter(mail, self.letter.attached)


class Post(NamedTuple):
    """All that a release has for people by mail, and for whom it has nothing.

    `uncertain` may have arrived. Those who are `protected` are told by their ids, to the coordinator alone, and the
    rest by their names.
    """

    wanted: Wanted
    plan: Plan
    log: ReadLog
    log_path: Path
    ready: tuple[Stamped, ...]
    uncertain: tuple[Stamped, ...]
    has_it: tuple[str, ...]
    protected: tuple[str, ...]
    without_address: tuple[str, ...]
    nothing_for: tuple[str, ...]


def post_of(workspace: Workspace, wanted: Wanted, today: Plan, wish: PostWish, made_of: LettersSource) -> Post:
    """The post of a release; `today` is the plan as it stands, which knows who is protected and where to write.

    Raises LogError, TemplateFault.
    """
    source, plan = made_of
    path = workspace.root / "programmes" / wanted.programme / FILE_NAME
    log = _log(path)
    frame = plan.programme.frame
    sorting = _Sorting(
        wanted.release.name,
        frame.language,
        f"{frame.id}@{frame.domain}",
        (frame.contact.title, wish.sender or frame.contact.email),
        today.by_identity.people,
        standings(log.steps),
        wish,
    )
    letters = list(release_files(plan, source.earlier(), source, None).letters())
    if any(each.seal.at > wanted.release.at for each in ledger_file(workspace, wanted.programme).ledger.closings):
        letters = [each for each in letters if each.person in sorting.people]  # the others are to be forgotten
    piles: dict[Pile, list[Any]] = defaultdict(list)
    for each in letters:
        if wish.only is None or each.person in wish.only:
            pile, one = sorting.of(each)
            piles[pile].append(one)
    lettered = {each.person for each in letters}
    piles["nothing_for"] = [sorting.name_of(each) for each in sorted(wish.only or ()) if each not in lettered]
    return Post(wanted, plan, log, path, **{pile: tuple(piles[pile]) for pile in PILES})


class _Sorting(NamedTuple):
    """What it takes to say of a letter on which pile it belongs."""

    release: str
    language: Language
    identity: str
    sender: tuple[str, str]
    people: Mapping[str, Person]
    known: Mapping[tuple[str, str, str], LetterStanding]
    wish: PostWish

    def of(self, each: ReleaseLetter) -> "tuple[Pile, Stamped | str]":
        """The pile, and what is put there."""
        wish, entry = self.wish, self.people.get(each.person)
        if each.mail is None or (entry is not None and entry.protected):
            return "protected", entry.id if entry else each.person
        name, email = (entry.name or "", entry.email or "") if entry else (each.name, each.email)
        called = name or each.person
        if wish.test:
            words = fill(_("[Test for {name}]"), {"name": called}, self.language)
            return "ready", self._stamped(each._replace(name=name), wish.test, SendTurn(1), words)
        if not email:
            return "without_address", called
        standing = self.known.get((self.release, each.person, LETTER))
        turn = turn_of(standing, again=wish.again)
        if turn is None:
            return "has_it", called
        is_uncertain = standing is not None and standing.fate == "uncertain" and turn.begun is not None
        return "uncertain" if is_uncertain else "ready", self._stamped(each._replace(name=name), email, turn)

    def _stamped(self, each: ReleaseLetter, email: str, turn: SendTurn, test: str = "") -> Stamped:
        return Stamped(self.release, each, email, turn, self.sender, self.identity, test)

    def name_of(self, person: str) -> str:
        """What somebody is called, or the id."""
        entry = self.people.get(person)
        return (entry.name if entry else "") or person


def _log(path: Path) -> ReadLog:
    content = bytes_of(path)
    if content is None and os.path.lexists(path):
        raise LogError(
            Message(_("{path} cannot be read, so nobody knows who has got a letter"), {"path": path.name}),
            Message(_("see what it is, and who may read it")),
        )
    log = read_log(content or b"")
    if log.unread:
        values = {"path": path.name, "line": log.unread[0]}
        raise LogError(
            Message(_("line {line} of {path} cannot be read, so nobody knows who has got a letter"), values),
            Message(_("put back what stood there: `git log -p -- {path}` shows it"), values),
        )
    return log
