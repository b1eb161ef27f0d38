"""CHECKS.md has the table of checks as the code has it: `pytest tests/test_checks_table.py --update-expected`."""

from pathlib import Path

import pytest

from introplan.checks import EXPLAINED, Explanation, explanation
from introplan.language import fill

CHECKS = Path(__file__).parents[1] / "programmes" / "CHECKS.md"
BEGIN, END = "<!-- checks -->\n", "<!-- /checks -->\n"


def table() -> str:
    """One line a check, by name, so that branches that add checks merge line by line."""
    rows = [
        f"| `{each.name}` | {'off' if each.is_off else each.severity} | {each.nature} | {limit_in_words(each)} "
        f"| {' '.join(each.text.partition(chr(10) * 2)[0].split())} |\n"
        for each in sorted(map(explanation, EXPLAINED))
    ]
    return "".join(["| check | severity | kind | limit | what it finds |\n", "|---|---|---|---|---|\n", *rows])


def limit_in_words(explained: Explanation) -> str:
    """`35 days`, and whose number it is when it is not our own."""
    if (limit := explained.limit) is None:
        return ""
    whose = {"ours": "", "law": ", by law", "others": ", by the source"}[limit.whose]
    number = limit.unit.words(limit.number)
    return f"{fill(number.template, number.values, 'en')}{whose}"


def test_the_table_of_checks_is_what_the_code_has(request: pytest.FixtureRequest):
    text = CHECKS.read_text(encoding="utf-8")
    before, _begin, rest = text.partition(BEGIN)
    written, end, after = rest.partition(END)
    assert end, f"CHECKS.md has no table between the lines {BEGIN.strip()} and {END.strip()}"
    if request.config.getoption("--update-expected"):
        CHECKS.write_text(f"{before}{BEGIN}\n{table()}\n{END}{after}", encoding="utf-8", newline="\n")
        return
    assert written.strip("\n").splitlines() == table().splitlines(), (
        "The table of checks is old: pytest tests/test_checks_table.py --update-expected"
    )
