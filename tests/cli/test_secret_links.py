"""`introplan build --secret-links`: a key outside git, links that stay, and nothing public that gives them away."""

import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Run, files_in


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
    assert "the secret links no longer work" in back.err
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
    assert "the key was gone, so everybody has got a new link" in lost.err
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
