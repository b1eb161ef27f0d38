"""A repository that came by mail: its settings may name programs, and no command that only reads runs one of them."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from cli.conftest import Run, git, replace

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs are written for a Unix shell")

SETTINGS = {
    **{f"core.{name}": "{}" for name in ("fsmonitor", "editor", "pager", "sshCommand", "gitProxy", "askPass")},
    **{
        f"pager.{name}": "{}" for name in ("log", "diff", "show", "status", "ls-tree", "cat-file", "rev-list", "branch")
    },
    "core.hooksPath": "{folder}/hooks",
    "core.alternateRefsCommand": "{}",
    "core.attributesFile": "{folder}/attributes",
    "diff.external": "{}",
    "diff.x.command": "{}",
    "diff.x.textconv": "{}",
    "diff.trustExitCode": "true",
    "diff.submodule": "diff",
    "filter.x.clean": "{}",
    "filter.x.smudge": "{}",
    "filter.x.process": "{}",
    "filter.x.required": "true",
    "merge.x.driver": "{}",
    "merge.tool": "x",
    "mergetool.x.cmd": "{}",
    "credential.helper": "!{}",
    "gpg.program": "{}",
    "gpg.ssh.program": "{}",
    "gpg.ssh.defaultKeyCommand": "{}",
    "gpg.x509.program": "{}",
    "log.showSignature": "true",
    "uploadpack.packObjectsHook": "{}",
    "interactive.diffFilter": "{}",
    "sequence.editor": "{}",
    "remote.origin.url": "ext::{}",
    "remote.origin.uploadpack": "{}",
    "remote.origin.promisor": "true",
    "remote.origin.vcs": "x",
    "extensions.partialClone": "origin",
    "protocol.ext.allow": "always",
    "submodule.x.update": "!{}",
    "submodule.recurse": "true",
    "trailer.x.command": "{}",
    "core.untrackedCache": "true",
    "include.path": "{folder}/more",
    **{f"alias.{name}": "!{}" for name in ("log", "status", "rev-parse", "ls-files", "cat-file")},
}
HOOKS = ("post-checkout", "post-index-change", "fsmonitor-watchman", "query-watchman", "reference-transaction")
OF_A_COMMIT = ("pre-commit", "prepare-commit-msg", "commit-msg", "post-commit", "pre-auto-gc", "post-rewrite")
READING = [
    ["check"],
    ["check", "--fix", "--yes"],
    ["build"],
    ["show"],
    ["diff"],
    ["diff", "HEAD"],
    ["diff", "HEAD~1"],
    ["diff", "1"],
    ["report", "rules", "--ruleset", "malmo"],
    ["publish", "-m", "Nu", "--yes", "--no-commit"],
    ["publish", "--letters"],
]


@pytest.fixture
def marks(published: Path) -> Path:
    """The file that all of the programs write to, in a repository with a release, a change and every trap there is."""
    replace(published / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-16")
    git("commit", "-qam", "Flyttat")
    replace(published / "programmes/demo/cohorts.yaml", "date: 2027-09-16", "date: 2027-09-23")
    folder = published.parent / "ond"
    (folder / "hooks").mkdir(parents=True)
    marks = folder / "marks"
    program = folder / "program"
    program.write_text(f"#!/bin/sh\necho \"$0 $@\" >> '{marks}'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    for name in (*HOOKS, *OF_A_COMMIT):
        for place in (folder / "hooks", published / ".git/hooks"):
            shutil.copy(program, place / name)
    (folder / "attributes").write_text("* diff=x merge=x\n", encoding="utf-8")
    for place in (published / ".gitattributes", published / ".git/info/attributes"):
        place.write_text("* filter=x diff=x merge=x -text\n", encoding="utf-8")
    (folder / "more").write_text(f"[core]\n\tfsmonitor = {program}\n[diff]\n\texternal = {program}\n", encoding="utf-8")
    config = published / ".git/config"
    lines = []
    for name, value in SETTINGS.items():
        section, _dot, rest = name.partition(".")
        inner, _dot, key = rest.rpartition(".")
        heading = f'[{section} "{inner}"]' if inner else f"[{section}]"
        lines.append(f'{heading}\n\t{key} = "{value.format(program, folder=folder)}"\n')
    config.write_text(config.read_text(encoding="utf-8") + "".join(lines), encoding="utf-8")
    os.utime(published / "programmes/demo/people.yaml", (1, 1))  # so that git has to look at its content
    return marks


def test_the_traps_are_real(marks: Path):
    """Git itself walks into them, and so would a command that asked it carelessly."""
    subprocess.run(("git", "status"), check=False, capture_output=True)
    subprocess.run(("git", "diff"), check=False, capture_output=True)
    assert marks.exists()


@pytest.mark.long
@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_command_that_reads_runs_no_program_of_the_repository(command: list[str], marks: Path, run: Run):
    answer = run(*command)
    assert answer.code in (0, 1), answer
    assert not marks.exists(), marks.read_text()
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"]
)
def test_the_environment_does_not_lead_git_elsewhere(
    name: str, published: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    before = run("diff", "HEAD")
    monkeypatch.setenv(name, str(published.parent / "annan"))
    assert run("diff", "HEAD") == before


@pytest.mark.parametrize(
    "name",
    ["GIT_EXTERNAL_DIFF", "GIT_SSH_COMMAND", "GIT_SSH", "GIT_PAGER", "GIT_EDITOR", "GIT_ASKPASS", "GIT_PROXY_COMMAND"],
)
def test_the_environment_names_no_program(name: str, marks: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(name, str(marks.parent / "program"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.fsmonitor")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(marks.parent / "program"))
    assert run("diff", "HEAD").code == 0
    assert not marks.exists(), marks.read_text()


def test_what_a_repository_lacks_is_fetched_by_nobody(marks: Path, run: Run):
    blob = git("-c", "alias.rev-parse=", "rev-parse", "HEAD~1:programmes/demo/cohorts.yaml")
    place = Path(".git/objects") / blob[:2] / blob[2:]
    place.chmod(0o644)
    place.unlink()
    marks.unlink(missing_ok=True)
    assert run("diff", "HEAD~1").code == 2
    assert not marks.exists(), marks.read_text()


def test_nobody_is_asked_whether_a_signature_is_right(marks: Path, run: Run):
    commit = subprocess.run(("git", "cat-file", "commit", "HEAD"), check=True, capture_output=True).stdout
    head, _line, message = commit.partition(b"\n\n")
    signature = b"\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n aaaa\n -----END PGP SIGNATURE-----"
    signed = subprocess.run(
        ("git", "hash-object", "-t", "commit", "-w", "--stdin"),
        input=head + signature + b"\n\n" + message,
        check=True,
        capture_output=True,
    ).stdout.strip()
    Path(".git/refs/heads/main").write_bytes(signed + b"\n")
    marks.unlink(missing_ok=True)
    subprocess.run(("git", "log", "-1"), check=False, capture_output=True)
    assert marks.exists()
    marks.unlink()
    assert run("check").code == 0
    assert run("publish", "-m", "Nu", "--yes", "--no-commit").code == 0
    assert not marks.exists(), marks.read_text()


def test_a_release_is_committed_with_one_s_own_hooks(repository: Path, run: Run):
    hook = repository / ".git/hooks/pre-commit"
    hook.write_text(f"#!/bin/sh\ntouch '{repository.parent / 'asked'}'\n", encoding="utf-8")
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    assert run("publish", "-m", "Nu", "--yes").code == 0
    assert (repository.parent / "asked").exists()
