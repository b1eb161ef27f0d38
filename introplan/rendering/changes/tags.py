"""What is told, in a few words: what has happened, what it is about, and a whole note as the subject of a mail."""

from datetime import date, timedelta
from typing import Literal

from introplan.agenda import Plan
from introplan.changes.change import Change
from introplan.changes.series import SeriesChange
from introplan.changes.support import SupportChange
from introplan.changes.tasks import TaskChange
from introplan.changes.told import Told
from introplan.diagnostics import _, _n
from introplan.language import day_words, fill, translated
from introplan.rendering.changes.by_hand import ByHand
from introplan.rendering.changes.names import NamesTold

TagColour = Literal["", "warn", "alarm"]

TAGS: dict[str, tuple[str, TagColour]] = {
    "new": (_("New"), ""),
    "restored": (_("Takes place after all"), ""),
    "removed": (_("No longer on"), "alarm"),
    "cancelled": (_("Cancelled"), "alarm"),
    "booked": (_("Booked"), ""),
    "moved": (_("New time"), "warn"),
    "place": (_("New place"), "warn"),
    "title": (_("New title"), ""),
    "lecturers": (_("Given by somebody else"), ""),
    "people": (_("With somebody else"), ""),
    "text": (_("New description"), ""),
    "zone": (_("New time zone"), "warn"),
    "address": (_("New address"), "warn"),
    "link": (_("New link"), "warn"),
    "directions": (_("How to get there"), ""),
    "name": (_("New name"), ""),
    "role": (_("New name"), ""),
    "host": (_("New host"), ""),
    "overnight": (_("Night between the days"), ""),
    "note": (_("New note"), ""),
    "points": (_("New points of the day"), ""),
    "preparation": (_("To prepare"), ""),
    "meetings": (_("Your meetings"), ""),
    "rest": (_("New description"), ""),
    "ends": (_("Last day"), "warn"),
    "joins": (_("New for you"), ""),
    "comes": (_("New for you"), ""),
    "leaves": (_("Not for you"), "alarm"),
    "stays_away": (_("Not for you"), "alarm"),
}
SUPPORT_TAGS: dict[str, tuple[str, TagColour]] = {
    "begins": (_("New for you"), ""),
    "ends": (_("No longer on"), "alarm"),
    "rhythm": (_("New times"), "warn"),
    "moved": (_("New times"), "warn"),
    "place": (_("New place"), "warn"),
    "link": (_("New link"), "warn"),
    "text": (_("New description"), ""),
}
TASK_TAGS: dict[str, tuple[str, TagColour]] = {
    "new": (_("New task"), ""),
    "removed": (_("No longer a task"), "alarm"),
    "moved": (_("New last day"), "warn"),
}
SERIES_TAGS: dict[str, tuple[str, TagColour]] = {
    "new": TAGS["new"],
    "removed": TAGS["removed"],
    "cancelled": TAGS["cancelled"],
    "moved": SUPPORT_TAGS["moved"],
    "ends": SUPPORT_TAGS["moved"],
    "goes_on": SUPPORT_TAGS["moved"],
    "some": SUPPORT_TAGS["moved"],
    "lecturers": TAGS["lecturers"],
    "text": SUPPORT_TAGS["text"],
}
POSTING_TAGS: dict[str, tuple[str, TagColour]] = {
    "new": (_("Where you are"), ""),
    "moved": (_("New days"), "warn"),
    "people": (_("New manager"), "warn"),
}
YOUR_MEETINGS: tuple[str, TagColour] = (_("Your meetings"), "warn")
TAKEN_OVER: tuple[str, TagColour] = (_("New {role}"), "warn")

NEAR = timedelta(days=300)
"""A date this close needs no year."""

WHERE = {
    "introduction": (_("your introduction"), _("Your dates in the introduction programme")),
    "trainee": (_("your trainee programme"), _("Your dates in the trainee programme")),
}
"""What a participant's changes are changes of, and what a first letter is about, by the programme's kind."""


