"""Checks on participants: that each has a time in the programme, and only one way through it."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from introplan.agenda import Journey, Occasion, Plan, is_day_off
from introplan.checks.causes import one_too_many, workdays_not_followed
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about, alike, key_of, names, once, title_of
from introplan.checks.pairings import decided_by
from introplan.checks.ways_out import on_another_day, reworded
from introplan.days import Weekday
from introplan.demands import Offers
from introplan.demands.organisations import with_parents
from introplan.diagnostics import Cause, Diagnostic, Fix, Label, Set, Span, WayOut, _, _n, finding
from introplan.language.terms import PARTS
from introplan.model import Unit

GIVEN_TO_EACH_OTHER = frozenset({"exchange", "reflection_group", "network", "celebration"})
"""Kinds of activity in which those who take part may well hold something themselves."""


def participant_in_two_cohorts(plan: Plan) -> Iterator[Diagnostic]:
    """A person takes part in two cohorts at the same time.

    They would have every meeting and review twice. Somebody who changes cohort leaves the first with
    `until` and begins in the second with `starts`. Source: our own judgement.
    """
    for person, journeys in plan.agenda.journeys_by_person.items():
        for first, second in pairwise(journeys):
            if not first.days.overlaps(second.days):
                continue
            yield finding(
                "participant-in-two-cohorts",
                _("{participant} is in {second} from {day}, and in {first} until {until}"),
                at=plan.where(second.participant),
                also=[Label(plan.where(first.participant), _("here as well"))],
                help=_("keep one, or let the first end with `until` before the second begins"),
                values={
                    "participant": plan.called(person),
                    "first": first.cohort.title,
                    "second": second.cohort.title,
                    "day": second.starts,
                    "until": first.ends,
                },
                about=(first.cohort.id, second.cohort.id, person),
            )


def participant_ends_before_start(plan: Plan) -> Iterator[Diagnostic]:
    """A participant leaves before they have started, so that they have no time in the programme at all.

    They would be in no calendar and get no booklet, and nothing else would say so. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        if journey.ends < journey.starts:
            yield finding(
                "participant-ends-before-start",
                _("{participant} starts on {first} and leaves on {day}"),
                at=plan.where(journey.participant, "until"),
                also=[
                    Label(
                        plan.where(journey.participant, "starts")
                        if journey.participant.starts
                        else plan.where(journey.cohort, "starts"),
                        _("starts here"),
                    )
                ],
                help=_("fix one of the dates, or remove the participant"),
                values={"participant": plan.called(journey.person), "first": journey.starts, "day": journey.ends},
                about=(journey.cohort.id, journey.person),
            )


def session_on_day_off(plan: Plan) -> Iterator[Diagnostic]:
    """A session is on a weekday when a participant who works part time is off.

    `workdays` says which days they work; their meetings keep to those by themselves. They can change days with their
    manager, or take the session with another cohort. If there are many such sessions, they are reported together.
    Source: our own judgement.
    """
    found: dict[tuple[Weekday, tuple[str, ...], bool], list[Occasion]] = defaultdict(list)
    part_time = {journey.person for journey in plan.agenda.journeys if journey.participant.workdays}
    for occasion in plan.agenda.session_days if part_time else ():
        weekday = Weekday(occasion.day.weekday())
        away = tuple(
            person
            for person in occasion.people("participant", "make_up")
            if person in part_time and is_day_off(plan.agenda.journeys_by_person[person], occasion.day)
        )
        if away:
            found[weekday, away, occasion.draft].append(occasion)
    for (weekday, away, _draft), occasions in found.items():
        if len(occasions) > MOST_ALIKE:
            yield _sessions_on_day_off(plan, weekday, away, occasions)
        else:
            for occasion in occasions:
                yield _session_on_day_off(plan, weekday, away, occasion)


def _workdays(plan: Plan, person: str) -> Span:
    first = next(journey for journey in plan.agenda.journeys_by_person[person] if journey.participant.workdays)
    return plan.where(first.participant, "workdays")


def _session_on_day_off(plan: Plan, weekday: Weekday, away: tuple[str, ...], occasion: Occasion) -> Diagnostic:
    return finding(
        "session-on-day-off",
        _("{session} is on {day}, a {weekday}, when {count} participants do not work")
        if len(away) > MOST_NAMES
        else _n(
            "{session} is on {day}, a {weekday}, when {people} does not work",
            "{session} is on {day}, a {weekday}, when {people} do not work",
        ),
        at=plan.where(occasion, "date"),
        also=[Label(_workdays(plan, away[0]), _("works on these days"))],
        way_out=partial(_when_all_work, occasion),
        values={
            "session": title_of(plan, occasion),
            "day": occasion.day,
            "weekday": weekday,
            "people": names(plan, away),
            "count": len(away),
        },
        about=about(occasion, people=away),
        cause=_workdays_of(plan, away, title_of(plan, occasion)),
    )


