"""A conflict in a file at the top of the workspace is told as one, wherever people or git read it."""

from pathlib import Path

import pytest
from cli.conftest import Run

CONFLICT = f"{'<' * 7} HEAD\na\n{'=' * 7}\nb\n{'>' * 7} karin\n"


@pytest.mark.parametrize("name", ["README.md", ".gitattributes", ".gitignore"])
def test_a_conflict_at_the_top_is_told(workspace: Path, run: Run, name: str):
    (workspace / name).write_text(CONFLICT, encoding="utf-8")
    answer = run("check")
    assert (answer.code, answer.out.count("error[merge-conflict]"), answer.out.count("error[")) == (1, 1, 1)


def test_what_a_conflict_looks_like_may_be_shown(workspace: Path, run: Run):
    (workspace / "README.md").write_text(f"Rubrik\n{'=' * 7}\n\n```\n{CONFLICT}```\n", encoding="utf-8")
    assert run("check").code == 0
