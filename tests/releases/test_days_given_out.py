"""Several days of a session in calendars, in the ledger, and as they are told of: one change, whatever it touches."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering.calendars.calendar_plans import made, released, small_plan

from introplan.agenda import Plan
from introplan.changes.comparison import Comparison
from introplan.language import Language
from introplan.releases import events_of, ledger_text, read_ledger
from introplan.rendering.calendars.lint import faults
from introplan.rendering.changes.names import NamesTold
from introplan.rendering.changes.sentences import in_sentences

TIMED = "{of: utbyte, date: 2026-09-10, until: 2026-09-11, time: 9-21, overnight: yes, place: salen}"
ALL_DAY = "{of: utbyte, date: 2026-10-08, until: 2026-10-13, place: salen}"


def plan_with(session: str) -> Plan:
    before = "      besok: {date: 2026-11-05"
    return small_plan((before, (f"      internat: {session}\n" if session else "") + before))


def entries(plan: Plan, calendar: str = "cohorts/ht26.ics") -> dict[str, list[str]]:
    """The lines of the entries of the session, by the rest of the key."""
    found = {}
    for entry in made(plan)[calendar].decode().replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]:
        lines = entry.split("\r\n")
        uid = next(line for line in lines if line.startswith("UID:"))
        if "/internat" in uid:
            found[uid.partition("/internat")[2].partition("@")[0]] = lines
    return found


def told(before: str, after: str, language: Language = "sv") -> list[str]:
    was, is_ = plan_with(before), plan_with(after)
    comparison = Comparison.of(events_of(was), is_)
    return [in_sentences(one, NamesTold(is_, was), language) for one in comparison.told]


def test_days_with_a_time_are_an_entry_each_that_says_which_it_is():
    found = entries(plan_with(TIMED))
    assert {key: [line for line in lines if line[:7] in ("SUMMARY", "DTSTART")] for key, lines in found.items()} == {
        "": ["SUMMARY:Utbyte (dag 1 av 2)", "DTSTART;TZID=Europe/Stockholm:20260910T090000"],
        "/2": ["SUMMARY:Utbyte (dag 2 av 2)", "DTSTART;TZID=Europe/Stockholm:20260911T090000"],
    }
    assert any("Ni övernattar mellan dagarna." in line for line in found[""])


@pytest.mark.parametrize(("until", "ends"), [("", "20261009"), (", until: 2026-10-13", "20261014")])
def test_what_lasts_all_day_is_one_busy_entry_with_an_end_that_is_no_part_of_it(until: str, ends: str):
    plan = plan_with(f"{{of: utbyte, date: 2026-10-08{until}, place: salen}}")
    for calendar in ("cohorts/ht26.ics", "people/ada.ics", "places/salen.ics"):
        [lines] = entries(plan, calendar).values()
        wanted = {"DTSTART;VALUE=DATE:20261008", f"DTEND;VALUE=DATE:{ends}", "TRANSP:OPAQUE", "STATUS:CONFIRMED"}
        assert wanted | {"X-MICROSOFT-CDO-BUSYSTATUS:BUSY", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"} <= set(lines)


@pytest.mark.parametrize("session", [TIMED, ALL_DAY])
def test_the_calendars_are_sound(session: str):
    assert {path: faults(file) for path, file in made(plan_with(session)).items() if faults(file)} == {}


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            TIMED,
            TIMED.replace("09-10", "09-17").replace("09-11", "09-18"),
            "Utbyte flyttas från 10–11 september till 17–18 september 2026 kl. 9.00–21.00.",
        ),
        (TIMED, TIMED.replace("09-11", "09-14"), "Utbyte är längre: 10–14 september 2026 kl. 9.00–21.00."),
        (
            TIMED.replace("09-11", "09-14"),
            TIMED.replace("09-11", "09-11"),
            "Utbyte är kortare: 10–11 september 2026 kl. 9.00–21.00.",
        ),
        (
            TIMED,
            TIMED.replace("9-21", "10-20"),
            "Utbyte 10–11 september 2026 har ny tid: kl. 10.00–20.00 i stället för kl. 9.00–21.00.",
        ),
        ("", TIMED, "Utbyte tillkommer 10–11 september 2026 kl. 9.00–21.00, Salen."),
        (TIMED, "", "Utbyte 10–11 september 2026 kl. 9.00–21.00 utgår."),
        (
            TIMED,
            TIMED.replace("}", ", status: cancelled}"),
            "Utbyte 10–11 september 2026 kl. 9.00–21.00 ställs in.",
        ),
        (
            TIMED,
            TIMED.replace("salen", "rummet"),
            "Utbyte 10–11 september 2026 kl. 9.00–21.00 har ny lokal: Samtalsrummet.",
        ),
        (ALL_DAY, ALL_DAY.replace("10-13", "10-12"), "Utbyte är en dag kortare: 8–12 oktober 2026."),
        (
            ALL_DAY,
            ALL_DAY.replace("10-08", "10-15").replace("10-13", "10-20"),
            "Utbyte flyttas från 8–13 oktober till 15–20 oktober 2026.",
        ),
        (
            TIMED,
            TIMED.replace(", overnight: yes", ""),
            "Utbyte 10–11 september 2026 kl. 9.00–21.00: ingen övernattar längre.",
        ),
    ],
)
def test_what_has_become_of_several_days_is_one_sentence(before: str, after: str, words: str):
    assert [each for each in told(before, after) if each.startswith("Utbyte")] == [words]  # meetings make way


FIRST = st.dates(date(2026, 9, 1), date(2026, 12, 1))


@given(FIRST, st.integers(1, 6), st.integers(1, 6), st.integers(0, 20))
@settings(max_examples=12, deadline=None)
def test_the_days_that_stay_keep_their_identity_whatever_becomes_of_the_stretch(
    first: date, days: int, other: int, shift: int
):
    def keys(begins: date, length: int) -> dict[str, date]:
        plan = plan_with(f"{{of: utbyte, date: {begins}, until: {begins + timedelta(days=length)}, time: 9-12}}")
        return {key: event.day - begins for key, event in events_of(plan).items() if "internat" in key}

    one, moved, another = keys(first, days), keys(first + timedelta(days=shift), days), keys(first, other)
    for after in (moved, another):  # day k of the stretch is day k, moved, shortened or lengthened
        assert all(one[key] == after[key] for key in one.keys() & after.keys())


@given(FIRST, st.integers(1, 5))
@settings(max_examples=8, deadline=None)
def test_days_written_one_by_one_give_the_same_but_for_identities(first: date, length: int):
    days = [first + timedelta(days=number) for number in range(length + 1)]
    together = plan_with(f"{{of: utbyte, date: {days[0]}, until: {days[-1]}, time: 9-12, place: salen}}")
    there = [event.day for key, event in events_of(together).items() if "/internat" in key]
    before = "      besok: {date: 2026-11-05"
    alone = "".join(
        f"      internat-{n}: {{of: utbyte, date: {day}, time: 9-12, place: salen}}\n" for n, day in enumerate(there)
    )
    apart = small_plan((before, alone + before))

    def said(plan: Plan) -> list[object]:
        events = (event for key, event in events_of(plan).items() if "/internat" in key)
        return [event._replace(key="", tells=()) for event in events]

    assert said(together) == said(apart)


@pytest.mark.parametrize(("session", "version"), [(TIMED, 2), (ALL_DAY, 5)])
def test_a_last_day_is_known_to_a_ledger_of_its_own_version_alone(session: str, version: int):
    ledger = released(plan_with(session))
    text = ledger_text(ledger)
    assert text.startswith(f"introplan-ledger {version}\n")
    assert read_ledger("releases.ledger", text.encode())[0] == ledger
