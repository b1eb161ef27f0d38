"""Checks on seats: whether every member has some, and whether there are enough."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from introplan.agenda import Journey, Plan
from introplan.checks.causes import cohort_overfull, one_too_many
from introplan.checks.edits import putting
from introplan.checks.occasions import MOST_NAMES, alike, names
from introplan.checks.organisations import employer_of
from introplan.demands import limit_of
from introplan.demands.organisations import with_parents
from introplan.diagnostics import Cause, Diagnostic, Edit, Fix, Label, Message, Set, _, _n, finding
from introplan.language import Term, _p
from introplan.model import Cohort, Organisation

ROOM, SEAT = Term(_p("cause", "room in the cohort")), Term(_p("cause", "seat"))


def municipality_without_seats(plan: Plan) -> Iterator[Diagnostic]:
    """A municipality of the joint programme has no seat in a cohort whose seats are shared out.

    A joint programme depends on all its members sending somebody each time; one that is forgotten in the planning may
    not stay. Seats of a department count for its municipality. Source: our own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        left_out = [each for each in plan.programme.organisations.values() if is_left_out(plan, each, cohort)]
        if left_out:
            yield finding(
                "municipality-without-seats",
                _n(
                    "{municipalities} has no seat in {cohort}",
                    "{municipalities} have no seat in {cohort}",
                    by="municipalities",
                ),
                at=plan.where(cohort, "seats"),
                also=[Label(plan.where(organisation), _("a member")) for organisation in left_out],
                help=_("give it a seat, or say `external: yes` or `member_until` on the organisation"),
                fix=_a_seat_each(cohort, left_out),
                values={
                    "municipalities": tuple(organisation.title for organisation in left_out),
                    "cohort": cohort.title,
                },
                about=(cohort.id, *alike(tuple(organisation.id for organisation in left_out))),
            )


def is_left_out(plan: Plan, organisation: Organisation, cohort: Cohort) -> bool:
    """Whether a municipality takes part, and has no seat in a cohort whose seats are shared out."""
    seated = (id_ for id_, count in cohort.seats.items() if count > 0)
    return bool(
        cohort.seats
        and _is_member(organisation, cohort)
        and not any(parent.id == organisation.id for id_ in seated for parent in with_parents(plan.programme, id_))
    )


def _a_seat_each(cohort: Cohort, organisations: list[Organisation]) -> Fix | None:
    """A seat for each of them, where the cohort has room for so many more."""
    total = sum(cohort.seats.values()) + len(organisations)
    if cohort.capacity is not None and total > cohort.capacity:
        return None
    return Fix(tuple(Set((*cohort.path, "seats", organisation.id), "1") for organisation in organisations))


def _is_member(organisation: Organisation, cohort: Cohort) -> bool:
    """Whether it is a municipality that takes part in the programme when the cohort starts."""
    return (
        organisation.kind == "municipality"
        and not organisation.external
        and (organisation.member_from is None or organisation.member_from <= cohort.starts)
        and (organisation.member_until is None or organisation.member_until >= cohort.starts)
    )


