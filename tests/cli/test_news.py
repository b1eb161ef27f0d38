"""What `build`, `publish` and `check` show: errors last, what is new, one line for what stood at the last release.

The findings are made by the test itself, so that it holds whatever the checks say of the little programme.
"""

import os
import re
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace as changed
from datetime import date
from pathlib import Path

import pytest
from cli.conftest import Answer, Run, git, replace
from rich.cells import cell_len

import introplan
import introplan.cli.checked as checking
from introplan.agenda import Plan
from introplan.cli.ledgers import ledger_file
from introplan.diagnostics import Diagnostic, Severity, warning
from introplan.workspace.files import Workspace

DAY = date(2027, 3, 4)
NAMES: dict[Severity, str] = {
    "error": "place-double-booked",
    "warning": "caseload-jumps",
    "note": "session-unconfirmed",
}
"""Names that there are, for forms that tell of each."""


class Found(list[tuple[Severity, str, date]]):
    """What the checks are to find in the next run: how grave, about whom, and on which day."""

    def diagnostics(self, plan: Plan) -> Iterator[Diagnostic]:
        for severity, person, day in self:
            yield changed(
                warning(
                    NAMES[severity],
                    "{person} is not there on {day}",
                    at=plan.origins.span(("programme", "id")),
                    help="be there",
                    values={"person": person, "day": day},
                    about=(person,),
                ),
                severity=severity,
            )


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> Found:
    """Instead of all checks."""
    those = Found()
    monkeypatch.setattr(checking, "run_checks", lambda plan, _today: list(those.diagnostics(plan)))
    return those


@pytest.fixture
def publish(repository: Path, run: Run) -> Callable[[], Answer]:
    """Release something else each time."""
    times = iter(range(1, 9))

    def publish() -> Answer:
        number = next(times)
        file = repository / "programmes/demo/cohorts.yaml"
        replace(file, f"date: 2027-09-{8 + number:02d}", f"date: 2027-09-{9 + number:02d}")
        answer = run("publish", "-m", "Något nytt", "--yes")
        assert answer.code == 0, answer
        return answer

    return publish


def lines_of(answer: Answer, severity: Severity = "warning") -> list[str]:
    return [line for line in answer.out.splitlines() if line.startswith(f"{severity}[")]


def ada(severity: Severity = "warning", day: date = DAY) -> tuple[Severity, str, date]:
    return severity, "ada", day


@pytest.mark.long
def test_what_stood_at_the_last_release_is_one_line_and_what_is_new_is_shown(found: Found, publish, run: Run):
    found.append(ada())
    assert lines_of(run("build")) == ["warning[caseload-jumps]: ada is not there on 4 March 2027 (week 9)"]
    publish()
    answer = run("build")
    assert lines_of(answer) == []
    assert answer.err.endswith("1 known warning: introplan check\n")
    found.append(("warning", "bo", DAY))
    answer = run("build")
    assert lines_of(answer) == ["warning[caseload-jumps]: bo is not there on 4 March 2027 (week 9)"]
    assert answer.err.endswith("1 known warning: introplan check\n")
    found.append(("warning", "cy", DAY))
    publish()
    assert run("build").err.endswith("3 known warnings: introplan check\n")
    assert len(lines_of(run("check"))) == 3


def test_another_day_is_news_and_so_is_what_has_been_away(found: Found, publish, run: Run):
    found.append(ada())
    publish()
    found[:] = [ada(day=date(2027, 3, 11))]
    assert len(lines_of(run("build"))) == 1
    publish()
    found[:] = [ada()]
    assert len(lines_of(run("build"))) == 1


def test_what_was_a_note_at_the_release_and_is_a_warning_now_is_news(found: Found, publish, run: Run):
    found.append(ada("note"))
    publish()
    found[:] = [ada()]
    assert len(lines_of(run("build"))) == 1


def test_an_error_is_never_known(found: Found, publish, run: Run):
    found.append(ada())
    publish()
    found[:] = [ada("error")]
    answer = run("build")
    assert (answer.code, len(lines_of(answer, "error"))) == (1, 1)


@pytest.mark.long
def test_publish_names_what_is_new_before_it_asks_and_counts_the_rest(found: Found, publish, repository, run: Run):
    found.append(ada())
    publish()
    found += [("warning", "bo", DAY), ("warning", "cy", DAY), ("note", "dan", DAY)]
    replace(repository / "programmes/demo/cohorts.yaml", "date: 2027-09-10", "date: 2027-09-17")
    answer = run("publish", "-m", "Något nytt", "--yes")
    assert (
        "2 new warnings:\n"
        "warning[caseload-jumps]: bo is not there on 4 March 2027 (week 9) (and 1 more like it)\n"
        "see everything: introplan check\n"
    ) in answer.out
    assert "1 known warning: introplan check\n1 note: introplan check --notes\n" in answer.err


@pytest.mark.long  # a journey of several releases
def test_what_is_known_survives_what_git_can_do_to_the_ledger(found: Found, publish, repository: Path, run: Run):
    found.append(ada())
    publish()
    found.append(("warning", "bo", DAY))
    publish()
    git("revert", "--no-edit", "HEAD")
    assert len(ledger_file(Workspace(repository), "demo").ledger.known) == 2
    (repository / "programmes/demo/releases.ledger").unlink()
    answer = run("publish", "-m", "Tillbaka", "--yes")
    assert "new warning" not in answer.out
    assert run("build").err.endswith("2 known warnings: introplan check\n")


