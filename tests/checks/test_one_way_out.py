"""What a run offers fits together: one way out for one thing, and none that another finding would be told for."""

from datetime import date
from textwrap import dedent

import pytest

from checks.plans import filled_in, plan_from
from checks.trial import Trial, failures, plain_tree
from introplan.demands import Offers
from introplan.diagnostics import Fix, Set

TODAY = date(2026, 8, 1)


def trial_of(text: str) -> Trial:
    return Trial("test", {"test/plan.yaml": plain_tree(filled_in(dedent(text)).tree)}, TODAY)


def fixes(text: str, *names: str) -> list[Fix | None]:
    """The ways out of the findings of these names, in file order; all that is offered leads out, alone and together."""
    trial = trial_of(text)
    assert failures([("here", trial)]) == []
    return [each.fix for each in trial.findings if each.name in names]


def words(fix: Fix | None) -> dict[str, object]:
    """What is to be written, by the last part of where."""
    return {str(edit.path[-1]): getattr(edit, "value", None) for edit in fix.edits} if fix else {}


TWICE = """
    people: {ada: {email: a@test.example}, olle: {email: o@test.example}, kim: {email: k@test.example}}
    places:
      r1: {capacity: 20, address: Exempelgatan 1}
      r2: {capacity: 20, address: Exempelgatan 1}
    lectures: {a: {lecturers: [olle]}, b: {lecturers: [olle, kim]}}
    cohorts:
      ht26:
        participants: {ada: }
        sessions:
          a: {date: 2026-10-06, time: 9-12, place: r1, lecturers: [olle]}
          b: {date: 2026-10-06, time: 9-12, place: r1, lecturers: [olle]}
    events: {mote: {date: 2026-11-03, place: r2}}
"""
CLASHES = ("lecturer-double-booked", "participant-double-booked", "place-double-booked")


def test_two_at_once_with_the_same_people_are_one_finding_with_all_whom_it_hits():
    found = [each for each in trial_of(TWICE).findings if not set(CLASHES).isdisjoint(each.names)]
    assert [each.names for each in found] == [
        ("participant-double-booked", "lecturer-double-booked", "place-double-booked")
    ]
    assert [part.name for part in found[0].parts] == list(found[0].names)
    assert [words(each) for each in fixes(TWICE, *CLASHES)] == [{"time": "12.30-15.30"}]


def test_a_lecturer_and_a_room_needed_twice_have_ways_out_that_go_together():
    others = TWICE.replace("participants: {ada: }", "participants: {ada: , bo: }")
    halves = others.replace("[olle]}\n", "[olle], for: [ada]}\n", 1).replace("[olle]}\n", "[olle], for: [bo]}\n", 1)
    assert list(map(words, fixes(halves, *CLASHES))) == [{"lecturers": ["kim"]}, {"place": "r2"}]


def test_a_clash_that_the_plan_makes_milder_hides_none_that_it_does_not():
    tuned = TWICE + "    programme: {checks: {participant-double-booked: {severity: warning, reason: De väljer}}}\n"
    found = [each for each in trial_of(tuned).findings if not set(CLASHES).isdisjoint(each.names)]
    assert [(each.severity, each.names) for each in found if each.severity == "error"] == [
        ("error", ("lecturer-double-booked",)),
        ("error", ("place-double-booked",)),
    ]


REVIEWS = """
    people:
      {ada: {email: a@test.example}, bo: {email: b@test.example}, chef: {email: c@test.example, name: Chef}}
    places: {r1: {capacity: 3, address: Exempelgatan 1}, r2: {capacity: 8, address: Exempelgatan 1}}
    programme: {reviews: {samtal: {month: 3, with: [manager], length: 1h}}}
    cohorts:
      ht26:
        participants:
          ada: {manager: chef, reviews: {samtal: {date: 2026-12-01, time: 9, place: r1}}}
          bo: {manager: chef, reviews: {samtal: {date: 2026-12-01, time: 9, place: r1}}}
    events: {mote: {date: 2026-11-03, place: r2}}
"""


def test_two_reviews_at_one_hour_in_one_room_have_one_way_out():
    found = fixes(REVIEWS, "participant-double-booked", "supporter-double-booked", "place-double-booked")
    assert [words(each) for each in found] == [{"time": "8.00"}]


def test_what_one_finding_has_moved_is_not_moved_to_another_day_by_the_next():
    text = """
        people: {ada: {email: a@test.example}, olle: {email: o@test.example}}
        lectures: {a: {lecturers: [olle]}, b: {lecturers: [olle]}}
        cohorts:
          ht26:
            participants: {ada: {workdays: [monday, wednesday]}}
            sessions:
              a: {date: 2026-10-06, time: 9-12}
              b: {date: 2026-10-06, time: 9-12, lecturers: [olle]}
        """
    days = [words(each).get("date") for each in fixes(text, "session-on-day-off", *CLASHES)]
    assert len(set(days) - {None}) <= 1


