"""`move` and `cancel` as a coordinator runs them: what is listed, written, refused, and told at the next release."""

from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace

FREE = """\
Samtal med barn, now Thu 9 March 2028 (week 10), 9:00–12:00
Free, the best first:

  Thu 16 Mar 2028  wk 11  9:00–12:00
  Thu 2 Mar 2028   wk 9   9:00–12:00
  Fri 10 Mar 2028  wk 10  9:00–12:00
  Wed 8 Mar 2028   wk 10  9:00–12:00
  Tue 7 Mar 2028   wk 10  9:00–12:00
  Mon 6 Mar 2028   wk 10  9:00–12:00
  Mon 13 Mar 2028  wk 11  9:00–12:00
  Tue 14 Mar 2028  wk 11  9:00–12:00
  Wed 15 Mar 2028  wk 11  9:00–12:00
  Fri 3 Mar 2028   wk 9   9:00–12:00
"""
COHORTS = "programmes/demo/cohorts.yaml"


def told(text: str) -> str:
    return " ".join(text.split())


def test_free_slots_are_listed_with_the_line_that_takes_the_first(workspace: Path, run: Run):
    answer = run("move", "--free", "ht27/barnsamtal")
    assert (answer.code, answer.out) == (0, FREE)
    line = answer.err.split("To take the first:")[1].strip()
    assert line == "introplan move ht27/barnsamtal --to 2028-03-16"
    assert run(*line.split()[1:], "--yes").code == 0
    assert "date: 2028-03-16\n        time: 9.00–12.00" in (workspace / COHORTS).read_text(encoding="utf-8").replace(
        '"', ""
    )


def test_free_slots_near_another_day_are_listed(workspace: Path, run: Run):
    listed = run("move", "--free", "barnsamtal", "--near", "2028-04-20").out.splitlines()
    assert listed[3] == "  Thu 20 Apr 2028  wk 16  9:00–12:00"


def test_what_can_not_be_anywhere_says_why_and_takes_no_line(workspace: Path, run: Run):
    replace(workspace / COHORTS, "date: 2028-03-09", "lecturers: [karin-exempelsson]\n        date: 2028-03-09")
    people = workspace / "programmes/demo/people.yaml"
    replace(people, "  karin-exempelsson:\n", "  karin-exempelsson:\n    unavailable: [2027-01-01..2029-12-31]\n")
    answer = run("move", "--free", "ht27/barnsamtal")
    assert answer.code == 0
    assert answer.out.splitlines()[1:5] == [
        "It fits on none of the 141 days around. What is most often in the way:",
        "",
        "  lecturer-unavailable  on 141 days",
        "      A session is on a day when its lecturer has said that they cannot.",
    ]
    assert "`--near DATE`" in answer.err


def test_a_day_is_listed_that_is_free_when_something_else_makes_way_with_lines_that_can_be_typed(
    workspace: Path, run: Run
):
    people = workspace / "programmes/demo/people.yaml"
    replace(workspace / COHORTS, "date: 2028-03-09", "lecturers: [karin-exempelsson]\n        date: 2028-03-09")
    replace(people, "  karin-exempelsson:\n", "  karin-exempelsson:\n    available: [2028-03-09, 2028-04-06]\n")
    other = "      annat: {of: barnsamtal, date: 2028-04-06, time: 9.00–12.00, lecturers: []}\n"
    replace(workspace / COHORTS, "      barnsamtal:\n", f"{other}      barnsamtal:\n")
    answer = run("move", "--free", "ht27/barnsamtal")
    assert "\n\nFree if something else makes way:\n\n  Thu 6 Apr 2028" in answer.out
    lines = [line.strip() for line in answer.err.partition("first of these:")[2].split("\n") if line.strip()]
    assert lines == ["introplan move ht27/annat --to 2028-03-30", "introplan move ht27/barnsamtal --to 2028-04-06"]
    assert [run(*line.split()[1:], "--yes").code for line in lines] == [0, 0]


