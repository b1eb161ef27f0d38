"""The next cohort from one that there is: what keeps its week and weekday, what moves and why, and who is not in it."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

import pytest
from amendments.amending import made, new_errors, plan_in, trial_of
from amendments.worked_out import read_again, said, trial_of_small
from checks.plans import plan_from

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.cohort_titles import title_after
from introplan.amendments.rolling import WantedCohort, rolled
from introplan.days import monday_of
from introplan.diagnostics import Set

NEXT = WantedCohort("ht27", date(2027, 8, 31))
PLAN = """
    programme:
      calendar: {closed: [public_holidays, eves], avoid: [W44], avoid_bridge_days: yes}
    organisations: {nacka: {school_breaks: [W08]}, gamla: {member_until: 2027-06-30}}
    people:
      olle: {unavailable: [2027-10-12]}
      ada: {name: Ada Testsson}
      bo: {protected: yes}
      ida: {name: Ida Introdotter}
      mia: {name: Mia}
    groups: {a: , b: }
    places: {sal: {capacity: 9}, rum: {capacity: 9}}
    activities: {kurs: {kind: course}, traff: {kind: exchange}}
    lectures: {tolk: {lecturers: [olle], title: Tolk}}
    cohorts:
      ht26:
        title: Hösten 2026
        starts: 2026-09-01
        capacity: 8
        seats: {nacka: 4, gamla: 1}
        intake: {kind: rolling, closes: 2026-12-31}
        status: finished
        participants:
          ada: {groups: [a], reviews: {}}
          bo: {groups: [b]}
        tasks:
          uppsats: {title: Uppsatsen är klar, date: 2027-05-14, was: inlamning}
          plan: {title: Planen är klar, week: 4}
        sessions:
SESSIONS
    pairings: {ada-ida: {participant: ada, mentor: ida}}
    absences: {ht26/ut: [ada]}
