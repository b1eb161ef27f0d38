"""Checks on make-ups: what a participant takes with another cohort is what they missed, and can come about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from heapq import merge

from introplan.agenda import Attendee, Journey, Occasion, Plan, absent_from, attended_by, in_own_time, is_asked
from introplan.checks.causes import cause_of_day, left_over
from introplan.checks.edits import adding, putting, taking_out
from introplan.checks.occasions import key_of
from introplan.counts.missed import by_activity
from introplan.demands import Offers, days_called
from introplan.demands.phases import is_in_time
from introplan.demands.stretches import is_first_day
from introplan.diagnostics import Diagnostic, Label, WayOut, _, finding


def offered_session(
    offers: Offers, person: str, subject: str, *, without: Occasion, after: date | None = None
) -> Occasion | None:
    """The session that fits beside what has been offered already, where the participant has a seat from now on."""
    found = fitting_session(offers.plan, person, subject, without=without, after=after, offers=offers)
    if found is not None:
        take_seat(offers, found, Attendee(person, "make_up"))
    return found


def take_seat(offers: Offers, occasion: Occasion, attendee: Attendee) -> None:
    """Somebody has a seat at a session from now on, on all of its days."""
    for each in offers.plan.days_along_with(occasion):
        here = offers.taken.get(each.key, each)
        offers.take(here._replace(attendees=(*here.attendees, attendee)))


def called(plan: Plan, occasion: Occasion) -> str:
    """How a session is named that somebody is to come to: several days of it as one."""
    return occasion.session_called if len(plan.days_along_with(occasion)) > 1 else key_of(occasion)


def fitting_session(  # noqa: PLR0913 - who, what, and beside what
    plan: Plan,
    person: str,
    subject: str,
    *,
    without: Occasion,
    after: date | None = None,
    offers: Offers | None = None,
) -> Occasion | None:
    """The first session of the same in another cohort that a participant could take instead of one.

    The participant is in the programme then and has nothing else, and there is room for one more, beside what has been
    offered if that is given.
    """
    journeys = plan.agenda.journeys_by_person.get(person, ())
    beside = offers or Offers(plan)
    return next(
        (
            occasion
            for occasion in (beside.taken.get(each.key, each) for each in _elsewhere(plan, journeys, subject))
            if occasion.is_on
            and not occasion.draft
            and is_first_day(plan, occasion)
            and occasion.key != without.key
            and (after is None or occasion.day > after)
            and any(
                in_own_time(journey, occasion.day) and journey.cohort.id not in occasion.cohorts for journey in journeys
            )
            and _fits(plan, person, occasion, without, beside)
        ),
        None,
    )


def session_of_another_half(offers: Offers, journey: Journey, subject: str) -> Occasion | None:
    """The first session of the participant's own cohort, for others by `for`, where there is room for them too.

    It is after their start, in its phase and weeks for them, and they have a seat at it from now on.
    """
    for occasion in offers.plan.agenda.sessions_by_cohort.get(journey.cohort.id, ()):
        here = offers.taken.get(occasion.key, occasion)
        if (
            here.subject == subject
            and is_first_day(offers.plan, here)
            and is_asked(journey, offers.plan.programme.taught[subject], here.day)
            and in_own_time(journey, here.day)
            and offers.plan.session(occasion).for_
            and journey.person not in here.people()
            and is_in_time(offers.plan, journey, here)
            and _fits(offers.plan, journey.person, here, here, offers)
        ):
            take_seat(offers, here, Attendee(journey.person, "participant"))
            return here
    return None


def _fits(plan: Plan, person: str, occasion: Occasion, without: Occasion, offers: Offers) -> bool:
    """Whether there is room for one more, and the person has had what comes before it and has nothing else then."""
    return (
        _has_room(plan, occasion)
        and _is_in_order(plan, person, occasion)
        and not any(
            each.takes_time and other.takes_time and other.path != without.path and other.busy.overlaps(each.busy)
            for each in plan.days_along_with(occasion)
            for day in each.each_day
            for other in _on_day(plan, person, day, offers)
        )
    )


def _elsewhere(plan: Plan, journeys: Iterable[Journey], subject: str) -> Iterator[Occasion]:
    """The sessions of something that are not of all cohorts that somebody is in, in order."""
    own = [journey.cohort.id for journey in journeys]
    those = plan.once(_by_cohorts).get(subject, {}).items()
    return merge(
        *(several for cohorts, several in those if any(id_ not in cohorts for id_ in own)),
        key=lambda occasion: occasion.sort_key,
    )


def _by_cohorts(plan: Plan) -> Mapping[str, Mapping[tuple[str, ...], list[Occasion]]]:
    """The sessions by what they are of and by their cohorts, in order."""
    found: dict[str, dict[tuple[str, ...], list[Occasion]]] = defaultdict(lambda: defaultdict(list))
    for occasion in plan.agenda.sessions:
        found[occasion.subject][occasion.cohorts].append(occasion)
    return found


def _on_day(plan: Plan, person: str, day: date, offers: Offers) -> Iterator[Occasion]:
    """What somebody has on a day, as it is to be."""
    yield from (each for each in plan.agenda.on_day_of_person.get((person, day), ()) if each.key not in offers.taken)
    yield from (each for each in offers.on_day(day) if person in each.people())


def _is_in_order(plan: Plan, person: str, occasion: Occasion) -> bool:
    """Whether what must come before it has been by then, and nothing that it must come before."""
    taught = plan.programme.taught

    def first(subject: str) -> Occasion | None:
        return next(iter(plan.agenda.sessions_by_participant.get((person, subject), ())), None)

    needed = map(first, taught[occasion.subject].prerequisites)
    needing = map(first, plan.once(_needing).get(occasion.subject, ()))
    return not any(each and each.sort_key > occasion.sort_key for each in needed) and not any(
        each and each.sort_key < occasion.sort_key for each in needing
    )


def _needing(plan: Plan) -> Mapping[str, list[str]]:
    """What something must come before, by its id."""
    found: dict[str, list[str]] = defaultdict(list)
    for activity in plan.programme.taught.values():
        for needed in dict.fromkeys(activity.prerequisites):
            found[needed].append(activity.id)
    return found


def _has_room(plan: Plan, occasion: Occasion) -> bool:
    place = plan.programme.places[occasion.place] if occasion.place else None
    most = plan.programme.taught[occasion.subject].max_participants
    return (most is None or len(set(occasion.people("participant", "make_up"))) < most) and (
        place is None or place.online or place.capacity is None or len(set(occasion.people())) < place.capacity
    )


def make_up_of_nothing_missed(plan: Plan) -> Iterator[Diagnostic]:
    """A participant makes up with another cohort for something that they have not missed in their own.

    Often it is the wrong session. What their own cohort has no session of can be taken anywhere, and of what recurs it
    is enough to have missed one session. Source: our own judgement.
    """
    if not any(journey.participant.make_ups for journey in plan.agenda.journeys):
        return
    by_cohort = {cohort: by_activity(plan, cohort) for cohort in plan.programme.cohorts}
    attended = plan.once(attended_by)
    for journey in plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            activity = plan.programme.activity_of(plan.programme.session_called(key))
            own = by_cohort[journey.cohort.id].get(activity.id, [])
            there = attended.get((journey.person, activity.id), ())
            taken = [here for here in there if journey.cohort.id in here.cohorts]
            if not taken or (activity.recurs and len(taken) < len(own)) or _lacks_days(plan, taken):
                continue
            elsewhere = plan.agenda.by_called.get(key, ())
            earlier = any(each.day < taken[0].day for each in elsewhere[:1])
            yield finding(
                "make-up-of-nothing-missed",
                _("{participant} has {activity} in {cohort} on {day}, so there is nothing to make up for"),
                at=plan.where(journey.participant, "make_ups", index),
                also=[Label(plan.where(taken[0], "date"), _("has it here"))],
                help=_("if they take it earlier instead, write under `absences`: `{missed}: [{person}]`")
                if earlier
                else _("remove it; if they are away then, say so under `absences`"),
                values={
                    "participant": plan.called(journey.person),
                    "activity": activity.title,
                    "cohort": journey.cohort.title,
                    "day": taken[0].day,
                    "missed": called(plan, taken[0]),
                    "person": journey.person,
                },
                about=(journey.cohort.id, journey.person, key),
                fix=adding(plan, ("absences", called(plan, taken[0])), journey.person)
                if earlier
                else taking_out(plan, (*journey.participant.path, "make_ups", index)),
            )


def _lacks_days(plan: Plan, taken: list[Occasion]) -> bool:
    """Whether somebody was away from one of the days of a session."""
    return any(each not in taken for each in plan.days_along_with(taken[0]))


def make_up_when_away(plan: Plan) -> Iterator[Diagnostic]:
    """A participant is to make up for something before they have started, after they have ended, or in a pause.

    They would not be invited, and nothing else would say so. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            session = plan.programme.session_called(key)
            days = days_called(plan, key)
            day = days[0]
            if any(in_own_time(journey, each) for each in days):
                continue
            cause = cause_of_day(plan, journey, day, plan.programme.activity_of(session).title)
            yield finding(
                "make-up-when-away",
                _("{participant} has a pause on {day}, and cannot take {activity} then")
                if day in journey.days
                else _("{participant} is in the programme {stretch}, and cannot take {activity} on {day}"),
                at=plan.where(journey.participant, "make_ups", index),
                also=[Label(plan.where(session, "date"), _("is here"))],
                help=_("remove `{key}` from `make_ups`, or write one within their time"),
                values={
                    "participant": plan.called(journey.person),
                    "day": day,
                    "activity": plan.programme.activity_of(session).title,
                    "stretch": journey.days,
                    "key": key,
                },
                about=(journey.cohort.id, journey.person, key),
                fix=left_over(plan, cause, (*journey.participant.path, "make_ups", index)),
                cause=cause,
            )


