"""`introplan build` where nothing has changed: over at once; and never where anything has, whatever it is."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from cli.conftest import Run, files_in
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import introplan
from introplan.cli.unchanged import unchanged_build
from introplan.workspace import unchanged
from introplan.workspace.unchanged import BuildFacts

PLAN = "programmes/demo/programme.yaml"


def told(*words: str, environment: Mapping[str, str] = os.environ) -> list[str] | None:
    """What there is to say of a build that is there already."""
    lines = unchanged_build(words or ("build",), environment)
    return None if lines is None else list(lines)


@pytest.fixture
def built(repository: Path, run: Run) -> Path:
    """The small workspace, committed and built."""
    assert run("build").code == 0
    return repository


def test_the_same_build_again_says_so_and_what_stands(built: Path, run: Run):
    assert told("--lang", "en", "build") == [
        "demo: nothing has changed → build/demo/index.html",
        "demo: personal calendars, each for one person alone → build/demo_private",
    ]
    assert told("build", "--lang=sv") == [
        "demo: inget är ändrat → build/demo/index.html",
        "demo: personliga kalendrar, bara till var och en → build/demo_private",
    ]


def test_how_many_findings_stand_is_said_and_none_is_kept(built: Path, run: Run):
    people = next((built / "programmes/demo").rglob("people*.yaml"))
    nova = "  nova-ny:\n    name: Nova Ny\n    organisation: kommunen\n"
    people.write_text(people.read_text("utf-8") + nova, "utf-8")
    assert run("build").code == 0
    lines = told("build", "--lang", "en")
    assert lines is not None
    assert lines[-1] in ("1 warning as before: introplan check", "1 note: introplan check --notes")
    assert "nova" not in (built / ".introplan/built/all").read_text("utf-8").lower()


def test_options_and_other_commands_go_the_long_way(built: Path):
    typed = ("check", "show", "build --prints", "build -o x", "build demo", "build programmes/demo", "build é")
    assert {words: told(*words.split()) for words in typed} == dict.fromkeys(typed)


def test_whatever_a_build_reads_is_known_and_the_next_is_over_before_anything_is_imported(built: Path):
    """What is opened below the workspace, but what introplan itself makes, is in the facts: an audit hook says so."""
    script = (
        "import os, sys\n"
        "seen = set()\n"
        "sys.addaudithook(lambda event, found: seen.add(os.path.realpath(os.fsdecode(found[0])))\n"
        "    if event == 'open' and isinstance(found[0], (str, bytes)) else None)\n"
        "from introplan.cli.app import app\n"
        "try:\n    app(['build'])\n"
        "finally:\n    print(*sorted(seen), sep='\\n')\n"
    )
    seen = _python(script).splitlines()
    read = {Path(line).relative_to(built.resolve()).as_posix() for line in seen if _is_in(line, built)}
    facts = BuildFacts(str(built), os.environ, "2026-09-01")
    called = {"note ": "", "memory ": ".introplan/", "git ": ".git/"}
    known = {re.sub("^(note|memory|git) ", lambda kind: called[kind[0]], name) for name in {*facts.given, *facts.own}}
    made = ("lock", "prints.json", ".gitignore", "stage/", "built")
    own = ("build/", *(f".introplan/{name}" for name in made))
    assert {path for path in read if not path.startswith(own)} - known == set()
    assert PLAN in read
    loaded = _python(
        "import sys; from introplan.cli import main; sys.argv = ['introplan', 'build']; main();"
        "print(*{name.split('.')[0] for name in sys.modules}, *sys.modules)"
    ).split()
    assert "introplan.workspace.unchanged" in loaded
    heavy = {"typer", "pydantic", "rich", "yaml", "jinja2", "json", "introplan.language", "introplan.diagnostics"}
    assert heavy.isdisjoint(loaded)


def _python(script: str) -> str:
    """What a program of its own prints."""
    environment = {**os.environ, "PYTHONPATH": str(Path(introplan.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _is_in(line: str, folder: Path) -> bool:
    return Path(line).is_absolute() and Path(line).is_relative_to(folder.resolve())


def _append(path: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes((file.read_bytes() if file.is_file() else b"") + b"\n# x\n")

    return change


CHANGES: Mapping[str, Callable[[Path], None]] = {
    "a file of the plan": _append(PLAN),
    "a file gone": lambda root: (root / PLAN).unlink(),
    "a new file": _append("programmes/demo/new.yaml"),
    "a new programme": lambda root: (root / "programmes/other").mkdir(),
    "a template": _append("templates/own.typ"),
    "a rule set": _append("rulesets/own.yaml"),
    "protected names": _append("protected-names.txt"),
    "a note": _append("README.md"),
    "git's settings": _append(".gitignore"),
    "a commit": _append(".git/refs/heads/main"),
    "a tag": _append(".git/refs/tags/demo/1"),
    "a release": _append("programmes/demo/releases.yaml"),
    "what this computer gave out": _append(".introplan/given-out/demo.ledger"),
    "a command under way": _append(".introplan/publish.json"),
    "a change under way": _append(".introplan/rewriting.json"),
    "something staged": _append(".introplan/stage/0"),
    "secret links": _append("secret-links/key"),
    "a link in the plan": lambda root: (root / "programmes/demo/link.yaml").symlink_to(root / "README.md"),
    "the record": _append(".introplan/built/all"),
    "the record gone": lambda root: (root / ".introplan/built/all").unlink(),
    "another folder in the build": lambda root: (root / "build/left").mkdir(),
    "the build gone": lambda root: (root / "build").rename(root / "elsewhere"),
}


def test_whatever_has_changed_there_is_a_build(built: Path, monkeypatch: pytest.MonkeyPatch):
    for number, (what, change) in enumerate(CHANGES.items()):
        copy = built.parent / str(number)
        shutil.copytree(built, copy)
        monkeypatch.chdir(copy)
        assert told() is not None
        change(copy)
        assert told() is None, what


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_file_that_was_made_or_read_may_be_another(built: Path, data: st.DataObject):
    """One byte of any one of them, with size and time as they were."""
    read = [f"programmes/demo/{path}" for path in files_in(built / "programmes/demo")]
    made = [f"build/{path}" for path in files_in(built / "build")]
    file = built / data.draw(st.sampled_from(sorted([*read, *made])))
    found, content = file.stat(), file.read_bytes()
    at = data.draw(st.integers(0, len(content) - 1))
    file.write_bytes(content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :])
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert told() is None
    file.write_bytes(content)
    assert told() is not None


def _elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """One thing outside the workspace after the other, as it would be when it had changed."""
    for name in ("_program", "_libraries"):
        with monkeypatch.context() as patch:
            patch.setattr(unchanged, name, lambda: "another")
            yield name
    with monkeypatch.context() as patch:
        patch.setattr(sys, "version", "3.99")
        yield "python"
    with monkeypatch.context() as patch:
        patch.setattr("introplan.cli.unchanged.today_here", lambda: date(2099, 1, 1))
        yield "midnight"
    with monkeypatch.context() as patch:
        patch.setattr(unchanged, "MOST", 1000)
        yield "more than there is time for"
    for name in ("PYTHONTZPATH", "GIT_CONFIG_GLOBAL", "INTROPLAN_ANYTHING", "HOME"):
        with monkeypatch.context() as patch:
            patch.setenv(name, "/another")
            yield name
    with monkeypatch.context() as patch:
        patch.chdir("programmes")
        yield "where the command is run, since paths are told from there"


def test_what_is_outside_the_workspace_counts_too(built: Path, monkeypatch: pytest.MonkeyPatch):
    for what in _elsewhere(monkeypatch):
        assert told() is None, what
    monkeypatch.setenv("INTROPLAN_LANG", "en")
    monkeypatch.setenv("COLUMNS", "40")
    assert told() is not None


def test_an_output_that_is_gone_or_touched_is_brought_back(built: Path, run: Run):
    before = files_in(built / "build")
    (built / "build/demo/index.html").unlink()
    _append("build/demo/assets/site.css")(built)
    assert told() is None
    assert run("build").code == 0
    assert files_in(built / "build") == before
    assert told() is not None


def test_what_is_saved_while_a_build_reads_is_built_next_time(built: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    _append(PLAN)(built)
    from introplan.cli import build  # noqa: PLC0415 - the module itself, to be interrupted in it

    make = build.Build.make

    def saved_meanwhile(self: build.Build, *given: object) -> None:
        make(self, *given)  # type: ignore[arg-type]
        _append(PLAN)(built)

    with monkeypatch.context() as patch:
        patch.setattr(build.Build, "make", saved_meanwhile)
        assert run("build").code == 0
    assert told() is None


def test_it_is_written_as_all_else_is_and_no_folder_need_be_there(built: Path, monkeypatch: pytest.MonkeyPatch):
    """In UTF-8 where it is redirected, whatever the code page; and from a folder that is gone, help is still shown."""
    script = "import os, sys; from introplan.cli import main; sys.argv = ['introplan', *sys.argv[1:]]; main()"
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(introplan.__file__).parents[1]),
        "PYTHONIOENCODING": "cp1252",
        "INTROPLAN_LANG": "sv",
    }
    command = [sys.executable, "-P", "-c", script]
    run = partial(subprocess.run, env=environment, capture_output=True, check=False)
    assert run([*command, "build"]).returncode == 0  # by the clock of today, which this test has not set
    again = run([*command, "build"])
    assert (again.returncode, "inget är ändrat → build/demo" in again.stderr.decode()) == (0, True)
    gone = built / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run([*command, "build", "--help"]).returncode == 0


def test_a_link_at_the_top_that_leads_nowhere_stops_no_build(built: Path, run: Run):
    (built / "NOTES.md").symlink_to(built / "nowhere.md")
    assert run("build").code == 0
