"""What is told of tasks, in both languages: once for all who have one, and to each of their own."""

import pytest
from rendering.changes.two_plans import PLAN
from rendering.site.pages import plan_from

from introplan.changes.comparison import Comparison
from introplan.releases import events_of
from introplan.rendering.changes import NamesTold, in_sentences

WITH = PLAN.replace(
    "organisations:\n",
    "  tasks:\n    plan: {title: Utvecklingsplanen är klar, week: 4, with: [introducer]}\norganisations:\n",
    1,
).replace("      bo:\n", "      bo: {starts: 2027-02-08}\n      olle:\n", 1)
EDITS = {
    "another week": ("week: 4", "week: 6"),
    "another week for one": ("      olle:", "      olle: {pauses: [2027-02-08..2027-02-21]}"),
    "new": ("    plan: {", "    kort: {title: Kortet är hämtat, week: 1}\n    plan: {"),
    "new for a cohort": (
        "    starts: 2027-02-01\n",
        "    starts: 2027-02-01\n    tasks: {uppsats: {title: Uppsatsen är inlämnad, date: 2027-05-14}}\n",
    ),
    "no longer": (
        "  tasks:\n    plan: {title: Utvecklingsplanen är klar, week: 4, with: [introducer]}\n",
        "",
    ),
    "another title": ("title: Utvecklingsplanen är klar", "title: Planen är klar"),
    "another text": ("week: 4,", "week: 4, text: Gå igenom målen.,"),
    "renamed": ("    plan: {", "    utvecklingsplan: {was: plan, "),
    "leaves before": ("bo: {starts: 2027-02-08}", "bo: {starts: 2027-02-08, until: 2027-02-26}"),
}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_everything_that_can_become_of_a_task_has_a_sentence(language, expected):
    lines, before = [], plan_from(WITH)
    for edit, (old, new) in EDITS.items():
        assert WITH.count(old) == 1, old
        after = plan_from(WITH.replace(old, new))
        comparison, names = Comparison.of(events_of(before), after), NamesTold(after, before)
        lines += [f"{edit}:", *(f"  {in_sentences(told, names, language)}" for told in comparison.told)]
        for person in comparison.by_person:
            own = NamesTold(after, before, you=person)
            lines += [f"    {person}: {in_sentences(told, own, language)}" for told in comparison.told_to(person)]
        lines.append("")
    expected(f"task-sentences.{language}", "\n".join(lines))
