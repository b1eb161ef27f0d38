"""The YAML language as frozen models, in the field's words: what a coordinator can write, and what it means."""

from introplan.model.cohorts import BookedReview, Cohort, Intake, Participant, ParticipantOutcome
from introplan.model.content import Activity, Area, Competence, Gap, Lecture
from introplan.model.entries import Entry, EntryPart, Lasting, Path, place_entries
from introplan.model.events import Event
from introplan.model.faults import EMPTY
from introplan.model.frame import Alarms, Frame, Goal, Review
from introplan.model.groups import Group, Membership, Memberships
from introplan.model.look import Look, Picture
from introplan.model.pairings import ROLES, Change, Meets, Pairing
from introplan.model.people import CalendarWay, Organisation, Person, Place, Unit
from introplan.model.phases import Phase
from introplan.model.pictures import NoPicture, Pictures
from introplan.model.points import Break, Point
from introplan.model.postings import Posting
from introplan.model.programme import Programme
from introplan.model.roles import ReviewerWord, RhythmByPhase, Role, RoleWord
from introplan.model.rulesets import KINDS, Rule, RuleFile, RuleSet, RuleSource, Wording
from introplan.model.sessions import Repeats, Session, SessionChange
from introplan.model.tasks import CohortTask, ProgrammeTask, Task
from introplan.model.times import MonthSpan, WeekSpan
from introplan.model.tuning import Tuning
from introplan.model.weights import PairWeightName, PairWeights, PlanWeightName, PlanWeights

__all__ = [
    "EMPTY",
    "KINDS",
    "ROLES",
    "Activity",
    "Alarms",
    "Area",
    "BookedReview",
    "Break",
    "CalendarWay",
    "Change",
    "Cohort",
    "CohortTask",
    "Competence",
    "Entry",
    "EntryPart",
    "Event",
    "Frame",
    "Gap",
    "Goal",
    "Group",
    "Intake",
    "Lasting",
    "Lecture",
    "Look",
    "Meets",
    "Membership",
    "Memberships",
    "MonthSpan",
    "NoPicture",
    "Organisation",
    "PairWeightName",
    "PairWeights",
    "Pairing",
    "Participant",
    "ParticipantOutcome",
    "Path",
    "Person",
    "Phase",
    "Picture",
    "Pictures",
    "Place",
    "PlanWeightName",
    "PlanWeights",
    "Point",
    "Posting",
    "Programme",
    "ProgrammeTask",
    "Repeats",
    "Review",
    "ReviewerWord",
    "RhythmByPhase",
    "Role",
    "RoleWord",
    "Rule",
    "RuleFile",
    "RuleSet",
    "RuleSource",
    "Session",
    "SessionChange",
    "Task",
    "Tuning",
    "Unit",
    "WeekSpan",
    "Wording",
    "place_entries",
]
