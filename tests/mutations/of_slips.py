"""Mistakes that stood there in silence for long: numbers turned around, things twice, words that are not so."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from introplan.agenda import Occasion
from mutations.desk import Desk, Mistake, Slip

A_DAY = timedelta(days=1)


def recruitment_turned_around(desk: Desk) -> Iterator[Mistake]:
    recruitment = desk.plan.programme.frame.recruitment
    if recruitment is not None:
        path = ("programme", "recruitment")
        slips = (
            desk.replace((*path, "opens"), recruitment.closes.isoformat()),
            desk.replace((*path, "closes"), recruitment.opens.isoformat()),
        )
        yield Mistake(slips, "recruitment-closes-before-opening", "recruitment closes first")


def review_in_a_longer_programme(desk: Desk) -> Iterator[Mistake]:
    for review in desk.plan.programme.frame.reviews.values():
        slip = desk.replace((*review.path, "month"), str(desk.plan.programme.frame.length.count + 6))
        yield Mistake((slip,), "review-after-programme", f"{review.id} half a year after the end")


def goal_in_a_longer_programme(desk: Desk) -> Iterator[Mistake]:
    for goal in desk.plan.programme.frame.goals.values():
        if goal.indicator and goal.indicator.at_months:
            slip = desk.replace((*goal.path, "indicator", "at_months", 0), "36")
            yield Mistake((slip,), "goal-after-programme", f"{goal.id} in month 36")


def weeks_in_a_longer_programme(desk: Desk) -> Iterator[Mistake]:
    for activity in desk.plan.programme.taught.values():
        if activity.weeks is not None:
            slip = desk.replace((*activity.path, "weeks"), "1-150")
            yield Mistake((slip,), "weeks-after-programme", f"{activity.id} until week 150")


def gap_turned_around(desk: Desk) -> Iterator[Mistake]:
    for competence in desk.plan.programme.competences.values():
        if competence.gap and competence.gap.target > 1:
            slip = desk.replace((*competence.path, "gap", "target"), "0")
            yield Mistake((slip,), "gap-target-below-level", f"{competence.id} goes down")


def joins_before_the_cohort(desk: Desk) -> Iterator[Mistake]:
    for journey in desk.plan.agenda.journeys:
        if journey.participant.starts is None:
            early = journey.cohort.starts - timedelta(days=30)
            slip = desk.insert(journey.participant.path, f"starts: {early}")
            where = (journey.participant.path,)
            yield Mistake((slip,), "participant-before-cohort", f"{journey.person} a month before", where)


def joins_after_the_intake(desk: Desk) -> Iterator[Mistake]:
    for journey in desk.plan.agenda.journeys:
        closes = journey.cohort.intake.closes
        if closes is not None and journey.participant.starts is None:
            late = max(closes, journey.cohort.starts) + timedelta(days=10)
            slip = desk.insert(journey.participant.path, f"starts: {late}")
            where = (journey.participant.path,)
            yield Mistake((slip,), "participant-after-intake", f"{journey.person} after the intake", where)


def prerequisites_both_ways(desk: Desk) -> Iterator[Mistake]:
    taught = desk.plan.programme.taught
    for activity in taught.values():
        for needed in activity.prerequisites:
            if not taught[needed].prerequisites:
                slip = desk.insert(taught[needed].path, f"prerequisites: [{activity.id}]")
                where = ((*activity.path, "prerequisites"),)
                yield Mistake((slip,), "prerequisites-in-circle", f"{activity.id} and {needed}", where)


def membership_turned_around(desk: Desk) -> Iterator[Mistake]:
    for organisation in desk.plan.programme.organisations.values():
        if not organisation.member_from and not organisation.member_until:
            slip = desk.insert(organisation.path, "member_from: 2030-01-01\nmember_until: 2020-01-01")
            where = (organisation.path,)
            yield Mistake((slip,), "membership-ends-before-start", f"{organisation.id} leaves before it joins", where)


def hours_of_somebody_else(desk: Desk) -> Iterator[Mistake]:
    for person in desk.plan.programme.people.values():
        if person.hours_per_month and person.hours_per_month > 3:
            slip = desk.replace((*person.path, "hours_per_month"), "1")
            yield Mistake((slip,), "supporter-short-of-hours", f"{person.id} has an hour")


def protected_time_is_a_wish(desk: Desk) -> Iterator[Mistake]:
    for phase in desk.plan.programme.frame.phases.values():
        if phase.protected_time_percent:
            for percent in ("90", "2"):
                slip = desk.replace((*phase.path, "protected_time_percent"), percent)
                yield Mistake((slip,), "protected-time-differs", f"{percent} % in {phase.id}")


def lecture_copied(desk: Desk) -> Iterator[Mistake]:
    """A session stands once more under another key, some weeks later."""
    for occasion in _lectures(desk):
        session = desk.plan.session(occasion)
        if occasion.people("participant") and session.time.end and not session.for_:
            clock = f"{session.time.start:%H.%M}-{session.time.end:%H.%M}"
            entry = f"kopia: {{of: {occasion.subject}, date: {occasion.day + timedelta(days=21)}, time: {clock}}}"
            slip = desk.insert(occasion.path[:-1], entry)
            yield Mistake((slip,), "session-twice-for-same-people", f"{occasion.key} once more", (occasion.path,))


def everybody_in_a_half_group(desk: Desk) -> Iterator[Mistake]:
    for occasion in desk.plan.agenda.sessions:
        half = desk.plan.session(occasion).for_
        others = [
            person
            for other in desk.plan.agenda.by_subject[occasion.subject]
            if other is not occasion and other.cohorts == occasion.cohorts and other.kind == "session"
            for person in desk.plan.session(other).for_
            if abs(other.day - occasion.day) < timedelta(days=8) and person not in half
        ]
        if half and others and desk.on_one_line((*occasion.path, "for")):
            slip = desk.replace((*occasion.path, "for"), f"[{', '.join([*half, *others])}]")
            yield Mistake((slip,), "session-twice-for-same-people", f"{occasion.key} for all")


def lecturer_from_another_line(desk: Desk) -> Iterator[Mistake]:
    people, coordinators = desk.plan.programme.people, set(desk.plan.programme.frame.coordinators)
    for occasion in _lectures(desk):
        own = desk.plan.programme.taught[occasion.subject]
        if desk.plan.session(occasion).lecturers is not None or not own.lecturers:
            continue
        homes = {people[person].organisation for person in own.lecturers}
        for other in desk.plan.programme.lectures.values():
            strangers = [person for person in other.lecturers if people[person].organisation not in homes]
            if strangers and not coordinators & set(strangers):
                slip = desk.insert(occasion.path, f"lecturers: [{strangers[0]}]")
                yield Mistake((slip,), "lecturer-of-another-lecture", f"{occasion.key} by {strangers[0]}")
                break


def room_under_two_ids(desk: Desk) -> Iterator[Mistake]:
    for place in desk.plan.programme.places.values():
        if place.address:
            entry = f"igen: {{title: '{place.title}', address: '{place.address}'}}"
            yield Mistake((_entry(desk, "places", entry),), "place-written-twice", f"{place.id} twice", (place.path,))


def organisation_under_two_ids(desk: Desk) -> Iterator[Mistake]:
    for each in desk.plan.programme.organisations.values():
        if each.part_of is None:
            slip = _entry(desk, "organisations", f"igen: {{title: '{each.title}', kind: {each.kind}}}")
            yield Mistake((slip,), "organisation-written-twice", f"{each.id} twice", (each.path,))


def link_copied(desk: Desk) -> Iterator[Mistake]:
    for place in desk.plan.programme.places.values():
        if place.link:
            slip = _entry(desk, "places", f"igen: {{title: Ett annat rum, online: yes, link: '{place.link}'}}")
            yield Mistake((slip,), "link-of-two-places", f"the link of {place.id} twice", ((*place.path, "link"),))


def address_left_out(desk: Desk) -> Iterator[Mistake]:
    for person in desk.plan.programme.people.values():
        if person.email and person.id in desk.plan.agenda.journeys_by_person:
            slip = desk.remove((*person.path, "email"))
            yield Mistake((slip,), "person-without-address", f"{person.id} gets no letter")


def domain_misspelt(desk: Desk) -> Iterator[Mistake]:
    owner = desk.plan.programme.frame.contact.email.rpartition("@")[2]
    for person in desk.plan.programme.people.values():
        if person.email and person.email.endswith(f"@{owner}"):
            slip = desk.replace((*person.path, "email"), person.email.replace(".example", ".exmaple"))
            yield Mistake((slip,), "mail-domain-misspelt", f"{person.id} at another domain")


def lecture_without_a_word(desk: Desk) -> Iterator[Mistake]:
    for occasion in _lectures(desk):
        if occasion.people("participant") and desk.is_written(("lectures",)):
            lecture = _entry(desk, "lectures", "tom: {title: Tom, required: no}")
            session = desk.insert(occasion.path[:-1], f"tom: {{date: {occasion.day + timedelta(days=7)}, time: 9-10}}")
            yield Mistake((lecture, session), "lecture-without-text", f"nothing is written beside {occasion.key}")


def last_years_day_in_a_text(desk: Desk) -> Iterator[Mistake]:
    for lecture in desk.plan.programme.lectures.values():
        if not lecture.deepening and any(each.is_on for each in desk.plan.agenda.by_subject[lecture.id]):
            slip = desk.insert(lecture.path, "deepening: Vi ses igen den 31 december.")
            yield Mistake((slip,), "text-contradicts-session", f"{lecture.id} on New Year's Eve")


def mentor_for_all_but_one(desk: Desk) -> Iterator[Mistake]:
    """A role that is not asked of all any more, and one who has nobody in it."""
    support = desk.plan.agenda.support
    for _days, pairing, journey in support.every:
        role, path = desk.plan.programme.role(pairing.role), ("programme", "roles", pairing.role, "required")
        alone = len(support.of(journey, (pairing.role,))) == 1 and journey.cohort.status == "confirmed"
        if alone and role and role.required and not journey.leaves_early:
            slips = (desk.replace(path, "no"), desk.remove(pairing.path))
            where = (journey.participant.path,)
            yield Mistake(slips, "support-uneven", f"{pairing.id} is gone, and not required", where)


def meeting_in_the_night(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        if pairing.meets and pairing.meets.time and pairing.meets.time.end is None:
            slip = desk.replace((*pairing.path, "meets", "time"), "3.00")
            yield Mistake((slip,), "time-at-night", f"{pairing.id} at three")


def review_in_the_night(desk: Desk) -> Iterator[Mistake]:
    for occasion in desk.plan.agenda.occasions:
        if occasion.kind == "review" and occasion.booked and occasion.times:
            slip = desk.replace((*occasion.path, "time"), "1.00")
            yield Mistake((slip,), "time-at-night", f"{occasion.key} at one")


def dialogue_with_nobody(desk: Desk) -> Iterator[Mistake]:
    for event in desk.plan.programme.events.values():
        if event.kind == "union_dialogue" and event.with_:
            slip = desk.remove((*event.path, "with"))
            yield Mistake((slip,), "union-dialogue-with-nobody", f"{event.id} with nobody", (event.path,))


def papers_forgotten(desk: Desk) -> Iterator[Mistake]:
    dialogues = [each for each in desk.plan.programme.events.values() if each.kind == "union_dialogue"]
    last = max((each.date for each in dialogues), default=None)
    for event in dialogues:
        if event.papers_sent and event.date != last:
            slip = desk.remove((*event.path, "papers_sent"))
            yield Mistake((slip,), "papers-never-sent", f"no papers for {event.id}", (event.path,))


def way_left_out(desk: Desk) -> Iterator[Mistake]:
    """Two rooms on one day whose towns become two, without a word of the way between them."""
    places, travel = desk.plan.programme.places, desk.plan.programme.travel
    for _person, occasions in desk.plan.agenda.crowded_days_in_order():
        for first, second in pairwise(occasions):
            here, there = places.get(first.place or ""), places.get(second.place or "")
            written = all(place and place.address and not place.online for place in (here, there))
            if not written or here is there or here is None or there is None:
                continue
            said = there.id in travel.get(here.id, {}) or here.id in travel.get(there.id, {})
            ends = first.times.end if first.times else None
            minutes = (second.times.start.hour - ends.hour) * 60 + second.times.start.minute - ends.minute
            if not said and 0 < minutes < 80:
                slips = (
                    desk.replace((*here.path, "address"), "'Gatan 1, Enköping'"),
                    desk.replace((*there.path, "address"), "'Gatan 1, Lund'"),
                )
                where = tuple((*each.path, "place") for each in (first, second))
                yield Mistake(slips, "way-between-towns-unsaid", f"{here.id} and {there.id}", where)


def _lectures(desk: Desk) -> Iterator[Occasion]:
    for occasion in desk.plan.agenda.sessions:
        if desk.plan.programme.taught[occasion.subject].kind == "lecture" and not occasion.draft:
            yield occasion


def _entry(desk: Desk, section: str, text: str) -> Slip:
    """A new entry in a section."""
    return desk.insert((section,), text)
