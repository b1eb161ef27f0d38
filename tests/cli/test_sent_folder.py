"""A workspace that came by mail: whatever lies in it, building it reads nothing outside it, and asks nobody."""

import os
import shutil
import socket
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace

from introplan.cli.completion import complete_what_was_begun
from introplan.workspace.contents import digest_of
from introplan.workspace.files import Workspace
from introplan.workspace.intents import Intent, Intents
from introplan.workspace.makings import Makings
from introplan.workspace.placing import PlacedFile, Placing
from introplan.workspace.private import Private
from introplan.workspace.staging import Stage

SECRET = "hemligt-i-en-annan-mapp"
PACKAGE = Path(__file__).parents[2]


@pytest.fixture
def outside(workspace: Path) -> Path:
    """A folder beside the workspace with what is nobody else's business, in every kind of file that is read."""
    folder = workspace.parent / "eget"
    folder.mkdir()
    for name in ("x.typ", "x.j2", "x.svg", "x.yaml", "x.txt"):
        (folder / name).write_text(f"# {SECRET}\n", encoding="utf-8")
    try:
        (workspace.parent / "prov").symlink_to(folder)
    except OSError:
        pytest.skip("this account may not make links")
    return folder


def link(place: Path, target: Path | str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(target)


def shown(run: Run, *words: str) -> str:
    """What a command says when it refuses, after making sure that nothing of the secret came along."""
    answer = run(*words)
    assert answer.code == 1, answer
    assert SECRET not in answer.out + answer.err
    assert not any(SECRET.encode() in content for content in files_in(Path("build")).values() if Path("build").is_dir())
    return answer.out + answer.err


# Links


@pytest.mark.parametrize("folder", ["templates", "rulesets", "programmes/demo"])
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_link_to_a_file_outside_is_told_and_not_followed(folder, command, outside: Path, workspace: Path, run: Run):
    link(workspace / folder / "x.yaml", outside / "x.yaml")
    said = shown(run, "--lang", "en", command)
    assert said.count("error[outside-workspace]") == 1
    assert f"{folder}/x.yaml" in said
    assert "help: copy the file into the folder" in said


@pytest.mark.parametrize("name", ["index.html.j2", "site/macros.html.j2", "lib.typ", "a/b/c.svg", "README", "bild.png"])
def test_every_kind_of_template_is_held_to_that(name, outside: Path, workspace: Path, run: Run):
    link(workspace / "templates" / name, outside / "x.j2")
    assert f"templates/{name}" in shown(run, "build")


@pytest.mark.parametrize("place", ["templates", "rulesets", "programmes/demo", "programmes/kopia", "programmes"])
def test_a_folder_that_is_a_link_out_is_not_followed(place, outside: Path, workspace: Path, run: Run):
    target = outside / "mapp"
    shutil.copytree(workspace / "programmes" / "demo", target / "demo" if place == "programmes" else target)
    if (workspace / place).is_dir():
        shutil.rmtree(workspace / place)
    link(workspace / place, target)
    assert "error[outside-workspace]" in shown(run, "--lang", "en", "check")
    assert not (workspace / "build").exists()


@pytest.mark.parametrize("folder", ["templates", "rulesets", "programmes/demo"])
def test_a_folder_within_that_is_a_link_is_told_whatever_it_is_called(folder, outside: Path, workspace: Path, run: Run):
    link(workspace / folder / "mer", outside)
    assert "error[outside-workspace]" in shown(run, "--lang", "en", "check", "--format", "concise")


def test_a_chain_of_links_is_followed_to_its_end(outside: Path, workspace: Path, run: Run):
    link(workspace / "templates" / "a.typ", "b.typ")
    link(workspace / "templates" / "b.typ", workspace.parent / "prov" / "x.typ")
    assert shown(run, "--lang", "en", "check", "--format", "concise").count("error[outside-workspace]") == 2


@pytest.mark.parametrize("target", ["ingenstans", "slinga.yaml"])
@pytest.mark.parametrize("folder", ["templates", "rulesets", "programmes/demo"])
def test_a_link_that_leads_nowhere_or_to_itself_is_told(folder, target, outside: Path, workspace: Path, run: Run):
    link(workspace / folder / "slinga.yaml", target)
    answer = run("--lang", "en", "check", "--format", "concise")
    assert (answer.code, answer.out.count(f"{folder}/slinga.yaml:1:1: error[")) == (1, 1)


@pytest.mark.parametrize("private", [".git/config", ".introplan/last/x", "secret-links/key", "protected-names.txt"])
def test_a_link_to_what_the_workspace_keeps_to_itself_is_one_out_of_it(
    private, outside: Path, workspace: Path, run: Run
):
    (workspace / private).parent.mkdir(parents=True, exist_ok=True)
    (workspace / private).write_text(SECRET, encoding="utf-8")
    link(workspace / "templates" / "x.typ", f"../{private}")
    said = run("--lang", "en", "check", "--format", "concise").out
    assert "templates/x.typ:1:1: error[outside-workspace]" in said


def test_a_link_between_files_of_the_plan_is_fine(outside: Path, workspace: Path, run: Run):
    link(workspace / "templates" / "copy.typ", "lib.typ")
    (workspace / "templates" / "lib.typ").write_text("", encoding="utf-8")
    (workspace / "gemensamt.yaml").write_text("places:\n  sal: {title: Sal}\n", encoding="utf-8")
    link(workspace / "programmes/demo/gemensamt.yaml", "../../gemensamt.yaml")
    assert "outside-workspace" not in run("check").out


@pytest.mark.long
@pytest.mark.parametrize(
    "template",
    [
        '{% include "../../eget/x.j2" %}',
        '{% include "..\\\\..\\\\eget\\\\x.j2" %}',
        '{% extends "/etc/passwd" %}',
        '{% import "../eget/x.j2" as x %}',
        '{% include ["C:/Windows/win.ini", "../eget/x.j2"] %}',
        '{% from "builtin/../../eget/x.j2" import x %}',
    ],
)
def test_no_path_in_a_template_leads_out(template, outside: Path, workspace: Path, run: Run):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "index.html.j2").write_text(f"a\n{template}\n", encoding="utf-8")
    assert "index.html.j2:2" in shown(run, "build")


