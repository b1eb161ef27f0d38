"""What stands in a cell, in words: numbers with the language's own decimal mark, and hidden figures said to be so."""

from datetime import date

from introplan.language import Language, _, _p, in_full, month_words, short_date, short_day
from introplan.rendering.reports.report import HIDDEN, Cell, Column

HIDDEN_WORD = _p("a figure", "hidden")
DECIMAL_MARKS: dict[Language, str] = {"sv": ",", "en": "."}


def cell_words(cell: Cell, column: Column, language: Language) -> str:
    """A cell as it is read: `12,5`, `85 %`, `3 sep 2026`; nothing for nothing."""
    if cell is None:
        return ""
    if cell is HIDDEN:
        return in_full(HIDDEN_WORD, language)
    if isinstance(cell, str):
        return cell
    if isinstance(cell, date):
        worded = {"month": month_words, "weekday": short_day}.get(column.unit, short_date)
        return worded(cell, language)
    number = number_words(cell, language)
    return in_full(_("{number}%"), language, number=number) if column.unit == "percent" else number.replace("-", "−")


def number_words(number: float, language: Language) -> str:
    """A number with at most one decimal: `12`, `12,5`."""
    return f"{number:.1f}".removesuffix(".0").replace(".", DECIMAL_MARKS[language])


def is_figure(column: Column) -> bool:
    """Whether a column holds figures, which stand under each other by their right end."""
    return column.unit in ("number", "hours", "percent")
