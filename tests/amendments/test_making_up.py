"""What participants have missed: why, where they could have it, and what is written; each seat is given once."""

from collections.abc import Mapping
from datetime import date

import pytest
from amendments.amending import made, plan_in, trial_of
from amendments.worked_out import read_again, said, trial_of_small
from checks.plans import plan_from
from checks.trial import Trial
from demands.small_plans import DAYS, Data, with_another_cohort
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from introplan.agenda import Plan
from introplan.amendments import Amendment
from introplan.amendments.chances import Chance
from introplan.amendments.missing import MissedThing, lacks_of, making_up, missed_in, refused_in_words, why_in_words
from introplan.diagnostics import Fix, Remove, Set

TODAY = date(2026, 9, 1)


def lacks(
    plan: Plan, cohort: str | None = None, person: str | None = None, first: date = TODAY
) -> tuple[MissedThing, ...]:
    return lacks_of(plan, missed_in(plan, cohort, person, first), first)


def told(plan: Plan, first: date = TODAY) -> list[str]:
    """Who lacks what and why, and where they could have it, a line each."""
    return [
        f"{each.missed.journey.person} {each.missed.subject}: {said(why_in_words(plan, each.missed))[0]}; "
        + (", ".join(map(chance, each.fitting)) or said(refused_in_words(each))[0])
        for each in lacks(plan, first=first)
    ]


def chance(each: Chance) -> str:
    seats = "" if each.seats is None else f" ({each.seats})"
    return f"{each.key}{seats}" + "".join(f" but {said(price)[0]}" for price in each.price)


def amended(text: str, first: date = TODAY) -> tuple[Plan, Amendment]:
    plan = plan_from(text)
    return plan, making_up(plan, missed_in(plan, None, None, first), first)


