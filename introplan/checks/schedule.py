"""Checks on what is scheduled when: phases, prerequisites, and what should come back."""

from collections.abc import Iterator
from datetime import date

from introplan.agenda import Clash, Occasion, Plan
from introplan.checks.occasions import MOST_NAMES, about, alike, key_of, names, title_of
from introplan.checks.ways_out import MOVE_ONE, LookedFor, first_found, on_another_day, on_the_turned_day, rather
from introplan.days import Stretch
from introplan.demands import Key, Offers, Reason, around
from introplan.demands.order import ORDER
from introplan.demands.phases import PHASE, days_in_phase, journeys_at
from introplan.demands.released import is_rather_moved, to_move
from introplan.demands.windows import OpenGap, longest_gap, too_far_apart
from introplan.diagnostics import Diagnostic, Label, WayOut, _, _n, finding
from introplan.model import Activity, Cohort, Lecture


def session_outside_phase(plan: Plan) -> Iterator[Diagnostic]:
    """A session is outside the phase, or the weeks, that its lecture or activity belongs to.

    Phases and weeks are counted from each participant's own start. Somebody who started late or had a pause may follow
    their cohort too. Guests who make up for something come when they can. Source: the plan itself.
    """
    here = around(plan)
    for occasion in plan.agenda.session_days:
        activity, cohorts = plan.programme.taught[occasion.subject], plan.programme.cohorts
        reasons = list(PHASE.reasons(here, occasion))
        for reason in reasons:
            if reason.why == "weeks" and reason.who[0] in occasion.cohorts:
                yield _outside_weeks(plan, occasion, activity, cohorts[reason.who[0]])
        if people := _people_of(reasons, occasion, "weeks"):
            yield _outside_own_weeks(plan, occasion, activity, people)
        if people := _people_of(reasons, occasion, "phase"):
            yield _outside_phase(plan, occasion, activity, people)
        for reason in reasons:
            if reason.why == "phase" and reason.who[0] in occasion.cohorts:
                yield _cohort_outside_phase(plan, occasion, activity, cohorts[reason.who[0]])


def _people_of(reasons: list[Reason], occasion: Occasion, why: str) -> tuple[str, ...]:
    """Those of the people whom a session does not suit, for this of the reasons."""
    those = (who for reason in reasons if reason.why == why for who in reason.who)
    return tuple(dict.fromkeys(who for who in those if who not in occasion.cohorts))


def _outside_weeks(plan: Plan, occasion: Occasion, activity: Lecture | Activity, cohort: Cohort) -> Diagnostic:
    assert activity.weeks is not None, activity
    axis = plan.cohort_axes[cohort.id]
    week = axis.week_of(occasion.day)
    return finding(
        "session-outside-phase",
        _("{session} is on {day}, week {week} of {cohort}, but belongs in week {weeks}")
        if week > 0
        else _("{session} is on {day}, before {cohort} has started, but belongs in week {weeks}"),
        at=plan.where(occasion, "date"),
        also=[Label(plan.where(activity, "weeks"), _("belongs in these weeks"))],
        way_out=_in_its_time(occasion, _("in {cohort} that is {stretch}")),
        values={
            "session": title_of(plan, occasion),
            "day": occasion.day,
            "week": week,
            "cohort": cohort.title,
            "weeks": activity.weeks.words,
            "stretch": axis.days_of_weeks(*activity.weeks),
        },
        about=(cohort.id, key_of(occasion)),
    )


def _outside_own_weeks(
    plan: Plan, occasion: Occasion, activity: Lecture | Activity, people: tuple[str, ...]
) -> Diagnostic:
    """The same for those who started later than their cohort, by their own start."""
    assert activity.weeks is not None, activity
    stretch = days_in_phase(plan, occasion)
    together = stretch is not None and stretch.first <= stretch.last
    own = [each.week_of(occasion.day) for each in journeys_at(plan, occasion) if each.person == people[0]]
    return finding(
        "session-outside-phase",
        _(
            "{session} is on {day}, but belongs in week {weeks} from the start, and that is not so for "
            "{count} participants"
        )
        if len(people) > MOST_NAMES
        else _n(
            "{session} is on {day}, week {week} for {people}, but belongs in week {weeks}",
            "{session} is on {day}, but belongs in week {weeks} from the start, and that is not so for {people}",
            by="people",
        ),
        at=plan.where(occasion, "date"),
        also=[Label(plan.where(activity, "weeks"), _("belongs in these weeks"))],
        way_out=_in_its_time(occasion, _("by their own start that is {stretch}")) if together else None,
        values={
            "session": title_of(plan, occasion),
            "day": occasion.day,
            "week": own[0],
            "weeks": activity.weeks.words,
            "people": names(plan, people),
            "count": len(people),
            "stretch": stretch,
        },
        about=about(occasion, people=people),
    )


