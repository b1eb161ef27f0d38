"""The law of invitations: whoever lets them into a calendar has what the last release that was mailed says.

The calendar is a client of our own, which knows an entry by its UID and takes what is newer (RFC 5546, 2.1.5).
"""

import random
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from rendering.changes.test_by_hand import NAMES, WHEN, edited, one_of, plan
from rendering.changes.test_release_files import EDITS, FIRST, SECOND, released
from rendering.changes.two_plans import PLAN, changed
from rendering.site.pages import TEMPLATES, plan_from

from introplan.releases import EMPTY, Ledger, Release, edition_of
from introplan.rendering.calendars import finished_calendars
from introplan.rendering.calendars.invitations import Invitation
from introplan.rendering.changes.invitations import LastInvitation
from introplan.rendering.changes.mail import Draft, html_of, invitation
from introplan.rendering.changes.release import ReleaseFiles, ReleaseLetter, by_send_alone, without_address

SENDER, ADA = ("Programmet", "programmet@kommunen.example"), ("Ada Testsson", "ada@kommunen.example")
INVITED = PLAN.replace("calendar_way: changes", "calendar_way: invitations\n  meetings: yes")
WAYS = (
    one_of(
        r"(calendar_way:) \w+",
        lambda chance, match: f"{match[1]} {chance.choice(('replace', 'changes', 'invitations'))}",
    ),
    one_of(r"(meetings:) (?:yes|no)", lambda chance, match: f"{match[1]} {chance.choice(('yes', 'no'))}"),
    one_of(r"(calendar_way:) \w+", lambda _, match: f"{match[1]} invitations"),
)
Had = dict[str, dict[str, LastInvitation]]


def handed(had: Had, letters: list[ReleaseLetter], release: Release, *, certain: bool = True) -> None:
    """The log of invitations after those of a release have been handed over."""
    for letter in letters:
        for each in letter.invitations:
            name = f"request {each.what.partition(' ')[2]}"
            had.setdefault(letter.person, {})[name] = LastInvitation(each.method, each.sequence, release.at, certain)


class InvitedCalendar:
    """What has come of the messages to one person: each event's latest, and whether it is on."""

    def __init__(self) -> None:
        self.latest: dict[str, tuple[int, str, bool, str]] = {}

    def take(self, message: Invitation) -> None:
        text = message.addressed(SENDER, ADA).replace(b"\r\n ", b"").decode()
        said = dict(re.findall(r"^([A-Z-]+)[^:\r]*:(.*)\r$", text.partition("BEGIN:VEVENT")[2], re.MULTILINE))
        sequence, stamp = int(said["SEQUENCE"]), said["DTSTAMP"]
        known = self.latest.get(said["UID"])
        if message.method == "CANCEL":
            assert known, "nothing is taken back that was never given"
            assert (sequence > known[0]) or not known[2], "a cancellation is newer"
        elif known and (sequence, stamp) < known[:2]:
            pytest.fail("an invitation that programs drop, since they have a newer one")
        self.latest[said["UID"]] = (sequence, stamp, message.method == "REQUEST", plain(text))

    def ahead(self, day: str) -> set[str]:
        return {event for *_which, on, event in self.latest.values() if on and day_of(event) >= day}


def plain(text: str) -> str:
    """An event without what differs between a calendar and a message: its number, who is invited, an alarm."""
    event = text.partition("BEGIN:VEVENT\r\n")[2].partition("END:VEVENT")[0].partition("BEGIN:VALARM")[0]
    return re.sub(r"^(?:SEQUENCE|ATTENDEE)[^\r]*\r\n", "", event, flags=re.MULTILINE)


def day_of(event: str) -> str:
    found = re.search(r"^DTEND[^:]*:(\d{8})", event, re.MULTILINE)
    assert found, event
    return found[1]


def lives_invited(seed: int, *, releases: int) -> int:
    """A programme's releases, some of which are mailed; how many messages there were."""
    chance = random.Random(seed)
    texts: Mapping[str, str] = {"plan.yaml": INVITED}
    ledger, earlier, had, calendars, messages = EMPTY, None, Had(), dict[str, InvitedCalendar](), 0
    for number in range(1, releases + 1):
        now = plan(texts)
        assert now
        release = Release(str(number), datetime(2026, 7 + number, 3, 8, tzinfo=UTC), "")
        after = released(now, ledger, release)
        if number == 1 or chance.random() < 0.7:
            letters = list(ReleaseFiles(now, ledger, after, TEMPLATES, earlier=earlier).letters(had))
            for letter in letters:
                messages += len(letter.invitations)
                calendar = calendars.setdefault(letter.person, InvitedCalendar())
                for each in letter.invitations:
                    calendar.take(each)
            handed(had, letters, release, certain=chance.random() < 0.8)
            assert_as_released(calendars, now_invited(now, after), release, (seed, number))
        ledger, earlier = after, now
        texts = edited(chance, texts, (*WHEN, *NAMES, *WAYS))
    return messages


