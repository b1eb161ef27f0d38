"""Reminders: none unless the programme asks for them, so long before as it says, and never of what is not certain."""

from rendering.calendars.calendar_plans import (
    LEADS,
    PERSONAL_LEADS,
    WITH_ALARMS,
    all_events,
    made,
    released,
    small_plan,
)

from introplan.rendering.calendars import lint

ALARM = (
    b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-P1D\r\n"
    b"DESCRIPTION:Samtal med barn\\; det f\xc3\xb6rsta m\xc3\xb6tet\r\nEND:VALARM\r\nEND:VEVENT\r\n"
)


def test_calendars_remind_as_the_programme_says_and_a_release_stamps_it():
    plain, plan = small_plan(WITH_ALARMS[1]), small_plan(*WITH_ALARMS)
    files = made(plan, drafts=True)
    alarms = {}
    for event in all_events(files):
        for alarm in event.walk("VALARM"):
            alarms[event["UID"].partition("@")[0]] = -alarm["TRIGGER"].dt
    assert {key.removeprefix("prov/"): lead for key, lead in alarms.items() if "/" in key} == LEADS
    assert sorted(lead for key, lead in alarms.items() if "/" not in key) == PERSONAL_LEADS
    assert {fault for content in files.values() for fault in lint.faults(content)} == set()
    assert ALARM in files["cohorts/ht26.ics"]
    assert b"VALARM" not in b"".join(made(plain, drafts=True).values())
    before = released(plain)
    after = released(plan, from_=before)
    stamped = {key for key, record in before.records.items() if after.records[key].stamp != record.stamp}
    assert stamped == {*LEADS, "ht26/ada/manad-3", "ht26/deltagare-7/manad-3", "ht26/deltagare-7/manad-24"}


def test_an_alarm_that_is_not_as_ours_is_a_fault():
    calendar = made(small_plan(*WITH_ALARMS))["cohorts/ht26.ics"]
    assert lint.faults(calendar) == []
    wrong = {
        (b"TRIGGER:-P1D", b"TRIGGER:PT15M"): "TRIGGER is not so long before",
        (b"ACTION:DISPLAY", b"ACTION:AUDIO"): "ACTION is no message",
        (b"ACTION:DISPLAY\r\n", b""): "an alarm with other properties, or in another order",
    }
    assert {told: lint.faults(calendar.replace(*change)) for change, told in wrong.items()} == {
        told: [told] for told in wrong.values()
    }
    twice = calendar.replace(b"END:VALARM\r\n", b"END:VALARM\r\nBEGIN:VALARM\r\nEND:VALARM\r\n", 1)
    assert lint.faults(twice) == ["an alarm with other properties, or in another order"]
