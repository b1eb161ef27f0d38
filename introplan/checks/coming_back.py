"""Checks on sessions that come back: the times that fall away, and what is said of a time alone."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.agenda.sessions import CHANGED, falls_away, turns_apart
from introplan.checks.edits import taking_out
from introplan.checks.occasions import alike
from introplan.days import Dates, Turn, nearest_turn
from introplan.diagnostics import Diagnostic, Fix, Label, Rename, _, _n, finding
from introplan.model import Cohort, Path, Session, SessionChange
from introplan.model.dates import key_written

ONE_DAY = timedelta(days=1)


def session_falls_away(plan: Plan) -> Iterator[Diagnostic]:
    """Some of the times that a session comes back are on closed days, so that it is not held then.

    Rooms and lecturers are booked by people, so it never moves by itself. A date among its `changes` holds it on
    another day, and `cancelled` says that it is meant. Days off are those of `calendar.closed`, and weekends. Source:
    our own judgement.
    """
    for cohort, session, apart in _coming_back(plan):
        turns = session.turns
        gone = [turn for turn in turns if turn.key not in apart and falls_away(session, turn, plan.open_days)]
        told = [turn for turn in gone if (change := session.changes.get(turn.key)) is None or not _is_off(change)]
        if told and session.status != "cancelled":
            other = next(((turn, day) for turn in told if (day := _another_day(plan, turn)) is not None), None)
            yield finding(
                "session-falls-away",
                _n(
                    "{session} falls away on {days}, a closed day: {left} of {total} times are left",
                    "{session} falls away on {days}, which are closed: {left} of {total} times are left",
                ),
                at=plan.where(session, "repeats"),
                help=_("for another day write such as `{line}` under `changes`, and where it is meant so `{short}`")
                if other
                else _("where it is meant so write `{short}` under `changes`"),
                values={
                    "session": _title(plan, session),
                    "count": len(told),
                    "days": Dates.of(turn.day for turn in told),
                    "last_day": told[-1].day,
                    "left": len(turns) - len(gone) - len(apart),
                    "total": len(turns) - len(apart),
                    "line": f"{other[0].key}: {{date: {other[1]}}}" if other else None,
                    "short": f"{(other[0] if other else told[0]).key}: cancelled",
                },
                about=(cohort.id, *alike(tuple(f"{cohort.id}/{session.id}/{turn.key}" for turn in told))),
            )


def session_never_comes_back(plan: Plan) -> Iterator[Diagnostic]:
    """A session has `repeats`, and is only once by it: its end is before the second time.

    Often the end has the wrong year, or it was copied from a session that began earlier. Source: our own judgement.
    """
    for cohort, session, _apart in _coming_back(plan):
        if len(session.turns) == 1:
            yield finding(
                "session-never-comes-back",
                _("{session} is only once, on {day}: it ends before the second time"),
                at=plan.where(session, "repeats"),
                help=_("write a later end, or remove `repeats`"),
                values={"session": _title(plan, session), "day": session.date},
                about=(cohort.id, f"{cohort.id}/{session.id}"),
            )


def change_of_no_session(plan: Plan) -> Iterator[Diagnostic]:
    """A line among the `changes` of a session is of a week or month when it does not come back.

    Somebody believes that it is moved or cancelled then, but no calendar shows it. This happens when the rhythm is
    changed afterwards. Source: our own judgement.
    """
    for cohort, session, apart in _coming_back(plan):
        free = {turn.key: turn.day for turn in session.turns if turn.key not in apart | session.changes.keys()}
        known = {turn.key for turn in session.turns}
        for key in session.changes:
            change = _Change(plan, cohort, session, key)
            if key in apart:
                yield change.of_its_own()
            elif key not in known:
                nearest = nearest_turn(free, key)
                free.pop(nearest, None)  # two changes are not offered the same time
                yield change.of_no_time(nearest)


def change_without_effect(plan: Plan) -> Iterator[Diagnostic]:
    """A line among the `changes` of a session says what is so anyway, or is of a time that falls away.

    It may be what is left of a change that was taken back, or the new value was forgotten. Source: our own judgement.
    """
    for cohort, session, apart in _coming_back(plan):
        for turn in session.turns:
            change = session.changes.get(turn.key)
            if change is None or change.was or _is_off(change) or turn.key in apart:
                continue
            if falls_away(session, turn, plan.open_days):
                yield _Change(plan, cohort, session, turn.key).on_closed_day()
            elif _changes_nothing(session.model_copy(update={"date": turn.day}), change):
                yield _Change(plan, cohort, session, turn.key).of_nothing()


def _coming_back(plan: Plan) -> Iterator[tuple[Cohort, Session, frozenset[str]]]:
    """The sessions that come back, each with the times of it that are sessions of their own now."""
    for cohort in plan.programme.cohorts.values():
        apart = turns_apart(cohort)
        for session in cohort.sessions.values():
            if session.repeats:
                yield cohort, session, apart.get(session.identity, frozenset())


def _another_day(plan: Plan, turn: Turn) -> date | None:
    """The open day of the same week that is nearest to one when it falls away, the earlier of two."""
    monday = turn.day - turn.day.weekday() * ONE_DAY
    week = (monday + number * ONE_DAY for number in range(7))
    return min(
        (day for day in week if plan.open_days.is_open(day)), key=lambda day: (abs(day - turn.day), day), default=None
    )


def _is_off(change: SessionChange) -> bool:
    return change.status == "cancelled"


def _changes_nothing(usual: Session, change: SessionChange) -> bool:
    given = {name: value for name in CHANGED if (value := getattr(change, name)) is not None}
    return all(getattr(usual, name) == value for name, value in given.items())


class _Change(NamedTuple):
    """A line among the changes of a session that comes back."""

    plan: Plan
    cohort: Cohort
    session: Session
    key: str

    @property
    def line(self) -> Path:
        """Where it is, by the author's own key."""
        there = self.plan.origins.plain((*self.session.path, "changes"))
        return (*self.session.path, "changes", key_written(there, self.key) if isinstance(there, dict) else self.key)

    def of_no_time(self, nearest: str) -> Diagnostic:
        """It is of a week or month when the session does not come back."""
        return self._told(
            "change-of-no-session",
            _("{session} does not come back in `{key}`, so there is nothing to change"),
            _("the nearest time is `{nearest}`: write that, or remove the line") if nearest else _("remove the line"),
            nearest=nearest,
            fix=Fix((Rename(self.line, nearest),)) if nearest else taking_out(self.plan, self.line),
            also=[Label(self.plan.where(self.session, "repeats"), _("how it comes back"))],
        )

    def of_its_own(self) -> Diagnostic:
        """It is of a time that has become a session of its own."""
        identity = f"{self.session.identity}/{self.key}"
        own = next(each for each in self.cohort.sessions.values() if each.identity == identity)
        return self._told(
            "change-of-no-session",
            _("what {session} was in `{key}` is a session of its own now, `{own}`"),
            _("remove the line, and change `{own}` instead"),
            own=own.id,
            fix=taking_out(self.plan, self.line),
        )

    def on_closed_day(self) -> Diagnostic:
        """It changes a time that falls away, and gives it no other day."""
        return self._told(
            "change-without-effect",
            _("{session} falls away in `{key}`, since that day is closed, and this changes nothing"),
            _("give it a `date`, or write `{key}: cancelled`"),
        )

    def of_nothing(self) -> Diagnostic:
        """It says what is so anyway."""
        return self._told(
            "change-without-effect",
            _("{session} is so in `{key}` anyway, and this changes nothing"),
            _("remove the line, or write what is to be another"),
            fix=taking_out(self.plan, self.line),
        )

    def _told(
        self,
        name: str,
        template: str,
        help_: str,
        *,
        fix: Fix | None = None,
        also: Sequence[Label] = (),
        **values: object,
    ) -> Diagnostic:
        return finding(
            name,
            template,
            at=self.plan.origins.span(self.line, key=True),
            also=also,
            help=help_,
            values={"session": _title(self.plan, self.session), "key": self.key, **values},
            about=(self.cohort.id, f"{self.cohort.id}/{self.session.id}/{self.key}"),
            fix=fix,
        )


def _title(plan: Plan, session: Session) -> str:
    return session.title or plan.programme.activity_of(session).title
