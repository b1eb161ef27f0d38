"""`set`, and with it the one way in which a command changes the plan: shown, asked, written as one, taken back."""

import subprocess
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace

from introplan.workspace import rewriting
from introplan.workspace.rewriting import Rewritings
from introplan.workspace.writing import FOR_ALL

COHORTS = Path("programmes/demo/cohorts.yaml")
PEOPLE = Path("programmes/demo/people.yaml")
MOVED = ("set", "ht27/barnsamtal", "place", "samtalsrummet")


def undo_line(err: str) -> str:
    [line] = [
        line.strip() for line in err.splitlines() if line.startswith("    ") and ".introplan/before-change" in line
    ]
    return line


def told_by(err: str) -> str:
    """Who is told at the next release."""
    return next(line for line in err.splitlines() if line.startswith("At the next release"))


def test_a_value_is_shown_asked_about_written_and_taken_back(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    before = COHORTS.read_bytes()
    assert run(*MOVED).code == 2
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    for answer in (run(*MOVED, typed="nej\n"), run(*MOVED, typed=""), run(*MOVED, "--dry-run")):
        assert (answer.code, "Nothing was changed." in answer.err) == (0, True)
        assert COHORTS.read_bytes() == before
    answer = run(*MOVED, typed="ja\n")
    assert answer.code == 0
    assert answer.out.startswith("cohorts.ht27.sessions.barnsamtal.place: samtalsrummet, instead of salen\n")
    assert "Samtal med barn, Thu 9 March 2028 (week 10), 9:00–12:00, has a new place: Samtalsrummet." in answer.out
    assert "    -         place: salen\n    +         place: samtalsrummet\n" in answer.err
    assert COHORTS.read_bytes() != before
    subprocess.run(undo_line(answer.err), shell=True, check=True)
    assert COHORTS.read_bytes() == before


def test_every_other_byte_stays_with_the_byte_order_mark_and_the_line_ends(workspace: Path, run: Run):
    text = COHORTS.read_text(encoding="utf-8").replace("    participants:\n", "    participants:  # alla\t\n")
    before = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    COHORTS.write_bytes(before)
    assert run("set", "ht27/ada-testsson", "work_percent", "80", "--yes").code == 0
    after = COHORTS.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.replace(b"        work_percent: 80\r\n", b"") == before


def test_a_new_field_stands_where_the_language_has_it(workspace: Path, run: Run):
    assert run("set", "ht27/barnsamtal", "status", "confirmed", "--yes").code == 0
    assert run("set", "people.ida-introdotter.phone", "040-34 50 00", "--yes").code == 0
    assert run("set", "valkommen", "summary", "Rubrik: nytt # inte en kommentar", "--yes").code == 0
    text = COHORTS.read_text(encoding="utf-8")
    assert "        breaks: [{at: 10.15, length: 20min, title: Fika}]\n        status: confirmed\n" in text
    people = PEOPLE.read_text(encoding="utf-8")
    assert "email: ida.introdotter@kommunen.example\n    phone: 040-34 50 00\n    experience_years: 8\n" in people
    assert run("check").code == 0


def test_a_field_is_taken_away(workspace: Path, run: Run):
    for words in (("--remove",), ("",), ("~",)):
        before = PEOPLE.read_bytes()
        assert run("set", "ida-introdotter", "experience_years", *words, "--yes").code == 0
        assert b"experience_years" not in PEOPLE.read_bytes()
        PEOPLE.write_bytes(before)
    assert run("set", "ida-introdotter.phone", "--remove", "--yes").code == 1


def test_a_value_that_can_not_be_read_is_told_with_the_line_as_it_would_be(workspace: Path, run: Run):
    before = files_in(workspace / "programmes")
    answer = run("set", "ht27/barnsamtal", "date", "imorgon", "--yes")
    assert answer.code == 1
    assert "error[not-a-date]: `imorgon` cannot be read as a date" in answer.out
    assert " |         date: imorgon\n" in answer.out
    assert "1 error would follow from it. Nothing was changed." in answer.err
    assert files_in(workspace / "programmes") == before


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("ht27/ada-testsson", "wrok_percent", "80"), "did you mean `work_percent`?"),
        (("ada-testsson", "work_percnt", "80"), "did you mean `work_percent`?"),
        (("Ada Testson", "email", "a@b.example"), "and `ada-testsson`?"),  # the person, and who takes part
        (("people.ada-testson.email", "a@b.example"), "did you mean `ada-testsson`?"),
        (("programme.contcat.email", "a@b.example"), "did you mean `contact`?"),
        (("ht28", "title", "x"), "did you mean `ht27`?"),
        (("ht27/barnsamtal",), "write what it is about, the field, and the value"),
        (("ht27", "a", "b", "c"), "write what it is about, the field, and the value"),
    ],
)
def test_what_is_misspelt_is_wrong_use(workspace: Path, run: Run, words: tuple[str, ...], told: str):
    answer = run("set", *words, "--yes")
    assert (answer.code, told in answer.err) == (2, True), answer


