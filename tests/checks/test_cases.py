"""What whole plans hear: lawful ones that were once blamed, and real mistakes that nothing saw.

Each is a file in `cases`, laid over a small programme or over Malmö's. The tables hold everything that is said of
them, notes included, but for the two that the small programme itself hears.
"""

from collections.abc import Mapping

import pytest

from checks.overlays import CASES, heard, plan_of_case, text_of_case, words_at
from checks.trial import Trial, failures, plain, tried

OF_THE_SMALL_PROGRAMME = {"protected-person-with-one-other", "place-taken-all-day"}
"""It has two participants, and one of them is protected."""

LEGAL: Mapping[str, list[str]] = {
    "bridge-day-at-work": [],
    "buddy-first-three-months": [],
    "caseload-in-one-step": [],
    "cohort-of-forty": ["note pairing-without-meetings: p0-x"],
    "cohort-of-last-year": [],
    "cohort-without-seats": [],
    "course-three-days": [],
    "digital-room-twice-at-once": [],
    "distance-programme": [],
    "draft-of-next-year": [],
    "english-school-terms": [],
    "evening-lecture": ["note session-in-the-evening: 17.00–19.00"],
    "evenings-only": ["note session-in-the-evening: 17-20", "note session-in-the-evening: 17-20"],
    "five-days-in-a-week": [
        "note lecture-without-text: intro-0",
        "note meetings-fall-away: meets",
        "note meetings-fall-away: meets",
    ],
    "friday-afternoon": [],
    "german-trainees": [],
    "goals-of-all-kinds": [],
    "group-supervision": [],
    "half-a-day-at-somebodys-side": [],
    "half-a-year-in-norway": [],
    "half-groups": [],
    "half-time-from-monday-to-wednesday": ["warning workdays-not-followed: workdays"],
    "half-time-takes-four-years": [],
    "intake-monthly": [],
    "joint-lecture-two-cohorts": [],
    "lecture-in-two-parts": [],
    "leeds-is-closed-in-may": ["warning session-on-closed-day: 2028-05-29"],
    "leeds-works-on-epiphany": [],
    "little-too-much-in-autumn": [],
    "long-lunch-of-a-whole-day": [],
    "lunch-seminar": [],
    "manager-lectures": [],
    "mentor-for-the-first-year": [],
    "mentor-of-five": [],
    "mentors-eat-together": [],
    "morning-of-a-half-day": [],
    "moved-near": [],
    "negotiated-once": ["note union-dialogue-missing-before-start: 2027-09-01"],
    "neighbours-with-like-domains": [],
    "night-shift": [],
    "nobody-writes-the-pause": ["note lecture-without-text: juridik"],
    "one-participant": [],
    "one-unit": ["note coordinator-alone: coordinators", "note person-without-address: bo-tre"],
    "papers-long-before": [],
    "participant-tells-the-others": [],
    "placement-elsewhere-weeks": [],
    "proposed-and-cancelled": [],
    "refresher-every-year": [],
    "retired-lecturer": [],
    "retired-mentor": ["note support-uneven: deltagare-2"],
    "review-before-the-summer": [],
    "rolling-intake": [],
    "rooms-alike": [],
    "rotation-by-pairings": [],
    "school-break-of-another": [],
    "second-year-not-planned": [],
    "shadowing-from-eight": [],
    "shifts-without-a-word": [],
    "six-weeks-of-summer": [],
    "stand-in": [],
    "stand-in-lecturer-session": [],
    "supervisor-and-mentor": [],
    "talk-from-home": [],
    "texts-with-other-dates": [],
    "twenty-four-weeks": [],
    "two-meet-together": [],
    "two-people-alike": ["note person-without-address: anna-lind"],
    "two-towns-with-a-long-lunch": [],
    "two-towns-with-travel": [],
    "weekend-residential": ["warning session-on-closed-day: 2028-04-08"],
}
"""Lawful plans. None is kept from being built, and what some hear is worth the thanks of whoever wrote it."""
MOST_ON_LAWFUL_PLANS = 3
"""Errors and warnings on all of them together."""

