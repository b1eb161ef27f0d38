"""What whole plans hear: lawful ones that were once blamed, and real mistakes that nothing saw.

Each is a file in `cases`, laid over a small programme or over Malmö's. The tables hold everything that is said of
them, notes included, but for the two that the small programme itself hears.
"""

from collections.abc import Mapping

import pytest

from checks.overlays import CASES, heard, plan_of_case, words_at

OF_THE_SMALL_PROGRAMME = {"protected-person-with-one-other", "place-taken-all-day"}
"""It has two participants, and one of them is protected."""

LEGAL: Mapping[str, list[str]] = {
    "caseload-in-one-step": [],
    "distance-programme": [],
    "draft-of-next-year": [],
    "english-school-terms": [],
    "evening-lecture": ["warning session-outside-working-day: 17.00–19.00"],
    "five-days-in-a-week": [
        "note lecture-without-text: intro-0",
        "note meetings-fall-away: meets",
        "note meetings-fall-away: meets",
    ],
    "half-groups": [],
    "half-time-from-monday-to-wednesday": ["warning workdays-not-followed: workdays"],
    "lecture-in-two-parts": [],
    "leeds-is-closed-in-may": ["warning session-on-closed-day: 2028-05-29"],
    "leeds-works-on-epiphany": [],
    "little-too-much-in-autumn": [],
    "lunch-seminar": [],
    "mentor-for-the-first-year": [],
    "negotiated-once": ["note union-dialogue-missing-before-start: 2027-09-01"],
    "neighbours-with-like-domains": [],
    "night-shift": [],
    "nobody-writes-the-pause": ["note lecture-without-text: juridik"],
    "one-participant": [],
    "one-unit": ["note coordinator-alone: coordinators", "note person-without-address: bo-tre"],
    "refresher-every-year": [],
    "retired-mentor": ["note support-uneven: deltagare-2"],
    "rolling-intake": [],
    "rooms-alike": [],
    "second-year-not-planned": [],
    "shifts-without-a-word": [],
    "six-weeks-of-summer": [],
    "stand-in": [],
    "texts-with-other-dates": [],
    "twenty-four-weeks": [],
    "two-meet-together": [],
    "two-people-alike": ["note person-without-address: anna-lind"],
    "two-towns-with-a-long-lunch": [],
    "weekend-residential": ["warning session-on-closed-day: 2028-04-08"],
}
"""Lawful plans. None is kept from being built, and what some hear is worth the thanks of whoever wrote it."""
MOST_ON_LAWFUL_PLANS = 4
"""Errors and warnings on all of them together."""

