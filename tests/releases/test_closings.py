"""The laws of closing a cohort, over random histories with branches: nobody comes back, and no number is used twice."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from releases.histories import histories
from releases.ledgers import FIRST, IDENTITY, released, session

from introplan.agenda import Attendee
from introplan.releases import (
    EMPTY,
    KnownWarning,
    Ledger,
    PublishedEvent,
    Release,
    Stamp,
    joined,
    ledger_text,
    next_release,
    read_ledger,
)
from introplan.releases.closings import Seal, mark_of_word, number_before, word_of
from introplan.releases.forgetting import Leaving, closed
from introplan.releases.ledger import after_all, as_built, says_nothing_new
from introplan.releases.named import CurrentName, ReleasedName

MANY = settings(max_examples=150)
SALT = "0f" * 16
ADA = Leaving(frozenset({"ada"}), frozenset({"ada"}))
MEETING = "karin-ada/2027-01"
STILL_FOUND = frozenset({KnownWarning("lone-check", "a1"), KnownWarning("of-the-plan-without-her", "c3")})


def without_ada(events: dict[str, PublishedEvent]) -> dict[str, PublishedEvent]:
    """What a plan gives out when she is not in it: no meetings of hers, and nobody else is missing anywhere."""
    stays = {key: event for key, event in events.items() if not key.startswith("karin-ada/")}
    return {
        key: event._replace(attendees=tuple(each for each in event.attendees if each.person != "ada"))
        for key, event in stays.items()
    }


def closing(ledger: Ledger, salt: str = SALT) -> Ledger:
    """The ledger after her cohort was closed."""
    seal = Seal(after_all(ledger), "ht26", salt)
    identities = frozenset(("people/bo", "people/cy", "people/a", "people/b"))
    return closed(ledger, seal, ADA, ledger.events, without_ada(ledger.events), identities, STILL_FOUND)


@pytest.fixture
def given_out() -> Ledger:
    """A session of hers and of Bo's, and a meeting that has moved twice."""
    both = (Attendee("olle", "lecturer"), Attendee("ada", "participant"), Attendee("bo", "participant"))
    meeting = session(MEETING, kind="meeting", personal=True, subject="karin-ada", day=date(2027, 1, 12))
    first = released(EMPTY, [session(attendees=both), meeting])
    second = released(first, [session(attendees=both), meeting._replace(day=date(2027, 1, 13))])
    third = released(second, [session(attendees=both), meeting._replace(day=date(2027, 1, 14))])
    return replace(
        third, called={"people/ada": ReleasedName(FIRST, "ada", "1"), "people/bo": ReleasedName(FIRST, "bo", "2")}
    )


def test_the_file_names_nobody_who_has_gone_and_others_stay_as_they_were(given_out):
    after = closing(given_out)
    text = ledger_text(after)
    assert "ada" not in text
    assert text.startswith("introplan-ledger 3\n")
    assert after.records.keys() == {"ht26/etik"}
    assert after.records["ht26/etik"].stamp == given_out.records["ht26/etik"].stamp
    assert after.events["ht26/etik"].people() == ("olle", "bo")
    assert after.called.keys() == {"people/bo"}
    assert read_ledger("releases.ledger", text.encode()) == (after, [])


def test_a_ledger_without_closed_cohorts_can_be_read_by_earlier_programs(given_out):
    assert ledger_text(given_out).startswith("introplan-ledger 2\n")


def test_what_comes_back_goes_on_from_its_number(given_out):
    after = closing(given_out)
    again = next_release(after, given_out.events, Release("4", FIRST, ""), IDENTITY)
    assert given_out.records[MEETING].stamp.sequence == 2
    assert again.records[MEETING].stamp.sequence == 3
    assert as_built(after, given_out.events)[MEETING].stamp.sequence == 3
    assert again.records["ht26/etik"].stamp.sequence == 0
    other = given_out.events[MEETING]._replace(key="karin-ada/2027-02")
    assert as_built(after, {other.key: other})[other.key].stamp.sequence == 3
    stranger = other._replace(key="karin-bo/2027-02")
    assert as_built(after, {stranger.key: stranger})[stranger.key].stamp.sequence == 0


