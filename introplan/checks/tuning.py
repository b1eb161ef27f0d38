"""How a plan tunes its checks: another severity, for some, until a day, with a reason; and what is wrong with that."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from introplan.agenda import Plan
from introplan.checks.occasions import key_of
from introplan.diagnostics import Diagnostic, Label, _, warning
from introplan.model import Tuning


def lowered_for_drafts(plan: Plan, found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """The findings, with errors as warnings where a draft is at fault.

    That is when an occasion it is about is a draft's own, or all cohorts it is about are drafts.
    """
    drafts = {id_ for id_, cohort in plan.programme.cohorts.items() if cohort.status == "draft"}
    drafted = {key_of(occasion) for occasion in plan.agenda.occasions if occasion.draft}
    for diagnostic in found:
        about = _flat(diagnostic)
        cohorts = about & plan.programme.cohorts.keys()
        mild = diagnostic.severity == "error" and (about & drafted or (cohorts and cohorts <= drafts))
        yield replace(diagnostic, severity="warning") if mild else diagnostic


def tuned(
    plan: Plan, found: Sequence[Diagnostic], known: Mapping[str, bool], today: date | None
) -> Iterator[Diagnostic]:
    """The findings as `programme.checks` wants them, and what is to be said about those lines themselves.

    `known` holds every check by its name, and whether it depends on the day: then it may be silent just now.
    `today` is only used to tell that a line's last day has passed.
    """
    tunings = plan.programme.frame.checks
    for diagnostic in found:
        tuning = tunings.get(diagnostic.name)
        if tuning is None or not _holds(tuning, diagnostic):
            yield diagnostic
        elif tuning.severity != "ignore":
            label = Label(plan.where(tuning, "severity"), _("counts as this here"))
            yield replace(diagnostic, severity=tuning.severity, also=(*diagnostic.also, label))
    for tuning in tunings.values():
        if tuning.id not in known:
            yield from check_unknown(plan, tuning, known)
            continue
        meant = [diagnostic for diagnostic in found if diagnostic.name == tuning.id and _concerns(tuning, diagnostic)]
        if not meant:
            if not known[tuning.id]:
                yield from tuning_unused(plan, tuning)
        else:
            yield from tuning_expired(plan, tuning, meant, today)


def _holds(tuning: Tuning, diagnostic: Diagnostic) -> bool:
    """Whether the tuning applies to the finding: to all whom it is about, and to its day."""
    in_time = tuning.until is None or diagnostic.day is None or diagnostic.day <= tuning.until
    if not in_time or not tuning.for_:
        return in_time
    return any(set(tuning.for_).issuperset([ids] if isinstance(ids, str) else ids) for ids in diagnostic.about)


def _concerns(tuning: Tuning, diagnostic: Diagnostic) -> bool:
    """Whether the tuning is about any of those whom the finding is about, whatever its day."""
    return not tuning.for_ or not _flat(diagnostic).isdisjoint(tuning.for_)


def _flat(diagnostic: Diagnostic) -> set[str]:
    return {id_ for ids in diagnostic.about for id_ in ([ids] if isinstance(ids, str) else ids)}


def check_unknown(plan: Plan, tuning: Tuning, known: Collection[str]) -> Iterator[Diagnostic]:
    """The plan tunes a check that does not exist.

    Without this, a misspelt name would look as if the check agreed. What is found while the files are read
    can not be tuned. Source: our own judgement.
    """
    guess = next(iter(get_close_matches(tuning.id.replace("_", "-"), sorted(known), n=1)), "")
    yield warning(
        "check-unknown",
        _("there is no check `{check}`"),
        at=plan.where(tuning),
        help=_("did you mean `{guess}`?") if guess else _("`introplan explain` lists them all"),
        values={"check": tuning.id, "guess": guess},
    )


def tuning_unused(plan: Plan, tuning: Tuning) -> Iterator[Diagnostic]:
    """A line under `checks` changes nothing: what it was about is mended, or never was.

    Left there, it would hide the next fault of its kind. Source: our own judgement.
    """
    yield warning(
        "tuning-unused",
        _("`{check}` finds nothing in {those}, so this changes nothing")
        if tuning.for_
        else _("`{check}` finds nothing, so this changes nothing"),
        at=plan.where(tuning),
        help=_("remove it"),
        values={"check": tuning.id, "those": tuple(f"`{id_}`" for id_ in tuning.for_)},
    )


def tuning_expired(plan: Plan, tuning: Tuning, meant: Sequence[Diagnostic], today: date | None) -> Iterator[Diagnostic]:
    """The last day of a line under `checks` has passed, and what it was about is still there.

    It goes by the date of what was found, so that a build says the same on every day. A finding without a
    date stays as tuned, and this is how it is told. Source: our own judgement.
    """
    if tuning.until is None:
        return
    in_time = [diagnostic for diagnostic in meant if diagnostic.day is not None and diagnostic.day <= tuning.until]
    dateless = any(diagnostic.day is None for diagnostic in meant)
    if in_time or (dateless and (today is None or today <= tuning.until)):
        return
    yield warning(
        "tuning-expired",
        _("`{check}` is tuned until {until}, and what it finds now is later")
        if not dateless
        else _("`{check}` is tuned until {until}, that day has passed, and it still finds something"),
        at=plan.where(tuning, "until"),
        help=_("mend what is found, or agree on a later day"),
        values={"check": tuning.id, "until": tuning.until},
    )
