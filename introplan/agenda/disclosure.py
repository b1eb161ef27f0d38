"""What may be said of protected people where others than they read it: how many a cohort has, and nothing else.

Outputs ask here what they may show, and the checks what is left that no output can keep to itself: the two cannot
come to think differently. No output has a row, a workplace, an employer or a day for a protected person. And where
something of a kind is shown for everybody else, such as an introducer for each participant, it is shown for nobody:
the one who is missing would be told by whose place is empty.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from introplan.agenda.also import with_those_invited
from introplan.agenda.occasions import Attendee, Occasion
from introplan.agenda.personal import is_personal
from introplan.agenda.plan import Plan
from introplan.model import Cohort

ONE_DAY = timedelta(days=1)
COMPANY = 2
"""So many participants with names a cohort has at least, for "a participant" beside them not to be simply the other."""


def has_protected(plan: Plan) -> bool:
    """Whether there is anybody in the plan of whom nothing may be said."""
    return any(person.protected for person in plan.programme.people.values())


def is_protected(plan: Plan, person: str) -> bool:
    """Whether the person's name and whereabouts must not appear in anything that others read."""
    return plan.programme.people[person].protected


def named(plan: Plan, people: Iterable[str]) -> tuple[str, ...]:
    """Those who may be named, each once, in the order given."""
    everybody = plan.programme.people
    return tuple([person for person in dict.fromkeys(people) if not everybody[person].protected])


def unnamed(plan: Plan, people: Iterable[str]) -> tuple[str, ...]:
    """Those who must not be named, each once, in the order given."""
    everybody = plan.programme.people
    return tuple([person for person in dict.fromkeys(people) if everybody[person].protected])


def may_tell_whose(plan: Plan, people: Iterable[str]) -> bool:
    """Whether a list may say who these are, when each belongs to somebody: an introducer, say, to a participant."""
    return not unnamed(plan, people)


def may_tell_seats(plan: Plan, cohort: Cohort) -> bool:
    """Whether the seats of each organisation may be shown: beside the names they tell who employs the one without."""
    return not unnamed(plan, cohort.participants)


def may_name_group(plan: Plan, session: Occasion) -> bool:
    """Whether a session may say for whom it is, when it is not for everyone.

    Names in one half of a group tell who is in the other. So nobody is named in any of them when somebody is protected.
    """
    hiding, unnameable = plan.once(_halves_with_protected), plan.once(_cohorts_without_names)
    return not any(cohort in unnameable or (cohort, session.subject) in hiding for cohort in session.cohorts)


def may_tell_groups(plan: Plan, cohort: Cohort) -> bool:
    """Whether a list may say in which groups these are: beside the names, it tells in which the one without is."""
    return not unnamed(plan, cohort.participants)


def may_tell_where(plan: Plan, cohort: Cohort) -> bool:
    """Whether a list may say where these are week by week: who changes places in turn tells where the last one is."""
    return not unnamed(plan, cohort.participants)


def unnamed_groups(plan: Plan, cohort: Cohort) -> Iterator[tuple[str, date, tuple[str, ...]]]:
    """The groups of a cohort, by id, in which from some day on nobody may be named who is in the programme then.

    Each with the first such day, and who they are: what is for the group says where these are, and nobody else.
    """
    if not unnamed(plan, cohort.participants) or not named(plan, cohort.participants):
        return
    for group in plan.programme.groups:
        stays = [
            (journey.person, max(days.first, journey.starts), min(days.last, journey.ends))
            for journey in plan.agenda.members.in_group(cohort.id, group)
            if (days := journey.participant.groups.each[group].days)
        ]
        turns = {turn for _person, first, last in stays if first <= last for turn in (first, last + ONE_DAY)}
        for day in sorted(turns):
            here = [person for person, first, last in stays if first <= day <= last]
            if here and not named(plan, here):
                yield group, day, unnamed(plan, here)
                break


