"""The law of the search: a slot is offered if and only if no finding about it is new, and its price is what it says.

It is judged by changing the plan's data, reading it again, and asking the checks, which know nothing of the search.
"""

from collections.abc import Iterator
from datetime import date, time

import pytest
from demands.small_plans import CROWDED, DAYS, HOURS, Data, plan_from, plans_with_those_invited, small_plans
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from introplan.agenda import Occasion, Plan
from introplan.checks import CHECKS, name_of
from introplan.checks.ways_out import fix_of
from introplan.days import Times
from introplan.demands import BETWEEN, OVER, SLOTS, Reason, Search, around, as_it_would_be, key_of
from introplan.demands.search import slots_that_look_at, what_differs
from introplan.diagnostics import Diagnostic
from introplan.editing.changes import changed

Fact = tuple[object, ...]
FORBIDDING = {name for demand in (*SLOTS, *BETWEEN) for name in demand.names}
PRICED = {name for demand in OVER for name in demand.names}
LASTING = {
    "place-too-small",
    "too-many-participants",
    "session-outside-phase",
    "required-activity-missed",
    "session-after-programme",
}
"""What was so before is no news on another day: it is not the day that is at fault."""
BY_HOURS = {"session-outside-working-day", "session-in-the-evening"}
BY_BOTH = {
    "participant-double-booked",
    "lecturer-double-booked",
    "supporter-double-booked",
    "guest-double-booked",
    "place-double-booked",
    "no-time-to-travel",
}


def found_in(plan: Plan, names: set[str]) -> list[Diagnostic]:
    """All that checks of these names find."""
    return [each for check in CHECKS if name_of(check) in names for each in check(plan)]


def ids_of(found: Diagnostic) -> list[str]:
    return [id_ for ids in found.about for id_ in ((ids,) if isinstance(ids, str) else ids)]


def facts_about(plan: Plan, occasion: Occasion, found: list[Diagnostic]) -> set[Fact]:
    """What is said about a session, person by person, without what is not its identity."""
    return {fact for each in found if _is_about(plan, occasion, each) for fact in _facts(plan, occasion, each)}


def _is_about(plan: Plan, occasion: Occasion, found: Diagnostic) -> bool:
    title = plan.programme.taught[occasion.subject].title
    ids = ids_of(found)
    if found.name == "required-activity-missed":
        return title in found.message.values["activities"]
    return key_of(occasion) in ids or (found.name == "prerequisite-too-late" and occasion.subject in ids)


def _facts(plan: Plan, occasion: Occasion, found: Diagnostic) -> Iterator[Fact]:
    ids, values, name = ids_of(found), found.message.values, found.name
    people = [id_ for id_ in ids if id_ in plan.programme.people] or [""]
    for person in people:
        if name == "prerequisite-too-late":
            yield name, person, ids[1], ids[4]
        elif name == "session-outside-phase":
            yield name, person, ids[0], "weeks" in values
        elif name in LASTING:
            yield name, person
        elif name == "session-on-closed-day":  # of days in a row it tells the first
            yield name, occasion.day
        elif name in BY_HOURS:
            yield name, values["times"]
        elif name in BY_BOTH:
            yield name, person, tuple(ids), values["day"], values["first_times"], values["second_times"]
        elif name == "too-little-daily-rest":
            yield name, person, tuple(ids), values["day"], values["last"], values["first"]
        else:
            yield name, person, values["day"]


def prices_in(plan: Plan) -> set[Fact]:
    """What is too much or too long anywhere in a plan."""
    return {fact for each in found_in(plan, PRICED) for fact in _prices(plan, each)}


def _prices(plan: Plan, found: Diagnostic) -> Iterator[Fact]:
    ids, values, name = ids_of(found), found.message.values, found.name
    people = [id_ for id_ in ids if id_ in plan.programme.people]
    day = values.get("day")
    assert isinstance(day, date)
    if name == "week-too-full":
        yield from ((name, person, day.isocalendar()[:2]) for person in people)
    elif name == "unit-over-agreed-hours":
        yield name, ids[0], day.replace(day=1)
    elif name == "exchange-too-far-apart":
        yield name, *ids, "starts" in values, "ends" in values
    elif name == "first-weeks-empty":
        yield name, ids[0]
    elif name == "invited-while-busy":
        keys = frozenset(key for key in ids if "/" in key)
        yield from ((name, person, keys, day, values["first_times"], values["second_times"]) for person in people)
    elif people:
        yield from ((name, person, day) for person in people)
    else:
        yield from ((name, key) for key in ids if "/" in key)


def _price(reason: Reason) -> Fact:
    if reason.name == "week-too-full":
        return reason.name, reason.who[0], reason.why.isocalendar()[:2]
    if reason.name == "unit-over-agreed-hours":
        return reason.name, reason.who[0], reason.why
    if reason.name == "exchange-too-far-apart":
        before, after = reason.why
        return reason.name, reason.who[0], *filter(None, reason.why), not before, not after
    if reason.name == "first-weeks-empty":
        return reason.name, reason.who[0]
    if reason.name == "invited-while-busy":
        return reason.name, reason.who[0], frozenset(reason.why[:2]), *reason.why[2:]
    return (reason.name, reason.who[0], reason.why) if reason.who else (reason.name, reason.why)