def test_what_must_come_before_is_moved_to_a_day_before():
    text = """
        programme: {calendar: {avoid: [W27..W32]}}
        people: {ada: {email: a@test.example}}
        lectures: {grund: {}, sen: {prerequisites: [grund]}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions: {grund: {date: 2027-07-14}, sen: {date: 2026-11-10}}
        """
    assert words(*fixes(text, "session-in-avoided-week")) == {"date": "2026-11-04"}


def test_what_needs_another_is_moved_to_a_day_after_that():
    text = """
        people: {ada: {email: a@test.example}}
        lectures: {grund: {}, sen: {prerequisites: [grund]}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions: {grund: {date: 2027-06-02}, sen: {date: 2026-12-24}}
        """
    assert words(*fixes(text, "session-on-closed-day")) == {"date": "2027-06-03"}


def test_recruitment_is_closed_where_it_is_written():
    text = """
        programme: {recruitment: {opens: 2026-03-02, closes: 2026-10-16}}
        cohorts: {ht26: {participants: {ada: }, intake: {closes: 2026-08-01}}}
        """
    [fix] = fixes(text, "recruitment-too-late")
    assert fix is not None
    assert [edit.path for edit in fix.edits] == [("programme", "recruitment", "closes")]


def test_a_change_from_before_the_rhythm_was_made_rare_is_kept_and_the_rhythm_mended():
    text = """
        programme: {roles: {introducer: {meets: {length: 1h, every: 1 week}}}}
        people: {ada: {email: a@test.example}, ida: {email: i@test.example}}
        cohorts: {ht26: {participants: {ada: }}}
        pairings:
          ada-ida:
            participant: ada
            introducer: ida
            meets: {on: tuesday, time: 13.00, every: 3 months}
            changes: {2027-W03: {time: 15.00}}
        """
    one, other = fixes(text, "meetings-too-rare", "change-of-no-meeting")
    assert one == other


@pytest.mark.parametrize(
    ("phases", "shares"),
    [
        ("{a: {months: 0-3, paid: no, caseload_percent: 0}, b: {months: 3-12}, c: {months: 12-24}}", ["40"]),
        ("{a: {months: 0-3, caseload_percent: 20}, b: {months: 3-6}, c: {months: 6-24, caseload_percent: 60}}", ["40"]),
        ("{a: {months: 0-6}, b: {months: 6-24, caseload_percent: 100}}", ["60"]),
        (
            "{a: {months: 0-6, caseload_percent: 80}, b: {months: 6-9}, c: {months: 9-24, caseload_percent: 70}}",
            ["80"],
        ),
        ("{a: {months: 0-6, caseload_percent: 25}, b: {months: 6-9}, c: {months: 9-12}}", ["35", "45"]),
    ],
)
def test_a_caseload_that_is_missing_rises_step_by_step(phases: str, shares: list[str]):
    text = (
        f"programme: {{rulesets: [socialstyrelsen], phases: {phases}}}\ncohorts: {{ht26: {{participants: {{ada: }}}}}}"
    )
    found = next(each for each in trial_of(text).findings if each.name == "caseload-unlimited")
    assert found.fix is not None
    assert [getattr(edit, "value", None) for edit in found.fix.edits] == shares


def test_the_same_session_twice_at_once_is_not_moved_to_be_had_twice():
    text = """
        people: {ada: {email: a@test.example}, bo: {email: b@test.example}}
        lectures: {a: {}}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions:
              a-1: {of: a, date: 2026-10-06}
              a-2: {of: a, date: 2026-10-06, for: [bo]}
        """
    assert fixes(text, "participant-double-booked") == [None]


def test_the_hour_that_may_be_meant_is_only_written_when_the_room_is_free_then():
    text = REVIEWS.replace("time: 9", "time: 1", 1)
    assert words(*fixes(text, "time-at-night")) == {"time": "13.00–14.00"}
    taken = text.replace("time: 9", "time: 13")
    assert fixes(taken, "time-at-night") == [None]


def test_no_make_up_is_offered_after_what_it_must_come_before():
    text = """
        people: {ada: {email: a@test.example}, bo: {email: b@test.example}}
        lectures: {grund: {required: yes, max_participants: 1}, sen: {prerequisites: [grund]}}
        cohorts:
          ht26:
            participants: {ada: , bo: }
            sessions: {grund: {date: 2026-10-06, for: [bo]}, sen: {date: DAY}}
          vt27: {starts: 2027-01-11, sessions: {grund: {date: 2027-03-02}}}
        """
    assert fixes(text.replace("DAY", "2027-05-04"), "required-activity-missed") != [None]
    assert fixes(text.replace("DAY", "2026-11-04"), "required-activity-missed") == [None]