def test_who_has_come_back_is_not_taken_away_by_what_is_remembered_from_before(given_out):
    after = closing(given_out)
    again = next_release(after, given_out.events, Release("4", FIRST, ""), IDENTITY)
    assert joined([again, given_out, after]) == again
    assert again.records[MEETING].event == given_out.events[MEETING]


def test_the_next_release_has_something_to_give_out_and_the_one_after_it_has_not(given_out):
    after = closing(given_out)
    assert not says_nothing_new(after, after.events, {})
    again = next_release(after, after.events, Release("4", FIRST, ""), IDENTITY)
    assert again.last
    assert again.last.at > after.closings[0].seal.at
    assert says_nothing_new(again, again.events, {})
    assert again.records == after.records


def test_a_colleague_who_moved_it_apart_brings_nobody_back_and_her_number_counts(given_out):
    moved = given_out.events[MEETING]._replace(day=date(2027, 1, 20))
    apart = released(given_out, [given_out.events["ht26/etik"], moved], at=FIRST + timedelta(days=9))
    together = joined([closing(given_out), apart])
    assert MEETING not in together.records
    assert "people/ada" not in together.called
    assert "ada" not in ledger_text(together)
    assert number_before(together.closings, MEETING) == 3
    assert as_built(together, given_out.events)[MEETING].stamp.sequence == 4


def test_what_a_colleague_made_anew_apart_is_news_until_the_plan_has_it_no_more(given_out):
    """Somebody has it in a calendar, and has to be told when it falls away."""
    new = session("ada-ny/2027-01", kind="meeting", personal=True, subject="ada-ny", day=date(2027, 1, 20))
    apart = released(given_out, [*given_out.events.values(), new], at=FIRST + timedelta(days=9))
    together = joined([closing(given_out), apart])
    assert together.records["ada-ny/2027-01"].event == new
    after = next_release(together, without_ada(given_out.events), Release("9", FIRST, ""), IDENTITY)
    assert after.records["ada-ny/2027-01"].removed


def test_it_came_back_here_and_was_moved_further_there(given_out):
    after = closing(given_out)
    again = next_release(after, given_out.events, Release("4", FIRST, ""), IDENTITY)
    apart = given_out
    for day in range(20, 26):
        apart = released(
            apart, [given_out.events[MEETING]._replace(day=date(2027, 1, day))], at=FIRST + timedelta(days=day)
        )
    together = joined([again, apart])
    assert together.records[MEETING].stamp.sequence > apart.records[MEETING].highest
    assert joined([together, apart, again]) == together


@pytest.mark.parametrize("key", ["ht26/internat", "ht26/internat/2", "ht26/handledning/2026-W37", "ht26/etik/2026-09"])
def test_a_session_that_was_taken_out_stays_cancelled_and_so_does_a_day_or_a_time_of_one(given_out, key):
    with_it = released(given_out, [*given_out.events.values(), session(key)])
    without = released(with_it, given_out.events.values())
    after = closing(without)
    assert after.records[key].removed
    assert after.records[key].stamp == without.records[key].stamp
    assert after.records[key].event
    assert after.records[key].event.people() == ("olle",)
    assert joined([after, with_it, without]).records[key] == after.records[key]


def test_counters_of_what_the_plan_has_long_lost_go_under_marks_too(given_out):
    gone = released(given_out, [given_out.events["ht26/etik"]], at=FIRST + timedelta(days=99))
    assert gone.records[MEETING].event is None
    after = closing(gone)
    assert MEETING not in after.records
    assert number_before(after.closings, MEETING) == gone.records[MEETING].highest


def test_two_cohorts_can_be_closed_apart(given_out):
    ours, theirs = closing(given_out), closing(given_out, "aa" * 16)
    together = joined([ours, theirs])
    assert together == joined([theirs, ours])
    assert len(together.closings) == 2
    assert "ada" not in ledger_text(together)
    assert joined([together, ours, theirs, given_out]) == together


