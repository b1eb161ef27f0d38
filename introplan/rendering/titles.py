"""What things and people are called in print, in the programme's language; the same in every output.

Protected people are named by their part alone: "deltagare", or their role.
"""

from introplan.agenda import Occasion, Plan
from introplan.agenda.occasions import Part
from introplan.language import Language
from introplan.model import RoleWord
from introplan.releases import PublishedEvent

PARTS: dict[Part, tuple[str, str]] = {
    "participant": ("deltagare", "participant"),
    "make_up": ("deltagare", "participant"),
    "lecturer": ("föreläsare", "lecturer"),
    "introducer": ("introduktör", "introducer"),
    "supervisor": ("handledare", "supervisor"),
    "mentor": ("mentor", "mentor"),
    "buddy": ("fadder", "buddy"),
    "manager": ("chef", "manager"),
    "coordinator": ("samordnare", "coordinator"),
    "invited": ("inbjuden", "invited"),
}
ACTIVITY_KINDS: dict[str, tuple[str, str]] = {
    "lecture": ("Föreläsning", "Lecture"),
    "study_visit": ("Studiebesök", "Study visit"),
    "exchange": ("Erfarenhetsutbyte", "Exchange of experience"),
    "reflection_group": ("Reflektionsgrupp", "Reflection group"),
    "supervision": ("Handledning", "Supervision"),
    "shadowing": ("Skuggning", "Shadowing"),
    "placement": ("VFU", "Placement"),
    "rotation": ("Rotation", "Rotation"),
    "course": ("Kurs", "Course"),
    "self_study": ("Egen inläsning", "Self-study"),
    "induction": ("Introduktionsdag", "Induction day"),
    "network": ("Nätverksträff", "Network meeting"),
    "celebration": ("Avslutning", "Celebration"),
}
EVENT_KINDS: dict[str, tuple[str, str]] = {
    "union_dialogue": ("Facklig dialog", "Union dialogue"),
    "briefing": ("Information", "Briefing"),
    "network": ("Nätverksträff", "Network meeting"),
    "evaluation": ("Utvärdering", "Evaluation"),
    "other": ("Möte", "Meeting"),
}
SUPPORTERS: dict[RoleWord, tuple[str, str]] = {
    "introducer": ("introduktörer", "introducers"),
    "supervisor": ("handledare", "supervisors"),
    "mentor": ("mentorer", "mentors"),
    "buddy": ("faddrar", "buddies"),
}
MEETINGS: dict[RoleWord, tuple[str, str]] = {
    "introducer": ("Introduktörssamtal", "Introducer meeting"),
    "supervisor": ("Handledning", "Supervision"),
    "mentor": ("Mentorssamtal", "Mentor meeting"),
    "buddy": ("Fadderträff", "Buddy meeting"),
}
ONLINE = ("Digitalt", "Online")


def in_language(words: tuple[str, str], language: Language) -> str:
    """The Swedish or the English of a pair."""
    return words[0] if language == "sv" else words[1]


def role_title(plan: Plan, role: RoleWord) -> str:
    """A role as the programme calls it, with a capital: its own label, else the usual word."""
    own = plan.programme.role(role)
    if own and own.label:
        return own.label
    return in_language(PARTS[role], plan.programme.frame.language).capitalize()


def role_plural(plan: Plan, role: RoleWord) -> str:
    """Those who have a role, with a capital: the usual word for several, or the programme's own label as it is."""
    own = plan.programme.role(role)
    if own and own.label and own.label != in_language(PARTS[role], plan.programme.frame.language).capitalize():
        return own.label
    return in_language(SUPPORTERS[role], plan.programme.frame.language).capitalize()


def person_name(plan: Plan, person: str, part: Part = "participant") -> str:
    """A person's name; for a protected person, and one who has left the plan, the word for the part they take."""
    known = plan.programme.people.get(person)
    return (known.name if known else None) or in_language(PARTS[part], plan.programme.frame.language)


def given_name(plan: Plan, person: str, part: Part = "participant", *, earlier: Plan | None = None) -> str:
    """The name today of the person whom an event that was given out names by an identity, as `person_name` says it.

    Whoever is in the plan no more is called what they were called in the `earlier` one.
    """
    known = plan.by_identity.people.get(person) or (earlier.by_identity.people.get(person) if earlier else None)
    return (known.name if known else None) or in_language(PARTS[part], plan.programme.frame.language)


