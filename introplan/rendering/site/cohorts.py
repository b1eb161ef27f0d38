"""The cohorts as cards: when, how many, and their calendar and booklet. Never who."""

from collections.abc import Collection
from dataclasses import dataclass

from introplan.agenda import Plan
from introplan.agenda.disclosure import may_tell_seats
from introplan.language import _, _n, day_words, in_full, joined
from introplan.model import Cohort
from introplan.rendering.site.dates import choice_word
from introplan.rendering.site.downloads import Download, cohort_downloads


@dataclass(frozen=True, slots=True)
class CohortCard:
    """A cohort in words; `first_day` and `last_day` as machines read them. A late starter's last day is their own."""

    key: str
    identity: str
    title: str
    first_day: str
    last_day: str
    starts: str
    ends: str
    people: str
    seats: str
    joining: str
    status: str
    downloads: tuple[Download, ...]


def cohort_card(plan: Plan, cohort: Cohort, made: Collection[str]) -> CohortCard:
    """What the page says about a cohort."""
    language = plan.programme.frame.language
    last = plan.cohort_axes[cohort.id].ends
    return CohortCard(
        key=choice_word(cohort),
        identity=cohort.identity,
        title=cohort.title,
        first_day=f"{cohort.starts}",
        last_day=f"{last}",
        starts=day_words(cohort.starts, language),
        ends=day_words(last, language),
        people=_people(plan, cohort),
        seats=_seats(plan, cohort),
        joining=_joining(plan, cohort),
        status=cohort.status,
        downloads=cohort_downloads(plan, cohort, made),
    )


def _people(plan: Plan, cohort: Cohort) -> str:
    """`9 deltagare`, with the number of places where it is known and not yet filled; nothing of a closed cohort."""
    if cohort.status == "closed":
        return ""
    language, count = plan.programme.frame.language, len(cohort.participants)
    here = in_full(
        _n("{count} participant", "{count} participants") if count else _("No participants yet"), language, count=count
    )
    if cohort.capacity is None or cohort.capacity <= count:
        return here
    return in_full(_("{participants}, room for {most}"), language, participants=here, most=cohort.capacity)


def _seats(plan: Plan, cohort: Cohort) -> str:
    """`Huddinge kommun 4, Nacka kommun 3`, when several organisations share the cohort and it may be shown."""
    if len(cohort.seats) < 2 or not may_tell_seats(plan, cohort):
        return ""
    organisations = plan.programme.organisations
    seats = (f"{organisations[id_].title} {seats}" for id_, seats in cohort.seats.items())
    return joined(seats, plan.programme.frame.language)


def _joining(plan: Plan, cohort: Cohort) -> str:
    """Until when one can join a cohort that takes people as they are employed."""
    if cohort.intake.kind == "fixed" or cohort.intake.closes is None or cohort.is_over:
        return ""
    language = plan.programme.frame.language
    day = day_words(cohort.intake.closes, language, weekday=False)
    return in_full(_("New participants can start until {day}"), language, day=day)
