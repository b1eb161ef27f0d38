"""What the findings of one run offer, so that no hour, room or person is offered twice."""

from collections.abc import Iterator

from introplan.agenda import Occasion, Plan
from introplan.diagnostics import Fix, Plain, Set


class Offers:
    """Occasions as they would be if every way out that has been offered so far were taken."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.taken: dict[str, Occasion] = {}
        self.named: set[str] = set()

    def note(self, fix: Fix | None) -> None:
        """Know what a way out would write."""
        if fix is not None:
            for edit in fix.edits:
                if isinstance(edit, Set):
                    self.named.update(map(str, edit.path[2:]), _words(edit.value))

    def take(self, occasion: Occasion) -> None:
        """Offer that an occasion becomes this one, of the same key."""
        self.taken[occasion.key] = occasion


def _words(value: Plain) -> Iterator[str]:
    """Every word in a value that is to be written, the names of fields among them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for inner in (*value, *(value.values() if isinstance(value, dict) else ())):
            yield from _words(inner)
