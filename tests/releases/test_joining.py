"""The laws of joining ledgers, over random histories with branches; and what they mean, in a few plain cases."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from releases.histories import Node, histories
from releases.ledgers import FIRST, released, session

from introplan.agenda import Attendee
from introplan.releases import EMPTY, Ledger, Record, Stamp, joined, ledger_text, read_ledger

KEY = "ht26/etik"
BASE = released(EMPTY, [session(), session("ht26/barnsamtal")])
MANY = settings(max_examples=150)


def in_calendars(record: Record) -> dict[str, tuple[int, object]]:
    """What each calendar has of an event: its number, and what it says there."""
    entries: dict[str, tuple[int, object]] = {
        calendar: (each.stamp.sequence, "cancelled") for calendar, each in record.cancellations.items()
    }
    if record.event and not record.removed:
        said = record.event._replace(attendees=(), cohorts=(), organisations=(), personal=False)
        entries |= dict.fromkeys(record.event.calendars, (record.stamp.sequence, (said, record.stamp.changed)))
    return entries


def ledgers(nodes: list[Node]) -> list[Ledger]:
    return [node.ledger for node in nodes]


@pytest.mark.long
@MANY
@given(histories, st.randoms(use_true_random=False))
def test_the_order_in_which_ledgers_are_joined_makes_no_difference(nodes, random):
    those = ledgers(nodes)
    once = joined(those)
    random.shuffle(those)
    assert joined(those) == once


@pytest.mark.long
@MANY
@given(histories, st.data())
def test_a_ledger_joined_with_what_it_once_was_is_itself(nodes, data):
    node = data.draw(st.sampled_from(nodes))
    past = data.draw(st.sets(st.sampled_from(sorted(node.past))))
    assert joined([node.ledger, *(nodes[number].ledger for number in sorted(past))]) == node.ledger


@pytest.mark.long
@MANY
@given(histories)
def test_joining_again_changes_nothing(nodes):
    once = joined(ledgers(nodes))
    assert joined([once]) == once
    assert joined([*ledgers(nodes), once]) == once


@pytest.mark.long
@MANY
@given(histories, st.data())
def test_no_number_falls_and_none_has_two_contents(nodes, data):
    those = data.draw(st.lists(st.sampled_from(ledgers(nodes)), min_size=1))
    together = joined(those)
    for key, record in chain.from_iterable(each.records.items() for each in those):
        now = together.records[key]
        assert now.highest >= record.highest
        entries = in_calendars(now)
        for calendar, (sequence, content) in in_calendars(record).items():
            if calendar in entries:
                number, said = entries[calendar]
                assert number >= sequence
                is_newer = said != "cancelled" and content != "cancelled" and said[1] > content[1]
                assert number > sequence or said == content or is_newer


@pytest.mark.long
@MANY
@given(histories, st.data())
def test_whoever_has_it_in_a_calendar_where_it_no_longer_stands_gets_it_cancelled(nodes, data):
    those = data.draw(st.lists(st.sampled_from(ledgers(nodes)), min_size=1))
    together = joined(those)
    last = together.releases[-1].at.date()
    for key, record in chain.from_iterable(each.records.items() for each in those):
        if record.event and record.event.day + timedelta(days=14) >= last and not together.records[key].peak:
            assert in_calendars(record).keys() <= in_calendars(together.records[key]).keys()


@pytest.mark.long
@MANY
@given(histories, st.data())
def test_a_file_put_together_with_an_older_one_of_its_own_is_as_it_was(nodes, data):
    """As `merge=union` may leave it, or somebody who copies lines from an old copy."""
    node = data.draw(st.sampled_from(nodes))
    old = nodes[data.draw(st.sampled_from(sorted(node.past)))].ledger
    both = [ledger_text(node.ledger), ledger_text(old)]
    if data.draw(st.booleans()):
        both.reverse()
    ledger, _found = read_ledger("releases.ledger", "".join(both).encode())
    assert replace(ledger, called={}) == replace(node.ledger, called={})


def test_a_line_that_the_file_has_lost_comes_back_as_it_was():
    moved = released(BASE, [session(day=date(2027, 3, 11)), session("ht26/barnsamtal")])
    records = {key: record for key, record in moved.records.items() if key != KEY}
    assert joined([Ledger(moved.identity, moved.releases, records), BASE, moved]) == moved
    assert joined([Ledger(moved.identity, moved.releases, records), BASE]).records[KEY] == BASE.records[KEY]


def test_an_old_copy_of_the_file_takes_nothing_back():
    moved = released(BASE, [session(day=date(2027, 3, 11))])
    assert joined([BASE, moved]) == moved


def test_a_lost_line_of_a_calendar_that_was_left_comes_back_with_the_number_it_had():
    handed_over = released(BASE, [session(attendees=(Attendee("jana", "lecturer"),), text="44444444")])
    moved = released(handed_over, [session(attendees=(Attendee("jana", "lecturer"),), day=date(2027, 3, 11))])
    record = moved.records[KEY]
    without = Record(KEY, record.stamp, record.event)
    damaged = Ledger(moved.identity, moved.releases, {**moved.records, KEY: without})
    assert joined([damaged, moved]).records[KEY].cancellations == record.cancellations


def test_two_that_moved_the_same_apart_go_on_from_a_number_that_nobody_has():
    """Both gave out number 1 with different times; either's calendars take number 2."""
    ours = released(BASE, [session(day=date(2027, 3, 11))], at=FIRST.replace(hour=10))
    theirs = released(BASE, [session(day=date(2027, 3, 18))], at=FIRST.replace(hour=11))
    record = joined([ours, theirs]).records[KEY]
    assert record.event == session(day=date(2027, 3, 18))
    assert record.stamp == Stamp(2, FIRST.replace(hour=11))


def test_the_number_that_a_calendar_has_from_either_branch_is_passed():
    """One branch has handed the session over twice, which counts in the calendars left; the other has moved it."""
    once = released(BASE, [session(attendees=(Attendee("jana", "lecturer"),))], at=FIRST.replace(hour=10))
    twice = released(once, [session(attendees=(Attendee("eva", "lecturer"),))], at=FIRST.replace(hour=11))
    moved = released(BASE, [session(day=date(2027, 3, 11))], at=FIRST.replace(hour=12))
    together = joined([twice, moved])
    for calendar, (sequence, _said) in in_calendars(moved.records[KEY]).items():
        assert in_calendars(together.records[KEY])[calendar][0] > sequence
