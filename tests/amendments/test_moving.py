"""Moving: what moves along, what is refused and in whose words, and what is left to do by hand."""

from datetime import date

import pytest
from amendments.worked_out import TODAY, after, asked_for, said
from checks.plans import plan_from

from introplan.amendments import Amendment, Hindrance
from introplan.amendments.moving import To, moved
from introplan.amendments.occasions import named
from introplan.diagnostics import Message, Set
from introplan.model.times import read_times

PLAN = """
    programme:
      calendar: {closed: [public_holidays, eves], half_days: [2026-10-30]}
      phases: {start: {months: 0-6}, grund: {months: 6-24}}
      reviews: {manad-3: {title: Efter tre månader, month: 3, with: [manager], length: 1h}}
      roles: {mentor: {meets: {every: 1 week, length: 1h}}}
    people:
      olle: {name: Olle, unavailable: [2026-10-13]}
      mia: {name: Mia}
      ada: {name: Ada}
      mona: {name: Mona}
    units:
      barn: {manager: mona}
    places:
      sal: {title: Salen, capacity: 3, address: Gatan 1}
      rum: {title: Rummet, capacity: 9, address: Gatan 1}
      trang: {title: Trånga rummet, capacity: 1, address: Gatan 1}
    lectures:
      tolk: {title: Tolk, length: 3h, lecturers: [olle], phase: start}
      lvu: {title: LVU, length: 2h}
    cohorts:
      ht26:
        participants: {ada: {unit: barn, manager: mona}}
        sessions:
          tolk:
            date: 2026-10-06
            time: 9-12
            place: sal
            breaks: [{at: 10.15, length: 15min}]
          lvu: {date: 2026-10-07, time: 10}
          tagen: {of: lvu, date: 2026-10-08, time: 9-12, place: rum}
    pairings:
      ada-mia: {participant: ada, mentor: mia, meets: {on: monday, time: 13, place: rum}}
    events:
      dialog: {kind: union_dialogue, date: 2026-11-03, time: 10-11, subject: Höstens dialog, with: [mona]}
"""


def move(text: str, words: str, **where: object) -> Amendment | Hindrance:
    day, times, place = (where.get(name) for name in ("to", "time", "place"))
    to = To(
        date.fromisoformat(str(day)) if day else None,
        read_times(times) if times else None,
        str(place) if place else None,
    )
    return moved(asked_for(plan_from(text), words), to, TODAY)


def edits(text: str, words: str, **where: object) -> list[tuple[str, object]]:
    found = move(text, words, **where)
    assert isinstance(found, Amendment), said(found)
    after(text, found.edits)
    return [("/".join(map(str, each.path)), each.value) for each in found.edits if isinstance(each, Set)]


def refused(words: str, **where: object) -> list[str]:
    found = move(PLAN, words, **where)
    assert isinstance(found, Hindrance), said(found)
    return said(found)


TOLK = "cohorts/ht26/sessions/tolk"


def test_a_session_moves_with_its_breaks_and_its_hours_as_they_were_written():
    assert edits(PLAN, "ht26/tolk", to="2026-10-20") == [(f"{TOLK}/date", "2026-10-20")]
    assert edits(PLAN, "ht26/tolk", time="13-16") == [(f"{TOLK}/time", "13-16"), (f"{TOLK}/breaks/0/at", "14.15")]
    assert edits(PLAN, "ht26/tolk", time="13") == [(f"{TOLK}/time", "13-16"), (f"{TOLK}/breaks/0/at", "14.15")]
    assert edits(PLAN, "ht26/lvu", time="13") == [("cohorts/ht26/sessions/lvu/time", "13.00")]
    assert edits(PLAN, "ht26/lvu", time="13-14") == [("cohorts/ht26/sessions/lvu/time", "13-14")]
    assert edits(PLAN, "ht26/lvu", place="rum") == [("cohorts/ht26/sessions/lvu/place", "rum")]


