"""`leave`, `replace` and `pause` as a coordinator runs them: what is shown, written, refused, and told to be typed."""

import re
import shlex
from pathlib import Path

import pytest
from cli.conftest import Run, files_in

FOLDER = "programmes/malmo"
COHORT, PAIRINGS = f"{FOLDER}/cohorts/ht26.yaml", f"{FOLDER}/pairings/ht26.yaml"
LINE = re.compile(r"`introplan ([^`]+)`")
NOT_A_CHANGE = ("show", "--free")


@pytest.fixture
def malmo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> Path:
    """A workspace with the complete programme of a city; the current folder."""
    monkeypatch.chdir(tmp_path)
    assert run("new", "stad", "--example", "malmo").code == 0
    monkeypatch.chdir(tmp_path / "stad")
    return tmp_path / "stad"


def told(text: str) -> str:
    return " ".join(text.split())


def changed_lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """The lines that have gone, and those that have come."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    return [line.strip() for line in old if line not in new], [line.strip() for line in new if line not in old]


def test_leaving_writes_only_what_is_hers_and_is_taken_back_by_the_line(malmo: Path, run: Run):
    before = files_in(malmo / "programmes")
    answer = run("leave", "Ada Testsson", "--last-day", "2027-03-31", "--yes")
    assert answer.code == 0
    assert "Ada Testsson leaves, with 31 March 2027 (week 13) as the last day" in answer.out
    after = files_in(malmo / "programmes")
    assert [path for path in before if before[path] != after[path]] == ["malmo/cohorts/ht26.yaml"]
    gone, come = changed_lines(before["malmo/cohorts/ht26.yaml"], after["malmo/cohorts/ht26.yaml"])
    assert come == ["until: 2027-03-31", "for: [cia-latsaslund, elin-provare, greta-gissning]"]
    assert len(gone) == 4
    again = run("leave", "ada-testsson", "--last-day", "2027-03-31", "--yes")
    assert (again.code, files_in(malmo / "programmes")) == (1, after)
    assert "Ada Testsson has left Hösten 2026 already" in told(again.err)


def test_following_puts_a_pairing_beside_the_old_one(malmo: Path, run: Run):
    command = ("replace", "Ida Introdotter", "Hanna Fiktivberg", "--role", "introducer", "--from", "2027-04-01")
    answer = run(*command, "--for", "Ada Testsson", "--yes")
    assert answer.code == 0
    text = (malmo / PAIRINGS).read_text(encoding="utf-8")
    assert text.index("ada-ida:") < text.index("ada-hanna:") < text.index("bo-ida:")
    assert "    until: 2027-03-31\n" in text


def test_a_pause_is_written_without_a_why(malmo: Path, run: Run):
    answer = run("pause", "Ada Testsson", "2026-11-20..2026-12-20", "-y")
    assert answer.code == 0
    assert "pauses: [2026-11-20..2026-12-20]" in (malmo / COHORT).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("leave Ada --last-day 2028-08-31", 1, "is done with Hösten 2026 on 31 August 2028"),
        ("leave Adda --last-day 2027-03-31", 2, "did you mean"),
        ("leave Ada --last-day 2027-02-30", 2, "that month has 28 days"),
        ("replace rut stina --role introducer --from 2027-04-01", 1, "Stina Stödlund has agreed to 2"),
        ("replace rut mona --role introduser --from 2027-04-01", 2, "did you mean `introducer`?"),
        ("replace rut mona --role xyz --from 2027-04-01", 2, "choose from"),
        ("replace rut mona --from 2027-04-01", 2, "say in which role"),
        ("replace rut mona --role mentor --lecturer --from 2027-04-01", 2, "say in which role"),
        ("replace mona petra --role manager --from 2027-04-01 --for ada-testsson", 2, "--for goes with"),
        ("replace rut nobody --role introducer --from 2027-04-01", 2, "there is no person"),
        ("pause Ada 2027-04-01..", 2, "has no last day"),
        ("pause Ada 2027-04-05..2027-04-01", 2, "before they begin"),
        ("pause Cia 2027-05-20..2027-06-10", 1, "is away 29 March–23 May 2027 already"),
    ],
)
def test_what_can_not_be_is_told_and_nothing_is_written(malmo: Path, run: Run, command: str, code: int, said: str):
    before = files_in(malmo / "programmes")
    answer = run(*shlex.split(command), "--yes")
    assert (answer.code, said in told(answer.out + answer.err)) == (code, True), answer
    assert files_in(malmo / "programmes") == before


@pytest.mark.long
@pytest.mark.parametrize(
    "command",
    [
        "leave ida-introdotter --last-day 2027-03-31",
        "leave karin-exempelsson --last-day 2027-01-31",
        "pause ada-testsson 2026-11-20..2026-12-20",
    ],
)
def test_every_line_that_is_left_can_be_typed(malmo: Path, run: Run, monkeypatch: pytest.MonkeyPatch, command: str):
    monkeypatch.setenv("COLUMNS", "1000")
    answer = run(*command.split(), "--yes")
    assert answer.code == 0
    lines = LINE.findall(answer.err)
    assert lines
    for line in lines:
        words = shlex.split(line.replace("WHO", "hanna-fiktivberg"))
        asking = [] if any(word in words for word in NOT_A_CHANGE) else ["--dry-run"]
        assert run(*words, *asking).code == 0, line