MISTAKES: Mapping[str, list[str]] = {
    "activity-of-eighteen-hours": ["warning session-hardly-so-long: 18h"],
    "afternoon-of-a-school-break": ["warning session-in-school-break: 2028-04-13"],
    "an-hour-to-another-town": ["warning way-between-towns-unsaid: lundasalen"],
    "before-the-cohort": ["warning session-without-participants: 2026-05-11"],
    "break-of-two-hours": ["warning break-hardly-so-long: 2h"],
    "break-past-the-end": ["warning break-hardly-so-long: 200min"],
    "capacity-less-than-seats": ["warning seats-over-capacity: seats"],
    "cohort-a-month-late": ["warning start-contradicts-dates: 2027-03-01"],
    "cohort-a-year-early": ["warning start-contradicts-dates: 2026-09-01"],
    "cohort-a-year-late": ["error start-contradicts-dates: 2027-09-01"],
    "cohort-turned-around": ["error start-contradicts-dates: 2026-01-09"],
    "cohort-twice-in-with": ["warning entry-named-twice: vt27"],
    "day-and-month-exchanged": ["warning session-on-closed-day: 2028-09-03"],
    "dialogue-in-the-night": ["warning time-at-night: 2-3"],
    "dialogue-with-nobody": ["warning union-dialogue-with-nobody: dialog-ht27"],
    "dialogue-with-the-employer": ["warning union-dialogue-with-nobody: with"],
    "domain-misspelt": ["warning mail-domain-misspelt: ida.introdotter@kommuen.example"],
    "eight-hundred-hours": ["warning number-hardly-possible: 800"],
    "event-of-2072": ["warning event-far-away: 2072-09-23"],
    "experience-since-2015": ["warning number-hardly-possible: 2015"],
    "fixed-intake-closed": ["warning participant-after-intake: 2027-09-06"],
    "gap-downwards": ["warning gap-target-below-level: 2"],
    "goal-at-month-36": ["note goal-after-programme: 36"],
    "handledare-exchanged": ["error supporters-exchanged: hillevi-handkvist"],
    "in-both-half-groups": ["warning session-twice-for-same-people: bo-skissvik"],
    "intake-of-last-year": ["warning intake-closes-before-start: 2026-12-01"],
    "introducer-is-manager": ["warning supporter-is-manager: mona-mallgren"],
    "introducer-of-oneself": ["error supporter-of-oneself: ada-testsson"],
    "introducers-exchanged": ["warning supporters-exchanged: sven-sidouppdrag"],
    "last-exchange-long-before-the-end": ["warning exchange-too-far-apart: 2027-12-09"],
    "lecture-of-twenty-hours": ["warning session-hardly-so-long: 20h"],
    "lecture-twice": ["warning session-twice-for-same-people: barnsamtal-2"],
    "lecture-without-a-word": ["note lecture-without-text: barnsamtal"],
    "lecturer-named-twice": ["warning entry-named-twice: karin-exempelsson"],
    "lecturer-of-her-own": ["note participant-gives-own-session: ada-testsson"],
    "lecturers-changed-places": ["warning lecturer-of-another-lecture: lecturers"],
    "length-of-a-year": ["error length-contradicts-months: 12 months"],
    "length-of-two-months": ["error length-contradicts-months: 2 months"],
    "mailbox-misspelt": ["warning mail-domain-misspelt: introduktion@komunen.example"],
    "manager-of-oneself": ["warning manager-of-oneself: ada-testsson"],
    "meeting-in-the-night": ["warning time-at-night: 1.00"],
    "meeting-over-lunch": ["warning meeting-over-lunch: 11.30-13.00"],
    "meeting-until-eleven": ["error meeting-hardly-so-long: 13-23"],
    "meetings-of-ten-hours": ["error meeting-hardly-so-long: 10h"],
    "membership-turned-around": ["note entry-never-used: granne", "warning membership-ends-before-start: 2020-01-01"],
    "mentor-for-one-alone": ["note support-uneven: deltagare-2"],
    "mentor-for-three-months": ["note support-uneven: 2027-11-30"],
    "mentors-half-hour": ["warning supporter-short-of-hours: 2"],
    "one-hour-set-aside": ["warning supporter-short-of-hours: 1"],
    "one-link-for-two-rooms": ["warning link-of-two-places: https://moten.example/1"],
    "organisation-under-two-ids": ["warning organisation-written-twice: facket-2"],
    "pairing-turned-around": ["warning pairing-never-holds: 2027-12-31"],
    "papers-not-sent": ["warning papers-never-sent: dialog-vt27"],
    "papers-of-last-year": ["warning papers-sent-long-before: 2026-05-10"],
    "papers-of-the-first-year": ["warning papers-never-sent: dialog-ht27"],
    "participant-without-address": ["note person-without-address: ada-testsson"],
    "pause-of-another-year": ["warning pause-outside-programme: 2022-03-01..2022-04-01"],
    "prerequisites-in-a-circle": ["note lecture-without-text: juridik", "warning prerequisites-in-circle: barnsamtal"],
    "protected-time-not-scheduled": ["note protected-time-differs: 20"],
    "protected-time-overfull": ["note protected-time-differs: 2"],
    "recruitment-turned-around": ["warning recruitment-closes-before-opening: 2027-04-01"],
    "reflection-in-both-halves": ["warning session-twice-for-same-people: ada-testsson"],
    "reflection-only-in-the-second-year": ["warning exchange-too-far-apart: 2028-10-05"],
    "review-at-month-30": ["warning review-after-programme: 30"],
    "review-at-one": ["warning time-at-night: 1-2"],
    "review-at-six": ["warning time-at-night: 6-7"],
    "review-of-last-year": ["warning review-when-away: 2026-12-01"],
    "review-of-ten-hours": ["warning meeting-hardly-so-long: 10h"],
    "review-on-saturday": ["warning review-on-closed-day: 2027-12-04"],
    "role-of-ten-hours": ["error meeting-hardly-so-long: 10h"],
    "room-for-two": ["warning place-too-small: 2"],
    "room-misspelt": ["warning place-written-twice: salen-igen"],
    "room-under-two-ids": ["error participant-double-booked: 9.00–12.00", "warning place-written-twice: sal-moellan-2"],
    "saturday-after-the-programme": ["warning session-without-participants: 2030-03-09"],
    "saturday-of-a-part-timer": ["warning session-on-closed-day: 2028-03-11"],
    "saturday-without-the-lecturer": ["warning session-on-closed-day: 2028-03-11"],
    "session-at-eight-in-the-evening": ["warning time-at-night: 20-23"],
    "shared-lecture-once-more": [
        "warning session-outside-phase: 2027-09-15",
        "warning session-twice-for-same-people: barnsamtal",
    ],
    "stands-in-for-herself": ["note participant-gives-own-session: ada-testsson"],
    "starts-a-year-early": ["warning participant-before-cohort: 2025-10-15"],
    "starts-after-the-intake": ["error newcomer-not-arranged: 2027-02-15"],
    "starts-before-the-cohort": ["warning participant-before-cohort: 2027-08-01"],
    "stayers-that-fall": ["warning goal-in-wrong-direction: 60"],
    "ten-months-without-exchange": ["warning exchange-too-far-apart: 2027-05-27"],
    "text-with-a-wrong-date": ["warning text-contradicts-session: den 16 mars"],
    "text-with-another-room": ["warning text-contradicts-session: Samtalsrummet"],
    "text-with-another-time": ["warning text-contradicts-session: kl. 13.00"],
    "text-with-last-years-weekday": ["warning text-contradicts-session: fredag den 10 mars"],
    "three-in-a-circle": ["warning prerequisites-in-circle: barnsamtal"],
    "too-many-for-both": ["warning cohort-overfull: participants"],
    "turnover-that-rises": ["warning goal-in-wrong-direction: 24"],
    "two-lectures-changed-places": ["warning lecturer-of-another-lecture: lecturers"],
    "two-meetings-over-lunch": ["warning meeting-over-lunch: 12.15"],
    "visit-twice": ["warning session-twice-for-same-people: beroende-igen"],
    "weeks-after-the-end": ["warning weeks-after-programme: 1-200"],
    "whole-day-without-lunch": ["warning no-break-in-five-hours: 9-16"],
}
"""Real mistakes. Each is seen, at the words that are wrong."""


