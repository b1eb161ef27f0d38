"""A person who marries, and all else that gets another id, from release to release: nobody is told, no byte moves."""

import re
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace
from rendering.calendars.calendar_plans import without_numbers

PEOPLE, COHORTS, PROGRAMME, ORGANISATIONS = (
    f"programmes/demo/{name}.yaml" for name in ("people", "cohorts", "programme", "organisations")
)
ENTRIES = {
    "person": (PEOPLE, "ada-testsson", "ada-exempelsson"),
    "supporter": (PEOPLE, "ida-introdotter", "ida-berg"),
    "protected person": (PEOPLE, "deltagare-2", "deltagare-9"),
    "review": (PROGRAMME, "manad-3", "tre-manader"),
    "pairing": (COHORTS, "ada-ida", "ida-och-ada"),
    "place": (ORGANISATIONS, "samtalsrummet", "rummet"),
    "cohort": (COHORTS, "ht27", "host-27"),
    "event": (COHORTS, "dialog-vt27", "facklig-dialog"),
    "organisation": (ORGANISATIONS, "facket", "fackforbunden"),
}


def rename(workspace: Path, file: str, old: str, new: str) -> None:
    """Another id wherever it stands, as a coordinator replaces it in all files."""
    for path in (workspace / "programmes/demo").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(rf"(?<![\w./@-]){old}(?![\w.-])", new, text), encoding="utf-8", newline="\n")
    assert f"{new}:" in (workspace / file).read_text(encoding="utf-8")


def add_was(workspace: Path, file: str, id_: str, was: str) -> None:
    """The line at the entry itself: the first that stands there under its id, but not as a participant."""
    path = workspace / file
    text = path.read_text(encoding="utf-8")
    found = re.search(rf"(?m)^( {{2}}| {{4}}){id_}:( \{{|$)", text)
    assert found, id_
    line = f"was: {was}, " if found[2] else f"\n{found[1]}  was: {was}"
    path.write_text(text[: found.end()] + line + text[found.end() :], encoding="utf-8", newline="\n")


def publish(run: Run) -> str:
    answer = run("publish", "-m", "Något nytt", "--yes")
    assert answer.code == 0, answer
    return answer.out + answer.err


def built(workspace: Path) -> dict[str, bytes]:
    """All calendars that are built, but for the number that each release gives the busy stretches of rooms."""
    files = {**files_in(workspace / "build/demo"), **files_in(workspace / "build/demo_private")}
    calendars = {path.removeprefix("calendars/"): file for path, file in files.items() if path.endswith(".ics")}
    return without_numbers(calendars)


def letters(workspace: Path, release: str) -> list[str]:
    folder = workspace / f"build/demo_private/release-{release}"
    return sorted(set(files_in(folder)) - {".introplan-manifest"}) if folder.is_dir() else []


@pytest.mark.long
@pytest.mark.parametrize(("file", "old", "new"), ENTRIES.values(), ids=ENTRIES)
def test_another_id_with_a_word_about_the_old_one_is_nobody_s_change(released, run, file, old, new):
    before, everything = built(released), files_in(released / "build/demo")
    rename(released, file, old, new)
    add_was(released, file, new, old)
    checked = run("check")
    assert checked.out == ""
    assert "Nothing has changed" in run("diff").out
    assert "none changed" in run("build").err
    assert files_in(released / "build/demo") == everything
    publish(run)
    assert built(released) == before
    assert letters(released, "2") == []


@pytest.mark.long
@pytest.mark.parametrize(("file", "old", "new"), ENTRIES.values(), ids=ENTRIES)
def test_another_id_alone_is_told_by_check_build_and_publish_with_the_line_that_mends_it(released, run, file, old, new):
    rename(released, file, old, new)
    for command in (["check"], ["build"], ["publish", "-m", "Något nytt", "--yes"]):
        answer = run(*command)
        assert (answer.out + answer.err).count("released-key-renamed") == 1
        assert f"`was: {old}`" in answer.out + answer.err
    assert answer.code == 0, "the release is made all the same: only who wrote the plan knows"


