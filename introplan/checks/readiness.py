"""Checks on whether sessions are ready: confirmed, with somebody who gives them, and somewhere to be."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from introplan.agenda import Occasion, Plan, is_expected
from introplan.checks.causes import newcomer_not_arranged
from introplan.checks.occasions import MOST_ALIKE, MOST_NAMES, about, alike, key_of, names, once, title_of
from introplan.counts.readiness import is_settled, lacks_lecturer, lacks_place, waits_for_answer
from introplan.demands import limit_in_words, limit_of
from introplan.diagnostics import Diagnostic, Fix, Label, Set, _, _n, finding
from introplan.model import Entry

MEETING_LINK = re.compile(
    r"https?://(?:teams\.(?:microsoft|live)\.com/(?:l/meetup|meet)|[\w.-]*\bzoom\.us/j/|meet\.google\.com/"
    r"|[\w.-]*\bwebex\.com/(?:meet|join|[\w-]+/j\.php)|whereby\.com/)\S*"
)


def session_unconfirmed(plan: Plan, today: date) -> Iterator[Diagnostic]:
    """A session is within six weeks, and its lecturer has not said yes: it is planned or proposed, not confirmed.

    Six weeks are enough to find somebody else. What the coordinators give themselves needs no confirmation, and
    drafts are left alone. Source: our own judgement.
    """
    weeks = limit_of(plan.programme, "session-unconfirmed")
    coordinators, last = set(plan.programme.frame.coordinators), today + timedelta(weeks=weeks)
    found: dict[tuple[str, ...], list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        if waits_for_answer(plan, occasion) and today <= occasion.day <= last:
            found[occasion.cohorts].append(occasion)
    for group in _in_groups(map(once, found.values())):
        first = group[0]
        lecturers = tuple(person for person in first.people("lecturer") if person not in coordinators)
        yield finding(
            "session-unconfirmed",
            _n(
                "{session} on {day} has not been confirmed by {lecturers}",
                "{count} sessions of {cohort} within {limit} are not confirmed; the first is {session} on {day}",
            ),
            at=_line(plan, first, "status"),
            also=_these(plan, group),
            help=_("ask, and write `status: confirmed` when the answer is yes"),
            values=values_of(plan, group)
            | {
                "lecturers": names(plan, lecturers),
                "limit": limit_in_words(plan.programme, "session-unconfirmed"),
            },
            about=about_them(group),
        )


def session_without_lecturer(plan: Plan) -> Iterator[Diagnostic]:
    """A lecture, a course or supervision has nobody who gives it, and no host that receives the group.

    Proposed sessions and drafts may wait. If a cohort has more than two such sessions, they are reported together.
    Source: our own judgement.
    """
    yield from _unready(
        plan,
        "session-without-lecturer",
        lacks_lecturer,
        template=_n(
            "nobody gives {session} on {day}",
            "nobody gives {count} sessions of {cohort}; the first is {session} on {day}",
        ),
        help_text=_("add `lecturers:` to the lecture, or to the session; say `status: proposed` until you know"),
    )


def session_without_place(plan: Plan) -> Iterator[Diagnostic]:
    """A session has neither a place nor a link, so that nobody knows where to go.

    Proposed sessions and drafts may wait; and shadowing, a placement or one's own reading have their own place. If a
    cohort has more than two such sessions, they are reported together. Source: our own judgement.
    """
    yield from _unready(
        plan,
        "session-without-place",
        lacks_place,
        template=_n(
            "{session} on {day} has neither a place nor a link",
            "{count} sessions of {cohort} have neither a place nor a link; the first is {session} on {day}",
        ),
        help_text=_("add `place:` or `link:`; say `status: proposed` until you know"),
    )


def _unready(
    plan: Plan, name: str, lacks: Callable[[Plan, Occasion], bool], *, template: str, help_text: str
) -> Iterator[Diagnostic]:
    found: dict[tuple[str, ...], list[Occasion]] = defaultdict(list)
    for occasion in plan.agenda.sessions:
        if is_settled(occasion) and lacks(plan, occasion):
            found[occasion.cohorts].append(occasion)
    for group in _in_groups(map(once, found.values())):
        yield finding(
            name,
            template,
            at=plan.where(group[0]),
            also=_these(plan, group),
            help=help_text,
            values=values_of(plan, group),
            about=about_them(group),
            fix=_proposed(group),
        )


def _proposed(group: list[Occasion]) -> Fix | None:
    """The sessions as proposed until it is known; none for those of which somebody has said that they are certain."""
    if any(occasion.status == "confirmed" for occasion in group):
        return None
    return Fix(tuple(Set((*occasion.path, "status"), "proposed") for occasion in group))


def _in_groups(found: Iterable[list[Occasion]]) -> Iterator[list[Occasion]]:
    """All together when they are many, else each for itself."""
    for several in found:
        yield from [several] if len(several) > MOST_ALIKE else [[each] for each in several]


def _line(plan: Plan, occasion: Occasion, field: str) -> Label:
    written = plan.origins.is_written((*occasion.path, field))
    return Label(plan.where(occasion, field) if written else plan.where(occasion))


def _these(plan: Plan, group: list[Occasion]) -> list[Label]:
    return [Label(plan.where(other), _("this one too")) for other in group[1 : MOST_NAMES + 1]]


def values_of(plan: Plan, group: list[Occasion]) -> dict[str, object]:
    """What is said of sessions that are told of together: the first of them, and how many there are."""
    first = group[0]
    return {
        "session": title_of(plan, first),
        "day": first.day,
        "last_day": group[-1].day,
        "count": len(group),
        "cohort": tuple(plan.programme.cohorts[id_].title for id_ in first.cohorts),
    }


def about_them(group: list[Occasion]) -> tuple[str | tuple[str, ...], ...]:
    """What sessions that are told of together are about."""
    return (*group[0].cohorts, *alike(tuple(key_of(occasion) for occasion in group)))


def online_place_without_link(plan: Plan) -> Iterator[Diagnostic]:
    """Something is held in a digital place, and neither the place nor the occasion has a link to it.

    Everybody would have the time in the calendar and no way in. Source: our own judgement.
    """
    for place in plan.programme.places.values():
        if not place.online or place.link:
            continue
        blind = [each for each in plan.agenda.by_place.get(place.id, ()) if each.is_on and not each.link]
        if blind:
            yield finding(
                "online-place-without-link",
                _("{place} is digital and has no link; the first to be there is {occasion} on {day}"),
                at=plan.where(place),
                also=[Label(plan.where(blind[0], "place"), _("held there"))],
                help=_("add a line `link:` to the place, or to what is held there"),
                values={"place": place.title, "occasion": title_of(plan, blind[0]), "day": blind[0].day},
                about=(place.id,),
            )


def meeting_link_in_print(plan: Plan) -> Iterator[Diagnostic]:
    """A text that is printed has the link to a digital meeting in it.

    Booklets and the page go from hand to hand, and whoever has the link can walk in. Links under `link` are in
    calendars only. Source: our own judgement.
    """
    programme = plan.programme
    sessions = [session for cohort in programme.cohorts.values() for session in cohort.sessions.values()]
    links = {place.link for place in programme.places.values()} | {session.link for session in sessions}
    links |= {pairing.meets.link for pairing in programme.pairings.values() if pairing.meets}
    known = [re.escape(str(link)) for link in sorted(filter(None, links))]
    wanted = re.compile("|".join([MEETING_LINK.pattern, *known]))
    for path, text in _printed(plan):
        if "://" in text and (match := wanted.search(text)):
            yield finding(
                "meeting-link-in-print",
                _("this text is printed, and contains the link to a digital meeting: {link}"),
                at=plan.origins.span(path),
                help=_("move the link to `link` of the place or the session; there it is in calendars only"),
                values={"link": match[0]},
                about=("/".join(map(str, path)),),
            )


def _printed(plan: Plan) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every free text that is printed, and where it is written."""
    programme, frame = plan.programme, plan.programme.frame
    for field in ("welcome", "ask"):
        yield ("programme", field), getattr(frame, field) or ""
    roles = [role for word in ("introducer", "supervisor", "mentor", "buddy") if (role := getattr(frame.roles, word))]
    entries: list[tuple[Iterable[Entry], tuple[str, ...]]] = [
        ((*frame.phases.values(), *frame.reviews.values(), *roles), ("text",)),
        (programme.places.values(), ("directions",)),
        (programme.taught.values(), ("summary", "text", "preparation", "material")),
        ((each for cohort in programme.cohorts.values() for each in cohort.sessions.values()), ("note",)),
    ]
    for several, fields in entries:
        for entry in several:
            for field in fields:
                value = getattr(entry, field) or ""
                yield (*entry.path, field), value if isinstance(value, str) else " ".join(value)


