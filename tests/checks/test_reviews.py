from introplan.checks.reviews import (
    review_not_booked,
    review_off_its_month,
    review_on_closed_day,
    review_when_away,
    review_without_reviewer,
    reviewer_unavailable,
)

REVIEWS = """
        programme:
          reviews:
            manad-3: {month: 3, with: [manager]}
            manad-12: {month: 12}
            manad-24: {month: 24}
"""


def test_reviews_are_booked(assert_findings, helps):
    text = (
        REVIEWS
        + """
        cohorts:
          ht26:
            participants:
              ada:
              # note: ht26: 2 reviews are due in the coming weeks and not booked, the first on 1 December 2026
              bo:
                reviews:
                  manad-3: {date: 2026-12-01}
                  manad-24: {date: 2028-08-30}
              cy: {until: 2026-11-30}
              eva: {starts: 2026-09-03}
          vt26:
            starts: 2026-03-02
            participants:
              fia: {starts: 2026-09-16}  # note: fia: manad-3 is due on 16 December 2026 (week 51), and is not booked
          ht27: {status: draft, participants: {dan: }}
          ht24: {status: finished, participants: {eva: }}
        """
    )
    assert_findings(review_not_booked, text, today="2026-11-20")
    assert helps(review_not_booked, text, today="2026-11-20") == [
        "book it under `reviews`: `manad-3: {date: 2026-12-01, time: 13.00}`",
        "book it under `reviews`: `manad-3: {date: 2026-12-16, time: 13.00}`",
    ]
    assert helps(review_not_booked, text, today="2026-10-01") == []


def test_a_review_is_within_three_weeks_of_its_month(assert_findings):
    assert_findings(
        review_off_its_month,
        REVIEWS
        + """
        cohorts:
          ht26:
            participants:
              ada:
                reviews:
                  manad-3: {date: 2026-12-22}
                  manad-12: {date: 2027-08-11}
                  manad-24: {date: 2028-08-10}
                  # warning: ada: manad-24 is on 10 August 2028 (week 32), 3 weeks before it is due on 1 September 2028
              bo:
                starts: 2026-10-15
                reviews:
                  manad-3: {date: 2026-12-22}
                  # warning: bo: manad-3 is on 22 December 2026 (week 52), 3 weeks before it is due on 15 January 2027
              cy:
                pauses: [2026-10-01..2026-11-30]
                reviews:
                  manad-3: {date: 2027-01-28}
                  manad-12: {date: 2028-01-28}
                  # warning: cy: manad-12 is on 28 January 2028 (week 4), 12 weeks after it was due on 1 November 2027
        """,
    )


def test_a_review_is_while_the_participant_is_there(assert_findings):
    assert_findings(
        review_when_away,
        REVIEWS
        + """
        cohorts:
          ht26:
            participants:
              ada:
                pauses: [2026-11-23..2026-12-13]
                reviews: {manad-3: {date: 2026-12-01}}
                # warning: ada: manad-3 is on 1 December 2026 (week 49), in their pause 23 November–13 December 2026
              bo:
                until: 2026-11-30
                reviews: {manad-3: {date: 2026-12-01}}
                # warning: bo: manad-3 is on 1 December 2026 (week 49), and they leave on 30 November 2026 (week 49)
              cy:
                starts: 2026-12-07
                reviews: {manad-3: {date: 2026-12-01}}
                # warning: cy: manad-3 is on 1 December 2026 (week 49), before they start on 7 December 2026 (week 50)
              dan:
                reviews: {manad-24: {date: 2028-09-05}}
        """,
    )


def test_a_review_is_on_a_working_day(assert_findings, helps):
    text = (
        REVIEWS
        + """
        cohorts:
          ht26:
            participants:
              ada: {reviews: {manad-3: {date: 2026-12-05}}}
              # warning: manad-3 – ada is on 5 December 2026 (week 49), which is a Saturday
              bo: {reviews: {manad-3: {date: 2026-12-25}}}
              # warning: manad-3 – bo is on 25 December 2026 (week 52), which is Christmas Day
              cy: {reviews: {manad-3: {date: 2026-12-07}}}
        """
    )
    assert_findings(review_on_closed_day, text)
    assert helps(review_on_closed_day, text) == [
        "the nearest free day is 4 December 2026 (week 49)",
        "the nearest free Friday is 18 December 2026 (week 51)",
    ]


def test_somebody_is_there_in_every_part_of_a_review(assert_findings):
    assert_findings(
        review_without_reviewer,
        """
        programme:
          roles: {introducer: {required: yes}, mentor: {label: Bollplank}}
          reviews: {manad-3: {month: 3, with: [manager, introducer, mentor, coordinator]}}
        units: {norr: {manager: mona}}
        people: {bo: {unit: norr}}
        cohorts:
          ht26:
            participants:
              ada: {reviews: {manad-3: {date: 2026-12-01}}}
              # warning: ada: manad-3 on 1 December 2026 (week 49) should be with somebody as bollplank, and there is
              # warning: ada: manad-3 on 1 December 2026 (week 49) should be with somebody as coordinator
              # warning: ada: manad-3 on 1 December 2026 (week 49) should be with somebody as manager
              bo: {reviews: {manad-3: {date: 2026-12-01}}}
              # warning: bo: manad-3 on 1 December 2026 (week 49) should be with somebody as coordinator
              cy:
        pairings:
          bo-max: {participant: bo, mentor: max}
          ada-max: {participant: ada, mentor: max, from: 2027-01-01}
        """,
    )


