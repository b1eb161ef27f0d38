"""How `introplan report rules` is typed: whether rule sets are met."""

from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from introplan.cli.arguments import Programmes, choice

RulesForm = Literal["text", "json", "html"]
RULES_FORMS: tuple[RulesForm, ...] = get_args(RulesForm)


def command(
    programme: Programmes = None,
    ruleset: Annotated[
        list[str] | None,
        typer.Option(
            "--ruleset", metavar="NAME", help="A rule set, such as asye; without it, those the programme names."
        ),
    ] = None,
    form: Annotated[RulesForm, choice(RULES_FORMS, "--format", help="The form of the report.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write JSON or HTML to a file.")
    ] = None,
) -> None:
    from introplan.cli.report_rules import report_rules

    raise typer.Exit(report_rules(programme or [], ruleset or [], form, output))
