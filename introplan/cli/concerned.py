"""Who is told of a change at the next release: those of whom something is another than when it was last given out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from introplan.changes.comparison import Comparison, last_days_of
from introplan.cli.prospects import Prospect
from introplan.cli.reader import reader
from introplan.cli.today import today_here
from introplan.language import alphabetical
from introplan.rendering.changes import NamesTold
from introplan.rendering.changes.sentences import in_sentences


class ConcernedPeople(NamedTuple):
    """Who will be told at the next release of a change, and how many other things are told then.

    `spared` are those who would have been told of what this change takes back.
    """

    release: str
    told: tuple[str, ...]
    spared: tuple[str, ...]
    waiting: int


def concerned(prospect: Prospect) -> ConcernedPeople | None:
    """Who will be told of a change that is worked out; None when nothing has been released."""
    ledger, plans, changes = prospect.before.releases.ledger, prospect.plans, prospect.changes
    if ledger.last is None or plans is None or changes is None:
        return None
    now = Comparison(ledger.events, changes.before, last_days_of(plans[0]))
    then = replace(changes, before=ledger.events)
    waiting = [each for each in now.told if each in then.told]
    before, after = now.from_day(today_here()), then.from_day(today_here())
    names = NamesTold(plans[1], plans[0])
    others = [one for one, own in after.by_person.items() if set(own) - set(before.by_person.get(one, ()))]
    told = [one for one in others if _said(after, one, names) - _said(before, one, names)]
    spared = [one for one in before.by_person if one not in after.by_person]
    return ConcernedPeople(ledger.last.name, _called(told, names), _called(spared, names), len(waiting))


def _said(comparison: Comparison, person: str, names: NamesTold) -> frozenset[str]:
    """What somebody is told. That others come no more to what is told already is nothing new to them."""
    return frozenset(in_sentences(one, names, reader()) for one in comparison.told_to(person))


def _called(people: Sequence[str], names: NamesTold) -> tuple[str, ...]:
    """What those who run the programme call them, in the order of the alphabet: a protected person by the id."""
    entries = [
        (next((e for plan in names.plans if (e := plan.by_identity.people.get(one))), None), one) for one in people
    ]
    return tuple(sorted((entry.name or entry.id if entry else one for entry, one in entries), key=alphabetical))