"""


def plan_with(sessions: str, more: str = "") -> str:
    lines = "".join(f"          {line.strip()}\n" for line in sessions.strip().splitlines())
    return PLAN.replace("SESSIONS\n", f"{lines}          ut: {{of: kurs, date: 2026-09-08, time: 9-12}}\n{more}")


def roll(text: str, wanted: WantedCohort = NEXT) -> Amendment:
    """The new cohort of a small plan, which can be read again."""
    plan = plan_from(text)
    amendment = rolled(plan, plan.programme.cohorts["ht26"], wanted)
    assert isinstance(amendment, Amendment), said(amendment)
    _after, again = read_again(trial_of_small(text), amendment.edits, plan)
    assert not again.programme.cohorts[wanted.id].participants
    return amendment


def written(amendment: Amendment) -> Mapping[str, object]:
    edit = amendment.edits[0]
    assert isinstance(edit, Set)
    assert isinstance(edit.value, dict)
    return edit.value


def session(text: str, more: str = "", key: str = "x") -> object:
    """What becomes of a session."""
    sessions = written(roll(plan_with(text, more)))["sessions"]
    assert isinstance(sessions, dict)
    return sessions.get(key)


def steps(text: str, more: str = "") -> list[str]:
    """What is told of sessions that do not keep their week, weekday and room."""
    return [said(each)[0] for each in roll(plan_with(text, more)).steps[1:]]


def left(text: str, more: str = "") -> list[str]:
    """What is told besides of lecturers, rooms, participants, what has no session, and the member that has left."""
    told = [said(each)[0] for each in roll(plan_with(text, more)).left]
    usual = ("ask ", "book ", "write who takes part", "`introplan plan ht27`", "gamla takes")
    return [each for each in told if not each.startswith(usual)]


def test_a_cohort_comes_along_without_anybody_in_it_and_with_its_dates_later():
    amendment = roll(plan_with(""))
    assert written(amendment) == {
        "title": "Hösten 2027",
        "starts": "2027-08-31",
        "capacity": "8",
        "seats": {"nacka": "4"},
        "intake": {"kind": "rolling", "closes": "2027-12-30"},
        "status": "draft",
        "tasks": {
            "uppsats": {"title": "Uppsatsen är klar", "date": "2028-05-12"},
            "plan": {"title": "Planen är klar", "week": "4"},
        },
        "sessions": {"ut": {"of": "kurs", "date": "2027-09-07", "time": "9-12", "status": "proposed"}},
    }
    assert said(amendment) == [
        "Hösten 2027 (`ht27`) begins on 31 August 2027 (week 35), after Hösten 2026 (`ht26`)",
        "write who takes part under `participants`, and their pairings; then `introplan set ht27 status confirmed`",
        "`introplan plan ht27` proposes days for Tolk and traff, which are required and have no session yet",
        "gamla takes no part any more, and has no `seats`",
    ]
    assert [said(each)[0] for each in amendment.steps] == ["1 of 1 session keeps its week, its weekday and its room"]


def test_a_session_keeps_its_words_and_is_proposed():
    text = (
        "x: {of: tolk, date: 2026-W41-4, time: 9.00–12.00, place: sal, breaks: [{at: 10.15, length: 20min}], "
        "points: [{time: 9–9.30, title: Kaffe}], status: confirmed, note: Ta med fika.}"
    )
    assert session(text) == {
        "of": "tolk",
        "date": "2027-W40-4",
        "time": "9.00–12.00",
        "place": "sal",
        "breaks": [{"at": "10.15", "length": "20min"}],
        "points": [{"time": "9–9.30", "title": "Kaffe"}],
        "status": "proposed",
        "note": "Ta med fika.",
    }


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Ascension Day was on 6 May in 2027, and is on 25 May in 2028.
        (
            "x: {of: kurs, date: 2027-05-27, time: 9-12}",
            "kurs moves from Thu 25 May (week 21) to Thu 1 June 2028 (week 22): it is Ascension Day",
        ),
        (
            "x: {of: kurs, date: 2027-05-28, time: 9-12}",
            "kurs moves from Fri 26 May (week 21) to Fri 2 June 2028 (week 22): it is a bridge day",
        ),
        (
            "x: {of: kurs, date: 2026-11-03, time: 9-12, status: cancelled}",
            "",
        ),
        (
            "x: {of: kurs, date: 2026-10-27, time: 9-12}",
            "",  # it was in a week that is avoided before, which nobody minded
        ),
        (
            "x: {of: kurs, date: 2026-11-02, time: 9-12}",
            "kurs moves from Mon 1 November (week 44) to Mon 8 November 2027 (week 45): the programme avoids week 44",
        ),
        (
            "x: {of: kurs, date: 2027-02-25, time: 9-12}",
            "kurs moves from Thu 24 February (week 8) to Thu 2 March 2028 (week 9): school break in nacka",
        ),
        (
            "tolk: {date: 2026-10-13, time: 9-12}",
            "Tolk moves from Tue 12 October (week 41) to Tue 19 October 2027 (week 42): olle cannot come",
        ),
    ],
)
def test_what_cannot_be_on_its_day_goes_to_the_nearest_of_its_weekday(text: str, told: str):
    assert steps(text) == ([told] if told else [])


def test_another_weekday_of_the_same_week_comes_before_the_same_weekday_three_weeks_away():
    text = plan_with("tolk: {date: 2026-10-13, time: 9-12}").replace("[2027-10-12]", f"[{', '.join(TUESDAYS)}]")
    told = [said(each)[0] for each in roll(text).steps[1:]]
    assert told == ["Tolk moves from Tue 12 October (week 41) to Wed 13 October 2027 (week 41): olle cannot come"]


TUESDAYS = ("2027-09-28", "2027-10-05", "2027-10-12", "2027-10-19", "2027-10-26")
OTHER = """
      vt27:
        starts: 2027-02-01
        participants: {mia: }
        sessions:
          annat: {of: kurs, date: 2027-10-12, time: 9-12, place: sal}