def _when_all_work(occasion: Occasion, offers: Offers) -> WayOut:
    found = on_another_day(occasion, "session-on-day-off")(offers)
    if not found.help:
        return WayOut(_("agree on another day off that week, or on a make-up"))
    with_day = _("agree on another day off that week, or on a make-up; the nearest day that suits all is {free}")
    return reworded(found, with_day, "free")


def _workdays_of(plan: Plan, away: tuple[str, ...], *touched: str) -> Cause | None:
    """The workdays of the only one who is away."""
    journeys = [journey for journey in plan.agenda.journeys_by_person[away[0]] if journey.participant.workdays]
    return workdays_not_followed(plan, journeys[0], *touched) if len(away) == len(journeys) == 1 else None


def _sessions_on_day_off(plan: Plan, weekday: Weekday, away: tuple[str, ...], occasions: list[Occasion]) -> Diagnostic:
    cohorts = tuple(dict.fromkeys(id_ for occasion in occasions for id_ in occasion.cohorts))
    return finding(
        "session-on-day-off",
        _("{number} sessions are on a {weekday}, when {count} participants do not work; the first is on {day}")
        if len(away) > MOST_NAMES
        else _n(
            "{number} sessions are on a {weekday}, when {people} does not work; the first is on {day}",
            "{number} sessions are on a {weekday}, when {people} do not work; the first is on {day}",
        ),
        at=_workdays(plan, away[0]),
        also=[Label(plan.where(occasion, "date"), "{session}") for occasion in occasions[:1]],
        help=_("agree on another day off in those weeks, or on make-ups with another cohort"),
        values={
            "session": title_of(plan, occasions[0]),
            "number": len(occasions),
            "weekday": weekday,
            "people": names(plan, away),
            "count": len(away),
            "day": occasions[0].day,
            "last_day": occasions[-1].day,
        },
        about=(*cohorts, *alike(tuple(key_of(occasion) for occasion in occasions)), *alike(away)),
        cause=_workdays_of(plan, away, *(title_of(plan, occasion) for occasion in occasions)),
    )


def participant_without_manager(plan: Plan) -> Iterator[Diagnostic]:
    """Participants have no manager in the plan: neither a unit that has one, nor a line of their own.

    Then no manager is invited to their reviews and to briefings, and nobody answers for their time. Source: our own
    judgement.
    """
    for cohort in plan.programme.cohorts.values():
        if cohort.is_over:
            continue
        alone = [journey for journey in plan.journeys_in(cohort.id) if journey.manager is None]
        if not alone:
            continue
        people = tuple(journey.person for journey in alone)
        employer = plan.programme.people[people[0]].organisation
        units = [unit for unit in plan.programme.units.values() if unit.organisation == employer]
        yield finding(
            "participant-without-manager",
            _n("{people} has no manager in the plan", "{people} have no manager in the plan")
            if len(people) <= MOST_NAMES
            else _("{count} participants of {cohort} have no manager in the plan, such as {people}"),
            at=plan.where(alone[0].participant),
            also=[Label(plan.where(journey.participant), _("nor here")) for journey in alone[1:MOST_NAMES]],
            help=_n(
                "add a line `unit:`; {manager} is the manager of `{unit}`",
                "give each a line `unit:`; {manager} is the manager of `{unit}`",
            )
            if units
            else _n(
                "add a line `unit:` with a unit that has a manager, or a line `manager:`",
                "give each a line `unit:` with a unit that has a manager, or a line `manager:`",
            ),
            values={
                "people": names(plan, people[:MOST_NAMES]),
                "count": len(people),
                "cohort": cohort.title,
                "unit": units[0].id if units else "",
                "manager": plan.called(units[0].manager) if units else "",
            },
            about=(cohort.id, *alike(people)),
            fix=_in_unit(alone, units[0]) if len(units) == 1 else None,
            cause=one_too_many(plan, alone, PARTS["manager"]) if len(alone) == 1 else None,
        )


def _in_unit(journeys: list[Journey], unit: Unit) -> Fix | None:
    """The only unit there is for each of them; none when its manager is among them."""
    if any(journey.person == unit.manager for journey in journeys):
        return None
    return Fix(tuple(Set((*journey.participant.path, "unit"), unit.id) for journey in journeys))


