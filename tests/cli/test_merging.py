"""A conflict of git in a plan: told once, and no command writes anything before it is decided."""

from pathlib import Path

import pytest
from cli.conftest import Run, files_in, git

PEOPLE = Path("programmes/demo/people.yaml")


@pytest.fixture
def conflict(repository: Path) -> Path:
    """The small workspace after a merge that git could not finish."""
    text = PEOPLE.read_text(encoding="utf-8")
    git("checkout", "-q", "-b", "karin")
    PEOPLE.write_text(text.replace("job: Samordnare", "job: Koordinator"), encoding="utf-8", newline="\n")
    git("commit", "-qam", "karin")
    git("checkout", "-q", "main")
    PEOPLE.write_text(text.replace("job: Samordnare", "job: Utvecklare"), encoding="utf-8", newline="\n")
    git("commit", "-qam", "main")
    with pytest.raises(Exception, match="merge"):
        git("merge", "-q", "karin")
    return repository


def test_check_tells_it_once_with_both_names(conflict: Path, run: Run):
    answer = run("check")
    assert (answer.code, answer.out.count("error["), answer.out.count("warning[")) == (1, 1, 0)
    assert "from here on it is as in `HEAD`" in answer.out
    assert "from here on as in `karin`" in answer.out
    assert "git merge --abort" in answer.out


@pytest.mark.parametrize(
    "words",
    [
        ("build",),
        ("publish",),
        ("check", "--fix", "--yes"),
        ("set", "programme.title", "Annat", "--yes"),
        ("cancel", "ht26/utbyte-1", "--yes"),
        ("rename", "salen", "saalen", "--yes"),
        ("leave", "ada-testsson", "--on", "2027-01-01", "--yes"),
    ],
    ids=lambda words: words[0],
)
def test_no_command_writes_anything_until_it_is_decided(conflict: Path, run: Run, words: tuple[str, ...]):
    before = files_in(conflict)
    assert run(*words).code != 0
    after = files_in(conflict)
    assert {path: content for path, content in after.items() if not path.startswith((".git/", ".introplan/"))} == {
        path: content for path, content in before.items() if not path.startswith((".git/", ".introplan/"))
    }


def test_marks_in_a_template_or_among_the_protected_names_stop_a_build(workspace: Path, run: Run):
    marks = "<" * 7 + " HEAD\nAda Testsson\n" + "=" * 7 + "\nBo Skissvik\n" + ">" * 7 + " karin\n"
    Path("templates").mkdir(exist_ok=True)
    for file in (Path("templates/egen.typ"), Path("protected-names.txt")):
        file.write_text(marks, encoding="utf-8", newline="\n")
        answer = run("build")
        assert (answer.code, answer.out.count("error[merge-conflict]"), "Nothing was written" in answer.err) == (
            1,
            1,
            True,
        )
        file.unlink()
