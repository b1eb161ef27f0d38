"""Mistakes with the frame, with those who support, and with the members of a joint programme."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from mutations.desk import Desk, Mistake


def hours_left_out(desk: Desk) -> Iterator[Mistake]:
    supporters = {pairing.supporter for pairing in desk.plan.programme.pairings.values()}
    for person in desk.plan.programme.people.values():
        if person.id in supporters and person.hours_per_month:
            slip = desk.remove((*person.path, "hours_per_month"))
            yield Mistake((slip,), "supporter-without-hours", f"{person.id} has no hours")


def too_new_to_support(desk: Desk) -> Iterator[Mistake]:
    supporters = {pairing.supporter: pairing for pairing in reversed(desk.plan.programme.pairings.values())}
    for person in desk.plan.programme.people.values():
        if person.id in supporters and person.experience_years:
            slip = desk.replace((*person.path, "experience_years"), "1")
            where = ((*supporters[person.id].path, supporters[person.id].role),)
            yield Mistake((slip,), "supporter-inexperienced", f"{person.id} is new", where)


def participant_as_support(desk: Desk) -> Iterator[Mistake]:
    people = list(desk.plan.agenda.journeys_by_person)
    for pairing in desk.plan.programme.pairings.values():
        other = people[-1] if pairing.participant != people[-1] else people[0]
        slip = desk.replace((*pairing.path, pairing.role), other)
        yield Mistake((slip,), "supporter-is-participant", f"{pairing.id} with {other}")


def supervisor_as_mentor(desk: Desk) -> Iterator[Mistake]:
    pairings = desk.plan.programme.pairings.values()
    supervisors = {pairing.participant: pairing.supporter for pairing in pairings if pairing.role == "supervisor"}
    for pairing in pairings:
        if pairing.role == "mentor" and pairing.participant in supervisors:
            slip = desk.replace((*pairing.path, "mentor"), supervisors[pairing.participant])
            yield Mistake((slip,), "supporter-in-two-roles", f"{pairing.id} with the supervisor")


def support_away_for_a_term(desk: Desk) -> Iterator[Mistake]:
    for pairing in desk.plan.programme.pairings.values():
        person = desk.plan.programme.people[pairing.supporter]
        if person.unavailable and not pairing.until and not pairing.from_:
            slip = desk.replace((*person.path, "unavailable"), "[2027-09-01..2027-12-23]")
            where = ((*pairing.path, pairing.role),)
            yield Mistake((slip,), "supporter-away", f"{person.id} is away for a term", where)


def member_leaves_early(desk: Desk) -> Iterator[Mistake]:
    for organisation in desk.plan.programme.organisations.values():
        if organisation.member_until:
            slip = desk.replace((*organisation.path, "member_until"), "2027-01-31")
            sessions = [desk.plan.session(occasion) for occasion in desk.plan.agenda.sessions]
            where = tuple((*session.path, field) for session in sessions for field in ("place", "host"))
            yield Mistake((slip,), "session-outlasts-membership", f"{organisation.id} leaves early", where)
            pairings = desk.plan.programme.pairings.values()
            where = tuple((*pairing.path, pairing.role) for pairing in pairings)
            yield Mistake((slip,), "supporter-leaves", f"{organisation.id} leaves early", where)


def contact_without_an_address(desk: Desk) -> Iterator[Mistake]:
    people = desk.plan.programme.people
    for organisation in desk.plan.programme.organisations.values():
        contact = people[organisation.contact] if organisation.contact else None
        if contact and contact.email and contact.phone:
            slips = (
                desk.remove((*contact.path, "phone")),
                desk.remove((*contact.path, "email")),
            )  # the lower line first
            yield Mistake(slips, "contact-unreachable", f"{contact.id} cannot be reached", (contact.path,))


def address_of_somebody_else(desk: Desk) -> Iterator[Mistake]:
    people = [person for person in desk.plan.programme.people.values() if person.email]
    for person in people[1:]:
        slip = desk.replace((*person.path, "email"), str(people[0].email))
        yield Mistake((slip,), "person-written-twice", f"{person.id} has the address of {people[0].id}")


def coordinators_left_out(desk: Desk) -> Iterator[Mistake]:
    path = ("programme", "coordinators")
    yield Mistake((desk.replace(path, "[]"),), "coordinator-missing", "nobody coordinates")
    first = desk.plan.programme.frame.coordinators[0]
    yield Mistake((desk.replace(path, f"[{first}]"),), "coordinator-alone", f"only {first} coordinates")


def caseload_that_jumps(desk: Desk) -> Iterator[Mistake]:
    phases = list(desk.plan.programme.frame.phases.values())
    for phase in phases:
        if phase.caseload_percent is not None and phase.paid and phase.months.first < 12:
            slip = desk.remove((*phase.path, "caseload_percent"))
            yield Mistake((slip,), "caseload-unlimited", f"{phase.id} without a limit", (phase.path,))
    for before, phase in pairwise(phases):
        if before.caseload_percent and phase.caseload_percent:
            path = (*phase.path, "caseload_percent")
            yield Mistake(
                (desk.replace(path, str(before.caseload_percent - 5)),), "caseload-falls", f"{phase.id} falls"
            )
            if before.caseload_percent < 59:
                yield Mistake((desk.replace(path, "100"),), "caseload-jumps", f"{phase.id} jumps")


def half_of_the_working_group(desk: Desk) -> Iterator[Mistake]:
    for part in ("hr", "operations"):
        slip = desk.remove(("programme", "working_group", part))
        where = (("programme", "working_group"),)
        yield Mistake((slip,), "working-group-one-sided", f"no {part} in the working group", where)


def recruitment_after_the_start(desk: Desk) -> Iterator[Mistake]:
    recruitment = desk.plan.programme.frame.recruitment
    if recruitment:
        slip = desk.replace(("programme", "recruitment", "closes"), "2026-10-16")
        yield Mistake((slip,), "recruitment-too-late", "recruitment closes in October")
    for cohort in desk.plan.programme.cohorts.values():
        if cohort.intake.closes and cohort.intake.kind == "fixed":
            late = cohort.starts + timedelta(days=20)
            slip = desk.replace((*cohort.path, "intake", "closes"), str(late))
            yield Mistake((slip,), "recruitment-too-late", f"{cohort.id} is open for three weeks more")


def title_of_last_year(desk: Desk) -> Iterator[Mistake]:
    for cohort in desk.plan.programme.cohorts.values():
        slip = desk.replace((*cohort.path, "title"), f"Hösten {cohort.starts.year - 1}")
        yield Mistake((slip,), "cohort-titled-another-year", f"{cohort.id} is titled by last year")


def seats_promised_twice(desk: Desk) -> Iterator[Mistake]:
    for cohort in desk.plan.programme.cohorts.values():
        for organisation in cohort.seats:
            slip = desk.replace((*cohort.path, "seats", organisation), "90")
            where = ((*cohort.path, "seats"),)
            yield Mistake((slip,), "seats-over-capacity", f"{organisation} has ninety seats in {cohort.id}", where)


def unused_room(desk: Desk) -> Iterator[Mistake]:
    for place in list(desk.plan.programme.places.values())[:3]:
        slip = desk.insert(("places",), "kallaren: {title: Källaren}")
        yield Mistake((slip,), "entry-never-used", f"a room that nobody uses, beside {place.id}")
