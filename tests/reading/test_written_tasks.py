"""Tasks as they are written: by one day, a date only in a cohort, and no two in one place."""

import pytest

from introplan.diagnostics import Diagnostic
from introplan.language import fill
from introplan.reading import File, Folder, read_programme

FRAME = """
programme:
  schema: 1
  id: prov
  title: Prov
  kind: introduction
  owner: kommunen
  length: 24 months
  contact: {title: Programmet, email: programmet@kommunen.example}
  domain: prov.example
  coordinators: [karin]
  TASKS
organisations: {kommunen: {title: Kommunen, kind: municipality}}
people: {karin: {name: Karin, organisation: kommunen}, ada: {name: Ada, organisation: kommunen}}
cohorts: {ht26: {title: Hösten, starts: 2026-09-01, participants: {ada: }, tasks: OWN}}
"""


def found(tasks: str = "", own: str = "{}") -> list[tuple[str, str, str]]:
    """What reading says of tasks: its name, its sentence and the way out."""
    text = FRAME.replace("TASKS", f"tasks: {tasks}" if tasks else "").replace("OWN", own)
    _programme, _origins, diagnostics = read_programme(Folder("prov", (File("plan.yaml", text.encode()),)))
    return [(each.name, said(each), helped(each)) for each in diagnostics]


def said(diagnostic: Diagnostic) -> str:
    return fill(diagnostic.message.template, diagnostic.message.values, "en")


def helped(diagnostic: Diagnostic) -> str:
    return fill(diagnostic.help, diagnostic.message.values, "en")


def test_a_week_a_month_or_in_a_cohort_a_date_is_enough():
    assert found("{plan: {title: Klar, week: 4}, halvtid: {title: Halva, month: 12, with: [manager]}}") == []
    assert found(own="{a: {title: A, date: 2027-05-14}, b: {title: B, week: 4}, c: {title: C, month: 3}}") == []
    assert found(own="") == []


@pytest.mark.parametrize(
    ("tasks", "own", "name", "sentence", "way_out"),
    [
        (
            "{plan: {title: Klar}}",
            "{}",
            "task-without-day",
            "nothing says when the task is to be done",
            "add one of `week` and `month`, such as `week: 4`",
        ),
        (
            "",
            "{plan: {title: Klar}}",
            "task-without-day",
            "nothing says when the task is to be done",
            "add one of `week`, `month` and `date`, such as `week: 4`",
        ),
        (
            "{plan: {title: Klar, week: 4, month: 1}}",
            "{}",
            "task-with-two-days",
            "a task is to be done by one day, and this one has `week` and `month`",
            "keep one of them",
        ),
        (
            "",
            "{plan: {title: Klar, week: 4, month: 1, date: 2027-05-14}}",
            "task-with-two-days",
            "a task is to be done by one day, and this one has `week`, `month` and `date`",
            "keep one of them",
        ),
        (
            "{plan: {title: Klar, date: 2027-05-14}}",
            "{}",
            "task-with-date",
            "a task of the whole programme has no date: every cohort would have the same day",
            "count from each participant's own start, such as `week: 4`, or write the task under `tasks` of a cohort",
        ),
        (
            "{plan: {title: Klar, week: 4, time: 9.00}}",
            "{}",
            "task-with-time",
            "a task has a day and no time",
            "remove the line; if people are to meet for it, write a session or a review",
        ),
        (
            "{plan: {title: Klar, week: v. 4}}",
            "{}",
            "not-a-number",
            "`v. 4` cannot be read as a week of the programme",
            "did you mean `4`?",
        ),
        (
            "{plan: {title: Klar, vecka: 4}}",
            "{}",
            "unknown-field",
            "there is no field `vecka` here",
            "did you mean `week`?",
        ),
        (
            "{plan: {title: Klar, week: 4, with: [handledare]}}",
            "{}",
            "not-one-of",
            "`with` cannot be `handledare`",
            "did you mean `supervisor`?",
        ),
        (
            "{plan: {title: Klar, week: 4}}",
            "{plan: {title: Klar, date: 2027-05-14}}",
            "duplicate-id",
            "the id `plan` is both in the programme's `tasks` and in those of `ht26`",
            "keep one of them, or give one another id",
        ),
        (
            "{plan: {title: Klar, week: 4}}",
            "{uppsats: {title: Uppsats, date: 2027-05-14, was: plan}}",
            "identity-taken",
            "`uppsats` was called `plan`, and that is what another is called now",
            "give the other one a new id, or remove this line; if the two have exchanged ids, "
            "write `was: uppsats` at the other",
        ),
    ],
)
def test_what_makes_no_sense_is_told_with_its_way_out(tasks: str, own: str, name: str, sentence: str, way_out: str):
    assert found(tasks, own) == [(name, sentence, way_out)]