def test_the_points_of_a_day_move_along_as_they_were_written():
    points = "points: [{time: 10.30–11, title: Mer}, {time: 9, title: Kaffe}]"
    plan = PLAN.replace("breaks: [{at: 10.15, length: 15min}]", points)
    moved_along = [(f"{TOLK}/points/0/time", "14.30–15"), (f"{TOLK}/points/1/time", "13.00")]
    assert edits(plan, "ht26/tolk", time="13-16") == [(f"{TOLK}/time", "13-16"), *moved_along]
    assert edits(plan, "ht26/tolk", time="9-13") == [(f"{TOLK}/time", "9-13")]
    assert edits(plan, "ht26/tolk", to="2026-10-20") == [(f"{TOLK}/date", "2026-10-20")]


def test_the_breaks_of_a_lecture_stay_where_they_are():
    plan = PLAN.replace("            breaks: [{at: 10.15, length: 15min}]\n", "").replace(
        "tolk: {title: Tolk,", "tolk: {title: Tolk, breaks: [{at: 10.15, length: 15min}, {at: 14.15, length: 15min}],"
    )
    assert edits(plan, "ht26/tolk", time="13-16") == [(f"{TOLK}/time", "13-16")]


@pytest.mark.parametrize(
    ("written", "to", "expected"),
    [
        ("09:00–12:00", "13-16", "13:00–16:00"),
        ("9.00-12.00", "13-16.30", "13.00-16.30"),
        ("9–12", "8.30-11.30", "8.30–11.30"),
        ("09.00", "13", "13.00"),
        ("kl. 9", "13", "13.00"),
    ],
)
def test_a_time_is_written_in_the_form_that_the_old_one_has(written, to, expected):
    text = f"""
        lectures: {{tolk: {{length: 3h}}}}
        cohorts: {{ht26: {{participants: {{ada: }}, sessions: {{tolk: {{time: {written}}}}}}}}}
    """
    assert edits(text, "ht26/tolk", time=to) == [(f"{TOLK}/time", expected)]


def test_a_date_by_week_stays_one():
    text = "cohorts: {ht26: {participants: {ada: }, sessions: {tolk: {date: 2026-W41-2}}}}"
    assert edits(text, "ht26/tolk", to="2026-10-14") == [(f"{TOLK}/date", "2026-W42-3")]


def test_a_review_is_booked_and_a_booked_one_is_moved():
    path = "cohorts/ht26/participants/ada/reviews/manad-3"
    assert edits(PLAN, "ht26/ada/manad-3", to="2026-12-02", time="13") == [
        (path, {"date": "2026-12-02", "time": "13.00"})
    ]
    assert edits(PLAN, "ada/manad-3", to="2026-12-01") == [(path, {"date": "2026-12-01"})]
    booked = PLAN.replace("manager: mona}}", "manager: mona, reviews: {manad-3: {date: 2026-12-01, time: 9.00}}}}")
    assert edits(booked, "ada/manad-3", to="2026-12-02", time="13-14.30") == [
        (f"{path}/date", "2026-12-02"),
        (f"{path}/time", "13.00-14.30"),
    ]


def test_an_event_is_moved_and_a_meeting_by_a_line_among_changes():
    assert edits(PLAN, "events/dialog", to="2026-11-04") == [("events/dialog/date", "2026-11-04")]
    assert edits(PLAN, "Höstens dialog", to="2026-11-04") == [("events/dialog/date", "2026-11-04")]
    changes = "pairings/ada-mia/changes"
    assert edits(PLAN, "ada-mia/2026-W41", to="2026-10-09") == [(f"{changes}/2026-W41", {"date": "2026-10-09"})]
    assert edits(PLAN, "ada-mia/2026-w41", time="15") == [
        (f"{changes}/2026-W41", {"date": "2026-10-05", "time": "15.00"})
    ]
    again = PLAN.replace(
        "place: rum}}\n    events", "place: rum}, changes: {2026-W41: {date: 2026-10-09}}}\n    events"
    )
    assert edits(again, "ada-mia/2026-W41", to="2026-10-08", time="15") == [
        (f"{changes}/2026-W41/date", "2026-10-08"),
        (f"{changes}/2026-W41/time", "15.00"),
    ]