def make_up_cancelled(plan: Plan) -> Iterator[Diagnostic]:
    """A participant is to make up for something at a session that is cancelled.

    They believe that it is settled, but they are on nobody's list. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        for index, key in enumerate(journey.participant.make_ups):
            those = plan.agenda.by_called.get(key, ())
            if any(each.is_on for each in those):
                continue
            if not those:
                yield _falls_away(plan, journey, index, key)
                continue
            occasion = those[0]
            yield finding(
                "make-up-cancelled",
                _("{participant} is to make up for something at {session} on {day}, which is cancelled"),
                at=plan.where(journey.participant, "make_ups", index),
                also=[Label(plan.where(occasion, "status"), _("cancelled"))],
                values={
                    "participant": plan.called(journey.person),
                    "session": plan.title(occasion),
                    "day": occasion.day,
                },
                about=(journey.cohort.id, journey.person, key),
                way_out=partial(_another_session, journey, index, occasion),
            )


def _falls_away(plan: Plan, journey: Journey, index: int, key: str) -> Diagnostic:
    """A make-up at one of several days, or of the times that a session comes back, that falls away on a closed day."""
    whole = key.rpartition("/")[0]
    return finding(
        "make-up-cancelled",
        _("{participant} is to make up for something at `{key}`, which falls away: the day is closed"),
        at=plan.where(journey.participant, "make_ups", index),
        also=[Label(plan.where(plan.programme.session_called(key), "date"), _("the session"))],
        values={"participant": plan.called(journey.person), "key": key, "whole": whole},
        about=(journey.cohort.id, journey.person, key),
        help=_("write another of its days or times, or `{whole}` for all of them"),
    )


def _another_session(journey: Journey, index: int, occasion: Occasion, offers: Offers) -> WayOut:
    """A session of the same that fits in place of one to make up with."""
    offer = offered_session(offers, journey.person, occasion.subject, without=occasion)
    if offer is None:
        return WayOut(_("no other cohort has a session that fits: add one, or an `exempt`"))
    return WayOut(
        _("`{offer}` on {offered} fits: write that instead"),
        {"offer": called(offers.plan, offer), "offered": offer.day},
        putting((*journey.participant.path, "make_ups", index), called(offers.plan, offer)),
    )


def make_up_twice(plan: Plan) -> Iterator[Diagnostic]:
    """A participant makes up for the same thing twice.

    It takes a seat from somebody else. What recurs, such as exchange sessions, can be missed and made up for many
    times. Somebody who was away from the first make-up may well take a second. Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        first: dict[str, int] = {}
        make_ups = journey.participant.make_ups
        for index, key in enumerate(journey.participant.make_ups):
            session = plan.programme.session_called(key)
            activity = plan.programme.activity_of(session)
            those = plan.agenda.by_called.get(key, ())
            was_away = bool(those) and all(journey.person in absent_from(plan, each) for each in those)
            if activity.recurs or session.status == "cancelled" or was_away:
                continue
            if activity.id not in first:
                first[activity.id] = index
                continue
            if plan.programme.session_called(make_ups[first[activity.id]]) is session:
                continue  # on another of its days
            yield finding(
                "make-up-twice",
                _("{participant} makes up for {activity} twice, the second time on {day}"),
                at=plan.where(journey.participant, "make_ups", index),
                also=[Label(plan.where(journey.participant, "make_ups", first[activity.id]), _("here already"))],
                help=_("remove one of them"),
                fix=taking_out(plan, (*journey.participant.path, "make_ups", index)),
                values={
                    "participant": plan.called(journey.person),
                    "activity": activity.title,
                    "day": days_called(plan, key)[0],
                },
                about=(journey.cohort.id, journey.person, key),
            )


def make_up_in_draft(plan: Plan) -> Iterator[Diagnostic]:
    """A make-up is at a session of a draft cohort, which is in nobody's calendar yet.

    The participant would not know of it until the draft is confirmed. Source: our own judgement.
    """
    drafts = {key: occasion for occasion in plan.agenda.sessions if occasion.draft for key in occasion.called}
    for journey in plan.agenda.journeys:
        if journey.cohort.status == "draft":
            continue
        for index, key in enumerate(journey.participant.make_ups):
            if key in drafts:
                cohort = plan.programme.cohorts[drafts[key].cohorts[0]]
                yield finding(
                    "make-up-in-draft",
                    _("{participant} makes up in {cohort}, which is a draft, so it is in no calendar yet"),
                    at=plan.where(journey.participant, "make_ups", index),
                    also=[Label(plan.where(cohort, "status"), _("a draft"))],
                    help=_("confirm the cohort, or build with --drafts"),
                    values={"participant": plan.called(journey.person), "cohort": cohort.title},
                    about=(journey.cohort.id, journey.person),
                )
