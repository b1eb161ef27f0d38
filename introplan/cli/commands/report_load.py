"""How `introplan report load` is typed: what the programme takes in time."""

from typing import Annotated

import typer

from introplan.cli.arguments import Programmes, ReportFormOption, ReportOutput


def command(
    programme: Programmes = None,
    by_person: Annotated[
        bool,
        typer.Option("--by-person", help="Each supporter and each unit, however few; for the coordinator alone."),
    ] = False,
    form: ReportFormOption = None,
    output: ReportOutput = None,
) -> None:
    """No figure tells of fewer than five people, so that it can be passed on."""
    from introplan.cli.report import ReportWish, make_report
    from introplan.rendering.reports.load import load_report

    raise typer.Exit(make_report(programme or [], load_report, ReportWish(form, output, people=by_person)))
