"""Mistakes in the frame and in what is taught: phases, competences, prerequisites, things forgotten."""

from collections.abc import Iterator
from datetime import timedelta

from mutations.desk import Desk, Mistake


def phase_begins_too_early(desk: Desk) -> Iterator[Mistake]:
    for phase in list(desk.plan.programme.frame.phases.values())[1:]:
        months = f"{phase.months.first - 1}-{phase.months.last}"
        yield Mistake((desk.replace((*phase.path, "months"), months),), "phases-overlap", f"{phase.id} is {months}")


def phase_begins_too_late(desk: Desk) -> Iterator[Mistake]:
    for phase in list(desk.plan.programme.frame.phases.values())[1:]:
        months = f"{phase.months.first + 1}-{phase.months.last}"
        yield Mistake((desk.replace((*phase.path, "months"), months),), "phases-leave-hole", f"{phase.id} is {months}")


def phase_too_long(desk: Desk) -> Iterator[Mistake]:
    phase = list(desk.plan.programme.frame.phases.values())[-1]
    months = f"{phase.months.first}-{phase.months.last + 3}"
    yield Mistake(
        (desk.replace((*phase.path, "months"), months),), "phase-outlasts-programme", f"{phase.id} is {months}"
    )


def rule_set_misspelt(desk: Desk) -> Iterator[Mistake]:
    for index, name in enumerate(desk.plan.programme.frame.rulesets):
        slip = desk.replace(("programme", "rulesets", index), f"{name}x")
        yield Mistake((slip,), "rule-set-unknown", f"{name}x")


def competence_dropped_from_its_only_lecture(desk: Desk) -> Iterator[Mistake]:
    programme = desk.plan.programme
    for competence in programme.competences.values():
        answers = [each for each in programme.taught.values() if competence.id in each.competences]
        others = [
            each for each in programme.competences if each != competence.id and each not in answers[0].competences
        ]
        if competence.gap and len(answers) == 1 and others:
            index = answers[0].competences.index(competence.id)
            slip = desk.replace((*answers[0].path, "competences", index), others[0])
            where = ((*competence.path, "gap"), competence.path)
            yield Mistake((slip,), "competence-gap-unanswered", f"nothing is about {competence.id}", where)


def session_forgotten(desk: Desk) -> Iterator[Mistake]:
    for occasion in desk.plan.agenda.sessions:
        cohort, activity = (
            desk.plan.programme.cohorts[occasion.cohorts[0]],
            desk.plan.programme.taught[occasion.subject],
        )
        same = [each for each in desk.plan.agenda.by_cohort[cohort.id] if each.subject == occasion.subject]
        guests = any(occasion.key in journey.participant.make_ups for journey in desk.plan.agenda.journeys)
        absent = occasion.key in desk.plan.programme.absences
        own = activity.id == occasion.path[-1]
        if cohort.status == "confirmed" and activity.required and len(same) == 1 and own and not guests and not absent:
            slip = desk.remove(occasion.path)
            where = (cohort.path,)
            yield Mistake((slip,), "required-activity-not-scheduled", f"{occasion.key} is gone", where)


def session_cancelled_and_not_replaced(desk: Desk) -> Iterator[Mistake]:
    for occasion in desk.plan.agenda.sessions:
        cohort, activity = (
            desk.plan.programme.cohorts[occasion.cohorts[0]],
            desk.plan.programme.taught[occasion.subject],
        )
        same = [each for each in desk.plan.agenda.by_cohort[cohort.id] if each.subject == occasion.subject]
        if cohort.status == "confirmed" and activity.required and len(same) == 1:
            path = (*occasion.path, "status")
            written = desk.is_written(path)
            slip = desk.replace(path, "cancelled") if written else desk.insert(occasion.path, "status: cancelled")
            where = (cohort.path,)
            yield Mistake((slip,), "required-activity-not-scheduled", f"{occasion.key} is cancelled", where)


def prerequisite_turned_around(desk: Desk) -> Iterator[Mistake]:
    agenda, programme = desk.plan.agenda, desk.plan.programme
    for occasion in agenda.sessions:
        for other in agenda.by_cohort[occasion.cohorts[0]]:
            activity = programme.taught[occasion.subject]
            same = [each for each in agenda.sessions if each.subject in {occasion.subject, other.subject}]
            once_each = len(same) == 2 and occasion.subject != other.subject
            if once_each and other.is_on and other.day > occasion.day and not activity.prerequisites:
                slip = desk.insert(activity.path, f"prerequisites: [{other.subject}]")
                where = ((*occasion.path, "date"),)
                yield Mistake((slip,), "prerequisite-too-late", f"{other.subject} before {occasion.key}", where)


