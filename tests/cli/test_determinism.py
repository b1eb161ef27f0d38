import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
PROCESSES: tuple[dict[str, str], ...] = (
    {"PYTHONHASHSEED": "0", "TZ": "Europe/Stockholm", "LANG": "sv_SE.UTF-8"},
    {"PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C", "LANGUAGE": "en", "PYTHONUTF8": "0"},
)
"""What is another in each: the seed of hashes, the time zone, the languages, and how letters are written."""

# One may be either of the other two, and each time it has to be the same.
ALIKE = """
people:
  lena-1: {name: Lena Exempelsson, organisation: asf}
  lena-2: {name: Lena Exempeslon, organisation: asf}
  lena-3: {name: Lena Exempelson, organisation: asf}
"""


def edited(folder: Path, *changes: tuple[str, str]) -> None:
    """Every match of the patterns in the folder's files replaced; each has at least one."""
    texts = {file: file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*.yaml"))}
    for pattern, instead in changes:
        assert any(re.search(pattern, text) for text in texts.values()), pattern
        texts = {file: re.sub(pattern, instead, text) for file, text in texts.items()}
    for file, text in texts.items():
        file.write_text(text, encoding="utf-8", newline="\n")


def workspace_in(place: Path) -> None:
    """Both programmes as they come, released in git and changed since, and one that is full of mistakes."""
    programmes = place / "programmes"
    shutil.copytree(CHECKOUT / "programmes", programmes)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "as it was"]):
        subprocess.run([*git, *words], cwd=place, check=True, capture_output=True)
    for name in ("malmo", "huddingetrainee"):
        edited(programmes / name, (r"title: (S\w+)", r"title: \1 igen"))
    faulty = programmes / "faulty"
    shutil.copytree(programmes / "malmo", faulty)
    edited(
        faulty,
        (r"\n  id: .*", "\n  id: faulty"),
        (r"\n  domain: .*", "\n  domain: faulty.example"),
        (r"on: \w+day", "on: monday"),
        (r"time: 1\d\.\d\d", "time: 9.00"),
        (r"place: [a-z-]+", "place: samtalsrum-norr"),
        (r"date: (20\d\d)-(0[1-9]|1[0-2])-\d\d", r"date: \1-\2-06"),
        (r"\n    unit: .*", ""),
    )
    (faulty / "alike.yaml").write_text(ALIKE, encoding="utf-8")


@pytest.mark.long
def test_nothing_that_introplan_says_or_makes_depends_on_hash_seed_time_zone_or_locale(tmp_path: Path):
    workspace_in(tmp_path / "as-it-is")
    said = []
    for own in PROCESSES:
        place = tmp_path / "workspace"
        shutil.copytree(tmp_path / "as-it-is", place)
        script = [sys.executable, str(Path(__file__).parent / "everything.py")]
        told = subprocess.run(script, cwd=place, env={**os.environ, **own}, check=True, capture_output=True)
        said.append(json.loads(told.stdout))
        shutil.rmtree(place)
    first, other = said
    assert [name for name in first if first[name] != other.get(name)] == []
    assert other.keys() == first.keys()
    assert first["check faulty --format json"].count("programmes/faulty/") > 100
    assert sum(name.startswith("build/") for name in first) > 100