LIVES: Mapping[str, str] = {
    "introducer-away-for-weeks": "warning person-not-replaced: unavailable",
    "introducer-ends": "warning support-not-replaced: 2028-01-31",
    "introducer-gone-for-good": "warning person-not-replaced: unavailable",
    "leaves-in-the-autumn": "warning leaving-not-followed: 2027-10-31",
    "leaves-in-the-spring": "warning review-when-away: 2029-08-30",
    "lecturer-gone-for-good": "warning person-not-replaced: unavailable",
    "manager-away": "warning person-not-replaced: unavailable",
    "new-in-october": "warning newcomer-not-arranged: 2027-10-15",
    "new-in-the-second-term": "warning newcomer-not-arranged: 2028-04-17",
    "new-with-an-introducer": "warning newcomer-not-arranged: 2027-10-15",
    "pause-of-a-year": "warning pause-not-followed: pauses",
    "pause-of-six-months": "warning pause-not-followed: pauses",
}
"""What happens in two years: each is told once, with all that it touches."""


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


@pytest.mark.parametrize("name", LIVES)
def test_what_happens_to_somebody_is_one_finding(name: str):
    assert findings_of("lives", name) == [LIVES[name]]


def test_no_lawful_plan_is_kept_from_being_built():
    assert [name for name, found in LEGAL.items() if any(each.startswith("error") for each in found)] == []


