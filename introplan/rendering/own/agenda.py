"""Somebody's own dates for print, week by week and term by term, as they themselves would say what they have.

A meeting is with the other of the two, and a review is called what it is called: whose it is, the reader knows. The
print of a protected person names nobody, so that whoever finds it does not learn whom they meet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import is_protected, named
from introplan.language import _, in_full, titled
from introplan.language.terms import ONLINE, STATES
from introplan.releases import Edition
from introplan.rendering.day_rows import hours_shown, in_one_row, short_days
from introplan.rendering.terms import SchoolTerm
from introplan.rendering.titles import occasion_title, part_words, person_name
from introplan.rendering.two_years import VISITS

LONG_WORD = 18
"""Letters, from which a word is no longer surely narrower than a column of the dates."""

RowKind = Literal["session", "visit", "meeting", "review", "event", "posting"]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One date. `week` is empty where the row above has the same; `begins_month` where that is in another month.

    `note` says what is not as usual: that it makes up for something, is cancelled, is not booked, or is a draft.
    """

    week: str
    day: str
    times: str
    title: str
    place: str
    kind: RowKind
    note: str
    cancelled: bool
    begins_month: bool

    @property
    def has_long_word(self) -> bool:
        """Whether a word may be wider than its column, so that it has to be hyphenated, which costs a fifth in all."""
        return any(len(word) > LONG_WORD for word in f"{self.title} {self.place} {self.note}".split())


@dataclass(frozen=True, slots=True)
class AgendaTerm:
    """The dates of a term."""

    title: str
    rows: tuple[AgendaRow, ...]


def own_agenda(edition: Edition, person: str) -> tuple[AgendaTerm, ...]:
    """Somebody's dates by term, all but tasks, which are a list of their own."""
    plan, language = edition.plan, edition.plan.programme.frame.language
    own = edition.published(plan.agenda.by_person.get(person, ()))
    dated = [each for each in sorted(own, key=lambda each: each.sort_key) if each.kind != "task"]
    terms = groupby(in_one_row(plan, dated), key=lambda each: SchoolTerm.of(each.day))
    return tuple(AgendaTerm(term.title(language), tuple(_rows(plan, person, several))) for term, several in terms)


def _rows(plan: Plan, person: str, occasions: Iterator[Occasion]) -> Iterator[AgendaRow]:
    week = month = 0
    for occasion in occasions:
        number = occasion.day.isocalendar().week
        yield AgendaRow(
            week=str(number) if number != week else "",
            day=short_days(plan, occasion, plan.programme.frame.language),
            times=_times(plan, occasion),
            title=own_title(plan, occasion, person),
            place=_place(plan, occasion),
            kind=_kind(plan, occasion),
            note=_note(plan, occasion, person),
            cancelled=not occasion.is_on,
            begins_month=month not in (0, occasion.day.month),
        )
        week, month = number, occasion.day.month


def own_title(plan: Plan, occasion: Occasion, person: str) -> str:
    """What an occasion is called by somebody who takes part."""
    language, hidden = plan.programme.frame.language, is_protected(plan, person)
    match occasion.kind:
        case "meeting":
            [(other, part)] = [each for each in occasion.attendees if each.person != person]
            if named(plan, [other]) and not hidden:
                return in_full(_("Talk with {person}"), language, person=person_name(plan, other))
            words = part_words(plan, part)
            template = _("Talk with a participant") if part == "participant" else _("Talk with your {role}")
            return in_full(template, language, role=words)
        case "review":
            title, [participant] = plan.title(occasion), occasion.people("participant")
            if participant == person:
                return title
            whose = person_name(plan, "" if hidden else participant)
            return in_full(_("{review}: {participant}"), language, review=title, participant=whose)
        case _:
            return occasion_title(plan, occasion)


def _times(plan: Plan, occasion: Occasion) -> str:
    language = plan.programme.frame.language
    if not occasion.booked:
        return in_full(_("to book"), language)
    return hours_shown(plan, occasion, language)


def _place(plan: Plan, occasion: Occasion) -> str:
    if occasion.place:
        return plan.programme.places[occasion.place].title
    return titled(ONLINE, plan.programme.frame.language) if occasion.link else ""


def _kind(plan: Plan, occasion: Occasion) -> RowKind:
    if occasion.kind == "session":
        return "visit" if plan.programme.taught[occasion.subject].kind in VISITS else "session"
    assert occasion.kind != "task", "tasks have a list of their own"
    return occasion.kind


def _note(plan: Plan, occasion: Occasion, person: str) -> str:
    language, notes = plan.programme.frame.language, []
    if not occasion.is_on:
        notes.append(titled(STATES["cancelled"], language))
    elif person in occasion.people("make_up"):
        notes.append(in_full(_("You make up for what you missed"), language))
    if occasion.draft:
        notes.append(titled(STATES["draft"], language))
    return ". ".join(notes)
