"""How dear the commands are: `python tests/benchmarks/commands.py`, from the checkout. Ratios of one run, in CPU.

- `--help`, the help of a command and `check` against bare Python starting up, beside a program of one line with typer
  and, where it is installed, another program that makes documents of YAML (`rendercv --help`);
- `build` of both programmes: all of it, again with nothing changed, and with one word changed;
- reading, dates and checks against libyaml composing the same files, for the generated municipality.
"""

import gc
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import yaml

CHECKOUT = Path(__file__).parents[2]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests" / "benchmarks")]
from figures import Figure, least_of, of_process, of_processes, tell  # noqa: E402 - the folder is on the path since above
from municipality import municipality  # noqa: E402 - as above

from introplan.language.compiling import compiled  # noqa: E402 - as above

INTROPLAN = (sys.executable, "-m", "introplan")
HELLO = "import typer\napp = typer.Typer()\n@app.command()\ndef hello(name: str = 'x') -> None:\n    print(name)\napp()"
CHANGED = ("lectures", "Att ", "Att nu ")
"""The folder of a programme's files in one of whose texts the first of two words is another one afterwards."""


def compile_all() -> None:
    """Compile the message catalogues, as an installation does."""
    for text in (CHECKOUT / "introplan" / "language" / "catalogues").rglob("*.po"):
        text.with_suffix(".mo").write_bytes(compiled(text.read_bytes()))


def starts() -> Iterator[Figure]:
    """What it costs to start."""
    compile_all()  # of the catalogues; an old one would be compiled at each start
    others = {"rendercv": (sys.executable, "-m", "rendercv", "--help")} if find_spec("rendercv") else {}
    seconds = of_processes(
        {
            "bare": (sys.executable, "-c", "pass"),
            "typer": (sys.executable, "-c", HELLO),
            **others,
            "--help": (*INTROPLAN, "--help"),
            "build --help": (*INTROPLAN, "build", "--help"),
            "check malmo": (*INTROPLAN, "check", "malmo"),
        }
    )
    bare = seconds["bare"]
    unit = "times bare Python"
    beside = ", ".join(f"{name} {seconds[name] / bare:.1f}" for name in ("typer", *others))
    yield Figure("introplan --help", seconds["--help"] / bare, unit, 8, beside=beside)
    yield Figure("introplan build --help", seconds["build --help"] / bare, unit, 8)
    yield Figure("introplan check malmo", seconds["check malmo"], f"s, bare Python {bare * 1000:.0f} ms", 0.45)


def builds() -> Iterator[Figure]:
    """What a build costs: all of it, with nothing changed, with one word changed."""
    bare = min(of_process((sys.executable, "-c", "pass")) for _ in range(5))
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(CHECKOUT / "programmes", folder / "programmes")
        build = (*INTROPLAN, "build")
        cold = of_process(build, folder)
        unchanged = min(of_process(build, folder) for _ in range(5))
        _change_a_word(folder)
        changed = of_process(build, folder)
        alone = of_process((*build, "malmo", "-o", str(folder / "other")), folder)
    yield Figure("build of both programmes", cold, "s", beside=f"Malmö alone {alone:.1f}")
    yield Figure("build, nothing changed", unchanged / bare, "times bare Python", 6)
    yield Figure("build, one word of Malmö changed", changed / cold, "times the whole build")


def _change_a_word(folder: Path) -> None:
    where, old, new = CHANGED
    for file in sorted((folder / "programmes" / "malmo" / where).glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        if old in text.partition("text:")[2]:
            head, mark, rest = text.partition("text:")
            file.write_text(head + mark + rest.replace(old, new, 1), encoding="utf-8")
            return
    raise ValueError("no text has the word")


def checks() -> Iterator[Figure]:
    """What it costs to read and check a municipality."""
    gc.disable()  # as the command does, and for both sides
    from introplan.agenda import plan_of  # noqa: PLC0415 - after the start-up has been measured
    from introplan.checks import run_checks  # noqa: PLC0415 - as above
    from introplan.reading import read_programme  # noqa: PLC0415 - as above

    folder = municipality(1)
    texts = [file.content.decode() for file in folder.files if isinstance(file.content, bytes)]
    programme, origins, _found = read_programme(folder)
    assert programme is not None
    composing, reading, dates, checking = least_of(
        lambda: [yaml.compose(text, Loader=yaml.CSafeLoader) for text in texts],
        lambda: read_programme(folder),
        lambda: plan_of("storstad", programme, origins),
        lambda: run_checks(plan_of("storstad", programme, origins)),
    )
    unit = "times libyaml composing"
    beside = f"reading {reading / composing:.1f}, dates {dates / composing:.1f}"
    yield Figure(
        "reading, dates and checks of a municipality", (reading + checking) / composing, unit, 9, beside=beside
    )


if __name__ == "__main__":
    tell(starts())
    tell(builds())
    tell(checks())
