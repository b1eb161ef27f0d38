"""What the reader of a note has to do, step by step: what to delete, what to put in, how to open a calendar."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import quote, urlencode

from introplan.days import Moment
from introplan.diagnostics import _, _n
from introplan.language import Counted, Language, Verbatim, fill, in_full, moment_words, times_words
from introplan.model import CalendarWay
from introplan.releases import PublishedEvent
from introplan.rendering.changes.by_hand import ByHand, ShownEntry
from introplan.rendering.outlook import how_to_import, how_to_open, how_to_subscribe

FEW = 3
"""So many entries are deleted one by one; of more, there is a quicker way."""


ADDED_IN_OUTLOOK = "https://outlook.office.com/calendar/0/addfromweb"
SUBSCRIBE_AT = _("Subscribe to your calendar, at the address that you get from us.")
INVITATIONS = _("You get an invitation to each date. You do not have to answer.")
WITHOUT_MEETINGS = _("You get an invitation to each date, but not to regular meetings. You do not have to answer.")
NEW_INVITATIONS = _("You get a new invitation to each date that has changed. You do not have to answer.")


class StepLine(NamedTuple):
    """One entry under its title: `tis 1 december (v. 49)`, `13.00–14.00`, and where that has to be said."""

    day: str
    times: str
    place: str


class StepGroup(NamedTuple):
    """The entries of one title, which is what they are found by."""

    title: str
    lines: tuple[StepLine, ...]


class StepLink(NamedTuple):
    """An address to follow, and by which programs."""

    text: str
    address: str


class NoteStep(NamedTuple):
    """One thing to do, how it is done in one program and another, with which entries, and by which links."""

    text: str
    how: tuple[str, ...]
    groups: tuple[StepGroup, ...]
    links: tuple[StepLink, ...] = ()


class CalendarFiles(NamedTuple):
    """What the calendar files are called that come with a note: of what to put in, and of everything."""

    add: str
    whole: str


def steps_of_change(do: ByHand, files: CalendarFiles, day: date, language: Language) -> tuple[NoteStep, ...]:
    """To delete, then to put in; each only where there is something. `day` is that of the release."""
    steps = []
    if do.remove:
        forms = _n("Delete this one from your calendar.", "Delete these {count} from your calendar.")
        alike = {shown for shown, times in Counter(map(_seen, do.remove)).items() if times > 1}
        quickly = _(
            "The quick way: show the calendar as a list, search for the title, select these entries and delete them."
        )
        how = (fill(quickly, {}, language),) if len(do.remove) > FEW else ()
        groups = _grouped(do.remove, [entry for entry in do.remove if _seen(entry) in alike], day, language)
        steps.append(NoteStep(_counted(forms, do.remove, {}, language), how, groups))
    if do.add:
        forms = _n(
            "Add this one. Import the file {file}, once only.",
            "Add these {count}. Import the file {file}, once only.",
        )
        text = _counted(forms, do.add, {"file": Verbatim(files.add)}, language)
        steps.append(NoteStep(text, how_to_import(language), _grouped(do.add, do.add, day, language)))
    return tuple(steps)


def steps_of_welcome(files: CalendarFiles, language: Language) -> tuple[NoteStep, ...]:
    """To get all dates into a calendar for the first time."""
    save = fill(_("Save the file {file} on your computer."), {"file": Verbatim(files.whole)}, language)
    return (
        NoteStep(save, (), ()),
        NoteStep(fill(_("Open it as a calendar of its own."), {}, language), how_to_open(language), ()),
    )


def steps_of_ways(  # noqa: PLR0913, PLR0917 - what steps are worded from
    do: ByHand,
    ways: Sequence[CalendarWay],
    calendar: str,
    files: CalendarFiles,
    day: date,
    language: Language,
    *,
    meetings: bool,
    address: str,
) -> tuple[NoteStep, ...]:
    """What somebody does who keeps the dates in one way; in another from now on, where there are two of them.

    Invitations are to all dates, or without `meetings` to all but those. The calendar is at the `address`, if at any.

    Whoever has nothing to delete or put in does nothing; whoever is new has neither, and is told how to begin.
    """
    way, changes = ways[-1], len(ways) > 1
    if do.is_new:
        return _steps_to_begin(way, calendar, files, language, meetings=meetings, address=address)
    if not changes and (way in ("subscribe", "invitations") or not (do.remove or do.add)):
        return ()
    if not changes and way == "changes":
        return steps_of_change(do, files, day, language)
    farewell = _steps_of_farewell(do, ways[0], calendar, day, language)
    if not do.goes_on:
        return farewell
    return (*farewell, *_steps_to_begin(way, calendar, files, language, meetings=meetings, address=address))


def _steps_of_farewell(
    do: ByHand, way: CalendarWay, calendar: str, day: date, language: Language
) -> tuple[NoteStep, ...]:
    """To be rid of what somebody has."""
    match way:
        case "changes":
            return steps_of_change(do._replace(add=()), CalendarFiles("", ""), day, language)
        case "invitations":
            template = _(
                "Each invitation is cancelled by an e-mail of its own. Remove the dates from your calendar then."
            )
        case "subscribe":
            template = _("End the subscription: remove the calendar “{calendar}”.")
        case "replace":
            template = _("Delete the calendar “{calendar}”.")
    return (NoteStep(fill(template, {"calendar": Verbatim(calendar)}, language), (), ()),)


def _steps_to_begin(  # noqa: PLR0913 - what steps are worded from
    way: CalendarWay, calendar: str, files: CalendarFiles, language: Language, *, meetings: bool, address: str
) -> tuple[NoteStep, ...]:
    """To have all dates, for the first time in this way."""
    if way == "replace":
        return steps_of_welcome(files, language)
    if way == "changes":
        text = fill(_("Import the file {file}, once only."), {"file": Verbatim(files.whole)}, language)
        return (NoteStep(text, how_to_import(language), ()),)
    if way == "invitations":
        return (NoteStep(fill(INVITATIONS if meetings else WITHOUT_MEETINGS, {}, language), (), ()),)
    template = _("Subscribe to your calendar.") if address else SUBSCRIBE_AT
    links = tuple(links_to_subscribe(address, calendar, language)) if address else ()
    return (NoteStep(fill(template, {}, language), how_to_subscribe(language), (), links),)


def links_to_subscribe(address: str, calendar: str, language: Language) -> Iterator[StepLink]:
    """The ways to a calendar at an address: new Outlook loses `webcal:`, and phones want it."""
    values = urlencode({"url": address, "name": calendar}, quote_via=quote)
    yield StepLink(fill(_("New Outlook and Outlook on the web"), {}, language), f"{ADDED_IN_OUTLOOK}?{values}")
    webcal = f"webcal:{address.partition(':')[2]}"
    yield StepLink(fill(_("iPhone, iPad and Mac"), {}, language), webcal)
    yield StepLink(fill(_("Other programs: this address"), {}, language), address)


def remark_on_way(do: ByHand, ways: Sequence[CalendarWay], language: Language) -> str:
    """What there is to say beside the steps of one way: that there is nothing to do, or that there is an easier way."""
    if do.is_new or len(ways) > 1:
        return ""
    if not (do.remove or do.add):
        return fill(_("There is nothing to change in your calendar."), {}, language)
    if ways[-1] == "subscribe":
        return fill(_("There is nothing for you to do: your calendar updates by itself within a day."), {}, language)
    if ways[-1] == "invitations":
        return fill(NEW_INVITATIONS, {}, language)
    if ways[-1] == "changes" and do.is_much:
        easier = _(
            "Is it too much? Reply, and from now on you get the whole calendar each time, to open as one of its own."
        )
        return fill(easier, {}, language)
    return ""


def subscribed_words(do: ByHand, language: Language) -> str:
    """What whoever subscribes is spared, where there is something to do: no subscription lets one delete an entry."""
    if not (do.remove or do.add):
        return ""
    spared = _(
        "Do you subscribe to the calendar? Then there is nothing for you to do: it updates by itself within a day."
    )
    return fill(spared, {}, language)


def remark_on(do: ByHand, calendar: str, files: CalendarFiles, language: Language) -> str:
    """What there is to say beside the steps: that there is nothing to do, or that there is another way to do much."""
    if not (do.remove or do.add):
        return fill(_("There is nothing to change in your calendar."), {}, language)
    if not do.is_much:
        return ""
    if do.goes_on:
        remark = _(
            "Do you have the programme's dates in a calendar of their own? Then it is enough to delete the whole "
            "calendar “{calendar}” and open the file {file}. If not, do this:"
        )
    else:
        remark = _(
            "Do you have the programme's dates in a calendar of their own? Then it is enough to delete the whole "
            "calendar “{calendar}”. If not, do this:"
        )
    return fill(remark, {"calendar": Verbatim(calendar), "file": Verbatim(files.whole)}, language)


def _counted(forms: Counted, entries: Sequence[ShownEntry], values: Mapping[str, object], language: Language) -> str:
    return fill(forms, {"count": len(entries), **values}, language)


def _grouped(
    entries: Iterable[ShownEntry], placed: Sequence[ShownEntry], day: date, language: Language
) -> tuple[StepGroup, ...]:
    """The entries by their titles, in order of time; where they are is said of those that are `placed`."""
    by_title: dict[str, list[StepLine]] = defaultdict(list)
    for entry in entries:
        by_title[entry.title].append(
            StepLine(
                moment_words(Moment(entry.day, year=entry.day.year != day.year, last=_last_of(entry.event)), language),
                times_words(entry.times, language) if entry.times else in_full(_("all day"), language),
                entry.place if entry in placed else "",
            )
        )
    return tuple(StepGroup(title, tuple(lines)) for title, lines in by_title.items())


def _last_of(event: PublishedEvent) -> date | None:
    """The last day of an entry that takes up several."""
    return event.until if event.kind == "session" else None


def _seen(entry: ShownEntry) -> tuple[object, ...]:
    return entry.title, entry.day, entry.times