def test_a_pairing_that_never_holds_is_not_removed_where_its_role_is_required():
    text = """
        programme: {roles: {mentor: {required: yes}}}
        people: {ada: {email: a@test.example}, max: {email: m@test.example}, mia: {email: x@test.example}}
        cohorts: {ht26: {participants: {ada: {manager: manager}}}}
        pairings:
          ada-max: {participant: ada, mentor: max, until: 2025-08-31}
          OTHER
        """
    assert fixes(text.replace("OTHER", ""), "pairing-never-holds") == [None]
    assert fixes(text.replace("OTHER", "ada-mia: {participant: ada, mentor: mia}"), "pairing-never-holds") != [None]


FREE = """
    programme: {roles: {mentor: {required: yes}}}
    people:
      ada: {email: a@test.example}
      bo: {email: b@test.example}
      max: {email: m@test.example, capacity: {mentor: 1}, hours_per_month: 4}
    cohorts:
      ht26: {participants: {ada: {manager: manager}}}
      vt27: {starts: 2027-01-11, participants: {bo: {manager: manager}}}
"""


def test_the_last_place_of_a_supporter_is_offered_once():
    found = [each for each in trial_of(FREE).findings if each.name == "role-missing"]
    assert [each.message.values.get("free_id") for each in found] == ["max", None]


def test_who_goes_on_after_their_municipality_is_told_of_no_line_that_brings_more():
    text = """
        organisations: {nacka: {kind: municipality, member_until: 2027-03-31}}
        people: {ada: {organisation: nacka, email: a@test.example}}
        cohorts: {ht26: {participants: {ada: }}}
        """
    (found,) = [each for each in trial_of(text).findings if each.name == "participant-outlasts-membership"]
    assert "until:" not in found.help


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "no-break-in-five-hours",
            """
            people: {ada: {email: a@test.example}, olle: {email: o@test.example, available: [2026-10-06]}}
            lectures: {a: , b: {lecturers: [olle]}}
            cohorts:
              ht26:
                participants: {ada: }
                sessions: {a: {date: 2026-10-06, time: 9-12}, b: {date: 2026-10-06, time: 12-17, lecturers: [olle]}}
            """,
        ),
        (
            "no-time-for-lunch",
            """
            programme: {calendar: {lunch: {between: 11.30-13, length: 45min}}}
            people: {ada: {email: a@test.example}, olle: {email: o@test.example, available: [2026-10-06]}}
            lectures: {a: , b: {lecturers: [olle]}, c: {lecturers: [olle]}, d: {lecturers: [olle]}}
            cohorts:
              ht26:
                participants: {ada: }
                sessions:
                  a: {date: 2026-10-06, time: 10-12.15}
                  b: {date: 2026-10-06, time: 12.30-14, lecturers: [olle]}
              vt27:
                starts: 2026-09-01
                participants: {bo: {manager: manager}}
                sessions:
                  c: {date: 2026-10-06, time: 8-11, lecturers: [olle]}
                  d: {date: 2026-10-06, time: 14-17, lecturers: [olle]}
            """,
        ),
    ],
)
def test_a_day_too_full_for_a_break_is_mended_by_whichever_of_its_sessions_can_move(name: str, text: str):
    (fix,) = fixes(text, name)
    assert fix is not None
    assert {edit.path[3] for edit in fix.edits} == {"a"}


HALVES = """
    people: {ada: {email: a@test.example}, bo: {email: b@test.example}, cy: {email: c@test.example}}
    lectures: {a: {}}
    cohorts:
      ht26:
        participants: {ada: , bo: , cy: }
        sessions:
          a-1: {of: a, date: 2026-10-06, for: [ada]}
          a-2: {of: a, date: 2026-10-13, for: [bo]}
          a-3: {of: a, date: 2026-10-20, for: [ada, bo, cy]}
"""


def test_half_groups_that_each_have_one_too_many_are_mended_together():
    for text, offered in (
        (HALVES, [("a-3", 0), ("a-3", 1)]),
        (HALVES.replace("[ada, bo, cy]", "[ada, bo]").replace(", cy: }", "}"), [("a-3", 0), None]),
    ):
        found = fixes(text, "session-twice-for-same-people")
        assert [(fix.edits[0].path[3], fix.edits[0].path[5]) if fix else None for fix in found] == offered


def test_two_findings_never_write_two_things_in_one_place():
    """As a net beneath all else: what would undo another way out is told in words, and no more."""
    for each in trial_of(TWICE).findings:
        offers = Offers(plan_from(TWICE))
        offers.note(each.fix)
        assert each.fix is None or not offers.undoes(each.fix)
    offers.note(Fix((Set(("cohorts", "ht26", "sessions", "b", "time"), "13-16"),)))
    assert offers.undoes(Fix((Set(("cohorts", "ht26", "sessions", "b", "time"), "14-17"),)))
    assert not offers.undoes(Fix((Set(("cohorts", "ht26", "sessions", "b", "place"), "r2"),)))
    offers.note(Fix((Set(("lectures", "b", "lecturers", 2), "ada"),)))
    assert not offers.undoes(Fix((Set(("lectures", "b", "lecturers", 2), "max"),)))  # one more each