def test_what_is_built_does_not_depend_on_what_is_known(found: Found, publish, repository: Path, run: Run):
    found.append(ada())
    publish()
    before = {path: path.read_bytes() for path in (repository / "build").rglob("*") if path.is_file()}
    found[:] = [("warning", "bo", DAY)]
    assert run("build").code == 0
    assert {path: path.read_bytes() for path in (repository / "build").rglob("*") if path.is_file()} == before


# How much is shown


def test_three_errors_are_in_full_and_last_whatever_stands_above_them(found: Found, workspace: Path, run: Run):
    found += [("error", name, DAY) for name in ("ada", "bo", "cy")]
    found += [("warning", f"p{number}", DAY) for number in range(60)]
    answer = run("build")
    shown = answer.out.splitlines()
    assert len(shown) + len(answer.err.splitlines()) <= 30
    assert [line[:6] for line in shown if "[" in line] == ["warnin", *["error["] * 3]
    assert answer.out.count("help: be there") == 3
    assert answer.err.endswith("3 errors, 60 warnings. Nothing was written.\n")


def test_of_many_errors_the_first_are_in_full_and_the_others_counted(found: Found, workspace: Path, run: Run):
    found += [("error", f"p{number}", DAY) for number in range(10, 50)]
    answer = run("build")
    assert answer.out.count("help: be there") == 2
    assert "error[place-double-booked]: p12 is not there on 4 March 2027 (week 9) (and 37 more like it)\n" in answer.out
    assert "the first error: programmes/demo/programme.yaml:" in answer.err
    assert len(answer.out.splitlines()) + len(answer.err.splitlines()) <= 30


def test_check_shows_warnings_then_errors_counts_notes_and_ends_with_where_the_first_error_is(
    found: Found, workspace: Path, run: Run
):
    found += [ada("error"), ("note", "bo", DAY), ("warning", "cy", DAY), ("error", "dan", DAY), ("note", "eva", DAY)]
    answer = run("check")
    assert [line.split(" is ")[0] for line in answer.out.splitlines() if "ed]: " in line or "ps]: " in line] == [
        "warning[caseload-jumps]: cy",
        "error[place-double-booked]: ada",
        "error[place-double-booked]: dan",
    ]
    place = "programmes/demo/programme.yaml:4"
    assert answer.err.splitlines() == [
        "2 notes are not shown: --notes",
        f"1 programme checked: 2 errors, 1 warning, 2 notes · the first error: {place}",
    ]


@pytest.mark.parametrize("wish", [["--notes"], ["--severity", "note"], ["--only", "empty-file", "--notes"]])
def test_notes_are_shown_when_asked_for(found: Found, workspace: Path, run: Run, wish: list[str]):
    found += [("note", "bo", DAY), ("warning", "cy", DAY)]
    answer = run("check", *wish)
    assert len(lines_of(answer, "note")) == (0 if "--only" in wish else 1)
    assert "not shown: --notes" not in answer.err


@pytest.mark.parametrize("form", ["concise", "github", "json", "sarif"])
def test_programs_get_notes_unless_a_severity_says_otherwise(found: Found, workspace: Path, run: Run, form: str):
    found += [("note", "bo", DAY), ("warning", "cy", DAY)]
    assert "bo is not there" in run("check", "--format", form).out
    assert "bo is not there" not in run("check", "--format", form, "--severity", "warning").out


def test_notes_and_a_graver_severity_exclude_each_other(workspace: Path, run: Run):
    assert run("check", "--notes", "--severity", "error").code == 2


def seen_in_a_terminal(*words: str) -> tuple[int, list[str]]:
    """The exit code of a command, and the lines that it writes in a window of 80 columns."""
    import fcntl  # noqa: PLC0415 - not on Windows
    import pty  # noqa: PLC0415 - as above
    import termios  # noqa: PLC0415 - as above

    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 80, 0, 0))
    environment = {
        **os.environ,
        "NO_COLOR": "1",
        "INTROPLAN_LANG": "sv",
        "PYTHONPATH": str(Path(introplan.__file__).parents[1]),
    }
    environment.pop("COLUMNS", None)
    command = (sys.executable, "-m", "introplan", *words)
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        told = b""
        with suppress(OSError):  # how a terminal says that nobody writes to it any more
            while more := os.read(ours, 65536):
                told += more
    os.close(ours)
    return process.returncode, re.sub(r"\x1b\[[0-9;]*m", "", told.decode()).replace("\r\n", "\n").splitlines()


needs_a_terminal = pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")


@needs_a_terminal
def test_in_a_terminal_no_word_is_broken_and_nothing_is_wider(workspace: Path):
    title = "En kulle med ett namn som är långt nog för att ingen rad på skärmen ska räcka till för hela namnet"
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", f"date: 2027-09-31, {title}")
    code, lines = seen_in_a_terminal("check")
    assert code == 1
    assert max(map(cell_len, lines)) <= 80
    assert len(lines) > 5
    assert lines[-1].endswith("programmes/demo/cohorts.yaml:22")


@needs_a_terminal
def test_wrong_use_and_changes_are_broken_between_words_too(workspace: Path, run: Run):
    code, lines = seen_in_a_terminal("check", "--only", "caseload-jump")
    assert code == 2
    assert lines[:2] == [
        "fel: --only: det finns ingen kontroll `caseload-jump`; menade du",
        "`caseload-jumps`?",
    ]
    assert run("publish", "-m", "x", "--yes").code == 0
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2028-03-09", "date: 2028-04-21")
    assert seen_in_a_terminal("diff")[1][-4:-2] == [
        "  Samtal med barn flyttas från tors 9 mars (v. 10) till fre 21 april 2028",
        "    (v. 16) kl. 9.00–12.00.",
    ]
