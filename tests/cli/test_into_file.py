"""Whatever gives a file writes it itself: PowerShell's `>` breaks å, ä and ö."""

from pathlib import Path

from cli.command_tree import commands
from cli.conftest import Run


def test_every_command_that_gives_a_form_for_programs_writes_it_to_a_file():
    options = {words: {name for each in command.params for name in each.opts} for words, command in commands().items()}
    without = [words for words, names in options.items() if "--format" in names and "-o" not in names]
    assert without == [("watch",)]  # which never comes to an end
    assert "-o" in options["schema",]


def test_a_file_has_what_would_be_printed_and_nothing_is_printed_then(released: Path, run: Run):
    for line in (("check", "--format", "json", "--notes"), ("diff", "--format", "markdown")):
        printed = run(*line)
        kept = run(*line, "-o", "fil.txt")
        assert (kept.code, kept.out, kept.err) == (printed.code, "", "written: fil.txt\n")
        assert Path("fil.txt").read_bytes() == printed.out.encode()
    assert run("check", "-o", "ingen/fil.txt").code == 2
    assert run("check", "--fix", "-o", "fil.txt").code == 2
