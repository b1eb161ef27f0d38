"""What a release writes for those concerned: notes, mail drafts, and calendars of what is to be put in by hand."""

import csv
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import cache
from io import StringIO

import pytest
from jinja2 import ChoiceLoader, DictLoader
from rendering.changes.two_plans import PLAN, changed
from rendering.site.pages import TEMPLATES, plan_from

from introplan.agenda import Plan
from introplan.releases import EMPTY, Ledger, Release, events_of, next_release
from introplan.releases.ways import CurrentWay
from introplan.rendering.calendars.lint import faults
from introplan.rendering.changes.release import ReleaseFiles, without_address
from introplan.rendering.feeds import secret_place
from introplan.rendering.printing import TemplateFault

FIRST = Release("1", datetime(2026, 8, 3, 8, tzinfo=UTC), "Första utgåvan, om Ada")
SECOND = Release("2", datetime(2026, 11, 2, 8, tzinfo=UTC), "Flyttar, för att Ada bad om det")
WAYS = ("changes", "changes")
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
    return dict(ReleaseFiles(plan, EMPTY, released(plan, EMPTY, FIRST), TEMPLATES))


@cache
def second(*edits: tuple[str, str], language: str = "sv", ways: tuple[str, str] = WAYS) -> Mapping[str, bytes]:
    """The files of a second release, which changes some places in the plan."""
    texts = [
        text.replace("  length: 24", f"  language: {language}\n  length: 24").replace("_way: changes", f"_way: {way}")
        for text, way in zip((PLAN, changed(*edits)), ways, strict=True)
    ]
    before, after = map(plan_from, texts)
    ledger = released(before, EMPTY, FIRST)
    return dict(ReleaseFiles(after, ledger, released(after, ledger, SECOND), TEMPLATES, earlier=before))


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
    assert mails == ["mail/ada.eml", "mail/ida.eml", "mail/karin.eml", "mail/letters.csv", "mail/sven.eml"]
    assert sorted(path for path in files if "/" not in path) == ["changes.html", "changes.ics", "changes.md"]


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
        "changes.md",
        "mail/letters.csv",
    )
    welcome = {f"first/{path}": first()[path] for path in ("people/ada.md", "cohorts/ht26.md", "people/ada.html")}
    welcome["first/mail/ada.plain"] = _part(first()["mail/ada.eml"], "plain")
    texts = {f"mail/ada.{part}": _part(files["mail/ada.eml"], part) for part in ("plain", "html")}
    texts["mail/karin.plain"] = _part(files["mail/karin.eml"], "plain")
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
    assert message["Subject"] == "5 ändringar i din introduktion, den första 3 november"
    assert message["X-Unsent"] == "1"
    assert message["Date"].datetime == SECOND.at
    assert re.fullmatch(r"<[0-9a-f]{32}@kommunen\.example>", message["Message-ID"])


def test_headers_are_ascii_and_lines_are_short_and_ended_by_crlf():
    for path, content in second(*EDITS).items():
        if path.endswith(".eml"):
            head = content.partition(b"\r\n\r\n")[0]
            assert head.isascii()
            assert content.isascii(), "text parts are quoted-printable, calendars base64"
            assert max(map(len, content.splitlines())) <= 78
            assert content.count(b"\n") == content.count(b"\r\n")


def test_a_mail_brings_what_its_steps_name_and_nothing_else():
    files = second(*EDITS)
    attached = {person: _attached(files[f"mail/{person}.eml"]) for person in ("ada", "ida", "karin", "sven")}
    assert {person: tuple(several) for person, several in attached.items()} == {
        "ada": ("lagg-in.ics",),
        "ida": ("lagg-in.ics",),
        "karin": ("lagg-in.ics",),
        "sven": (),
    }
    for person, several in attached.items():
        text = _part(files[f"mail/{person}.eml"], "plain").decode()
        assert [name for name in ("lagg-in.ics", "min-kalender.ics", "hela.ics") if name in text] == sorted(several)
        for name, content in several.items():
            assert faults(content) == [], (person, name)
    assert attached["ada"]["lagg-in.ics"] == files["people/ada.ics"]
    assert sorted(summaries(files["people/ada.ics"])) == ["Erfarenhetsutbyte", "Samtal med barn"]


