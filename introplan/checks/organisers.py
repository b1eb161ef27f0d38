"""Checks on those who run the programme, on recruitment, and on what it takes to get the certificate."""

from collections.abc import Iterator
from datetime import date, timedelta

from introplan.agenda import Plan
from introplan.agenda.attended import attendance_of, still_missed
from introplan.checks.causes import pause_not_followed
from introplan.checks.edits import adding, putting
from introplan.checks.occasions import MOST_NAMES, has_participants, names
from introplan.counts.missed import is_owed, not_had
from introplan.diagnostics import Diagnostic, Fix, Label, _, _n, finding
from introplan.language import Term, _p
from introplan.model import Cohort, Path


def coordinator_missing(plan: Plan) -> Iterator[Diagnostic]:
    """The programme has no coordinator.

    Then there is nobody to ask, and no coordinator at the reviews. Malmö's programme has two. Source: Malmö stad.
    """
    if plan.programme.frame.coordinators:
        return
    likely = _likely_coordinators(plan)
    yield finding(
        "coordinator-missing",
        _("nobody runs the programme: `coordinators` is empty"),
        at=plan.origins.span(("programme", "coordinators")),
        help=_n(
            "write an id from `people`; {people} is in the working group or already a contact",
            "write an id from `people`; {people} are in the working group or already contacts",
            by="people",
        )
        if likely
        else _("write an id from `people`"),
        values={"people": names(plan, likely)},
        about=(plan.programme.frame.id,),
        fix=adding(plan, ("programme", "coordinators"), *likely[:2]) if len(likely) > 1 else None,
    )


def coordinator_alone(plan: Plan) -> Iterator[Diagnostic]:
    """The programme rests on a single coordinator, without anybody to take over.

    The coordinator's memory is what is lost when a coordinator leaves or falls ill. Malmö's programme has two. A plan
    without participants is not reported yet. Sources: Malmö stad; our own judgement.
    """
    coordinators = plan.programme.frame.coordinators
    if len(set(coordinators)) != 1 or not has_participants(plan):
        return
    likely = _likely_coordinators(plan)
    yield finding(
        "coordinator-alone",
        _("{coordinator} is the only coordinator"),
        at=plan.origins.span(("programme", "coordinators")),
        help=_("let somebody share the work, such as {people}, and add their id")
        if likely
        else _("let somebody share the work, and add their id"),
        values={"coordinator": plan.called(coordinators[0]), "people": names(plan, likely[:1])},
        about=coordinators[:1],
        fix=adding(plan, ("programme", "coordinators"), likely[0]) if likely else None,
    )


def _likely_coordinators(plan: Plan) -> tuple[str, ...]:
    """Who knows the programme from within: the working group, and the owner's contact."""
    frame = plan.programme.frame
    group = (*frame.working_group.hr, *frame.working_group.operations) if frame.working_group else ()
    contact = plan.programme.organisations[frame.owner].contact
    known = dict.fromkeys((*group, *([contact] if contact else [])))
    return tuple(person for person in known if person not in frame.coordinators)[:MOST_NAMES]


def working_group_one_sided(plan: Plan) -> Iterator[Diagnostic]:
    """The working group has people from HR only, or from operations only.

    In Malmö the two work in one group, so that the programme is neither a staff document nor one unit's habit. A plan
    without `working_group` is left alone; the rule set `malmo` requires one. Source: Malmö stad.
    """
    group = plan.programme.frame.working_group
    if group is None or bool(group.hr) == bool(group.operations):
        return
    yield finding(
        "working-group-one-sided",
        _("the working group has nobody from operations") if group.hr else _("the working group has nobody from HR"),
        at=plan.origins.span(("programme", "working_group"), key=True),
        help=_("add a manager or a social worker under `operations`") if group.hr else _("add somebody under `hr`"),
        about=(plan.programme.frame.id,),
    )


