"""The lines of a new cohort, in the words of the old one: what comes along, with its dates later, and what stays."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property

from introplan.amendments.new_cohorts import NewCohort
from introplan.amendments.notes import dates_in
from introplan.amendments.placing import Elsewhere, Placed
from introplan.demands.edits import day_written
from introplan.demands.organisations import left_by
from introplan.diagnostics import Plain
from introplan.model.dates import padded

PROPOSED, DRAFT, CANCELLED = "proposed", "draft", "cancelled"
NOT_COPIED = frozenset(["with", "link", "was", "internal_note"])
"""Fields of a session that are of the old cohort alone; what is left out of them is told."""
BEFORE_NOTES = ("note", "internal_note")
FieldsWritten = dict[str, Plain]


@dataclass
class Copy:
    """A new cohort as it is to be written, and what of the old one does not say the same any more.

    `told` are the keys of sessions by what has become of them: `for`, `also`, `with`, `shared`, `link`, `named`,
    `internal_note`, `dated` and `changes`; and of organisations that have no `seats` any more.
    """

    new: NewCohort
    placed: Sequence[Placed]
    told: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def written(self) -> FieldsWritten:
        """The whole cohort."""
        raw = self._raw(self.new.old.path)
        found: FieldsWritten = {}
        for name, value in raw.items():
            found |= dict(self._field(name, value))
        if "sessions" not in found and any(each.day for each in self.placed):
            found["sessions"] = self._sessions()
        return found

    def _raw(self, path: tuple[str | int, ...]) -> FieldsWritten:
        value = self.new.plan.origins.plain(path)
        return value if isinstance(value, dict) else {}

    def _later(self, day: date, value: Plain) -> str:
        return day_written(day + self.new.shift, value)

    def _field(self, name: str, value: Plain) -> Iterator[tuple[str, Plain]]:
        new, old = self.new, self.new.old
        match name:
            case "title":
                yield name, new.title
            case "starts":
                yield name, day_written(new.starts, value)
                if "status" not in self._raw(old.path):
                    yield "status", DRAFT
            case "status":
                yield name, DRAFT
            case "intake" if isinstance(value, dict) and old.intake.closes:
                yield name, {**value, "closes": self._later(old.intake.closes, value["closes"])}
            case "seats" if isinstance(value, dict):
                yield name, {id_: count for id_, count in value.items() if not self._has_left(id_)}
            case "sessions":
                yield name, self._sessions()
            case "tasks":
                yield name, {key: self._task(key, task) for key, task in value.items()} if value else None  # type: ignore[union-attr]
            case "participants" | "was":
                return
            case _:
                yield name, value

    def _has_left(self, organisation: str) -> bool:
        left = left_by(self.new.plan, organisation, self.new.starts) is not None
        if left:
            self.told["seats"].append(self.new.plan.programme.organisations[organisation].title)
        return left

    def _task(self, key: str, raw: Plain) -> Plain:
        day = self.new.old.tasks[key].date
        fields = {name: value for name, value in raw.items() if name != "was"} if isinstance(raw, dict) else {}
        return {**fields, "date": self._later(day, fields["date"])} if day else dict(fields)

    # Sessions

    def _sessions(self) -> Plain:
        """Those that have a day; in the order of their days, where the old ones are."""
        days = [each.date for each in self.new.old.sessions.values()]
        there = [each for each in self.placed if each.day]
        if days == sorted(days):
            there.sort(key=_by_time)
        return {each.source.key: self._session(each) for each in there}

    def _session(self, placed: Placed) -> Plain:
        source = placed.source
        raw = self._raw(source.session.path)
        fields: FieldsWritten = {}
        if "of" not in raw and source.key != source.taught:
            fields["of"] = source.taught
        for name, value in raw.items():
            fields |= dict(self._session_field(placed, name, value))
        if changes := self._changes(placed):
            fields["changes"] = changes
        if placed.place:
            fields = _put_after(fields, ("time", "until", "date"), "place", placed.place)
        if source.cohort != self.new.old.id:
            self._tell("shared", placed)
        notes = [name for name in BEFORE_NOTES if name in fields]
        texts = {name: fields.pop(name) for name in notes}
        fields.setdefault("status", PROPOSED)
        return {**fields, **texts}

    def _session_field(self, placed: Placed, name: str, value: Plain) -> Iterator[tuple[str, Plain]]:
        session = placed.source.session
        match name:
            case "date" if placed.day:
                yield name, day_written(placed.day, value)
            case "until" if placed.until:
                yield name, day_written(placed.until, value)
            case "status":
                yield name, PROPOSED
            case "for":
                yield from self._kept(placed, name, value, self.new.without_people(session.for_))
            case "also":
                yield from self._kept(placed, name, value, set(session.also) - self.new.people_of_old)
            case "repeats" if isinstance(value, dict) and session.repeats and session.repeats.until:
                yield name, {**value, "until": self._later(session.repeats.until, value["until"])}
            case "changes":
                return
            case "note" | "title" | "points":
                yield from self._text(placed, name, value)
            case _ if name in NOT_COPIED:
                if name != "was" and not (name == "with" and placed.source.cohort != self.new.old.id):
                    self._tell(name, placed)
            case _:
                yield name, value

    def _kept(self, placed: Placed, name: str, value: Plain, stay: object) -> Iterator[tuple[str, Plain]]:
        """The items of a list that stay; the field goes with the last of them."""
        items = value if isinstance(value, list) else [value]
        left = [each for each in items if each in stay]  # type: ignore[operator]
        if len(left) < len(items):
            self._tell(name, placed)
        if left:
            yield name, left

    def _text(self, placed: Placed, name: str, value: Plain) -> Iterator[tuple[str, Plain]]:
        """A text comes along, unless it names somebody who took part; what it says of dates has to be looked at."""
        if self._names.search(str(value)):
            self._tell("named", placed)
            return
        if any(dates_in(str(value))):
            self._tell("dated", placed)
        yield name, value

    @cached_property
    def _names(self) -> re.Pattern[str]:
        """First names, surnames and ids of those who take part in the old cohort, as words of a text."""
        people = self.new.plan.programme.people
        those = [people[id_] for id_ in self.new.old.participants]
        words = {word for each in those for word in (each.id, *(each.name or "").split())}
        any_of = "|".join(map(re.escape, sorted(words)))
        return re.compile(rf"(?<!\w)(?:{any_of})s?(?!\w)" if words else r"(?!)", re.IGNORECASE)

    # What comes back

    def _changes(self, placed: Placed) -> FieldsWritten:
        """What is always otherwise at one of the times, and what has become otherwise."""
        found = dict(self._carried(placed))
        for each in placed.elsewhere:
            if each.turn is not None:
                found[each.turn] = _changed(found.get(each.turn), each)
        return dict(sorted(found.items()))

    def _carried(self, placed: Placed) -> Iterator[tuple[str, Plain]]:
        session = placed.source.session
        raw = {padded(str(key)): value for key, value in self._raw((*session.path, "changes")).items()}
        for before, after in zip(session.turns, self.new.sessions[placed.source.key].turns, strict=False):
            value = raw.get(before.key)
            if value is None:
                continue
            fields = value if isinstance(value, dict) else {"status": value}
            if session.changes[before.key].date or session.changes[before.key].status == CANCELLED:
                self._tell("changes", placed)
            kept = {name: each for name, each in fields.items() if name in ("time", "place", "lecturers")}
            if kept:
                yield after.key, kept

    def _tell(self, what: str, placed: Placed) -> None:
        key = placed.source.key
        if key not in self.told[what]:
            self.told[what].append(key)


def _by_time(placed: Placed) -> tuple[date, time]:
    """What sessions stand in order by."""
    times = placed.source.session.time
    return placed.day or date.max, times.start if times else time.min


def _changed(carried: Plain, elsewhere: Elsewhere) -> Plain:
    """A line among changes: another day, another room, or that it is left out."""
    fields: Mapping[str, Plain] = carried if isinstance(carried, dict) else {}
    if elsewhere.day is None:
        return CANCELLED
    day: FieldsWritten = {"date": elsewhere.day.isoformat()} if elsewhere.day != elsewhere.own else {}
    place: FieldsWritten = {"place": elsewhere.place} if elsewhere.place else {}
    return {**day, **fields, **place}


def _put_after(fields: FieldsWritten, before: Sequence[str], name: str, value: Plain) -> FieldsWritten:
    """The fields with one of them set, where it stands, else after the first of those before it that is there."""
    if name in fields:
        return {**fields, name: value}
    after = next(each for each in before if each in fields)
    found: FieldsWritten = {}
    for each, own in fields.items():
        found[each] = own
        if each == after:
            found[name] = value
    return found
