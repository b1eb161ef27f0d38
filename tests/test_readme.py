"""The pages are true: their commands run, their YAML reads, their screen is what one sees, their links lead somewhere.

`README.md` is the coordinator's, `programmes/*.md` what she looks up, `introplan/README.md` the maintainer's. A block
of code has a mark before it, such as `<!-- run -->`, which says how it is tried here; so every block is.
"""

import re
import shlex
import subprocess
from collections.abc import Callable
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from prepared import Prepared
from typer.testing import CliRunner

from introplan.cli.app import COMMANDS, app
from introplan.cli.rulesets import published
from introplan.mailing.settings import read_settings
from introplan.reading import File, Folder, gather, interpret, read_rule_sets

CHECKOUT = Path(__file__).parents[1]
GENERATED = {
    f"programmes/{name}{ending}.md" for name in ("FIELDS", "CHECKS", "RULES", "CONTEXT") for ending in ("", ".en")
}
"""Pages with tests of their own."""
PAGES = {
    path: (CHECKOUT / path).read_text(encoding="utf-8")
    for path in (
        "README.md",
        "introplan/README.md",
        *sorted(page.relative_to(CHECKOUT).as_posix() for page in (CHECKOUT / "programmes").glob("*.md")),
    )
    if path not in GENERATED
}
README = PAGES["README.md"]
TYPED = ("run", "run in git", "git", "git merge")
"""Marks of blocks whose lines she types."""
ASKING = frozenset(
    {
        "import",
        "leave",
        "replace",
        "pause",
        "set",
        "move",
        "cancel",
        "rename",
        "roll",
        "pair",
        "plan",
        "replan",
        "close",
        "publish",
        "send",
    }
)
"""Commands that ask before they write."""


class Block(NamedTuple):
    """A fenced block of a page: the mark on the line before it, empty without one, its language, and its text."""

    page: str
    mark: str
    language: str
    text: str


BLOCKS = [
    Block(page, *found)
    for page, text in PAGES.items()
    for found in re.findall(r"^(?:<!-- ([^\n]*) -->\n)?```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
]


def blocks(mark: str, page: str = "README.md") -> list[str]:
    """The blocks of a page that are marked so."""
    found = [block.text for block in BLOCKS if (block.page, block.mark) == (page, mark)]
    assert found, f"{page} has no block marked {mark}"
    return found


def run(*words: str, typed: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words), catch_exceptions=False, input=typed)
    return result.exit_code, result.stdout


def type_line(line: str) -> None:
    """What she types, as it is, but that nothing is asked."""
    command, *words = shlex.split(line, comments=True)
    if command == "git":
        subprocess.run((command, *words), check=True, capture_output=True)
        return
    assert command == "introplan", line
    asks = words[0] in ASKING or bool({"--fix", "--write"} & set(words))
    assert run(*words, *(["--yes"] if asks and not {"--free", "--help"} & set(words) else []))[0] == 0, line


