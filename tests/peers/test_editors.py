"""The editor as it is set up: VS Code's YAML language server, with the settings and the schema that `new` writes.

It is asked over its protocol, about every file of both programmes, and about what somebody is about to write.
"""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from language_servers import LanguageServer, language_server

pytestmark = pytest.mark.peer
PROGRAMMES = Path(__file__).parents[2] / "programmes"
SOUND = Path(__file__).parents[1] / "reading/sound"
MARKS = Path("programmes/malmo/prov.yaml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with all plans that are sound."""
    top = tmp_path_factory.mktemp("editor")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(top)
        patch.setenv("INTROPLAN_LANG", "sv")
        from introplan.cli.new import make_workspace  # noqa: PLC0415 - in the language that is set here
        from introplan.cli.own_schema import keep_schema  # noqa: PLC0415 - as above
        from introplan.workspace.files import Workspace  # noqa: PLC0415 - as above

        make_workspace(Path("plan"), "malmo")
        shutil.copytree(PROGRAMMES / "huddingetrainee", top / "plan/programmes/huddingetrainee")
        shutil.copytree(SOUND, top / "plan/programmes/sound")
        keep_schema(Workspace(top / "plan"))
    return top / "plan"


@pytest.fixture(scope="module")
def editor(folder: Path) -> Iterator[LanguageServer]:
    """VS Code with the YAML extension, which judges what it reads as well."""
    settings = json.loads((folder / ".vscode/settings.json").read_bytes())
    assert settings["yaml.validate"] is False  # for `watch` says it, in her language
    with language_server(folder, settings | {"yaml.validate": True}) as server:
        yield server


@pytest.mark.long
def test_an_editor_has_nothing_to_remark_on_any_sound_plan(editor: LanguageServer, folder: Path):
    files = [*folder.glob("programmes/**/*.yaml"), *folder.glob("rulesets/*.yaml")]
    assert len(files) > 75
    assert {path: said for path, said in editor.problems(files).items() if said} == {}


def test_an_editor_that_judges_sees_what_is_no_field(editor: LanguageServer, folder: Path):
    (folder / MARKS).write_text("people:\n  ada: {namn: Ada}\n", encoding="utf-8")
    [said] = editor.problems([folder / MARKS]).values()
    assert said != []


COHORT = "cohorts:\n  ht26:\n    "


@pytest.mark.parametrize(
    ("text", "offered", "beside"),
    [
        ("pairings:\n  ada-max:\n    participant: |", "ada-testsson", "Ada Testsson"),
        ("lectures:\n  bbic:\n    lecturers: [|]", "ada-testsson", "Ada Testsson"),
        ("lectures:\n  bbic:\n    lecturers:\n      - |", "ada-testsson", "Ada Testsson"),
        (f"{COHORT}sessions:\n      bbic:\n        place: |", "sal-mollan", "Sal Möllan"),
        (f"{COHORT}sessions:\n      bbic:\n        also: [|]", "mentor", ""),
        (f"{COHORT}participants:\n      |", "ada-testsson", None),
        (f"{COHORT}sessions:\n      |", "bbic", None),
        ("pairings:\n  ada-max:\n    participant: ada-testsson\n    m|", "mentor", "Mentorn."),
        (f"{COHORT}status: |", "draft", "inte beslutad än"),
    ],
)
def test_ids_fields_and_words_complete_with_what_they_are(
    text: str, offered: str, beside: str | None, editor: LanguageServer, folder: Path
):
    found = editor.offers(folder / MARKS, text)
    assert offered in found
    assert beside in (None, found[offered].get("documentation"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("pairings:\n  a:\n    partic|ipant: ada-testsson\n", "#### Ada Testsson\n\nDen som får stöd."),
        ("pairings:\n  a:\n    partic|ipant: nya-namnsson\n", "#### participant\n\nDen som får stöd."),
        (f"{COHORT}participants:\n      ada-tes|tsson:\n", "#### Ada Testsson\n\nEn deltagare i en kull."),
        (f"{COHORT}star|ts: 2026-09-01\n", "#### starts\n\nFörsta dagen.\n\n`2027-03-04`, eller"),
        (f"{COHORT}sta|tus: draft\n", "#### status\n\n"),
    ],
)
def test_what_stands_there_explains_itself_in_her_language(text: str, shown: str, editor: LanguageServer, folder: Path):
    assert editor.hover(folder / MARKS, text).startswith(shown)


@pytest.mark.parametrize(
    ("above", "called", "typed"),
    [
        ("people:\n  |", "ny person", "people:\n  x:\n    name: x\n    organisation: x\n    email: x"),
        ("pairings:\n  |", "ny koppling", "pairings:\n  x:\n    participant: x\n    mentor: x"),
        (f"{COHORT}participants:\n      |", "ny deltagare", None),
        (f"{COHORT}sessions:\n      |", "nytt tillfälle", None),
        ("lectures:\n  |", "ny föreläsning", None),
    ],
)
def test_an_entry_can_be_put_in_whole(above: str, called: str, typed: str | None, editor: LanguageServer, folder: Path):
    snippet = editor.offers(folder / MARKS, above)[called]["textEdit"]["newText"]
    indent = " " * len(above.rpartition("\n")[2].rstrip("|"))
    written = above.replace("|", snippet.replace("\n", f"\n{indent}"))  # as VS Code puts it in
    assert typed in (None, without_places(written))
    assert "1:" in snippet.splitlines()[0]


def without_places(snippet: str) -> str:
    """A snippet whose places have been filled in with `x`."""
    return re.sub(r"\$\{\d+:[^}]*\}|\$\d+", "x", snippet)


def test_nobody_else_is_offered_in_somebody_s_own_plan(editor: LanguageServer, folder: Path):
    """Examples of the fields have ids of people who are in no plan of hers."""
    found = editor.offers(folder / MARKS, "people:\n  x:\n    |")
    assert found["organisation"]["textEdit"]["newText"] == "organisation: "


def test_a_new_id_completes_as_soon_as_the_schema_has_it(editor: LanguageServer, folder: Path):
    schema = folder / ".introplan/schema.json"
    schema.write_bytes(schema.read_bytes().replace(b'"ada-testsson"', b'"ada-nyss"'))
    editor.has_changed(schema)
    assert "ada-nyss" in editor.offers(folder / MARKS, "pairings:\n  a:\n    participant: |")
