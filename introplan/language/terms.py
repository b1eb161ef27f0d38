"""The vocabulary: what kinds, parts, states and audiences are called, each worded here and nowhere else.

Keys are the words of the YAML language. The words have small letters, as inside a sentence; what begins a line takes
`with_capital`. In a message such a word is a value, and the printer puts it into the reader's language.
"""

from collections.abc import Mapping
from types import MappingProxyType

from introplan.language.marks import Term, _p

ROLES: Mapping[str, Term] = MappingProxyType(
    {
        "introducer": Term(_p("role", "introducer")),
        "supervisor": Term(_p("role", "supervisor")),
        "mentor": Term(_p("role", "mentor")),
        "buddy": Term(_p("role", "buddy")),
    }
)
"""Those who support a participant."""

ROLES_SEVERAL: Mapping[str, Term] = MappingProxyType(
    {
        "introducer": Term(_p("role, several", "introducers")),
        "supervisor": Term(_p("role, several", "supervisors")),
        "mentor": Term(_p("role, several", "mentors")),
        "buddy": Term(_p("role, several", "buddies")),
    }
)

MEETINGS: Mapping[str, Term] = MappingProxyType(
    {
        "introducer": Term(_p("meeting of a role", "introducer meeting")),
        "supervisor": Term(_p("meeting of a role", "supervisor meeting")),
        "mentor": Term(_p("meeting of a role", "mentor meeting")),
        "buddy": Term(_p("meeting of a role", "buddy meeting")),
    }
)
"""What those meet for who support a participant."""

PARTS: Mapping[str, Term] = MappingProxyType(
    {
        **dict.fromkeys(("participant", "make_up"), Term(_p("role", "participant"))),
        "lecturer": Term(_p("role", "lecturer")),
        **ROLES,
        "manager": Term(_p("role", "manager")),
        "coordinator": Term(_p("role", "coordinator")),
        "invited": Term(_p("role", "invited")),
    }
)
"""The part that somebody takes in an occasion: one of `ROLES`, or another."""

ACTIVITY_KINDS: Mapping[str, Term] = MappingProxyType(
    {
        "lecture": Term(_p("activity kind", "lecture")),
        "study_visit": Term(_p("activity kind", "study visit")),
        "exchange": Term(_p("activity kind", "exchange of experience")),
        "reflection_group": Term(_p("activity kind", "reflection group")),
        "supervision": Term(_p("activity kind", "supervision")),
        "shadowing": Term(_p("activity kind", "shadowing")),
        "placement": Term(_p("activity kind", "placement")),
        "rotation": Term(_p("activity kind", "rotation")),
        "course": Term(_p("activity kind", "course")),
        "self_study": Term(_p("activity kind", "self-study")),
        "induction": Term(_p("activity kind", "induction day")),
        "network": Term(_p("activity kind", "network meeting")),
        "celebration": Term(_p("activity kind", "celebration")),
    }
)

EVENT_KINDS: Mapping[str, Term] = MappingProxyType(
    {
        "union_dialogue": Term(_p("event kind", "union dialogue")),
        "briefing": Term(_p("event kind", "briefing")),
        "network": Term(_p("event kind", "network meeting")),
        "evaluation": Term(_p("event kind", "evaluation")),
        "other": Term(_p("event kind", "meeting")),
    }
)

REVIEW = Term(_p("review kind", "review"))
"""A review of any kind."""

ALL_DAY = Term(_p("times", "all day"))
"""From when to when something is that has no times, and makes people busy."""

TASK = Term(_p("task kind", "task"))
"""What somebody has done by a day."""

REVIEW_KINDS: Mapping[str, Term] = MappingProxyType(
    {
        "follow_up": Term(_p("review kind", "follow-up")),
        "agreement": Term(_p("review kind", "agreement")),
        "observation": Term(_p("review kind", "observation")),
        "assessment": Term(_p("review kind", "assessment")),
    }
)

AUDIENCES: Mapping[str, Term] = MappingProxyType(
    {
        "managers": Term(_p("audience", "managers")),
        "colleagues": Term(_p("audience", "colleagues")),
        "mentors": Term(_p("audience", "those who support a participant")),
    }
)
"""Whom an event is for: `Information för chefer`."""

THEMES: Mapping[str, Term] = MappingProxyType(
    {
        "professional_role": Term(_p("theme", "the professional role")),
        "best_interests": Term(_p("theme", "the child's best interests and participation")),
        "risks": Term(_p("theme", "risks and harm")),
        "case_work": Term(_p("theme", "case work and documentation with the child in focus")),
        "talking_with_children": Term(_p("theme", "talking with children")),
    }
)

GOALS: Mapping[str, Term] = MappingProxyType(
    {
        "turnover": Term(_p("goal", "staff turnover")),
        "competence": Term(_p("goal", "competence")),
        "wellbeing": Term(_p("goal", "how participants are")),
        "quality": Term(_p("goal", "quality of the work")),
        "other": Term(_p("goal", "something else")),
    }
)
"""What a goal is about."""

OUTCOMES: Mapping[str, Term] = MappingProxyType(
    {
        "employed": Term(_p("outcome", "employed")),
        "moved": Term(_p("outcome", "moved on")),
        "left": Term(_p("outcome", "left")),
    }
)
"""What has become of a participant."""

STATES: Mapping[str, Term] = MappingProxyType(
    {
        "cancelled": Term(_p("state", "cancelled")),
        "proposed": Term(_p("state", "proposed")),
        "draft": Term(_p("state", "draft")),
    }
)
"""How far a session has come, or a cohort."""

RULE_STATES: Mapping[str, Term] = MappingProxyType(
    {
        "met": Term(_p("state", "met")),
        "not_met": Term(_p("state", "not met")),
        "not_applicable": Term(_p("state", "not applicable")),
        "can_not_be_checked": Term(_p("state", "cannot be checked")),
    }
)
"""What a rule of a rule set says about a plan."""

HALF_DAYS: Mapping[str, Term] = MappingProxyType(
    {
        "twelfth_night": Term(_p("day", "Twelfth Night")),
        "maundy_thursday": Term(_p("day", "Maundy Thursday")),
        "walpurgis_eve": Term(_p("day", "Walpurgis Eve")),
        "all_saints_eve": Term(_p("day", "All Saints' Eve")),
        "day_before_christmas_eve": Term(_p("day", "the day before Christmas Eve")),
    }
)
"""Half days of Sweden."""

ONLINE = Term(_p("place", "online"))
"""Where something is that needs no place."""