def now_invited(now, after: Ledger) -> dict[str, set[str]]:
    """What each who is to be invited has in the calendar of the release."""
    frame, found = now.programme.frame, {}
    for calendar in finished_calendars(edition_of(now, after)):
        person = now.by_identity.people.get(calendar.path.removeprefix("calendars/people/").removesuffix(".ics"))
        if person and not person.protected and (person.calendar_way or frame.calendar_way) == "invitations":
            events = (event.replace(b"\r\n ", b"").decode() for event in calendar.events.values())
            on = {event for event in events if "STATUS:CANCELLED" not in event}
            wanted = {event for event in on if frame.meetings or "CATEGORIES:Introduktörssamtal" not in event}
            found[person.identity] = {plain(event) for event in wanted}
    return found


def assert_as_released(calendars: dict[str, InvitedCalendar], wanted: dict[str, set[str]], release: Release, where):
    day = f"{release.at:%Y%m%d}"
    for person in calendars.keys() | wanted.keys():
        has = calendars[person].ahead(day) if person in calendars else set()
        assert has == {event for event in wanted.get(person, set()) if day_of(event) >= day}, (*where, person)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8))
def test_whoever_is_invited_has_what_the_last_release_says(seed: int):
    assert lives_invited(seed, releases=5) > 100


def letters_of(*texts: str, had: Had | None = None) -> list[dict[str, ReleaseLetter]]:
    """The letters of one release after another, all of which are mailed."""
    ledger, earlier, found = EMPTY, None, []
    had = {} if had is None else had
    for text, release in zip(texts, (FIRST, SECOND), strict=False):
        now = plan_from(text)
        after = released(now, ledger, release)
        letters = list(ReleaseFiles(now, ledger, after, TEMPLATES, earlier=earlier).letters(had))
        handed(had, letters, release)
        found.append({letter.person: letter for letter in letters})
        ledger, earlier = after, now
    return found


def told(letter: ReleaseLetter) -> list[str]:
    return [f"{each.method} {each.day} {each.title} ({each.sequence})" for each in letter.invitations]


def test_invitations_are_to_meetings_only_where_that_is_asked_for():
    without, all_of_them = (
        letters_of(INVITED.replace("meetings: yes", f"meetings: {which}"))[0] for which in ("no", "yes")
    )
    assert told(without["ada"]) == [
        "REQUEST 2026-10-15 Erfarenhetsutbyte (0)",
        "REQUEST 2026-12-01 Uppföljning: Ada Testsson (0)",
        "REQUEST 2026-12-03 Erfarenhetsutbyte (0)",
        "REQUEST 2027-03-04 Samtal med barn (0)",
        "REQUEST 2027-04-15 Lagen i vardagen (0)",
        "REQUEST 2027-04-22 Erfarenhetsutbyte (0)",
    ]
    assert len(all_of_them["ada"].invitations) > 40
    assert "men inte för de återkommande mötena" in text_of(without["ada"])
    assert "Du får en inbjudan för varje datum. Du behöver inte svara." in text_of(all_of_them["ada"])
    assert without["ada"].attached == all_of_them["ada"].attached == ()


def text_of(letter: ReleaseLetter) -> str:
    assert letter.mail is not None
    return letter.mail.text


def test_of_a_change_what_has_changed_is_asked_anew_and_what_is_gone_is_taken_back():
    edited = changed(*EDITS).replace("calendar_way: changes", "calendar_way: invitations")
    _first, second = letters_of(PLAN.replace("calendar_way: changes", "calendar_way: invitations"), edited)
    assert told(second["ada"]) == [
        "REQUEST 2026-12-03 Erfarenhetsutbyte (1)",
        "REQUEST 2027-03-11 Samtal med barn (1)",
        "CANCEL 2027-04-15 Lagen i vardagen (1)",
        "CANCEL 2027-04-22 Erfarenhetsutbyte (1)",
    ]
    assert "Du får en ny inbjudan för varje datum som har ändrats. Du behöver inte svara." in text_of(second["ada"])
    [*_others, last] = second["ada"].invitations
    assert last.text.splitlines()[0] == "Det här blir inte av."