def test_a_mark_is_another_with_another_key():
    assert mark_of_word(SALT, "people/ada") != mark_of_word("aa" * 16, "people/ada")
    assert word_of("ht26/etik") is None
    assert word_of("ada-ida/2027-W10") == "pairings/ada-ida"
    assert word_of("ada-ida/2027-03") == "pairings/ada-ida"
    assert word_of("ht26/ada/manad-3") == "reviews/ht26/ada"
    assert word_of("_events/samtal") == "events/samtal"


def test_a_line_of_a_closing_that_is_lost_is_told(given_out):
    text = ledger_text(closing(given_out))
    lines = [line for line in text.splitlines(keepends=True) if not line.startswith("closed ")]
    _ledger, found = read_ledger("releases.ledger", "".join(lines).encode())
    assert {each.name for each in found} == {"ledger-line-lost"}
    changed = text.replace("hidden ", "hidden 0")
    assert {each.name for each in read_ledger("releases.ledger", changed.encode())[1]} == {"ledger-line-changed"}


closed_nodes = st.lists(st.integers(0, 30), min_size=1, max_size=3)


@pytest.mark.long
@MANY
@given(histories, closed_nodes, st.randoms(use_true_random=False))
def test_the_order_in_which_closed_ledgers_are_joined_makes_no_difference(nodes, which, random):
    those = [node.ledger for node in nodes]
    those += [closing(those[number % len(nodes)], f"{number:032x}") for number in set(which)]
    once = joined(those)
    random.shuffle(those)
    assert joined(those) == once
    assert joined([once]) == once
    assert joined([*those, once]) == once


@pytest.mark.long
@MANY
@given(histories, st.data())
def test_a_closed_ledger_joined_with_what_it_once_was_is_itself(nodes, data):
    node = data.draw(st.sampled_from(nodes))
    past = data.draw(st.sets(st.sampled_from(sorted(node.past))))
    after = closing(node.ledger)
    assert joined([after, *(nodes[number].ledger for number in sorted(past))]) == after
    assert read_ledger("releases.ledger", ledger_text(after).encode()) == (after, [])


@pytest.mark.long
@MANY
@given(histories, st.data())
def test_nobody_who_has_gone_comes_back_and_no_number_falls(nodes, data):
    node = data.draw(st.sampled_from(nodes))
    others = data.draw(st.lists(st.sampled_from([each.ledger for each in nodes])))
    after = closing(node.ledger)
    together = joined([after, *others])
    for ledger in (node.ledger, *others):
        for key, record in ledger.records.items():
            here = together.records.get(key)
            number = number_before(together.closings, key)
            assert max(here.highest if here else -1, -1 if number is None else number) >= record.highest
    if MEETING in node.ledger.records.keys() - after.records.keys():
        assert MEETING not in together.records
    for record in together.records.values():
        if record.event and not record.event.personal:
            assert "ada" not in record.event.people()


@pytest.mark.long
@MANY
@given(histories, st.data())
def test_whoever_comes_back_has_higher_numbers_than_ever(nodes, data):
    node = data.draw(st.sampled_from(nodes))
    others = data.draw(st.lists(st.sampled_from([each.ledger for each in nodes])))
    known = [each.records[MEETING].highest for each in (node.ledger, *others) if MEETING in each.records]
    together = joined([closing(node.ledger), *others])
    meeting = session(MEETING, kind="meeting", personal=True, subject="karin-ada", day=date(2028, 1, 12))
    again = next_release(together, {**together.events, MEETING: meeting}, Release("99", FIRST, ""), IDENTITY)
    assert all(again.records[MEETING].stamp > Stamp(number, FIRST) for number in known)
    if MEETING in node.ledger.records.keys() - closing(node.ledger).records.keys():
        assert all(again.records[MEETING].stamp.sequence > number for number in known)
    assert (
        joined([again, *others, node.ledger]).records[MEETING].stamp.sequence >= again.records[MEETING].stamp.sequence
    )


def test_the_names_of_a_release_are_kept_for_those_who_stay(given_out):
    again = next_release(
        closing(given_out), {}, Release("4", FIRST, ""), IDENTITY, {"people/bo": CurrentName("bo", "3")}
    )
    assert again.called.keys() == {"people/bo"}
