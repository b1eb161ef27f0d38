"""The agenda: every dated event of a programme with who attends, where and why, and each participant's own axis."""

from introplan.agenda.agenda import Agenda, FullDay, agenda_of
from introplan.agenda.also import invited_as, is_invited, those_invited, with_those_invited
from introplan.agenda.attendance import Members, attendees_on, is_asked, is_chosen, is_expected
from introplan.agenda.attended import absent_from, attended_by
from introplan.agenda.away import Away, away_at, hours_by_month
from introplan.agenda.axes import Axis, PhaseStretch
from introplan.agenda.clashes import Clash, is_harmless, overlapping
from introplan.agenda.for_others import for_others
from introplan.agenda.gatherings import each_once, is_same_gathering
from introplan.agenda.given_out import NOTHING, GivenMeeting, GivenOut
from introplan.agenda.identities import ByIdentity, Called, earlier_ids
from introplan.agenda.journeys import Journey, Stay
from introplan.agenda.making import event_key, review_key, reviewers
from introplan.agenda.occasions import Attendee, Occasion, OccasionKind, Status
from introplan.agenda.personal import PERSONAL, SHORTEST, Busy, busy_stretches, hides_hours, is_personal
from introplan.agenda.plan import Origins, Plan, Subject, plan_of
from introplan.agenda.postings import POSTINGS, posted_to, posting_keys
from introplan.agenda.presence import (
    NOON,
    in_own_time,
    is_at_work,
    is_available,
    is_day_off,
    is_open_until,
    is_summer,
    works_on,
)
from introplan.agenda.proceedings import PointOfDay, breaks_of, breaks_written_at, points_of
from introplan.agenda.sessions import days_between
from introplan.agenda.support import Support, SupportIndex
from introplan.agenda.taken import is_for_one, is_room
from introplan.agenda.tasks import TASKS, due_day, own_tasks, task_key

__all__ = [
    "NOON",
    "NOTHING",
    "PERSONAL",
    "POSTINGS",
    "SHORTEST",
    "TASKS",
    "Agenda",
    "Attendee",
    "Away",
    "Axis",
    "Busy",
    "ByIdentity",
    "Called",
    "Clash",
    "FullDay",
    "GivenMeeting",
    "GivenOut",
    "Journey",
    "Members",
    "Occasion",
    "OccasionKind",
    "Origins",
    "PhaseStretch",
    "Plan",
    "PointOfDay",
    "Status",
    "Stay",
    "Subject",
    "Support",
    "SupportIndex",
    "absent_from",
    "agenda_of",
    "attended_by",
    "attendees_on",
    "away_at",
    "breaks_of",
    "breaks_written_at",
    "busy_stretches",
    "days_between",
    "due_day",
    "each_once",
    "earlier_ids",
    "event_key",
    "for_others",
    "hides_hours",
    "hours_by_month",
    "in_own_time",
    "invited_as",
    "is_asked",
    "is_at_work",
    "is_available",
    "is_chosen",
    "is_day_off",
    "is_expected",
    "is_for_one",
    "is_harmless",
    "is_invited",
    "is_open_until",
    "is_personal",
    "is_room",
    "is_same_gathering",
    "is_summer",
    "overlapping",
    "own_tasks",
    "plan_of",
    "points_of",
    "posted_to",
    "posting_keys",
    "review_key",
    "reviewers",
    "task_key",
    "those_invited",
    "with_those_invited",
    "works_on",
]
