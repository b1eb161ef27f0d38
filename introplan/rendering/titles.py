"""What things and people are called in print, in the programme's language; the same in every output.

Protected people are named by their part alone: "deltagare", or their role.
"""

from introplan.agenda import Occasion, Plan
from introplan.agenda.occasions import Part
from introplan.language import Language
from introplan.model import RoleWord

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
    """A person's name; for a protected person the word for the part they take."""
    return plan.programme.people[person].name or in_language(PARTS[part], plan.programme.frame.language)


def occasion_title(plan: Plan, occasion: Occasion) -> str:
    """What an occasion is called: `Samtal med barn`, `Introduktörssamtal: Ada Testsson och Ida Introdotter`.

    A review without a date begins with `Boka:`; that something is cancelled is said by whoever renders it.
    """
    programme, language = plan.programme, plan.programme.frame.language
    if occasion.kind == "session":
        return programme.taught[occasion.subject].title
    if occasion.kind == "event":
        event = programme.events[occasion.subject]
        return f"{in_language(EVENT_KINDS[event.kind], language)}: {event.subject}"
    if occasion.kind == "review":
        review = programme.frame.reviews[occasion.subject]
        book = "" if occasion.booked else in_language(("Boka: ", "To book: "), language)
        return f"{book}{review.title}: {person_name(plan, occasion.people('participant')[0])}"
    pairing = programme.pairings[occasion.subject]
    conjunction = in_language(("och", "and"), language)
    participant = person_name(plan, pairing.participant)
    supporter = person_name(plan, pairing.supporter, pairing.role)
    usual = role_title(plan, pairing.role) == in_language(PARTS[pairing.role], language).capitalize()
    title = in_language(MEETINGS[pairing.role], language) if usual else role_title(plan, pairing.role)
    return f"{title}: {participant} {conjunction} {supporter}"


def place_title(plan: Plan, place: str | None) -> str:
    """A place with its address on one line: `Sal Möllan, Exempelgatan 1`; empty without a place."""
    if place is None:
        return ""
    entry = plan.programme.places[place]
    return f"{entry.title}, {entry.address}" if entry.address else entry.title


def kind_title(plan: Plan, activity: str) -> str:
    """The kind of an activity in words: `Föreläsning`, `Studiebesök`."""
    return in_language(ACTIVITY_KINDS[plan.programme.taught[activity].kind], plan.programme.frame.language)