MISTAKES: Mapping[str, list[str]] = {
    "an-hour-to-another-town": ["warning way-between-towns-unsaid: lundasalen"],
    "dialogue-in-the-night": ["warning time-at-night: 2-3"],
    "dialogue-with-nobody": ["warning union-dialogue-with-nobody: dialog-ht27"],
    "dialogue-with-the-employer": ["warning union-dialogue-with-nobody: with"],
    "domain-misspelt": ["warning mail-domain-misspelt: ida.introdotter@kommuen.example"],
    "fixed-intake-closed": ["warning participant-after-intake: 2027-09-06"],
    "gap-downwards": ["warning gap-target-below-level: 2"],
    "goal-at-month-36": ["note goal-after-programme: 36"],
    "in-both-half-groups": ["warning session-twice-for-same-people: bo-skissvik"],
    "last-exchange-long-before-the-end": ["warning exchange-too-far-apart: 2027-12-09"],
    "lecture-twice": ["warning session-twice-for-same-people: barnsamtal-2"],
    "lecture-without-a-word": ["note lecture-without-text: barnsamtal"],
    "lecturers-changed-places": ["warning lecturer-of-another-lecture: lecturers"],
    "mailbox-misspelt": ["warning mail-domain-misspelt: introduktion@komunen.example"],
    "meeting-in-the-night": ["warning time-at-night: 1.00"],
    "membership-turned-around": ["note entry-never-used: granne", "warning membership-ends-before-start: 2020-01-01"],
    "mentor-for-one-alone": ["note support-uneven: deltagare-2"],
    "mentor-for-three-months": ["note support-uneven: 2027-11-30"],
    "mentors-half-hour": ["warning supporter-short-of-hours: 2"],
    "one-hour-set-aside": ["warning supporter-short-of-hours: 1"],
    "one-link-for-two-rooms": ["warning link-of-two-places: https://moten.example/1"],
    "organisation-under-two-ids": ["warning organisation-written-twice: facket-2"],
    "papers-not-sent": ["warning papers-never-sent: dialog-vt27"],
    "papers-of-the-first-year": ["warning papers-never-sent: dialog-ht27"],
    "participant-without-address": ["note person-without-address: ada-testsson"],
    "prerequisites-in-a-circle": ["note lecture-without-text: juridik", "warning prerequisites-in-circle: barnsamtal"],
    "protected-time-not-scheduled": ["note protected-time-differs: 20"],
    "protected-time-overfull": ["note protected-time-differs: 2"],
    "recruitment-turned-around": ["warning recruitment-closes-before-opening: 2027-04-01"],
    "reflection-in-both-halves": ["warning session-twice-for-same-people: ada-testsson"],
    "reflection-only-in-the-second-year": ["warning exchange-too-far-apart: 2028-10-05"],
    "review-at-month-30": ["warning review-after-programme: 30"],
    "review-at-six": ["warning time-at-night: 6-7"],
    "room-misspelt": ["warning place-written-twice: salen-igen"],
    "room-under-two-ids": ["error participant-double-booked: 9.00–12.00", "warning place-written-twice: sal-moellan-2"],
    "session-at-eight-in-the-evening": ["warning time-at-night: 20-23"],
    "shared-lecture-once-more": [
        "warning session-outside-phase: 2027-09-15",
        "warning session-twice-for-same-people: barnsamtal",
    ],
    "starts-after-the-intake": [
        "error newcomer-not-arranged: 2027-02-15",
        "warning participant-after-intake: 2027-02-15",
    ],
    "starts-before-the-cohort": ["warning participant-before-cohort: 2027-08-01"],
    "ten-months-without-exchange": ["warning exchange-too-far-apart: 2027-05-27"],
    "text-with-a-wrong-date": ["warning text-contradicts-session: den 16 mars"],
    "text-with-another-room": ["warning text-contradicts-session: Samtalsrummet"],
    "text-with-another-time": ["warning text-contradicts-session: kl. 13.00"],
    "text-with-last-years-weekday": ["warning text-contradicts-session: fredag den 10 mars"],
    "three-in-a-circle": ["warning prerequisites-in-circle: barnsamtal"],
    "two-lectures-changed-places": ["warning lecturer-of-another-lecture: lecturers"],
    "visit-twice": ["warning session-twice-for-same-people: beroende-igen"],
    "weeks-after-the-end": ["warning weeks-after-programme: 1-200"],
}
"""Real mistakes. Each is seen, at the words that are wrong."""


def findings_of(kind: str, name: str) -> list[str]:
    """`warning session-on-day-off: 2027-09-09`: how grave, which check, and the words that it points at."""
    found = [each for each in heard(plan_of_case(kind, name)) if each.name not in OF_THE_SMALL_PROGRAMME]
    return sorted(f"{each.severity} {each.name}: {words_at(each)}" for each in found)


def written(kind: str) -> set[str]:
    return {file.stem for file in (CASES / kind).glob("*.yaml")}


@pytest.mark.parametrize("name", LEGAL)
def test_a_lawful_plan_hears_this_and_nothing_else(name: str):
    assert findings_of("legal", name) == LEGAL[name]


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_seen_at_the_words_that_are_wrong(name: str):
    assert findings_of("mistakes", name) == MISTAKES[name]


def test_no_lawful_plan_is_kept_from_being_built():
    assert [name for name, found in LEGAL.items() if any(each.startswith("error") for each in found)] == []


def test_lawful_plans_hear_little():
    grave = [each for found in LEGAL.values() for each in found if not each.startswith("note")]
    assert len(grave) <= MOST_ON_LAWFUL_PLANS, grave


def test_every_case_stands_in_its_table():
    assert written("legal") == set(LEGAL)
    assert written("mistakes") == set(MISTAKES)