def _attached(content: bytes) -> dict[str, bytes]:
    parts = list(mail(content).iter_attachments())
    assert {part.get_content_type() for part in parts} <= {"text/calendar"}
    assert {part.get_content_charset() for part in parts} <= {"utf-8"}
    return {str(part.get_filename()): _bytes(part) for part in parts}


def test_nothing_that_is_imported_by_hand_is_cancelled():
    for files in (first(), second(*EDITS)):
        calendars = [content for path, content in files.items() if path.endswith(".ics")]
        calendars += [
            each for path, mail in files.items() if path.endswith(".eml") for each in _attached(mail).values()
        ]
        assert calendars
        assert not [content for content in calendars if b"CANCELLED" in content or "INSTÄLLT".encode() in content]


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
    assert sorted(summaries(files["changes.ics"])) == ["Erfarenhetsutbyte", "Samtal med barn"]
    assert "Ada" not in files["changes.md"].decode()


def test_what_is_over_is_told_to_nobody():
    files = second(EDITS[-1])
    assert files == {}


def test_the_first_release_welcomes_everybody_with_the_whole_calendar():
    files = first()
    assert [path for path in files if path.startswith("changes")] == []
    calendars = {path for path in files if path.endswith(".ics")}
    assert calendars == {path.replace(".html", ".hela.ics") for path in files if path.endswith(".html")}
    message = mail(files["mail/ada.eml"])
    assert message["Subject"] == "Dina datum i introduktionsprogrammet"
    assert list(_attached(files["mail/ada.eml"])) == ["min-kalender.ics"]
    text = _part(files["mail/ada.eml"], "plain").decode()
    assert "Importera filen min-kalender.ics, bara en gång." in text
    assert [word for word in ("i stället", "Ta bort", "Ny tid") if word in text] == []


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


def test_the_same_release_gives_the_same_bytes():
    assert second.__wrapped__(*EDITS) == second(*EDITS)


def test_hostile_names_break_no_header():
    nasty = 'Ada "A" <x@y.example>, å\\u2028\\u202e\\r\\nBcc: alla@kommunen.example'
    edits = (("ada: {name: Ada Testsson", f"ada: {{name: '{nasty}'"), EDITS[0])
    plan = plan_from(changed(*edits))
    ledger = released(plan_from(PLAN), EMPTY, FIRST)
    files = dict(ReleaseFiles(plan, ledger, released(plan, ledger, SECOND), TEMPLATES))
    message = mail(files["mail/ada.eml"])
    assert "Bcc" not in message
    assert [address.addr_spec for address in message["To"].addresses] == ["ada@kommunen.example"]


def own_template(name: str, text: str) -> Mapping[str, bytes]:
    """The files of a second release with one moved session, by a template of the workspace's own."""
    before, after = plan_from(PLAN), plan_from(changed(EDITS[0]))
    ledger = released(before, EMPTY, FIRST)
    loader = ChoiceLoader([DictLoader({f"changes/{name}": text}), TEMPLATES])
    return dict(ReleaseFiles(after, ledger, released(after, ledger, SECOND), loader, earlier=before))


def test_a_workspaces_own_template_wins():
    entries = "{% for group in step.groups %}{{ group.title }}: {{ group.lines[0].day }}.{% endfor %}"
    lists = f"{{% for step in note.steps %}}{entries}{{% endfor %}}"
    files = own_template("note.md.j2", "{{ note.greeting }} " + lists)
    told = "Samtal med barn: tors 4 mars 2027 (v. 9).Samtal med barn: tors 11 mars 2027 (v. 10)."
    assert files["people/ada.md"].decode() == f"Hej Ada! {told}"


