"""`introplan import`: what somebody has written in a workbook, understood, shown, asked about and written."""

from collections.abc import Sequence
from pathlib import Path

from introplan.agenda import Plan
from introplan.amendments import Amendment, Hindrance
from introplan.cli.amending import Amended, Wish, amend
from introplan.cli.forms import first_of
from introplan.cli.reader import reader
from introplan.cli.screen import news, out, say, several, tell_fault, words
from introplan.cli.wrong_use import wrong_use
from introplan.diagnostics import Message, _, _n
from introplan.diagnostics.full import STYLES, WORDS, headed, helping
from introplan.diagnostics.wrapping import seen
from introplan.sheets.importing import imported
from introplan.sheets.lines import Imported
from introplan.sheets.recognition import Recognised, is_for_others, is_ours, programme_in, recognised
from introplan.sheets.tables import CellPlace, CellTable, FileRefusal, SheetRemark, letter_of
from introplan.sheets.xlsx_reading import LARGEST, tables_of
from introplan.workspace.faults import reason_of
from introplan.workspace.files import Workspace

UNREADABLE = _("the programme {programme} cannot be read, so nothing is taken into it")
NOT_UNDERSTOOD = _n(
    "{count} cell could not be taken in; the rest can",
    "{count} cells could not be taken in; the rest can",
)


def import_file(file: Path, programme: str | None, wish: Wish) -> int:
    """Take a file into the plan, after asking; the exit code."""
    shown = file.as_posix()
    tables = tables_of(file.name, _content(file, shown))
    if isinstance(tables, FileRefusal):
        tell_fault(say(tables.message), say(tables.help))
        return 1
    remarks: list[SheetRemark] = []
    known = _known(tables, remarks)
    [name, *others] = Workspace.here().chosen([asked] if (asked := programme or programme_in(tables)) else [])
    if others and known:
        raise wrong_use(_("there are several programmes; name one of {choices}"), choices=(name, *others))

    def work(plans: Sequence[Plan]) -> Amended | Hindrance:
        plan = next((each for each in plans if each.name == name), None)
        if plan is None:
            return Hindrance(Message(UNREADABLE, {"programme": name}), Message(_("fix that first")), is_misspelt=True)
        found = imported(plan, known, reader())
        remarks.extend(found.remarks)
        _show_remarks(remarks)
        return Amended(plan, _amendment(file.name, found))

    if not known:
        _show_remarks(remarks)
        tell_fault(
            words(_("nothing in {file} could be understood"), file=shown),
            words(_("write headings such as {choices} above the columns"), choices=_examples()),
        )
        return 1
    code = amend("import", work, wish, is_surely_a_change=False)
    return code or int(any(map(_is_fault, remarks)))


def _content(file: Path, shown: str) -> bytes:
    try:
        if file.stat().st_size > LARGEST:
            raise wrong_use(_("{file} is larger than {size} MB"), file=shown, size=LARGEST // 10**6)
        return file.read_bytes()
    except OSError as fault:
        raise wrong_use(_("{file} cannot be read: {reason}"), file=shown, reason=reason_of(fault)) from fault


def _known(tables: Sequence[CellTable], remarks: list[SheetRemark]) -> list[Recognised]:
    """The tables that hold something of the plan; of the others, and of their columns, it is told that they do not."""
    found = []
    for table in tables:
        if is_ours(table) or not table.rows:
            continue
        if is_for_others(table):
            told = Message(_("the list is made to be read, and is not taken in"))
            way_out = Message(_("take in what `introplan export` makes without `--rooms` and `--lecturers`"))
            remarks.append(SheetRemark(CellPlace(table.file, table.title), told, way_out))
            continue
        remarks += table.remarks
        known = recognised(table)
        if known is None:
            remarks.append(
                SheetRemark(
                    CellPlace(table.file, table.title),
                    Message(_("the sheet is not read: it has no headings that are known")),
                    Message(_("write headings such as {choices} above the columns"), {"choices": _examples()}),
                    severity="note",
                )
            )
            continue
        found.append(known)
        for number in known.unknown:
            head = known.table.rows[known.head][number]
            remarks.append(
                SheetRemark(
                    known.table.place(known.head, number),
                    Message(
                        _("column {letter}, “{head}”, is not read: no field of {section} is called so"),
                        {"letter": letter_of(number), "head": str(head), "section": Message(known.section.title)},
                    ),
                    severity="note",
                )
            )
    return found


def _examples() -> tuple[Message, ...]:
    from introplan.sheets.columns import BY_NAME  # noqa: PLC0415 - only when something is not understood

    return tuple(Message(column.title) for column in BY_NAME["people"].columns[:5])


def _amendment(file: str, found: Imported) -> Amendment:
    told = {"file": file, "count": found.count}
    template = _n("{file}: {count} change", "{file}: {count} changes") if found.count else _("{file} changes nothing")
    is_answer = bool(found.left) and not found.edits
    return Amendment(Message(template, told), tuple(found.edits), tuple(found.left), tuple(found.steps), is_answer)


def _show_remarks(remarks: Sequence[SheetRemark]) -> None:
    """What is told of cells and sheets, as findings are: what, where, and the way out."""
    console = out()
    for each in (first := first_of(remarks)):
        head = words(WORDS[each.severity])
        text = headed(head, say(each.message), console.breadth, STYLES[each.severity], "bold")
        text.append(" --> ", "blue").append(f"{_place(each.at)}\n")
        if each.help is not None:
            text.append_text(helping(each.help, say, console.breadth))
        console.print(text)
    if more := len(remarks) - len(first):
        news().print(words(_("… and {count} more"), count=more))
    if count := sum(map(_is_fault, remarks)):
        news().print(several(NOT_UNDERSTOOD, count))


def _is_fault(remark: SheetRemark) -> bool:
    """Whether something was not taken in."""
    return remark.severity == "warning"


def _place(at: CellPlace) -> str:
    """`plan.xlsx, "Deltagare", C7`."""
    return seen(", ".join(part for part in (at.file, f"“{at.sheet}”" if at.sheet else "", at.cell) if part))
