"""What a calendar entry says beneath its title: plain text, in the programme's language.

First what it is, then who and when in single lines, then what to prepare and bring and how to get there,
last whom to ask. Protected people are not named, and an `internal_note` never leaves the plan.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache

from introplan.days import Times
from introplan.language import (
    Language,
    _,
    _p,
    day_words,
    in_full,
    in_words,
    joined,
    times_words,
    titled,
    translated,
    without_capital,
)
from introplan.language.terms import AUDIENCES, PARTS
from introplan.releases.entries import CalendarEntry, Pause, Somebody
from introplan.releases.rooms import BookedRoom
from introplan.rendering.calendars.plain_text import plain_text
from introplan.rendering.titles import invited_words, point_words, role_words

Fact = tuple[str, str]

LECTURER = _p("calendar", "Given by")
LED_BY = _("Led by")
HOST = _("Host")
ALSO = _p("calendar", "Also invited")
BREAK = _("Break")
LINK = _("Link to the meeting")
MOVED_FROM = _("Moved from")
WITH = _p("calendar", "With")
FOR = _p("calendar", "For")
HALF_GROUP = _("This session is for a part of the group. Your own calendar shows which sessions are yours.")
OVERNIGHT = _("You stay the night between the days.")
NO_MEETINGS = _("You have no meetings with those who support you while you are there.")
POINTS = _("Points of the day")
THIS_TIME = _("This time")
PREPARE = _("Prepare")
AFTERWARDS = _("Afterwards")
MATERIAL = _("Material")
FIND = _("How to get there")


def description(entry: CalendarEntry) -> str:
    """The text beneath an occasion's title, of what `entry` holds and of nothing else: see there why."""
    end = _closing(entry)
    if entry.kind == "meeting":
        return _text(_facts(entry, _meeting(entry)), _directions(entry), end)
    if entry.kind == "session":
        return _text(*_session(entry), end)
    if entry.kind == "review":
        return _text(*_review(entry), _directions(entry), end)
    if entry.kind == "task":
        return _text(*_task(entry), end)
    if entry.kind == "posting":
        return _text(*_posting(entry), end)
    return _text(_facts(entry, _event(entry)), _directions(entry), end)


def booking_description(room: BookedRoom) -> str:
    """The text of an entry that only says that a place is taken."""
    booker, booked = room.booker, _("Booked by {programme}. Do you need the room? Write to {email}.")
    return in_full(booked, booker.language, programme=booker.contact, email=booker.email)


def people_lines(entry: CalendarEntry) -> tuple[str, ...]:
    """Who gives it, leads it or takes part, as the entry says beneath its title: a line for each part."""
    match entry.kind:
        case "session":
            facts = _given_by(entry)
        case "review":
            facts = _people(entry)
        case "event":
            facts = _invited(entry)
        case "task":
            facts = _helped_by(entry)
        case "posting":
            return tuple(line for text in _posting(entry) for line in text.splitlines())
        case "meeting":
            return ()
    return tuple(_facts(entry, facts).splitlines())


def _session(entry: CalendarEntry) -> Iterator[str]:
    yield entry.summary or ""
    yield _facts(
        entry,
        [
            *_given_by(entry),
            *((BREAK, _break(pause, entry.language)) for pause in entry.pauses),
            (LINK, _link(entry)),
        ],
    )
    yield translated(OVERNIGHT, entry.language) if entry.overnight and entry.is_on else ""
    yield translated(HALF_GROUP, entry.language) if entry.for_some else ""
    yield _section(entry, POINTS, "\n".join(point_words(point, entry.language) for point in entry.points))
    yield _section(entry, THIS_TIME, plain_text(entry.note or ""))
    yield _section(entry, PREPARE, plain_text(entry.preparation or ""))
    yield _section(entry, AFTERWARDS, plain_text(entry.deepening or ""))
    yield _section(entry, MATERIAL, "\n".join(f"- {thing}" for thing in entry.material))
    yield _directions(entry)


def _given_by(entry: CalendarEntry) -> Iterator[Fact]:
    yield LECTURER if entry.sort == "lecture" else LED_BY, _with_employers(entry)
    yield HOST, _organisations(entry)
    yield ALSO, invited_words(entry.invited, entry.language)


def _review(entry: CalendarEntry) -> Iterator[str]:
    to_book = _(
        "The talk is not booked yet. Agree on a day and time, close to this date if you can, and write to {email}."
    )
    yield "" if entry.booked else in_full(to_book, entry.language, email=entry.email)
    yield _facts(entry, [*_people(entry), (LINK, _link(entry))])
    yield _section(entry, PREPARE, plain_text(entry.preparation or ""))


