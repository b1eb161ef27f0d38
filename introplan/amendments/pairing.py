"""Supporters for everybody in a cohort who has none: proposed, each with its reason, and written as pairings.

Pairings that there are stay as they are. Nobody else is moved when somebody has left: who has nobody from a day on gets
somebody from that day on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from introplan.agenda import Plan, Support
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.pairing_words import Worded
from introplan.amendments.supports import ended
from introplan.amendments.weighed import weighed
from introplan.checks import silent_in
from introplan.diagnostics import Edit, Message, Plain, Set, _
from introplan.model import Cohort, RoleWord
from introplan.model.ids import LONGEST_ID
from introplan.planning.lacking import Lack, lacks_of
from introplan.planning.matching import Matching
from introplan.planning.pair_reasons import Proposal, proposals_of, unpaired_of
from introplan.planning.pairing import Matched, matched

ONE_DAY = timedelta(days=1)


def pairing(plan: Plan, cohort: str, roles: Sequence[RoleWord]) -> Amendment | Hindrance:
    """Somebody in each role for all in a cohort who have nobody; without `roles`, in those that are required."""
    there = plan.programme.cohorts[cohort]
    asked = tuple(roles) or plan.programme.required_roles
    if not asked:
        return Hindrance(
            Message(_("the programme requires no role of its participants")),
            Message(_("say which one with `--role mentor`, or write `required: yes` under `roles`")),
        )
    if there.is_over:
        return Hindrance(
            Message(_("{cohort} is over, and needs nobody any more"), {"cohort": there.title}),
            Message(_("choose another cohort")),
        )
    return Pairings(plan, there, asked).amendment


@dataclass(frozen=True, eq=False)
class Pairings:
    """What is proposed for a cohort."""

    plan: Plan
    cohort: Cohort
    roles: tuple[RoleWord, ...]

    @cached_property
    def _matching(self) -> Matching:
        silent = silent_in(self.plan)
        return Matching(self.plan, lacks_of(self.plan, self.cohort.id, self.roles, silent), silent)

    @cached_property
    def _matched(self) -> Matched:
        return matched(self._matching)

    @cached_property
    def proposals(self) -> tuple[Proposal, ...]:
        """Who is to support whom."""
        return tuple(proposals_of(self._matching, self._matched))

    @property
    def amendment(self) -> Amendment:
        """All of it, to be shown and written."""
        if not self._matching.lacks:
            return Amendment(self._words.nobody_lacks, (), is_answer=True)
        unpaired = tuple(unpaired_of(self._matching, self._matched))
        left = (*map(self._words.unpaired, unpaired), *self._words.afterwards(self.proposals, self._matched))
        own = weighed(self.plan.programme.frame.weights.pair)
        steps = (*map(self._words.reason, self.proposals), *([own] if own else []))
        return Amendment(self._words.title(self.proposals), tuple(self.edits), left, steps, is_answer=True)

    @cached_property
    def _words(self) -> Worded:
        return Worded(self.plan, self.cohort, self.roles)

    @property
    def edits(self) -> Iterator[Edit]:
        """The new pairings, each beside others of its role, and the end of those whose supporters have left."""
        last, file = self._last_of_each_role(), self._own_file()
        ids = NewIds(self.plan)
        for each in self.proposals:
            if each.lack.left is not None:
                yield from ended(self.plan, each.lack.left.pairing, each.lack.days.first - ONE_DAY)
            id_ = ids.new(each.lack.journey.person, each.person)
            after = last.get(each.lack.role, "")
            yield Set(("pairings", id_), fields_of_pairing(each.lack, each.person), after, "" if after else file)
            last[each.lack.role] = id_

    @property
    def _own(self) -> list[Support]:
        return [each for each in self.plan.agenda.support.every if each.journey.cohort.id == self.cohort.id]

    def _own_file(self) -> str:
        """The file for the first pairings of a cohort, where others have theirs each in one of its own; else none.

        Such as `pairings/ht27.yaml` beside `pairings/ht26.yaml`, or the one that the cohort itself stands in.
        """
        others = [each for each in self.plan.agenda.support.every if each.journey.cohort.id != self.cohort.id]
        if self._own or not others:
            return ""
        origins, other = self.plan.origins, others[-1].journey.cohort
        there = origins.span(others[-1].pairing.path, key=True).source.path
        of_cohort = {
            id_: origins.span(each.path, key=True).source.path for id_, each in self.plan.programme.cohorts.items()
        }
        mine = of_cohort[self.cohort.id]
        if there == of_cohort[other.id]:
            return mine if mine != there and list(of_cohort.values()).count(mine) == 1 else ""
        folder, _slash, name = there.rpartition("/")
        return f"{folder}/{self.cohort.id}.yaml" if name == f"{other.id}.yaml" else ""

    def _last_of_each_role(self) -> dict[RoleWord, str]:
        """The pairing that a new one of its role follows: of the cohort, else of any, else of any role.

        None where the cohort has none yet and is to have a file of its own.
        """
        every, own = self.plan.agenda.support.every, self._own
        if not own and self._own_file():
            return {}
        found = {}
        for role in self.roles:
            followed = [_of_role(own, role), _of_role(every, role), own]
            found[role] = next((those[-1].pairing.id for those in followed if those), "")
        return found


def _of_role(supports: Sequence[Support], role: RoleWord) -> list[Support]:
    return [each for each in supports if each.pairing.role == role]


def fields_of_pairing(lack: Lack, person: str) -> dict[str, Plain]:
    """A pairing as it is written: days are left out where they are the participant's own."""
    journey, days = lack.journey, lack.days
    found: dict[str, Plain] = {"participant": journey.person, lack.role: person}
    if days.first > journey.starts:
        found["from"] = days.first.isoformat()
    if days.last < journey.ends:
        found["until"] = days.last.isoformat()
    return found


class NewIds:
    """Ids of new pairings, such as `ada-ida`: of two people's first names, or more where that is not clear."""

    def __init__(self, plan: Plan) -> None:
        pairings = plan.programme.pairings
        self.taken = {*pairings, *(each.identity for each in pairings.values())}
        short: dict[str, int] = {}
        for person in {each for cohort in plan.programme.cohorts.values() for each in cohort.participants}:
            short[_first(person)] = short.get(_first(person), 0) + 1
        self.shared = {word for word, count in short.items() if count > 1 or word in plan.programme.groups}

    def new(self, participant: str, supporter: str) -> str:
        """An id that no pairing has or had."""
        is_clear = not (set(participant) & set("0123456789"))  # `deltagare-7` is nobody's first name
        own = _first(participant) if is_clear and _first(participant) not in self.shared else participant
        made = [f"{own}-{_first(supporter)}", f"{own}-{supporter}", f"{participant}-{supporter}"]
        numbered = (f"{made[0][: LONGEST_ID - 3]}-{number}" for number in range(2, 100))
        id_ = next(each for each in (*made, *numbered) if each not in self.taken and len(each) <= LONGEST_ID)
        self.taken.add(id_)
        return id_


def _first(id_: str) -> str:
    return id_.split("-", maxsplit=1)[0]