def occasion_title(plan: Plan, occasion: Occasion) -> str:
    """What an occasion is called: `Samtal med barn`, `Introduktörssamtal: Ada Testsson och Ida Introdotter`.

    A review without a date begins with `Boka:`; that something is cancelled is said by whoever renders it.
    """
    programme = plan.programme
    match occasion.kind:
        case "session":
            return programme.taught[occasion.subject].title
        case "event":
            event = programme.events[occasion.subject]
            return _event_title(plan, event.kind, event.subject)
        case "review":
            title = programme.frame.reviews[occasion.subject].title
            return _review_title(
                plan, title, person_name(plan, occasion.people("participant")[0]), booked=occasion.booked
            )
        case "meeting":
            pairing = programme.pairings[occasion.subject]
            both = person_name(plan, pairing.participant), person_name(plan, pairing.supporter, pairing.role)
            return _pair_title(plan, pairing.role, *both)


def published_title(plan: Plan, event: PublishedEvent, *, earlier: Plan | None = None) -> str:
    """What an event was called that the plan may no longer have, as `occasion_title` says it.

    Its people are called what they are called today, and somebody who is not in the plan any more what they were
    called in the `earlier` one, or by their part.
    """
    match event.kind:
        case "session":
            return event.title
        case "event":
            return _event_title(plan, event.sort, event.title)
        case "review":
            name = given_name(plan, event.people("participant")[0], earlier=earlier)
            return _review_title(plan, event.title, name, booked=event.booked)
        case "meeting":
            role = next(role for role in SUPPORTERS if role == event.sort)
            both = (*event.people("participant"), *event.people(role))
            # Of a pair where one is told nothing yet, the ledger knows only the other.
            return pair_title(plan, role, *both, earlier=earlier) if len(both) == 2 else meeting_title(plan, role)


def _event_title(plan: Plan, kind: str, subject: str) -> str:
    return f"{in_language(EVENT_KINDS[kind], plan.programme.frame.language)}: {subject}"


def _review_title(plan: Plan, title: str, participant: str, *, booked: bool) -> str:
    book = "" if booked else in_language(("Boka: ", "To book: "), plan.programme.frame.language)
    return f"{book}{title}: {participant}"


def pair_title(plan: Plan, role: RoleWord, participant: str, supporter: str, *, earlier: Plan | None = None) -> str:
    """What the meetings of two people are called whom an event that was given out names by their identities."""
    names = given_name(plan, participant, earlier=earlier), given_name(plan, supporter, role, earlier=earlier)
    return _pair_title(plan, role, *names)


def _pair_title(plan: Plan, role: RoleWord, participant: str, supporter: str) -> str:
    conjunction = in_language(("och", "and"), plan.programme.frame.language)
    return f"{meeting_title(plan, role)}: {participant} {conjunction} {supporter}"


def meeting_title(plan: Plan, role: RoleWord) -> str:
    """What the meetings of a role are called: the usual word, or the programme's own label."""
    language = plan.programme.frame.language
    usual = role_title(plan, role) == in_language(PARTS[role], language).capitalize()
    return in_language(MEETINGS[role], language) if usual else role_title(plan, role)


def occasion_place(plan: Plan, occasion: Occasion) -> str:
    """Where an occasion is, on one line: its place with the address, or that it is held online; else nothing."""
    online = in_language(ONLINE, plan.programme.frame.language) if occasion.link else ""
    return place_title(plan, occasion.place) or online


def place_title(plan: Plan, place: str | None) -> str:
    """A place with its address on one line: `Sal Möllan, Exempelgatan 1`; empty without a place."""
    if place is None:
        return ""
    entry = plan.programme.places[place]
    return f"{entry.title}, {entry.address}" if entry.address else entry.title


def kind_title(plan: Plan, activity: str) -> str:
    """The kind of an activity in words: `Föreläsning`, `Studiebesök`."""
    return in_language(ACTIVITY_KINDS[plan.programme.taught[activity].kind], plan.programme.frame.language)
