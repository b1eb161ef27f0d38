"""What a calendar entry says beneath its title: plain text, in the programme's language.

First what it is, then who and when in single lines, then what to prepare and bring and how to get there,
last whom to ask. Protected people are not named, and an `internal_note` never leaves the plan.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from introplan.agenda import Occasion, Plan
from introplan.agenda.occasions import Part
from introplan.days import Times
from introplan.language import day_words, joined, times_words
from introplan.model import Break
from introplan.releases import is_personal
from introplan.rendering.calendars.plain_text import plain_text
from introplan.rendering.selection import is_protected
from introplan.rendering.titles import PARTS, in_language, role_title

Words = tuple[str, str]
Fact = tuple[Words | str, str]

LECTURER: Words = ("Föreläsare", "Given by")
LED_BY: Words = ("Leds av", "Led by")
HOST: Words = ("Värd", "Host")
BREAK: Words = ("Paus", "Break")
LINK: Words = ("Länk till mötet", "Link to the meeting")
MOVED_FROM: Words = ("Flyttat från", "Moved from")
HELD_BY: Words = ("Håller i", "Held by")
WITH: Words = ("Med", "With")
FOR: Words = ("För", "For")
HALF_GROUP: Words = (
    "Tillfället är för en del av gruppen. Din egen kalender visar vilka tillfällen som är dina.",
    "This session is for a part of the group. Your own calendar shows which sessions are yours.",
)
THIS_TIME: Words = ("Den här gången", "This time")
PREPARE: Words = ("Förbered dig", "Prepare")
AFTERWARDS: Words = ("Efteråt", "Afterwards")
MATERIAL: Words = ("Material", "Material")
FIND: Words = ("Hitta dit", "How to get there")
ASK: Words = ("Frågor? Skriv till", "Questions? Write to")
TO_BOOK: Words = (
    "Samtalet är inte bokat än. Kom överens om dag och tid, helst nära det här datumet, och skriv till {email}.",
    "The talk is not booked yet. Agree on a day and time, close to this date if you can, and write to {email}.",
)
BOOKED: Words = (
    "Bokat för ett möte i {programme}. Behöver du lokalen? Skriv till {email}.",
    "Booked for a meeting in {programme}. Do you need the room? Write to {email}.",
)
AUDIENCES: dict[str, Words] = {
    "managers": ("chefer", "managers"),
    "colleagues": ("kollegor", "colleagues"),
    "mentors": ("alla som stöttar en deltagare", "all who support a participant"),
}


def description(plan: Plan, occasion: Occasion, cohorts: tuple[str, ...]) -> str:
    """The text beneath an occasion's title; `cohorts` are the titles of the cohorts that may be named.

    Of something cancelled, only what it was and what is said about it: nobody is to prepare for it.
    """
    end = closing(plan, cohorts)
    if occasion.kind == "meeting":
        return _text(_facts(plan, _meeting(plan, occasion)), _directions(plan, occasion), end)
    if occasion.kind == "session":
        blocks = _session(plan, occasion) if occasion.is_on else _cancelled_session(plan, occasion)
        return _text(*blocks, end)
    if occasion.kind == "review":
        return _text(*_review(plan, occasion), _directions(plan, occasion), end)
    return _text(_facts(plan, _event(plan, occasion)), _directions(plan, occasion), end)


def booking_description(plan: Plan) -> str:
    """The text of an entry that only says that a place is taken."""
    frame = plan.programme.frame
    return in_language(BOOKED, frame.language).format(programme=frame.contact.title, email=frame.contact.email)


def _session(plan: Plan, occasion: Occasion) -> Iterator[str]:
    activity, session = plan.programme.taught[occasion.subject], plan.session(occasion)
    yield activity.summary or ""
    lecturers = [person for person in occasion.people("lecturer") if not is_protected(plan, person)]
    employers = {plan.programme.people[person].organisation for person in lecturers}
    host = occasion.host if occasion.host not in employers else None
    yield _facts(
        plan,
        [
            (LECTURER if activity.kind == "lecture" else LED_BY, _with_organisation(plan, lecturers)),
            (HOST, plan.programme.organisations[host].title if host else ""),
            *((BREAK, _break(plan, pause)) for pause in session.breaks),
            (LINK, _link(plan, occasion)),
        ],
    )
    yield in_language(HALF_GROUP, plan.programme.frame.language) if session.for_ else ""
    yield _section(plan, THIS_TIME, plain_text(session.note or ""))
    yield _section(plan, PREPARE, plain_text(activity.preparation or ""))
    yield _section(plan, AFTERWARDS, plain_text(activity.deepening or ""))
    yield _section(plan, MATERIAL, "\n".join(f"- {thing}" for thing in activity.material))
    yield _directions(plan, occasion)


def _cancelled_session(plan: Plan, occasion: Occasion) -> Iterator[str]:
    yield plan.programme.taught[occasion.subject].summary or ""
    yield _section(plan, THIS_TIME, plain_text(plan.session(occasion).note or ""))


def _review(plan: Plan, occasion: Occasion) -> Iterator[str]:
    frame = plan.programme.frame
    to_book = in_language(TO_BOOK, frame.language).format(email=frame.contact.email)
    yield "" if occasion.booked else to_book
    yield _facts(plan, _people(plan, occasion))
    yield _section(plan, PREPARE, plain_text(frame.reviews[occasion.subject].text or ""))


def _event(plan: Plan, occasion: Occasion) -> Iterator[Fact]:
    programme = plan.programme
    event, language = programme.events[occasion.subject], programme.frame.language
    yield HELD_BY, _names(plan, [event.by] if event.by else [])
    organisations = [programme.organisations[id_].title for id_ in event.with_ if id_ in programme.organisations]
    # Union representatives, say, are not named where others than they can read it.
    yield WITH, _names(plan, event.with_) if is_personal(plan, occasion) else joined(organisations, language)
    yield FOR, joined((in_language(AUDIENCES[word], language) for word in event.audience), language)
    yield LINK, _link(plan, occasion)


def _meeting(plan: Plan, occasion: Occasion) -> Iterator[Fact]:
    """What the title, which has both names, does not say."""
    if occasion.moved_from:
        yield MOVED_FROM, day_words(occasion.moved_from, plan.programme.frame.language)
    if occasion.is_on:
        yield LINK, _link(plan, occasion)


def _people(plan: Plan, occasion: Occasion) -> Iterator[Fact]:
    """Who takes part, by their parts."""
    by_part: dict[Part, list[str]] = defaultdict(list)
    for person, part in occasion.attendees:
        by_part[part].append(person)
    for part, people in by_part.items():
        yield _part_title(plan, part), _names(plan, people)
    yield LINK, _link(plan, occasion)


def _part_title(plan: Plan, part: Part) -> str:
    if part in ("introducer", "supervisor", "mentor", "buddy"):
        return role_title(plan, part)
    return in_language(PARTS[part], plan.programme.frame.language).capitalize()


def _facts(plan: Plan, facts: Iterable[Fact]) -> str:
    """One line each, without those that have nothing to say."""
    language = plan.programme.frame.language
    return "\n".join(
        f"{label if isinstance(label, str) else in_language(label, language)}: {value}"
        for label, value in facts
        if value
    )


def _section(plan: Plan, heading: Words, text: str) -> str:
    return f"{in_language(heading, plan.programme.frame.language)}\n{text}" if text else ""


def closing(plan: Plan, cohorts: tuple[str, ...]) -> str:
    """What every entry ends with: what it belongs to, and whom to ask."""
    frame = plan.programme.frame
    ask = f"{in_language(ASK, frame.language)} {frame.contact.email}"
    return f"{', '.join((*cohorts, frame.title))}\n{ask}"


def _text(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block)


def _has_name(plan: Plan, id_: str) -> bool:
    return id_ in plan.programme.people and not is_protected(plan, id_)


def _names(plan: Plan, people: Iterable[str]) -> str:
    named = (str(plan.programme.people[person].name) for person in people if _has_name(plan, person))
    return joined(named, plan.programme.frame.language)


def _with_organisation(plan: Plan, people: Iterable[str]) -> str:
    """`Berit Barnperspektiv och Olle Provlund (Socialförvaltningen); Frans Exempel (Försäkringskassan)`."""
    by_organisation: dict[str, list[str]] = defaultdict(list)
    for person in people:
        by_organisation[plan.programme.people[person].organisation].append(person)
    return "; ".join(
        f"{_names(plan, several)} ({plan.programme.organisations[organisation].title})"
        for organisation, several in by_organisation.items()
    )


def _break(plan: Plan, pause: Break) -> str:
    """`10.15–10.35, Fika`."""
    day = datetime(2000, 1, 3)  # noqa: DTZ001 - any day, to reckon with times
    starts = day.replace(hour=pause.at.hour, minute=pause.at.minute)
    times = times_words(Times(pause.at, (starts + timedelta(seconds=pause.length.total_seconds())).time()))
    return f"{times}, {pause.title}" if pause.title else times


def _link(plan: Plan, occasion: Occasion) -> str:
    place = plan.programme.places[occasion.place] if occasion.place else None
    return occasion.link or (place.link if place else None) or ""


def _directions(plan: Plan, occasion: Occasion) -> str:
    place = plan.programme.places[occasion.place] if occasion.place and occasion.is_on else None
    return _section(plan, FIND, plain_text(place.directions)) if place and place.directions else ""
