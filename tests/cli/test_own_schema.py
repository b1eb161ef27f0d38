"""The schema of a workspace's own ids, beside which an editor completes them: there, whole and fresh."""

import json
from pathlib import Path
from typing import Any

from cli.conftest import Run, replace

SCHEMA = Path(".introplan/schema.json")
PEOPLE = Path("programmes/demo/people.yaml")


def people() -> list[str]:
    """The ids of people that an editor offers."""
    schema: dict[str, Any] = json.loads(SCHEMA.read_bytes())
    ids: list[str] = schema["definitions"]["people"]["anyOf"][0]["enum"]
    return ids


def test_a_new_person_is_offered_as_soon_as_anything_has_been_checked(workspace: Path, run: Run):
    assert "karin-exempelsson" in people()
    replace(PEOPLE, "people:\n", "people:\n  nya-namnsson: {name: Nya Namnsson, organisation: finns-inte}\n")
    assert run("check").code == 1  # which does not keep what is written from being offered
    assert people()[0] == "nya-namnsson"


def test_the_schema_stays_while_a_file_cannot_be_read_and_comes_back_when_it_is_gone(workspace: Path, run: Run):
    before = SCHEMA.read_bytes()
    whole = PEOPLE.read_bytes()
    PEOPLE.write_bytes(b"people: [")
    run("check")
    assert SCHEMA.read_bytes() == before
    SCHEMA.unlink()
    PEOPLE.write_bytes(whole)
    run("build")
    assert SCHEMA.read_bytes() == before


def test_it_is_written_when_something_is_another_and_by_those_alone_who_have_an_editor(workspace: Path, run: Run):
    written = SCHEMA.stat()
    run("check")
    assert SCHEMA.stat().st_ino == written.st_ino
    run("check", "--lang", "sv")
    assert SCHEMA.stat().st_ino != written.st_ino
    assert "Vad programmet heter." in SCHEMA.read_text(encoding="utf-8")
    SCHEMA.unlink()
    Path(".vscode").rename("vscode")
    run("check")
    assert not SCHEMA.exists()


def test_a_disk_that_will_not_have_it_holds_nothing_up(workspace: Path, run: Run):
    SCHEMA.unlink()
    SCHEMA.mkdir()
    assert run("check").code == 0
