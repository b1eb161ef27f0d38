"""RULES.md has the rule sets as they are: `pytest tests/test_rules_table.py --update-expected`."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from introplan.checks.rules import name_of_rule
from introplan.cli.rulesets import published
from introplan.model import RuleSet

RULES = Path(__file__).parents[1] / "programmes" / "RULES.md"
BEGIN, END = "<!-- rules -->\n", "<!-- /rules -->\n"
COMPARISON = "**A comparison:** it is for another profession or country, and asks nothing of a programme here.\n"


def tables() -> str:
    """Each set with its sources, and a line for each of its rules."""
    return "\n".join(line for rule_set in published().values() for line in _told(rule_set))


def _told(rule_set: RuleSet) -> Iterator[str]:
    yield f"## {rule_set.title.en} (`{rule_set.id}`)\n"
    if rule_set.comparison:
        yield COMPARISON
    yield f"Source: {'; '.join(source.cited for source in rule_set.sources.values())}\n"
    yield "| rule | severity | what it asks | what is not certain | asks the same as |\n|---|---|---|---|---|"
    for rule in rule_set.rules.values():
        severity = "cannot be checked" if rule.can_not_be_checked else rule.severity
        same = ", ".join(f"`{name}`" for name in rule.same_as)
        uncertain = rule.uncertain.en if rule.uncertain else ""
        yield f"| `{name_of_rule(rule_set, rule)}` | {severity} | {rule.title.en} | {uncertain} | {same} |"
    yield ""


def test_the_tables_of_rules_are_what_the_rule_sets_have(request: pytest.FixtureRequest):
    text = RULES.read_text(encoding="utf-8")
    before, _begin, rest = text.partition(BEGIN)
    written, end, after = rest.partition(END)
    assert end, f"RULES.md has no tables between the lines {BEGIN.strip()} and {END.strip()}"
    if request.config.getoption("--update-expected"):
        RULES.write_text(f"{before}{BEGIN}\n{tables()}\n{END}{after}", encoding="utf-8", newline="\n")
        return
    assert written.strip("\n").splitlines() == tables().strip("\n").splitlines(), (
        "The tables of rules are old: pytest tests/test_rules_table.py --update-expected"
    )
