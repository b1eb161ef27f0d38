"""What goes to a file or another program is what rich would write there, without rich."""

from io import StringIO

import pytest
from rich.text import Text

from introplan.cli import screen
from introplan.cli.screen import Screen
from introplan.cli.terminal import Terminal

PRINTED = (
    (),
    ("",),
    ("a line",),
    ("two", "things"),
    ("  indented\nand not\n",),
    ("[red]room[/red] :smile: \x1b[31m\u202e\x07tab\there\r",),
    (Text("styled", "bold red"), "and plain"),
    (Text.assemble(("head", "bold"), ": ", "tail\n"),),
    ("å" * 300,),
    (Text("x " * 200),),
)


@pytest.mark.parametrize("objects", PRINTED, ids=str)
@pytest.mark.parametrize("end", ["\n", " ", ""])
def test_a_file_gets_what_rich_would_write(objects: tuple[object, ...], end: str):
    plain, drawn = StringIO(), StringIO()
    Screen(plain).print(*objects, end=end)
    Terminal(drawn).print(*objects, end=end)
    assert plain.getvalue() == drawn.getvalue()


def test_lines_for_programs_are_the_same():
    plain, drawn = StringIO(), StringIO()
    lines = ["{}", "a\x07b\rc", ""]
    Screen(plain).write_lines(lines)
    Terminal(drawn).write_lines(lines)
    assert plain.getvalue() == drawn.getvalue() == "{}\nabc\n\n"


def test_a_screen_is_drawn_on_where_somebody_reads_or_colours_are_asked_for(monkeypatch: pytest.MonkeyPatch):
    for name in ("FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.stdout", StringIO())
    assert type(screen.out()) is Screen
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert isinstance(screen.out(), Terminal)
    monkeypatch.delenv("FORCE_COLOR")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert isinstance(screen.out(), Terminal)
