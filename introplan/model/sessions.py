"""`sessions` of a cohort: lectures and activities with their dates, on one day, on several, or coming back."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile
from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from introplan.days import Recurrence, Turn, turns
from introplan.language import _
from introplan.model.changes import ChangedOccasion
from introplan.model.dates import Day, MeetingKey
from introplan.model.entries import ByReference, EntryPart, Lasting, about
from introplan.model.faults import fault
from introplan.model.ids import (
    ActivityId,
    AlsoId,
    CohortId,
    EarlierSessionId,
    GroupOrPersonId,
    Id,
    OrganisationId,
    PersonId,
    PlaceId,
)
from introplan.model.numbers import Flag, TurnCount
from introplan.model.points import Break, Point
from introplan.model.texts import Link, Markdown, Text
from introplan.model.times import Every, OccasionTimes, rhythm_meant

SessionStatus = Literal["planned", "proposed", "confirmed", "cancelled"]

LONGEST = timedelta(days=366)
"""What goes on for longer is no session: a slip in a year."""
MOST_YEARS = 10
"""What is repeated for longer is a slip in a year."""


class Repeats(EntryPart):
    """How often a session comes back, and how long."""

    one_of: ClassVar = ("until", "times")

    every: Annotated[Every, about("How often, in weeks or months, on the weekday of the first.", "2 weeks")]
    until: Annotated[Day | None, about("The last day that it can be on.", "2027-06-15")] = None
    times: Annotated[
        TurnCount | None,
        about("How many times, the first included; also those that fall away on closed days.", "10"),
    ] = None

    @model_validator(mode="before")
    @classmethod
    def _how_often_is_not_enough(cls, value: object) -> object:
        if isinstance(value, str):
            raise fault(
                "repeats-without-end",
                _("`{text}` says how often it comes back, and not for how long"),
                _("write `{example}`, or `until:` with the last day"),
                text=value.strip(),
                example=f"{{every: {rhythm_meant(value) or '2 weeks'}, times: 10}}",
            )
        return value

    @model_validator(mode="after")
    def _ends_in_one_way(self) -> "Repeats":
        if not self.given:
            raise fault(
                "repeats-without-end",
                _("nothing says when it stops coming back"),
                _("add `until:` with the last day, or `times:` with how many times it is"),
            )
        if len(self.given) > 1:
            raise fault(
                "repeats-with-two-ends",
                _("`until` and `times` both say when it stops coming back"),
                _("keep one of them"),
                under=(self.given[1],),
            )
        return self


class SessionChange(ChangedOccasion):
    """What is otherwise one of the times that a session comes back."""

    date: Annotated[Day | None, about("The new date.", "2027-03-19")] = None
    time: Annotated[OccasionTimes | None, about("The new time.", "9-11")] = None
    place: Annotated[PlaceId | None, about("The new place.", "sal-vast")] = None
    lecturers: Annotated[tuple[PersonId, ...] | None, about("Who gives it this time.", "[jana-juristdotter]")] = None
    status: Annotated[
        SessionStatus | None,
        about("How far it has come. `2027-W13: cancelled` is short for one that does not take place.", "cancelled"),
    ] = None
    note: Annotated[
        Markdown | None, about("What is special this time, in Markdown; in calendars and booklets.", "Ta med fika.")
    ] = None
    was: Annotated[
        Id | None,
        about("The key it had as a session of its own: everyone's calendar entry stays the same.", "handledning-2"),
    ] = None


class Session(Lasting):
    """A lecture or an activity on a date, on several days on end, or coming back."""

    of: Annotated[
        ActivityId | None,
        about("Which lecture or activity it is; without it, the one with the same id as the session's key.", "utbyte"),
    ] = None
    title: Annotated[
        Text | None,
        about("What this session is called, when that is not what its lecture or activity is.", "Budget och beslut"),
    ] = None
    date: Annotated[Day, about("The date; of several days, the first.", "2027-03-04", "2027-W09-4")]
    until: Annotated[
        Day | None,
        about(
            "The last day, when it goes on for several. With a time it is each of the days, without one all of them "
            "from the first to the last; closed days between do not count.",
            "2027-03-05",
        ),
    ] = None
    time: Annotated[
        OccasionTimes | None,
        about(
            "From when to when; a start alone takes its length from the lecture. Without a time it lasts all day, and "
            "people are busy.",
            "9.00–12.00",
            "13-15",
        ),
    ] = None
    overnight: Annotated[Flag, about("Whether everyone stays the night between the days.", "yes")] = False
    repeats: Annotated[
        Repeats | None,
        about(
            "When it comes back, on the same weekday. What falls on a closed day falls away.",
            "{every: 2 weeks, until: 2027-06-15}",
            "{every: 1 week, until: 2027-05-28}",
        ),
    ] = None
    changes: Annotated[
        ByReference[MeetingKey, SessionChange],
        about(
            "The times that are moved, cancelled or otherwise another, by the week or month that they belong to.",
            "{2027-W11: {date: 2027-03-19}, 2027-W13: cancelled}",
        ),
    ] = {}
    place: Annotated[PlaceId | None, about("The place.", "sal-mollan")] = None
    link: Annotated[
        Link | None,
        about("The link to a digital session. It is in calendars, never in print.", "https://moten.example/abc"),
    ] = None
    lecturers: Annotated[
        tuple[PersonId, ...] | None,
        about("Who gives it this time, instead of the lecture's own.", "[jana-juristdotter]"),
    ] = None
    host: Annotated[OrganisationId | None, about("The organisation that receives the group this time.", "nacka")] = None
    for_: Annotated[
        tuple[GroupOrPersonId, ...],
        about("Only these groups and people, when not everybody comes.", "[a, bo-skissvik]", alias="for"),
    ] = ()
    with_: Annotated[
        tuple[CohortId, ...],
        about(
            "Other cohorts that share this session: one entry in everybody's calendar.",
            "[vt27]",
            alias="with",
        ),
    ] = ()
    also: Annotated[
        tuple[AlsoId, ...],
        about(
            "Who else is asked to come: roles, for whoever has them then for those who take part, and people.",
            "[mentor, manager, olle-provlund]",
        ),
    ] = ()
    breaks: Annotated[
        tuple[Break, ...] | None,
        about(
            "Breaks in a long session, instead of those of its lecture or activity.",
            "[{at: 10:15, length: 20min, title: Fika}]",
        ),
    ] = None
    points: Annotated[
        tuple[Point, ...],
        about(
            "The points of the day. They move with the session.",
            "[{time: 9.00–9.30, title: Kaffe och namn}, {time: 9.30–11, title: Så arbetar vi}]",
        ),
    ] = ()
    status: Annotated[
        SessionStatus,
        about(
            "How far the session has come. A proposed one is not published; a cancelled one is still shown, as "
            "cancelled.",
            "confirmed",
        ),
    ] = "planned"
    note: Annotated[
        Markdown | None,
        about("What is special this time, in Markdown; in calendars and booklets.", "Ta med legitimation."),
    ] = None
    internal_note: Annotated[
        Text | None, about("For the coordinators only; never in print or in a calendar.", "Ring om projektorn.")
    ] = None
    was: Annotated[
        EarlierSessionId | None,
        about(
            "The key it had, when it is renamed, or was one of the times of another: everyone's calendar entry stays "
            "the same.",
            "barnsamtal-1",
            "handledning/2026-W41",
        ),
    ] = None

    @model_validator(mode="after")
    def _fits_together(self) -> "Session":
        if self.until is not None:
            _check_days(self, self.until)
        if self.repeats is not None and self.repeats.until is not None:
            _check_end(self, self.repeats.until)
        if self.changes and self.repeats is None:
            raise fault(
                "changes-of-nothing",
                _("`changes` is for a session that comes back, and this one has no `repeats`"),
                _("write its date and time in the session itself, or add `repeats: {example}`"),
                example="{every: 2 weeks, times: 10}",
                under=("changes",),
            )
        return self

    @property
    def has_gathered(self) -> bool:
        """Whether some of the times that it comes back were sessions of their own."""
        return any(change.was for change in self.changes.values())

    @property
    def recurrence(self) -> Recurrence | None:
        """How often it comes back, when it does."""
        return Recurrence(self.repeats.every, self.date) if self.repeats else None

    @property
    def turns(self) -> tuple[Turn, ...]:
        """When it comes back by its rhythm, before closed days and changes; none of one that does not."""
        if self.repeats is None:
            return ()
        every, until, times = self.repeats.every, self.repeats.until, self.repeats.times
        there: Iterator[Turn] = turns(self.date, every)
        if times is not None:
            return tuple(turn for turn, _number in zip(there, range(times), strict=False))
        return tuple(takewhile(lambda turn: until is not None and turn.day <= until, there))


def _check_days(session: Session, until: date) -> None:
    """That several days end after they begin, and are neither too many nor something that comes back."""
    if until < session.date:
        raise fault(
            "end-before-start",
            _("the days end on {last}, before they begin on {first}"),
            _("write a last day on or after {first}"),
            first=session.date,
            last=until,
            under=("until",),
        )
    if until - session.date >= LONGEST:
        raise fault(
            "too-many-days",
            _("it goes on from {first} to {last}, which is longer than a year"),
            _("check the year of the last day"),
            first=session.date,
            last=until,
            under=("until",),
        )
    if session.repeats is not None:
        raise fault(
            "days-that-repeat",
            _("`until` says that it goes on for several days, and `repeats` that it comes back"),
            _("take `until` away; the last time that it comes back stands within `repeats`"),
            under=("until",),
        )


def _check_end(session: Session, until: date) -> None:
    """That what comes back ends after it begins, and some day."""
    if until < session.date:
        raise fault(
            "end-before-start",
            _("it comes back until {last}, before it begins on {first}"),
            _("write a last day on or after {first}"),
            first=session.date,
            last=until,
            under=("repeats", "until"),
        )
    if until.year - session.date.year > MOST_YEARS:
        raise fault(
            "too-many-days",
            _("it comes back until {last}, more than {years} years after {first}"),
            _("check the year of the last day"),
            first=session.date,
            last=until,
            years=MOST_YEARS,
            under=("repeats", "until"),
        )