def test_another_way_takes_all_invitations_back_and_the_first_way_gives_them_anew():
    other = PLAN.replace("calendar_way: changes", "calendar_way: replace")
    had: Had = {}
    first, second = letters_of(INVITED, other, had=had)
    ahead = [each for each in first["ada"].invitations if each.day >= SECOND.at.date()]
    assert told(second["ada"]) == [f"CANCEL {each.day} {each.title} (1)" for each in ahead]
    steps = text_of(second["ada"]).partition("GÖR SÅ HÄR")[2]
    assert "1. Du får ett mejl för varje inbjudan, som säger att den är återtagen." in steps
    assert "2. Spara filen min-kalender.ics på datorn." in steps
    now = plan_from(INVITED)
    third = SECOND._replace(name="3", at=SECOND.at.replace(day=20))
    ledger = released(plan_from(other), released(now, EMPTY, FIRST), SECOND)
    again = released(now, ledger, third)
    letters = ReleaseFiles(now, ledger, again, TEMPLATES, earlier=plan_from(other)).letters(had)
    letter = next(letter for letter in letters if letter.person == "ada")
    assert {each.sequence for each in letter.invitations} == {2}
    assert "Ta bort kalendern" in text_of(letter)


def test_nobody_protected_is_invited_and_a_note_to_them_tells_of_no_invitation():
    [letters] = letters_of(INVITED)
    assert letters["deltagare-7"] == ReleaseLetter("deltagare-7", "", "", protected=True)
    now = plan_from(INVITED)
    files = dict(ReleaseFiles(now, EMPTY, released(now, EMPTY, FIRST), TEMPLATES))
    assert "inbjudan" not in files["people/deltagare-7.md"].decode()
    protected = INVITED.replace(
        "bo: {name: Bo Skissvik, organisation: kommunen, email: bo@kommunen.example}",
        "bo: {organisation: kommunen, protected: yes}",
    )
    had: Had = {}
    letters_of(INVITED, had=had)
    assert had["bo"]
    [_first, second] = letters_of(INVITED, protected)
    assert second["bo"] == ReleaseLetter("bo", "", "", protected=True)


def test_those_who_are_invited_have_no_draft_and_that_is_said():
    now = plan_from(PLAN.replace("email: ada@", "calendar_way: invitations, email: ada@"))
    files = dict(ReleaseFiles(now, EMPTY, released(now, EMPTY, FIRST), TEMPLATES))
    assert not any(name.startswith("mail/ada") for name in files)
    assert b"ada@" not in files["mail/letters.csv"]
    said = files["mail/skickas-med-send.txt"].decode("utf-8-sig")
    assert said == "Ada Testsson har inget utkast här: brevet och inbjudningarna skickas bara med `introplan send`.\r\n"
    assert "Du får en inbjudan" in files["people/ada.md"].decode()
    assert by_send_alone(now, files) == ("Ada Testsson",)
    assert without_address(now, files) == ("Olle Provlund",)


def test_a_message_is_one_event_to_one_person_in_its_last_part():
    message = mailed(next(iter(letters_of(INVITED)[0]["ada"].invitations)))
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
        "text/calendar",
    ]
    *_texts, calendar = message.iter_parts()
    assert dict(calendar["content-type"].params) == {"charset": "utf-8", "method": "REQUEST"}
    assert (calendar["content-disposition"], calendar["content-transfer-encoding"]) == (None, "base64")
    assert [message[name] for name in ("X-Unsent", "Auto-Submitted", "X-Auto-Response-Suppress")] == [None] * 3
    content = calendar.get_payload(decode=True)
    assert isinstance(content, bytes)
    lines = content.replace(b"\r\n ", b"").decode().split("\r\n")
    assert [line for line in lines if line.startswith(("METHOD", "ATTENDEE", "ORGANIZER"))] == [
        "METHOD:REQUEST",
        "ORGANIZER;CN=Programmet:mailto:programmet@kommunen.example",
        'ATTENDEE;CN="Ada Testsson";PARTSTAT=NEEDS-ACTION;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:ada@kommunen.example',
    ]
    assert f"SUMMARY:{message['Subject']}" in lines


def mailed(message: Invitation) -> EmailMessage:
    """The mail of an invitation, as Python's own parser reads it."""
    page = html_of(message.text, "sv")
    mail = Draft(SENDER, ADA, message.title, "prov 1 ada", FIRST.at, message.text, page)
    made = invitation(mail, message.addressed(SENDER, ADA), message.method)
    read = message_from_bytes(made, policy=policy.default)
    assert isinstance(read, EmailMessage)
    assert [part.defects for part in read.walk() if part.defects] == []
    return read


def test_the_page_of_an_invitation_is_its_text_with_addresses_to_follow():
    page = html_of('Länk: https://moten.example/a?b=1&c="2".\nTa <med> dator.\n\nFrågor?', "sv")
    assert page == (
        '<!doctype html>\n<html lang="sv">\n<meta charset="utf-8">\n'
        '<p>Länk: <a href="https://moten.example/a?b=1&amp;c=">https://moten.example/a?b=1&amp;c=</a>&#34;2&#34;.<br>\n'
        "Ta &lt;med&gt; dator.</p>\n<p>Frågor?</p>\n</html>\n"
    )
