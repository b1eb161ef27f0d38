"""What a rule set says about a plan, as a page in the programme's language."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from introplan.agenda import Plan
from introplan.days import Duration, Rhythm
from introplan.diagnostics import Diagnostic, Message
from introplan.language import (
    Either,
    Language,
    Term,
    _,
    _n,
    fill,
    in_full,
    in_words,
    sentence_of,
    titled,
    with_capital,
)
from introplan.language.terms import RULE_STATES
from introplan.model import Rule, RuleSet, Wording
from introplan.releases import Edition
from introplan.rendering.editions import mark_of
from introplan.rendering.look import colours_alone
from introplan.rendering.printing import html_environment, render

if TYPE_CHECKING:
    from jinja2 import BaseLoader


class AnsweredRule(Protocol):
    """Whatever has put a rule to a plan; the checks do."""

    @property
    def rule(self) -> Rule:
        """The rule."""
        ...

    @property
    def name(self) -> str:
        """`malmo/two-years`."""
        ...

    @property
    def state(self) -> str:
        """One of `RULE_STATES`."""
        ...

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Where it is not met."""
        ...

    @property
    def said(self) -> Message | None:
        """What was seen, or why the rule says nothing."""
        ...


class RulePlace(NamedTuple):
    """Where a rule is not met, in words, and the file and line that say so; without them of somebody protected."""

    fact: str
    where: str


class RuleCard(NamedTuple):
    """One rule on the page."""

    name: str
    title: str
    text: str
    state: str
    state_words: str
    said: str
    places: tuple[RulePlace, ...]
    sources: tuple[str, ...]
    uncertain: str


class RuleCount(NamedTuple):
    """How many rules have one answer."""

    state: str
    words: str
    number: int


class RulesPage(NamedTuple):
    """All that the page says. There is no plan in it, so a template cannot print what it may not."""

    programme: str
    title: str
    text: str
    mark: str
    mark_text: str
    comparison: bool
    uncertain: str
    counts: tuple[RuleCount, ...]
    sources: tuple[str, ...]
    rules: tuple[RuleCard, ...]


def rules_report(
    edition: Edition, templates: "BaseLoader", rule_set: RuleSet, answers: Sequence[AnsweredRule]
) -> tuple[str, bytes]:
    """The path and the bytes of the page about one rule set; protected people are nobody in particular in it."""
    language = edition.plan.programme.frame.language
    page, look = page_of(edition, rule_set, answers), colours_alone(edition.plan)
    text = render(html_environment(templates), "reports/rules.html.j2", language=language, page=page, look=look)
    return f"reports/rules-{rule_set.id}.html", text.encode()


def page_of(edition: Edition, rule_set: RuleSet, answers: Sequence[AnsweredRule]) -> RulesPage:
    """What the page says."""
    plan = edition.plan
    language, mark = plan.programme.frame.language, mark_of(edition)
    states = [answer.state for answer in answers]
    return RulesPage(
        programme=plan.programme.frame.title,
        title=_words(rule_set.title, language),
        text=_words(rule_set.text, language),
        mark=mark.title,
        mark_text=mark.text,
        comparison=rule_set.comparison,
        uncertain=_words(rule_set.uncertain, language),
        counts=tuple(
            RuleCount(state, titled(words, language), states.count(state))
            for state, words in RULE_STATES.items()
            if state in states or state != "not_applicable"
        ),
        sources=tuple(source.cited for source in rule_set.sources.values()),
        rules=tuple(_card(plan, rule_set, answer, language) for answer in answers),
    )


def _card(plan: Plan, rule_set: RuleSet, answer: AnsweredRule, language: Language) -> RuleCard:
    rule = answer.rule
    return RuleCard(
        name=answer.name,
        title=_words(rule.title, language),
        text=_words(rule.text, language),
        state=answer.state,
        state_words=titled(RULE_STATES[answer.state], language),
        said=_said(plan, answer.said, language),
        places=tuple(_places(plan, answer.findings, language)),
        sources=tuple(source.cited for source in rule_set.sources_of(rule)),
        uncertain=_words(rule.uncertain, language),
    )


