"""Whatever has another id and says what it was is the same to everybody: no byte of what is given out is another."""

from datetime import UTC, datetime

import pytest
from releases.renaming import KINDS, OWN_LECTURES, Kind, planned, renamed, told, with_was
from releases.renaming_all import Renaming, tree_of
from rendering.calendars.calendar_plans import made, released, without_numbers

from introplan.agenda import Plan
from introplan.changes.comparison import Comparison
from introplan.releases import (
    Ledger,
    Release,
    events_of,
    identity_findings,
    ledger_text,
    names_of,
    next_release,
    read_ledger,
    says_nothing_new,
)
from introplan.releases.named import given_out, last_ids, names_joined
from introplan.rendering.feeds import secret_place

BEFORE = planned(OWN_LECTURES)
LEDGER = released(BEFORE)
ALL = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
KEY = b"k" * 32


def under(kind: Kind) -> str | None:
    """The section where its entry stands, when that word stands elsewhere too."""
    return "cohorts" if kind.column == 6 else "events" if kind.old == "dialog-1" else None


def as_new(kind: Kind, new: str = "nytt-id", *, was: str | None = None, text: str = OWN_LECTURES) -> str:
    """The programme with one id renamed, with or without a word about what it was."""
    plain = renamed({kind.old: new}, kind.column, text)
    return with_was(plain, {new: was}, kind.column, under=under(kind)) if was else plain


def exchanged(kind: Kind, *, was: bool) -> str:
    """The programme with two ids exchanged."""
    one, other = kind.old, kind.other
    plain = renamed({one: other, other: one}, kind.column)
    return with_was(plain, {one: other, other: one}, kind.column, under=under(kind)) if was else plain


def found(plan: Plan, ledger: Ledger = LEDGER) -> list[str]:
    """What the ledger says against a plan."""
    return [told(each) for each in identity_findings(plan, ledger)]


def released_next(ledger: Ledger, plan: Plan) -> Ledger:
    """The ledger after one more release, read back from its file."""
    events, frame = events_of(plan), plan.programme.frame
    number = len(ledger.releases) + 1
    release = Release(f"{number}", datetime(2026, 9, 20, 8, number, tzinfo=UTC), "")
    after = next_release(ledger, events, release, (frame.id, frame.domain), names_of(plan, events))
    read, faults = read_ledger("releases.ledger", ledger_text(after).encode())
    assert faults == []
    assert read == after
    return read


def assert_same(plan: Plan, ledger: Ledger = LEDGER) -> None:
    """Nothing that anybody has is another in this plan, but for the number that each release gives all rooms."""
    assert events_of(plan) == events_of(BEFORE)
    files, before = made(plan, ledger=ledger), made(BEFORE, ledger=LEDGER)
    assert without_numbers(files) == without_numbers(before)
    assert ledger != LEDGER or files == before
    assert Comparison(ledger.events, events_of(plan)).by_person == {}
    assert found(plan, ledger) == []


@ALL
def test_a_new_id_that_says_what_it_was_changes_nothing_for_anybody(kind):
    plan = planned(as_new(kind, was=kind.old), LEDGER)
    assert_same(plan)
    after = released_next(LEDGER, plan)
    assert [record for record in after.records.values() if record.stamp != LEDGER.records[record.key].stamp] == []
    assert_same(plan, after)


@ALL
def test_ids_that_are_exchanged_and_say_so_change_nothing_for_anybody(kind):
    plan = planned(exchanged(kind, was=True), LEDGER)
    assert events_of(plan) == events_of(BEFORE)
    assert found(plan) == []
    after = released_next(LEDGER, plan)
    assert events_of(planned(exchanged(kind, was=True), after)) == events_of(BEFORE)


@ALL
@pytest.mark.parametrize("was", ["first", "last"])
def test_what_is_renamed_twice_may_say_its_first_or_its_last_id(kind, was):
    between = released_next(LEDGER, planned(as_new(kind, "mellan-id", was=kind.old), LEDGER))
    plan = planned(as_new(kind, was=kind.old if was == "first" else "mellan-id"), between)
    assert_same(plan, between)


@ALL
def test_a_new_id_alone_is_something_to_release_so_that_the_ledger_knows_it(kind):
    plan = planned(as_new(kind, was=kind.old), LEDGER)
    events = events_of(plan)
    assert not says_nothing_new(LEDGER, events, names_of(plan, events))
    assert says_nothing_new(released_next(LEDGER, plan), events, names_of(plan, events))


@ALL
def test_a_new_id_that_does_not_say_what_it_was_is_told_once_with_the_line_that_mends_it(kind):
    plain = as_new(kind)
    [finding] = found(planned(plain))
    assert finding == (f"warning released-key-renamed nytt-id: if it is the same, add the line `was: {kind.old}`")
    assert found(planned(with_was(plain, {"nytt-id": kind.old}, kind.column, under=under(kind)))) == []


EXCHANGEABLE = {name: kind for name, kind in KINDS.items() if name not in ("protected", "cohort")}


@pytest.mark.parametrize("kind", EXCHANGEABLE.values(), ids=EXCHANGEABLE)
def test_ids_that_are_exchanged_without_a_word_are_told_once_with_both_lines(kind):
    one, other = sorted((kind.old, kind.other))
    [finding] = found(planned(exchanged(kind, was=False)))
    assert finding == (
        f"warning released-key-renamed {one}: if so, write `was: {other}` under `{one}` and `was: {one}` under "
        f"`{other}`; then everybody's calendar stays the same"
    )


