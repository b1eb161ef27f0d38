"""`introplan build --secret-links`: a key outside git, links that stay, and nothing public that gives them away."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace


def personal(workspace: Path) -> set[str]:
    """The personal calendars and pages, by their path in the folder that they lie in."""
    return {path for path in files_of(workspace) if path.startswith(("people/", "calendars/people/"))}


def files_of(workspace: Path) -> dict[str, bytes]:
    """What lies in the two folders of what is personal."""
    return {**files_in(workspace / "build/demo_private"), **files_in(workspace / "build/demo_secret-links")}


def test_a_build_with_secret_links_replaces_the_ordinary_names_and_back(workspace: Path, run: Run):
    run("build")
    ordinary = personal(workspace)
    answer = run("build", "--secret-links")
    secret = personal(workspace)
    assert answer.code == 0
    assert "keep a copy of secret-links/key" in answer.err
    assert len([path for path in secret if path.endswith("calendar.ics")]) == len(ordinary)
    assert ordinary.isdisjoint(secret)
    again = run("build", "--secret-links")
    assert "none changed" in again.err
    assert "keep a copy" not in again.err
    back = run("build", "--no-secret-links")
    assert personal(workspace) == ordinary
    assert "remove the folder people from the web server" in back.err
    assert not (workspace / "build/demo_secret-links").exists()


def test_nothing_public_gives_a_link_away(workspace: Path, run: Run):
    run("build", "--secret-links")
    secrets = {Path(path).parent.name for path in personal(workspace) if path.endswith("calendar.ics")}
    public = {path: file for path, file in files_in(workspace / "build").items() if "/people/" not in path}
    assert {"demo/.introplan-manifest", "demo_secret-links/.introplan-manifest"} <= public.keys()
    assert [path for path, file in public.items() for secret in secrets if secret.encode() in file] == []
    listed = (workspace / "secret-links/demo.csv").read_text(encoding="utf-8-sig")
    assert [secret for secret in secrets if secret not in listed] == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
def test_only_the_owner_can_read_the_key_and_the_list(workspace: Path, run: Run):
    run("build", "--secret-links")
    modes = {path.name: path.stat().st_mode & 0o777 for path in (workspace / "secret-links").iterdir()}
    assert (modes["key"], modes["demo.csv"]) == (0o600, 0o600)


def test_another_workspace_has_other_links_and_the_same_key_the_same(workspace: Path, run: Run):
    run("build", "--secret-links")
    first, key = personal(workspace), (workspace / "secret-links/key").read_bytes()
    (workspace / "secret-links/key").unlink()
    lost = run("build", "--secret-links")
    assert "the key was gone, so everybody has a new link" in lost.err
    assert personal(workspace) & first == {"people/index.html"}
    (workspace / "secret-links/key").write_bytes(key)
    run("build", "--secret-links")
    assert personal(workspace) == first


def test_a_key_that_is_not_whole_is_told_and_nothing_is_written(workspace: Path, run: Run):
    (workspace / "secret-links").mkdir()
    (workspace / "secret-links/key").write_text("abc\n", encoding="ascii")
    answer = run("build", "--secret-links")
    assert (answer.code, answer.err.splitlines()[0]) == (1, "error: secret-links/key is not as introplan wrote it")
    assert not (workspace / "build").exists()


def git(workspace: Path, *words: str) -> str:
    told = subprocess.run(["git", *words], cwd=workspace, check=True, capture_output=True, text=True, encoding="utf-8")
    return told.stdout


def test_git_leaves_the_key_alone_and_a_key_that_it_keeps_is_refused(workspace: Path, run: Run):
    git(workspace, "init", "-q")
    run("build", "--secret-links")
    git(workspace, "add", "-A")
    assert "secret-links" not in git(workspace, "ls-files")
    git(workspace, "add", "-f", "secret-links/key")
    answer = run("build", "--secret-links")
    assert answer.code == 1
    assert "git keeps `secret-links`" in answer.err


def test_a_release_keeps_the_links_that_were_handed_out(workspace: Path, run: Run):
    run("build", "--secret-links")
    secret = personal(workspace)
    assert run("publish", "-m", "Första utgåvan", "--yes", "--no-commit").code == 0
    assert personal(workspace) == secret


PUBLISH = ("publish", "-m", "Första utgåvan", "--yes", "--no-commit")


def keys(workspace: Path) -> dict[str, bytes]:
    return {path: file for path, file in files_in(workspace / "secret-links").items() if path.startswith("key")}


@pytest.mark.long
@pytest.mark.parametrize("command", [("build",), ("build", "demo"), PUBLISH, ("build", "-o", "ut")])
@pytest.mark.parametrize("place", [".", "programmes/demo"])
def test_secret_links_go_on_without_being_asked_for_again(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], place: str
):
    run("build", "--secret-links")
    before, key = files_in(workspace / "build"), keys(workspace)
    monkeypatch.chdir(workspace / place)
    words = [str(workspace / "ut") if word == "ut" else word for word in command]
    answer = run(*words)
    assert (answer.code, keys(workspace)) == (0, key)
    secret = {path: file for path, file in files_in(workspace / "build").items() if "_secret-links/people" in path}
    assert secret.keys() == {path for path in before if "_secret-links/people" in path}
    assert [path for path in files_in(workspace) if "calendars/people/" in path] == []
    if "ut" in command:
        assert files_in(workspace / "ut") == before
    assert "no longer work" not in answer.err


def test_a_plan_with_errors_turns_nothing_off(workspace: Path, run: Run):
    run("build", "--secret-links")
    key = keys(workspace)
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    assert run("build", "--no-secret-links").code == 1
    assert keys(workspace) == key


def test_who_does_without_is_remembered_and_the_same_links_can_come_back(workspace: Path, run: Run):
    run("build", "--secret-links")
    first, [key] = personal(workspace), keys(workspace).values()
    run("build", "--no-secret-links")
    assert keys(workspace) == {"key.off": key}
    for command in (("build",), PUBLISH, ("build",)):
        assert run(*command).code == 0
        assert not (workspace / "build/demo_secret-links").exists()
    assert any("calendars/people/" in path for path in personal(workspace))
    answer = run("build", "--secret-links")
    assert (personal(workspace), keys(workspace)) == (first, {"key": key})
    assert "keep a copy" not in answer.err


@pytest.mark.long
@pytest.mark.parametrize("command", [("build",), ("build", "-o", "ut"), PUBLISH])
@pytest.mark.parametrize("trace", ["list", "build", "earlier build"])
def test_a_key_that_is_lost_kills_no_link_in_silence(workspace: Path, run: Run, command: tuple[str, ...], trace: str):
    run("build", "--secret-links")
    first, [key] = personal(workspace), keys(workspace).values()
    (workspace / "secret-links/key").unlink()
    if trace == "list":
        shutil.rmtree(workspace / "build")
    else:
        (workspace / "secret-links/demo.csv").unlink()
    if trace == "earlier build":  # which had one folder
        built_in_one_folder(workspace)
    before = files_in(workspace)
    answer = run(*command)
    assert answer.code == 1
    assert "secret-links/key is missing" in answer.err
    assert all(word in answer.err for word in ("--secret-links", "--no-secret-links", "put back"))
    before[".introplan/lock"] = files_in(workspace)[".introplan/lock"]
    assert files_in(workspace) == before
    (workspace / "secret-links/key").write_bytes(key)
    assert run(*command).code == 0
    if "ut" not in command:
        assert personal(workspace) == first


def built_in_one_folder(workspace: Path) -> None:
    """Put the secret places where an earlier introplan had them."""
    build = workspace / "build"
    shutil.move(build / "demo_secret-links/people", build / "demo/people")
    with (build / "demo/.introplan-manifest").open("a", encoding="utf-8") as manifest:
        manifest.write((build / "demo_secret-links/.introplan-manifest").read_text(encoding="utf-8"))
    shutil.rmtree(build / "demo_secret-links")


def test_secret_places_of_an_earlier_build_move_to_a_folder_of_their_own(workspace: Path, run: Run):
    run("build", "--secret-links")
    before = files_in(workspace / "build")
    built_in_one_folder(workspace)
    answer = run("build")
    assert files_in(workspace / "build") == before
    assert "build/demo_secret-links; put them where they were on the web" in answer.err


def test_who_has_lost_the_key_may_do_without(workspace: Path, run: Run):
    run("build", "--secret-links")
    (workspace / "secret-links/key").unlink()
    assert run("build", "--no-secret-links").code == 0
    assert run("build").code == 0
    assert not (workspace / "build/demo_secret-links").exists()


@pytest.mark.long
@pytest.mark.parametrize("lost", ["off", "damaged", "gone"])
def test_letters_of_a_release_that_told_of_links_have_the_same_links_or_are_not_written(
    workspace: Path, run: Run, lost: str
):
    run("build", "--secret-links")
    run(*PUBLISH)
    letters = files_in(workspace / "build/demo_private/release-1")
    shutil.rmtree(workspace / "build/demo_private/release-1")
    key = workspace / "secret-links/key"
    if lost == "off":
        run("build", "--no-secret-links")
    elif lost == "damaged":
        key.write_text("ab\n", encoding="ascii")
    else:
        key.unlink()
    answer = run("publish", "--letters", "1")
    if lost == "off":
        assert answer.code == 0
        assert files_in(workspace / "build/demo_private/release-1") == letters
    else:
        assert answer.code == 1
        assert not (workspace / "build/demo_private/release-1").exists()
        assert not key.exists() or key.read_text(encoding="ascii") == "ab\n"