"""


def test_a_room_that_is_taken_is_another_of_the_same_owner_on_the_same_day():
    text = "x: {of: kurs, date: 2026-10-13, time: 9-12, place: sal, note: Vi ses 13 oktober.}"
    assert steps(text, OTHER) == ["kurs on Tue 12 October 2027 (week 41) is in rum: sal is taken"]
    assert session(text, OTHER) == {
        "of": "kurs",
        "date": "2027-10-12",
        "time": "9-12",
        "place": "rum",
        "status": "proposed",
        "note": "Vi ses 13 oktober.",
    }
    assert left(text, OTHER) == ["ht27/x: check the text, which mentions a date or a week"]


def test_another_owners_room_is_not_borrowed():
    text = "x: {of: kurs, date: 2026-10-13, time: 9-12, place: sal}"
    plan = plan_from(plan_with(text, OTHER).replace("rum: {capacity: 9}", "rum: {capacity: 9, organisation: gamla}"))
    found = rolled(plan, plan.programme.cohorts["ht26"], NEXT)
    assert said(found.steps[1]) == [  # type: ignore[union-attr]
        "kurs moves from Tue 12 October (week 41) to Tue 19 October 2027 (week 42): sal is taken"
    ]


def test_what_is_on_one_day_moves_to_one_day():
    text = """
        x: {of: kurs, date: 2027-05-27, time: 9-12}
        y: {of: traff, date: 2027-05-27, time: 13-15}
        z: {of: traff, date: 2027-06-03, time: 13-15}
    """
    assert steps(text) == [
        "kurs moves from Thu 25 May (week 21) to Thu 18 May 2028 (week 20): it is Ascension Day",
        "traff moves from Thu 25 May (week 21) to Thu 18 May 2028 (week 20): it is Ascension Day",
    ]


def test_what_nobody_can_give_near_its_day_is_left_out_and_told():
    text = plan_with("tolk: {date: 2026-10-13, time: 9-12}").replace("[2027-10-12]", "[2027-06-01..2028-12-31]")
    amendment = roll(text)
    assert list(written(amendment)["sessions"]) == ["ut"]  # type: ignore[call-overload]
    assert [said(each)[0] for each in amendment.steps] == [
        "1 of 2 sessions keep their week, weekday and room",
        "Tolk on Tue 12 October (week 41) has no place, since nothing near it is free: olle cannot come",
    ]
    assert "ht26/tolk is left out: write it with a day, a lecturer or a room of your own choice" in said(amendment)
    proposes = "`introplan plan ht27` proposes days for Tolk and traff, which are required and have no session yet"
    assert proposes in said(amendment)


def test_several_days_move_as_one_when_one_of_them_is_closed():
    text = "x: {of: kurs, date: 2027-05-26, until: 2027-05-28, time: 9-16}"  # on Ascension Day, in 2028
    assert steps(text) == [
        "kurs moves from Wed 24 May (week 21) to Wed 31 May 2028 (week 22): it is Ascension Day; it is a bridge day"
    ]
    assert session(text) == {
        "of": "kurs",
        "date": "2028-05-31",
        "until": "2028-06-02",
        "time": "9-16",
        "status": "proposed",
    }


def test_what_comes_back_keeps_its_rhythm_and_is_left_out_where_it_cannot_be():
    text = (
        "x: {of: kurs, date: 2026-10-13, time: 13-15, repeats: {every: 1 week, until: 2026-12-24}, "
        "changes: {2026-W43: {date: 2026-10-22}, 2026-W44: cancelled, 2026-W46: {time: 14-16, note: Obs.}}}"
    )
    assert session(text) == {
        "of": "kurs",
        "date": "2027-10-12",
        "time": "13-15",
        "repeats": {"every": "1 week", "until": "2027-12-23"},
        "status": "proposed",
        "changes": {"2027-W44": "cancelled", "2027-W45": {"time": "14-16"}},
    }
    assert steps(text) == ["kurs is left out on 2 November 2027 (week 44): the programme avoids week 44"]
    assert left(text) == ["ht27/x: the times that were moved or cancelled are as usual again"]


def test_what_comes_back_seldom_is_moved_and_falls_away_on_holidays():
    text = "x: {of: kurs, date: 2026-11-03, time: 13-15, repeats: {every: 1 month, times: 8}}"
    assert steps(text) == [
        "kurs moves from Tue 2 November (week 44) to Tue 9 November 2027 (week 45): the programme avoids week 44",
        "kurs falls away on 6 June 2028 (week 23): it is closed",
    ]
    assert session(text) == {
        "of": "kurs",
        "date": "2027-11-02",
        "time": "13-15",
        "repeats": {"every": "1 month", "times": "8"},
        "status": "proposed",
        "changes": {"2027-11": {"date": "2027-11-09"}},
    }


def test_what_never_could_be_is_told_once():
    text = "tolk: {date: 2026-10-13, time: 9-12, repeats: {every: 1 week, times: 2}}"
    found = roll(plan_with(text).replace("[2027-10-12]", "[2027-06-01..2028-12-31]"))
    assert [said(each)[0] for each in found.steps[1:]] == [
        "Tolk on Tue 12 October (week 41) has no place, since nothing near it is free: olle cannot come"
    ]


def test_groups_and_roles_stay_and_the_old_cohorts_people_do_not():
    text = "x: {of: kurs, date: 2026-10-13, time: 9-12, for: [a, bo], also: [mentor, ada, ida, mia]}"
    assert session(text) == {
        "of": "kurs",
        "date": "2027-10-12",
        "time": "9-12",
        "for": ["a"],
        "also": ["mentor", "mia"],
        "status": "proposed",
    }
    assert left(text) == [
        "ht27/x: write `for` when you know who comes; it named people of Hösten 2026",
        "ht27/x: look at `also`; people who were only asked for Hösten 2026 are left out",
    ]


def test_halves_that_were_named_stay_at_their_hour_beside_each_other():
    text = """
        x: {of: kurs, date: 2026-10-13, time: 9-12, for: [ada]}
        y: {of: kurs, date: 2026-10-13, time: 9-12, for: [bo]}
        a: {of: kurs, date: 2026-10-14, time: 9-12, for: [a]}
        b: {of: kurs, date: 2026-10-14, time: 9-12, for: [b]}
    """
    assert steps(text) == []


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (
            "internal_note: Ada är ofta sen.",
            "the `internal_note` is left out; read the old one, and write what still holds",
        ),
        ("note: Adas fika.", "a text is left out, since it names somebody who took part"),
        ("note: Fråga Testsson.", "a text is left out, since it names somebody who took part"),
        ("title: bo berättar", "a text is left out, since it names somebody who took part"),
        ("points: [{time: 9, title: Ada}]", "a text is left out, since it names somebody who took part"),
    ],
)
def test_texts_about_those_who_took_part_do_not_come(field: str, told: str):
    text = f"x: {{of: kurs, date: 2026-10-13, time: 9-12, {field}}}"
    assert session(text) == {"of": "kurs", "date": "2027-10-12", "time": "9-12", "status": "proposed"}
    assert left(text) == [f"ht27/x: {told}"]


def test_a_name_within_another_word_is_no_name():
    text = "x: {of: kurs, date: 2026-10-13, time: 9-12, note: Vi bokar och adapterar.}"
    assert left(text) == []


def test_what_is_shared_is_the_new_cohorts_own_and_no_meeting_is_led_to():
    text = "x: {of: kurs, date: 2026-10-13, time: 9-12, with: [vt27], link: https://moten.example/abc}"
    more = """
      vt27:
        starts: 2027-02-01
        sessions: {hit: {of: traff, date: 2027-03-02, time: 9-12, with: [ht26]}}
