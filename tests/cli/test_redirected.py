"""What is redirected is the same bytes, whatever code page the machine has: every command, every form."""

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import cycle, repeat
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin

import pytest
from cli.command_tree import commands
from cli.conftest import replace

from introplan.cli import main
from introplan.cli.app import app
from introplan.cli.serve import Server

CODE_PAGES = ("cp1252", "cp850", "ascii")
EVERY = os.environ.get("INTROPLAN_CODE_PAGES") == "all"
"""Every line under every code page, instead of each under one of them in turn."""
REPORT_FORMS = ("--format", "text", "json", "html", "csv", "pdf", "ics")
OF_THEIR_OWN = ("csv", "pdf", "ics")
"""Forms that say themselves how a line ends, or have none."""
FORMS = {
    ("check",): ("--format", "full", "concise", "json", "github", "sarif"),
    ("diff",): ("--format", "full", "json", "markdown"),
    ("report", "rules", "demo", "--ruleset", "malmo"): REPORT_FORMS,
    ("report", "load", "demo"): REPORT_FORMS,
    ("report", "attendance", "demo", "--until", "2027-12-01"): REPORT_FORMS,
    ("report", "coverage", "demo", "--until", "2027-12-01"): REPORT_FORMS,
    ("report", "outcomes", "demo", "--until", "2027-12-01"): REPORT_FORMS,
    ("report", "agenda", "demo", "--from", "2027-12-01"): REPORT_FORMS,
}
LINES: tuple[tuple[str, ...], ...] = (
    *((*command, option, form) for command, (option, *forms) in FORMS.items() for form in forms),
    *((), ("--version",), ("--lang", "sv", "--help")),
    *(("check", "--only", "session-on-closed-day"), ("check", "trasig"), ("show",), ("show", "--week", "2027-W36")),
    *(("explain",), ("explain", "session-on-closed-day"), ("explain", "malmo"), ("explain", "malmo/two-years")),
    *(("schema",), ("schema", "-o", "schemat.json"), ("report",), ("report", "rules", "demo", "-o", "å.html")),
    *(("diff", "--by", by, "--exit-code") for by in ("cohort", "person", "day")),
    *(("new", "två"), ("new", "tre", "--empty"), ("new", "fyra", "--example", "malmo"), ("new", "två")),
    *(("new", "ett", "--empty", "--example", "malmo"), ("new", "fem", "--example", "huddingetrainee")),
    *(("build",), ("build", "demo"), ("build", "demo", "--drafts", "--secret-links"), ("build", "-o", "programmes/å")),
    *(("close", "ht27"), ("close", "ht27", "--dry-run"), ("close", "å", "--yes")),
    *(("serve", "--port", "0"), ("serve", "finns-inte-å")),
    *(("check", "demo", "--fix", "--dry-run"), ("move", "--free", "ht27/barnsamtal"), ("cancel", "å", "--dry-run")),
    *(("move", "ht27/barnsamtal", "--to", "2028-03-16", "--dry-run"), ("pause", "å", "2028-10-01..2028-12-31", "-y")),
    *(("leave", "Ada", "--last-day", "2028-06-30", "--dry-run"), ("rename", "ada-testsson", "ny", "--dry-run")),
    *(("replace", "å", "ada", "--role", "mentor", "--from", "2028-02-01", "-y"), ("set", "ht27", "title", "Å", "-y")),
    *(
        ("plan", "ht27", "--quick", "--dry-run"),
        ("plan", "å"),
        ("replan", "ht27", "--quick", "--dry-run"),
        ("replan", "å"),
    ),
    *(("roll", "ht27", "ht29", "--starts", "2029-09-03", "-n"), ("replan", "--lost", "å", "2028-03-01..2028-03-31")),
    *(("pair", "ht27", "--dry-run"), ("pair", "å"), ("roll", "ht27", "å"), ("missing",), ("missing", "å")),
    *(
        ("publish", "-m", "Å – ≥ 中", "demo"),
        ("publish", "-m", "Å – ≥ 中", "demo", "--yes"),
        ("publish", "-m", "x", "-y"),
    ),
    *(("export", "demo", "plan.xlsx"), ("export", "å"), ("import", "plan.xlsx", "--dry-run"), ("import", "å.csv")),
    *(
        ("send",),
        ("send", "demo/1", "--dry-run"),
        ("send", "å", "--yes"),
        ("send", "--test", "å"),
        ("send", "--only", "å"),
    ),
    *(("watch", "å", "--format", "full"), ("watch", "å", "--format", "concise"), ("watch", "--port", "å")),
    *(("diff", "demo/1"), ("diff", "å"), ("publish",), ("chek",), ("check", "--formt"), ("check", "--format", "å")),
    *(("check", "nåt"), ("show", "--person", "å"), ("show", "--week", "å"), ("explain", "å"), ("check", "--only", "å")),
    *(("serve", "--port", "å"), ("report", "rules", "--ruleset", "å"), ("check", "\udce5"), ("explain", "\udce5")),
)


class Answer(NamedTuple):
    """A command's exit code, and the bytes that it wrote."""

    code: object
    out: bytes
    err: bytes


ALL = commands()
HELPS = tuple((*words, "--help") for words in ALL)


def choices(annotation: Any) -> set[str]:
    """The words that an option can have."""
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return set().union(*map(choices, get_args(annotation)))


