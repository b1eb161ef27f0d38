"""What reports say of what they do not know, and of whom they do not count, in the same words on each."""

from collections.abc import Iterator

from introplan.agenda.disclosure import is_protected
from introplan.language import _
from introplan.rendering.reports.report import Question


def not_known_of_attendance(asked: Question) -> Iterator[str]:
    """What the plan does not say of who has been where."""
    if asked.until is None:
        yield asked.words(_("Which sessions have been held: no day was given, so what is to come counts as attended."))
    if not asked.plan.programme.absences:
        yield asked.words(_("Whether anybody has been away: no absence is recorded."))


def notes_on_attendance(asked: Question) -> Iterator[str]:
    """Until when is counted, and who is in none of the figures."""
    if asked.until is not None:
        yield asked.words(_("Sessions up to {day} are counted."), day=asked.until)
    yield from not_counted(asked)


def not_counted(asked: Question) -> Iterator[str]:
    """That some are in none of the figures, where there is anybody."""
    if _has_protected(asked):
        yield asked.words(_("People with protected identity are in none of the figures."))


def not_listed(asked: Question) -> Iterator[str]:
    """That what concerns some stands elsewhere, where there is anybody."""
    if _has_protected(asked):
        yield asked.words(_("What concerns people with protected identity is not here. Find it with introplan check."))


def _has_protected(asked: Question) -> bool:
    return any(is_protected(asked.plan, each.person) for each in asked.plan.agenda.journeys)
