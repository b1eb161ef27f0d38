"""Free slots: whatever is offered, `move` takes, nothing else changes, and no new finding stands against it."""

from datetime import date
from random import Random

import pytest
from amendments.worked_out import TODAY, asked_for, read_again, said
from checks.plans import plan_from
from checks.trial import Trial, plain
from checks.trial import told as finding_told
from demands.small_plans import MONDAY, Data, small_plans
from demands.small_plans import plan_from as plan_of_data
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from mutations.desk import Desk

from introplan.agenda import Occasion, Plan, plan_of
from introplan.amendments import Amendment
from introplan.amendments.free import FreeSlot, free
from introplan.amendments.moving import To, line_for, moved
from introplan.amendments.occasions import Named, address_of
from introplan.checks import CHECKS, name_of
from introplan.demands import FORBIDDING
from introplan.editing import changed
from introplan.language import fill

SAMPLE = 4
"""So many occasions of each kind are moved in each programme, each to one slot of those that are offered."""


def taken(named: Named, slot: FreeSlot) -> Amendment:
    """The move to a slot, as its line says it."""
    was, would = named.occasion, slot.occasion
    to = To(
        would.day if would.day != was.day or not was.booked else None,
        would.times if would.times != was.times else None,
        would.place if would.place != was.place else None,
    )
    found = moved(named, to, TODAY)
    assert isinstance(found, Amendment), (line_for(named, would), said(found))
    return found


def where(occasion: Occasion) -> tuple[object, ...]:
    return occasion.day, occasion.times, occasion.place, occasion.status, set(occasion.people())


def others(plan: Plan, named: Named) -> dict[str, Occasion]:
    """All else that somebody has put somewhere: regular meetings make way by themselves."""
    every = plan.agenda.by_key.items()
    return {key: each for key, each in every if key != named.occasion.key and not each.is_by_rhythm}


def new_about(named: Named, before: Plan, after: Plan) -> list[str]:
    """What the checks that forbid a slot say of the occasion after a move, and say nothing like of it before."""
    ids = {address_of(named.occasion), named.occasion.key}
    found = []
    for check in CHECKS:
        if name_of(check) in FORBIDDING:
            then, now = ([each for each in check(plan) if ids & set(map(str, each.about))] for plan in (before, after))
            found += [fill(each.message.template, each.message.values, "en") for each in now if not then]
    return found


@pytest.mark.long
@settings(max_examples=150, phases=[Phase.generate], deadline=None)
@given(small_plans(), st.data())
def test_in_any_plan_whatever_is_offered_is_taken_and_nothing_new_stands_against_it(data: Data, more: st.DataObject):
    plan = plan_of_data(data)
    if not plan.agenda.sessions:
        return
    occasion = more.draw(st.sampled_from(plan.agenda.sessions))
    named = Named(plan, occasion, address_of(occasion))
    slots = free(named, MONDAY).slots
    if not slots:
        return
    slot = more.draw(st.sampled_from(slots))
    after = plan_of_data(changed(data, taken(named, slot).edits))
    assert where(after.agenda.by_key[occasion.key]) == where(slot.occasion)
    assert others(after, named) == others(plan, named)
    assert new_about(named, plan, after) == []


@pytest.mark.long
@pytest.mark.parametrize("kind", ["session", "review", "event", "meeting"])
@pytest.mark.parametrize("programme", ["malmo", "huddingetrainee"])
def test_in_the_programmes_whatever_is_offered_is_taken_and_no_error_comes_of_it(programme: str, kind: str):
    trial = Trial(programme, {path: plain(text) for path, text in Desk(programme).texts.items()}, TODAY)
    read, origins, _found = trial._read
    assert read is not None
    plan = plan_of(programme, read, origins)
    known = {part.identity for each in trial.findings for part in each.each}
    random = Random(f"{programme}/{kind}")
    for occasion in random.sample([each for each in plan.agenda.occasions if each.kind == kind], SAMPLE):
        named = asked_for(plan, address_of(occasion))
        assert named.occasion is occasion
        slot = random.choice(free(named, TODAY).slots)
        made, after = read_again(trial, taken(named, slot).edits, plan)
        assert where(after.agenda.by_key[occasion.key]) == where(slot.occasion)
        assert others(after, named) == others(plan, named)
        new = [part for each in made.findings for part in each.each if part.identity not in known]
        assert [finding_told(each) for each in new if each.severity == "error" or each.name in FORBIDDING] == []


ROOMS = """
    programme:
      checks: {week-too-full: {severity: warning}}
      phases: {start: {months: 0-2}, sen: {months: 2-24}}
    people: {ada: {name: Ada}, olle: {name: Olle}, eva: {name: Eva, unavailable: [2026-09-01..2026-12-31]}}
    places:
      sal: {title: Salen, capacity: 5, address: Gatan 1}
      rum: {title: Rummet, capacity: 5, address: Gatan 1}
    lectures: {tolk: {phase: start}, lvu: , upptagen: {lecturers: [eva]}}
    cohorts:
      ht26:
        participants: {ada: }
        sessions:
          tolk: {date: 2026-10-06, place: sal}
          lvu: {date: 2026-10-13, time: 9-17}
          upptagen: {date: 2026-10-20}
      vt27:
        starts: 2026-10-01
        participants: {olle: }
        sessions:
          a: {of: lvu, date: 2026-10-05, place: sal}
          b: {of: lvu, date: 2026-10-07, time: 8-17, place: sal}
"""