@pytest.mark.parametrize("name", ["note.html.j2", "note.md.j2", "mail.txt.j2", "mail.html.j2"])
def test_a_template_that_leaves_the_lists_out_is_a_fault_of_the_template(name: str):
    with pytest.raises(TemplateFault) as caught:
        own_template(name, "{{ note.greeting }}{% for item in note.items %} {{ item.title }}{% endfor %}\n")
    assert caught.value.template == f"changes/{name}"
    assert caught.value.message == "den utelämnar sådant som ska tas bort eller läggas in; det finns i `note.steps`"


def test_a_text_alone_is_told_and_changes_nothing_by_hand():
    files = second((EDITS[0][0], EDITS[0][0].replace("}", ", note: Ta med en dator.}")))
    text = _part(files["mail/ada.eml"], "plain").decode()
    assert "Du behöver inte ändra något i din kalender." in text
    assert "GÖR SÅ HÄR" not in text
    assert _attached(files["mail/ada.eml"]) == {}
    assert [path for path in files if path.endswith(".ics") or path.startswith("changes")] == []
    assert mail(files["mail/ada.eml"])["Subject"] == "Ny anteckning: Samtal med barn torsdag 4 mars"


def test_what_nobody_has_to_act_on_is_one_line_for_the_cohort():
    files = second(("summary: Tre modeller.", "summary: Fyra modeller."))
    assert [path for path in files if path.startswith(("people", "mail"))] == []
    assert "Beskrivningen av 1 datum är ändrad." in files["cohorts/ht26.md"].decode()


@pytest.mark.parametrize(
    ("edit", "subject"),
    [
        (EDITS[0], "Ny tid: Samtal med barn torsdag 11 mars"),
        (EDITS[1], "Utgår: Erfarenhetsutbyte torsdag 22 april"),
        (EDITS[3], "Inställt: Lagen i vardagen torsdag 15 april"),
        (EDITS[4], "Nya tider: Möte med introduktör: Ada Testsson och Ida Introdotter från 3 november"),
    ],
)
def test_a_subject_tells_what_and_when(edit: tuple[str, str], subject: str):
    assert mail(second(edit)["mail/ada.eml"])["Subject"] == subject


def test_whoever_has_left_the_plan_is_told_by_the_name_and_address_of_before():
    gone = (
        ("  bo: {name: Bo Skissvik, organisation: kommunen, email: bo@kommunen.example}\n", ""),
        ("    participants:\n      bo:\n", ""),
    )
    files = second(*gone)
    message = mail(files["mail/bo.eml"])
    assert str(message["To"]) == "Bo Skissvik <bo@kommunen.example>"
    text = _part(files["mail/bo.eml"], "plain").decode()
    assert text.startswith("Hej Bo!")
    assert "Samtal med barn\n   - tors 2 september 2027 (v. 35), 9.00–12.00" in text
    assert _attached(files["mail/bo.eml"]) == {}


def test_an_entry_is_named_as_it_stands_in_the_calendar_it_is_deleted_from():
    files = second(
        ("ida: {name: Ida Introdotter", "ida: {name: Ida Ny"), ("salen: {title: Salen}", "salen: {title: Stora salen}")
    )
    text = files["people/ada.md"].decode()
    remove, add = text.split("\n2. ")
    assert "**Möte med introduktör: Ada Testsson och Ida Introdotter**" in remove
    assert "**Möte med introduktör: Ada Testsson och Ida Ny**" in add
    assert "tors 4 mars 2027 (v. 9), 9.00–12.00, Stora salen" in add.replace("\\", "")


def test_the_calendar_to_delete_is_called_what_it_was_called_when_it_was_opened():
    files = second(("ada: {name: Ada Testsson", "ada: {name: Ada Ny"), EDITS[4], ways=("replace", "replace"))
    assert "1. Ta bort kalendern ”Ada Testsson – Programmet”." in _part(files["mail/ada.eml"], "plain").decode()
    assert list(_attached(files["mail/ada.eml"])) == ["min-kalender.ics"]
    assert "X-WR-CALNAME:Ada Ny – Programmet" in files["people/ada.hela.ics"].decode()


