"""Change notes: what a person, or a cohort, has to know of a release. There is no plan in them, only words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypedDict

from introplan.agenda import Plan
from introplan.agenda.disclosure import named
from introplan.changes.change import Change, Events
from introplan.changes.comparison import Comparison
from introplan.changes.told import Coming, Told
from introplan.changes.wholes import as_wholes
from introplan.days import Stretch
from introplan.diagnostics import _, _n
from introplan.language import Language, Verbatim, day_words, fill, joined, stretch_words, times_words
from introplan.model import CalendarWay, Person
from introplan.releases import PublishedEvent, Release
from introplan.releases.ways import ReleasedWay, is_invited_to_meetings, way_of
from introplan.rendering.changes.by_hand import ByHand, ShownEntries, by_hand
from introplan.rendering.changes.names import NamesTold
from introplan.rendering.changes.sentences import NEW_PLACE, NO_PLACE, in_sentences, said, sentences
from introplan.rendering.changes.steps import (
    CalendarFiles,
    NoteStep,
    remark_on,
    remark_on_way,
    steps_of_change,
    steps_of_ways,
    steps_of_welcome,
    subscribed_words,
)
from introplan.rendering.changes.tags import TagColour, subject_of_change, subject_of_welcome, tag_of, title_of

FIRST_DATES = 3
"""Of somebody who is welcomed, so many dates are told; the calendar has them all."""

SHOWN = ("new", "restored", "removed", "cancelled", "booked", "moved", "place")
"""What is seen best as dates and places beside each other."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is told: a word for what has happened, what it is about, and how it is and was.

    `sentence` says it all. Where how it is now or was before is shown by itself, `more` is what is left to say.
    """

    tag: str
    colour: TagColour
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
    """All that a note says. Of a welcome, `items` is empty and `dates` are the first ones.

    `steps` is what the reader has to do, in order, under the heading `to_do`. Before them stand, where there is
    something to say, that who has `subscribed` need do none of it, and a `remark`; `enclosed` says which prints come
    with it. `do` is what the steps are made of; `has_add` says that they tell to import what is new, and `has_whole`
    that they, or the remark, tell to open the whole calendar. `ways` is how somebody has kept the dates, and how from
    now on; it is empty where several read the note, who keep them in several ways.
    """

    language: Language
    programme: str
    release: str
    heading: str
    subject: str
    greeting: str
    lead: str
    items: tuple[Item, ...]
    dates: tuple[NextDate, ...]
    do: ByHand
    to_do: str
    subscribed: str
    remark: str
    steps: tuple[NoteStep, ...]
    has_add: bool
    has_whole: bool
    contact: str
    email: str
    signature: tuple[str, ...]
    personal: bool
    welcome: bool
    ways: tuple[CalendarWay, ...] = ()
    enclosed: str = ""


class Telling(NamedTuple):
    """What notes are written from; `ahead` is the comparison of what was not over on the `day` of the release.

    `ways` are how people kept their dates by the ledger as it was, and `addresses` where calendars lie on the web.
    """

    comparison: Comparison
    ahead: Comparison
    plan: Plan
    earlier: Plan | None
    release: Release
    day: date
    entries: ShownEntries
    ways: Mapping[str, ReleasedWay]
    addresses: Callable[[str], str]


class Reader(NamedTuple):
    """Whom a note is for: a person, a cohort, or without both whoever has the programme's own calendar.

    `calendar` is what that calendar is called.
    """

    calendar: str
    person: str = ""
    cohort: str = ""

    def own(self, comparison: Comparison) -> tuple[Events, Events]:
        """What stood in the reader's calendar, and what stands there, by key."""
        if self.person:
            return comparison.own(self.person)
        before, after = (
            {key: event for key, event in events.items() if self._has(event)}
            for events in (comparison.before, comparison.after)
        )
        return before, after

    def _has(self, event: PublishedEvent) -> bool:
        if self.cohort:
            return event.kind == "session" and self.cohort in event.cohorts
        return not event.personal


def note_for(telling: Telling, reader: Reader, files: CalendarFiles) -> Note | None:
    """A reader's note; None when there is nothing to tell. A cohort's says nothing of single people."""
    note = _note(telling, reader)
    return with_files(telling, reader, note, files) if note else None


