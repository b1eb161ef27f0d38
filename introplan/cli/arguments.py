"""Arguments and options that several commands take, and those that take one of some words, or a number.

A command's signature is read by typer, which makes its values; what is typed wrongly is told in our own words, so no
conversion is left to the library. Texts are marked by standing in `help` and `metavar`.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args

import typer

from introplan.language import _

Programmes = Annotated[
    list[str] | None, typer.Argument(metavar="PROGRAMME", help="Folders in programmes/; without any, all of them.")
]
Drafts = Annotated[bool, typer.Option("--drafts", help="Include cohorts whose status is draft.")]
FileOutput = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")]
OccasionArgument = Annotated[
    str,
    typer.Argument(
        metavar="SESSION",
        help="A session, such as ht26/tolk or its title; a review, such as ht26/ada-testsson/manad-3; a meeting, such "
        "as ada-ida/2027-W10; or an event.",
    ),
]
PersonArgument = Annotated[str, typer.Argument(metavar="PERSON", help="Somebody, by id or name, such as ada-testsson.")]


def choice(
    choices: Sequence[str],
    *names: str,
    help: str,  # noqa: A002 - as typer's own options have it
    others: Mapping[str, str] = MappingProxyType({}),
) -> Any:
    """An option that takes one of some words; `others` say of what does not exist here where it does."""
    return typer.Option(*names, parser=_one_of(choices, others), metavar="|".join(choices), help=help)


def whole_number(least: int, most: int, *names: str, help: str) -> Any:  # noqa: A002 - as typer's own options have it
    """An option that takes a whole number, from the least to the most."""
    return typer.Option(*names, parser=_number_from(least, most), metavar="NUMBER", help=help)


def _one_of(choices: Sequence[str], others: Mapping[str, str]) -> Callable[[str], str]:
    def read(typed: str) -> str:
        if typed in choices:
            return typed
        from introplan.cli.usage import closest  # noqa: PLC0415 - as above
        from introplan.cli.wrong_use import wrong_use  # noqa: PLC0415 - dear to import, and only for a fault

        if typed in others:
            raise wrong_use(others[typed], value=typed, choices=tuple(choices))
        if guess := closest(typed, choices):
            raise wrong_use(_("`{value}` does not exist; did you mean `{guess}`?"), value=typed, guess=guess)
        raise wrong_use(_("`{value}` does not exist; choose from {choices}"), value=typed, choices=tuple(choices))

    return read


def _number_from(least: int, most: int) -> Callable[[str], int]:
    def read(typed: str) -> int:
        digits = str(typed).strip()
        if digits.isascii() and digits.isdigit() and least <= int(digits) <= most:
            return int(digits)
        from introplan.cli.wrong_use import wrong_use  # noqa: PLC0415 - dear to import, and only for a fault

        raise wrong_use(_("write a whole number from {least} to {most}"), least=least, most=most)

    return read


Form = Literal["full", "concise", "json", "github", "sarif"]
"""The forms in which findings are printed: `full` for people, the others for editors, scripts and GitHub."""
FORMS: tuple[Form, ...] = get_args(Form)
ReportForm = Literal["text", "html", "pdf", "json", "csv", "ics"]
AGENDA_FORMS: tuple[ReportForm, ...] = get_args(ReportForm)
REPORT_FORMS: tuple[ReportForm, ...] = tuple(form for form in AGENDA_FORMS if form != "ics")
"""A report is a calendar too only where it has days on which something is to be done."""
NO_CALENDAR = _("the report has no days for a calendar; `introplan report agenda` has; here choose from {choices}")
ReportFormOption = Annotated[
    ReportForm | None,
    choice(
        REPORT_FORMS,
        "--format",
        help="The form; without it, as the name of the file ends, else text.",
        others={"ics": NO_CALENDAR},
    ),
]
ReportOutput = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, such as report.pdf.")
]
ReportUntil = Annotated[
    str | None, typer.Option("--until", metavar="DAY", help="Count what has been by this day, instead of today.")
]