def cohort_over_capacity(plan: Plan) -> Iterator[Diagnostic]:
    """More people take part in a cohort at once than it has room for.

    Rooms, lecturers and study visits are booked for the number that was decided. Somebody who has left makes room.
    Where more seats are given out than it has room for, and everybody has one, that is reported instead. Source: our
    own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        if cohort.capacity is None:
            continue
        surplus = _first_surplus(plan.journeys_in(cohort.id), cohort.capacity)
        if surplus and not cohort.capacity < len(surplus) <= sum(cohort.seats.values()):
            yield finding(
                "cohort-over-capacity",
                _("{cohort} has room for {capacity}, but has {count} participants"),
                at=Label(plan.where(surplus[-1].participant), _("no room left for {participant}")),
                also=[Label(plan.where(cohort, "capacity"), _("room for this many"))],
                help=_("raise the capacity to {needed}, or let somebody begin with another cohort"),
                values={
                    "cohort": cohort.title,
                    "capacity": cohort.capacity,
                    "count": len(surplus),
                    "participant": plan.called(surplus[-1].person),
                    "needed": _room_needed(plan, cohort),
                },
                about=(cohort.id,),
                cause=_why(plan, surplus, cohort.capacity, ROOM) or cohort_overfull(plan, cohort, ROOM),
                fix=putting((*cohort.path, "capacity"), str(_room_needed(plan, cohort))),
            )


def seats_over_capacity(plan: Plan) -> Iterator[Diagnostic]:
    """More seats are given out in a cohort than it has room for.

    Somebody is promised a seat that is not there. Source: our own judgement.
    """
    for cohort in plan.programme.cohorts.values():
        total = sum(cohort.seats.values())
        if cohort.capacity is not None and total > cohort.capacity:
            yield finding(
                "seats-over-capacity",
                _("{cohort} has room for {capacity}, but {total} seats are given out"),
                at=plan.where(cohort, "seats", key=True),
                also=[Label(plan.where(cohort, "capacity"), _("room for this many"))],
                help=_("raise the capacity to {needed}, or give out fewer seats"),
                values={
                    "cohort": cohort.title,
                    "capacity": cohort.capacity,
                    "total": total,
                    "needed": _room_needed(plan, cohort),
                },
                about=(cohort.id,),
                fix=putting((*cohort.path, "capacity"), str(_room_needed(plan, cohort))),
            )


def _room_needed(plan: Plan, cohort: Cohort) -> int:
    """For how many a cohort has to have room: those who are there at once, and those who are promised a seat."""
    seated, homeless = _by_seat(plan, cohort) if cohort.seats else ({}, {})
    promised = [max(seats, _at_once(seated.get(id_, ()))) for id_, seats in cohort.seats.items()]
    promised += [_at_once(journeys) for journeys in homeless.values()]
    return max(sum(promised), _at_once(plan.journeys_in(cohort.id)))


def seats_exceeded(plan: Plan) -> Iterator[Diagnostic]:
    """A municipality has more participants in a cohort than seats, or a participant's employer has none.

    Each seat is paid for by somebody. A participant can have another organisation's seat with `seat_of`.
    Source: our own judgement; learning systems let managers reserve seats in the same way.
    """
    for cohort in plan.programme.cohorts.values():
        if not cohort.seats:
            continue
        seated, homeless = _by_seat(plan, cohort)
        for organisation, journeys in homeless.items():
            yield _no_seat(plan, cohort, organisation, journeys)
        for organisation, journeys in list(seated.items()):
            surplus = _first_surplus(journeys, cohort.seats[organisation])
            if surplus:
                spare = _spare(cohort, seated)
                yield finding(
                    "seats-exceeded",
                    _n(
                        "{organisation} has {count} participant in {cohort}, but seats for {seats}",
                        "{organisation} has {count} participants in {cohort}, but seats for {seats}",
                    ),
                    at=Label(plan.where(surplus[-1].participant), _("no seat left for {participant}")),
                    also=[Label(plan.where(cohort, "seats", organisation), _("the seats"))],
                    help=_n(
                        "give {organisation} {needed} seat, or take one that {other} has: `seat_of: {other_id}`",
                        "give {organisation} {needed} seats, or take one that {other} has: `seat_of: {other_id}`",
                        by="needed",
                    )
                    if spare
                    else _n(
                        "give {organisation} {needed} seat; no other has any left over",
                        "give {organisation} {needed} seats; no other has any left over",
                        by="needed",
                    ),
                    values={
                        "organisation": plan.programme.organisations[organisation].title,
                        "seats": cohort.seats[organisation],
                        "cohort": cohort.title,
                        "count": len(surplus),
                        "participant": plan.called(surplus[-1].person),
                        "other": plan.programme.organisations[spare].title if spare else "",
                        "other_id": spare,
                        "needed": _at_once(journeys),
                    },
                    about=(cohort.id, organisation),
                    fix=_seats(plan, cohort, organisation, _at_once(journeys)),
                    cause=(
                        one_too_many(plan, surplus, SEAT) if len(surplus) == cohort.seats[organisation] + 1 else None
                    )
                    or cohort_overfull(plan, cohort, _seats_of(plan, organisation)),
                )


def _why(plan: Plan, surplus: Sequence[Journey], most: int, touched: Term) -> Cause | None:
    """The newcomer who is one too many, when it is one."""
    return one_too_many(plan, surplus, touched) if len(surplus) == most + 1 else None


def _seats_of(plan: Plan, organisation: str) -> Message:
    return Message(_("seats of {organisation}"), {"organisation": plan.programme.organisations[organisation].title})


def _at_once(journeys: Sequence[Journey]) -> int:
    """The most of them who take part on one day."""
    return max((sum(each.starts in journey.days for journey in journeys) for each in journeys), default=0)


def _seats(plan: Plan, cohort: Cohort, organisation: str, seats: int) -> Fix:
    """So many seats, and room for them in the cohort beside those that others need."""
    needed = _room_needed(plan, cohort)
    edits: list[Edit] = [Set((*cohort.path, "seats", organisation), str(seats))]
    if cohort.capacity is not None and cohort.capacity < needed:
        edits.append(Set((*cohort.path, "capacity"), str(needed)))
    return Fix(tuple(edits))


def _spare(cohort: Cohort, seated: dict[str, list[Journey]]) -> str:
    """The organisation with most seats left over, by id; empty when there is none."""
    left = {id_: seats - len(seated[id_]) for id_, seats in cohort.seats.items()}
    most = max(left, key=lambda id_: left[id_])
    return most if left[most] > 0 else ""


def _by_seat(plan: Plan, cohort: Cohort) -> tuple[dict[str, list[Journey]], dict[str, list[Journey]]]:
    """A cohort's participants by the organisation whose seat they have, and the others by their employer."""
    seated: dict[str, list[Journey]] = defaultdict(list)
    homeless: dict[str, list[Journey]] = defaultdict(list)
    for journey in plan.journeys_in(cohort.id):
        employer = employer_of(plan, journey.person, cohort.id)
        seat = next((part.id for part in with_parents(plan.programme, employer) if part.id in cohort.seats), None)
        (seated[seat] if seat else homeless[employer]).append(journey)
    return seated, homeless


