"""The twelve commonest changes of two years, by command: what is written, who is told, and that nothing else comes."""

import re
import shlex
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from amendments.test_renaming import read
from cli.conftest import Answer, Run, files_in, git
from rendering.calendars.calendar_plans import released

from introplan.agenda import Plan
from introplan.reading import File, Folder
from introplan.releases import FILE_NAME, Ledger, PublishedEvent, events_of, ledger_text

PROGRAMMES = Path(__file__).parents[2] / "programmes"
TODAY = date(2026, 11, 25)
MALMO = {
    "a session moved": "move ht26/barnsamtal --to 2027-03-02",
    "given another room": "move vt27/skulder --place sal-vast",
    "cancelled": "cancel ht26/klarsprak",
    "a lecturer replaced": "replace edith-ekonomstrom olle-provlund --lecturer --from 2027-01-01",
    "somebody starts late": "set vt27/klara-kladd starts 2027-02-15",
    "leaves": "leave greta-gissning --last-day 2027-06-30",
    "is on leave": "pause bo-skissvik 2027-04-01..2027-05-31",
    "works part time": "set ht26/ada-testsson work_percent 80",
    "takes a make-up": "set ht26/bo-skissvik make_ups '[vt27/missbruk, vt27/psykisk-ohalsa, "
    "vt27/kriminalvardens-uppdrag, vt27/sip, vt27/lvu]'",
    "an introducer replaced": "replace rut-radgivarsson stina-stodlund --role introducer --from 2027-09-01"
    " --for elin-provare",
    "a review booked": "move ht26/bo-skissvik/manad-6 --to 2027-06-15 --time 13-14",
    "a person renamed": "rename Ada ada-berg",
}
HUDDINGE = {
    "a session moved": "move ht26/vald --to 2027-04-20",
    "given another room": "move ht26/etik --place nac-oppenvard",
    "cancelled": "cancel ht26/besok-oppenvard",
    "a lecturer replaced": "replace edvin-etikberg saga-samverkansson --lecturer --from 2027-01-01",
    "somebody starts late": "set ht26/frida-femma starts 2026-10-01",
    "leaves": "leave tyra-tia --last-day 2027-06-30",
    "is on leave": "pause nina-nia 2027-09-13..2027-10-17",
    "works part time": "set ht26/elin-etta work_percent 80",
    "takes a make-up": "set ht26/frida-femma make_ups [ht27/start]",
    "an introducer replaced": "replace hedda-handledottir herman-handhav --role supervisor --from 2027-03-01",
    "a review booked": "move ht26/ake-atta/manad-11 --to 2027-07-01 --time 13-14",
    "a person renamed": "rename ake-atta ake-berg",
}
OWN = "  # eget, som ska stå kvar"
TOLD = re.compile(r"At the next release (\d+) (?:person is|people are) told of this: (.*)")


class Step(NamedTuple):
    """What a change has written, and what it has said."""

    answer: Answer
    lines: str
    told: frozenset[str]
    count: int


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, own_git: None) -> Path:
    """An empty workspace in a repository; the current folder."""
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    git("config", "user.name", "Karin Exempelsson")
    git("config", "user.email", "karin@kommunen.example")
    git("config", "core.autocrlf", "false")
    (tmp_path / ".gitignore").write_text("build/\n.introplan/\n", encoding="utf-8")
    return tmp_path


def given_out(root: Path, name: str, *, as_windows: bool = False) -> Ledger:
    """A programme that introplan comes with, as it was given out; perhaps with comments, and as Windows ends lines."""
    folder = root / "programmes" / name
    shutil.copytree(PROGRAMMES / name, folder)
    if as_windows:
        for path in folder.rglob("*.yaml"):
            path.write_bytes(commented(path.read_text(encoding="utf-8")).replace("\n", "\r\n").encode())
    ledger = released(plan_in(root, name))
    (folder / FILE_NAME).write_bytes(ledger_text(ledger).encode())
    git("add", "-A")
    git("commit", "-q", "-m", "Utgåva")
    return ledger


def commented(text: str) -> str:
    """A text with a comment behind each date, place and participant, and above each session."""
    text = re.sub(r"(?m)^( {8}(?:date|place|time): .*| {6}[a-z0-9-]+:| {4}lecturers: .*)$", rf"\1{OWN}", text)
    return re.sub(r"(?m)^( {6})(?=[a-z0-9-]+:)", r"\1# Om nästa.\n\1", text)


def plan_in(root: Path, name: str, ledger: Ledger | None = None) -> Plan:
    paths = sorted((root / "programmes" / name).rglob("*.yaml"))
    folder = Folder(name, tuple(File(path.relative_to(root).as_posix(), path.read_bytes()) for path in paths))
    return read(folder, ledger) if ledger else read(folder)


