"""Who is who: the coordinators, the roles, the cohort with its introducers and mentors, and how to reach them.

A protected participant is not in the table of the cohort and nobody stands there for them. A row without a name
would still be one of eight, and next to seven filled rows its empty workplace and introducer are the ones left
over. They are in the count, which says no more than the number of chairs; and of two, neither is named. For the same
reason a supporter or a manager is listed for the participants that are named, never because of one who is not; and
where one of these is protected, the role has no column and no list at all, since the empty place would be theirs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from introplan.agenda import Journey, Plan
from introplan.agenda.disclosure import may_name_participants, may_tell_groups, may_tell_whose, named
from introplan.agenda.occasions import Part
from introplan.days import Stretch
from introplan.language import Language, _, _n, _p, alphabetical, in_full, joined, titled
from introplan.language.terms import AUDIENCES
from introplan.model import ROLES, Cohort, RoleWord
from introplan.model.roles import RoleMeetings
from introplan.rendering.breaks import kept_together
from introplan.rendering.titles import person_name, role_plural, role_title
from introplan.rendering.turns import by_first_day, days_in_words, supporters_in_turn


@dataclass(frozen=True)
class BookletContact:
    """A person and how to reach them."""

    name: str
    about: str
    email: str
    phone: str


@dataclass(frozen=True)
class ContactTable:
    """People of one kind, such as the introducers."""

    title: str
    contacts: tuple[BookletContact, ...]
    has_workplaces: bool
    has_emails: bool
    has_phones: bool


@dataclass(frozen=True)
class RoleWords:
    """A role of the programme: what it is for and how often the two meet."""

    title: str
    text: str
    meets: str


@dataclass(frozen=True)
class Member:
    """A participant: the workplace, and who has each of the roles."""

    name: str
    workplace: str
    supporters: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class BookletPeople:
    """Everything under `Who is who`."""

    coordinators: tuple[BookletContact, ...]
    roles: tuple[RoleWords, ...]
    count: str
    columns: tuple[str, ...]
    members: tuple[Member, ...]
    contacts: tuple[ContactTable, ...]


def people_of(plan: Plan, cohort: Cohort) -> BookletPeople:
    """Who is who for one cohort."""
    journeys = plan.journeys_in(cohort.id)
    names = named(plan, cohort.participants) if may_name_participants(plan, cohort) else ()
    members = sorted(
        (journey for journey in journeys if journey.person in names),
        key=lambda journey: alphabetical(person_name(plan, journey.person)),
    )
    supporters = _supporters(plan, members)
    roles = [role for role, people in supporters.items() if may_tell_whose(plan, people)]
    has_groups = may_tell_groups(plan, cohort) and any(journey.participant.groups.each for journey in members)
    managers = [manager for journey in members for manager in journey.managers]
    tables = [_table(plan, role_plural(plan, role), role, supporters[role]) for role in roles]
    if may_tell_whose(plan, managers):
        tables.append(_table(plan, titled(AUDIENCES["managers"], plan.programme.frame.language), "manager", managers))
    return BookletPeople(
        coordinators=tuple(_coordinators(plan)),
        roles=tuple(_role(plan, role) for role in ROLES if plan.programme.role(role)),
        count=_count(len(journeys), len(members), plan.programme.frame.language),
        columns=(
            *([in_full(_p("column", "Groups"), plan.programme.frame.language)] if has_groups else []),
            *(role_title(plan, role) for role in roles),
        ),
        members=tuple(_member(plan, journey, roles, has_groups=has_groups) for journey in members),
        contacts=tuple(table for table in tables if table.contacts),
    )


def _supporters(plan: Plan, journeys: Iterable[Journey]) -> dict[RoleWord, list[str]]:
    """Who supports these participants, by role, in the order of the roles."""
    pairings = [support.pairing for journey in journeys for support in by_first_day(plan, journey)]
    by_role = {role: [pairing.supporter for pairing in pairings if pairing.role == role] for role in ROLES}
    return {role: people for role, people in by_role.items() if people}


def _coordinators(plan: Plan) -> Iterator[BookletContact]:
    """Those who run the programme; when none of them may be named, their shared mailbox."""
    frame = plan.programme.frame
    coordinators = named(plan, frame.coordinators)
    yield from (_contact(plan, id_, "coordinator") for id_ in coordinators)
    if not coordinators:
        yield BookletContact(frame.contact.title, "", frame.contact.email, "")


def _table(plan: Plan, title: str, part: Part, people: Iterable[str]) -> ContactTable:
    """Everyone once, in alphabetical order."""
    contacts = sorted(
        (_contact(plan, id_, part) for id_ in dict.fromkeys(people)), key=lambda contact: alphabetical(contact.name)
    )
    return ContactTable(
        title,
        tuple(contacts),
        has_workplaces=any(contact.about for contact in contacts),
        has_emails=any(contact.email for contact in contacts),
        has_phones=any(contact.phone for contact in contacts),
    )


def _contact(plan: Plan, id_: str, part: Part) -> BookletContact:
    person = plan.programme.people[id_]
    unit = plan.programme.units[person.unit].title if person.unit else ""
    job = (person.job or "") if part in {"coordinator", "manager"} and not unit else ""
    return BookletContact(person_name(plan, id_, part), unit or job, person.email or "", person.phone or "")


def _role(plan: Plan, word: RoleWord) -> RoleWords:
    role = plan.programme.role(word)
    meets = _meets(plan, role.meets) if role and role.meets else ""
    return RoleWords(role_title(plan, word), (role.text if role else None) or "", meets)


def _meets(plan: Plan, meets: RoleMeetings) -> str:
    """`Ni ses varje vecka i Start och varannan vecka i Grund, 1 h åt gången`; empty when it is not said how often."""
    every, language, phases = meets.every, plan.programme.frame.language, plan.programme.frame.phases
    if every is None:
        return ""
    in_phases = (
        in_full(_("{rhythm} in {phase}"), language, rhythm=rhythm, phase=phases[id_].title)
        for id_, rhythm in every.by_phase.items()
    )
    often = in_full(_("You meet {often}"), language, often=every.all or joined(in_phases, language))
    if not meets.length:
        return often
    return in_full(_("{often}, {length} at a time"), language, often=often, length=meets.length)


def _count(participants: int, named: int, language: Language) -> str:
    if not participants:
        return in_full(_("The participants are not chosen yet."), language)
    are = _n("The cohort has one participant.", "There are {count} of you.")
    count = in_full(are, language, count=participants)
    return count if named == participants else f"{count} {in_full(_('Not everyone is named here.'), language)}"


def _member(plan: Plan, journey: Journey, roles: list[RoleWord], *, has_groups: bool) -> Member:
    return Member(
        person_name(plan, journey.person),
        plan.programme.units[journey.unit].title if journey.unit else "",
        (
            *([tuple(_groups(plan, journey))] if has_groups else []),
            *(tuple(_in_turn(plan, journey, role)) for role in roles),
        ),
    )


def _groups(plan: Plan, journey: Journey) -> Iterator[str]:
    """The groups that somebody is in, in the order of the section, with their days where these are fewer than all."""
    groups, places = plan.programme.groups, plan.once(_places_of_groups)
    for id_, membership in sorted(journey.participant.groups.each.items(), key=lambda each: places[each[0]]):
        if (days := membership.days).overlaps(journey.days):
            yield groups[id_].title + _in_brackets(plan, journey, days)


def _places_of_groups(plan: Plan) -> dict[str, int]:
    """Where each group is in the section, by its id."""
    return {id_: place for place, id_ in enumerate(plan.programme.groups)}


def _in_turn(plan: Plan, journey: Journey, role: RoleWord) -> Iterator[str]:
    """Who has a role, one after the other, with the days where one takes over from another."""
    for turn in supporters_in_turn(plan, journey, role):
        yield person_name(plan, turn.person, role) + _in_brackets(plan, journey, turn.days)


def _in_brackets(plan: Plan, journey: Journey, stretch: Stretch) -> str:
    """From when and until when something is, as far as that is not all of somebody's time in the programme."""
    days = days_in_words(plan, journey, stretch)
    return f" ({kept_together(days)})" if days else ""
