"""Checks on organisations: whom to ask there, members that leave before they are done, and who hosts the others."""

from collections.abc import Iterator

from introplan.agenda import Plan
from introplan.checks.causes import member_not_replaced
from introplan.checks.edits import putting
from introplan.checks.occasions import MOST_NAMES, about, alike, names, title_of
from introplan.counts.hosts import received
from introplan.demands import limit_of
from introplan.demands.days import member_that_has_left
from introplan.demands.organisations import with_parents
from introplan.diagnostics import Diagnostic, Label, _, finding
from introplan.model import Organisation, Path, Person

FEWEST_TO_COMPARE = 8


def is_external(plan: Plan, organisation: Organisation) -> bool:
    """As the author says; else all but the owner's own, and those with seats or a time as members, are external."""
    if organisation.external is not None:
        return organisation.external
    programme = plan.programme
    chain = {part.id for part in with_parents(programme, organisation.id)}
    owner = {part.id for part in with_parents(programme, programme.frame.owner)}
    seated = {id_ for cohort in programme.cohorts.values() for id_ in cohort.seats}
    is_member = organisation.member_from is not None or organisation.member_until is not None
    return not (programme.frame.owner in chain or organisation.id in owner or chain & seated or is_member)


def comes_from_nobody(plan: Plan, person: Person) -> bool:
    """Whether somebody comes from outside and from no employer: they are retired, or work for themselves."""
    organisation = plan.programme.organisations[person.organisation]
    return organisation.kind == "other" and is_external(plan, organisation)


def _gifts(plan: Plan) -> Iterator[tuple[str, Path]]:
    """Who gives a lecturer, receives a group or lends a room, and where that is written."""
    programme = plan.programme
    for activity in programme.taught.values():
        for index, person in enumerate(activity.lecturers):
            yield programme.people[person].organisation, (*activity.path, "lecturers", index)
        if activity.host:
            yield activity.host, (*activity.path, "host")
    for occasion in plan.agenda.sessions:
        session = plan.session(occasion)
        for index, person in enumerate(session.lecturers or ()):
            yield programme.people[person].organisation, (*session.path, "lecturers", index)
        if session.host:
            yield session.host, (*session.path, "host")
        if session.place and (owner := programme.places[session.place].organisation):
            yield owner, (*session.path, "place")


def external_without_contact(plan: Plan) -> Iterator[Diagnostic]:
    """An organisation outside the programme provides a lecturer or a room, and nobody is named as its contact.

    When a lecturer falls ill or a room is taken, somebody has to ring somebody. Who that is must not be known to one
    coordinator alone. Somebody who works alone, as an organisation of kind `other` with one person, is their own
    contact. Source: our own judgement, from how such programmes are run.
    """
    gifts: dict[str, Path] = {}
    owners = {place.organisation for place in plan.programme.places.values()}
    for giver, path in _gifts(plan):
        gifts.setdefault(giver, path)
    for id_, organisation in plan.programme.organisations.items():
        has_contact = any(part.contact for part in with_parents(plan.programme, id_))
        if id_ not in gifts or has_contact or not is_external(plan, organisation):
            continue
        working_there = [person for person in plan.programme.people.values() if person.organisation == id_]
        reachable = [each for each in working_there if each.email or each.phone or each.protected]
        if organisation.kind == "other" and len(working_there) == len(reachable) == 1 and id_ not in owners:
            continue
        somebody = next(iter((*reachable, *working_there)), None)
        yield finding(
            "external-without-contact",
            _("{organisation} provides lecturers or rooms, and has no contact"),
            at=plan.where(organisation),
            also=[Label(plan.origins.span(gifts[id_]), _("provided here"))],
            help=_("add a line such as `contact: {somebody}`")
            if reachable
            else _("add a line `contact: {somebody}`, and one of `email:` and `phone:` to `{somebody}`")
            if somebody
            else _("add somebody who works there to `people`, and a line `contact:` with their id"),
            values={
                "organisation": organisation.title,
                "somebody": somebody.id if somebody else "",
            },
            about=(organisation.id,),
            fix=putting((*organisation.path, "contact"), reachable[0].id) if reachable else None,
        )


