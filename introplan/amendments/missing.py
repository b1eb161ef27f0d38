"""What participants have missed or will miss, written as make-ups: each gets a seat, and nobody is in two places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.amendments.amendment import Amendment
from introplan.amendments.chances import Chance, chances_of
from introplan.amendments.typed import Typed
from introplan.checks import silent_in
from introplan.checks.edits import adding
from introplan.counts.missed import Missed, WhyMissed, all_missed
from introplan.demands import Offers
from introplan.demands.make_ups import take_seat
from introplan.diagnostics import Edit, Message, Set, _, _n
from introplan.language import Counted
from introplan.model import Path

WHY: dict[WhyMissed, str] = {
    "away": _("away on {day}"),
    "pause": _("a pause on {day}"),
    "start": _("on {day}, before their start"),
    "group": _("on {day}, before {group} from {begins}"),
    "others": _("on {day}, for others"),
    "left_out": _("on {day}, but not for {group}"),
}
"""Why somebody does not have something. Why they were away is nowhere in the plan."""
MOST_REFUSED = 2
"""Of the sessions that do not fit, so many are told."""
NOBODY = _("Nobody lacks anything that they must have.")
TITLE = _n("{count} make-up is written in", "{count} make-ups are written in")
WHICH: Counted = _n("the only session that fits", "the first of {count} that fit")


class MissedThing(NamedTuple):
    """Something that somebody has missed, and where they could have it, the best first."""

    missed: Missed
    chances: tuple[Chance, ...]

    @property
    def free(self) -> tuple[Chance, ...]:
        """The sessions that fit and bring nothing that somebody would have to decide."""
        return tuple(each for each in self.chances if each.is_free)

    @property
    def fitting(self) -> tuple[Chance, ...]:
        """The sessions that can be, at whatever price."""
        return tuple(each for each in self.chances if each.fits)


class MakeUpPlaced(NamedTuple):
    """Something that somebody has missed, the session at which they are to have it, and of how many it is the first."""

    missed: Missed
    chance: Chance
    of: int


def missed_in(plan: Plan, cohort: str | None, person: str | None, first: date) -> tuple[Missed, ...]:
    """What is missed in a cohort, or in all but drafts, by somebody or by all, who are there on a day or later."""
    return tuple(
        each
        for each in all_missed(plan)
        if (each.journey.cohort.id == cohort if cohort else each.journey.cohort.status != "draft")
        and (person is None or each.journey.person == person)
        and each.journey.ends >= first
    )


def lacks_of(plan: Plan, missed: Iterable[Missed], first: date) -> tuple[MissedThing, ...]:
    """Where each could have what they have missed, as if they were alone."""
    offers = Offers(plan, silent_in(plan))
    found = (_lack(offers, each, first) for each in missed)
    return tuple(each for each in found if _is_told(each))


def _lack(offers: Offers, missed: Missed, first: date) -> MissedThing:
    """What a group misses as a whole is for its cohort to have: nobody of it is sent elsewhere."""
    return MissedThing(missed, () if missed.why == "left_out" else chances_of(offers, missed, first))


def _is_told(lack: MissedThing) -> bool:
    """Whether it is told: what was before somebody's start is not missed, and is offered where there is a session."""
    return bool(lack.chances) or lack.missed.why not in ("start", "group")


def making_up(plan: Plan, missed: Sequence[Missed], first: date) -> Amendment:
    """Make-ups for as much of what is missed as has a session from a day on; without any edit where nothing has."""
    decision = Decision.of(plan, missed, first)
    placed, left = decision.placed, tuple(decision.not_placed)
    if not placed:
        title = Message(_("Nothing can be written in by itself.") if left else NOBODY)
        return Amendment(title, (), left, is_answer=True)
    steps = tuple(_explained(plan, each) for each in placed)
    return Amendment(Message(TITLE, {"count": len(placed)}), tuple(_edits(plan, placed)), left, steps, is_answer=True)


