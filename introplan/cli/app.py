"""What can be typed. A command is a line here and a module of its own, which is imported when the command is chosen."""

from collections.abc import Mapping
from typing import Annotated

import typer

from introplan.cli.arguments import choice
from introplan.cli.groups import CommandGroup, needs_command
from introplan.cli.reader import LANGUAGES
from introplan.language import Language, _

COMMANDS: Mapping[str, str] = {
    "new": _("Make a workspace that builds at once."),
    "check": _("Show everything that is wrong, and how to fix it."),
    "explain": _("Explain why a check exists; without a name, list them all."),
    "show": _("Show the agenda by week."),
    "build": _("Check, then make calendars, booklets and the page to share."),
    "publish": _("Release the plan, so that all calendars get the changes."),
    "send": _("Mail the letters of a release, by your own mail server."),
    "close": _("Take a cohort's people out of the plan when it is over."),
    "plan": _("Propose dates for what a cohort is to have and has none for."),
    "replan": _("Move what cannot stay where it is, affecting few people."),
    "move": _("Move a session, a meeting or an event, or book a review."),
    "cancel": _("Cancel a session, a meeting or an event."),
    "leave": _("Record that somebody leaves, whatever their roles."),
    "replace": _("Let somebody take over from another on a given day."),
    "pair": _("Propose who supports those in a cohort who have nobody."),
    "pause": _("Record that somebody is away for a while, never why."),
    "rename": _("Call something by another id, wherever it is mentioned."),
    "set": _("Change any field of the plan."),
    "missing": _("Show who has missed what, and find them another session."),
    "roll": _("Make the next cohort from one that there is."),
    "export": _("Write the plan to an Excel file, to look at and change."),
    "import": _("Take in what has been changed or written in Excel."),
    "watch": _("Check and build at every save, live in browser and editor."),
    "serve": _("Preview what is built in a browser, on this computer only."),
    "diff": _("Show what has changed since the last release."),
    "schema": _("Print the JSON Schema of the YAML files, for editors."),
    "report": _("Reports for managers, HR and unions."),
    "report load": _("Show hours away by unit and month, and hours for support."),
    "report coverage": _("Show which gaps are closed, by what and for whom."),
    "report outcomes": _("Show what goals and participants have come to."),
    "report agenda": _("List what the coordinator is to do in the coming weeks."),
    "report attendance": _("Show who has been where, for the coordinator alone."),
    "report rules": _("Show rule by rule whether published rule sets are met."),
}
"""Each command and the sentence about it, of at most 60 letters. `report rules` is `command` in
`cli/commands/report_rules.py`, whose docstring is what the help says beyond the sentence. What others begin with is a
group of those."""


class Commands(CommandGroup):
    """The commands of introplan. The tree of them is made anew for each command line."""

    sentences = COMMANDS


app = typer.Typer(
    cls=Commands,
    name="introplan",
    help=_("Plan introduction programmes in YAML: calendars, booklets and a page to share."),
    add_completion=False,
    rich_markup_mode=None,  # plain help costs half the start-up of rich panels
    pretty_exceptions_enable=False,  # a traceback is a bug report: keep it whole
)


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version of the program.")] = False,
    language: Annotated[  # read by `Group`, before anything else is
        Language | None, choice(LANGUAGES, "--lang", help="The language of the screen, before or after the command.")
    ] = None,
) -> None:
    if version:
        from importlib.metadata import version as version_of  # noqa: PLC0415 - only for this option

        typer.echo(f"introplan {version_of('introplan')}")
        raise typer.Exit
    needs_command(context)