def ways_out(*ways: str) -> tuple[list[str], list[str]]:
    """The steps of Ada's letter when she keeps the dates in one way, and then in another; and what comes with it."""
    files = second(*EDITS, ways=(ways[0], ways[-1]))
    text = _part(files["mail/ada.eml"], "plain").decode()
    steps = re.findall(r"^\d\. (.*)", text, re.MULTILINE)
    return steps or re.findall(r"^Du behöver inte.*", text, re.MULTILINE), list(_attached(files["mail/ada.eml"]))


REPLACED = ["Ta bort kalendern ”Ada Testsson – Programmet”."]
OPENED = ["Spara filen min-kalender.ics på datorn.", "Öppna den som en egen kalender."]
SUBSCRIBED = ["Prenumerera på din kalender, på adressen som du får av oss."]
IMPORTED = ["Importera filen min-kalender.ics, bara en gång."]


def test_a_letter_tells_one_way_with_one_file():
    assert ways_out("replace") == (REPLACED + OPENED, ["min-kalender.ics"])
    assert ways_out("subscribe") == (
        ["Du behöver inte göra något: din kalender ändras av sig själv inom ett dygn."],
        [],
    )
    [remove, add], files = ways_out("changes")
    assert (remove[:12], add[:12], files) == ("Ta bort de h", "Lägg in de h", ["lagg-in.ics"])


def test_another_way_is_a_farewell_and_a_welcome():
    ended = ["Sluta prenumerera: ta bort kalendern ”Ada Testsson – Programmet”."]
    assert ways_out("subscribe", "replace") == (ended + OPENED, ["min-kalender.ics"])
    assert ways_out("replace", "changes") == (REPLACED + IMPORTED, ["min-kalender.ics"])
    assert ways_out("replace", "subscribe") == (REPLACED + SUBSCRIBED, [])
    [remove, *welcome], files = ways_out("changes", "replace")
    assert re.fullmatch(r"Ta bort de här \d+ ur din kalender\.", remove)
    assert (welcome, files) == (OPENED, ["min-kalender.ics"])


def test_another_way_is_told_also_to_whom_nothing_has_changed():
    files = second(ways=("replace", "changes"))
    assert "Importera filen bo.hela.ics, bara en gång." in files["people/bo.md"].decode()


def test_letters_for_a_mail_merge_hold_what_the_drafts_hold_and_no_formula():
    files = second(*EDITS, ("ada: {name: Ada Testsson", "ada: {name: '=Ada Testsson'"))
    assert files["mail/letters.csv"].startswith(b"\xef\xbb\xbfNamn;E-post;\xc3\x84mne;Text;L\xc3\xa4nk;Filer\r\n")
    rows = list(csv.DictReader(StringIO(files["mail/letters.csv"].decode("utf-8-sig"), newline=""), delimiter=";"))
    assert sorted((row["Namn"], row["E-post"]) for row in rows) == [
        ("'=Ada Testsson", "ada@kommunen.example"),
        ("Ida Introdotter", "ida@kommunen.example"),
        ("Karin Provlund", "karin@kommunen.example"),
        ("Olle Provlund", ""),
        ("Sven Sidouppdrag", "sven@kommunen.example"),
    ]
    [ada] = [row for row in rows if row["E-post"] == "ada@kommunen.example"]
    assert ada["Ämne"] == mail(files["mail/ada.eml"])["Subject"]
    assert ada["Filer"] == "people/ada.ics"
    drafted = _part(files["mail/ada.eml"], "plain").decode()
    assert ada["Text"] == drafted.replace("lagg-in.ics", "ada.ics")


