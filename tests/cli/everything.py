"""All that introplan says and makes of a workspace, as JSON: `python everything.py` in the workspace.

A process of its own, since the seed of hashes is a process's. Files count by a digest of their bytes.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

TESTS = Path(__file__).parents[1]
sys.path[:0] = [str(TESTS), str(TESTS.parent)]

from checks.plans import plan_from  # noqa: E402 - as above
from typer.testing import CliRunner  # noqa: E402 - the checkout is on the path since the line above

from introplan.agenda import Plan  # noqa: E402 - as above
from introplan.checks import EXPLAINED, explanation, run_checks  # noqa: E402 - as above
from introplan.cli import check  # noqa: E402 - as above
from introplan.cli.app import app  # noqa: E402 - as above
from introplan.cli.examples import example  # noqa: E402 - as above
from introplan.language import fill  # noqa: E402 - as above
from introplan.rendering.typesetting.typesetter import Typesetter  # noqa: E402 - as above

DAY = date(2026, 11, 25)
FORMS = ("concise", "json", "github", "sarif")


class Day(date):
    """The day on which the programmes that come along were written."""

    @classmethod
    def today(cls) -> "Day":
        """That day."""
        return cls(DAY.year, DAY.month, DAY.day)


def command_lines() -> Iterator[tuple[str, ...]]:
    """Every command that reads, in all its forms."""
    yield "check", "malmo", "huddingetrainee"
    for form in FORMS:
        yield "check", "malmo", "--format", form
    yield "check", "faulty", "--format", "json"
    yield "show", "malmo"
    for by, name in (("cohort", "malmo"), ("person", "malmo"), ("day", "huddingetrainee")):
        yield "diff", "HEAD", "-p", name, "--by", by
    for form, name in (("json", "malmo"), ("markdown", "huddingetrainee")):
        yield "diff", "HEAD", "-p", name, "--format", form
    for form in ("text", "json", "html"):
        yield "report", "rules", "malmo", "huddingetrainee", "--format", form
    yield ("explain",)
    for each in EXPLAINED[::10]:  # one as the other: what differs is a text
        yield "explain", explanation(each).name
    yield ("schema",)
    yield "check", "no-such-programme"
    yield "check", "--only", "no-such-check"
    yield "build", "malmo", "huddingetrainee"


def answers() -> Iterator[tuple[str, str]]:
    """Each command line, and what it says."""
    for words in command_lines():
        result = CliRunner().invoke(app, list(words), catch_exceptions=False)
        yield " ".join(words), f"{result.exit_code}\n{result.stdout}\n{result.stderr}"


def examples() -> Iterator[tuple[str, str]]:
    """What all checks say of the faulty half of each check's example, with every value."""
    for file in sorted((files("introplan.checks") / "examples").iterdir(), key=lambda each: each.name):
        name = file.name.removesuffix(".yaml")
        shown = example(name)
        assert shown is not None, name
        yield f"example {name}", "\n".join(told(plan_from(shown.faulty, names=name != "person-without-name")))


def told(plan: Plan) -> Iterator[str]:
    """The findings of a plan: sentences, places, whom they are about, and the raw values."""
    for found in run_checks(plan, DAY):
        values, templates = found.message.values, (found.message.template, found.help)
        yield f"{found.name} {[fill(each, values, 'sv') for each in templates]} {found.about} {values} {found.fix}"


def made() -> Iterator[tuple[str, str]]:
    """A digest of every file of the build."""
    for path in sorted(Path("build").rglob("*")):
        if path.is_file():
            yield path.as_posix(), sha256(path.read_bytes()).hexdigest()


PRINTS: dict[str, Callable[[], bytes]] = {}
SET = Typesetter.pdf


def noted(typesetter: Typesetter, source: str, *made_at: datetime) -> bytes:
    """In place of a PDF, what it is made of."""
    PRINTS[source] = lambda: SET(typesetter, source, *made_at)
    return source.encode()


def one_set() -> Iterator[tuple[str, str]]:
    """A digest of the PDF of the shortest print."""
    yield "a print", sha256(PRINTS[min(PRINTS, key=len)]()).hexdigest()


if __name__ == "__main__":
    os.environ |= {"INTROPLAN_LANG": "en", "NO_COLOR": "1", "COLUMNS": "100"}
    check.date = Day
    Typesetter.pdf = noted  # Typst itself is asked for one
    Typesetter.faults = lambda *_values: ()
    print(json.dumps(dict([*answers(), *examples(), *made(), *one_set()])))
