"""`introplan diff`: against revisions in real repositories, and every way in which that cannot be done."""

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli.conftest import Run, replace

from introplan.agenda import plan_of
from introplan.reading import File, Folder, read_programme
from introplan.releases import EMPTY, FILE_NAME, Release, events_of, ledger_text, next_release, read_ledger

COHORTS = "programmes/demo/cohorts.yaml"
BEFORE, AFTER = "barnsamtal:\n        date: 2028-03-09", "barnsamtal:\n        date: 2028-03-16"
SENTENCE = "flyttas från tors 9 mars (v. 10) till tors 16 mars 2028 (v. 11) kl. 9.00–12.00."


def git(folder: Path, *words: str) -> str:
    """Git as a coordinator uses it, whatever she has set up."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        **dict.fromkeys(("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"), os.devnull),
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Ada Testsson"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "ada@kommunen.example"),
    }
    words = ("-c", "init.defaultBranch=main", *words)
    return subprocess.run(
        ("git", *words), cwd=folder, env=environment, check=True, capture_output=True, text=True
    ).stdout


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)


@pytest.fixture
def saved(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace in git, with one commit."""
    monkeypatch.setenv("INTROPLAN_LANG", "sv")
    git(workspace, "init", "--quiet")
    commit(workspace, "Första planen")
    return workspace


def move(workspace: Path) -> None:
    """Move one session by a week."""
    replace(workspace / COHORTS, BEFORE, AFTER)


def test_what_has_changed_since_a_commit_is_said_in_a_sentence(saved: Path, run: Run):
    move(saved)
    answer = run("diff", "HEAD")
    assert answer.code == 0
    assert SENTENCE in answer.out
    assert run("diff", "HEAD", "--exit-code").code == 1
    assert git(saved, "status", "--short") == f" M {COHORTS}\n"


def test_nothing_has_changed(saved: Path, run: Run):
    answer = run("diff", "HEAD", "--exit-code")
    assert (answer.code, answer.err) == (0, "")
    assert "Inget har ändrats" in answer.out