def make_ups(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    return {each.person: each.participant.make_ups for each in plan.agenda.journeys if each.participant.make_ups}


def written(text: str, first: date = TODAY) -> Mapping[str, tuple[str, ...]]:
    """The make-ups after the change, read again."""
    plan, amendment = amended(text, first)
    return make_ups(read_again(trial_of_small(text), amendment.edits, plan)[1])


EVERY_REASON = """
    groups: {barn: }
    lectures: {a: , b: , c: {for: [barn]}, d: , valfri: {required: no}}
    absences: {ht26/a: [ada], ht26/valfri: [ada]}
    cohorts:
      ht26:
        participants:
          ada:
          bo: {pauses: [2026-10-05..2026-10-11], groups: {barn: {from: 2026-11-01}}}
          cy: {starts: 2026-10-15}
          dan: {until: 2026-10-01}
          eva: {exempt: [a, b, c, d], pauses: [2026-10-05..2026-10-11]}
        sessions:
          a: {date: 2026-10-06}
          b: {date: 2026-10-07, for: [ada, bo, cy]}
          c: {date: 2026-10-12, for: [bo, ada]}
          d-1: {of: d, date: 2026-10-20, for: [ada, bo]}
          valfri: {date: 2026-10-21}
      vt27:
        starts: 2027-01-11
        sessions: {a: {date: 2027-02-02}, b: {date: 2027-02-03}, c: {date: 2027-02-04}, d: {date: 2027-02-09}}
      vt28: {starts: 2028-01-10, sessions: {a: {date: 2028-02-01}}}
"""


def test_why_somebody_lacks_something_is_said_without_any_private_reason():
    assert told(plan_from(EVERY_REASON)) == [
        "ada a: away on 6 October 2026 (week 41); vt27/a, vt28/a",
        "bo a: a pause on 6 October 2026 (week 41); vt27/a, vt28/a",
        "bo b: a pause on 7 October 2026 (week 41); vt27/b",
        "bo c: on 12 October 2026 (week 42), before barn from 1 November 2026 (week 44); vt27/c",
        "cy a: on 6 October 2026 (week 41), before their start; vt27/a, vt28/a",
        "cy b: on 7 October 2026 (week 41), before their start; vt27/b",
        "cy d: on 20 October 2026 (week 43), for others; ht26/d-1, vt27/d",
    ]


def test_what_has_been_is_never_offered_and_who_is_done_lacks_nothing():
    assert told(plan_from(EVERY_REASON), date(2027, 2, 3)) == [
        "ada a: away on 6 October 2026 (week 41); vt28/a",
        "bo a: a pause on 6 October 2026 (week 41); vt28/a",
        "bo b: a pause on 7 October 2026 (week 41); vt27/b",
        "bo c: on 12 October 2026 (week 42), before barn from 1 November 2026 (week 44); vt27/c",
        "cy a: on 6 October 2026 (week 41), before their start; vt28/a",
        "cy b: on 7 October 2026 (week 41), before their start; vt27/b",
        "cy d: on 20 October 2026 (week 43), for others; vt27/d",
    ]
    assert told(plan_from(EVERY_REASON), date(2030, 1, 1)) == []


def test_what_was_before_somebodys_start_is_told_only_where_there_is_a_session_to_come():
    lines = told(plan_from(EVERY_REASON), date(2028, 3, 1))
    assert lines == [
        "ada a: away on 6 October 2026 (week 41); there is no session to come",
        "bo a: a pause on 6 October 2026 (week 41); there is no session to come",
        "bo b: a pause on 7 October 2026 (week 41); there is no session to come",
        "cy d: on 20 October 2026 (week 43), for others; there is no session to come",
    ]


def test_a_cohort_and_a_person_are_asked_about_alone_and_drafts_when_they_are_named():
    plan = plan_from(
        """
        cohorts:
          ht26: {participants: {ada: , bo: }, sessions: {a: {for: [x]}}}
          vt27: {status: draft, participants: {x: , cy: {pauses: [2027-01-11..2027-12-31]}}, starts: 2027-01-11,
            sessions: {a: {date: 2027-02-02}}}
        """
    )

    def whose(*wish: str | None) -> list[str]:
        return [each.journey.person for each in missed_in(plan, *wish, TODAY)]

    assert whose(None, None) == ["ada", "bo"]
    assert whose("ht26", "bo") == ["bo"]
    assert whose("vt27", None) == ["cy"]


IN_THE_WAY = """
    people: {bea: {unavailable: []}}
    lectures: {a: {max_participants: 1}, b: , c: {prerequisites: [b]}, d: , e: }
    absences: {ht26/a: [ada], ht26/b: [ada], ht26/c: [ada], ht26/d: [ada], ht26/e: [ada], vt27/d-2: [ada]}
    cohorts:
      ht26:
        participants:
          ada: {workdays: [monday, tuesday, wednesday], pauses: [2027-03-01..2027-03-07]}
        sessions:
          a: {date: 2026-10-05}
          b: {date: 2026-10-06}
          c: {date: 2026-10-07}
          d: {date: 2026-10-12}
          e: {date: 2026-10-13}
          annat: {date: 2027-02-02}
      vt27:
        starts: 2027-01-11
        participants: {bo: }
        sessions:
          a: {date: 2027-02-01}
          b: {date: 2027-02-02}
          c-1: {of: c, date: 2027-02-04}
          c-2: {of: c, date: 2027-03-02}
          d-1: {of: d, date: 2027-02-08, status: cancelled}
          e-1: {of: e, date: 2027-02-09, status: proposed}
      vt28:
        status: draft
        starts: 2028-01-10
        sessions: {d: {date: 2028-01-17}, a: {date: 2028-01-18}}
"""


def test_what_is_in_the_way_is_said_of_each_session_and_a_price_of_those_that_fit():
    assert told(plan_from(IN_THE_WAY)) == [
        "ada a: away on 5 October 2026 (week 41); no session fits: `vt27/a` on 1 February 2027 (week 5) (it is full); "
        "`vt28/a` on 18 January 2028 (week 3) (vt28 is a draft)",
        "ada b: away on 6 October 2026 (week 41); no session fits: `vt27/b` on 2 February 2027 (week 5) "
        "(they have annat then)",
        "ada c: away on 7 October 2026 (week 41); no session fits: `vt27/c-1` on 4 February 2027 (week 5) "
        "(they do not work on that weekday); `vt27/c-2` on 2 March 2027 (week 9) (they have a pause then)",
        "ada d: away on 12 October 2026 (week 42); no session fits: `vt28/d` on 17 January 2028 (week 3) "
        "(vt28 is a draft)",
        "ada e: away on 13 October 2026 (week 42); vt27/e-1 but it is only proposed",
    ]


def test_what_has_a_price_or_does_not_fit_is_left_with_the_nearest_way_out():
    _plan, amendment = amended(IN_THE_WAY)
    title, *left = said(amendment)
    assert (title, amendment.edits) == ("Nothing can be written in by itself.", ())
    assert left[0] == (
        "ada, a: no session fits: `vt27/a` on 1 February 2027 (week 5) (it is full); `vt28/a` on 18 January 2028 "
        "(week 3) (vt28 is a draft); make room for one more at `vt27/a`, add a session, or write an `exempt`"
    )
    assert left[2].endswith("(they have a pause then); add one, or write an `exempt`")
    assert left[3].endswith("(vt28 is a draft); confirm vt28, add a session, or write an `exempt`")
    assert left[-1] == (
        "ada, e: `vt27/e-1` on 9 February 2027 (week 6) fits, but it is only proposed; if that is all right: "
        '`introplan set ht26/ada make_ups "[vt27/e-1]"`'
    )


def test_whoever_has_fewest_possibilities_gets_the_seat_and_each_seat_is_given_once():
    text = """
        lectures: {a: {max_participants: 1}}
        absences: {ht26/a-1: [ada], ht26/a-2: [bo]}
        cohorts:
          ht26:
            participants: {ada: , bo: {pauses: [2027-03-01..2027-03-31]}}
            sessions: {a-1: {of: a, for: [ada]}, a-2: {of: a, for: [bo]}}
          vt27: {starts: 2027-01-11, sessions: {a: {date: 2027-02-02}, a-2: {of: a, date: 2027-03-02}}}
    """
    assert written(text) == {"ada": ("vt27/a-2",), "bo": ("vt27/a",)}
    _plan, amendment = amended(text)
    away = "lacks a: away on 6 October 2026 (week 41)."
    assert [said(each)[0] for each in amendment.steps] == [
        f"ada {away} `vt27/a-2` on 2 March 2027 (week 9) is the only session that fits.",
        f"bo {away} `vt27/a` on 2 February 2027 (week 5) is the only session that fits.",
    ]
    assert said(amendment) == ["2 make-ups are written in"]
    _plan, for_one = amended(text.replace(", a-2: {of: a, date: 2027-03-02}", ""))
    assert said(for_one) == [
        "1 make-up is written in",
        "bo, a: no session fits: `ht26/a-1` on 6 October 2026 (week 41) (it is full); "
        "`vt27/a` on 2 February 2027 (week 5) (it is full); make room for one more at `ht26/a-1`, "
        "add a session, or write an `exempt`",
    ]


def test_nobody_is_in_two_places_at_once():
    text = """
        absences: {ht26/a: [ada], ht26/b: [ada]}
        cohorts:
          ht26: {participants: {ada: }, sessions: {a: , b: {date: 2026-10-07}}}
          vt27:
            starts: 2027-01-11
            sessions: {a: {date: 2027-02-02}, b: {date: 2027-02-02, time: 10-11}, b-2: {of: b, date: 2027-02-16}}
    """
    assert written(text) == {"ada": ("vt27/a", "vt27/b-2")}


def test_a_regular_meeting_that_would_have_to_move_is_a_price():
    plan = plan_from(
        """
        absences: {ht26/a: [ada]}
        pairings:
          ada-ida: {participant: ada, introducer: ida, meets: {on: tuesday, time: 9, length: 1h, every: 1 week}}
        cohorts:
          ht26: {participants: {ada: }, sessions: {a: {time: 13-15}}}
          vt27: {starts: 2027-01-11, sessions: {a-1: {of: a, date: 2027-02-02}, a-2: {of: a, date: 2027-02-10}}}
        """
    )
    assert told(plan) == [
        "ada a: away on 6 October 2026 (week 41); vt27/a-2, vt27/a-1 but the meeting with ida has to move"
    ]


def test_in_ones_own_cohort_the_other_half_is_for_whoever_is_in_none_and_a_make_up_for_whoever_was_away():
    text = """
        absences: {ht26/a-1: [ada]}
        cohorts:
          ht26:
            participants: {ada: , bo: , cy: }
            sessions: {a-1: {of: a, for: [ada]}, a-2: {of: a, date: 2026-10-08, for: [bo]}}
    """
    plan, amendment = amended(text)
    assert amendment.edits == (
        Set(("cohorts", "ht26", "participants", "ada", "make_ups", 0), "ht26/a-2"),
        Set(("cohorts", "ht26", "sessions", "a-1", "for", 1), "cy"),
    )
    before, again = trial_of_small(text), read_again(trial_of_small(text), amendment.edits, plan)[0]
    assert {each.name for each in again.findings} <= {each.name for each in before.findings}


def test_a_make_up_that_cannot_be_gives_its_line_to_the_new_one():
    text = """
        absences: {ht26/a: [ada], ht26/b: [ada]}
        cohorts:
          ht26: {participants: {ada: {make_ups: [vt27/a, vt27/b]}}, sessions: {a: , b: {date: 2026-10-07}}}
          vt27:
            starts: 2027-01-11
            sessions: {a: {date: 2027-02-02, status: cancelled}, a-2: {of: a, date: 2027-02-16}, b: {date: 2027-02-03}}
    """
    assert written(text) == {"ada": ("vt27/a-2", "vt27/b")}


def test_several_days_and_joint_sessions_are_one_make_up():
    text = """
        absences: {ht26/a: [ada], ht26/b: [ada]}
        cohorts:
          ht26: {participants: {ada: }, sessions: {a: , b: {date: 2026-10-07}}}
          vt27:
            starts: 2027-01-11
            participants: {bo: }
            sessions: {a: {date: 2027-02-02, until: 2027-02-03, time: 9-12}, b: {date: 2027-02-03, with: [ht27]}}
          ht27: {starts: 2027-01-11, sessions: {b: {date: 2027-02-16}}}
    """
    assert written(text) == {"ada": ("vt27/a", "ht27/b")}


def test_a_group_that_misses_the_same_is_told_once_and_nobody_of_it_is_sent_elsewhere():
    text = """
        groups: {barn: , vuxen: }
        cohorts:
          ht26:
            participants: {ada: {groups: [barn]}, bo: {groups: [barn]}, cy: {groups: [vuxen]}}
            sessions: {a: {for: [vuxen]}}
          vt27: {starts: 2027-01-11, sessions: {a: {date: 2027-02-02}}}
    """
    plan, amendment = amended(text)
    assert told(plan)[0] == (
        "ada a: on 6 October 2026 (week 41), but not for barn; a session of their own cohort has to be for them"
    )
    assert said(amendment) == [
        "Nothing can be written in by itself.",
        "a in ht26 is for nobody in barn: write `barn` in `for` of a session, or add one",
    ]


def test_a_protected_person_is_called_by_the_id_that_the_author_chose():
    _plan, amendment = amended(
        """
        people: {deltagare-7: {protected: yes}}
        absences: {ht26/a: [deltagare-7]}
        cohorts:
          ht26: {participants: {deltagare-7: , bo: , cy: }, sessions: {a: }}
          vt27: {starts: 2027-01-11, sessions: {a: {date: 2027-02-02}}}
        """
    )
    assert [said(each)[0].split(" lacks ")[0] for each in amendment.steps] == ["deltagare-7"]


def test_where_nobody_lacks_anything_nothing_is_written():
    plan, amendment = amended("cohorts: {ht26: {participants: {ada: }, sessions: {a: }}}")
    assert (said(amendment), amendment.edits, lacks(plan)) == (["Nobody lacks anything that they must have."], (), ())


def known(trial: Trial) -> set[tuple[str, str]]:
    """What is found, part by part: by which check, about which."""
    return {(part.name, id_) for each in trial.findings for part in each.each for id_ in part.ids}


LESS_TOGETHER = ("required-activity-missed", "activity-before-start")
"""What is left of these reads otherwise when there is less of it."""
NO_LETTER = "person-without-address"
"""Whoever gets an entry gets a letter, too."""


@pytest.mark.long
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(with_another_cohort(), st.sampled_from(DAYS))
def test_what_is_written_brings_no_finding_and_is_never_in_the_past_nor_written_twice(data: Data, first: date):
    trial = Trial("liten", {"programmes/liten/p.yaml": data})
    if not trial.is_read:
        return
    plan = plan_in(trial)
    missed = missed_in(plan, None, None, first)
    amendment = making_up(plan, missed, first)
    again = made(trial, amendment)
    new = known(again) - known(trial)
    assert not [each for each in new if each[0] not in (*LESS_TOGETHER, NO_LETTER)]
    now = plan_in(again)
    added = {(each.key, person) for each in now.agenda.sessions for person in each.people("participant", "make_up")}
    before = {(each.key, person) for each in plan.agenda.sessions for person in each.people("participant", "make_up")}
    assert all(now.agenda.by_key[key].day >= first for key, _person in added - before)
    assert len(added - before) == len(amendment.steps)
    left = missed_in(now, None, None, first)
    assert len(left) == len(missed) - len(amendment.steps)
    assert making_up(now, left, first).edits == ()


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_all_make_ups_of_a_programme_that_are_taken_out_are_found_again(name: str):
    trial = trial_of(name)
    plan = plan_in(trial)
    taken_out = tuple(
        Remove((*each.participant.path, "make_ups")) for each in plan.agenda.journeys if each.participant.make_ups
    )
    stripped = trial.after(Fix(taken_out))
    without = plan_in(stripped)
    amendment = making_up(without, missed_in(without, None, None, TODAY), TODAY)
    again = made(stripped, amendment)
    assert make_ups(plan_in(again)) == make_ups(plan)
    assert amendment.left == ()