def recruitment_too_late(plan: Plan) -> Iterator[Diagnostic]:
    """People can still apply, or join a cohort where all start together, after it has started.

    In the four municipalities' trainee programme recruitment is done before the placement starts, so that each
    supervisor knows who is coming. A cohort with `kind: rolling` may close later. `recruitment` is compared with the
    first cohort that starts after it opens. Source: the four municipalities' trainee programme.
    """
    for cohort in plan.programme.cohorts.values():
        intake = cohort.intake
        if intake.kind == "fixed" and intake.closes is not None and intake.closes > cohort.starts:
            yield _too_late(plan, cohort, intake.closes, (*cohort.path, "intake", "closes"))
    recruitment = plan.programme.frame.recruitment
    if recruitment is None:
        return
    later = [cohort for cohort in plan.programme.cohorts.values() if cohort.starts > recruitment.opens]
    first = min(later, key=lambda cohort: cohort.starts, default=None)
    if first is not None and recruitment.closes > first.starts and first.intake.kind == "fixed":
        yield _too_late(plan, first, recruitment.closes, ("programme", "recruitment", "closes"))


def _too_late(plan: Plan, cohort: Cohort, closes: date, written: Path) -> Diagnostic:
    return finding(
        "recruitment-too-late",
        _("recruitment closes on {day}, after {cohort} has started on {starts}"),
        at=plan.origins.span(written),
        also=[Label(plan.where(cohort, "starts"), _("starts here"))],
        help=_("close it before {starts}, or write `intake: {rolling}` if people join as they are employed"),
        values={"cohort": cohort.title, "day": closes, "starts": cohort.starts, "rolling": "{kind: rolling}"},
        about=(cohort.id,),
        fix=_closed_before(cohort, written),
    )


def _closed_before(cohort: Cohort, written: Path) -> Fix:
    """What closes the day before the start, where it is written; or goes on where some join later."""
    if any(each.starts and each.starts > cohort.starts for each in cohort.participants.values()):
        return putting((*cohort.path, "intake", "kind"), "rolling")
    return putting(written, (cohort.starts - timedelta(days=1)).isoformat())


def certificate_undecided(plan: Plan) -> Iterator[Diagnostic]:
    """The plan does not say what it takes to get the certificate.

    Participants ask on the first day, and managers on the last. A programme of two years that ends with a
    certificate promises something; this is where it says what. Source: our own judgement.
    """
    frame = plan.programme.frame
    if frame.certificate is None and has_participants(plan):
        yield finding(
            "certificate-undecided",
            _("nothing says what it takes to get the certificate"),
            at=plan.origins.span(("programme", "title")),
            help=_("add a line to `programme`, such as `certificate: {example}`"),
            values={"example": "{attendance_percent: 80, reviews: yes}"},
            about=(frame.id,),
            fix=putting(("programme", "certificate"), {"attendance_percent": "80", "reviews": "yes"}),
        )


def certificate_out_of_reach(plan: Plan) -> Iterator[Diagnostic]:
    """A participant cannot reach the attendance that the certificate requires, even by coming to everything left.

    They had a pause or were away, and make up for too little of it. What counts are the required sessions of their own
    cohort from their start, with half groups and exemptions taken into account. Somebody who leaves is not reported,
    and somebody who misses something altogether makes up for that first. Source: the plan's own `certificate`.
    """
    certificate = plan.programme.frame.certificate
    if certificate is None or certificate.attendance_percent is None:
        return
    told = {
        journey.person
        for journey, without in not_had(plan)
        if any(is_owed(plan, journey, each) for those in without for each in those)
    }
    for journey in plan.agenda.journeys:
        if journey.person in told or journey.leaves_early:
            continue
        attendance = attendance_of(plan, journey)
        reach = attendance.percent
        if reach >= certificate.attendance_percent:
            continue
        titles = tuple(plan.programme.taught[id_].title for id_ in still_missed(plan, journey, attendance))
        yield finding(
            "certificate-out-of-reach",
            _("{participant} can attend {reach}% of the required sessions at most, but {least}% are required"),
            at=plan.where(journey.participant),
            also=[Label(plan.origins.span(("programme", "certificate", "attendance_percent")), _("required here"))],
            help=_("let them make up for {activities}, or decide on an `exempt`")
            if len(titles) <= MOST_NAMES
            else _("let them make up for some of what they miss, such as {activities}, or decide on an `exempt`"),
            values={
                "participant": plan.called(journey.person),
                "reach": reach,
                "least": certificate.attendance_percent,
                "activities": titles[:MOST_NAMES],
            },
            about=(journey.cohort.id, journey.person),
            cause=pause_not_followed(plan, journey, Term(_p("cause", "the certificate")))
            if any(occasion.day in journey.pauses for occasion in attendance.missed)
            else None,
        )