def test_a_change_keeps_the_key_that_its_author_wrote():
    text = PLAN.replace("place: rum}}", "place: rum}, changes: {2027-W2: {date: 2027-01-12}}}")
    assert edits(text, "ada-mia/2027-W2", to="2027-01-14") == [("pairings/ada-mia/changes/2027-W2/date", "2027-01-14")]


@pytest.mark.parametrize(
    ("words", "where", "reason"),
    [
        ("ht26/tolk", {"to": "2026-10-10"}, "which is a Saturday"),
        ("ht26/tolk", {"to": "2026-10-13"}, "Olle is not available on 13 October 2026 (week 42), but gives Tolk then"),
        ("ht26/tolk", {"to": "2027-05-04"}, "Tolk is on 4 May 2027 (week 18), and Ada is not in start then"),
        ("ht26/tolk", {"to": "2026-10-30", "time": "13-16"}, "the afternoon is off"),
        ("ht26/tolk", {"to": "2062-10-06"}, "nobody comes to Tolk on 6 October 2062"),
        ("ht26/tolk", {"to": "2026-10-08"}, "Ada has both"),
        ("ht26/tolk", {"to": "2026-10-08", "time": "10-11", "place": "rum"}, "Rummet has both"),
        ("ht26/lvu", {"place": "trang"}, None),
        ("ht26/tolk", {"place": "trang"}, "Trånga rummet holds 1"),
        ("ada/manad-3", {"to": "2026-12-05"}, "a Saturday"),
        ("ada/manad-3", {"to": "2027-03-03"}, "13 weeks after it was due"),
        ("events/dialog", {"to": "2026-12-25"}, "Christmas Day"),
        ("ada-mia/2026-W41", {"to": "2026-10-10"}, "a Saturday"),
        ("ada-mia/2026-W41", {"to": "2026-10-07", "time": "10"}, "Ada has both"),
    ],
)
def test_where_it_can_not_be_is_refused_in_the_words_of_the_check_that_would_find_it(words, where, reason):
    found = move(PLAN, words, **where)
    if reason is None:
        assert isinstance(found, Amendment), said(found)
        return
    assert isinstance(found, Hindrance), said(found)
    message, way_out = said(found)
    assert message.startswith("it cannot be there: ")
    assert reason in message
    assert "`introplan move " in way_out


def test_the_line_that_is_offered_instead_is_one_that_works():
    plan = plan_from(PLAN)
    for words, day in (("ht26/tolk", date(2026, 10, 13)), ("ada/manad-3", date(2026, 12, 5))):
        found = moved(asked_for(plan, words), To(day), TODAY)
        assert isinstance(found, Hindrance)
        help_ = found.help.values.get("elsewhere", found.help)
        assert isinstance(help_, Message)
        line = str(help_.values["line"]).split()
        assert line[:2] == ["introplan", "move"]
        given = dict(zip(line[3::2], line[4::2], strict=True))
        to = To(
            date.fromisoformat(given["--to"]) if "--to" in given else None,
            read_times(given["--time"]) if "--time" in given else None,
            given.get("--place"),
        )
        assert isinstance(moved(asked_for(plan, line[2]), to, TODAY), Amendment)


def test_what_the_plan_has_silenced_stops_nothing():
    silenced = PLAN.replace("programme:", "programme:\n      checks: {session-on-closed-day: {severity: ignore}}", 1)
    assert edits(silenced, "ht26/lvu", to="2026-10-10") == [("cohorts/ht26/sessions/lvu/date", "2026-10-10")]


def test_what_is_silenced_for_one_of_several_alike_stops_it_as_check_would_tell():
    both = PLAN.replace("participants: {", "participants: {bo: {unit: barn, manager: mona}, ", 1)
    both = both.replace("people:", "people:\n      bo: {name: Bo}", 1)

    def tuned(people: str) -> str:
        line = f"programme:\n      checks: {{participant-double-booked: {{severity: ignore, for: [{people}]}}}}"
        return both.replace("programme:", line, 1)

    assert isinstance(move(tuned("ada, bo"), "ht26/tolk", to="2026-10-08"), Amendment)
    message, _way_out = said(move(tuned("ada"), "ht26/tolk", to="2026-10-08"))
    assert "Ada and Bo have both" in message