def _places(plan: Plan, findings: Sequence[Diagnostic], language: Language) -> Iterator[RulePlace]:
    """Where a rule is not met.

    Names of all but one tell who that is. So where somebody protected is among those of whom something is said, it is
    said how many they are, unless it is said of everybody: then the others are named, and that one is not.
    """
    by_sentence: dict[str, list[Diagnostic]] = defaultdict(list)
    for found in findings:
        by_sentence[found.message.template].append(found)
    for alike in by_sentence.values():
        if not any(_is_about_protected(plan, found) for found in alike) or _are_about_everybody(plan, alike):
            yield from dict.fromkeys(_place(plan, found, language) for found in alike)
        else:
            yield RulePlace(_how_many(len(alike), language), "")


def _how_many(count: int, language: Language) -> str:
    how_many = _n("It is about one person, who is not named here", "It is about {count} people, who are not named here")
    return in_full(how_many, language, count=count)


def _are_about_everybody(plan: Plan, findings: Sequence[Diagnostic]) -> bool:
    """Whether they are about each participant of each cohort that is decided."""
    return {each for found in findings for each in found.about} >= _everybody(plan)


def _everybody(plan: Plan) -> set[str]:
    return {journey.person for journey in plan.agenda.journeys if journey.cohort.status != "draft"}


def _place(plan: Plan, found: Diagnostic, language: Language) -> RulePlace:
    """A finding and its line; of a protected person the fact alone, as every day, name and place in it is theirs."""
    if _is_about_protected(plan, found):
        return RulePlace(_masked(plan, found.message, language), "")
    span = found.at.span
    file = span.path.rpartition("/")[2]  # the rest of the path depends on the folder where the command is run
    line = in_full(_("{file}, line {line}"), language, file=file, line=span.start.line + 1)
    return RulePlace(_said(plan, found.message, language), line if span.source.text else file)


def _said(plan: Plan, message: Message | None, language: Language) -> str:
    """What was seen; nothing when a name less in it would tell who is protected."""
    if message is None or any(_protected_in(plan, value) for value in message.values.values()):
        return ""
    return with_capital(fill(message.template, message.values, language))


class _Masked:
    """A value that is not told, in whatever form a translation wants it."""

    def __format__(self, form: str) -> str:
        return "…"


def _masked(plan: Plan, message: Message, language: Language) -> str:
    """A message about somebody protected: the person as nobody in particular, and dots for the rest.

    What kind of role or talk it is about, and how often the rule wants something, is not the person's own.
    """
    participant = in_full(_("a participant"), language)
    somebody = in_full(_("somebody"), language)

    def shown(name: str, value: object) -> object:
        if _protected_in(plan, value):
            return participant if name.startswith("participant") else somebody
        return in_words(value, language) if isinstance(value, (Term, Either, Rhythm, Duration)) else _Masked()

    values = {name: shown(name, value) for name, value in message.values.items()}
    return with_capital(sentence_of(message.template, message.values, language).format_map(values))


def _is_about_protected(plan: Plan, found: Diagnostic) -> bool:
    """Whether it tells of somebody protected; what is so of everybody at once tells of nobody."""
    everybody = _everybody(plan)
    about = (each for each in found.about if isinstance(each, str) or not everybody <= {*each})
    return any(_protected_in(plan, value) for value in (*found.message.values.values(), *about))


def _protected_in(plan: Plan, value: object) -> bool:
    """Whether a value is the id of a protected person, or holds one."""
    if type(value) is tuple:
        return any(_protected_in(plan, each) for each in value)
    people = plan.programme.people
    return isinstance(value, str) and value in people and people[value].protected


def _words(wording: Wording | None, language: Language) -> str:
    return in_words(wording.words, language) if wording else ""
