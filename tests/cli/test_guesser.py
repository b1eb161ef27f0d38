"""From the files that may be shared alone, nobody learns who meets whom: for every programme, also after releases."""

import shutil
from pathlib import Path

import pytest
from cli.conftest import Run, files_in, replace
from cli.guesser import named
from rendering.calendars.calendar_plans import made, plan_in, released, small_plan

from introplan.agenda import Plan, is_personal
from introplan.reading import File, Folder
from introplan.rendering.calendars.identities import identity
from introplan.workspace.shelves import Shelf, shelf_folder

PROGRAMMES = Path(__file__).parents[2] / "programmes"
PLACED = [
    ("malmo/pairings/ht26.yaml", "{on: monday, time: 10.00, place: samtalsrum-norr}"),
    ("malmo/pairings/ht26.yaml", "{on: monday, time: 9.00, place: samtalsrum-soder}"),
    ("demo/cohorts.yaml", "{on: tuesday, time: 13.00, place: samtalsrummet}"),
]
"""Where a pair meets, by the file that says so; the second of them with somebody protected."""
MOVED = ("place: rummet}\n    changes", "place: salen}\n    changes")


def of(programme: str, shelf: Shelf) -> dict[str, bytes]:
    """What is built of a programme, either what may be shared or what is somebody's own."""
    return files_in(shelf_folder(Path("build"), programme, shelf))


def plan_at(folder: Path) -> Plan:
    paths = sorted(folder.rglob("*.yaml"))
    return plan_in(Folder(folder.name, tuple(File(path.as_posix(), path.read_bytes()) for path in paths)))


def personal_keys(plan: Plan) -> set[str]:
    """What names somebody in their own calendars: all that is personal but tasks, whose entries name roles alone."""
    there = (each for each in plan.agenda.occasions if each.kind != "task" and each.status != "proposed")
    return {each.key for each in there if is_personal(plan, each)}


@pytest.mark.long
def test_what_may_be_shared_names_nobody_and_what_is_personal_everybody(run: Run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("new", "demo").code == 0
    monkeypatch.chdir("demo")
    names = ("demo", "huddingetrainee", "malmo")
    for name in names[1:]:
        shutil.copytree(PROGRAMMES / name, Path("programmes", name))
    assert run("publish", "-m", "Första", "--yes", "--no-commit").code == 0
    for file, meets in PLACED:
        replace(Path("programmes", file), meets, "{on: friday, time: 14.00}")
    assert run("publish", "-m", "Andra", "--yes", "--no-commit").code == 0
    for name in names:
        plan = plan_at(Path("programmes", name))
        files = of(name, "shared")
        assert {"index.html", "calendars/programme.ics"} <= files.keys()
        assert any(path.endswith(".pdf") for path in files)
        assert any(path.startswith("calendars/places/") for path in files)
        assert named(files, plan.programme) == {}
        own = named(of(name, "private"), plan.programme)
        assert personal_keys(plan) - own.keys() == set()


def test_the_rooms_of_a_small_programme_name_nobody_before_and_after_it_has_changed():
    for files in (
        made(small_plan(), drafts=True),
        made(small_plan(MOVED), ledger=released(small_plan()), drafts=True),
        made(small_plan(MOVED), ledger=released(small_plan(), small_plan(MOVED))),
    ):
        shared = {path: content for path, content in files.items() if not path.startswith("people/")}
        assert named(shared, small_plan().programme) == {}


@pytest.mark.parametrize("path", ["calendars/places/rummet.ics", "index.html", "report.csv"])
def test_the_guesser_finds_what_is_planted(path):
    plan = small_plan()
    meeting = plan.agenda.by_key["ada-ida/2026-W36"]
    uid = identity(plan, meeting)
    assert named({path: f"<p>{uid}</p>".encode()}, plan.programme) == {"ada-ida/2026-W36": path}
    assert named({path: f"id;{uid[:20]}\n".encode()}, plan.programme) == {"ada-ida/2026-W36": path}
    assert named({path: b"<p>prov/ada-ida/2026-W36</p>"}, plan.programme) == {"ada-ida/2026-W36": path}
    folded = uid[:10].encode() + b"\r\n " + uid[10:].encode()
    assert named({path: b"UID:" + folded}, plan.programme) == {"ada-ida/2026-W36": path}


def test_the_guesser_reads_what_is_printed():
    plan = small_plan()
    uid = identity(plan, plan.agenda.by_key["ada-ida/2026-W36"])
    from typst import compile as typeset  # noqa: PLC0415 - dear to import

    assert named({"booklets/ht26.pdf": typeset(f"= {uid.partition('@')[0]}".encode())}, plan.programme) == {
        "ada-ida/2026-W36": "booklets/ht26.pdf"
    }
