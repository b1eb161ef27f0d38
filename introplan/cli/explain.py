"""`introplan explain`: what a check looks for, why, and where the rule comes from."""

import inspect

import typer
from rich.text import Text

from introplan.checks import EXPLAINED, explanation
from introplan.cli import outputs
from introplan.cli.screen import out
from introplan.reading.explanations import EXPLANATIONS
from introplan.reading.suggestions import meant

OTHERS = {**EXPLANATIONS, **outputs.EXPLANATIONS}


def explain_check(name: str | None) -> None:
    """Print one explanation, or the list of all. Raises BadParameter for a name that is none."""
    checks = {explained.name: explained for explained in map(explanation, EXPLAINED)}
    console = out(prose=True)
    if name is None:
        console.print(Text("Checks on the whole plan", "bold"))
        _list({name: inspect.cleandoc(explained.text).split("\n")[0] for name, explained in checks.items()})
        console.print(Text("\nWhen the files are read, and printed", "bold"))
        _list({name: what for name, (what, _why) in OTHERS.items()})
        console.print("\nintroplan explain NAME says more.")
    elif name in checks:
        explained = checks[name]
        console.print(Text.assemble((explained.name, "bold"), f" ({explained.severity})\n"))
        console.print(Text(inspect.cleandoc(explained.text)))
    elif name in OTHERS:
        what, why = OTHERS[name]
        console.print(Text.assemble((name, "bold"), " (reading)\n"))
        console.print(Text(f"{what}\n\n{why}"))
    else:
        guess = meant(name, [*checks, *OTHERS])
        hint = f"did you mean `{guess}`?" if guess else "`introplan explain` lists them all"
        raise typer.BadParameter(f"there is no check `{name}`: {hint}")


def _list(lines: dict[str, str]) -> None:
    width = max(map(len, lines))
    for name in sorted(lines):
        out(prose=True).print(Text.assemble("  ", (f"{name:<{width}}", "cyan"), f"  {lines[name]}"))
