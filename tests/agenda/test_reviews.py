from datetime import date, time

from agenda.plans import plan_from

from introplan.agenda import Attendee
from introplan.days import Times

TEXT = """
    cohorts:
      ht26: {title: Hösten 2026, starts: 2026-09-05, participants: {ada: PARTICIPANT}}
    pairings:
      ada-ida: {participant: ada, introducer: ida}
"""
KEY = "ht26/ada/manad-3"


def agenda(participant: str):
    return plan_from(TEXT.replace("PARTICIPANT", participant)).agenda


def test_a_booked_review_has_its_date_time_and_people():
    review = agenda("{reviews: {manad-3: {date: 2026-12-03, time: 13:00, place: salen}}}").by_key[KEY]
    assert (review.day, review.times, review.place) == (date(2026, 12, 3), Times(time(13), time(14)), "salen")
    assert review.attendees == (
        Attendee("ada", "participant"),
        Attendee("mona", "manager"),
        Attendee("ida", "introducer"),
        Attendee("karin", "coordinator"),
    )
    assert review.takes_time


def test_a_review_without_a_date_is_due_on_the_first_open_day_and_takes_no_time():
    review = agenda("{}").by_key[KEY]
    assert (review.day, review.times, review.booked, review.takes_time) == (date(2026, 12, 7), None, False, False)


def test_a_review_is_due_later_after_a_pause():
    assert agenda("{pauses: [2026-10-01..2026-10-31]}").by_key[KEY].day == date(2027, 1, 5)


def test_whoever_has_left_before_it_is_due_has_no_review():
    assert KEY not in agenda("{until: 2026-11-01}").by_key