def test_every_command_and_every_form_is_tried():
    for words, command in ALL.items():
        tried = [line for line in LINES if line[: len(words)] == words]
        assert tried, words
        for parameter in command.params:
            if parameter.name in ("form", "by", "example"):
                [option, *_short] = parameter.opts
                given = {line[line.index(option) + 1] for line in tried if option in line}
                assert given >= choices(parameter.type_descriptor.annotation), (words, option)


@pytest.fixture
def two_programmes(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace that was published once and has changed, and one programme with faults; the current folder."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("INTROPLAN_LANG", "sv")
    monkeypatch.setattr(Server, "address", "http://127.0.0.1:8026/")
    monkeypatch.setattr(Server, "serve_forever", _stopped_at_once)
    cohorts = workspace / "programmes/demo/cohorts.yaml"
    replace(cohorts, "title: Fika}]\n      barnsamtal", "title: Fika →}]\n      barnsamtal")
    for words in (("init", "-q", "-b", "main"), ("config", "user.name", "Å"), ("config", "user.email", "a@b.example")):
        subprocess.run(("git", *words), check=True)
    assert answered("publish", "-m", "Första", "--yes").code == 0
    replace(cohorts, "date: 2027-09-09", "date: 2027-09-16")
    shutil.copytree(workspace / "programmes/demo", workspace / "programmes/trasig")
    (workspace / "programmes/trasig/releases.ledger").unlink()
    replace(workspace / "programmes/trasig/cohorts.yaml", "date: 2027-09-16", "date: 2027-12-24 # julafton, ≥ 中")
    return workspace


def _stopped_at_once(_server: Server) -> None:
    raise KeyboardInterrupt


def answered(*words: str, encoding: str = "utf-8") -> Answer:
    """Run a command line as the program does, with streams as Windows makes them for a file of that code page."""
    kept = sys.argv, sys.stdin, sys.stdout, sys.stderr
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding, newline="\r\n") for _stream in range(2))
    sys.argv, sys.stdin, sys.stdout, sys.stderr = ["introplan", *words], io.StringIO("n\n"), out, err
    try:
        main()
        code: object = 0
    except SystemExit as stopped:
        code = stopped.code
    finally:
        sys.argv, sys.stdin, sys.stdout, sys.stderr = kept
    out.flush()
    err.flush()
    return Answer(code, out.buffer.getvalue(), err.buffer.getvalue())


def told(workspace: Path, encodings: Iterable[str]) -> dict[tuple[str, ...], Answer]:
    """What each line says in a copy of the workspace, under a code page of its own."""
    copy = workspace.with_name("kopia")
    shutil.copytree(workspace, copy)
    os.chdir(copy)
    found = {line: answered(*line, encoding=each) for line, each in zip((*HELPS, *LINES), encodings, strict=False)}
    os.chdir(workspace)
    shutil.rmtree(copy)
    return found


@pytest.mark.long
def test_what_is_redirected_is_the_same_under_every_code_page(two_programmes: Path):
    expected = told(two_programmes, repeat("utf-8"))
    assert [line for line, answer in expected.items() if not answer.out + answer.err] == []
    texts = {line: answer for line, answer in expected.items() if not line or line[-1] not in OF_THEIR_OWN}
    assert [line for line, answer in texts.items() if b"\r" in answer.out + answer.err] == []
    assert b"\xe2\x89\xa5" in expected["check", "trasig"].out
    for encodings in map(repeat, CODE_PAGES) if EVERY else [cycle(CODE_PAGES)]:
        found = told(two_programmes, encodings)
        assert [line for line in expected if found[line] != expected[line]] == []


@pytest.mark.parametrize("encoding", CODE_PAGES)
def test_a_process_of_its_own_writes_the_same(encoding: str):
    def ran(line: str, encoding: str) -> tuple[int, bytes, bytes]:
        environment = {**os.environ, "PYTHONIOENCODING": encoding, "INTROPLAN_LANG": "sv"}
        ran = subprocess.run(
            (sys.executable, "-m", "introplan", line), capture_output=True, env=environment, check=False
        )
        return ran.returncode, ran.stdout, ran.stderr

    assert ran("--help", encoding) == ran("--help", "utf-8")
    assert ran("--hjälp", encoding) == ran("--hjälp", "utf-8")


class Terminal(io.TextIOWrapper):
    """A stream that says that somebody is looking."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("encoding", CODE_PAGES)
@pytest.mark.parametrize("columns", ["1", "6", "80"])
def test_a_terminal_shows_what_it_can(encoding: str, columns: str, monkeypatch: pytest.MonkeyPatch):
    screen = Terminal(io.BytesIO(), encoding)
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setenv("COLUMNS", columns)
    for line in ([], ["session-on-closed-day"], ["malmo"]):
        with pytest.raises(SystemExit) as stopped:
            app(["explain", *line, "--lang", "sv"])
        assert stopped.value.code == 0
    screen.flush()
    assert ("p?" if encoding == "ascii" else "på").encode(encoding) in screen.buffer.getvalue()


@pytest.mark.parametrize("line", [("--help",), ("schema",), ("explain",)])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_told(line: tuple[str, ...]):
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run(
            (sys.executable, "-m", "introplan", *line), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (ran.returncode, ran.stderr) == (1, b"error: the output cannot be written: the disk is full\n")


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_program_without_a_console_falls_over_nothing(stream: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, stream, None)
    with pytest.raises(SystemExit) as stopped:
        app(["explain", "--lang", "sv"])
    assert stopped.value.code == 0
