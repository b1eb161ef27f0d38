"""The next cohort from one that there is: its sessions in their weeks and on their weekdays, and nobody in it yet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from introplan.agenda import Plan, is_room
from introplan.amendments.amendment import Amendment, Hindrance
from introplan.amendments.asked import asked
from introplan.amendments.cohort_titles import title_after
from introplan.amendments.copying import Copy
from introplan.amendments.ids import Ids, IdsGivenOut, no_id
from introplan.amendments.new_cohorts import NewCohort
from introplan.amendments.obstacles import obstacles
from introplan.amendments.placing import Elsewhere, Placed, placed
from introplan.checks.closed_days import WhyClosed
from introplan.counts.missed import is_wanted
from introplan.days import Dates, Holiday, Moment, Weekday
from introplan.diagnostics import Message, Set, _, _n
from introplan.model import Cohort

MOST_NAMED = 6
MOST_YEARS = 10
"""What begins later than this after the old cohort is a slip in a year."""

BEFORE_WITH = ("date", "until", "time", "place", "lecturers", "host", "for")
"""The fields of a session that stand before those with whom it is shared, in their order."""

ASKED = _("ask {people}: all sessions are `proposed` until they have said yes")
CONFIRMED = _("`introplan set {id} status confirmed`")
LEFT = {
    "for": _n(
        "{sessions}: write `for` when you know who comes; it named people of {old}",
        "{sessions}: write `for` when you know who comes; they named people of {old}",
    ),
    "also": _("{sessions}: look at `also`; people who were only asked for {old} are left out"),
    "with": _n(
        "{sessions} was shared with another cohort; write `with` when it is to be shared again",
        "{sessions} were shared with another cohort; write `with` when they are to be shared again",
    ),
    "shared": _n(
        "{sessions} was another cohort's, shared with {old}, and is the new cohort's own; "
        "remove it if it is shared again",
        "{sessions} were another cohort's, shared with {old}, and are the new cohort's own; "
        "remove those that are shared again",
    ),
    "link": _n(
        "{sessions}: write the `link` of the new meeting",
        "{sessions}: write the `link` of each new meeting",
    ),
    "dated": _n(
        "{sessions}: check the text, which mentions a date or a week",
        "{sessions}: check the texts, which mention dates or weeks",
    ),
    "named": _n(
        "{sessions}: a text is left out, since it names somebody who took part",
        "{sessions}: some texts are left out, since they name somebody who took part",
    ),
    "internal_note": _n(
        "{sessions}: the `internal_note` is left out; read the old one, and write what still holds",
        "{sessions}: each `internal_note` is left out; read the old ones, and write what still holds",
    ),
    "changes": _("{sessions}: the times that were moved or cancelled are as usual again"),
    "seats": _n(
        "{sessions} takes no part any more, and has no `seats`",
        "{sessions} take no part any more, and have no `seats`",
    ),
}
"""What is left of the old cohort that only somebody can say of the new one, by what `Copy` tells."""


class WantedCohort(NamedTuple):
    """What the new cohort is to be: its id, its first day, and its title when that is not as the old one's."""

    id: str
    starts: date
    title: str | None = None
    typed: str = ""
    """How it is to be asked for, where the id alone does not do."""


def rolled(
    plan: Plan, old: Cohort, wanted: WantedCohort, given_out: IdsGivenOut | None = None
) -> Amendment | Hindrance:
    """A new cohort made from an old one; without `given_out`, nothing has been released yet."""
    wanted = wanted._replace(id=wanted.id.removeprefix(f"{plan.name}/"))
    in_the_way = _unfit(plan, old, wanted, given_out) or _no_start(plan, old, wanted.starts)
    if in_the_way is not None:
        return in_the_way
    new = NewCohort(plan, old, wanted.id, wanted.title or _title(plan, old, wanted), wanted.starts)
    there = placed(new)
    copy = Copy(new, there)
    written = copy.written()
    return Amendment(
        Message(
            _("{title} (`{id}`) begins on {day}, after {old} (`{old_id}`)"),
            {"title": new.title, "id": new.id, "day": new.starts, "old": old.title, "old_id": old.id},
        ),
        (Set(("cohorts", new.id), written), *_sharing(new)),
        tuple(_left(new, there, copy, wanted)),
        tuple(_steps(new, there)),
    )


def cohort_asked(plans: Sequence[Plan], words: str) -> tuple[Plan, Cohort] | Hindrance:
    """The cohort that the words mean."""
    found = asked(plans, "cohort", words)
    return found if isinstance(found, Hindrance) else (found.plan, found.plan.programme.cohorts[found.id])