def test_what_was_renamed_and_released_may_be_renamed_again_by_either_id(released, run):
    before = built(released)
    rename(released, PEOPLE, "ada-testsson", "ada-berg")
    add_was(released, PEOPLE, "ada-berg", "ada-testsson")
    publish(run)
    rename(released, PEOPLE, "ada-berg", "ada-lund")
    replace(released / PEOPLE, "was: ada-testsson", "was: ada-berg")
    assert run("check").out.count("released-key-renamed") == 0
    publish(run)
    assert built(released) == before


@pytest.mark.long
def test_secret_links_and_diff_by_person_follow_the_new_id(workspace, run):
    run("build", "--secret-links")
    publish(run)
    links = sorted(path for path in files_in(workspace / "build/demo_secret-links") if path.endswith("calendar.ics"))
    assert links
    rename(workspace, PEOPLE, "ada-testsson", "ada-berg")
    add_was(workspace, PEOPLE, "ada-berg", "ada-testsson")
    replace(workspace / COHORTS, "date: 2027-09-09", "date: 2027-09-16")
    run("build", "--secret-links")
    found = files_in(workspace / "build/demo_secret-links")
    assert sorted(path for path in found if path.endswith("calendar.ics")) == links
    listed = (workspace / "secret-links/demo.csv").read_text(encoding="utf-8-sig")
    assert "Ada Testsson;ada.testsson@kommunen.example;ada-berg;" in listed
    by_person = run("diff", "--person", "ada-berg")
    assert by_person.code == 0
    assert "16 September 2027" in by_person.out


def test_a_protected_person_s_ids_stand_in_nobody_else_s_file(released, run):
    rename(released, PEOPLE, "deltagare-2", "deltagare-9")
    add_was(released, PEOPLE, "deltagare-9", "deltagare-2")
    replace(released / COHORTS, "date: 2027-09-09", "date: 2027-09-16")
    publish(run)
    files = {path: file for path, file in files_in(released / "build").items() if "manifest" not in path}
    own_files = r"demo_private/(calendars|release-\d)/people/deltagare-2\.[\w.-]+"
    own = {path for path in files if re.fullmatch(own_files, path)}
    assert own
    assert {path for path in files if "deltagare-" in path} == own
    told = {path for path, file in files.items() if b"deltagare-2" in file or b"deltagare-9" in file}
    assert told - own == set()


@pytest.mark.long
def test_a_supporter_who_is_replaced_in_the_same_entry_stops_a_release_and_says_what_to_write(workspace, run):
    replace(workspace / COHORTS, "starts: 2027-09-01", "starts: 2025-09-01")
    before = (workspace / COHORTS).read_text(encoding="utf-8")
    run("publish", "-m", "Något nytt", "--yes")
    replace(
        workspace / COHORTS,
        "  ada-ida:\n    participant: ada-testsson\n    introducer: ida-introdotter",
        "  ada-ida:\n    participant: ada-testsson\n    introducer: karin-exempelsson",
    )
    for command in (["check"], ["build"], ["publish", "-m", "Något nytt", "--yes"]):
        answer = run(*command)
        assert answer.code == 1
        assert "error[released-pairing-replaced]" in answer.out + answer.err
    found = re.search(r"`until: (\S+)`, and write a new pairing with `from: (\S+)`", run("check").out)
    assert found
    ended = before.replace(
        "    introducer: ida-introdotter\n", f"    introducer: ida-introdotter\n    until: {found[1]}\n", 1
    ).replace(
        "  ada-ida:\n",
        f"  ada-karin: {{participant: ada-testsson, introducer: karin-exempelsson, from: {found[2]}, "
        "meets: {on: friday, time: 13.00}}\n  ada-ida:\n",
    )
    (workspace / COHORTS).write_text(ended, encoding="utf-8", newline="\n")
    assert "released-pairing-replaced" not in run("check").out
