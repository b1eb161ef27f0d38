"""Rules about what participants take part in: of which kinds, how often, and whether everything is answered."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from introplan.agenda import Journey, Occasion, Plan
from introplan.checks.causes import pause_not_followed
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.checks.organisations import is_external
from introplan.checks.rules.answers import AskedRule, Outcome, met_by_all, nobody
from introplan.days import Rhythm, Stretch
from introplan.demands import around
from introplan.demands.phases import is_with_cohort
from introplan.demands.series import last_planned
from introplan.demands.windows import counted_days
from introplan.diagnostics import Diagnostic, _, _n
from introplan.language import Either
from introplan.language.terms import ACTIVITY_KINDS
from introplan.model.rule_kinds import ActivityRule, IntervalRule

ONE_DAY = timedelta(days=1)


def _kinds(wanted: ActivityRule | IntervalRule) -> Either:
    """The kinds of activities that a rule asks for, of which one will do."""
    return Either(tuple(ACTIVITY_KINDS[kind] for kind in wanted.kinds))


def _taken(plan: Plan, journey: Journey, kinds: tuple[str, ...], roles: tuple[str, ...] = ()) -> list[Occasion]:
    """What a participant takes part in of these kinds, make-ups included, and meetings in these roles."""
    taught, pairings, person, days = plan.programme.taught, plan.programme.pairings, journey.person, journey.days
    return [
        occasion
        for occasion in _each_once(plan.agenda.by_person.get(person, ()))
        if (
            (taught[occasion.subject].kind in kinds and person in occasion.people("participant", "make_up"))
            if occasion.kind == "session"
            else occasion.kind == "meeting" and roles and pairings[occasion.subject].role in roles
        )
        and occasion.is_on
        and occasion.day in days
    ]


def _each_once(occasions: Iterable[Occasion]) -> Iterator[Occasion]:
    """The occasions, of a session on several days the first alone: it is one visit, or one course."""
    return (each for each in occasions if each.turn is None or not each.turn.isdigit() or each.turn == "1")


def _before_start(plan: Plan, journey: Journey, kinds: tuple[str, ...]) -> int:
    """How many of these kinds somebody's cohort had before they joined it, in whatever halves: nobody missed them."""
    if is_with_cohort(journey):
        return 0
    return sum(
        journey.cohort.starts <= occasion.day < journey.starts and plan.programme.taught[occasion.subject].kind in kinds
        for occasion in _each_once(plan.agenda.sessions_by_cohort.get(journey.cohort.id, ()))
    )


def _periods(journey: Journey, per: Rhythm | None) -> Iterator[Stretch]:
    """The stretches of somebody's own programme; the last one only when most of it is there."""
    if per is None:
        yield journey.days
        return
    n = 0
    while (first := journey.day_after(replace(per, count=n * per.count))) <= journey.ends:
        n += 1
        last = journey.day_after(replace(per, count=n * per.count)) - ONE_DAY
        if last <= journey.ends or len(Stretch(first, journey.ends)) * 3 >= len(Stretch(first, last)) * 2:
            yield Stretch(first, min(last, journey.ends))


def activity_required(asked: AskedRule, wanted: ActivityRule) -> Outcome:
    """Every participant takes part in as many as the rule asks for, and lecturers come from where it says.

    What a cohort had before somebody joined it counts for them too.
    """
    plan = asked.plan
    if not asked.journeys:
        return nobody()
    findings: list[Diagnostic] = []
    by_cohort: dict[str, list[tuple[Journey, Stretch, int]]] = defaultdict(list)
    for journey in asked.journeys:
        taken = _taken(plan, journey, wanted.kinds, wanted.roles)
        before = _before_start(plan, journey, wanted.kinds)
        for period in _periods(journey, wanted.per):
            count = sum(occasion.day in period for occasion in taken)
            if count + (before if journey.starts in period else 0) < wanted.at_least:
                by_cohort[journey.cohort.id].append((journey, period, count))
                break
    for id_, lacking in by_cohort.items():
        findings += _too_few(asked, wanted, id_, lacking)
    if wanted.lecturers:
        for id_ in dict.fromkeys(journey.cohort.id for journey in asked.journeys):
            findings += _one_sided(asked, wanted, id_)
    return Outcome(tuple(findings)) if findings else met_by_all(len(asked.journeys))


def _too_few(
    asked: AskedRule, wanted: ActivityRule, cohort_id: str, lacking: list[tuple[Journey, Stretch, int]]
) -> Iterator[Diagnostic]:
    """One finding for a cohort that has none at all; else one for each participant with too few."""
    plan, cohort = asked.plan, asked.plan.programme.cohorts[cohort_id]
    kinds = _kinds(wanted)
    values: dict[str, object] = {"cohort": cohort.title, "kinds": kinds, "least": wanted.at_least}
    whole = len(lacking) == len([each for each in asked.journeys if each.cohort.id == cohort_id])
    if whole and not any(count for _journey, _period, count in lacking):
        yield asked.finding(
            _("{cohort} has nothing of the kind {kinds}"),
            at=plan.where(cohort),
            help=_("add it to the sessions of {cohort}"),
            values=values,
            about=(cohort_id,),
        )
        return
    for journey, period, count in lacking:
        yield asked.finding(
            _("{participant} takes part in nothing of the kind {kinds} in {days}")
            if not count
            else _("{participant} takes part in {count} of the kind {kinds} in {days}; the rule requires {least}"),
            at=plan.where(journey.participant),
            help=_("add a session in that time, or a make-up with another cohort"),
            values={
                **values,
                "participant": plan.called(journey.person),
                "days": period,
                "last_day": period.last,
                "count": count,
            },
            about=(cohort_id, journey.person),
        )


