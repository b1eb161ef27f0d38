"""RULES has the rule sets as they are: `pytest tests/test_rules_table.py --update-expected`."""

from collections.abc import Iterator

import pytest
from pages import PAGES, head, hold, row

from introplan.checks.rules import name_of_rule
from introplan.cli.explain_rules import COMPARISON
from introplan.cli.rulesets import published
from introplan.diagnostics.full import WORDS
from introplan.language import Language, in_words, translated
from introplan.language.terms import RULE_STATES
from introplan.model import RuleSet, Wording

HEADS = {
    "sv": ("regel", "allvar", "vad den kräver", "vad som är osäkert", "kräver samma sak som"),
    "en": ("rule", "severity", "what it asks", "what is not certain", "asks the same as"),
}


def tables(language: Language) -> str:
    """Each set with its sources, and a line for each of its rules."""
    return "\n".join(part for rule_set in published().values() for part in _told(rule_set, language))


def _told(rule_set: RuleSet, language: Language) -> Iterator[str]:
    yield f"## {said(rule_set.title, language)} (`{rule_set.id}`)\n"
    if rule_set.comparison:
        what, _colon, why = translated(COMPARISON, language).partition(":")
        yield f"**{what}:**{why}\n"
    sources = "; ".join(source.cited for source in rule_set.sources.values())
    yield f"{translated('Source', language)}: {sources}\n"
    rows = (
        row(
            f"`{name_of_rule(rule_set, rule)}`",
            in_words(RULE_STATES["can_not_be_checked"], language)
            if rule.can_not_be_checked
            else translated(WORDS[rule.severity], language),
            said(rule.title, language),
            said(rule.uncertain, language),
            ", ".join(f"`{name}`" for name in rule.same_as),
        )
        for rule in rule_set.rules.values()
    )
    yield head(*HEADS[language]) + "".join(rows)


def said(wording: Wording | None, language: Language) -> str:
    """A text of a rule set; nothing where there is none."""
    return in_words(wording.words, language) if wording else ""


@pytest.mark.parametrize(("ending", "language"), PAGES)
def test_the_tables_of_rules_are_what_the_rule_sets_have(ending: str, language: Language, request):
    hold(f"RULES{ending}", "rules", tables(language), request)