def changed(run: Run, what: str, command: str) -> Step:
    """A change made, and committed for the next."""
    answer = run(*shlex.split(command), "--yes")
    assert answer.code == 0, (command, answer)
    diff = git("diff", "-U0", "--no-color").replace("\r", "").replace(OWN, "")
    lines = [line for line in diff.splitlines() if line[:1] in "+-" and not line.startswith("---")]
    git("commit", "-q", "-a", "-m", what)
    found = TOLD.search(answer.err)
    names = [each for each in re.split(r", | and ", found[2]) if not each.endswith(" more")] if found else []
    text = "\n".join(line.removeprefix("+++ b/") for line in lines)
    return Step(answer, text, frozenset(names), int(found[1]) if found else 0)


def concerned(before: Plan, after: Plan) -> frozenset[str]:
    """Who has another day, time, place, lecturer or partner in something to come, by identity."""
    those, now = dates(before), dates(after)
    return frozenset(
        person for person, key in those.keys() | now.keys() if those.get((person, key)) != now.get((person, key))
    )


def called(people: frozenset[str], *plans: Plan) -> frozenset[str]:
    """What they are called on the screen."""
    entries = {one: entry for plan in plans for one, entry in plan.by_identity.people.items()}
    return frozenset(entries[one].name or entries[one].id for one in people)


def dates(plan: Plan) -> Mapping[tuple[str, str], tuple[object, ...]]:
    """What each person has to come: when, where, by whom."""
    coming = [event for event in events_of(plan).values() if event.day >= TODAY]
    return {
        (person, event.key): (event.day, event.times, event.place, event.is_on, event.booked, by(event))
        for event in coming
        for person, _part in event.attendees
    }


def by(event: PublishedEvent) -> tuple[str, ...]:
    """Who else matters to those who come: who gives a session or an event, and all who meet."""
    is_few = event.kind in ("meeting", "review")
    return tuple(person for person, part in event.attendees if is_few or part in ("lecturer", "by"))


def findings(run: Run) -> frozenset[str]:
    """Everything that is found in the plan, without where."""
    answer = run("check", "--notes", "--format", "short")
    return frozenset(line.partition(": ")[2] for line in answer.out.splitlines())


def screen(command: str, step: Step) -> str:
    """All of a change that somebody should read once."""
    left = step.answer.err.partition("This is left for you:\n")[2].partition("\nAfter that")[0].partition("\nDone.")[0]
    names = ", ".join(sorted(step.told)) if step.told else "nobody"
    after = re.findall(r"^(?:error|warning|note)\[.*", step.answer.out + step.answer.err, re.MULTILINE)
    parts = [f"$ introplan {command}", step.lines, f"told ({step.count}): {names}", left.rstrip(), *after]
    return "\n".join(part for part in parts if part)


@pytest.mark.long
@pytest.mark.parametrize(("name", "changes"), [("malmo", MALMO), ("huddingetrainee", HUDDINGE)])
def test_the_commonest_changes_write_what_is_meant_and_tell_those_concerned(programme, run, expected, name, changes):
    ledger = given_out(programme, name)
    start = plan = plan_in(programme, name, ledger)
    known = findings(run)
    screens = []
    for what, command in changes.items():
        step = changed(run, what, command)
        after, found = plan_in(programme, name, ledger), findings(run)
        told = called(concerned(plan, after), plan, after)
        assert step.count == len(told), (command, told ^ step.told)
        assert step.told <= told, command
        said = " ".join((step.answer.out + step.answer.err).split())
        assert [each for each in found - known if each.partition("] ")[2] not in said] == [], command
        screens.append(screen(command, step))
        plan, known = after, found
    expected(f"monthly/{name}.txt", "\n\n".join(screens) + "\n")
    assert run("publish", "-m", "Årets ändringar", "--yes").code == 0
    letters = files_in(programme / f"build/{name}_private/release-2/people")
    assert {path.partition(".")[0] for path in letters} == concerned(plan_in(programme, name, ledger), start)


@pytest.mark.long
def test_a_plan_of_a_windows_editor_with_comments_gets_the_same_lines(programme, run, expected):
    given_out(programme, "malmo", as_windows=True)
    lines = [(command, changed(run, what, command).lines) for what, command in MALMO.items()]
    there = (Path(__file__).parent / "monthly/malmo.txt").read_text(encoding="utf-8")
    for command, text in lines:
        own = there.partition(f"$ introplan {command}\n")[2].partition("\ntold ")[0]
        assert text == own, command
    for path, content in files_in(programme / "programmes").items():
        assert path.endswith((FILE_NAME, ".svg")) or content.count(b"\n") == content.count(b"\r\n"), path
