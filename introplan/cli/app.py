"""What can be typed: commands, arguments and options. Each command imports what it needs when it runs."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from introplan.cli.reader import Commands
from introplan.language import Language

app = typer.Typer(
    cls=Commands,
    name="introplan",
    help="Plan introduction programmes in YAML: calendars, booklets and a page to share.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help costs half the start-up of rich panels
    pretty_exceptions_enable=False,  # a traceback is a bug report: keep it whole
)

Form = Literal["full", "concise", "json", "github", "sarif"]
Severity = Literal["error", "warning", "note"]
Programme = Annotated[
    list[str] | None,
    typer.Argument(metavar="PROGRAMME", help="Folders in programmes/; without any, all of them.", show_default=False),
]
Drafts = Annotated[bool, typer.Option("--drafts", help="Include cohorts whose status is draft.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")]


class ReportForm(StrEnum):
    """How a report is given."""

    text = "text"
    json = "json"
    html = "html"


class Example(StrEnum):
    """The programmes that come with introplan."""

    malmo = "malmo"
    huddingetrainee = "huddingetrainee"


report = typer.Typer(help="Reports for managers, HR and unions.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(report, name="report")


@app.callback(invoke_without_command=True)
def options(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
    language: Annotated[  # read by `Commands`, before anything else is
        Language | None, typer.Option("--lang", help="The language of the screen, before or after the command.")
    ] = None,
) -> None:
    """Plan introduction programmes in YAML: calendars, booklets and a page to share."""
    if version:
        from importlib.metadata import version as version_of  # noqa: PLC0415 - only for this option

        typer.echo(f"introplan {version_of('introplan')}")
        raise typer.Exit


@app.command()
def new(
    name: Annotated[Path, typer.Argument(help="The folder to make.", show_default=False)],
    example: Annotated[
        Example | None, typer.Option(help="Start from a complete programme.", show_default=False)
    ] = None,
    empty: Annotated[bool, typer.Option("--empty", help="Start from the frame alone.")] = False,
) -> None:
    """Make a workspace that builds at once."""
    from introplan.cli.new import make_workspace  # noqa: PLC0415 - each command imports what it needs

    if example and empty:
        from introplan.cli.screen import wrong_use  # noqa: PLC0415 - dear to import, and only here
        from introplan.diagnostics import _  # noqa: PLC0415 - as above

        raise wrong_use(_("choose --example or --empty, not both"))
    make_workspace(name, "empty" if empty else example.value if example else "starter")


@app.command()
def check(  # noqa: PLR0913, PLR0917 - each is an option
    programme: Programme = None,
    form: Annotated[Form, typer.Option("--format", help="How findings are printed.")] = "full",
    only: Annotated[
        list[str] | None, typer.Option(metavar="CHECK", help="Only what this check finds; may be repeated.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="CHECK", help="All but what this check finds; may be repeated.")
    ] = None,
    severity: Annotated[
        Severity | None,
        typer.Option(
            help="The least grave findings that are shown. Without it, all but notes; for programs, all.",
            show_default=False,
        ),
    ] = None,
    notes: Annotated[bool, typer.Option("--notes", help="Show notes too, as --severity note does.")] = False,
    fix: Annotated[
        bool,
        typer.Option("--fix", help="Mend what can be mended in one way only, after asking; of a check, if named."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="With --fix: do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="With --fix: only show what would change.")] = False,
) -> None:
    """Say everything that is wrong with the plan, and the way out."""
    from introplan.cli.check import Wish, check_programmes  # noqa: PLC0415 - each command imports what it needs

    if notes and severity not in (None, "note"):
        from introplan.cli.screen import wrong_use  # noqa: PLC0415 - dear to import, and only here
        from introplan.diagnostics import _  # noqa: PLC0415 - as above

        raise wrong_use(_("choose --notes or --severity, not both"))
    wish = Wish(frozenset(only or ()), frozenset(ignore or ()), "note" if notes else severity)
    if fix:
        from introplan.cli.amending import Wish as Asking  # noqa: PLC0415 - as above
        from introplan.cli.fixes import fix_programmes  # noqa: PLC0415 - as above

        raise typer.Exit(fix_programmes(programme or [], form, wish, Asking(yes, dry_run)))
    raise typer.Exit(check_programmes(programme or [], form, wish))


@app.command()
def explain(
    name: Annotated[str | None, typer.Argument(metavar="[CHECK]", help="A check's name.", show_default=False)] = None,
) -> None:
    """Say why a check exists; without a name, list them all."""
    from introplan.cli.explain import explain_check  # noqa: PLC0415 - each command imports what it needs

    explain_check(name)


@app.command()
def show(
    programme: Programme = None,
    cohort: Annotated[str | None, typer.Option(help="Only this cohort.", show_default=False)] = None,
    person: Annotated[str | None, typer.Option(help="Only what this person attends.", show_default=False)] = None,
    week: Annotated[str | None, typer.Option(help="Only this week, such as 2027-W10.", show_default=False)] = None,
) -> None:
    """Show the agenda by week."""
    from introplan.cli.show import show_agenda  # noqa: PLC0415 - each command imports what it needs

    raise typer.Exit(show_agenda(programme or [], cohort, person, week))


@app.command()
def build(
    programme: Programme = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Where to write; without it, build.", show_default=False)
    ] = None,
    drafts: Drafts = False,
    secret_links: Annotated[
        bool | None,
        typer.Option(
            "--secret-links/--no-secret-links",
            help="Give personal calendars addresses that nobody can guess, for the web, from now on; or no longer.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check, then make calendars, booklets and the page to share."""
    from introplan.cli.build import build_programmes  # noqa: PLC0415 - each command imports what it needs

    raise typer.Exit(build_programmes(programme or [], output, drafts=drafts, secret_links=secret_links))


