"""Certificates: what somebody has taken part in, or whom they have supported, to be signed when the time has come.

They are made beforehand with all other personal prints, with the day on which the programme ends; what is asked for
first stands on them. That of a protected person has a line to write the name on, and names nobody else either.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from introplan.agenda import Journey, Occasion, Plan, absent_from
from introplan.agenda.disclosure import is_protected
from introplan.days import Stretch
from introplan.language import Language, _, _n, day_words, in_full, stretch_words, titled
from introplan.language.terms import PARTS
from introplan.model import RoleWord
from introplan.releases import Edition
from introplan.rendering.editions import EditionMark, mark_of
from introplan.rendering.own.standing import journeys_of
from introplan.rendering.own.supporting import roles_of
from introplan.rendering.prints.folders import path_of_own
from introplan.rendering.prints.printer import Print
from introplan.rendering.titles import part_words, person_name

AN_HOUR = timedelta(hours=1)


class Signer(NamedTuple):
    """Who signs, as what. Without a name there is the line alone."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class CertificatePage:
    """One certificate, in words: `done` says of what, `amount` how much, `parts` of what that was made up.

    `first` is what is asked for before it is signed.
    """

    done: str
    days: str
    amount: str
    parts: tuple[str, ...]
    place_and_day: str
    signers: tuple[Signer, ...]
    first: str


@dataclass(frozen=True)
class CertificatePrint:
    """Everything in somebody's certificates. `name` is empty where a line is to be written on."""

    language: Language
    title: str
    programme: str
    organisation: str
    name: str
    mark: EditionMark
    certificates: tuple[CertificatePage, ...]


def certificate_print(edition: Edition, person: str) -> Print | None:
    """`prints/<identity>/certificate`, which is for paper alone; None for those who neither take part nor support."""
    plan, frame = edition.plan, edition.plan.programme.frame
    own = [_of_participant(edition, journey) for journey in journeys_of(edition, person)]
    own += [_of_supporter(edition, person, role) for role in roles_of(edition, person)]
    if not own:
        return None
    mine = CertificatePrint(
        language=frame.language,
        title=in_full(_("Certificate"), frame.language),
        programme=frame.title,
        organisation=plan.programme.organisations[frame.owner].title,
        name="" if is_protected(plan, person) else person_name(plan, person),
        mark=mark_of(edition),
        certificates=tuple(own),
    )
    path = path_of_own(plan, person, "certificate")
    return Print(path, "certificate", frame.language, {"mine": mine}, on_screen=False)


def _of_participant(edition: Edition, journey: Journey) -> CertificatePage:
    plan, language = edition.plan, edition.plan.programme.frame.language
    own = [each for each in _attended(edition, journey.person) if each.day in journey.days]
    hours = sum((each.length for each in own), timedelta())
    return CertificatePage(
        done=in_full(_("has taken part in {programme}"), language, programme=plan.programme.frame.title),
        days=stretch_words(journey.days, language, week=False),
        amount=_amount(len(own), hours, language),
        parts=tuple(_parts(plan, own)),
        place_and_day=_place_and_day(plan, journey.ends),
        signers=tuple(_signers(plan, journey.person, journey.manager_on(journey.ends))),
        first="" if journey.leaves_early else _asked_first(plan),
    )


def _attended(edition: Edition, person: str) -> Iterator[Occasion]:
    """The sessions that somebody is at, make-ups among them, day by day; not those from which they were away."""
    plan = edition.plan
    for session in edition.published(plan.agenda.by_person.get(person, ())):
        is_own = session.kind == "session" and person in session.people("participant", "make_up")
        if is_own and session.is_on and person not in absent_from(plan, session):
            yield from session.on_each_day


def _amount(days: int, hours: timedelta, language: Language) -> str:
    """`42 träffar, sammanlagt 118 timmar`; empty without any."""
    if not days:
        return ""
    sessions = in_full(_n("one session", "{count} sessions"), language, count=days)
    if not (whole := round(hours / AN_HOUR)):
        return sessions
    return in_full(
        _n("{sessions}, one hour", "{sessions}, {count} hours in all"), language, sessions=sessions, count=whole
    )


def _parts(plan: Plan, sessions: Iterable[Occasion]) -> Iterator[str]:
    """What the sessions were of, in the order of days, and how often what was more than once."""
    times = Counter(plan.title(each) for each in sessions)
    for title, count in times.items():
        yield f"{title} ({count})" if count > 1 else title


def _of_supporter(edition: Edition, person: str, role: RoleWord) -> CertificatePage:
    plan, language = edition.plan, edition.plan.programme.frame.language
    own = [
        each
        for each in plan.agenda.support.by_supporter.get(person, ())
        if each.pairing.role == role and each.journey.cohort.id in edition.cohort_ids
    ]
    days = Stretch(min(each.days.first for each in own), max(each.days.last for each in own))
    people = len({each.journey.person for each in own})
    template = _n(
        "has been {role} to a new colleague in {programme}", "has been {role} to {count} new colleagues in {programme}"
    )
    title = plan.programme.frame.title
    unit = plan.programme.people[person].unit
    return CertificatePage(
        done=in_full(template, language, role=part_words(plan, role), count=people, programme=title),
        days=stretch_words(days, language, week=False),
        amount="",
        parts=(),
        place_and_day=_place_and_day(plan, days.last),
        signers=tuple(_signers(plan, person, plan.programme.units[unit].manager if unit else None)),
        first="",
    )


def _place_and_day(plan: Plan, day: date) -> str:
    frame = plan.programme.frame
    words = day_words(day, frame.language, weekday=False, week=False)
    return f"{plan.programme.organisations[frame.owner].title}, {words}"


def _signers(plan: Plan, person: str, manager: str | None) -> Iterator[Signer]:
    """The manager and those who run the programme; nobody signs for themselves."""
    language, hidden = plan.programme.frame.language, is_protected(plan, person)
    both = [(manager, "manager"), *((each, "coordinator") for each in plan.programme.frame.coordinators)]
    seen = set()
    for id_, part in both:
        if id_ is None or id_ == person or id_ in seen:
            continue
        seen.add(id_)
        unnamed = hidden or is_protected(plan, id_)
        yield Signer("" if unnamed else person_name(plan, id_), titled(PARTS[part], language))


def _asked_first(plan: Plan) -> str:
    """What somebody has to have done before this is signed; empty where nothing is said of it."""
    frame = plan.programme.frame
    if frame.certificate is None:
        return ""
    percent, reviews = frame.certificate.attendance_percent, frame.certificate.reviews and frame.reviews
    if percent and reviews:
        template = _(
            "Signed when at least {percent}% of the required sessions have been attended and all reviews held."
        )
    elif percent:
        template = _("Signed when at least {percent}% of the required sessions have been attended.")
    elif reviews:
        template = _("Signed when all reviews have been held.")
    else:
        return ""
    return in_full(template, frame.language, percent=percent)
