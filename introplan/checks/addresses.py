"""Checks on e-mail addresses: that those who get letters have one, and that it is where it should be."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.checks.causes import one_too_many
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.demands.organisations import with_parents
from introplan.diagnostics import Diagnostic, Fix, Label, Set, _, _n, finding
from introplan.language import Term, _p
from introplan.model import Path

TIMES_AS_MANY = 3
"""So many addresses at the right domain for each at one that looks like it."""
LONG_DOMAIN = 10
"""Characters of a domain in which two may be wrong, and it is the same domain still."""


def person_without_address(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody with dates in the plan has no e-mail address, so no release has a letter for them.

    They have a calendar and a note all the same, which somebody has to hand to them. Protected people have no address
    here. What is only planned in drafts is left alone. Source: our own judgement.
    """
    people = plan.programme.people
    without = tuple(
        id_
        for id_, person in people.items()
        if not person.email
        and not person.protected
        and any(each.is_on and not each.draft for each in plan.agenda.by_person.get(id_, ()))
    )
    if without:
        yield finding(
            "person-without-address",
            _n(
                "{people} has no e-mail address, and gets no letter",
                "{people} have no e-mail addresses, and get no letters",
            )
            if len(without) <= MOST_NAMES
            else _("{count} people have no e-mail addresses and get no letters, such as {people}"),
            at=plan.where(people[without[0]]),
            also=[Label(plan.where(people[id_]), _("nor here")) for id_ in without[1:MOST_NAMES]],
            help=_("add a line `email:` with the work address"),
            values={"people": names(plan, without[:MOST_NAMES]), "count": len(without)},
            about=alike(without),
            cause=one_too_many(
                plan, plan.agenda.journeys_by_person.get(without[0], ()), Term(_p("cause", "e-mail address"))
            )
            if len(without) == 1
            else None,
        )


def subscription_without_address(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody is to subscribe to a calendar, and the plan does not say where the calendars lie on the web.

    Then the letter cannot have the address, and says that it comes from the coordinator. Source: our own judgement.
    """
    frame = plan.programme.frame
    if frame.published_at:
        return
    people = [each for each in plan.programme.people.values() if each.calendar_way == "subscribe"]
    spans = [plan.where(each, "calendar_way") for each in people[:MOST_NAMES]]
    if frame.calendar_way == "subscribe":
        spans = [plan.origins.span(("programme", "calendar_way"))]
    if spans:
        yield finding(
            "subscription-without-address",
            _("whoever subscribes gets no address in the letter: it is not said where the calendars lie on the web"),
            at=spans[0],
            also=[Label(span, _("nor here")) for span in spans[1:]],
            help=_(
                "write `published_at: https://…` in `programme`: where what `build --secret-links` makes can be read"
            ),
            about=("programme",),
        )


class Address(NamedTuple):
    """An e-mail address, where it is written, and whose it is."""

    path: Path
    local: str
    domain: str
    organisation: str
    person: str


def mail_domain_misspelt(plan: Plan) -> Iterator[Diagnostic]:
    """An address is at a domain that differs by a letter or two from the one that colleagues have.

    Nothing that is sent there comes back, so nobody learns that it never came. Only addresses within one organisation,
    with what belongs to it, are compared: two organisations may have domains that look alike. Source: our own
    judgement.
    """
    by_domain: dict[str, list[Address]] = defaultdict(list)
    for address in _addresses(plan):
        by_domain[address.domain].append(address)
    for domain, wrong in by_domain.items():
        likely = max((right for right in by_domain.values() if _is_meant(plan, wrong, right)), key=len, default=None)
        if likely is not None:
            yield _misspelt(plan, wrong, domain, likely)


def _addresses(plan: Plan) -> Iterator[Address]:
    frame = plan.programme.frame
    local, _at, domain = frame.contact.email.rpartition("@")
    yield Address(("programme", "contact", "email"), local, domain.lower(), frame.owner, "")
    for person in plan.programme.people.values():
        if person.email:
            local, _at, domain = person.email.rpartition("@")
            yield Address((*person.path, "email"), local, domain.lower(), person.organisation, person.id)


def _is_meant(plan: Plan, wrong: list[Address], right: list[Address]) -> bool:
    """Whether the second addresses are where the first ones were meant to be."""
    one, other = wrong[0].domain, right[0].domain
    if one == other or len(right) < TIMES_AS_MANY * len(wrong):
        return False
    most = 2 if min(len(one), len(other)) >= LONG_DOMAIN else 1
    if abs(len(one) - len(other)) > most or _letters_between(one, other) > most:
        return False
    colleagues = {part.id for each in right for part in with_parents(plan.programme, each.organisation)}
    return all(colleagues & {p.id for p in with_parents(plan.programme, each.organisation)} for each in wrong)


def _letters_between(one: str, other: str) -> int:
    """How many letters are added, lost, other or exchanged with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        following = [i]
        for j, theirs in enumerate(other, start=1):
            cost = min(row[j] + 1, following[j - 1] + 1, row[j - 1] + (letter != theirs))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs:
                cost = min(cost, before[j - 2] + 1)
            following.append(cost)
        before, row = row, following
    return row[-1]


def _misspelt(plan: Plan, wrong: list[Address], domain: str, likely: list[Address]) -> Diagnostic:
    first, people = wrong[0], tuple(each.person for each in wrong if each.person)
    meant = likely[0].domain
    return finding(
        "mail-domain-misspelt",
        _n(
            "this address is at {domain}, and {count} others are at {meant}",
            "{number} addresses are at {domain}, and {count} others are at {meant}",
            by="number",
        ),
        at=plan.origins.span(first.path),
        also=[Label(plan.origins.span(each.path), _("and this one")) for each in wrong[1:MOST_NAMES]],
        help=_n("write {address}", "write {meant}, as in {address}", by="number"),
        values={
            "domain": domain,
            "meant": meant,
            "count": len(likely),
            "number": len(wrong),
            "address": f"{first.local}@{meant}",
        },
        about=alike(people) or ("contact",),
        fix=Fix(tuple(Set(each.path, f"{each.local}@{meant}") for each in wrong)),
    )
