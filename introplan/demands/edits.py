"""What to write so that an occasion becomes as it would be: the edits of the plan's data, in the author's own forms."""

import re
from collections.abc import Iterator
from datetime import date, time, timedelta

from introplan.agenda import Occasion, Plan, breaks_of
from introplan.days import Times
from introplan.demands.stretches import stretch_of
from introplan.diagnostics import Edit, Plain, Set
from introplan.model import Pairing, Path, Review
from introplan.model.dates import key_written

AFTER = {"date": "", "until": "date", "time": "date", "place": "time", "lecturers": "place"}
"""The fields of an occasion that may be otherwise, and which one each comes after."""


def edits_of(plan: Plan, was: Occasion, would: Occasion) -> tuple[Edit, ...]:
    """What makes of an occasion what it would be.

    A review that is not booked gets its booking, and a meeting that a rhythm puts somewhere a line among the `changes`
    of its pairing, with its day, so that it stays there. So does one of the times that a session comes back, of what
    is another that time.
    """
    path = written_at(plan, was)
    fields = dict(_fields(plan, was, would, path))
    there = plan.origins.plain(path)
    if isinstance(there, dict):
        edits: list[Edit] = [Set((*path, name), value, AFTER[name]) for name, value in fields.items()]
        return (*edits, *_breaks(plan, was, would), *_points(plan, was, would))
    state: dict[str, Plain] = {"status": there} if isinstance(there, str) else {}
    return (Set(path, {**fields, **state}),)


def entry_of(occasion: Occasion) -> Path:
    """Where an occasion's own fields stand, or would: its entry, its booking, its line among changes."""
    if occasion.kind == "review" and not occasion.booked:
        return (*occasion.path, "reviews", occasion.subject)
    if occasion.is_by_rhythm:
        return (*occasion.path[:-1], "changes", occasion.slot)
    if occasion.is_as_usual:
        return (*occasion.path, "changes", str(occasion.turn))
    return occasion.path


def written_at(plan: Plan, occasion: Occasion) -> Path:
    """Where its own fields stand, by the author's own key: `2027-W9` among changes is that of `2027-W09`."""
    path = entry_of(occasion)
    is_line = occasion.kind == "meeting" or occasion.comes_back
    changes = plan.origins.plain(path[:-1]) if is_line else None
    return (*path[:-1], key_written(changes, str(path[-1]))) if isinstance(changes, dict) else path


def _fields(plan: Plan, was: Occasion, would: Occasion, path: Path) -> Iterator[tuple[str, Plain]]:
    if would.day != was.day or was.is_by_rhythm or not was.booked:
        first = stretch_of(plan, would)
        yield "date", day_written(first.first if first else would.day, plan.origins.plain((*path, "date")))
        if first:
            yield "until", day_written(first.last, plan.origins.plain((*path, "until")))
    if would.times != was.times and would.times is not None:
        written = plan.origins.plain((*path, "time"))
        if written is None and was.comes_back:  # in the form in which the usual ones are written
            written = plan.origins.plain((*path[:4], "time"))
        yield "time", times_written(would.times, written, _usual_length(plan, was))
    if would.place != was.place and would.place is not None:
        yield "place", would.place
    lecturers = would.people("lecturer")
    if was.kind == "session" and lecturers != was.people("lecturer"):
        yield "lecturers", list(lecturers)


def _breaks(plan: Plan, was: Occasion, would: Occasion) -> Iterator[Edit]:
    """The breaks that move along with the hours."""
    if was.kind != "session" or would.times == was.times or was.comes_back:
        return
    before, after = plan.session(was).breaks or (), breaks_of(plan, was._replace(times=would.times))
    for index, pause in enumerate(after if before else ()):
        if len(before) == len(after) and pause.at != before[index].at:
            path = (*was.path, "breaks", index, "at")
            yield Set(path, _clock(pause.at, plan.origins.plain(path)))


def _points(plan: Plan, was: Occasion, would: Occasion) -> Iterator[Edit]:
    """The points of the day that move along, in the order and the form in which they are written."""
    if was.kind != "session" or was.comes_back or was.times is None or would.times is None:
        return
    later = would.times.start_after(was.times)
    for index, point in enumerate(plan.written(was).points if later else ()):
        path = (*was.path, "points", index, "time")
        if (moved := point.time.later(later)) is not None:
            written = plan.origins.plain(path)
            yield Set(path, times_written(moved, written) if moved.end else _clock(moved.start, written))


def _usual_length(plan: Plan, occasion: Occasion) -> timedelta | None:
    """How long it is when only its start is written."""
    subject = plan.subject(occasion)
    if occasion.kind == "session":
        return plan.programme.taught[occasion.subject].length
    if isinstance(subject, Review):
        return subject.length
    return occasion.times.length if isinstance(subject, Pairing) and occasion.times else None


def day_written(day: date, written: Plain) -> str:
    """`2027-03-04`, or `2027-W09-4` where the old day is written so."""
    if isinstance(written, str) and "W" in written:
        year, week, weekday = day.isocalendar()
        return f"{year}-W{week:02d}-{weekday}"
    return day.isoformat()


def times_written(times: Times, written: Plain = None, usual: timedelta | None = None) -> str:
    """`9-12`, in the form of the old times; a start alone stays one where the end is the usual one."""
    text = written if isinstance(written, str) else ""
    was_alone = bool(re.fullmatch(r"\D*\d{1,2}([.:]\d{2})?\s*", text))
    if (was_alone or not text) and times == Times(times.start).lasting(usual) and (was_alone or usual):
        return _clock(times.start, text)
    dash = "–" if "–" in text else "-"
    return dash.join(_hour(clock, text) for clock in (times.start, times.end or times.start))


def length_written(length: timedelta) -> str:
    """`3h`, `45min` or `1h 30min`, as a coordinator writes it."""
    hours, minutes = divmod(int(length / timedelta(minutes=1)), 60)
    return " ".join(part for part in (f"{hours}h" if hours else "", f"{minutes}min" if minutes else "") if part)


def _hour(clock: time, written: str) -> str:
    """An hour of some times: `9` where it is whole, unless the old ones say `9.00`."""
    is_full = re.search(r"[.:]00", written) is not None
    return _clock(clock, written) if clock.minute or is_full else str(clock.hour)


def _clock(clock: time, written: Plain) -> str:
    """`9.30`, or `09:30` where the old time is written so."""
    text = written if isinstance(written, str) else ""
    hour = f"{clock.hour:02d}" if re.match(r"0\d", text) else str(clock.hour)
    return f"{hour}{':' if ':' in text else '.'}{clock.minute:02d}"
