"""How `introplan report agenda` is typed: what the coordinator has to do in the coming weeks."""

from typing import Annotated

import typer

from introplan.cli.arguments import AGENDA_FORMS, Programmes, ReportForm, ReportOutput, choice, whole_number

MOST_DAYS = 1000


def command(
    programme: Programmes = None,
    days: Annotated[int, whole_number(1, MOST_DAYS, "--days", help="How many days it is about.")] = 90,
    from_: Annotated[str | None, typer.Option("--from", metavar="DAY", help="The first day, instead of today.")] = None,
    form: Annotated[
        ReportForm | None,
        choice(AGENDA_FORMS, "--format", help="The form; without it, as the name of the file ends, else text."),
    ] = None,
    output: ReportOutput = None,
) -> None:
    """Names individuals: it is for the coordinator, and whoever takes over. As `ics` it is a calendar of whole days."""
    from introplan.cli.report import ReportWish, make_report
    from introplan.cli.today import today_here
    from introplan.cli.typed import day_typed
    from introplan.rendering.reports.agenda import agenda_report

    first = day_typed(from_, "--from") if from_ else today_here()
    wish = ReportWish(form, output, day=first, days=days, forms=AGENDA_FORMS)
    raise typer.Exit(make_report(programme or [], agenda_report, wish))
