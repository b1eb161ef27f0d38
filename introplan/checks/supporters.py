"""Checks on who supports: in one role, experienced, and no participant themselves."""

from collections import defaultdict
from collections.abc import Iterator

from introplan.agenda import Plan, Support
from introplan.checks.candidates import somebody_else
from introplan.checks.pairings import role_name
from introplan.demands import limit_in_words
from introplan.demands.supporters import is_inexperienced
from introplan.diagnostics import Diagnostic, Label, _, finding


def supports_in(plan: Plan) -> list[Support]:
    """The pairings that hold, without buddies, who only show where things are, and without finished cohorts."""
    return [
        support
        for support in plan.agenda.support.every
        if support.pairing.role != "buddy" and not support.journey.cohort.is_over
    ]


def supporter_in_two_roles(plan: Plan) -> Iterator[Diagnostic]:
    """A participant's mentor is also their supervisor or introducer, at the same time.

    The four municipalities' trainees have a supervisor for the work and a mentor for themselves. With one person in
    both roles there is nobody to tell when things are difficult with the supervisor. Source: the four municipalities'
    trainee programme, where they are two people; that they must be is our own judgement.
    """
    found: dict[tuple[str, str, str], list[Support]] = defaultdict(list)
    for support in supports_in(plan):
        found[support.journey.cohort.id, support.journey.person, support.pairing.supporter].append(support)
    for supports in found.values():
        mentoring = next((support for support in supports if support.pairing.role == "mentor"), None)
        other = next(
            (s for s in supports if mentoring and s.pairing.role != "mentor" and s.days.overlaps(mentoring.days)), None
        )
        if mentoring is None or other is None:
            continue
        yield finding(
            "supporter-in-two-roles",
            _("{supporter} is both {role} and {other} of {participant}"),
            at=plan.where(mentoring.pairing, "mentor"),
            also=[Label(plan.where(other.pairing, other.pairing.role), _("and here"))],
            way_out=somebody_else(
                mentoring,
                _("let somebody else be {role}, such as {free}, who has room for one more"),
                _("let somebody else be {role}"),
            ),
            values={
                "supporter": plan.called(mentoring.pairing.supporter),
                "participant": plan.called(mentoring.journey.person),
                "role": role_name(plan, "mentor"),
                "other": role_name(plan, other.pairing.role),
            },
            about=(mentoring.journey.cohort.id, mentoring.journey.person, mentoring.pairing.supporter),
        )


def supporter_inexperienced(plan: Plan) -> Iterator[Diagnostic]:
    """An introducer, supervisor or mentor has less than two years in the profession.

    Malmö's introducers are experienced ("erfaren") social workers. Whoever was new last year is not yet settled enough
    to help others. Somebody without `experience_years` is not judged. Sources: Malmö stad; two years is our own
    suggestion, as long as the programme itself.
    """
    told: set[str] = set()
    for support in supports_in(plan):
        pairing, journey = support.pairing, support.journey
        person = plan.programme.people[pairing.supporter]
        if person.id in told or not is_inexperienced(plan, person):
            continue
        told.add(person.id)
        yield finding(
            "supporter-inexperienced",
            _("{supporter}, who is {role} of {participant}, has less than {least} in the profession"),
            at=plan.where(pairing, pairing.role),
            also=[Label(plan.where(person, "experience_years"), _("this long in the profession"))],
            way_out=somebody_else(
                support,
                _("choose {free}, who has room for one more"),
                _("choose somebody with at least {least}"),
            ),
            values={
                "supporter": plan.called(person.id),
                "role": role_name(plan, pairing.role),
                "participant": plan.called(pairing.participant),
                "least": limit_in_words(plan.programme, "supporter-inexperienced"),
            },
            about=(journey.cohort.id, journey.person, person.id),
        )


def supporter_is_participant(plan: Plan) -> Iterator[Diagnostic]:
    """An introducer, supervisor or mentor is a participant of the programme themselves at the same time.

    They are there to get that support, not yet to give it. A buddy may be one: whoever started half a year ago knows
    best where things are. Source: Malmö stad, whose introducers are experienced; our own judgement.
    """
    told: set[str] = set()
    for support in supports_in(plan):
        days, pairing, journey = support
        own = next(
            (j for j in plan.agenda.journeys_by_person.get(pairing.supporter, ()) if j.days.overlaps(days)), None
        )
        if own is None or pairing.supporter in told or pairing.supporter == pairing.participant:
            continue
        told.add(pairing.supporter)
        yield finding(
            "supporter-is-participant",
            _("{supporter} takes part in {cohort} until {until}, and is {role} of {participant}"),
            at=plan.where(pairing, pairing.role),
            also=[Label(plan.where(own.participant), _("a participant here"))],
            way_out=somebody_else(
                support,
                _("choose {free}, who has room for one more, or let {supporter} be `buddy`"),
                _("choose somebody who has done the programme, or let {supporter} be `buddy`"),
            ),
            values={
                "supporter": plan.called(pairing.supporter),
                "cohort": own.cohort.title,
                "until": own.ends,
                "role": role_name(plan, pairing.role),
                "participant": plan.called(pairing.participant),
            },
            about=(journey.cohort.id, journey.person, pairing.supporter),
        )
