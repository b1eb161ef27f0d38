"""The kinds of rules that a rule set is made of: what each asks for, under its own name in a rule.

The kinds are code, in `checks.rules`; which of them make up a rule set stands in YAML, and in `rulesets`.
"""

from typing import Annotated, Literal

from introplan.model.content import ActivityKind
from introplan.model.entries import EntryPart, about
from introplan.model.events import EventKind
from introplan.model.frame import GoalKind, ReviewKind
from introplan.model.numbers import Count, Decimal, Flag, MonthNumber, Number, Percent
from introplan.model.roles import RoleWord
from introplan.model.times import Every, Length, Months, ProgrammeLength

TaughtKind = Literal["lecture", ActivityKind]
PartWord = Literal[RoleWord, "manager"]


class LengthRule(EntryPart):
    """How long the programme is."""

    at_least: Annotated[ProgrammeLength | None, about("The shortest it may be.", "24 months")] = None
    at_most: Annotated[ProgrammeLength | None, about("The longest it may be.", "24 months")] = None
    new_only: Annotated[Flag, about("Whether it applies only to those with less than a year's experience.", "yes")] = (
        False
    )


class RoleRule(EntryPart):
    """Everybody has somebody in each of the roles, or in any of them, without a gap."""

    roles: Annotated[tuple[RoleWord, ...], about("The roles.", "[supervisor, mentor]")]
    any: Annotated[Flag, about("Whether one of the roles is enough at a time.", "yes")] = False
    until: Annotated[
        Every | None, about("How long, from the participant's start; without it, to the end.", "12 months")
    ] = None
    unit: Annotated[Literal["same"] | None, about("Whether both work in the same unit.", "same")] = None
    new_only: Annotated[Flag, about("Whether it applies only to those with less than a year's experience.", "yes")] = (
        False
    )


class DistinctRule(EntryPart):
    """Nobody has two of these parts for the same participant at once."""

    roles: Annotated[tuple[PartWord, ...], about("The parts.", "[mentor, manager]")]


class SupporterRule(EntryPart):
    """What those in the roles have: experience, hours set aside, training."""

    roles: Annotated[tuple[RoleWord, ...], about("The roles.", "[introducer]")]
    experience_years: Annotated[Number | None, about("Years in the profession, at least.", "2")] = None
    hours_per_month: Annotated[Decimal | None, about("Hours set aside each month, at least.", "2")] = None
    training_hours: Annotated[
        Decimal | None, about("Hours of network meetings in the first two years, at least.", "36")
    ] = None


class MeetingWindow(EntryPart):
    """How often, and until when."""

    until: Annotated[Every, about("How long after the participant's start it applies.", "6 weeks", "12 months")]
    every: Annotated[Every, about("How often at least.", "1 week")]


class MeetingRule(EntryPart):
    """How often each participant meets somebody in one of the roles."""

    roles: Annotated[tuple[RoleWord, ...], about("The roles; a meeting with any of them counts.", "[supervisor]")]
    kinds: Annotated[
        tuple[TaughtKind, ...], about("Sessions that count as a meeting too, by kind.", "[supervision]")
    ] = ()
    windows: Annotated[
        tuple[MeetingWindow, ...],
        about("How often, one stretch after the other.", "[{until: 6 weeks, every: 1 week}]"),
    ]
    length: Annotated[Length | None, about("How long a meeting is at least.", "1h")] = None


class MeetingHoursRule(EntryPart):
    """Meetings lie in working hours."""

    roles: Annotated[tuple[RoleWord, ...], about("The roles.", "[mentor]")]


class CaseloadLimit(EntryPart):
    """The largest caseload in some months."""

    months: Annotated[Months, about("The months, from the participant's start.", "0-12")]
    percent: Annotated[Percent, about("The largest share of a full caseload.", "90")]


class CaseloadRule(EntryPart):
    """How large the caseload may be."""

    limits: Annotated[tuple[CaseloadLimit, ...], about("The limits.", "[{months: 0-12, percent: 90}]")]
    average: Annotated[Flag, about("Whether the limit is for the average over the months.", "yes")] = False


class CaseloadRises(EntryPart):
    """The caseload is written for the first months, begins low, and never falls."""

    months: Annotated[Months, about("The months, from the participant's start.", "0-12")]


class ProtectedTimeRule(EntryPart):
    """How much working time is kept free for learning, as a share of each participant's own."""

    months: Annotated[Months, about("The months, from the participant's start.", "0-12")]
    percent: Annotated[Percent, about("The share of working time, at least.", "10")]