def test_secret_links_stay_whose_they_were():
    plan = planned(as_new(KINDS["participant"], was="ada"))
    assert secret_place(plan, plan.programme.people["nytt-id"].identity, KEY) == secret_place(BEFORE, "ada", KEY)


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_every_id_of_a_real_programme_may_be_another_at_once(name):
    tree = tree_of(name)
    before = Renaming(tree, renames=False, was=False).plan(name)
    ledger = released(before)
    plan = Renaming(tree, renames=True, was=True).plan(name, ledger)
    assert events_of(plan) == events_of(before)
    assert made(plan, ledger=ledger) == made(before, ledger=ledger)
    assert {each.name for each in identity_findings(plan, ledger)} <= {"earlier-id-unknown"}  # of what nobody has got


@pytest.mark.parametrize("name", ["malmo", "huddingetrainee"])
def test_every_id_that_is_another_without_a_word_is_told_once(name):
    tree = tree_of(name)
    ledger = released(Renaming(tree, renames=False, was=False).plan(name))
    told_of = [
        each.message.values["was"]
        for each in identity_findings(Renaming(tree, renames=True, was=False).plan(name), ledger)
    ]
    assert sorted(told_of) == sorted(id_ for ids in given_out(ledger.events.values()).values() for id_ in ids)


def test_ledgers_joined_know_the_last_id_of_everything_in_whatever_order_they_come():
    kind = KINDS["pairing"]
    ledgers = [LEDGER]
    for text in (as_new(kind, was=kind.old), OWN_LECTURES, as_new(KINDS["participant"], was="ada"), OWN_LECTURES):
        ledgers.append(released_next(ledgers[-1], planned(text, ledgers[-1])))
    called = [ledger.called for ledger in ledgers]
    assert names_joined(called) == names_joined(reversed(called)) == called[-1]
    assert last_ids(called[-1]) == {}
    assert names_joined(called[:2]) == called[1]
    assert last_ids(called[1]) == {"pairings": {"ada-ida": "nytt-id"}}


def test_an_id_that_something_else_has_got_no_longer_leads_to_what_had_it_before():
    kind = KINDS["pairing"]
    first = released_next(LEDGER, planned(as_new(kind, was=kind.old), LEDGER))
    gone = OWN_LECTURES.replace("  ada-ida:\n", "  nytt-id:\n").replace(
        "    introducer: ida\n    until: 2026-09-22", "    introducer: karin\n    until: 2026-09-22"
    )
    second = released_next(first, planned(gone, first))
    assert last_ids(second.called) == {}
    plan = planned(gone.replace("  nytt-id:\n", "  annat-id:\n    was: nytt-id\n"), second)
    assert events_of(plan) == events_of(planned(gone, second))


def test_ids_that_have_moved_on_one_step_each_are_one_finding_with_all_lines():
    text = renamed({"salen": "rummet", "rummet": "vinden"})
    [finding] = found(planned(text))
    assert finding == (
        "warning released-key-renamed vinden: if so, write `was: rummet` under `vinden` and `was: salen` under "
        "`rummet`; then everybody's calendar stays the same"
    )
    assert_same(planned(with_was(text, {"vinden": "rummet", "rummet": "salen"}), LEDGER))


def test_three_ids_in_a_circle_are_one_finding_with_all_lines():
    circle = {"salen": "rummet", "rummet": "natet", "natet": "salen"}
    [finding] = found(planned(renamed(circle)))
    assert all(f"`was: {was}` under `{id_}`" in finding for was, id_ in circle.items())
    assert_same(planned(with_was(renamed(circle), {id_: was for was, id_ in circle.items()}), LEDGER))


def test_a_line_that_is_taken_out_after_the_release_is_asked_for_again():
    kind = KINDS["participant"]
    between = released_next(LEDGER, planned(as_new(kind, was="ada"), LEDGER))
    assert found(planned(as_new(kind), between), between) == [
        "warning released-key-renamed nytt-id: if it is the same, add the line `was: ada`"
    ]


def test_ids_that_were_exchanged_and_released_may_be_exchanged_back():
    between = released_next(LEDGER, planned(exchanged(KINDS["supporter"], was=True), LEDGER))
    assert_same(planned(OWN_LECTURES, between), between)


def test_one_of_two_that_exchanged_ids_may_get_a_third_id_and_keep_its_line():
    kind = KINDS["place"]
    text = exchanged(kind, was=True)
    between = released_next(LEDGER, planned(text, LEDGER))
    third = renamed({"salen": "tredje"}, text=text).replace("was: tredje", "was: salen")
    assert_same(planned(third, between), between)


def test_cohorts_that_exchange_ids_are_one_finding_for_all_their_sessions():
    confirmed = OWN_LECTURES.replace("    status: draft\n", "")
    ledger, ids = released(planned(confirmed)), {"ht26": "vt27", "vt27": "ht26"}
    assert found(planned(renamed(ids, text=confirmed)), ledger) == [
        "warning released-key-renamed ht26: if so, write `was: vt27` under `ht26` and `was: ht26` under `vt27`; "
        "then everybody's calendar stays the same"
    ]
    plan = planned(with_was(renamed(ids, text=confirmed), ids), ledger)
    assert found(plan, ledger) == []
    assert events_of(plan) == events_of(planned(confirmed))
