"""No module of a workspace takes the place of one that introplan imports, however introplan is started."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2]
SHADOWS = ("yaml", "typer", "rich", "pathlib", "jinja2", "gc", "json", "sitecustomize", "usercustomize", "enum")


@pytest.mark.parametrize("command", ["check", "build"])
def test_python_m_introplan_imports_nothing_from_the_workspace(command: str, workspace: Path):
    ran = workspace.parent / "ran"
    for name in SHADOWS:
        (workspace / f"{name}.py").write_text(f"open({str(ran)!r}, 'w')\nraise SystemExit(3)\n", encoding="utf-8")
    (workspace / "templates").mkdir()
    (workspace / "templates" / "index.html.j2").write_text('{% extends "builtin/index.html.j2" %}', encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE)}
    answer = subprocess.run(
        (sys.executable, "-m", "introplan", command), env=environment, capture_output=True, text=True, check=False
    )
    assert (answer.returncode, ran.exists()) == (0, False), answer.stderr
