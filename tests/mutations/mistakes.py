"""All kinds of mistakes, and which of them are made: a few of each kind in each programme, by a fixed seed."""

from collections.abc import Callable, Iterator
from random import Random

from mutations import of_content, of_people, of_rest, of_slips, of_support, of_time
from mutations.desk import Desk, Mistake

Kind = Callable[[Desk], Iterator[Mistake]]

MOST_OF_A_KIND = 4
"""How many mistakes of one kind are made in one programme."""


def kinds() -> tuple[Kind, ...]:
    """The public functions of the modules, in the order they are written."""
    return tuple(
        function
        for module in (of_time, of_rest, of_people, of_support, of_content, of_slips)
        for name, function in vars(module).items()
        if callable(function) and not name.startswith("_") and getattr(function, "__module__", "") == module.__name__
    )


def chosen(desk: Desk) -> Iterator[tuple[str, Mistake]]:
    """The mistakes to make in a programme, each with its kind; the same ones every time."""
    for kind in kinds():
        possible = list(kind(desk))
        random = Random(f"{desk.name}/{kind.__name__}")
        for mistake in random.sample(possible, min(MOST_OF_A_KIND, len(possible))):
            yield kind.__name__, mistake
