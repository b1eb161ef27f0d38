"""How `introplan report attendance` is typed: who has been where."""

from typing import Annotated

import typer

from introplan.cli.arguments import Programmes, ReportFormOption, ReportOutput


def command(
    programme: Programmes = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="Count only what has been by this day.")
    ] = None,
    form: ReportFormOption = None,
    output: ReportOutput = None,
) -> None:
    from introplan.cli.report import ReportWish, make_report
    from introplan.cli.typed import day_typed
    from introplan.rendering.reports.attendance import attendance_report

    wish = ReportWish(form, output, until=day_typed(until, "--until") if until else None)
    raise typer.Exit(make_report(programme or [], attendance_report, wish))
