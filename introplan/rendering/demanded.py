"""What a phase and the certificate ask of a participant, in words that speak to them."""

from collections.abc import Iterator

from introplan.agenda import Plan
from introplan.language import Language, _, in_full
from introplan.model import Phase


def phase_facts(phase: Phase, language: Language) -> Iterator[str]:
    """How much one works in a phase, with how many cases, and how much of the time is for learning."""
    if not phase.paid:
        yield in_full(_("a placement without pay"), language)
    elif phase.work_percent is not None:
        yield in_full(_("you work {percent}%"), language, percent=phase.work_percent)
    if phase.caseload_percent is not None:
        cases = _("at most {percent}% of a full caseload") if phase.caseload_percent else _("no cases of your own")
        yield in_full(cases, language, percent=phase.caseload_percent)
    if phase.protected_time_percent is not None:
        protected = _("{percent}% of working time is for learning")
        yield in_full(protected, language, percent=phase.protected_time_percent)


def certificate_words(plan: Plan) -> str:
    """When somebody has completed the programme; empty where nothing is said of it."""
    certificate, language = plan.programme.frame.certificate, plan.programme.frame.language
    if certificate is None:
        return ""
    attendance, reviews = certificate.attendance_percent, certificate.reviews and plan.programme.frame.reviews
    if attendance is None:
        done = _("You have completed the programme when you have had all reviews.")
        return in_full(done, language) if reviews else ""
    done = (
        _(
            "You have completed the programme when you have attended at least {percent}% of the required sessions and "
            "had all reviews."
        )
        if reviews
        else _("You have completed the programme when you have attended at least {percent}% of the required sessions.")
    )
    return in_full(done, language, percent=attendance)
