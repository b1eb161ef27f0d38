"""Proposed pairings in words: why somebody is to support somebody, why somebody gets nobody, and what would help."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from introplan.agenda import Journey, Occasion, Plan, Support
from introplan.amendments.typed import Typed
from introplan.checks.candidates import with_units
from introplan.checks.occasions import MOST_NAMES
from introplan.checks.pairings import role_name
from introplan.checks.postings import place_of
from introplan.days import Stretch
from introplan.demands import Reason
from introplan.demands.paired import unit_wanted
from introplan.diagnostics import Message, _, _n
from introplan.model import Cohort, Organisation, RoleWord
from introplan.planning.lacking import Lack
from introplan.planning.pair_reasons import Ask, Proposal, Unpaired
from introplan.planning.pair_wishes import shared
from introplan.planning.pairing import Matched

MOST_FACTS = 4
MOST_ASKED = 3
ELSEWHERE = "supporter-in-wrong-unit"


@dataclass(frozen=True)
class Worded:
    """What is said of the pairings that are proposed for a cohort."""

    plan: Plan
    cohort: Cohort
    roles: tuple[RoleWord, ...]

    @property
    def nobody_lacks(self) -> Message:
        """That there is nothing to do."""
        roles = tuple(role_name(self.plan, role) for role in self.roles)
        return Message(
            _("Everybody in {cohort} has somebody as {roles}.")
            if self.plan.journeys_in(self.cohort.id)
            else _("Nobody takes part in {cohort} yet."),
            {"cohort": self.cohort.title, "roles": roles},
        )

    def title(self, proposals: Sequence[Proposal]) -> Message:
        """How many are proposed."""
        values = {"cohort": self.cohort.title, "count": len(proposals)}
        if not proposals:
            return Message(_("Nobody can be proposed for {cohort}."), values)
        return Message(_n("{count} pairing proposed for {cohort}", "{count} pairings proposed for {cohort}"), values)

    def reason(self, proposal: Proposal) -> Message:
        """Who is to support whom and why, and who would be next."""
        lack, people = proposal.lack, self.plan.programme.people
        values = {
            "participant": self.plan.called(lack.journey.person),
            "person": with_units(self.plan, (people[proposal.person],)),
            "role": role_name(self.plan, lack.role),
            "facts": (*self._when(lack), *self._facts(lack, proposal.person, proposal.at_once)),
        }
        if proposal.other is None:
            return Message(_("{participant} gets {person} as {role}: {facts}. Nobody else can."), values)
        values["other"] = with_units(self.plan, (people[proposal.other],))
        values["other_facts"] = tuple(self._facts(lack, proposal.other, proposal.other_at_once))
        return Message(
            _("{participant} gets {person} as {role}: {facts}. Otherwise {other}: {other_facts}."),
            values,
        )

    def _when(self, lack: Lack) -> Iterator[Message]:
        """On which days, where they are not all of the participant's own."""
        if lack.posted is not None and lack.posted.posting is not None:
            values = {"place": place_of(self.plan, lack.posted.posting), "stretch": lack.days}
            yield Message(_("at {place} {stretch}"), values)
            return
        if lack.days.first > lack.journey.starts:
            yield Message(_("from {day}"), {"day": lack.days.first})
        if lack.days.last < lack.journey.ends:
            yield Message(_("until {day}"), {"day": lack.days.last})

    def _facts(self, lack: Lack, id_: str, at_once: int) -> Iterator[Message]:
        """What speaks for somebody."""
        programme = self.plan.programme
        person, participant = programme.people[id_], programme.people[lack.journey.person]
        if person.experience_years is not None:
            yield Message(
                _n("{count} year in the profession", "{count} years in the profession"),
                {"count": person.experience_years},
            )
        if languages := shared(participant.languages, person.languages):
            yield Message(_("shares the language {languages}"), {"languages": languages})
        if interests := shared(participant.interests, person.interests):
            yield Message(_("shares the interest {interests}"), {"interests": interests})
        role = programme.role(lack.role)
        is_same = person.unit is not None and person.unit == lack.journey.unit_on(lack.days.first)
        if is_same and not (role and role.unit == "same"):
            yield Message(_("the same unit"))
        yield Message(
            _("supports {count} of {agreed} then"), {"count": at_once, "agreed": sum(person.capacity.values())}
        )

    def unpaired(self, unpaired: Unpaired) -> Message:
        """Who gets nobody and why, and what would help."""
        first = unpaired.lacks[0]
        facts = tuple(self._against(unpaired) if not unpaired.full else self._full(unpaired))
        asks = unpaired.asks
        return Message(
            _n(
                "{people} gets no {role}: {facts}. The easiest way out: {ways}.",
                "{people} get no {role}: {facts}. The easiest way out: {ways}.",
            ),
            {
                "people": self._named(each.journey for each in unpaired.lacks),
                "count": len(unpaired.lacks),
                "role": role_name(self.plan, first.role),
                "facts": facts,
                "ways": tuple(map(self._way, asks[:MOST_ASKED])) or self._ask_somebody(first),
            },
        )

    def _named(self, journeys: Iterable[Journey]) -> tuple[object, ...]:
        people = tuple(dict.fromkeys(self.plan.called(journey.person) for journey in journeys))
        if len(people) <= MOST_NAMES:
            return people
        return (*people[: MOST_NAMES - 1], self._more(len(people) - MOST_NAMES + 1))

    def _more(self, count: int) -> Message:
        return Message(_("{more} more"), {"more": count})

    def _full(self, unpaired: Unpaired) -> Iterator[Message]:
        """That those who fit have no room, and who else needs them."""
        role, people = unpaired.lacks[0].role, self.plan.programme.people
        for id_ in unpaired.full[:MOST_FACTS]:
            held = self._held(id_, unpaired.lacks[0])
            yield Message(
                _("{person} has agreed to {count} and supports {participants}")
                if held
                else _("{person} has agreed to {count}"),
                {"person": self.plan.called(id_), "count": people[id_].capacity.get(role, 0), "participants": held},
            )
        if len(unpaired.full) > MOST_FACTS:
            yield self._more(len(unpaired.full) - MOST_FACTS)
        if unpaired.rivals:
            rivals = self._named(each.journey for each in unpaired.rivals)
            count = len({each.journey.person for each in unpaired.rivals})
            yield Message(
                _n("{rivals} needs one of them too", "{rivals} need one of them too"),
                {"rivals": rivals, "count": count},
            )
        else:
            yield Message(_("their places are taken then"))

    def _held(self, supporter: str, lack: Lack) -> tuple[object, ...]:
        """Whom somebody supports in the role already on some of the days."""
        supports = self.plan.agenda.support.by_supporter.get(supporter, ())
        own = (each for each in supports if each.pairing.role == lack.role and each.days.overlaps(lack.days))
        return self._named(each.journey for each in own)

    def _against(self, unpaired: Unpaired) -> Iterator[Message]:
        """Why those who have agreed cannot."""
        lack, reasons = unpaired.lacks[0], unpaired.against
        if not reasons:
            yield Message(_("nobody has agreed to it"))
        own = [each for each in reasons if each.name != ELSEWHERE]
        for reason in own[:MOST_FACTS]:
            yield self._fact(lack, reason)
        if len(own) > MOST_FACTS:
            yield self._more(len(own) - MOST_FACTS)
        if len(own) < len(reasons):
            yield self._elsewhere(lack, is_all=not own)

    def _elsewhere(self, lack: Lack, *, is_all: bool) -> Message:
        role, unit = self.plan.programme.role(lack.role), unit_wanted(self.plan, lack.journey, lack.days)
        values = {"unit": self.plan.programme.units[unit].title if unit else ""}
        if role is not None and role.unit == "same":
            return Message(
                _("nobody who has agreed to it works at {unit}")
                if is_all
                else _("nobody else who has agreed to it works at {unit}"),
                values,
            )
        return Message(_("whoever else has agreed to it works in the same unit"), values)

    def _fact(self, lack: Lack, reason: Reason) -> Message:
        values: dict[str, object] = {"person": self.plan.called(reason.who[0]), "day": reason.why}
        match reason.name, reason.why:
            case "supporter-is-manager", _manager:
                return Message(_("{person} is the manager"), values)
            case "supporter-is-participant", Journey() as own:
                return Message(
                    _("{person} takes part in {cohort} until {day}"),
                    {**values, "cohort": own.cohort.title, "day": own.ends},
                )
            case _role, Support() as held:
                other = role_name(self.plan, held.pairing.role)
                return Message(_("{person} is, or has been, {role} of the same person"), {**values, "role": other})
            case _member, Organisation() as left:
                return Message(
                    _("{person} works at {organisation}, which is a member until {day}"),
                    {**values, "organisation": left.title, "day": left.member_until},
                )
            case _away, Stretch() as days:
                return Message(_("{person} is away {stretch}"), {**values, "stretch": days})
            case "reviewer-unavailable", Occasion() as review:
                return Message(
                    _("{person} cannot come to {review} on {day}"),
                    {**values, "review": self.plan.title(review), "day": review.day},
                )
            case "supporter-double-booked", Occasion() as review:
                return Message(
                    _("{person} has something else at the time of {review} on {day}"),
                    {**values, "review": self.plan.title(review), "day": review.day},
                )
            case "supporter-inexperienced", int() as years:
                return Message(
                    _n("{person} has {count} year in the profession", "{person} has {count} years in the profession"),
                    {**values, "count": years},
                )
            case "supporter-of-oneself", _self:
                return Message(_("{person} cannot support themselves"), values)
            case _:
                return Message(_("{person} supports nobody after {day}"), values)

    def _way(self, ask: Ask) -> Message:
        values = {
            "person": with_units(self.plan, (self.plan.programme.people[ask.person],)),
            "role": role_name(self.plan, ask.role),
            "word": ask.role,
            "count": ask.number,
            "typed": Typed(f"people.{ask.person}.capacity"),
        }
        if ask.is_first:
            return Message(_("ask {person} to be {role}: `introplan set {typed} {word} {count}`"), values)
        return Message(_("if {person} can take {count} at once: `introplan set {typed} {word} {count}`"), values)

    def _ask_somebody(self, lack: Lack) -> Message:
        role, unit = self.plan.programme.role(lack.role), unit_wanted(self.plan, lack.journey, lack.days)
        values = {"capacity": f"capacity: {{{lack.role}: 1}}"}
        if role is not None and role.unit == "same" and unit is not None:
            values["unit"] = self.plan.programme.units[unit].title
            return Message(_("ask somebody at {unit}, and write `{capacity}` on them"), values)
        return Message(_("ask somebody, and write `{capacity}` on them"), values)

    def afterwards(self, proposals: Sequence[Proposal], found: Matched) -> Iterator[Message]:
        """What is left when they are written, and whether there may be better ones."""
        if (hours := self._hours({each.lack.role for each in proposals})) is not None:
            yield hours
        if found.status != "optimal" and found.cost > found.bound:
            percent = -(-100 * (found.cost - found.bound) // found.cost)
            yield Message(
                _("It took too long to try everything: there may be pairings that suit up to {percent}% better"),
                {"percent": percent},
            )

    def _hours(self, roles: Collection[RoleWord]) -> Message | None:
        """That the new pairs are to say when they meet, and what can propose it where it is known how often."""
        usual = [described.meets for role in roles if (described := self.plan.programme.role(role)) and described.meets]
        if not usual:
            return None
        values = {"meets": "meets: {on: tuesday, time: 13.00}", "cohort": self.cohort.id}
        if any(each.every for each in usual):
            return Message(
                _(
                    "Agree on when they meet, and write it on each pairing: `{meets}`. Or have it proposed: "
                    "`introplan plan {cohort} --only meetings`"
                ),
                values,
            )
        return Message(_("Agree on when they meet, and write it on each pairing: `{meets}`"), values)