def test_a_dry_run_shows_all_and_writes_nothing(workspace: Path, run: Run):
    before = files_in(workspace / "programmes")
    answer = run("move", "Samtal med barn", "--to", "2028-03-16", "--time", "13", "--dry-run")
    assert answer.code == 0
    assert answer.out.startswith(
        "Samtal med barn is moved from Thu 9 March 2028 (week 10), 9:00–12:00 "
        "to Thu 16 March 2028 (week 11), 13:00–16:00\n"
    )
    assert "14.15" in answer.err
    assert files_in(workspace / "programmes") == before


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (["move", "ht27/barnsamtal"], 2, "say where it should be with --to, --time or --place"),
        (["move", "ht27/barnsamtal", "--to", "16/3 2028"], 2, "did you mean `2028-03-16`?"),
        (["move", "ht27/barnsamtal", "--to", "16", "mars"], 2, "put quotes around anything with a space in it"),
        (["move", "ht27/barnsamtal", "2028-03-16"], 2, "write `--to 2028-03-16`"),
        (["move", "ht27/barnsamtal", "--to", "2028-02-30"], 2, "its last day is `2028-02-29`"),
        (["move", "ht27/barnsamtal", "--to", ""], 2, "write a date year-month-day"),
        (["move", "ht27/barnsamtal", "--to", "v. 11 2028"], 2, "such as `2028-W11-4`"),
        (["move", "ht27/barnsamtal", "--time", "12-9"], 2, "the end comes after the start"),
        (["move", "ht27/barnsamtal", "--free", "--to", "2028-03-16"], 2, "choose `--free`"),
        (["move", "ht27/barnsamtal", "--near", "2028-03-16"], 2, "`--near` goes with `--free`"),
        (["move", "ht27/barnsamtl", "--to", "2028-03-16"], 2, "did you mean `ht27/barnsamtal`?"),
        (["move", "--free", "ht27/barnsamtl"], 2, "did you mean"),
        (["move", "ht27/barnsamtal", "--place", "salan"], 2, "did you mean `salen`?"),
        (["move", "ht27/barnsamtal", "--to", "2028-03-18"], 1, "which is a Saturday"),
        (["move", "ht27/barnsamtal", "--to", "2028-03-09"], 1, "is there already"),
        (["move", "ada-ida/2027-W99", "--to", "2028-03-09"], 1, "has no meeting of 2027-W99"),
        (["cancel", "ht27/ada-testsson/manad-6"], 2, "there is no"),
    ],
)
def test_wrong_use_and_what_can_not_be_is_told_and_nothing_is_written(
    workspace: Path, run: Run, words: list[str], code: int, expected: str
):
    before = files_in(workspace / "programmes")
    answer = run(*words, *([] if "--free" in words or "--near" in words else ["--yes"]))
    assert (answer.code, files_in(workspace / "programmes")) == (code, before), answer.err
    assert expected in told(answer.err)


def test_what_has_been_released_is_cancelled_and_the_release_tells_those_who_had_it(published: Path, run: Run):
    answer = run("cancel", "ht27/barnsamtal", "--yes")
    assert answer.code == 0
    assert answer.out.startswith("Samtal med barn on Thu 9 March 2028 (week 10), 9:00–12:00 is cancelled\n")
    assert "Ada Testsson" in told(answer.err).split("are told of this:")[1]
    assert "status: cancelled" in (published / COHORTS).read_text(encoding="utf-8")
    again = run("cancel", "ht27/barnsamtal", "--yes")
    assert again.code == 1
    assert "`introplan set ht27/barnsamtal status planned` brings it back" in told(again.err)
    assert run("set", "ht27/barnsamtal", "status", "planned", "--yes").code == 0


def test_what_has_not_been_released_is_taken_out(workspace: Path, run: Run):
    answer = run("cancel", "barnsamtal", "--yes")
    assert answer.code == 0
    assert "required-activity-not-scheduled" in answer.out
    assert "barnsamtal:" not in (workspace / COHORTS).read_text(encoding="utf-8")


def test_a_review_is_booked_and_a_meeting_is_moved(workspace: Path, run: Run):
    assert run("move", "bo-skissvik/manad-3", "--to", "2027-12-03", "--time", "9", "--yes").code == 0
    assert run("move", "ada-ida/2027-W38", "--to", "2027-09-22", "--yes").code == 0
    text = (workspace / COHORTS).read_text(encoding="utf-8").replace('"', "")
    assert "manad-3: {date: 2027-12-03, time: 9-10, place: salen}" in text
    assert "2027-W38: {date: 2027-09-22}" in text
    assert run("check").code == 0
