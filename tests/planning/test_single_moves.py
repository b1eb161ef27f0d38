"""What moves by itself for whoever is lost: reviews, several days on end, one time of what comes back, and events."""

from datetime import date

import pytest
from checks.plans import plan_from

from introplan.days import Stretch
from introplan.planning.affected import Lost, ReplanWish, first_day
from introplan.planning.replanning import Replanned, replan

TODAY = date(2026, 9, 1)
OCTOBER = Stretch(date(2026, 10, 1), date(2026, 10, 31))
PLAN = """
    programme:
      length: 12 months
      calendar: {closed: [public_holidays, eves], avoid: [W44], day: 9-16}
      reviews: {r: {title: R, month: 1, with: [manager], length: 1h}}
    people:
      olle: {name: Olle}
      rut: {name: Rut}
      mia: {name: Mia}
      ada: {name: Ada}
      bo: {name: Bo}
    places:
      sal: {title: Salen, capacity: 12, address: "Gatan 1, Staden"}
      rum: {title: Rummet, capacity: 12, address: "Gatan 1, Staden"}
    lectures:
      lag: {title: Lagen, length: 3h, lecturers: [olle]}
      kurs: {title: Kurs, length: 6h, lecturers: [olle]}
      grupp: {title: Grupp, length: 2h, lecturers: [olle]}
    cohorts:
      ht26:
        starts: 2026-09-01
        participants:
          ada: {manager: olle, reviews: {r: {date: 2026-10-01, time: 10-11, place: sal}}}
          bo: {manager: mia, reviews: {r: {date: 2026-10-02, time: 10-11}}}
        sessions:
          lag: {date: 2026-10-06, time: 9-12, place: sal}
          kurs: {date: 2026-10-29, until: 2026-10-30, time: 9-15, place: sal}
          grupp: {date: 2026-09-16, time: 13-15, repeats: {every: 2 weeks, until: 2026-11-30}, status: confirmed}
    events:
      dialog: {date: 2026-10-08, time: 9-10, by: olle, subject: Dialog}
      annan: {date: 2026-10-09, time: 9-10, by: rut, subject: Annan}
"""


def found(lost: Lost, text: str = PLAN, **wish: object) -> Replanned:
    plan = plan_from(text)
    wished = ReplanWish(tuple(plan.programme.cohorts), TODAY, first_day(TODAY), lost=lost)
    return replan(plan, wished._replace(**wish))  # type: ignore[arg-type]


def moves(replanned: Replanned) -> dict[str, str]:
    return {each.was.key: f"{each.would.day} {each.would.place or ''}".strip() for each in replanned.moves}


@pytest.fixture(scope="module")
def lost() -> Replanned:
    return found(Lost("olle", OCTOBER))


def test_all_that_somebody_who_is_lost_holds_is_moved_whatever_it_is(lost: Replanned):
    assert moves(lost) == {
        "ht26/ada/r": "2026-09-24 sal",
        "ht26/lag": "2026-09-29 sal",
        "_events/dialog": "2026-09-24",
        "ht26/grupp/2026-W42": "2026-09-23",  # all days between the times around it are lost
        "ht26/grupp/2026-W44": "2026-11-09",
        "ht26/kurs": "2026-11-05 sal",
    }
    assert (lost.by_hand, lost.unplaced, lost.is_best) == ((), (), True)
    assert lost.people == ("ada", "olle", "bo")


def test_each_is_told_with_why_whom_it_affects_and_other_days_and_days_on_end_stay_together(lost: Replanned):
    told = {each.was.key: each for each in lost.moves}
    assert [reason.who for each in told.values() for reason in each.why] == [("olle",)] * 6
    assert told["ht26/ada/r"].told.people == ("ada", "olle")
    course = told["ht26/kurs"]
    assert set(course.told.people) == {"olle", "ada", "bo"}
    days = [each.candidate.occasion.day for each in course.alternatives]
    assert len(set(days)) == len(days) == 3
    assert not any(day in OCTOBER or day < first_day(TODAY) for day in days)


def test_a_time_that_comes_back_stays_between_the_one_before_and_the_one_after_where_it_can():
    replanned = found(Lost("olle", Stretch(date(2026, 10, 12), date(2026, 10, 14))))
    assert moves(replanned) == {"ht26/grupp/2026-W42": "2026-10-21"}


def test_a_review_moves_within_its_own_month_and_stays_with_a_line_where_that_is_all_lost():
    autumn = Stretch(date(2026, 9, 15), date(2026, 12, 31))
    replanned = found(Lost("mia", autumn))
    assert moves(replanned) == {}
    assert [(each.occasion.key, each.reasons[0].who) for each in replanned.by_hand] == [("ht26/bo/r", ("mia",))]


def test_somebody_else_who_gives_the_same_gives_it_and_all_others_keep_their_days():
    by_rut = "          kurs-2: {of: kurs, date: 2027-02-01, time: 9-15, lecturers: [rut]}\n"
    text = PLAN.replace("        sessions:\n", f"        sessions:\n{by_rut}")
    replanned = found(Lost("olle", Stretch(date(2026, 10, 29), date(2026, 10, 30))), text)
    [move] = replanned.moves
    assert (move.was.key, move.would.day, move.would.people("lecturer")) == ("ht26/kurs", move.was.day, ("rut",))
    assert (move.told.people, replanned.is_best) == (("olle", "rut"), True)


def test_what_is_in_a_place_that_is_lost_is_in_another_on_its_own_days():
    replanned = found(Lost("sal", OCTOBER, is_place=True))
    assert moves(replanned) == {
        "ht26/ada/r": "2026-10-01 rum",
        "ht26/lag": "2026-10-06 rum",
        "ht26/kurs": "2026-10-29 rum",
    }
    alone = found(
        Lost("sal", OCTOBER, is_place=True),
        PLAN.replace("rum: {title: Rummet, capacity: 12", "rum: {title: Rummet, capacity: 1"),
    )
    assert moves(alone) == {"ht26/ada/r": "2026-09-24 sal", "ht26/lag": "2026-09-29 sal", "ht26/kurs": "2026-11-05 sal"}


def test_what_other_cohorts_have_and_what_has_begun_is_told_and_not_moved():
    lost = Lost("olle", OCTOBER)
    assert moves(found(lost, cohorts=())) == {}
    assert {each.occasion.key for each in found(lost, cohorts=()).by_hand} == {
        "ht26/ada/r",
        "ht26/lag",
        "_events/dialog",
        "ht26/grupp/2026-W42",
        "ht26/grupp/2026-W44",
        "ht26/kurs",
        "ht26/kurs/2",
    }
    last_day = date(2026, 10, 30)
    begun = found(lost, day=last_day, first=first_day(last_day))
    assert (moves(begun), [each.occasion.key for each in begun.by_hand]) == ({}, ["ht26/kurs/2"])


def test_what_comes_back_and_collides_stays_and_is_not_told_where_the_other_makes_way():
    text = PLAN.replace("lag: {date: 2026-10-06, time: 9-12", "lag: {date: 2026-10-14, time: 14-17")
    keys = ("ht26/lag", "ht26/grupp/2026-W42")
    told = [("participant-double-booked", key) for key in keys]
    plan = plan_from(text)
    replanned = replan(plan, ReplanWish(("ht26",), TODAY, first_day(TODAY), told))
    assert (list(moves(replanned)), replanned.by_hand) == (["ht26/lag"], ())