def _outside_phase(plan: Plan, occasion: Occasion, activity: Lecture | Activity, people: tuple[str, ...]) -> Diagnostic:
    stretch = days_in_phase(plan, occasion)
    together = stretch is not None and stretch.first <= stretch.last
    return finding(
        "session-outside-phase",
        _("{session} is on {day}, and {count} participants are not in {phase} then")
        if len(people) > MOST_NAMES
        else _n(
            "{session} is on {day}, and {people} is not in {phase} then",
            "{session} is on {day}, and {people} are not in {phase} then",
        ),
        at=plan.where(occasion, "date"),
        also=[Label(plan.where(activity, "phase"), _("belongs in {phase}"))],
        way_out=_in_its_phase(occasion, stretch) if together else None,
        values={
            "session": title_of(plan, occasion),
            "phase": plan.programme.frame.phases[str(activity.phase)].title,
            "day": occasion.day,
            "people": names(plan, people),
            "count": len(people),
            "stretch": stretch,
        },
        about=(*about(occasion, people=people), str(activity.phase)),
    )


def _cohort_outside_phase(plan: Plan, occasion: Occasion, activity: Lecture | Activity, cohort: Cohort) -> Diagnostic:
    phase = str(activity.phase)
    return finding(
        "session-outside-phase",
        _("{session} is on {day}, and {cohort} is not in {phase} then"),
        at=plan.where(occasion, "date"),
        also=[Label(plan.where(activity, "phase"), _("belongs in {phase}"))],
        way_out=_in_its_time(occasion, _("{cohort} is in {phase} {stretch}")),
        values={
            "session": title_of(plan, occasion),
            "phase": plan.programme.frame.phases[phase].title,
            "day": occasion.day,
            "cohort": cohort.title,
            "stretch": plan.cohort_axes[cohort.id].days_for(phase),
        },
        about=(cohort.id, key_of(occasion), phase),
    )


def _in_its_time(occasion: Occasion, when: str) -> LookedFor:
    """When its weeks or its phase are, in words; and the nearest day in them, to be written."""
    turned = on_the_turned_day(occasion, "session-outside-phase")
    look = on_another_day(occasion, "session-outside-phase")

    def found(offers: Offers) -> WayOut:
        if (meant := turned(offers)).help:
            return meant
        other = look(offers)
        return WayOut(when, {}, other.fix)

    return found


def _in_its_phase(occasion: Occasion, stretch: Stretch | None) -> LookedFor:
    """The days when all who come are in it, and the nearest that suits everybody."""
    turned = on_the_turned_day(occasion, "session-outside-phase")
    look = on_another_day(occasion, "session-outside-phase")

    def found(offers: Offers) -> WayOut:
        if (meant := turned(offers)).help:
            return meant
        other = look(offers)
        values = {**other.values, "stretch": stretch}
        if not other.help or "price" in values or "free" not in values:
            return WayOut(other.help or _("{phase} is {stretch}"), values, other.fix)
        return WayOut(
            _("{phase} is {stretch}; the nearest free {free_weekday} then is {free}")
            if "free_weekday" in values
            else _("{phase} is {stretch}; the nearest free day then is {free}"),
            values,
            other.fix,
        )

    return found


