"""`missing` as a coordinator runs it: what is listed, in both languages, what is written, and what is used wrongly."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, git, replace

TODAY = date(2027, 10, 1)
SPRING = """\
absences:
  ht27/valkommen: [ada-testsson, deltagare-2]
  ht27/barnsamtal: [bo-skissvik]
cohorts:
  vt28:
    title: Våren 2028
    starts: 2028-01-10
    sessions:
      valkommen: {date: 2028-01-13, time: 9-12, place: salen}
"""
LISTED = {
    "en": """\
Introduktionsprogram

Ada Testsson · Hösten 2027
  Välkommen – du behöver inte kunna allt: away on 9 September 2027 (week 36)
    Thu 13 Jan 2028  wk 2  9:00–12:00  vt28/valkommen · 19 seats left

Bo Skissvik · Hösten 2027
  Samtal med barn: away on 9 March 2028 (week 10)
    there is no session to come

deltagare-2 · Hösten 2027
  Välkommen – du behöver inte kunna allt: away on 9 September 2027 (week 36)
    Thu 13 Jan 2028  wk 2  9:00–12:00  vt28/valkommen · 19 seats left

""",
    "sv": """\
Introduktionsprogram

Ada Testsson · Hösten 2027
  Välkommen – du behöver inte kunna allt: borta torsdag 9 september 2027 (v. 36)
    tors 13 jan 2028  v. 2  9.00–12.00  vt28/valkommen · 19 platser kvar

Bo Skissvik · Hösten 2027
  Samtal med barn: borta torsdag 9 mars 2028 (v. 10)
    det finns inget kommande tillfälle

deltagare-2 · Hösten 2027
  Välkommen – du behöver inte kunna allt: borta torsdag 9 september 2027 (v. 36)
    tors 13 jan 2028  v. 2  9.00–12.00  vt28/valkommen · 19 platser kvar

""",
}
WRITTEN = """\
2 make-ups are written in
  – Ada Testsson lacks Välkommen – du behöver inte kunna allt: away on 9 September 2027 (week 36). \
`vt28/valkommen` on 13 January 2028 (week 2) is the only session that fits.
  – deltagare-2 lacks Välkommen – du behöver inte kunna allt: away on 9 September 2027 (week 36). \
`vt28/valkommen` on 13 January 2028 (week 2) is the only session that fits.

Våren 2028
  Ada Testsson makes up for Välkommen – du behöver inte kunna allt, Thu 13 January 2028 (week 2), 9:00–12:00.
  Deltagare makes up for Välkommen – du behöver inte kunna allt, Thu 13 January 2028 (week 2), 9:00–12:00.

