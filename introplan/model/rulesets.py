"""The section `rulesets`, in files of its own: published rules as data, to hold a plan to.

What a rule asks is one of a few kinds, each with its own parameters. The kinds are code, in `checks.rules`;
which of them make up a rule set, with what numbers and by which source, stands in YAML.
"""

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from introplan.days import DayName
from introplan.language import _
from introplan.model.content import ActivityKind
from introplan.model.entries import Entries, Entry, OneOrSeveral, Part, about
from introplan.model.events import EventKind
from introplan.model.faults import fault
from introplan.model.frame import GoalKind, ReviewKind, RoleWord
from introplan.model.ids import Id
from introplan.model.numbers import Count, Decimal, Flag, MonthNumber, Number, Percent
from introplan.model.texts import Text
from introplan.model.times import Every, Length, Months, ProgrammeLength

TaughtKind = Literal["lecture", ActivityKind]
PartWord = Literal[RoleWord, "manager"]


class Wording(Part):
    """A text in Swedish and in English; a single text serves for both."""

    sv: Annotated[Text, about("In Swedish.", "Varje deltagare har en mentor")]
    en: Annotated[Text, about("In English.", "Every participant has a mentor")]

    @property
    def words(self) -> DayName:
        """The value that printers put into the reader's language."""
        return DayName(self.sv, self.en)

    @model_validator(mode="before")
    @classmethod
    def _one_serves_for_both(cls, value: object) -> object:
        return {"sv": value, "en": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A text, or one for each language."""
        fields = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [{"type": "string", "pattern": r"\S"}, dict(fields)]}


class RuleSource(Entry):
    """Where a rule is written."""

    name: Annotated[Text, about("Who says it, and in what.", "Socialstyrelsen, SOSFS 2007:17")]
    year: Annotated[Number | None, about("When it was written.", "2025")] = None
    where: Annotated[Text, about("Where to read it.", "socialstyrelsen.se")]

    @property
    def cited(self) -> str:
        """Name, year and where to read it, on one line."""
        return ", ".join([self.name, *([str(self.year)] if self.year else []), self.where])


class LengthRule(Part):
    """How long the programme is."""

    at_least: Annotated[ProgrammeLength | None, about("The shortest it may be.", "24 months")] = None
    at_most: Annotated[ProgrammeLength | None, about("The longest it may be.", "24 months")] = None
    new_only: Annotated[Flag, about("Whether it applies only to those with less than a year's experience.", "yes")] = (
        False
    )


class RoleRule(Part):
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


class DistinctRule(Part):
    """Nobody has two of these parts for the same participant at once."""

    roles: Annotated[tuple[PartWord, ...], about("The parts.", "[mentor, manager]")]


class SupporterRule(Part):
    """What those in the roles have: experience, hours set aside, training."""

    roles: Annotated[tuple[RoleWord, ...], about("The roles.", "[introducer]")]
    experience_years: Annotated[Number | None, about("Years in the profession, at least.", "2")] = None
    hours_per_month: Annotated[Decimal | None, about("Hours set aside each month, at least.", "2")] = None
    training_hours: Annotated[
        Decimal | None, about("Hours of network meetings in the first two years, at least.", "36")
    ] = None


class MeetingWindow(Part):
    """How often, and until when."""

    until: Annotated[Every, about("How long after the participant's start it applies.", "6 weeks", "12 months")]
    every: Annotated[Every, about("How often at least.", "1 week")]


class MeetingRule(Part):
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


class MeetingHoursRule(Part):
    """Meetings lie in working hours."""

    roles: Annotated[tuple[RoleWord, ...], about("The roles.", "[mentor]")]


class CaseloadLimit(Part):
    """The largest caseload in some months."""

    months: Annotated[Months, about("The months, from the participant's start.", "0-12")]
    percent: Annotated[Percent, about("The largest share of a full caseload.", "90")]


class CaseloadRule(Part):
    """How large the caseload may be."""

    limits: Annotated[tuple[CaseloadLimit, ...], about("The limits.", "[{months: 0-12, percent: 90}]")]
    average: Annotated[Flag, about("Whether the limit is for the average over the months.", "yes")] = False


class CaseloadRises(Part):
    """The caseload is written for the first months, begins low, and never falls."""

    months: Annotated[Months, about("The months, from the participant's start.", "0-12")]


class ProtectedTimeRule(Part):
    """How much working time is kept free for learning, as a share of each participant's own."""

    months: Annotated[Months, about("The months, from the participant's start.", "0-12")]
    percent: Annotated[Percent, about("The share of working time, at least.", "10")]


class ReviewRule(Part):
    """When every participant has a review."""

    kind: Annotated[ReviewKind | None, about("What kind of review; without it, any.", "observation")] = None
    months: Annotated[tuple[MonthNumber, ...], about("After these months.", "[3, 6, 9, 12]")] = ()
    tolerance: Annotated[Every | None, about("How far from the month it may be.", "3 weeks")] = None
    between: Annotated[tuple[Months, ...], about("One in each of these stretches of months.", "[0-3, 3-6]")] = ()
    by: Annotated[Every | None, about("One within this time from the start.", "3 weeks")] = None
    before_leaving: Annotated[
        Every | None, about("Whoever leaves early has one within this time before.", "3 months")
    ] = None


class ActivityRule(Part):
    """Everybody takes part in something of these kinds."""

    kinds: Annotated[tuple[TaughtKind, ...], about("The kinds of lectures and activities.", "[study_visit]")]
    roles: Annotated[tuple[RoleWord, ...], about("Meetings that count too, by role.", "[supervisor]")] = ()
    at_least: Annotated[Count, about("How many, in all or in each stretch.", "2")] = 1
    per: Annotated[Every | None, about("In each stretch of this length; without it, in all.", "12 months")] = None
    lecturers: Annotated[
        tuple[Literal["internal", "external"], ...],
        about("Where there must be lecturers from.", "[internal, external]"),
    ] = ()


class IntervalRule(Part):
    """How close together sessions of these kinds are, for each participant; summer and pauses left out."""

    kinds: Annotated[tuple[TaughtKind, ...], about("The kinds of lectures and activities.", "[exchange]")]
    max_gap: Annotated[Every, about("The longest time from one to the next.", "10 weeks")]
    months: Annotated[
        Months | None,
        about("Only in these months, and then from the first day to the last; without it, between sessions.", "0-12"),
    ] = None


class CoverageRule(Part):
    """Everything of a kind is covered by something that is scheduled."""

    of: Annotated[
        Literal["areas", "gaps", "themes"],
        about(
            "What is covered: every branch of the service, every gap in the competences, or all five child-welfare "
            "themes.",
            "areas",
        ),
    ]


class GoalRule(Part):
    """There is a goal, and it can be followed up."""

    kind: Annotated[GoalKind | None, about("What the goal is about; without it, any.", "turnover")] = None
    has: Annotated[
        tuple[Literal["indicator", "baseline", "target", "at_months"], ...],
        about("What the goal has to have.", "[indicator, baseline]"),
    ] = ()
    every: Annotated[Every | None, about("How often it is measured at least.", "12 months")] = None


class EventRule(Part):
    """Events of a kind recur."""

    kind: Annotated[EventKind, about("The kind of event.", "union_dialogue")]
    audience: Annotated[
        Literal["managers", "colleagues", "mentors"] | None, about("Who they are for; without it, anybody.", "managers")
    ] = None
    at_least: Annotated[Count, about("How many in each stretch.", "2")] = 1
    per: Annotated[Every, about("The stretches: half-years or years of the calendar.", "6 months")]


class TimeOffRule(Part):
    """Time off makes the programme longer."""

    of: Annotated[Literal["part_time", "absence"], about("What makes it longer.", "part_time")]
    days: Annotated[Count, about("From how many days of absence in a year.", "30")] = 30


class NamedRule(Part):
    """Who the plan names."""

    who: Annotated[
        tuple[Literal["coordinators", "hr", "operations", "university"], ...],
        about("Who the plan names.", "[hr]"),
    ]


class MembersRule(Part):
    """Every municipality of a joint programme has its share."""

    have: Annotated[tuple[Literal["seats", "contact"], ...], about("What each of them has.", "[seats, contact]")]


class RecruitmentRule(Part):
    """Recruitment is over in time."""

    before: Annotated[Literal["placement"], about("What comes after it: the first phase without pay.", "placement")]


class CourseRule(Part):
    """What every course has beside the course day."""

    have: Annotated[
        tuple[Literal["preparation", "deepening", "time_before"], ...],
        about("What each course has.", "[preparation]"),
    ]


class EvaluationRule(Part):
    """The programme is evaluated, and enough of those who are asked answer."""

    response_percent: Annotated[Percent, about("How many of them answer, at least.", "51")]


class WrittenRule(Part):
    """What the booklet says."""

    what: Annotated[
        tuple[Literal["ask", "phases", "roles"], ...],
        about("What has a text in the booklet.", "[ask]"),
    ]


class Rule(Entry):
    """One rule: what it asks in words, by which source, and exactly one of the kinds with what it takes."""

    title: Annotated[Wording, about("What it asks, in one line.", "Programmet är minst två år")]
    text: Annotated[Wording | None, about("What it asks, in full.", "Introduktionen pågår i två år.")] = None
    severity: Annotated[
        Literal["error", "warning", "note"], about("How severe it is when the rule is not met.", "note")
    ] = "warning"
    sources: Annotated[
        tuple[Id, ...], about("Which of the set's sources say it; without it, all.", "[malmo-stad]")
    ] = ()
    uncertain: Annotated[Wording | None, about("What is not certain about it.", "Gränsen är vårt eget förslag.")] = None
    same_as: Annotated[
        OneOrSeveral[Text],
        about("The check, or the checks, that ask the same: what both find is reported once.", "role-missing"),
    ] = ()
    programme_length: Annotated[LengthRule | None, about("How long the programme is.", "{at_least: 24 months}")] = None
    role_required: Annotated[
        RoleRule | None, about("Everybody has somebody in the roles.", "{roles: [supervisor, mentor]}")
    ] = None
    roles_distinct: Annotated[
        DistinctRule | None, about("Nobody has two of these parts at once.", "{roles: [mentor, manager]}")
    ] = None
    supporter_has: Annotated[
        SupporterRule | None, about("What those in the roles have.", "{roles: [mentor], experience_years: 2}")
    ] = None
    meeting_interval: Annotated[
        MeetingRule | None,
        about("How often they meet.", "{roles: [mentor], windows: [{until: 12 months, every: 1 week}]}"),
    ] = None
    meeting_hours: Annotated[MeetingHoursRule | None, about("They meet in working hours.", "{roles: [mentor]}")] = None
    caseload_max: Annotated[
        CaseloadRule | None,
        about("How large the caseload may be.", "{average: yes, limits: [{months: 0-12, percent: 90}]}"),
    ] = None
    caseload_rises: Annotated[CaseloadRises | None, about("The caseload begins low and rises.", "{months: 0-12}")] = (
        None
    )
    protected_time_min: Annotated[
        ProtectedTimeRule | None, about("How much time is kept free for learning.", "{months: 0-12, percent: 10}")
    ] = None
    review_at: Annotated[
        ReviewRule | None, about("When there are reviews.", "{months: [3, 6, 9, 12], tolerance: 3 weeks}")
    ] = None
    activity_required: Annotated[
        ActivityRule | None, about("Everybody takes part in something.", "{kinds: [study_visit]}")
    ] = None
    activity_interval: Annotated[
        IntervalRule | None, about("How close together sessions are.", "{kinds: [exchange], max_gap: 10 weeks}")
    ] = None
    coverage: Annotated[CoverageRule | None, about("Everything of a kind is covered.", "{of: areas}")] = None
    goal_required: Annotated[
        GoalRule | None, about("There is a goal.", "{kind: turnover, has: [indicator, baseline]}")
    ] = None
    event_recurs: Annotated[EventRule | None, about("Events recur.", "{kind: union_dialogue, per: 6 months}")] = None
    time_off_extends: Annotated[
        TimeOffRule | None, about("Time off makes the programme longer.", "{of: part_time}")
    ] = None
    named: Annotated[NamedRule | None, about("Who the plan names.", "{who: [hr, operations]}")] = None
    members: Annotated[MembersRule | None, about("Every municipality has its share.", "{have: [seats, contact]}")] = (
        None
    )
    recruitment_closes: Annotated[
        RecruitmentRule | None, about("Recruitment is over in time.", "{before: placement}")
    ] = None
    course_parts: Annotated[
        CourseRule | None, about("What every course has beside the course day.", "{have: [preparation, deepening]}")
    ] = None
    evaluation: Annotated[EvaluationRule | None, about("The programme is evaluated.", "{response_percent: 51}")] = None
    written: Annotated[WrittenRule | None, about("What the booklet says.", "{what: [ask]}")] = None
    can_not_be_checked: Annotated[
        Wording | None,
        about("Why no plan can show whether it is met; the report lists it so.", "Planen vet inget om legitimation."),
    ] = None

    @cached_property
    def kind(self) -> str:
        """The kind of rule: the name of the field that holds its parameters."""
        return next(kind for kind in KINDS if getattr(self, kind) is not None)

    @property
    def parameters(self) -> Any:
        """What the kind asks for: the part that stands under its name."""
        return getattr(self, self.kind)

    @model_validator(mode="after")
    def _one_kind(self) -> "Rule":
        given = [kind for kind in KINDS if getattr(self, kind) is not None]
        if not given:
            raise fault(
                "rule-without-kind",
                _("a rule has one kind with its parameters, and this one has none"),
                _("add a line such as `{example}`; the kinds are {kinds}"),
                example="programme_length: {at_least: 24 months}",
                kinds=tuple(f"`{kind}`" for kind in KINDS),
            )
        if len(given) > 1:
            raise fault(
                "rule-with-two-kinds",
                _("a rule has one kind, and this one has {kinds}"),
                _("make one rule for each"),
                kinds=tuple(f"`{kind}`" for kind in given),
                under=(given[1],),
            )
        if (of := _ONE_OF.get(given[0])) and all(getattr(self.parameters, name) in (None, ()) for name in of):
            raise fault(
                "rule-asks-nothing",
                _("`{kind}` asks for nothing"),
                _("add one of {choices}"),
                kind=given[0],
                choices=tuple(f"`{name}`" for name in of),
                under=(given[0],),
            )
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Exactly one kind."""
        schema = super().__get_pydantic_json_schema__(core, handler)
        schema["oneOf"] = [{"required": [kind]} for kind in KINDS]
        return schema


_ONE_OF = {
    "programme_length": ("at_least", "at_most"),
    "supporter_has": ("experience_years", "hours_per_month", "training_hours"),
    "review_at": ("months", "between", "by", "before_leaving"),
}
"""Kinds whose parameters are all optional, and those of which one has to be there."""
_OF_EVERY_RULE = ("title", "text", "severity", "sources", "uncertain", "same_as")
KINDS = tuple(name for name in Rule.model_fields if name not in _OF_EVERY_RULE)
"""The kinds of rules, each with its parameters under its name."""


class RuleSet(Entry):
    """Rules that belong together, with the texts they come from."""

    title: Annotated[Wording, about("What the rule set is called.", "Vår överenskommelse")]
    text: Annotated[Wording | None, about("What it is, and who it is for.", "Det vi har lovat varandra.")] = None
    comparison: Annotated[
        Flag, about("Whether it is for another profession or country, and here only to compare with.", "yes")
    ] = False
    sources: Annotated[
        Entries[RuleSource],
        about("Where the rules are written.", "{avtal: {name: Vårt avtal, where: intranätet}}"),
    ]
    uncertain: Annotated[Wording | None, about("What is not certain about it.", "Läst i utdrag.")] = None
    rules: Annotated[
        Entries[Rule],
        about(
            "The rules. The id of the set and that of the rule are together the name of what is found.",
            "{tva-ar: {title: Programmet är två år, programme_length: {at_least: 24 months}}}",
        ),
    ]

    @model_validator(mode="after")
    def _sources_are_there(self) -> "RuleSet":
        for id_, rule in self.rules.items():
            for index, source in enumerate(rule.sources):
                if source not in self.sources:
                    raise fault(
                        "not-one-of",
                        _("the rule set has no source `{text}`"),
                        text=source,
                        choices=tuple(self.sources),
                        under=("rules", id_, "sources", index),
                    )
        return self

    def sources_of(self, rule: Rule) -> tuple[RuleSource, ...]:
        """Where a rule is written."""
        return tuple(source for id_, source in self.sources.items() if not rule.sources or id_ in rule.sources)


class RuleFile(Part):
    """All rule sets of a folder."""

    rulesets: Annotated[
        Entries[RuleSet],
        about(
            "Your own rule sets, in files of their own: in the folder `rulesets`, beside `programmes`.",
            "{vart-avtal: {title: Vårt avtal, sources: {avtal: {name: Vårt avtal, where: intranätet}},"
            " rules: {tva-ar: {title: Programmet är två år, programme_length: {at_least: 24 months}}}}}",
        ),
    ]