def test_a_name_serves_for_an_id(workspace: Path, run: Run):
    assert run("set", "Ida Introdotter", "phone", "040-1", "--yes").code == 0
    assert run("set", "Hösten 2027/Samtal med barn", "status", "confirmed", "--yes").code == 0


def test_an_error_that_would_come_of_it_is_told_and_nothing_is_written(workspace: Path, run: Run):
    before = files_in(workspace / "programmes")
    gone = run("set", "people.ida-introdotter", "--remove", "--yes")
    assert (gone.code, "Nothing was changed." in gone.err) == (1, True), gone
    assert "error[unknown-reference]" in gone.out
    assert files_in(workspace / "programmes") == before


def test_a_protected_name_is_not_written(workspace: Path, run: Run):
    (workspace / "protected-names.txt").write_text("Vera Hemligsson\n", encoding="utf-8")
    (workspace / ".gitignore").write_text("protected-names.txt\n", encoding="utf-8")
    answer = run("set", "ht27/barnsamtal", "internal_note", "Vera Hemligsson kommer senare", "--yes")
    assert (answer.code, "error[protected-name-written]" in answer.out) == (1, True)
    assert "Hemligsson" not in COHORTS.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (("set", "ht27/barnsamtal", "internal_note", "VERA  HEMLIGSSON"), "VERA  HEMLIGSSON"),
        (("rename", "deltagare-2", "vera-hemligsson"), "vera-hemligsson"),
        (("rename", "ht27/barnsamtal", "vera-hemligsson"), "vera-hemligsson"),
        (("leave", "deltagare-7", "--last-day", "2028-01-01"), ""),
    ],
)
def test_of_a_protected_name_only_what_was_typed_is_shown(
    workspace: Path, run: Run, typed: tuple[str, ...], shown: str
):
    (workspace / "protected-names.txt").write_text("Vera Hemligsson\n", encoding="utf-8")
    before = files_in(workspace / "programmes")
    answer = run(*typed, "--yes")
    screen = answer.out + answer.err
    assert answer.code
    assert "hemligsson" not in (screen.replace(shown, "") if shown else screen).lower()
    assert files_in(workspace / "programmes") == before


def test_new_findings_are_shown_before_the_question(workspace: Path, run: Run):
    answer = run("set", "ht27/barnsamtal", "date", "2028-03-11", "--dry-run")
    assert "After that, the plan has these problems:" in answer.err
    assert "warning[session-on-closed-day]" in answer.out


def test_what_stands_there_already_is_no_change(workspace: Path, run: Run):
    answer = run("set", "ht27/barnsamtal", "place", "salen", "--yes")
    assert (answer.code, answer.err) == (0, "The plan already says so.\n")


def test_before_the_first_release_nobody_has_it(workspace: Path, run: Run):
    assert "The programme has not been released, so nobody needs to be told." in run(*MOVED, "--yes").err


def test_who_is_told_at_the_next_release_is_said(released: Path, run: Run):
    answer = run(*MOVED, "--dry-run")
    people = "Ada Testsson, Bo Skissvik, deltagare-2 and Karin Exempelsson"
    assert told_by(answer.err) == f"At the next release 4 people are told of this: {people}"
    assert told_by(run("set", "ida-introdotter.phone", "040-1", "--dry-run").err).endswith("nobody is told of this.")


def test_what_waits_already_is_told_apart(released: Path, run: Run):
    replace(COHORTS, "date: 2027-09-09", "date: 2027-09-16")
    answer = run("set", "ada-ida.meets.time", "10.00", "--dry-run")
    assert told_by(answer.err) == "At the next release 2 people are told of this: Ada Testsson and Ida Introdotter"
    assert "Besides, 1 other change since release 1 is waiting to be released" in answer.err


def test_what_is_taken_back_before_it_was_told_is_said(released: Path, run: Run):
    assert run(*MOVED, "--yes").code == 0
    answer = run("set", "ht27/barnsamtal", "place", "salen", "--yes")
    assert "4 people no longer need to be told: Ada Testsson, " in answer.err
    assert "waits to be given out" not in answer.err


@pytest.mark.parametrize(
    "words",
    [
        MOVED,
        ("set", "ht27/barnsamtal", "date", "2028-03-16"),
        ("set", "ada-ida.meets.time", "10.00"),
        ("set", "salen", "title", "Lilla salen"),
        ("set", "ht27/bo-skissvik", "until", "2028-06-30"),
        ("set", "ida-introdotter", "name", "Ida Nysson"),
        ("set", "ht27/barnsamtal", "note", "Ta med papper"),
        ("set", "programme.contact.email", "ny@kommunen.example"),
        ("set", "ht27", "title", "Kull ett"),
        ("set", "barnsamtal", "preparation", "Läs lagen."),
    ],
)
@pytest.mark.long
def test_those_are_told_who_get_a_letter(released: Path, run: Run, words: tuple[str, ...]):
    answer = run(*words, "--yes")
    assert answer.code == 0, answer
    assert run("publish", "-m", "Andra", "--yes").code == 0
    letters = {path.stem for path in (released / "build/demo_private/release-2/people").glob("*.md")}
    people = {"Ada Testsson": "ada-testsson", "Bo Skissvik": "bo-skissvik", "deltagare-2": "deltagare-2"}
    people |= {"Ida Introdotter": "ida-introdotter", "Ida Nysson": "ida-introdotter"}
    people |= {name: f"{name.split()[0].lower()}-{last}" for name, last in OTHERS.items()}
    told = {id_ for name, id_ in people.items() if name in told_by(answer.err)}
    assert told == letters


