"""Checks on organisations: whom to ask at those outside, and members that leave before their participants."""

from collections.abc import Iterator

from introplan.agenda import Plan
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.diagnostics import Diagnostic, Label, Span, _, error
from introplan.model import Organisation, Programme


def with_parents(programme: Programme, organisation: str) -> tuple[Organisation, ...]:
    """The organisation and those it belongs to, the nearest first."""
    chain: dict[str, Organisation] = {}
    here: str | None = organisation
    while here is not None and here not in chain:
        chain[here] = programme.organisations[here]
        here = chain[here].part_of
    return tuple(chain.values())


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


def _gifts(plan: Plan) -> Iterator[tuple[str, Span]]:
    """Who gives a lecturer, receives a group or lends a room, and where that is written."""
    programme = plan.programme
    for activity in programme.taught.values():
        for index, person in enumerate(activity.lecturers):
            yield programme.people[person].organisation, plan.where(activity, "lecturers", index)
        if activity.host:
            yield activity.host, plan.where(activity, "host")
    for occasion in plan.agenda.sessions:
        session = plan.session(occasion)
        for index, person in enumerate(session.lecturers or ()):
            yield programme.people[person].organisation, plan.where(session, "lecturers", index)
        if session.host:
            yield session.host, plan.where(session, "host")
        if session.place and (owner := programme.places[session.place].organisation):
            yield owner, plan.where(session, "place")


def external_without_contact(plan: Plan) -> Iterator[Diagnostic]:
    """An organisation outside the programme gives a lecturer or a room, and nobody is named to ask there.

    When a lecturer falls ill or a room is taken, somebody has to ring somebody. That knowledge must not
    live in one coordinator's memory only. Source: our own judgement, from how such programmes are run.
    """
    gifts: dict[str, Span] = {}
    for giver, span in _gifts(plan):
        gifts.setdefault(giver, span)
    for id_, organisation in plan.programme.organisations.items():
        has_contact = any(part.contact for part in with_parents(plan.programme, id_))
        if id_ not in gifts or has_contact or not is_external(plan, organisation):
            continue
        somebody = next((person for person in plan.programme.people.values() if person.organisation == id_), None)
        yield error(
            "external-without-contact",
            _("{organisation} gives lecturers or rooms, and has no contact"),
            at=plan.where(organisation),
            also=[Label(gifts[id_], _("given here"))],
            help=_("add a line such as `contact: {somebody}`")
            if somebody
            else _("add somebody who works there to `people`, and a line `contact:` with their id"),
            values={"organisation": organisation.title, "somebody": somebody.id if somebody else ""},
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
            yield error(
                "participant-outlasts-membership",
                _("{organisation} is a member until {last}, and for {people} the programme goes on until {until}")
                if len(people) <= MOST_NAMES
                else _(
                    "{organisation} is a member until {last}, and for {count} participants the programme goes "
                    "on until {until}"
                ),
                at=plan.where(organisation, "member_until"),
                also=[Label(plan.where(staying[0].participant), _("goes on until {until}"))],
                help=_("agree with {organisation} on a later day, or let them end with a line `until: {day_text}`"),
                values={
                    "organisation": organisation.title,
                    "last": last,
                    "people": names(plan, people),
                    "count": len(people),
                    "until": max(journey.ends for journey in staying),
                    "day_text": last.isoformat(),
                },
                about=(cohort.id, *alike(people)),
            )


def employer_of(plan: Plan, person: str, cohort: str) -> str:
    """Whose seat a participant has: as the cohort says, else the employer's."""
    participant = plan.programme.cohorts[cohort].participants[person]
    return participant.seat_of or plan.programme.people[person].organisation