def times_of(text: str) -> Times:
    """`9-11.30`, as a plan would have it."""
    start, end = (time(*map(int, part.split("."))) for part in text.split("-"))
    return Times(start, end)


DAY = st.sampled_from(CROWDED) | st.sampled_from(DAYS)
TIMES = st.sampled_from(HOURS).map(times_of)
CHANGES = st.one_of(
    st.fixed_dictionaries({"day": DAY}),
    st.fixed_dictionaries({"times": TIMES}),
    st.fixed_dictionaries({"day": DAY, "times": TIMES}),
    st.fixed_dictionaries({"place": st.sampled_from(["sal", "rum", "natet"])}),
    st.fixed_dictionaries({"lecturers": st.sampled_from([("olle",), ("mona",)])}),
)
"""Another day, hour, room or lecturer."""


NEVER_SO = {
    "review-on-closed-day",
    "event-on-closed-day",
    "meeting-on-closed-day",
    "reviewer-unavailable",
    "review-when-away",
    "review-off-its-month",
    "make-up-when-away",
    "place-not-accessible",
    "supporter-double-booked",
    "guest-double-booked",
    "invited-while-busy",
    "too-much-on-one-lecturer",
}
"""What the small plans are too small for: reviews, events, meetings, guests, and ten sessions."""

SELDOM = {
    *("session-after-programme", "session-on-bridge-day", "prerequisite-too-late", "too-little-daily-rest"),
    "too-many-participants",
}
"""What is seldom the only thing that is new."""


@pytest.mark.long
def test_a_slot_is_offered_if_and_only_if_no_finding_about_it_is_new():
    decided: set[str] = set()
    _judge(small_plans(), decided, examples=900)
    assert (FORBIDDING | PRICED) - decided - SELDOM == NEVER_SO


@pytest.mark.long
def test_who_is_asked_rules_nothing_out_and_is_a_price():
    decided: set[str] = set()
    _judge(plans_with_those_invited(), decided, examples=100)
    assert "invited-while-busy" in decided


def test_a_demand_has_the_same_reasons_wherever_nothing_differs_that_it_looks_at():
    asked: set[tuple[str, str]] = set()

    @settings(max_examples=60, phases=[Phase.generate])
    @given(plans_with_those_invited() | small_plans(), st.data())
    def judge(data: Data, more: st.DataObject) -> None:
        plan = plan_from(data)
        if not plan.agenda.sessions:
            return
        occasion, here = more.draw(st.sampled_from(plan.agenda.sessions)), around(plan)
        changes = more.draw(st.lists(CHANGES, min_size=4, max_size=4))
        others = [as_it_would_be(plan, occasion, **change) for change in changes]
        others.append(occasion._replace(attendees=occasion.attendees[:-1]))
        for would in others:
            differing = what_differs(occasion, would)
            assert differing is not None
            for slot in set(SLOTS) - set(slots_that_look_at(differing, ())):
                before, after = (list(slot.reasons(here.having(each), each)) for each in (occasion, would))
                assert before == after, (slot.names, differing)
                asked.update((slot.names[0], looked) for looked in differing)

    judge()
    assert len(asked) > 20


def test_where_more_differs_than_any_demand_looks_at_all_are_asked():
    occasion = Occasion("ht26/amne", "session", "amne", DAYS[0], None, "planned", ("ht26",), (), ())
    assert what_differs(occasion, occasion._replace(booked=False)) is None
    assert slots_that_look_at(None, ()) == SLOTS


def _judge(plans: st.SearchStrategy[Data], decided: set[str], *, examples: int) -> None:
    """Try slots of small plans, and note the demands that alone have ruled one out, or have a price."""

    # A smaller plan is found only after minutes of reading plans, and each is small already.
    @settings(max_examples=examples, phases=[Phase.generate])
    @given(plans, st.data())
    def judge(data: Data, more: st.DataObject) -> None:
        plan = plan_from(data)
        if not plan.agenda.sessions:
            return
        occasion = more.draw(st.sampled_from(plan.agenda.sessions))
        search = Search(around(plan), occasion)
        before, priced = facts_about(plan, occasion, found_in(plan, FORBIDDING)), prices_in(plan)
        for change in more.draw(st.lists(CHANGES, min_size=4, max_size=4)):
            would = as_it_would_be(plan, occasion, **change)
            fix = fix_of(plan, would)
            assert fix is not None
            really = plan_from(changed(data, fix.edits))
            assert really.agenda.by_key[occasion.key] == would
            new = facts_about(really, would, found_in(really, FORBIDDING)) - before
            assert search.is_free(would) == (not new), (change, new)
            brings, ends = search.offer(would).price
            now = prices_in(really)
            assert set(map(_price, brings)) == now - priced, change
            assert set(map(_price, ends)) == priced - now, change
            names = {str(fact[0]) for fact in new}
            decided.update(names if len(names) == 1 else ())
            decided.update(str(fact[0]) for fact in now ^ priced)

    judge()