OTHERS = {
    "Karin Exempelsson": "exempelsson",
    "Nils Påhittsson": "pahittsson",
    "Mona Mallgren": "mallgren",
    "Ulla Utkast": "utkast",
}


def test_what_is_in_a_programme_that_can_not_be_read_is_told_with_its_errors(workspace: Path, run: Run):
    other = workspace / "programmes/annan"
    other.mkdir()
    (other / "programme.yaml").write_text("programme: {titel: Annan}\n", encoding="utf-8")
    assert run(*MOVED, "--yes").code == 0
    answer = run("set", "nagon-annan", "email", "a@b.example", "--yes")
    assert answer.code == 1
    assert "programmes/annan/programme.yaml" in answer.out
    assert "error: there is nothing called `nagon-annan`" in answer.err


def test_an_anchor_in_the_way_is_told_with_its_line(workspace: Path, run: Run):
    replace(COHORTS, "seats: {kommunen: 3}", "seats: &platser {kommunen: 3}")
    before = COHORTS.read_bytes()
    answer = run("set", "ht27.seats.kommunen", "4", "--yes")
    assert answer.code == 1
    assert "seats: &platser {kommunen: 3}" in answer.out
    assert "Nothing was changed." in answer.err
    assert COHORTS.read_bytes() == before


def test_an_interrupted_change_is_completed_by_whatever_comes_next_with_the_line_that_takes_it_back(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    class Killed(BaseException):
        pass

    before, real = COHORTS.read_bytes(), rewriting.replace_whole
    for command in (
        MOVED,
        ("build",),
        ("check", "--fix", "--yes"),
        ("set", "ida-introdotter", "phone", "040-1", "--dry-run"),
    ):
        steps: list[Path] = []

        def stopping(path: Path, content: bytes, mode: int = FOR_ALL, *, steps: list[Path] = steps) -> None:
            steps.append(path)
            if len(steps) == 3:  # after the copy, and what is decided
                raise Killed
            real(path, content, mode)

        monkeypatch.setattr(rewriting, "replace_whole", stopping)
        with pytest.raises(Killed):
            run(*MOVED, "--yes")
        monkeypatch.setattr(rewriting, "replace_whole", real)
        assert COHORTS.read_bytes() == before
        answer = run(*command, *(["--yes"] if command == MOVED else []))
        assert answer.code == 0, answer
        assert "an earlier `introplan set` was interrupted; it is completed now" in answer.err
        assert b"place: samtalsrummet\n        breaks" in COHORTS.read_bytes()
        assert not Rewritings(workspace).file.exists()
        subprocess.run(undo_line(answer.err), shell=True, check=True)
        assert COHORTS.read_bytes() == before


def test_ctrl_c_at_the_question_changes_nothing(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    def stop(*_words: object) -> bool:
        raise KeyboardInterrupt

    before = files_in(workspace / "programmes")
    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    with monkeypatch.context() as stopping:
        stopping.setattr("introplan.cli.amending.ask", stop)
        answer = run(*MOVED)
    assert (answer.code, answer.err.splitlines()[-1]) == (130, "Nothing was changed.")
    assert files_in(workspace / "programmes") == before


def test_a_file_that_is_saved_while_she_is_asked_is_not_overwritten(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    def saved(*_words: object) -> bool:
        COHORTS.write_bytes(COHORTS.read_bytes() + b"# hers\n")
        return True

    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    monkeypatch.setattr("introplan.cli.amending.ask", saved)
    answer = run(*MOVED)
    assert (answer.code, "cohorts.yaml was changed while you were asked" in answer.err) == (1, True)
    assert b"samtalsrummet\n        breaks" not in COHORTS.read_bytes()


def test_another_file_that_is_saved_while_she_is_asked_is_checked_too(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    def saved(*_words: object) -> bool:
        replace(PEOPLE, "job: Samordnare", "jobb: Samordnare")
        return True

    monkeypatch.setattr("introplan.cli.amending.is_terminal", lambda: True)
    monkeypatch.setattr("introplan.cli.amending.ask", saved)
    answer = run(*MOVED)
    assert "Other files were saved meanwhile, and these problems are there now:" in answer.err
    assert "error[unknown-field]" in answer.out


def test_a_disk_that_does_not_take_it_is_told(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    def refuse(path: Path, _content: bytes, _mode: int) -> None:
        raise PermissionError(13, "in use", str(path))

    before = COHORTS.read_bytes()
    with monkeypatch.context() as refusing:
        refusing.setattr(rewriting, "replace_whole", refuse)
        answer = run(*MOVED, "--yes")
    assert (answer.code, "cannot be written" in answer.err) == (1, True)
    assert COHORTS.read_bytes() == before
