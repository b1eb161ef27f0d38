import os
import subprocess
import sys
from pathlib import Path

from cli.conftest import files_in

CHECKOUT = Path(__file__).parents[2]


def build(output: Path, **environment: str) -> dict[str, bytes]:
    command = [sys.executable, "-m", "introplan", "build", "-o", str(output)]
    subprocess.run(command, cwd=CHECKOUT, env={**os.environ, **environment}, check=True, capture_output=True)
    return files_in(output)


def test_two_builds_in_two_time_zones_and_languages_give_the_same_bytes(tmp_path: Path):
    here = build(tmp_path / "here", TZ="Europe/Stockholm", LANG="sv_SE.UTF-8", PYTHONHASHSEED="1")
    there = build(
        tmp_path / "there",
        TZ="Pacific/Auckland",
        LANG="C",
        LC_ALL="C",
        LANGUAGE="en",
        PYTHONHASHSEED="2",
        PYTHONUTF8="0",
    )
    assert here == there
    assert {path.split("/")[0] for path in here} >= {"malmo", "huddingetrainee"}
