"""What is told of a session that comes back, in both languages: in one sentence, on the whole and to each."""

import pytest
from rendering.changes.two_plans import PLAN
from rendering.site.pages import plan_from

from introplan.changes.comparison import Comparison
from introplan.releases import events_of
from introplan.rendering.changes import NamesTold, in_sentences

LINE = "      grupp: {of: utbyte, date: 2027-02-09, time: 13-15, repeats: {every: 2 weeks, until: 2027-06-15}}\n"
EDITS = {
    "new": ("", LINE),
    "new with two that are otherwise": (
        "",
        LINE.replace(
            "15}}", "15}, changes: {2027-W10: {date: 2027-03-11}, 2027-W12: {time: 9-11}, 2027-W14: cancelled}}"
        ),
    ),
    "removed": (LINE, ""),
    "cancelled": ("15}}", "15}, status: cancelled}"),
    "another weekday": ("2027-02-09", "2027-02-11"),
    "another hour": ("13-15", "9-11"),
    "another rhythm": ("2 weeks", "1 week"),
    "by the month": ("2 weeks", "1 month"),
    "ends earlier": ("2027-06-15", "2027-04-01"),
    "goes on": ("2027-06-15", "2027-10-15"),
    "one is moved": ("15}}", "15}, changes: {2027-W10: {date: 2027-03-11, time: 9-11}}}"),
    "one is cancelled": ("15}}", "15}, changes: {2027-W10: cancelled}}"),
    "five are cancelled": (
        "15}}",
        "15}, changes: {2027-W10: cancelled, 2027-W12: cancelled, 2027-W14: cancelled, 2027-W16: cancelled, "
        "2027-W20: cancelled}}",
    ),
    "others give it": ("15}}", "15}, lecturers: [ida]}"),
    "a note": ("15}}", "15}, note: Ta med fika.}"),
    "under another key": ("grupp: {of: utbyte,", "handledning: {of: utbyte, was: grupp,"),
}


def with_line(line: str) -> str:
    """The plan with a session more."""
    return PLAN.replace("    sessions:\n", f"    sessions:\n{line}", 1)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everything_that_can_become_of_what_comes_back_has_a_sentence(language, expected):
    lines = []
    for edit, (old, new) in EDITS.items():
        assert LINE.count(old) == 1 or not old, old
        before = plan_from(with_line(LINE if old else ""))
        after = plan_from(with_line(LINE.replace(old, new) if old else new))
        comparison, names = Comparison.of(events_of(before), after), NamesTold(after, before)
        lines += [f"{edit}:", *(f"  {in_sentences(told, names, language)}" for told in comparison.told)]
        for person in comparison.by_person:
            own = NamesTold(after, before, you=person)
            lines += [f"    {person}: {in_sentences(told, own, language)}" for told in comparison.told_to(person)]
        lines.append("")
    expected(f"series-sentences.{language}", "\n".join(lines))