CALLS = ('read("{}")', 'image("{}", alt: "")', 'json("{}")', 'plugin("{}")', 'csv("{}")')
OUT = ("../../../eget/x.svg", "/etc/passwd", "file:///etc/passwd")


@pytest.mark.long
@pytest.mark.parametrize(
    ("call", "path"), [*((call, "../eget/x.svg") for call in CALLS), *((CALLS[0], path) for path in OUT)]
)
def test_no_path_in_a_document_leads_out(call, path, outside: Path, workspace: Path, run: Run):
    (workspace / "templates").mkdir()
    text = f"#set document(title: [a])\n#{call.format(path)}\n"
    (workspace / "templates" / "booklet.typ.j2").write_text(text, encoding="utf-8")
    said = shown(run, "build")
    assert "booklet.typ.j2:2" in said
    assert "root:" not in said


def test_what_is_called_builtin_is_built_in(workspace: Path, run: Run):
    (workspace / "templates" / "builtin").mkdir(parents=True)
    (workspace / "templates" / "builtin" / "index.html.j2").write_text("inte vår", encoding="utf-8")
    (workspace / "templates" / "index.html.j2").write_text('{% extends "builtin/index.html.j2" %}', encoding="utf-8")
    assert run("build").code == 0
    assert b"inte v" not in (workspace / "build/demo/index.html").read_bytes()


# What is no file


KEPT = (
    *("build/demo/.introplan-manifest", "build/demo_private/.introplan-manifest", "secret-links/key"),
    *(f".introplan/{name}" for name in (".gitignore", "publish.json", "rewriting.json", "given-out/demo.ledger")),
    *(
        f".introplan/{name}"
        for name in ("remembered/demo.json", "remembered/demo.ledger", "last/demo.zip", "next/demo.zip")
    ),
)


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Unix alone has such")
@pytest.mark.parametrize(
    "command", [("build",), ("publish", "-m", "Ny", "--yes", "--no-commit")], ids=lambda words: words[0]
)
def test_a_pipe_in_the_place_of_what_introplan_keeps_is_not_opened(command, workspace: Path):
    for place in KEPT:
        (workspace / place).parent.mkdir(parents=True, exist_ok=True)
        (workspace / place).unlink(missing_ok=True)
        os.mkfifo(workspace / place)
    words = (sys.executable, "-P", "-m", "introplan", "--lang", "en", *command)
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE)}
    answer = subprocess.run(words, env=environment, capture_output=True, text=True, check=False, timeout=100)
    assert answer.returncode == 1, answer.stderr
    assert "secret-links/key is not as introplan wrote it" in answer.stderr.replace(os.sep, "/")
    shutil.rmtree(workspace / "secret-links")
    answer = subprocess.run(words, env=environment, capture_output=True, text=True, check=False, timeout=100)
    assert answer.returncode == 0, answer.stderr