"""
COHORTS, LATER = "programmes/demo/cohorts.yaml", "programmes/demo/vt28.yaml"


@pytest.fixture(autouse=True)
def first_of_october(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("introplan.cli.missing.today_here", lambda: TODAY)


@pytest.fixture
def with_spring(workspace: Path) -> Path:
    """The small workspace with absences and a cohort that comes after."""
    (workspace / LATER).write_text(SPRING, encoding="utf-8")
    return workspace


@pytest.mark.parametrize("language", LISTED)
def test_what_is_missed_is_listed_with_the_sessions_that_fit(with_spring: Path, run: Run, language: str):
    before = files_in(with_spring / "programmes")
    answer = run("missing", "--lang", language)
    assert (answer.code, answer.out) == (0, LISTED[language])
    assert "--write" in answer.err
    assert files_in(with_spring / "programmes") == before


def test_each_is_listed_by_name_also_where_the_same_is_written_of_two(with_spring: Path, run: Run):
    file = with_spring / COHORTS
    file.write_text(re.sub(r"\n        reviews:\n(          .*\n)+", "\n", file.read_text("utf-8")), "utf-8")
    listed = run("missing", "--lang", "en").out.splitlines()
    names = ["Ada Testsson", "Bo Skissvik", "deltagare-2"]
    assert [line for line in listed if line.endswith(" · Hösten 2027")] == [f"{name} · Hösten 2027" for name in names]


def test_make_ups_are_written_as_new_lines_alone_and_found_again(repository: Path, run: Run):
    (repository / LATER).write_text(SPRING, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "Våren")
    answer = run("missing", "--write", "--yes", "--lang", "en")
    assert (answer.code, answer.out) == (0, WRITTEN)
    assert "Bo Skissvik, Samtal med barn: there is no session to come; add one, or write an `exempt`" in answer.err
    assert "To undo it:" in answer.err
    lines = [line for line in git("diff", "-U0").splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    assert lines == ["+        make_ups: [vt28/valkommen]"] * 2
    again = run("missing", "--write", "--yes", "--lang", "en")
    assert (again.code, again.out) == (0, "Nothing can be written in by itself.\n")
    assert "Ada" not in run("missing").out


def test_a_cohort_a_person_and_a_day_narrow_it(with_spring: Path, run: Run):
    assert "Bo Skissvik" not in run("missing", "ht27", "--person", "Ada").out
    assert run("missing", "vt28", "--lang", "en").out.splitlines()[1] == "Nobody lacks anything that they must have."
    later = run("missing", "--person", "ada-testsson", "--from", "2028-01-14", "--lang", "en")
    assert "there is no session to come" in later.out
    assert "--write" not in later.err


def test_a_draft_is_left_out_and_said_to_be(with_spring: Path, run: Run):
    replace(with_spring / LATER, "    title: Våren 2028\n", "    title: Våren 2028\n    status: draft\n")
    answer = run("missing", "ht27", "--person", "ada", "--lang", "en")
    assert answer.out.splitlines()[-2] == (
        "    no session fits: `vt28/valkommen` on 13 January 2028 (week 2) (Våren 2028 is a draft)"
    )
    assert "Våren 2028 is a draft and is left out." in run("missing", "--lang", "en").err


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (["ht28"], 2, "there is no cohort `ht28`; did you mean"),
        (["--person", "ada-testson"], 2, "did you mean `ada-testsson`?"),
        (["--person", "karin-exempelsson"], 1, "Karin Exempelsson is no participant of any cohort"),
        (["vt28", "--person", "ada"], 1, "Ada Testsson is no participant of Våren 2028"),
        (["--from", "2027-09-30"], 2, "30 September 2027 (week 39) has been"),
        (["--from", "snart"], 2, "write a date year-month-day"),
        (["--yes"], 2, "`--yes` and `--dry-run` go with `--write`"),
        (["--write"], 2, "there is nobody to ask here"),
        (["--write", "--yes", "ht28"], 2, "there is no cohort `ht28`"),
        (["--write", "--dry-run"], 0, "Nothing was changed."),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(
    with_spring: Path, run: Run, words: list[str], code: int, expected: str
):
    before = files_in(with_spring / "programmes")
    answer = run("missing", *words, "--lang", "en")
    assert (answer.code, files_in(with_spring / "programmes")) == (code, before), answer.err
    assert expected in " ".join(answer.err.replace("\nhelp: ", "; ").split())


def test_a_programme_that_cannot_be_read_is_told_and_nothing_is_written(with_spring: Path, run: Run):
    replace(with_spring / LATER, "2028-01-13", "2028-01-33")
    listed, written = run("missing", "--lang", "en"), run("missing", "--write", "--yes", "--lang", "en")
    assert (listed.code, written.code) == (1, 1)
    assert listed.out.startswith("error[")
    assert "demo cannot be read" in written.err


def test_several_programmes_are_asked_about_and_written_as_one(with_spring: Path, run: Run):
    shutil.copytree(with_spring / "programmes/demo", with_spring / "programmes/andra")
    assert run("missing", "--lang", "en").out == LISTED["en"] * 2
    answer = run("missing", "--write", "--yes", "--lang", "en")
    assert answer.out == WRITTEN * 2
    for name in ("demo", "andra"):
        assert (with_spring / f"programmes/{name}/cohorts.yaml").read_text(encoding="utf-8").count("make_ups") == 2
