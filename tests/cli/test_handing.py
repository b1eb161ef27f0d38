"""Letters are handed over to a server that breaks off, by a program that is killed: nobody twice, nobody never.

But for those who are named as uncertain; and whoever of them gets a second copy gets the same octets.
"""

import os
import smtplib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from mailing.post_office import PostOffice, breaks_off, open_office

from introplan.cli.handing import Delivery, Queued, Tally
from introplan.cli.post import Stamped
from introplan.mailing import smtp
from introplan.mailing.log import read_log, standings, turn_of
from introplan.mailing.settings import MailSettings
from introplan.mailing.smtp import Conversation
from introplan.rendering.calendars.invitations import Invitation
from introplan.rendering.changes.mail import Attached, Draft
from introplan.rendering.changes.release import ReleaseLetter
from introplan.workspace.appending import GrowingFile

PEOPLE = ("ada", "bo", "cy", "disa", "eli")
SENDER = ("Programmet", "intro@kommun.example")
AT = datetime(2026, 11, 29, 9, tzinfo=UTC)


class KilledError(BaseException):
    """The program is no more."""


def letter(person: str) -> ReleaseLetter:
    mail = Draft(SENDER, (person, f"{person}@kommun.example"), "Nya tider", "", AT, "Hej!\n", "<p>Hej!</p>\n")
    return ReleaseLetter(person, person, mail.to[1], mail, (Attached("lagg-in.ics", b"BEGIN:VCALENDAR\r\n"),))


TO_A_DATE = Invitation(
    "REQUEST", "request 1f0c", 3, AT.date(), None, "Träff", "Träff\n", (b"BEGIN:VCALENDAR\r\n",), (b"ORGANIZER:\r\n",)
)


class Run(NamedTuple):
    """What came of a run, and who was uncertain before it."""

    tally: Tally
    uncertain: frozenset[str]


class Sender:
    """Somebody who sends the letters, with a log of her own, to an office."""

    def __init__(self, folder: Path, port: int) -> None:
        self.path, self.port, self.people = folder / "sent.jsonl", port, PEOPLE
        self.invitation: Invitation | None = None

    def run(self, *, repeating: bool) -> Run:
        """Send what is left; with `repeating`, what may have arrived too."""
        read = read_log(self.path.read_bytes() if self.path.exists() else b"")
        what = self.invitation.what if self.invitation else "letter"
        known = {person: standings(read.steps).get(("1", person, what)) for person in self.people}
        uncertain = frozenset(person for person, each in known.items() if each and each.fate == "uncertain")
        log = GrowingFile(self.path, read.whole)
        queue = [
            Queued(stamped._replace(invitation=self.invitation), log)
            for person, each in known.items()
            if (turn := turn_of(each)) and (repeating or person not in uncertain)
            for stamped in [Stamped("1", letter(person), f"{person}@kommun.example", turn, SENDER, "plan")]
        ]
        settings = MailSettings(server="localhost", port=str(self.port))
        try:
            return Run(Delivery(lambda: Conversation(settings), 0, lambda _words: None).of(queue), uncertain)
        finally:
            log.close()


@pytest.fixture(scope="module")
def open_all_day() -> Iterator[tuple[PostOffice, int]]:
    with open_office() as office:
        yield office


@pytest.fixture
def office(open_all_day: tuple[PostOffice, int], monkeypatch: pytest.MonkeyPatch) -> PostOffice:
    monkeypatch.setattr(smtp, "TO_ANSWER", 10.0)
    monkeypatch.setattr(smtp, "TO_TAKE", 10.0)
    open_all_day[0].taken.clear()
    open_all_day[0].at.clear()
    return open_all_day[0]


@pytest.fixture
def sender(open_all_day: tuple[PostOffice, int], office: PostOffice, tmp_path: Path) -> Sender:
    return Sender(tmp_path, open_all_day[1])


def times(office: PostOffice, people: Sequence[str] = PEOPLE) -> dict[str, int]:
    return {person: office.times()[f"{person}@kommun.example"] for person in people}


def test_everybody_gets_one_letter_and_a_second_run_sends_none(office: PostOffice, sender: Sender):
    assert sender.run(repeating=True).tally == Tally(sent=PEOPLE)
    assert sender.run(repeating=True).tally == Tally()
    assert times(office) == dict.fromkeys(PEOPLE, 1)
    assert b"@" not in sender.path.read_bytes()


