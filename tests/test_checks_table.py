"""CHECKS has the table of checks as the code has it: `pytest tests/test_checks_table.py --update-expected`."""

import re

import pytest
from pages import PAGES, PROGRAMMES, head, hold, row

from introplan.checks import EXPLAINED, Explanation, explanation
from introplan.diagnostics.full import WORDS
from introplan.language import Language, in_words, translated

HEADS = {
    "sv": ("kontroll", "allvar", "sort", "gräns", "vad den hittar"),
    "en": ("check", "severity", "kind", "limit", "what it finds"),
}
WHOSE = {
    "sv": {"ours": "", "law": ", enligt lag", "others": ", enligt källan"},
    "en": {"ours": "", "law": ", by law", "others": ", by the source"},
}


def table(language: Language) -> str:
    """One line a check, by name, so that branches that add checks merge line by line."""
    rows = (
        row(
            f"`{each.name}`",
            translated("off" if each.is_off else WORDS[each.severity], language),
            translated(each.nature, language),
            limit_in_words(each, language),
            translated(" ".join(each.text.partition("\n\n")[0].split()), language),
        )
        for each in sorted(map(explanation, EXPLAINED))
    )
    return head(*HEADS[language]) + "".join(rows)


def limit_in_words(explained: Explanation, language: Language) -> str:
    """`35 days`, and whose number it is when it is not our own."""
    if (limit := explained.limit) is None:
        return ""
    return f"{in_words(limit.unit.words(limit.number), language)}{WHOSE[language][limit.whose]}"


@pytest.mark.parametrize(("ending", "language"), PAGES)
def test_the_table_of_checks_is_what_the_code_has(ending: str, language: Language, request: pytest.FixtureRequest):
    hold(f"CHECKS{ending}", "checks", table(language), request)


def test_both_pages_of_checks_show_the_same_yaml_and_json():
    swedish, english = ((PROGRAMMES / f"CHECKS{ending}").read_text(encoding="utf-8") for ending, _language in PAGES)
    shown = r"```yaml\n.*?```|`\{.*?\}`"
    assert re.findall(shown, swedish, re.DOTALL) == re.findall(shown, english, re.DOTALL) != []