@app.command()
def publish(  # noqa: PLR0913, PLR0917 - each is an option
    message: Annotated[
        str | None, typer.Option("--message", "-m", help="What is new, in a few words.", show_default=False)
    ] = None,
    programme: Programme = None,
    name: Annotated[
        str | None, typer.Option(help="The release's name, such as 1.2; without it, the next.", show_default=False)
    ] = None,
    yes: Yes = False,
    no_commit: Annotated[bool, typer.Option("--no-commit", help="Leave the commit and its tag to you.")] = False,
    letters: Annotated[
        str | None,
        typer.Option(
            "--letters",
            metavar="[RELEASE]",
            help="Only write the letters of a release once more; without a name, of the last.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Release the plan.

    What has changed is counted, so that everybody's calendar takes it.
    """
    from introplan.cli.publications import Wish  # noqa: PLC0415 - each command imports what it needs
    from introplan.cli.publish import publish_programmes  # noqa: PLC0415 - as above

    if letters is not None:
        from introplan.cli.letters import write_letters  # noqa: PLC0415 - as above

        raise typer.Exit(write_letters(programme or [], letters))
    wish = Wish(message, name, yes=yes, commit=not no_commit)
    raise typer.Exit(publish_programmes(programme or [], wish))


@app.command()
def close(
    cohort: Annotated[
        str,
        typer.Argument(metavar="COHORT", help="The cohort, such as ht26, malmo/ht26 or its title.", show_default=False),
    ],
    yes: Yes = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would go.")] = False,
) -> None:
    """Take a cohort's people out of the plan when its years are over."""
    from introplan.cli.amending import Wish  # noqa: PLC0415 - each command imports what it needs
    from introplan.cli.close import close_cohort  # noqa: PLC0415 - as above

    raise typer.Exit(close_cohort(cohort, Wish(yes, dry_run)))


Occasion = Annotated[
    str,
    typer.Argument(
        metavar="SESSION",
        help="A session, such as ht26/tolk or its title; a review, such as ht26/ada-testsson/manad-3; a meeting, such "
        "as ada-ida/2027-W10; or an event.",
        show_default=False,
    ),
]
Person = Annotated[
    str, typer.Argument(metavar="PERSON", help="Somebody, by id or name, such as ada-testsson.", show_default=False)
]


@app.command()
def move(  # noqa: PLR0913, PLR0917 - each is an option
    session: Occasion,
    to: Annotated[str | None, typer.Option(metavar="DATE", help="The new date.", show_default=False)] = None,
    time: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="The new time, such as 9-12; 13 alone keeps its length.", show_default=False),
    ] = None,
    place: Annotated[str | None, typer.Option(metavar="PLACE", help="The new place.", show_default=False)] = None,
    free: Annotated[bool, typer.Option("--free", help="List where it could be, the best first.")] = False,
    near: Annotated[
        str | None, typer.Option(metavar="DATE", help="With --free: around this day.", show_default=False)
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Move a session, a meeting or an event, or book a review.

    Free times, the best first: `introplan move --free ht26/tolk`

    Moved to one: `introplan move ht26/tolk --to 2027-03-04 --time 13-16`

    What is not written, such as the place, stays as it is.
    """
    from introplan.cli.amending import Wish  # noqa: PLC0415 - each command imports what it needs
    from introplan.cli.move import Destination, list_free, move_occasion  # noqa: PLC0415 - as above
    from introplan.cli.screen import wrong_use  # noqa: PLC0415 - as above
    from introplan.diagnostics import _  # noqa: PLC0415 - as above

    destination = Destination(to, time, place)
    if near is not None and not free:
        raise wrong_use(_("`--near` goes with `--free`"))
    if not free:
        raise typer.Exit(move_occasion(session, destination, Wish(yes, dry_run)))
    if any(destination):
        raise wrong_use(_("choose `--free`, or where it is to be, not both"))
    raise typer.Exit(list_free(session, near))


@app.command()
def cancel(session: Occasion, yes: Yes = False, dry_run: DryRun = False) -> None:
    """Cancel a session, a meeting or an event.

    Of a review, the booking is taken back.
    """
    from introplan.cli.amending import Wish  # noqa: PLC0415 - each command imports what it needs
    from introplan.cli.cancel import cancel_occasion  # noqa: PLC0415 - as above

    raise typer.Exit(cancel_occasion(session, Wish(yes, dry_run)))


@app.command()
def leave(
    person: Person,
    last_day: Annotated[
        str, typer.Option("--last-day", metavar="DAY", help="The last day, such as 2027-06-30.", show_default=False)
    ],
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Let somebody leave, in all that they are."""
    from introplan.cli.amending import Wish  # noqa: PLC0415 - each command imports what it needs
    from introplan.cli.leave import leave as let_leave  # noqa: PLC0415 - as above

    raise typer.Exit(let_leave(person, last_day, Wish(yes, dry_run)))


@app.command()
def replace(  # noqa: PLR0913, PLR0917 - each is an option
    person: Person,
    by: Annotated[str, typer.Argument(metavar="BY", help="Who follows, by id or name.", show_default=False)],
    first: Annotated[str, typer.Option("--from", metavar="DAY", help="The follower's first day.", show_default=False)],
    role: Annotated[
        str | None,
        typer.Option(
            metavar="ROLE",
            help="introducer, supervisor, mentor or buddy; manager, contact or coordinator.",
            show_default=False,
        ),
    ] = None,
    lecturer: Annotated[bool, typer.Option("--lecturer", help="At all sessions that the person gives.")] = False,
    participants: Annotated[
        list[str] | None,
        typer.Option("--for", metavar="PARTICIPANT", help="Only for this participant; may be repeated."),
    ] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Let somebody follow another from a day.

    In a role: `introplan replace ida nils --role introducer --from 2028-02-01`

    At sessions: `introplan replace ida nils --lecturer --from 2028-02-01`
    """
    from introplan.cli.amending import Wish  # noqa: PLC0415 - each command imports what it needs
    from introplan.cli.replace import Succeeding  # noqa: PLC0415 - as above
    from introplan.cli.replace import replace as let_follow  # noqa: PLC0415 - as above

    how = Succeeding(role, lecturer, first, tuple(participants or ()))
    raise typer.Exit(let_follow(person, by, how, Wish(yes, dry_run)))


@app.command()
def pause(
    person: Person,
    days: Annotated[
        str,
        typer.Argument(metavar="DAYS", help="From..until, such as 2027-04-01..2027-08-31.", show_default=False),
    ],
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Let somebody be away for a while; why is never asked."""
    from introplan.cli.amending import Wish  # noqa: PLC0415 - each command imports what it needs
    from introplan.cli.pause import pause as let_pause  # noqa: PLC0415 - as above

    raise typer.Exit(let_pause(person, days, Wish(yes, dry_run)))


@app.command()
def rename(
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="What is to have another id: its id, name or title, or cohort/key.", show_default=False
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new id.", show_default=False)],
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Call something by another id, wherever the plan speaks of it.

    The id is the word before the colon: `introplan rename ada-testsson ada-nyberg`

    The name is a field: `introplan set ada-nyberg name "Ada Nyberg"`
    """
    from introplan.cli.amending import Wish  # noqa: PLC0415 - each command imports what it needs
    from introplan.cli.rename import rename_entry  # noqa: PLC0415 - as above

    raise typer.Exit(rename_entry(old, new, Wish(yes, dry_run)))


@app.command("set")
def set_value(
    path: Annotated[
        str,
        typer.Argument(
            metavar="PATH", help="What it is of, such as ht26/ada-testsson or places.aulan.title.", show_default=False
        ),
    ],
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FIELD] VALUE",
            help="The field, and what is to stand there. A value with `-` first comes last, behind `--`.",
            show_default=False,
        ),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the field away.")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    """Change any field of the plan.

    Starts later: `introplan set ht26/ada-testsson starts 2026-10-01`

    Works part time: `introplan set ht26/ada-testsson work_percent 80`

    Takes a make-up: `introplan set ht26/ada-testsson make_ups "[vt27/tolk]"`
    """
    from introplan.cli.amending import Wish  # noqa: PLC0415 - each command imports what it needs
    from introplan.cli.set import set_field  # noqa: PLC0415 - as above

    raise typer.Exit(set_field(path, words or [], Wish(yes, dry_run), remove=remove))


@app.command()
def serve(
    folder: Annotated[Path | None, typer.Argument(help="What to serve; without it, build.", show_default=False)] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 lets the computer choose.")] = 8026,
) -> None:
    """Let this computer, and no other, read what is built.

    It is read as from a web server.
    """
    from introplan.cli.serve import serve_build  # noqa: PLC0415 - each command imports what it needs

    raise typer.Exit(serve_build(folder, port))


class ChangesForm(StrEnum):
    """How changes are printed."""

    full = "full"
    json = "json"
    markdown = "markdown"


class Grouping(StrEnum):
    """What changes are grouped by."""

    cohort = "cohort"
    person = "person"
    day = "day"


@app.command()
def diff(  # noqa: PLR0913, PLR0917 - each option of the command is a parameter
    revision: Annotated[
        str | None,
        typer.Argument(metavar="RELEASE|REV", help="A release, or a git revision; without it, the last release."),
    ] = None,
    programme: Annotated[
        list[str] | None, typer.Option("--programme", "-p", help="Only this programme.", show_default=False)
    ] = None,
    by: Annotated[Grouping, typer.Option(help="What changes are grouped by.")] = Grouping.cohort,
    person: Annotated[str | None, typer.Option(help="Only what this person is told.", show_default=False)] = None,
    cohort: Annotated[str | None, typer.Option(help="Only this cohort.", show_default=False)] = None,
    form: Annotated[ChangesForm, typer.Option("--format", help="How changes are printed.")] = ChangesForm.full,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 when something has changed.")] = False,
) -> None:
    """Say what has changed since the last release.

    Or since an earlier one, or since a git revision.
    """
    from introplan.cli.diff import show_changes  # noqa: PLC0415 - each command imports what it needs
    from introplan.rendering.changes.listing import Wish  # noqa: PLC0415 - as above

    wish = Wish(by.value, person, cohort)
    raise typer.Exit(show_changes(revision, programme or [], wish, form.value, exit_code=exit_code))


@app.command()
def schema(
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file.", show_default=False)] = None,
) -> None:
    """Print the JSON Schema of the YAML language, for editors."""
    from introplan.cli.schema import print_schema  # noqa: PLC0415 - each command imports what it needs

    print_schema(output)


@report.command("rules")
def report_rules(
    programme: Programme = None,
    ruleset: Annotated[
        list[str] | None,
        typer.Option("--ruleset", help="A rule set, such as asye; without it, those the programme names."),
    ] = None,
    form: Annotated[ReportForm, typer.Option("--format", help="How the report is given.")] = ReportForm.text,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write JSON or HTML to a file.", show_default=False)
    ] = None,
) -> None:
    """Say rule by rule whether the plan meets published rule sets."""
    from introplan.cli.report import report_rules as report_on  # noqa: PLC0415 - each command imports what it needs

    raise typer.Exit(report_on(programme or [], ruleset or [], form.value, output))
