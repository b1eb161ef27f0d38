"""`introplan watch`: what comes of a save, told by a source of changes that the test is, and by real ones."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial
from http.client import HTTPConnection
from pathlib import Path

import pytest
from cli.conftest import files_in, replace

from introplan.cli.alone import alone
from introplan.cli.live import LiveServer
from introplan.cli.watch import watch_programmes
from introplan.workspace.files import Workspace
from introplan.workspace.watching import changes, seen

PEOPLE = Path("programmes/demo/people.yaml")
COHORTS = Path("programmes/demo/cohorts.yaml")
Step = Callable[[], object]
Watched = Callable[..., list[str]]


def at_nine() -> datetime:
    return datetime(2027, 8, 2, 9, 0, 0)  # noqa: DTZ001 - as a clock on a wall


@pytest.fixture
def watched(workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Watch while these steps are done one by one: what each has brought to the screen, first what the start did."""
    monkeypatch.setenv("INTROPLAN_LANG", "en")

    def watch(*steps: Step, form: str = "full") -> list[str]:
        told: list[str] = []

        def heard() -> str:
            out, err = capsys.readouterr()
            return out + err

        def source(_root: Path) -> Iterator[None]:
            heard()
            for step in (lambda: None, *steps):
                step()
                yield
                told.append(heard())

        assert watch_programmes([], form, 0, source, at_nine) == 0  # type: ignore[arg-type]
        assert heard() == "Stopped.\n"
        return told

    return watch


def write(text: str, path: Path = PEOPLE) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def test_each_save_is_checked_and_built_and_one_that_changes_nothing_is_not(watched: Watched, workspace: Path):
    built = files_in(workspace)
    start, word, touch = watched(
        lambda: replace(PEOPLE, "name: Karin Exempelsson", "name: Karin Exempelsson Ny"),
        PEOPLE.touch,
    )
    assert re.fullmatch(r"09:00:00 · no problems found · demo: \d+ files, \d+ new\n", start)
    assert re.fullmatch(r"09:00:00 · no problems found · demo: \d+ files, \d+ changed\n", word)
    assert touch == ""
    assert "build/demo/index.html" in files_in(workspace).keys() - built.keys()
    assert "Karin Exempelsson Ny" in Path("build/demo/index.html").read_text(encoding="utf-8")


def test_only_what_is_new_is_told_in_full_and_what_is_gone_is_counted(watched: Watched):
    whole = PEOPLE.read_text(encoding="utf-8")
    fault = whole.replace("people:\n", "people:\n  ny: {name: Ny, organisation: finns-inte}\n")
    more = fault.replace("people:\n", "people:\n  nya: {name: Nya, organisation: finns-inte-alls}\n")
    _start, first, second, mended = watched(lambda: write(fault), lambda: write(more), lambda: write(whole))
    assert first.startswith("error[unknown-reference]: there is no organisation `finns-inte`\n")
    assert first.endswith("09:00:00 · 1 error, 1 new · nothing was built\n")
    assert second.count("error[") == 1
    assert "`finns-inte-alls`" in second
    assert second.endswith("09:00:00 · 2 errors, 1 new · nothing was built\n")
    assert re.fullmatch(r"09:00:00 · no problems found, 2 gone · demo: \d+ files, none changed\n", mended)


def test_an_editor_is_told_all_that_stands_between_two_lines(watched: Watched):
    whole = PEOPLE.read_text(encoding="utf-8")
    fault = whole.replace("people:\n", "people:\n  ny: {name: Ny, organisation: finns-inte}\n")
    finding = "error[unknown-reference] there is no organisation `finns-inte`"
    start, first, again = watched(
        lambda: write(fault), lambda: write("# mer\n", Path("programmes/demo/mer.yaml")), form="concise"
    )
    assert start.startswith(">>> 09:00:00\n<<< 09:00:00\n")
    for told in (first, again):
        begins, *lines, _summary = told.splitlines()
        assert (begins, lines.pop()) == (">>> 09:00:00", "<<< 09:00:00")
        assert f"programmes/demo/people.yaml:3:32: {finding}" in lines


def test_a_template_that_cannot_be_used_is_told_and_what_stands_stays(watched: Watched, workspace: Path):
    own = workspace / "templates/site/head.html.j2"

    def spoil() -> None:
        own.parent.mkdir(parents=True)
        own.write_text("{{ nothing_like_it }}", encoding="utf-8")

    _start, spoilt, mended = watched(spoil, own.unlink)
    assert "error: the template site/head.html.j2" in spoilt
    assert spoilt.endswith("no problems found · nothing was built\n")
    assert "none changed" in mended


