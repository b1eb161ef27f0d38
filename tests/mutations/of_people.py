"""Mistakes with people: who supports whom, who takes part, and what must not be told."""

from collections.abc import Iterator
from datetime import date, timedelta

from introplan.agenda import Journey, in_own_time
from mutations.desk import Desk, Mistake


def _journeys(desk: Desk, person: str) -> tuple[Journey, ...]:
    return desk.plan.agenda.journeys_by_person.get(person, ())


def pairing_forgotten(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        role = desk.plan.programme.role(pairing.role)
        if role and role.required:
            where = tuple(journey.participant.path for journey in _journeys(desk, pairing.participant))
            yield Mistake((desk.remove(pairing.path),), "role-missing", f"{pairing.id} is gone", where)


def pairing_ends_early(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        role = desk.plan.programme.role(pairing.role)
        if role and role.required and not pairing.until and not pairing.from_:
            where = tuple(journey.participant.path for journey in _journeys(desk, pairing.participant))
            slip = desk.insert(pairing.path, "until: 2027-06-30")
            yield Mistake((slip,), "role-missing", f"{pairing.id} ends in the middle", where)


def manager_as_support(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        for journey in _journeys(desk, pairing.participant)[:1]:
            manager = journey.manager
            if manager:
                slip = desk.replace((*pairing.path, pairing.role), manager)
                yield Mistake((slip,), "supporter-is-manager", f"{pairing.id} with the manager")


def capacity_lowered(desk: Desk) -> Iterator[Mistake]:
    for person in desk.plan.programme.people.values():
        for role, count in person.capacity.items():
            has = sum(pairing.supporter == person.id for pairing in desk.plan.programme.pairings.values())
            if count >= 2 and has >= 2:
                slip = desk.replace((*person.path, "capacity", role), "1")
                yield Mistake((slip,), "supporter-over-capacity", f"{person.id} takes one {role}")


def introducers_swapped_between_units(desk: Desk) -> Iterator[Mistake]:
    programme = desk.plan.programme
    for pairing in programme.pairings.values():
        role = programme.role(pairing.role)
        for other in programme.pairings.values():
            if role is None or role.unit is None or other.role != pairing.role:
                continue
            mine, theirs = programme.people[pairing.supporter], programme.people[other.supporter]
            if role.unit == "same" and mine.unit != theirs.unit:
                slip = desk.replace((*pairing.path, pairing.role), other.supporter)
                yield Mistake((slip,), "supporter-in-wrong-unit", f"{pairing.id} with {other.supporter}")


def mentor_from_the_same_unit(desk: Desk) -> Iterator[Mistake]:
    programme = desk.plan.programme
    for pairing in programme.pairings.values():
        role = programme.role(pairing.role)
        for journey in _journeys(desk, pairing.participant)[:1]:
            unit = journey.unit
            for person in programme.people.values():
                if role and role.unit == "other" and person.unit == unit and person.id != pairing.participant:
                    slip = desk.replace((*pairing.path, pairing.role), person.id)
                    yield Mistake((slip,), "supporter-in-wrong-unit", f"{pairing.id} with {person.id}")


def pairing_of_somebody_else(desk: Desk) -> Iterator[Mistake]:
    outsiders = [
        person.id
        for person in desk.plan.programme.people.values()
        if person.id not in desk.plan.agenda.journeys_by_person and not person.protected
    ]
    for pairing in desk.plan.programme.pairings.values():
        slip = desk.replace((*pairing.path, "participant"), outsiders[0])
        yield Mistake((slip,), "pairing-never-holds", f"{pairing.id} is for somebody in no cohort")


def pairing_without_a_time(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        if pairing.meets and not pairing.changes:
            path = (*pairing.path, "meets")
            yield Mistake((desk.remove(path),), "pairing-without-meetings", f"{pairing.id} without `meets`")


def pairing_ends_before_it_begins(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        if not pairing.until and not pairing.from_ and not pairing.changes:
            slip = desk.insert(pairing.path, "until: 2020-06-30")
            yield Mistake((slip,), "pairing-never-holds", f"{pairing.id} ends in another year")


# Participants


def participant_of_two_cohorts(desk: Desk) -> Iterator[Mistake]:
    first, second = list(desk.plan.programme.cohorts.values())[:2]
    for person in first.participants:
        path = (*second.path, "participants")
        slip = (
            desk.insert(path, f"{person}:")
            if desk.is_written(path)
            else desk.insert(second.path, f"participants:\n  {person}:")._replace(line=desk.line_after(second.path))
        )
        yield Mistake((slip,), "participant-in-two-cohorts", f"{person} in {second.id} as well")


def participant_leaves_before_the_start(desk: Desk) -> Iterator[Mistake]:
    for journey in desk.plan.agenda.journeys:
        slip = desk.insert(journey.participant.path, f"until: {journey.starts - timedelta(days=20)}")
        yield Mistake((slip,), "participant-ends-before-start", f"{journey.person} leaves before the start")


def cohort_made_smaller(desk: Desk) -> Iterator[Mistake]:
    for cohort in desk.plan.programme.cohorts.values():
        if cohort.capacity and len(cohort.participants) > 2:
            where = ((*cohort.path, "capacity"), *(each.path for each in cohort.participants.values()))
            slip = desk.replace((*cohort.path, "capacity"), "2")
            seats = sum(cohort.seats.values())  # which suffice, and are more than the room there is: that is told
            claimed_by = "seats-over-capacity" if seats >= len(cohort.participants) else "cohort-over-capacity"
            yield Mistake((slip,), claimed_by, f"{cohort.id} takes two", where)


def seats_taken_back(desk: Desk) -> Iterator[Mistake]:
    for cohort in desk.plan.programme.cohorts.values():
        for organisation, seats in cohort.seats.items():
            if seats > 1 and cohort.participants:
                path = (*cohort.path, "seats", organisation)
                where = (path, *(each.path for each in cohort.participants.values()))
                yield Mistake((desk.replace(path, "0"),), "seats-exceeded", f"{organisation} has no seat", where)


def work_days_left_out(desk: Desk) -> Iterator[Mistake]:
    """Somebody works on other days than those of the sessions."""
    for journey in desk.plan.agenda.journeys:
        days = {each.day.weekday() for each in desk.plan.agenda.by_person[journey.person] if each.kind == "session"}
        if not journey.participant.workdays and len(days) == 1:
            slip = desk.insert(journey.participant.path, f"workdays: [{'monday' if 0 not in days else 'tuesday'}]")
            where = tuple(
                (*each.path, "date") for each in desk.plan.agenda.by_person[journey.person] if each.kind == "session"
            )
            yield Mistake((slip,), "session-on-day-off", f"{journey.person} works one other day", where)


def make_up_forgotten(desk: Desk) -> Iterator[Mistake]:
    for journey in desk.plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            path = (*journey.participant.path, "make_ups", index)
            others = [each for each in journey.participant.make_ups if each != key]
            if others and desk.on_one_line((*journey.participant.path, "make_ups")):
                continue
            subject = desk.plan.agenda.by_key[key].subject
            if desk.plan.programme.taught[subject].required and others:
                before = journey.participant.starts is not None and journey.starts > journey.cohort.starts
                field = "starts" if before else "make_ups"
                where = ((*journey.participant.path, field), journey.participant.path)
                claimed_by = "activity-before-start" if before else "required-activity-missed"
                yield Mistake((desk.drop_item(path),), claimed_by, f"{journey.person}: no {key}", where)


def make_up_of_something_attended(desk: Desk) -> Iterator[Mistake]:
    for journey in desk.plan.agenda.journeys:
        attended = {each.subject for each in desk.plan.agenda.by_person[journey.person] if each.kind == "session"}
        for occasion in desk.plan.agenda.sessions:
            if journey.cohort.id in occasion.cohorts or occasion.subject not in attended or occasion.draft:
                continue
            if not journey.participant.make_ups and in_own_time(journey, occasion.day):
                slip = desk.insert(journey.participant.path, f"make_ups: [{occasion.key}]")
                yield Mistake((slip,), "make-up-of-nothing-missed", f"{journey.person} takes {occasion.key} again")


def make_up_in_a_pause(desk: Desk) -> Iterator[Mistake]:
    for journey in desk.plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            day = desk.plan.agenda.by_key[key].day
            if not journey.participant.pauses:
                slip = desk.insert(journey.participant.path, f"pauses: [{day}]")
                where = ((*journey.participant.path, "make_ups", index),)
                yield Mistake((slip,), "make-up-when-away", f"{journey.person} has a pause on {key}", where)


def session_for_somebody_else(desk: Desk) -> Iterator[Mistake]:
    for occasion in desk.plan.agenda.sessions:
        session = desk.plan.session(occasion)
        outsiders = [each.person for each in desk.plan.agenda.journeys if each.cohort.id not in occasion.cohorts]
        if not session.for_ and outsiders and occasion.people("participant"):
            slip = desk.insert(session.path, f"for: [{outsiders[0]}]")
            yield Mistake((slip,), "session-for-outsider", f"{occasion.key} is for {outsiders[0]}")


def absence_of_somebody_not_expected(desk: Desk) -> Iterator[Mistake]:
    for key, people in desk.plan.programme.absences.items():
        outsiders = [person for person in desk.plan.programme.people if person not in people]
        slip = desk.replace(("absences", key, 0), outsiders[0])
        yield Mistake((slip,), "absence-not-expected", f"{outsiders[0]} away from {key}")


# What must not be told


def protected_person_gets_a_name(desk: Desk) -> Iterator[Mistake]:
    for person in desk.plan.programme.people.values():
        if person.protected:
            for line in ("name: Dag Dolddal", "email: dag.dolddal@malmo.example", "phone: 040-628 04 99"):
                slip = desk.insert(person.path, line)
                yield Mistake((slip,), "protected-person-named", f"{person.id} with {line}")


def name_forgotten(desk: Desk) -> Iterator[Mistake]:
    for person in desk.plan.programme.people.values():
        if not person.protected:
            slip = desk.remove((*person.path, "name"))
            yield Mistake((slip,), "person-without-name", f"{person.id} without a name")


def identity_number_in_a_note(desk: Desk) -> Iterator[Mistake]:
    for occasion in desk.plan.agenda.sessions:
        if not desk.plan.session(occasion).internal_note:
            slip = desk.insert(occasion.path, "internal_note: Ring 640823-3234.")
            yield Mistake((slip,), "personal-identity-number", f"a personal identity number in {occasion.key}")


# Organisations


def contact_dropped(desk: Desk) -> Iterator[Mistake]:
    for organisation in desk.plan.programme.organisations.values():
        lecturers = {person for each in desk.plan.agenda.sessions for person in each.people("lecturer")}
        gives = any(desk.plan.programme.people[person].organisation == organisation.id for person in lecturers)
        if organisation.external and organisation.contact and gives:
            slip = desk.remove((*organisation.path, "contact"))
            yield Mistake((slip,), "external-without-contact", f"{organisation.id} without a contact")


def municipality_leaves(desk: Desk) -> Iterator[Mistake]:
    for organisation in desk.plan.programme.organisations.values():
        seats = any(organisation.id in cohort.seats for cohort in desk.plan.programme.cohorts.values())
        if seats and not organisation.member_until and organisation.kind == "municipality":
            slip = desk.insert(organisation.path, "member_until: 2027-12-31")
            yield Mistake((slip,), "participant-outlasts-membership", f"{organisation.id} leaves")


def municipality_without_a_seat(desk: Desk) -> Iterator[Mistake]:
    for cohort in desk.plan.programme.cohorts.values():
        for organisation in cohort.seats:
            if len(cohort.seats) > 1 and not cohort.participants:
                path = (*cohort.path, "seats", organisation)
                where = ((*cohort.path, "seats"),)
                yield Mistake(
                    (desk.replace(path, "0"),), "municipality-without-seats", f"none for {organisation}", where
                )


def union_dialogue_dropped(desk: Desk) -> Iterator[Mistake]:
    events = [each for each in desk.plan.programme.events.values() if each.kind == "union_dialogue"]
    cohorts = sorted(desk.plan.programme.cohorts.values(), key=lambda cohort: cohort.starts)
    for event in events:
        if event.date < cohorts[0].starts and sum(each.date < cohorts[0].starts for each in events) == 1:
            where = ((*cohorts[0].path, "starts"), cohorts[0].path)
            yield Mistake((desk.remove(event.path),), "union-dialogue-missing-before-start", f"no {event.id}", where)
        day = date(event.date.year, event.date.month, 1)
        half = [each for each in events if (each.date.year, each.date.month > 6) == (day.year, day.month > 6)]
        if len(half) == 1 and event is not events[0] and event.date < cohorts[0].starts + timedelta(weeks=90):
            paths = tuple(each.path for each in events) + tuple((*each.path, "date") for each in events)
            where = (("programme", "length"), ("programme",), *(cohort.path for cohort in cohorts), *paths)
            yield Mistake((desk.remove(event.path),), "half-year-without-union-dialogue", f"no {event.id}", where)
