"""A reader who knows the workplace, and tells from what may be shared who it is that nobody names.

The reader knows who takes part, supports, manages and lectures, but not who of them is protected. What is read is the
bytes of the outputs; the plan is what the reader knows.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.checks import run_checks
from introplan.language import alphabetical, in_words, joined, titled
from introplan.language.terms import AUDIENCES, PARTS
from introplan.model import ROLES, Cohort
from introplan.rendering.booklets.words import words_in
from introplan.rendering.titles import role_plural, role_title

FINDINGS = ("protected-person-told-apart", "protected-person-alone")


class Told(NamedTuple):
    """Somebody whom the reader can tell, and by what."""

    person: str
    by: str


def unblamed(plan: Plan, files: Mapping[str, bytes]) -> set[Told]:
    """Those who can be told by the outputs, and no finding says so."""
    found = [set(_flat(one.about)) for one in run_checks(plan) if one.name in FINDINGS]
    return {told for told in told_by(plan, files) if not any(told.person in about for about in found)}


def _flat(about: tuple[object, ...]) -> Iterator[object]:
    for one in about:
        yield from one if isinstance(one, tuple) else (one,)


def told_by(plan: Plan, files: Mapping[str, bytes]) -> set[Told]:
    """Those whom the reader can tell."""
    found: set[Told] = set()
    for cohort in plan.programme.cohorts.values():
        if booklet := files.get(f"booklets/{cohort.identity}.html"):
            found |= set(_by_booklet(plan, cohort, booklet.decode()))
        if calendar := files.get(f"calendars/cohorts/{cohort.identity}.ics"):
            found |= set(_by_calendar(plan, cohort, calendar.replace(b"\r\n ", b"").decode()))
        for page in (file for path, file in files.items() if _is_page(path)):
            found |= set(_by_seats(plan, cohort, unescape(page.decode())))
    return found | set(_by_places(plan, files))


def _is_page(path: str) -> bool:
    """Whether it is one of the pages to share."""
    return path.endswith(".html") and not path.startswith(("booklets/", "reports/"))


def protected(plan: Plan, people: object) -> list[str]:
    assert isinstance(people, (list, tuple, set, dict))
    return [person for person in dict.fromkeys(people) if plan.programme.people[person].protected]


class Table(NamedTuple):
    """A table of people in a booklet: its heading, its columns, and its rows with one text in each cell."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of(booklet: str) -> Iterator[Table]:
    """The tables of people."""
    for table in re.findall(r'<table class="people">(.*?)</table>', booklet, re.DOTALL):
        caption = re.search(r"<caption[^>]*>(.*?)</caption>", table)
        rows = [
            tuple(_text(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL))
            for row in re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
        ]
        yield Table(_text(caption[1]) if caption else "", rows[0], tuple(rows[1:]))


def _text(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "\n", markup)).strip()


def _by_booklet(plan: Plan, cohort: Cohort, booklet: str) -> Iterator[Told]:
    tables = list(tables_of(booklet))
    yield from _by_bare_words(plan, booklet, tables)
    yield from _by_count(plan, cohort, booklet, tables)
    yield from _by_empty_cells(plan, tables)
    yield from _by_missing_rows(plan, cohort, tables)
    yield from _by_groups(plan, cohort, booklet)
    yield from _by_memberships(plan, cohort, tables)


def _by_bare_words(plan: Plan, booklet: str, tables: list[Table]) -> Iterator[Told]:
    """The word for a part where others have a name: among contacts, in a table, as who gives something."""
    words = {in_words(word, plan.programme.frame.language) for word in PARTS.values()}
    cells = [cell for table in tables for row in table.rows for cell in row]
    cells += map(_text, re.findall(r'<td role="cell" class="who">(.*?)</td>', booklet))
    cells += map(_text, re.findall(r"<(?:dd|li)>(?:<strong>)?(.*?)<", booklet))
    names = [name for cell in cells for line in cell.split("\n") for name in re.split(r", | \(", line)]
    if words.intersection(names):
        yield from (Told(one, "a word where others have a name") for one in protected(plan, plan.programme.people))


def _by_count(plan: Plan, cohort: Cohort, booklet: str, tables: list[Table]) -> Iterator[Told]:
    """One name and one that is left over, or one person in all."""
    one, many = ("Kullen har en deltagare.", r"Ni är (\d+) deltagare\.")
    if plan.programme.frame.language == "en":
        one, many = ("The cohort has one participant.", r"There are (\d+) of you\.")
    several = re.search(many, unescape(booklet))
    count = 1 if one in unescape(booklet) else int(several[1]) if several else 0
    names = _members(plan, tables)
    if count > len(names) and len(names) == (0 if count == 1 else 1):
        yield from (Told(person, "the count") for person in cohort.participants if person not in names.values())


