"""What things and people are called in print, in the programme's language; the same in every output.

Protected people are named by their part alone: "deltagare", or their role.
"""

from collections.abc import Sequence

from introplan.agenda import Occasion, Plan, Stay
from introplan.agenda.occasions import Part
from introplan.days import Stretch
from introplan.language import (
    Language,
    _,
    in_full,
    in_words,
    joined,
    stretch_words,
    times_words,
    titled,
    without_capital,
)
from introplan.language.terms import (
    ACTIVITY_KINDS,
    AUDIENCES,
    EVENT_KINDS,
    MEETINGS,
    ONLINE,
    PARTS,
    ROLES_SEVERAL,
    TASK,
)
from introplan.model import ROLES, Place, RoleWord
from introplan.releases import PublishedEvent
from introplan.releases.entries import (
    CalendarEntry,
    Invited,
    Somebody,
    Supporting,
    TimedPoint,
    also_named,
    entry_of,
    timed_points,
)


def role_title(plan: Plan, role: RoleWord) -> str:
    """A role as the programme calls it, with a capital: its own label, else the usual word."""
    return role_words(Supporting(role, _label(plan, role)), plan.programme.frame.language)


def role_words(role: Supporting, language: Language) -> str:
    """A role that a calendar entry names."""
    return role.label or titled(PARTS[role.word], language)


def part_words(plan: Plan, part: str, language: Language | None = None) -> str:
    """The word for a part inside a sentence: `deltagare`, `chef`, or what the programme calls its introducers.

    It is in the programme's language, unless another is asked for.
    """
    own = next((_label(plan, role) for role in ROLES if role == part), None)
    return without_capital(own) if own else in_words(PARTS[part], language or plan.programme.frame.language)


def _label(plan: Plan, role: RoleWord) -> str | None:
    own = plan.programme.role(role)
    return own.label if own else None


def role_plural(plan: Plan, role: RoleWord, language: Language | None = None) -> str:
    """Those who have a role, with a capital: the usual word for several, or the programme's own label as it is.

    It is in the programme's language, unless another is asked for.
    """
    own = plan.programme.role(role)
    if own and own.label and own.label != titled(PARTS[role], plan.programme.frame.language):
        return own.label
    return titled(ROLES_SEVERAL[role], language or plan.programme.frame.language)


def person_name(plan: Plan, person: str, part: Part = "participant") -> str:
    """A person's name; for a protected person, and one who has left the plan, the word for the part they take."""
    known = plan.programme.people.get(person)
    return (known.name if known else None) or in_words(PARTS[part], plan.programme.frame.language)


def workplace_title(plan: Plan, stay: Stay) -> str:
    """The unit where somebody works during a stay; at an organisation that has none, the organisation."""
    return plan.programme.units[stay.unit].title if stay.unit else plan.programme.organisations[stay.organisation].title


def stay_title(plan: Plan, stay: Stay) -> str:
    """What the place of a stay is called: as the posting says, else the unit or the organisation."""
    return (stay.posting.title if stay.posting else None) or workplace_title(plan, stay)


def given_name(plan: Plan, person: str, part: Part = "participant", *, earlier: Plan | None = None) -> str:
    """The name today of the person whom an event that was given out names by an identity, as `person_name` says it.

    Whoever is in the plan no more is called what they were called in the `earlier` one.
    """
    known = plan.by_identity.people.get(person) or (earlier.by_identity.people.get(person) if earlier else None)
    return (known.name if known else None) or in_words(PARTS[part], plan.programme.frame.language)


def occasion_title(plan: Plan, occasion: Occasion) -> str:
    """What an occasion is called: `Samtal med barn`, `Möte med introduktör: Ada Testsson och Ida Introdotter`.

    A review without a date begins with `Boka:`; that something is cancelled is said by whoever renders it.
    """
    if occasion.kind == "session":  # as its entry has it, of which nothing else is needed
        return plan.title(occasion)
    return entry_title(entry_of(plan, occasion, ()))


def entry_title(entry: CalendarEntry) -> str:
    """What an occasion is called in its calendar entry."""
    match entry.kind:
        case "session":
            return entry.title
        case "event":
            return _event_title(entry.sort, entry.title, entry.language)
        case "review":
            participant = _called(entry.person("participant"), entry.language)
            return _review_title(entry.title, participant, entry.language, booked=entry.booked)
        case "task":
            return _task_title(entry.title, entry.language)
        case "meeting":
            [role], names = entry.roles, [_called(one, entry.language) for one in entry.people]
            return _meeting_title(role, names, entry.language)
        case "posting":
            return _posting_title(entry.title, entry.days, entry.language)


