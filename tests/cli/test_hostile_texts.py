"""Whatever somebody writes in a text field, it is text all the way: through check, build, release and letters."""

import csv
import itertools
import os
import re
import subprocess
from email import message_from_bytes, policy
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from cli.conftest import Run, files_in
from cli.hostile import HOSTILE, all_fields, filled, tree_of

from introplan.rendering.calendars.lint import faults

SCRIPT = (Path(__file__).parents[2] / "templates/site/site.js").read_text(encoding="utf-8")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
MOVED = ("date: '2027-09-09'", "date: '2027-09-16'")
HEADERS = ["From", "To", "Subject", "Date", "Message-ID", "X-Unsent", "MIME-Version", "Content-Type"]


class Harmless(HTMLParser):
    """Reads a page, and refuses what could run or fetch anything but the pages' own script and pictures in the page."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in {"iframe", "object", "embed", "base"}, tag
        assert tag != "script" or not attrs
        for name, value in attrs:
            assert not name.startswith("on"), (tag, name)
            if tag == "img" and name == "src":
                assert re.match(r"data:image/(svg\+xml|png|jpeg);base64,[\w+/=]*\Z", value or ""), value
            elif name in {"href", "src", "action"}:
                assert re.match(r"(https?://|mailto:|tel:|#|data:,\Z|[\w./-]*(#[\w-]+)?\Z)", value or ""), value

    def handle_data(self, data: str) -> None:
        assert self.cdata_elem != "script" or data.strip() == SCRIPT.strip()


@pytest.fixture
def plan(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one file of a small programme, in a repository of its own."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    for words in (("init", "-q", "-b", "main"), ("config", "user.name", "Å"), ("config", "user.email", "a@b.example")):
        subprocess.run(("git", *words), check=True)
    folder = workspace / "programmes/demo"
    tree = tree_of({path.name: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.yaml"))})
    tree["programme"]["look"] = {"logo": {"file": "logga.svg", "text": ""}}
    for path in folder.rglob("*.yaml"):
        path.unlink()
    (folder / "logga.svg").write_text(LOGO, encoding="utf-8")
    (folder / "allt.yaml").write_text(filled(tree, itertools.repeat("x"))[0], encoding="utf-8")
    return folder / "allt.yaml"


def test_every_text_field_of_the_language_is_filled(plan: Path):
    _text, found = filled(tree_of({"allt.yaml": plan.read_text(encoding="utf-8")}), itertools.repeat("x"))
    assert found == all_fields()


@pytest.mark.long
@pytest.mark.parametrize("turn", range(4) if os.environ.get("INTROPLAN_HOSTILE") == "all" else (0, 2))
def test_a_hostile_text_is_text_all_the_way(plan: Path, run: Run, turn: int):
    tree = tree_of({"allt.yaml": plan.read_text(encoding="utf-8")})

    def write(shift: int) -> None:
        texts = itertools.islice(itertools.cycle(HOSTILE), shift, None)
        plan.write_text(filled(tree, texts)[0], encoding="utf-8", newline="\n")

    write(7 * turn)
    assert run("check").code == 0, run("check").out
    assert run("build", "--secret-links").code == 0
    published(run)
    assert run("show").code == 0
    tree["cohorts"]["ht27"]["sessions"]["valkommen"]["date"] = "2027-09-16"
    write(7 * turn + 3)
    for form in ("full", "json", "markdown"):
        assert run("diff", "--format", form).code == 0
    published(run)
    made = files_in(plan.parents[2] / "build")
    assert {path.rpartition(".")[2] for path in made} >= {"ics", "html", "md", "pdf", "eml"}
    for path, content in made.items():
        look_at(path, content)


def published(run: Run) -> None:
    answer = run("publish", "-m", HOSTILE[4], "--yes")
    assert answer.code == 0, answer


def look_at(path: str, content: bytes) -> None:
    """Hold one file of the build, or of a release's folder, to what such files may be."""
    if path.endswith(".ics"):
        assert faults(content) == [], path
    elif path.endswith(".html"):
        Harmless().feed(content.decode())
    elif path.endswith(".eml"):
        message = message_from_bytes(content, policy=policy.default)
        assert [name for name in message if name != "To"] == [name for name in HEADERS if name != "To"], path
        assert "ond@" not in str(message["To"].addresses[0].addr_spec if message["To"] else "")
        for part in message.walk():
            assert not part.defects, path
            if part.get_content_type() == "text/html":
                Harmless().feed(part.get_content())
            if part.get_content_type() == "text/calendar":
                assert faults(part.get_payload(decode=True)) == [], path
    elif path.endswith(".csv"):
        rows = csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
        assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "-", "\t", "\r"))], path