def test_lawful_plans_hear_little():
    grave = [each for found in LEGAL.values() for each in found if not each.startswith("note")]
    assert len(grave) <= MOST_ON_LAWFUL_PLANS, grave


def test_every_case_stands_in_its_table():
    assert written("legal") == set(LEGAL)
    assert written("mistakes") == set(MISTAKES)
    assert written("lives") == set(LIVES)


def trial_of(kind: str, name: str) -> Trial:
    """A case with each section in a file of its own, so that a way out writes and reads only what it changes."""
    tree = plain(text_of_case(kind, name))
    assert isinstance(tree, dict)
    return Trial("p", {f"p/{section}.yaml": {section: values} for section, values in tree.items()})


MENDED = (
    *("break-of-two-hours", "break-past-the-end", "cohort-a-month-late"),
    *("cohort-a-year-early", "cohort-a-year-late", "cohort-turned-around", "cohort-twice-in-with"),
    *("day-and-month-exchanged", "handledare-exchanged", "introducers-exchanged", "lecture-of-twenty-hours"),
    *("lecturer-named-twice", "length-of-a-year", "length-of-two-months"),
    *("meeting-over-lunch", "meeting-until-eleven"),
    *("meetings-of-ten-hours", "papers-of-last-year", "review-of-ten-hours", "role-of-ten-hours"),
    *(
        "starts-a-year-early",
        "stayers-that-fall",
        "too-many-for-both",
        "turnover-that-rises",
        "two-meetings-over-lunch",
    ),
)
"""Mistakes after whose way out nothing is left to tell."""


@pytest.mark.long
@pytest.mark.parametrize("name", MENDED)
def test_the_way_out_of_a_mistake_leaves_what_was_told_before_it(name: str):
    trial = trial_of("mistakes", name)
    found = trial.with_fix
    assert found
    outcome = tried(trial, found)
    assert (outcome.stayed, outcome.new) == ((), ())


@pytest.mark.long
@pytest.mark.parametrize("kind", ["legal", "mistakes", "lives"])
def test_every_way_out_of_a_case_leads_out(kind: str):
    assert failures((name, trial_of(kind, name)) for name in sorted(written(kind))) == []
