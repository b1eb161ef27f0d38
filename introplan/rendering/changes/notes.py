"""Change notes: what a person, or a cohort, has to know of a release. There is no plan in them, only words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from introplan.agenda import Plan
from introplan.changes.change import Change
from introplan.changes.comparison import Coming, Comparison, Told
from introplan.changes.support import SupportChange
from introplan.diagnostics import _, _n
from introplan.language import Language, counted, day_words, fill, times_words, translated
from introplan.releases import PublishedEvent, Release, release_day
from introplan.rendering.changes.names import Names
from introplan.rendering.changes.sentences import NEW_PLACE, NO_PLACE, in_sentences, said, sentences

FIRST_DATES = 3
"""Of somebody who is welcomed, so many dates are told; the calendar has them all."""

Colour = Literal["", "warn", "alarm"]

TAGS: dict[str, tuple[str, Colour]] = {
    "new": (_("New"), ""),
    "restored": (_("Takes place after all"), ""),
    "removed": (_("No longer on"), "alarm"),
    "cancelled": (_("Cancelled"), "alarm"),
    "booked": (_("Booked"), ""),
    "moved": (_("Moved"), "warn"),
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
    "note": (_("New note"), ""),
    "preparation": (_("To prepare"), ""),
    "rest": (_("New description"), ""),
    "ends": (_("Last day"), "warn"),
}
SHOWN = ("new", "restored", "removed", "cancelled", "booked", "moved", "place")
"""What is seen best as dates and places beside each other."""

COMING_TAGS: dict[str, tuple[str, Colour]] = {
    "joins": (_("New for you"), ""),
    "comes": (_("New for you"), ""),
    "leaves": (_("Not for you"), "alarm"),
    "stays_away": (_("Not for you"), "alarm"),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is told: a word for what has happened, what it is about, and how it is and was.

    `sentence` says it all. Where how it is now or was before is shown by itself, `more` is what is left to say.
    """

    tag: str
    colour: Colour
    title: str
    sentence: str
    now: tuple[str, ...]
    before: tuple[str, ...]
    more: str


class NextDate(NamedTuple):
    """A date that is to come."""

    day: str
    times: str
    title: str
    place: str


@dataclass(frozen=True, slots=True)
class Note:
    """All that a note says. Of a welcome, `items` is empty and `dates` are the first ones."""

    language: Language
    programme: str
    release: str
    heading: str
    greeting: str
    lead: str
    items: tuple[Item, ...]
    dates: tuple[NextDate, ...]
    contact: str
    email: str
    personal: bool
    welcome: bool


class Edition(NamedTuple):
    """What a note is written from; `ahead` is the comparison of what was not over when the release was made."""

    comparison: Comparison
    ahead: Comparison
    plan: Plan
    earlier: Plan | None
    release: Release

    @property
    def day(self) -> date:
        """The day of the release, by the programme's clocks."""
        return release_day(self.release, self.plan.programme.frame.timezone)


def personal_note(edition: Edition, person: str) -> Note | None:
    """One person's note; None when there is nothing to tell."""
    comparison, plan = edition.comparison, edition.plan
    names = Names(plan, edition.earlier, you=person)
    entry = plan.by_identity.people.get(person)
    name = entry.name.split()[0] if entry and entry.name else ""
    if comparison.is_new(person):
        own = (event for event in comparison.after.values() if person in event.people())
        return _welcome(edition, names, own, name, personal=True)
    items = tuple(_item(one, names) for one in edition.ahead.told_to(person))
    return _note(edition, _("What changes for you"), items, name, personal=True) if items else None


def cohort_note(edition: Edition, cohort: str) -> Note | None:
    """A cohort's note, which says nothing of single people; None when there is nothing to tell."""
    comparison = edition.comparison
    names = Names(edition.plan, edition.earlier)
    before = any(cohort in event.cohorts for event in comparison.before.values())
    if not before:
        own = (each for each in comparison.after.values() if each.kind == "session" and cohort in each.cohorts)
        return _welcome(edition, names, own, "", personal=False, cohort=cohort)
    items = tuple(_item(one, names) for one in edition.ahead.told_of_sessions(cohort))
    heading = fill(_("What changes for {cohort}"), {"cohort": names.cohort(cohort)}, names.language)
    return _note(edition, heading, items, "", personal=False) if items else None


def _note(edition: Edition, heading: str, items: tuple[Item, ...], name: str, *, personal: bool) -> Note:
    language = edition.plan.programme.frame.language
    if len(items) == 1:
        lead = _("One thing changes in your dates.") if personal else _("One thing changes in the plan.")
    else:
        lead = _("{count} things change in your dates.") if personal else _("{count} things change in the plan.")
    lead = fill(lead, {"count": len(items)}, language)
    return _written(edition, heading, name, lead, items=items, personal=personal)