def test_another_command_at_work_is_waited_for_until_the_next_look(
    watched: Watched, workspace: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("introplan.cli.build.PATIENCE", 0)
    held = alone(Workspace(workspace), "publish")
    busy = []

    def hold() -> None:
        replace(PEOPLE, "name: Karin Exempelsson", "name: Karin Exempelsson Ny")
        held.__enter__()

    _start, refused, then = watched(hold, lambda: busy.append(held.__exit__(None, None, None)))
    assert "introplan publish" in refused
    assert "changed" in then


def test_a_folder_that_is_gone_for_a_while_is_told_and_waited_for(watched: Watched):
    folder, away = Path("programmes"), Path("away")
    _start, gone, still, back = watched(
        lambda: folder.rename(away),
        lambda: None,
        lambda: (away.rename(folder), write("# mer\n", Path("programmes/demo/m.yaml"))),
    )
    assert gone.startswith("error: there is no folder `programmes` here")
    assert still == ""
    assert "none changed" in back


def test_a_folder_that_takes_the_place_of_the_watched_one_is_watched(workspace: Path):
    """As git does, and whoever restores a copy."""
    folder, put = Path("programmes"), threading.Event()
    source = changes(workspace)
    next(source)

    def replace_folder() -> None:
        shutil.copytree(folder, "copy")
        folder.rename("old")
        Path("copy").rename(folder)
        put.set()

    threading.Timer(0.2, replace_folder).start()
    while not put.is_set():
        next(source)
    before = seen(Workspace(workspace))
    threading.Timer(0.2, lambda: replace(PEOPLE, "name: Karin Exempelsson", "name: Karin Ny")).start()
    while seen(Workspace(workspace)) == before:
        next(source)


def test_where_nobody_tells_of_saves_they_are_looked_for(workspace: Path, monkeypatch: pytest.MonkeyPatch):
    """As on a network drive."""
    monkeypatch.setattr("introplan.workspace.watching.POLLED", 100)
    source = changes(workspace, polling=True)
    next(source)
    next(source)  # what was saved while the first build went on
    before = seen(Workspace(workspace))
    threading.Timer(0.3, lambda: replace(PEOPLE, "name: Karin Exempelsson", "name: Karin Ny")).start()
    next(source)
    assert seen(Workspace(workspace)) != before


PAGE = (
    b'<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="%s"></head><body>a</body></html>'
)


def test_a_served_page_waits_for_the_next_build_and_the_one_on_disk_does_not(tmp_path: Path):
    page = PAGE % b"default-src 'none'; script-src 'sha256-x'; style-src 'unsafe-inline'"
    (tmp_path / "index.html").write_bytes(page)
    (tmp_path / "a.css").write_bytes(b"a {}")
    with LiveServer(tmp_path, 0, "run") as server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        serving.start()

        def ask(path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
            connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.headers), answer.read()

        _status, headers, first = ask("/")
        assert re.search(
            rb"script-src 'sha256-x' 'sha256-[^']{44}'; style-src 'unsafe-inline'; connect-src 'self'", first
        )
        assert b"a<script>" in first
        assert ask("/", **{"If-None-Match": headers["ETag"]})[0] == 304
        assert ask("/a.css")[2] == b"a {}"
        timer = threading.Timer(0.2, server.is_built)
        timer.start()
        status, headers, stream = ask("/_live?n=run.0")
        assert (status, headers["Content-Type"], headers["Connection"]) == (200, "text/event-stream", "close")
        assert stream.replace(b":\n\n", b"") == b"retry: 500\n\ndata: run.1\n\n"
        assert ask("/_live?n=earlier.7")[2].endswith(b"data: run.1\n\n")  # after a new start, at once
        assert ask("/_live", Host="example.org")[0] == 421
        assert ask("/")[1]["ETag"] != headers.get("ETag")
        server.shutdown()
    assert (tmp_path / "index.html").read_bytes() == page


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="there Ctrl-C goes to the whole console")
def test_a_save_by_rename_reaches_the_page_and_ctrl_c_ends_it(workspace: Path):
    """All of it, as it is started: a process, a file that takes another's place, a browser that listens."""
    command = [sys.executable, "-m", "introplan", "watch", "--format", "concise", "--port", "0"]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        env={**os.environ, "INTROPLAN_LANG": "en"},
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread in this test
    ) as watching:
        assert watching.stdout is not None
        lines = iter(watching.stdout.readline, "")
        address = next(line for line in lines if "http://" in line).split()[-1]
        assert next(line for line in lines if " · " in line).rstrip().endswith(" new")
        connection = HTTPConnection("127.0.0.1", int(address.rstrip("/").rpartition(":")[2]), timeout=60)
        connection.request("GET", "/demo/")
        page = connection.getresponse().read().decode()
        stream = re.search(r"_live\?n=[\w.-]+", page)
        assert stream
        connection.request("GET", f"/{stream[0]}")
        beside = PEOPLE.with_name(".people.yaml.swp")
        beside.write_text(PEOPLE.read_text("utf-8").replace("Karin Exempelsson", "Karin Nyss"), "utf-8")
        beside.replace(PEOPLE)
        assert connection.getresponse().read().endswith(b"\n\n")
        connection.request("GET", "/demo/")
        assert "Karin Nyss" in connection.getresponse().read().decode()
        connection.request("GET", "/_live?n=" + re.search(r"n=([\w.-]+)", page)[1])  # type: ignore[index]
        watching.send_signal(signal.SIGINT)
        rest = watching.communicate(timeout=60)[0]
    assert watching.returncode == 0
    assert rest.splitlines()[-1] == "Stopped."
    assert "Traceback" not in rest