def test_what_a_release_was_made_of_fills_no_memory(workspace: Path):
    makings = Makings(Private(workspace), "demo")
    makings.keep_next({"programmes/demo/programme.yaml": bytes(1000)})
    assert makings.found() != []
    with zipfile.ZipFile(workspace / ".introplan/next/demo.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(300):
            archive.writestr(f"programmes/demo/{number}.yaml", bytes(1_000_000))
    assert makings.found() == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Unix alone has such")
@pytest.mark.parametrize("folder", ["templates", "rulesets", "programmes/demo"])
def test_a_pipe_or_a_socket_is_not_opened(folder, workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    (workspace / folder).mkdir(exist_ok=True)
    os.mkfifo(workspace / folder / "pipa.yaml")
    monkeypatch.chdir(workspace / folder)  # the path of a socket cannot be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("uttag.yaml")
        said = run("--lang", "en", "build").out
    assert said.count("error[not-a-file]") == 2
    assert "pipa.yaml" in said


@pytest.mark.parametrize("folder", ["templates", "rulesets", "programmes/demo"])
def test_a_huge_file_is_not_read(folder, workspace: Path, run: Run):
    (workspace / folder).mkdir(exist_ok=True)
    with (workspace / folder / "stor.yaml").open("wb") as file:
        file.truncate(10_000_000_000)
    answer = run("--lang", "en", "check", "--format", "concise")
    assert f"{folder}/stor.yaml:1:1: error[file-too-large]" in answer.out
    assert run("publish", "-m", "x", "--yes", "--no-commit").code == 1


@pytest.mark.parametrize("folder", ["templates", "rulesets", "programmes/demo"])
def test_many_files_are_no_way_around_that(folder, workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("introplan.workspace.files.LARGEST_FOLDER", 100_000)
    (workspace / folder).mkdir(exist_ok=True)
    for number in range(11):
        (workspace / folder / f"{number}.yaml").write_text("#" * 9_999, encoding="utf-8")
    answer = run("--lang", "en", "check", "--format", "concise")
    assert f"{folder}:1:1: error[folder-too-large]" in answer.out


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions that hold are for others")
@pytest.mark.parametrize("place", ["templates", "rulesets", "programmes/demo", "programmes"])
def test_a_folder_without_permission_is_told(place, workspace: Path, run: Run):
    (workspace / place).mkdir(exist_ok=True)
    (workspace / place).chmod(0)
    try:
        answer = run("--lang", "en", "check")
    finally:
        (workspace / place).chmod(0o755)
    assert answer.code in (1, 2)
    assert "permission" in answer.out + answer.err


def test_a_template_in_another_character_set_is_told(workspace: Path, run: Run):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "index.html.j2").write_bytes("Välkommen".encode("latin-1"))
    answer = run("--lang", "en", "build")
    assert (answer.code, "the file is not saved as UTF-8" in answer.err) == (1, True)


def test_a_picture_among_the_templates_disturbs_nobody(workspace: Path, run: Run):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "logga.png").write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe")
    assert run("build").code == 0


# The network


@pytest.fixture
def telephone(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Where every proxy of the environment leads; who calls."""
    called: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer() -> None:
            while True:
                try:
                    connection, _address = listening.accept()
                except OSError:
                    return
                called.append(connection.recv(1000).decode(errors="replace"))
                connection.close()

        threading.Thread(target=answer, daemon=True).start()
        here = f"http://127.0.0.1:{listening.getsockname()[1]}"
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, here)
            monkeypatch.setenv(name.lower(), here)
        monkeypatch.setenv("NO_PROXY", "*")
        monkeypatch.setenv("no_proxy", "packages.typst.org")
        yield called


PACKAGES = [
    '#import "@preview/cetz:0.3.0"',
    '#import ("@pre" + "view/cetz:0.3.0"): *',
    '#eval("import \\"@preview/cetz:0.3.0\\": *", mode: "code")',
    '#include "@preview/cetz:0.3.0"',
    '#import "@local/eget:0.1.0"',
    '#read("@preview/cetz:0.3.0/lib.typ")',
]


def with_document(workspace: Path, *lines: str) -> None:
    (workspace / "templates").mkdir(exist_ok=True)
    text = "\n".join(["#set document(title: [a])", *lines, ""])
    (workspace / "templates" / "booklet.typ.j2").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("line", PACKAGES[:5])
def test_a_package_is_not_fetched_and_the_template_is_told(line, telephone: list[str], workspace: Path, run: Run):
    with_document(workspace, "Hej", line)
    answer = run("--lang", "sv", "build")
    assert (answer.code, telephone) == (1, [])
    assert "mallen booklet.typ.j2:3 går inte att använda: paket hämtas inte" in answer.err
    assert "råd: lägg det som behövs ur paketet i `templates`" in answer.err


def test_a_package_that_a_library_of_ones_own_asks_for_is_told_there(workspace: Path, run: Run):
    with_document(workspace, '#import "egen.typ": *')
    (workspace / "templates" / "egen.typ").write_text('\n#import "@preview/cetz:0.3.0"\n', encoding="utf-8")
    assert "template egen.typ:2 cannot be used: packages are not fetched" in run("--lang", "en", "build").err


def test_packages_of_whoever_builds_are_not_used(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "TYPST_PACKAGE_PATH", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(workspace.parent / "data"))
    for folder in ("data/typst/packages", "data"):
        package = workspace.parent / folder / "local/eget/0.1.0"
        package.mkdir(parents=True)
        (package / "typst.toml").write_text(
            '[package]\nname = "eget"\nversion = "0.1.0"\nentrypoint = "lib.typ"\n', encoding="utf-8"
        )
        (package / "lib.typ").write_text("", encoding="utf-8")
    with_document(workspace, '#import "@local/eget:0.1.0"')
    assert "packages are not fetched" in run("--lang", "en", "build").err


@pytest.mark.skipif(not shutil.which("strace"), reason="there is no strace here")
@pytest.mark.long
def test_nobody_is_called_and_no_name_is_looked_up(workspace: Path):
    with_document(workspace, PACKAGES[1])
    trace = workspace.parent / "trace"
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE), "NO_PROXY": "*"}
    command = (
        "strace",
        "-f",
        "-qq",
        "-e",
        "trace=network",
        "-o",
        str(trace),
        sys.executable,
        "-m",
        "introplan",
        "build",
    )
    assert subprocess.run(command, env=environment, capture_output=True, check=False).returncode == 1
    lines = trace.read_text(errors="replace").splitlines()
    reached = [line for line in lines if ("connect(" in line or "sendto(" in line) and "AF_UNIX" not in line]
    assert reached  # the port where nobody answers
    assert [line for line in reached if 'htons(9), sin_addr=inet_addr("127.0.0.1")' not in line] == []


# The same bytes


@pytest.mark.long  # templates of one's own run in a process of their own, which is made for each release
def test_one_s_own_templates_give_the_same_bytes_in_their_process(workspace: Path, run: Run):
    assert run("build").code == 0
    before = files_in(workspace / "build/demo")
    (workspace / "templates").mkdir()
    for name in ("booklet.typ.j2", "booklet.html.j2", "index.html.j2"):
        text = f'{{% extends "builtin/{name}" %}}'
        (workspace / "templates" / name).write_text(text, encoding="utf-8")
    assert run("build").code == 0
    assert files_in(workspace / "build/demo") == before


@pytest.mark.long  # as above
def test_letters_are_written_with_templates_of_ones_own_from_what_was_kept(workspace: Path, run: Run):
    (workspace / "templates" / "changes").mkdir(parents=True)
    own = '{% extends "builtin/changes/note.html.j2" %}'
    (workspace / "templates/changes/note.html.j2").write_text(own, encoding="utf-8")
    assert run("publish", "-m", "Nu", "--yes", "--no-commit").code == 0
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-16")
    assert run("publish", "-m", "Flyttat", "--yes", "--no-commit").code == 0
    made = files_in(workspace / "build")
    shutil.rmtree(workspace / "build")
    assert run("publish", "--letters").code == 0
    assert files_in(workspace / "build").items() <= made.items()


# What an earlier run was to do


def test_what_was_begun_in_another_place_is_not_completed(workspace: Path, monkeypatch: pytest.MonkeyPatch, run: Run):
    private = Private(workspace)
    staged = Stage(private).put(b"x")
    placing = Placing(
        workspace / "build/demo", "people/", "shared", "demo", (PlacedFile("x", digest_of(b"x"), staged),)
    )
    Intents(private).write(Intent((), (placing,)))
    sent = workspace.parent / "skickad"
    shutil.copytree(workspace, sent)
    complete_what_was_begun(Workspace(workspace), "publish")
    assert (workspace / "build/demo/x").read_bytes() == b"x"
    monkeypatch.chdir(sent)
    told = run("--lang", "en", "build").err
    assert "what was begun in another place is not completed here" in told
    assert "`introplan publish --letters` writes its letters" in told
    assert not (sent / "build/demo/x").exists()
    assert "another place" not in run("--lang", "en", "build").err


@pytest.mark.skipif(sys.platform == "win32", reason="the disk keeps its number there")
def test_what_was_begun_is_completed_after_a_restart_that_gave_the_disk_another_number(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
):
    intents, real = Intents(Private(workspace)), Path.stat
    intents.write(Intent())

    def restarted(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        told = real(path, follow_symlinks=follow_symlinks)
        return os.stat_result((*told[:2], told.st_dev + 1, *told[3:10]))

    monkeypatch.setattr(Path, "stat", restarted)
    assert intents.read() == Intent()


@pytest.mark.parametrize("name", ["publish.json", "rewriting.json", "remembered/demo.json", "lock"])
@pytest.mark.parametrize("content", [b"[" * 200_000, b"7", b"\xff"], ids=["deep", "a number", "no text"])
def test_what_no_introplan_has_written_among_its_own_files_is_as_nothing(
    released: Path, run: Run, name: str, content: bytes
):
    file = released / ".introplan" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    assert run("check").code == 0
    assert run("build").code == 0
