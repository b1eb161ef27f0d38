import re
import shutil
from pathlib import Path

from cli.conftest import Run, replace

WEEK_36 = """\
Introduktionsprogram

v. 36  6–12 september 2027
  tis 7 sep   13.00–14.00  Möte med introduktör: Ada Testsson och Ida Introdotter  Samtalsrummet · ht27
  tis 7 sep   14.00–15.00  Möte med introduktör: Bo Skissvik och Ida Introdotter   Samtalsrummet · ht27
  tis 7 sep   15.00–16.00  Möte med introduktör: deltagare och Ida Introdotter     ht27
  tors 9 sep  9.00–12.00   Välkommen – du behöver inte kunna allt                  Stora salen · ht27
"""


def test_the_agenda_is_shown_by_week(workspace: Path, run: Run):
    assert run("show", "--week", "2027-W36") == (0, WEEK_36, "")


def test_the_agenda_of_one_person_holds_what_the_person_attends(workspace: Path, run: Run):
    shown = run("show", "--person", "nils-pahittsson").out.splitlines()
    assert [line.split("  ")[-1] for line in shown if line.startswith("  ")] == ["Stora salen · ht27"]


def test_a_cohort_shows_its_own_agenda_and_not_the_events(workspace: Path, run: Run):
    shown = run("show", "--cohort", "ht27").out
    assert "Samtal med barn" in shown
    assert "Facklig dialog" not in shown


def test_where_somebody_is_is_said_of_them_and_not_to_them(workspace: Path, run: Run):
    file = workspace / "programmes/demo/cohorts.yaml"
    people = (workspace / "programmes/demo/people.yaml").read_text(encoding="utf-8")
    [unit, *_others] = re.findall(r"unit: ([a-z-]+)", people)
    posting = f"{{unit: {unit}, title: Mottagningen, from: 2028-01-24, until: 2028-03-19}}"
    replace(file, "      ada-testsson:\n", f"      ada-testsson:\n        postings: [{posting}]\n")
    shown = run("show", "--person", "ada-testsson").out
    assert "Ada Testsson: Mottagningen, 24 januari–19 mars 2028" in shown
    assert "Du är på" not in shown


def test_what_is_cancelled_or_proposed_says_so(workspace: Path, run: Run):
    file = workspace / "programmes/demo/cohorts.yaml"
    replace(file, "        date: 2027-09-09\n", "        date: 2027-09-09\n        status: cancelled\n")
    replace(file, "        date: 2028-03-09\n", "        date: 2028-03-09\n        status: proposed\n")
    shown = run("show", "--cohort", "ht27").out.splitlines()
    assert [line.rsplit("  ", 1)[1] for line in shown if line.endswith("]")] == ["[inställt]", "[förslag]"]


def test_names_and_titles_serve_where_an_id_does(workspace: Path, run: Run):
    by_id = run("show", "--person", "nils-pahittsson", "--cohort", "ht27")
    assert by_id == run("show", "--person", "Nils", "--cohort", "hösten 2027")
    assert by_id.out
    shutil.copytree(workspace / "programmes/demo", workspace / "programmes/andra")
    both = run("show", "--person", "Nils").out
    assert both == run("show", "--person", "nils-pahittsson").out
    assert both.count("Stora salen") == 2
    assert run("show", "--person", "andra/nils").out == both[: len(both) // 2]
    assert run("show", "--person", "i").code == 2


def test_unknown_people_cohorts_and_weeks_are_wrong_use(workspace: Path, run: Run):
    answer = run("show", "--person", "ada-testson")
    assert answer.code == 2
    assert "there is no person `ada-testson` help: did you mean `ada-testsson`?" in " ".join(answer.err.split())
    assert run("show", "--cohort", "ht28").code == 2
    assert run("show", "--week", "54").code == 2
    assert run("show", "--week", "v 2027").code == 2


def test_a_week_without_its_year_is_the_next_in_the_plan(workspace: Path, run: Run):
    assert run("show", "--week", "36") == (0, WEEK_36, "")
    empty = "Introduktionsprogram\n\nv. 28  10–16 juli 2028\nInget i agendan.\n"
    assert run("show", "--week", "v. 28", "--cohort", "ht27") == (0, empty, "")


def test_a_plan_that_can_not_be_read_is_not_shown(workspace: Path, run: Run):
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    answer = run("show")
    assert answer.code == 1
    assert answer.out.startswith("error[no-such-date]")


def test_a_session_for_groups_says_for_which(workspace: Path, run: Run):
    file = workspace / "programmes/demo/cohorts.yaml"
    (workspace / "programmes/demo/groups.yaml").write_text("groups:\n  a: {title: Grupp A}\n", encoding="utf-8")
    replace(file, "        date: 2028-03-09\n", "        date: 2028-03-09\n        for: [a]\n")
    shown = run("show", "--week", "2028-W10").out
    assert [line for line in shown.splitlines() if line.endswith(" · ht27 · för Grupp A")]
    assert run("show", "--week", "2027-W36").out == WEEK_36