def _no_seat(plan: Plan, cohort: Cohort, organisation: str, journeys: list[Journey]) -> Diagnostic:
    people = tuple(journey.person for journey in journeys)
    return finding(
        "seats-exceeded",
        _("{people}: {organisation} has no seats in {cohort}")
        if len(people) <= MOST_NAMES
        else _("{count} participants: {organisation} has no seats in {cohort}"),
        at=plan.where(journeys[0].participant),
        also=[Label(plan.where(cohort, "seats"), _("the seats"))],
        help=_("say whose seat it is with `seat_of`, or give {organisation} seats"),
        values={
            "organisation": plan.programme.organisations[organisation].title,
            "cohort": cohort.title,
            "people": names(plan, people),
            "count": len(people),
        },
        about=(cohort.id, organisation, *alike(people)),
        fix=_seats(plan, cohort, organisation, _at_once(journeys)),
        cause=one_too_many(plan, journeys, SEAT) if len(people) == 1 else None,
    )


def _first_surplus(journeys: list[Journey] | tuple[Journey, ...], most: int) -> list[Journey]:
    """The participants of the first day with more than `most` of them, in file order; none without such a day."""
    if len(journeys) <= most:
        return []
    for day in sorted({journey.starts for journey in journeys}):
        at_once = [journey for journey in journeys if day in journey.days]
        if len(at_once) > most:
            return at_once
    return []


def seats_unfilled(plan: Plan, today: date) -> Iterator[Diagnostic]:
    """Less than four weeks before a cohort starts, or before the last day to join it, seats are still empty.

    An empty seat is paid for and helps nobody, and another municipality may be glad of it. Drafts are left alone.
    Source: our own judgement; learning systems let what a manager has reserved go back to the others by a day.
    """
    weeks = limit_of(plan.programme, "seats-unfilled")
    for cohort in plan.programme.cohorts.values():
        is_rolling = cohort.intake.kind == "rolling" and cohort.intake.closes is not None
        last = cohort.intake.closes if is_rolling and cohort.intake.closes else cohort.starts
        if cohort.status != "confirmed" or not last - timedelta(weeks=weeks) <= today <= last:
            continue
        if cohort.seats:
            seated, _homeless = _by_seat(plan, cohort)
            taken = {id_: len(_staying(seated[id_], today)) for id_ in cohort.seats}
            full = tuple(id_ for id_, seats in cohort.seats.items() if 0 < seats <= taken[id_])
            for organisation, seats in cohort.seats.items():
                if taken[organisation] < seats:
                    yield _empty_seats(plan, cohort, organisation, taken[organisation], full, last)
            continue
        count = len(_staying(plan.journeys_in(cohort.id), today))
        if cohort.capacity is not None and 0 < count < cohort.capacity:
            yield _room_left(plan, cohort, count, last)


def _staying(journeys: Iterable[Journey], today: date) -> list[Journey]:
    return [journey for journey in journeys if journey.ends >= today]


def _empty_seats(  # noqa: PLR0913, PLR0917 - what the sentence is about
    plan: Plan, cohort: Cohort, organisation: str, taken: int, full: tuple[str, ...], last: date
) -> Diagnostic:
    organisations = plan.programme.organisations
    return finding(
        "seats-unfilled",
        _("{organisation} has filled {count} of its {seats} seats in {cohort}, which starts on {day}")
        if last == cohort.starts
        else _("{organisation} has filled {count} of its {seats} seats in {cohort}, and the last day to join is {day}"),
        at=plan.where(cohort, "seats", organisation),
        also=[_last_day(plan, cohort, last)],
        help=_("offer what is left to {others}, with every seat taken")
        if full
        else _("offer what is left to the others")
        if len(cohort.seats) > 1
        else "",
        values={
            "organisation": organisations[organisation].title,
            "count": taken,
            "seats": cohort.seats[organisation],
            "cohort": cohort.title,
            "day": last,
            "others": tuple(organisations[id_].title for id_ in full),
        },
        about=(cohort.id,),
    )


def _room_left(plan: Plan, cohort: Cohort, count: int, last: date) -> Diagnostic:
    return finding(
        "seats-unfilled",
        _("{count} of the {capacity} seats in {cohort} are filled, and it starts on {day}")
        if last == cohort.starts
        else _("{count} of the {capacity} seats in {cohort} are filled, and the last day to join is {day}"),
        at=plan.where(cohort, "capacity"),
        also=[_last_day(plan, cohort, last)],
        values={"cohort": cohort.title, "count": count, "capacity": cohort.capacity, "day": last},
        about=(cohort.id,),
    )


def _last_day(plan: Plan, cohort: Cohort, last: date) -> Label:
    if last == cohort.starts:
        return Label(plan.where(cohort, "starts"), _("starts here"))
    return Label(plan.where(cohort, "intake", "closes"), _("the last day to join"))