def with_files(telling: Telling, reader: Reader, note: Note, files: CalendarFiles) -> Note:
    """The same note beside calendar files that are called otherwise."""
    if note.ways:
        return replace(
            note,
            steps=steps_of_ways(
                note.do,
                note.ways,
                reader.calendar,
                files,
                telling.day,
                note.language,
                meetings=is_invited_to_meetings(telling.plan, reader.person) or not _has_meetings(telling, reader),
                address=telling.addresses(reader.person),
            ),
            remark=remark_on_way(note.do, note.ways, note.language),
        )
    if note.welcome:
        return replace(note, steps=steps_of_welcome(files, note.language))
    return replace(
        note,
        steps=steps_of_change(note.do, files, telling.day, note.language),
        subscribed=subscribed_words(note.do, note.language),
        remark=remark_on(note.do, reader.calendar, files, note.language),
    )


def with_prints(note: Note, files: Sequence[str]) -> Note:
    """The same note with prints of these names beside it, which are the reader's own."""
    if not files:
        return note
    enclosed = _n(
        "Your own print comes with this: {files}. It holds in place of earlier ones.",
        "Your own prints come with this: {files}. They hold in place of earlier ones.",
        by="files",
    )
    named = tuple(map(Verbatim, files))
    return replace(note, enclosed=fill(enclosed, {"files": named}, note.language))


def _note(telling: Telling, reader: Reader) -> Note | None:
    comparison, names = telling.comparison, NamesTold(telling.plan, telling.earlier, you=reader.person or None)
    before, after = reader.own(comparison)
    if not before:
        return _welcome(telling, reader, names)
    told = _told(telling.ahead, reader)
    ways = _ways(telling, reader)
    do = by_hand(telling.entries, before, {} if len(ways) > 1 else after, telling.day)
    if len(ways) > 1:
        do = do._replace(goes_on=any(each.is_on and each.day >= telling.day for each in after.values()))
    if not (told or do.remove or do.add):
        return None
    heading, to_do = _("What changes for you"), _("Do this")
    if not reader.person:
        heading = _("What changes for {cohort}") if reader.cohort else _("What has changed")
        to_do = _("Do this, if you have the calendar “{calendar}”")
    return Note(
        **_frame(telling, reader),
        heading=fill(heading, {"cohort": names.cohort(reader.cohort)}, names.language),
        subject=subject_of_change(told, do, names, telling.day),
        lead="" if told else fill(_("Some entries in the calendar read differently now."), {}, names.language),
        items=tuple(_item(one, names) for one in told),
        dates=(),
        do=do,
        to_do=fill(to_do, {"calendar": Verbatim(reader.calendar)}, names.language),
        has_add=ways in ((), ("changes",)),
        has_whole=_brings_whole(ways, do) if ways else do.is_much and do.goes_on,
        welcome=False,
        ways=ways,
    )


def _ways(telling: Telling, reader: Reader) -> tuple[CalendarWay, ...]:
    """How a person has kept the dates, when that is another now, and how from now on; nothing of several readers."""
    if not reader.person:
        return ()
    known, person = telling.ways.get(reader.person), reader.person
    then = known.way if known else telling.earlier and way_of(telling.earlier, person)
    ways = dict.fromkeys(way for way in (then, way_of(telling.plan, person)) if way)
    entry = entry_of(telling, reader.person)
    if entry and entry.protected:  # nobody mails that an invitation is taken back
        return tuple("changes" if way == "invitations" else way for way in ways)
    return tuple(ways)


def _has_meetings(telling: Telling, reader: Reader) -> bool:
    _before, after = reader.own(telling.comparison)
    return any(each.kind == "meeting" and each.day >= telling.day for each in after.values())


def _brings_whole(ways: Sequence[CalendarWay], do: ByHand) -> bool:
    """Whether a letter about changes brings the whole calendar: to take the old one's place, or in another way."""
    if ways[-1] in ("subscribe", "invitations") or not do.goes_on:
        return False
    return len(ways) > 1 or (ways[-1] == "replace" and bool(do.remove or do.add))


def _told(ahead: Comparison, reader: Reader) -> tuple[Told, ...]:
    if reader.person:
        return ahead.told_to(reader.person)
    return ahead.told_of_sessions(reader.cohort) if reader.cohort else ()


def _welcome(telling: Telling, reader: Reader, names: NamesTold) -> Note | None:
    """The note of somebody who had nothing before: the first dates, and where the rest is."""
    language, ways = names.language, _ways(telling, reader)[-1:]
    _before, own = reader.own(telling.comparison)
    ahead = (each for each in as_wholes(own).values() if each.is_on and each.day >= telling.day)
    events = sorted(ahead, key=lambda each: each.sort_key)
    if not events:
        return None
    values = {"count": len(events), "cohort": names.cohort(reader.cohort)}
    if reader.person:
        forms = _n(
            "You have {count} date in the programme.", "You have {count} dates in the programme. These come first."
        )
        heading = _("Your dates are settled")
    else:
        forms = _n("{cohort} has {count} date.", "{cohort} has {count} dates. These come first.")
        heading = _("The dates of {cohort} are settled")
    return Note(
        **_frame(telling, reader),
        heading=fill(heading, values, language),
        subject=subject_of_welcome(telling.plan),
        lead=fill(forms, values, language),
        items=(),
        dates=tuple(_next_date(event, names) for event in events[:FIRST_DATES]),
        do=ByHand((), (), goes_on=True, is_new=True),
        to_do=fill(_("Do this"), {}, language),
        has_add=False,
        has_whole=ways not in (("subscribe",), ("invitations",)),
        welcome=True,
        ways=ways,
    )