@dataclass(frozen=True)
class Decision:
    """Who is to have what at which session, and what is left."""

    plan: Plan
    placed: tuple[MakeUpPlaced, ...]
    left: tuple[MissedThing, ...]

    @classmethod
    def of(cls, plan: Plan, missed: Sequence[Missed], first: date) -> "Decision":
        """Whoever has fewest possibilities comes first, then what was missed first; so seats are given once, and alike.

        Each is asked again when it is their turn, since others may have got a seat, or they something else that week.
        """
        offers = Offers(plan, silent_in(plan))
        waiting = [lack for each in missed if _is_told(lack := _lack(offers, each, first))]
        placed, left = list[MakeUpPlaced](), list[MissedThing]()
        while waiting:
            foremost = min(waiting, key=_turn)
            waiting.remove(foremost)
            now = _lack(offers, foremost.missed, first)
            if len(now.free) < len(foremost.free):
                waiting.append(now)
            elif now.free:
                chance = now.free[0]
                take_seat(offers, chance.occasion, chance.attendee)
                placed.append(MakeUpPlaced(now.missed, chance, len(now.free)))
            else:
                left.append(now)
        order = {id(each): place for place, each in enumerate(missed)}
        return cls(
            plan,
            tuple(sorted(placed, key=lambda each: order[id(each.missed)])),
            tuple(sorted(left, key=lambda each: order[id(each.missed)])),
        )

    @property
    def not_placed(self) -> Iterator[Message]:
        """What is left, with the nearest way out; what a group misses as a whole once."""
        told: set[tuple[str | None, str, str]] = set()
        for lack in self.left:
            missed = lack.missed
            if missed.why != "left_out":
                yield self._nearest(lack)
            elif (group := (missed.group, missed.journey.cohort.id, missed.subject)) not in told:
                told.add(group)
                yield self._of_group(missed)

    def _of_group(self, missed: Missed) -> Message:
        return Message(
            _("{activity} in {cohort} is for nobody in {group}: write `{id}` in `for` of a session, or add one"),
            {**values_of(self.plan, missed), "id": missed.group, "cohort": missed.journey.cohort.title},
        )

    def _nearest(self, lack: MissedThing) -> Message:
        values = values_of(self.plan, lack.missed)
        if lack.fitting:
            best = lack.fitting[0]
            path, items = _list_of(self.plan, lack.missed, best)
            told = {"key": best.key, "offered": best.occasion.day, "price": best.price, "field": path[-1]}
            line = {"typed": _typed(path), "items": Message(f"[{', '.join(items)}]")}
            return Message(
                _(
                    "{person}, {activity}: `{key}` on {offered} fits, but {price}; if that is all right: "
                    '`introplan set {typed} {field} "{items}"`'
                ),
                {**values, **told, **line},
            )
        return Message(
            _("{person}, {activity}: {refused}; {way}, or write an `exempt`"),
            {**values, "refused": refused_in_words(lack), "way": self._way(lack)},
        )

    def _way(self, lack: MissedThing) -> Message:
        """What is least to do: to decide on a draft, to make room, or else to add a session."""
        told = lack.chances[:MOST_REFUSED]
        full = next((each for each in told if each.seats == 0 and not each.occasion.draft), None)
        draft = next((each for each in told if each.occasion.draft), None)
        if full is not None:
            return Message(_("make room for one more at `{key}`, add a session"), {"key": full.key})
        if draft is not None:
            cohort = self.plan.programme.cohorts[draft.occasion.cohorts[0]]
            return Message(_("confirm {cohort}, add a session"), {"cohort": cohort.title})
        return Message(_("add one"))


def refused_in_words(lack: MissedThing) -> Message:
    """That no session fits, and what is in the way of the first."""
    if lack.missed.why == "left_out":
        return Message(_("a session of their own cohort has to be for them"))
    if not lack.chances:
        return Message(_("there is no session to come"))
    refused = tuple(
        Message(_("`{key}` on {day} ({why})"), {"key": each.key, "day": each.occasion.day, "why": each.against})
        for each in lack.chances[:MOST_REFUSED]
    )
    return Message(
        _("no session fits: {refused} and {more} more")
        if len(lack.chances) > MOST_REFUSED
        else _("no session fits: {refused}"),
        {"refused": refused, "more": len(lack.chances) - MOST_REFUSED},
    )


def _turn(lack: MissedThing) -> tuple[object, ...]:
    missed = lack.missed
    return len(lack.free), missed.occasion.sort_key, missed.journey.cohort.id, missed.journey.person


def values_of(plan: Plan, missed: Missed) -> dict[str, object]:
    """Who has missed what, as values of a message; a protected person is called by the id."""
    return {
        "person": plan.called(missed.journey.person),
        "activity": plan.programme.taught[missed.subject].title,
        "why": why_in_words(plan, missed),
        "group": plan.programme.groups[missed.group].title if missed.group else "",
    }


def why_in_words(plan: Plan, missed: Missed) -> Message:
    """Why somebody does not have something, as far as the plan says."""
    group = plan.programme.groups[missed.group].title if missed.group else ""
    return Message(WHY[missed.why], {"day": missed.occasion.day, "begins": missed.begins, "group": group})


def _explained(plan: Plan, placed: MakeUpPlaced) -> Message:
    chance = placed.chance
    return Message(
        _("{person} lacks {activity}: {why}. `{key}` on {offered} is {which}."),
        {
            **values_of(plan, placed.missed),
            "key": chance.key,
            "offered": chance.occasion.day,
            "which": Message(WHICH, {"count": placed.of}),
        },
    )


def _edits(plan: Plan, placed: Sequence[MakeUpPlaced]) -> Iterator[Edit]:
    """A make-up each, in place of one that cannot be, and else last; in the own cohort the session is for them too."""
    added: dict[Path, list[str]] = {}
    for missed, chance, _of in placed:
        path, item = _entry(missed, chance)
        dead = _dead(plan, missed) if path[-1] == "make_ups" else None
        if dead is not None:
            yield Set((*path, dead), item)
        else:
            added.setdefault(path, []).append(item)
    for path, items in added.items():
        yield from adding(plan, path, *items).edits


def _entry(missed: Missed, chance: Chance) -> tuple[Path, str]:
    """The list that is to have one more, and what."""
    if chance.attendee.part == "participant":
        return (*chance.occasion.path[:4], "for"), missed.journey.person
    return (*missed.journey.participant.path, "make_ups"), chance.key


def _dead(plan: Plan, missed: Missed) -> int | None:
    """Which of their make-ups is of the same and cannot be: it is cancelled, falls away, or they are not there then."""
    for index, key in enumerate(missed.journey.participant.make_ups):
        those = plan.agenda.by_called.get(key, ())
        is_same = plan.programme.activity_of(plan.programme.session_called(key)).id == missed.subject
        if is_same and not any(each.is_on and missed.journey.person in each.people() for each in those):
            return index
    return None


def _list_of(plan: Plan, missed: Missed, chance: Chance) -> tuple[Path, tuple[str, ...]]:
    """A list as it would be with one more, to be typed."""
    path, item = _entry(missed, chance)
    there = plan.origins.plain(path)
    return path, (*(map(str, there) if isinstance(there, list) else ()), item)


def _typed(path: Path) -> Typed:
    """How the owner of the list is asked for: `ht26/ada-testsson`, `ht26/besok-2`."""
    return Typed(f"{path[1]}/{path[3]}")
