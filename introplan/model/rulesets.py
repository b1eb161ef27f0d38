"""The section `rulesets`, in files of its own: published rules as data, to hold a plan to.

What a rule asks is one of a few kinds (`rule_kinds`), each with its own parameters. Which of them make up a rule set,
with what numbers and by which source, stands in YAML.
"""

from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from introplan.language import Authored, _
from introplan.model.entries import Entries, Entry, EntryPart, OneOrSeveral, about
from introplan.model.faults import fault
from introplan.model.ids import Id
from introplan.model.numbers import Flag, Number
from introplan.model.rule_kinds import (
    ActivityRule,
    CaseloadRises,
    CaseloadRule,
    CourseRule,
    CoverageRule,
    DistinctRule,
    EvaluationRule,
    EventRule,
    GoalRule,
    IntervalRule,
    LengthRule,
    MeetingHoursRule,
    MeetingRule,
    MembersRule,
    NamedRule,
    ProtectedTimeRule,
    RecruitmentRule,
    ReviewRule,
    RoleRule,
    SupporterRule,
    TimeOffRule,
    WrittenRule,
)
from introplan.model.texts import CheckName, Text


class Wording(EntryPart):
    """A text in Swedish and in English; a single text serves for both."""

    sv: Annotated[Text, about("In Swedish.", "Varje deltagare har en mentor")]
    en: Annotated[Text, about("In English.", "Every participant has a mentor")]

    @property
    def words(self) -> Authored:
        """The value that printers put into the reader's language."""
        return Authored((("sv", self.sv), ("en", self.en)))

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
        OneOrSeveral[CheckName],
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


class RuleFile(EntryPart):
    """All rule sets of a folder."""

    rulesets: Annotated[
        Entries[RuleSet],
        about(
            "Your own rule sets, in files of their own: in the folder `rulesets`, beside `programmes`.",
            "{vart-avtal: {title: Vårt avtal, sources: {avtal: {name: Vårt avtal, where: intranätet}},"
            " rules: {tva-ar: {title: Programmet är två år, programme_length: {at_least: 24 months}}}}}",
        ),
    ]