class _Frame(TypedDict):
    """What stands in every note, and what `with_files` fills in."""

    language: Language
    programme: str
    release: str
    greeting: str
    contact: str
    email: str
    signature: tuple[str, ...]
    personal: bool
    steps: tuple[NoteStep, ...]
    subscribed: str
    remark: str


def _frame(telling: Telling, reader: Reader) -> _Frame:
    frame, release = telling.plan.programme.frame, telling.release
    language = frame.language
    name = _first_name(telling, reader.person)
    return _Frame(
        language=language,
        programme=frame.title,
        release=fill(_("Release {name}, {day}"), {"name": release.name, "day": telling.day}, language),
        greeting=fill(_("Hello {name}!"), {"name": name}, language) if name else fill(_("Hello!"), {}, language),
        contact=frame.contact.title,
        email=frame.contact.email,
        signature=_signature(telling.plan),
        personal=bool(reader.person),
        steps=(),
        subscribed="",
        remark="",
    )


def _signature(plan: Plan) -> tuple[str, ...]:
    """Who signs a letter, line by line: the coordinators who may be named, and the mailbox that they share."""
    frame = plan.programme.frame
    coordinators = [_given_name(plan.programme.people[person]) for person in named(plan, frame.coordinators)]
    return (*([joined(coordinators, frame.language)] if coordinators else []), frame.contact.title)


def _first_name(telling: Telling, person: str) -> str:
    entry = entry_of(telling, person)
    return _given_name(entry) if entry else ""


def _given_name(person: Person) -> str:
    return person.name.split()[0] if person.name else ""


def entry_of(telling: Telling, person: str) -> Person | None:
    """The person with this identity in the plan, or in the earlier one."""
    plans = (each for each in (telling.plan, telling.earlier) if each)
    return next((entry for plan in plans if (entry := plan.by_identity.people.get(person))), None)


def _next_date(event: PublishedEvent, names: NamesTold) -> NextDate:
    title = names.event(event)
    return NextDate(
        _day_or_days(event, names.language),
        times_words(event.times, names.language) if event.times and event.booked else "",
        title if event.booked else fill(_("To book: {title}"), {"title": title}, names.language),
        names.place(event.place) if event.place else "",
    )


def _item(told: Told, names: NamesTold) -> Item:
    language = names.language
    tag, colour = tag_of(told, names)
    now, before, more = _shown(told, names)
    sentence = in_sentences(told, names, language)
    return Item(tag, colour, title_of(told, names), sentence, now, before, more)


def _shown(told: Told, names: NamesTold) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """How it is now and was before, where that can be seen at a glance, and what is left to say."""
    _first, *others = (
        said(sentence, names.language)
        for sentence in sentences(told, names)
        if sentence.template not in {NEW_PLACE, NO_PLACE}
    )
    if isinstance(told, Coming) and len(told.events) == 1:
        when = _when_and_where(told.events[0], names)
        return (when, (), "") if told.what in ("joins", "comes") else ((), when, "")
    if not isinstance(told, Change) or told.what[0] not in SHOWN:
        return (), (), in_sentences(told, names, names.language)
    now = () if told.what[0] in ("removed", "cancelled") else _when_and_where(told.after, names)
    before = () if told.what[0] in ("restored", "new") else _when_and_where(told.before, names)
    return now, before, " ".join(others)


def _day_or_days(event: PublishedEvent, language: Language) -> str:
    return stretch_words(Stretch(event.day, event.until), language) if event.until else day_words(event.day, language)


def _when_and_where(event: PublishedEvent | None, names: NamesTold) -> tuple[str, ...]:
    """`torsdag 11 mars 2027 (v. 10)`, `kl. 9.00–12.00`, `Sal Väst`."""
    if event is None:
        return ()
    words = [_day_or_days(event, names.language)]
    if event.times and event.booked:
        words.append(fill(_("at {times}"), {"times": event.times}, names.language))
    if event.place:
        words.append(names.place(event.place))
    return tuple(words)