def test_those_who_belong_to_a_review_can_come(assert_findings, helps):
    text = """
        programme: {reviews: {manad-3: {month: 3, with: [manager, introducer]}}}
        units: {norr: {manager: mona}}
        people:
          ada: {unit: norr}
          bo: {unit: norr}
          mona: {unavailable: [2026-12-01]}
          ida: {available: [tuesday]}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada: {reviews: {manad-3: {date: 2026-12-01}}}  # warning: ada: manad-3 is on 1 December 2026 (week 49),
              bo: {reviews: {manad-3: {date: 2026-12-03}}}   # warning: bo: manad-3 is on 3 December 2026 (week 49),
        pairings:
          ada-ida: {participant: ada, introducer: ida}
          bo-ida: {participant: bo, introducer: ida}
        """
    assert_findings(reviewer_unavailable, text)
    assert helps(reviewer_unavailable, text) == [
        "the nearest free Tuesday is 8 December 2026 (week 50)",
        "the nearest free day is 8 December 2026 (week 50)",
    ]


def test_a_review_is_not_on_a_day_off(assert_findings, helps):
    text = """
        programme: {reviews: {manad-3: {month: 3}}}
        cohorts:
          ht26:
            starts: 2026-09-01
            participants:
              ada:
                workdays: [tuesday, thursday]
                reviews:
                  manad-3: {date: 2026-12-02}
                  # warning: ada: manad-3 is on 2 December 2026 (week 49), a Wednesday, when they do not work
        """
    assert_findings(review_when_away, text)
    assert helps(review_when_away, text) == [
        "manad-3 is due on 1 December 2026 (week 49), and 1 December 2026 (week 49) suits all"
    ]


def test_a_review_after_the_last_day_can_be_removed(helps):
    text = (
        REVIEWS
        + """
        cohorts:
          ht26:
            participants:
              bo:
                until: 2026-11-30
                reviews: {manad-3: {date: 2026-12-01}}
        """
    )
    assert helps(review_when_away, text) == ["remove manad-3, or book it before they leave"]


TWO_COHORTS = """
        programme:
          calendar: {{closed: [2026-10-12]}}
          reviews: {{manad-1: {{month: 1, length: 1h, with: [manager]}}}}
        people: {{chef: {chef}}}
        cohorts:
          ht26: {{starts: 2026-09-04, participants: {{ada: {{manager: chef{ada}}}}}}}
          vt27: {{starts: 2026-09-04, participants: {{bo: {{manager: chef}}}}}}
"""


def booked_as(helps, *, chef: str = "", ada: str = "") -> list[str]:
    told = helps(review_not_booked, TWO_COHORTS.format(chef=chef, ada=ada), today="2026-09-20")
    return [each.removeprefix("book it under `reviews`: `manad-1: ").rstrip("`") for each in told]


def test_two_reviews_are_not_offered_the_same_hour_of_the_same_manager(helps):
    assert booked_as(helps) == ["{date: 2026-10-05, time: 13.00}", "{date: 2026-10-05, time: 12.00}"]
    taken = ", reviews: {manad-1: {date: 2026-10-05, time: 13.00}}"
    assert booked_as(helps, ada=taken) == ["{date: 2026-10-05, time: 12.00}"]


def test_a_review_is_offered_on_a_day_when_all_can(helps):
    assert booked_as(helps, chef="{unavailable: [2026-10-01..2026-10-10]}") == [
        "{date: 2026-10-13, time: 13.00}",
        "{date: 2026-10-13, time: 12.00}",
    ]


def test_how_far_a_review_may_be_from_its_month_is_what_the_programme_says(helps):
    text = """
        programme:
          checks: {review-off-its-month: {limit: %s, reason: Så gör vi.}}
          calendar: {closed: [2026-12-02..2026-12-27]}
          reviews: {manad-3: {month: 3, with: [manager]}}
        cohorts:
          ht26: {participants: {ada: {reviews: {manad-3: {date: 2027-03-01}}}}}
    """
    closed = text.replace("2026-12-02..", "2026-11-01..")
    assert helps(review_off_its_month, closed % 21) == ["book manad-3 within three weeks of 1 December 2026 (week 49)"]
    assert helps(review_off_its_month, closed % 40) == ["28 December 2026 (week 53) suits all for manad-3"]


def test_a_review_that_is_only_proposed_is_not_booked_and_is_to_be_accepted(assert_findings, helps):
    text = (
        REVIEWS
        + """
        cohorts:
          ht26:
            participants:
              fia:
                reviews:  # note: fia: manad-3 is due on 1 December 2026 (week 49), and is not booked
                  manad-3: {date: 2026-12-02, status: proposed}
        """
    )
    assert_findings(review_not_booked, text, today="2026-11-20")
    assert helps(review_not_booked, text, today="2026-11-20") == [
        "it is proposed on 2 December 2026 (week 49): `introplan plan ht26 --accept` books all that is proposed"
    ]