def prerequisite_too_late(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody comes to a session before they have had what must come before it.

    It goes by each participant's own order, make-ups and half groups included. What they never get at all is reported
    by other checks, and so is what must come before itself. Source: the plan's own `prerequisites`.
    """
    here = around(plan)
    found: dict[tuple[int, int], tuple[Clash, Key, list[str]]] = {}
    keys = dict.fromkeys(key for occasion in plan.agenda.sessions for key in ORDER.keys(here, occasion))
    for key in keys:
        for clash in ORDER.pairs(here, key):
            found.setdefault((id(clash.earlier), id(clash.later)), (clash, key, []))[2].append(key.whose)
    for (occasion, needed), key, people in found.values():
        yield _too_late(plan, occasion, needed, key.of, tuple(people))


def _too_late(
    plan: Plan, occasion: Occasion, needed: Occasion, subjects: tuple[str, ...], people: tuple[str, ...]
) -> Diagnostic:
    activity = plan.programme.taught[occasion.subject]
    index = activity.prerequisites.index(needed.subject)
    return finding(
        "prerequisite-too-late",
        _("{session} is on {day}, but {count} participants do not have {needed} until {later}")
        if len(people) > MOST_NAMES
        else _n(
            "{session} is on {day}, but {people} does not have {needed} until {later}",
            "{session} is on {day}, but {people} do not have {needed} until {later}",
        ),
        at=plan.where(occasion, "date"),
        also=[
            Label(plan.where(activity, "prerequisites", index), _("must come before")),
            Label(plan.where(needed, "date"), _("comes here")),
        ],
        help=_("swap them, or make up for {needed} earlier"),
        way_out=_in_order(plan, occasion, needed),
        values={
            "session": title_of(plan, occasion),
            "day": occasion.day,
            "people": names(plan, people),
            "count": len(people),
            "needed": title_of(plan, needed),
            "later": needed.last,
        },
        about=(*about(occasion), key_of(needed), *subjects, *alike(people)),
    )


def _in_order(plan: Plan, occasion: Occasion, needed: Occasion) -> LookedFor | None:
    """Another day for the one of the two that is not released, when the other is."""
    mend, other = (occasion, needed) if to_move(plan, occasion, needed) is occasion else (needed, occasion)
    if not is_rather_moved(plan, mend, other):
        return None
    look = on_another_day(mend, "prerequisite-too-late", near=other.day)
    return rather(mend, other, look=first_found(look, otherwise=MOVE_ONE))


def exchange_too_far_apart(plan: Plan) -> Iterator[Diagnostic]:
    """Too much time passes between two sessions of something that should recur, such as exchange sessions.

    In Huddinge's trainee programme the trainees meet continuously ("kontinuerligt") to share experiences;
    ten weeks is introplan's suggestion. The activity's `max_gap` says how long it may be, else
    `exchange.max_gap` for all exchange sessions together. The time before the first and after the last counts too:
    from the cohort's start, or its phase's, until the last thing that is planned for the cohort. Summer weeks that
    the programme avoids are left out. Source: the four municipalities' trainee programme.
    """
    here = around(plan)
    for key, reason in too_far_apart(here):
        yield _far_apart(plan, key, *reason.much)


def _far_apart(plan: Plan, key: Key, gap: OpenGap, counted: list[date]) -> Diagnostic:
    before, after = gap.before, gap.after
    limit = longest_gap(plan, key.of[0])
    assert limit is not None, key
    most, written = limit
    cohort, session = plan.programme.cohorts[key.whose], after or before
    assert session is not None, gap
    by = counted[most.days - 1]
    return finding(
        "exchange-too-far-apart",
        _n(
            "{cohort}: {session} is on {day} for the first time, {weeks} week after {starts}",
            "{cohort}: {session} is on {day} for the first time, {weeks} weeks after {starts}",
            by="weeks",
        )
        if before is None
        else _n(
            "{cohort}: {session} is on {day} for the last time, and {weeks} week is left until {ends}",
            "{cohort}: {session} is on {day} for the last time, and {weeks} weeks are left until {ends}",
            by="weeks",
        )
        if after is None
        else _n(
            "{cohort}: {session} is on {before} and then not until {day}, {weeks} week later without the summer",
            "{cohort}: {session} is on {before} and then not until {day}, {weeks} weeks later without the summer",
            by="weeks",
        )
        if len(counted) < (gap.last - gap.first).days
        else _n(
            "{cohort}: {session} is on {before} and then not until {day}, {weeks} week later",
            "{cohort}: {session} is on {before} and then not until {day}, {weeks} weeks later",
            by="weeks",
        ),
        at=plan.where(session, "date"),
        also=[
            *([Label(plan.where(cohort, "starts"), _("starts here"))] if before is None else []),
            *([Label(plan.where(before, "date"), _("the one before"))] if before and after else []),
            Label(plan.origins.span(written), _("at most this")),
        ],
        help=_("add one earlier, by {by}") if before is None else _("add one more, by {by}"),
        way_out=_in_between(before, after, by) if before and after else None,
        values={
            "cohort": cohort.title,
            "session": title_of(plan, session),
            "day": session.day,
            "weeks": len(counted) // 7,
            "by": by,
            **(
                {"starts": gap.first}
                if before is None
                else {"ends": gap.last}
                if after is None
                else {"before": gap.first}
            ),
        },
        about=(cohort.id, *(key_of(each) for each in (before, after) if each)),
    )


def _in_between(before: Occasion, after: Occasion, by: date) -> LookedFor:
    """A day for one more in between: the same people and hours, so it is looked for as if the later were moved."""

    def found(offers: Offers) -> WayOut:
        would = offers.search(after).first_free_day(by)
        if would is None or not before.day < would.day <= by:
            return WayOut(_("add one in between, by {by}"))
        offers.take(would._replace(key=f"{after.key}/between"))  # one more, and not the later one on another day
        return WayOut(_("add one in between, by {by}; {free} suits everybody"), {"free": would.day})

    return found