def test_the_table_of_letters_has_the_secret_links_where_there_are_such():
    plan = plan_from(PLAN)
    files = dict(ReleaseFiles(plan, EMPTY, released(plan, EMPTY, FIRST), TEMPLATES, key=b"k" * 32))
    rows = csv.DictReader(StringIO(files["mail/letters.csv"].decode("utf-8-sig"), newline=""), delimiter=";")
    assert {row["Länk"] for row in rows if row["Namn"] == "Ada Testsson"} == {secret_place(plan, "ada", b"k" * 32)}


def test_those_without_an_address_are_known_by_name_but_for_who_is_protected():
    assert without_address(plan_from(PLAN), first()) == ("Olle Provlund",)
    invited = PLAN.replace("email: ada@kommunen.example", "email: ada@kommunen.example, calendar_way: invitations")
    assert invited != PLAN
    made = dict(ReleaseFiles(plan_from(invited), EMPTY, released(plan_from(invited), EMPTY, FIRST), TEMPLATES))
    assert "mail/ada.eml" not in made
    assert without_address(plan_from(invited), made) == ("Olle Provlund",)


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
    files = dict(ReleaseFiles(after, ledger, released(after, ledger, SECOND), TEMPLATES, earlier=before))
    calendars = [content for path, content in files.items() if path.endswith(".ics")]
    calendars += [
        each for path, content in files.items() if path.endswith(".eml") for each in _attached(content).values()
    ]
    assert len(calendars) > 3
    for content in calendars:
        assert faults(content) == []
        assert len(re.findall(rb"(?m)^BEGIN:VEVENT\r$", content)) == len(re.findall(rb"(?m)^UID:prov/", content)) == 1


def test_the_way_to_be_rid_of_is_that_of_the_last_letter_whatever_the_plan_said_since():
    plans = [plan_from(PLAN.replace("_way: changes", f"_way: {way}")) for way in ("changes", "subscribe", "replace")]
    nothing, first = {"ada": CurrentWay("subscribe", False)}, {"ada": CurrentWay("changes", True)}
    frame = plans[0].programme.frame
    identity, events = (frame.id, frame.domain), events_of(plans[0])
    ledger = next_release(EMPTY, events, FIRST, identity, ways=first)
    ledger = next_release(ledger, events, SECOND._replace(at=FIRST.at.replace(day=4)), identity, ways=nothing)
    after = next_release(ledger, events, SECOND._replace(name="3"), identity)
    files = dict(ReleaseFiles(plans[2], ledger, after, TEMPLATES, earlier=plans[1]))
    note = files["people/ada.md"].decode()
    assert "ur din kalender" in note
    assert "prenumeration" not in note


def test_whoever_subscribes_gets_the_address_where_it_is_known():
    text = PLAN.replace("_way: changes", "_way: subscribe\n  published_at: https://intro.kommunen.example/kalendrar/")
    plan, key = plan_from(text), b"k" * 32
    files = dict(ReleaseFiles(plan, EMPTY, released(plan, EMPTY, FIRST), TEMPLATES, key=key))
    page = f"https://intro.kommunen.example/kalendrar/{secret_place(plan, 'ada', key)}"
    calendar = f"{page}calendar.ics"
    in_outlook = "https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2Fintro.kommunen.example%2Fkalendrar"
    for letter in (_part(files["mail/ada.eml"], "plain"), _part(files["mail/ada.eml"], "html"), files["people/ada.md"]):
        told = letter.decode()
        assert all(link in told for link in (calendar, calendar.replace("https:", "webcal:"), in_outlook))
        assert "som du får av oss" not in told
    assert files["mail/letters.csv"].decode("utf-8-sig").count(f";{page};") == 1
    assert list(mail(files["mail/ada.eml"]).iter_attachments()) == []
    without = dict(ReleaseFiles(plan, EMPTY, released(plan, EMPTY, FIRST), TEMPLATES))
    assert "som du får av oss" in without["people/ada.md"].decode()
