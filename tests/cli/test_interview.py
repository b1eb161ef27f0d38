"""`introplan new` asks: what comes of the answers, of wrong ones, and of whoever stops."""

from datetime import date
from pathlib import Path

import pytest
from cli.conftest import Run, files_in

from introplan.cli import interview, screen
from introplan.cli.answered import written_out
from introplan.cli.interview import Answers
from introplan.cli.pasted_names import PastedPerson

FULL = [
    *("Nya: här & nu", "Malmö stad"),
    *("2027-02-31", "lördag", "1/9 2027"),
    *("handledare, kompis", "handledare, fadder och mentor = vägledare"),
    *("Testsson, Ada <ada.testsson@malmo.example>", "1. Bo Ek", "Bo Ek (barn)", "No", "!!", "", "nja", "ja"),
]
FRAME = """\
  title: "Nya: här & nu"
  kind: introduction
  owner: malmo
"""


@pytest.fixture
def asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_git: None) -> Path:
    """Somebody sits at a terminal, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(screen, "is_terminal", lambda: True)
    monkeypatch.setattr(screen, "is_written_to_a_screen", lambda: True)
    return tmp_path


@pytest.mark.parametrize(
    "answers", [FULL, ["", "", "", "", ""], ["", "Åre", "2028-01-01", "mentor", "Ada Ek, Bo Ek", "", ""]]
)
def test_what_is_answered_becomes_a_plan_with_nothing_but_notes(answers: list[str], asks: Path, run: Run, monkeypatch):
    assert run("new", "plan", typed="".join(f"{line}\n" for line in answers)).code == 0
    monkeypatch.chdir(asks / "plan")
    found = run("check", "--notes", "--format", "concise", "--lang", "en")
    assert (found.code, [line for line in found.out.splitlines() if ": note[" not in line]) == (0, []), found.out
    assert run("build").code == 0
    assert (asks / "plan/build/plan/index.html").is_file()


def test_the_answers_stand_in_the_plan_and_the_unclear_is_asked_again(asks: Path, run: Run):
    answer = run("new", "plan", "--lang", "en", typed="".join(f"{line}\n" for line in FULL))
    files = {path: text.decode() for path, text in files_in(asks / "plan/programmes/plan").items()}
    assert FRAME in files["programme.yaml"]
    assert "    supervisor:\n      meets:" in files["programme.yaml"]
    assert "    mentor:\n      label: Vägledare\n" in files["programme.yaml"]
    assert "    title: Malmö stad\n" in files["organisations.yaml"]
    assert "    school_breaks: [W08, W44]\n" in files["organisations.yaml"]
    assert "  ht27:\n    title: Hösten 2027\n    starts: 2027-09-01\n" in files["cohorts.yaml"]
    assert "      ada-testsson:\n      bo-ek:\n      no:\n" in files["cohorts.yaml"]
    ada = (
        "  ada-testsson:\n    name: Ada Testsson\n    organisation: malmo\n    unit: enheten\n    email: ada.testsson@"
    )
    assert ada in files["people.yaml"]
    told = " ".join(answer.err.split())
    assert told.count("Write it again; Enter alone skips the question.") == 3
    assert "there is no `2027-02-31`: that month has 28 days" in told
    assert "`kompis` is none of introducer, supervisor, mentor and buddy." in told
    assert told.count("Is that right?") == 2


def test_everybody_has_an_id_of_their_own():
    people = tuple(PastedPerson(name) for name in ("Chefen", "Åsa Ek", "Asa Ek", "محمد", "x" * 40, "x" * 40, "Con"))
    answers = Answers("Titel", "Ö", date(2027, 2, 1), (), people)
    ids = [each["id"] for each in written_out(answers)["people"]]
    assert ids == ["chefen-2", "asa-ek", "asa-ek-2", "deltagare-4", "x" * 40, f"{'x' * 36}-2", "con-1"]


def test_whoever_stops_has_written_nothing(asks: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    stopped = run("new", "plan", "--lang", "en", typed="Titel\nLund\n")
    lines = iter(["Titel"])

    def interrupted() -> str:
        for line in lines:
            return line
        raise KeyboardInterrupt

    monkeypatch.setattr(interview, "typed_line", interrupted)
    also = run("new", "plan", "--lang", "en")
    assert [(each.code, each.err.splitlines()[-1]) for each in (stopped, also)] == [
        (130, "Stopped: nothing has been written.")
    ] * 2
    assert list(asks.iterdir()) == []


def test_who_wants_no_questions_gets_what_a_pipe_gets(asks: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    assert run("new", "a/demo", "--yes").code == run("new", "b/demo", "--empty").code == 0
    assert run("new", "a", typed="x\n").code == 2  # it is there: nobody is asked in vain
    monkeypatch.setattr(screen, "is_written_to_a_screen", lambda: False)
    assert run("new", "c/demo", typed="x\n").code == 0
    made = [files_in(asks / each / "demo/programmes") for each in ("a", "c")]
    assert made[0] == made[1]
    assert "demo/people.yaml" in made[0]