def test_branches_tags_and_commits_can_be_named_from_any_folder(saved: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    git(saved, "tag", "v1")
    git(saved, "branch", "vår-27")
    move(saved)
    commit(saved, "Flyttar barnsamtal")
    monkeypatch.chdir(saved / "programmes" / "demo")
    for name in ("v1", "vår-27", "HEAD~1", "HEAD^", git(saved, "rev-parse", "--short", "HEAD~1").strip()):
        assert SENTENCE in run("diff", name).out, name


def test_a_workspace_may_lie_within_a_repository(saved: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    shutil.rmtree(saved / ".git")
    git(saved.parent, "init", "--quiet")
    commit(saved.parent, "Allt")
    move(saved)
    assert SENTENCE in run("diff", "HEAD").out


def test_renamed_files_and_folders_are_the_same_programme(saved: Path, run: Run):
    (saved / COHORTS).rename(saved / "programmes/demo/kullar och möten.yaml")
    (saved / "programmes/demo").rename(saved / "programmes/annat")
    assert "Inget har ändrats" in run("diff", "HEAD").out


def test_changes_by_person_and_day_and_for_one_alone(saved: Path, run: Run):
    move(saved)
    by_person = run("diff", "HEAD", "--by", "person").out
    assert [line for line in by_person.splitlines() if line and not line.startswith(" ")][2:] == [
        "Ada Testsson",
        "Bo Skissvik",
        "deltagare-2",
        "Karin Exempelsson",
    ]
    assert "torsdag 9 mars 2028 (v. 10)" in run("diff", "HEAD", "--by", "day").out
    assert SENTENCE in run("diff", "HEAD", "--person", "deltagare-2").out
    assert "Inget" in run("diff", "HEAD", "--person", "ida-introdotter").out
    assert SENTENCE in run("diff", "HEAD", "--cohort", "ht27").out
    assert run("diff", "HEAD", "--cohort", "Hösten 2027") == run("diff", "HEAD", "--cohort", "ht27")
    assert run("diff", "HEAD", "--person", "ida introdotter") == run("diff", "HEAD", "--person", "ida-introdotter")
    answer = run("diff", "HEAD", "--cohort", "ht72")
    assert answer.code == 2
    assert "menade du `ht27`?" in answer.err


def test_changes_for_programs_and_as_markdown(saved: Path, run: Run):
    replace(saved / "programmes/demo/lectures/barnsamtal.yaml", "title: Samtal med barn", "title: Samtal *med* barn")
    move(saved)
    [programme] = json.loads(run("diff", "HEAD", "--format", "json").out)
    change, renewed = programme["changes"]
    assert (change["what"], change["key"], change["before"]["day"], change["after"]["day"]) == (
        ["moved"],
        "ht27/barnsamtal",
        "2028-03-09",
        "2028-03-16",
    )
    assert change["people"] == renewed["people"] == ["karin-exempelsson", "ada-testsson", "bo-skissvik", "deltagare-2"]
    assert renewed["sentence"] == "Samtal med barn heter nu Samtal *med* barn."
    answer = run("diff", "HEAD", "--format", "markdown")
    assert "### Hösten 2027\n\n- Samtal \\*med\\* barn flyttas" in answer.out


def test_on_the_english_screen(saved: Path, run: Run):
    move(saved)
    assert (
        "is moved from Thu 9 March (week 10) to Thu 16 March 2028 (week 11), 9:00–12:00."
        in run("diff", "HEAD", "--lang", "en").out
    )


def refused(run: Run, *words: str) -> str:
    """Why there is nothing to compare with: one fact and one way out."""
    answer = run("diff", *words)
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 2
    return answer.err


def test_before_the_first_release_there_is_none_to_compare_with(saved: Path, run: Run):
    told = refused(run)
    assert "inte utgivet än" in told
    assert "`introplan diff HEAD`" in told


def test_before_the_first_release_and_commit_the_way_out_is_none_that_fails(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    """Without git, and with nothing in it, `introplan diff HEAD` has nothing to compare with either."""
    monkeypatch.setenv("INTROPLAN_LANG", "sv")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(workspace.parent))
    assert "`introplan show` visar alla datum" in refused(run)
    git(workspace, "init", "--quiet")
    assert "`introplan show` visar alla datum" in refused(run)


def test_a_name_that_means_nothing(saved: Path, run: Run):
    git(saved, "tag", "host-2027")
    assert "menade du `host-2027`?" in refused(run, "höst-2027")
    assert "`git log --oneline`" in refused(run, "0000000")
    for name in ("--", "-x", "", "a b", "HEAD:programmes", "HEAD..HEAD", "\x00"):
        assert run("diff", "--", name).code == 2


def test_a_revision_without_the_programme(saved: Path, run: Run):
    shutil.copytree(saved / "programmes/demo", saved / "programmes/annat")
    replace(saved / "programmes/annat/programme.yaml", "id: demo", "id: annat")
    assert "fanns inte än i `HEAD`" in refused(run, "HEAD", "--programme", "annat")
    assert "Inget har ändrats" in run("diff", "HEAD", "--programme", "demo").out


def test_a_plan_that_had_errors(saved: Path, run: Run):
    replace(saved / COHORTS, "participant: ada-testsson", "participant: ada-tetsson")
    commit(saved, "Fel")
    replace(saved / COHORTS, "participant: ada-tetsson", "participant: ada-testsson")
    said = refused(run, "HEAD")
    assert "planen i `HEAD` har fel, det första i HEAD:programmes/demo/cohorts.yaml, rad 35" in said


def test_a_plan_that_has_errors_now(saved: Path, run: Run):
    replace(saved / COHORTS, "participant: ada-testsson", "participant: ada-tetsson")
    answer = run("diff", "HEAD")
    assert answer.code == 1
    assert "ada-tetsson" in answer.out


def test_outside_of_git(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INTROPLAN_LANG", "sv")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(workspace.parent))
    assert "inte sparad i git" in refused(run, "HEAD")


def test_before_the_first_commit(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INTROPLAN_LANG", "sv")
    git(workspace, "init", "--quiet")
    told = refused(run, "HEAD")
    assert "inget läge i git som heter `HEAD`" in told
    assert "`git add .`" in told


def test_without_git(saved: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(saved))
    assert "git är inte installerat" in refused(run, "HEAD")


def test_a_shallow_copy(saved: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    move(saved)
    commit(saved, "Flyttar barnsamtal")
    git(saved.parent, "clone", "--quiet", "--depth", "1", saved.as_uri(), "kopia")
    monkeypatch.chdir(saved.parent / "kopia")
    assert "Inget har ändrats" in run("diff", "HEAD").out
    assert "git fetch --unshallow" in refused(run, "HEAD~1")


def test_links_and_odd_files_in_a_revision(saved: Path, run: Run):
    folder = saved / "programmes/demo"
    (folder / COHORTS.rpartition("/")[2]).rename(folder / "kull.yaml")
    (folder / "cohorts.yaml").symlink_to("kull.yaml")
    (folder / "~$kull.yaml").write_bytes(b"\xff")
    (folder / ".gömd").mkdir()
    (folder / ".gömd" / "a.yaml").write_text("x: [")
    (folder / "bild.png").write_bytes(b"\x89PNG")
    commit(saved, "Länk")
    answer = run("diff", "HEAD")
    assert answer.code in (1, 2)  # the same entries twice is an error on both sides, and no traceback
    assert "cohorts.yaml" in answer.out + answer.err


def release(workspace: Path, name: str) -> None:
    """What a release leaves in the plan's folder: the ledger, and here a commit."""
    demo = workspace / "programmes/demo"
    files = tuple(File(path.name, path.read_bytes()) for path in sorted(demo.rglob("*.yaml")))
    programme, origins, _found = read_programme(Folder("programmes/demo", files))
    assert programme is not None
    ledger = read_ledger(FILE_NAME, (demo / FILE_NAME).read_bytes())[0] if (demo / FILE_NAME).exists() else EMPTY
    made = Release(name, datetime(2027, 1, 15, 8 + len(ledger.releases), tzinfo=UTC), "")
    identity = (programme.frame.id, programme.frame.domain)
    ledger = next_release(ledger, events_of(plan_of("demo", programme, origins)), made, identity)
    (demo / FILE_NAME).write_text(ledger_text(ledger), encoding="utf-8", newline="\n")
    commit(workspace, f"Ger ut {name}")


def test_without_a_name_it_is_the_last_release(saved: Path, run: Run):
    release(saved, "1")
    assert "Inget har ändrats sedan utgåva 1 den 15 januari 2027 (v. 2)." in run("diff").out
    move(saved)
    assert SENTENCE in run("diff").out
    assert SENTENCE in run("diff", "1").out


def test_the_last_release_needs_no_git(saved: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    release(saved, "1")
    move(saved)
    monkeypatch.setenv("PATH", str(saved))
    assert SENTENCE in run("diff").out
    assert SENTENCE in run("diff", "1").out


def test_an_earlier_release_is_found_in_gits_history(saved: Path, run: Run):
    release(saved, "1")
    move(saved)
    release(saved, "2")
    assert "Inget har ändrats sedan utgåva 2" in run("diff").out
    assert SENTENCE in run("diff", "1").out
    shutil.rmtree(saved / ".git")
    git(saved, "init", "--quiet")
    assert "finns inte sparat i git" in refused(run, "1")


def test_a_name_that_is_close_to_that_of_a_release(saved: Path, run: Run):
    release(saved, "hosten-1")
    assert "menade du `hosten-1`?" in refused(run, "hösten-1")


def test_a_branch_with_the_name_of_a_release(saved: Path, run: Run):
    release(saved, "1")
    git(saved, "branch", "1")
    move(saved)
    assert "både en utgåva av" in refused(run, "1")
    assert SENTENCE in run("diff", "heads/1").out
    assert SENTENCE in run("diff").out


def test_a_ledger_that_can_not_be_read(saved: Path, run: Run):
    release(saved, "1")
    ledger = saved / "programmes/demo" / FILE_NAME
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("planned", "hittepå", 1), encoding="utf-8")
    assert "det går inte att läsa vad som är utgivet" in refused(run)


def test_a_programme_that_is_not_released_does_not_stop_the_others(saved: Path, run: Run):
    release(saved, "1")
    other = saved / "programmes/annan"
    shutil.copytree(saved / "programmes/demo", other)
    (other / FILE_NAME).unlink()
    frame = next(file for file in other.rglob("*.yaml") if "\nprogramme:" in f"\n{file.read_text(encoding='utf-8')}")
    replace(frame, "\n  title: Introduktionsprogram", "\n  title: Ett annat program")
    replace(frame, "\n  id: ", "\n  id: annan-")
    move(saved)
    answer = run("diff")
    assert answer.code == 0
    assert SENTENCE in answer.out
    assert "Ett annat program är inte utgivet än" in answer.err


def test_who_is_in_the_plan_no_more_is_called_as_in_the_release(saved: Path, run: Run):
    people = saved / "programmes/demo/people.yaml"
    release(saved, "1")
    replace(people, "name: Karin Exempelsson", "name: Karin Nyman")
    assert "Karin Exempelsson heter nu Karin Nyman." in run("diff").out
    shutil.rmtree(saved / ".git")
    assert "Ett namn i kalendern är ändrat. Nu står det Karin Nyman." in run("diff").out


def test_check_counts_what_diff_tells(saved: Path, run: Run):
    release(saved, "1")
    move(saved)
    replace(saved / "programmes/demo/people.yaml", "name: Karin Exempelsson", "name: Karin Nyman")
    told = [line for line in run("diff").out.splitlines() if line.startswith("  ")]
    assert f"{len(told)} ändringar" in run("check").err
