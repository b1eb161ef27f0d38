"""What somebody has changed in a workbook, or written in sheets of their own, as edits of the plan.

Only what differs is written. What cannot be read is told with its cell, and the rest goes on. Rows that are gone
remove nothing.
"""

from collections.abc import Sequence

from introplan.agenda import Plan
from introplan.diagnostics import Message, _, _n
from introplan.language import Language
from introplan.sheets.additions import Additions
from introplan.sheets.changed_cells import ChangedCells
from introplan.sheets.identification import Identification, new_names
from introplan.sheets.lines import FileTaken, Imported, SheetLine
from introplan.sheets.recognition import Recognised

MOST_TOLD = 40
"""So many changes of a sheet are told one by one; the rest is counted, and stands in the lines of the files."""
MOST_GONE = 12


def imported(plan: Plan, tables: Sequence[Recognised], language: Language) -> Imported:
    """What comes of tables in a plan."""
    taken = FileTaken(plan, language, new_names(plan, tables))
    identification, changed, additions = Identification(taken), ChangedCells(taken), Additions(taken, tables)
    for table in tables:
        before, present = len(taken.found.steps), set[str]()
        for line in identification.lines(table):
            present.add(line.id)
            if line.entry is None or not plan.origins.is_written(line.entry.path):
                additions.take(line)
            else:
                changed.take(line, line.entry)
            changed.take_person(line)
        _shorten(taken.found, before, table)
        if table.ids is not None:
            _tell_of_gone(taken, table, present)
    return taken.found


def _shorten(found: Imported, before: int, table: Recognised) -> None:
    """Count what is more than one reads."""
    more = len(found.steps) - before - MOST_TOLD
    if more > 1:
        told = {"sheet": Message(table.section.title), "count": more}
        found.steps[before + MOST_TOLD :] = [Message(_n("{sheet}: {count} more", "{sheet}: {count} more"), told)]


def _tell_of_gone(taken: FileTaken, table: Recognised, present: set[str]) -> None:
    """The entries that have no row any more, with the line that removes."""
    entries, is_written = taken.fields(table.section).entries.values(), taken.plan.origins.is_written
    gone = [each for each in entries if each.id not in present and is_written(each.path)]
    for each in gone[:MOST_GONE]:
        told = {
            "entry": taken.label(SheetLine(table, 0, each.id, each, each.keys)),
            "sheet": Message(table.section.title),
            "typed": ".".join(map(str, each.path)),
        }
        template = _("{entry} has no row in {sheet} and stays; to remove: `introplan set {typed} --remove`")
        taken.found.left.append(Message(template, told))
    if len(gone) > MOST_GONE:
        counted = {"sheet": Message(table.section.title), "count": len(gone) - MOST_GONE}
        more = _n("{sheet}: {count} more has no row", "{sheet}: {count} more have no row")
        taken.found.left.append(Message(more, counted))
