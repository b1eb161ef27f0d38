"""The ledger's file: what stands in it, and what is told when somebody or something has been at it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from releases.ledgers import FIRST, IDENTITY, released, session
from rendering.calendars.calendar_plans import small_plan

from introplan.agenda import Attendee
from introplan.diagnostics.full import full
from introplan.language import fill
from introplan.releases import Ledger, Release, Stamp, events_of, ledger_text, next_release, read_ledger
from introplan.releases.ledger import EMPTY

PATH = "programmes/prov/releases.ledger"
KEY = "ht26/etik"
BASE = released(EMPTY, [session(), session("ht26/barnsamtal")])
TEXT = ledger_text(BASE)


def line_of(ledger: Ledger, key: str = KEY) -> str:
    """The line of one event, with its end."""
    return next(line for line in ledger_text(ledger).splitlines(keepends=True) if line.startswith(f"{key} "))


def names(text: str) -> list[tuple[str, str, int]]:
    """What is found in a ledger: severity, name and line."""
    _ledger, found = read_ledger(PATH, text.encode())
    return [(each.severity, each.name, each.at.span.start.line + 1) for each in found]


def test_a_ledger_of_two_releases_is_written_for_people(expected):
    plan = small_plan()
    frame = plan.programme.frame
    ledger = EMPTY
    for number, changed in enumerate([plan, small_plan(("2026-10-22", "2026-10-29"), ("lecturers: [frans]\n", "\n"))]):
        release = Release(f"1.{number}", FIRST.replace(day=25 + number), 'Första "utgåvan"')
        ledger = next_release(ledger, events_of(changed), release, (frame.id, frame.domain))
    expected("small.ledger", ledger_text(ledger))


def test_a_moved_session_changes_its_own_line_and_adds_one_for_the_release():
    after = ledger_text(released(BASE, [session(day=date(2027, 3, 11)), session("ht26/barnsamtal")]))
    before = set(TEXT.splitlines())
    assert [line.split()[0] for line in after.splitlines() if line not in before] == ["release", KEY]


def test_the_file_holds_no_more_of_a_person_than_ids():
    text = ledger_text(next_release(EMPTY, events_of(small_plan()), Release("1", FIRST, ""), IDENTITY))
    for name in ("Ada", "Testsson", "Karin", "Introdotter", "@provby"):
        assert name not in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (" 0 ", " 5 "),
        ("place=salen", "place=rummet"),
        ("Etik i vardagen", "Etik"),
        ("planned", "cancelled"),
        ("2027-03-04", "2027-03-05"),
        ("lecturer=olle ", ""),
    ],
)
def test_an_edit_by_hand_is_told_with_its_line(old, new):
    line = line_of(BASE)
    assert old in line
    assert names(TEXT.replace(line, line.replace(old, new))) == [("error", "ledger-line-changed", 6)]


def test_a_line_cut_short_is_told():
    assert names(TEXT[:-20]) == [("error", "ledger-line-changed", 6)]


def test_a_file_that_is_no_ledger_is_told():
    assert names("") == [("error", "ledger-line-changed", 1)]
    assert names("cohorts:\n") == [("error", "ledger-line-changed", 1)]
    _ledger, found = read_ledger(PATH, b"\xff\xfe\x00")
    assert [each.name for each in found] == ["ledger-line-changed"]


def test_a_newer_ledger_is_told_once():
    newer = TEXT.replace("introplan-ledger 2", "introplan-ledger 9").replace(" planned ", " planerad ")
    assert names(newer) == [("error", "ledger-of-newer-version", 1)]


def test_the_marks_of_a_merge_are_told_and_what_to_do_with_them(expected):
    ours = line_of(released(BASE, [session(place="rummet")]))
    theirs = line_of(released(BASE, [session(day=date(2027, 3, 11))]))
    line = line_of(BASE)
    text = TEXT.replace(line, f"<<<<<<< HEAD\n{ours}=======\n{theirs}>>>>>>> andra\n")
    assert names(text) == [("error", "ledger-conflict", 6), ("note", "ledger-line-twice", 9)]
    _ledger, found = read_ledger(PATH, text.encode())
    shown = [full(each, lambda message: fill(message.template, message.values, "en")).plain for each in found]
    expected("conflict.screen", "\n".join(shown))


def test_of_two_lines_from_two_branches_the_newer_holds_and_where_the_other_stood_it_is_cancelled():
    moved = released(BASE, [session(place="rummet")], at=FIRST.replace(hour=10))
    handed_over = released(
        BASE, [session(attendees=(Attendee("jana", "lecturer"),), details="44444444")], at=FIRST.replace(hour=11)
    )
    text = TEXT.replace(line_of(BASE), line_of(moved) + line_of(handed_over))
    ledger, found = read_ledger(PATH, text.encode())
    assert [(each.severity, each.name) for each in found] == [("note", "ledger-line-twice")]
    record = ledger.records[KEY]
    assert (record.stamp, record.event) == (moved.records[KEY].stamp, session(place="rummet"))
    assert {calendar: each.stamp for calendar, each in record.cancellations.items()} == {
        "people/jana": Stamp(2, FIRST.replace(hour=10)),
        "places/salen": Stamp(2, FIRST.replace(hour=10)),
    }
    assert read_ledger(PATH, ledger_text(released(ledger, [session(place="rummet")])).encode())[1] == []


@given(st.integers(0, len(TEXT)), st.integers(0, 40), st.text(max_size=20))
def test_whatever_happens_to_the_file_it_is_read_without_a_crash(start, length, put_there):
    text = TEXT[:start] + put_there + TEXT[start + length :]
    ledger, found = read_ledger(PATH, text.encode())
    if not found:
        lines = {line for line in text.splitlines() if line and not line.startswith("#")}
        assert lines <= set(TEXT.splitlines()) | {f"programme {' '.join(ledger.identity or ())}"}
