"""A pairing in which somebody else follows: what is written of it, under which id, and when the two meet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from introplan.agenda import Plan, Support
from introplan.agenda.meetings import slots_of
from introplan.amendments.changed_meetings import ChangedMeeting, without_them
from introplan.amendments.meeting_times import When, usual_time
from introplan.amendments.supports import due_days, ended, supports_of
from introplan.days import Stretch
from introplan.demands.edits import times_written
from introplan.diagnostics import Edit, Plain, Set
from introplan.model import Pairing, Path, RoleWord, place_entries
from introplan.model.dates import padded
from introplan.model.ids import LONGEST_ID

ONE_DAY = timedelta(days=1)


class Wished(NamedTuple):
    """Who is followed by whom as what, from which day; for some participants alone, if these are named."""

    person: str
    by: str
    role: RoleWord
    first: date
    participants: tuple[str, ...] = ()


@dataclass(frozen=True)
class FollowedStep:
    """One pairing that is followed. One that has not begun by the day only gets another person."""

    plan: Plan
    wished: Wished
    pairing: Pairing
    days: Stretch
    """The days on which the follower supports."""
    id: str
    """The new pairing's id; the old one's where the person is exchanged in it."""
    when: When | None
    """When the two meet; None where the old pairing does not say, or no time was found."""
    impossible: frozenset[str] = frozenset()
    """The weeks and months in which these two cannot meet as the old ones had changed it by hand."""

    @property
    def support(self) -> Support:
        """What the old pairing gives last."""
        return supports_of(self.plan, self.pairing)[-1]

    @property
    def is_in_place(self) -> bool:
        """Whether it has not begun, so that somebody else can stand in it from the first day."""
        return self.id == self.pairing.id

    @property
    def has_other_time(self) -> bool:
        """Whether the two cannot meet when the old ones did."""
        return self.when is not None and self.when != usual_time(self.plan, self.support)

    @cached_property
    def fields(self) -> dict[str, Plain]:
        """The new pairing, as it is written."""
        old, wished = self.pairing, self.wished
        found: dict[str, Plain] = {"participant": old.participant, wished.role: wished.by}
        found["from"] = wished.first.isoformat()
        if old.until is not None and old.until >= wished.first:
            found["until"] = self.plan.origins.plain((*old.path, "until"))
        meets = self.plan.origins.plain((*old.path, "meets"))
        if isinstance(meets, dict):
            found["meets"] = {**meets, **self._other_time}
        if changes := self._changes(found):
            found["changes"] = changes
        return found

    @property
    def _other_time(self) -> dict[str, Plain]:
        if self.when is None or not self.has_other_time:
            return {}
        written = self.plan.origins.plain((*self.pairing.path, "meets", "time"))
        usual = usual_time(self.plan, self.support)
        length = usual.times.length if usual else None
        return {"on": self.when.weekday.word, "time": times_written(self.when.times, written, length)}

    def _changes(self, fields: dict[str, Plain]) -> dict[str, Plain]:
        """What was changed of single meetings from the day on, and is as true of the new pair: most are about days."""
        written = self.plan.origins.plain((*self.pairing.path, "changes"))
        if not isinstance(written, dict) or self.has_other_time:
            return {}
        support = Support(self.days, self.model(fields), self.support.journey)
        due, before = {slot.key for slot in slots_of(self.plan.programme, support)}, due_days(self.plan, self.pairing)
        return {
            own: value
            for own, value in written.items()
            if (key := padded(own)) in due - self.impossible
            and key in self.pairing.changes
            and before.get(key, date.min) >= self.wished.first
        }

    def model(self, fields: dict[str, Plain]) -> Pairing:
        """The new pairing."""
        pairing = Pairing.model_validate(fields)
        place_entries(pairing, ("pairings", self.id))
        return pairing

    @property
    def pairings(self) -> dict[str, Pairing]:
        """The pairings that come of it, by id."""
        last = self.wished.first - ONE_DAY
        if self.is_in_place:
            return {self.id: self.pairing.model_copy(update={self.wished.role: self.wished.by})}
        until = last if self.pairing.until is None else min(last, self.pairing.until)
        return {
            self.pairing.id: self.pairing.model_copy(update={"until": until}),
            self.id: self.model(self.fields),
        }

    @property
    def edits(self) -> Iterator[Edit]:
        """What is written."""
        path: Path = self.pairing.path
        if self.is_in_place:
            yield Set((*path, self.wished.role), self.wished.by)
            yield from (Set((*path, "meets", name), value) for name, value in self._other_time.items())
            yield from without_them(self.plan, [ChangedMeeting(self.pairing, key) for key in sorted(self.impossible)])
            return
        yield from ended(self.plan, self.pairing, self.wished.first - ONE_DAY)
        yield Set(("pairings", self.id), self.fields, after=self.pairing.id)


def new_id(wished: Wished, pairing: Pairing, taken: set[str]) -> str:
    """The id of the pairing with whoever follows, as the old one is made: `elin-rut` gives `elin-stina`."""
    old, person, by = pairing.id, wished.person, wished.by
    short, by_short = person.split("-")[0], by.split("-")[0]
    own = pairing.participant if old.startswith(pairing.participant) else pairing.participant.split("-")[0]
    rest = old.removeprefix(own)
    made = [f"{own}-{by_short}", f"{own}-{by}", f"{old}-{by_short}"]
    for word, other in ((person, by), (short, by_short), (short, by)):
        parts = re.fullmatch(rf"(.*(?:^|-)){re.escape(word)}((?:-.*)?)", rest)
        if parts and old.startswith(own):
            made.insert(0 if (word, other) != (short, by) else 1, f"{own}{parts[1]}{other}{parts[2]}")
    numbered = (f"{made[0][: LONGEST_ID - 3]}-{number}" for number in range(2, 100))
    fitting = (each for each in (*made, *numbered) if each not in taken and len(each) <= LONGEST_ID)
    return next(fitting)
