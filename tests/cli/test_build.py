import shutil
from pathlib import Path
from typing import Any

import pytest
from cli.conftest import Run, files_in, replace
from rendering.site.pages import dangling


def test_a_build_gives_calendars_booklets_and_a_page(workspace: Path, run: Run):
    assert run("build").code == 0
    made = files_in(workspace / "build" / "demo")
    assert sorted(made) == [
        ".introplan-manifest",
        "assets/site.css",
        "attendance/ht27.pdf",
        "booklets/ht27.html",
        "booklets/ht27.pdf",
        "calendars/cohorts/ht27.ics",
        "calendars/organisations/facket.ics",
        "calendars/organisations/kommunen.ics",
        "calendars/places/salen.ics",
        "calendars/places/samtalsrummet.ics",
        "calendars/programme.ics",
        "cohorts/ht27.html",
        "index.html",
        "lectures/barnsamtal.html",
        "lectures/valkommen.html",
        "places.html",
        "wall/ht27.html",
        "wall/ht27.pdf",
    ]
    pages = {path: content.decode() for path, content in made.items() if path.endswith(".html")}
    assert dangling(pages, made) == []
    assert sorted(files_in(workspace / "build" / "demo_private")) == [
        ".introplan-manifest",
        "README.txt",
        "calendars/people/ada-testsson.ics",
        "calendars/people/bo-skissvik.ics",
        "calendars/people/deltagare-2.ics",
        "calendars/people/ida-introdotter.ics",
        "calendars/people/karin-exempelsson.ics",
        "calendars/people/mona-mallgren.ics",
        "calendars/people/nils-pahittsson.ics",
    ]
    assert sorted(path.name for path in (workspace / "build").iterdir()) == ["demo", "demo_private"]


def test_a_plan_with_an_error_writes_nothing(workspace: Path, run: Run):
    replace(workspace / "programmes/demo/cohorts.yaml", "date: 2027-09-09", "date: 2027-09-31")
    answer = run("build")
    assert answer.code == 1
    assert answer.err == "1 error. Nothing was written.\n"
    assert not (workspace / "build").exists()


def test_an_error_in_one_programme_keeps_the_others_from_being_written(workspace: Path, run: Run):
    run("build")
    before = files_in(workspace / "build")
    (workspace / "programmes" / "annat").mkdir()
    (workspace / "programmes" / "annat" / "people.yaml").write_text("people: [fel]\n")
    replace(workspace / "programmes/demo/organisations.yaml", "title: Stora salen", "title: Lilla salen")
    assert run("build").code == 1
    assert files_in(workspace / "build") == before


def test_a_workspace_of_several_programmes_gets_a_page_over_them_all(workspace: Path, run: Run):
    shutil.copytree(workspace / "programmes" / "demo", workspace / "programmes" / "annat")
    replace(workspace / "programmes/annat/programme.yaml", "  id: demo", "  id: annat")
    assert run("build", "demo").code == 0
    assert not (workspace / "build" / "index.html").exists()
    assert run("build").code == 0
    assert "demo/index.html" in (workspace / "build" / "index.html").read_text(encoding="utf-8")


def test_a_second_build_changes_nothing(workspace: Path, run: Run):
    run("build")
    times = {path: path.stat().st_mtime_ns for path in (workspace / "build").rglob("*") if path.is_file()}
    answer = run("build")
    assert "none changed" in answer.err
    assert {path: path.stat().st_mtime_ns for path in (workspace / "build").rglob("*") if path.is_file()} == times


def test_files_of_an_earlier_build_go_and_everything_else_stays(workspace: Path, run: Run):
    run("build")
    mine = workspace / "build" / "demo" / "booklets" / "mina-anteckningar.txt"
    mine.write_text("kvar")
    replace(workspace / "programmes/demo/organisations.yaml", "  salen:", "  aulan:")
    cohorts = workspace / "programmes/demo/cohorts.yaml"
    cohorts.write_text(cohorts.read_text(encoding="utf-8").replace("place: salen", "place: aulan"), encoding="utf-8")
    assert run("build").code == 0
    made = files_in(workspace / "build" / "demo")
    assert "calendars/places/aulan.ics" in made
    assert "calendars/places/salen.ics" not in made
    assert mine.read_text() == "kvar"