@pytest.mark.parametrize("phase", ["MAIL", "RCPT", "DATA"])
def test_a_connection_that_breaks_before_the_letter_harms_nobody(office: PostOffice, sender: Sender, phase: str):
    office.at[phase] = [None, breaks_off, None, None, breaks_off]
    assert sender.run(repeating=True).tally == Tally(sent=PEOPLE)
    assert times(office) == dict.fromkeys(PEOPLE, 1)


@pytest.mark.parametrize("phase", ["dot", "taken"])
def test_a_connection_that_breaks_after_the_letter_leaves_one_uncertain(office: PostOffice, sender: Sender, phase: str):
    office.at[phase] = [None, breaks_off]
    first = sender.run(repeating=True).tally
    assert first == Tally(sent=("ada", "cy", "disa", "eli"), uncertain=("bo",))
    second = sender.run(repeating=True)
    assert second == Run(Tally(sent=("bo",)), frozenset({"bo"}))
    assert times(office) == {**dict.fromkeys(PEOPLE, 1), "bo": 2 if phase == "taken" else 1}
    assert len({mail for to, mail in office.taken if to.startswith("bo@")}) == 1, "the same octets"


def test_two_broken_connections_in_a_row_end_it(office: PostOffice, sender: Sender):
    office.at["RCPT"] = [None, breaks_off, breaks_off]
    tally = sender.run(repeating=True).tally
    assert (tally.sent, tally.left, bool(tally.fault)) == (("ada",), ("bo", "cy", "disa", "eli"), True)
    assert sender.run(repeating=True).tally == Tally(sent=("bo", "cy", "disa", "eli"))
    assert times(office) == dict.fromkeys(PEOPLE, 1)


def test_the_refused_are_told_and_the_rest_go(office: PostOffice, sender: Sender):
    office.at["RCPT bo@kommun.example"] = [lambda _office: "550 5.1.1 no such mailbox"]
    office.at["RCPT cy@kommun.example"] = [lambda _office: "451 4.2.2 full"]
    assert sender.run(repeating=True).tally == Tally(sent=("ada", "disa", "eli"), refused=("bo",), later=("cy",))
    assert sender.run(repeating=True).tally == Tally(sent=("bo", "cy"))


def kill_points(monkeypatch: pytest.MonkeyPatch, at: int) -> Callable[[], int]:
    """Kill the program at the so-manieth of all points before, within and after its steps; how many came."""
    passed = 0

    def point() -> None:
        nonlocal passed
        passed += 1
        if passed == at:
            raise KilledError

    def around(owner: type, name: str) -> None:
        plain = getattr(owner, name)

        def killed(self: object, *given: object) -> object:
            point()
            if owner is GrowingFile:
                half = str(given[0])[:20]
                if passed + 1 == at:  # the disk has a part of the line
                    plain(self, half)
                point()
            answer = plain(self, *given)
            point()
            return answer

        monkeypatch.setattr(owner, name, killed)

    around(GrowingFile, "append")
    around(smtplib.SMTP, "send")
    around(smtplib.SMTP, "getreply")
    return lambda: passed


@pytest.mark.long  # stops before every step
@pytest.mark.parametrize(
    ("repeating", "invitation"),
    [(True, None), (False, None), (True, TO_A_DATE)],
    ids=["repeating", "once", "invitations"],
)
def test_killed_anywhere_and_run_again_nobody_gets_two_and_nobody_none_but_the_uncertain(
    office: PostOffice, sender: Sender, repeating: bool, invitation: Invitation | None, tmp_path: Path
):
    sender.people, sender.invitation = PEOPLE[:3], invitation
    with pytest.MonkeyPatch.context() as counting:
        points = kill_points(counting, 0)
        sender.run(repeating=repeating)
        total = points()
    assert total > 60
    every = 1 if os.environ.get("INTROPLAN_KILLS") == "all" else 5
    for at in range(1 + 2 * repeating, total, every):
        office.taken.clear()
        sender.path = tmp_path / f"{at}.jsonl"
        with pytest.MonkeyPatch.context() as killing:
            kill_points(killing, at)
            with pytest.raises(KilledError):
                sender.run(repeating=repeating)
        run = sender.run(repeating=repeating)
        unlike = {person for person, count in times(office, sender.people).items() if count != 1}
        assert unlike <= run.uncertain, at
        assert max(times(office, sender.people).values()) <= (2 if repeating else 1), at
        assert min(times(office, sender.people).values()) >= (1 if repeating else 0), at
        assert len(run.uncertain) <= 1, at
        for person in unlike:
            assert len({mail for to, mail in office.taken if to.startswith(f"{person}@")}) <= 1, at
