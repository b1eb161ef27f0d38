"""How `introplan report rules` is typed: whether rule sets are met."""

from typing import Annotated

import typer

from introplan.cli.arguments import Programmes, ReportFormOption, ReportOutput


def command(
    programme: Programmes = None,
    ruleset: Annotated[
        list[str] | None,
        typer.Option(
            "--ruleset", metavar="NAME", help="A rule set, such as asye; without it, those the programme names."
        ),
    ] = None,
    form: ReportFormOption = None,
    output: ReportOutput = None,
) -> None:
    from introplan.cli.report_rules import report_rules

    raise typer.Exit(report_rules(programme or [], ruleset or [], form, output))
