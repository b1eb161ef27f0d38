"""What programs from outside make of our files; each is asked about many files at once, or goes on being asked.

`.ci/install-peers` puts them in place. Where one is missing, the test that asks it is skipped;
with INTROPLAN_PEERS=required in the environment, as in CI, it fails.
"""

import json
import os
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any, TypedDict, TypeVar

import pytest

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "introplan-peers"
SYSTEM_PYTHON = Path("/usr/bin/python3")
CHROMIUM = Path("/usr/bin/chromium")
Thing = TypeVar("Thing")
PATIENCE = 600  # seconds, for hundreds of files on a slow machine


class Event(TypedDict, total=False):
    """An event as a peer reads it: `2026-09-01T07:00:00Z` in UTC, `2026-09-07` when it has no time."""

    start: str
    end: str
    summary: str
    location: str
    alarms: list[int]  # seconds after the start


class Calendar(TypedDict, total=False):
    """Either the events by UID, or why the calendar was refused."""

    events: dict[str, Event]
    refused: list[str]


class Violation(TypedDict):
    screen: str  # desktop or phone
    rule: str
    impact: str
    help: str
    at: list[dict[str, str]]  # element, why


class Page(TypedDict):
    """What is wrong with a page; `unsure` is for a person to look at."""

    violations: list[Violation]
    unsure: list[Violation]
    console: list[str]
    requests: list[str]
    scrolls_sideways: list[str]
    same_without_scripts: bool


class Reader(TypedDict):
    """What somebody finds on a page of the site; `site.mjs` says what each is."""

    next: list[str]
    folded: list[int]
    opened: bool
    chosen: dict[str, list[str]]
    found: dict[str, dict[str, Any]]
    cleared: bool
    focus: list[str]


def icaljs(paths: Iterable[Path]) -> dict[Path, Calendar]:
    """Mozilla's calendar parser, as in Thunderbird: syntax, UTF-8, and times by the file's own VTIMEZONE."""
    return ask([*node("ical.js"), HERE / "icaljs.mjs"], paths)


def libical(paths: Iterable[Path]) -> dict[Path, Calendar]:
    """The parser in GNOME: properties that METHOD:PUBLISH demands, and times by the file's own VTIMEZONE."""
    have(SYSTEM_PYTHON.exists(), "the system's Python")
    binding = "import gi; gi.require_version('ICalGLib', '3.0')"
    tried = subprocess.run([SYSTEM_PYTHON, "-c", binding], check=False, capture_output=True)
    have(tried.returncode == 0, "libical")
    return ask([SYSTEM_PYTHON, HERE / "libical.py"], paths)


def verapdf(paths: Iterable[Path], standard: str = "ua1") -> dict[Path, list[str]]:
    """The rules of PDF/UA-1 (or of another standard, such as `2a`) that each PDF breaks."""
    jars = [*CACHE.glob("verapdf-*.jar"), CACHE / "jaxb-runtime.jar"]
    have(len(jars) > 1 and jars[-1].exists(), "veraPDF")
    java = have(shutil.which("java"), "Java")
    class_path = os.pathsep.join(map(str, jars))
    answers = ask_on(
        [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", class_path, HERE / "PdfUa.java", standard], paths
    )
    return {path: answer["failures"] for path, answer in answers.items()}


def axe(path: Path) -> Page:
    """A page on disk in Chromium, on a desktop and on a phone 360 pixels wide, judged by axe-core."""
    return axe_of([path])[path]


def axe_of(paths: Iterable[Path]) -> dict[Path, Page]:
    """The same of several pages."""
    have(CHROMIUM.exists(), "Chromium")
    seen: dict[Path, Page] = ask_on([*node("axe-core", "playwright-core"), HERE / "axe.mjs"], paths)
    return seen


_judged: dict[bytes, dict[str, object]] = {}
FAULTS = ("violations", "console", "requests", "scrolls_sideways")
NOTHING_WRONG = {**{fault: [] for fault in FAULTS}, "without_scripts": True}


def judged(path: Path) -> dict[str, object]:
    """What is wrong with a page that is one file, in the shape of `NOTHING_WRONG`. The same page is judged once."""
    content = path.read_bytes()
    if content not in _judged:
        found = axe(path)
        told = {fault: found[fault] for fault in FAULTS}
        _judged[content] = {**told, "without_scripts": found["same_without_scripts"]}
    return dict(_judged[content])


def reader(day: str, searches: Iterable[str], path: Path) -> Reader:
    """What somebody finds on a page of the site on a day, who searches for this and that."""
    have(CHROMIUM.exists(), "Chromium")
    found: Reader = ask([*node("playwright-core"), HERE / "site.mjs", day, ",".join(searches)], [path])[path]
    return found


def node(*packages: str) -> list[str]:
    program = have(shutil.which("node"), "Node")
    for package in packages:
        have((HERE / "node_modules" / package).exists(), package)
    return [program]


def have(thing: Thing | None, name: str) -> Thing:
    """The thing, when it is there; else the end of the test."""
    if not thing:
        missing = f"{name} is missing: .ci/install-peers installs it"
        if os.environ.get("INTROPLAN_PEERS") == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    return thing


def ask_on(command: Sequence[str | Path], paths: Iterable[Path]) -> dict[Path, Any]:
    """The same from a program that goes on: a browser or a Java machine takes longer to start than to answer.

    It is asked about one path a line, answers with one line, and ends when nobody can ask any more.
    """
    return {path: _going(tuple(command)).answer(path) for path in paths}


@dataclass(frozen=True)
class Going:
    """A program that waits to be asked."""

    process: subprocess.Popen[str]
    faults: IO[str]

    def answer(self, path: Path) -> Any:
        """Its answer for a path. Raises ChildProcessError when it has none, and is asked no more."""
        assert self.process.stdin
        assert self.process.stdout
        patience = threading.Timer(PATIENCE, self.process.kill)
        patience.start()
        try:
            self.process.stdin.write(f"{path}\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = ""
        finally:
            patience.cancel()
        if not line:
            _going.cache_clear()
            ended = self.process.wait()
            self.faults.seek(0)
            raise ChildProcessError(f"{self.process.args} ended with {ended}: {self.faults.read()}")
        answer = json.loads(line)
        assert answer.pop("path") == str(path)
        return answer


@cache
def _going(command: tuple[str | Path, ...]) -> Going:
    faults = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - it lies there as long as the program goes on
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}  # else Java cannot open a file called hösten.pdf
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=faults, encoding="utf-8", env=environment
    )
    return Going(process, faults)


def ask(command: list[str | Path], paths: Iterable[Path]) -> dict[Path, Any]:
    """The program's answer for each path; it prints one JSON object a line, in any order."""
    paths = list(paths)
    if not paths:
        return {}
    told = subprocess.run(
        [*command, *paths],
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        timeout=PATIENCE,
    )
    lines = told.stdout.split("\n")  # not splitlines(), which also splits at characters inside a text
    answers = {Path(answer.pop("path")): answer for answer in map(json.loads, filter(None, lines))}
    if answers.keys() != set(paths):
        raise ChildProcessError(f"{command[0]} ended with {told.returncode}: {told.stderr or told.stdout}")
    return answers
