"""What is said of what planning proposes: nothing where nothing is lacking, and why something gets no day or hour."""

from dataclasses import replace
from datetime import date

import pytest
from amendments.worked_out import said
from checks.plans import plan_from

from introplan.amendments.planned import planned
from introplan.amendments.planned_reviews import stage_of_reviews
from introplan.amendments.planned_stages import stages_told
from introplan.days import Stretch
from introplan.planning.conflicts import Conflict
from introplan.planning.proposal import HowGood
from introplan.planning.stages import STAGES, PlannedStages, StageWord, plan_stages
from introplan.planning.wanted import PlanningWish

TODAY = date(2026, 8, 1)
PLAN = """
    programme:
      length: 6 months
      calendar: {day: 8.30-16.30}
      roles: {introducer: {meets: {length: 1h, every: 1 week}}, mentor: {}}
      reviews:
        manad-3: {title: Tre månader, month: 3, with: [manager, mentor], length: 1h}
    units:
      enhet: {title: Enheten, manager: mona}
    people:
      mona: {name: Mona}
      ida: {name: Ida}
      ada: {name: Ada, unit: enhet}
      bo: {name: Bo, unit: enhet}
    pairings:
      ada-ida: {participant: ada, introducer: ida}
      bo-ida: {participant: bo, introducer: ida}
    cohorts:
      ht26:
        title: Hösten
        starts: 2026-09-01
        participants: {ada: , bo: }
"""


def told(text: str, only: tuple[StageWord, ...]) -> list[str]:
    plan = plan_from(text)
    found = plan_stages(plan, PlanningWish(("ht26",)), TODAY, only=only, quick=True)
    return said(planned(tuple(stages_told(plan, found))))


def test_a_part_that_nobody_has_at_a_review_is_told_where_it_is_proposed():
    plan = plan_from(PLAN)
    found = plan_stages(plan, PlanningWish(("ht26",)), TODAY, only=("reviews",), quick=True).reviews
    assert found is not None
    stage = stage_of_reviews(plan, found)
    assert [(each.title, each.people, said(each.why), [said(but) for but in each.but]) for each in stage.told] == [
        ("Tre månader, Ada", ("Mona",), ["due on 1 December 2026 (week 49)"], [["there is no mentor then"]]),
        ("Tre månader, Bo", ("Mona",), ["due on 1 December 2026 (week 49)"], [["there is no mentor then"]]),
    ]


def test_reviews_without_a_day_for_the_same_cause_are_told_in_one_sentence_with_the_way_out():
    text = PLAN.replace("mona: {name: Mona}", "mona: {name: Mona, unavailable: [2026-11-01..2027-01-31]}")
    assert told(text, ("reviews",)) == [
        "No review of Hösten can get a day and an hour.",
        "Tre månader, Ada and Bo: it can be on none of the 31 days around 1 December 2026 (week 49): on all of them "
        "Mona cannot come. It could be on one of 31 days within 10 November–22 December 2026 but for this: Mona cannot "
        "come",
    ]


def test_two_who_are_never_there_at_once_get_no_hour_and_are_told():
    text = PLAN.replace("ida: {name: Ida}", "ida: {name: Ida, available: [monday]}").replace(
        "{ada: , bo: }", "{ada: , bo: {workdays: [tuesday]}}"
    )
    assert told(text, ("meetings",)) == [
        "1 pairing gets a weekday and an hour",
        "Bo and Ida, introducer: there is no weekday on which both work and can come; say when with `meets: {on: "
        "tuesday, time: 13.00}`",
    ]


def test_whose_only_hour_is_taken_by_another_meeting_is_told():
    text = PLAN.replace("8.30-16.30", "9-10").replace(
        "ada, introducer: ida", "ada, introducer: ida, meets: {on: monday, time: 9}"
    )
    assert told(text.replace("bo, introducer: ida", "bo, introducer: ida, meets: {on: monday}"), ("meetings",)) == [
        "No pairing can get a weekday and an hour.",
        "Bo and Ida, introducer: when both can come, one of them meets others or the room is taken; say when "
        "with `meets: {on: tuesday, time: 13.00}`",
    ]


def test_who_takes_the_only_hour_of_two_is_told():
    text = PLAN.replace("ida: {name: Ida}", "ida: {name: Ida, available: [monday]}").replace("8.30-16.30", "9-10")
    assert told(text, ("meetings",))[1:] in (
        ["Bo and Ida, introducer: all hours at which they could meet are needed for Ada and Ida, introducer"],
        ["Ada and Ida, introducer: all hours at which they could meet are needed for Bo and Ida, introducer"],
    )