def _title(plan: Plan, old: Cohort, wanted: WantedCohort) -> str:
    """The old title for another season and year; where nothing tells them, or another is called so, with the id."""
    found = title_after(old.title, wanted.starts) or old.title
    others = {each.title for each in plan.programme.cohorts.values()}
    return f"{found} ({wanted.id})" if found in others else found


def _sharing(new: NewCohort) -> Iterator[Set]:
    """What another cohort has is for the new one too."""
    for session in new.shared_again.values():
        raw = new.plan.origins.plain(session.path)
        there = [name for name in BEFORE_WITH if isinstance(raw, dict) and name in raw]
        yield Set((*session.path, "with"), [*session.with_, new.id], there[-1])


# What is in the way


def _unfit(plan: Plan, old: Cohort, wanted: WantedCohort, given_out: IdsGivenOut | None) -> Hindrance | None:
    """Why the new cohort cannot have the id."""
    id_ = wanted.id
    if (unfit := no_id(id_)) is not None:
        return unfit
    taken = Ids(plan, given_out).taken(old, id_)
    if taken is None and given_out and id_ in given_out.get("cohorts", ()):
        taken = Hindrance(
            Message(_("`{id}` was a cohort once, and calendars still know it"), {"id": id_}),
            Message(_("choose another id")),
        )
    if taken is None:
        return None
    free = _free_id(plan, old, wanted.starts)
    way = Message(_("choose another id, such as `{id}`"), {"id": free}) if free else Message(_("choose another id"))
    return Hindrance(taken.message, way)


def _free_id(plan: Plan, old: Cohort, starts: date) -> str:
    """An id like the old one, for the new season and year."""
    found = title_after(old.id, starts)
    return found if found and Ids(plan, None).taken(old, found) is None else ""


def _no_start(plan: Plan, old: Cohort, starts: date) -> Hindrance | None:
    """Why a cohort made from the old one cannot begin on the day."""
    if starts < old.starts:
        return Hindrance(
            Message(
                _("{day} is before {old} begins, on {first}"), {"day": starts, "old": old.title, "first": old.starts}
            ),
            Message(_("write a day after that")),
        )
    if starts.year - old.starts.year > MOST_YEARS:
        return Hindrance(
            Message(
                _("{day} is more than {years} years after {old}"),
                {"day": starts, "years": MOST_YEARS, "old": old.title},
            ),
            Message(_("check the year")),
        )
    closed = plan.open_days.closed_by(starts)
    if closed is None:
        return None
    days = plan.open_days.until_day(starts), plan.open_days.from_day(starts)
    near = tuple(day for day in days if day >= old.starts)
    return Hindrance(
        Message(_is_closed(closed), {"day": starts, "reason": closed}),
        Message(_("work goes on around it: {days}"), {"days": near}),
    )


def _is_closed(reason: WhyClosed) -> str:
    if isinstance(reason, Holiday):
        return _("no cohort begins on {day}, which is {reason}")
    if isinstance(reason, Weekday):
        return _("no cohort begins on {day}, which is a {reason}")
    return _("no cohort begins on {day}, when the programme is closed ({reason})")


# What it comes to


def _steps(new: NewCohort, every: Sequence[Placed]) -> Iterator[Message]:
    """How many sessions keep their week and weekday; and each that does not, by week, and why."""
    stay = sum(each.day is not None and not each.elsewhere for each in every)
    yield Message(
        _n(
            "{stay} of {count} session keeps its week, its weekday and its room",
            "{stay} of {count} sessions keep their week, weekday and room",
        ),
        {"stay": stay, "count": len(every)},
    )
    told = [(each.own, _step(new, one, each)) for one in every for each in one.elsewhere if each.turn is None]
    told += [step for one in every if one.source.session.repeats for step in _of_times(new, one)]
    yield from (step for _day, step in sorted(told, key=lambda each: each[0]))


def _step(new: NewCohort, one: Placed, elsewhere: Elsewhere) -> Message:
    """Where a session is instead of its own day or room."""
    plan, session = new.plan, one.source.session
    values: dict[str, object] = {
        "what": session.title or plan.programme.taught[one.source.taught].title,
        "own": Moment(elsewhere.own, year=False),
        "why": obstacles(plan, elsewhere.why),
    }
    if elsewhere.day is None:
        return Message(_("{what} on {own} has no place, since nothing near it is free: {why}"), values)
    values["day"] = Moment(elsewhere.day)
    if elsewhere.place is None:
        return Message(_("{what} moves from {own} to {day}: {why}"), values)
    values["place"] = plan.programme.places[elsewhere.place].title
    return Message(_("{what} on {day} is in {place}: {why}"), values)


