"""How `introplan report outcomes` is typed: what goals have come to, and what became of participants."""

import typer

from introplan.cli.arguments import Programmes, ReportFormOption, ReportOutput, ReportUntil


def command(
    programme: Programmes = None,
    until: ReportUntil = None,
    form: ReportFormOption = None,
    output: ReportOutput = None,
) -> None:
    """No figure tells of fewer than five people, so that it can be passed on. Two of different days together can."""
    from introplan.cli.report import make_report_until
    from introplan.rendering.reports.outcomes import outcomes_report

    raise typer.Exit(make_report_until(programme or [], outcomes_report, until, form, output))