def _halves_with_protected(plan: Plan) -> frozenset[tuple[str, str]]:
    """By cohort and activity, what has a session for somebody protected and not for all; even a proposed one.

    Who is in a group is not printed; so where a session is for a group, anybody protected may be in it.
    """
    sessions = (each for each in plan.agenda.occasions if each.kind == "session") if has_protected(plan) else ()
    cohorts = {id_ for id_, cohort in plan.programme.cohorts.items() if unnamed(plan, cohort.participants)}
    return frozenset(
        (cohort, occasion.subject)
        for occasion in sessions
        for cohort in occasion.cohorts
        if unnamed(plan, plan.chosen(occasion) or ()) or (cohort in cohorts and _is_for_groups(plan, occasion))
    )


def _cohorts_without_names(plan: Plan) -> frozenset[str]:
    """The cohorts, by id, whose participants no list may name."""
    return frozenset(id_ for id_, cohort in plan.programme.cohorts.items() if not may_name_participants(plan, cohort))


def _is_for_groups(plan: Plan, session: Occasion) -> bool:
    ids = plan.session(session).for_ or plan.programme.taught[session.subject].for_
    return any(id_ in plan.programme.groups for id_ in ids)


def may_name_participants(plan: Plan, cohort: Cohort) -> bool:
    """Whether a list may say who is in a cohort: one name beside a number of two tells who the other one is."""
    return not unnamed(plan, cohort.participants) or len(named(plan, cohort.participants)) >= COMPANY


def asked_openly(plan: Plan, session: Occasion) -> tuple[Attendee, ...]:
    """Who may be said to be asked to a session by its `also`, as what: those asked for somebody who has a name.

    The one with a mentor among those who come would be told by "mentors" being asked, when nobody else there has one.
    """
    if not unnamed(plan, session.people()):
        return session.attendees
    seen = set(named(plan, session.people()))
    openly = session._replace(attendees=tuple(each for each in session.attendees if each.person in seen))
    written = plan.written(session)
    members = plan.agenda.members.of(session.cohorts, written, plan.programme.taught[session.subject])
    asked = with_those_invited(plan.programme, plan.agenda.support, written, openly, members)
    return tuple(each for each in asked.attendees if each.person in seen)


def perhaps_at(plan: Plan, session: Occasion) -> frozenset[str]:
    """Protected people who may come to a session as far as anybody is told: all of its cohorts, and all guests.

    A guest makes up for something. They are the same at every session, so that no number is another when they come.
    """
    cohorts = (plan.programme.cohorts[id_] for id_ in session.cohorts)
    own = frozenset(person for cohort in cohorts for person in unnamed(plan, cohort.participants))
    return own | plan.once(_protected_guests)


def _protected_guests(plan: Plan) -> frozenset[str]:
    guests = (each.people("make_up") for each in plan.agenda.sessions) if has_protected(plan) else ()
    return frozenset(unnamed(plan, (person for several in guests for person in several)))


def alone_at(plan: Plan, session: Occasion) -> tuple[str, ...]:
    """Protected participants to whom nobody else comes, at a session that everybody can read of."""
    coming = session.people("participant", "make_up")
    return () if named(plan, coming) else unnamed(plan, coming)


def gives_alone(plan: Plan, session: Occasion) -> tuple[str, ...]:
    """Protected people who give a session without anybody else."""
    lecturers = session.people("lecturer")
    return () if named(plan, lecturers) else unnamed(plan, lecturers)


def always_at(plan: Plan, occasions: Iterable[Occasion]) -> tuple[str, ...]:
    """Protected people who are at each of some occasions, all of which tell who meets whom."""
    those: dict[str, None] | None = None
    for occasion in occasions:
        here = unnamed(plan, occasion.people()) if is_personal(plan, occasion) else ()
        those = dict.fromkeys(here if those is None else [person for person in those if person in here])
    return tuple(those or ())