def participant_outlasts_membership(plan: Plan) -> Iterator[Diagnostic]:
    """A participant goes on in the joint programme after their municipality has left it.

    Members do leave: Värmdö left the four municipalities' trainee programme while it ran. Those who are
    in the middle of their two years then need another home, and so do their supervisors and rooms.
    Source: Sveriges Radio on the four municipalities' trainee programme.
    """
    for organisation in plan.programme.organisations.values():
        last = organisation.member_until
        if last is None:
            continue
        for cohort in plan.programme.cohorts.values():
            staying = [
                journey
                for journey in plan.journeys_in(cohort.id)
                if journey.ends > last
                and organisation in with_parents(plan.programme, employer_of(plan, journey.person, cohort.id))
            ]
            if not staying:
                continue
            people = tuple(journey.person for journey in staying)
            yield finding(
                "participant-outlasts-membership",
                _("{organisation} is a member until {last}, and for {people} the programme goes on until {until}")
                if len(people) <= MOST_NAMES
                else _(
                    "{organisation} is a member until {last}, and for {count} participants the programme goes "
                    "on until {until}"
                ),
                at=plan.where(organisation, "member_until"),
                also=[Label(plan.where(staying[0].participant), _("goes on until {until}"))],
                help=_("agree with {organisation} on a later day, or with another member on taking over (`seat_of`)"),
                values={
                    "organisation": organisation.title,
                    "last": last,
                    "people": names(plan, people),
                    "count": len(people),
                    "until": max(journey.ends for journey in staying),
                },
                about=(cohort.id, *alike(people)),
                cause=member_not_replaced(plan, organisation, cohort.title),
            )


def employer_of(plan: Plan, person: str, cohort: str) -> str:
    """Whose seat a participant has: as the cohort says, else the employer's."""
    participant = plan.programme.cohorts[cohort].participants[person]
    return participant.seat_of or plan.programme.people[person].organisation


def contact_unreachable(plan: Plan) -> Iterator[Diagnostic]:
    """The person to ask at an organisation has neither an e-mail address nor a telephone number.

    A name alone is of no help on the morning when the lecturer does not come. A person with protected personal data
    has none by design. Source: our own judgement.
    """
    people = plan.programme.people
    for organisation in plan.programme.organisations.values():
        contact = people[organisation.contact] if organisation.contact else None
        if contact is None or contact.protected or contact.email or contact.phone:
            continue
        other = next((p for p in people.values() if p.organisation == organisation.id and (p.email or p.phone)), None)
        yield finding(
            "contact-unreachable",
            _(
                "{contact} is the contact at {organisation}, but has neither an e-mail address nor a "
                "telephone number here"
            ),
            at=plan.where(contact),
            also=[Label(plan.where(organisation, "contact"), _("the contact"))],
            help=_("add a line `email:` or `phone:`, or let {other} be the contact")
            if other
            else _("add a line `email:` or `phone:`"),
            values={
                "contact": plan.called(contact.id),
                "organisation": organisation.title,
                "other": plan.called(other.id) if other else "",
            },
            about=(contact.id, organisation.id),
            fix=putting((*organisation.path, "contact"), other.id) if other else None,
        )


def session_outlasts_membership(plan: Plan) -> Iterator[Diagnostic]:
    """A session is hosted by, or held in a room of, a municipality that has left the joint programme by then.

    A member that leaves can no longer be counted on as a host, nor can its rooms. Somebody who works there may still
    lecture. Source: Sveriges Radio on the four municipalities' trainee programme, which Värmdö left.
    """
    if not any(organisation.member_until for organisation in plan.programme.organisations.values()):
        return
    for occasion in plan.agenda.session_days:
        found = member_that_has_left(plan, occasion)
        if found is None:
            continue
        session, (left, field) = plan.session(occasion), found
        yield finding(
            "session-outlasts-membership",
            _("{session} is hosted by {organisation} on {day}, which is a member until {last}")
            if field == "host"
            else _("{session} is in a room of {organisation} on {day}, which is a member until {last}"),
            at=plan.where(session, field) if field == "place" or session.host else plan.where(session, "date"),
            also=[Label(plan.where(left, "member_until"), _("the last day"))],
            help=_("let another member take it, or agree with {organisation} on a later day"),
            values={
                "session": title_of(plan, occasion),
                "organisation": left.title,
                "day": occasion.day,
                "last": left.member_until,
            },
            about=about(occasion),
            cause=member_not_replaced(plan, left, title_of(plan, occasion)),
        )


def host_too_often(plan: Plan) -> Iterator[Diagnostic]:
    """One municipality of a joint programme has more than 60 per cent of a cohort's sessions in its own rooms.

    The others travel, each time. Those who meet in all the municipalities see more of how the work can be done.
    Source: our own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        sessions = plan.agenda.sessions_by_cohort.get(cohort.id, ())
        members = [each for each in received(plan, cohort, sessions) if each.organisation.kind == "municipality"]
        total = sum(member.sessions for member in members)
        if len(members) < 2 or cohort.is_over or total < FEWEST_TO_COMPARE:
            continue
        most = max(members, key=lambda member: member.sessions)
        if 100 * most.sessions <= limit_of(plan.programme, "host-too-often") * total:
            continue
        seldom = min(members, key=lambda member: member.sessions)
        yield finding(
            "host-too-often",
            _("{count} of {total} sessions of {cohort} are in {municipality}"),
            at=plan.where(cohort, "sessions", key=True),
            help=_("move some to the others; {seldom} has {fewest}"),
            values={
                "count": most.sessions,
                "total": total,
                "cohort": cohort.title,
                "municipality": most.organisation.title,
                "seldom": seldom.organisation.title,
                "fewest": seldom.sessions,
            },
            about=(cohort.id,),
        )
