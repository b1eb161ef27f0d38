"""Checks on a whole plan: pure functions in a list that one can read.

A check is named after the fault it finds; its function has the same name with underscores. Its docstring
says what, why and by which source, and `introplan explain` prints it.
"""

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from introplan.agenda import Plan
from introplan.checks.attendance import (
    absence_not_expected,
    competence_gap_unanswered,
    required_activity_missed,
    required_activity_not_scheduled,
)
from introplan.checks.caseload import caseload_falls, caseload_jumps, caseload_unlimited
from introplan.checks.closed_days import (
    event_on_closed_day,
    meeting_on_closed_day,
    session_in_avoided_week,
    session_in_school_break,
    session_on_bridge_day,
    session_on_closed_day,
    session_on_half_day,
    session_outside_working_day,
)
from introplan.checks.competences import (
    activity_without_competence,
    competence_gap_answered_by_choice,
    competence_gap_answered_late,
    gap_analysis_outdated,
)
from introplan.checks.dialogue import half_year_without_union_dialogue, union_dialogue_missing_before_start
from introplan.checks.elimination import (
    protected_person_alone,
    protected_person_told_apart,
    protected_person_with_one_other,
)
from introplan.checks.follow_up import (
    colleagues_never_told,
    ending_without_evaluation,
    goal_not_measurable,
    managers_not_told_before_start,
    papers_sent_late,
)
from introplan.checks.frame import calendar_always_closed, rule_set_unknown
from introplan.checks.itself import entry_names_itself
from introplan.checks.leftovers import (
    cohort_titled_another_year,
    entry_never_used,
    person_written_twice,
    weekday_contradicts_date,
)
from introplan.checks.load import (
    first_weeks_empty,
    too_much_on_one_lecturer,
    unit_over_agreed_hours,
    week_too_full,
)
from introplan.checks.lunch import no_time_for_lunch
from introplan.checks.make_ups import (
    make_up_cancelled,
    make_up_in_draft,
    make_up_of_nothing_missed,
    make_up_twice,
    make_up_when_away,
)
from introplan.checks.meetings import change_of_no_meeting, pairing_never_holds, pairing_without_meetings
from introplan.checks.organisations import (
    contact_unreachable,
    external_without_contact,
    host_too_often,
    participant_outlasts_membership,
    session_outlasts_membership,
)
from introplan.checks.organisers import (
    certificate_out_of_reach,
    certificate_undecided,
    coordinator_alone,
    coordinator_missing,
    recruitment_too_late,
    working_group_one_sided,
)
from introplan.checks.pairings import (
    role_missing,
    supporter_in_wrong_unit,
    supporter_is_manager,
    supporter_over_capacity,
    supporter_overloaded,
)
from introplan.checks.participants import (
    manager_from_outside,
    participant_ends_before_start,
    participant_in_two_cohorts,
    participant_without_manager,
    session_on_day_off,
)
from introplan.checks.pauses import end_not_moved, meeting_when_away, start_on_closed_day, support_not_moved
from introplan.checks.people_in_time import (
    guest_double_booked,
    lecturer_double_booked,
    lecturer_unavailable,
    no_time_to_travel,
    participant_double_booked,
    supporter_double_booked,
)
from introplan.checks.phases import phase_outlasts_programme, phases_leave_hole, phases_overlap
from introplan.checks.places import (
    place_double_booked,
    place_not_accessible,
    place_taken_all_day,
    place_too_small,
    too_many_participants,
)
from introplan.checks.privacy import (
    person_without_name,
    personal_identity_number,
    protected_id_tells,
    protected_id_written,
    protected_person_named,
)
from introplan.checks.private_data import nobody_to_turn_to, private_mail_address, reason_for_absence
from introplan.checks.readiness import (
    meeting_link_in_print,
    online_place_without_link,
    session_after_programme,
    session_length_differs,
    session_unconfirmed,
    session_without_lecturer,
    session_without_place,
)
from introplan.checks.rest import (
    no_break_in_five_hours,
    session_without_pause,
    too_little_daily_rest,
)
from introplan.checks.reviews import (
    review_not_booked,
    review_off_its_month,
    review_on_closed_day,
    review_when_away,
    review_without_reviewer,
    reviewer_unavailable,
)
from introplan.checks.rules import named_answers, rule_names
from introplan.checks.schedule import exchange_too_far_apart, prerequisite_too_late, session_outside_phase
from introplan.checks.seats import (
    cohort_over_capacity,
    municipality_without_seats,
    seats_exceeded,
    seats_over_capacity,
    seats_unfilled,
)
from introplan.checks.sessions import (
    break_outside_session,
    session_for_outsider,
    session_without_participants,
)
from introplan.checks.subjects import SUBJECTS, subject_of
from introplan.checks.support import meetings_too_rare, pairing_doubled
from introplan.checks.supporters import (
    support_interrupted,
    supporter_away,
    supporter_in_two_roles,
    supporter_inexperienced,
    supporter_is_participant,
    supporter_leaves,
    supporter_without_hours,
    supporter_without_network,
)
from introplan.checks.tuning import check_unknown, lowered_for_drafts, tuned, tuning_expired, tuning_unused
from introplan.diagnostics import Diagnostic, Severity

__all__ = [
    "CHECKS",
    "DATED",
    "EXPLAINED",
    "SUBJECTS",
    "Check",
    "DatedCheck",
    "Explanation",
    "explanation",
    "name_of",
    "run_checks",
    "subject_of",
]

Check = Callable[[Plan], Iterator[Diagnostic]]
DatedCheck = Callable[[Plan, date], Iterator[Diagnostic]]

