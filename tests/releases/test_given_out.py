"""What has been given out stays: a meeting that had to move is kept where people have it."""

from dataclasses import replace

import pytest
from releases.staying import World, days, meetings, pair, plan_in, published, world

from introplan.releases import EMPTY, Ledger, given_out_of, joined

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = "2026-09-07", "2026-09-08", "2026-09-09", "2026-09-10", "2026-09-11"
WEEK = "2026-W37"


def cohort(*participants: str, **more: object) -> dict[str, object]:
    return {"title": "Hösten", "starts": "2026-09-01", "participants": dict.fromkeys(participants), **more}


def two_pairs(**more: object) -> World:
    """Ada and Bo with the same introducer, on days that are closed in one week: Thursday and Friday are left."""
    return world(
        cohorts={"ht26": cohort("ada", "bo", "cia")},
        pairings={"ada-ida": pair("ada", "ida", "tuesday"), "bo-ida": pair("bo", "ida", "wednesday", "9.30")},
        **{"closed": [MONDAY, TUESDAY, WEDNESDAY], **more},
    )


def in_week(made: World, ledger: Ledger = EMPTY, week: str = WEEK) -> dict[str, str]:
    """The days of one week's meetings by pairing."""
    return {key.partition("/")[0]: day for key, day in days(plan_in(made, ledger)).items() if key.endswith(week)}


def test_ties_go_by_key_and_not_by_where_it_is_written():
    made = two_pairs()
    assert in_week(made) == {"ada-ida": "thu 10", "bo-ida": "fri 11"}
    made["pairings"] = dict(reversed(made["pairings"].items()))
    assert in_week(made) == {"ada-ida": "thu 10", "bo-ida": "fri 11"}


def test_a_meeting_stays_when_a_nearer_day_becomes_free():
    given = published(plan_in(two_pairs()))
    without = two_pairs()
    del without["pairings"]["ada-ida"]
    assert in_week(without) == {"bo-ida": "thu 10"}
    assert in_week(without, given) == {"bo-ida": "fri 11"}


def test_a_meeting_stays_when_its_own_day_opens_again():
    given = published(plan_in(two_pairs()))
    assert in_week(two_pairs(closed=[]), given) == {"ada-ida": "thu 10", "bo-ida": "fri 11"}
    assert meetings(plan_in(two_pairs(closed=[]), given))[f"ada-ida/{WEEK}"].moved_from is not None


def test_who_comes_first_by_key_pulls_nobody_along():
    given = published(plan_in(two_pairs()))
    more = two_pairs()
    more["pairings"]["aaa-ida"] = pair("cia", "ida", "tuesday", "9.15")
    assert in_week(more) == {"aaa-ida": "thu 10", "ada-ida": "fri 11"}
    assert in_week(more, given) == {"ada-ida": "thu 10", "bo-ida": "fri 11"}


def test_a_new_pair_whose_own_day_is_taken_finds_another():
    more = two_pairs()
    del more["pairings"]["bo-ida"]
    given = published(plan_in(more))
    more["pairings"]["cia-ida"] = pair("cia", "ida", "thursday", "9.30")
    assert in_week(more, given) == {"ada-ida": "thu 10", "cia-ida": "fri 11"}
    assert in_week(more, published(plan_in(more, given), given)) == in_week(more, given)


def alone(**more: object) -> World:
    """Bo alone, whose meeting of one week was given out for Friday, where nothing would send it any more."""
    made = two_pairs(**more)
    del made["pairings"]["ada-ida"]
    return made


