"""Every screen of help and every wrong use of every command, wholly in the language of whoever reads it."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cli.command_tree import commands
from cli.conftest import Run
from rich.cells import cell_len
from typer.testing import CliRunner

from introplan.cli.app import COMMANDS, app
from introplan.cli.reader import LANGUAGES
from introplan.language import translated

ALL = commands()
LONGEST_SENTENCE = 60
WORD = re.compile(r"[(\[]*([^\W\d_]{2,})[.,:;)\]]*")
SAME = {
    "CSV",
    "Excel",
    "Code",
    "HR",
    "HTML",
    "JSON",
    "PERSON",
    "Schema",
    "Studio",
    "TEXT",
    "Visual",
    "YAML",
    "asye",
    "form",
    "git",
    "id",
    "in",
    "introplan",
    "version",
}
"""Words that are the same in Swedish and English, and names."""


def options(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "option"]


def arguments(command: Any) -> list[Any]:
    return [each for each in command.params if each.param_type_name == "argument"]


def least(command: Any) -> list[str]:
    """What the command has to have, whatever it is."""
    words = ["x" for each in arguments(command) if each.required]
    return words + [word for each in options(command) if each.required for word in (each.opts[0], "x")]


def wrong_uses() -> Iterator[tuple[str, ...]]:
    """Command lines that are wrong, in each way in which one may be: of every command, argument and option."""
    yield from ((), ("report",), ("--lang",), ("check", "--lang"))
    for words, command in ALL.items():
        yield from ((*words, "--zzqq"), (*words, "-Q"), (*words, "---"))
        for option in options(command):
            yield from ((*words, *option_used) for option_used in misused(command, option))
        if hasattr(command, "list_commands"):
            yield (*words, "frobnicate")
            continue
        yield (*words[:-1], f"{words[-1]}q")  # misspelt
        yield (*words, *words, *words)  # in a workspace that has no programmes called so
        if least(command):
            yield words
        if all(each.nargs == 1 for each in arguments(command)):
            yield (*words, *("x" for _ in arguments(command)), *least(command), "more")


def misused(command: Any, option: Any) -> Iterator[tuple[str, ...]]:
    """An option that is misspelt, has no value or one too many, or one that it cannot have."""
    long = max(option.opts, key=len)
    yield (f"{long[:-1]}q",)
    if option.is_flag:
        yield (*least(command), f"{long}=x")
        return
    if not option.metavar.startswith("["):  # which may stand alone
        yield from ((*least(command), name) for name in option.opts)
    if option.metavar == "NUMBER" or option.metavar.islower():
        yield (*least(command), long, "qqzz")
        yield (*least(command), long, f"{option.metavar.partition('|')[0]}q")


def prose(screen: str) -> set[str]:
    """The words of a screen, without those that are typed: what stands in backticks, has a digit, or is a name."""
    typed = {word for words, command in ALL.items() for word in (*words, *choices(command))}
    words = (WORD.fullmatch(word) for word in re.sub(r"`[^`]*`", " ", screen).split())
    return {word[1] for word in words if word} - typed


def choices(command: Any) -> set[str]:
    return {word for option in options(command) if option.metavar for word in option.metavar.split("|")}


def test_help_imports_nothing_that_reads_a_plan_or_draws_a_screen():
    """Whoever asks for help waits for all that is imported before it is there."""
    asked = (
        "import sys, introplan.cli.app as cli\n"
        "for words in sys.argv[1:]:\n"
        "    try: cli.app([*words.split(), '--help'])\n"
        "    except SystemExit: pass\n"
        "own = ('introplan.cli', 'introplan.language')\n"
        "others = {'babel', 'holidays', 'icalendar', 'jinja2', 'pydantic', 'rich', 'yaml'}\n"
        "print('', *sorted(name for name in sys.modules if name.split('.')[0] in others"
        " or name.startswith('introplan.') and not name.startswith(own)), file=sys.stderr)\n"
    )
    answer = subprocess.run([sys.executable, "-c", asked, "", *COMMANDS], capture_output=True, text=True, check=True)
    assert answer.stdout.count("--help") > len(COMMANDS)
    assert answer.stderr.splitlines()[-1].split() == []


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_the_help_of_every_command_has_no_word_of_the_other_language(words: tuple[str, ...], run: Run):
    swedish, english = (run(*words, "--help", "--lang", language) for language in LANGUAGES)
    assert (swedish.code, swedish.err, english.code, english.err) == (0, "", 0, "")
    assert prose(swedish.out) & prose(english.out) <= SAME
    assert swedish.out.startswith(f"Användning: {' '.join(('introplan', *words))} [VAL]")


@pytest.mark.parametrize("line", sorted(set(wrong_uses())), ids=" ".join)
def test_every_wrong_use_is_told_without_a_word_of_the_other_language(
    line: tuple[str, ...], run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "programmes").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INTROPLAN_LANG", "sv")
    swedish = run(*line)
    monkeypatch.setenv("INTROPLAN_LANG", "en")
    english = run(*line)
    assert (swedish.code, swedish.out, english.code, english.out) == (2, "", 2, "")
    assert prose(swedish.err) & prose(english.err) <= SAME
    assert swedish.err.startswith(("fel: ", "Användning: "))
    assert english.err.startswith(("error: ", "Usage: "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_command_has_a_sentence_that_is_not_cut(language: str, run: Run, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "80")
    sentences = {name: translated(sentence, language) for name, sentence in COMMANDS.items()}
    assert {name for name, said in sentences.items() if cell_len(said) > LONGEST_SENTENCE or said[-1] != "."} == set()
    shown = run("--help", "--lang", language).out + run("report", "--help", "--lang", language).out
    assert [said for said in sentences.values() if f"  {said}\n" not in shown] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_screen_of_help_is_wider_than_a_terminal_or_breaks_a_command(language: str):
    typed = [[*words, "--help", "--lang", language] for words in ALL]
    screens = [CliRunner().invoke(app, words, terminal_width=78) for words in typed]  # as a terminal of 80 has it
    lines = [line for screen in screens for line in screen.stdout.splitlines()]
    assert [line for line in lines if cell_len(line) > 80 or line.count("`") % 2] == []


@pytest.mark.parametrize(
    ("line", "guess"),
    [
        ("check --formt x", "--format"),
        ("check -format x", "--format"),
        ("check --severty note", "--severity"),
        ("build --secretlinks", "--secret-links"),
        ("build --no-secret-link", "--no-secret-links"),
        ("check --format githb", "github"),
        ("diff --by persn", "person"),
        ("new x --example malmö", "malmo"),
        ("buidl", "build"),
        ("report rulez", "rules"),
        ("reprot rules", "report"),
        ("leave x --lastday 2027-06-30", "--last-day"),
    ],
)
def test_what_was_likely_meant_is_offered(line: str, guess: str, run: Run):
    assert f"did you mean `{guess}`?" in run(*line.split(), "--lang", "en").err


def test_no_command_is_an_option_nor_an_option_a_command():
    assert [words for words in ALL if any(word.startswith("-") for word in words)] == []
    assert set(ALL) == {(), *(tuple(name.split()) for name in COMMANDS)}


def test_a_way_out_is_told_whole(run: Run):
    """A sentence within a sentence is not somebody's text, which is cut when it is long."""
    told = " ".join(run("pause", "ada-testsson", "b", "--lang", "sv").err.split())
    assert "eller första och sista dagen: `2027-04-01..2027-08-31`" in told