def tag_of(told: Told, names: NamesTold) -> tuple[str, TagColour]:
    """A word or two for what has happened, and how grave that is."""
    match told:
        case Change() if told.event.kind == "posting":
            tag, colour = POSTING_TAGS.get(told.what[0], TAGS[told.what[0]])
        case Change():
            tag, colour = TAGS[told.what[0]]
        case TaskChange():
            tag, colour = TASK_TAGS[told.what]
        case SeriesChange():
            tag, colour = SERIES_TAGS[told.what]
        case SupportChange(what="switches"):
            taken_over = {told.instead_of: SUPPORT_TAGS["ends"], told.pair.supporter: SUPPORT_TAGS["begins"]}
            tag, colour = taken_over.get(names.you, TAKEN_OVER)
        case SupportChange():
            tag, colour = SUPPORT_TAGS.get(told.what, YOUR_MEETINGS)
        case _:
            tag, colour = TAGS[told.what]
    role = names.part(told.pair.role) if isinstance(told, SupportChange) else ""
    return fill(tag, {"role": role}, names.language), colour


def title_of(told: Told, names: NamesTold) -> str:
    """What it is about, as its entries are called; of several things, how many."""
    match told:
        case Change() if told.event.kind == "posting":
            return told.event.title
        case Change():
            return names.event(told.event)
        case SupportChange():
            mine = told.instead_of if told.instead_of == names.you else None
            return names.pair(told.pair._replace(supporter=mine) if mine else told.pair)
        case TaskChange():
            return told.events[0].title
        case SeriesChange():
            return names.event(told.events[0])
        case _ if len(told.events) == 1:
            return names.event(told.events[0])
        case _:
            return fill(_n("{count} date", "{count} dates"), {"count": len(told.events)}, names.language)


def subject_of_welcome(plan: Plan) -> str:
    """The subject of the first letter to somebody."""
    return translated(WHERE[plan.programme.frame.kind][1], plan.programme.frame.language)


def subject_of_change(told: tuple[Told, ...], do: ByHand, names: NamesTold, day: date) -> str:
    """What a letter about changes is about, and from when. `day` is that of the release."""
    language = names.language
    first = min([_first_day(one, day) for one in told] or [each.day for each in (*do.remove, *do.add)])
    if not told:
        return fill(_("Changed in the calendar, from {day}"), {"day": _near(first, day, names)}, language)
    if len(told) > 1:
        form = _("{count} changes in {what}, the first on {day}")
        values = {"count": len(told), "what": _what(told, names), "day": _near(first, day, names)}
        return fill(form, values, language)
    [one] = told
    is_one = isinstance(one, Change) or len(getattr(one, "events", ())) == 1
    when = one.event.day if isinstance(one, Change) else first
    values = {
        "what": tag_of(one, names)[0],
        "title": title_of(one, names),
        "day": _near(when, day, names, weekday=is_one),
    }
    return fill(_("{what}: {title}, {day}") if is_one else _("{what}: {title}, from {day}"), values, language)


def _what(told: tuple[Told, ...], names: NamesTold) -> str:
    """`din introduktion` for a participant, and for others their dates."""
    frame = names.plan.programme.frame
    people = names.plan.programme.people
    if any(people[journey.person].identity == names.you for journey in names.plan.agenda.journeys):
        return translated(WHERE[frame.kind][0], names.language)
    if names.you:
        return translated(_("your dates"), names.language)
    return ", ".join(dict.fromkeys(names.cohort(cohort) for one in told for cohort in one.cohorts))


def _first_day(told: Told, day: date) -> date:
    """The first day that something is about and that is not over."""
    days = (
        [each for event in told.events for each in (event.day, event.last)]
        if isinstance(told, Change)
        else [told.day, told.last]
    )
    return min((each for each in days if each >= day), default=max(days))


def _near(when: date, day: date, names: NamesTold, *, weekday: bool = False) -> str:
    return day_words(when, names.language, weekday=weekday, week=False, year=when - day > NEAR)