def _members(plan: Plan, tables: list[Table]) -> dict[str, str]:
    """The rows of the cohort's own table: whom they are about, by name."""
    title = words_in(plan.programme.frame.language)["cohort"]
    by_name = {person.name: id_ for id_, person in plan.programme.people.items() if person.name}
    rows = [row[0] for table in tables if table.caption == title for row in table.rows]
    return {name: by_name[name] for name in rows if name in by_name}


def _by_empty_cells(plan: Plan, tables: list[Table]) -> Iterator[Told]:
    """Nothing where somebody's introducer would be named."""
    title, members = words_in(plan.programme.frame.language)["cohort"], _members(plan, tables)
    for table in (table for table in tables if table.caption == title):
        for role in ROLES:
            if role_title(plan, role) not in table.columns:
                continue
            column = table.columns.index(role_title(plan, role))
            for row in table.rows:
                supporters = [each.supporter for each in _pairings(plan, members.get(row[0], "")) if each.role == role]
                missing = [one for one in supporters if (plan.programme.people[one].name or one) not in row[column]]
                yield from (Told(person, "an empty cell") for person in protected(plan, missing))


def _pairings(plan: Plan, participant: str) -> list:
    return [pairing for pairing in plan.programme.pairings.values() if pairing.participant == participant]


def _by_missing_rows(plan: Plan, cohort: Cohort, tables: list[Table]) -> Iterator[Told]:
    """A list of introducers, mentors or managers that one of them is not in."""
    named = set(_members(plan, tables).values())
    journeys = [journey for journey in plan.journeys_in(cohort.id) if journey.person in named]
    expected = {titled(AUDIENCES["managers"], plan.programme.frame.language): [journey.manager for journey in journeys]}
    for role in ROLES:
        pairings = [each for journey in journeys for each in _pairings(plan, journey.person) if each.role == role]
        expected[role_plural(plan, role)] = [each.supporter for each in pairings]
    for table in tables:
        missing = [one for one in expected.get(table.caption, ()) if one]
        yield from (Told(person, f"the list {table.caption}") for person in protected(plan, missing))


def _by_groups(plan: Plan, cohort: Cohort, booklet: str) -> Iterator[Told]:
    """Names in one half of a group, when somebody in the other has none."""
    said = " ".join(unescape(booklet).split())
    language = plan.programme.frame.language
    chosen = {each: plan.chosen(each) for each in plan.agenda.by_cohort.get(cohort.id, ())}
    sessions = {session: those for session, those in chosen.items() if those}
    for session, those in sessions.items():
        names = sorted((plan.programme.people[one].name or "" for one in those), key=alphabetical)
        if not all(names) or f"{words_in(language)['only_for']} {joined(names, language)}" not in said:
            continue
        for other, others in sessions.items():
            if other.subject == session.subject:
                yield from (Told(person, "the other half") for person in protected(plan, others))


def _by_memberships(plan: Plan, cohort: Cohort, tables: list[Table]) -> Iterator[Told]:
    """Who is in which group, when somebody is in one and has no row."""
    if any("Grupper" in table.columns for table in tables):
        yield from (Told(person, "the groups") for person in protected(plan, cohort.participants))


def _by_calendar(plan: Plan, cohort: Cohort, calendar: str) -> Iterator[Told]:
    """A session that nobody else comes to, or gives."""
    for occasion in plan.agenda.by_cohort.get(cohort.id, ()):
        if not occasion.is_on or f"UID:{plan.programme.frame.id}/{occasion.key}@" not in calendar:
            continue
        for people, by in (
            (occasion.people("participant", "make_up"), "who comes"),
            (occasion.people("lecturer"), "who gives it"),
        ):
            if people and len(protected(plan, people)) == len(set(people)):
                yield from (Told(person, by) for person in people)


def _by_seats(plan: Plan, cohort: Cohort, page: str) -> Iterator[Told]:
    seats = [f"{plan.programme.organisations[id_].title} {count}" for id_, count in cohort.seats.items()]
    if len(seats) > 1 and joined(seats, plan.programme.frame.language) in " ".join(page.split()):
        yield from (Told(person, "the seats") for person in protected(plan, cohort.participants))


def _by_places(plan: Plan, files: Mapping[str, bytes]) -> Iterator[Told]:
    """A room that is taken when somebody is there, and never else."""
    for place in plan.programme.places.values():
        here = [each for each in plan.agenda.by_place.get(place.id, ()) if each.is_on and each.status != "proposed"]
        if place.online or not here or f"calendars/places/{place.identity}.ics" not in files:
            continue
        always = set.intersection(*(_those_who_meet(plan, each) for each in here))
        yield from (Told(person, f"the calendar of {place.id}") for person in protected(plan, always))


def _those_who_meet(plan: Plan, occasion: Occasion) -> set[str]:
    """Who is somewhere to meet each other; a session is no meeting, and no dialogue is."""
    if occasion.kind == "session" or (
        occasion.kind == "event" and plan.programme.events[occasion.subject].kind != "other"
    ):
        return set()
    return set(occasion.people())
