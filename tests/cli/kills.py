"""Stops a command before every step it takes on the disk and in git, runs the next one, and says where that went wrong.

    python tests/cli/kills.py WORKSPACE SCENARIO:KIND,KIND ...     before each step of a kind: rename, git, other
    python tests/cli/kills.py WORKSPACE SCENARIO:TIMES ...         killed from outside, so many times

A process of its own, since it forks: each command runs in a child of one interpreter that has done all of it before and
typeset nothing, for whoever has Typst running cannot fork. So each document is set once, by a child, and what is
stopped is how a command writes. The clock stands still, so that what stands in the end can be compared byte for byte
with what a run that nobody stopped would have left.
"""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, date, datetime, tzinfo
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from introplan.cli import check, publish
from introplan.cli.app import app
from introplan.rendering.typesetting.typesetter import Typesetter
from introplan.workspace import git

NOW = datetime(2027, 1, 10, 9, 30, tzinfo=UTC)
COHORTS = "programmes/demo/cohorts.yaml"
PUBLISH = ("publish", "-m", "Flyttar välkomnandet", "--yes")
BUILD = ("build",)
SET = ("set", "ht27/barnsamtal", "place", "samtalsrummet", "--yes")


class Scenario(NamedTuple):
    """What has been done before, which command is stopped, what happens in between, and what is run then."""

    before: Sequence[Sequence[str]]
    stopped: Sequence[str]
    then: Sequence[str]
    between: Callable[[], None] = lambda: None
    deletes: bool = False
    edit: bool = True
    in_git: bool = True
    arranged: Callable[[], None] = lambda: None


def deleted() -> None:
    """Somebody tidies up in between."""
    for folder in ("build", ".introplan/stage"):
        shutil.rmtree(folder, ignore_errors=True)


def in_one_folder() -> None:
    """The build is as an introplan left it that put all of a programme into one folder, letters and calendars too."""
    shared, private = Path("build/demo"), Path("build/demo_private")
    own = sorted(path.relative_to(private).as_posix() for path in (private / "calendars").rglob("*.ics"))
    for place in (*private.glob("release-*"), private / "calendars/people"):
        shutil.move(place, shared / place.relative_to(private))
    shutil.rmtree(private)
    manifest = shared / ".introplan-manifest"
    manifest.write_text(manifest.read_text("utf-8") + "".join(f"{path}\n" for path in own), "utf-8", newline="\n")


def moved(before: str, after: str) -> None:
    """A date becomes another."""
    file = Path(COHORTS)
    text = file.read_text(encoding="utf-8")
    assert before in text, before
    file.write_text(text.replace(before, after), encoding="utf-8")


def edited() -> None:
    """The plan is another when the next command runs."""
    moved("date: 2028-03-09", "date: 2028-03-16")


SCENARIOS = {
    "release": Scenario([PUBLISH], PUBLISH, PUBLISH),
    "release-then-build": Scenario([PUBLISH], PUBLISH, BUILD),
    "release-without-git": Scenario([PUBLISH], PUBLISH, PUBLISH, in_git=False),
    "release-and-all-deleted": Scenario([PUBLISH], PUBLISH, PUBLISH, between=deleted, deletes=True),
    "first-build": Scenario([], BUILD, BUILD, between=edited, edit=False),
    "build": Scenario([BUILD], BUILD, BUILD),
    "set": Scenario([PUBLISH], SET, SET, edit=False),
    "set-then-build": Scenario([BUILD], SET, BUILD, edit=False),
    "build-after-one-folder": Scenario([PUBLISH], BUILD, BUILD, edit=False, arranged=in_one_folder),
}


