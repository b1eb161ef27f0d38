"""Rules about content: that everything is answered by something, and that courses have all their parts."""

from collections.abc import Iterator
from datetime import timedelta

from introplan.agenda import Plan
from introplan.checks.occasions import MOST_NAMES, about, names
from introplan.checks.rules.answers import AskedRule, Outcome, met, not_applicable
from introplan.days import Stretch
from introplan.diagnostics import Diagnostic, Label, _, _n
from introplan.language.terms import THEMES
from introplan.model import Activity, Area, Competence, Gap, Lecture
from introplan.model.content import Theme
from introplan.model.rule_kinds import CourseRule, CoverageRule

BEFORE_COURSE = timedelta(weeks=4)
"""Time for preparation counts when it lies so near before the course."""


def coverage(asked: AskedRule, wanted: CoverageRule) -> Outcome:
    """Every branch of the service, gap or theme is answered by something that is scheduled for a decided cohort."""
    plan, programme = asked.plan, asked.plan.programme
    decided = [id_ for id_, cohort in programme.cohorts.items() if cohort.status != "draft"]
    scheduled = {
        occasion.subject for id_ in decided for occasion in plan.agenda.by_cohort.get(id_, ()) if occasion.is_on
    }
    taught = [programme.taught[id_] for id_ in sorted(scheduled)]
    built = {competence for activity in taught for competence in activity.competences}
    if wanted.of == "areas":
        return _areas(asked, {activity.area for activity in taught})
    if wanted.of == "gaps":
        return _gaps(asked, built)
    return _themes(asked, {theme for id_ in built for theme in programme.competences[id_].themes})


def _areas(asked: AskedRule, shown: set[str | None]) -> Outcome:
    plan, areas = asked.plan, asked.plan.programme.areas
    if not areas:
        return not_applicable(_("the plan names no branches of the service"))
    findings = tuple(
        asked.finding(
            _("nothing that is scheduled shows {title}"),
            at=plan.where(area),
            also=[Label(plan.where(activity), _("is about it")) for activity in _about(plan, area)[:3]],
            help=_("add a session of it to a cohort, or something new that is about it"),
            values={"title": area.title},
            about=(area.id,),
        )
        for area in areas.values()
        if area.id not in shown
    )
    if findings:
        return Outcome(findings)
    return met(_("branches of the service with something scheduled: all {count}"), count=len(areas))


def _gaps(asked: AskedRule, built: set[str]) -> Outcome:
    plan = asked.plan
    gaps = [each for each in plan.programme.competences.values() if _is_open(each.gap)]
    if not gaps:
        return not_applicable(_("the plan names no gaps"))
    findings = tuple(
        asked.finding(
            _("nothing that is scheduled answers the gap in {title}"),
            at=plan.where(competence, "gap"),
            also=[Label(plan.where(activity), _("is about it")) for activity in _about(plan, competence)[:3]],
            help=_("add a session of it to a cohort, or something new that is about it"),
            values={"title": competence.title},
            about=(competence.id,),
        )
        for competence in gaps
        if competence.id not in built
    )
    return Outcome(findings) if findings else met(_("gaps with something scheduled: all {count}"), count=len(gaps))


def _is_open(gap: Gap | None) -> bool:
    match gap:
        case Gap(now=level, target=target):
            return level < target
    return False


def _themes(asked: AskedRule, covered: set[Theme]) -> Outcome:
    """The five themes, for a programme that has anything to do with them."""
    plan = asked.plan
    if not any(competence.themes for competence in plan.programme.competences.values()):
        return not_applicable(_("no competence of the plan belongs to a theme of child welfare"))
    findings = tuple(
        asked.finding(
            _("nothing that is scheduled is about {theme}"),
            at=plan.origins.span(("competences",)),
            help=_("write `themes: [{word}]` on the competence that belongs there, or schedule something about it"),
            values={"theme": THEMES[theme], "word": theme},
        )
        for theme in THEMES
        if theme not in covered
    )
    return Outcome(findings) if findings else met(_("all {count} themes have something scheduled"), count=len(THEMES))


def course_parts(asked: AskedRule, wanted: CourseRule) -> Outcome:
    """Every course has its other parts, and time in the weeks before it for the preparation."""
    plan = asked.plan
    courses = [activity for activity in plan.programme.activities.values() if activity.kind == "course"]
    if not courses:
        return not_applicable(_("the programme has no courses"))
    findings: list[Diagnostic] = []
    for course in courses:
        values = {"course": course.title}
        if "preparation" in wanted.have and not course.preparation:
            findings.append(
                asked.finding(
                    _("{course} has no preparation"),
                    at=plan.where(course),
                    help=_("write it under `preparation`"),
                    values=values,
                    about=(course.id,),
                )
            )
        if "deepening" in wanted.have and not course.deepening:
            findings.append(
                asked.finding(
                    _("{course} has no deepening"),
                    at=plan.where(course),
                    help=_("write it under `deepening`"),
                    values=values,
                    about=(course.id,),
                )
            )
        if "time_before" in wanted.have:
            findings += _no_time_before(asked, course.id)
    return Outcome(tuple(findings)) if findings else met(_("courses seen: {count}"), count=len(courses))


def _no_time_before(asked: AskedRule, course: str) -> Iterator[Diagnostic]:
    """Sessions of the course before which some participant has no self-study, in the weeks that count."""
    plan, programme = asked.plan, asked.plan.programme
    for occasion in plan.agenda.by_subject.get(course, ()):
        if not occasion.is_on or occasion.draft:
            continue
        weeks = Stretch(occasion.day - BEFORE_COURSE, occasion.day)
        without = tuple(
            person
            for person in occasion.people("participant", "make_up")
            if not any(
                other.kind == "session"
                and other.is_on
                and other.day in weeks
                and programme.taught[other.subject].kind == "self_study"
                for other in plan.agenda.by_person[person]
            )
        )
        if without:
            yield asked.finding(
                _n(
                    "{people} has no time for preparation before {course} on {day}",
                    "{people} have no time for preparation before {course} on {day}",
                    by="people",
                )
                if len(without) <= MOST_NAMES
                else _("{count} participants have no time for preparation before {course} on {day}"),
                at=plan.where(occasion, "date"),
                help=_("add a session of kind `self_study` in the weeks before"),
                values={
                    "people": names(plan, without),
                    "count": len(without),
                    "course": programme.taught[course].title,
                    "day": occasion.day,
                },
                about=about(occasion, people=without),
            )


def _about(plan: Plan, each: Area | Competence) -> list[Lecture | Activity]:
    """The lectures and activities that are about it, scheduled or not."""
    taught = plan.programme.taught.values()
    if isinstance(each, Area):
        return [activity for activity in taught if activity.area == each.id]
    return [activity for activity in taught if each.id in activity.competences]
