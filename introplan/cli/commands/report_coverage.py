"""How `introplan report coverage` is typed: which gaps are closed, by what and for whom."""

import typer

from introplan.cli.arguments import Programmes, ReportFormOption, ReportOutput, ReportUntil


def command(
    programme: Programmes = None,
    until: ReportUntil = None,
    form: ReportFormOption = None,
    output: ReportOutput = None,
) -> None:
    """No figure tells of fewer than five people, so that it can be passed on."""
    from introplan.cli.checked import today_here
    from introplan.cli.report import ReportWish, make_report
    from introplan.cli.typed import day_typed
    from introplan.rendering.reports.coverage import coverage_report

    wish = ReportWish(form, output, until=day_typed(until, "--until") if until else today_here())
    raise typer.Exit(make_report(programme or [], coverage_report, wish))
