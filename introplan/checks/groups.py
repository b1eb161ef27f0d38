"""Checks on groups: whether anybody is in them, when, and whether what is for them reaches them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from introplan.agenda import Occasion, Plan
from introplan.checks.causes import leaving_not_followed
from introplan.checks.edits import taking_out
from introplan.checks.occasions import MOST_NAMES, alike, key_of, title_of
from introplan.counts.missed import LeftOut, awaiting_members, groups_left_out, sessions_of_empty_groups
from introplan.diagnostics import Diagnostic, Fix, Label, Set, Span, _, _n, finding
from introplan.model import Activity, Lecture, Path, Session, Task


def group_without_members(plan: Plan) -> Iterator[Diagnostic]:
    """A lecture, an activity, a session or a task is for a group that nobody is in, in any cohort.

    So it is for nobody. Usually the line `groups` is missing at those who are in it. A group that nobody is in, and
    that nothing is for, is reported as an entry that is never used. Source: our own judgement.
    """
    used, has_members, sessions = _used_by(plan), _with_members(plan), plan.once(sessions_of_empty_groups)
    for group in plan.programme.groups.values():
        if group.id in used and group.id not in has_members:
            places = used[group.id]
            yield finding(
                "group-without-members",
                _n(
                    "nobody is in {group}, and one entry in the plan is for it",
                    "nobody is in {group}, and {count} entries in the plan are for it",
                ),
                at=plan.where(group),
                also=[Label(place, _("for it")) for place in places[:MOST_NAMES]],
                help=_("write `groups: [{id}]` at the participants who are in it"),
                values={"group": group.title, "id": group.id, "count": len(places)},
                about=(group.id, *alike(_concerned(sessions.get(group.id, ())))),
            )


def _concerned(sessions: Sequence[Occasion]) -> tuple[str, ...]:
    """The sessions that are for nobody, their cohorts, and what they are of, which somebody may miss for that."""
    ids = [id_ for each in sessions for id_ in (*each.cohorts, key_of(each), each.subject)]
    return tuple(dict.fromkeys(ids))


def _used_by(plan: Plan) -> Mapping[str, list[Span]]:
    """Where it says that something is for a group, by its id, as far as there are cohorts whose people may be in it."""
    found: dict[str, list[Span]] = defaultdict(list)
    cohorts = [cohort for cohort in plan.programme.cohorts.values() if cohort.participants and not cohort.is_over]
    if not cohorts:
        return found
    sessions = (session for cohort in cohorts for session in cohort.sessions.values() if session.status != "cancelled")
    tasks = (task for cohort in cohorts for task in cohort.tasks.values())
    those: tuple[Lecture | Activity | Session | Task, ...]
    those = (*plan.programme.taught.values(), *sessions, *plan.programme.frame.tasks.values(), *tasks)
    for entry in those:
        for index, id_ in enumerate(entry.for_):
            if id_ in plan.programme.groups:
                found[id_].append(plan.where(entry, "for", index))
    return found


def _with_members(plan: Plan) -> frozenset[str]:
    return frozenset(id_ for each in plan.agenda.journeys for id_ in each.participant.groups.each)


class Absent(NamedTuple):
    """A group that a session is for, by id, and where it says so."""

    group: str
    path: Path


def absent_groups(plan: Plan, occasion: Occasion) -> tuple[Absent, ...]:
    """The groups that a session is for and that nobody in its cohorts is in on its day, though others are in them.

    Of the groups of its lecture, one with members is enough.
    """
    session, activity = plan.session(occasion), plan.programme.taught[occasion.subject]
    those = [Absent(id_, (*session.path, "for", index)) for index, id_ in enumerate(session.for_)]
    found = tuple(each for each in those if _is_absent(plan, occasion, each.group))
    of_lecture = tuple(Absent(id_, (*activity.path, "for", index)) for index, id_ in enumerate(activity.for_))
    if not found and all(_is_absent(plan, occasion, each.group) for each in of_lecture):
        return of_lecture
    return found


def _is_absent(plan: Plan, occasion: Occasion, id_: str) -> bool:
    if id_ not in plan.programme.groups or id_ not in plan.once(_with_members):
        return False
    members = (each for cohort in occasion.cohorts for each in plan.agenda.members.in_group(cohort, id_))
    return not any(each.in_group(id_, day) for each in members for day in occasion.each_day)


def is_for_absent_groups_alone(plan: Plan, occasion: Occasion) -> bool:
    """Whether nobody comes for this reason, which is told of the groups."""
    return bool(absent_groups(plan, occasion)) and plan.chosen(occasion) == ()


def group_not_in_cohort(plan: Plan) -> Iterator[Diagnostic]:
    """A session is for a group of which nobody in its cohorts is a member on its day, though others are.

    Often it was copied from another cohort, or the year was not changed. Of a lecture that is for several groups, one
    with members is enough. Source: our own judgement.
    """
    found: dict[tuple[tuple[str, ...], str, bool], list[tuple[Occasion, Absent]]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        if any(plan.journeys_in(cohort) for cohort in occasion.cohorts):
            for absent in absent_groups(plan, occasion):
                found[occasion.cohorts, absent.group, occasion.draft].append((occasion, absent))
    for (cohorts, id_, _draft), several in found.items():
        (first, absent), *others = several
        is_ever = any(plan.agenda.members.in_group(cohort, id_) for cohort in cohorts)
        yield finding(
            "group-not-in-cohort",
            _n(
                "{session} on {day} is for {group}, which nobody in {cohort} is in by then",
                "{session} on {day} and {more} more are for {group}, which nobody in {cohort} is in by then",
            )
            if is_ever
            else _n(
                "{session} on {day} is for {group}, which nobody in {cohort} is in",
                "{session} on {day} and {more} more are for {group}, which nobody in {cohort} is in",
            ),
            at=plan.origins.span(absent.path if absent.path[:4] == first.path[:4] else first.path),
            also=[
                *([] if absent.path[:4] == first.path[:4] else [Label(plan.origins.span(absent.path), _("for it"))]),
                *(Label(plan.where(each, "date"), _("this too")) for each, _absent in others[:MOST_NAMES]),
            ],
            help=_("write another group, or `groups: [{id}]` at the participants who are in it"),
            values={
                "session": title_of(plan, first),
                "day": first.day,
                "more": len(others),
                "count": len(several),
                "group": plan.called(id_),
                "id": id_,
                "cohort": plan.programme.cohorts[cohorts[0]].title,
                **({"last_day": others[-1][0].day} if others else {}),
            },
            about=(*_concerned([each for each, _absent in several]), id_),
        )


def group_without_session(plan: Plan) -> Iterator[Diagnostic]:
    """Nobody in a group is in the `for` of any session of something that they must have.

    A half group or a track was forgotten, and all in it miss the same. Whoever is left out alone is reported by name.
    What is required is asked of those whom the lecture is `for`, or of all. Source: our own judgement.
    """
    by_group: dict[tuple[str, str, bool], list[LeftOut]] = defaultdict(list)
    for found in plan.once(groups_left_out):
        is_awaiting = (found.cohort, found.subject) in plan.once(awaiting_members)
        by_group[found.cohort, found.group, is_awaiting].append(found)
    for (cohort, id_, _is_awaiting), several in by_group.items():
        subjects = tuple(found.subject for found in several)
        sessions = [each for subject in subjects for each in plan.agenda.by_subject[subject] if cohort in each.cohorts]
        yield finding(
            "group-without-session",
            _("{group} in {cohort} has no session of {activities}")
            if len(subjects) <= MOST_NAMES
            else _("{group} in {cohort} has no session of {number} required activities, such as {activities}"),
            at=plan.where(plan.programme.groups[id_]),
            also=[Label(plan.where(each, "for"), _("for others")) for each in sessions[:MOST_NAMES]],
            help=_n(
                "add a session of it with `for: [{id}]`, or write `{id}` in the `for` of one that there is",
                "add a session of each with `for: [{id}]`, or write `{id}` in the `for` of those that there are",
            ),
            values={
                "group": plan.called(id_),
                "cohort": plan.programme.cohorts[cohort].title,
                "activities": tuple(plan.programme.taught[subject].title for subject in subjects[:MOST_NAMES]),
                "count": len(subjects),
                "number": len(subjects),
                "id": id_,
            },
            about=(cohort, id_, *alike(subjects)),
        )


def group_ends_before_start(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody's last day in a group comes before their first day in it.

    Then they are never in it, and nothing of what is for it is in their calendar. Usually the two have been swapped.
    Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        participant = journey.participant
        for id_, membership in participant.groups.each.items():
            first, last = membership.from_, membership.until
            if first is not None and last is not None and last < first:
                path = (*participant.path, "groups", id_)
                yield finding(
                    "group-ends-before-start",
                    _("{participant} is in {group} until {day}, but only from {starts}"),
                    at=plan.origins.span((*path, "until")),
                    also=[Label(plan.origins.span((*path, "from")), _("from here"))],
                    help=_("swap the two"),
                    values={
                        "participant": plan.called(journey.person),
                        "group": plan.called(id_),
                        "day": last,
                        "starts": first,
                    },
                    about=(journey.cohort.id, journey.person, id_),
                    fix=Fix((Set((*path, "from"), last.isoformat()), Set((*path, "until"), first.isoformat()))),
                )


def group_outside_stay(plan: Plan) -> Iterator[Diagnostic]:
    """Somebody's days in a group lie wholly before they start, or after their last day in the programme.

    Then nothing of what is for it reaches them. Usually the year is wrong, or somebody leaves and the line has stayed.
    Source: our own judgement.
    """
    for journey in plan.agenda.journeys:
        participant = journey.participant
        for id_, membership in participant.groups.each.items() if not journey.cohort.is_over else ():
            first, last = membership.from_, membership.until
            is_after = first is not None and first > journey.ends
            is_before = last is not None and last < journey.starts
            if journey.ends < journey.starts or not (is_after or is_before) or (first and last and last < first):
                continue
            path = (*participant.path, "groups", id_)
            yield finding(
                "group-outside-stay",
                _("{participant} is in {group} from {day}, but in the programme until {last}")
                if is_after
                else _("{participant} is in {group} until {day}, but in the programme from {first}"),
                at=plan.origins.span((*path, "from" if is_after else "until")),
                also=[Label(plan.where(participant, "until"), _("here until {last}"))]
                if is_after and participant.until
                else [],
                help=_("fix the year, or take {group} out of `groups`"),
                values={
                    "participant": plan.called(journey.person),
                    "group": plan.called(id_),
                    "day": first if is_after else last,
                    "first": journey.starts,
                    "last": journey.ends,
                },
                about=(journey.cohort.id, journey.person, id_),
                fix=taking_out(plan, path if len(participant.groups.each) > 1 else path[:-1])
                if is_after and participant.until
                else None,
                cause=leaving_not_followed(plan, journey, plan.called(id_)) if is_after and participant.until else None,
            )
