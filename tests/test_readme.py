"""README.md is true: its commands run, its YAML reads, its screen is what one sees, its links lead somewhere."""

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from introplan.cli.app import COMMANDS, app
from introplan.cli.rulesets import published
from introplan.reading import File, Folder, gather, interpret, read_rule_sets

CHECKOUT = Path(__file__).parents[1]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


def blocks(mark: str) -> list[str]:
    """The fenced blocks that follow a comment such as `<!-- run -->`."""
    found = re.findall(rf"^<!-- {mark} -->\n```\w*\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert found, f"README.md has no block marked {mark}"
    return found


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False)
    return result.exit_code, result.stdout


def test_the_commands_of_the_guide_work_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    for line in "".join(blocks("run")).splitlines():
        command, *words = line.split()
        if command == "cd":
            monkeypatch.chdir(words[0])
        else:
            assert (command, run(*words)[0]) == ("introplan", 0), line
    assert (tmp_path / "min-plan/build/min-plan/index.html").is_file()


def test_every_change_of_the_month_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each by itself, in the plan that one starts from: shown, then made, and the plan reads afterwards."""
    monkeypatch.chdir(tmp_path)
    run("new", "demo")
    monkeypatch.chdir(tmp_path / "demo")
    plan = {path: path.read_bytes() for path in (tmp_path / "demo/programmes").rglob("*.yaml")}
    [block] = blocks("month")
    for line in block.splitlines():
        command, *words = shlex.split(line, comments=True)
        is_listing = "--free" in words
        for option in ([], ["--dry-run"], ["--yes"])[slice(1) if is_listing else slice(1, 3)]:
            assert (command, run(*words, *option)[0]) == ("introplan", 0), line
        is_written = {path: path.read_bytes() for path in plan} != plan
        assert is_written != (is_listing or "check" in words), line
        assert run("check", "--severity", "error")[0] == 0, line
        for path, content in plan.items():
            path.write_bytes(content)


def test_the_screen_is_what_one_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    run("new", "demo")
    file = tmp_path / "demo/programmes/demo/cohorts.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("introducer: ida-introdotter", "introducer: ida-introdoter", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "demo")
    assert run("check") == (1, blocks("screen: [a-z]+")[0] + "\n")


def test_the_yaml_can_be_read_as_far_as_it_goes():
    for block in blocks("yaml"):
        gathered = gather(Folder("readme", (File("readme.yaml", block.encode()),)))
        _, found = interpret(gathered)
        names = {diagnostic.name for diagnostic in [*gathered.diagnostics, *found]}
        assert names <= {"no-programme", "unknown-reference", "missing-field"}, names


def test_the_rule_set_is_one():
    (block,) = blocks("rule set")
    rule_sets, found = read_rule_sets(Folder("rulesets", (File("readme.yaml", block.encode()),)))
    assert (list(rule_sets), found) == (["vart-avtal"], [])


def test_the_table_of_rule_sets_is_whole():
    table = README.partition("## Rule sets\n")[2].partition("\n## ")[0]
    assert sorted(re.findall(r"^\| `(\w+)` ", table, re.MULTILINE)) == sorted(published())


def test_every_command_is_in_the_table():
    table = README.partition("## Commands\n")[2].partition("\n## ")[0]
    commands = re.findall(r"^\| `introplan (\w+)", table, re.MULTILINE)
    assert sorted(commands) == sorted(name for name in COMMANDS if " " not in name)


def test_every_link_and_picture_is_there():
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", README) if not target.startswith("http")]
    assert [target for target in targets if not (CHECKOUT / target).exists()] == []


def test_the_two_commands_come_first():
    assert README.index("pip install . && introplan build") < README.index("## ")
    assert blocks("tests") == ['pip install ".[test]" && pytest\n']
