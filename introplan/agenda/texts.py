"""The texts of a plan that may be given out: gathered once, and asked for by checks and by what is made of it."""

from collections.abc import Iterator

from introplan.agenda.plan import Plan
from introplan.model import Path
from introplan.model.written import WrittenText, texts_in, written_in

_MARKDOWN = frozenset({"Markdown"})


def given_out_words(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Every word and text that could be printed, ids and words of the language too, with the path that leads to it."""
    return ((each.path, each.text) for each in plan.once(_written))


def given_out_texts(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Every text that calendars, prints or pages may show, with the path that leads to it."""
    return ((each.path, each.text) for each in plan.once(_texts))


def markdown_texts(plan: Plan) -> Iterator[tuple[Path, str]]:
    """Every text that calendars, prints or pages may show and that is Markdown, with the path that leads to it."""
    return ((each.path, each.text) for each in plan.once(_texts) if each.free == _MARKDOWN)


def _written(plan: Plan) -> tuple[WrittenText, ...]:
    return written_in(plan.programme)


def _texts(plan: Plan) -> tuple[WrittenText, ...]:
    return texts_in(plan.programme)