EDITS = {
    "its weekday": lambda made: made["pairings"]["bo-ida"]["meets"].update(on="tuesday"),
    "its time": lambda made: made["pairings"]["bo-ida"]["meets"].update(time="9.15"),
    "its length": lambda made: made["pairings"]["bo-ida"]["meets"].update(length="45min"),
    "its place": lambda made: made["pairings"]["bo-ida"]["meets"].update(place="rummet"),
    "who supports": lambda made: made["pairings"]["bo-ida"].update(introducer="sven"),
    "who is supported": lambda made: made["pairings"]["bo-ida"].update(participant="cia"),
    "as what": lambda made: (
        made["pairings"]["bo-ida"].update(mentor=made["pairings"]["bo-ida"].pop("introducer"))
        or made["pairings"]["bo-ida"]["meets"].update(every="1 week")
    ),
    "a day that closes": lambda made: made["programme"]["calendar"]["closed"].append(FRIDAY),
    "an absence": lambda made: made["people"]["bo"].update(unavailable=[FRIDAY]),
    "a day off": lambda made: made["cohorts"]["ht26"]["participants"].update(
        bo={"workdays": ["monday", "tuesday", "wednesday", "thursday"]}
    ),
    "a session": lambda made: made["cohorts"]["ht26"].update(
        sessions={"etik": {"date": FRIDAY, "time": "10.00-12.00", "lecturers": ["ida"]}}
    ),
    "a meeting by hand": lambda made: made["pairings"].update(
        {"cia-ida": pair("cia", "ida", "monday", changes={WEEK: {"date": FRIDAY}})}
    ),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_what_the_plan_no_longer_asks_for_or_can_not_be_is_reckoned_anew(edit):
    given = published(plan_in(two_pairs()))
    made = alone()
    assert in_week(made, given)["bo-ida"] == "fri 11"
    edit(made)
    assert in_week(made, given)["bo-ida"] == "thu 10"


@pytest.mark.parametrize("status", ["planned", "confirmed"])
def test_a_session_moves_a_meeting_that_was_given_out_and_no_other(status):
    given = published(plan_in(two_pairs()))
    made = two_pairs()
    made["cohorts"]["ht26"]["sessions"] = {
        "etik": {"date": THURSDAY, "time": "8.00-10.00", "for": ["ada"], "status": status, "lecturers": ["karin"]}
    }
    assert in_week(made, given) == {"bo-ida": "fri 11"}


def test_a_proposed_session_moves_nothing():
    made = two_pairs()
    made["cohorts"]["ht26"]["sessions"] = {"etik": {"date": THURSDAY, "time": "8.00-10.00", "status": "proposed"}}
    assert in_week(made) == in_week(two_pairs())


def test_a_draft_moves_nothing_that_is_not_a_draft_and_makes_way_itself():
    made = two_pairs()
    made["cohorts"]["vt27"] = {
        "title": "Våren",
        "starts": "2026-09-01",
        "status": "draft",
        "participants": {"dan": None, "eva": None},
    }
    made["cohorts"]["vt27"]["sessions"] = {"etik": {"date": FRIDAY, "time": "8.00-10.00", "lecturers": ["ida"]}}
    made["pairings"] = {
        "aaa-ida": pair("dan", "ida", "thursday", "9.15"),
        "aab-ida": pair("eva", "ida", "tuesday", "9.15"),
        **made["pairings"],
    }
    assert in_week(made) == in_week(two_pairs())
    assert in_week(made, published(plan_in(made))) == in_week(made)


def test_a_meeting_moved_by_hand_goes_back_when_the_line_is_deleted():
    made = two_pairs(closed=[TUESDAY])
    made["pairings"]["ada-ida"]["changes"] = {WEEK: {"date": FRIDAY}}
    given = published(plan_in(made))
    assert in_week(made, given)["ada-ida"] == "fri 11"
    assert in_week(two_pairs(closed=[TUESDAY]), given)["ada-ida"] == in_week(two_pairs(closed=[TUESDAY]))["ada-ida"]


def test_a_meeting_with_another_room_by_hand_stays_on_its_day():
    given = published(plan_in(two_pairs()))
    made = alone()
    made["pairings"]["bo-ida"]["changes"] = {WEEK: {"place": "rummet"}}
    assert in_week(made, given) == {"bo-ida": "fri 11"}
    assert in_week(alone(), published(plan_in(made, given), given)) == {"bo-ida": "thu 10"}
    made["pairings"]["bo-ida"]["changes"] = {WEEK: "cancelled"}
    assert in_week(made, given) == {"bo-ida": "fri 11"}
    assert in_week(alone(), published(plan_in(made, given), given)) == {"bo-ida": "thu 10"}


def test_a_meeting_stays_when_the_pair_or_one_of_the_two_gets_another_id():
    given = published(plan_in(two_pairs()))
    made = alone()
    made["people"]["bea"] = {**made["people"].pop("bo"), "was": "bo"}
    made["cohorts"]["ht26"]["participants"] = {"bea": None}
    made["pairings"] = {"aaa-ida": {**made["pairings"]["bo-ida"], "participant": "bea", "was": "bo-ida"}}
    assert in_week(made, given) == {"bo-ida": "fri 11"}


def test_the_ledger_says_which_day_the_rhythm_gave():
    made = two_pairs()
    made["pairings"]["bo-ida"]["changes"] = {"2026-W38": {"date": "2026-09-18"}}
    records = published(plan_in(made)).records
    assert str(records[f"ada-ida/{WEEK}"].nominal) == TUESDAY
    assert records["bo-ida/2026-W38"].nominal == "by-hand"
    assert [key for key in given_out_of(published(plan_in(made))).meetings if not key.endswith(WEEK)] == []


def test_a_ledger_of_the_version_before_keeps_what_still_has_a_reason_to_have_moved():
    """It did not say which day the rhythm gave, so a meeting goes back when that day is open."""
    ledger = published(plan_in(two_pairs()))
    before = Ledger(
        ledger.identity,
        ledger.releases,
        {key: replace(record, nominal=None) for key, record in ledger.records.items()},
    )
    assert in_week(alone(), before) == {"bo-ida": "fri 11"}
    assert in_week(alone(closed=[MONDAY, TUESDAY]), before) == {"bo-ida": "wed 9"}


def test_a_ledger_joined_with_its_own_past_knows_what_stays():
    first = published(plan_in(two_pairs(closed=[])))
    second = published(plan_in(two_pairs(), first), first)
    assert given_out_of(joined([second, first])) == given_out_of(joined([first, second])) == given_out_of(second)