def _ever_expected(plan: Plan) -> set[tuple[str, str]]:
    """The participants who are expected at a session of something, even a cancelled one, and what that is."""
    sessions = (occasion for occasion in plan.agenda.occasions if occasion.kind == "session")
    return {(person, each.subject) for each in sessions for person in each.people("participant", "make_up")}


def session_after_programme(plan: Plan) -> Iterator[Diagnostic]:
    """A session that everybody must have comes after somebody's own time in the programme has ended.

    They are not invited, though they have not left early; this happens to those who started first, and with a last
    session that was put a month too late. What recurs is left alone. Source: our own judgement.
    """
    members = {id_: plan.journeys_in(id_) for id_ in plan.programme.cohorts}
    first_ends = {id_: min((journey.ends for journey in each), default=date.max) for id_, each in members.items()}
    for occasion in plan.agenda.sessions:
        activity, session = plan.programme.taught[occasion.subject], plan.session(occasion)
        if not activity.required or activity.recurs or not occasion.has("participant"):
            continue
        late = [
            journey
            for journey in plan.agenda.members.of(
                [id_ for id_ in occasion.cohorts if first_ends[id_] < occasion.day], session, activity
            )
            if not journey.leaves_early
            and journey.ends < occasion.day
            and is_expected(journey, session, activity, occasion.day)
            and (journey.person, activity.id) not in plan.once(_ever_expected)
        ]
        if not late:
            continue
        people = tuple(dict.fromkeys(journey.person for journey in late))
        yield finding(
            "session-after-programme",
            _("{session} is on {day}, when the programme is over for {count} participants")
            if len(people) > MOST_NAMES
            else _("{session} is on {day}, when the programme is over for {people}"),
            at=plan.where(occasion, "date"),
            also=[Label(plan.where(late[0].participant), _("here until {last}"))],
            help=_("move it to {last} or earlier, or say `exempt` for them"),
            values={
                "session": title_of(plan, occasion),
                "day": occasion.day,
                "people": names(plan, people),
                "count": len(people),
                "last": min(journey.ends for journey in late),
            },
            about=about(occasion, people=people),
            cause=newcomer_not_arranged(plan, late[0], title_of(plan, occasion))
            if len(late) == 1 and late[0].participant.starts
            else None,
        )