class ReviewRule(EntryPart):
    """When every participant has a review."""

    kind: Annotated[ReviewKind | None, about("What kind of review; without it, any.", "observation")] = None
    months: Annotated[tuple[MonthNumber, ...], about("After these months.", "[3, 6, 9, 12]")] = ()
    tolerance: Annotated[Every | None, about("How far from the month it may be.", "3 weeks")] = None
    between: Annotated[tuple[Months, ...], about("One in each of these stretches of months.", "[0-3, 3-6]")] = ()
    by: Annotated[Every | None, about("One within this time from the start.", "3 weeks")] = None
    before_leaving: Annotated[
        Every | None, about("Whoever leaves early has one within this time before.", "3 months")
    ] = None


class ActivityRule(EntryPart):
    """Everybody takes part in something of these kinds."""

    kinds: Annotated[tuple[TaughtKind, ...], about("The kinds of lectures and activities.", "[study_visit]")]
    roles: Annotated[tuple[RoleWord, ...], about("Meetings that count too, by role.", "[supervisor]")] = ()
    at_least: Annotated[Count, about("How many, in all or in each stretch.", "2")] = 1
    per: Annotated[Every | None, about("In each stretch of this length; without it, in all.", "12 months")] = None
    lecturers: Annotated[
        tuple[Literal["internal", "external"], ...],
        about("Where there must be lecturers from.", "[internal, external]"),
    ] = ()


class IntervalRule(EntryPart):
    """How close together sessions of these kinds are, for each participant; summer and pauses left out."""

    kinds: Annotated[tuple[TaughtKind, ...], about("The kinds of lectures and activities.", "[exchange]")]
    max_gap: Annotated[Every, about("The longest time from one to the next.", "10 weeks")]
    months: Annotated[
        Months | None,
        about("Only in these months, and then from the first day to the last; without it, between sessions.", "0-12"),
    ] = None


class CoverageRule(EntryPart):
    """Everything of a kind is covered by something that is scheduled."""

    of: Annotated[
        Literal["areas", "gaps", "themes"],
        about(
            "What is covered.",
            "areas",
        ),
    ]


class GoalRule(EntryPart):
    """There is a goal, and it can be followed up."""

    kind: Annotated[GoalKind | None, about("What the goal is about; without it, any.", "turnover")] = None
    has: Annotated[
        tuple[Literal["indicator", "baseline", "target", "at_months"], ...],
        about("What the goal has to have.", "[indicator, baseline]"),
    ] = ()
    every: Annotated[Every | None, about("How often it is measured at least.", "12 months")] = None


class EventRule(EntryPart):
    """Events of a kind recur."""

    kind: Annotated[EventKind, about("The kind of event.", "union_dialogue")]
    audience: Annotated[
        Literal["managers", "colleagues", "mentors"] | None, about("Who they are for; without it, anybody.", "managers")
    ] = None
    at_least: Annotated[Count, about("How many in each stretch.", "2")] = 1
    per: Annotated[Every, about("The stretches: half-years or years of the calendar.", "6 months")]


class TimeOffRule(EntryPart):
    """Time off makes the programme longer."""

    of: Annotated[Literal["part_time", "absence"], about("What makes it longer.", "part_time")]
    days: Annotated[Count, about("From how many days of absence in a year.", "30")] = 30


class NamedRule(EntryPart):
    """Who the plan names."""

    who: Annotated[
        tuple[Literal["coordinators", "hr", "operations", "university"], ...],
        about("Who the plan names.", "[hr]"),
    ]


class MembersRule(EntryPart):
    """Every municipality of a joint programme has its share."""

    have: Annotated[tuple[Literal["seats", "contact"], ...], about("What each of them has.", "[seats, contact]")]


class RecruitmentRule(EntryPart):
    """Recruitment is over in time."""

    before: Annotated[Literal["placement"], about("What comes after it: the first phase without pay.", "placement")]


class CourseRule(EntryPart):
    """What every course has beside the course day."""

    have: Annotated[
        tuple[Literal["preparation", "deepening", "time_before"], ...],
        about("What each course has.", "[preparation]"),
    ]


class EvaluationRule(EntryPart):
    """The programme is evaluated, and enough of those who are asked answer."""

    response_percent: Annotated[Percent, about("How many of them answer, at least.", "51")]


class WrittenRule(EntryPart):
    """What the booklet says."""

    what: Annotated[
        tuple[Literal["ask", "phases", "roles"], ...],
        about("What has a text in the booklet.", "[ask]"),
    ]
