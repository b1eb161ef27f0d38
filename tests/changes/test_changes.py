"""Changes between two plans: applied to the one they give the other, and each person sees their own."""

from collections.abc import Iterable
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendering.changes.two_plans import compared

from introplan.agenda import Attendee
from introplan.changes.change import Change, Events, changes_between
from introplan.changes.comparison import Comparison
from introplan.changes.support import SupportChange
from introplan.days import Times
from introplan.releases import PublishedEvent, is_same
from introplan.rendering.changes import NamesTold, in_sentences

PEOPLE = ("ada", "bo", "ida")
EVENTS = st.builds(
    PublishedEvent,
    key=st.sampled_from([f"ht26/{n}" for n in range(6)]),
    kind=st.just("session"),
    sort=st.just("lecture"),
    subject=st.just("lagen"),
    title=st.sampled_from(["Lagen", "Samtal"]),
    day=st.dates(date(2026, 9, 1), date(2026, 9, 5)),
    times=st.sampled_from([None, Times(time(9), time(12)), Times(time(13), time(15))]),
    status=st.sampled_from(["planned", "cancelled"]),
    place=st.sampled_from([None, "salen"]),
    cohorts=st.sampled_from([("ht26",), ("ht26", "vt27"), ("vt27",)]),
    attendees=st.lists(
        st.builds(Attendee, st.sampled_from(PEOPLE), st.sampled_from(["participant", "lecturer"])), unique=True
    ).map(tuple),
    text=st.sampled_from(["a", "b"]),
    details=st.sampled_from(["a", "b"]),
    tells=st.sampled_from([(), (("title", "a"),), (("note", "b"), ("title", "a")), (("rest", "c"), ("title", "b"))]),
)
PLANS = st.lists(EVENTS, max_size=8).map(lambda events: {event.key: event for event in events})


def applied(before: Events, changes: Iterable[Change]) -> dict[str, PublishedEvent]:
    """The events after the changes have come to those before."""
    events = dict(before)
    for change in changes:
        if change.before and change.before.key != change.event.key:
            del events[change.before.key]
        if change.after is None:
            del events[change.event.key]
        else:
            events[change.event.key] = change.after
    return events


@pytest.mark.long
@given(PLANS, PLANS)
def test_the_changes_applied_to_the_old_give_the_new(before, after):
    then = applied(before, changes_between(before, after))
    assert then.keys() == after.keys()
    assert all(is_same(then[key], after[key]) for key in then)
    assert changes_between(after, after) == ()


@pytest.mark.long
@given(PLANS, PLANS)
def test_what_is_told_can_be_told_the_other_way_round(before, after):
    there, back = Comparison(before, after), Comparison(after, before)
    assert {change.event.key for change in there.changes} == {change.event.key for change in back.changes}
    assert set(there.by_person) == set(back.by_person)


@pytest.mark.long
@given(PLANS, PLANS)
def test_everybody_who_is_told_something_is_among_those_concerned(before, after):
    comparison = Comparison(before, after)
    for person in PEOPLE:
        told = comparison.told_to(person)
        assert bool(told) == (person in comparison.by_person)
        assert all(person in one.people for one in told)


def event(**values: object) -> PublishedEvent:
    usual = {"key": "ht26/lagen", "kind": "session", "sort": "lecture", "subject": "lagen", "title": "Lagen"}
    return PublishedEvent(**{**usual, "day": date(2027, 3, 4), "times": Times(time(9), time(12)), **values})


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (None, event(), ("new",)),
        (None, event(status="cancelled"), ()),
        (event(), None, ("removed",)),
        (event(status="cancelled"), None, ()),
        (event(), event(status="cancelled", day=date(2027, 3, 11)), ("cancelled",)),
        (event(status="cancelled"), event(), ("restored",)),
        (event(), event(day=date(2027, 3, 11), place="salen"), ("moved", "place")),
        (event(booked=False, times=None), event(), ("booked",)),
        (event(), event(title="Rätten", text="b"), ("title",)),
        (event(), event(text="b"), ("text",)),
        (event(), event(details="b", frame="c", host="kommunen", organisations=("kommunen",)), ()),
        (event(), event(attendees=(Attendee("ida", "lecturer"),)), ("lecturers",)),
        (event(), event(attendees=(Attendee("ada", "participant"),)), ("roster",)),
    ],
)
def test_a_change_says_what_is_worth_telling(before, after, what):
    assert Change(before, after).what == what


def test_who_has_nothing_to_be_told_of_is_not_concerned():
    comparison, _before, _after = compared(("lagen: {date: 2027-04-15", "lagen: {date: 2027-04-16"))
    assert sorted(comparison.by_person) == ["ada", "deltagare-7", "olle"]


def test_a_person_who_had_nothing_before_is_new():
    comparison, _before, _after = compared(("      bo:\n", "      bo:\n      olle:\n"))
    assert [person for person in ("ada", "bo", "olle") if comparison.is_new(person)] == []
    assert Comparison({}, comparison.after).is_new("ada")


def test_a_supporter_who_waits_for_a_draft_to_be_confirmed_is_no_pair_yet():
    comparison, _before, after = compared(
        (
            "pairings:\n",
            "  utkast: {title: Utkast, starts: 2027-09-01, status: draft, participants: {ida: }}\npairings:\n",
        )
    )
    told = [in_sentences(one, NamesTold(after), "en") for one in comparison.told]
    assert "Ada Testsson and Ida Introdotter do not meet any more, from Tue 1 September 2026 (week 36)." in told
    assert comparison.told_to("ada") == (), "whose calendar has the same meetings as before"
    again = Comparison(comparison.after, comparison.before)
    for there in (comparison, again):
        assert [one for one in there.told_to("ida") if isinstance(one, SupportChange)] != []
