"""What a release writes for those concerned: notes, mail drafts, calendars of what has changed, invitations."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache

import pytest
from jinja2 import ChoiceLoader, DictLoader
from rendering.changes.two_plans import PLAN, changed
from rendering.site.pages import TEMPLATES, plan_from

from introplan.agenda import Plan
from introplan.releases import EMPTY, Ledger, Release, events_of, next_release
from introplan.rendering.calendars.lint import faults, message_faults
from introplan.rendering.changes.release import release_files

FIRST = Release("1", datetime(2026, 8, 3, 8, tzinfo=UTC), "Första utgåvan, om Ada")
SECOND = Release("2", datetime(2026, 11, 2, 8, tzinfo=UTC), "Flyttar, för att Ada bad om det")
EDITS = (
    (
        "barnsamtal: {date: 2027-03-04, time: 9-12, place: salen}",
        "barnsamtal: {date: 2027-03-11, time: 9-12, place: sal-vast}",
    ),
    ("      utbyte-4: {of: utbyte, date: 2027-04-22, time: 13-15}\n", ""),
    ("utbyte-2: {of: utbyte, date: 2026-12-03, time: 13-15}", "utbyte-2: {of: utbyte, date: 2026-12-03, time: 13-16}"),
    ("time: 9-11, place: salen}", "time: 9-11, place: salen, status: cancelled}"),
    ("time: 13:00, place: rummet", "time: 13:00, place: rummet, every: 2 weeks"),
    ("participant: deltagare-7, introducer: sven", "participant: deltagare-7, introducer: ida"),
    ("utbyte-1: {of: utbyte, date: 2026-10-15, time: 13-15}", "utbyte-1: {of: utbyte, date: 2026-10-15, time: 15-16}"),
)  # fmt: skip


def released(plan: Plan, ledger: Ledger, release: Release) -> Ledger:
    frame = plan.programme.frame
    return next_release(ledger, events_of(plan), release, (frame.id, frame.domain))


@cache
def first(text: str = PLAN) -> Mapping[str, bytes]:
    """The files of the first release."""
    plan = plan_from(text)
    return dict(release_files(plan, EMPTY, released(plan, EMPTY, FIRST), TEMPLATES))


@cache
def second(*edits: tuple[str, str], language: str = "sv") -> Mapping[str, bytes]:
    """The files of a second release, which changes some places in the plan."""
    sent = PLAN.replace("  length: 24", f"  language: {language}\n  length: 24")
    before = plan_from(sent)
    after = plan_from(changed(*edits).replace("  length: 24", f"  language: {language}\n  length: 24"))
    ledger = released(before, EMPTY, FIRST)
    return dict(release_files(after, ledger, released(after, ledger, SECOND), TEMPLATES, with_invitations=True))


def mail(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=policy.default)
    assert isinstance(message, EmailMessage)
    assert [part.defects for part in message.walk() if part.defects] == []
    return message


def test_everybody_concerned_gets_a_note_and_a_mail_and_nobody_else(expected):
    files = second(*EDITS)
    people = sorted(path for path in files if path.startswith("people/") and path.endswith(".html"))
    assert people == [f"people/{person}.html" for person in ("ada", "deltagare-7", "ida", "karin", "olle", "sven")]
    assert sorted(path for path in files if path.startswith("cohorts/")) == [
        "cohorts/ht26.html",
        "cohorts/ht26.ics",
        "cohorts/ht26.md",
    ]
    mails = sorted(path for path in files if path.startswith("mail/"))
    assert mails == [f"mail/{person}.eml" for person in ("ada", "ida", "karin", "olle", "sven")]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_notes_and_mails_are_as_expected(language, expected):
    files = second(*EDITS, language=language)
    chosen = (
        "people/ada.html",
        "people/ada.md",
        "people/deltagare-7.md",
        "people/ida.md",
        "cohorts/ht26.md",
        "changes.ics",
    )
    welcome = {f"first/{path}": first()[path] for path in ("people/ada.md", "cohorts/ht26.md", "people/ada.html")}
    texts = {f"mail/ada.{part}": _part(files["mail/ada.eml"], part) for part in ("plain", "html")}
    expected.whole(
        language, {**{path: files[path] for path in chosen}, **texts, **(welcome if language == "sv" else {})}
    )


def _part(content: bytes, kind: str) -> bytes:
    part = mail(content).get_body((kind,))
    assert part is not None
    return part.get_content().replace("\r\n", "\n").encode()


def test_a_mail_is_a_draft_from_the_programme_to_the_person():
    message = mail(second(*EDITS)["mail/ada.eml"])
    assert message["From"] == "Programmet <programmet@kommunen.example>"
    assert message["To"] == "Ada Testsson <ada@kommunen.example>"
    assert message["Subject"] == "Det här ändras för dig – Program för nya"
    assert message["X-Unsent"] == "1"
    assert message["Date"].datetime == SECOND.at
    assert re.fullmatch(r"<[0-9a-f]{32}@kommunen\.example>", message["Message-ID"])
    assert "To" not in mail(second(*EDITS)["mail/olle.eml"])


def test_headers_are_ascii_and_lines_are_short_and_ended_by_crlf():
    for path, content in second(*EDITS).items():
        if path.endswith(".eml"):
            head = content.partition(b"\r\n\r\n")[0]
            assert head.isascii()
            assert content.isascii(), "text parts are quoted-printable, calendars base64"
            assert max(map(len, content.splitlines())) <= 78
            assert content.count(b"\n") == content.count(b"\r\n")


def test_a_mail_brings_the_whole_calendar_and_one_with_only_what_changed():
    files = second(*EDITS)
    whole, only = mail(files["mail/ada.eml"]).iter_attachments()
    assert (whole.get_filename(), only.get_filename()) == ("min-kalender.ics", "bara-det-andrade.ics")
    for part in (whole, only):
        assert part.get_content_type() == "text/calendar"
        assert part.get_content_charset() == "utf-8"
        assert faults(_bytes(part)) == []
    assert _bytes(only) == files["people/ada.ics"]
    sessions = [summary for summary in summaries(_bytes(only)) if "Introduktörssamtal" not in summary]
    assert sessions == [
        "Erfarenhetsutbyte",
        "Samtal med barn",
        "INSTÄLLT: Lagen i vardagen",
        "INSTÄLLT: Erfarenhetsutbyte",
    ]
    assert len(summaries(_bytes(whole))) > len(summaries(_bytes(only)))


def _bytes(part: object) -> bytes:
    assert isinstance(part, EmailMessage)
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content


def summaries(calendar: bytes) -> list[str]:
    return re.findall(r"^SUMMARY:(.*)\r$", calendar.replace(b"\r\n ", b"").decode(), re.MULTILINE)


def test_every_calendar_is_sound_and_what_changes_for_all_says_nothing_of_single_people():
    files = second(*EDITS)
    calendars = {path: content for path, content in files.items() if path.endswith(".ics")}
    assert {path: faults(content) for path, content in calendars.items() if faults(content)} == {}
    assert sorted(summaries(files["changes.ics"])) == [
        "Erfarenhetsutbyte",
        "INSTÄLLT: Erfarenhetsutbyte",
        "INSTÄLLT: Lagen i vardagen",
        "Samtal med barn",
    ]


def test_what_is_over_is_told_to_nobody():
    files = second(EDITS[-1])
    assert files == {}


def test_the_first_release_welcomes_everybody_with_the_whole_calendar():
    files = first()
    assert not [path for path in files if path.endswith(".ics")]
    message = mail(files["mail/ada.eml"])
    assert message["Subject"] == "Nu är dina datum klara – Program för nya"
    assert [part.get_filename() for part in message.iter_attachments()] == ["min-kalender.ics"]
    assert b"Flyttat" not in files["people/ada.md"]


def test_whoever_is_new_in_a_later_release_is_welcomed():
    files = second(("      bo:\n", "      bo:\n      olle:\n"), ("[olle]}\nactivities", "[karin]}\nactivities"))
    assert "# Det här ändras för dig" in files["people/olle.md"].decode()
    files = second(("coordinators: [karin]", "coordinators: [karin, bo]"))
    assert files == {}


def test_nothing_is_addressed_to_a_protected_person_and_nothing_tells_who_it_is():
    for files in (first(), second(*EDITS)):
        own = [path for path in files if "deltagare-7" in path]
        assert {path.rpartition("/")[0] for path in own} == {"people"}
        for path, content in files.items():
            text = content.replace(b"\r\n ", b"")
            if path not in own:
                assert b"deltagare-7" not in text, path
        assert b"Hej!" in files["people/deltagare-7.md"]


def test_the_release_message_stays_in_the_ledger():
    for files in (first(), second(*EDITS)):
        assert [path for path, content in files.items() if b"bad om det" in content or b"om Ada" in content] == []


def test_invitations_are_one_event_each_and_ask_one_person():
    files = second(*EDITS)
    invitations = {path: mail(content) for path, content in files.items() if path.startswith("invitations/")}
    assert {path.split("/")[1] for path in invitations} == {"ada", "ida", "karin", "sven"}
    for path, message in invitations.items():
        *_texts, part = message.iter_parts()
        assert part.get_content_type() == "text/calendar"
        calendar = _bytes(part)
        assert message_faults(calendar) == [], path
        method = part.get_param("method")
        assert f"METHOD:{method}\r\n".encode() in calendar
        assert (b"STATUS:CANCELLED" in calendar) == (method == "CANCEL") == message["Subject"].startswith("Inställt: ")
        person = path.split("/")[1]
        assert f"mailto:{person}@kommunen.example".encode() in calendar.replace(b"\r\n ", b"")
    for day, method in (("2027-03-11", b"REQUEST"), ("2027-04-22", b"CANCEL")):
        [path] = [path for path in invitations if path.startswith(f"invitations/ada/{day}-")]
        calendar = _bytes(list(invitations[path].iter_parts())[-1])
        assert b"METHOD:" + method + b"\r\n" in calendar
        assert b"SEQUENCE:1\r\n" in calendar


def test_the_same_release_gives_the_same_bytes():
    assert second.__wrapped__(*EDITS) == second(*EDITS)


def test_hostile_names_break_no_header():
    nasty = 'Ada "A" <x@y.example>, å\\u2028\\u202e\\r\\nBcc: alla@kommunen.example'
    edits = (("ada: {name: Ada Testsson", f"ada: {{name: '{nasty}'"), EDITS[0])
    plan = plan_from(changed(*edits))
    ledger = released(plan_from(PLAN), EMPTY, FIRST)
    files = dict(release_files(plan, ledger, released(plan, ledger, SECOND), TEMPLATES))
    message = mail(files["mail/ada.eml"])
    assert "Bcc" not in message
    assert [address.addr_spec for address in message["To"].addresses] == ["ada@kommunen.example"]


def test_a_workspaces_own_template_wins():
    own = DictLoader({"changes/note.md.j2": "{{ note.greeting }} {{ note.items[0].title }}\n"})
    plan = plan_from(changed(EDITS[0]))
    ledger = released(plan_from(PLAN), EMPTY, FIRST)
    loader = ChoiceLoader([own, TEMPLATES])
    files = dict(release_files(plan, ledger, released(plan, ledger, SECOND), loader))
    assert files["people/ada.md"] == b"Hej Ada! Samtal med barn\n"


LINES = (
    *("BEGIN:VEVENT", "END:VEVENT", "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VTIMEZONE", "STATUS:CANCELLED"),
    *("UID:a@b", "ATTENDEE:mailto:a@b.example", "DTSTART:20270101T000000Z", "METHOD:CANCEL"),
)


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("padding", ["", "\\r\\n", "\\n ", *("x" * number for number in (58, 64, 65, 66, 67, 74))])
def test_a_text_that_looks_like_a_line_of_a_calendar_is_no_line_of_it(line: str, padding: str):
    def named(text: str) -> str:
        words = f'"Samtal {padding}{line}"'
        text = text.replace("title: Samtal med barn", f"title: {words}").replace("title: Salen}", f"title: {words}}}")
        text = text.replace("title: Hösten 2026", f"title: {words}").replace(
            "title: Program för nya", f"title: {words}"
        )
        return text.replace("title: Programmet,", f"title: {words},")

    before, after = plan_from(named(PLAN)), plan_from(named(changed(EDITS[0])))
    ledger = released(before, EMPTY, FIRST)
    files = dict(release_files(after, ledger, released(after, ledger, SECOND), TEMPLATES, with_invitations=True))
    calendars = [content for path, content in files.items() if path.endswith(".ics")]
    messages = [mail(content) for path, content in files.items() if path.startswith("invitations/")]
    assert calendars
    assert messages
    for content in calendars:
        assert faults(content) == []
        assert len(re.findall(rb"(?m)^BEGIN:VEVENT\r$", content)) == len(re.findall(rb"(?m)^UID:prov/", content)) == 1
    for message in messages:
        invited = message.get_payload()[-1]
        assert invited.get_param("method") == "REQUEST"
        assert message_faults(invited.get_payload(decode=True)) == []
