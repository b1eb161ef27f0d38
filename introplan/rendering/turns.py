"""Who has a part for a participant, one after the other, with the days where one takes over from another."""

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from introplan.agenda import Journey, Plan, Support
from introplan.days import Stretch
from introplan.language import _, day_words, in_full
from introplan.model import Pairing, RoleWord


class SupportTurn(NamedTuple):
    """Somebody, by id, and their days in a part; of a supporter the last pairing in them."""

    person: str
    days: Stretch
    pairing: Pairing | None = None


def by_first_day(plan: Plan, journey: Journey) -> list[Support]:
    """The participant's support during the journey, by its first day."""
    return sorted(plan.agenda.support.of(journey), key=lambda each: (each.days.first, each.pairing.identity))


def supporters_in_turn(plan: Plan, journey: Journey, role: RoleWord) -> list[SupportTurn]:
    """Who has a role during the journey."""
    own = (each for each in by_first_day(plan, journey) if each.pairing.role == role)
    return in_turn(SupportTurn(each.pairing.supporter, each.days, each.pairing) for each in own)


def managers_in_turn(journey: Journey) -> list[SupportTurn]:
    """Who is the participant's manager, where they are."""
    return in_turn(SupportTurn(stay.manager, stay.days) for stay in journey.stays if stay.manager)


def in_turn(turns: Iterable[SupportTurn]) -> list[SupportTurn]:
    """The same, those of one person that follow on each other as one."""
    found: list[SupportTurn] = []
    for person, days, pairing in turns:
        if found and found[-1].person == person and days.first <= found[-1].days.last + timedelta(days=1):
            before = found[-1].days
            found[-1] = SupportTurn(person, Stretch(before.first, max(before.last, days.last)), pairing)
        else:
            found.append(SupportTurn(person, days, pairing))
    return found


def days_in_words(plan: Plan, journey: Journey, days: Stretch) -> str:
    """`från 1 mars 2027 till 30 juni 2027`, as far as these are not all days of the journey; else empty."""
    language, words = plan.programme.frame.language, []
    if days.first > journey.starts:
        first = day_words(days.first, language, weekday=False, week=False)
        words.append(in_full(_("from {day}"), language, day=first))
    if days.last < journey.ends:
        last = day_words(days.last, language, weekday=False, week=False)
        words.append(in_full(_("until {day}"), language, day=last))
    return " ".join(words)