def manager_of_oneself(plan: Plan) -> Iterator[Diagnostic]:
    """A participant is their own manager: of their unit, or by a line of their own.

    Nobody would be at their reviews but themselves. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        own = next((stay for stay in journey.stays if stay.manager == journey.person), None)
        if own is None or journey.cohort.is_over:
            continue
        yield finding(
            "manager-of-oneself",
            _("{participant} is their own manager")
            if own.posting is None
            else _("{participant} is their own manager {stretch}"),
            at=plan.where(decided_by(plan, journey, own), "manager"),
            also=[Label(plan.where(journey.participant), _("takes part here"))],
            help=_("name their manager with a line `manager:`"),
            values={"participant": plan.called(journey.person), "stretch": own.days},
            about=(journey.cohort.id, journey.person),
        )


def manager_from_outside(plan: Plan) -> Iterator[Diagnostic]:
    """A participant's manager works for another organisation than the one that employs the participant.

    A unit that was copied, or a participant who has moved, is a likely reason. A department counts as its
    municipality. At a posting the manager may well be somebody else's. Source: our own judgement.
    """
    programme = plan.programme
    for journey in plan.agenda.journeys:
        manager = journey.manager
        if manager is None or journey.cohort.is_over:
            continue
        employer = programme.people[journey.person].organisation
        own = with_parents(programme, employer)[-1]
        theirs = with_parents(programme, programme.people[manager].organisation)[-1]
        seat = journey.participant.seat_of
        if own.id == theirs.id or (seat and with_parents(programme, seat)[-1].id == theirs.id):
            continue
        yield finding(
            "manager-from-outside",
            _("{manager}, who is {participant}'s manager, works for {theirs}, and {participant} for {own}"),
            at=plan.where(decided_by(plan, journey, journey.at_home), "manager"),
            also=[
                Label(plan.where(programme.people[manager], "organisation"), _("works for {theirs}")),
                Label(plan.where(programme.people[journey.person], "organisation"), _("employed here")),
            ],
            help=_("fix the `unit` or the `organisation` of one of them, or write whose seat it is with `seat_of`"),
            values={
                "manager": plan.called(manager),
                "participant": plan.called(journey.person),
                "theirs": theirs.title,
                "own": own.title,
            },
            about=(journey.cohort.id, journey.person),
        )


def participant_gives_own_session(plan: Plan) -> Iterator[Diagnostic]:
    """A participant is named as the lecturer of a session that they are to take part in.

    It may be meant, since whoever has been somewhere else can tell the others; then it is worth a line that says so, in
    the session's `note` or in the lecture's text, with the name. Usually it is somebody else's id. In an exchange, a
    reflection group, a network or a celebration people give something to each other, and nothing is reported. Source:
    our own judgement.
    """
    found: dict[tuple[str, str], list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        lecturers = occasion.people("lecturer")
        both = set(lecturers).intersection(occasion.people("participant", "make_up")) if lecturers else ()
        for person in lecturers if both else ():
            if person in both and not _is_meant(plan, occasion, person):
                found[person, occasion.subject].append(occasion)
    for (person, subject), those in found.items():
        occasions = once(those)
        first, activity = occasions[0], plan.programme.taught[subject]
        session = plan.session(first)
        decided, named = (session, session.lecturers) if session.lecturers else (activity, activity.lecturers)
        yield finding(
            "participant-gives-own-session",
            _n(
                "{participant} takes part in {session} on {day}, and also gives it",
                "{participant} takes part in {session}, and also gives it, the first time on {day}",
            ),
            at=plan.where(decided, "lecturers", (named or ()).index(person)),
            also=[Label(plan.where(each, "date"), _("this one too")) for each in occasions[1:MOST_NAMES]],
            help=_("write who gives it; if it is {participant}, say so in `note`"),
            values={
                "participant": plan.called(person),
                "session": title_of(plan, first),
                "day": first.day,
                "count": len(occasions),
            },
            about=about(*occasions, people=(person,)),
        )


def _is_meant(plan: Plan, occasion: Occasion, person: str) -> bool:
    """Whether people give something to each other there, or a text names who does it."""
    activity, session = plan.programme.taught[occasion.subject], plan.session(occasion)
    name = plan.programme.people[person].name
    if activity.kind in GIVEN_TO_EACH_OTHER or name is None:
        return True
    texts = (session.note, session.internal_note, activity.summary, activity.text, activity.preparation)
    return any(name.split()[0].casefold() in (text or "").casefold() for text in texts)
