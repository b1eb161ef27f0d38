"""A print is set again only when something that it is made of is another, or it does not stand as it was made."""

import json
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace

from introplan.rendering.typesetting.typesetter import Typesetter
from introplan.workspace.kept_prints import PrintsWithin

Set = Callable[..., list[str]]
FIRST, SECOND = "build/demo/booklets/ht27.pdf", "build/demo/booklets/vt28.pdf"
ANOTHER = """
cohorts:
  vt28:
    title: Vårkullen
    starts: 2028-02-01
    sessions:
      barnsamtal: {date: 2028-09-14, time: 9-12, place: salen}
"""


@pytest.fixture
def set_anew(run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Set:
    """A function that runs a command and tells the cohorts whose booklets are set for it."""
    (workspace / "programmes/demo/vt28.yaml").write_text(ANOTHER, encoding="utf-8")
    sources: list[str] = []
    typeset = Typesetter.pdf

    def noting(self: Typesetter, source: str, *made_at: object) -> bytes:
        if "#show: booklet" in source:
            sources.append("vt28" if "Vårkullen" in source else "ht27")
        return typeset(self, source, *made_at)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(Typesetter, "pdf", noting)

    def titles(*arguments: str) -> list[str]:
        sources.clear()
        answer = run(*arguments)
        assert answer.code == 0, answer.err
        return sorted(sources)

    return titles


def test_what_is_unchanged_is_not_set_again(workspace: Path, set_anew: Set):
    assert set_anew("build") == ["ht27", "vt28"]
    before = files_in(workspace / "build")
    assert set_anew("build") == []
    assert files_in(workspace / "build") == before


def test_what_is_changed_in_one_cohort_leaves_the_others_print_alone(workspace: Path, set_anew: Set):
    set_anew("build")
    replace(workspace / "programmes/demo/vt28.yaml", "2028-09-14", "2028-09-13")
    assert set_anew("build") == ["vt28"]
    replace(workspace / "programmes/demo/vt28.yaml", "2028-09-13", "2028-09-14")
    assert set_anew("build") == ["vt28"]


def test_another_word_sets_the_prints_that_hold_it_and_no_other_of_any_programme(
    workspace: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    (workspace / "programmes/demo/vt28.yaml").write_text(ANOTHER, encoding="utf-8")
    shutil.copytree(workspace / "programmes/demo", workspace / "programmes/other")
    replace(workspace / "programmes/other/programme.yaml", "id: demo", "id: other")
    set_anew: list[str] = []
    keep = PrintsWithin.keep

    def noting(self: PrintsWithin, path: str, recipe: str, pdf: bytes) -> None:
        set_anew.append((self._folder / path).relative_to("build").as_posix())
        keep(self, path, recipe, pdf)

    def built() -> list[str]:
        set_anew.clear()
        answer = run("build", "--for", "nils-pahittsson", "--for", "ada-testsson")
        assert answer.code == 0, answer.err
        return sorted(set_anew)

    monkeypatch.setattr(PrintsWithin, "keep", noting)
    everything = set(built())
    assert {path.partition("/")[0] for path in everything} == {"demo", "demo_private", "other", "other_private"}
    mine = "demo_private/prints/ada-testsson/participant.pdf"
    assert {"demo/attendance/ht27.pdf", "other/wall/vt28.pdf", mine} <= everything
    replace(workspace / "programmes/demo/activities.yaml", "de andra som är nya", "alla som är nya")
    assert built() == ["demo/booklets/ht27.pdf", "demo_private/prints/nils-pahittsson/lecturer.pdf"]
    replace(workspace / "programmes/demo/lectures/barnsamtal.yaml", "i en liten grupp", "i grupp")
    assert built() == ["demo/booklets/ht27.pdf", "demo/booklets/vt28.pdf"]


def test_a_print_that_does_not_stand_as_it_was_made_is_set_again(workspace: Path, set_anew: Set):
    set_anew("build")
    first = (workspace / FIRST).read_bytes()
    (workspace / FIRST).write_bytes(first + b"\n")
    assert set_anew("build") == ["ht27"]
    assert (workspace / FIRST).read_bytes() == first
    (workspace / FIRST).unlink()
    assert set_anew("build") == ["ht27"]
    shutil.copy(workspace / FIRST, workspace / SECOND)
    assert set_anew("build") == ["vt28"]
    shutil.rmtree(workspace / "build")
    assert set_anew("build") == ["ht27", "vt28"]


@pytest.mark.parametrize("content", ["", "[]", "{", '{"a": 1}', "[" * 100_000])
def test_what_is_remembered_may_be_lost_or_broken(workspace: Path, set_anew: Set, content: str):
    set_anew("build")
    (workspace / ".introplan/prints.json").write_text(content, encoding="utf-8")
    assert set_anew("build") == ["ht27", "vt28"]
    assert set_anew("build") == []


@pytest.mark.long  # processes for templates of one's own, one after another
def test_a_template_of_ones_own_makes_them_others(workspace: Path, set_anew: Set):
    set_anew("build")
    (workspace / "templates").mkdir()
    own = workspace / "templates" / "booklet.typ.j2"
    own.write_text('{% extends "builtin/booklet.typ.j2" %}{% block calendar %}{% endblock %}', encoding="utf-8")
    assert set_anew("build") == ["ht27", "vt28"]
    assert set_anew("build") == []
    (workspace / "templates" / "lib.typ").write_text('#import "builtin/lib.typ": *\n#let ink = red', encoding="utf-8")
    assert set_anew("build") == ["ht27", "vt28"]


def test_what_is_built_elsewhere_is_its_own(workspace: Path, set_anew: Set, tmp_path: Path):
    set_anew("build")
    other = (tmp_path / "annanstans").as_posix()
    assert set_anew("build", "-o", other) == ["ht27", "vt28"]
    assert set_anew("build", "-o", other) == []
    assert set_anew("build") == []


def test_places_that_are_gone_are_forgotten(workspace: Path, set_anew: Set):
    set_anew("build")
    (workspace / "programmes/demo/vt28.yaml").unlink()
    set_anew("build")
    told = json.loads((workspace / ".introplan/prints.json").read_bytes())
    assert {Path(place).name for place in told} == {"ht27.pdf"}


def test_whose_prints_there_were_is_forgotten_with_them(workspace: Path, set_anew: Set):
    remembered = workspace / ".introplan/prints.json"
    set_anew("build", "--prints")
    assert "_private/prints/" in remembered.read_text(encoding="utf-8")
    set_anew("build", "--no-prints")
    assert "_private/prints/" not in remembered.read_text(encoding="utf-8")


def test_another_typesetter_or_other_fonts_make_them_others(set_anew: Set, monkeypatch: pytest.MonkeyPatch):
    set_anew("build")
    monkeypatch.setattr("introplan.cli.build.set_with", lambda: "another")
    assert set_anew("build") == ["ht27", "vt28"]
    assert set_anew("build") == []


def test_what_a_release_encloses_is_not_set_again_where_the_build_has_set_it(
    repository: Path, run: Run, monkeypatch: pytest.MonkeyPatch
):
    assert run("build", "--prints").code == 0
    sources: Counter[str] = Counter()
    typeset = Typesetter.pdf

    def counting(self: Typesetter, source: str, made_at: datetime) -> bytes:
        sources[source] += 1
        return typeset(self, source, made_at)

    monkeypatch.setattr(Typesetter, "pdf", counting)
    assert run("publish", "-m", "Första", "--yes").code == 0
    assert set(sources.values()) == {1}
    released = repository / "build/demo_private"
    enclosed = list((released / "release-1").rglob("*min-introduktion.pdf"))
    assert enclosed
    standing = {file.read_bytes() for file in (released / "prints").rglob("participant.pdf")}
    assert {file.read_bytes() for file in enclosed} <= standing
