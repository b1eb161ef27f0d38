"""A lecturer who is followed by another from a day, at each session that the other can come to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from introplan.agenda import Occasion, Plan
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.lecturers_wishes import rather
from introplan.amendments.objections import by_oneself, objections
from introplan.amendments.successors import given_by, other_lecturer
from introplan.amendments.typed import Typed
from introplan.demands import FORBIDDING, Offers, as_it_would_be, edits_of, key_of
from introplan.diagnostics import Edit, Message, Plain, Remove, Set, _, _n
from introplan.model import Activity, Lecture, Path
from introplan.planning.wished import UnmetWish, unmet_together

MOST_TOLD = 8
"""Of so many sessions that somebody cannot give it is told why."""


def lecturing(plan: Plan, person: str, by: str, first: date) -> Amendment | Hindrance:
    """Somebody gives in another's place what that one gives on a day and after it."""
    exchange = LecturerExchange(plan, person, by, first)
    return exchange.hindrance or Amendment(exchange.title, tuple(exchange.edits), tuple(exchange.left))


@dataclass(frozen=True)
class LecturerExchange:
    """One lecturer in another's place from a day on."""

    plan: Plan
    person: str
    by: str
    first: date

    @cached_property
    def sessions(self) -> tuple[Occasion, ...]:
        """The sessions that need somebody else."""
        return given_by(self.plan, self.person, self.first)

    @cached_property
    def possible(self) -> tuple[Occasion, ...]:
        """Those of them that the other can give, as they would be, beside each other."""
        offers, found = Offers(self.plan), []
        for occasion in self.sessions:
            would = self._would(occasion)
            if self._takes_no_part(occasion) and offers.search(occasion).is_free(would):
                offers.take(would)
                found.append(would)
        return tuple(found)

    @cached_property
    def impossible(self) -> tuple[Occasion, ...]:
        """Those that the other cannot give."""
        given = {each.key for each in self.possible}
        return tuple(each for each in self.sessions if each.key not in given)

    def _would(self, occasion: Occasion) -> Occasion:
        own = occasion.people("lecturer")
        others = dict.fromkeys(self.by if each == self.person else each for each in own)
        return as_it_would_be(self.plan, occasion, lecturers=tuple(others))

    def _takes_no_part(self, occasion: Occasion) -> bool:
        return self.by not in occasion.people("participant", "make_up")

    @property
    def _unscheduled(self) -> tuple[Lecture | Activity, ...]:
        """What the lecturer would give, of which there is no session."""
        every = self.plan.programme.taught.values()
        return tuple(
            each for each in every if self.person in each.lecturers and each.id not in self.plan.agenda.by_subject
        )

    @property
    def _values(self) -> dict[str, object]:
        return {
            "person": self.plan.called(self.person),
            "by": self.plan.called(self.by),
            "day": self.first,
            "first": self.first.isoformat(),
            "id": self.person,
            "count": len(self.sessions),
        }

    @property
    def hindrance(self) -> Hindrance | None:
        """Why nothing of it can be."""
        if self.by == self.person:
            return by_oneself(self.plan, self.person)
        if not self.sessions and not self._unscheduled:
            return Hindrance(
                Message(_("{person} gives nothing on {day} or later"), self._values),
                Message(_("see what there is: `introplan show --person {id}`"), self._values),
            )
        if self.sessions and not self.possible:
            other = other_lecturer(self.plan, self.person, self.impossible)
            help_ = (
                Message(
                    _("{other} gives the same and can: `introplan replace {typed} {who} --lecturer --from {first}`"),
                    {**self._values, "other": self.plan.called(other), "who": other, "typed": Typed(self.person)},
                )
                if other and other != self.by
                else Message(
                    _("move it: `introplan move --free {typed}` lists when everybody can"),
                    {"typed": Typed(key_of(self.impossible[0]))},
                )
            )
            return Hindrance(self._why(self.impossible[0]), help_)
        return None

    def _why(self, occasion: Occasion) -> Message:
        """Why the other cannot give a session, in the words of the check that would find it."""
        values = {**self._values, "session": self.plan.title(occasion), "day": occasion.day}
        if not self._takes_no_part(occasion):
            return Message(_("{by} takes part in {session} on {day}, and cannot give it"), values)
        found = objections(self.plan, self._would(occasion), FORBIDDING)
        return found[0].message if found else Message(_("{by} cannot give {session} on {day}"), values)

    @property
    def title(self) -> Message:
        """Who gives how many of the sessions."""
        if not self.sessions:
            titles = tuple(each.title for each in self._unscheduled)
            return Message(_("{by} gives {lectures} in place of {person}"), {**self._values, "lectures": titles})
        given = tuple(self.plan.title(each) for each in self.possible)
        values = {**self._values, "given": len(given), "session": given[0], "on": self.possible[0].day}
        template = (
            _("{by} gives {given} of the {count} sessions that {person} gives from {day}")
            if self.impossible
            else _n(
                "{by} gives {session} on {on} in place of {person}",
                "{by} gives all {count} sessions that {person} gives from {day}",
            )
        )
        return Message(template, values)

    @cached_property
    def _as_wholes(self) -> tuple[Lecture | Activity, ...]:
        """What the other gives at every session that goes by the list of the lecture itself."""
        given = {each.key for each in self.possible}
        found = []
        for activity in self.plan.programme.taught.values():
            every = self.plan.agenda.by_subject.get(activity.id, ())
            without = [each for each in every if self.plan.session(each).lecturers is None]
            is_theirs = all(each.key in given or (not each.is_on and each.day >= self.first) for each in without)
            if self.person in activity.lecturers and is_theirs:
                found.append(activity)
        return tuple(found)

    @property
    def edits(self) -> Iterator[Edit]:
        """In the list of the lecture where all of it is to come, else at each session."""
        for activity in self._as_wholes:
            yield from self._in_list((*activity.path, "lecturers"), activity.lecturers)
        wholes = {activity.id for activity in self._as_wholes}
        changed: set[Path] = set()
        for would in self.possible:
            session = self.plan.written(would)
            if would.comes_back and not self._has_all_times(would):
                if would.subject not in wholes or self.plan.session(would).lecturers is not None:
                    yield from edits_of(self.plan, self.plan.agenda.by_key[would.key], would)
                continue
            if session.path in changed:  # all its times have one line between them
                continue
            changed.add(session.path)
            path = (*session.path, "lecturers")
            if session.lecturers is not None:
                yield from self._in_list(path, session.lecturers)
            elif would.subject not in wholes:
                written: Plain = list(would.people("lecturer"))
                after = next((name for name in ("place", "link", "time") if getattr(session, name)), "")
                yield Set(path, written, after)

    def _has_all_times(self, would: Occasion) -> bool:
        """Whether the other gives a session every time that it comes back, and nobody else is said at one alone."""
        given = {each.key for each in self.possible}
        times = self.plan.agenda.by_session[would.session_called]
        is_usual = all(change.lecturers is None for change in self.plan.written(would).changes.values())
        return is_usual and all(each.key in given for each in times if each.is_on)

    def _in_list(self, path: Path, people: tuple[str, ...]) -> Iterator[Edit]:
        place = (*path, people.index(self.person))
        yield Remove(place) if self.by in people else Set(place, self.by)

    @property
    def left(self) -> Iterator[Message]:
        """The sessions that the other cannot give, and what goes on saying the old name."""
        for occasion in self.impossible[:MOST_TOLD]:
            yield Message(
                _("{why}: `introplan move --free {typed}`, or somebody else gives {session} on {day}"),
                {
                    "why": self._why(occasion),
                    "typed": Typed(key_of(occasion)),
                    "session": self.plan.title(occasion),
                    "day": occasion.day,
                },
            )
        if further := self.impossible[MOST_TOLD:]:
            yield Message(
                _("{by} cannot give {sessions} either"),
                {**self._values, "sessions": tuple(f"`{key_of(each)}`" for each in further)},
            )
        if confirmed := [each for each in self.possible if each.status == "confirmed"]:
            keys = tuple(f"`{key_of(each)}`" for each in confirmed)
            template = _n(
                "{keys} is marked as confirmed, but it was {person} who had said yes: ask {by}",
                "{keys} are marked as confirmed, but it was {person} who had said yes: ask {by}",
                by="keys",
            )
            yield Message(template, {**self._values, "keys": keys})
        yield from self._wishes_unmet
        still = tuple(
            each.title
            for each in self.plan.programme.taught.values()
            if self.person in each.lecturers
            and each not in self._as_wholes
            and any(would.subject == each.id for would in self.possible)
        )
        if still:
            yield Message(
                _n(
                    "{lectures} stays with {person}, for what has been: name {by} at each session to come",
                    "{lectures} stay with {person}, for what has been: name {by} at each session to come",
                    by="lectures",
                ),
                {**self._values, "lectures": still},
            )

    @property
    def _wishes_unmet(self) -> Iterator[Message]:
        """What the other would rather have had, and of which sessions that is: a wish forbids nothing."""
        unmet = unmet_together(self.plan, self.plan.agenda.sessions, self.possible)
        found: dict[UnmetWish, list[str]] = {}
        for occasion in self.possible:
            for wish in unmet[occasion.key]:
                if wish.person == self.by:
                    found.setdefault(wish, []).append(key_of(occasion))
        for wish, keys in found.items():
            told = tuple(f"`{key}`" for key in keys)
            yield Message(_("{wish}: that goes for {keys}"), {"wish": rather(self.plan, wish), "keys": told})
