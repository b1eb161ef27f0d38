"""A plan as a workbook."""

from collections.abc import Iterator
from datetime import date, datetime, time

from introplan.agenda import Plan
from introplan.language import Language, _, _p, translated
from introplan.reading.shape import field_at
from introplan.sheets.book import Book, Head, Sheet
from introplan.sheets.columns import SECTIONS, Section, SheetColumn
from introplan.sheets.kinds import CellKind, ChoiceKind
from introplan.sheets.kinds_of_fields import ItemsKind, ReferenceKind
from introplan.sheets.labels import Labels
from introplan.sheets.values import SheetFields, marks_of

ID, MARKS = "id", "introplan"
"""What the two quiet columns are called: the id of each row, and the marks of what it held."""
READ_ME = _p("sheet", "Read me")
PROGRAMME = _("Programme")
LISTS = _p("sheet", "Choices")
LINES = (
    _(
        "Change what you like, add rows below, sort and filter. Save, and write `introplan import` with the file's "
        "name: you are shown what would change, and are asked."
    ),
    _("Only what you have changed is written. A row that you take away removes nothing; you are told how to."),
    _("Columns A and B are hidden and tell which row is which. Leave them; in a new row they are empty."),
    _("Several in one cell are parted by semicolons. Dates and times are Excel's own; all else is text."),
    _("Columns may be moved or taken away. What is in no column stays in the YAML files as it is."),
    _("The file has personal data: keep it where the plan is kept, and do not pass it on."),
)


def book_of(plan: Plan, language: Language) -> Book:
    """The workbook of a plan, with its words in a language."""
    labels = Labels(plan)
    fields = [SheetFields(plan, section, labels, language) for section in SECTIONS]
    lists = _Lists(labels, language)
    sheets = tuple(_sheet(each, lists) for each in fields)
    return Book(
        title=plan.programme.frame.title,
        explained=translated(READ_ME, language),
        lines=(
            ("", plan.programme.frame.title),
            (translated(PROGRAMME, language), plan.name),
            *(("", translated(line, language)) for line in LINES),
            *_explained(fields, language),
        ),
        sheets=sheets,
        lists=lists.used,
        lists_title=translated(LISTS, language),
        moment=moment_of(plan),
    )


def moment_of(plan: Plan) -> datetime:
    """The moment that a file of a plan is made in, whenever that is: when its first cohort starts."""
    first = min((cohort.starts for cohort in plan.programme.cohorts.values()), default=date(2000, 1, 1))
    return datetime.combine(first, time.min)


def _sheet(fields: SheetFields, lists: "_Lists") -> Sheet:
    section, language = fields.section, fields.language
    heads = (
        Head(ID, 10, quiet=True),
        Head(MARKS, 10, quiet=True),
        *(
            Head(
                translated(each.title, language),
                each.width,
                fields.kinds[each.name].look,
                choices=lists.choices(fields.kinds[each.name], section, each),
                several=isinstance(fields.kinds[each.name], ItemsKind),
            )
            for each in section.columns
        ),
    )
    rows = []
    for id_, entry in fields.entries.items():
        cells = tuple(fields.cells(entry))
        rows.append((id_, marks_of(cells), *cells))
    return Sheet(translated(section.title, language), heads, tuple(rows), frozen=2 + max(1, len(section.keys)))


class _Lists:
    """What can be chosen in cells: a column of another sheet, which grows with it, or a list of its own."""

    def __init__(self, labels: Labels, language: Language) -> None:
        self.labels, self.language = labels, language
        self.used: dict[str, tuple[str, ...]] = {}

    def choices(self, kind: CellKind, section: Section, column: SheetColumn) -> str | tuple[str, ...]:
        """The title of the sheet, or the name of the list."""
        if isinstance(kind, ItemsKind):
            kind = kind.item
        if isinstance(kind, ChoiceKind):
            return kind.labels
        if not isinstance(kind, ReferenceKind) or kind.sections[0] == "sessions":
            return ()
        if kind.sections == ("people",) and not kind.words:
            return "people" if section.name != "people" else ()
        name = "_".join(each.rpartition(".")[2] for each in (*kind.sections, *kind.words[:1]))
        labels = kind.called.labels
        words = tuple(str(kind.cell(word)) for word in kind.words)
        self.used.setdefault(name, (*words, *labels.values()))
        return name


def _explained(fields: list[SheetFields], language: Language) -> Iterator[tuple[str, str]]:
    """Each sheet, and what each of its columns is."""
    for each in fields:
        yield "", ""
        yield translated(each.section.title, language), translated(each.section.help, language)
        for column in each.section.columns:
            if text := about(each.section, column, language):
                yield translated(column.title, language), text


def about(section: Section, column: SheetColumn, language: Language) -> str:
    """What a column says, in the words of the field."""
    if column.key or column.half in ("role", "supporter", "end"):
        return ""
    field = field_at((*section.model, *column.path)) or field_at((*section.model, *column.path)[:-1])
    return translated(str(field.description), language) if field else ""
