"""Tasks changed from the command line: set, renamed, and gone with the people of a cohort that is closed."""

import pytest
from amendments.test_renaming import after, one_file, read, said

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.amendments.asked import Asked, Kind, asked
from introplan.amendments.closing import Departure, closing
from introplan.amendments.references import tree_of
from introplan.amendments.renaming import renamed
from introplan.amendments.setting import Aim, aimed, setting
from introplan.diagnostics import Message
from introplan.model import Path
from introplan.releases import events_of

TEXT = """\
programme:
  schema: 1
  id: prov
  title: Prov
  kind: introduction
  owner: kommun
  length: 24 months
  domain: prov.example
  contact: {title: Prov, email: prov@prov.example}
  coordinators: [karin]
  tasks:
    plan: {title: Planen är klar, week: 4}
organisations:
  kommun: {title: Kommun, kind: municipality}
people:
  karin: {name: Karin, organisation: kommun}
  ada: {name: Ada, organisation: kommun}
cohorts:
  ht26:
    title: Hösten 2026
    starts: 2026-09-01
    participants:
      ada: {outcome: {kind: employed, date: 2028-09-01}}
    tasks:
      uppsats: {title: Uppsatsen är inlämnad, date: 2027-05-14}
"""


def plan() -> Plan:
    return read(one_file(TEXT))


@pytest.mark.parametrize(
    ("words", "field", "path"),
    [
        ("ht26/uppsats", "date", ("cohorts", "ht26", "tasks", "uppsats", "date")),
        ("ht26/Uppsatsen är inlämnad", "date", ("cohorts", "ht26", "tasks", "uppsats", "date")),
        ("programme.tasks.plan", "week", ("programme", "tasks", "plan", "week")),
        ("tasks/plan", "week", ("programme", "tasks", "plan", "week")),
        ("Planen är klar", "week", ("programme", "tasks", "plan", "week")),
        ("ht26/ada", "outcome.kind", ("cohorts", "ht26", "participants", "ada", "outcome", "kind")),
        ("programme.goals.kvar.indicator.results", "2027-09", None),
    ],
)
def test_a_task_is_set_by_its_path_or_its_title(words: str, field: str, path: Path | None):
    aim = aimed([plan()], words, field)
    if path is None:
        assert isinstance(aim, Hindrance)
        return
    assert isinstance(aim, Aim), said(aim)
    assert aim.path == path


def test_another_week_is_one_line():
    aim = aimed([plan()], "programme.tasks.plan", "week")
    assert isinstance(aim, Aim)
    folder = after(one_file(TEXT), setting(aim, "6"))
    assert folder == one_file(TEXT.replace("week: 4", "week: 6"))


@pytest.mark.parametrize(
    ("kind", "id_", "line"),
    [
        ("programme-task", "plan", "    nytt: {title: Planen är klar, was: plan, week: 4}\n"),
        ("task", "ht26/uppsats", "      nytt: {title: Uppsatsen är inlämnad, was: uppsats, date: 2027-05-14}\n"),
    ],
)
def test_a_task_with_another_id_stays_the_same_in_calendars(kind: Kind, id_: str, line: str):
    before = plan()
    folder = after(one_file(TEXT), renamed(Asked(before, id_, kind), "nytt"))
    assert line in folder.files[0].content.decode()
    assert events_of(read(folder)) == events_of(before)


@pytest.mark.parametrize(
    ("words", "kind", "new", "told"),
    [
        ("ht26/uppsats", "task", "plan", "`plan` is taken: programme.tasks.plan"),
        ("tasks/plan", "programme-task", "uppsats", "`uppsats` is taken: cohorts.ht26.tasks.uppsats"),
    ],
)
def test_a_cohorts_own_task_is_not_called_as_one_of_everybodys(words: str, kind: Kind, new: str, told: str):
    found = asked([plan()], ("programme-task", "task"), words)
    assert isinstance(found, Asked)
    assert found.kind == kind
    refused = renamed(found, new)
    assert isinstance(refused, Hindrance)
    assert told in said(refused)


def test_what_became_of_people_goes_with_them_when_their_cohort_is_closed():
    departure = closing(tree_of(plan()), "ht26")
    assert isinstance(departure, Departure)
    folder = after(one_file(TEXT), Amendment(said_of(departure), departure.changes))
    text = folder.files[0].content.decode()
    assert "outcome" not in text
    assert "uppsats" in text
    assert not [event for event in events_of(read(folder)).values() if event.kind == "task"]


def said_of(departure: Departure):
    return Message("{count}", {"count": len(departure.participants)})
