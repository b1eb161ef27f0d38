"""What replanning comes to as a change of the plan: what is moved, why, who has to be told, and what is left."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.agenda.disclosure import named
from introplan.amendments.amendment import Amendment
from introplan.amendments.away import away_edits
from introplan.amendments.free import MORE_CONCERNED
from introplan.amendments.moving import moment_of, slot_in_words, that_follows
from introplan.amendments.occasions import address_of
from introplan.amendments.planned import counted_by_kind
from introplan.amendments.typed import Typed
from introplan.amendments.unplaced import facts_of, stands, way_out
from introplan.checks import CHECKS, found_by, name_of, silent_in
from introplan.checks.occasions import names, title_of
from introplan.checks.tuning import tuned_alone
from introplan.days import Stretch, Stretches
from introplan.demands import FORBIDDING, edits_of
from introplan.demands.edits import written_at
from introplan.diagnostics import Edit, Message, Set, _, _n
from introplan.planning.affected import Broken, Lost
from introplan.planning.conflicts import Conflict
from introplan.planning.disturbance import Alternative, Disturbance, Move, is_elsewhere
from introplan.planning.replanning import Replanned

CONCERNED = _n("{count} person is affected", "{count} people are affected")
FEWER_CONCERNED = _n("{count} person fewer is affected", "{count} people fewer are affected")

WITHOUT_THE_PERSON = _("Let somebody else give it, or call it off")
WITHOUT_THE_PLACE = _("Take another place, or call it off")
"""The way out where nothing but the loss stands against any day: that it is not lost after all is none."""


def findings_told(plan: Plan) -> frozenset[tuple[str, str]]:
    """What checks find of sessions that cannot be where they are, as the plan wants to hear it."""
    told = FORBIDDING - silent_in(plan)
    checks = (check for check in CHECKS if name_of(check) in told)
    found = (each for check in checks for each in tuned_alone(plan, found_by(check, check(plan)), told))
    return frozenset((each.name, id_) for each in found for id_ in each.ids)


def replanned(plan: Plan, found: Replanned) -> Amendment:
    """The change that moves what is moved, and says when somebody cannot come."""
    lost = found.affected.wish.lost
    edits = [edit for move in found.moves for edit in _edits(plan, move)]
    if lost is not None and not lost.is_place:
        edits += _away(plan, lost)
    return Amendment(_title(plan, found), tuple(edits), tuple(_left(plan, found)), is_answer=not edits)


def _title(plan: Plan, found: Replanned) -> Message:
    lost, count = found.affected.wish.lost, len(found.moves)
    values: dict[str, object] = {"count": count}
    if lost is None:
        if count:
            return Message(_n("{count} session is moved", "{count} sessions are moved"), values)
        if found.unplaced or found.by_hand:
            return Message(_("Nothing can be moved."))
        return Message(_("Nothing has to be moved: every session can be where it is."))
    values |= {"who": _called(plan, lost), "days": lost.days}
    counts = Counter(each.was.kind for each in found.moves)
    if counts.keys() - {"session"}:
        values["moved"] = counted_by_kind(counts)
        title = (
            _n("{who} cannot be used {days}: {moved} is moved", "{who} cannot be used {days}: {moved} are moved")
            if lost.is_place
            else _n("{who} cannot come {days}: {moved} is moved", "{who} cannot come {days}: {moved} are moved")
        )
        return Message(title, values)
    if count:
        title = (
            _n(
                "{who} cannot be used {days}: {count} session is moved",
                "{who} cannot be used {days}: {count} sessions are moved",
            )
            if lost.is_place
            else _n(
                "{who} cannot come {days}: {count} session is moved",
                "{who} cannot come {days}: {count} sessions are moved",
            )
        )
        return Message(title, values)
    if found.unplaced or found.by_hand:
        return Message(_("{who} cannot be used {days}") if lost.is_place else _("{who} cannot come {days}"), values)
    return Message(
        _("{who} cannot be used {days}, and nothing is there that has to be moved")
        if lost.is_place
        else _("{who} cannot come {days}, and gives nothing that has to be moved"),
        values,
    )


def _called(plan: Plan, lost: Lost) -> str:
    return plan.programme.places[lost.whose].title if lost.is_place else plan.called(lost.whose)


def _edits(plan: Plan, move: Move) -> Iterator[Edit]:
    was = plan.agenda.by_key[move.was.key]
    edits = edits_of(plan, was, move.would)
    if was.status != "confirmed":
        yield from edits
        return
    path = written_at(plan, was)
    for edit in edits:  # what comes back has one yes, and this time gets a line of its own
        if isinstance(edit, Set) and edit.path == path and isinstance(edit.value, dict):
            yield edit._replace(value={**edit.value, "status": "planned"})
        else:
            yield edit
    if not any(edit.path == path for edit in edits):
        yield Set((*path, "status"), "planned")


def _away(plan: Plan, lost: Lost) -> Iterator[Edit]:
    """That somebody cannot come, unless it is written already."""
    said = Stretches.of([each for each in plan.programme.people[lost.whose].unavailable if isinstance(each, Stretch)])
    if said.missing_from(lost.days):
        yield from away_edits(plan, lost.whose, lost.days)


# What is told of each that is moved.


class ToldMove(NamedTuple):
    """A session that is moved: what it is, why, what that costs, and where else it could be, each with its price."""

    move: Move
    title: str
    then: Message
    now: Message
    why: tuple[Message, ...]
    price: tuple[Message, ...]
    others: tuple[tuple[Message, tuple[Message, ...]], ...]


def told_moves(plan: Plan, found: Replanned) -> Iterator[ToldMove]:
    """Each that is moved, in order of time."""
    for move in found.moves:
        yield ToldMove(
            move,
            title_of(plan, move.was),
            Message(_("{when}"), {"when": moment_of(move.was, plan)}),
            _there(plan, move.was, move.would),
            tuple(_why(plan, move)),
            (_needing(plan, move.told), *stands(plan, move.candidate.brings)),
            tuple(
                (_there(plan, move.was, each.candidate.occasion), _more(plan, move, each)) for each in move.alternatives
            ),
        )


def _there(plan: Plan, was: Occasion, would: Occasion) -> Message:
    """When it would be, where when that is another room, and who gives it when that is somebody else."""
    slot = slot_in_words(plan, was, would)
    if set(was.people("lecturer")) == set(would.people("lecturer")):
        return slot
    values = {"slot": slot, "people": names(plan, would.people("lecturer"))}
    return Message(_("{slot}, given by {people}"), values)


def _why(plan: Plan, move: Move) -> Iterator[Message]:
    if move.why:
        yield from stands(plan, move.why)
    else:
        yield Message(_("it makes room for something else"))


def _needing(plan: Plan, told: Disturbance) -> Message:
    """How many it affects. Whoever is protected is in no figure."""
    return Message(CONCERNED, {"count": len(named(plan, told.people))})


def _more(plan: Plan, move: Move, other: Alternative) -> tuple[Message, ...]:
    """What is dearer about another way than about the one that is proposed."""
    more = len(named(plan, other.told.people)) - len(named(plan, move.told.people))
    known = {each.identity for each in move.candidate.brings}
    brings = [each for each in other.candidate.brings if each.identity not in known]
    forms = MORE_CONCERNED if more > 0 else FEWER_CONCERNED
    return (*([Message(forms, {"count": abs(more)})] if more else []), *stands(plan, brings))


# What is left to be done.


def _left(plan: Plan, found: Replanned) -> Iterator[Message]:
    for occasion, conflict in found.unplaced:
        yield _not_moved(plan, found, occasion, conflict)
    for move in found.moves:
        yield from _of_lecturers(plan, move)
        yield from _of_host(plan, move)
        for message in that_follows(plan, move.was, move.would):
            yield Message(_("{what}: {message}"), {"what": title_of(plan, move.was), "message": message})
    yield from _by_hand(plan, found)


def _not_moved(plan: Plan, found: Replanned, occasion: Occasion, conflict: Conflict) -> Message:
    """That something has no other day, why not, and what would give it one."""
    others = tuple(dict.fromkeys(title_of(plan, found.candidates.occasions[each]) for each in conflict.others))
    values: dict[str, object] = {
        "what": title_of(plan, occasion),
        "then": moment_of(occasion, plan),
        "count": conflict.days,
        "why": facts_of(plan, conflict, others),
    }
    if not conflict.days:
        return Message(_("{what} on {then} has no other day: those it belongs in are over, or too near"), values)
    if conflict.opening is None:
        return Message(_("{what} on {then} has no other day of the {count} that it could be on: {why}"), values)
    lost = found.affected.wish.lost
    if lost is not None and lost.is_all_of(conflict.opening.reasons, conflict.opening.days):
        values["way"] = Message(WITHOUT_THE_PLACE if lost.is_place else WITHOUT_THE_PERSON)
    else:
        values["way"] = way_out(plan, conflict.opening)
    return Message(_("{what} on {then} has no other day of the {count} that it could be on: {why}. {way}"), values)


def _of_lecturers(plan: Plan, move: Move) -> Iterator[Message]:
    """Whom to ask: whoever gives it now, and whoever has said yes to another time."""
    was, would = move.was, move.would
    before, after = was.people("lecturer"), would.people("lecturer")
    values: dict[str, object] = {"what": title_of(plan, was), "when": moment_of(would, plan)}
    new = tuple(each for each in after if each not in before)
    if new:
        yield Message(_("ask {people} to give {what} on {when}"), {**values, "people": names(plan, new)})
    same = tuple(each for each in after if each in before)
    if same and is_elsewhere(was, would):
        template = (
            _("{people} has said yes to another time of {what}: ask about {when}; until then it is `planned`")
            if was.status == "confirmed"
            else _("ask {people} whether {what} can be on {when}")
        )
        yield Message(template, {**values, "people": names(plan, same)})


def _of_host(plan: Plan, move: Move) -> Iterator[Message]:
    if move.was.host is not None and is_elsewhere(move.was, move.would):
        values = {"host": plan.programme.organisations[move.was.host].title, "what": title_of(plan, move.was)}
        yield Message(_("tell {host}, who receives {what}"), values)


def _by_hand(plan: Plan, found: Replanned) -> Iterator[Message]:
    """What is not moved here, each once: of several days, one line; and what no plan says of a place."""
    told = set()
    for each in found.by_hand:
        if (address := address_of(each.occasion)) not in told:
            told.add(address)
            yield _line(plan, each)
    lost = found.affected.wish.lost
    if lost is not None and lost.is_place:
        yield Message(
            _("no plan says when a place cannot be used: see to it that nothing new is put there {days}"),
            {"days": lost.days},
        )


def _line(plan: Plan, broken: Broken) -> Message:
    occasion = broken.occasion
    values: dict[str, object] = {
        "what": title_of(plan, occasion),
        "when": moment_of(occasion, plan),
        "typed": Typed(address_of(occasion)),
        "why": tuple(stands(plan, broken.reasons)),
    }
    if broken.has_no_day:
        return Message(
            _("{what} on {when}: {why}, and no other day was found; `introplan move --free {typed}` says why"), values
        )
    return Message(
        _("{what} on {when} is not moved here, and {why}: `introplan move --free {typed}` lists other days")
        if values["why"]
        else _("{what} on {when} is not moved here: `introplan move --free {typed}` lists other days"),
        values,
    )