def _of_times(new: NewCohort, one: Placed) -> Iterator[tuple[date, Message]]:
    """What becomes of the times that a session comes back, those that are left out for one reason together."""
    times = [each for each in one.elsewhere if each.turn is not None]
    yield from ((each.own, _step(new, one, each)) for each in times if each.day is not None)
    title = one.source.session.title or new.plan.programme.taught[one.source.taught].title
    gone: dict[str, list[Elsewhere]] = {}
    for each in times:
        if each.day is None:
            gone.setdefault(str([reason.name for reason in each.why]), []).append(each)
    for several in gone.values():
        days = Dates.of(each.own for each in several)
        values = {"what": title, "days": days, "why": obstacles(new.plan, several[0].why)}
        yield several[0].own, Message(_("{what} is left out on {days}: {why}"), values)
    if one.fallen:
        values = {"what": title, "days": Dates.of(one.fallen)}
        yield one.fallen[0], Message(_("{what} falls away on {days}: it is closed"), values)


# What is left


def _lacking(new: NewCohort, there: Sequence[Placed]) -> list[str]:
    """What those of the old cohort have to have, and the new one has no session of."""
    programme = new.plan.programme
    had = {programme.activity_of(each.source.session).id for each in there}
    return [
        each.title for each in programme.taught.values() if each.id not in had and is_wanted(new.plan, new.old.id, each)
    ]


def _left(new: NewCohort, every: Sequence[Placed], copy: Copy, wanted: WantedCohort) -> Iterator[Message]:
    plan, there = new.plan, [each for each in every if each.day is not None]
    typed = wanted.typed or new.id
    if wanted.title is None and not title_after(new.old.title, new.starts):
        yield Message(
            _('check the title: `introplan set {id} title "…"` changes it'),
            {"id": typed},
        )
    if lecturers := _lecturers(new, there):
        yield Message(ASKED, {"people": _some(map(plan.called, lecturers))})
    if places := _places(new, there):
        yield Message(_("book {places}"), {"places": _some(places)})
    yield Message(
        _("write who takes part under `participants`, and their pairings; then {line}"),
        {"line": Message(CONFIRMED, {"id": typed})},
    )
    nowhere = [each for each in every if each.day is None]
    if nowhere:
        yield Message(
            _n(
                "{sessions} is left out: write it with a day, a lecturer or a room of your own choice",
                "{sessions} are left out: write them with days, lecturers or rooms of your own choice",
            ),
            {"sessions": _some(f"{new.old.id}/{each.source.session.id}" for each in nowhere), "count": len(nowhere)},
        )
    if lacking := _lacking(new, there):
        yield Message(
            _n(
                "`introplan plan {id}` proposes a day for {activities}, which is required and has no session yet",
                "`introplan plan {id}` proposes days for {activities}, which are required and have no session yet",
            ),
            {"id": typed, "activities": _some(lacking), "count": len(lacking)},
        )
    if gone := new.cancelled:
        yield Message(
            _n("{sessions} is cancelled, and does not come along", "{sessions} are cancelled, and do not come along"),
            {"sessions": _some(f"{each.path[1]}/{each.id}" for each in gone), "count": len(gone)},
        )
    if again := new.shared_again.values():
        yield Message(
            _n(
                "{sessions} is shared with the new cohort too, as it was with {old}",
                "{sessions} are shared with the new cohort too, as they were with {old}",
            ),
            {
                "sessions": _some(f"{each.path[1]}/{each.id}" for each in again),
                "count": len(again),
                "old": new.old.title,
            },
        )
    for what, template in LEFT.items():
        if keys := copy.told.get(what):
            told = keys if what == "seats" else [f"{new.id}/{key}" for key in keys]
            yield Message(template, {"sessions": _some(told), "count": len(keys), "old": new.old.title})


def _lecturers(new: NewCohort, every: Sequence[Placed]) -> Iterable[str]:
    """Who gives something, each once, in the order of the sessions."""
    taught = new.plan.programme.taught
    sessions = ((each.source.session, taught[each.source.taught]) for each in every)
    return dict.fromkeys(
        person
        for session, activity in sessions
        for person in (activity.lecturers if session.lecturers is None else session.lecturers)
    )


def _places(new: NewCohort, every: Sequence[Placed]) -> Iterable[str]:
    """The rooms that are to be booked."""
    places = new.plan.programme.places
    ids = dict.fromkeys(each.place or each.source.session.place for each in every)
    return [places[id_].title for id_ in ids if id_ and is_room(places[id_])]


def _some(words: Iterable[str]) -> tuple[object, ...]:
    """The first of them, and how many more there are."""
    every = tuple(words)
    if len(every) <= MOST_NAMED + 1:
        return every
    return *every[:MOST_NAMED], Message(_("{more} more"), {"more": len(every) - MOST_NAMED})