@pytest.fixture
def her(own_git: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer whose git knows its owner; the empty current folder."""
    config = tmp_path / "gitconfig"
    config.write_text("[user]\n\tname = Karin Exempelsson\n\temail = karin@kommunen.example\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def plan(her: Path, monkeypatch: pytest.MonkeyPatch, prepared: Prepared) -> Path:
    """Her plan as README leads to it: released once, with a cohort to come, and all of it saved; the current folder."""
    folder = her / "min-plan"

    def as_readme_leads_to_it() -> None:
        run("new", "min-plan")
        monkeypatch.chdir(folder)
        type_line('introplan publish -m "Första utgåvan"')
        [cohort] = blocks("cohort")
        (folder / "programmes/min-plan/vt28.yaml").write_text(cohort, encoding="utf-8")
        type_line("git add .")
        type_line('git commit -m "En ny kull"')

    prepared("as-readme-leads-to-it", folder, as_readme_leads_to_it)
    monkeypatch.chdir(folder)
    return folder


def test_every_block_is_tried():
    """A mark that nobody tries is none; what has no mark is of a language that the tests below take up."""
    marks = {*TYPED, "tests", "yaml", "rule set", "cohort", "screen: lecturer", "map", "mail"}
    unmarked = [block for block in BLOCKS if not block.mark]
    assert {block.mark for block in BLOCKS if block.mark} <= marks
    assert [block.page for block in unmarked if block.text.startswith("pip install . ")] == ["README.md"]
    left = [block for block in unmarked if block.language not in {"sh", "yaml"} and "pip install" not in block.text]
    assert [block for block in left if not block.page.startswith("programmes/COMMANDS")] == []


def test_the_guide_leads_from_nothing_to_a_release(her: Path, monkeypatch: pytest.MonkeyPatch):
    for block in (block for block in BLOCKS if block.page == "README.md" and block.mark in TYPED):
        if block.mark == "run in git":
            (her / "min-plan/anteckning.txt").write_text(block.text, encoding="utf-8")  # something is to be saved
        for line in block.text.splitlines():
            if line.startswith("cd "):
                monkeypatch.chdir(line.removeprefix("cd "))
            else:
                type_line(line)
    assert (her / "min-plan/build/min-plan/index.html").is_file()
    assert (her / "min-plan/build/min-plan_private/release-1/people").is_dir()


def test_the_settings_of_a_mail_server_read():
    for block in (block for block in BLOCKS if block.mark == "mail"):
        settings, found = read_settings("mail.yaml", block.text.encode())
        assert (settings is not None, found) == (True, []), block.page


@pytest.mark.parametrize("page", ["programmes/RELEASES.md", "programmes/GIT.md"])
def test_what_a_page_says_to_type_can_be_typed(page: str, plan: Path):
    for block in (block for block in BLOCKS if block.page == page and block.mark in TYPED):
        (plan / "anteckning.txt").write_text(block.text, encoding="utf-8")
        if block.mark == "git merge":
            conflict(plan)
            assert "<<<<<<<" in (plan / COHORTS).read_text(encoding="utf-8")
            resolved(plan)
        for line in block.text.splitlines():
            type_line(line)


COHORTS = "programmes/min-plan/cohorts.yaml"
OURS, THEIRS = "2028-03-16", "2028-03-23"


def moved(plan: Path, day: str) -> None:
    file = plan / COHORTS
    text = file.read_text(encoding="utf-8")
    changed = re.sub(r"(barnsamtal:\n +date: )[\d-]+", rf"\g<1>{day}", text)
    assert changed != text
    file.write_text(changed, encoding="utf-8", newline="\n")


def conflict(plan: Path) -> None:
    """A colleague and she have moved the same session, and she has fetched it."""
    there, here = plan.parent / "server.git", plan.parent / "kollegan"
    subprocess.run(("git", "clone", "-q", "--bare", plan, there), check=True)
    subprocess.run(("git", "remote", "add", "origin", there), check=True)
    subprocess.run(("git", "clone", "-q", there, here), check=True)
    moved(here, THEIRS)
    subprocess.run(("git", "-C", here, "commit", "-q", "-a", "-m", "Flyttar"), check=True)
    subprocess.run(("git", "-C", here, "push", "-q"), check=True)
    moved(plan, OURS)
    subprocess.run(("git", "commit", "-q", "-a", "-m", "Flyttar"), check=True)
    pulled = subprocess.run(
        ("git", "pull", "--no-rebase", "origin", "main"), check=False, capture_output=True, text=True
    )
    assert "CONFLICT" in pulled.stdout


def resolved(plan: Path) -> None:
    """What stands first is kept, and the lines with the marks are taken out."""
    file = plan / COHORTS
    text = file.read_text(encoding="utf-8")
    kept = re.sub(r"^<<<<<<< .*\n(.*\n)=======\n.*\n>>>>>>> .*\n", r"\1", text, flags=re.MULTILINE)
    assert kept != text
    file.write_text(kept, encoding="utf-8", newline="\n")


TABLE = README.partition("<!-- happened -->\n")[2].partition("\n\n")[0]
HAPPENED = dict(re.findall(r"^\| ([^|]+) \| (.+) \|$", TABLE, re.MULTILINE)[1:])
"""What has happened, and what to do."""


def to_type(what_to_do: str) -> list[str]:
    """The commands that a row of the table says to type."""
    return [code for code in re.findall(r"`([^`]+)`", what_to_do) if re.match(r"(introplan|git) ", code)]


def two_years_later(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Now(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> "Now":
            return cls(2031, 1, 1, 9, tzinfo=tz)

    class Day(date):
        @classmethod
        def today(cls) -> "Day":
            return cls(2031, 1, 1)

    (plan / "programmes/min-plan/vt28.yaml").unlink()
    monkeypatch.setattr("introplan.cli.close.datetime", Now)
    monkeypatch.setattr("introplan.cli.today.date", Day)


def a_change_to_take_back(plan: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    moved(plan, OURS)
    type_line('introplan publish -m "Flyttar"')


def another_computer(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    away = plan.parent / "ny"
    away.mkdir()
    monkeypatch.chdir(away)


def fetched_and_resolved(plan: Path, _monkeypatch: pytest.MonkeyPatch) -> None:
    conflict(plan)
    resolved(plan)


PREPARED: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "Fel i en utgåva": a_change_to_take_back,
    "`git pull` säger `CONFLICT`": fetched_and_resolved,
    "Du får en ny dator": another_computer,
    "De två åren är över": two_years_later,
}


@pytest.mark.long
@pytest.mark.parametrize("happened", HAPPENED)
def test_what_happens_can_be_done_as_the_table_says(happened: str, plan: Path, monkeypatch: pytest.MonkeyPatch):
    PREPARED.get(happened, lambda _plan, _monkeypatch: None)(plan, monkeypatch)
    lines = to_type(HAPPENED[happened])
    for line in lines:
        if line.startswith("git pull"):
            continue  # it has been typed, and has said so
        type_line(line.replace("ADRESSEN", plan.as_posix()))
        if line.startswith("git clone"):
            monkeypatch.chdir("min-plan")
    assert run("check", "--severity", "error")[0] == 0


def test_the_table_has_what_happens_in_two_years():
    assert len(HAPPENED) == 27
    without = [happened for happened, what_to_do in HAPPENED.items() if not to_type(what_to_do)]
    assert without == ["Git säger något annat"]


def test_her_lines_run_in_powershell():
    """PowerShell 5.1 knows no `&&`, redirects in UTF-16, and has its own words within double quotes."""
    typed = [line for block in BLOCKS if block.mark in {*TYPED, "tests"} for line in block.text.splitlines()]
    indented = [line.strip() for page in PAGES.values() for line in re.findall(r"^    [a-z].*$", page, re.MULTILINE)]
    inline = [code for page in PAGES.values() for code in re.findall(r"`((?:introplan|git|py|pip) [^`\n]+)`", page)]
    hers = [*typed, *(line for line in indented if re.match(r"introplan|git|pip|py\b", line)), *inline]
    assert len(hers) > 100
    assert [line for line in hers if re.search(r"&&|\|\||\$\(|(?<!-)>|\\$|2>&1", line)] == []


def test_the_screen_is_what_one_sees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    run("new", "demo")
    file = tmp_path / "demo/programmes/demo/cohorts.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("introducer: ida-introdotter", "introducer: ida-introdoter", 1), encoding="utf-8")
    monkeypatch.chdir(tmp_path / "demo")
    assert run("check", "--lang", "sv") == (1, blocks("screen: lecturer")[0] + "\n")


@pytest.mark.parametrize("block", [block for block in BLOCKS if block.mark == "yaml"], ids=lambda block: block.page)
def test_the_yaml_can_be_read_as_far_as_it_goes(block: Block):
    gathered = gather(Folder("page", (File("page.yaml", block.text.encode()),)))
    _, found = interpret(gathered)
    names = {diagnostic.name for diagnostic in [*gathered.diagnostics, *found]}
    assert names <= {"no-programme", "unknown-reference", "missing-field"}, names


def test_other_programs_can_read_what_is_written_for_them():
    others = [block for block in BLOCKS if block.language == "yaml" and not block.mark]
    assert [sorted(map(str, yaml.safe_load(block.text))) for block in others] == [["repos"], ["True", "jobs", "name"]]


@pytest.mark.parametrize("page", ["programmes/RULESETS.md", "programmes/RULESETS.en.md"])
def test_the_rule_set_is_one_and_the_table_is_whole(page: str):
    (block,) = blocks("rule set", page)
    rule_sets, found = read_rule_sets(Folder("rulesets", (File("page.yaml", block.encode()),)))
    assert (list(rule_sets), found) == (["vart-avtal"], [])
    assert sorted(re.findall(r"^\| `(\w+)` ", PAGES[page], re.MULTILINE)) == sorted(published())


BEGIN, END = "<!-- commands -->\n", "<!-- /commands -->\n"


@pytest.mark.parametrize(("page", "language"), [("COMMANDS.md", "sv"), ("COMMANDS.en.md", "en")])
def test_every_command_is_there_as_its_help_prints_it(
    page: str, language: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("COLUMNS", "100")
    file = CHECKOUT / "programmes" / page
    before, _begin, rest = file.read_text(encoding="utf-8").partition(BEGIN)
    written, end, after = rest.partition(END)
    assert end, f"{page} has no commands between the lines {BEGIN.strip()} and {END.strip()}"
    seen = "".join(
        f"### `introplan {command}`\n\n```\n{_help(command, language)}```\n\n"
        for command in COMMANDS
        if not any(other.startswith(f"{command} ") for other in COMMANDS)
    )
    if request.config.getoption("--update-expected"):
        file.write_text(f"{before}{BEGIN}\n{seen}{END}{after}", encoding="utf-8", newline="\n")
        return
    assert written == f"\n{seen}", "The commands are old: pytest tests/test_readme.py --update-expected"


def _help(command: str, language: str) -> str:
    result = CliRunner().invoke(app, [*command.split(), "--help", "--lang", language], prog_name="introplan")
    return f"{result.stdout.strip()}\n"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_is_there(page: str):
    folder = (CHECKOUT / page).parent
    targets = [target for target in re.findall(r"\]\(([^)]+)\)", PAGES[page]) if not target.startswith("http")]
    assert [target for target in targets if not _leads(folder, page, target)] == []


def _leads(folder: Path, page: str, target: str) -> bool:
    path, _hash, anchor = target.partition("#")
    file = folder / path if path else CHECKOUT / page
    if not file.exists() or not anchor:
        return file.exists()
    headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return anchor in {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


def test_every_page_is_found_from_the_readme():
    pages = [page for page in PAGES if page.startswith("programmes/")]
    assert [page for page in pages if f"({page})" not in README] == []


def test_the_two_commands_come_first():
    assert README.index("pip install . ; introplan build") < README.index("## ")
    assert README.index("<!-- tests -->") < README.index("## ")
    assert blocks("tests") == ['pip install ".[test]" ; pytest\n']


def test_the_readme_is_read_in_a_sitting():
    assert len(README.splitlines()) <= 260
