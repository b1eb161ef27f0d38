"""Checks on how long things are: meetings, lectures and breaks that can hardly be so long."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from introplan.agenda import Occasion, Plan, breaks_of, breaks_written_at
from introplan.agenda.clashes import end_of, times_of
from introplan.checks.edits import putting, taking_out
from introplan.checks.occasions import about, alike, key_of, title_of
from introplan.days import Times
from introplan.demands import limit_of
from introplan.demands.edits import length_written
from introplan.diagnostics import Concerned, Diagnostic, Fix, Label, Message, _, finding
from introplan.model import Break, Pairing, Path, Session

AN_HOUR, A_MINUTE = timedelta(hours=1), timedelta(minutes=1)
A_SLIP = 10
"""One nought too many makes it so many times as long."""
WHOLE = 100


class LengthLine(NamedTuple):
    """A line that says how long something is: what that is, how long, whom and what it concerns, and the way out."""

    what: object
    path: Path
    length: timedelta
    about: tuple[Concerned, ...]
    help: str = ""
    fix: Fix | None = None
    meant: object = None


def meeting_hardly_so_long(plan: Plan) -> Iterator[Diagnostic]:
    """A regular meeting, or a review, is longer than four hours.

    `10h` is one hour with a nought too many, and it takes whole days from two people. Half a day at somebody's side is
    an activity, such as shadowing, and not a meeting. Source: our own judgement.
    """
    most = timedelta(hours=limit_of(plan.programme, "meeting-hardly-so-long"))
    for line in (*_of_roles(plan), *_of_pairings(plan, most), *_of_reviews(plan)):
        if line.length > most:
            yield _told(plan, "meeting-hardly-so-long", _("{what} is {length} long"), line)


def _of_roles(plan: Plan) -> Iterator[LengthLine]:
    by_role: dict[str, list[Pairing]] = {}
    for pairing in plan.programme.pairings.values():
        by_role.setdefault(pairing.role, []).append(pairing)
    for word in ("introducer", "supervisor", "mentor", "buddy"):
        role = plan.programme.role(word)
        if role is None or role.meets is None or role.meets.length is None:
            continue
        pairings, path = by_role.get(word, []), (*role.path, "meets", "length")
        people = tuple(dict.fromkeys(id_ for each in pairings for id_ in (each.participant, each.supporter)))
        cohorts = dict.fromkeys(
            journey.cohort.id for each in people for journey in plan.agenda.journeys_by_person.get(each, ())
        )
        what = Message(_("a meeting in the role `{role}`"), {"role": word})
        yield _with_a_nought_less(LengthLine(what, path, role.meets.length, (word, *cohorts, *alike(people))))


def _of_pairings(plan: Plan, most: timedelta) -> Iterator[LengthLine]:
    """Where a pairing says how long its meetings are: by a length, or by a time with an end."""
    for pairing in plan.programme.pairings.values():
        cohorts = (journey.cohort.id for journey in plan.agenda.journeys_by_person.get(pairing.participant, ()))
        concerned = (*dict.fromkeys(cohorts), pairing.participant, pairing.supporter)
        what = Message(
            _("a meeting of {participant} and {supporter}"),
            {"participant": plan.called(pairing.participant), "supporter": plan.called(pairing.supporter)},
        )
        if (meets := pairing.meets) is not None:
            path = (*pairing.path, "meets")
            if meets.length is not None:
                line = LengthLine(what, (*path, "length"), meets.length, concerned)
                yield _as_the_role_says(plan, pairing, most, line) or _with_a_nought_less(line)
            if meets.time is not None and meets.time.end is not None:
                line = LengthLine(what, (*path, "time"), meets.time.length, concerned)
                yield _as_the_role_says(plan, pairing, most, line, meets.time) or line
        for key, change in pairing.changes.items():
            if change.time is not None and change.time.end is not None and change.status != "cancelled":
                yield LengthLine(what, (*pairing.path, "changes", key, "time"), change.time.length, concerned)


def _as_the_role_says(
    plan: Plan, pairing: Pairing, most: timedelta, line: LengthLine, times: Times | None = None
) -> LengthLine | None:
    """The line with the role's own length as its way out, when that is one that can be."""
    role = plan.programme.role(pairing.role)
    usual = role.meets.length if role is not None and role.meets is not None else None
    if usual is None or usual > most:
        return None
    if times is None:
        return line._replace(help=_("remove it: the role says {meant}"), fix=taking_out(plan, line.path), meant=usual)
    start = f"{times.start.hour}.{times.start.minute:02d}"
    return line._replace(
        help=_("write `time: {meant}`: the role says how long it is"), fix=putting(line.path, start), meant=start
    )


def _of_reviews(plan: Plan) -> Iterator[LengthLine]:
    for review in plan.programme.frame.reviews.values():
        if review.length is not None:
            yield _with_a_nought_less(LengthLine(review.title, (*review.path, "length"), review.length, (review.id,)))
    for journey in plan.agenda.journeys:
        for booked in journey.participant.reviews.values():
            if booked.time is None or booked.time.end is None:
                continue
            review, person = plan.programme.frame.reviews[booked.id], plan.programme.people[journey.person]
            key = f"{journey.cohort.identity}/{person.identity}/{review.identity}"
            yield LengthLine(
                Message(
                    _("{review} of {participant}"),
                    {"review": review.title, "participant": plan.called(journey.person)},
                ),
                (*booked.path, "time"),
                booked.time.length,
                (journey.cohort.id, journey.person, key),
            )