def published_title(plan: Plan, event: PublishedEvent, *, earlier: Plan | None = None) -> str:
    """What an event was called that the plan may no longer have, as `occasion_title` says it.

    Its people are called what they are called today, and somebody who is not in the plan any more what they were
    called in the `earlier` one, or by their part.
    """
    language = plan.programme.frame.language
    match event.kind:
        case "session":
            return event.title
        case "event":
            return _event_title(event.sort, event.title, language)
        case "review":
            name = given_name(plan, event.people("participant")[0], earlier=earlier)
            return _review_title(event.title, name, language, booked=event.booked)
        case "task":
            return _task_title(event.title, language)
        case "meeting":
            role = next(role for role in ROLES if role == event.sort)
            both = (*event.people("participant"), *event.people(role))
            # Of a pair where one is told nothing yet, the ledger knows only the other.
            return pair_title(plan, role, *both, earlier=earlier) if len(both) == 2 else meeting_title(plan, role)
        case "posting":
            return _posting_title(event.title, Stretch(event.day, event.until or event.day), language)


def _called(somebody: Somebody, language: Language) -> str:
    """A name; for a protected person, the word for the part they take."""
    return somebody.name or in_words(PARTS[somebody.part], language)


def _event_title(kind: str, subject: str, language: Language) -> str:
    return f"{titled(EVENT_KINDS[kind], language)}: {subject}"


def _review_title(title: str, participant: str, language: Language, *, booked: bool) -> str:
    template = _("{review}: {participant}") if booked else _("To book: {review}: {participant}")
    return in_full(template, language, review=title, participant=participant)


def _task_title(title: str, language: Language) -> str:
    return f"{titled(TASK, language)}: {title}"


def _posting_title(place: str, days: Stretch | None, language: Language) -> str:
    assert days is not None, "the entry of a posting has its days"
    return in_full(_("You are at {place} {days}"), language, place=place, days=stretch_words(days, language))


def pair_title(plan: Plan, role: RoleWord, participant: str, supporter: str, *, earlier: Plan | None = None) -> str:
    """What the meetings of two people are called whom an event that was given out names by their identities."""
    names = given_name(plan, participant, earlier=earlier), given_name(plan, supporter, role, earlier=earlier)
    return _meeting_title(Supporting(role, _label(plan, role)), names, plan.programme.frame.language)


def _meeting_title(role: Supporting, names: Sequence[str], language: Language) -> str:
    return f"{_meeting_words(role, language)}: {joined(names, language)}"


def meeting_title(plan: Plan, role: RoleWord) -> str:
    """What the meetings of a role are called: the usual word, or the programme's own label."""
    return _meeting_words(Supporting(role, _label(plan, role)), plan.programme.frame.language)


def _meeting_words(role: Supporting, language: Language) -> str:
    title = role_words(role, language)
    usual = title == titled(PARTS[role.word], language)
    return titled(MEETINGS[role.word], language) if usual else title


def occasion_place(plan: Plan, occasion: Occasion) -> str:
    """Where an occasion is, on one line: its place with the address, or that it is held online; else nothing."""
    online = titled(ONLINE, plan.programme.frame.language) if occasion.link else ""
    return place_title(plan, occasion.place) or online


def place_title(plan: Plan, place: str | None) -> str:
    """A place with its address on one line: `Sal Möllan, Exempelgatan 1`; empty without a place."""
    if place is None:
        return ""
    entry = plan.programme.places[place]
    return place_words(entry.title, entry.address)


def place_words(title: str, address: str | None) -> str:
    """A place with its address."""
    return f"{title}, {address}" if address else title


def point_words(point: TimedPoint, language: Language) -> str:
    """A point of a day on one line: `9.00–9.30 Kaffe och namn`."""
    return f"{times_words(point.times, language)} {point.title}"


def point_lines(plan: Plan, session: Occasion) -> tuple[str, ...]:
    """The points of a session's day, a line each; none of one that is cancelled."""
    return tuple(point_words(point, plan.programme.frame.language) for point in timed_points(plan, session))


def also_invited(plan: Plan, session: Occasion) -> str:
    """Who else is asked to a session that is on, in words: `mentorer och chefer`."""
    return invited_words(also_named(plan, session), plan.programme.frame.language)


def invited_words(invited: Sequence[Invited], language: Language) -> str:
    """Who else is asked to a session: those in a role together, and people by name."""
    return joined((_invited_as(each, language) for each in invited), language)


def _invited_as(invited: Invited, language: Language) -> str:
    if invited.word == "invited" or (invited.called and invited.called != titled(PARTS[invited.word], language)):
        called = invited.called or ""
        return called if invited.word == "invited" else without_capital(called)
    several = AUDIENCES["managers"] if invited.word == "manager" else ROLES_SEVERAL.get(invited.word)
    return in_words(several or PARTS[invited.word], language)


def access_words(plan: Plan, place: Place) -> tuple[str, ...]:
    """What is known about getting in and hearing, good or bad; nothing is said about what is not known."""
    known = (
        (place.step_free, _("Step-free entrance"), _("Steps at the entrance")),
        (place.hearing_loop, _("Hearing loop"), _("No hearing loop")),
    )
    language = plan.programme.frame.language
    return tuple(in_full(yes if fact else no, language) for fact, yes, no in known if fact is not None)


def kind_title(plan: Plan, activity: str) -> str:
    """The kind of an activity in words: `Föreläsning`, `Studiebesök`."""
    return titled(ACTIVITY_KINDS[plan.programme.taught[activity].kind], plan.programme.frame.language)
