import pytest

from checks.plans import plan_from
from introplan.checks import run_checks
from introplan.checks.seats import (
    cohort_over_capacity,
    municipality_without_seats,
    seats_exceeded,
    seats_over_capacity,
    seats_unfilled,
)


def test_every_municipality_of_a_joint_programme_has_a_seat(assert_findings):
    assert_findings(
        municipality_without_seats,
        """
        organisations:
          huddinge: {kind: municipality}
          soc: {part_of: huddinge}
          nacka: {kind: municipality}
          tyreso: {kind: municipality, member_from: 2027-01-01}
          varmdo: {kind: municipality, member_until: 2026-12-31}
          malmo: {kind: municipality, external: yes}
          region: {kind: region}
        cohorts:
          ht26: {seats: {soc: 4, nacka: 3}}   # warning: varmdo has no seat in ht26
          ht27: {starts: 2027-09-01, seats: {soc: 4, nacka: 0}}  # warning: nacka and tyreso have no seat in ht27
          ht28: {starts: 2028-09-01}
        """,
    )


def test_a_cohort_has_room_for_its_participants(assert_findings):
    assert_findings(
        cohort_over_capacity,
        """
        cohorts:
          ht26:
            capacity: 2
            participants:
              ada:
              bo: {until: 2026-12-31}
              cy: {starts: 2027-01-11}
          ht27:
            capacity: 1
            participants:
              dan:
              eva: {starts: 2026-10-01}  # warning: ht27 has room for 1, but has 2 participants
        """,
    )


def test_an_organisation_has_a_seat_for_each_of_its_participants(assert_findings):
    assert_findings(
        seats_exceeded,
        """
        organisations:
          huddinge: {kind: municipality}
          soc: {part_of: huddinge}
        people:
          ada: {organisation: soc}
          bo: {organisation: huddinge}
          cy: {organisation: nacka}
          dan: {organisation: tyreso}
          eva: {organisation: varmdo}
        cohorts:
          ht26:
            seats: {huddinge: 1, nacka: 2}
            participants:
              ada:
              bo:   # warning: huddinge has 2 participants in ht26, but seats for 1
              cy:
              dan:  # warning: dan: tyreso has no seats in ht26
              eva: {seat_of: nacka}
          ht27:
            participants: {fia: }
        """,
    )


FOUR_MUNICIPALITIES = """
        people:
          ada: {organisation: huddinge}
          bo: {organisation: huddinge}
          cy: {organisation: nacka}
        cohorts:
          ht26:
            starts: 2026-09-01
            seats:
              huddinge: 2
              nacka: 3  # note: nacka has filled 1 of its 3 seats in ht26, which starts on 1 September 2026 (week 36)
              tyreso: 0
            participants: {ada: , bo: , cy: , dan: {seat_of: nacka, until: 2026-06-30}}
          ht27:
            starts: 2026-09-01
            status: draft
            seats: {huddinge: 2}
"""


@pytest.mark.parametrize("today", ["2026-08-04", "2026-09-01"])
def test_four_weeks_before_the_start_every_seat_is_taken(assert_findings, today):
    assert_findings(seats_unfilled, FOUR_MUNICIPALITIES, today=today)


@pytest.mark.parametrize("today", ["2026-08-03", "2026-09-02"])
def test_before_that_and_after_the_start_nothing_is_said_of_empty_seats(assert_findings, today):
    assert_findings(seats_unfilled, FOUR_MUNICIPALITIES.replace("# note", "# Note"), today=today)


def test_seats_are_offered_to_those_who_have_used_theirs(helps):
    text = "cohorts: {ht26: {starts: 2026-09-01, seats: {nacka: 1, tyreso: 2}, participants: {ada: {seat_of: nacka}}}}"
    assert helps(seats_unfilled, text, today="2026-08-20") == [
        "offer what is left to nacka, with every seat taken",
    ]
    assert helps(seats_unfilled, text.replace("seat_of: nacka", "seat_of: tyreso"), today="2026-08-20") == [
        "offer what is left to the others",
        "offer what is left to the others",
    ]


def test_where_people_join_as_they_are_employed_it_is_the_last_day_to_join_that_counts(assert_findings):
    assert_findings(
        seats_unfilled,
        """
        cohorts:
          ht26:
            starts: 2026-09-01
            intake: {kind: rolling, closes: 2026-12-31}
            capacity: 4
            # note: 1 of the 4 seats in ht26 are filled, and the last day to join is 31 December 2026 (week 53)
            participants: {ada: }
          vt27: {starts: 2027-02-01, capacity: 4, participants: {bo: }}
        """,
        today="2026-12-10",
    )


def test_no_more_seats_are_given_out_than_there_are(assert_findings):
    assert_findings(
        seats_over_capacity,
        """
        cohorts:
          ht26:
            capacity: 6
            seats: {huddinge: 4, nacka: 3}  # warning: ht26 has room for 6, but 7 seats are given out
          vt27: {starts: 2027-02-01, capacity: 7, seats: {huddinge: 4, nacka: 3}}
          ht27: {starts: 2027-09-01, seats: {huddinge: 4, nacka: 3}}
        """,
    )


def test_a_seat_that_is_left_over_is_offered(helps):
    text = """
        people: {ada: {organisation: huddinge}, bo: {organisation: huddinge}}
        cohorts: {ht26: {seats: {huddinge: 1, nacka: 2}, participants: {ada: , bo: }}}
        """
    assert helps(seats_exceeded, text) == ["give huddinge 2 seats, or take one that nacka has: `seat_of: nacka`"]
    assert helps(seats_exceeded, text.replace("nacka: 2", "nacka: 0")) == [
        "give huddinge 2 seats; no other has any left over"
    ]


def test_too_many_for_the_cohort_and_for_the_seats_is_one_finding():
    text = """
        cohorts:
          ht26:
            capacity: CAPACITY
            seats: {owner: SEATS}
            participants: {ada: {reviews: {manad-3: }}, bo: {reviews: {manad-3: }}}
        """
    for capacity, seats, told in (
        (1, 1, "cohort-overfull"),
        (1, 2, "seats-over-capacity"),
        (2, 1, "seats-exceeded"),
    ):
        plan = plan_from(text.replace("CAPACITY", str(capacity)).replace("SEATS", str(seats)))
        found = [each for each in run_checks(plan) if each.name.startswith(("cohort-over", "seats-"))]
        assert [each.name for each in found] == [told]
        assert found[0].fix is not None
        assert {edit.path[2:] for edit in found[0].fix.edits} == {
            "cohort-overfull": {("capacity",), ("seats", "owner")},
            "seats-over-capacity": {("capacity",)},
            "seats-exceeded": {("seats", "owner")},
        }[told]