def _one_sided(asked: AskedRule, wanted: ActivityRule, cohort_id: str) -> Iterator[Diagnostic]:
    plan, programme = asked.plan, asked.plan.programme
    organisations = [
        programme.organisations[organisation]
        for organisation in dict.fromkeys(
            programme.people[person].organisation
            for occasion in plan.agenda.by_cohort.get(cohort_id, ())
            if occasion.is_on and programme.taught[occasion.subject].kind in wanted.kinds
            for person in occasion.people("lecturer")
        )
    ]
    sides = {"external" if is_external(plan, organisation) else "internal" for organisation in organisations}
    for side in wanted.lecturers:
        if side not in sides:
            cohort = programme.cohorts[cohort_id]
            yield asked.finding(
                _("{cohort} has no lecturer from outside the programme")
                if side == "external"
                else _("{cohort} has no lecturer of the programme's own"),
                at=plan.where(cohort),
                help=_("invite somebody from another organisation")
                if side == "external"
                else _("let an experienced colleague give one of the lectures"),
                values={"cohort": cohort.title},
                about=(cohort_id,),
            )


def activity_interval(asked: AskedRule, wanted: IntervalRule) -> Outcome:
    """For each participant, sessions of the kinds lie close enough; days of pause and avoided summer do not count."""
    plan = asked.plan
    if not asked.journeys:
        return nobody()
    gaps: dict[tuple[date, date, int, str], list[Journey]] = defaultdict(list)
    bare: dict[str, list[Journey]] = defaultdict(list)
    for journey in asked.journeys:
        days = [occasion.day for occasion in _taken(plan, journey, wanted.kinds)]
        if not days:
            if not _before_start(plan, journey, wanted.kinds):
                bare[journey.cohort.id].append(journey)
            continue
        for before, after in pairwise(_marks(plan, wanted, journey, days)):
            counted = counted_days(plan, before, after, journey.pauses)
            if len(counted) > wanted.max_gap.days:
                gaps[before, after, len(counted) // 7, journey.cohort.id].append(journey)
    findings = [_bare(asked, wanted, id_, journeys) for id_, journeys in bare.items()]
    for (before, after, weeks, cohort), journeys in sorted(gaps.items()):
        people = tuple(journey.person for journey in journeys)
        paused = len(journeys) == 1 and any(before < pause.last and pause.first < after for pause in journeys[0].pauses)
        findings.append(
            asked.finding(
                _n(
                    "{cohort}: {weeks} week passes from {before} to {day} without {kinds}, for {people}",
                    "{cohort}: {weeks} weeks pass from {before} to {day} without {kinds}, for {people}",
                    by="weeks",
                )
                if len(people) <= MOST_NAMES
                else _n(
                    "{cohort}: {weeks} week passes from {before} to {day} without {kinds}, for {count} participants",
                    "{cohort}: {weeks} weeks pass from {before} to {day} without {kinds}, for {count} participants",
                    by="weeks",
                ),
                at=plan.where(plan.programme.cohorts[cohort]),
                help=_("add one in between"),
                values={
                    "cohort": plan.programme.cohorts[cohort].title,
                    "weeks": weeks,
                    "before": before,
                    "day": after,
                    "kinds": _kinds(wanted),
                    "people": names(plan, people),
                    "count": len(people),
                },
                about=(cohort, *alike(people)),
                cause=pause_not_followed(plan, journeys[0], _kinds(wanted)) if paused else None,
            )
        )
    return Outcome(tuple(findings)) if findings else met_by_all(len(asked.journeys))


def _marks(plan: Plan, wanted: IntervalRule, journey: Journey, days: list[date]) -> list[date]:
    """The days that gaps lie between: from the start, or the first of the months that the rule is about, to the end.

    Without months it ends with the last thing that is planned for the cohort: what is not planned yet is no gap.
    """
    if wanted.months is None:
        last = min(journey.ends, last_planned(around(plan), journey.cohort.id) or journey.ends)
        return [journey.starts, *days, max(last, days[-1])]
    first = journey.day_at(wanted.months.first)
    last = min(journey.day_at(wanted.months.last) - ONE_DAY, journey.ends)
    return [first, *(day for day in days if first < day < last), last] if first < last else []


def _bare(asked: AskedRule, wanted: IntervalRule, cohort_id: str, journeys: list[Journey]) -> Diagnostic:
    plan, cohort = asked.plan, asked.plan.programme.cohorts[cohort_id]
    people = tuple(journey.person for journey in journeys)
    return asked.finding(
        _("{cohort} has no {kinds}, for {people}")
        if len(people) <= MOST_NAMES
        else _("{cohort} has no {kinds}, for {count} participants"),
        at=plan.where(cohort),
        help=_("add recurring sessions to {cohort}"),
        values={
            "cohort": cohort.title,
            "kinds": _kinds(wanted),
            "people": names(plan, people),
            "count": len(people),
        },
        about=(cohort_id, *alike(people)),
    )
