"""Sessions at which somebody could make up for what they have missed: of another cohort, or of another half."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from introplan.agenda import Attendee, Journey, Occasion, Plan, in_own_time, is_asked
from introplan.demands.occasions import key_of
from introplan.demands.offers import Offers
from introplan.demands.phases import is_in_time
from introplan.demands.stretches import is_first_day


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
            for occasion in (beside.taken.get(each.key, each) for each in sessions_elsewhere(plan, journeys, subject))
            if occasion.is_on
            and not occasion.draft
            and (after is None or occasion.day > after)
            and occasion.key != without.key
            and any(
                in_own_time(journey, occasion.day) and journey.cohort.id not in occasion.cohorts for journey in journeys
            )
            and is_first_day(plan, occasion)
            and _fits(plan, person, occasion, without, beside)
        ),
        None,
    )


def session_of_another_half(offers: Offers, journey: Journey, subject: str) -> Occasion | None:
    """The first session of the participant's own cohort, for others by `for`, where there is room for them too.

    It is after their start, in its phase and weeks for them, and they have a seat at it from now on.
    """
    for occasion in sessions_of_other_halves(offers.plan, journey, subject):
        here = offers.taken.get(occasion.key, occasion)
        if (
            in_own_time(journey, here.day)
            and journey.person not in here.people()
            and is_in_time(offers.plan, journey, here)
            and _fits(offers.plan, journey.person, here, here, offers)
        ):
            take_seat(offers, here, journey.as_participant)
            return here
    return None


def sessions_of_other_halves(plan: Plan, journey: Journey, subject: str) -> Iterator[Occasion]:
    """The sessions of something in somebody's own cohort that are for others by `for`, in order."""
    for occasion in plan.agenda.sessions_by_cohort.get(journey.cohort.id, ()):
        if (
            occasion.subject == subject
            and is_first_day(plan, occasion)
            and is_asked(journey, plan.programme.taught[subject], occasion.day)
            and plan.session(occasion).for_
        ):
            yield occasion


def _fits(plan: Plan, person: str, occasion: Occasion, without: Occasion, offers: Offers) -> bool:
    """Whether there is room for one more, and the person has had what comes before it and has nothing else then."""
    return (
        _has_room(plan, occasion)
        and is_in_order(plan, person, occasion)
        and not any(
            each.takes_time and other.takes_time and other.path != without.path and other.busy.overlaps(each.busy)
            for each in plan.days_along_with(occasion)
            for day in each.each_day
            for other in _on_day(plan, person, day, offers)
        )
    )


def sessions_elsewhere(plan: Plan, journeys: Iterable[Journey], subject: str) -> Iterator[Occasion]:
    """The sessions of something that are not of all cohorts that somebody is in, in order."""
    own = frozenset(journey.cohort.id for journey in journeys)
    those = plan.agenda.sessions_by_subject.get(subject, ())
    return (each for each in those if not own.issubset(each.cohorts))


def _on_day(plan: Plan, person: str, day: date, offers: Offers) -> Iterator[Occasion]:
    """What somebody has on a day, as it is to be."""
    yield from (each for each in plan.agenda.on_day_of_person(person, day) if each.key not in offers.taken)
    yield from (each for each in offers.on_day(day) if person in each.people())


def is_in_order(plan: Plan, person: str, occasion: Occasion) -> bool:
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
    left = seats_left(plan, occasion)
    return left is None or left > 0


def seats_left(plan: Plan, occasion: Occasion) -> int | None:
    """How many more have a seat at a session, by what it is of and by its room; None where nothing sets a limit."""
    place = plan.programme.places[occasion.place] if occasion.place else None
    most = plan.programme.taught[occasion.subject].max_participants
    left = [] if most is None else [most - len(set(occasion.people("participant", "make_up")))]
    if place is not None and not place.online and place.capacity is not None:
        left.append(place.capacity - len(set(occasion.people())))
    return max(min(left), 0) if left else None
