"""Lists for those who book rooms, and for those who ask lecturers: to read and to pass on, and not to take in again.

Nobody who takes part is named in them. A room that people meet in by themselves is taken, and nothing else is said.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import time

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import named, perhaps_at
from introplan.agenda.personal import Busy, busy_stretches, is_personal
from introplan.agenda.taken import is_room
from introplan.language import Language, Term, _, _p, titled, translated
from introplan.language.words import weekday_words
from introplan.sheets.book import Book, CellValue, Head, Sheet
from introplan.sheets.columns import COHORT, EMAIL, FROM, PHONE, TO, SheetColumn
from introplan.sheets.exporting import READ_ME, moment_of
from introplan.sheets.kinds import label_of
from introplan.sheets.labels import name_of

ROOMS, LECTURERS = _p("sheet", "Room bookings"), _p("sheet", "Sessions of lecturers")
TAKEN = Term(_p("place", "taken"))
STATUSES = ("planned", "proposed", "confirmed", "cancelled")
DATE = SheetColumn(_p("column", "Date"), (), 12)
WEEKDAY = SheetColumn(_p("column", "Weekday"), (), 10)
WHAT = SheetColumn(_p("column", "What"), (), 40)
PLACE = SheetColumn(_p("column", "Place"), (), 24)
ADDRESS = SheetColumn(_p("column", "Address"), (), 30)
PARTICIPANTS = SheetColumn(_p("column", "Participants, at most"), (), 12)
STATUS = SheetColumn(_p("column", "Status"), (), 26)
LECTURER = SheetColumn(_p("column", "Lecturer"), (), 26)
ORGANISATION = SheetColumn(_p("column", "Organisation"), (), 26)
OF_ROOMS = (PLACE, ADDRESS, DATE, WEEKDAY, FROM, TO, WHAT, COHORT, PARTICIPANTS, STATUS)
OF_LECTURERS = (
    LECTURER,
    ORGANISATION,
    EMAIL,
    PHONE,
    DATE,
    WEEKDAY,
    FROM,
    TO,
    WHAT,
    COHORT,
    PLACE,
    PARTICIPANTS,
    STATUS,
)
ROOMS_HELP = _(
    "When each room is needed, and for what. Where people meet two and two it is only taken. What does not take place "
    "is there too, so that it can be cancelled."
)
LECTURERS_HELP = _("Who gives what and when, and whether they have said yes.")


def rooms_of(plan: Plan, language: Language) -> Book:
    """The list for whoever books rooms, by room and day."""
    rooms = {id_: place for id_, place in plan.programme.places.items() if is_room(place)}
    by_room: dict[str, list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.occasions:
        if occasion.place in rooms and not occasion.draft:
            by_room[occasion.place or ""].append(occasion)
    rows = []
    for id_, place in sorted(rooms.items(), key=lambda each: each[1].title.casefold()):
        found: list[Occasion | Busy] = [*_open(plan, by_room[id_]), *busy_stretches(plan, id_, by_room[id_])]
        found.sort(key=lambda each: each.sort_key)
        rows += [(place.title, place.address, *_of_room(plan, each, language)) for each in found]
    return _book(plan, language, (ROOMS, ROOMS_HELP), OF_ROOMS, rows)


def lecturers_of(plan: Plan, language: Language) -> Book:
    """The list of who gives what, by lecturer and day. Nobody protected is in it."""
    by_person: dict[str, list[Occasion]] = defaultdict(list)
    for occasion in _open(plan, plan.agenda.occasions):
        for id_ in named(plan, occasion.people("lecturer")) if occasion.kind == "session" else ():
            by_person[id_].append(occasion)
    rows: list[tuple[CellValue, ...]] = []
    for id_ in sorted(by_person, key=lambda each: plan.called(each).casefold()):
        person = plan.programme.people[id_]
        who = (person.name, name_of(plan.programme.organisations[person.organisation]), person.email, person.phone)
        for each in sorted(by_person[id_], key=lambda each: each.sort_key):
            place = plan.programme.places[each.place].title if each.place else None
            *when, what, cohorts, coming, status = _of_room(plan, each, language)
            rows.append((*who, *when, what, cohorts, place, coming, status))
    return _book(plan, language, (LECTURERS, LECTURERS_HELP), OF_LECTURERS, rows)


def _open(plan: Plan, occasions: Iterable[Occasion]) -> Iterator[Occasion]:
    """What everybody may know of, on each of its days."""
    for occasion in occasions:
        if not occasion.draft and not is_personal(plan, occasion) and occasion.kind in ("session", "event"):
            yield from occasion.on_each_day


def _of_room(plan: Plan, each: Occasion | Busy, language: Language) -> tuple[CellValue, ...]:
    """When, what, for whom, for how many at most, and how far it has come."""
    day, weekday = each.day, weekday_words(each.day.weekday(), language)
    if isinstance(each, Busy):
        times = (each.starts.time(), each.ends.time()) if each.starts.time() != time.min else (None, None)
        return (day, weekday, *times, titled(TAKEN, language), None, None, None)
    cohorts = "; ".join(plan.programme.cohorts[id_].title for id_ in each.cohorts)
    coming = len({*named(plan, each.people("participant", "make_up")), *perhaps_at(plan, each)})
    starts, ends = (each.times.start, each.times.end) if each.times else (None, None)
    status = label_of(each.status, STATUSES, language)
    count = coming if each.kind == "session" else None
    return (day, weekday, starts, ends, plan.title(each), cohorts or None, count, status)


def _book(
    plan: Plan,
    language: Language,
    told: tuple[str, str],
    columns: tuple[SheetColumn, ...],
    rows: list[tuple[CellValue, ...]],
) -> Book:
    title, help_ = (translated(each, language) for each in told)
    looks = {DATE: "day", FROM: "time", TO: "time", PARTICIPANTS: "number"}
    heads = tuple(
        Head(translated(each.title, language), each.width, looks.get(each, "text"))  # type: ignore[arg-type]
        for each in columns
    )
    programme = plan.programme.frame.title
    lines = (("", programme), (title, help_))
    sheet = Sheet(title, heads, tuple(rows), frozen=1)
    return Book(programme, translated(READ_ME, language), lines, (sheet,), moment=moment_of(plan), opens=1)
