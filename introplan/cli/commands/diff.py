"""How `introplan diff` is typed: what has changed."""

from typing import Annotated, Literal, get_args

import typer

from introplan.cli.arguments import FileOutput, choice

Grouping = Literal["cohort", "person", "day"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)
Listing = Literal["full", "json", "markdown"]
LISTINGS: tuple[Listing, ...] = get_args(Listing)


def command(
    revision: Annotated[
        str | None,
        typer.Argument(
            metavar="RELEASE|REVISION",
            help="A release, or something that git has; without it, the last release.",
        ),
    ] = None,
    programme: Annotated[
        list[str] | None, typer.Option("--programme", "-p", metavar="PROGRAMME", help="Only this programme.")
    ] = None,
    by: Annotated[Grouping, choice(GROUPINGS, "--by", help="What changes are grouped by.")] = "cohort",
    person: Annotated[
        str | None, typer.Option("--person", metavar="PERSON", help="Only what this person is told.")
    ] = None,
    cohort: Annotated[str | None, typer.Option("--cohort", metavar="COHORT", help="Only this cohort.")] = None,
    form: Annotated[Listing, choice(LISTINGS, "--format", help="How changes are printed.")] = "full",
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with code 1 if something has changed.")] = False,
    output: FileOutput = None,
) -> None:
    """Or since an earlier release, or since something that git has."""
    from introplan.cli.diff import show_changes
    from introplan.cli.into_file import printed_into
    from introplan.rendering.changes.listing import ListingWish

    wish = ListingWish(by, person, cohort)
    with printed_into(output):
        code = show_changes(revision, programme or [], wish, form, exit_code=exit_code)
    raise typer.Exit(code)
