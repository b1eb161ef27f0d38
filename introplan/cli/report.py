"""`introplan report …`: what is asked of the wanted programmes, made as reports and given in one form."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from introplan.cli.arguments import NO_CALENDAR, REPORT_FORMS, ReportForm
from introplan.cli.checked import Checked, checked_programmes, with_print
from introplan.cli.forms import print_diagnostics, tell_unmade
from introplan.cli.reader import reader
from introplan.cli.resources import font_folders, template_loader
from introplan.cli.screen import counted, is_written_to_a_screen, news, words
from introplan.cli.today import today_here
from introplan.cli.typed import day_typed
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import _, worst
from introplan.language import Either, Language
from introplan.reading import unread
from introplan.rendering.reports.report import MakesReport, Question, Report
from introplan.workspace.faults import reason_of
from introplan.workspace.files import Workspace
from introplan.workspace.writing import FOR_ALL, FOR_THE_OWNER, replace_whole

if TYPE_CHECKING:
    from introplan.releases import Edition

SET_WITH_TEMPLATES = ("html", "pdf")


@dataclass(frozen=True)
class ReportWish:
    """In which form a report is wanted, and where; and what it may take besides.

    Without a form it is that which the file's name ends in, and text where there is none.
    """

    form: ReportForm | None = None
    output: Path | None = None
    day: date | None = None
    days: int = 90
    people: bool = False
    until: date | None = None
    forms: tuple[ReportForm, ...] = REPORT_FORMS

    @property
    def chosen_form(self) -> ReportForm:
        """The form. Raises WrongUseError for a file whose name tells of none."""
        if self.form or self.output is None:
            return self.form or "text"
        ending = self.output.suffix.lower().removeprefix(".")
        found = next((form for form in self.forms if ending == ENDINGS.get(form, form)), None)
        if found is None and ending == "ics":
            raise wrong_use(NO_CALENDAR, "--output", choices=self.forms)
        if found is None:
            raise wrong_use(
                _("the name `{file}` does not tell which form is wanted; end it in {endings}, or use `--format`"),
                "--output",
                file=self.output.name,
                endings=Either(tuple(f".{ENDINGS.get(form, form)}" for form in self.forms)),
            )
        return found


ENDINGS: dict[ReportForm, str] = {"text": "txt"}


def make_report(wanted: Sequence[str], makes: MakesReport, wish: ReportWish) -> int:
    """Make a report of each wanted programme; the exit code, 1 when one of them cannot be read, or set."""
    return give_reports(wanted, lambda each, language: [makes(question(each, language, wish))], wish)


def make_report_until(
    wanted: Sequence[str], makes: MakesReport, until: str | None, form: ReportForm | None, output: Path | None
) -> int:
    """Make a report that counts what has been by a day: today, where none is typed; the exit code."""
    day = day_typed(until, "--until") if until else today_here()
    return make_report(wanted, makes, ReportWish(form, output, until=day))


def give_reports(
    wanted: Sequence[str], makes: Callable[[Checked, Language], Iterable[Report]], wish: ReportWish
) -> int:
    """Give what is made of each wanted programme; the exit code.

    The text is in the language of whoever sits there; all else is for others, in the programme's own.
    """
    form, workspace = wish.chosen_form, Workspace.here()
    programmes = [with_print(workspace, each) for each in checked_programmes(wanted)]
    lacking = [found for each in programmes if not each.plan for found in each.diagnostics]
    lacking += unread(workspace.templates()) if form in SET_WITH_TEMPLATES else []
    print_diagnostics(lacking, "full")
    if worst(lacking) == "error":
        news().print(counted(lacking))
        return 1
    reports = [
        (each.edition, report)
        for each in programmes
        if each.plan
        for report in makes(each, reader() if form == "text" else each.plan.programme.frame.language)
    ]
    return give(reports, form, wish.output, workspace)


def give(
    reports: "Sequence[tuple[Edition, Report]]", form: ReportForm, output: Path | None, workspace: Workspace
) -> int:
    """Print reports, or write them to a file; the exit code, 1 when one cannot be set. Raises WrongUseError."""
    from introplan.rendering.printing import PrintFault, TemplateFault  # noqa: PLC0415 - dear, and not for help

    try:
        _give(reports, form, output, workspace)
    except (TemplateFault, PrintFault) as fault:
        tell_unmade(fault)
        return 1
    return 0


def question(checked: Checked, language: Language, wish: ReportWish) -> Question:
    """What is asked of a programme."""
    errors = sum(found.severity == "error" for found in checked.diagnostics)
    return Question(checked.edition, language, wish.day, wish.days, wish.people, errors, wish.until)


def _give(
    reports: "Sequence[tuple[Edition, Report]]", form: ReportForm, output: Path | None, workspace: Workspace
) -> None:
    """Print them, or write them to a file. Raises WrongUseError, TemplateFault, PrintFault."""
    if form == "text" and output is None:
        from introplan.cli.shown_report import print_report  # noqa: PLC0415 - only for this form

        for number, (_edition, report) in enumerate(reports):
            print_report(report, first=not number)
        return
    if form == "pdf" and output is None and is_written_to_a_screen():
        raise wrong_use(_("a PDF is for a file; write `--output FILE`"), "--format")
    content = _bytes(reports, form, workspace)
    is_personal = any(report.audience == "coordinator" for _edition, report in reports)
    write(content, output, FOR_THE_OWNER if is_personal else FOR_ALL)


def write(content: bytes, output: Path | None, mode: int = FOR_ALL) -> None:
    """To a file, whole or not at all, which `mode` says who may read; else to the terminal. Raises WrongUseError."""
    if output is None:
        typer.get_binary_stream("stdout").write(content)
        return
    try:
        replace_whole(output, content, mode)
    except OSError as fault:
        raise wrong_use(
            _("{file} cannot be written: {reason}"), "--output", file=str(output), reason=reason_of(fault)
        ) from fault
    news().print(words(_("written: {file}"), file=output.as_posix()))


def _bytes(reports: "Sequence[tuple[Edition, Report]]", form: ReportForm, workspace: Workspace) -> bytes:
    from introplan.rendering.reports.data import as_sheet, json_text  # noqa: PLC0415 - only for these forms

    if form == "json":
        return json_text(report for _edition, report in reports).encode()
    if form == "text":
        from introplan.cli.shown_report import report_text  # noqa: PLC0415 - as above

        return "\n".join(report_text(report) for _edition, report in reports).encode()
    if len(reports) != 1:
        raise wrong_use(_("a file is about one programme: name it, or take the form json or text"), "--format")
    [(edition, report)] = reports
    if form == "csv":
        return as_sheet(report)
    if form == "ics":
        from introplan.rendering.calendars.whole_days import calendar_of_days  # noqa: PLC0415 - as above

        title = f"{report.title} – {report.programme}"
        return calendar_of_days(edition, report.name, title, report.entries, report.day or date.min)
    from introplan.rendering.look import colours_alone  # noqa: PLC0415 - only for these forms
    from introplan.rendering.prints import Printer  # noqa: PLC0415 - as above
    from introplan.rendering.reports.pages import report_page, report_print  # noqa: PLC0415 - as above

    templates = template_loader(workspace)
    if form == "html":
        return report_page(report, templates, colours_alone(edition.plan))
    printer = Printer(edition, templates, fonts=font_folders())
    return next(content for _path, content in printer.files(report_print(report)))