def slots_of(text: str, words: str, near: date | None = None) -> list[str]:
    named = asked_for(plan_from(text), words)
    return [in_a_line(each) for each in free(named, date(2026, 9, 28), near).slots]


def in_a_line(slot: FreeSlot) -> str:
    """Its day, its hours where they are not from nine, its room and its price."""
    day, times = slot.occasion.day, slot.occasion.times
    hours = f"{times.start:%H.%M}" if times and times.start.hour != 9 else ""
    return " ".join(filter(None, [f"{day:%a %d %b}", hours, slot.place, *(said(each)[0] for each in slot.price)]))


def test_the_nearest_come_first_and_the_same_weekday_counts_as_a_week_nearer():
    # On the thirteenth Ada is busy all day, and on the seventh the room is.
    assert slots_of(ROOMS, "ht26/tolk")[:3] == ["Tue 29 Sep", "Thu 08 Oct", "Fri 09 Oct"]
    assert slots_of(ROOMS, "ht26/tolk", date(2026, 10, 8))[:2] == ["Thu 08 Oct", "Fri 09 Oct"]


def test_another_hour_or_room_comes_after_what_needs_neither():
    within = ROOMS.replace("lectures: {tolk: {phase: start}", "lectures: {tolk: {weeks: 6}")
    assert slots_of(within, "ht26/tolk") == [
        "Thu 08 Oct",
        "Fri 09 Oct",
        "Tue 06 Oct 08.30",
        "Wed 07 Oct Rummet",
        "Mon 05 Oct 12.00",
    ]


def test_the_price_is_said_and_puts_a_slot_behind_those_without():
    text = """
        programme: {checks: {week-too-full: {severity: warning}}}
        people: {ada: {name: Ada}}
        lectures: {a: {weeks: 6-7}}
        cohorts:
          ht26:
            participants: {ada: }
            sessions:
              a: {date: 2026-10-05}
              b: {date: 2026-10-13, time: 13-14}
              c: {date: 2026-10-14, time: 13-14}
    """
    found = slots_of(text, "ht26/a")
    assert found[:4] == ["Tue 06 Oct", "Wed 07 Oct", "Thu 08 Oct", "Fri 09 Oct"]
    assert "Fri 16 Oct the week has sessions on 3 days" in found
    assert found.index("Tue 13 Oct") < found.index("Fri 16 Oct the week has sessions on 3 days")


def test_nothing_is_offered_before_today_nor_outside_its_phase():
    plan = plan_from(ROOMS)
    named = asked_for(plan, "ht26/tolk")
    days = [each.occasion.day for each in free(named, date(2026, 10, 21)).slots]
    assert days
    assert all(date(2026, 10, 21) <= day < date(2026, 11, 1) for day in days)


def test_what_can_not_be_anywhere_says_what_stands_against_most_days():
    found = free(asked_for(plan_from(ROOMS), "ht26/upptagen"), date(2026, 10, 1))
    assert found.slots == ()
    assert found.refused[0] == ("lecturer-unavailable", found.days)


def test_a_review_that_is_not_booked_is_offered_hours_on_the_day_when_it_is_due():
    text = """
        programme: {reviews: {manad-3: {month: 3, with: [mentor], length: 1h}}}
        people: {ada: {name: Ada}}
        cohorts: {ht26: {participants: {ada: }, sessions: {a: {date: 2026-12-01, time: 13-14}}}}
    """
    named = asked_for(plan_from(text), "ht26/ada/manad-3")
    slots = free(named, TODAY).slots
    assert line_for(named, slots[0].occasion) == "introplan move ht26/ada/manad-3 --to 2026-12-01 --time 12-13"
    assert {each.occasion.times is not None for each in slots} == {True}


def test_a_regular_meeting_makes_way_for_its_own_two_and_not_for_who_wants_its_room():
    text = """
        programme:
          reviews: {{manad-3: {{month: 3, with: [manager], length: 1h}}}}
          roles: {{mentor: {{meets: {{every: 1 week, length: 1h}}}}}}
        people: {{mona: , mia: }}
        places: {{rum: {{title: Rummet, capacity: 4, address: Gatan 1}}}}
        cohorts:
          ht26:
            participants:
              ada: {{manager: mona, reviews: {{manad-3: {{date: 2026-12-01, time: 13, place: rum}}}}}}
              bo:
        pairings:
          par: {{participant: {whose}, mentor: mia, meets: {{on: wednesday, time: 13, place: rum}}}}
    """
    wednesday = date(2026, 12, 2)
    assert slots_of(text.format(whose="ada"), "ada/manad-3", wednesday)[0] == "Wed 02 Dec 13.00"
    assert "Wed 02 Dec 13.00" not in slots_of(text.format(whose="bo"), "ada/manad-3", wednesday)