def session_hardly_so_long(plan: Plan) -> Iterator[Diagnostic]:
    """A lecture or an activity is longer than twelve hours.

    It is the length of one session, of which each has its own date. What goes on over several days has a session for
    each of them. Source: our own judgement.
    """
    most = timedelta(hours=limit_of(plan.programme, "session-hardly-so-long"))
    for activity in plan.programme.taught.values():
        if activity.length is None or activity.length <= most:
            continue
        sessions = plan.agenda.by_subject.get(activity.id, ())
        cohorts = dict.fromkeys(id_ for each in sessions for id_ in each.cohorts)
        concerned = (activity.id, *cohorts, *alike(tuple(map(key_of, sessions))))
        line = LengthLine(activity.title, (*activity.path, "length"), activity.length, concerned)
        line = _as_its_sessions_are(plan, sessions, line) or _with_a_nought_less(line)
        yield _told(plan, "session-hardly-so-long", _("one session of {what} is {length} long"), line)


def _as_its_sessions_are(plan: Plan, sessions: tuple[Occasion, ...], line: LengthLine) -> LengthLine | None:
    """The line with the length of the longest session that has an end of its own as its way out."""
    own = [times.length for each in sessions if (times := plan.session(each).time) and times.end is not None]
    if not own:
        return None
    return line._replace(
        help=_("write `length: {meant}`, as long as its longest session"),
        fix=putting(line.path, length_written(max(own))),
        meant=length_written(max(own)),
    )


def _with_a_nought_less(line: LengthLine) -> LengthLine:
    """The line with a tenth as its way out, when that is a whole number of hours."""
    if line.length % (A_SLIP * AN_HOUR):
        return line
    meant = length_written(line.length / A_SLIP)
    return line._replace(help=_("perhaps {meant} was meant"), fix=putting(line.path, meant), meant=meant)


def _told(plan: Plan, name: str, template: str, line: LengthLine) -> Diagnostic:
    return finding(
        name,
        template,
        at=plan.origins.span(line.path),
        help=line.help or _("write how long one of them is, such as `1h`"),
        values={"what": line.what, "length": line.length, "meant": line.meant},
        about=line.about,
        fix=line.fix,
    )


def break_hardly_so_long(plan: Plan) -> Iterator[Diagnostic]:
    """The breaks of a session take more than half of it, or one goes on after the session has ended.

    Lunch in a whole day is an hour of seven; two hours of three are not what was meant. Source: our own judgement.
    """
    most, told = limit_of(plan.programme, "break-hardly-so-long"), set[Path]()
    for occasion in plan.agenda.sessions:
        breaks, path = breaks_of(plan, occasion), breaks_written_at(plan, occasion)
        if not breaks or path in told or not _are_too_long(occasion, breaks, most):
            continue
        told.add(path)
        longest = max(breaks, key=lambda each: each.length)
        usual = _usual_break(plan, longest.length)
        path = (*path, _lengths_written(plan, occasion).index(longest.length), "length")
        yield finding(
            "break-hardly-so-long",
            _("{session} on {day} is {length} long, and its breaks take {breaks} of that"),
            at=plan.origins.span(path),
            also=[Label(plan.where(occasion, "time"), _("the session's time"))],
            help=_("write `length: {usual}`, as long as your other breaks are")
            if usual
            else _("write how long the break is, such as `20min`"),
            values={
                "session": title_of(plan, occasion),
                "day": occasion.day,
                "length": times_of(occasion).length,
                "breaks": sum((each.length for each in breaks), timedelta()),
                "usual": usual,
            },
            about=about(occasion),
            fix=putting(path, usual) if usual else None,
        )


def _lengths_written(plan: Plan, occasion: Occasion) -> list[timedelta]:
    """How long a session's breaks are, as they are written: some of its lecture's may not be among its own."""
    own = plan.session(occasion).breaks
    return [each.length for each in (plan.programme.taught[occasion.subject].breaks if own is None else own)]


def _are_too_long(occasion: Occasion, breaks: tuple[Break, ...], most: int) -> bool:
    whole = times_of(occasion).length
    own = [each for each in breaks if times_of(occasion).start <= each.at < end_of(occasion)]
    late = any(Times(each.at, end_of(occasion)).length < each.length for each in own)
    return bool(own) and (late or sum((each.length for each in own), timedelta()) * WHOLE > whole * most)


def _sessions(plan: Plan) -> Iterator[Session]:
    for cohort in plan.programme.cohorts.values():
        yield from cohort.sessions.values()


def _usual_break(plan: Plan, than: timedelta) -> str:
    """The length that most breaks of the plan have, when that is a shorter one; else nothing."""
    lengths = Counter(
        each.length
        for entry in (*plan.programme.taught.values(), *_sessions(plan))
        for each in entry.breaks or ()
        if each.length < than
    )
    return length_written(lengths.most_common(1)[0][0]) if lengths else ""
