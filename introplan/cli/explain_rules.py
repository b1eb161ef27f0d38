"""`introplan explain malmo` and `introplan explain malmo/two-years`: what a rule asks, by which source, how surely."""

from collections.abc import Mapping
from datetime import timedelta

from rich.text import Text

from introplan.checks.rules import name_of_rule
from introplan.cli.reader import reader
from introplan.cli.rulesets import published, rule_sets_of
from introplan.cli.screen import words
from introplan.days import Duration, Rhythm
from introplan.diagnostics import Severity, _
from introplan.language import in_words, length_words
from introplan.model import EntryPart, MonthSpan, Rule, RuleSet, Wording
from introplan.workspace.files import NoWorkspaceError, Workspace

COMPARISON = _("A comparison: it is for another profession or country, and requires nothing of this programme.")


def known_rule_sets() -> Mapping[str, RuleSet]:
    """The rule sets of the workspace that the command is run in; outside any, those that come with introplan."""
    try:
        return rule_sets_of(Workspace.here())[0]
    except NoWorkspaceError:
        return published()


def rules_by_name() -> dict[str, tuple[RuleSet, Rule]]:
    """Every rule by its name, such as `malmo/two-years`."""
    return {
        name_of_rule(rule_set, rule): (rule_set, rule)
        for rule_set in known_rule_sets().values()
        for rule in rule_set.rules.values()
    }


def told_of_rule(rule_set: RuleSet, rule: Rule) -> tuple[Severity, list[Text]]:
    """How grave it is when a rule is not met, and the paragraphs that tell of it."""
    paragraphs = [Text(said(rule.title))]
    if rule.text:
        paragraphs.append(Text(said(rule.text)))
    if rule.can_not_be_checked:
        reason = f" {said(rule.can_not_be_checked)}"
        paragraphs.append(Text.assemble((f"{words(_('Cannot be checked'))}:", "bold"), reason))
    else:
        paragraphs.append(Text(f"{rule.kind}: {{{_parameters(rule.parameters)}}}", "cyan"))
    paragraphs += [
        Text.assemble((f"{words(_('Source'))}:", "bold"), f" {source.cited}") for source in rule_set.sources_of(rule)
    ]
    if rule.same_as:
        same = tuple(f"`{name}`" for name in rule.same_as)
        paragraphs.append(Text(words(_("Asks the same as {checks}: what both find is reported once."), checks=same)))
    if rule_set.comparison:
        paragraphs.append(Text(words(COMPARISON), "yellow"))
    for uncertain in (rule.uncertain, rule_set.uncertain):
        if uncertain:
            paragraphs.append(Text(words(_("Uncertain: {what}"), what=uncertain.words)))
    return rule.severity, paragraphs


def told_of_set(rule_set: RuleSet) -> tuple[list[Text], list[tuple[str, Severity, str]]]:
    """The paragraphs that tell of a rule set, and its rules: name, how grave, what it asks."""
    paragraphs = [Text(said(rule_set.title))]
    if rule_set.comparison:
        paragraphs.append(Text(words(COMPARISON), "yellow"))
    if rule_set.text:
        paragraphs.append(Text(said(rule_set.text)))
    paragraphs += [
        Text.assemble((f"{words(_('Source'))}:", "bold"), f" {source.cited}") for source in rule_set.sources.values()
    ]
    if rule_set.uncertain:
        paragraphs.append(Text(words(_("Uncertain: {what}"), what=rule_set.uncertain.words)))
    rules = [(name_of_rule(rule_set, rule), rule.severity, said(rule.title)) for rule in rule_set.rules.values()]
    return paragraphs, rules


def said(wording: Wording) -> str:
    """A wording in the reader's language."""
    return in_words(wording.words, reader())


def _parameters(part: EntryPart) -> str:
    """What a kind asks for, as an author writes it, without what is left at its default."""
    given = ((name, getattr(part, name), field) for name, field in type(part).model_fields.items())
    return ", ".join(f"{name}: {_written(value)}" for name, value, field in given if value != field.default)


def _written(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case EntryPart():
            return f"{{{_parameters(value)}}}"
        case Rhythm():
            return f"{value.count} {value.unit}{'s' * (value.count > 1)}"
        case Duration():
            return value.written
        case MonthSpan():
            return f"{value.first}-{value.last}"
        case tuple():
            return f"[{', '.join(map(_written, value))}]"
        case timedelta():
            return length_words(value).replace(" ", "")
        case float():
            return f"{value:g}"
        case _:
            return str(value)
