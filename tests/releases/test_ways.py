"""The ledger remembers how people keep their dates: as they were last told to, and of whom that is not as is usual."""

from dataclasses import replace
from datetime import timedelta

from releases.ledgers import FIRST, session
from releases.test_closings import closing

from introplan.releases import EMPTY, Ledger, Release, joined, ledger_text, next_release, read_ledger
from introplan.releases.ways import CurrentWay, ReleasedWay

LATER = FIRST + timedelta(days=1)


def released(ledger: Ledger, **ways: CurrentWay) -> Ledger:
    number = len(ledger.releases)
    release = Release(str(number + 1), FIRST + timedelta(days=number), "")
    return next_release(ledger, {"ht26/etik": session()}, release, ("prov", "prov.example"), ways=ways)


def test_the_usual_way_is_told_of_nobody_who_always_had_it():
    first = released(EMPTY, ada=CurrentWay("replace", True), bo=CurrentWay("changes", True))
    assert first.ways == {"bo": ReleasedWay(FIRST, "changes")}
    second = released(first, ada=CurrentWay("replace", True), bo=CurrentWay("replace", True))
    assert second.ways == {"bo": ReleasedWay(LATER, "replace")}
    assert ledger_text(released(EMPTY, ada=CurrentWay("replace", True))).startswith("introplan-ledger 2\n")


def test_whoever_is_told_nothing_keeps_the_way_of_the_letter_before():
    first = released(EMPTY, ada=CurrentWay("replace", True), bo=CurrentWay("changes", True))
    second = released(first, ada=CurrentWay("subscribe", False), bo=CurrentWay("subscribe", False))
    assert {person: each.way for person, each in second.ways.items()} == {"ada": "replace", "bo": "changes"}


def test_it_is_read_as_it_was_written_and_earlier_programs_refuse_it():
    first = released(EMPTY, ada=CurrentWay("invitations", True))
    text = ledger_text(first)
    assert text.startswith("introplan-ledger 6\n")
    assert "\nway ada 2026-11-25T09:30:00Z invitations #" in text
    assert read_ledger("releases.ledger", text.encode()) == (first, [])
    [found] = read_ledger("releases.ledger", text.replace("invitations", "changes").encode())[1]
    assert found.name == "ledger-line-changed"


def test_of_two_branches_the_later_holds():
    first = released(EMPTY, ada=CurrentWay("changes", True))
    second = released(first, ada=CurrentWay("subscribe", True))
    assert joined([second, first]) == joined([first, second]) == second


def test_whoever_has_gone_is_in_no_line():
    ways = {"ada": ReleasedWay(FIRST, "changes"), "bo": ReleasedWay(FIRST, "changes")}
    first = replace(released(EMPTY), ways={**ways, "doris": ReleasedWay(FIRST, "changes")})
    after = closing(first)
    assert after.ways.keys() == {"bo"}
    assert joined([after, first]).ways.keys() == {"bo"}
