"""What is to be mailed of a release, worked out before anybody is asked: who gets what, who does not, and why."""

import os
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from introplan.agenda import Plan
from introplan.cli.ledgers import ledger_file
from introplan.cli.letters import LettersSource, Wanted, key_of
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
from introplan.releases import Ledger, Release
from introplan.rendering.calendars.invitations import Invitation, InvitationMethod
from introplan.rendering.changes.invitations import LastInvitation
from introplan.rendering.changes.mail import Draft, html_of, invitation, letter
from introplan.rendering.changes.release import ReleaseLetter
from introplan.workspace.contents import bytes_of
from introplan.workspace.faults import WorldError
from introplan.workspace.files import Workspace

Pile = Literal["ready", "uncertain", "has_it", "protected", "without_address", "inviting", "nothing_for"]
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
    """A letter that is ready, or one of its invitations: to whom, by which turn, and its bytes once that has begun."""

    release: str
    letter: ReleaseLetter
    email: str
    turn: SendTurn
    sender: tuple[str, str]
    identity: str
    test: str = ""
    invitation: Invitation | None = None
    language: Language = "sv"

    @property
    def handed(self) -> Handed:
        """What stands of it in the log."""
        what = self.invitation.what if self.invitation else LETTER
        return Handed(self.release, self.letter.person, what, self.turn.attempt)

    @property
    def sequence(self) -> int | None:
        """Which version of its event an invitation has."""
        return self.invitation.sequence if self.invitation else None

    @property
    def name(self) -> str:
        """Whom it is for."""
        return self.letter.name or self.letter.person

    @property
    def called(self) -> str:
        """Whom it is for, and which invitation it is."""
        return f"{self.name} ({self.invitation.title})" if self.invitation else self.name

    @property
    def envelope(self) -> Envelope:
        """Between whom it goes."""
        return Envelope(self.sender[1], self.email)

    @property
    def subject(self) -> str:
        """What it is called when it arrives."""
        return f"{self.test} {self._said[0]}".lstrip()

    @property
    def size(self) -> int:
        """How many bytes come with it."""
        return 0 if self.invitation else sum(len(content) for _name, content in self.letter.attached)

    @property
    def _said(self) -> tuple[str, str, str]:
        """The subject, and what it says as plain text and as a page."""
        if self.invitation:
            return self.invitation.title, self.invitation.text, html_of(self.invitation.text, self.language)
        mail = self.letter.mail
        assert mail is not None, self.letter.person
        return mail.subject, mail.text, mail.html

    def made(self, now: datetime) -> bytes:
        """The mail; the same bytes for the same turn that has begun."""
        at = (self.turn.begun or now).replace(microsecond=0)
        of_this = f"test {at.isoformat()}" if self.test else f"{self.handed.what} {self.turn.attempt}"
        _subject, text, html = self._said
        identity = f"{self.identity} {self.release} {self.letter.person} {of_this}"
        mail = Draft(self.sender, (self.letter.name, self.email), self.subject, identity, at, text, html)
        if self.invitation:
            return invitation(mail, self.invitation.addressed(mail.sender, mail.to), self.invitation.method)
        return letter(mail, self.letter.attached)


class Post(NamedTuple):
    """All that a release has for people by mail, and for whom it has nothing.

    `uncertain` may have arrived. Those who are `inviting` have the sender's own address, and cannot be invited. Those
    who are `protected` are told by their ids, to the coordinator alone, and the rest by their names.
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
    inviting: tuple[str, ...]
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
    ledger = ledger_file(workspace, wanted.programme).ledger
    had = had_of(sorting.known, ledger, wanted.release)
    letters = list(
        release_files(plan, source.earlier(), source, key_of(workspace, wanted)).letters(had, anew=wish.again)
    )
    if any(each.seal.at > wanted.release.at for each in ledger.closings):
        letters = [each for each in letters if each.person in sorting.people]  # the others are to be forgotten
    piles: dict[Pile, list[Any]] = defaultdict(list)
    for each in letters:
        if wish.only is None or each.person in wish.only:
            for pile, one in sorting.of(each):
                piles[pile].append(one)
    lettered = {each.person for each in letters}
    piles["nothing_for"] = [sorting.name_of(each) for each in sorted(wish.only or ()) if each not in lettered]
    return Post(wanted, plan, log, path, **{pile: tuple(piles[pile]) for pile in PILES})


def had_of(
    known: Mapping[tuple[str, str, str], LetterStanding], ledger: Ledger, release: Release
) -> Mapping[str, Mapping[str, LastInvitation]]:
    """What each has been handed of invitations by other releases: by identity, and the name of the invitation.

    It is of the moment of its release; of one that the ledger does not know, of that at which it was handed over.
    """
    found: dict[str, dict[str, LastInvitation]] = defaultdict(dict)
    for (name, person, what), standing in known.items():
        word, _space, mark = what.partition(" ")
        if name == release.name or standing.sequence is None or not standing.reached:
            continue
        of = ledger.release(name)
        method: InvitationMethod = "CANCEL" if word == "cancel" else "REQUEST"
        invited = LastInvitation(method, standing.sequence, of.at if of else standing.begun, standing.fate == "sent")
        last = found[person].get(f"request {mark}")
        if last is None or (last.at, last.sequence) < (invited.at, invited.sequence):
            found[person][f"request {mark}"] = invited
    return found


class _Sorting(NamedTuple):
    """What it takes to say of a letter on which pile it belongs."""

    release: str
    language: Language
    identity: str
    sender: tuple[str, str]
    people: Mapping[str, Person]
    known: Mapping[tuple[str, str, str], LetterStanding]
    wish: PostWish

    def of(self, each: ReleaseLetter) -> "Iterator[tuple[Pile, Stamped | str]]":
        """The pile of a letter and of each of its invitations, and what is put there."""
        wish, entry = self.wish, self.people.get(each.person)
        if each.protected or (entry is not None and entry.protected):
            yield "protected", entry.id if entry else each.person
            return
        name, email = (entry.name or "", entry.email or "") if entry else (each.name, each.email)
        called, each = name or each.person, each._replace(name=name)
        if wish.test:
            words = fill(_("[Test for {name}]"), {"name": called}, self.language)
            if each.mail:  # an invitation to a test would stand in the sender's calendar
                yield "ready", self._stamped(each, wish.test, SendTurn(1))._replace(test=words)
        elif not email:
            yield "without_address", called
        elif each.invitations and email.casefold() == self.sender[1].casefold():
            yield "inviting", called
        else:
            yield from self._turns(each, email)

    def _turns(self, each: ReleaseLetter, email: str) -> "Iterator[tuple[Pile, Stamped | str]]":
        first = [None] if each.mail else []
        for one in (*first, *each.invitations):
            standing = self.known.get((self.release, each.person, one.what if one else LETTER))
            turn = turn_of(standing, again=self.wish.again)
            if turn:
                is_uncertain = standing is not None and standing.fate == "uncertain" and turn.begun is not None
                stamped = self._stamped(each, email, turn)._replace(invitation=one)
                yield "uncertain" if is_uncertain else "ready", stamped
            elif one is None:
                yield "has_it", each.name or each.person

    def _stamped(self, each: ReleaseLetter, email: str, turn: SendTurn) -> Stamped:
        return Stamped(self.release, each, email, turn, self.sender, self.identity, language=self.language)

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