ERRORS: tuple[Check, ...] = (
    phases_overlap,
    phases_leave_hole,
    phase_outlasts_programme,
    coordinator_missing,
    role_missing,
    supporter_is_manager,
    supporter_over_capacity,
    change_of_no_meeting,
    participant_in_two_cohorts,
    participant_ends_before_start,
    cohort_over_capacity,
    seats_exceeded,
    external_without_contact,
    participant_outlasts_membership,
    session_outlasts_membership,
    session_on_closed_day,
    session_for_outsider,
    entry_names_itself,
    calendar_always_closed,
    lecturer_double_booked,
    lecturer_unavailable,
    participant_double_booked,
    supporter_double_booked,
    place_double_booked,
    competence_gap_unanswered,
    make_up_when_away,
    make_up_cancelled,
    protected_person_told_apart,
    reason_for_absence,
    protected_person_named,
    protected_id_written,
    person_without_name,
    personal_identity_number,
)
WARNINGS: tuple[Check, ...] = (
    rule_set_unknown,
    person_written_twice,
    weekday_contradicts_date,
    cohort_titled_another_year,
    caseload_unlimited,
    caseload_falls,
    caseload_jumps,
    coordinator_alone,
    working_group_one_sided,
    recruitment_too_late,
    contact_unreachable,
    supporter_overloaded,
    supporter_in_wrong_unit,
    supporter_in_two_roles,
    supporter_without_hours,
    supporter_inexperienced,
    supporter_is_participant,
    support_interrupted,
    supporter_without_network,
    supporter_leaves,
    supporter_away,
    participant_without_manager,
    manager_from_outside,
    pairing_never_holds,
    pairing_doubled,
    meetings_too_rare,
    municipality_without_seats,
    seats_over_capacity,
    session_on_bridge_day,
    session_on_half_day,
    session_in_avoided_week,
    session_in_school_break,
    session_on_day_off,
    session_outside_working_day,
    session_outside_phase,
    session_without_participants,
    break_outside_session,
    event_on_closed_day,
    meeting_on_closed_day,
    guest_double_booked,
    no_time_to_travel,
    no_break_in_five_hours,
    session_without_pause,
    no_time_for_lunch,
    too_little_daily_rest,
    session_without_lecturer,
    session_without_place,
    online_place_without_link,
    meeting_link_in_print,
    session_length_differs,
    session_after_programme,
    end_not_moved,
    support_not_moved,
    meeting_when_away,
    place_too_small,
    place_not_accessible,
    too_many_participants,
    prerequisite_too_late,
    exchange_too_far_apart,
    required_activity_not_scheduled,
    required_activity_missed,
    make_up_of_nothing_missed,
    make_up_in_draft,
    make_up_twice,
    protected_id_tells,
    protected_person_alone,
    private_mail_address,
    absence_not_expected,
    review_off_its_month,
    review_when_away,
    review_on_closed_day,
    review_without_reviewer,
    reviewer_unavailable,
    union_dialogue_missing_before_start,
    half_year_without_union_dialogue,
    competence_gap_answered_late,
    competence_gap_answered_by_choice,
    gap_analysis_outdated,
    activity_without_competence,
    papers_sent_late,
    managers_not_told_before_start,
    colleagues_never_told,
    goal_not_measurable,
    ending_without_evaluation,
)
NOTES: tuple[Check, ...] = (
    pairing_without_meetings,
    review_not_booked,
    start_on_closed_day,
    week_too_full,
    too_much_on_one_lecturer,
    unit_over_agreed_hours,
    first_weeks_empty,
    nobody_to_turn_to,
    protected_person_with_one_other,
    certificate_undecided,
    certificate_out_of_reach,
    host_too_often,
    entry_never_used,
    place_taken_all_day,
)
CHECKS: tuple[Check, ...] = ERRORS + WARNINGS + NOTES
DATED: tuple[DatedCheck, ...] = (seats_unfilled, session_unconfirmed)
"""What only a certain day can tell, such as that time is short: notes, so that no day decides what is built."""

EXPLAINED: tuple[Callable[..., Iterator[Diagnostic]], ...] = (
    *CHECKS,
    *DATED,
    check_unknown,
    tuning_unused,
    tuning_expired,
)
"""All that speaks about a plan: the checks, and what looks after their tuning. The latter can not be tuned itself."""


class Explanation(NamedTuple):
    """A check's name, how grave its findings are until a plan tunes it, and what, why and by which source."""

    name: str
    severity: Severity
    text: str


def name_of(check: Callable[..., Any]) -> str:
    """`lecturer-double-booked`, for the function `lecturer_double_booked`."""
    return check.__name__.replace("_", "-")


def explanation(check: Callable[..., Any]) -> Explanation:
    """What `introplan explain` tells about a check. The text's first line says what it finds."""
    severity: Severity = "error" if check in ERRORS else "note" if check in NOTES + DATED else "warning"
    return Explanation(name_of(check), severity, inspect.cleandoc(check.__doc__ or ""))


def run_checks(plan: Plan, today: date | None = None) -> list[Diagnostic]:
    """Everything that the checks and the plan's rule sets find, milder for drafts, tuned as it says, in file order.

    `today` tells whether the last day of a tuning has passed, and the checks in `DATED` what is soon due; without
    it they are silent. Nothing else depends on it.
    """
    found = [diagnostic for check in CHECKS for diagnostic in check(plan)]
    if today is not None:
        found += [diagnostic for dated in DATED for diagnostic in dated(plan, today)]
    found += [diagnostic for answer in named_answers(plan) for diagnostic in answer.findings]
    known = dict.fromkeys(map(name_of, CHECKS), False) | dict.fromkeys(map(name_of, DATED), True)
    known |= dict.fromkeys(rule_names(plan), False)
    everything = tuned(plan, list(lowered_for_drafts(plan, found)), known, today)
    return sorted(everything, key=lambda diagnostic: diagnostic.sort_key)