"""
    assert session(text, more) == {"of": "kurs", "date": "2027-10-12", "time": "9-12", "status": "proposed"}
    assert session(text, more, "hit") == {"of": "traff", "date": "2028-02-29", "time": "9-12", "status": "proposed"}
    assert left(text, more) == [
        "ht27/x was shared with another cohort; write `with` when it is to be shared again",
        "ht27/hit was another cohort's, shared with Hösten 2026, and is the new cohort's own; "
        "remove it if it is shared again",
        "ht27/x: write the `link` of the new meeting",
    ]


def test_what_another_cohort_has_then_is_shared_again():
    text = "x: {of: kurs, date: 2026-10-13, time: 9-12, place: sal, with: [vt27]}"
    more = """
      vt27: {starts: 2027-02-01}
      vt28:
        starts: 2027-09-01
        sessions: {annat: {of: kurs, date: 2027-10-19, time: 9-12, place: sal}}
"""
    amendment = roll(plan_with(text, more))
    assert amendment.edits[1:] == (Set(("cohorts", "vt28", "sessions", "annat", "with"), ["ht27"], "place"),)
    assert list(written(amendment)["sessions"]) == ["ut"]  # type: ignore[call-overload]
    assert "vt28/annat is shared with the new cohort too, as it was with Hösten 2026" in said(amendment)


def test_one_of_the_times_of_another_is_one_of_them_again():
    text = """
        x: {of: kurs, date: 2026-10-13, time: 9-12, repeats: {every: 1 week, times: 2}}
        y: {of: kurs, date: 2026-10-21, time: 9-12, was: x/2026-W43}
    """
    assert session(text, key="y") is None


def test_nothing_before_the_cohort_begins():
    wanted = WantedCohort("ht27", date(2027, 9, 2))  # a Thursday, where the old one began on a Tuesday
    found = [said(each)[0] for each in roll(plan_with("x: {of: kurs, date: 2026-09-01, time: 9-12}"), wanted).steps[1:]]
    assert found == [
        "kurs moves from Tue 31 August (week 35) to Tue 14 September 2027 (week 37): "
        "the cohort has not begun, or is done"
    ]


@pytest.mark.parametrize(
    ("title", "starts", "found"),
    [
        ("Hösten 2026", date(2027, 8, 30), "Hösten 2027"),
        ("Hösten 2026", date(2028, 1, 31), "Våren 2028"),
        ("våren 2027", date(2027, 8, 30), "hösten 2027"),
        ("HT26", date(2027, 1, 15), "VT27"),
        ("ht26", date(2027, 8, 30), "ht27"),
        ("Autumn 2026, Malmö", date(2027, 2, 1), "Spring 2027, Malmö"),
        ("Kull 12", date(2027, 2, 1), None),
        ("Sommarens kull 2026", date(2027, 7, 1), "Sommarens kull 2027"),
    ],
)
def test_the_title_has_the_season_and_year_of_the_start(title: str, starts: date, found: str | None):
    assert title_after(title, starts) == found


def test_a_title_without_a_year_gets_the_id_and_is_told():
    text = plan_with("").replace("title: Hösten 2026", "title: Första kullen")
    amendment = roll(text)
    assert written(amendment)["title"] == "Första kullen (ht27)"
    assert 'check the title: `introplan set ht27 title "…"` changes it' in said(amendment)
    assert written(roll(text, NEXT._replace(title="Andra kullen")))["title"] == "Andra kullen"


def test_a_closed_cohort_rolls_as_any_other():
    text = plan_with("x: {of: kurs, date: 2026-10-13, time: 9-12, for: [a]}").replace("finished", "closed")
    text = (
        text[: text.index("        participants:")] + text[text.index("        tasks:") : text.index("    pairings:")]
    )
    assert list(written(roll(text))["sessions"]) == ["x", "ut"]  # type: ignore[call-overload]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (
            WantedCohort("Ht27", date(2027, 8, 31)),
            "`Ht27` cannot be an id: ids are small letters a to z, digits and hyphens",
        ),
        (WantedCohort("ht26", date(2027, 8, 31)), "`ht26` is taken: cohorts.ht26"),
        (WantedCohort("ada", date(2027, 8, 31)), "`ada` is taken: people.ada"),
        (WantedCohort("cohorts", date(2027, 8, 31)), "`cohorts` is the name of a section, and cannot be an id"),
        (NEXT._replace(starts=date(2027, 9, 4)), "no cohort begins on 4 September 2027 (week 35), which is a Saturday"),
        (
            NEXT._replace(starts=date(2028, 5, 25)),
            "no cohort begins on 25 May 2028 (week 21), which is Ascension Day",
        ),
        (
            NEXT._replace(starts=date(2026, 8, 31)),
            "31 August 2026 (week 36) is before Hösten 2026 begins, on 1 September 2026 (week 36)",
        ),
        (NEXT._replace(starts=date(2077, 9, 1)), "1 September 2077 (week 35) is more than 10 years after Hösten 2026"),
    ],
)
def test_what_cannot_be_is_refused_with_a_way_out(wanted: WantedCohort, told: str):
    plan = plan_from(plan_with(""))
    found = rolled(plan, plan.programme.cohorts["ht26"], wanted)
    assert isinstance(found, Hindrance)
    assert said(found)[0] == told
    assert said(found)[1]


def test_an_id_that_was_a_cohorts_once_is_refused():
    plan = plan_from(plan_with(""))
    found = rolled(plan, plan.programme.cohorts["ht26"], NEXT, {"cohorts": {"ht27"}})
    assert isinstance(found, Hindrance)
    assert said(found) == ["`ht27` was a cohort once, and calendars still know it", "choose another id, such as `ht27`"]


# The programmes that introplan comes with

ROLLS = [
    ("malmo", "ht26", WantedCohort("ht27", date(2027, 9, 1))),
    ("malmo", "ht26", WantedCohort("vt28", date(2028, 1, 31))),
    ("huddingetrainee", "ht26", WantedCohort("ht28", date(2028, 8, 28))),
    ("huddingetrainee", "ht26", WantedCohort("vt28", date(2028, 1, 31))),
]


@cache
def rolled_in(name: str, old: str, wanted: WantedCohort) -> tuple[Plan, Amendment, Plan]:
    """A programme, the new cohort, and the programme with it, read again and without new errors."""
    before = trial_of(name)
    plan = plan_in(before)
    amendment = rolled(plan, plan.programme.cohorts[old], wanted)
    assert isinstance(amendment, Amendment), said(amendment)
    after = made(before, amendment)
    assert new_errors(before, after) == []
    return plan, amendment, plan_in(after)


@pytest.mark.parametrize(("name", "old", "wanted"), ROLLS)
def test_every_session_keeps_its_week_and_weekday_unless_it_is_told(name: str, old: str, wanted: WantedCohort):
    plan, amendment, after = rolled_in(name, old, wanted)
    before, new = plan.programme.cohorts[old], after.programme.cohorts[wanted.id]
    weeks = monday_of(wanted.starts) - monday_of(before.starts)
    moved = sum(
        (each.date - before.sessions[key].date, each.place) != (weeks, before.sessions[key].place)
        for key, each in new.sessions.items()
        if key in before.sessions
    )
    shared = [each for cohort in plan.programme.cohorts.values() for each in cohort.sessions.values()]
    moved += sum(
        new.sessions[each.id].date - each.date != weeks for each in shared if old in each.with_ and each.path[1] != old
    )
    taken_along = [each for each in shared if each.status != "cancelled" and old in (each.path[1], *each.with_)]
    assert len(amendment.steps) - 1 == moved + len(taken_along) - len(new.sessions)
    assert {each.status for each in new.sessions.values()} == {"proposed"}
    assert all(each.date >= wanted.starts for each in new.sessions.values())


@pytest.mark.parametrize(("name", "old", "wanted"), ROLLS)
def test_nobody_comes_along(name: str, old: str, wanted: WantedCohort):
    plan, amendment, _after = rolled_in(name, old, wanted)
    words = repr(written(amendment))
    assert [id_ for id_ in plan.programme.cohorts[old].participants if id_ in words] == []


def test_the_next_cohort_is_the_same_each_time():
    name, old, wanted = ROLLS[3]
    plan, amendment, _after = rolled_in(name, old, wanted)
    assert rolled(plan, plan.programme.cohorts[old], wanted) == amendment


def test_the_new_cohort_rolls_on_in_its_turn():
    _plan, amendment, after = rolled_in(*ROLLS[0])
    later = ROLLS[0][2].starts + timedelta(weeks=52)
    again = rolled(after, after.programme.cohorts["ht27"], WantedCohort("ht28", later))
    assert isinstance(again, Amendment), said(again)
    assert sorted(written(again)["sessions"]) == sorted(written(amendment)["sessions"])  # type: ignore[call-overload]