class Steps:
    """Keeps the workspace as it is before each step of some kinds: as a command leaves it that is stopped there.

    Whatever is stopped writes nothing any more, so a copy is as good as running the command anew for every step; what
    comes of one that is killed indeed is tried by `kill`. Nor is a place kept twice in which nothing is another.
    """

    def __init__(self, kinds: Sequence[str], workspace: Path, kept: Path) -> None:
        self.kinds, self.workspace, self.kept = kinds, workspace, kept
        self.taken, self.keeps, self.last = 0, False, ""

    def step(self, kind: str) -> None:
        """A step of a kind is about to be taken."""
        if kind not in self.kinds or self.keeps:
            return
        self.keeps = True
        here = contents(self.workspace)
        if here != self.last:
            shutil.copytree(self.workspace, self.kept / str(self.taken), symlinks=True)
            self.taken, self.last = self.taken + 1, here
        self.keeps = False

    def watch(self) -> None:
        """From here on, every step is seen."""
        for name in ("replace", "rename"):
            self._seen(os, name, "rename")
        for name in ("mkdir", "unlink", "rmdir", "fsync", "remove"):
            self._seen(os, name, "other")
        real_open, real_write, real_run = io.open, Path.write_bytes, git.Git.run

        def opened(file: Any, mode: str = "r", *words: Any, **named: Any) -> Any:
            writes = isinstance(mode, str) and set(mode) & set("wax+")
            if writes:
                self.step("other")
            found = real_open(file, mode, *words, **named)
            if writes:
                self.step("other")
            return found

        def half_written(path: Path, content: bytes) -> int:
            if "other" in self.kinds:
                real_write(path, content[: len(content) // 2])
            self.step("other")
            return real_write(path, content)

        def ran(self_: git.Git, *words: str, given: bytes = b"") -> Any:
            writes = words[0] in git.WRITES and words[0] != "hash-object"
            if writes:
                self.step("git")
            answer = real_run(self_, *words, given=given)
            if writes:
                self.step("git")
            return answer

        io.open, Path.write_bytes, git.Git.run = opened, half_written, ran  # type: ignore[assignment, method-assign]

    def _seen(self, module: Any, name: str, kind: str) -> None:
        real = getattr(module, name)

        def seen(*words: Any, **named: Any) -> Any:
            self.step(kind)
            return real(*words, **named)

        setattr(module, name, seen)


def contents(folder: Path) -> str:
    """A digest of all that is in a folder, git's own too."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        digest.update(f"{path} {path.stat().st_size if path.is_file() else ''}\n".encode())
        digest.update(path.read_bytes() if path.is_file() else b"")
    return digest.hexdigest()


class Now(datetime):
    """A clock that stands still."""

    @classmethod
    def now(cls, tz: tzinfo | None = None) -> "Now":
        """The moment at which everything happens."""
        return cls.fromtimestamp(NOW.timestamp(), tz)


class Today(date):
    """The day of the same moment."""

    @classmethod
    def today(cls) -> "Today":
        """That day."""
        return cls(NOW.year, NOW.month, NOW.day)


def run(words: Sequence[str], steps: Steps | None = None, killed_after: float = 0) -> int:
    """Run a command in a child, which may be killed from here after some seconds; its exit code."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        if killed_after:
            time.sleep(killed_after)
            os.kill(child, signal.SIGKILL)
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    quiet = os.open(os.environ.get("KILLS_LOG", os.devnull), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    if steps:
        steps.watch()
    try:
        app(list(words))
    except SystemExit as end:
        os._exit(end.code if isinstance(end.code, int) else 0)
    except BaseException:
        traceback.print_exc()
        os._exit(70)
    os._exit(0)


def set_once() -> None:
    """Whatever this process is to typeset is typeset by a child, and known to all children that come after."""
    alone, parent, known = Typesetter._compiled, os.getpid(), dict[str, bytes]()

    def compiled(typesetter: Typesetter, source: str, made_at: datetime) -> tuple[bytes, list[Any]]:
        recipe = typesetter.recipe(source, made_at)
        if recipe not in known and os.getpid() != parent:
            return alone(typesetter, source, made_at)
        if recipe not in known:
            known[recipe] = by_a_child(lambda: alone(typesetter, source, made_at)[0])
        return known[recipe], []

    Typesetter._compiled = compiled  # type: ignore[method-assign]


def by_a_child(made: Callable[[], bytes]) -> bytes:
    """What a child makes."""
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        with os.fdopen(theirs, "wb") as pipe:
            pipe.write(made())
        os._exit(0)
    os.close(theirs)
    with os.fdopen(ours, "rb") as pipe:
        content = pipe.read()
    assert os.waitpid(child, 0)[1] == 0
    return content


def done_here(words: Sequence[str]) -> None:
    """Run a command in this process, so that its children have all of it imported, compiled and set."""
    code: object = 0
    with Path(os.devnull).open("w", encoding="utf-8") as quiet, redirect_stdout(quiet), redirect_stderr(quiet):
        try:
            app(list(words))
        except SystemExit as end:
            code = end.code
    assert not code, words


def state(scenario: Scenario) -> dict[str, object]:
    """All that is to be the same in the end: every file, what git has, and what lies in the private folder.

    What a release before this one gave out is not made again when somebody has deleted it.
    """
    files = {
        path.relative_to(".").as_posix(): path.read_bytes().hex()[:200000]
        for path in sorted(Path().rglob("*"))
        if path.is_file()
        and path.parts[0] not in (".git", ".introplan")
        and not (scenario.deletes and "release-1" in path.parts)
    }
    private = sorted(path.as_posix() for path in Path(".introplan").rglob("*") if path.is_file() and not is_kept(path))
    return {"files": files, "git": _git_state(), "private": private}


def is_kept(path: Path) -> bool:
    """Whether it takes a change back, or spares the next build: a run that was stopped may have kept more or less."""
    return not {"before-change", "built"}.isdisjoint(path.parts)


def _git_state() -> list[str]:
    if not Path(".git").is_dir():
        return []
    asked = (("log", "--format=%T %s"), ("for-each-ref", "--format=%(refname) %(*tree)"), ("status", "--porcelain"))
    return [subprocess.run(("git", *words), capture_output=True, text=True, check=False).stdout for words in asked]


def differences(one: dict[str, object], other: dict[str, object]) -> list[str]:
    """What differs between two states, in a few words."""
    found = [name for name in ("git", "private") if one[name] != other[name]]
    files, others = one["files"], other["files"]
    assert isinstance(files, dict)
    assert isinstance(others, dict)
    return found + [path for path in sorted(files.keys() | others.keys()) if files.get(path) != others.get(path)]


def begun(scenario: Scenario, template: Path, place: Path) -> None:
    """A copy of the workspace, in which the command that is stopped has yet to run; the current folder."""
    os.chdir(place.parent)
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(template, place)
    os.chdir(place)
    scenario.arranged()
    if scenario.edit:
        moved("date: 2027-09-09", "date: 2027-09-16")


def prepared(scenario: Scenario, workspace: Path, template: Path, place: Path) -> None:
    """The workspace after all that has been done before; what comes is done once beside it."""
    shutil.copytree(workspace, template)
    os.chdir(template)
    if not scenario.in_git:
        shutil.rmtree(".git")
    for words in scenario.before:
        done_here(words)
    begun(scenario, template, place)
    done_here(scenario.stopped)
    scenario.between()
    done_here(scenario.then)


def kill(workspace: Path, name: str, times: int, folder: Path) -> None:
    """The same with a command that is killed from outside, at moments spread over the time that it takes."""
    scenario, place, template = SCENARIOS[name], folder / "place", folder / "template"
    prepared(scenario, workspace, template, place)
    begun(scenario, template, place)
    started = time.monotonic()
    assert run(scenario.stopped) == 0
    takes, wrong = time.monotonic() - started, []
    scenario.between()
    assert run(scenario.then) == 0
    wanted = state(scenario)
    for number in range(times):
        begun(scenario, template, place)
        run(scenario.stopped, killed_after=takes * (number + 1) / (times + 1))
        scenario.between()
        code = run(scenario.then)
        if code or (found := differences(state(scenario), wanted)):
            wrong.append([number, code, found if not code else []])
    print(json.dumps({"steps": times, "wrong": wrong}))


def put_back(kept: Path, place: Path, private: Path) -> None:
    """The workspace as it was kept, in the same private folder: what was begun in another is not completed.

    What was kept is moved there, and what was there beside it, since nobody asks for either again.
    """
    own = place / ".introplan"
    if not private.exists():
        own.rename(private)
    place.rename(kept.with_name(f"{kept.name}-after-the-one-before"))
    kept.rename(place)
    for each in private.iterdir():
        shutil.rmtree(each) if each.is_dir() else each.unlink()
    if own.exists():
        for each in own.iterdir():
            each.rename(private / each.name)
        own.rmdir()
        private.rename(own)


def stop(workspace: Path, name: str, kinds: Sequence[str], folder: Path) -> None:
    """Print as JSON how many steps there are, after which the next command did not end as it should, and the time."""
    scenario, place, kept, template = SCENARIOS[name], folder / "place", folder / "kept", folder / "template"
    prepared(scenario, workspace, template, place)
    begun(scenario, template, place)
    assert run(scenario.stopped) == 0
    if not scenario.deletes:
        scenario.between()
    assert run(scenario.then) == 0
    wanted, wrong = [state(scenario)], []
    if scenario.then != scenario.stopped:  # nothing begun is as well as all given out
        begun(scenario, template, place)
        assert run(scenario.then) == 0
        wanted.append(state(scenario))
    begun(scenario, template, place)
    kept.mkdir()
    assert run(scenario.stopped, Steps(kinds, place, kept)) == 0
    total = len(list(kept.iterdir()))
    for number in range(total):
        os.chdir(kept)
        put_back(kept / str(number), place, folder / "private")
        os.chdir(place)
        scenario.between()
        code = run(scenario.then)
        ended = state(scenario)
        if code or ended not in wanted:
            wrong.append([number, code, differences(ended, wanted[0])[:9]])
    spent = time.process_time() + sum(os.times()[2:4])
    print(json.dumps({"steps": total, "wrong": wrong, "seconds": round(spent, 1)}))


def main(workspace: Path, *cases: str) -> None:
    """Stop a command of each case, one after another in this process, which typesets what they share once."""
    publish.datetime, check.date = Now, Today  # type: ignore[misc]
    set_once()
    for number, case in enumerate(cases):
        folder = workspace.parent / str(number)
        folder.mkdir()
        name, _colon, how = case.partition(":")
        if how.isdigit():
            kill(workspace, name, int(how), folder)
        else:
            stop(workspace, name, how.split(","), folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