def exchange_left_out(desk: Desk) -> Iterator[Mistake]:
    """One of the sessions that should come back is taken away, and the gap is too long."""
    agenda, programme = desk.plan.agenda, desk.plan.programme
    for cohort in programme.cohorts.values():
        series = [
            each for each in agenda.by_cohort.get(cohort.id, ()) if programme.taught[each.subject].kind == "exchange"
        ]
        for before, left_out, after in zip(series, series[1:], series[2:], strict=False):
            summer = any(6 <= day.month <= 8 for day in (before.day, left_out.day, after.day))
            if after.day - before.day > timedelta(weeks=11) and not summer and not left_out.people("make_up"):
                slip = desk.remove(left_out.path)
                where = tuple((*each.path, "date") for each in (before, after))
                yield Mistake((slip,), "exchange-too-far-apart", f"{left_out.key} is gone", where)


def break_at_the_wrong_hour(desk: Desk) -> Iterator[Mistake]:
    for occasion in desk.plan.agenda.sessions:
        if desk.plan.session(occasion).breaks:
            slip = desk.replace((*occasion.path, "breaks", 0, "at"), "18.15")
            yield Mistake((slip,), "break-outside-session", f"{occasion.key}: the break is in the evening")


def session_in_the_wrong_year(desk: Desk) -> Iterator[Mistake]:
    """A slip of the finger puts it before anybody has started."""
    for occasion in desk.plan.agenda.sessions:
        first = min(desk.plan.programme.cohorts[id_].starts for id_ in occasion.cohorts)
        day = occasion.day.replace(year=first.year - 1)
        if occasion.people("participant"):
            slip = desk.replace((*occasion.path, "date"), day.isoformat())
            yield Mistake((slip,), "session-without-participants", f"{occasion.key} on {day}")


# Competences, goals and what goes around a programme


def gap_met_a_year_later(desk: Desk) -> Iterator[Mistake]:
    """The first session about a competence moves a year on, in the only cohort that it is for."""
    programme, agenda = desk.plan.programme, desk.plan.agenda
    for competence in programme.competences.values():
        answers = {each.id for each in programme.taught.values() if competence.id in each.competences}
        for cohort in programme.cohorts.values():
            sessions = [each for each in agenda.by_cohort.get(cohort.id, ()) if each.is_on and each.subject in answers]
            if competence.gap and cohort.status == "confirmed" and len(sessions) == 1:
                day = cohort.starts.replace(year=cohort.starts.year + 1) + timedelta(weeks=6)
                slip = desk.replace((*sessions[0].path, "date"), day.isoformat())
                yield Mistake((slip,), "competence-gap-answered-late", f"{sessions[0].key} a year later")


def only_answer_made_optional(desk: Desk) -> Iterator[Mistake]:
    programme = desk.plan.programme
    for competence in programme.competences.values():
        answers = [each for each in programme.taught.values() if competence.id in each.competences]
        if competence.gap and len(answers) == 1 and answers[0].required:
            slip = desk.insert(answers[0].path, "required: no")
            where = ((*competence.path, "gap"),)
            yield Mistake((slip,), "competence-gap-answered-by-choice", f"{answers[0].id} is optional", where)


def gap_analysis_from_long_ago(desk: Desk) -> Iterator[Mistake]:
    if desk.plan.programme.frame.gap_analysis:
        slip = desk.replace(("programme", "gap_analysis", "date"), "2024-05-20")
        yield Mistake((slip,), "gap-analysis-outdated", "the gap analysis is from 2024")


def competences_left_out(desk: Desk) -> Iterator[Mistake]:
    for activity in desk.plan.programme.taught.values():
        if activity.competences and activity.kind == "lecture":
            slip = desk.remove((*activity.path, "competences"))
            yield Mistake((slip,), "activity-without-competence", f"{activity.id} is about nothing")


def papers_sent_the_day_before(desk: Desk) -> Iterator[Mistake]:
    for event in desk.plan.programme.events.values():
        if event.papers_sent and event.kind == "union_dialogue":
            late = (event.date - timedelta(days=1)).isoformat()
            slip = desk.replace((*event.path, "papers_sent"), late)
            yield Mistake((slip,), "papers-sent-late", f"{event.id}: papers the day before")


def figure_of_a_goal_left_out(desk: Desk) -> Iterator[Mistake]:
    for goal in desk.plan.programme.frame.goals.values():
        for field in ("baseline", "target", "at_months"):
            path = (*goal.path, "indicator", field)
            if desk.is_written(path):
                yield Mistake((desk.remove(path),), "goal-not-measurable", f"{goal.id} without {field}")


def briefings_for_the_wrong_people(desk: Desk) -> Iterator[Mistake]:
    """What the managers should have heard before the first cohort is for the mentors."""
    starts = min(cohort.starts for cohort in desk.plan.programme.cohorts.values())
    told = [each for each in desk.plan.programme.events.values() if "managers" in each.audience and each.date < starts]
    if len(told) == 1:
        cohort = min(desk.plan.programme.cohorts.values(), key=lambda cohort: cohort.starts)
        slip = desk.replace((*told[0].path, "audience"), "[mentors]")
        where = ((*cohort.path, "starts"),)
        yield Mistake((slip,), "managers-not-told-before-start", f"{told[0].id} is for mentors", where)