def test_what_stays_where_it_is_is_told():
    assert refused("ht26/tolk", to="2026-10-06", time="9-12") == [
        "Tolk is there already: Tue 6 October 2026 (week 41), 9:00–12:00",
        "`introplan move --free ht26/tolk` lists where else it could be",
    ]


def test_what_is_done_is_told_with_its_price_and_what_is_left():
    found = move(PLAN, "ht26/tolk", to="2026-10-20", place="rum")
    assert said(found) == [
        "Tolk is moved from Tue 6 October 2026 (week 41), 9:00–12:00 to Tue 20 October 2026 (week 43), 9:00–12:00, "
        "in Rummet",
        "book Rummet for Tue 20 October 2026 (week 43), 9:00–12:00",
        "cancel the booking of Salen on Tue 6 October 2026 (week 41), 9:00–12:00",
    ]
    assert said(move(PLAN, "ht26/tolk", place="rum"))[0] == (
        "Tolk on Tue 6 October 2026 (week 41), 9:00–12:00 is moved from Salen to Rummet"
    )
    full = """
        programme: {checks: {week-too-full: {severity: warning}}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions: {a: {date: 2026-10-12}, b: {date: 2026-10-13}, c: {date: 2026-10-20}}
    """
    assert said(move(full, "ht26/c", to="2026-10-14")) == [
        "c is moved from Tue 20 October 2026 (week 43), 9:00–12:00 to Wed 14 October 2026 (week 42), 9:00–12:00; "
        "then the week has sessions on 3 days"
    ]


def left(session: str, rest: str = "", **where: object) -> list[str]:
    text = f"""
        people: {{olle: {{name: Olle}}, ada: {{name: Ada}}}}
        places: {{aulan: {{title: Aulan, online: yes}}, natet: {{title: Nätet, online: yes}}}}
        cohorts: {{ht26: {{participants: {{ada: }}, sessions: {{tolk: {session}}}}}}}
        {rest}
    """
    return said(move(text, "ht26/tolk", **where))[1:]


def test_what_has_passed_and_what_is_cancelled_is_told_and_stops_nothing():
    old, new = "move only what was not held then", "check that it is the day you mean"
    text = "cohorts: {ht26: {starts: 2026-08-03, participants: {ada: }, sessions: {tolk: {date: 2026-08-25}}}}"
    assert said(move(text, "ht26/tolk", to="2026-10-06"))[1:] == [f"25 August 2026 (week 35) has passed: {old}"]
    assert said(move(text, "ht26/tolk", to="2026-08-26"))[2:] == [f"26 August 2026 (week 35) has passed already: {new}"]
    assert left("{status: cancelled}", to="2026-10-07") == [
        "tolk is cancelled, and stays so; `introplan set ht26/tolk status planned` brings it back"
    ]


def test_what_the_lecturer_has_said_yes_to_and_who_was_away_is_told():
    asked = "the lecturer has said yes to the old time: ask again; until then `introplan set ht26/tolk status planned`"
    assert left("{status: confirmed, lecturers: [olle]}", to="2026-10-07") == [asked]
    assert left("{status: confirmed, lecturers: [olle]}", place="aulan") == []
    assert left("{date: 2026-10-06}", "absences: {ht26/tolk: [ada]}", to="2026-10-07") == [
        "Ada is noted as away from it in `absences`: check whether they still are"
    ]