def _task(entry: CalendarEntry) -> Iterator[str]:
    yield translated(_("To be done by this day at the latest."), entry.language)
    yield _facts(entry, _helped_by(entry))
    yield plain_text(entry.preparation or "")


def _helped_by(entry: CalendarEntry) -> Iterator[Fact]:
    """Who helps with a task, as their parts are called inside a sentence; by name they would be others at times."""
    roles = (without_capital(role_words(role, entry.language)) for role in entry.roles)
    others = (in_words(PARTS[part], entry.language) for part in entry.audience)
    yield WITH, joined((*roles, *others), entry.language)


def _posting(entry: CalendarEntry) -> Iterator[str]:
    yield _facts(entry, _people(entry))
    yield translated(NO_MEETINGS, entry.language) if entry.without_meetings else ""


def _event(entry: CalendarEntry) -> Iterator[Fact]:
    yield from _invited(entry)
    yield LINK, _link(entry)


def _invited(entry: CalendarEntry) -> Iterator[Fact]:
    yield LED_BY, _names(entry, [one for one in entry.people if one.part == "by"])
    # Union representatives, say, are not named where others than they can read it.
    together = [one for one in entry.people if one.part == "with"]
    yield WITH, _names(entry, together) if together else _organisations(entry)
    yield FOR, joined((in_words(AUDIENCES[word], entry.language) for word in entry.audience), entry.language)


def _meeting(entry: CalendarEntry) -> Iterator[Fact]:
    """What the title, which has both names, does not say."""
    if entry.moved_from:
        yield MOVED_FROM, day_words(entry.moved_from, entry.language)
    yield LINK, _link(entry)


def _people(entry: CalendarEntry) -> Iterator[Fact]:
    """Who takes part, by their parts."""
    by_part: dict[str, list[Somebody]] = defaultdict(list)
    for one in entry.people:
        by_part[one.part].append(one)
    for part, people in by_part.items():
        yield _part_title(entry, part), _names(entry, people)


def _part_title(entry: CalendarEntry, part: str) -> str:
    role = next((role for role in entry.roles if role.word == part), None)
    if role:
        return role_words(role, entry.language)
    return titled(PARTS[part], entry.language)


def _facts(entry: CalendarEntry, facts: Iterable[Fact]) -> str:
    """One line each, without those that have nothing to say."""
    return "\n".join(f"{translated(label, entry.language)}: {value}" for label, value in facts if value)


def _section(entry: CalendarEntry, heading: str, text: str) -> str:
    return f"{translated(heading, entry.language)}\n{text}" if text else ""


def _closing(entry: CalendarEntry) -> str:
    """What every entry ends with: what it belongs to, and whom to ask."""
    return closing((*entry.cohorts, entry.programme), entry.email, entry.language)


@lru_cache(maxsize=1024)
def closing(belongs_to: tuple[str, ...], email: str, language: Language) -> str:
    """What an entry ends with that belongs to this: that, and whom to ask."""
    return f"{', '.join(belongs_to)}\n{in_full(_('Questions? Write to {email}'), language, email=email)}"


def _text(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block)


def _names(entry: CalendarEntry, people: Iterable[Somebody]) -> str:
    return joined((one.name for one in people if one.name), entry.language)


def _organisations(entry: CalendarEntry) -> str:
    return joined((one.title for one in entry.organisations), entry.language)


def _with_employers(entry: CalendarEntry) -> str:
    """`Berit Barnperspektiv och Olle Provlund (Socialförvaltningen); Frans Exempel (Försäkringskassan)`."""
    by_employer: dict[str, list[Somebody]] = defaultdict(list)
    titles: dict[str, str] = {}
    for one in entry.people:
        if one.employer:
            by_employer[one.employer.id].append(one)
            titles[one.employer.id] = one.employer.title
    return "; ".join(f"{_names(entry, several)} ({titles[id_]})" for id_, several in by_employer.items())


def _break(pause: Pause, language: Language) -> str:
    """`10.15–10.35, Fika`."""
    day = datetime(2000, 1, 3)  # noqa: DTZ001 - any day, to reckon with times
    starts = day.replace(hour=pause.at.hour, minute=pause.at.minute)
    times = times_words(Times(pause.at, (starts + pause.length).time()), language)
    return f"{times}, {pause.title}" if pause.title else times


def _link(entry: CalendarEntry) -> str:
    return entry.link or (entry.site.link if entry.site else None) or ""


def _directions(entry: CalendarEntry) -> str:
    return _section(entry, FIND, plain_text((entry.site.directions if entry.site else None) or ""))
