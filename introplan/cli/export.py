"""`introplan export`: the plan as an Excel file, whole or not at all; a file that is there is asked about."""

from pathlib import Path
from typing import NamedTuple

from introplan.agenda import Plan
from introplan.cli.forms import print_diagnostics
from introplan.cli.plans import read_plans
from introplan.cli.reader import reader
from introplan.cli.rulesets import rule_sets_of
from introplan.cli.screen import ask, counted, is_terminal, news, tell_fault, words
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import _
from introplan.workspace.faults import reason_of
from introplan.workspace.files import Workspace
from introplan.workspace.writing import FOR_ALL, FOR_THE_OWNER, replace_whole

ENDING = ".xlsx"


class ExportWish(NamedTuple):
    """The file that is wanted, and of which programme; without one, of the only one."""

    file: Path
    programme: str | None = None
    yes: bool = False

    @classmethod
    def of(cls, programme: str | None, file: Path | None, output: Path | None, *, yes: bool) -> "ExportWish":
        """What the words on the command line mean. Raises WrongUseError."""
        if programme is not None and file is None and programme.lower().endswith(ENDING):
            return cls.of(None, Path(programme), output, yes=yes)
        if file is not None and output is not None:
            raise wrong_use(_("the file is named twice; name it once"), "--output")
        chosen = output or file or Path("plan.xlsx" if programme is None else f"{Path(programme).name}.xlsx")
        if chosen.suffix.lower() != ENDING:
            raise wrong_use(_("the name `{file}` does not end in .xlsx, as an Excel file does"), file=chosen.name)
        return cls(chosen, programme, yes)


def export(wish: ExportWish, *, rooms: bool = False, lecturers: bool = False) -> int:
    """Write the plan, or a list of it, into a file; the exit code."""
    if rooms and lecturers:
        raise wrong_use(_("a file has one list; write `--rooms` or `--lecturers`"))
    plan = plan_wanted(Workspace.here(), wish.programme)
    if plan is None:
        return 1
    from introplan.sheets.bookings import lecturers_of, rooms_of  # noqa: PLC0415 - only for a list
    from introplan.sheets.exporting import book_of  # noqa: PLC0415 - openpyxl is dear, and for these commands alone
    from introplan.sheets.xlsx_writing import xlsx_of  # noqa: PLC0415 - as above

    if rooms or lecturers:
        makes = rooms_of if rooms else lecturers_of
        return put(wish, xlsx_of(makes(plan, plan.programme.frame.language)), FOR_ALL)
    return put(wish, xlsx_of(book_of(plan, reader())))


def plan_wanted(workspace: Workspace, programme: str | None) -> Plan | None:
    """The plan that is asked for; what keeps it from being read is told. Raises WrongUseError where it is not clear."""
    names = workspace.chosen([programme] if programme else [])
    if len(names) > 1:
        raise wrong_use(_("there are several programmes; name one of {choices}"), choices=tuple(names))
    [read] = read_plans(workspace, names, rule_sets_of(workspace)[0])
    if read.plan is None:
        print_diagnostics(read.diagnostics, "full")
        news().print(counted(read.diagnostics))
    return read.plan


def put(wish: ExportWish, content: bytes, mode: int = FOR_THE_OWNER) -> int:
    """Write the file, after asking where it would take the place of another; the exit code."""
    shown = wish.file.as_posix()
    try:
        there = wish.file.read_bytes() if wish.file.is_file() else None
        if there == content:
            news().print(words(_("{file} is up to date."), file=shown))
            return 0
        if there is not None and not wish.yes and not _may_replace(shown):
            news().print(words(_("Nothing was changed.")))
            return 0
        replace_whole(wish.file, content, mode)
    except PermissionError as fault:
        tell_fault(
            words(_("{file} cannot be written: {reason}"), file=shown, reason=reason_of(fault)),
            words(_("close it in Excel, or write another name")),
        )
        return 1
    except OSError as fault:
        raise wrong_use(_("{file} cannot be written: {reason}"), file=shown, reason=reason_of(fault)) from fault
    news().print(words(_("written: {file}"), file=shown))
    return 0


def _may_replace(file: str) -> bool:
    """Whether a file may go that is there. Raises WrongUseError where nobody can be asked."""
    if not is_terminal():
        raise wrong_use(_("{file} is there already; with `--yes` it is replaced"), file=file)
    news().print(
        words(_("{file} is there already. What has been changed in it, and not taken in, would be lost."), file=file)
    )
    return ask(_("Replace it? Yes or no [y/N]:"))