@pytest.mark.parametrize(
    ("note", "where", "words"),
    [
        ("Vi ses den 6 oktober.", {"to": "2026-10-07"}, "6 oktober"),
        ("Inlämning senast 2026-10-06!", {"to": "2026-10-07"}, "2026-10-06"),
        ("Kom 6/10 i tid.", {"to": "2026-10-07"}, "6/10"),
        ("Som alltid på tisdagen.", {"to": "2026-10-07"}, "tisdagen"),
        ("Som alltid på tisdagen.", {"to": "2026-10-13"}, None),
        ("Läs före v. 41.", {"to": "2026-10-13"}, "v. 41"),
        ("Läs före v. 41.", {"to": "2026-10-07"}, None),
        ("Kaffe från kl. 9.", {"time": "13-16"}, "kl. 9"),
        ("Kaffe från 9.00", {"time": "13-16"}, "9.00"),
        ("Kaffe från kl. 9.", {"to": "2026-10-07"}, None),
        ("Aulan ligger i gatuplanet.", {"place": "natet"}, "Aulan"),
        ("Ta med legitimation.", {"to": "2026-10-07", "time": "13-16", "place": "natet"}, None),
    ],
)
def test_a_note_that_tells_the_old_day_hour_or_room_is_named(note, where, words):
    told = left(f'{{place: aulan, note: "{note}"}}', **where)
    assert told == ([f"`note` still says “{words}”: check what it should say"] if words else [])


def test_what_a_person_may_decide_can_be_written_all_the_same_and_an_error_can_not():
    assert (
        "`introplan set ht26/tolk date 2026-10-10` writes it all the same" in refused("ht26/tolk", to="2026-10-10")[1]
    )
    assert "`introplan set ht26/tolk place trang` writes" in refused("ht26/tolk", place="trang")[1]
    assert "introplan set" not in refused("ht26/tolk", to="2026-10-08")[1]  # somebody would be in two places
    assert "introplan set" not in refused("ht26/tolk", to="2026-10-10", time="13")[1]


def test_a_meeting_that_falls_away_is_put_on_a_day():
    text = PLAN.replace("closed: [public_holidays, eves]", "closed: [public_holidays, eves, 2026-W42]")
    found = move(text, "ada-mia/2026-W42", to="2026-10-20")
    assert isinstance(found, Amendment), said(found)
    assert said(found)[0] == "Ada – Mia is booked on Tue 20 October 2026 (week 43), 13:00–14:00 in Rummet"
    assert edits(text, "ada-mia/2026-W42", to="2026-10-20") == [
        ("pairings/ada-mia/changes/2026-W42", {"date": "2026-10-20"})
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("ada-mia/2030-W01", ["ada-mia has no meeting of 2030-W01", "the nearest are `ada-mia/2028-W35`"]),
        ("ada-mia/2026-10", ["ada-mia has no meeting of 2026-10", "the nearest are `ada-mia/2026-W37`"]),
        ("ada-mja/2026-W41", ["there is no pairing `ada-mja`", "did you mean `ada-mia`?"]),
    ],
)
def test_a_meeting_that_there_is_not_is_told_with_the_nearest(words, expected):
    found = named([plan_from(PLAN)], words)
    assert isinstance(found, Hindrance)
    assert said(found) == expected


def test_a_shared_session_is_asked_for_by_either_cohort():
    text = """
        cohorts:
          ht26: {participants: {ada: }, sessions: {dag: {date: 2026-10-06, with: [vt27]}}}
          vt27: {participants: {bo: }}
    """
    for words in ("vt27/dag", "test/vt27/dag", "ht26/dag"):
        assert asked_for(plan_from(text), words).address == "ht26/dag"
    assert edits(text, "vt27/dag", to="2026-10-07") == [("cohorts/ht26/sessions/dag/date", "2026-10-07")]


def test_who_asks_for_a_day_to_come_is_offered_none_that_has_passed():
    named, today = asked_for(plan_from(PLAN), "ht26/tolk"), date(2027, 4, 29)
    to_come = moved(named, To(date(2027, 5, 3), None), today)  # its phase is over
    assert isinstance(to_come, Hindrance)
    assert "free near it" not in said(to_come)[1]
    passed = moved(named, To(date(2026, 10, 13), None), today)
    assert isinstance(passed, Hindrance)
    assert "2026-10-" in said(passed)[1]