@pytest.mark.parametrize(
    ("only", "nothing"),
    [
        (("sessions",), "Nothing is lacking: all that is required has a session."),
        (("reviews",), "Nothing is lacking: all reviews that are still to come are booked."),
        (
            ("meetings",),
            "Nothing is lacking: all pairings of which it is said how often they meet have a weekday and an hour.",
        ),
        (STAGES, "Nothing is lacking: all sessions, reviews and meetings have their day and hour."),
    ],
)
def test_where_nothing_is_lacking_that_is_said(only: tuple[StageWord, ...], nothing: str):
    text = PLAN.split("    pairings:", maxsplit=1)[0] + "    cohorts: {ht26: {title: Hösten, starts: 2026-09-01}}\n"
    assert told(text, only) == [nothing]


def test_a_review_that_is_due_and_not_too_late_yet_is_still_wanted():
    plan = plan_from(PLAN)
    found = plan_stages(plan, PlanningWish(("ht26",)), date(2026, 12, 8), only=("reviews",), quick=True).reviews
    assert found is not None
    assert {each.occasion.day for each in found.placed} == {date(2026, 12, 8)}


LAWS = """
    lectures:
      lag: {title: Lagen, length: 2h, weeks: 9-12}
      barn: {title: Barn, length: 2h, weeks: 2-4, prerequisites: [lag]}
"""


def test_what_comes_before_something_whose_days_are_over_is_told_with_the_days_of_both():
    assert told(PLAN + LAWS, ("sessions",))[1:] in (
        [
            f"{what} has no day: Lagen has to come before Barn, but belongs in 26 October–22 November 2026, and Barn "
            "in 7–27 September 2026. Change `phase` or `weeks` of one of them, or `prerequisites`"
        ]
        for what in ("Lagen", "Barn")
    )


def test_what_is_to_come_before_something_that_has_its_day_is_told_by_name():
    text = (PLAN + LAWS).replace(
        "participants:", "sessions: {barn: {date: 2026-09-10, time: 9-11}}\n        participants:"
    )
    assert told(text, ("sessions",)) == [
        "No session can be proposed for Hösten.",
        "Lagen has no day of the 20 that it could be on: on all of them Lagen must come before Barn",
    ]


def test_whoever_is_protected_and_would_be_alone_is_told_with_the_way_out():
    text = PLAN.replace("bo: {name: Bo, unit: enhet}", "deltagare-2: {protected: yes, unit: enhet}").replace(
        "participant: bo", "participant: deltagare-2"
    )
    text = text.replace(
        "{ada: , bo: }", "{ada: , deltagare-2: }\n        sessions: {lag: {date: 2026-11-10, for: [ada]}}"
    )
    assert told(text + LAWS.replace("weeks: 2-4, prerequisites: [lag]", "required: no"), ("sessions",)) == [
        "No session can be proposed for Hösten.",
        "Lagen is lacking for deltagare-2, but nobody else would come, and the cohort's calendar says where: put "
        "deltagare-2 in `for` of a session that others come to",
    ]


def test_what_is_outside_the_days_that_were_asked_for_is_told_once_with_its_own():
    plan = plan_from(PLAN + "    activities: {utbyte: {title: Utbyte, kind: exchange, length: 2h, every: 4 weeks}}\n")
    wish = PlanningWish(("ht26",), days=Stretch(TODAY, date(2026, 10, 1)))
    found = plan_stages(plan, wish, TODAY, only=("sessions",), quick=True)
    assert said(planned(tuple(stages_told(plan, found))))[1:] == [
        "Utbyte has no day: those it belongs in, 9 October 2026–17 February 2027, are over or outside what was asked"
    ]


MISSED = Conflict(0, 3, (), (), None)
"""Something with three days that nothing rules out."""


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        ("quick", "No time was found for {}. Without `--quick` there may be one"),
        ("good", "No time was found for {}, though there may be one"),
    ],
)
def test_what_has_days_and_got_none_is_not_said_to_have_none(found: HowGood, sentence: str):
    plan = plan_from(PLAN + "    lectures: {lag: {title: Lagen, length: 2h}}\n")
    proposed = plan_stages(plan, PlanningWish(("ht26",)), TODAY, quick=True)
    every = (proposed.sessions, proposed.reviews, proposed.meetings)
    stages = PlannedStages(
        *(replace(each, found=found, placed=(), unplaced=(MISSED,)) for each in every if each is not None)
    )
    assert [said(one) for each in stages_told(plan, stages) for one in each.left] == [
        [sentence.format(what)] for what in ("Lagen", "Tre månader, Ada", "Ada and Ida, introducer")
    ]