def test_a_file_that_introplan_did_not_make_is_never_replaced(workspace: Path, run: Run):
    page = workspace / "build" / "demo" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("min egen sida")
    answer = run("build")
    assert answer.code == 1
    assert "was not made by introplan" in answer.err
    assert files_in(workspace / "build") == {"demo/index.html": b"min egen sida"}


def test_a_build_that_fails_halfway_leaves_the_old_one_whole(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    run("build")
    before = files_in(workspace / "build")
    replace(workspace / "programmes/demo/organisations.yaml", "title: Stora salen", "title: Lilla salen")

    def broken(*_words: object, **_options: object) -> None:
        raise RuntimeError("a bug in the page")

    monkeypatch.setattr("introplan.rendering.site.site", broken)
    with pytest.raises(RuntimeError, match="a bug in the page"):
        run("build")
    assert files_in(workspace / "build") == before


def test_a_file_that_another_program_holds_open_is_named(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    run("build")
    replace(workspace / "programmes/demo/organisations.yaml", "title: Stora salen", "title: Lilla salen")
    replace_file = Path.replace

    def held(self: Path, target: Path) -> Path:
        if target.parts[-2:] == ("booklets", "ht27.pdf"):
            raise PermissionError(13, "in use")
        return replace_file(self, target)

    monkeypatch.setattr(Path, "replace", held)
    answer = run("build")
    assert answer.code == 1
    assert "booklets/ht27.pdf cannot be replaced" in answer.err
    assert "close it, and build again" in answer.err
    monkeypatch.undo()
    monkeypatch.setenv("INTROPLAN_LANG", "en")
    monkeypatch.chdir(workspace)
    assert "1 changed" in run("build").err


def test_an_output_folder_that_is_a_file_is_told_of(workspace: Path, run: Run):
    (workspace / "build").write_text("")
    answer = run("build")
    assert answer.code == 1
    assert "choose another folder with -o" in answer.err


def test_an_output_folder_without_permission_is_told_of(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    make_folder = Path.mkdir

    def refused(self: Path, *words: Any, **options: Any) -> None:
        if "build" in self.parts:
            raise PermissionError(13, "no")
        make_folder(self, *words, **options)

    monkeypatch.setattr(Path, "mkdir", refused)
    answer = run("build")
    assert answer.code == 1
    assert answer.err.startswith("error: you have no permission to write build/demo and build/demo_private\n")


def test_the_output_may_lie_elsewhere(workspace: Path, tmp_path: Path, run: Run):
    assert run("build", "-o", str(tmp_path / "ut")).code == 0
    assert (tmp_path / "ut" / "demo" / "index.html").is_file()
    assert not (workspace / "build").exists()


def test_drafts_are_built_only_on_request(workspace: Path, run: Run):
    replace(
        workspace / "programmes/demo/cohorts.yaml",
        "    title: Hösten 2027",
        "    title: Hösten 2027\n    status: draft",
    )
    run("build")
    assert not (workspace / "build/demo/booklets/ht27.pdf").exists()
    run("build", "--drafts")
    assert (workspace / "build/demo/booklets/ht27.pdf").is_file()


def test_a_character_that_can_not_be_printed_is_pointed_at_and_stops_nothing(workspace: Path, run: Run):
    replace(
        workspace / "programmes/demo/lectures/barnsamtal.yaml", "title: Samtal med barn", "title: Samtal 🧒 med barn"
    )
    answer = run("build")
    assert answer.code == 0
    assert "prints leave out 🧒 (U+1F9D2), which their typefaces lack" in answer.out
    assert "barnsamtal.yaml:3:19" in answer.out
    assert (workspace / "build/demo/booklets/ht27.pdf").is_file()


def test_a_fault_in_ones_own_template_is_told_with_its_place(workspace: Path, run: Run):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "booklet.html.j2").write_text("<p>{{ misspelt }}</p>\n")
    answer = run("build")
    assert answer.code == 1
    assert answer.err.startswith("error: the template booklet.html.j2:1 cannot be used: ")
    assert "<p>{{ misspelt }}</p>" in answer.err
    assert not (workspace / "build").exists()


def test_a_build_from_within_the_workspace_goes_to_its_own_folder(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(workspace / "programmes" / "demo" / "lectures")
    assert run("build").code == 0
    assert (workspace / "build" / "demo" / "index.html").is_file()
    assert list((workspace / "programmes").rglob("*.ics")) == []


def test_nothing_is_built_among_the_plans_own_files(workspace: Path, run: Run):
    before = files_in(workspace / "programmes")
    assert run("build", "-o", "programmes").code == 2
    assert run("build", "-o", "programmes/demo/ut").code == 2
    assert files_in(workspace / "programmes") == before


def test_a_draft_that_is_left_out_is_told_of(workspace: Path, run: Run):
    cohorts = workspace / "programmes/demo/cohorts.yaml"
    replace(cohorts, "    title: Hösten 2027", "    title: Hösten 2027\n    status: draft")
    assert "demo: Hösten 2027 is a draft and was left out; --drafts includes it\n" in run("build").err


def test_the_page_over_several_programmes_goes_with_them_and_left_overs_are_told_of(workspace: Path, run: Run):
    shutil.copytree(workspace / "programmes" / "demo", workspace / "programmes" / "annat")
    replace(workspace / "programmes/annat/programme.yaml", "  id: demo", "  id: annat")
    run("build")
    shutil.rmtree(workspace / "programmes" / "annat")
    answer = run("build")
    assert not (workspace / "build" / "index.html").exists()
    assert "build/annat is from a programme that no longer exists; delete it\n" in answer.err


def test_ctrl_c_leaves_the_old_build_whole(workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch):
    run("build")
    before = files_in(workspace / "build")
    replace(workspace / "programmes/demo/organisations.yaml", "title: Stora salen", "title: Lilla salen")

    def stopped(*_words: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("introplan.rendering.site.site", stopped)
    answer = run("build")
    assert (answer.code, answer.err) == (130, "Stopped. Build again when you like: no file is half-written.\n")
    assert files_in(workspace / "build") == before


@pytest.mark.long
@pytest.mark.parametrize("name", ["booklet.typ.j2", "lib.typ", "booklet.html.j2", "index.html.j2"])
def test_a_template_of_ones_own_in_another_character_set_is_told(name: str, workspace: Path, run: Run):
    (workspace / "templates").mkdir()
    (workspace / "templates" / name).write_bytes("Å".encode("cp1252"))
    answer = run("--lang", "sv", "build")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f"fel: mallen {name} går inte att använda: filen är inte sparad som UTF-8\n"
    assert not (workspace / "build").exists()


@pytest.mark.long
@pytest.mark.parametrize("words", ["{{ 5 | url }}", "{{ 5 | md }}", "{{ 1 / 0 }}", "{{ [].x.y }}", "{% include 'x' %}"])
def test_whatever_is_wrong_in_ones_own_template_is_told(words: str, workspace: Path, run: Run):
    (workspace / "templates").mkdir()
    (workspace / "templates/booklet.html.j2").write_text(f"\n{words}\n")
    answer = run("build")
    assert answer.code == 1
    assert answer.err.startswith("error: the template booklet.html.j2:2 cannot be used: ")


CUTTING = """{% extends "builtin/booklet.typ.j2" %}
{% block imports %}
#import "builtin/lib.typ": *
#let prose(body) = block(height: 8mm, clip: true, body)
{% endblock %}
"""


@pytest.mark.long
def test_a_print_that_loses_words_is_told_at_the_text_and_writes_nothing(workspace: Path, run: Run):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "booklet.typ.j2").write_text(CUTTING)
    answer = run("build")
    assert answer.code == 1
    assert answer.out.startswith(
        "error[text-lost-in-print]: page 2 of booklets/ht27.pdf, with your own booklet.typ.j2, has no room for “"
    )
    assert "programmes/demo/programme.yaml:48:3" in answer.out
    assert "help: let texts break over pages there: no `height`" in answer.out
    assert answer.err.endswith("Nothing was written.\n")
    assert not (workspace / "build").exists()


def test_a_print_that_loses_words_is_not_published(workspace: Path, run: Run):
    (workspace / "templates").mkdir()
    (workspace / "templates" / "booklet.typ.j2").write_text(CUTTING)
    answer = run("publish", "-m", "Första", "--yes", "--no-commit")
    assert answer.code == 1
    assert "error[text-lost-in-print]: " in answer.out
    assert answer.err.endswith("Nothing was published.\n")
    assert list(workspace.glob("programmes/demo/*release*")) == []
