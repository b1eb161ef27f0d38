"""No path of what is made is longer than Windows has room for, however long ids, folders and releases are called."""

import re
import shutil
from pathlib import Path

import pytest
from cli.conftest import Run, files_in

from introplan.model.ids import LONGEST_ID
from introplan.releases.places import LONGEST_PATH, LONGEST_PROGRAMME, LONGEST_RELEASE, file_name

IDS = re.compile(
    r"(?<![\w.@-])(?:ada-testsson|ida-introdotter|mona-mallgren|ht27|salen|kommunen|barnsamtal)(?![\w.@-])"
)


@pytest.mark.long
def test_the_longest_names_that_may_be_give_no_long_path(workspace: Path, run: Run):
    folder = Path("programmes", "p" * LONGEST_PROGRAMME)
    shutil.move("programmes/demo", folder)
    for file in folder.rglob("*.yaml"):
        file.write_text(IDS.sub(lambda found: long(found[0]), file.read_text("utf-8")), "utf-8")
    assert run("publish", "-m", "x", "--name", "r" * LONGEST_RELEASE, "--yes").code == 0
    assert run("build", "--for", long("ada-testsson"), "--for", long("ida-introdotter")).code == 0
    made = [f"build/{path}" for path in files_in(workspace / "build")]
    assert any("/prints/" in path for path in made)
    assert any(path.endswith(".pdf") and "/people/" in path for path in made)
    assert [path for path in made if len(path) > LONGEST_PATH] == []
    assert max(map(len, made)) > LONGEST_PATH - 10


def long(id_: str) -> str:
    return f"{id_}-{'x' * LONGEST_ID}"[:LONGEST_ID]


def test_a_name_that_has_room_is_kept_and_one_that_has_none_is_still_one_persons():
    assert file_name("malmo", "kerstin-frivardsdotter") == "kerstin-frivardsdotter"
    cut = {file_name("p" * LONGEST_PROGRAMME, f"{'x' * 39}{digit}") for digit in range(10)}
    assert (len(cut), {len(each) for each in cut}) == (10, {12})


def test_a_folder_with_too_long_a_name_is_told(workspace: Path, run: Run):
    shutil.move("programmes/demo", "programmes/" + "p" * (LONGEST_PROGRAMME + 1))
    found = run("check", "--format", "concise", "--lang", "en", "--only", "name-not-in-windows")
    assert "has 41 characters, and Windows has room for 40 in the name of a programme's folder" in found.out
