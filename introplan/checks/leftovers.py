"""Checks on what is left over, written twice, or left from the cohort that was copied."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.checks.edits import putting, taking_out
from introplan.checks.occasions import MOST_NAMES
from introplan.checks.spellings import Spellings
from introplan.days import Weekday
from introplan.demands import Offers
from introplan.diagnostics import Diagnostic, Fix, Label, Position, Span, WayOut, _, _n, finding
from introplan.model import Cohort, Entry, Person

LONGEST_TEXT = 60
"""Lines of a note that are looked through for the words."""
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
SCHOOL_YEAR = re.compile(r"(?<!\d)(20\d\d) ?[-–/] ?(\d\d)(?!\d)")
WEEKDAYS: Mapping[str, Weekday] = {
    word: weekday
    for weekday, words in {
        Weekday.MONDAY: ("måndag", "måndagen", "monday"),
        Weekday.TUESDAY: ("tisdag", "tisdagen", "tuesday"),
        Weekday.WEDNESDAY: ("onsdag", "onsdagen", "wednesday"),
        Weekday.THURSDAY: ("torsdag", "torsdagen", "thursday"),
        Weekday.FRIDAY: ("fredag", "fredagen", "friday"),
        Weekday.SATURDAY: ("lördag", "lördagen", "saturday"),
        Weekday.SUNDAY: ("söndag", "söndagen", "sunday"),
    }.items()
    for word in words
}
MONTHS: Mapping[str, int] = {
    word: number
    for number, words in enumerate(
        (
            ("januari", "january"),
            ("februari", "february"),
            ("mars", "march"),
            ("april",),
            ("maj", "may"),
            ("juni", "june"),
            ("juli", "july"),
            ("augusti", "august"),
            ("september",),
            ("oktober", "october"),
            ("november",),
            ("december",),
        ),
        start=1,
    )
    for word in words
}
A_NUMBER = re.compile(r"\d\s")
DATED = re.compile(
    rf"\b({'|'.join(WEEKDAYS)})\s+(?:den\s+)?(\d{{1,2}})\s+({'|'.join(MONTHS)})(?:\s+(20\d\d))?\b", re.IGNORECASE
)


def has_date(text: str) -> bool:
    """Whether there is any number in a text that a date could begin with: most have none."""
    return A_NUMBER.search(text) is not None


def entry_never_used(plan: Plan) -> Iterator[Diagnostic]:
    """A person, place, unit, organisation, group, branch or competence is in the plan, but nothing refers to it.

    Often it is left from last year, and somebody will wonder. Whoever has agreed to support participants is in reserve,
    and not unused. Lectures and activities without sessions are reported by other checks. Source: our own judgement.
    """
    used = _referred_to(plan)
    programme = plan.programme
    sections: list[tuple[str, Iterable[Entry]]] = [
        ("people", (person for person in programme.people.values() if not any(person.capacity.values()))),
        ("places", programme.places.values()),
        ("units", programme.units.values()),
        ("organisations", programme.organisations.values()),
        ("groups", programme.groups.values()),
        ("areas", programme.areas.values()),
        ("competences", (competence for competence in programme.competences.values() if competence.gap is None)),
    ]
    for section, entries in sections:
        unused = [entry for entry in entries if entry.id not in used[section]]
        if unused:
            yield finding(
                "entry-never-used",
                _n(
                    "{entries} is in `{section}`, but nothing refers to it",
                    "{entries} are in `{section}`, but nothing refers to them",
                )
                if len(unused) <= MOST_NAMES
                else _("nothing refers to {count} entries in `{section}`, such as {entries}"),
                at=plan.where(unused[0]),
                also=[Label(plan.where(entry), _("nor to this")) for entry in unused[1:MOST_NAMES]],
                values={
                    "entries": tuple(f"`{entry.id}`" for entry in unused[:MOST_NAMES]),
                    "section": section,
                    "count": len(unused),
                },
                about=tuple(entry.id if section == "people" else f"{section}/{entry.id}" for entry in unused),
                way_out=partial(_removed, plan, tuple(unused)),
            )


def _removed(plan: Plan, unused: tuple[Entry, ...], offers: Offers) -> WayOut:
    """All of them away, unless another way out would use one."""
    is_offered = any(entry.id in offers.named for entry in unused)
    return WayOut(
        _("remove what is left over, or write it where it belongs"),
        fix=None if is_offered else taking_out(plan, *(entry.path for entry in unused)),
    )


class Used(NamedTuple):
    """The ids that something refers to, by section."""

    by_section: dict[str, set[str]]

    def use(self, section: str, *ids: str | None) -> None:
        """Count the ids as used in a section."""
        self.by_section[section].update(id_ for id_ in ids if id_ is not None)


def _referred_to(plan: Plan) -> Mapping[str, set[str]]:
    """The ids that are referred to from somewhere else, by section."""
    programme, frame = plan.programme, plan.programme.frame
    used = Used(defaultdict(set))
    use = used.use
    use("organisations", frame.owner)
    use("people", *frame.coordinators)
    if frame.working_group:
        use("people", *frame.working_group.hr, *frame.working_group.operations)
    if frame.gap_analysis:
        use("people", frame.gap_analysis.decided_by)
    for organisation in programme.organisations.values():
        use("organisations", organisation.part_of)
        use("people", organisation.contact)
    for unit in programme.units.values():
        use("organisations", unit.organisation)
        use("people", unit.manager)
    for person in programme.people.values():
        use("organisations", person.organisation)
        use("units", person.unit)
    for place in programme.places.values():
        use("organisations", place.organisation)
    for activity in programme.taught.values():
        use("people", *activity.lecturers)
        use("organisations", activity.host)
        use("places", *activity.places)
        use("competences", *activity.competences)
        use("areas", activity.area)
        use("groups", *activity.for_)
    for competence in programme.competences.values():
        use("areas", competence.area)
    for cohort in programme.cohorts.values():
        _use_in_cohort(cohort, used)
    for pairing in programme.pairings.values():
        use("people", pairing.participant, pairing.supporter)
        use("places", *(change.place for change in pairing.changes.values()))
        use("places", pairing.meets.place if pairing.meets else None)
    for event in programme.events.values():
        use("people", event.by, *event.with_)
        use("organisations", *event.with_)
        use("places", event.place)
    return used.by_section


def _use_in_cohort(cohort: Cohort, used: Used) -> None:
    use = used.use
    use("organisations", *cohort.seats)
    for participant in cohort.participants.values():
        use("people", participant.id, participant.manager)
        use("units", participant.unit)
        use("organisations", participant.seat_of)
        use("groups", *participant.groups.each)
        for posting in participant.postings:
            use("people", posting.manager)
            use("units", posting.unit)
            use("organisations", posting.organisation)
        use("places", *(booked.place for booked in participant.reviews.values()))
    for session in cohort.sessions.values():
        use("people", *(session.lecturers or ()), *session.also)
        use("organisations", session.host)
        use("groups", *session.for_)
        use("places", session.place)


def person_written_twice(plan: Plan) -> Iterator[Diagnostic]:
    """Two entries of `people` seem to be one person: the same e-mail address, or the same name written in another way.

    Then one has the sessions, the other the meetings, and nobody sees that they clash. Accents, capitals and the order
    of the words do not matter. At one workplace, nor does a doubled letter, or two that are swapped; a different letter
    makes a different name, such as Anna Lind and Anna Lund. People with similar names who have an e-mail address each
    are taken to be two. Source: our own judgement.
    """
    by_email: dict[str, Person] = {}
    known = Spellings()
    for person in plan.programme.people.values():
        if person.protected or person.name is None:
            continue
        email = (person.email or "").lower()
        same = by_email.setdefault(email, person) if email else person
        alike = known.see(person)
        if same is not person:
            yield _twice(plan, same, person, _("{second} has the same e-mail address as {first}"), "email")
        elif other := next((each for each in alike if not (email and each.email)), None):
            yield _twice(plan, other, person, _("{second} may be the same person as {first}"), "name")


def _twice(plan: Plan, first: Person, second: Person, template: str, field: str) -> Diagnostic:
    return finding(
        "person-written-twice",
        template,
        at=plan.where(second, field),
        also=[Label(plan.where(first, field), _("already here"))],
        help=_("keep one entry and use its id everywhere; if they are two people, give each their own e-mail address"),
        values={
            "first": f"{plan.called(first.id)} (`{first.id}`)",
            "second": f"{plan.called(second.id)} (`{second.id}`)",
        },
        about=(first.id, second.id),
    )


def weekday_contradicts_date(plan: Plan) -> Iterator[Diagnostic]:
    """A text says a weekday and a date that do not belong together, such as "torsdag den 25 november" for a Wednesday.

    Calendars go by dates, but what is written by hand is copied from last year. The check reads the notes of sessions,
    the texts of what they are about, and what events are about. Without a year, the date is the one nearest to the
    session or the event. Source: our own judgement.
    """
    for activity in plan.programme.taught.values():
        sessions = plan.agenda.by_subject.get(activity.id, ())
        for field in ("summary", "text", "preparation", "deepening") if sessions else ():
            if text := getattr(activity, field):
                yield from _contradictions(plan, activity, field, text, sessions[0].day, (activity.id,))
    for cohort in plan.programme.cohorts.values():
        for session in cohort.sessions.values():
            for field in ("note", "internal_note"):
                text = getattr(session, field)
                if text:
                    ids = (cohort.id, f"{cohort.id}/{session.id}")
                    yield from _contradictions(plan, session, field, text, session.date, ids)
    for event in plan.programme.events.values():
        yield from _contradictions(plan, event, "subject", event.subject, event.date, (f"_events/{event.id}",))


def _contradictions(  # noqa: PLR0913, PLR0917 - one text and where it stands
    plan: Plan, entry: Entry, field: str, text: str, near: date, about: tuple[str, ...]
) -> Iterator[Diagnostic]:
    for match in DATED.finditer(text) if has_date(text) else ():
        weekday, number, month, year = match.groups()
        day = nearest(int(number), MONTHS[month.lower()], int(year) if year else None, near)
        meant = WEEKDAYS[weekday.lower()]
        if day is None or day.weekday() == meant:
            continue
        yield finding(
            "weekday-contradicts-date",
            _("{words}: {day} is a {weekday}"),
            at=words_in(plan.where(entry, field), match[0]),
            help=_("write the weekday of the date, or the date that is meant"),
            values={"words": f"”{' '.join(match[0].split())}”", "day": day, "weekday": Weekday(day.weekday())},
            about=about,
            fix=putting((*entry.path, field), _with_weekday(text, match, Weekday(day.weekday()))),
        )


def _with_weekday(text: str, match: re.Match[str], weekday: Weekday) -> str:
    """The text with another weekday before the date, in the language and the form of the one that stands there."""
    same = [word for word, other in WEEKDAYS.items() if other == WEEKDAYS[match[1].lower()]]
    word = [word for word, other in WEEKDAYS.items() if other == weekday][same.index(match[1].lower())]
    word = word.capitalize() if match[1][0].isupper() else word
    return f"{text[: match.start(1)]}{word}{text[match.end(1) :]}"


def words_in(span: Span, words: str) -> Span:
    """The words where they stand in a text of one or more lines; the whole when they are broken over two."""
    for number in range(span.start.line, min(span.start.line + LONGEST_TEXT, len(span.source.lines))):
        column = span.source.lines[number].find(words)
        if column >= 0:
            return Span(span.source, Position(number, column), Position(number, column + len(words)))
    return span


def nearest(number: int, month: int, year: int | None, near: date) -> date | None:
    """The day of that number and month, in the year or nearest to a day; None when there is none."""
    found = []
    for candidate in (year,) if year else (near.year - 1, near.year, near.year + 1):
        try:
            found.append(date(candidate, month, number))
        except ValueError:
            continue
    return min(found, key=lambda day: abs((day - near).days), default=None)


def cohort_titled_another_year(plan: Plan) -> Iterator[Diagnostic]:
    """A cohort's title names a year, and the cohort starts in another.

    This happens when a cohort is copied from the last one. Booklets and calendars show the title. Source: our own
    judgement.
    """
    for cohort in plan.programme.cohorts.values():
        years = {int(year) for year in YEAR.findall(cohort.title)}
        years |= {int(first[:2] + last) for first, last in SCHOOL_YEAR.findall(cohort.title)}
        if years and cohort.starts.year not in years:
            yield finding(
                "cohort-titled-another-year",
                _("{cohort} starts on {day}"),
                at=plan.where(cohort, "title"),
                also=[Label(plan.where(cohort, "starts"), _("starts here"))],
                help=_("write the year {year} in the title, or fix the date"),
                values={"cohort": cohort.title, "day": cohort.starts, "year": str(cohort.starts.year)},
                about=(cohort.id,),
                fix=_with_year(cohort) if len(years) == 1 else None,
            )


def _with_year(cohort: Cohort) -> Fix:
    """The title with the year in which the cohort starts, where another stands alone."""
    return putting((*cohort.path, "title"), YEAR.sub(str(cohort.starts.year), cohort.title))