def _welcome(  # noqa: PLR0913 - what a welcome is made of
    edition: Edition,
    names: Names,
    own: Iterable[PublishedEvent],
    name: str,
    *,
    personal: bool,
    cohort: str = "",
) -> Note | None:
    """The note of somebody who had nothing before: the first dates, and where the rest is."""
    language, today = names.language, edition.day
    events = sorted((event for event in own if event.is_on and event.day >= today), key=lambda event: event.sort_key)
    if not events:
        return None
    values = {"count": len(events), "cohort": names.cohort(cohort) if cohort else ""}
    forms = (
        _n("You have {count} date in the programme.", "You have {count} dates in the programme. These come first.")
        if personal
        else _n("{cohort} has {count} date.", "{cohort} has {count} dates. These come first.")
    )
    lead = fill(counted(*forms, len(events), language), values, language)
    heading = (
        _("Your dates are settled") if personal else fill(_("The dates of {cohort} are settled"), values, language)
    )
    dates = tuple(_next_date(event, names) for event in events[:FIRST_DATES])
    return _written(edition, heading, name, lead, dates=dates, personal=personal)


def _written(  # noqa: PLR0913 - what a note is made of
    edition: Edition,
    heading: str,
    name: str,
    lead: str,
    *,
    personal: bool,
    items: tuple[Item, ...] = (),
    dates: tuple[NextDate, ...] = (),
) -> Note:
    frame, release = edition.plan.programme.frame, edition.release
    language = frame.language
    values = {"name": release.name, "day": edition.day}
    return Note(
        language=language,
        programme=frame.title,
        release=fill(_("Release {name}, {day}"), values, language),
        heading=translated(heading, language),
        greeting=fill(_("Hello {name}!"), {"name": name}, language) if name else fill(_("Hello!"), {}, language),
        lead=lead,
        items=items,
        dates=dates,
        contact=frame.contact.title,
        email=frame.contact.email,
        personal=personal,
        welcome=bool(dates),
    )


def _next_date(event: PublishedEvent, names: Names) -> NextDate:
    title = names.event(event)
    return NextDate(
        day_words(event.day, names.language),
        times_words(event.times) if event.times and event.booked else "",
        title if event.booked else fill(_("To book: {title}"), {"title": title}, names.language),
        names.place(event.place) if event.place else "",
    )


def _item(told: Told, names: Names) -> Item:
    language = names.language
    tag, colour = _tag(told)
    now, before, more = _shown(told, names)
    sentence = in_sentences(told, names, language)
    return Item(translated(tag, language), colour, _title(told, names), sentence, now, before, more)


def _tag(told: Told) -> tuple[str, Colour]:
    match told:
        case Change() if told.what[0] == "moved" and len({event.day for event in told.events}) == 1:
            return _("New time"), "warn"
        case Change():
            return TAGS[told.what[0]]
        case SupportChange():
            return _("Your meetings"), "alarm" if told.what == "ends" else "warn"
        case Coming():
            return COMING_TAGS[told.what]
        case _:
            return TAGS[told.what]


def _title(told: Told, names: Names) -> str:
    match told:
        case Change():
            return names.event(told.event)
        case SupportChange():
            mine = told.instead_of if told.instead_of == names.you else None
            return names.pair(told.pair._replace(supporter=mine) if mine else told.pair)
        case _ if len(told.events) == 1:
            return names.event(told.events[0])
        case _:
            form = counted(*_n("{count} date", "{count} dates"), len(told.events), names.language)
            return fill(form, {"count": len(told.events)}, names.language)


def _shown(told: Told, names: Names) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """How it is now and was before, where that can be seen at a glance, and what is left to say."""
    first, *others = (
        said(sentence, names.language)
        for sentence in sentences(told, names)
        if sentence.template not in {NEW_PLACE, NO_PLACE}
    )
    if isinstance(told, Coming) and len(told.events) == 1:
        when = _when_and_where(told.events[0], names)
        return (when, (), "") if told.what in ("joins", "comes") else ((), when, "")
    if not isinstance(told, Change) or told.what[0] not in SHOWN:
        return (), (), " ".join((first, *others))
    now = () if told.what[0] in ("removed", "cancelled") else _when_and_where(told.after, names)
    before = () if told.what[0] in ("restored", "new") else _when_and_where(told.before, names)
    return now, before, " ".join(others)


def _when_and_where(event: PublishedEvent | None, names: Names) -> tuple[str, ...]:
    """`torsdag 11 mars 2027 (v. 10)`, `kl. 9.00–12.00`, `Sal Väst`."""
    if event is None:
        return ()
    words = [day_words(event.day, names.language)]
    if event.times and event.booked:
        words.append(fill(_("at {times}"), {"times": event.times}, names.language))
    if event.place:
        words.append(names.place(event.place))
    return tuple(words)
